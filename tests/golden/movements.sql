-- Where does data move, what do the rules say of it, and which movement do the reasons name? Most move from the EU to the US.
.mode list
SELECT gov_scan('tests/golden/movements', '--migration-plan-paths=migration-plan-*.yaml') IS NOT NULL;
.print -- each movement: 6 broken, 4 nobody asked, 3 broken and allowed, 2 a place is missing, 1 allowed, 0 nothing crossed; where home is kept it is no movement
SELECT unit_id, target_region, via, standing FROM gov_flow_standings ORDER BY 1, path;
.print -- rules and movements: allowed is what a rule of this unit allows for this very pair
SELECT policy_id, unit_id, target_region, ruling, allowed FROM gov_unit_rulings WHERE unit_id <> 'many' ORDER BY 1, 2, flow_path;
.print -- rules of one side, of lists, of a region, of a country inside the EU: what they say of each pair
SELECT policy_id, source_region, target_region, ruling FROM gov_unit_rulings WHERE unit_id = 'many' ORDER BY 1, 2, 3;
.print -- rules: the movement that breaks it, and is not allowed where one is not
SELECT policy_id, unit_id, outcome, reason, line FROM gov_policy_results ORDER BY 1, 2;
.print -- units
SELECT unit_id, status, reason FROM gov_policy_alignment ORDER BY 1;
SELECT unit_id, status, residency_allowed, reason, evidence FROM gov_residency ORDER BY 1;
.print -- a pair of --region-pairs is of no document, and of the units in scope
SELECT gov_scan('tests/golden/movements', '--migration-plan-paths=migration-plan-still.yaml', '--region-pairs=eu-west-1:us-east-1,eu-west-1:eu-central-1') IS NOT NULL;
SELECT unit_id, target_region, via, standing FROM gov_flow_standings ORDER BY 1, 2;
SELECT unit_id, outcome, reason FROM gov_policy_results WHERE policy_id = 'RES-EU' ORDER BY 1;
SELECT unit_id, status, reason, evidence FROM gov_residency WHERE unit_id IN ('kept', 'still') ORDER BY 1;
