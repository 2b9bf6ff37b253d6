CREATE TEMP VIEW gov_checks_mapping_cover AS
-- Has every column of both schemas a mapping row? Of the tables that the mapping names, and of every further table of a
-- model that stands on that side alone and is not out of scope: a forgotten table is a table of forgotten columns.
WITH specs AS MATERIALIZED (SELECT DISTINCT r.scope, r.path FROM temp.gov_kept_mapping_rows AS r),
scopes AS MATERIALIZED (SELECT s.scope, min(s.path) AS path FROM specs AS s GROUP BY s.scope),
mapped AS MATERIALIZED (
  SELECT t.scope, t.side, t.table_name, t.unit_id, t.model FROM temp.gov_kept_mapping_tables AS t),
forgotten AS MATERIALIZED (
  SELECT DISTINCT s.scope, m.side, m.unit_id AS table_name, m.unit_id, m.path AS model
  FROM temp.gov_kept_mapping_models AS m CROSS JOIN temp.gov_kept_stage_scopes AS a CROSS JOIN scopes AS s CROSS JOIN temp.gov_kept_situations AS c
  WHERE m.side IS NOT NULL AND a.path = m.path AND s.scope = a.scope AND c.unit_id = m.unit_id AND c.coverage_status <> 'OUT_OF_SCOPE'
    AND NOT EXISTS (SELECT 1 FROM mapped AS t WHERE t.unit_id IS NOT NULL AND t.scope = s.scope AND t.side = m.side AND t.unit_id = m.unit_id)),
every AS (
  SELECT t.scope, t.side, t.table_name, t.unit_id, t.model FROM mapped AS t
  UNION ALL SELECT f.scope, f.side, f.table_name, f.unit_id, f.model FROM forgotten AS f),
named AS MATERIALIZED (
  SELECT DISTINCT t.scope, t.side, t.unit_id, c.column_name
  FROM temp.gov_kept_mapping_columns AS c JOIN mapped AS t ON t.scope = c.scope AND t.side = c.side AND t.table_name = c.table_name)
SELECT CASE e.side WHEN 'source' THEN 'MAP.SRC_UNMAPPED' ELSE 'MAP.TGT_UNSOURCED' END AS check_id, e.scope,
  CASE WHEN f.name IS NULL THEN 'unknown'
    WHEN (e.scope, e.side, e.unit_id, lower(f.name)) IN (SELECT n.scope, n.side, n.unit_id, n.column_name FROM named AS n) THEN 'pass' ELSE 'fail' END AS outcome,
  CASE WHEN f.name IS NULL THEN 'no data model describes ' || e.side || ' ' || e.table_name
    WHEN (e.scope, e.side, e.unit_id, lower(f.name)) IN (SELECT n.scope, n.side, n.unit_id, n.column_name FROM named AS n)
      THEN e.side || ' ' || e.table_name || '.' || f.name || ' has a row'
    ELSE e.side || ' ' || e.table_name || '.' || f.name || ' has no mapping row' END AS reason,
  coalesce(f.path, s.path) AS path, coalesce(f.line, 1) AS line
FROM every AS e JOIN scopes AS s ON s.scope = e.scope
  LEFT JOIN temp.gov_fields AS f ON f.unit_id = e.unit_id AND f.path = e.model
UNION ALL
SELECT DISTINCT CASE e.side WHEN 'source' THEN 'MAP.SRC_UNMAPPED' ELSE 'MAP.TGT_UNSOURCED' END, e.scope, 'unknown',
  'the model of ' || e.side || ' ' || e.table_name || ' does not list all its columns', e.model, 1
FROM every AS e JOIN temp.gov_fields AS f ON f.unit_id = e.unit_id AND f.path = e.model WHERE f.complete = 0;
