CREATE TEMP VIEW gov_policy_alignment AS
-- Does the migration keep to the policies? Rules are not compared yet, so nothing is claimed.
SELECT u.unit_id, 'UNKNOWN' AS status, 'no rule was compared' AS reason, '[]' AS evidence FROM temp.gov_units AS u;
