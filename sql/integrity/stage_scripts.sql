CREATE TEMP VIEW gov_stage_scripts AS
-- Which scripts are those of each migration? Those its artifacts' document lists (a row a spelling), those that touch a dataset of its mapping,
-- and, where no mapping says which datasets these are, every script that stands where it does.
WITH near AS MATERIALIZED ( -- its own, and those of its spec
  SELECT d.scope, s.path, s.scope = d.scope AS own
  FROM (SELECT a.scope, a.scope AS place FROM temp.gov_kept_stage_artifacts AS a UNION SELECT a.scope, a.spec_id FROM temp.gov_kept_stage_artifacts AS a) AS d
    JOIN temp.gov_kept_stage_scopes AS s ON s.scope = d.place JOIN temp.gov_artifacts AS a ON a.path = s.path
  WHERE a.kind = 'script'),
listed AS MATERIALIZED (
  SELECT DISTINCT f.scope, f.word AS script FROM temp.gov_kept_stage_fields AS f
  WHERE f.artifact = 'artifacts' AND f.field = 'script' AND f.word IS NOT NULL),
touched AS MATERIALIZED (
  SELECT t.scope, n.path FROM temp.gov_kept_mapping_tables AS t JOIN temp.gov_names AS n ON n.unit_id = t.unit_id
  UNION SELECT t.scope, w.path FROM temp.gov_kept_mapping_tables AS t JOIN temp.gov_statements AS w ON w.unit_id = t.unit_id),
every AS (
  SELECT n.scope, n.path, l.script AS listed_as, EXISTS (SELECT 1 FROM touched AS t WHERE t.scope = n.scope AND t.path = n.path) AS touches, n.own
  FROM near AS n LEFT JOIN listed AS l ON l.scope = n.scope AND substr('/' || lower(n.path), -1 - length(ltrim(l.script, './'))) = '/' || lower(ltrim(l.script, './'))
  GROUP BY n.scope, n.path, l.script)
SELECT e.scope, e.path, e.listed_as, e.touches
FROM every AS e
WHERE e.listed_as IS NOT NULL OR e.touches OR (e.own AND e.scope NOT IN (SELECT t.scope FROM temp.gov_kept_mapping_tables AS t WHERE t.unit_id IS NOT NULL));
