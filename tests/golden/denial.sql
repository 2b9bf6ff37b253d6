-- A plan that says "no backup is taken" denies what it said of its only table; of several, the one that is named keeps its
-- copy. A denied property ("not encrypted") takes nothing away.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/denial/one', '--migration-plan-paths=*.md', '--data-model-paths=db/*.sql');
.output
SELECT 'one', unit_id, status FROM gov_backup;
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/denial/property', '--migration-plan-paths=*.md', '--data-model-paths=db/*.sql');
.output
SELECT 'property', unit_id, status FROM gov_backup;
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/denial/two', '--migration-plan-paths=*.md', '--data-model-paths=db/*.sql');
.output
SELECT 'two', unit_id, status FROM gov_backup ORDER BY unit_id;
