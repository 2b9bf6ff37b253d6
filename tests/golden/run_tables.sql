.mode csv
.headers on
SELECT gov_scan('tests/golden/run-tables', '--migration-report-paths=*') IS NOT NULL AS scanned;
SELECT path, format, status FROM gov_artifacts;
SELECT path, line, run_id, unit_id, kind, env, started_at, status, taints, source_rows, target_rows, checksum_match, method, note FROM gov_runs;
SELECT unit_id, aspect || '.' || signal AS signal, standing, why, path, line FROM gov_evidence;
SELECT severity, code, path, line, message FROM gov_diagnostics;
