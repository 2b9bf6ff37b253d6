CREATE TEMP VIEW gov_gate_items AS
-- What is listed under each heading of a gate's artifact, one row an item of a list or a row of a table? real: it is no
-- blank to fill in; none: it says that there is nothing to list; key and value: its two sides.
WITH sections AS MATERIALIZED (
  SELECT s.scope, s.spec_id, s.gate, s.step, s.code, s.section, s.path, s.section_id, s.line, s.line_end, s.items, s.text
  FROM temp.gov_kept_gate_sections AS s WHERE s.line IS NOT NULL),
cells AS MATERIALIZED (
  SELECT c.path, c.section_id, c.table_no, c.row_no, c.column_no, c.text, c.line
  FROM temp.gov_cells AS c WHERE c.path IN (SELECT s.path FROM sections AS s)),
rows_of_tables AS MATERIALIZED (
  SELECT c.path, c.section_id, c.line, max(CASE WHEN c.column_no = 1 THEN c.text END) AS name,
    group_concat(CASE WHEN c.column_no > 1 THEN c.text END, ' — ') AS value
  FROM (SELECT c.path, c.section_id, c.table_no, c.row_no, c.column_no, c.text, c.line FROM cells AS c
        ORDER BY c.path, c.table_no, c.row_no, c.column_no) AS c
  GROUP BY c.path, c.section_id, c.table_no, c.row_no),
listed AS (
  SELECT i.path, i.section_id, i.kind, i.checked, i.text, gov_fold(i.text) AS folded, i.key, i.value, i.line
  FROM temp.gov_items AS i WHERE i.depth = 1 AND i.path IN (SELECT s.path FROM sections AS s)
  UNION ALL
  SELECT r.path, r.section_id, 'row', NULL, r.name || coalesce(' — ' || r.value, ''), gov_fold(r.name || coalesce(' — ' || r.value, '')), r.name, r.value,
    r.line FROM rows_of_tables AS r
  UNION ALL -- "None." in place of a list
  SELECT DISTINCT s.path, s.section_id, 'paragraph', NULL, s.text, gov_fold(s.text), NULL, NULL, s.line FROM sections AS s WHERE s.items = 0 AND length(s.text) < 200),
told AS (
  SELECT l.path, l.section_id, l.kind, l.checked, l.text, l.key, l.value, l.line,
    l.folded GLOB 'none*' OR l.folded GLOB 'nothing*' OR l.folded GLOB 'n/a*' OR l.folded GLOB 'not applicable*' OR l.folded GLOB 'kein*' OR l.folded GLOB 'ningun*'
      OR l.folded GLOB 'aucun*' OR l.folded GLOB 'nenhum*' AS none FROM listed AS l)
SELECT s.scope, s.spec_id, s.gate, s.step, s.code, s.section, i.kind, i.checked, i.text, i.key, i.value,
  NOT gov_placeholder(coalesce(i.value, i.text)) AND NOT gov_placeholder(coalesce(i.key, i.text))
    AND (i.text NOT GLOB '*<[A-Za-z]*>*' OR i.text GLOB '*`*') AS real,
  i.none, i.path, i.line
FROM sections AS s JOIN told AS i ON (i.kind <> 'paragraph' OR i.none) AND i.path = s.path AND i.section_id = s.section_id AND i.line BETWEEN s.line AND s.line_end;
