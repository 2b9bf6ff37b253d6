-- Who works by which method? Three headings of a rollback plan, four readiness questions in one list, three samples of one metric, an artifact
-- of a stage or gate; less of it adopts nothing.
.mode list
SELECT gov_scan('tests/golden/adopted', '--migration-report-paths=**/reports/*') IS NOT NULL;
SELECT framework, scope, path, line FROM gov_frameworks ORDER BY framework, scope;
