CREATE TEMP VIEW gov_gate_sections AS
-- What does each artifact say under each heading its gate asks for? line NULL: the heading is not there. items: list
-- items that say something; filled: whether it, or a section below it, holds more than blanks to fill in.
WITH artifacts AS MATERIALIZED (
  SELECT g.scope, g.spec_id, g.gate, g.step, g.code, g.path, g.line, g.line_end FROM temp.gov_kept_gate_artifacts AS g),
sections AS MATERIALIZED (
  SELECT s.path, s.section_id, s.line, s.line_end, CAST(gov_fold(s.heading) AS TEXT) AS name, s.text
  FROM temp.gov_sections AS s WHERE s.path IN (SELECT a.path FROM artifacts AS a)),
asked AS MATERIALIZED (SELECT k.gate, k.section FROM temp.gov_gate_headings AS k),
placed AS MATERIALIZED ( -- each section belongs to the innermost artifact around it
  SELECT s.path, s.section_id, s.line, s.line_end, s.name, s.text, max(a.line) AS artifact_line
  FROM sections AS s JOIN artifacts AS a ON a.path = s.path AND s.line BETWEEN a.line AND a.line_end
  WHERE s.name IN (SELECT k.section FROM asked AS k)
  GROUP BY s.path, s.section_id),
real_items AS MATERIALIZED (
  SELECT i.path, i.section_id, count(*) AS items, group_concat(i.text, char(10)) AS text
  FROM temp.gov_items AS i
  WHERE i.path IN (SELECT a.path FROM artifacts AS a) AND NOT gov_placeholder(coalesce(i.value, i.text)) AND (i.text NOT GLOB '*<[A-Za-z]*>*' OR i.text GLOB '*`*')
  GROUP BY i.path, i.section_id),
content AS MATERIALIZED (
  SELECT i.path, i.section_id FROM real_items AS i
  UNION SELECT s.path, s.section_id FROM sections AS s
  WHERE s.text IS NOT NULL AND NOT gov_placeholder(s.text) AND NOT s.text GLOB '*: <[A-Za-z]*>'
  UNION SELECT c.path, c.section_id FROM temp.gov_cells AS c
  WHERE c.path IN (SELECT a.path FROM artifacts AS a) AND NOT gov_placeholder(c.text)
  UNION SELECT b.path, b.section_id FROM temp.gov_blocks AS b WHERE b.path IN (SELECT a.path FROM artifacts AS a)),
spoken AS MATERIALIZED (
  SELECT s.path, s.line FROM content AS c JOIN sections AS s ON s.path = c.path AND s.section_id = c.section_id)
SELECT a.scope, a.spec_id, a.gate, a.step, a.code, a.path, k.section, s.section_id, s.line, s.line_end, s.text,
  coalesce(i.items, 0) AS items, i.text AS item_text,
  EXISTS (SELECT 1 FROM spoken AS p WHERE p.path = s.path AND p.line BETWEEN s.line AND s.line_end) AS filled, max(a.line, 1) AS artifact_line
FROM artifacts AS a JOIN asked AS k ON k.gate = a.gate
  LEFT JOIN placed AS s ON s.path = a.path AND s.name = k.section AND s.artifact_line = a.line
  LEFT JOIN real_items AS i ON i.path = s.path AND i.section_id = s.section_id;
