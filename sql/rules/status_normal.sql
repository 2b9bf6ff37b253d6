CREATE TEMP VIEW gov_status_normal AS
-- The status of every unit under normal rules: only CRITICAL risk blocks, everything else is a finding.
SELECT v.unit_id, v.spec_id, v.data_class, v.coverage_status, v.backup_status, v.rollback_status, v.verification_status,
  v.policy_alignment_status, v.residency_risk_status, v.residency_allowed, v.migration_style, v.migration_volume,
  v.multi_tenant_risk, v.risk_level, v.N1 IS NOT NULL AS blocking_for_release, coalesce('N1: ' || v.N1, '') AS notes
FROM temp.gov_rule_verdicts AS v;
