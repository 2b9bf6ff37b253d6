CREATE TEMP VIEW gov_mapping_columns AS
-- Every column that a mapping row names, on either side, a row each. The table stands before the column, in a column of
-- its own, or in the heading above ("customers → accounts"). A row may name columns of several tables.
WITH fields AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, f.field, f.word, f.number, f.line FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'mapping' AND f.record = 'mapping' AND f.word <> 'none'),
sides(side) AS (VALUES ('source'), ('target'))
SELECT DISTINCT f.scope, f.path, f.line, f.record_no, s.side, coalesce(t.word, c.word, h.word) AS table_name, f.word AS column_name
FROM fields AS f JOIN sides AS s ON s.side = f.field
  LEFT JOIN fields AS t ON t.path = f.path AND t.record_no = f.record_no AND t.field = s.side || '_table' AND t.number = f.number
  LEFT JOIN fields AS c ON c.path = f.path AND c.record_no = f.record_no AND c.field = s.side || '_table' AND c.number IS NULL
  LEFT JOIN fields AS h ON h.path = f.path AND h.record_no = f.record_no AND h.field = 'heading_' || s.side;
