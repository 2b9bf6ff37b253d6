CREATE TEMP VIEW gov_checks_rollbacks AS
-- Is there an undo for each migration, one command for all of it, and does it fit the time that was promised?
WITH places AS MATERIALIZED (
  SELECT s.scope, s.documents FROM temp.gov_kept_readiness_scopes AS s),
migrations AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, m.path, m.line, m.undo, m.undo_path, coalesce(m.version || ' ', '') || coalesce(m.name, '') AS title
  FROM temp.gov_migrations AS m JOIN temp.gov_artifacts AS a ON a.path = m.path),
scripted AS MATERIALIZED (
  SELECT m.scope, count(*) AS migrations, sum(m.undo = 'complete') AS complete, min(coalesce(m.undo_path, m.path)) AS path
  FROM migrations AS m GROUP BY m.scope),
told AS MATERIALIZED (
  SELECT k.scope, k.answer, k.why, k.path, k.line,
    row_number() OVER (PARTITION BY k.scope ORDER BY instr('no yes planned', k.answer), k.path, k.line) AS rank
  FROM temp.gov_kept_cue_answers AS k WHERE k.cue = 'rollback_automated'),
times AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope,
    max(iif(l.name IN ('rollback_time', 'restore_time'), l.value, NULL)) AS measured,
    min(iif(l.name = 'recovery_time', l.value, NULL)) AS promised,
    min(iif(l.name IN ('rollback_time', 'restore_time'), l.path, NULL)) AS path, min(iif(l.name IN ('rollback_time', 'restore_time'), l.line, NULL)) AS line
  FROM temp.gov_limits AS l JOIN temp.gov_artifacts AS a ON a.path = l.path
  WHERE l.comparator IS NULL AND l.answer = 'yes' GROUP BY coalesce(a.spec_id, 'workspace'))
SELECT 'RBK.PAIRED' AS check_id, m.scope,
  CASE WHEN m.undo = 'complete' THEN 'pass' WHEN m.undo IS NULL THEN 'unknown' ELSE 'fail' END AS outcome,
  trim(m.title) || ', its undo is ' || coalesce(m.undo, 'not known') AS reason, m.path, m.line
FROM migrations AS m
UNION ALL
SELECT 'RBK.AUTOMATED', p.scope,
  CASE WHEN t.answer = 'no' THEN 'fail' WHEN s.complete = s.migrations OR t.answer = 'yes' THEN 'pass'
       WHEN t.answer IS NULL AND s.scope IS NOT NULL THEN 'fail' ELSE 'unknown' END,
  CASE WHEN t.answer = 'no' THEN t.why WHEN s.complete = s.migrations THEN 'every migration has a complete undo script'
       WHEN t.answer IS NOT NULL THEN t.why WHEN p.documents = 0 THEN 'no plan is here'
       WHEN s.scope IS NOT NULL THEN printf('%d of %d migration(s) have a complete undo, and no word of a script', s.complete, s.migrations)
       ELSE printf('no migration script, and no word of a script in %d document(s)', p.documents) END,
  coalesce(t.path, s.path), coalesce(t.line, iif(s.path IS NULL, NULL, 1))
FROM places AS p LEFT JOIN scripted AS s ON s.scope = p.scope LEFT JOIN told AS t ON t.scope = p.scope AND t.rank = 1
UNION ALL
SELECT 'RBK.RTO_FIT', p.scope, CASE WHEN t.measured IS NULL OR t.promised IS NULL THEN 'unknown' WHEN t.measured <= t.promised THEN 'pass' ELSE 'fail' END,
  CASE WHEN t.promised IS NULL THEN 'no recovery time is promised' WHEN t.measured IS NULL THEN 'no rollback was timed'
       ELSE printf('it took %g s of %g s', t.measured, t.promised) END, t.path, t.line
FROM places AS p LEFT JOIN times AS t ON t.scope = p.scope;
