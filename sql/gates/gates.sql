CREATE TEMP VIEW gov_gates AS
-- How far is each migration that works by the six gates? One row a gate, MIG-4 one a step. ABSENT: no artifact; INCOMPLETE:
-- a blocker check fails on it; REVISE, STALE: as gov_gate_verdicts says; OUT_OF_ORDER: approved while a gate it needs is not
-- (blocked_by names those); APPROVED; COMPLETE: nothing is missing but the approval. missing: what stands between it and APPROVED.
WITH scopes AS MATERIALIZED (
  SELECT a.scope, min(a.spec_id) AS spec_id FROM temp.gov_kept_gate_artifacts AS a GROUP BY a.scope
  UNION ALL -- --frameworks asks for the gates where nobody began
  SELECT f.scope, f.scope FROM temp.gov_kept_frameworks AS f
  WHERE f.framework = 'workflow' AND f.path IS NULL AND f.scope NOT IN (SELECT a.spec_id FROM temp.gov_kept_gate_artifacts AS a)),
codes AS MATERIALIZED (
  SELECT s.scope, s.spec_id, k.gate, NULL AS step, k.gate AS code
  FROM scopes AS s CROSS JOIN (SELECT DISTINCT h.gate FROM temp.gov_gate_headings AS h WHERE h.gate <> 'MIG-4') AS k
  UNION
  SELECT a.scope, s.spec_id, a.gate, a.step, a.code
  FROM temp.gov_kept_gate_artifacts AS a JOIN scopes AS s ON s.scope = a.scope WHERE a.gate = 'MIG-4'
  UNION
  SELECT t.scope, s.spec_id, 'MIG-4', t.step_no, 'MIG-4.' || t.step_no
  FROM temp.gov_kept_gate_steps AS t JOIN scopes AS s ON s.scope = t.scope WHERE t.step_no IS NOT NULL),
failures AS MATERIALIZED (
  SELECT f.path, f.code, group_concat(f.check_id || ' (' || f.reason || ')', '; ') AS missing
  FROM (SELECT DISTINCT k.path, k.code, k.check_id, k.reason FROM temp.gov_kept_gate_failures AS k ORDER BY k.path, k.code, k.check_id, k.reason) AS f
  GROUP BY f.path, f.code),
artifacts AS MATERIALIZED ( -- of several attempts at a step the last one counts
  SELECT v.scope, v.code, v.path, v.line, v.verdict, v.why, f.missing,
    row_number() OVER (PARTITION BY v.scope, v.code ORDER BY v.path DESC, v.line DESC) AS attempt
  FROM temp.gov_kept_gate_verdicts AS v LEFT JOIN failures AS f ON f.path = v.path AND f.code = v.code),
sound AS MATERIALIZED (
  SELECT c.scope, c.gate, c.step, c.code, coalesce(a.missing IS NULL AND a.verdict = 'APPROVED', 0) AS sound
  FROM codes AS c LEFT JOIN artifacts AS a ON a.scope = c.scope AND a.code = c.code AND a.attempt = 1),
blocked AS MATERIALIZED (
  SELECT b.scope, b.code, group_concat(b.needs, ', ') AS blocked_by
  FROM (SELECT c.scope, c.code, u.code AS needs
        FROM codes AS c JOIN temp.gov_gate_needs AS n ON n.gate = c.gate
          JOIN sound AS u ON u.scope = c.scope AND u.gate = n.needs AND NOT u.sound
        UNION
        SELECT c.scope, c.code, u.code
        FROM codes AS c JOIN sound AS u ON u.scope = c.scope AND u.gate = 'MIG-4' AND c.gate = 'MIG-4' AND u.step < c.step AND NOT u.sound
        UNION
        SELECT c.scope, c.code, 'MIG-4.1'
        FROM codes AS c WHERE c.gate IN ('MIG-5', 'MIG-6') AND c.scope NOT IN (SELECT u.scope FROM sound AS u WHERE u.gate = 'MIG-4')
        ORDER BY 1, 2, 3) AS b
  GROUP BY b.scope, b.code)
SELECT c.scope, c.code AS gate,
  CASE WHEN a.path IS NULL THEN 'ABSENT' WHEN a.missing IS NOT NULL THEN 'INCOMPLETE' WHEN a.verdict IN ('REVISE', 'STALE') THEN a.verdict
       WHEN a.verdict = 'APPROVED' AND b.blocked_by IS NOT NULL THEN 'OUT_OF_ORDER' WHEN a.verdict = 'APPROVED' THEN 'APPROVED'
       ELSE 'COMPLETE' END AS state,
  a.path, max(a.line, 1) AS line,
  CASE WHEN a.path IS NULL THEN 'no heading, front matter or file name says [' || c.code || ']' ELSE coalesce(a.missing, a.why) END AS missing, b.blocked_by, c.spec_id, a.verdict
FROM codes AS c LEFT JOIN artifacts AS a ON a.scope = c.scope AND a.code = c.code AND a.attempt = 1
  LEFT JOIN blocked AS b ON b.scope = c.scope AND b.code = c.code;
