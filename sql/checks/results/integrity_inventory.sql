CREATE TEMP VIEW gov_checks_inventory AS
-- The inventory: every artifact with its seven columns, a volume, an owner and how it was found, nothing left to fill in, caches
-- and queues thought of, and every dataset of the source in it.
WITH documents AS MATERIALIZED (SELECT a.scope, a.path, max(min(a.line), 1) AS line FROM temp.gov_kept_stage_artifacts AS a WHERE a.artifact = 'inventory' GROUP BY a.scope, a.path),
fields AS NOT MATERIALIZED (
  SELECT f.scope, f.path, f.record, f.record_no, f.field, f.text, f.word, f.number, f.placeholder, f.line
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'inventory' AND f.record IN ('inventory', 'ancillary')),
rows AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'name' THEN f.word END) AS name,
    3 + max(f.field = 'type') + max(f.field = 'readers_said') + max(f.field = 'writers_said') + max(f.field = 'notes') AS columns, -- name, owner and volume make it a row
    max(f.field = 'owner' AND f.text IS NOT NULL AND NOT f.placeholder AND coalesce(f.word, '') <> 'none') AS owned, max(f.field = 'owner_sought') AS sought,
    max(f.field = 'volume_figure' AND f.number = 1 AND NOT f.placeholder) AS measured, max(f.field = 'volume_unmeasured') AS unmeasured,
    max(f.field = 'discovery') AS discovered, max(f.field = 'doc_only') AS doc_only, max(f.placeholder) AS blank
  FROM fields AS f WHERE f.record = 'inventory' GROUP BY f.scope, f.path, f.record_no),
kinds(word, shown) AS (VALUES ('cache', 'caches'), ('queue', 'queues and topics'), ('schedule', 'scheduled jobs'), ('search', 'search indexes'), ('audit', 'audit logs')),
spoken AS MATERIALIZED (SELECT f.scope, f.word, min(f.path) AS path, min(f.line) AS line FROM fields AS f WHERE f.field = 'kind' GROUP BY f.scope, f.word),
edges AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'kind' THEN f.word END) AS kind, max(CASE WHEN f.field = 'from' THEN f.word END) AS source,
    max(CASE WHEN f.field = 'to' THEN f.word END) AS target
  FROM temp.gov_kept_stage_fields AS f WHERE f.artifact = 'inventory' AND f.record = 'edge' GROUP BY f.scope, f.path, f.record_no),
others AS MATERIALIZED ( -- what each row lists as its readers and writers
  SELECT DISTINCT r.scope, r.name, f.field, f.word FROM rows AS r JOIN fields AS f ON f.path = r.path AND f.record_no = r.record_no
    AND f.record = 'inventory' AND f.field IN ('readers', 'writers') AND f.word IS NOT NULL),
answered AS MATERIALIZED (
  SELECT e.scope, e.path, e.line, e.source, e.target, e.kind, EXISTS (SELECT 1 FROM rows AS r WHERE r.name IS NOT NULL AND r.scope = e.scope AND r.name = e.target) AS known,
    EXISTS (SELECT 1 FROM others AS o WHERE o.scope = e.scope AND o.name = e.target AND o.field = iif(e.kind = 'reads', 'readers', 'writers') AND o.word = e.source) AS listed
  FROM edges AS e),
sources AS MATERIALIZED ( -- what the models of the source describe; without such models, what the mapping takes data from
  SELECT DISTINCT d.scope, m.unit_id, m.name, m.path AS model FROM documents AS d JOIN temp.gov_kept_stage_scopes AS s ON s.scope = d.scope
    JOIN temp.gov_kept_mapping_models AS m ON m.path = s.path AND m.side = 'source'
  UNION
  SELECT t.scope, coalesce(t.unit_id, t.table_name), t.table_name, t.model FROM temp.gov_kept_mapping_tables AS t WHERE t.side = 'source'),
listed AS MATERIALIZED (
  SELECT s.scope, s.unit_id, min(s.model) AS model, max(r.name IS NOT NULL) AS found
  FROM sources AS s LEFT JOIN rows AS r ON r.scope = s.scope AND r.name = s.name GROUP BY s.scope, s.unit_id)
