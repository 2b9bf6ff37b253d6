-- Is data kept as long as it must be, and no longer than it may? What is stated, what scripts lose, what an exception covers.
.mode list
SELECT gov_scan('tests/golden/retention', '--migration-plan-paths=plans/*') IS NOT NULL;
.print -- a report that is cut off and a file without a migration leave nothing open; an exception that is late, or of another rule, covers nothing
SELECT policy_id, unit_id, outcome, reason, line FROM gov_policy_retention ORDER BY 1, 2;
.print -- a script that is too large to be read leaves open whether it deletes
SELECT gov_scan('tests/golden/retention', '--migration-plan-paths=plans/*', '--max-file-bytes=3000') IS NOT NULL;
SELECT path, status FROM gov_artifacts WHERE kind = 'script' ORDER BY 1;
SELECT unit_id, outcome, reason FROM gov_policy_retention WHERE policy_id = 'KEEP-7Y' AND unit_id IN ('backed', 'grown', 'lost') ORDER BY 1;
.print -- scripts of specs that are out of scope are left aside, and so is a plan that is too large
SELECT gov_scan('tests/golden/retention-specs', '--spec-ids=a', '--max-file-bytes=1100') IS NOT NULL;
SELECT path, kind, status, spec_id FROM gov_artifacts WHERE status = 'skipped' ORDER BY 1;
SELECT unit_id, outcome, reason FROM gov_policy_retention;
