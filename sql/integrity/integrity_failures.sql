CREATE TEMP VIEW gov_integrity_failures AS
-- Mandate 5: for each recovery path a failure was injected, and what happened and how it recovered is written down; what was
-- rejected is counted, and what was processed either succeeded or was rejected.
WITH failures AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'happened' AND NOT f.placeholder AND coalesce(f.word, '') <> 'none' THEN f.text END) AS happened,
    max(CASE WHEN f.field = 'recovery' AND NOT f.placeholder AND coalesce(f.word, '') <> 'none' THEN f.text END) AS recovery,
    max(CASE WHEN f.field = 'status' THEN f.word END) AS status, max(f.field = 'status') AS has_status, max(f.field = 'undone') AS undone
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'failure'
  GROUP BY f.scope, f.path, f.record_no),
paths AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.path, f.record_no, f.word AS fact FROM temp.gov_kept_stage_fields AS f
  WHERE f.record = 'failure' AND f.field = 'path' AND f.artifact IN ('tests', 'evidence')),
runs AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'processed' THEN f.number END) AS processed, max(CASE WHEN f.field = 'succeeded' THEN f.number END) AS succeeded,
    max(CASE WHEN f.field = 'rejected' THEN f.number END) AS rejected
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'run' AND f.artifact IN ('tests', 'report', 'artifacts', 'evidence')
  GROUP BY f.scope, f.path, f.record_no)
SELECT f.scope, 'failures' AS mandate, p.fact,
  CASE WHEN f.status IN ('failed', 'partial') THEN 'fail' WHEN f.happened IS NULL OR f.recovery IS NULL THEN 'fail'
    WHEN f.undone OR (f.has_status AND f.status IS NOT 'passed') THEN 'unknown'
    ELSE 'pass' END AS outcome,
  CASE WHEN f.status IN ('failed', 'partial') THEN 'the report itself says so'
    WHEN f.happened IS NULL THEN 'the scenario is named, what happened is not' WHEN f.recovery IS NULL THEN 'what happened is told, the recovery is not'
    WHEN f.undone THEN 'it was not run, or how it went is not told'
    WHEN f.has_status AND f.status IS NOT 'passed' THEN 'its status is no pass' ELSE 'injected, seen and recovered' END AS reason, f.path, f.line
FROM failures AS f JOIN paths AS p ON p.path = f.path AND p.record_no = f.record_no
UNION ALL
SELECT DISTINCT r.scope, 'failures', 'rejected',
  CASE WHEN r.processed IS NULL OR r.succeeded IS NULL OR r.rejected IS NULL OR r.processed = 0 THEN 'unknown'
    WHEN r.processed = r.succeeded + r.rejected THEN 'pass' ELSE 'fail' END,
  CASE WHEN r.processed IS NULL OR r.succeeded IS NULL OR r.rejected IS NULL THEN 'one of processed, succeeded and rejected is no number'
    WHEN r.processed = 0 THEN 'nothing was processed'
    ELSE printf('%d processed, %d succeeded, %d rejected', r.processed, r.succeeded, r.rejected) END, r.path, r.line
FROM runs AS r;
