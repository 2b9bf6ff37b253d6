CREATE TEMP VIEW gov_gate_artifacts AS
-- Which documents, or parts of them, are the artifact of a gate? By an [MIG-n] heading, front matter `artifact: MIG-n`,
-- or the file's name; else a file that has six in ten of the sections of one gate and of no other. scope: the migration they
-- belong to: their spec, or their folder where one spec holds several.
WITH gates AS MATERIALIZED (SELECT h.gate, count(*) AS sections FROM temp.gov_gate_headings AS h GROUP BY h.gate),
known AS MATERIALIZED (
  SELECT h.gate, h.section, h.section AS heading FROM temp.gov_gate_headings AS h
  UNION ALL SELECT o.gate, o.section, CAST(o.heading AS TEXT) FROM temp.gov_gate_aliases AS o WHERE o.language <> 'en'),
headings AS MATERIALIZED (
  SELECT s.path, s.line, s.line_end, lower(s.heading) AS heading, gov_fold(s.heading) AS name FROM temp.gov_sections AS s),
coded AS MATERIALIZED (SELECT h.path, h.line, h.line_end, h.heading FROM headings AS h WHERE instr(h.heading, '[') > 0),
marked AS MATERIALIZED (
  SELECT h.path, g.gate, CASE WHEN g.gate = 'MIG-4' THEN nullif(CAST(substr(h.heading, instr(h.heading, '[mig-4.') + 7) AS INTEGER), 0) END AS step,
    h.line, h.line_end, 'heading' AS how
  FROM coded AS h JOIN gates AS g
    ON instr(h.heading, '[' || lower(g.gate) || CASE WHEN g.gate = 'MIG-4' THEN '.' ELSE ']' END) > 0
  UNION ALL
  SELECT f.path, g.gate, CASE WHEN g.gate = 'MIG-4' THEN nullif(CAST(substr(trim(f.value, '[] '), 7) AS INTEGER), 0) END, 0, 1 << 30, 'front matter'
  FROM temp.gov_document_fields AS f JOIN gates AS g
    ON trim(upper(f.value), '[] ') = g.gate OR (g.gate = 'MIG-4' AND trim(upper(f.value), '[] ') GLOB 'MIG-4.[0-9]*')
  WHERE f.name = 'artifact' AND f.section_id = 1),
named AS MATERIALIZED (
  SELECT a.path, g.gate,
    CASE WHEN g.gate = 'MIG-4' THEN nullif(CAST(substr(lower(a.path), instr('/' || lower(a.path), '/mig-4.') + 6) AS INTEGER), 0) END AS step,
    0 AS line, 1 << 30 AS line_end, 'file name' AS how
  FROM temp.gov_artifacts AS a JOIN gates AS g
    ON a.kind = 'plan' AND '/' || lower(a.path) GLOB '*/' || lower(g.gate) || '[-._ ]*' AND NOT '/' || lower(a.path) GLOB '*/' || lower(g.gate) || '[-._ ]*/*'
  WHERE a.path NOT IN (SELECT m.path FROM marked AS m)),
signature AS MATERIALIZED (
  SELECT s.path, k.gate, count(DISTINCT k.section) AS hits
  FROM headings AS s JOIN known AS k ON k.heading = s.name
  WHERE s.path NOT IN (SELECT m.path FROM marked AS m UNION ALL SELECT n.path FROM named AS n)
  GROUP BY s.path, k.gate),
guessed AS (
  SELECT s.path, min(s.gate) AS gate, NULL AS step, 0 AS line, 1 << 30 AS line_end, 'sections' AS how
  FROM signature AS s JOIN gates AS g ON g.gate = s.gate
  WHERE s.hits * 10 >= g.sections * 6
  GROUP BY s.path HAVING count(*) = 1),
every AS (
  SELECT m.path, m.gate, m.step, m.line, m.line_end, m.how FROM marked AS m
  UNION ALL SELECT n.path, n.gate, n.step, n.line, n.line_end, n.how FROM named AS n
  UNION ALL SELECT u.path, u.gate, u.step, u.line, u.line_end, u.how FROM guessed AS u),
numbered AS MATERIALIZED ( -- a result that does not say which step it is of has it in its "## Step N" heading
  SELECT e.path, e.gate, min(e.line) AS line, e.line_end, e.how,
    CASE WHEN e.gate = 'MIG-4' AND e.step IS NULL
      THEN (SELECT min(p.step_no) FROM temp.gov_steps AS p WHERE p.path = e.path AND p.form = 'heading' AND p.line BETWEEN e.line AND e.line_end)
      ELSE e.step END AS step_no
  FROM every AS e
  GROUP BY e.path, e.gate, e.step),
placed AS MATERIALIZED (
  SELECT n.path, n.gate, n.step_no, n.line, n.line_end, n.how, coalesce(a.spec_id, 'workspace') AS spec_id,
    rtrim(rtrim(n.path, replace(n.path, '/', '')), '/') AS folder
  FROM numbered AS n JOIN temp.gov_artifacts AS a ON a.path = n.path),
crowded AS MATERIALIZED ( -- specs with two of one gate: more than one migration, told apart by their folders
  SELECT p.spec_id FROM placed AS p WHERE p.gate <> 'MIG-4'
  GROUP BY p.spec_id, p.gate HAVING count(*) > 1)
SELECT CASE WHEN p.spec_id IN (SELECT c.spec_id FROM crowded AS c) AND p.folder <> '' THEN p.folder ELSE p.spec_id END AS scope,
  p.spec_id, p.gate, p.step_no AS step, p.gate || coalesce('.' || p.step_no, '') AS code, p.path, p.line, p.line_end, p.how
FROM placed AS p
WHERE p.spec_id IN (SELECT k.spec_id FROM temp.gov_specs AS k WHERE k.in_scope);
