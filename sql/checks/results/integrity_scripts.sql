CREATE TEMP VIEW gov_checks_stage_scripts AS
-- Shape script_hazard: is a script of the migration free of it? args: hazards, the ids of gov_hazards that speak against it; not_in,
-- the formats in which none of them is looked for. A script that was not read in full, or whose author silenced the hazard, is unknown.
WITH scripts AS MATERIALIZED (
  SELECT DISTINCT s.scope, s.path, a.format, a.status FROM temp.gov_kept_stage_scripts AS s JOIN temp.gov_artifacts AS a ON a.path = s.path),
asked AS MATERIALIZED (
  SELECT c.check_id, c.args, coalesce(json_extract(c.args, '$.not_in'), '') AS not_in FROM temp.gov_check_catalog AS c WHERE c.shape = 'script_hazard'),
hazards AS MATERIALIZED (
  SELECT k.check_id, h.path, h.line, h.message, h.suppressed_by FROM asked AS k, json_each(k.args, '$.hazards') AS w JOIN temp.gov_hazards AS h ON h.hazard_id = w.value
  WHERE h.path IN (SELECT s.path FROM scripts AS s))
SELECT h.check_id, s.scope, CASE WHEN h.suppressed_by IS NULL THEN 'fail' ELSE 'unknown' END AS outcome,
  h.message || CASE WHEN h.suppressed_by IS NULL THEN '' ELSE '; it is silenced' END AS reason, h.path, h.line
FROM scripts AS s JOIN hazards AS h ON h.path = s.path
UNION ALL
SELECT k.check_id, s.scope, CASE WHEN s.format = k.not_in THEN 'skip' WHEN s.status = 'read' THEN 'pass' ELSE 'unknown' END,
  s.path || CASE WHEN s.format = k.not_in THEN ' is ' || s.format || ', where it is not looked for' WHEN s.status = 'read' THEN ' shows nothing of the kind' ELSE ' was not read in full' END, s.path, 1
FROM scripts AS s CROSS JOIN asked AS k WHERE NOT EXISTS (SELECT 1 FROM hazards AS h WHERE h.check_id = k.check_id AND h.path = s.path);
