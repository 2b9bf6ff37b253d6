CREATE TEMP VIEW gov_situation_levels AS
-- How much risk does each factor of each situation carry? As gov_risk_levels says of a unit: its text, over situations.
WITH gov_risk_input AS (
  SELECT DISTINCT s.situation AS unit_id, NULL AS spec_id, s.data_class, s.judged_class, s.sensitive, s.coverage_status, s.backup_status,
    s.rollback_status, s.verification_status, s.policy_alignment_status, s.residency_risk_status, s.residency_allowed,
    s.migration_style, s.migration_volume, s.multi_tenant_risk, s.destructive, s.runs_failed, s.s5_mitigated, s.m4_mitigated
  FROM temp.gov_kept_situations AS s
)
--+ rules/risk_levels
;
