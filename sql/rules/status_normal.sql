CREATE TEMP VIEW gov_status_normal AS
-- The status of every unit under normal rules: only CRITICAL risk blocks, everything else is a finding.
SELECT s.unit_id, s.spec_id, s.data_class, s.coverage_status, s.backup_status, s.rollback_status, s.verification_status,
  s.policy_alignment_status, s.residency_risk_status, s.residency_allowed, s.migration_style, s.migration_volume,
  s.multi_tenant_risk, j.risk_level, j.normal_blocking AS blocking_for_release, j.normal_notes AS notes
FROM temp.gov_kept_situations AS s CROSS JOIN temp.gov_kept_situation_judged AS j
WHERE j.unit_id = s.situation;
