CREATE TEMP VIEW gov_hazard_counts AS
-- How often was each hazard of the catalogue found, how often was it silenced, and in how many scripts? One row a hazard,
-- those never found included, so that a report can say what was looked for.
WITH found AS (
  SELECT hazard_id,
         count(*) - count(suppressed_by) AS open,
         count(suppressed_by) AS suppressed,
         count(DISTINCT path) AS scripts
    FROM temp.gov_hazards
   GROUP BY hazard_id
)
SELECT catalog.hazard_id,
       catalog.name,
       catalog.priority,
       catalog.severity,
       coalesce(found.open, 0) AS open,
       coalesce(found.suppressed, 0) AS suppressed,
       coalesce(found.scripts, 0) AS scripts
  FROM temp.gov_hazard_catalog AS catalog
  LEFT JOIN found ON found.hazard_id = catalog.hazard_id;
