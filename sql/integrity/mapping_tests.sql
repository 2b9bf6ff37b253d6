CREATE TEMP VIEW gov_mapping_tests AS
-- Which test, count or injected failure cites which mapping row? By the row's id, by "row N", or by a column it names,
-- with its table or, where only one row has that column, without. passed: the test says so, in a word we know, and tells of
-- nothing amiss beside it.
WITH cites AS MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.word, min(f.line) AS line FROM temp.gov_kept_stage_fields AS f
  WHERE f.field = 'reference' AND f.artifact IN ('tests', 'report') AND f.word IS NOT NULL
  GROUP BY f.scope, f.path, f.record, f.record_no, f.word),
names AS MATERIALIZED (
  SELECT r.scope, r.path, r.record_no, CAST(lower(r.mapping_id) AS TEXT) AS word FROM temp.gov_kept_mapping_rows AS r WHERE r.mapping_id IS NOT NULL
  UNION SELECT c.scope, c.path, c.record_no, CAST(c.table_name || '.' || c.column_name AS TEXT) FROM temp.gov_kept_mapping_columns AS c WHERE c.table_name IS NOT NULL
  UNION SELECT c.scope, min(c.path), min(c.record_no), c.column_name FROM temp.gov_kept_mapping_columns AS c
    GROUP BY c.scope, c.column_name HAVING count(DISTINCT c.path || ' ' || c.record_no) = 1),
standing AS MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no,
    CASE WHEN max(CASE WHEN f.field = 'expected' THEN f.number END) <> max(CASE WHEN f.field = 'actual' THEN f.number END) AND f.record = 'test' THEN 'failed'
      ELSE max(CASE WHEN f.field = 'status' THEN f.word END) END AS status, -- a test that saw another number than it expected did not pass
    max(CASE WHEN f.field = 'class' AND f.word = 'boundary' THEN 1 ELSE 0 END) AS boundary,
    max(CASE WHEN f.field = 'class' AND f.word <> 'happy' THEN 1 ELSE 0 END) AS edge
  FROM temp.gov_kept_stage_fields AS f WHERE f.field IN ('status', 'class', 'expected', 'actual')
  GROUP BY f.scope, f.path, f.record, f.record_no)
SELECT DISTINCT n.scope, n.path AS mapping_path, n.record_no AS mapping_no, c.record, c.path, c.line,
  CASE WHEN s.status = 'passed' AND c.record = 'test' AND EXISTS (SELECT 1 FROM temp.gov_kept_test_surprises AS p WHERE p.path = c.path AND p.record_no = c.record_no)
    THEN 'unknown' ELSE coalesce(s.status, 'unknown') END AS status, s.boundary, s.edge
FROM cites AS c JOIN names AS n ON n.scope = c.scope AND n.word = c.word
  LEFT JOIN standing AS s ON s.path = c.path AND s.record = c.record AND s.record_no = c.record_no;
