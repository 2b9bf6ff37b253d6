CREATE TEMP VIEW gov_situation_factors AS
-- What puts the units of a situation at risk, and how much? A row a factor that carries risk; the risk_level is the highest
-- of them. The same in both modes. Who is out of scope carries none.
WITH factors(factor) AS (
  VALUES ('backup'), ('rollback'), ('verification'), ('policy'), ('residency'), ('tenancy'), ('coverage'), ('destructive'),
         ('run_evidence'))
SELECT l.unit_id AS situation, f.factor,
  CASE CASE f.factor
         WHEN 'backup' THEN l.backup_level WHEN 'rollback' THEN l.rollback_level
         WHEN 'verification' THEN l.verification_level WHEN 'policy' THEN l.policy_level
         WHEN 'residency' THEN l.residency_level WHEN 'tenancy' THEN l.tenancy_level
         WHEN 'coverage' THEN l.coverage_level WHEN 'destructive' THEN l.destructive_level
         ELSE l.run_evidence_level END
    WHEN 4 THEN 'CRITICAL' WHEN 3 THEN 'HIGH' WHEN 2 THEN 'MEDIUM' WHEN 1 THEN 'LOW'
  END AS level,
  CASE f.factor
    WHEN 'backup' THEN 'backup is ' || l.backup_status
    WHEN 'rollback' THEN 'rollback is ' || l.rollback_status
    WHEN 'verification' THEN 'verification is ' || l.verification_status
    WHEN 'policy' THEN 'policy alignment is ' || l.policy_alignment_status
    WHEN 'residency' THEN 'residency risk is ' || l.residency_risk_status
      || CASE WHEN l.residency_risk_status <> 'CONFIRMED' THEN '' WHEN l.residency_allowed THEN ' and allowed'
           ELSE ' and not allowed' END
    WHEN 'tenancy' THEN 'multi-tenant risk is ' || l.multi_tenant_risk
    WHEN 'coverage' THEN 'coverage is UNKNOWN'
    WHEN 'destructive' THEN 'a script loses data and backup is ' || l.backup_status
    ELSE 'a run failed or contradicts'
  END || ', class ' || l.data_class
    || CASE WHEN l.raised AND f.factor IN ('backup', 'rollback', 'verification')
         THEN CASE l.migration_volume WHEN 'LARGE' THEN ', raised by LARGE volume'
                ELSE ', raised by ' || l.migration_style || ' without verification' END
         ELSE '' END AS reason
FROM temp.gov_kept_situation_levels AS l CROSS JOIN factors AS f
WHERE level IS NOT NULL AND l.coverage_status <> 'OUT_OF_SCOPE';
