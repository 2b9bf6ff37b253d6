CREATE TEMP VIEW gov_blocking AS
-- Does the unit block the release, in each mode, and for which reasons? Both modes are always answered.
SELECT 'normal' AS mode, n.unit_id, n.blocking_for_release AS blocking, n.notes AS reasons FROM temp.gov_status_normal AS n
UNION ALL
SELECT 'strict', s.unit_id, s.blocking_for_release, s.notes FROM temp.gov_status_strict AS s;
