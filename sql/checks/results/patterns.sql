CREATE TEMP VIEW gov_checks_patterns AS
-- Is one pattern chosen, are its steps in the plan, and in an order that keeps a way back? Documents are compared line by line:
-- the first place of a step must stand before the first place of the step that needs it.
WITH places AS MATERIALIZED (
  SELECT s.scope, s.documents FROM temp.gov_kept_readiness_scopes AS s),
named AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, coalesce(nullif(e.value, ''), e.signal) AS pattern, min(e.path) AS path, e.line
  FROM temp.gov_evidence AS e JOIN temp.gov_artifacts AS a ON a.path = e.path
  WHERE e.aspect = 'style' AND e.standing = 'stated' AND a.kind IN ('plan', 'tasks', 'spec')
    AND coalesce(nullif(e.value, ''), e.signal) IN ('dual_write', 'shadow_traffic', 'expand_contract', 'feature_flag', 'blue_green', 'big_bang',
      'parallel_run', 'strangler_fig')
  GROUP BY coalesce(a.spec_id, 'workspace'), coalesce(nullif(e.value, ''), e.signal)),
counted AS MATERIALIZED (
  SELECT p.scope, p.documents, count(n.pattern) AS patterns, group_concat(n.pattern, ', ') AS names, min(n.path) AS path, n.line
  FROM places AS p LEFT JOIN named AS n ON n.scope = p.scope GROUP BY p.scope),
steps AS MATERIALIZED (
  SELECT n.scope, n.pattern, CAST(s.step_no AS INTEGER) AS step_no, s.cues, nullif(s.after, '') AS after, c.path, min(c.line) AS line, n.path AS plan_path,
    n.line AS plan_line
  FROM named AS n JOIN temp.gov_pattern_steps AS s ON s.pattern = n.pattern
    LEFT JOIN (SELECT q.cue, q.path, q.line FROM temp.gov_cues AS q WHERE q.answer <> 'no' AND coalesce(q.phase, '') <> 'undo') AS c
      ON c.path = n.path AND instr('|' || s.cues || '|', '|' || c.cue || '|') > 0
  GROUP BY n.scope, n.pattern, s.step_no),
buffers AS MATERIALIZED (
  SELECT b.scope, b.seconds, b.path, b.line -- of several times the shortest counts
  FROM (SELECT coalesce(a.spec_id, 'workspace') AS scope, l.value AS seconds, l.path, l.line,
          row_number() OVER (PARTITION BY coalesce(a.spec_id, 'workspace') ORDER BY l.value, l.path, l.line) AS rank
        FROM temp.gov_limits AS l JOIN temp.gov_artifacts AS a ON a.path = l.path WHERE l.name = 'old_side_kept') AS b
  WHERE b.rank = 1),
ramps AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, l.path, l.line, l.value, row_number() OVER (PARTITION BY l.path ORDER BY l.line, l.rowid) AS at
  FROM temp.gov_limits AS l JOIN temp.gov_artifacts AS a ON a.path = l.path WHERE l.name = 'ramp'),
ramp AS MATERIALIZED (
  SELECT r.scope, count(*) AS levels, min(r.value) AS first, max(r.value) AS last, min(r.path) AS path, min(r.line) AS line,
    sum(EXISTS (SELECT 1 FROM ramps AS b WHERE b.path = r.path AND b.at = r.at + 1 AND b.value <= r.value)) AS falls
  FROM ramps AS r GROUP BY r.scope)
SELECT 'ZDT.PATTERN_NAMED' AS check_id, c.scope,
  CASE c.patterns WHEN 1 THEN 'pass' WHEN 0 THEN 'unknown' ELSE 'fail' END AS outcome,
  CASE WHEN c.patterns = 0 THEN printf('no pattern is named in %d document(s)', c.documents) WHEN c.patterns = 1 THEN c.names
       ELSE 'several: ' || c.names END AS reason, c.path, c.line
FROM counted AS c
UNION ALL
SELECT 'ZDT.PATTERN_STEPS', s.scope, CASE WHEN s.line IS NOT NULL THEN 'pass' WHEN s.others > 0 THEN 'fail' ELSE 'unknown' END,
  replace(s.pattern, '_', ' ') || ', ' || replace(replace(s.cues, '|', ' or '), '_', ' ') || iif(s.line IS NULL, ' is not among its steps', ''),
  s.plan_path, coalesce(s.line, s.plan_line)
FROM (SELECT t.scope, t.pattern, t.cues, t.line, t.plan_path, t.plan_line, count(t.line) OVER (PARTITION BY t.scope, t.pattern) AS others FROM steps AS t) AS s
UNION ALL
SELECT 'ZDT.ORDER', s.scope, CASE WHEN s.line IS NULL OR b.line IS NULL THEN 'unknown' WHEN b.line > s.line THEN 'fail' ELSE 'pass' END,
  replace(s.cues, '_', ' ') || CASE WHEN s.line IS NULL OR b.line IS NULL THEN ', a step of the order is not in the plan'
    WHEN b.line > s.line THEN ' comes before ' ELSE ' comes after ' END || replace(iif(s.line IS NULL OR b.line IS NULL, '', b.cues), '_', ' '),
  s.plan_path, coalesce(s.line, s.plan_line)
