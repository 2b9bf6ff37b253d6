CREATE TEMP VIEW gov_integrity_counts AS
-- Mandates 1 and 2: counts of source and target agree, or differ by what a cited mapping row explains; no orphans, or as many as
-- one explains. Nothing counted on both sides is no agreement, and neither is a dataset nobody here knows. What the mapping fills and
-- no count speaks of, by its own name or that of what it is filled from, was not counted.
WITH orphans AS MATERIALIZED (
  SELECT f.scope, f.path, f.record_no, min(f.line) AS line, max(CASE WHEN f.field = 'orphans' THEN f.number END) AS orphans,
    max(CASE WHEN f.field = 'status' THEN f.word END) AS status, max(f.field = 'status') AS has_status,
    EXISTS (SELECT 1 FROM temp.gov_kept_stage_subjects AS s WHERE s.record = 'referential' AND s.path = f.path AND s.record_no = f.record_no) AS known
  FROM temp.gov_kept_stage_fields AS f WHERE f.record = 'referential' AND f.artifact IN ('tests', 'report')
  GROUP BY f.scope, f.path, f.record_no),
feeds AS MATERIALIZED ( -- most: a table looked up for a column or two is not what another is filled from
  SELECT c.scope, c.table_name AS target, s.table_name AS source, count(DISTINCT c.record_no) AS columns,
    max(count(DISTINCT c.record_no)) OVER (PARTITION BY c.scope, c.table_name) AS most
  FROM temp.gov_kept_mapping_columns AS c JOIN temp.gov_kept_mapping_columns AS s ON s.path = c.path AND s.record_no = c.record_no AND s.side = 'source'
  WHERE c.side = 'target' GROUP BY c.scope, c.table_name, s.table_name),
filled AS MATERIALIZED ( -- each dataset that is filled, by the names that a count may call it
  SELECT t.scope, coalesce(t.unit_id, t.table_name) AS unit_id, coalesce(t.unit_id, t.table_name) AS called FROM temp.gov_kept_mapping_tables AS t WHERE t.side = 'target'
  UNION
  SELECT t.scope, coalesce(t.unit_id, t.table_name), coalesce(o.unit_id, o.table_name)
  FROM feeds AS e JOIN temp.gov_kept_mapping_tables AS t ON t.scope = e.scope AND t.side = 'target' AND t.table_name = e.target
    JOIN temp.gov_kept_mapping_tables AS o ON o.scope = e.scope AND o.side = 'source' AND o.table_name = e.source
  WHERE e.columns = e.most),
counted AS MATERIALIZED (SELECT r.scope, min(r.path) AS path, min(r.line) AS line FROM temp.gov_kept_reconciliations AS r GROUP BY r.scope)
SELECT DISTINCT r.scope, 'counts' AS mandate, 'counts' AS fact,
  CASE WHEN r.status IN ('failed', 'partial') THEN 'fail'
    WHEN r.delta IS NULL OR r.placeholder OR NOT r.known OR (r.has_status AND r.status IS NOT 'passed') THEN 'unknown'
    WHEN r.source = 0 AND r.target = 0 THEN 'unknown'
    WHEN r.delta = 0 THEN 'pass'
    WHEN r.cites AND abs(r.expected) = abs(r.delta) AND coalesce(abs(r.actual) = abs(r.delta), 1) THEN 'pass' ELSE 'fail' END AS outcome,
  CASE WHEN r.status IN ('failed', 'partial') THEN 'the report itself says so'
    WHEN r.delta IS NULL THEN 'one of the two counts is not a number' WHEN r.placeholder THEN 'a cell of it is still to be filled in'
    WHEN NOT r.known THEN 'it names no dataset of this migration'
    WHEN r.has_status AND r.status IS NOT 'passed' THEN 'its status is no pass'
    WHEN r.source = 0 AND r.target = 0 THEN 'nothing was counted on either side'
    WHEN r.delta = 0 THEN printf('%d rows on both sides', r.source)
    ELSE printf('%d rows in the source, %d in the target', r.source, r.target) || CASE WHEN r.cites AND abs(r.expected) = abs(r.delta) AND coalesce(abs(r.actual) = abs(r.delta), 1) THEN ', as a mapping row explains'
      WHEN NOT r.cites THEN ', and no mapping row is cited for it' WHEN r.expected IS NULL THEN ', and how many were expected is not said'
      WHEN abs(r.expected) = abs(r.delta) THEN printf(', and the report says they differ by %d', r.actual) ELSE printf(', where a difference of %d was expected', r.expected) END END AS reason, r.path, r.line
FROM temp.gov_kept_reconciliations AS r
UNION ALL
SELECT c.scope, 'counts', 'counts', 'fail', f.unit_id || ' is filled, and counted nowhere', c.path, c.line
FROM filled AS f JOIN counted AS c ON c.scope = f.scope
  LEFT JOIN temp.gov_kept_stage_subjects AS s ON s.scope = f.scope AND s.record = 'reconciliation' AND s.unit_id = f.called
GROUP BY c.scope, f.unit_id HAVING count(s.unit_id) = 0
UNION ALL
SELECT o.scope, 'foreign_keys', 'orphans',
  CASE WHEN o.status IN ('failed', 'partial') THEN 'fail'
    WHEN o.orphans IS NULL OR (o.has_status AND o.status IS NOT 'passed') OR NOT o.known THEN 'unknown'
    WHEN o.orphans = 0 OR c.line IS NOT NULL THEN 'pass' ELSE 'fail' END,
  CASE WHEN o.status IN ('failed', 'partial') THEN 'the report itself says so' WHEN o.orphans IS NULL THEN 'the orphans are no number'
    WHEN o.has_status AND o.status IS NOT 'passed' THEN 'its status is no pass'
    WHEN NOT o.known THEN 'it names no dataset of this migration'
    ELSE printf('%d orphan(s)', o.orphans) || CASE WHEN o.orphans = 0 THEN '' WHEN c.line IS NOT NULL THEN ', as a mapping row explains' ELSE ' and no mapping row is cited' END END,
  o.path, o.line
FROM orphans AS o
  LEFT JOIN (SELECT DISTINCT t.path, t.line FROM temp.gov_kept_mapping_tests AS t WHERE t.record = 'referential') AS c ON c.path = o.path AND c.line = o.line;
