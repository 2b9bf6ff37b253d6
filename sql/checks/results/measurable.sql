CREATE TEMP VIEW gov_checks_measurable AS
-- Shape measurable: does every item of the section say how it is measured? One row an item, so that each is found.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, s.scope, s.gate, s.section, s.path, s.section_id, s.line
  FROM temp.gov_kept_gate_sections AS s JOIN temp.gov_check_catalog AS c
    ON c.shape = 'measurable' AND json_extract(c.args, '$.gate') = s.gate AND json_extract(c.args, '$.section') = s.section)
SELECT a.check_id, a.scope,
  CASE WHEN i.text IS NULL OR gov_placeholder(i.text) THEN 'unknown' WHEN gov_measurable(i.text) THEN 'pass' ELSE 'fail' END AS outcome,
  a.gate || ', section "' || a.section || '"' AS reason, a.path, coalesce(i.line, a.line) AS line
FROM asked AS a LEFT JOIN temp.gov_items AS i ON i.path = a.path AND i.section_id = a.section_id;
