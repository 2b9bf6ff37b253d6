-- A team's own word for a backup: unknown without --lexicon, a mechanism with it; a bad row is a diagnostic.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon');
.output
SELECT unit_id, status FROM gov_backup;
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon', '--lexicon=house.yaml');
.output
SELECT unit_id, status FROM gov_backup;
SELECT severity, code, path, message FROM gov_diagnostics WHERE code LIKE 'lexicon%';
