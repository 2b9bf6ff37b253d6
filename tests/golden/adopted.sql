-- Who works by which method? Three headings of a rollback plan, four readiness questions in one list, three samples of one metric, an artifact
-- of a stage or gate; less of it adopts nothing.
.mode list
SELECT gov_scan('tests/golden/adopted', '--migration-report-paths=**/reports/*') IS NOT NULL;
SELECT framework, scope, path, line FROM gov_frameworks ORDER BY framework, scope;
.print -- one that is named: in every spec, and not where nothing is but the index
SELECT gov_scan('tests/golden/adopted', '--frameworks=integrity') IS NOT NULL;
SELECT count(*), sum(scope = 'workspace'), sum(path IS NULL) FROM gov_frameworks WHERE framework = 'integrity';
.print -- what stands outside of all specs is of the spec workspace
SELECT gov_scan('tests/golden/gaps', '--frameworks=integrity') IS NOT NULL;
SELECT scope FROM gov_frameworks WHERE framework = 'integrity' ORDER BY 1;
