-- What is there no more, or was never read whole: copies deleted later (by name or all of a table's), reports cut off, copies of no bytes.
.mode csv
.headers on
SELECT gov_scan('tests/golden/run-gone', '--migration-report-paths=*.{yaml,json}', '--audit-log-paths=*.jsonl', '--data-model-paths=*.sql') IS NOT NULL AS scanned;
SELECT unit_id, kind, status, note, path, line FROM gov_runs ORDER BY unit_id, path, line;
SELECT unit_id, aspect || '.' || signal AS signal, standing, why, path, line FROM gov_evidence WHERE aspect IN ('backup', 'verification', 'control') ORDER BY unit_id, path, line;
SELECT unit_id, status FROM gov_backup ORDER BY unit_id;
SELECT severity, code, path, line FROM gov_diagnostics;
SELECT subject, decision, detail, path, line FROM gov_approvals;
