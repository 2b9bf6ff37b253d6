-- Reports that claim success over nothing: no rows, no checks, a table that is not loaded, a scan with errors.
.mode csv
.headers on
SELECT gov_scan('tests/golden/run-nothing', '--migration-report-paths=*') IS NOT NULL AS scanned;
SELECT unit_id, kind, status, taints, note, path, line FROM gov_runs;
SELECT unit_id, aspect, signal, why, path, line FROM gov_evidence WHERE aspect NOT IN ('coverage', 'style');
SELECT severity, code, message FROM gov_diagnostics;
