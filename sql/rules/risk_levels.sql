CREATE TEMP VIEW gov_risk_levels AS
-- How much risk does each factor of a unit carry: 4 CRITICAL, 3 HIGH, 2 MEDIUM, 1 LOW, 0 none? Read from the matrix,
-- then raised one level for backup, rollback and verification when the volume is LARGE or a BACKFILL or DUAL_WRITE
-- has verification NONE. Both at once still raise one level, and only backup NONE and rollback NONE can be raised to
-- CRITICAL.
SELECT i.unit_id, i.spec_id, i.data_class, i.judged_class, i.coverage_status, i.backup_status, i.rollback_status,
  i.verification_status, i.policy_alignment_status, i.residency_risk_status, i.residency_allowed, i.migration_style,
  i.migration_volume, i.multi_tenant_risk, i.s5_mitigated, i.m4_mitigated,
  i.raised,
  CASE i.backup_status
    WHEN 'NONE' THEN min(4, substr(c.backup_none, i.class_no, 1) + i.raised)
    WHEN 'PARTIAL' THEN min(3, substr(c.backup_partial, i.class_no, 1) + i.raised)
    WHEN 'UNKNOWN' THEN min(3, substr(c.backup_unknown, i.class_no, 1) + i.raised)
    ELSE 0 END AS backup_level,
  CASE i.rollback_status
    WHEN 'NONE' THEN min(4, substr(c.rollback_none, i.class_no, 1) + i.raised)
    WHEN 'WEAK' THEN min(3, substr(c.rollback_weak, i.class_no, 1) + i.raised)
    WHEN 'UNKNOWN' THEN min(3, substr(c.rollback_unknown, i.class_no, 1) + i.raised)
    ELSE 0 END AS rollback_level,
  CASE i.verification_status
    WHEN 'NONE' THEN min(3, substr(c.verification_none, i.class_no, 1) + i.raised)
    WHEN 'BASIC' THEN min(3, substr(c.verification_basic, i.class_no, 1) + i.raised)
    WHEN 'UNKNOWN' THEN min(3, substr(c.verification_unknown, i.class_no, 1) + i.raised)
    ELSE 0 END AS verification_level,
  CASE i.policy_alignment_status
    WHEN 'VIOLATES' THEN substr(c.policy_violates, i.class_no, 1) + 0
    WHEN 'RISKY_BUT_JUSTIFIED' THEN substr(c.policy_risky, i.class_no, 1) + 0
    WHEN 'UNKNOWN' THEN substr(c.policy_unknown, i.class_no, 1) + 0
    ELSE 0 END AS policy_level,
  CASE i.residency_risk_status
    WHEN 'CONFIRMED' THEN substr(CASE WHEN i.residency_allowed THEN c.residency_allowed ELSE c.residency_confirmed END,
                                 i.class_no, 1) + 0
    WHEN 'POTENTIAL' THEN max(CASE WHEN i.sensitive THEN 3 ELSE 0 END, substr(c.residency_potential, i.class_no, 1) + 0)
    ELSE 0 END AS residency_level,
  CASE i.multi_tenant_risk
    WHEN 'CONFIRMED' THEN substr(c.tenancy_confirmed, i.class_no, 1) + 0
    WHEN 'POTENTIAL' THEN substr(c.tenancy_potential, i.class_no, 1) + 0
    ELSE 0 END AS tenancy_level,
  CASE i.coverage_status WHEN 'UNKNOWN' THEN substr(c.coverage_unknown, i.class_no, 1) + 0 ELSE 0 END AS coverage_level,
  CASE WHEN i.destructive > 0 AND i.backup_status <> 'PRESENT'
    THEN substr(c.destructive_without_backup, i.class_no, 1) + 0 ELSE 0 END AS destructive_level,
  CASE WHEN i.runs_failed > 0 THEN substr(c.run_evidence_failed, i.class_no, 1) + 0 ELSE 0 END AS run_evidence_level
FROM (
  SELECT unit_id, spec_id, data_class, judged_class, sensitive, coverage_status, backup_status, rollback_status,
    verification_status, policy_alignment_status, residency_risk_status, residency_allowed, migration_style,
    migration_volume, multi_tenant_risk, destructive, runs_failed, s5_mitigated, m4_mitigated,
    CASE data_class WHEN 'critical' THEN 1 WHEN 'high' THEN 2 WHEN 'low' THEN 4 ELSE 3 END AS class_no,
    migration_volume = 'LARGE' OR (verification_status = 'NONE' AND migration_style IN ('BACKFILL', 'DUAL_WRITE')) AS raised
  FROM gov_risk_input) AS i
CROSS JOIN temp.gov_risk_codes AS c
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL
WHERE 0;
