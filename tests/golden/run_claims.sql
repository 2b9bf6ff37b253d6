-- What a report claims against what it shows: numbers that differ, blanks, rehearsals by any name, examples, five languages.
.mode csv
.headers on
SELECT gov_scan('tests/golden/run-claims', '--migration-report-paths=**/*') IS NOT NULL AS scanned;
SELECT unit_id, kind, env, status, source_rows, target_rows, checksum_match, path, line FROM gov_runs;
SELECT unit_id, signal, why FROM gov_evidence WHERE aspect IN ('verification', 'backup') AND standing = 'evidenced';
SELECT unit_id, status, reason FROM gov_verification WHERE unit_id IN ('users', 'carts', 'ledger', 'coupons');
SELECT unit_id, note FROM gov_runs WHERE kind = 'backup';
SELECT code, path, line, message FROM gov_diagnostics;
