CREATE TEMP VIEW gov_summary AS
-- How many units are at which risk, blocked, or without a safeguard? Blocking by the scan's safety mode.
WITH totals AS MATERIALIZED (
  SELECT count(*) AS units, total(s.risk_level = 'LOW') AS low, total(s.risk_level = 'MEDIUM') AS medium,
    total(s.risk_level = 'HIGH') AS high, total(s.risk_level = 'CRITICAL') AS critical,
    total(s.blocking_for_release) AS blocking, total(NOT s.blocking_for_release) AS non_blocking,
    total(s.backup_status = 'NONE') AS backup_none, total(s.rollback_status = 'NONE') AS rollback_none,
    total(s.backup_status = 'NONE' OR s.rollback_status = 'NONE') AS backup_or_rollback_none,
    total(s.policy_alignment_status = 'VIOLATES') AS policy_violates,
    total(s.residency_risk_status = 'CONFIRMED') AS residency_confirmed,
    total(s.multi_tenant_risk = 'CONFIRMED') AS multi_tenant_confirmed
  FROM gov_status AS s)
SELECT 'units' AS metric, t.units AS value FROM totals AS t
UNION ALL SELECT 'risk_low', CAST(t.low AS INTEGER) FROM totals AS t
UNION ALL SELECT 'risk_medium', CAST(t.medium AS INTEGER) FROM totals AS t
UNION ALL SELECT 'risk_high', CAST(t.high AS INTEGER) FROM totals AS t
UNION ALL SELECT 'risk_critical', CAST(t.critical AS INTEGER) FROM totals AS t
UNION ALL SELECT 'blocking', CAST(t.blocking AS INTEGER) FROM totals AS t
UNION ALL SELECT 'non_blocking', CAST(t.non_blocking AS INTEGER) FROM totals AS t
UNION ALL SELECT 'backup_none', CAST(t.backup_none AS INTEGER) FROM totals AS t
UNION ALL SELECT 'rollback_none', CAST(t.rollback_none AS INTEGER) FROM totals AS t
UNION ALL SELECT 'backup_or_rollback_none', CAST(t.backup_or_rollback_none AS INTEGER) FROM totals AS t
UNION ALL SELECT 'policy_violates', CAST(t.policy_violates AS INTEGER) FROM totals AS t
UNION ALL SELECT 'residency_confirmed', CAST(t.residency_confirmed AS INTEGER) FROM totals AS t
UNION ALL SELECT 'multi_tenant_confirmed', CAST(t.multi_tenant_confirmed AS INTEGER) FROM totals AS t;
