.mode csv
.headers on
SELECT gov_scan('tests/golden/run-reports', '--migration-report-paths=*') IS NOT NULL AS scanned;
SELECT path, format, status FROM gov_artifacts;
SELECT run_id, unit_id, kind, env, status, taints, note, line FROM gov_runs;
SELECT unit_id, aspect, signal, standing, why, path, line FROM gov_evidence;
SELECT unit_id, runs_failed, reports FROM gov_signals;
SELECT run_id, name, value, baseline, line FROM gov_metrics;
SELECT severity, code, message FROM gov_diagnostics;
