CREATE TEMP VIEW gov_rule_input AS
-- What do the blocking rules read? The statuses, the class they judge by, the unit's risk level (its highest factor;
-- LOW when nothing is at risk or the unit is out of scope) and which factors make it CRITICAL.
SELECT l.unit_id, l.spec_id, l.data_class, l.judged_class, l.coverage_status, l.backup_status, l.rollback_status,
  l.verification_status, l.policy_alignment_status, l.residency_risk_status, l.residency_allowed, l.migration_style,
  l.migration_volume, l.multi_tenant_risk, l.s5_mitigated, l.m4_mitigated,
  CASE WHEN l.coverage_status = 'OUT_OF_SCOPE' THEN 'LOW'
  ELSE CASE max(l.backup_level, l.rollback_level, l.verification_level, l.policy_level, l.residency_level,
                l.tenancy_level, l.coverage_level, l.destructive_level, l.run_evidence_level)
         WHEN 4 THEN 'CRITICAL' WHEN 3 THEN 'HIGH' WHEN 2 THEN 'MEDIUM' ELSE 'LOW' END
  END AS risk_level,
  CASE WHEN l.backup_level = 4 THEN ', backup ' || l.backup_status ELSE '' END
    || CASE WHEN l.rollback_level = 4 THEN ', rollback ' || l.rollback_status ELSE '' END
    || CASE WHEN l.policy_level = 4 THEN ', policy ' || l.policy_alignment_status ELSE '' END
    || CASE WHEN l.residency_level = 4 THEN ', residency ' || l.residency_risk_status || ' and not allowed' ELSE '' END
    || CASE WHEN l.tenancy_level = 4 THEN ', tenancy ' || l.multi_tenant_risk ELSE '' END
    || CASE WHEN l.destructive_level = 4 THEN ', destructive change without a full backup' ELSE '' END
    || CASE WHEN l.run_evidence_level = 4 THEN ', failed or contradicting run' ELSE '' END AS critical_factors
FROM gov_risk_levels AS l
UNION ALL
SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
WHERE 0;
