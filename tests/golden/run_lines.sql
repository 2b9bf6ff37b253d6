.mode csv
.headers on
-- JSON lines between which something else was written: what is JSON counts, the first twenty lines that are none are told one by one.
SELECT gov_scan('tests/golden/run-lines', '--migration-report-paths=report.jsonl') IS NOT NULL AS scanned;
SELECT path, format, status FROM gov_artifacts;
SELECT line, run_id, unit_id, kind, status FROM gov_runs ORDER BY line;
SELECT code, count(*) AS lines, min(line) AS first, max(line) AS last, message FROM gov_diagnostics WHERE path = 'report.jsonl' GROUP BY message ORDER BY first;
