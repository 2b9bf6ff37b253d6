CREATE TEMP VIEW gov_reconciliations AS
-- The counts of source and target that test results and validation reports compare, a row each. delta is what the two
-- numbers differ by; expected, actual and status are what the report says of it; cites: a mapping row it names explains it;
-- known: it speaks of a dataset of this migration.
WITH rows AS MATERIALIZED (
  SELECT f.scope, f.artifact, f.path, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'source' THEN f.number END) AS source,
    max(CASE WHEN f.field = 'target' THEN f.number END) AS target,
    max(f.field = 'expected') AS has_expected, max(f.field = 'actual') AS has_actual, max(f.field = 'status') AS has_status,
    max(CASE WHEN f.field = 'expected' THEN f.number END) AS expected,
    max(CASE WHEN f.field = 'actual' THEN f.number END) AS actual,
    max(CASE WHEN f.field = 'status' THEN f.word END) AS status, max(f.placeholder) AS placeholder
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'reconciliation' AND f.artifact IN ('tests', 'report')
  GROUP BY f.scope, f.artifact, f.path, f.record_no)
SELECT r.scope, r.artifact, r.path, r.line, r.record_no, r.source, r.target, r.target - r.source AS delta,
  r.has_expected, r.expected, r.has_actual, r.actual, r.has_status, r.status, r.placeholder,
  EXISTS (SELECT 1 FROM temp.gov_kept_mapping_tests AS t WHERE t.path = r.path AND t.record = 'reconciliation' AND t.line = r.line) AS cites,
  EXISTS (SELECT 1 FROM temp.gov_kept_stage_subjects AS s WHERE s.record = 'reconciliation' AND s.path = r.path AND s.record_no = r.record_no) AS known
FROM rows AS r;
