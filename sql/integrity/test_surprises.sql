CREATE TEMP VIEW gov_test_surprises AS
-- Which tests tell of something amiss in what they saw (lost, cut off, garbled, an error …) that they did not expect? Whatever their status says,
-- they are no proof.
WITH seen AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, f.field, f.word, f.line FROM temp.gov_kept_stage_fields AS f
  WHERE f.record = 'test' AND f.field IN ('actual_spoiled', 'expected_spoiled'))
SELECT a.scope, a.path, a.record_no, group_concat(DISTINCT a.word) AS amiss, min(a.line) AS line
FROM seen AS a
WHERE a.field = 'actual_spoiled'
  AND NOT EXISTS (SELECT 1 FROM seen AS e WHERE e.path = a.path AND e.record_no = a.record_no AND e.field = 'expected_spoiled' AND e.word = a.word)
GROUP BY a.scope, a.path, a.record_no;
