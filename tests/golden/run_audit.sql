.mode csv
.headers on
SELECT gov_scan('tests/golden/run-audit', '--audit-log-paths={*.jsonl,trail.json,rule.yml,*.log}', '--migration-report-paths=report.json') IS NOT NULL AS scanned;
SELECT path, kind, format, status FROM gov_artifacts;
SELECT path, line, run_id, unit_id, kind, status, taints, subject, region, note FROM gov_runs;
SELECT unit_id, aspect || '.' || signal AS signal, standing, why, path, line FROM gov_evidence;
SELECT severity, code, path, line, message FROM gov_diagnostics;
