-- A deviation that a document justifies in writing counts for the units it covers and the policy it names, and for nothing else.
.mode list
SELECT gov_scan('tests/golden/deviations', '--migration-plan-paths=migration-plan-*.md') IS NOT NULL;
SELECT unit_id, policy_id, path, line FROM gov_justifications ORDER BY 1, 2;
SELECT unit_id, policy_id, outcome, reason LIKE '%justified in writing (migration-plan-orders.md:10)' AS written FROM gov_policy_results ORDER BY 1, 2;
.print -- the reason tells the worst, the evidence every policy of the unit
SELECT unit_id, status, reason LIKE '%RES-EAST broken%' AS east, reason LIKE '%RES-EU %' AS eu, evidence FROM gov_policy_alignment ORDER BY 1;
