CREATE TEMP VIEW gov_stage_documents AS
-- Which documents, or parts of them, are the artifacts of a migration stage? By front matter, an [ARTIFACT] heading, the
-- file's name or a heading of their own; else a file with six in ten of the sections of one artifact and of no other.
-- A part ends where its heading's section ends; artifacts may stand inside one another, as test results do in a unit.
WITH rules AS MATERIALIZED (SELECT r.artifact, r.by, r.what FROM temp.gov_stage_rules AS r),
headings AS MATERIALIZED (
  SELECT s.path, s.line, s.line_end, s.level, s.parent_id, upper(s.heading) AS shown, CAST(gov_fold(s.heading) AS TEXT) AS name
  FROM temp.gov_sections AS s WHERE s.level > 0),
coded AS (
  SELECT f.path, r.artifact, 0 AS line, 1 << 30 AS line_end, 'front matter' AS how
  FROM temp.gov_document_fields AS f JOIN rules AS r ON r.by = 'code' AND upper(trim(f.value, '[] ')) IN (r.what, r.what || '.MD')
  WHERE f.name IN ('name', 'artifact') AND f.section_id = 1
  UNION ALL
  SELECT h.path, r.artifact, h.line, h.line_end, 'heading'
  FROM headings AS h JOIN rules AS r ON r.by = 'code' AND instr(h.shown, '[' || r.what || ']') > 0
  WHERE instr(h.shown, '[') > 0),
named AS (
  SELECT a.path, r.artifact, 0 AS line, 1 << 30 AS line_end, 'file name' AS how
  FROM temp.gov_artifacts AS a JOIN rules AS r ON r.by = 'file' AND '/' || lower(a.path) GLOB r.what
  WHERE a.format = 'markdown'
  UNION ALL
  SELECT DISTINCT f.path, r.artifact, 0, 1 << 30, 'record'
  FROM rules AS r CROSS JOIN temp.gov_record_fields AS f WHERE r.by = 'record' AND f.record = r.what),
headed AS (
  SELECT h.path, r.artifact, h.line, h.line_end, 'heading' AS how FROM headings AS h JOIN rules AS r ON r.by = 'heading' AND r.what = h.name),
marked AS MATERIALIZED (
  SELECT c.path, c.artifact, c.line, c.line_end, c.how FROM coded AS c
  UNION ALL SELECT n.path, n.artifact, n.line, n.line_end, n.how FROM named AS n
  UNION ALL SELECT d.path, d.artifact, d.line, d.line_end, d.how FROM headed AS d),
known AS MATERIALIZED (SELECT k.artifact, k.section FROM temp.gov_stage_headings AS k),
kinds AS MATERIALIZED (SELECT k.artifact, count(*) AS sections FROM known AS k GROUP BY k.artifact),
signature AS (
  SELECT h.path, k.artifact, count(DISTINCT k.section) AS hits
  FROM headings AS h CROSS JOIN known AS k
  WHERE h.name IN (SELECT w.section FROM known AS w) AND h.path NOT IN (SELECT m.path FROM marked AS m) AND k.section = h.name
  GROUP BY h.path, k.artifact),
guessed AS (
  SELECT s.path, min(s.artifact) AS artifact, 0 AS line, 1 << 30 AS line_end, 'sections' AS how
  FROM signature AS s JOIN kinds AS k ON k.artifact = s.artifact
  WHERE s.hits * 10 >= k.sections * 6
  GROUP BY s.path HAVING count(*) = 1),
every AS (
  SELECT m.path, m.artifact, m.line, m.line_end, m.how FROM marked AS m
  UNION ALL SELECT g.path, g.artifact, g.line, g.line_end, g.how FROM guessed AS g)
-- the same artifact found twice in one place is one: the widest
SELECT e.artifact, e.path, min(e.line) AS line, e.line_end, e.how
FROM every AS e JOIN temp.gov_artifacts AS a ON a.path = e.path
WHERE a.kind IN ('plan', 'spec', 'tasks', 'record')
  AND NOT EXISTS (
    SELECT 1 FROM marked AS w
    WHERE w.path = e.path AND w.artifact = e.artifact AND w.line < e.line AND w.line_end >= e.line_end)
  -- "Integration test results" is a section of the artifacts' own document, which may only point elsewhere
  AND NOT (e.artifact = 'tests' AND e.how = 'heading' AND NOT EXISTS (
    SELECT 1 FROM temp.gov_record_fields AS f WHERE f.path = e.path AND f.line BETWEEN e.line AND e.line_end
      AND f.record IN ('test', 'run', 'rerun', 'dry_run', 'second_run', 'failure', 'reconciliation', 'sample', 'referential'))
    AND EXISTS (SELECT 1 FROM marked AS o WHERE o.path = e.path AND o.artifact = 'artifacts'))
GROUP BY e.path, e.artifact, e.line_end;
