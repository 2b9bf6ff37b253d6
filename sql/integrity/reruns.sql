CREATE TEMP VIEW gov_reruns AS
-- What two runs are compared by: the second run with the first (rerun), the live run with its dry run (dry_run). measure
-- says what is compared; of a row that names several the most particular.
WITH rows AS MATERIALIZED (
  SELECT f.scope, f.artifact, f.path, f.record, f.record_no, min(f.line) AS line,
    max(CASE WHEN f.field = 'kind' AND f.word = 'duplicates' THEN 1 ELSE 0 END) AS duplicates,
    max(CASE WHEN f.field = 'kind' AND f.word = 'violations' THEN 1 ELSE 0 END) AS violations,
    max(CASE WHEN f.field = 'kind' AND f.word = 'errors' THEN 1 ELSE 0 END) AS errors,
    max(CASE WHEN f.field = 'kind' AND f.word = 'diff' THEN 1 ELSE 0 END) AS diffs,
    max(CASE WHEN f.field = 'kind' AND f.word = 'count' THEN 1 ELSE 0 END) AS counts,
    max(CASE WHEN f.field IN ('first', 'dry_run_value') THEN coalesce(CAST(f.number AS TEXT), f.word) END) AS before,
    max(CASE WHEN f.field IN ('second', 'live_value') THEN coalesce(CAST(f.number AS TEXT), f.word) END) AS after,
    max(CASE WHEN f.field IN ('second', 'live_value') THEN f.number END) AS number,
    max(CASE WHEN f.field = 'status' THEN f.word END) AS status, max(f.field = 'status') AS has_status, max(f.field = 'fresh') AS fresh
  FROM temp.gov_kept_stage_fields AS f WHERE f.record IN ('rerun', 'dry_run') AND f.artifact IN ('tests', 'report', 'artifacts', 'evidence')
  GROUP BY f.scope, f.artifact, f.path, f.record, f.record_no)
SELECT DISTINCT r.scope, r.path, r.line, r.record, r.record_no,
  CASE WHEN r.duplicates THEN 'duplicates' WHEN r.violations THEN 'violations' WHEN r.errors THEN 'errors'
    WHEN r.diffs THEN 'diffs' WHEN r.counts THEN 'counts' END AS measure,
  -- a dash, a blank to fill in and "not run" on both sides are no equal values
  CASE WHEN r.before = 'none' THEN NULL
    WHEN r.number IS NULL AND gov_enum(r.after, 'identical|same|equal|0|match|unchanged') IS NULL THEN NULL
    ELSE r.before = r.after END AS same,
  r.before, r.after, r.number, r.status, r.has_status, r.record = 'rerun' AND r.fresh AS fresh
FROM rows AS r;
