-- What was decided about the plans that cover a unit: each role's last decision, about this text, in the plan or where it is named.
.mode list
SELECT gov_scan('tests/golden/plan-approvals', '--migration-plan-paths=plans/*,decisions/*') IS NOT NULL;
.print -- unit, approved, stale, against, the decision to look at first: a refusal, else one of another text, else the first
SELECT unit_id, approved, stale, against, path, line FROM gov_plan_approvals WHERE unit_id NOT GLOB 'plan:*' ORDER BY 1;
