CREATE TEMP VIEW gov_status AS
-- The governance status of every unit, blocking judged by the scan's --safety-mode. One row a unit: the answer most
-- people want.
SELECT j.unit_id, j.spec_id, j.data_class, j.coverage_status, j.backup_status, j.rollback_status, j.verification_status,
  j.policy_alignment_status, j.residency_risk_status, j.residency_allowed, j.migration_style, j.migration_volume,
  j.multi_tenant_risk, j.risk_level,
  CASE (SELECT m.mode FROM gov_mode AS m)
    WHEN 'strict' THEN j.strict_blocking ELSE j.normal_blocking END AS blocking_for_release,
  CASE (SELECT m.mode FROM gov_mode AS m)
    WHEN 'strict' THEN j.strict_notes ELSE j.normal_notes END AS notes
FROM temp.gov_kept_judged AS j;
