CREATE TEMP VIEW gov_checks_gate_approvals AS
-- GATE.*: is each decision about an artifact worth what it says: about this text, later than it, in order, by somebody else,
-- by a person where one is asked for, with reasons where rules were set aside? Only the last decision of each role is judged.
WITH decisions AS MATERIALIZED (
  SELECT g.scope, g.code, g.role, g.stale, g.predates, g.doubtful, g.approved_at, g.own, g.person_no, g.weak_override, g.path, g.line
  FROM temp.gov_kept_gate_approvals AS g WHERE g.last AND g.decision = 'approve'),
judged(check_id, scope, ok, path, line, code) AS (
  SELECT 'GATE.APPROVAL_STALE', d.scope, NOT d.stale, d.path, d.line, d.code FROM decisions AS d
  UNION ALL
  SELECT 'GATE.APPROVAL_PREDATES', d.scope, CASE WHEN NOT d.predates THEN 1 WHEN d.approved_at IS NOT NULL AND NOT d.doubtful THEN 0 END, d.path, d.line, d.code FROM decisions AS d
  UNION ALL
  SELECT 'GATE.SELF_APPROVED', d.scope, CASE WHEN d.person_no IS NOT NULL THEN NOT d.own END, d.path, d.line, d.code FROM decisions AS d
  UNION ALL
  SELECT 'GATE.OVERRIDE_WEAK', d.scope, NOT d.weak_override, d.path, d.line, d.code FROM decisions AS d WHERE d.weak_override IS NOT NULL
  UNION ALL
  SELECT 'GATE.HUMAN_REQUIRED', v.scope, NOT v.human_missing, v.path, max(v.line, 1), v.code
  FROM temp.gov_kept_gate_verdicts AS v
  WHERE (v.path, v.code, v.line) IN (SELECT g.artifact_path, g.code, g.artifact_line FROM temp.gov_kept_gate_approvals AS g)
  UNION ALL
  SELECT 'GATE.OUT_OF_ORDER', g.scope, CASE WHEN g.verdict = 'APPROVED' THEN g.blocked_by IS NULL END, g.path, g.line, g.gate
  FROM temp.gov_kept_gates AS g WHERE g.path IS NOT NULL AND (g.verdict <> 'APPROVED' OR g.blocked_by IS NULL)),
early AS MATERIALIZED ( -- what was approved too early, by the first gate that it waits for: one gate may hold up all behind it
  SELECT g.scope, substr(g.blocked_by, 1, instr(g.blocked_by || ',', ',') - 1) AS cause, group_concat(g.gate, ', ') AS gates, min(g.path) AS path, min(g.line) AS line
  FROM (SELECT k.scope, k.gate, k.blocked_by, k.path, k.line FROM temp.gov_kept_gates AS k
        WHERE k.path IS NOT NULL AND k.verdict = 'APPROVED' AND k.blocked_by IS NOT NULL ORDER BY k.scope, k.gate) AS g
  GROUP BY 1, 2)
SELECT 'GATE.OUT_OF_ORDER' AS check_id, e.scope, 'fail' AS outcome, e.cause || ' is ' || c.state || ', behind it ' || e.gates AS reason, coalesce(c.path, e.path) AS path,
  iif(c.path IS NULL, e.line, c.line) AS line, e.cause AS code
FROM early AS e JOIN temp.gov_kept_gates AS c ON c.scope = e.scope AND c.gate = e.cause
UNION ALL
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  j.code AS reason, j.path, j.line, j.code
FROM judged AS j;
