CREATE TEMP VIEW gov_situations AS
-- How does each unit stand? Its class and statuses side by side, and the situation that they add up to: units in the same
-- situation are judged alike, so each situation is judged once. What nothing but its being there counts is 0 or 1.
WITH standings AS (
  SELECT i.unit_id, i.spec_id, i.data_class, i.judged_class, i.sensitive, i.coverage_status, i.backup_status, i.rollback_status,
    i.verification_status, i.policy_alignment_status, i.residency_risk_status, i.residency_allowed, i.migration_style,
    i.migration_volume, i.multi_tenant_risk, i.destructive > 0 AS destructive, i.runs_failed > 0 AS runs_failed, i.s5_mitigated,
    i.m4_mitigated
  FROM temp.gov_risk_input AS i)
SELECT n.unit_id, n.spec_id,
  printf('%s %s %d %s %s %s %s %s %s %d %s %s %s %d %d %d %d', n.data_class, n.judged_class, n.sensitive, n.coverage_status, n.backup_status,
    n.rollback_status, n.verification_status, n.policy_alignment_status, n.residency_risk_status, n.residency_allowed, n.migration_style,
    n.migration_volume, n.multi_tenant_risk, n.destructive, n.runs_failed, n.s5_mitigated, n.m4_mitigated) AS situation,
  n.data_class, n.judged_class, n.sensitive, n.coverage_status, n.backup_status, n.rollback_status, n.verification_status,
  n.policy_alignment_status, n.residency_risk_status, n.residency_allowed, n.migration_style, n.migration_volume,
  n.multi_tenant_risk, n.destructive, n.runs_failed, n.s5_mitigated, n.m4_mitigated
FROM standings AS n;
