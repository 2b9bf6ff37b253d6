CREATE TEMP VIEW gov_checks_stage_artifacts AS
-- The document that describes the scripts of the migrate stage: its seven sections, each script listed, there, described in
-- seven fields, of one shape, in an order that can be run, and idempotent by a mechanism with a name.
WITH documents AS MATERIALIZED (SELECT a.scope, a.spec_id, a.path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'artifacts'),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'artifacts'),
listed AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.path, f.word AS script, lower(ltrim(rtrim(f.word, replace(f.word, '/', '')), './')) AS folder,
    lower(replace(f.word, rtrim(f.word, replace(f.word, '.', '')), '')) AS ending, f.record, f.record_no, f.line
  FROM fields AS f
  WHERE f.field = 'script' AND f.record IN ('script', 'script_row') AND f.word IS NOT NULL),
found AS MATERIALIZED (SELECT DISTINCT s.scope, s.listed_as AS script FROM temp.gov_kept_stage_scripts AS s WHERE s.listed_as IS NOT NULL),
asked(field, shown) AS (VALUES ('entry_point', 'entry point'), ('config', 'configuration'), ('dry_run', 'dry run'), ('checkpoint', 'checkpoint and resume'),
  ('runtime', 'runtime at volume'), ('errors', 'error records'), ('limitations', 'limitations')),
entries AS MATERIALIZED (
  SELECT l.scope, l.path, l.script, l.record_no, min(l.line) AS line FROM listed AS l WHERE l.record = 'script' GROUP BY l.scope, l.path, l.record_no),
given AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, f.field FROM fields AS f
  WHERE f.record = 'script' AND f.text IS NOT NULL AND NOT f.placeholder AND (f.field = 'limitations' OR (coalesce(f.word, '') <> 'none' AND NOT gov_hollow(f.text)))
    AND NOT EXISTS (SELECT 1 FROM fields AS a WHERE a.record = 'script' AND a.path = f.path AND a.record_no = f.record_no AND a.field = f.field || '_absent')
    -- where each run starts from the beginning nothing is resumed
    AND NOT EXISTS (SELECT 1 FROM fields AS n WHERE n.record = 'script' AND n.path = f.path AND n.record_no = f.record_no AND n.field = f.field || '_none' AND n.word = 'none'
      AND (f.field <> 'checkpoint' OR EXISTS (SELECT 1 FROM fields AS h WHERE h.path = f.path AND h.field = 'shape' AND h.word = 'batched')))),
rows AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'script' THEN f.word END) AS script,
    max(CASE WHEN f.field = 'order' THEN f.number END) AS position
  FROM fields AS f WHERE f.record = 'script_row' GROUP BY f.scope, f.path, f.record_no),
waits AS MATERIALIZED (
  SELECT DISTINCT r.scope, r.path, r.line, r.script, r.position, o.script AS found, o.position AS needs, f.word AS needed
  FROM rows AS r JOIN fields AS f ON f.path = r.path AND f.record = 'script_row' AND f.record_no = r.record_no
    AND f.field = 'depends' AND f.word IS NOT NULL AND f.word <> 'none'
  LEFT JOIN rows AS o ON o.path = r.path AND o.script = f.word)
SELECT 'ART.SECTIONS' AS check_id, s.scope, CASE WHEN s.line IS NULL OR NOT s.filled OR s.undone THEN 'fail' ELSE 'pass' END AS outcome,
  'section "' || s.section || '"' || CASE WHEN s.line IS NULL THEN ' is not there' WHEN NOT s.filled THEN ' says nothing' WHEN s.undone THEN ' says that it was not done' ELSE '' END AS reason, s.path, coalesce(s.line, 1) AS line
FROM temp.gov_kept_stage_sections AS s WHERE s.artifact = 'artifacts'
UNION ALL
SELECT DISTINCT 'ART.SCRIPT_LISTED', s.scope, CASE WHEN s.listed_as IS NOT NULL THEN 'pass' ELSE 'fail' END,
  'script ' || s.path || CASE WHEN s.listed_as IS NOT NULL THEN ' is listed' ELSE ' is not listed' END, s.path, 1
FROM temp.gov_kept_stage_scripts AS s WHERE s.scope IN (SELECT d.scope FROM documents AS d)
UNION ALL
SELECT 'ART.SCRIPT_EXISTS', l.scope, CASE WHEN (l.scope, l.script) IN (SELECT p.scope, p.script FROM found AS p) THEN 'pass' WHEN count(r.folder) > 0 THEN 'fail' ELSE 'unknown' END,
  'script ' || l.script || CASE WHEN (l.scope, l.script) IN (SELECT p.scope, p.script FROM found AS p) THEN ' is there' WHEN count(r.folder) > 0 THEN ' is not in its folder'
    ELSE ' stands in a folder of which no such file was read: --migration-script-paths may name it' END,
  l.path, min(l.line)
FROM listed AS l JOIN documents AS d ON d.path = l.path
  LEFT JOIN temp.gov_kept_read_folders AS r ON r.scope IN (d.scope, d.spec_id) AND r.folder = l.folder AND r.ending = l.ending
