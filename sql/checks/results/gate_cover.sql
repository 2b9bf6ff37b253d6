CREATE TEMP VIEW gov_checks_gate_cover AS
-- Shape cover: is each item that one section lists named in another, by the share of its words that the check asks for
-- (whole: by all of its text, else by its name)? A section to look in that is not there leaves the answer unknown. One row an item.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, json_extract(c.args, '$.need.gate') AS need_gate, json_extract(c.args, '$.need.section') AS need_section,
    json_extract(c.args, '$.have.gate') AS have_gate, json_extract(c.args, '$.have.section') AS have_section,
    json_extract(c.args, '$.share') AS share, coalesce(json_extract(c.args, '$.whole'), 0) AS whole
  FROM temp.gov_check_catalog AS c WHERE c.shape = 'cover'),
needed AS MATERIALIZED (
  SELECT a.check_id, a.share, a.have_gate, a.have_section, i.scope, i.line AS need_line, CASE WHEN a.whole THEN i.text ELSE coalesce(i.key, i.text) END AS name
  FROM asked AS a JOIN temp.gov_kept_gate_items AS i ON i.gate = a.need_gate AND i.section = a.need_section
  WHERE i.real AND NOT i.none),
places AS MATERIALIZED (
  SELECT n.check_id, n.share, n.scope, n.need_line, n.name, s.code, s.path, s.line, s.section
  FROM needed AS n JOIN temp.gov_kept_gate_sections AS s ON s.scope = n.scope AND s.gate = n.have_gate AND s.section = n.have_section
  WHERE s.line IS NOT NULL),
listed AS MATERIALIZED (
  SELECT i.path, i.code, i.section, i.text FROM temp.gov_kept_gate_items AS i WHERE i.real
  UNION ALL
  SELECT t.path, 'MIG-3', 'steps', coalesce(t.name, '') || ' ' || coalesce(t.action, '') FROM temp.gov_kept_gate_steps AS t),
found AS (
  SELECT p.check_id, p.scope, p.need_line, p.code, p.path, p.line, p.section, max(coalesce(gov_overlap(p.name, i.text), 0) >= p.share) AS ok
  FROM places AS p LEFT JOIN listed AS i ON i.path = p.path AND i.code = p.code AND i.section = p.section
  GROUP BY p.check_id, p.scope, p.need_line, p.code, p.path)
SELECT f.check_id, f.scope, iif(f.ok, 'pass', 'fail') AS outcome, f.code || ', section "' || f.section || '", for line ' || f.need_line AS reason,
  f.path, f.line, f.code
FROM found AS f;
