CREATE TEMP VIEW gov_mapping_models AS
-- Which data models describe each dataset, and on which side of the migration do they stand? The side is a word of the
-- path; a model without one may stand on both. Keyed by every name the dataset goes by.
WITH models AS MATERIALIZED (
  SELECT DISTINCT f.unit_id, f.path FROM temp.gov_fields AS f JOIN temp.gov_artifacts AS a ON a.path = f.path AND a.kind = 'model'),
sided AS MATERIALIZED (
  SELECT p.path, min(s.side) AS side, count(DISTINCT s.side) AS sides
  FROM (SELECT DISTINCT m.path FROM models AS m) AS p JOIN temp.gov_model_sides AS s
    ON '/' || lower(p.path) GLOB '*/' || s.word || '[/_.-]*'
  GROUP BY p.path),
names AS MATERIALIZED (
  SELECT n.unit_id, lower(n.name) AS name FROM temp.gov_names AS n UNION SELECT u.unit_id, lower(u.unit_id) FROM temp.gov_units AS u)
SELECT m.unit_id, n.name, m.path, CASE WHEN s.sides = 1 THEN s.side END AS side
FROM models AS m JOIN names AS n ON n.unit_id = m.unit_id LEFT JOIN sided AS s ON s.path = m.path;
