-- Datasets of a plan that are plain words: a list of plurals below a heading about scope, an enumeration below "tables in
-- scope"; phases that are named after one; and what is said of all but one.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/scope_lists/words');
.output
SELECT 'words', b.unit_id, b.status, v.status FROM gov_backup AS b JOIN gov_verification AS v USING (unit_id) ORDER BY 2;
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/scope_lists/phases');
.output
SELECT 'phases', b.unit_id, b.status, v.status FROM gov_backup AS b JOIN gov_verification AS v USING (unit_id) ORDER BY 2;
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/scope_lists/except');
.output
SELECT 'except', b.unit_id, b.status, v.status FROM gov_backup AS b JOIN gov_verification AS v USING (unit_id) ORDER BY 2;
