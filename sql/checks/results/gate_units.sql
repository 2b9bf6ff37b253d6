CREATE TEMP VIEW gov_checks_gate_units AS
-- MIG1.COMPONENT_UNIT, MIG3.UNIT_STEP, MIG5.INTEGRITY_EVIDENCE: is every unit that is moved among the affected components or left
-- out by name, named by a step or by a script of one, verified by evidence where the report says so? One row a unit.
WITH sections AS MATERIALIZED (
  SELECT s.scope, s.gate, s.section, s.path, s.line, s.line_end FROM temp.gov_kept_gate_sections AS s
  WHERE s.line IS NOT NULL AND ((s.gate = 'MIG-1' AND s.section = 'affected components') OR (s.gate = 'MIG-3' AND s.section = 'steps')
    OR (s.gate = 'MIG-5' AND s.section = 'data integrity'))),
named AS MATERIALIZED (
  SELECT DISTINCT s.scope, s.gate, p.unit_id
  FROM sections AS s JOIN temp.gov_unit_places AS p ON p.path = s.path AND p.line BETWEEN s.line AND s.line_end),
excluded AS MATERIALIZED (
  SELECT DISTINCT s.scope, e.unit_id
  FROM sections AS s JOIN temp.gov_evidence AS e ON e.path = s.path
  WHERE s.gate = 'MIG-1' AND e.aspect = 'coverage' AND e.signal = 'out_of_scope' AND e.unit_id IS NOT NULL),
began AS MATERIALIZED ( -- the first day that a step's result names
  SELECT r.scope, min(gov_date(r.execution)) AS day FROM temp.gov_kept_gate_results AS r GROUP BY r.scope),
elsewhere AS MATERIALIZED ( -- what ran before the migration, on test systems or as a dry run shows nothing of what it left behind
  SELECT u.scope, r.unit_id, r.path, r.line
  FROM temp.gov_kept_gate_units AS u JOIN temp.gov_runs AS r ON r.unit_id = u.unit_id LEFT JOIN began AS b ON b.scope = u.scope
  WHERE r.kind NOT IN ('production', 'quality') OR coalesce(gov_environment(r.env) = 'rehearsal', 0) OR substr(r.started_at, 1, 10) < b.day
    OR (r.kind = 'quality' AND r.env IS NOT NULL AND gov_environment(r.env) IS NOT 'production')),
proven AS MATERIALIZED (
  SELECT u.scope, u.unit_id FROM temp.gov_kept_gate_units AS u
  WHERE EXISTS (SELECT 1 FROM temp.gov_evidence AS e
                WHERE e.unit_id = u.unit_id AND +e.aspect = 'verification' AND e.standing = 'evidenced'
                  AND e.signal IN ('count', 'checksum', 'sample', 'referential', 'reconcile', 'quality_suite', 'executed')
                  AND NOT EXISTS (SELECT 1 FROM elsewhere AS o WHERE o.scope = u.scope AND o.unit_id = u.unit_id AND o.path = e.path AND o.line = e.line))
    AND NOT EXISTS (SELECT 1 FROM temp.gov_evidence AS f
                    WHERE f.unit_id = u.unit_id AND +f.aspect = 'verification' AND f.signal = 'failed')),
judged AS (
  SELECT CASE s.gate WHEN 'MIG-1' THEN 'MIG1.COMPONENT_UNIT' WHEN 'MIG-3' THEN 'MIG3.UNIT_STEP' ELSE 'MIG5.INTEGRITY_EVIDENCE' END AS check_id,
    s.scope, s.gate, s.path, s.line, u.unit_id,
    CASE WHEN s.gate = 'MIG-5' THEN CASE a.integrity WHEN 'Verified' THEN EXISTS (SELECT 1 FROM proven AS p WHERE p.scope = s.scope AND p.unit_id = u.unit_id) WHEN 'Issues' THEN 1 END
         ELSE EXISTS (SELECT 1 FROM named AS n WHERE n.scope = s.scope AND n.gate = s.gate AND n.unit_id = u.unit_id)
           OR (s.gate = 'MIG-1' AND EXISTS (SELECT 1 FROM excluded AS e WHERE e.scope = s.scope AND e.unit_id = u.unit_id)) END AS ok
  FROM sections AS s JOIN temp.gov_kept_gate_units AS u ON u.scope = s.scope LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  j.gate || ', unit ' || j.unit_id AS reason, j.path, j.line, j.gate AS code
FROM judged AS j;
