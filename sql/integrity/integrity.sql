CREATE TEMP VIEW gov_integrity AS
-- The seven mandates of data integrity and what proves each: counts, foreign_keys, truncation, idempotency (four facts),
-- failures (a fact a recovery path, and the rejected records), dry_run (three facts), mapping (every row, every edge).
-- fail: the evidence says otherwise, or the test results are there and say nothing of it; unknown: there are no test
-- results, or what they say cannot be read. A word that all is well proves nothing. line: of what was judged; where nothing was
-- said, of where it should have been.
WITH tested AS MATERIALIZED (
  SELECT a.scope, min(a.path) AS path, min(a.line) AS line FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'tests' GROUP BY a.scope),
scopes AS MATERIALIZED (
  SELECT a.scope, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact IN ('mapping', 'artifacts', 'tests', 'report', 'runbook', 'unit') GROUP BY a.scope),
mandates(mandate, fact) AS (
  VALUES ('counts', 'counts'), ('foreign_keys', 'orphans'), ('idempotency', 'duplicates'), ('idempotency', 'violations'), ('idempotency', 'counts'),
    ('idempotency', 'diffs'), ('failures', 'unreachable'), ('failures', 'bad_row'), ('failures', 'restart'), ('failures', 'source_change'),
    ('failures', 'rejected'), ('dry_run', 'counts'), ('dry_run', 'diffs'), ('dry_run', 'errors')),
found AS MATERIALIZED (
  SELECT c.scope, c.mandate, c.fact, c.outcome, c.reason, c.path, c.line FROM temp.gov_integrity_counts AS c
  UNION ALL SELECT r.scope, r.mandate, r.fact, r.outcome, r.reason, r.path, r.line FROM temp.gov_integrity_runs AS r
  UNION ALL SELECT f.scope, f.mandate, f.fact, f.outcome, f.reason, f.path, f.line FROM temp.gov_integrity_failures AS f
  UNION ALL SELECT m.scope, m.mandate, m.fact, m.outcome, m.reason, m.path, m.line FROM temp.gov_integrity_mapping AS m)
SELECT f.scope, f.mandate, f.fact, f.outcome, f.reason, f.path, f.line FROM found AS f
UNION ALL
SELECT s.scope, m.mandate, m.fact, CASE WHEN t.path IS NULL THEN 'unknown' ELSE 'fail' END,
  CASE WHEN t.path IS NULL THEN 'there are no integration test results' ELSE 'the test results say nothing of it' END, coalesce(t.path, s.path), max(coalesce(t.line, 1), 1)
FROM scopes AS s CROSS JOIN mandates AS m LEFT JOIN tested AS t ON t.scope = s.scope
WHERE NOT EXISTS (SELECT 1 FROM found AS f WHERE f.scope = s.scope AND f.mandate = m.mandate AND f.fact = m.fact);
