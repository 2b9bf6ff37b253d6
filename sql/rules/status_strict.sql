CREATE TEMP VIEW gov_status_strict AS
-- The status of every unit under strict rules; the notes name every rule that blocks, and why.
SELECT v.unit_id, v.spec_id, v.data_class, v.coverage_status, v.backup_status, v.rollback_status, v.verification_status,
  v.policy_alignment_status, v.residency_risk_status, v.residency_allowed, v.migration_style, v.migration_volume,
  v.multi_tenant_risk, v.risk_level,
  coalesce(v.N1, v.S1, v.S2, v.S3, v.S4, v.S5, v.M1, v.M2, v.M3, v.M4, v.L1, v.L2) IS NOT NULL AS blocking_for_release,
  substr(coalesce('; N1: ' || v.N1, '') || coalesce('; S1: ' || v.S1, '') || coalesce('; S2: ' || v.S2, '')
      || coalesce('; S3: ' || v.S3, '') || coalesce('; S4: ' || v.S4, '') || coalesce('; S5: ' || v.S5, '')
      || coalesce('; M1: ' || v.M1, '') || coalesce('; M2: ' || v.M2, '') || coalesce('; M3: ' || v.M3, '')
      || coalesce('; M4: ' || v.M4, '') || coalesce('; L1: ' || v.L1, '') || coalesce('; L2: ' || v.L2, '')
      || coalesce('; ' || v.mitigated_rule || ' mitigated by an exception', '') || coalesce('; ' || v.class_note, ''), 3) AS notes
FROM temp.gov_rule_verdicts AS v;
