-- What plans in nine languages include, leave out, and how much there is of it.
.mode csv
.headers on
SELECT gov_scan('tests/golden/plan-languages', '--migration-plan-paths=docs/migration/*') IS NOT NULL AS scanned;
SELECT DISTINCT path, unit_id, signal, line FROM gov_evidence WHERE aspect = 'coverage' ORDER BY path, line, unit_id;
SELECT path, unit_id, signal, value, line FROM gov_evidence WHERE signal IN ('rows', 'bytes') ORDER BY path, line, unit_id;
