CREATE TEMP VIEW gov_gate_artifacts AS
-- Which documents, or parts of them, are the artifact of a gate? By an [MIG-n] heading, front matter `artifact: MIG-n`,
-- or the file's name; else a file that has six in ten of the sections of one gate and of no other.
WITH gates AS MATERIALIZED (SELECT h.gate, count(*) AS sections FROM temp.gov_gate_headings AS h GROUP BY h.gate),
headings AS MATERIALIZED (
  SELECT s.path, s.line, s.line_end, lower(s.heading) AS heading FROM temp.gov_sections AS s WHERE s.level > 0),
marked AS MATERIALIZED (
  SELECT h.path, g.gate, CASE WHEN g.gate = 'MIG-4' THEN CAST(substr(h.heading, instr(h.heading, '[mig-4.') + 7) AS INTEGER) END AS step,
    h.line, h.line_end, 'heading' AS how
  FROM headings AS h JOIN gates AS g
    ON instr(h.heading, '[' || lower(g.gate) || CASE WHEN g.gate = 'MIG-4' THEN '.' ELSE ']' END) > 0
  UNION ALL
  SELECT f.path, g.gate, CASE WHEN g.gate = 'MIG-4' THEN CAST(substr(trim(f.value, '[] '), 7) AS INTEGER) END, 0, 1 << 30, 'front matter'
  FROM temp.gov_document_fields AS f JOIN gates AS g
    ON trim(upper(f.value), '[] ') = g.gate OR (g.gate = 'MIG-4' AND trim(upper(f.value), '[] ') GLOB 'MIG-4.[0-9]*')
  WHERE f.name = 'artifact' AND f.section_id = 1),
named AS MATERIALIZED (
  SELECT a.path, g.gate, NULL AS step, 0 AS line, 1 << 30 AS line_end, 'file name' AS how
  FROM temp.gov_artifacts AS a JOIN gates AS g
    ON '/' || lower(a.path) GLOB '*/' || lower(g.gate) || '[-._ ]*' AND NOT '/' || lower(a.path) GLOB '*/' || lower(g.gate) || '[-._ ]*/*'
  WHERE a.path NOT IN (SELECT m.path FROM marked AS m)),
signature AS MATERIALIZED (
  SELECT s.path, k.gate, count(DISTINCT k.section) AS hits
  FROM temp.gov_sections AS s JOIN temp.gov_gate_headings AS k ON k.section = gov_fold(s.heading)
  WHERE s.level > 0 AND s.path NOT IN (SELECT m.path FROM marked AS m UNION ALL SELECT n.path FROM named AS n)
  GROUP BY s.path, k.gate),
guessed AS (
  SELECT s.path, min(s.gate) AS gate, NULL AS step, 0 AS line, 1 << 30 AS line_end, 'sections' AS how
  FROM signature AS s JOIN gates AS g ON g.gate = s.gate
  WHERE s.hits * 10 >= g.sections * 6
  GROUP BY s.path HAVING count(*) = 1),
every AS (
  SELECT m.path, m.gate, m.step, m.line, m.line_end, m.how FROM marked AS m
  UNION ALL SELECT n.path, n.gate, n.step, n.line, n.line_end, n.how FROM named AS n
  UNION ALL SELECT u.path, u.gate, u.step, u.line, u.line_end, u.how FROM guessed AS u)
SELECT coalesce(a.spec_id, 'workspace') AS scope, e.gate, e.step, e.path, min(e.line) AS line, e.line_end, e.how
FROM every AS e JOIN temp.gov_artifacts AS a ON a.path = e.path
GROUP BY e.path, e.gate, e.step;
