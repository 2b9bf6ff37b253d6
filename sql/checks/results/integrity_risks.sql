CREATE TEMP VIEW gov_checks_risks AS
-- The risk register of the inventory: each risk rated twice, mitigated or accepted with what remains, about something that is
-- in the inventory; the register as a whole of more than one kind, and of more than one opinion.
WITH documents AS MATERIALIZED (SELECT a.scope, min(a.path) AS path FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'inventory' GROUP BY a.scope),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'inventory' AND f.record IN ('risk', 'inventory')),
names AS MATERIALIZED (SELECT DISTINCT f.scope, f.word FROM fields AS f WHERE f.record = 'inventory' AND f.field = 'name' AND f.word IS NOT NULL),
risks AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'severity' THEN f.word END) AS severity,
    max(CASE WHEN f.field = 'likelihood' THEN f.word END) AS likelihood,
    max(f.field = 'mitigation' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none'
      AND (NOT gov_hollow(f.text) OR gov_says(f.text, 'accept|accepted|akzeptiert|aceptado|accepté'))) AS mitigated,
    max(f.field = 'accepted') AS accepted, max(f.field = 'unmitigated') AS unmitigated, max(f.field = 'residual') AS residual,
    max(f.field = 'subject' AND n.word IS NOT NULL) AS cites
  FROM fields AS f LEFT JOIN names AS n ON n.scope = f.scope AND n.word = f.word WHERE f.record = 'risk' GROUP BY f.scope, f.path, f.record_no),
registers AS MATERIALIZED (
  SELECT r.scope, min(r.path) AS path, min(r.line) AS line, count(*) AS risks, count(r.severity) AS rated, count(DISTINCT r.severity) AS severities FROM risks AS r GROUP BY r.scope),
categories AS MATERIALIZED (SELECT f.scope, count(DISTINCT f.word) AS categories FROM fields AS f WHERE f.record = 'risk' AND f.field = 'category' GROUP BY f.scope)
SELECT 'RSK.SCORED' AS check_id, r.scope, CASE WHEN r.severity IS NULL OR r.likelihood IS NULL THEN 'fail' ELSE 'pass' END AS outcome,
  CASE WHEN r.severity IS NULL THEN 'its severity is none of low, medium, high, critical' WHEN r.likelihood IS NULL THEN 'its likelihood is none of rare, unlikely, likely, near-certain'
    ELSE r.severity || ' and ' || r.likelihood END AS reason, r.path, r.line
FROM risks AS r
UNION ALL
SELECT 'RSK.SCORED', d.scope, 'fail', 'the inventory has no risk register we can read', d.path, 1 FROM documents AS d WHERE d.scope NOT IN (SELECT r.scope FROM risks AS r)
UNION ALL
SELECT 'RSK.MITIGATED', r.scope, CASE WHEN NOT r.mitigated OR (r.accepted AND NOT r.residual) OR (r.unmitigated AND NOT r.accepted) THEN 'fail' ELSE 'pass' END,
  CASE WHEN NOT r.mitigated OR (r.unmitigated AND NOT r.accepted) THEN 'nothing is done about it' WHEN r.accepted AND NOT r.residual THEN 'it is accepted, and what remains is not said' WHEN r.accepted THEN 'accepted, with what remains' ELSE 'it is mitigated' END,
  r.path, r.line
FROM risks AS r
UNION ALL
SELECT 'RSK.CITES', r.scope, CASE WHEN r.cites THEN 'pass' WHEN r.scope NOT IN (SELECT n.scope FROM names AS n) THEN 'unknown' ELSE 'fail' END,
  CASE WHEN r.cites THEN 'it names an artifact of the inventory' WHEN r.scope NOT IN (SELECT n.scope FROM names AS n) THEN 'the inventory lists nothing we can read' ELSE 'it names nothing of the inventory' END,
  r.path, r.line
FROM risks AS r
UNION ALL
SELECT 'RSK.CATEGORIES', g.scope, CASE WHEN c.categories >= 3 THEN 'pass' ELSE 'fail' END, printf('%d of six kinds of risk', coalesce(c.categories, 0)), g.path, g.line
FROM registers AS g LEFT JOIN categories AS c ON c.scope = g.scope
UNION ALL
SELECT 'RSK.FLAT', g.scope, CASE WHEN g.risks < 4 THEN 'skip' WHEN g.rated < g.risks THEN 'unknown' WHEN g.severities = 1 THEN 'fail' ELSE 'pass' END,
  CASE WHEN g.risks < 4 THEN 'fewer than four risks' WHEN g.rated < g.risks THEN 'a risk has no severity' WHEN g.severities = 1 THEN printf('all %d risks have one severity', g.risks)
    ELSE printf('%d risks of %d severities', g.risks, g.severities) END, g.path, g.line
FROM registers AS g
UNION ALL
SELECT 'RSK.ORDERING', s.scope, CASE WHEN s.line IS NULL OR NOT s.filled THEN 'fail' ELSE 'pass' END,
  'section "' || s.section || '"' || CASE WHEN s.line IS NULL THEN ' is not there' WHEN NOT s.filled THEN ' says nothing' ELSE ' says something' END, s.path, coalesce(s.line, 1)
FROM temp.gov_kept_stage_sections AS s WHERE s.artifact = 'inventory' AND s.section = 'migration ordering constraints';
