-- The status of every unit, the most at risk first. ?1: the mode.
WITH gov_mode(mode) AS (SELECT ?1), gov_status AS (
--+ rules/status
)
SELECT '' AS line
UNION ALL SELECT '## Status of each unit'
UNION ALL SELECT ''
UNION ALL SELECT '| unit | class | coverage | backup | rollback | verification | policy | residency | style | volume | tenants | '
  || 'risk | blocks |'
UNION ALL SELECT '|---|---|---|---|---|---|---|---|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || replace(s.unit_id, '|', '\|') || ' | ' || s.data_class || ' | ' || s.coverage_status || ' | ' || s.backup_status
    || ' | ' || s.rollback_status || ' | ' || s.verification_status || ' | ' || s.policy_alignment_status || ' | '
    || s.residency_risk_status || CASE WHEN s.residency_allowed THEN ' (allowed)' ELSE '' END || ' | ' || s.migration_style
    || ' | ' || s.migration_volume || ' | ' || s.multi_tenant_risk || ' | ' || s.risk_level || ' | '
    || CASE WHEN s.blocking_for_release THEN 'yes' ELSE 'no' END || ' |' AS line
  FROM gov_status AS s
  ORDER BY s.blocking_for_release DESC, instr('LOW MEDIUM HIGH CRITICAL', s.risk_level) DESC, s.unit_id) AS l;
