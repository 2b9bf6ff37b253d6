.mode csv
SELECT gov_scan('tests/golden/policies', '--migration-plan-paths=migration-plan-*.yaml') > '' AS scanned;
SELECT unit_id, data_class, class_source FROM gov_units ORDER BY 1;
SELECT unit_id, policy_id, control, outcome FROM gov_policy_results ORDER BY 1, 2, 3;
SELECT exception_id, unit_id, state FROM gov_exceptions ORDER BY 1;
SELECT p.unit_id, p.status, r.status, r.residency_allowed
FROM gov_policy_alignment AS p JOIN gov_residency AS r ON r.unit_id = p.unit_id ORDER BY 1;
SELECT code, line FROM gov_diagnostics WHERE path LIKE '%rules.yaml' ORDER BY line, code;
