CREATE TEMP VIEW gov_checks_gate_results AS
-- MIG4.*: is each step's result of a known step, met, passed, in order, complete; is a step that was rolled back repeated?
-- A pass that was not executed is none, nor is a complete step one of which a part was executed or that broke off, or all of it on a test environment
-- alone. One row a result.
WITH results AS MATERIALIZED (
  SELECT r.scope, r.code, r.step, r.path, r.line, r.name, r.precondition, r.execution, r.verification, r.undone, r.broken, r.said_pass, r.status, r.status_text, r.attempt,
    t.name AS planned_name, t.step_no AS planned, t.duration AS planned_duration, a.ponr, a.no_ponr, a.rollback_status,
    (SELECT count(*) FROM temp.gov_kept_gate_steps AS k WHERE k.scope = r.scope) AS steps
  FROM temp.gov_kept_gate_results AS r LEFT JOIN temp.gov_kept_gate_steps AS t ON t.scope = r.scope AND t.step_no = r.step
    LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = r.scope),
before AS MATERIALIZED (
  SELECT r.scope, r.code, r.path, r.line, p.status, v.verdict
  FROM results AS r LEFT JOIN results AS p ON p.scope = r.scope AND p.step = r.step - 1 AND p.attempt = 1
    LEFT JOIN temp.gov_kept_gate_verdicts AS v ON v.path = p.path AND v.code = p.code AND v.line = p.line),
allowed AS MATERIALIZED ( -- the first day somebody approved the plan
  SELECT g.scope, min(substr(g.approved_at, 1, 10)) AS day FROM temp.gov_kept_gate_approvals AS g WHERE g.gate = 'MIG-3' AND g.decision = 'approve' GROUP BY g.scope),
judged(check_id, scope, ok, path, line, code) AS (
  SELECT 'MIG4.STEP_KNOWN', r.scope,
    CASE WHEN r.steps = 0 THEN NULL WHEN r.planned IS NULL THEN 0
         ELSE gov_fold(r.name) = gov_fold(r.planned_name) OR gov_overlap(r.name, r.planned_name) = 1 END, r.path, r.line, r.code
  FROM results AS r
  UNION ALL
  SELECT 'MIG4.PRECOND_MET', r.scope, r.precondition IS NOT NULL, r.path, r.line, r.code FROM results AS r
  UNION ALL
  SELECT 'MIG4.RAN_UNMET', r.scope, CASE WHEN r.precondition = 'Met' THEN 1 WHEN r.precondition IS NOT NULL AND r.status IS NOT NULL THEN r.status <> 'Complete' END,
    r.path, r.line, r.code FROM results AS r
  UNION ALL
  SELECT 'MIG4.RAN_IN_FULL', r.scope, CASE WHEN r.execution IS NULL OR gov_placeholder(r.execution) THEN NULL ELSE r.status IS 'Rolled back' OR NOT (gov_partial(r.execution) OR r.broken) END, r.path, r.line, r.code
  FROM results AS r
  UNION ALL
  SELECT 'MIG4.RAN_FOR_REAL', r.scope,
    CASE WHEN r.execution IS NULL OR gov_placeholder(r.execution) THEN NULL ELSE r.status IS 'Rolled back' OR gov_environment(r.execution) IS NOT 'rehearsal' END, r.path, r.line, r.code
  FROM results AS r
  UNION ALL
  SELECT 'MIG4.RAN_APPROVED', r.scope, gov_date(r.execution) >= w.day, r.path, r.line, r.code FROM results AS r JOIN allowed AS w ON w.scope = r.scope
  UNION ALL
  SELECT 'MIG4.VERIFY_ENUM', r.scope, r.verification IS NOT NULL, r.path, r.line, r.code FROM results AS r
  UNION ALL
  SELECT 'MIG4.VERIFY_PASS', r.scope,
    CASE WHEN r.verification IS NULL THEN iif(r.undone AND r.said_pass, 0, NULL) WHEN r.verification = 'Pass' THEN NOT r.undone ELSE coalesce(r.status = 'Rolled back', 0) END, r.path, r.line, r.code
  FROM results AS r
  UNION ALL
  SELECT 'MIG4.STATUS_ENUM', r.scope,
    CASE WHEN r.status = 'Complete' THEN 1 WHEN r.status IS NULL THEN 0 ELSE length(trim(r.status_text)) > 18 END, r.path, r.line, r.code
  FROM results AS r
  UNION ALL
  SELECT 'MIG4.ORDER', r.scope,
    CASE WHEN r.step IS NULL THEN NULL WHEN r.step = 1 THEN 1 ELSE b.status IS 'Complete' AND b.verdict IS 'APPROVED' END, r.path, r.line, r.code
  FROM results AS r JOIN before AS b ON b.path = r.path AND b.code = r.code AND b.line = r.line
  UNION ALL
  SELECT 'MIG4.ROLLED_BACK_OPEN', r.scope, CASE WHEN r.status IS NOT NULL THEN r.status = 'Complete' END, r.path, r.line, r.code
  FROM results AS r WHERE r.attempt = 1
  UNION ALL
  SELECT 'MIG4.PONR_CROSSED', r.scope, NOT (r.step > r.ponr AND r.status = 'Complete'), r.path, r.line, r.code FROM results AS r WHERE r.ponr IS NOT NULL
  UNION ALL
  SELECT 'MIG4.DURATION_OVER', r.scope, gov_duration(r.execution) <= 2 * gov_duration(r.planned_duration), r.path, r.line, r.code FROM results AS r)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome, j.code AS reason, j.path, j.line, j.code
FROM judged AS j
UNION ALL
SELECT 'MIG4.HEALTH_RED', i.scope,
  CASE gov_outcome(i.value) WHEN 1 THEN 'pass' WHEN 0 THEN iif(r.status = 'Rolled back', 'pass', 'fail') ELSE 'unknown' END,
  i.code || ', section "' || i.section || '"', i.path, i.line, i.code
FROM temp.gov_kept_gate_items AS i JOIN temp.gov_kept_gate_results AS r ON r.path = i.path AND r.code = i.code
WHERE i.section = 'health check status' AND i.real
UNION ALL
SELECT 'MIG4.PONR_CROSSED', r.scope, 'skip', r.code || ', the plan has no point of no return', r.path, r.line, r.code
FROM results AS r WHERE r.ponr IS NULL AND r.no_ponr;
