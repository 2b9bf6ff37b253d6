CREATE TEMP VIEW gov_checks_validations AS
-- What do results show, unit by unit: were rows counted and are they equal, did anything fail that nothing later put right, and is
-- what says "passed" borne out by its own details? Before and after the move are judged by what the documents plan.
WITH places AS MATERIALIZED (
  SELECT s.scope, s.documents FROM temp.gov_kept_readiness_scopes AS s),
units AS MATERIALIZED (
  SELECT u.unit_id, p.scope, u.path, u.line, n.verification_count AS planned
  FROM places AS p CROSS JOIN temp.gov_units AS u CROSS JOIN temp.gov_kept_situations AS c CROSS JOIN temp.gov_signals AS n
  WHERE u.spec_id = p.scope AND c.unit_id = u.unit_id AND c.coverage_status = 'IN_SCOPE' AND n.unit_id = u.unit_id),
runs AS MATERIALIZED (
  SELECT p.scope, r.unit_id, r.kind, r.status, r.taints, r.path, r.line, coalesce(r.started_at, '') AS at, r.env
  FROM places AS p CROSS JOIN temp.gov_artifacts AS a CROSS JOIN temp.gov_runs AS r
  WHERE a.spec_id = p.scope AND r.path = a.path AND r.kind NOT IN ('backup', 'deletion')),
counts AS MATERIALIZED ( -- of the move: a restore compares a backup with what it was taken of, a rollback what came back
  SELECT r.unit_id, r.source_rows, r.target_rows, r.path, r.line, r.status, r.kind,
    row_number() OVER (PARTITION BY r.unit_id
      ORDER BY r.taints DESC, r.kind = 'production' DESC, coalesce(r.started_at, '') DESC, r.path, r.line) AS rank
  FROM units AS u CROSS JOIN temp.gov_runs AS r
  WHERE r.unit_id = u.unit_id AND r.kind NOT IN ('backup', 'restore', 'rollback', 'deletion') AND r.source_rows IS NOT NULL AND r.target_rows IS NOT NULL
    AND r.status NOT IN ('skipped', 'pending')),
open_runs AS MATERIALIZED (
  SELECT f.scope, f.path, f.line, CASE WHEN f.taints = 1 THEN 1 WHEN f.status = 'failed' AND f.unit_id IS NULL -- a run of no unit: until a later one like it passed
    THEN NOT EXISTS (SELECT 1 FROM runs AS l WHERE l.scope = f.scope AND l.unit_id IS NULL AND l.kind = f.kind AND l.env IS f.env AND l.status = 'passed'
      AND julianday(l.at) > julianday(f.at)) ELSE 0 END AS open
  FROM runs AS f),
counted AS MATERIALIZED (
  SELECT r.scope, count(*) AS runs, sum(r.open) AS failed, min(iif(r.open, r.path || char(9) || printf('%09d', r.line), NULL)) AS place, min(r.path || char(9) || printf('%09d', r.line)) AS any_place
  FROM open_runs AS r GROUP BY r.scope),
tainted AS MATERIALIZED (
  SELECT p.scope, coalesce(c.runs, 0) AS runs, c.failed, coalesce(c.place, c.any_place) AS place FROM places AS p LEFT JOIN counted AS c ON c.scope = p.scope),
phases(check_id, phase) AS (VALUES ('VAL.PRE', 'before'), ('VAL.POST', 'after')),
planned AS MATERIALIZED (
  SELECT k.scope, k.phase, k.answer, count(*) AS cues, min(k.path) AS path, k.line FROM temp.gov_kept_cue_answers AS k
  WHERE k.cue GLOB 'val_*' AND k.answer IN ('yes', 'no') GROUP BY k.scope, k.phase, k.answer),
uncounted AS MATERIALIZED (
  SELECT k.scope, min(k.path) AS path, k.line FROM temp.gov_kept_cue_answers AS k
  WHERE k.cue = 'val_count' AND k.answer = 'no' AND k.phase <> 'undo' GROUP BY k.scope),
