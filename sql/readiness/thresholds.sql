CREATE TEMP VIEW gov_thresholds AS
-- Which numbers do checks compare with? The profile, and what a policy file sets instead (path and line say where). Of
-- several settings the strictest counts.
WITH settings AS MATERIALIZED (
  SELECT s.name, s.value, s.path, s.line, s.value * CASE t.side WHEN 'max' THEN 1 ELSE -1 END AS laxness
  FROM temp.gov_threshold_settings AS s JOIN temp.gov_threshold_catalog AS t ON t.name = s.name),
strictest AS (
  SELECT s.name, s.value, s.path, s.line FROM settings AS s
  WHERE (s.laxness, s.path, s.line) = (
    SELECT x.laxness, x.path, x.line FROM settings AS x WHERE x.name = s.name ORDER BY x.laxness, x.path, x.line LIMIT 1))
SELECT t.name, coalesce(s.value, CAST(t.value AS REAL)) AS value, t.unit, t.side, nullif(t."limit", '') AS limit_name,
  CAST(t.falls AS INTEGER) AS falls, CAST(t.value AS REAL) AS profile_value, t.why, s.path, s.line
FROM temp.gov_threshold_catalog AS t LEFT JOIN strictest AS s ON s.name = t.name;
