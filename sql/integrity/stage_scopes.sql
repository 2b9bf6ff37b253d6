CREATE TEMP VIEW gov_stage_scopes AS
-- To which migration does each file belong? To its spec's, as a rule. Where a spec has two of one artifact in two places, each
-- place is a migration of its own, and everything below it belongs to it. A place is what stands above a folder named
-- "stages" or "knowledge", or named like a stage; else the file's own folder. A file below no place belongs to the spec alone.
WITH files AS MATERIALIZED (
  SELECT a.path, coalesce(a.spec_id, 'workspace') AS spec_id, rtrim(a.path, replace(a.path, '/', '')) AS folder FROM temp.gov_artifacts AS a),
above AS MATERIALIZED ( -- how much of the path stands above such a folder
  SELECT f.path, min(instr('/' || lower(f.folder), '/' || r.what || '/')) AS at
  FROM files AS f JOIN temp.gov_stage_rules AS r ON r.artifact = 'any'
  WHERE instr('/' || lower(f.folder), '/' || r.what || '/') > 0
    AND (r.by = 'above' OR instr('/' || lower(f.folder), '/' || r.what || '/') = length(f.folder) - length(r.what))
  GROUP BY f.path),
places AS MATERIALIZED ( -- with the slash behind it; '' is the workspace itself
  SELECT f.path, f.spec_id, CASE WHEN b.at IS NULL THEN f.folder ELSE substr(f.folder, 1, b.at - 1) END AS place
  FROM files AS f LEFT JOIN above AS b ON b.path = f.path),
homes AS MATERIALIZED (
  SELECT DISTINCT p.spec_id, d.artifact, p.place FROM temp.gov_kept_stage_documents AS d JOIN places AS p ON p.path = d.path
  WHERE d.artifact IN ('inventory', 'mapping', 'artifacts', 'report', 'runbook')),
crowded AS MATERIALIZED (
  SELECT DISTINCT c.spec_id FROM (SELECT h.spec_id FROM homes AS h GROUP BY h.spec_id, h.artifact HAVING count(*) > 1) AS c),
around(spec_id, place, home) AS ( -- each place, and those that it stands in
  SELECT p.spec_id, p.place, p.place FROM places AS p WHERE p.spec_id IN (SELECT c.spec_id FROM crowded AS c)
  UNION
  SELECT a.spec_id, a.place, rtrim(rtrim(a.home, '/'), replace(a.home, '/', '')) FROM around AS a WHERE a.home <> ''),
owners AS MATERIALIZED (
  SELECT a.spec_id, a.place, max(a.home) AS home -- of places around one file the innermost is the longest, and the last in order
  FROM around AS a JOIN homes AS h ON h.spec_id = a.spec_id AND h.place = a.home
  GROUP BY a.spec_id, a.place)
SELECT p.path, CASE WHEN coalesce(o.home, '') = '' THEN p.spec_id ELSE rtrim(o.home, '/') END AS scope, p.spec_id
FROM places AS p LEFT JOIN owners AS o ON o.spec_id = p.spec_id AND o.place = p.place;
