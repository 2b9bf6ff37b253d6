CREATE TEMP VIEW gov_checks_sections AS
-- Shapes section, filled, once, enum and items: is each section of a gate there, does it say something, is it there once,
-- does it name one of the values, has it a list? A section that is not there, or says nothing, leaves the others unknown: it
-- fails elsewhere.
WITH sections AS MATERIALIZED (
  SELECT s.scope, s.code, s.gate, s.section, s.path, s.line, s.filled, coalesce(s.text, s.item_text) AS text,
    EXISTS (SELECT 1 FROM temp.gov_kept_gate_items AS i
            WHERE i.path = s.path AND i.code = s.code AND i.section = s.section AND i.real) AS has_items,
    count(s.line) OVER (PARTITION BY s.path, s.code, s.section) AS times
  FROM temp.gov_kept_gate_sections AS s)
SELECT c.check_id, s.scope,
  CASE c.shape
    WHEN 'section' THEN iif(s.line IS NULL, 'fail', 'pass')
    WHEN 'filled' THEN CASE WHEN s.line IS NULL THEN 'unknown' WHEN s.filled THEN 'pass' ELSE 'fail' END
    WHEN 'once' THEN CASE WHEN s.line IS NULL THEN 'unknown' WHEN s.times > 1 THEN 'fail' WHEN s.filled THEN 'pass' ELSE 'unknown' END
    WHEN 'enum' THEN CASE WHEN s.line IS NULL OR NOT s.filled THEN 'unknown'
      WHEN gov_enum(s.text, json_extract(c.args, '$.values')) IS NULL THEN 'fail' ELSE 'pass' END
    ELSE CASE WHEN s.line IS NULL OR NOT s.filled THEN 'unknown' WHEN s.has_items THEN 'pass' ELSE 'fail' END
  END AS outcome,
  s.code || ', section "' || s.section || '"' AS reason, s.path, s.line, s.code
FROM sections AS s CROSS JOIN temp.gov_check_catalog AS c
WHERE c.framework = 'workflow' AND (c.shape IN ('section', 'filled', 'once')
  OR (c.shape IN ('enum', 'items') AND json_extract(c.args, '$.gate') = s.gate AND json_extract(c.args, '$.section') = s.section));
