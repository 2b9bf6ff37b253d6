CREATE TEMP VIEW gov_checks_gate_items AS
-- Shapes measurable, pair, item_enum and field: does every item of a section say how it is measured, have two sides, end in
-- one of the values, as a fact and no hope; is the field there and concrete? One row an item, so that each is found. What says "none" needs no more.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, c.shape, c.args, s.scope, s.code, s.section, s.path, s.line
  FROM temp.gov_kept_gate_sections AS s JOIN temp.gov_check_catalog AS c
    ON c.framework = 'workflow' AND c.shape IN ('measurable', 'pair', 'item_enum', 'field')
    AND json_extract(c.args, '$.gate') = s.gate AND json_extract(c.args, '$.section') = s.section),
items AS MATERIALIZED (
  SELECT a.check_id, a.shape, a.args, a.scope, a.code, a.section, a.path, coalesce(i.line, a.line) AS line, i.text, i.key, i.value, i.real, i.none
  FROM asked AS a LEFT JOIN temp.gov_kept_gate_items AS i ON i.path = a.path AND i.code = a.code AND i.section = a.section
  WHERE a.shape <> 'field')
SELECT i.check_id, i.scope,
  CASE WHEN i.text IS NULL OR NOT i.real THEN 'unknown'
       WHEN i.shape = 'measurable' THEN iif(gov_measurable(i.text) OR gov_says(i.text, 'manual decision by|manual decision of'), 'pass', 'fail')
       WHEN i.shape = 'pair' THEN iif(i.none OR (i.value IS NOT NULL AND NOT gov_hollow(i.value)), 'pass', 'fail')
       WHEN gov_enum(i.value, json_extract(i.args, '$.values')) IS NULL THEN 'fail'
       ELSE 'pass' END AS outcome,
  i.code || ', section "' || i.section || '"' AS reason, i.path, i.line, i.code
FROM items AS i
UNION ALL
SELECT a.check_id, a.scope,
  CASE WHEN a.line IS NULL THEN 'unknown'
       WHEN f.value IS NULL OR gov_placeholder(f.value) OR gov_hollow(f.value) OR f.value GLOB '*<[A-Za-z]*>*'
         OR gov_says(substr(f.value, 1, 16), 'None|N/A|not applicable|unknown') OR gov_says(f.value, 'not possible|impossible') OR coalesce(gov_reserve(f.value), '') IN ('open', 'unsure') THEN 'fail' ELSE 'pass' END,
  a.code || ', section "' || a.section || '"', a.path, coalesce(f.line, a.line), a.code
FROM asked AS a LEFT JOIN temp.gov_kept_gate_items AS f
  ON f.path = a.path AND f.code = a.code AND f.section = a.section
    AND (replace(gov_fold(f.key), '-', ' ') = json_extract(a.args, '$.field')
      OR EXISTS (SELECT 1 FROM temp.gov_gate_aliases AS o WHERE o.section = json_extract(a.args, '$.field') AND o.heading = gov_fold(f.key)))
WHERE a.shape = 'field';