SELECT 'INV.COLUMNS' AS check_id, r.scope, CASE WHEN r.columns = 7 THEN 'pass' ELSE 'fail' END AS outcome,
  coalesce(r.name || ': ', '') || CASE WHEN r.columns = 7 THEN 'all seven columns' ELSE printf('%d of the seven columns', r.columns) END AS reason, r.path, r.line
FROM rows AS r
UNION ALL
SELECT 'INV.COLUMNS', d.scope, 'fail', 'no table with name, owner and volume', d.path, d.line FROM documents AS d WHERE d.path NOT IN (SELECT r.path FROM rows AS r)
UNION ALL
SELECT 'INV.VOLUME', r.scope, CASE WHEN r.measured OR r.unmeasured THEN 'pass' ELSE 'fail' END,
  coalesce(r.name || ': ', '') || CASE WHEN r.measured THEN 'its volume is a number' WHEN r.unmeasured THEN 'its volume cannot be measured, and that is said' ELSE 'its volume is no number' END, r.path, r.line
FROM rows AS r
UNION ALL
SELECT 'INV.OWNER', r.scope, CASE WHEN r.sought THEN 'unknown' WHEN r.owned THEN 'pass' ELSE 'fail' END,
  coalesce(r.name || ': ', '') || CASE WHEN r.sought THEN 'its owner is still sought' WHEN r.owned THEN 'it has an owner' ELSE 'it has no owner, and nobody is said to look for one' END, r.path, r.line
FROM rows AS r
UNION ALL
SELECT 'INV.DISCOVERY', r.scope, CASE WHEN r.doc_only THEN 'unknown' WHEN r.discovered THEN 'pass' ELSE 'fail' END,
  coalesce(r.name || ': ', '') || CASE WHEN r.doc_only THEN 'known from documents only' WHEN r.discovered THEN 'how it was found is told' ELSE 'how it was found is not told' END, r.path, r.line
FROM rows AS r
UNION ALL
SELECT 'INV.TBD', r.scope, CASE WHEN r.blank THEN 'fail' ELSE 'pass' END,
  coalesce(r.name || ': ', '') || CASE WHEN r.blank THEN 'a cell is still to be filled in' ELSE 'every cell is filled in' END, r.path, r.line
FROM rows AS r
UNION ALL
SELECT 'INV.CATEGORIES', d.scope, CASE WHEN s.word IS NULL THEN 'fail' ELSE 'pass' END, k.shown || CASE WHEN s.word IS NULL THEN ' are not spoken of' ELSE ' are spoken of' END,
  coalesce(s.path, d.path), coalesce(s.line, d.line)
FROM (SELECT p.scope, min(p.path) AS path, min(p.line) AS line FROM documents AS p GROUP BY p.scope) AS d CROSS JOIN kinds AS k LEFT JOIN spoken AS s ON s.scope = d.scope AND s.word = k.word
UNION ALL
SELECT 'INV.EDGE_SYMMETRIC', a.scope, CASE WHEN a.kind = 'triggers' THEN 'skip' WHEN a.kind IS NULL OR a.source IS NULL OR a.target IS NULL OR NOT a.known THEN 'unknown' WHEN a.listed THEN 'pass' ELSE 'fail' END,
  CASE WHEN a.kind = 'triggers' THEN 'what starts what has no column of its own' WHEN a.kind IS NULL OR a.source IS NULL OR a.target IS NULL THEN 'the edge is none we can read' WHEN NOT a.known THEN a.target || ' has no row'
    ELSE a.source || ' ' || a.kind || ' ' || a.target || CASE WHEN a.listed THEN ', and its row says so' ELSE ', and the row of ' || a.target || ' does not list it' END END, a.path, a.line
FROM answered AS a
UNION ALL
SELECT 'INV.UNIT_LISTED', d.scope, CASE WHEN l.found THEN 'pass' ELSE 'fail' END, 'source ' || l.unit_id || CASE WHEN l.found THEN ' is in the inventory' ELSE ' is not in the inventory' END,
  coalesce(u.path, d.path), coalesce(u.line, d.line)
FROM (SELECT p.scope, min(p.path) AS path, min(p.line) AS line FROM documents AS p GROUP BY p.scope) AS d JOIN listed AS l ON l.scope = d.scope
  LEFT JOIN temp.gov_units AS u ON u.unit_id = l.unit_id AND u.path = l.model;
