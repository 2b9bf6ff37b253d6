CREATE TEMP VIEW gov_checks_cues AS
-- Shape cue: do the documents say it? args: each, the cues asked for, a row each, alternatives joined by bars; phase and
-- not_phase, where it must and must not stand; open_first, where a box for it that is not ticked outweighs a yes elsewhere; large, asked only where much data moves. A no fails, whatever else is said; a
-- yes passes; a plan of it is not known to be done; no word of it fails where a document could have said it.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, e.value AS cues, json_extract(c.args, '$.phase') AS phase, json_extract(c.args, '$.not_phase') AS not_phase,
    coalesce(json_extract(c.args, '$.large'), 0) AS large,
    coalesce(json_extract(c.args, '$.open_first'), 0) AS open_first
  FROM temp.gov_check_catalog AS c, json_each(c.args, '$.each') AS e
  WHERE c.shape = 'cue'),
places AS MATERIALIZED (
  SELECT s.scope, s.documents, s.large, s.size_unknown FROM temp.gov_kept_readiness_scopes AS s),
answered AS MATERIALIZED (
  SELECT a.check_id, a.cues, p.scope, a.large AS asks_large, p.large, p.size_unknown, p.documents, k.answer, k.why, k.path, k.line,
    row_number() OVER (PARTITION BY a.check_id, a.cues, p.scope
      ORDER BY CASE k.answer WHEN 'no' THEN 1 WHEN 'yes' THEN 3 WHEN 'planned' THEN iif(a.open_first AND k.tasks, 2, 4) ELSE 5 END, k.path, k.line) AS rank
  FROM asked AS a CROSS JOIN places AS p LEFT JOIN temp.gov_kept_cue_answers AS k
    ON k.scope = p.scope AND instr('|' || a.cues || '|', '|' || k.cue || '|') > 0
      AND (a.phase IS NULL OR k.phase = a.phase) AND (a.not_phase IS NULL OR k.phase <> a.not_phase))
SELECT w.check_id, w.scope,
  CASE WHEN w.asks_large AND NOT w.large THEN iif(w.size_unknown, 'unknown', 'skip')
       WHEN w.answer = 'no' THEN 'fail' WHEN w.answer = 'yes' THEN 'pass' WHEN w.answer = 'planned' THEN 'unknown'
       WHEN w.documents = 0 THEN 'unknown' ELSE 'fail' END AS outcome,
  replace(replace(w.cues, '|', ' or '), '_', ' ') || ', ' ||
  CASE WHEN w.asks_large AND NOT w.large THEN iif(w.size_unknown, 'how much moves is not known', 'little moves')
       WHEN w.answer = 'planned' THEN 'planned: ' || w.why
       WHEN w.answer IS NOT NULL THEN w.why
       WHEN w.documents = 0 THEN 'no plan is here' ELSE printf('no word of it in %d document(s)', w.documents) END AS reason,
  w.path, w.line
FROM answered AS w WHERE w.rank = 1;
