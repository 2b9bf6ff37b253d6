-- A rule for a class says nothing certain of a unit whose class nobody gave: never aligned, never in violation.
SELECT gov_scan('tests/golden/policy-unknown') IS NOT NULL;
SELECT unit_id, policy_id, outcome, reason FROM gov_policy_results ORDER BY unit_id, policy_id;
SELECT unit_id, status FROM gov_policy_alignment ORDER BY unit_id;
