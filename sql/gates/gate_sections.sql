CREATE TEMP VIEW gov_gate_sections AS
-- What does each artifact say under each heading its gate asks for? line NULL: the heading is not there. items: list
-- items that say something; filled: whether it, or a section below it, holds more than blanks to fill in. Where a heading has not
-- the gate's own words, one of gov_gate_aliases counts, else a label in the text ("**Status:** Complete").
WITH names AS MATERIALIZED (
  SELECT h.gate, h.section, h.section AS heading, 0 AS alias FROM temp.gov_gate_headings AS h
  UNION ALL SELECT o.gate, o.section, CAST(o.heading AS TEXT), 1 FROM temp.gov_gate_aliases AS o),
artifacts AS MATERIALIZED (
  SELECT g.scope, g.spec_id, g.gate, g.step, g.code, g.path, g.line, g.line_end FROM temp.gov_kept_gate_artifacts AS g),
sections AS MATERIALIZED (
  SELECT s.path, s.section_id, s.line, s.line_end, CAST(gov_fold(s.heading) AS TEXT) AS name, s.text
  FROM temp.gov_sections AS s WHERE s.path IN (SELECT a.path FROM artifacts AS a)),
homes AS MATERIALIZED ( -- each section belongs to the innermost artifact around it
  SELECT s.path, s.section_id, max(a.line) AS artifact_line
  FROM sections AS s JOIN artifacts AS a ON a.path = s.path AND s.line BETWEEN a.line AND a.line_end
  GROUP BY s.path, s.section_id),
headed AS MATERIALIZED (
  SELECT a.path, a.line AS artifact_line, a.gate, n.section, n.alias AS rank, s.section_id, s.line, s.line_end, s.text
  FROM sections AS s CROSS JOIN names AS n ON n.heading = s.name CROSS JOIN homes AS h ON h.path = s.path AND h.section_id = s.section_id
    CROSS JOIN artifacts AS a ON a.path = h.path AND a.line = h.artifact_line AND a.gate = n.gate), -- in this order: a gate has many artifacts
fields AS MATERIALIZED (
  SELECT f.path, f.section_id, f.line, f.value, CAST(gov_fold(f.name) AS TEXT) AS name
  FROM temp.gov_document_fields AS f WHERE f.path IN (SELECT a.path FROM artifacts AS a)),
labelled AS MATERIALIZED (
  SELECT a.path, a.line AS artifact_line, a.gate, n.section, 2 AS rank, f.section_id, f.line, s.line_end, f.value AS text
  FROM fields AS f CROSS JOIN names AS n ON n.heading = f.name CROSS JOIN homes AS h ON h.path = f.path AND h.section_id = f.section_id
    CROSS JOIN artifacts AS a ON a.path = h.path AND a.line = h.artifact_line AND a.gate = n.gate
    CROSS JOIN sections AS s ON s.path = f.path AND s.section_id = f.section_id
  WHERE f.line BETWEEN a.line AND a.line_end AND f.line >= s.line),
ranked AS MATERIALIZED (
  SELECT e.path, e.artifact_line, e.gate, e.section, e.rank, e.section_id, e.line, e.text,
    iif(e.rank < 2, e.line_end, lead(e.line, 1, e.line_end + 1) OVER (PARTITION BY e.path, e.artifact_line, e.rank = 2 ORDER BY e.line) - 1) AS line_end,
    min(e.rank) OVER (PARTITION BY e.path, e.artifact_line, e.gate, e.section) AS best
  FROM (SELECT h.path, h.artifact_line, h.gate, h.section, h.rank, h.section_id, h.line, h.line_end, h.text FROM headed AS h
        UNION SELECT l.path, l.artifact_line, l.gate, l.section, l.rank, l.section_id, l.line, l.line_end, l.text FROM labelled AS l) AS e),
placed AS MATERIALIZED (
  SELECT r.path, r.artifact_line, r.gate, r.section, r.rank, r.section_id, r.line, max(r.line, r.line_end) AS line_end, r.text FROM ranked AS r WHERE r.rank = r.best),
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
  CASE WHEN s.rank < 2 THEN coalesce(i.items, 0) ELSE coalesce(s.items, 0) END AS items, iif(s.rank < 2, i.text, NULL) AS item_text,
  iif(s.rank < 2, EXISTS (SELECT 1 FROM spoken AS p WHERE p.path = s.path AND p.line BETWEEN s.line AND s.line_end), coalesce(s.items > 0 OR NOT gov_placeholder(s.text), 0)) AS filled, max(a.line, 1) AS artifact_line
FROM artifacts AS a JOIN temp.gov_gate_headings AS k ON k.gate = a.gate
  LEFT JOIN (
    SELECT p.path, p.artifact_line, p.gate, p.section, p.rank, p.section_id, p.line, p.line_end, p.text,
      CASE WHEN p.rank = 2 THEN (SELECT count(*) FROM temp.gov_items AS o
        WHERE o.path = p.path AND o.section_id = p.section_id AND o.line > p.line AND o.line <= p.line_end AND NOT gov_placeholder(o.text)) END AS items
    FROM placed AS p) AS s ON s.path = a.path AND s.section = k.section AND s.artifact_line = a.line AND s.gate = a.gate
  LEFT JOIN real_items AS i ON i.path = s.path AND i.section_id = s.section_id;
