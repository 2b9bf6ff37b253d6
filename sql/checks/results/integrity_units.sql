CREATE TEMP VIEW gov_checks_stage_units AS
-- The units of a stage: no empty part, no blank, no word that another unit does it; each criterion with a command that was
-- run and left with 0; every question answered; decisions, outputs and other units it names are there. No command is run here.
WITH RECURSIVE units AS MATERIALIZED (SELECT a.scope, a.spec_id, a.path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'unit'),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'unit'),
parents AS MATERIALIZED (SELECT DISTINCT s.path, s.parent_id AS section_id FROM units AS u JOIN temp.gov_sections AS s ON s.path = u.path WHERE s.parent_id IS NOT NULL),
content AS MATERIALIZED (
  SELECT c.path, c.section_id FROM temp.gov_cells AS c WHERE c.path IN (SELECT u.path FROM units AS u)
  UNION SELECT i.path, i.section_id FROM temp.gov_items AS i WHERE i.path IN (SELECT u.path FROM units AS u)
  UNION SELECT b.path, b.section_id FROM temp.gov_blocks AS b WHERE b.path IN (SELECT u.path FROM units AS u)),
sections AS MATERIALIZED (
  SELECT u.scope, s.path, s.section_id, s.heading, s.line, s.placeholder, s.words,
    EXISTS (SELECT 1 FROM content AS c WHERE c.path = s.path AND c.section_id = s.section_id) AS holds
  FROM units AS u JOIN temp.gov_sections AS s ON s.path = u.path
  WHERE s.level > 0 AND NOT EXISTS (SELECT 1 FROM parents AS p WHERE p.path = s.path AND p.section_id = s.section_id)),
blanks AS MATERIALIZED (
  SELECT u.scope, i.path, i.line FROM units AS u JOIN temp.gov_items AS i ON i.path = u.path WHERE gov_placeholder(i.text)
  UNION SELECT u.scope, c.path, c.line FROM units AS u JOIN temp.gov_cells AS c ON c.path = u.path WHERE c.text <> '' AND gov_placeholder(c.text)
    AND gov_fold(c.text) NOT IN ('', '-', '--', '---', '—', '–', 'n/a')
  UNION SELECT s.scope, s.path, s.line FROM sections AS s WHERE s.placeholder AND s.words > 0),
criteria AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(f.field = 'command') AS has_command, max(f.field = 'vague') AS vague, max(f.field = 'redirect') AS redirect, max(f.placeholder) AS blank
  FROM fields AS f WHERE f.record = 'criterion' GROUP BY f.scope, f.path, f.record_no),
gates AS MATERIALIZED (SELECT f.scope, f.path, count(*) AS gates, min(f.line) AS line FROM fields AS f WHERE f.record = 'quality_gate' AND f.field = 'command' AND f.word IS NOT NULL GROUP BY f.scope, f.path),
bare AS MATERIALIZED (SELECT c.scope, c.path, sum(NOT c.has_command) AS bare FROM criteria AS c GROUP BY c.scope, c.path),
commands AS MATERIALIZED (
  SELECT f.scope, f.path, f.word AS command, min(f.line) AS line FROM fields AS f
  WHERE f.field = 'command' AND f.record IN ('criterion', 'quality_gate') AND f.word IS NOT NULL GROUP BY f.scope, f.path, f.word),
recorded AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'command' THEN f.word END) AS command,
    max(CASE WHEN f.field = 'exit_code' THEN f.number END) AS exit_code, max(CASE WHEN f.field = 'at' THEN f.text END) AS at
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'command' GROUP BY f.scope, f.path, f.record_no),
results AS MATERIALIZED ( -- the last run of each; of runs without a time the worst
  SELECT r.scope, r.command, max(r.exit_code IS NOT 0) AS bad, max(r.exit_code IS NULL) AS unread, min(r.path) AS path, min(r.line) AS line
  FROM recorded AS r
  WHERE r.command IS NOT NULL AND (r.at IS NULL OR r.at = (SELECT max(o.at) FROM recorded AS o WHERE o.scope = r.scope AND o.command = r.command))
  GROUP BY r.scope, r.command),
outputs AS MATERIALIZED (
  SELECT f.scope, f.path, f.line, f.text, EXISTS (SELECT 1 FROM temp.gov_kept_stage_scopes AS a WHERE a.scope IN (u.scope, u.spec_id)
      AND substr('/' || lower(a.path), -1 - length(ltrim(f.text, './'))) = '/' || lower(ltrim(f.text, './'))) AS found,
    EXISTS (SELECT 1 FROM temp.gov_kept_read_folders AS r WHERE r.scope IN (u.scope, u.spec_id)
      AND r.folder = lower(ltrim(rtrim(f.text, replace(f.text, '/', '')), './')) AND r.ending = lower(replace(f.text, rtrim(f.text, replace(f.text, '.', '')), ''))) AS searched
  FROM fields AS f JOIN units AS u ON u.path = f.path WHERE f.record = 'unit' AND f.field = 'outputs' AND f.text IS NOT NULL),
