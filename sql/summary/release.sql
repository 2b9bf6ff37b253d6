CREATE TEMP VIEW gov_release AS
-- May each spec be released? One signal for a release review, not the review: BLOCKED names what blocks in the scan's
-- safety mode; READY_WITH_RISKS that nothing blocks but units are at HIGH risk or more, would block under strict
-- rules, or are not known to be covered, that gates of a migration have no artifact yet, that checks of severity high fail, that a
-- blocker check has no answer where something is there that should tell (of a zero-downtime plan: what can be answered before the first run, args
-- of the catalogue: before), that an artifact could not be read, or that there is nothing to judge; READY that none of this is so. The spec `workspace`, which holds what belongs to no other, is
-- left out when it is empty.
WITH blocked AS MATERIALIZED (
  SELECT b.spec_id, count(*) AS blockers, group_concat(b.kind || ' ' || b.subject || ' (' || b.reason || ')', '; ') AS reasons
  FROM temp.gov_release_blockers AS b
  WHERE b.mode = (SELECT m.mode FROM gov_mode AS m)
  GROUP BY b.spec_id),
risks AS MATERIALIZED (
  SELECT s.spec_id, count(*) AS units, sum(s.risk_level IN ('HIGH', 'CRITICAL')) AS high,
    sum(s.blocking_for_release) AS strict_blocking, sum(s.coverage_status = 'UNKNOWN') AS uncovered
  FROM temp.gov_status_strict AS s
  GROUP BY s.spec_id),
absent AS MATERIALIZED (
  SELECT g.spec_id, count(*) AS gates, group_concat(g.gate || iif(g.scope <> g.spec_id, ' of ' || g.scope, ''), ', ') AS names
  FROM (SELECT k.spec_id, k.scope, k.gate FROM temp.gov_kept_gates AS k WHERE k.state = 'ABSENT' ORDER BY k.scope, k.gate) AS g
  GROUP BY g.spec_id),
asked AS MATERIALIZED ( -- checks that are no pass: by what they found, or by what is there and does not tell
  SELECT DISTINCT s.spec_id, k.outcome, k.check_id
  FROM temp.gov_checks AS k JOIN temp.gov_check_scopes AS s ON s.scope = k.scope LEFT JOIN temp.gov_check_catalog AS c ON c.check_id = k.check_id
  WHERE (k.outcome = 'fail' AND k.severity = 'high')
    OR (k.outcome = 'unknown' AND k.severity = 'blocker' AND (json_extract(c.args, '$.before') OR (k.path IS NOT NULL AND k.framework <> 'zero-downtime')))),
named AS MATERIALIZED (
  SELECT n.spec_id, n.outcome, count(*) AS checks, group_concat(CASE WHEN n.place <= 5 THEN n.check_id END, ', ') || iif(count(*) > 5, ', …', '') AS ids
  FROM (SELECT a.spec_id, a.outcome, a.check_id, row_number() OVER (PARTITION BY a.spec_id, a.outcome ORDER BY a.check_id) AS place FROM asked AS a ORDER BY 1, 2, 3) AS n
  GROUP BY n.spec_id, n.outcome),
unread AS MATERIALIZED (
  SELECT f.spec_id, count(*) AS artifacts, min(f.path) AS path FROM temp.gov_artifacts AS f WHERE f.status = 'failed' GROUP BY f.spec_id)
SELECT p.spec_id,
  CASE WHEN b.blockers IS NOT NULL THEN 'BLOCKED'
       WHEN r.units IS NULL OR r.high + r.strict_blocking + r.uncovered > 0 OR coalesce(a.gates, f.artifacts, o.checks, h.checks) IS NOT NULL THEN 'READY_WITH_RISKS'
       ELSE 'READY' END AS decision,
  CASE WHEN b.blockers IS NOT NULL THEN b.blockers || ' blocker(s): ' || b.reasons
       WHEN r.units IS NULL THEN 'no migration unit was found, so there is nothing to judge'
       WHEN r.high + r.strict_blocking + r.uncovered > 0 OR coalesce(a.gates, f.artifacts, o.checks, h.checks) IS NOT NULL
         THEN substr(iif(r.high + r.strict_blocking + r.uncovered > 0 OR a.gates IS NOT NULL,
                       printf('; of %d unit(s), %d at HIGH or CRITICAL risk, %d that strict rules would block, %d of unknown coverage',
                         r.units, r.high, r.strict_blocking, r.uncovered), '')
                || coalesce('; ' || a.gates || ' gate(s) have no artifact yet: ' || a.names, '')
                || iif(f.artifacts IS NOT NULL, printf('; %d artifact(s) could not be read, %s among them', f.artifacts, f.path), '')
                || coalesce('; ' || h.checks || ' check(s) of severity high fail: ' || h.ids, '')
                || coalesce('; nothing answers ' || o.checks || ' blocker check(s): ' || o.ids, ''), 3)
       ELSE printf('%d unit(s), none at HIGH risk and none blocked in either mode', r.units) END AS reasons
FROM temp.gov_specs AS p
  LEFT JOIN blocked AS b ON b.spec_id = p.spec_id
  LEFT JOIN risks AS r ON r.spec_id = p.spec_id
  LEFT JOIN absent AS a ON a.spec_id = p.spec_id
  LEFT JOIN named AS o ON o.spec_id = p.spec_id AND o.outcome = 'unknown'
  LEFT JOIN named AS h ON h.spec_id = p.spec_id AND h.outcome = 'fail'
  LEFT JOIN unread AS f ON f.spec_id = p.spec_id
WHERE p.in_scope
  AND (r.units IS NOT NULL OR b.blockers IS NOT NULL OR p.spec_id <> 'workspace'
    OR NOT EXISTS (SELECT 1 FROM temp.gov_specs AS o WHERE o.in_scope AND o.spec_id <> 'workspace'));
