CREATE TEMP VIEW gov_stage_sections AS
-- What does each artifact of a migration stage say under each heading it must have? line NULL: the heading is not there.
-- filled: it, or a section below it, holds more than blanks to fill in. undone: it says that what it is to tell of was not done.
WITH sections AS MATERIALIZED (
  SELECT s.path, s.section_id, s.line, s.line_end, CAST(gov_fold(s.heading) AS TEXT) AS name, s.text
  FROM temp.gov_sections AS s WHERE s.path IN (SELECT a.path FROM temp.gov_kept_stage_artifacts AS a)),
content AS MATERIALIZED (
  SELECT i.path, i.line FROM temp.gov_items AS i WHERE NOT gov_placeholder(i.text)
  UNION ALL SELECT s.path, s.line FROM sections AS s WHERE s.text IS NOT NULL AND NOT gov_placeholder(s.text)
    -- a section may point to another document, not to a ticket or a person
    AND NOT (gov_hollow(s.text) AND gov_says(s.text, 'ticket|tickets|jira|confluence|wiki|slack|ask|fragen|frag|preguntar|demander|perguntar'))
  -- a row of blanks beside "PASS / FAIL" is the template's
  UNION ALL SELECT c.path, c.line FROM temp.gov_cells AS c GROUP BY c.path, c.table_no, c.row_no
    HAVING sum(CASE gov_placeholder(c.text) WHEN 0 THEN 1 ELSE -(c.text GLOB '*[A-Za-z<{]*') END) > 0
  UNION ALL SELECT b.path, b.line FROM temp.gov_blocks AS b)
SELECT a.scope, a.artifact, a.path, a.line AS artifact_line, k.section, s.section_id, s.line, s.line_end,
  EXISTS (SELECT 1 FROM content AS c WHERE c.path = s.path AND c.line BETWEEN s.line AND s.line_end) AS filled,
  coalesce(gov_execution(s.text) = 'undone', 0) AS undone
FROM temp.gov_kept_stage_artifacts AS a JOIN temp.gov_stage_headings AS k ON k.artifact = a.artifact
  LEFT JOIN sections AS s ON s.path = a.path AND s.name = k.section AND s.line BETWEEN a.line AND a.line_end;
