CREATE TEMP VIEW gov_checks_feedback AS
-- Findings on a stage: none open that blocks, none without a severity, none closed by a text that says it is not solved, or
-- that names fewer things than the finding lists.
WITH scopes AS MATERIALIZED (SELECT a.scope, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact IN ('feedback', 'unit') GROUP BY a.scope),
fields AS MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.placeholder, f.line FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'feedback'),
files AS MATERIALIZED (SELECT DISTINCT a.scope, a.path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'feedback'),
findings AS MATERIALIZED (
  SELECT p.scope, p.path, max(CASE WHEN f.field = 'severity' THEN f.word END) AS severity, max(CASE WHEN f.field = 'status' THEN f.word END) AS status,
    max(f.field = 'closed_at' AND f.text IS NOT NULL AND NOT f.placeholder) AS closed_at, max(CASE WHEN f.field = 'severity' THEN f.line END) AS line
  FROM files AS p LEFT JOIN fields AS f ON f.path = p.path AND f.record = 'feedback' GROUP BY p.scope, p.path),
judged AS MATERIALIZED (
  SELECT f.scope, f.path, f.severity, coalesce(f.line, 1) AS line,
    NOT f.closed_at AND coalesce(f.status, 'open') = 'open' OR f.status IS 'open' AS open
  FROM findings AS f),
unsolved AS MATERIALIZED (
  SELECT f.scope, f.path, min(f.line) AS line FROM fields AS f WHERE f.record IN ('closure', 'closure_reply') AND f.field = 'unresolved' GROUP BY f.scope, f.path),
texts AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.path FROM fields AS f WHERE f.record IN ('closure', 'closure_reply') AND f.field = 'text' AND f.text IS NOT NULL AND NOT f.placeholder),
listed AS MATERIALIZED (SELECT f.scope, f.path, f.record_no, f.word FROM fields AS f WHERE f.record = 'listed' AND f.field = 'cites' AND f.word IS NOT NULL),
closed AS MATERIALIZED (SELECT f.scope, f.path, f.word FROM fields AS f WHERE f.record IN ('closure', 'closure_reply') AND f.field = 'cites' AND f.word IS NOT NULL GROUP BY f.scope, f.path, f.word),
survivors AS MATERIALIZED (
  SELECT i.scope, i.path, count(*) AS listed, sum(i.named) AS named
  FROM (SELECT l.scope, l.path, l.record_no, max(c.word IS NOT NULL) AS named
    FROM listed AS l LEFT JOIN closed AS c ON c.path = l.path AND c.word = l.word GROUP BY l.scope, l.path, l.record_no) AS i
  GROUP BY i.scope, i.path)
SELECT CASE s.severity WHEN 'blocker' THEN 'FB.OPEN_BLOCKER' ELSE 'FB.OPEN_HIGH' END AS check_id, j.scope, CASE WHEN j.open THEN 'fail' ELSE 'pass' END AS outcome,
  'finding of severity ' || j.severity || CASE WHEN j.open THEN ' is open' ELSE ' is closed' END AS reason, j.path, j.line
FROM judged AS j JOIN (SELECT 'blocker' AS severity UNION ALL SELECT 'high') AS s ON s.severity = j.severity
UNION ALL
SELECT c.check_id, s.scope, 'unknown', 'a finding that is open has no severity we can read', min(j.path), 1
FROM scopes AS s JOIN (SELECT 'FB.OPEN_BLOCKER' AS check_id UNION ALL SELECT 'FB.OPEN_HIGH') AS c JOIN judged AS j ON j.scope = s.scope AND j.open AND j.severity IS NULL
GROUP BY c.check_id, s.scope
UNION ALL
SELECT c.check_id, s.scope, 'pass', 'no finding of severity ' || c.severity || ' is open', s.path, 1
FROM scopes AS s JOIN (SELECT 'FB.OPEN_BLOCKER' AS check_id, 'blocker' AS severity UNION ALL SELECT 'FB.OPEN_HIGH', 'high') AS c
WHERE NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.scope = s.scope AND (j.severity = c.severity OR (j.open AND j.severity IS NULL)))
UNION ALL
SELECT 'FB.NO_SEVERITY', j.scope, CASE WHEN j.severity IS NULL THEN 'fail' ELSE 'pass' END, coalesce('severity ' || j.severity, 'no severity of the four'), j.path, j.line
FROM judged AS j
UNION ALL
SELECT 'FB.CLOSED_WITH_BLOCKER', j.scope, CASE WHEN u.line IS NOT NULL THEN 'fail' WHEN (j.scope, j.path) IN (SELECT t.scope, t.path FROM texts AS t) THEN 'pass' ELSE 'unknown' END,
  CASE WHEN u.line IS NULL AND NOT EXISTS (SELECT 1 FROM texts AS t WHERE t.path = j.path) THEN 'it has no closing text'
    WHEN u.line IS NULL THEN 'the closing text names nothing unsolved' ELSE 'closed by a text that says it is not solved, or not checked' END, j.path, coalesce(u.line, j.line)
FROM judged AS j LEFT JOIN unsolved AS u ON u.path = j.path WHERE NOT j.open
UNION ALL
SELECT 'FB.ENUM_PARTIAL', j.scope, CASE WHEN v.named = v.listed THEN 'pass' WHEN (j.scope, j.path) IN (SELECT t.scope, t.path FROM texts AS t) THEN 'fail' ELSE 'unknown' END,
  printf('the finding lists %d things, the closing text names %d of them', v.listed, v.named), j.path, j.line
FROM judged AS j JOIN survivors AS v ON v.path = j.path AND v.listed > 1 WHERE NOT j.open
UNION ALL
SELECT e.check_id, s.scope, 'skip', e.reason, s.path, 1
FROM scopes AS s JOIN (
  SELECT 'FB.NO_SEVERITY' AS check_id, 'there is no finding' AS reason, 1 AS every, 0 AS several
  UNION ALL SELECT 'FB.CLOSED_WITH_BLOCKER', 'no finding is closed', 0, 0 UNION ALL SELECT 'FB.ENUM_PARTIAL', 'no closed finding lists several things', 0, 1) AS e
WHERE NOT EXISTS (SELECT 1 FROM judged AS j WHERE j.scope = s.scope AND (e.every OR NOT j.open)
  AND (NOT e.several OR (j.scope, j.path) IN (SELECT v.scope, v.path FROM survivors AS v WHERE v.listed > 1)));
