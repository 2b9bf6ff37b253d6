CREATE TEMP VIEW gov_checks_sections AS
-- Shapes section, filled, once, enum and items: is each section of a gate there, does it say something, is it there once,
-- does it name one of the values, has it a list? A section that is not there, or says nothing, leaves the others unknown: it
-- fails elsewhere.
WITH checks AS MATERIALIZED (
  SELECT c.check_id, c.shape, json_extract(c.args, '$.gate') AS gate, json_extract(c.args, '$.section') AS section,
    json_extract(c.args, '$.values') AS choices
  FROM temp.gov_check_catalog AS c
  WHERE c.shape IN ('section', 'filled', 'once', 'enum', 'items')),
everywhere AS MATERIALIZED (SELECT c.check_id, c.shape FROM checks AS c WHERE c.shape IN ('section', 'filled', 'once')),
sections AS MATERIALIZED (
  SELECT s.scope, s.code, s.gate, s.section, s.path, s.line, s.filled, s.artifact_line FROM temp.gov_kept_gate_sections AS s),
repeated AS MATERIALIZED (
  SELECT s.path, s.code, s.section FROM sections AS s GROUP BY s.path, s.code, s.section HAVING count(s.line) > 1)
SELECT c.check_id, s.scope,
  CASE WHEN c.shape = 'section' THEN iif(s.line IS NULL, 'fail', 'pass')
    WHEN s.line IS NULL THEN 'unknown'
    WHEN c.shape = 'filled' THEN iif(s.filled, 'pass', 'fail')
    WHEN (s.path, s.code, s.section) IN (SELECT r.path, r.code, r.section FROM repeated AS r) THEN 'fail'
    WHEN s.filled THEN 'pass' ELSE 'unknown' END AS outcome,
  s.code || ', section "' || s.section || '"' AS reason, s.path, coalesce(s.line, iif(c.shape = 'section', s.artifact_line, NULL)) AS line, s.code
FROM sections AS s CROSS JOIN everywhere AS c
UNION ALL
SELECT c.check_id, s.scope,
  CASE WHEN s.line IS NULL OR NOT s.filled THEN 'unknown'
    WHEN c.shape = 'enum' THEN iif(gov_enum(coalesce(s.text, s.item_text), c.choices) IS NULL, 'fail', 'pass')
    WHEN EXISTS (SELECT 1 FROM temp.gov_kept_gate_items AS i
                 WHERE i.path = s.path AND i.code = s.code AND i.section = s.section AND i.real AND NOT gov_hollow(i.text)) THEN 'pass' ELSE 'fail' END,
  s.code || ', section "' || s.section || '"', s.path, s.line, s.code
FROM checks AS c CROSS JOIN temp.gov_kept_gate_sections AS s
WHERE c.shape IN ('enum', 'items') AND s.gate = c.gate AND s.section = c.section;
