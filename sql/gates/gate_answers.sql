CREATE TEMP VIEW gov_gate_answers AS
-- What does each migration answer where its gates ask for one of several words? NULL: no answer, or more than one. ponr: the
-- step after which there is no way back; no_ponr: it says that there is none. One row a migration; MIG-4 has gov_gate_results.
WITH said AS MATERIALIZED (
  SELECT s.scope, s.gate, s.section, coalesce(s.text, s.item_text) AS text
  FROM temp.gov_kept_gate_sections AS s WHERE s.filled)
SELECT d.scope,
  max(CASE WHEN d.section = 'risk level' THEN gov_enum(d.text, 'Low|Medium|High|Critical') END) AS risk,
  max(CASE WHEN d.section = 'strategy' THEN gov_enum(d.text, 'Big bang|Incremental|Parallel run|Blue-green|Strangler fig') END) AS strategy,
  max(CASE WHEN d.section = 'data compatibility' THEN gov_enum(d.text, 'compatible|requires transformation') END) AS compatibility,
  max(CASE WHEN d.section = 'point of no return' THEN gov_stepno(d.text) END) AS ponr,
  max(CASE WHEN d.section = 'point of no return' THEN gov_stepno(d.text) IS NULL AND gov_says(substr(d.text, 1, 24), 'None|No point of no return') END)
    AS no_ponr,
  max(CASE WHEN d.section = 'verdict' THEN gov_enum(d.text, 'Migration successful|Issues found') END) AS verdict,
  max(CASE WHEN d.section = 'data integrity' THEN gov_enum(d.text, 'Verified|Issues') END) AS integrity,
  max(CASE WHEN d.section = 'rollback status' THEN gov_enum(d.text, 'Available|No longer possible') END) AS rollback_status,
  max(CASE WHEN d.section = 'rollback window' THEN d.text END) AS rollback_window
FROM said AS d
GROUP BY d.scope;
