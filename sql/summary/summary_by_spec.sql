CREATE TEMP VIEW gov_summary_by_spec AS
-- The same counts for each spec in scope, also for a spec without any unit: what has nothing to judge must be seen,
-- too.
WITH counted AS MATERIALIZED (
  SELECT s.spec_id, count(*) AS units, sum(s.risk_level = 'LOW') AS risk_low, sum(s.risk_level = 'MEDIUM') AS risk_medium,
    sum(s.risk_level = 'HIGH') AS risk_high, sum(s.risk_level = 'CRITICAL') AS risk_critical,
    sum(s.blocking_for_release) AS blocking, sum(NOT s.blocking_for_release) AS non_blocking,
    sum(s.backup_status = 'NONE') AS backup_none, sum(s.rollback_status = 'NONE') AS rollback_none,
    sum(s.backup_status = 'NONE' OR s.rollback_status = 'NONE') AS backup_or_rollback_none,
    sum(s.policy_alignment_status = 'VIOLATES') AS policy_violates,
    sum(s.residency_risk_status = 'CONFIRMED') AS residency_confirmed,
    sum(s.multi_tenant_risk = 'CONFIRMED') AS multi_tenant_confirmed,
    sum(s.coverage_status = 'UNKNOWN') AS coverage_unknown
  FROM gov_status AS s
  GROUP BY s.spec_id)
SELECT p.spec_id, p.title, p.owner, p.repo, coalesce(c.units, 0) AS units, coalesce(c.risk_low, 0) AS risk_low,
  coalesce(c.risk_medium, 0) AS risk_medium, coalesce(c.risk_high, 0) AS risk_high,
  coalesce(c.risk_critical, 0) AS risk_critical, coalesce(c.blocking, 0) AS blocking,
  coalesce(c.non_blocking, 0) AS non_blocking, coalesce(c.backup_none, 0) AS backup_none,
  coalesce(c.rollback_none, 0) AS rollback_none, coalesce(c.backup_or_rollback_none, 0) AS backup_or_rollback_none,
  coalesce(c.policy_violates, 0) AS policy_violates, coalesce(c.residency_confirmed, 0) AS residency_confirmed,
  coalesce(c.multi_tenant_confirmed, 0) AS multi_tenant_confirmed, coalesce(c.coverage_unknown, 0) AS coverage_unknown
FROM temp.gov_specs AS p LEFT JOIN counted AS c ON c.spec_id = p.spec_id
WHERE p.in_scope
  AND (c.units IS NOT NULL OR p.spec_id <> 'workspace'
    OR NOT EXISTS (SELECT 1 FROM temp.gov_specs AS o WHERE o.in_scope AND o.spec_id <> 'workspace'));