decided AS MATERIALIZED ( -- by the migration itself, or by its spec for all
  SELECT a.scope, gov_fold(s.heading) AS heading FROM temp.gov_sections AS s JOIN temp.gov_kept_stage_scopes AS a ON a.path = s.path
  WHERE s.heading LIKE 'Decision %' AND s.path NOT IN (SELECT u.path FROM units AS u)),
places AS MATERIALIZED (SELECT u.path, u.scope AS place FROM units AS u UNION SELECT u.path, u.spec_id FROM units AS u),
settled AS MATERIALIZED (
  SELECT DISTINCT f.path, f.word FROM fields AS f JOIN places AS p ON p.path = f.path JOIN decided AS d ON d.scope = p.place
  WHERE f.record = 'decision' AND (d.heading = f.word OR d.heading GLOB f.word || '[: .)]*')),
needs AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.path, f.line, f.text AS needed, o.path AS found
  FROM fields AS f LEFT JOIN units AS o ON o.scope = f.scope AND (o.path LIKE '%/' || f.text || '.md' OR o.path LIKE '%/' || f.text)
  WHERE f.record = 'unit' AND f.field = 'depends_on' AND f.text IS NOT NULL),
reach(start, path) AS (SELECT n.path, n.found FROM needs AS n WHERE n.found IS NOT NULL
  UNION SELECT r.start, n.found FROM reach AS r JOIN needs AS n ON n.path = r.path WHERE n.found IS NOT NULL)
SELECT 'UNIT.EMPTY' AS check_id, s.scope, CASE WHEN s.words = 0 AND NOT s.holds THEN 'fail' ELSE 'pass' END AS outcome,
  'section "' || s.heading || '"' || CASE WHEN s.words = 0 AND NOT s.holds THEN ' is empty' ELSE ' says something' END AS reason, s.path, s.line
FROM sections AS s
UNION ALL
SELECT 'UNIT.PLACEHOLDER', u.scope, CASE WHEN count(b.line) > 0 THEN 'fail' ELSE 'pass' END,
  CASE WHEN count(b.line) > 0 THEN count(b.line) || ' place(s) still to be filled in' ELSE 'nothing is left to fill in' END, u.path, coalesce(min(b.line), 1)
FROM units AS u LEFT JOIN blanks AS b ON b.path = u.path GROUP BY u.scope, u.path
UNION ALL
SELECT 'UNIT.REDIRECT', c.scope, CASE WHEN c.redirect THEN 'fail' WHEN c.blank THEN 'unknown' ELSE 'pass' END, CASE WHEN c.redirect THEN 'another unit is to do it, or it is stubbed' WHEN c.blank THEN 'it is still to be written' ELSE 'the unit does it itself' END, c.path, c.line
FROM criteria AS c
UNION ALL
SELECT 'UNIT.CRITERION_COMMAND', c.scope, CASE WHEN c.has_command OR b.bare <= g.gates THEN 'pass' ELSE 'fail' END,
  CASE WHEN c.has_command THEN 'a command stands beside it' WHEN b.bare <= g.gates THEN 'a quality gate with a command stands for it' ELSE 'no command can say whether it is met' END, c.path, c.line
FROM criteria AS c JOIN bare AS b ON b.path = c.path LEFT JOIN gates AS g ON g.path = c.path
UNION ALL
SELECT 'UNIT.CRITERION_COMMAND', u.scope, 'fail', 'the unit has no acceptance criteria', u.path, 1 FROM units AS u WHERE u.path NOT IN (SELECT c.path FROM criteria AS c)
UNION ALL
SELECT 'UNIT.GATE_PROSE', f.scope, 'fail', 'a quality gate in words is never run', f.path, f.line FROM fields AS f WHERE f.record = 'unit' AND f.field = 'quality_gates' AND f.text IS NOT NULL
UNION ALL
SELECT 'UNIT.GATE_PROSE', g.scope, 'pass', g.gates || ' quality gate(s) with a command', g.path, g.line FROM gates AS g
UNION ALL
SELECT 'UNIT.CRITERION_VAGUE', c.scope, CASE WHEN c.vague AND NOT c.has_command THEN 'fail' WHEN c.blank THEN 'unknown' ELSE 'pass' END, CASE WHEN c.vague AND NOT c.has_command THEN 'anything would meet it' WHEN c.blank THEN 'it is still to be written' ELSE 'it can be checked' END, c.path, c.line
FROM criteria AS c
UNION ALL
SELECT 'UNIT.COMMAND_RESULT', c.scope, CASE WHEN r.command IS NULL OR r.unread THEN 'unknown' WHEN r.bad THEN 'fail' ELSE 'pass' END,
  c.command || CASE WHEN r.command IS NULL THEN ': no run is recorded' WHEN r.unread THEN ': its exit code is no number' WHEN r.bad THEN ' failed' ELSE ' left with 0' END, coalesce(r.path, c.path), coalesce(r.line, c.line)
