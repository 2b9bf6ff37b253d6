CREATE TEMP VIEW gov_status AS
-- The governance status of every unit, blocking judged by the scan's --safety-mode. One row a unit: the answer most people want.
SELECT v.unit_id, v.spec_id, v.data_class, v.coverage_status, v.backup_status, v.rollback_status, v.verification_status,
  v.policy_alignment_status, v.residency_risk_status, v.residency_allowed, v.migration_style, v.migration_volume,
  v.multi_tenant_risk, v.risk_level,
  CASE (SELECT f.value FROM temp.gov_flags AS f WHERE f.flag = 'safety-mode')
    WHEN 'strict'
      THEN coalesce(v.N1, v.S1, v.S2, v.S3, v.S4, v.S5, v.M1, v.M2, v.M3, v.M4, v.L1, v.L2) IS NOT NULL
    ELSE v.N1 IS NOT NULL
  END AS blocking_for_release,
  CASE (SELECT f.value FROM temp.gov_flags AS f WHERE f.flag = 'safety-mode')
    WHEN 'strict'
      THEN substr(coalesce('; N1: ' || v.N1, '') || coalesce('; S1: ' || v.S1, '') || coalesce('; S2: ' || v.S2, '')
        || coalesce('; S3: ' || v.S3, '') || coalesce('; S4: ' || v.S4, '') || coalesce('; S5: ' || v.S5, '')
        || coalesce('; M1: ' || v.M1, '') || coalesce('; M2: ' || v.M2, '') || coalesce('; M3: ' || v.M3, '')
        || coalesce('; M4: ' || v.M4, '') || coalesce('; L1: ' || v.L1, '') || coalesce('; L2: ' || v.L2, '')
        || coalesce('; ' || v.mitigated_rule || ' mitigated by an exception', '') || coalesce('; ' || v.class_note, ''), 3)
    ELSE coalesce('N1: ' || v.N1, '')
  END AS notes
FROM temp.gov_rule_verdicts AS v;
