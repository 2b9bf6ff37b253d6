CREATE TEMP VIEW gov_first_places AS
-- The one place to look first for each factor that puts a unit at risk: the first that speaks against it, else the first that
-- speaks of it, else the first plan that covers the unit and says no word of it.
WITH places AS MATERIALIZED (
  SELECT p.unit_id, p.factor, p.path, p.line,
    row_number() OVER (PARTITION BY p.unit_id, p.factor ORDER BY p.speaks_for IS NULL, p.speaks_for, p.path, p.line) AS n
  FROM temp.gov_factor_places AS p CROSS JOIN temp.gov_kept_situations AS s CROSS JOIN temp.gov_kept_situation_factors AS f
  WHERE p.factor IN (SELECT r.factor FROM temp.gov_kept_situation_factors AS r) AND s.unit_id = p.unit_id AND f.situation = s.situation AND f.factor = p.factor)
SELECT p.unit_id, p.factor, p.path, p.line FROM places AS p WHERE p.n = 1;
