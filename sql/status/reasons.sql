CREATE TEMP VIEW gov_reasons AS
-- Why does each unit have each of its statuses, and on which lines does that rest? A row a unit and aspect.
SELECT s.unit_id, 'coverage' AS aspect, s.status, s.reason, s.evidence FROM temp.gov_coverage AS s
UNION ALL SELECT s.unit_id, 'backup', s.status, s.reason, s.evidence FROM temp.gov_backup AS s
UNION ALL SELECT s.unit_id, 'rollback', s.status, s.reason, s.evidence FROM temp.gov_rollback AS s
UNION ALL SELECT s.unit_id, 'verification', s.status, s.reason, s.evidence FROM temp.gov_verification AS s
UNION ALL SELECT s.unit_id, 'policy_alignment', s.status, s.reason, s.evidence FROM temp.gov_policy_alignment AS s
UNION ALL SELECT s.unit_id, 'residency', s.status, s.reason, s.evidence FROM temp.gov_residency AS s
UNION ALL SELECT s.unit_id, 'style', s.status, s.reason, s.evidence FROM temp.gov_style AS s
UNION ALL SELECT s.unit_id, 'volume', s.status, s.reason, s.evidence FROM temp.gov_volume AS s
UNION ALL SELECT s.unit_id, 'tenancy', s.status, s.reason, s.evidence FROM temp.gov_tenancy AS s;
