-- A team's own word for a backup: unknown without --lexicon, a mechanism with it, and a row of gov_lexicon with its origin.
-- What is no row is a diagnostic with its line.
.mode list
SELECT count(*) > 1000 AND count(DISTINCT origin) = 1 FROM gov_lexicon; -- before any scan
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon');
.output
SELECT unit_id, status FROM gov_backup;
SELECT count(*) FROM gov_lexicon WHERE origin = 'file';
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon', '--lexicon=house.yaml');
.output
SELECT unit_id, status FROM gov_backup;
SELECT * FROM gov_lexicon WHERE origin = 'file';
SELECT severity, code, path, line, message FROM gov_diagnostics WHERE code LIKE 'lexicon%';
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon', '--lexicon=house.tsv');
.output
SELECT unit_id, status FROM gov_backup;
SELECT * FROM gov_lexicon WHERE origin = 'file';
SELECT severity, code, path, line, message FROM gov_diagnostics WHERE code LIKE 'lexicon%';
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon', '--lexicon=words.json');
.output
SELECT severity, code, path, line, message FROM gov_diagnostics WHERE code LIKE 'lexicon%';
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/lexicon', '--lexicon=broken.yaml');
.output
SELECT severity, code, path, line FROM gov_diagnostics WHERE path = 'broken.yaml';
