CREATE TEMP VIEW gov_metric_samples AS
-- Which samples of runs are of a metric that triggers watch, in the units limits are stated in? A share in percent becomes a
-- ratio, milliseconds become seconds. production: 1 when the run is one, or says no other environment; of several runs that bear one
-- name in a report, when one of them is (only_production: when all of them are). What was measured before is only compared with where there was something to measure.
WITH named AS (
  SELECT m.rowid AS sample_no, m.run_id, m.name, m.value, m.unit, m.baseline, m.window_s, m.path, m.line, n.metric, CAST(n.factor AS REAL) AS factor,
    row_number() OVER (PARTITION BY m.rowid ORDER BY n.rowid) AS rank
  FROM temp.gov_metrics AS m JOIN temp.gov_metric_names AS n ON lower(m.name) GLOB n.glob),
scaled AS (
  SELECT d.sample_no, d.run_id, d.name, d.metric, d.value, d.baseline, d.window_s, d.path, d.line,
    CASE WHEN d.factor <> 1 THEN d.factor WHEN d.unit IN ('%', 'percent', 'pct') THEN 0.01
         WHEN d.unit IN ('ms', 'milliseconds') OR lower(d.name) GLOB '*_ms' THEN 0.001 ELSE 1 END AS factor
  FROM named AS d WHERE d.rank = 1)
SELECT coalesce(a.spec_id, 'workspace') AS scope, s.sample_no, s.run_id, s.name, s.metric, s.value * s.factor AS value,
  iif(s.baseline > 0, s.baseline * s.factor, NULL) AS baseline, s.window_s, r.started_at, r.production, r.only_production, s.path, s.line
FROM scaled AS s JOIN temp.gov_artifacts AS a ON a.path = s.path
  JOIN (SELECT o.run_id, o.path, max(o.started_at) AS started_at, max(o.production) AS production, min(o.production) AS only_production
        FROM (SELECT x.run_id, x.path, x.started_at,
                coalesce(x.kind, 'production') = 'production' AND (x.env IS NULL OR lower(x.env) GLOB '*prod*' AND NOT lower(x.env) GLOB '*pre*prod*'
                  AND NOT lower(x.env) GLOB '*non*prod*') AS production
              FROM temp.gov_runs AS x) AS o
        GROUP BY o.run_id, o.path) AS r ON r.run_id IS s.run_id AND r.path = s.path;
