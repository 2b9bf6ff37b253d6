CREATE TEMP VIEW gov_gate_failures AS
-- What keeps each artifact of a gate from being complete? The checks of severity blocker that fail on it, approvals aside.
WITH every AS (
  SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_sections AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_items AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_steps AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_plan AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_strategy AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_cover AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_results AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_validation AS r
  UNION ALL SELECT r.check_id, r.scope, r.code, r.outcome, r.reason, r.path, r.line FROM temp.gov_kept_checks_gate_rollback AS r)
SELECT e.scope, e.code, e.check_id, e.reason || coalesce(': ' || c.lacks, '') AS reason, e.path, e.line
FROM every AS e JOIN temp.gov_check_catalog AS c ON c.check_id = e.check_id
WHERE e.outcome = 'fail' AND c.severity = 'blocker';
