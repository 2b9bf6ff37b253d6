CREATE TEMP VIEW gov_checks_sections AS
-- Shapes section, filled, enum and items: is each section of a gate there, does it say something, does it name one of the
-- values, has it a list? A section that is not there, or says nothing, leaves the last two unknown: it fails elsewhere.
SELECT c.check_id, s.scope,
  CASE c.shape
    WHEN 'section' THEN iif(s.line IS NULL, 'fail', 'pass')
    WHEN 'filled' THEN CASE WHEN s.line IS NULL THEN 'unknown' WHEN s.filled THEN 'pass' ELSE 'fail' END
    WHEN 'enum' THEN CASE WHEN s.line IS NULL OR NOT s.filled THEN 'unknown'
      WHEN gov_enum(coalesce(s.text, s.item_text), json_extract(c.args, '$.values')) IS NULL THEN 'fail' ELSE 'pass' END
    ELSE CASE WHEN s.line IS NULL OR NOT s.filled THEN 'unknown' WHEN s.items = 0 THEN 'fail' ELSE 'pass' END
  END AS outcome,
  s.gate || coalesce('.' || s.step, '') || ', section "' || s.section || '"' AS reason, s.path, s.line
FROM temp.gov_kept_gate_sections AS s CROSS JOIN temp.gov_check_catalog AS c
WHERE c.shape IN ('section', 'filled')
  OR (c.shape IN ('enum', 'items') AND json_extract(c.args, '$.gate') = s.gate AND json_extract(c.args, '$.section') = s.section);
