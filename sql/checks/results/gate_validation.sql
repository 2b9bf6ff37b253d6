CREATE TEMP VIEW gov_checks_gate_validation AS
-- MIG4.ALL_STEPS, MIG5.*: does the validation report follow from what was done: every planned step complete, every criterion,
-- check and consumer as the verdict says, no success over something not met, failed or not executed? A report of issues may be sound; what it
-- reports on is not done: MIG5.ISSUES_OPEN keeps its gate open until they are settled and it is written again.
WITH reports AS MATERIALIZED (
  SELECT a.scope, a.code, a.path, a.line FROM temp.gov_kept_gate_artifacts AS a WHERE a.gate = 'MIG-5'),
last AS MATERIALIZED (
  SELECT r.scope, r.step, r.status FROM temp.gov_kept_gate_results AS r WHERE r.attempt = 1),
steps AS MATERIALIZED (
  SELECT t.scope, t.step_no, l.status FROM temp.gov_kept_gate_steps AS t LEFT JOIN last AS l ON l.scope = t.scope AND l.step = t.step_no
  WHERE t.step_no IS NOT NULL),
lists AS MATERIALIZED (
  SELECT i.scope, i.path,
    max(CASE i.section WHEN 'success criteria' THEN gov_enum(i.value, 'Met|Not met') IS 'Not met' WHEN 'health checks' THEN gov_enum(i.value, 'Pass|Passed|Fail|Failed') IN ('Fail', 'Failed')
      WHEN 'consumer status' THEN gov_enum(i.value, 'Functioning|Issues') IS 'Issues' ELSE 0 END) AS open,
    max((i.section = 'success criteria' AND gov_enum(i.value, 'Met|Not met') = 'Not met')
      OR (i.section = 'health checks' AND gov_enum(i.value, 'Pass|Passed|Fail|Failed') IN ('Fail', 'Failed'))
      OR (i.section = 'health checks' AND gov_outcome(i.value) = 0)
      OR (i.section = 'consumer status' AND gov_enum(i.value, 'Functioning|Issues') = 'Issues') OR gov_undone(coalesce(i.value, i.text))
      OR gov_reserve(i.value) IS NOT NULL OR gov_environment(i.value) = 'rehearsal' OR gov_partial(i.value) OR (i.section = 'success criteria' AND gov_within(i.key, i.value) = 0)) AS bad
  FROM temp.gov_kept_gate_items AS i WHERE i.gate = 'MIG-5' AND i.real
  GROUP BY i.scope, i.path),
texts AS MATERIALIZED (
  SELECT s.scope, s.path, max(s.section = 'verdict' AND gov_says(s.text, 'migration successful') AND NOT gov_says(s.text, 'issues found')) AS claimed,
    max(s.section = 'verdict' AND gov_outcome(coalesce(s.text, s.item_text)) = 0) AS doubted,
    max(gov_undone(s.text) OR (s.section = 'data integrity' AND gov_reserve(s.text) IS NOT NULL) OR (s.section IN ('data integrity', 'verdict') AND (gov_environment(s.text) = 'rehearsal' OR gov_partial(s.text)))
      OR (s.section = 'verdict' AND coalesce(gov_reserve(s.text), 'impression') <> 'impression')) AS undone
  FROM temp.gov_kept_gate_sections AS s WHERE s.gate = 'MIG-5'
  GROUP BY s.scope, s.path),
criteria AS MATERIALIZED (
  SELECT i.scope, i.text FROM temp.gov_kept_gate_items AS i WHERE i.gate = 'MIG-2' AND i.section = 'success criteria' AND i.real),
judged(check_id, scope, ok, path, line) AS (
  SELECT 'MIG4.ALL_STEPS', r.scope, count(*) = count(s.status), r.path, r.line
  FROM reports AS r JOIN steps AS s ON s.scope = r.scope GROUP BY r.scope, r.path, r.line
  UNION ALL
  SELECT 'MIG5.STEPS_DONE', r.scope, count(*) = sum(s.status IS 'Complete'), r.path, r.line
  FROM reports AS r JOIN steps AS s ON s.scope = r.scope GROUP BY r.scope, r.path, r.line
  UNION ALL
  SELECT 'MIG5.VERDICT_CONTRADICTS', r.scope,
    CASE WHEN a.verdict = 'Issues found' THEN 1 WHEN a.verdict = 'Migration successful' OR t.claimed
      THEN NOT coalesce(l.bad, 0) AND a.integrity IS NOT 'Issues' AND NOT coalesce(t.undone, 0) END, r.path, r.line
  FROM reports AS r JOIN texts AS t ON t.path = r.path CROSS JOIN temp.gov_kept_gate_answers AS a ON a.scope = r.scope
    LEFT JOIN lists AS l ON l.scope = r.scope AND l.path = r.path
  UNION ALL
  SELECT 'MIG5.ISSUES_OPEN', r.scope,
    CASE WHEN a.verdict = 'Issues found' OR a.integrity = 'Issues' OR l.open THEN 0 WHEN a.verdict = 'Migration successful' AND t.doubted IS NOT 1 THEN 1 END, r.path, r.line
  FROM reports AS r JOIN temp.gov_kept_gate_answers AS a ON a.scope = r.scope JOIN texts AS t ON t.scope = r.scope AND t.path = r.path
    LEFT JOIN lists AS l ON l.scope = r.scope AND l.path = r.path
  UNION ALL
  SELECT 'MIG5.WITHIN_LIMIT', i.scope, gov_within(i.key, i.value), i.path, i.line
  FROM temp.gov_kept_gate_items AS i WHERE i.gate = 'MIG-5' AND i.section = 'success criteria' AND i.real AND gov_enum(i.value, 'Met|Not met') IS NOT 'Not met'
    AND (gov_within(i.key, i.value) IS NOT NULL OR gov_within(i.key, i.key) IS NOT NULL)
  UNION ALL
  SELECT 'MIG5.CRITERIA_EXTRA', i.scope,
    CASE WHEN i.scope IN (SELECT c.scope FROM criteria AS c)
      THEN EXISTS (SELECT 1 FROM criteria AS c WHERE c.scope = i.scope AND gov_overlap(c.text, i.text) = 1) END, i.path, i.line
  FROM temp.gov_kept_gate_items AS i WHERE i.gate = 'MIG-5' AND i.section = 'success criteria' AND i.real)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome, 'MIG-5' AS reason, j.path, j.line, 'MIG-5' AS code
FROM judged AS j;