detections AS MATERIALIZED (
  SELECT k.scope, count(DISTINCT k.cue) AS kinds, min(k.path) AS path, k.line FROM temp.gov_kept_cue_answers AS k
  WHERE k.cue IN ('val_checksum', 'val_dup_keys', 'val_orphans', 'val_num_range', 'val_enum', 'val_sample_recent') AND k.answer = 'yes' AND k.phase <> 'undo'
  GROUP BY k.scope)
SELECT 'VAL.COUNT' AS check_id, u.scope,
  CASE WHEN c.unit_id IS NULL THEN iif(n.scope IS NULL, 'unknown', 'fail')
       WHEN c.status = 'failed' OR abs(c.source_rows - c.target_rows) > t.value THEN 'fail' ELSE 'pass' END AS outcome,
  u.unit_id || CASE WHEN c.unit_id IS NULL THEN CASE WHEN n.scope IS NOT NULL THEN ', rows are said not to be counted'
      WHEN u.planned > 0 THEN ', counts are planned and no result shows them' ELSE ', no result counts its rows' END
    WHEN abs(c.source_rows - c.target_rows) > t.value THEN printf(', %d row(s) differ', abs(c.source_rows - c.target_rows))
    WHEN c.status = 'failed' THEN ', its run failed' ELSE printf(', %d row(s) on both sides in a %s run', c.target_rows, c.kind) END AS reason,
  coalesce(c.path, n.path, u.path) AS path, coalesce(c.line, n.line, u.line) AS line
FROM units AS u LEFT JOIN uncounted AS n ON n.scope = u.scope LEFT JOIN counts AS c ON c.unit_id = u.unit_id AND c.rank = 1
  JOIN temp.gov_thresholds AS t ON t.name = 'mismatch_tolerance'
UNION ALL
SELECT 'VAL.FAILED_OPEN', t.scope, CASE WHEN t.runs = 0 THEN 'unknown' WHEN t.failed > 0 THEN 'fail' ELSE 'pass' END,
  CASE WHEN t.runs = 0 THEN 'nothing ran' WHEN t.failed > 0 THEN t.failed || ' failed run(s) that no later one puts right' ELSE t.runs || ' run(s), none failed for good' END,
  substr(t.place, 1, instr(t.place, char(9)) - 1), CAST(substr(t.place, instr(t.place, char(9))) AS INTEGER)
FROM tainted AS t
UNION ALL
SELECT 'VAL.HEALTH_LIES', p.scope,
  CASE WHEN r.path IS NULL THEN 'unknown' WHEN r.note = 'its passed contradicts its details' THEN 'fail' ELSE 'pass' END,
  CASE WHEN r.path IS NULL THEN 'no health result is here' WHEN r.note IS NOT NULL THEN r.note ELSE 'what it says and its details agree' END, r.path, r.line
FROM places AS p LEFT JOIN (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, h.note, h.path, h.line FROM temp.gov_artifacts AS a CROSS JOIN temp.gov_runs AS h ON h.path = a.path
  WHERE a.format = 'health') AS r ON r.scope = p.scope
UNION ALL
SELECT f.check_id, p.scope, CASE WHEN k.scope IS NOT NULL THEN 'pass' WHEN n.scope IS NOT NULL THEN 'fail' ELSE 'unknown' END,
  CASE WHEN k.scope IS NOT NULL THEN k.cues || ' check(s) planned' WHEN n.scope IS NOT NULL THEN 'what is said of checks ' || f.phase || ' is that there are none'
       WHEN p.documents = 0 THEN 'no plan is here' ELSE 'no check under a heading of what is done ' || f.phase END,
  coalesce(k.path, n.path), coalesce(k.line, n.line)
FROM phases AS f CROSS JOIN places AS p LEFT JOIN planned AS k ON k.scope = p.scope AND k.phase = f.phase AND k.answer = 'yes'
  LEFT JOIN planned AS n ON n.scope = p.scope AND n.phase = f.phase AND n.answer = 'no'
UNION ALL
SELECT 'COR.DETECT', p.scope, CASE WHEN d.kinds >= 3 THEN 'pass' WHEN d.kinds IS NULL THEN 'unknown' ELSE 'fail' END,
  printf('%d of six ways to find corruption', coalesce(d.kinds, 0)), d.path, d.line
FROM places AS p LEFT JOIN detections AS d ON d.scope = p.scope;
