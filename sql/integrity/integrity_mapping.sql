CREATE TEMP VIEW gov_integrity_mapping AS
-- Mandates 3 and 7: a row that narrows its type has a boundary test that passed; every row has a test that cites it, and
-- every note on an edge case one that is no happy path.
WITH tested AS MATERIALIZED (
  SELECT a.scope, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'tests' GROUP BY a.scope)
SELECT m.scope, 'truncation' AS mandate, 'narrowing' AS fact,
  CASE WHEN m.type_change IS NULL THEN 'unknown' WHEN m.type_change <> 'narrows' THEN 'pass'
    WHEN m.boundary_tests > 0 THEN 'pass' WHEN t.path IS NULL THEN 'unknown' ELSE 'fail' END AS outcome,
  coalesce(m.mapping_id || ': ', '') || CASE WHEN m.type_change IS NULL THEN 'a type is not known' WHEN m.type_change <> 'narrows' THEN 'the type ' || m.type_change
    WHEN m.boundary_tests > 0 THEN 'narrows, and a boundary test passed' WHEN t.path IS NULL THEN 'narrows, and there are no test results'
    ELSE 'narrows, and no boundary test that passed cites it' END AS reason, m.path, m.line
FROM temp.gov_kept_mapping AS m LEFT JOIN tested AS t ON t.scope = m.scope
WHERE m.source_column IS NOT NULL AND m.target_column IS NOT NULL
UNION ALL
SELECT m.scope, 'mapping', 'rows', CASE WHEN m.tests_passed > 0 THEN 'pass' WHEN t.path IS NULL THEN 'unknown' ELSE 'fail' END,
  coalesce(m.mapping_id || ': ', '') || CASE WHEN m.tests_passed > 0 THEN m.tests_passed || ' test(s) that passed cite it'
    WHEN t.path IS NULL THEN 'there are no test results' WHEN m.tests > 0 THEN 'tests cite it and none of them passed' ELSE 'no test cites it' END, m.path, m.line
FROM temp.gov_kept_mapping AS m LEFT JOIN tested AS t ON t.scope = m.scope
UNION ALL
SELECT m.scope, 'mapping', 'edges', CASE WHEN m.edge_tests > 0 THEN 'pass' WHEN t.path IS NULL THEN 'unknown' ELSE 'fail' END,
  coalesce(m.mapping_id || ': ', '') || CASE WHEN m.edge_tests > 0 THEN 'its edge case has a test that passed'
    WHEN t.path IS NULL THEN 'there are no test results' ELSE 'its edge case has no test that passed' END, m.path, m.line
FROM temp.gov_kept_mapping AS m LEFT JOIN tested AS t ON t.scope = m.scope
WHERE m.edge_notes > 0;
