CREATE TEMP VIEW gov_checks_cues AS
-- Shape cue: do the documents say it? args: each, the cues asked for, a row each; not_phase,
-- where it must not stand; open_first, where a box for it that is not ticked outweighs a yes elsewhere; large,
-- asked only where much data moves; list, checks whose cues make one list; against, a cue that denies it where it is said. A no fails, whatever else is said; a yes passes; a
-- plan of it is not known to be done. Silence is unknown, but where others of its list are said it is an omission, which fails.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, e.value AS cue, json_extract(c.args, '$.not_phase') AS not_phase,
    coalesce(json_extract(c.args, '$.large'), 0) AS large,
    coalesce(json_extract(c.args, '$.open_first'), 0) AS open_first, json_extract(c.args, '$.against') AS against
  FROM temp.gov_check_catalog AS c, json_each(c.args, '$.each') AS e
  WHERE c.shape = 'cue'),
places AS MATERIALIZED (
  SELECT s.scope, s.documents, s.large, s.size_unknown FROM temp.gov_kept_readiness_scopes AS s),
members AS MATERIALIZED ( -- of the list each check belongs to
  SELECT o.check_id, e.value AS cue
  FROM temp.gov_check_catalog AS o JOIN temp.gov_check_catalog AS c
    ON coalesce(json_extract(c.args, '$.list'), c.check_id) = coalesce(json_extract(o.args, '$.list'), o.check_id), json_each(c.args, '$.each') AS e
  WHERE c.shape = 'cue'),
lists AS MATERIALIZED (
  SELECT m.check_id, k.scope, min(k.path || char(9) || printf('%09d', k.line)) AS place
  FROM members AS m CROSS JOIN temp.gov_kept_cue_answers AS k ON k.cue = m.cue AND k.answer = 'yes' GROUP BY m.check_id, k.scope),
answers AS MATERIALIZED (
  SELECT k.scope, k.cue, k.phase, k.answer, k.why, k.tasks, k.path, k.line FROM temp.gov_kept_cue_answers AS k
  UNION ALL
  SELECT k.scope, a.cue, k.phase, 'no', g.meaning, k.tasks, k.path, k.line
  FROM asked AS a JOIN temp.gov_kept_cue_answers AS k ON k.cue = a.against AND k.answer = 'yes' JOIN temp.gov_cue_catalog AS g ON g.cue = k.cue),
answered AS MATERIALIZED (
  SELECT a.check_id, a.cue, p.scope, a.large AS asks_large, p.large, p.size_unknown, p.documents, k.answer, k.why, k.path, k.line,
    row_number() OVER (PARTITION BY a.check_id, a.cue, p.scope
      ORDER BY k.answer <> 'no', k.answer = 'planned' AND a.open_first AND k.tasks DESC, k.answer <> 'yes', k.path, k.line) AS rank
  FROM asked AS a CROSS JOIN places AS p LEFT JOIN answers AS k
    ON k.scope = p.scope AND k.cue = a.cue
      AND (a.not_phase IS NULL OR k.phase <> a.not_phase))
SELECT w.check_id, w.scope,
  CASE WHEN w.asks_large AND NOT w.large THEN iif(w.size_unknown, 'unknown', 'skip')
       WHEN w.answer = 'no' THEN 'fail' WHEN w.answer = 'yes' THEN 'pass' WHEN w.answer = 'planned' THEN 'unknown'
       WHEN l.check_id IS NOT NULL THEN 'fail' ELSE 'unknown' END AS outcome,
  replace(w.cue, '_', ' ') || ', ' ||
  CASE WHEN w.asks_large AND NOT w.large THEN iif(w.size_unknown, 'how much moves is not known', 'little moves')
       WHEN w.answer = 'planned' THEN 'planned: ' || w.why
       WHEN w.answer IS NOT NULL THEN w.why
       WHEN w.documents = 0 THEN 'no plan is here'
       WHEN l.check_id IS NOT NULL THEN 'left out, where others of its kind are said'
       ELSE printf('no word of it in %d document(s)', w.documents) END AS reason,
  coalesce(w.path, substr(l.place, 1, instr(l.place, char(9)) - 1)) AS path,
  coalesce(w.line, CAST(substr(l.place, instr(l.place, char(9))) AS INTEGER)) AS line
FROM answered AS w LEFT JOIN lists AS l ON l.check_id = w.check_id AND l.scope = w.scope
WHERE w.rank = 1;
