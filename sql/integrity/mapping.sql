CREATE TEMP VIEW gov_mapping AS
-- What does each mapping row do, do both schemas have its columns, and which tests cite it? type_change compares the types
-- the row states, else those of the models: same widens changes narrows (gov_type_change); NULL: a type is not known. tests
-- counts those that cite the row, evidence says where they stand. source_known, target_known: a data model describes the
-- table; source_exists, target_exists: it has the column (NULL: not known). source_stated, target_stated: what lies between the type
-- the row states and the model's (gov_type_change).
WITH fields AS MATERIALIZED (
  SELECT f.unit_id, f.path, CAST(lower(f.name) AS TEXT) AS name, -- CAST: an index needs to know the type
    f.type, f.nullable FROM temp.gov_fields AS f
  WHERE f.unit_id IN (SELECT t.unit_id FROM temp.gov_kept_mapping_tables AS t)),
columns AS MATERIALIZED (
  SELECT c.scope, c.path, c.record_no, c.side, group_concat(DISTINCT c.table_name) AS tables, group_concat(c.column_name) AS columns,
    min(t.model IS NOT NULL) AS known, min(CASE WHEN t.model IS NOT NULL THEN f.name IS NOT NULL END) AS found,
    CASE WHEN count(*) = 1 THEN max(f.type) END AS type, max(f.nullable) AS nullable
  FROM temp.gov_kept_mapping_columns AS c
    LEFT JOIN temp.gov_kept_mapping_tables AS t ON t.scope = c.scope AND t.side = c.side AND t.table_name = c.table_name
    LEFT JOIN fields AS f ON f.unit_id = t.unit_id AND f.path = t.model AND f.name = c.column_name
  GROUP BY c.scope, c.path, c.record_no, c.side),
tests AS MATERIALIZED (
  SELECT t.scope, t.mapping_path, CAST(t.mapping_no AS INTEGER) AS mapping_no, count(*) AS tests, sum(t.status = 'passed') AS passed,
    sum(t.status = 'passed' AND t.boundary) AS boundary, sum(t.status = 'passed' AND t.edge) AS edge,
    json_group_array(DISTINCT t.path || ':' || t.line) AS places
  FROM temp.gov_kept_mapping_tests AS t WHERE t.record IN ('test', 'failure')
  GROUP BY t.scope, t.mapping_path, t.mapping_no)
SELECT r.scope, r.mapping_id, s.tables AS source_table, s.columns AS source_column, coalesce(r.source_type, s.type) AS source_type,
  t.tables AS target_table, t.columns AS target_column, coalesce(r.target_type, t.type) AS target_type,
  gov_type_change(coalesce(r.source_type, s.type), coalesce(r.target_type, t.type)) AS type_change, r.rule, r.null_rule,
  coalesce(n.tests, 0) AS tests, coalesce(n.passed, 0) AS tests_passed, coalesce(n.boundary, 0) AS boundary_tests,
  coalesce(n.edge, 0) AS edge_tests, r.edge_notes, r.path, r.line, coalesce(n.places, '[]') AS evidence,
  s.known AS source_known, t.known AS target_known, s.found AS source_exists, t.found AS target_exists,
  s.nullable AS source_nullable, t.nullable AS target_nullable, r.default_given, r.noted, r.boundary_noted, r.record_no,
  gov_type_change(r.source_type, s.type) AS source_stated, gov_type_change(r.target_type, t.type) AS target_stated
FROM temp.gov_kept_mapping_rows AS r
  LEFT JOIN columns AS s ON s.path = r.path AND s.record_no = r.record_no AND s.side = 'source'
  LEFT JOIN columns AS t ON t.path = r.path AND t.record_no = r.record_no AND t.side = 'target'
  LEFT JOIN tests AS n ON n.scope = r.scope AND n.mapping_path = r.path AND n.mapping_no = r.record_no;
