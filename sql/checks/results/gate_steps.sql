CREATE TEMP VIEW gov_checks_gate_steps AS
-- MIG3.*: is every step of the execution plan numbered, concrete, verified, undone, estimated? One row a step. A step may say
-- that there is no way back only behind the point of no return and with a reason; that there is nothing to undo, only when it
-- changes nothing and says why.
WITH steps AS MATERIALIZED (
  SELECT t.scope, t.path, t.line, t.ordinal, t.step_no, coalesce(t.action, '') AS action, t.precondition, t.verification, t.rollback, t.duration,
    t.command, t.changes, t.forward, t.no_rollback, length(t.rollback) AS rollback_chars, coalesce(gov_reserve(t.rollback), '') IN ('open', 'unsure') AS rollback_hoped, a.ponr
  FROM temp.gov_kept_gate_steps AS t LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = t.scope),
judged(check_id, scope, ok, path, line, step_no) AS (
  SELECT 'MIG3.STEP_ORDER', s.scope, s.step_no = s.ordinal, s.path, s.line, s.ordinal FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_ACTION', s.scope, NOT gov_placeholder(s.action) AND NOT gov_hollow(s.action), s.path, s.line, s.ordinal FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_ACTION_VAGUE', s.scope,
    CASE WHEN NOT gov_placeholder(s.action) THEN s.command OR instr(trim(s.action), ' ') > 0 END, s.path, s.line, s.ordinal FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_PRECOND', s.scope, s.precondition IS NOT NULL AND NOT gov_placeholder(s.precondition)
    AND (NOT gov_hollow(s.precondition) OR gov_says(s.precondition, 'step|steps|schritt|schritte|paso|pasos|étape|étapes|etapa|none|keine|ninguna|aucune')), s.path, s.line, s.ordinal FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_VERIFY', s.scope, s.verification IS NOT NULL AND NOT gov_placeholder(s.verification)
    AND gov_says(substr(s.verification, 1, 16), 'None|N/A|not applicable') = 0 AND NOT gov_hollow(s.verification), s.path, s.line, s.ordinal FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_VERIFY_MECH', s.scope,
    CASE WHEN s.verification IS NOT NULL AND NOT gov_placeholder(s.verification) THEN gov_measurable(s.verification) END, s.path, s.line, s.ordinal
  FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_ROLLBACK', s.scope,
    CASE WHEN s.rollback IS NULL OR gov_placeholder(s.rollback) THEN 0
         WHEN s.forward THEN s.ponr IS NOT NULL AND s.step_no > s.ponr AND s.rollback_chars > 24
         WHEN s.no_rollback THEN NOT s.changes AND s.rollback_chars > 12 AND NOT s.rollback_hoped
         ELSE NOT gov_hollow(s.rollback) AND NOT s.rollback_hoped END, s.path, s.line, s.ordinal
  FROM steps AS s
  UNION ALL
  SELECT 'MIG3.STEP_DURATION', s.scope, gov_duration(s.duration) IS NOT NULL, s.path, s.line, s.ordinal FROM steps AS s)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  'MIG-3, step ' || j.step_no AS reason, j.path, j.line, 'MIG-3' AS code
FROM judged AS j;
