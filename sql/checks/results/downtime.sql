CREATE TEMP VIEW gov_checks_downtime AS
-- Does a plan that promises no downtime stop something after all, in its words or its scripts? And may old code go on working
-- while the schema changes? Statements that wait on or rewrite a table users work with are hazards already; here they
-- contradict a promise.
WITH places AS MATERIALIZED (
  SELECT s.scope, s.documents FROM temp.gov_kept_readiness_scopes AS s),
claims AS MATERIALIZED (
  SELECT k.scope, min(k.path) AS path, k.line FROM temp.gov_kept_cue_answers AS k WHERE k.cue = 'zero_downtime' AND k.answer = 'yes' GROUP BY k.scope),
stops AS MATERIALIZED (
  SELECT k.scope, 'the plan stops something' AS what, k.path, k.line FROM temp.gov_kept_cue_answers AS k
  WHERE k.cue = 'stop_world' AND k.answer = 'yes' AND k.phase <> 'undo'
  UNION ALL
  SELECT coalesce(a.spec_id, 'workspace'), 'a script holds users up (' || h.hazard_id || ')', h.path, h.line
  FROM temp.gov_hazards AS h JOIN temp.gov_artifacts AS a ON a.path = h.path
  WHERE h.hazard_id IN ('MH203', 'MH301', 'MH302', 'MH307', 'MH308', 'MH311', 'MH312')),
first_stop AS MATERIALIZED (
  SELECT s.scope, s.what, s.path, s.line, row_number() OVER (PARTITION BY s.scope ORDER BY s.what DESC, s.path, s.line) AS rank FROM stops AS s),
scripts AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, t.path, count(*) AS statements FROM temp.gov_statements AS t JOIN temp.gov_artifacts AS a ON a.path = t.path
  WHERE t.direction = 'up' GROUP BY t.path),
hazards AS MATERIALIZED (
  SELECT h.hazard_id, h.path, h.line FROM temp.gov_hazards AS h),
asked(check_id, hazards, told) AS (
  VALUES ('ZDT.SCHEMA_COMPAT', 'MH201|MH202|MH203|MH204', 'old code breaks on it'),
    ('SCH.ADDITIVE_FIRST', 'MH205|MH206|MH201|MH202|MH203', 'it does not only add')),
drops AS MATERIALIZED ( -- a drop in the script that makes its replacement
  SELECT h.path, min(h.line) AS line FROM hazards AS h
  WHERE h.hazard_id IN ('MH101', 'MH102') AND EXISTS (
    SELECT 1 FROM temp.gov_statements AS t WHERE t.path = h.path AND t.direction = 'up' AND (t.verb = 'create' OR t.detail GLOB 'add *'))
  GROUP BY h.path)
SELECT 'ZDT.DOWNTIME_CLAIM' AS check_id, p.scope,
  CASE WHEN c.path IS NULL THEN 'unknown' WHEN f.path IS NULL THEN 'pass' ELSE 'fail' END AS outcome,
  CASE WHEN c.path IS NULL THEN 'nothing is promised' WHEN f.path IS NULL THEN 'promised, and nothing found that stops'
       ELSE f.what || ', promised at ' || c.path || ':' || c.line END AS reason,
  coalesce(f.path, c.path) AS path, coalesce(f.line, c.line) AS line
FROM places AS p LEFT JOIN claims AS c ON c.scope = p.scope LEFT JOIN first_stop AS f ON f.scope = p.scope AND f.rank = 1
UNION ALL
SELECT a.check_id, s.scope, iif(h.path IS NULL, 'pass', 'fail'), iif(h.path IS NULL, 'no such statement in this script', h.hazard_id || ', ' || a.told),
  s.path, coalesce(min(h.line), 1)
FROM asked AS a CROSS JOIN scripts AS s
  LEFT JOIN hazards AS h ON h.path = s.path AND instr('|' || a.hazards || '|', '|' || h.hazard_id || '|') > 0
GROUP BY a.check_id, s.scope, s.path
UNION ALL
SELECT 'SCH.DROP_LATE', s.scope, iif(d.path IS NULL, 'pass', 'fail'),
  iif(d.path IS NULL, 'nothing goes together with its replacement', 'dropped in the script that adds'), s.path, coalesce(d.line, 1)
FROM scripts AS s LEFT JOIN drops AS d ON d.path = s.path;
