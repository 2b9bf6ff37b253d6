.mode csv
.headers on
SELECT gov_scan('tests/golden/run-formats', '--data-quality-report-paths={dbt,quality,compare,backup}/*') IS NOT NULL AS scanned;
SELECT path, format, status FROM gov_artifacts;
SELECT run_id, unit_id, kind, status, taints, checks_passed AS passed, checks_failed AS failed, method, note FROM gov_runs WHERE kind <> 'backup';
SELECT run_id, subject, started_at, status, region, encrypted, note FROM gov_runs WHERE kind = 'backup';
SELECT unit_id, aspect || '.' || signal AS signal, standing, why, path, line FROM gov_evidence WHERE aspect<>'coverage';
SELECT unit_id, source_region, target_region, via, path, line FROM gov_flows;
SELECT severity, code, message FROM gov_diagnostics;
