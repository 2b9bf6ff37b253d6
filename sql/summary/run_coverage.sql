CREATE TEMP VIEW gov_run_coverage AS
-- Is a run complete: does it speak of every unit in scope? A run that leaves units out proves nothing about them. One
-- row a run that names units, with how many of those in scope it speaks of, and the first of the others.
WITH
  in_scope AS MATERIALIZED (
    SELECT c.unit_id FROM temp.gov_kept_situations AS c JOIN temp.gov_units AS u ON u.unit_id = c.unit_id
    WHERE c.coverage_status = 'IN_SCOPE' AND u.kind IS NOT 'system'),
  total AS MATERIALIZED (SELECT count(*) AS units FROM in_scope),
  spoken AS MATERIALIZED (
    SELECT DISTINCT r.run_id, r.kind, r.env, r.path, r.unit_id FROM temp.gov_runs AS r
    WHERE r.run_id IS NOT NULL AND r.kind NOT IN ('backup', 'deletion')
      AND r.unit_id IN (SELECT i.unit_id FROM in_scope AS i)),
  counted AS MATERIALIZED (
    SELECT s.run_id, s.kind, s.env, min(s.path) AS path, count(DISTINCT s.unit_id) AS units
    FROM spoken AS s GROUP BY s.run_id, s.kind, s.env)
SELECT c.run_id, c.kind, c.env, c.units AS units_spoken_of, t.units AS units_in_scope, c.units = t.units AS complete,
  CASE WHEN c.units <> t.units THEN
    (SELECT i.unit_id FROM in_scope AS i
     WHERE i.unit_id NOT IN (SELECT s.unit_id FROM spoken AS s
                             WHERE s.run_id = c.run_id AND s.kind IS c.kind AND s.env IS c.env)
     LIMIT 1) END AS first_missing, c.path
FROM counted AS c CROSS JOIN total AS t;
