CREATE TEMP VIEW gov_judged AS
-- What do the rules make of each unit in either mode: does it block, by which rules, and why? gov_status,
-- gov_status_normal and gov_status_strict each show their part. The source is named without a schema for the sake of
-- gov_judge.
SELECT v.unit_id, v.spec_id, v.data_class, v.coverage_status, v.backup_status, v.rollback_status, v.verification_status,
  v.policy_alignment_status, v.residency_risk_status, v.residency_allowed, v.migration_style, v.migration_volume,
  v.multi_tenant_risk, v.risk_level,
  v.N1 IS NOT NULL AS normal_blocking,
  CASE WHEN v.N1 IS NOT NULL THEN 'N1' ELSE '' END AS normal_rules,
  coalesce('N1: ' || v.N1, '') AS normal_notes,
  coalesce(v.N1, v.S1, v.S2, v.S3, v.S4, v.S5, v.M1, v.M2, v.M3, v.M4, v.L1, v.L2) IS NOT NULL AS strict_blocking,
  substr(CASE WHEN v.N1 IS NULL THEN '' ELSE ',N1' END
      || CASE WHEN v.S1 IS NULL THEN '' ELSE ',S1' END || CASE WHEN v.S2 IS NULL THEN '' ELSE ',S2' END
      || CASE WHEN v.S3 IS NULL THEN '' ELSE ',S3' END || CASE WHEN v.S4 IS NULL THEN '' ELSE ',S4' END
      || CASE WHEN v.S5 IS NULL THEN '' ELSE ',S5' END || CASE WHEN v.M1 IS NULL THEN '' ELSE ',M1' END
      || CASE WHEN v.M2 IS NULL THEN '' ELSE ',M2' END || CASE WHEN v.M3 IS NULL THEN '' ELSE ',M3' END
      || CASE WHEN v.M4 IS NULL THEN '' ELSE ',M4' END || CASE WHEN v.L1 IS NULL THEN '' ELSE ',L1' END
      || CASE WHEN v.L2 IS NULL THEN '' ELSE ',L2' END, 2) AS strict_rules,
  substr(coalesce('; N1: ' || v.N1, '') || coalesce('; S1: ' || v.S1, '') || coalesce('; S2: ' || v.S2, '')
      || coalesce('; S3: ' || v.S3, '') || coalesce('; S4: ' || v.S4, '') || coalesce('; S5: ' || v.S5, '')
      || coalesce('; M1: ' || v.M1, '') || coalesce('; M2: ' || v.M2, '') || coalesce('; M3: ' || v.M3, '')
      || coalesce('; M4: ' || v.M4, '') || coalesce('; L1: ' || v.L1, '') || coalesce('; L2: ' || v.L2, '')
      || coalesce('; ' || v.mitigated_rule || ' mitigated by an exception', '')
      || coalesce('; ' || v.class_note, ''), 3) AS strict_notes
FROM gov_rule_verdicts AS v;