GROUP BY l.scope, l.path, l.script
UNION ALL
SELECT 'ART.ENTRY_FIELDS', e.scope, CASE WHEN (e.scope, e.path, e.record_no, a.field) IN (SELECT g.scope, g.path, g.record_no, g.field FROM given AS g) THEN 'pass' ELSE 'fail' END,
  e.script || ': ' || a.shown || CASE WHEN (e.scope, e.path, e.record_no, a.field) IN (SELECT g.scope, g.path, g.record_no, g.field FROM given AS g) THEN '' ELSE ' is not given' END,
  e.path, e.line
FROM entries AS e CROSS JOIN asked AS a
UNION ALL
SELECT 'ART.ENTRY_FIELDS', l.scope, 'fail', l.script || ' has no entry of its own', l.path, l.line
FROM listed AS l WHERE l.record = 'script_row' AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.scope = l.scope AND e.script = l.script)
UNION ALL
SELECT 'ART.SHAPE', d.scope, CASE WHEN count(f.word) = 0 THEN 'fail' ELSE 'pass' END, coalesce('shape ' || group_concat(DISTINCT f.word), 'no migration shape is named'), d.path, coalesce(min(f.line), 1)
FROM documents AS d LEFT JOIN fields AS f ON f.path = d.path AND f.field = 'shape' AND f.word <> 'none'
GROUP BY d.scope, d.path
UNION ALL
SELECT 'ART.SHAPE', f.scope, 'fail', 'it is none of the three shapes, or several', f.path, f.line
FROM fields AS f WHERE f.record IN ('script', 'shape') AND f.field = 'shape' AND f.word IS NULL
UNION ALL
SELECT 'ART.ORDER', r.scope, CASE WHEN sum(r.position IS NULL) > 0 THEN 'unknown' WHEN count(DISTINCT r.position) < count(*) THEN 'fail' ELSE 'pass' END,
  CASE WHEN sum(r.position IS NULL) > 0 THEN 'an order is no number' WHEN count(DISTINCT r.position) < count(*) THEN 'two scripts have the same place' ELSE 'every script has its place' END,
  r.path, min(r.line)
FROM rows AS r GROUP BY r.scope, r.path
UNION ALL
SELECT 'ART.ORDER', w.scope, CASE WHEN w.needs < w.position THEN 'pass' WHEN w.needs >= w.position THEN 'fail' ELSE 'unknown' END,
  w.script || CASE WHEN w.needs < w.position THEN ' runs after ' WHEN w.needs >= w.position THEN ' runs before what it needs: ' WHEN w.found IS NULL THEN ' needs what is not listed: '
    ELSE ' stands in no order with what it needs: ' END || w.needed, w.path, w.line
FROM waits AS w
UNION ALL
SELECT 'ART.IDEMPOTENCY_MECH', d.scope, CASE WHEN count(f.word) = 0 THEN 'fail' ELSE 'pass' END,
  coalesce('by ' || group_concat(DISTINCT f.word), 'no upsert key and no cursor is named'), d.path, coalesce(min(f.line), 1)
FROM documents AS d LEFT JOIN fields AS f ON f.path = d.path AND f.field IN ('idempotency', 'mechanism') AND f.word <> 'none'
GROUP BY d.scope, d.path
UNION ALL
SELECT 'ART.IDEMPOTENCY_MECH', n.scope, 'fail', 'of a script it says that there is none', n.path, n.line
FROM fields AS n WHERE n.record = 'script' AND n.field = 'idempotency_none' AND n.word = 'none'
UNION ALL
-- what is dropped on purpose is a gap between mapping and scripts: one that no limitation names is hidden
SELECT 'ART.LIMITATION_MAP', m.scope, CASE WHEN instr(',' || l.cites || ',', ',' || lower(m.mapping_id) || ',') > 0 THEN 'pass' ELSE 'fail' END,
  m.mapping_id || CASE WHEN instr(',' || l.cites || ',', ',' || lower(m.mapping_id) || ',') > 0 THEN ' is not carried over, and named as a limitation'
    ELSE ' is not carried over and no limitation names it' END, l.path, coalesce(l.line, 1)
FROM temp.gov_kept_mapping AS m JOIN (
  SELECT d.scope, d.path, min(f.line) AS line, coalesce(group_concat(f.word), '') AS cites FROM documents AS d
    LEFT JOIN fields AS f ON f.path = d.path AND f.record = 'limitation' AND f.field = 'cites'
  GROUP BY d.scope, d.path) AS l ON l.scope = m.scope
WHERE m.mapping_id IS NOT NULL AND m.rule = 'drop'
UNION ALL
SELECT 'ART.LIMITATION_MAP', m.scope, 'skip', 'the mapping drops nothing', min(m.path), min(m.line)
FROM temp.gov_kept_mapping AS m WHERE m.scope IN (SELECT d.scope FROM documents AS d)
GROUP BY m.scope HAVING sum(m.rule IS 'drop') = 0 AND sum(m.rule IS NULL) = 0;
