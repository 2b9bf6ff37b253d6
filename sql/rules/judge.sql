-- The verdict on a hypothetical unit. ?1: its statuses as a JSON object, what is missing is unknown; ?2: the mode;
-- ?3: the class that strict rules judge an unknown class by. The CTEs shadow the views of the same names, whose texts
-- are put in below.
WITH gov_risk_input(unit_id, spec_id, data_class, judged_class, sensitive, coverage_status, backup_status, rollback_status,
    verification_status, policy_alignment_status, residency_risk_status, residency_allowed, migration_style,
    migration_volume, multi_tenant_risk, destructive, runs_failed, s5_mitigated, m4_mitigated) AS (
  SELECT 'unit', NULL, data_class,
    CASE WHEN data_class <> 'unknown' THEN data_class
         WHEN coalesce(json_extract(?1, '$.mentioned'), 1) THEN ?3 ELSE 'none' END,
    coalesce(json_extract(?1, '$.sensitive'), data_class IN ('critical', 'high')),
    coalesce(json_extract(?1, '$.coverage_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.backup_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.rollback_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.verification_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.policy_alignment_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.residency_risk_status'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.residency_allowed'), 0),
    coalesce(json_extract(?1, '$.migration_style'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.migration_volume'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.multi_tenant_risk'), 'UNKNOWN'),
    coalesce(json_extract(?1, '$.destructive'), 0), coalesce(json_extract(?1, '$.runs_failed'), 0),
    coalesce(json_extract(?1, '$.mitigated'), 0), coalesce(json_extract(?1, '$.mitigated'), 0)
  FROM (SELECT coalesce(json_extract(?1, '$.data_class'), 'unknown') AS data_class)
), gov_risk_levels AS (
--+ rules/risk_levels
), gov_rule_input AS (
--+ rules/rule_input
), gov_rule_verdicts AS (
--+ rules/rule_verdicts
), judged AS (
--+ rules/judged
)
SELECT json_object('mode', ?2, 'risk_level', j.risk_level,
  'blocking', json(CASE CASE ?2 WHEN 'strict' THEN j.strict_blocking ELSE j.normal_blocking END WHEN 1 THEN 'true' ELSE 'false' END),
  'rules', json(CASE CASE ?2 WHEN 'strict' THEN j.strict_rules ELSE j.normal_rules END WHEN '' THEN '[]'
    ELSE '["' || replace(CASE ?2 WHEN 'strict' THEN j.strict_rules ELSE j.normal_rules END, ',', '","') || '"]' END),
  'notes', CASE ?2 WHEN 'strict' THEN j.strict_notes ELSE j.normal_notes END)
FROM judged AS j;
