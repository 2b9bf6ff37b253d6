CREATE TEMP VIEW gov_integrity_runs AS
-- Mandates 4 and 6: a second run on the same target leaves no duplicate and no violation, counts as the first and differs
-- nowhere; the dry run showed what the live run did. A run over nothing repeats nothing.
WITH labelled AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'duplicates' THEN f.number END) AS duplicates,
    max(CASE WHEN f.field = 'constraint_violations' THEN f.number END) AS violations,
    max(CASE WHEN f.field = 'counts_equal' THEN f.word END) AS counts_equal,
    max(CASE WHEN f.field = 'diffs_identical' THEN f.word END) AS diffs_identical,
    max(CASE WHEN f.field = 'same_target' THEN f.word END) AS same_target
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'second_run' AND f.artifact IN ('tests', 'artifacts', 'evidence')
  GROUP BY f.scope, f.path, f.record_no),
facts AS (
  SELECT l.scope, l.path, l.line, 'duplicates' AS fact, l.duplicates = 0 AS good, coalesce(CAST(l.duplicates AS INTEGER), 'no number of') || ' duplicate(s) after the second run' AS reason, l.same_target FROM labelled AS l
  UNION ALL SELECT l.scope, l.path, l.line, 'violations', l.violations = 0, coalesce(CAST(l.violations AS INTEGER), 'no number of') || ' violation(s) on the second run', l.same_target FROM labelled AS l
  UNION ALL SELECT l.scope, l.path, l.line, 'counts', CASE l.counts_equal WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END, 'counts equal: ' || coalesce(l.counts_equal, 'not said'), l.same_target FROM labelled AS l
  UNION ALL SELECT l.scope, l.path, l.line, 'diffs', CASE l.diffs_identical WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END, 'sampled diffs identical: ' || coalesce(l.diffs_identical, 'not said'), l.same_target FROM labelled AS l)
SELECT f.scope, 'idempotency' AS mandate, f.fact,
  CASE WHEN f.good = 0 THEN 'fail' WHEN f.same_target = 'no' THEN 'fail' WHEN f.good IS NULL THEN 'unknown' ELSE 'pass' END AS outcome,
  CASE WHEN f.same_target = 'no' THEN 'the second run had another target, or a target set back' ELSE f.reason END AS reason, f.path, f.line
FROM facts AS f
UNION ALL
SELECT r.scope, CASE r.record WHEN 'rerun' THEN 'idempotency' ELSE 'dry_run' END, r.measure,
  CASE WHEN r.status IN ('failed', 'partial') OR r.fresh THEN 'fail'
    WHEN r.record = 'rerun' AND r.measure IN ('duplicates', 'violations') AND r.number > 0 THEN 'fail'
    WHEN r.same = 0 THEN 'fail' WHEN r.same IS NULL OR (r.has_status AND r.status IS NOT 'passed') THEN 'unknown'
    WHEN r.measure = 'counts' AND r.number = 0 THEN 'unknown' ELSE 'pass' END,
  CASE WHEN r.status IN ('failed', 'partial') THEN 'the report itself says so' WHEN r.fresh THEN 'the second run had another target, or a target set back'
    WHEN r.record = 'rerun' AND r.measure IN ('duplicates', 'violations') AND r.number > 0 THEN printf('%d %s on the second run', r.number, r.measure)
    WHEN r.same = 0 THEN CASE r.record WHEN 'rerun' THEN 'the first run and the second differ' ELSE 'the dry run and the live run differ' END || CASE WHEN r.number IS NOT NULL AND r.before GLOB '[0-9]*'
      THEN printf(': %d and %d', r.before, r.number) ELSE '' END
    WHEN r.same IS NULL THEN 'the values of the two runs cannot be compared'
    WHEN r.has_status AND r.status IS NOT 'passed' THEN 'its status is no pass'
    WHEN r.measure = 'counts' AND r.number = 0 THEN 'nothing was counted in either run'
    ELSE CASE r.record WHEN 'rerun' THEN 'the first run and the second agree' ELSE 'the dry run and the live run agree' END || CASE WHEN r.number IS NULL THEN '' ELSE printf(': %d', r.number) END END, r.path, r.line
FROM temp.gov_kept_reruns AS r
WHERE r.measure IN ('duplicates', 'violations', 'counts', 'diffs') OR (r.record = 'dry_run' AND r.measure = 'errors');
