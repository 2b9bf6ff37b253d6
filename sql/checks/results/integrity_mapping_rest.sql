CREATE TEMP VIEW gov_checks_mapping_rest AS
-- What a mapping spec says beside its rows: differences of constraints and how each is resolved, incompatibilities with the
-- row they concern, and every consumer of the inventory. A spec without such a section has not looked.
WITH specs AS MATERIALIZED (SELECT a.scope, a.path, a.line FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'mapping'),
differences AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'constraint' THEN f.text END) AS name,
    max(CASE WHEN f.field = 'resolution' AND f.word <> 'none' THEN f.word END) AS resolution
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'mapping' AND f.record = 'constraint'
  GROUP BY f.scope, f.path, f.record_no),
findings AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(f.field = 'cites') AS cites,
    max(CASE WHEN f.field = 'resolution' AND f.word <> 'none' THEN f.word END) AS resolution
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'mapping' AND f.record = 'compatibility'
  GROUP BY f.scope, f.path, f.record_no),
sections AS MATERIALIZED (
  SELECT s.path, min(s.line) AS line FROM temp.gov_sections AS s
  WHERE gov_fold(s.heading) IN ('constraint differences', 'constraints', 'constraint changes') AND NOT s.placeholder GROUP BY s.path),
readers AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word, f.path, f.line FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'inventory' AND f.record = 'inventory' AND f.field = 'readers' AND f.word IS NOT NULL),
addressed AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'mapping' AND f.record IN ('compatibility', 'consumer_note') AND f.field = 'subject' AND f.word IS NOT NULL)
SELECT 'MAP.CONSTRAINTS' AS check_id, p.scope, 'fail' AS outcome, 'no section on constraint differences' AS reason, p.path, 1 AS line
FROM specs AS p WHERE p.path NOT IN (SELECT s.path FROM sections AS s) AND p.path NOT IN (SELECT d.path FROM differences AS d)
UNION ALL
SELECT 'MAP.CONSTRAINTS', p.scope, 'unknown', 'the section on constraint differences has no table we can read', p.path, s.line
FROM specs AS p JOIN sections AS s ON s.path = p.path WHERE p.path NOT IN (SELECT d.path FROM differences AS d)
UNION ALL
SELECT 'MAP.CONSTRAINTS', d.scope, CASE WHEN d.resolution IS NULL THEN 'fail' ELSE 'pass' END,
  coalesce(d.name || ': ', '') || coalesce(d.resolution, 'no resolution of the three'), d.path, d.line
FROM differences AS d
UNION ALL
SELECT 'MAP.COMPAT_CITED', f.scope, CASE WHEN f.cites THEN 'pass' ELSE 'fail' END,
  CASE WHEN f.cites THEN 'it names a row or field' ELSE 'it names no row and no field' END, f.path, f.line
FROM findings AS f
UNION ALL
SELECT 'MAP.COMPAT_RESOLVED', f.scope, CASE WHEN f.resolution IS NULL THEN 'fail' ELSE 'pass' END,
  coalesce(f.resolution, 'none of tighten, validate, escalate, accept'), f.path, f.line
FROM findings AS f
UNION ALL
SELECT 'MAP.CONSUMER', r.scope, CASE WHEN (r.scope, r.word) IN (SELECT a.scope, a.word FROM addressed AS a) THEN 'pass' ELSE 'fail' END,
  'consumer ' || r.word || CASE WHEN (r.scope, r.word) IN (SELECT a.scope, a.word FROM addressed AS a) THEN ' is spoken of' ELSE ' is not spoken of in the mapping' END,
  r.path, r.line
FROM readers AS r WHERE r.scope IN (SELECT p.scope FROM specs AS p);
