-- Where plans, scripts and models do not agree, which teams must talk, and the rules as they are listed: each row once, and none for what agrees.
.mode list
SELECT gov_scan('tests/golden/gaps', '--strict') IS NOT NULL;
.print -- gaps: wishes is only planned, carts only changed, idle neither, archive said to stay; the copy of orders lacks tenant, class and length; of mystery no field is known; exports and vault are moved by a pipeline alone; shelf stays
SELECT gap, unit_id, path, line FROM gov_coverage_gaps WHERE unit_id <> 'loose' ORDER BY 1, 2, 4;
SELECT unit_id, spec_id FROM gov_coverage_gaps WHERE gap = 'narrowing' ORDER BY 1;
.print -- each hazard of the catalogue once, found or not
SELECT hazard_id, open, suppressed, scripts FROM gov_hazard_counts WHERE hazard_id IN ('MH101', 'MH502') ORDER BY 1;
.print -- what a copy of class low carries
SELECT factor, level FROM gov_risk_factors WHERE unit_id = 'order_notes' ORDER BY 1;
.print -- teams: of units with another team's service, and of specs that depend on one; not of the same team, nor of nobody
SELECT unit_id, owner, other_team, relation, reason, line FROM gov_cross_team ORDER BY 1, 5;
.print -- one spec in scope: who depends on it
SELECT gov_scan('tests/golden/gaps', '--spec-ids=billing') IS NOT NULL;
SELECT reason FROM gov_cross_team WHERE unit_id IS NULL;
.print -- rules: N1 and S1 to S4 cannot be waived by their id
SELECT rule_id, modes, classes, waivable, factor FROM gov_rules;
.print -- a workspace without scripts: what is planned lacks none
SELECT gov_scan('tests/golden/deviations', '--migration-plan-paths=migration-plan-*.md') IS NOT NULL;
SELECT count(*) FROM gov_coverage_gaps;
.print -- the risks of a deviation: of a high class and of a low one
SELECT unit_id, factor, level FROM gov_risk_factors WHERE unit_id <> 'orders' ORDER BY 1, 2;
.print -- a type made narrower by a script is a gap of its table, unless the script says why
SELECT gov_scan('tests/golden/gap-narrowing', '--dialect=postgresql') IS NOT NULL;
SELECT gap, unit_id, spec_id, path, line, reason FROM gov_coverage_gaps WHERE gap = 'narrowing' ORDER BY 2;
