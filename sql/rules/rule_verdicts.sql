CREATE TEMP VIEW gov_rule_verdicts AS
-- What does each rule say of each unit? A row a unit, a column a rule: NULL where it is not hit, else the reason.
-- Units out of scope hit nothing. The source is named without a schema, so that gov_judge can put a hypothetical row
-- in its place.
SELECT i.unit_id, i.spec_id, i.data_class, i.judged_class, i.coverage_status, i.backup_status, i.rollback_status,
  i.verification_status, i.policy_alignment_status, i.residency_risk_status, i.residency_allowed, i.migration_style,
  i.migration_volume, i.multi_tenant_risk, i.risk_level,
  CASE WHEN i.risk_level = 'CRITICAL' THEN 'risk is CRITICAL: ' || substr(i.critical_factors, 3) END AS N1,
  CASE WHEN i.strict_class IN ('critical', 'high') AND i.backup_status IN ('NONE', 'UNKNOWN')
    THEN 'backup is ' || i.backup_status END AS S1,
  CASE WHEN i.strict_class IN ('critical', 'high') AND i.rollback_status IN ('NONE', 'UNKNOWN')
    THEN 'rollback is ' || i.rollback_status END AS S2,
  CASE WHEN i.strict_class IN ('critical', 'high') AND i.policy_alignment_status = 'VIOLATES'
    THEN 'policy alignment is VIOLATES' END AS S3,
  CASE WHEN i.strict_class IN ('critical', 'high') AND i.residency_risk_status = 'CONFIRMED' AND NOT i.residency_allowed
    THEN 'residency risk is CONFIRMED and not allowed' END AS S4,
  CASE WHEN i.strict_class IN ('critical', 'high') AND i.verification_status = 'NONE' AND NOT i.s5_mitigated
        AND (i.migration_style IN ('BACKFILL', 'DUAL_WRITE') OR (i.migration_style = 'IN_PLACE' AND i.migration_volume = 'LARGE'))
    THEN 'verification is NONE and the style is ' || i.migration_style
      || CASE WHEN i.migration_style = 'IN_PLACE' THEN ' with LARGE volume' ELSE '' END END AS S5,
  CASE WHEN i.strict_class = 'medium' AND i.migration_volume = 'LARGE'
        AND (i.backup_status = 'NONE' OR i.rollback_status = 'NONE')
    THEN CASE WHEN i.backup_status = 'NONE' AND i.rollback_status = 'NONE' THEN 'backup and rollback are NONE'
           WHEN i.backup_status = 'NONE' THEN 'backup is NONE' ELSE 'rollback is NONE' END
      || ' and the volume is LARGE' END AS M1,
  CASE WHEN i.strict_class = 'medium' AND i.policy_alignment_status = 'VIOLATES'
    THEN 'policy alignment is VIOLATES' END AS M2,
  CASE WHEN i.strict_class = 'medium' AND i.residency_risk_status = 'CONFIRMED' AND NOT i.residency_allowed
    THEN 'residency risk is CONFIRMED and not allowed' END AS M3,
  CASE WHEN i.strict_class = 'medium' AND i.verification_status = 'NONE' AND i.migration_volume = 'LARGE'
        AND NOT i.m4_mitigated
    THEN 'verification is NONE and the volume is LARGE' END AS M4,
  CASE WHEN i.strict_class = 'low' AND i.policy_alignment_status = 'VIOLATES'
    THEN 'policy alignment is VIOLATES' END AS L1,
  CASE WHEN i.strict_class = 'low' AND i.residency_risk_status = 'CONFIRMED' AND NOT i.residency_allowed
    THEN 'residency risk is CONFIRMED and not allowed' END AS L2,
  CASE WHEN i.verification_status = 'NONE'
        AND ((i.strict_class IN ('critical', 'high') AND i.s5_mitigated
              AND (i.migration_style IN ('BACKFILL', 'DUAL_WRITE')
                   OR (i.migration_style = 'IN_PLACE' AND i.migration_volume = 'LARGE')))
          OR (i.strict_class = 'medium' AND i.m4_mitigated AND i.migration_volume = 'LARGE'))
    THEN CASE i.strict_class WHEN 'medium' THEN 'M4' ELSE 'S5' END END AS mitigated_rule,
  CASE WHEN i.data_class = 'unknown' AND i.strict_class <> 'none'
    THEN 'class unknown, judged as ' || i.strict_class END AS class_note
FROM (
  SELECT unit_id, spec_id, data_class, judged_class, coverage_status, backup_status, rollback_status, verification_status,
    policy_alignment_status, residency_risk_status, residency_allowed, migration_style, migration_volume,
    multi_tenant_risk, s5_mitigated, m4_mitigated, risk_level, critical_factors,
    CASE WHEN coverage_status = 'OUT_OF_SCOPE' THEN 'none' ELSE judged_class END AS strict_class
  FROM gov_rule_input) AS i
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
WHERE 0;
