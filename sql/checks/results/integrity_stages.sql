CREATE TEMP VIEW gov_checks_stages AS
-- One stage after the other: what a later stage builds on is there, and calls the same things by the same names.
WITH present AS MATERIALIZED (SELECT a.scope, a.artifact, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a GROUP BY a.scope, a.artifact),
builds(artifact, needs) AS (VALUES ('mapping', 'inventory'), ('artifacts', 'mapping'), ('tests', 'mapping'), ('report', 'mapping'), ('report', 'artifacts'), ('report', 'tests'),
  ('runbook', 'mapping'), ('runbook', 'artifacts'), ('runbook', 'report')),
inventoried AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'inventory' AND f.field = 'name' AND f.word IS NOT NULL)
SELECT 'STG.OUTPUT_MISSING' AS check_id, p.scope, CASE WHEN n.path IS NULL THEN 'fail' ELSE 'pass' END AS outcome,
  p.artifact || CASE WHEN n.path IS NULL THEN ' is there and what it builds on is not: ' ELSE ' builds on ' END || b.needs AS reason, p.path, 1 AS line
FROM present AS p JOIN builds AS b ON b.artifact = p.artifact LEFT JOIN present AS n ON n.scope = p.scope AND n.artifact = b.needs
UNION ALL
SELECT DISTINCT 'STG.NAME_DRIFT', t.scope, CASE WHEN (t.scope, t.table_name) IN (SELECT i.scope, i.word FROM inventoried AS i) THEN 'pass' ELSE 'fail' END,
  'source ' || t.table_name || CASE WHEN (t.scope, t.table_name) IN (SELECT i.scope, i.word FROM inventoried AS i) THEN ' is in the inventory' ELSE ' is called otherwise in the inventory, or missing from it' END,
  p.path, 1
FROM temp.gov_kept_mapping_tables AS t JOIN present AS p ON p.scope = t.scope AND p.artifact = 'mapping'
WHERE t.side = 'source' AND t.scope IN (SELECT i.scope FROM inventoried AS i);
