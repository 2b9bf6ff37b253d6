CREATE TEMP VIEW gov_mapping_columns AS
-- Every column that a mapping row names, on either side, a row each. The table stands before the column, in a column of
-- its own, or in the heading above ("customers → accounts").
WITH fields AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, f.field, f.word, f.line FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'mapping' AND f.record = 'mapping'),
sides(side) AS (VALUES ('source'), ('target')),
tables AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, s.side,
    coalesce(max(CASE WHEN f.field = s.side || '_table' THEN f.word END), max(CASE WHEN f.field = 'heading_' || s.side THEN f.word END)) AS table_name
  FROM fields AS f JOIN sides AS s ON f.field IN (s.side || '_table', 'heading_' || s.side)
  WHERE f.word <> 'none'
  GROUP BY f.scope, f.path, f.record_no, s.side)
SELECT f.scope, f.path, f.line, f.record_no, s.side, t.table_name, f.word AS column_name
FROM fields AS f JOIN sides AS s ON s.side = f.field
  LEFT JOIN tables AS t ON t.scope = f.scope AND t.path = f.path AND t.record_no = f.record_no AND t.side = s.side
WHERE f.word <> 'none';
