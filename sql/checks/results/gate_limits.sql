CREATE TEMP VIEW gov_checks_gate_limits AS
-- MIG4.WITHIN_LIMIT: does what was measured in a step keep to what was asked for? The step's verification asks, and each line of strategy, monitoring
-- plan and rollback triggers that names the health check and a number no larger than which it may get (gov_threshold_catalog tells which metrics have
-- one). A step that failed or was rolled back hides nothing. One row a verification and a health check with a number.
WITH results AS MATERIALIZED (
  SELECT r.scope, r.code, r.path, r.line, r.verification_text AS told, t.verification AS asked, r.verification IS 'Fail' OR r.status IS 'Rolled back' AS admitted
  FROM temp.gov_kept_gate_results AS r JOIN temp.gov_kept_gate_steps AS t ON t.scope = r.scope AND t.step_no = r.step),
numbers AS MATERIALIZED (
  SELECT i.scope, i.gate, i.section, i.code, i.path, i.line, coalesce(i.key, i.text) AS name, i.text, l.name AS metric, l.unit, l.value
  FROM temp.gov_limits AS l JOIN temp.gov_kept_gate_items AS i ON i.path = l.path AND i.line = l.line
  WHERE i.real AND l.name IN (SELECT t."limit" FROM temp.gov_threshold_catalog AS t WHERE t.side = 'max' AND t.falls = '0')),
asked AS MATERIALIZED (
  SELECT n.scope, n.metric, n.unit, n.value, n.text FROM numbers AS n WHERE n.gate IN ('MIG-2', 'MIG-3', 'MIG-6')),
judged(scope, ok, code, section, path, line) AS (
  SELECT r.scope, iif(r.admitted, 1, gov_within(r.asked, r.told)), r.code, 'verification result', r.path, r.line
  FROM results AS r WHERE gov_within(r.asked, r.asked) IS NOT NULL OR gov_within(r.asked, r.told) IS NOT NULL
  UNION ALL
  SELECT m.scope, r.admitted OR max(m.value > a.value) = 0, m.code, m.section, m.path, m.line
  FROM numbers AS m JOIN asked AS a ON a.scope = m.scope AND a.metric = m.metric AND a.unit = m.unit AND gov_overlap(m.name, a.text) = 1
    JOIN results AS r ON r.path = m.path AND r.code = m.code
  WHERE m.section = 'health check status'
  GROUP BY m.scope, m.code, m.path, m.line)
SELECT 'MIG4.WITHIN_LIMIT' AS check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  j.code || ', section "' || j.section || '"' AS reason, j.path, j.line, j.code
FROM judged AS j;
