.mode csv
.headers on
SELECT gov_scan('tests/golden/run-backups', '--migration-report-paths={rds,cutover,restore,undo}.json', '--audit-log-paths=trail.json') IS NOT NULL AS scanned;
SELECT run_id, subject, status, note FROM gov_runs WHERE kind IN ('backup', 'deletion');
SELECT unit_id, aspect || '.' || signal AS signal, value, standing, why FROM gov_evidence ORDER BY unit_id, evidence_id;
SELECT unit_id, status, reason FROM gov_backup ORDER BY unit_id;
-- The rehearsal of the sample speaks of three units of those in scope: it is not complete.
SELECT gov_scan('samples/acme') IS NOT NULL AS scanned;
SELECT run_id, kind, env, units_spoken_of, complete, path FROM gov_run_coverage;
