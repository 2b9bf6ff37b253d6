-- Are the safeguards there that rules require? Masking is asked of what leaves production; the names of environments tell whether it does.
.mode list
SELECT gov_scan('tests/golden/safeguards', '--migration-plan-paths=plans/*') IS NOT NULL;
SELECT unit_id, outcome, reason FROM gov_policy_controls WHERE policy_id = 'MASK' ORDER BY 1;
.print -- other safeguards: found, spoken of in part, denied, denied and waived by an exception that counts for this rule
SELECT policy_id, unit_id, control, outcome, reason FROM gov_policy_controls WHERE policy_id <> 'MASK' ORDER BY 1, 2, 3;
