-- Counts over all units and for each spec. ?1: the mode.
WITH gov_mode(mode) AS (SELECT ?1), gov_status AS (
--+ rules/status
), gov_summary AS (
--+ summary/summary
), gov_summary_by_spec AS (
--+ summary/summary_by_spec
)
SELECT '' AS line
UNION ALL SELECT '## Summary'
UNION ALL SELECT ''
UNION ALL SELECT '| count of units | |'
UNION ALL SELECT '|---|---|'
UNION ALL SELECT '| ' || replace(s.metric, '_', ' ') || ' | ' || s.value || ' |' FROM gov_summary AS s
UNION ALL SELECT ''
UNION ALL SELECT '| spec | units | critical | high | medium | low | blocking | no backup or rollback | violates policy | '
  || 'residency confirmed | tenants at risk | coverage unknown |'
UNION ALL SELECT '|---|---|---|---|---|---|---|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || s.spec_id || ' | ' || s.units || ' | ' || s.risk_critical || ' | ' || s.risk_high || ' | ' || s.risk_medium
    || ' | ' || s.risk_low || ' | ' || s.blocking || ' | ' || s.backup_or_rollback_none || ' | ' || s.policy_violates
    || ' | ' || s.residency_confirmed || ' | ' || s.multi_tenant_confirmed || ' | ' || s.coverage_unknown || ' |' AS line
  FROM gov_summary_by_spec AS s ORDER BY s.spec_id) AS l;