FROM commands AS c LEFT JOIN results AS r ON r.scope = c.scope AND r.command = c.command
UNION ALL
SELECT 'UNIT.COMMAND_RUN', c.scope, CASE WHEN r.command IS NULL THEN 'fail' ELSE 'pass' END, c.command || CASE WHEN r.command IS NULL THEN ': no run is recorded' ELSE ' was run' END, c.path, c.line
FROM commands AS c LEFT JOIN results AS r ON r.scope = c.scope AND r.command = c.command
UNION ALL
SELECT 'UNIT.OPEN_QUESTION', f.scope, CASE WHEN max(f.field = 'answer' AND f.word IS NOT NULL) THEN 'pass' ELSE 'fail' END,
  CASE WHEN max(f.field = 'answer' AND f.word IS NOT NULL) THEN 'answered, defaulted or escalated' ELSE 'neither answered nor defaulted nor escalated' END, f.path, min(f.line)
FROM fields AS f WHERE f.record = 'question' AND f.word IS NOT 'none' GROUP BY f.scope, f.path, f.record_no
UNION ALL
SELECT 'UNIT.DECISION_CONFLICT', f.scope, CASE WHEN d.path IS NOT NULL THEN 'pass' ELSE 'fail' END, f.word || CASE WHEN d.path IS NOT NULL THEN ' is recorded' ELSE ' is not recorded anywhere' END, f.path, f.line
FROM fields AS f LEFT JOIN settled AS d ON d.path = f.path AND d.word = f.word
WHERE f.record = 'decision' GROUP BY f.scope, f.path, f.word, f.line
UNION ALL
SELECT 'UNIT.OUTPUT_MISSING', o.scope, CASE WHEN o.found THEN 'pass' WHEN o.searched THEN 'fail' ELSE 'unknown' END,
  o.text || CASE WHEN o.found THEN ' is there' WHEN o.searched THEN ' is not in its folder' ELSE ' stands in a folder of which no such file was read' END, o.path, o.line
FROM outputs AS o
UNION ALL
SELECT 'UNIT.DEP_UNKNOWN', n.scope, CASE WHEN n.found IS NULL THEN 'fail' ELSE 'pass' END, n.needed || CASE WHEN n.found IS NULL THEN ' is no unit here' ELSE ' is a unit here' END, n.path, n.line
FROM needs AS n
UNION ALL
SELECT 'UNIT.DEP_CYCLE', n.scope, CASE WHEN n.path IN (SELECT r.start FROM reach AS r WHERE r.path = r.start) THEN 'fail' ELSE 'pass' END,
  CASE WHEN n.path IN (SELECT r.start FROM reach AS r WHERE r.path = r.start) THEN 'it waits for itself' ELSE 'it waits for no unit that waits for it' END, n.path, min(n.line)
FROM needs AS n GROUP BY n.scope, n.path
UNION ALL
SELECT e.check_id, u.scope, 'skip', e.reason, min(u.path), 1
FROM units AS u CROSS JOIN (
  SELECT 'UNIT.GATE_PROSE' AS check_id, 'unit' AS record, 'quality_gates' AS field, 'no unit has a quality gate' AS reason
  UNION ALL SELECT 'UNIT.OPEN_QUESTION', 'question', 'answer', 'no unit asks a question' UNION ALL SELECT 'UNIT.DECISION_CONFLICT', 'decision', 'cites', 'no unit names a decision'
  UNION ALL SELECT 'UNIT.DEP_UNKNOWN', 'unit', 'depends_on', 'no unit waits for another' UNION ALL SELECT 'UNIT.DEP_CYCLE', 'unit', 'depends_on', 'no unit waits for another') AS e
WHERE NOT EXISTS (SELECT 1 FROM fields AS f WHERE f.scope = u.scope AND (
  (f.record = e.record AND f.field = e.field AND (f.text IS NOT NULL OR f.word IS NOT NULL) AND f.word IS NOT 'none') OR (e.field = 'quality_gates' AND f.record = 'quality_gate')))
GROUP BY e.check_id, u.scope;
