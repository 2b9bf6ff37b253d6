CREATE TEMP VIEW gov_policy_results AS
-- Rule by rule and unit by unit: is the rule met, broken, broken but justified, or can it not be told?
SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_residency AS r
UNION ALL
SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_retention AS r
UNION ALL
SELECT r.policy_id, r.unit_id, r.kind, r.control, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_policy_controls AS r;
