CREATE TEMP VIEW gov_gate_answers AS
-- What does each migration answer where its gates ask for one of several words? NULL: no answer, or more than one, were it in
-- two artifacts. ponr: the step after which there is no way back; no_ponr: it says that there is none. One row a migration;
-- MIG-4 has gov_gate_results.
WITH said AS MATERIALIZED (
  SELECT s.scope, s.section, group_concat(coalesce(s.text, s.item_text), ' / ') AS text, count(DISTINCT coalesce(s.text, s.item_text)) = 1 AS agreed
  FROM temp.gov_kept_gate_sections AS s WHERE s.filled GROUP BY s.scope, s.section)
SELECT d.scope,
  group_concat(CASE WHEN d.section = 'risk level' THEN gov_enum(d.text, 'Low|Medium|High|Critical') END) AS risk,
  group_concat(CASE WHEN d.section = 'strategy' THEN gov_enum(d.text, 'Big bang|Incremental|Parallel run|Blue-green|Strangler fig') END) AS strategy,
  group_concat(CASE WHEN d.section = 'data compatibility' THEN gov_enum(d.text, 'compatible!|requires transformation') END) AS compatibility,
  sum(CASE WHEN d.section = 'point of no return' AND d.agreed THEN gov_stepno(d.text) END) AS ponr,
  sum(CASE WHEN d.section = 'point of no return' AND d.agreed
      THEN gov_stepno(d.text) IS NULL AND gov_says(substr(d.text, 1, 24), 'None|No point of no return|Keiner|Keine|Kein|Ninguno|Ninguna|Aucun|Aucune|Nenhum') AND coalesce(gov_reserve(d.text), '') NOT IN ('open', 'unsure') END)
    AS no_ponr,
  group_concat(CASE WHEN d.section = 'verdict' THEN gov_enum(d.text, 'Migration successful|Issues found') END) AS verdict,
  group_concat(CASE WHEN d.section = 'data integrity' THEN gov_enum(d.text, 'Verified|Issues') END) AS integrity,
  group_concat(CASE WHEN d.section = 'rollback status' THEN gov_enum(d.text, 'Available!|No longer possible') END) AS rollback_status,
  group_concat(CASE WHEN d.section = 'rollback window' AND d.agreed THEN d.text END) AS rollback_window
FROM said AS d
GROUP BY d.scope;
