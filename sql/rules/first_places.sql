CREATE TEMP VIEW gov_first_places AS
-- The one place to look first for each factor of risk of a unit: the first that speaks against it, else the first at all.
WITH places AS MATERIALIZED (
  SELECT p.unit_id, p.factor, p.path, p.line,
    row_number() OVER (PARTITION BY p.unit_id, p.factor ORDER BY p.rank, p.path, p.line) AS n
  FROM temp.gov_factor_places AS p)
SELECT p.unit_id, p.factor, p.path, p.line FROM places AS p WHERE p.n = 1;
