CREATE TEMP VIEW gov_status_strict AS
-- The status of every unit under strict rules; the notes name every rule that blocks, and why.
SELECT j.unit_id, j.spec_id, j.data_class, j.coverage_status, j.backup_status, j.rollback_status, j.verification_status,
  j.policy_alignment_status, j.residency_risk_status, j.residency_allowed, j.migration_style, j.migration_volume,
  j.multi_tenant_risk, j.risk_level, j.strict_blocking AS blocking_for_release, j.strict_notes AS notes
FROM temp.gov_kept_judged AS j;
