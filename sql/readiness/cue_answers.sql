CREATE TEMP VIEW gov_cue_answers AS
-- What do the documents of each scope answer to each cue, in which phase? A row an answer, with its first place: a check
-- takes a no before a yes and a yes before a plan. What is said of a unit of another spec, or of one that is left out, is no answer.
-- A backup that was verified, with no word of a restore beside it, has not come back yet: that is no more than a plan.
WITH restores AS MATERIALIZED (SELECT DISTINCT r.path, r.line FROM temp.gov_cues AS r WHERE r.cue = 'restored' AND r.answer <> 'no'),
told AS MATERIALIZED (
  SELECT c.path, c.line, c.unit_id, c.cue, c.phase, c.origin, c.position, iif(w.only, 'planned', c.answer) AS answer,
    iif(w.only, 'verified, and not said to be restored', c.why) AS why
  FROM temp.gov_cues AS c JOIN (SELECT 0 AS only UNION ALL SELECT 1) AS w
    ON w.only = (c.cue = 'restore_tested' AND c.answer = 'yes' AND NOT EXISTS (SELECT 1 FROM restores AS r WHERE r.path = c.path AND r.line = c.line))),
answers AS (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, c.cue, coalesce(c.phase, '') AS phase, c.answer, c.origin, c.why,
    min(c.path || char(9) || printf('%09d', c.line)) AS place, count(*) AS statements,
    sum(c.position = 'task') AS tasks
  FROM told AS c JOIN temp.gov_artifacts AS a ON a.path = c.path
    LEFT JOIN temp.gov_kept_situations AS u ON u.unit_id = c.unit_id
  WHERE u.unit_id IS NULL OR (u.spec_id = a.spec_id AND u.coverage_status <> 'OUT_OF_SCOPE')
  GROUP BY coalesce(a.spec_id, 'workspace'), c.cue, coalesce(c.phase, ''), c.answer, c.origin)
SELECT n.scope, n.cue, n.phase, n.answer, n.origin, n.why, n.statements, n.tasks,
  substr(n.place, 1, instr(n.place, char(9)) - 1) AS path, CAST(substr(n.place, instr(n.place, char(9))) AS INTEGER) AS line
FROM answers AS n;
