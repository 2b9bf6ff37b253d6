CREATE TEMP VIEW gov_justifications AS
-- Which deviations from a policy does a document that covers the unit justify in writing? Only where it names the policy.
SELECT u.unit_id, p.policy_id, e.path, min(e.line) AS line
FROM temp.gov_evidence AS e CROSS JOIN temp.gov_policies AS p CROSS JOIN temp.gov_unit_scopes AS u
WHERE e.aspect = 'control' AND e.signal = 'justification' AND e.value IS NOT NULL
  AND instr(',' || e.value || ',', ',' || lower(p.policy_id) || ',') > 0
  AND u.scope_id = e.scope_id AND u.scope = e.scope
GROUP BY u.unit_id, p.policy_id;
