CREATE TEMP VIEW gov_residency AS
-- Does the data leave where it must stay? Flows are not compared yet, so nothing is claimed.
SELECT u.unit_id, 'UNKNOWN' AS status, 0 AS residency_allowed, 'no flow was compared' AS reason, '[]' AS evidence
FROM temp.gov_units AS u;
