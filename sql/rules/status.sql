CREATE TEMP VIEW gov_status AS
-- The governance status of every unit, blocking judged by the scan's --safety-mode. One row a unit: the answer most
-- people want.
SELECT s.unit_id, s.spec_id, s.data_class, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status,
  s.policy_alignment_status, s.residency_risk_status, s.residency_allowed, s.migration_style, s.migration_volume,
  s.multi_tenant_risk, j.risk_level,
  CASE (SELECT m.mode FROM gov_mode AS m)
    WHEN 'strict' THEN j.strict_blocking ELSE j.normal_blocking END AS blocking_for_release,
  CASE (SELECT m.mode FROM gov_mode AS m)
    WHEN 'strict' THEN j.strict_notes ELSE j.normal_notes END AS notes
FROM temp.gov_kept_situations AS s CROSS JOIN temp.gov_kept_situation_judged AS j
WHERE j.unit_id = s.situation;
