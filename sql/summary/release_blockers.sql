CREATE TEMP VIEW gov_release_blockers AS
-- What stands in the way of each spec's release, in each mode? Units that the rules block, checks of severity blocker that
-- fail, gates that have an artifact but are not approved; under strict rules also artifacts that could not be read, for what they
-- say nobody knows. Checks and gates count in both modes and leave the risk of units
-- alone; what would make a check pass, gov_checks says. Every further kind of blocker is one more SELECT here; gov_release and
-- gov_require_release read nothing else.
WITH checks AS MATERIALIZED (
  SELECT s.spec_id, k.check_id, k.scope, count(*) AS times, min(k.path || coalesce(':' || k.line, '')) AS place, min(k.found) AS reason
  FROM (SELECT r.check_id, r.scope, r.found, r.path, r.line FROM temp.gov_check_results AS r WHERE r.outcome = 'fail' AND r.severity = 'blocker'
        UNION ALL
        SELECT u.check_id, u.scope, u.reason, u.path, u.line FROM temp.gov_user_checks AS u WHERE u.outcome = 'fail' AND u.severity = 'blocker') AS k
    JOIN temp.gov_check_scopes AS s ON s.scope = k.scope
  GROUP BY s.spec_id, k.check_id, k.scope),
modes(mode) AS (VALUES ('normal'), ('strict'))
SELECT b.mode, u.spec_id, 'unit' AS kind, b.unit_id AS subject, b.reasons AS reason
FROM temp.gov_blocking AS b CROSS JOIN temp.gov_units AS u
WHERE b.blocking AND u.unit_id = b.unit_id
UNION ALL
SELECT m.mode, c.spec_id, 'check', c.check_id || CASE WHEN c.scope <> c.spec_id THEN ' of ' || c.scope ELSE '' END,
  c.reason || coalesce(', at ' || c.place, '') || CASE WHEN c.times > 1 THEN ' and ' || (c.times - 1) || ' more' ELSE '' END
FROM checks AS c CROSS JOIN modes AS m
UNION ALL
SELECT m.mode, g.spec_id, 'gate', g.gate || CASE WHEN g.scope <> g.spec_id THEN ' of ' || g.scope ELSE '' END,
  g.state || iif(g.state IN ('COMPLETE', 'REVISE', 'STALE'), ', ' || g.missing, '') || coalesce(', waits for ' || g.blocked_by, '') || ', at ' || g.path
FROM temp.gov_kept_gates AS g CROSS JOIN modes AS m
WHERE g.path IS NOT NULL AND g.state <> 'APPROVED'
UNION ALL
SELECT 'strict', a.spec_id, 'artifact', a.path, 'the ' || a.kind || ' could not be read: ' || coalesce(a.note, 'see gov_diagnostics')
FROM temp.gov_artifacts AS a
WHERE a.status = 'failed';