FROM steps AS s
  JOIN steps AS b ON b.scope = s.scope AND b.pattern = s.pattern AND b.step_no = s.after
UNION ALL
SELECT 'ZDT.BUFFER', n.scope, CASE WHEN u.seconds < t.value * 86400 THEN 'fail' WHEN u.path IS NOT NULL THEN 'pass' WHEN k.line IS NULL AND d.line IS NOT NULL THEN 'fail' ELSE 'unknown' END,
  CASE WHEN u.seconds < t.value * 86400 THEN 'the old side is kept for a shorter time than the threshold old_side_days_min'
       WHEN u.path IS NOT NULL THEN 'the old side is kept for a stated time' WHEN k.line IS NOT NULL THEN 'the old side is kept, for how long is not said'
       WHEN d.line IS NOT NULL THEN 'the old side goes, and is not said to be kept before'
       ELSE 'not said to be kept' END, coalesce(u.path, k.plan_path, n.path), coalesce(u.line, k.line, d.line, n.line)
FROM named AS n JOIN temp.gov_thresholds AS t ON t.name = 'old_side_days_min' LEFT JOIN buffers AS u ON u.scope = n.scope
  JOIN steps AS k ON k.scope = n.scope AND k.pattern = n.pattern AND k.cues = 'keep_old'
  LEFT JOIN steps AS d ON d.scope = n.scope AND d.pattern = n.pattern AND d.cues = 'drop_old'
WHERE n.pattern IN ('dual_write', 'shadow_traffic')
UNION ALL
SELECT 'ZDT.RAMP', n.scope,
  CASE WHEN r.levels IS NULL THEN 'unknown' WHEN r.levels < 2 OR r.falls > 0 OR r.last < 1 OR r.first > t.value THEN 'fail' ELSE 'pass' END,
  CASE WHEN r.levels IS NULL THEN 'no levels are stated' WHEN r.levels < 2 THEN 'one level is no ramp' WHEN r.falls > 0 THEN 'the levels do not rise'
       WHEN r.last < 1 THEN 'the last level is not everybody' WHEN r.first > t.value THEN 'the first level is large' ELSE r.levels || ' rising levels' END,
  coalesce(r.path, n.path), coalesce(r.line, n.line)
FROM named AS n LEFT JOIN ramp AS r ON r.scope = n.scope
  JOIN temp.gov_thresholds AS t ON t.name = 'flag_first_max'
WHERE n.pattern = 'feature_flag'
UNION ALL
SELECT x.check_id, c.scope, 'skip', c.names || ' needs none', c.path, c.line
FROM counted AS c CROSS JOIN (SELECT 'ZDT.RAMP' AS check_id, 'feature_flag' AS pattern UNION ALL SELECT 'ZDT.BUFFER', 'dual_write' UNION ALL SELECT 'ZDT.BUFFER', 'shadow_traffic') AS x
WHERE c.patterns > 0
GROUP BY x.check_id, c.scope HAVING sum(EXISTS (SELECT 1 FROM named AS n WHERE n.scope = c.scope AND n.pattern = x.pattern)) = 0
UNION ALL
SELECT 'ZDT.TIMELINE_FITS', n.scope,
  CASE WHEN l.value IS NULL THEN 'unknown' WHEN l.least BETWEEN CAST(g.least_s AS REAL) AND CAST(g.most_s AS REAL) AND l.value <= CAST(g.most_s AS REAL) THEN 'pass'
    WHEN l.least > CAST(g.most_s AS REAL) OR l.value < CAST(g.least_s AS REAL) THEN 'fail' ELSE 'unknown' END,
  CASE WHEN l.value IS NULL THEN 'no timeline is stated' WHEN l.least < l.value THEN 'several times are stated, from ' || CAST(l.least AS INTEGER) || ' s to ' || CAST(l.value AS INTEGER) || ' s' ELSE replace(n.pattern, '_', ' ') || ' and the stated time' END,
  coalesce(l.path, n.path), coalesce(l.line, n.line)
FROM named AS n JOIN temp.gov_pattern_steps AS g ON g.pattern = n.pattern AND g.step_no = '1'
  LEFT JOIN (SELECT coalesce(a.spec_id, 'workspace') AS scope, max(x.value) AS value, min(x.value) AS least, min(x.path) AS path, x.line
             FROM temp.gov_limits AS x JOIN temp.gov_artifacts AS a ON a.path = x.path WHERE x.name = 'timeline'
             GROUP BY coalesce(a.spec_id, 'workspace')) AS l ON l.scope = n.scope;
