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
proven AS MATERIALIZED (
  SELECT u.unit_id FROM (SELECT DISTINCT g.unit_id FROM temp.gov_kept_gate_units AS g) AS u
  WHERE EXISTS (SELECT 1 FROM temp.gov_evidence AS e
                WHERE e.unit_id = u.unit_id AND +e.aspect = 'verification' AND e.standing = 'evidenced'
                  AND e.signal IN ('count', 'checksum', 'sample', 'referential', 'reconcile', 'quality_suite', 'executed'))
    AND NOT EXISTS (SELECT 1 FROM temp.gov_evidence AS f
                    WHERE f.unit_id = u.unit_id AND +f.aspect = 'verification' AND f.signal = 'failed')),
judged AS (
  SELECT CASE s.gate WHEN 'MIG-1' THEN 'MIG1.COMPONENT_UNIT' WHEN 'MIG-3' THEN 'MIG3.UNIT_STEP' ELSE 'MIG5.INTEGRITY_EVIDENCE' END AS check_id,
    s.scope, s.gate, s.path, s.line, u.unit_id,
    CASE WHEN s.gate = 'MIG-5' THEN CASE a.integrity WHEN 'Verified' THEN u.unit_id IN (SELECT p.unit_id FROM proven AS p) WHEN 'Issues' THEN 1 END
         ELSE EXISTS (SELECT 1 FROM named AS n WHERE n.scope = s.scope AND n.gate = s.gate AND n.unit_id = u.unit_id)
           OR (s.gate = 'MIG-1' AND EXISTS (SELECT 1 FROM excluded AS e WHERE e.scope = s.scope AND e.unit_id = u.unit_id)) END AS ok
  FROM sections AS s JOIN temp.gov_kept_gate_units AS u ON u.scope = s.scope LEFT JOIN temp.gov_kept_gate_answers AS a ON a.scope = s.scope)
SELECT j.check_id, j.scope, CASE WHEN j.ok IS NULL THEN 'unknown' WHEN j.ok THEN 'pass' ELSE 'fail' END AS outcome,
  j.gate || ', unit ' || j.unit_id AS reason, j.path, j.line, j.gate AS code
FROM judged AS j;
