CREATE TEMP VIEW gov_checks_written AS
-- Do the scripts write what the mapping says, and nothing else? By the columns that statements name; a statement that names none,
-- or a script that is not there, leaves it unknown.
WITH targets AS MATERIALIZED (
  SELECT DISTINCT t.scope, t.unit_id FROM temp.gov_kept_mapping_tables AS t WHERE t.side = 'target' AND t.unit_id IS NOT NULL),
mapped AS MATERIALIZED (
  SELECT DISTINCT c.scope, t.unit_id, c.column_name, m.mapping_id, m.rule, m.path, m.line
  FROM temp.gov_kept_mapping_columns AS c JOIN temp.gov_kept_mapping_tables AS t ON t.scope = c.scope AND t.side = c.side AND t.table_name = c.table_name
    JOIN temp.gov_kept_mapping AS m ON m.path = c.path AND m.record_no = c.record_no
  WHERE c.side = 'target' AND t.unit_id IS NOT NULL AND c.column_name IS NOT NULL),
writes AS MATERIALIZED (
  SELECT DISTINCT s.scope, w.path, w.line, w.statement_no, w.unit_id, lower(w.object) AS object,
    CASE WHEN w.detail LIKE 'writes %' THEN substr(w.detail, 8, CASE instr(w.detail, ';') WHEN 0 THEN length(w.detail) ELSE instr(w.detail, ';') - 8 END) END AS columns
  FROM temp.gov_kept_stage_scripts AS s JOIN temp.gov_statements AS w ON w.path = s.path
  WHERE w.direction = 'up' AND w.verb IN ('insert', 'update', 'upsert', 'replace', 'merge', 'copy') AND w.unit_id IS NOT NULL),
written AS MATERIALIZED (
  SELECT w.scope, w.path, w.line, w.unit_id, lower(trim(c.value)) AS column_name
  FROM writes AS w, json_each('[' || replace(json_quote(w.columns), ', ', '","') || ']') AS c WHERE w.columns IS NOT NULL),
unseen AS MATERIALIZED ( -- scripts of which nothing is known: listed and not found, or not read in full
  SELECT f.scope FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'artifacts' AND f.field = 'script' AND f.record IN ('script', 'script_row') AND f.word IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM temp.gov_kept_stage_scripts AS s WHERE s.listed_as IS NOT NULL AND s.scope = f.scope AND s.listed_as = f.word)
  UNION SELECT s.scope FROM temp.gov_kept_stage_scripts AS s JOIN temp.gov_artifacts AS a ON a.path = s.path WHERE a.status <> 'read'),
made AS MATERIALIZED ( -- what the same script creates and no mapping names is its own working table
  SELECT DISTINCT w.path, lower(w.object) AS object FROM temp.gov_statements AS w WHERE w.verb = 'create' AND w.path IS NOT NULL AND w.object IS NOT NULL)
SELECT 'SCR.IMPROVISED' AS check_id, w.scope, CASE WHEN (w.scope, w.unit_id, w.column_name) IN (SELECT m.scope, m.unit_id, m.column_name FROM mapped AS m) THEN 'pass' ELSE 'fail' END AS outcome,
  w.unit_id || '.' || w.column_name || CASE WHEN (w.scope, w.unit_id, w.column_name) IN (SELECT m.scope, m.unit_id, m.column_name FROM mapped AS m) THEN ' is mapped' ELSE ' is written and has no mapping row' END AS reason,
  w.path, w.line
FROM written AS w WHERE (w.scope, w.unit_id) IN (SELECT t.scope, t.unit_id FROM targets AS t)
UNION ALL
SELECT 'SCR.IMPROVISED', w.scope, CASE WHEN (w.scope, w.unit_id) IN (SELECT t.scope, t.unit_id FROM targets AS t) THEN 'unknown' ELSE 'fail' END,
  w.unit_id || CASE WHEN (w.scope, w.unit_id) IN (SELECT t.scope, t.unit_id FROM targets AS t) THEN ' is written by a statement that names no columns' ELSE ' is written and is no target of the mapping' END, w.path, w.line
FROM writes AS w WHERE w.scope IN (SELECT t.scope FROM targets AS t)
  AND CASE WHEN (w.scope, w.unit_id) IN (SELECT t.scope, t.unit_id FROM targets AS t) THEN w.columns IS NULL
    ELSE NOT EXISTS (SELECT 1 FROM made AS k WHERE k.path = w.path AND k.object = w.object) END
UNION ALL
SELECT 'SCR.MAP_UNIMPLEMENTED', m.scope,
  CASE WHEN (m.scope, m.unit_id, m.column_name) IN (SELECT w.scope, w.unit_id, w.column_name FROM written AS w) THEN 'pass'
    WHEN m.scope IN (SELECT u.scope FROM unseen AS u) OR (m.scope, m.unit_id) IN (SELECT w.scope, w.unit_id FROM writes AS w WHERE w.columns IS NULL) THEN 'unknown' ELSE 'fail' END,
  coalesce(m.mapping_id || ': ', '') || m.unit_id || '.' || m.column_name || CASE
    WHEN (m.scope, m.unit_id, m.column_name) IN (SELECT w.scope, w.unit_id, w.column_name FROM written AS w) THEN ' is written by a script'
    WHEN m.scope IN (SELECT u.scope FROM unseen AS u) THEN ' is written by no script that was read, and not all were'
    WHEN (m.scope, m.unit_id) IN (SELECT w.scope, w.unit_id FROM writes AS w WHERE w.columns IS NULL) THEN ' may be written by a statement that names no columns' ELSE ' is written by no script' END,
  m.path, m.line
FROM mapped AS m WHERE coalesce(m.rule, '') <> 'drop' AND m.scope IN (SELECT s.scope FROM temp.gov_kept_stage_scripts AS s);
