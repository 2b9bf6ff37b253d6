CREATE TEMP VIEW gov_release_blockers AS
-- What stands in the way of each spec's release, in each mode? Units that the rules block. Every further kind of
-- blocker is one more SELECT here; gov_release and gov_require_release read nothing else.
SELECT b.mode, u.spec_id, 'unit' AS kind, b.unit_id AS subject, b.reasons AS reason
FROM temp.gov_kept_blocking AS b CROSS JOIN temp.gov_units AS u
WHERE b.blocking AND u.unit_id = b.unit_id;
