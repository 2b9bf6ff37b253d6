CREATE TEMP VIEW gov_checks_open_boxes AS
-- Which of the readiness questions stand in a box that nobody ticked? A row a question, so that each is found.
WITH asked AS MATERIALIZED (
  SELECT e.value AS cue FROM temp.gov_check_catalog AS c, json_each(c.args, '$.cues') AS e WHERE c.shape = 'open_boxes')
SELECT c.check_id, s.scope,
  CASE WHEN k.cue IS NULL THEN 'unknown' WHEN k.answer = 'yes' THEN 'pass' ELSE 'fail' END AS outcome,
  replace(a.cue, '_', ' ') || CASE WHEN k.cue IS NULL THEN ', no box asks it' ELSE ', ' || k.why END AS reason,
  k.path, k.line
FROM temp.gov_check_catalog AS c CROSS JOIN asked AS a CROSS JOIN temp.gov_kept_readiness_scopes AS s
  LEFT JOIN (SELECT coalesce(f.spec_id, 'workspace') AS scope, q.cue, q.answer, q.why, q.path, q.line,
      row_number() OVER (PARTITION BY coalesce(f.spec_id, 'workspace'), q.cue ORDER BY q.answer = 'yes', q.path, q.line) AS rank
    FROM temp.gov_cues AS q JOIN temp.gov_artifacts AS f ON f.path = q.path WHERE q.position = 'task') AS k
    ON k.scope = s.scope AND k.cue = a.cue AND k.rank = 1
WHERE c.shape = 'open_boxes';
