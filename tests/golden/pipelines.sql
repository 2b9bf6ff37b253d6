.mode csv
.headers on
SELECT gov_scan('tests/golden/run-pipelines', '--pipeline-config-paths=*') IS NOT NULL AS scanned;
SELECT path, format, status FROM gov_artifacts;
SELECT unit_id, aspect || '.' || signal AS signal, value, standing, why, path, line FROM gov_evidence;
SELECT unit_id, source_env, target_env, source_region, target_region, path, line FROM gov_flows;
SELECT unit_id, source_unit_id, path, line FROM gov_lineage;
SELECT run_id, unit_id, kind, status, target_rows, checks_passed AS passed, checks_failed AS failed, taints, path, line FROM gov_runs;
SELECT unit_id, name FROM gov_names;
SELECT severity, code, path, message FROM gov_diagnostics;
