CREATE TEMP VIEW gov_report_header AS
-- What was scanned, for which run, and by which version? The label is --run-label, else the ids of the specs in scope.
WITH specs AS MATERIALIZED (
  SELECT count(*) AS specs, group_concat(s.spec_id, '+') AS ids
  FROM (SELECT p.spec_id FROM temp.gov_specs AS p WHERE p.in_scope ORDER BY p.spec_id) AS s),
flags AS MATERIALIZED (SELECT f.flag, f.value FROM temp.gov_flags AS f)
SELECT 'label' AS name,
  coalesce((SELECT nullif(f.value, '') FROM flags AS f WHERE f.flag = 'run-label'),
    CASE WHEN length(s.ids) <= 80 THEN s.ids ELSE s.specs || '-specs' END, 'workspace') AS value
FROM specs AS s
UNION ALL SELECT 'scanned_at', f.value FROM flags AS f WHERE f.flag = 'now'
UNION ALL SELECT 'source_env', f.value FROM flags AS f WHERE f.flag = 'source-env'
UNION ALL SELECT 'target_env', f.value FROM flags AS f WHERE f.flag = 'target-env'
UNION ALL SELECT 'region_pairs', f.value FROM flags AS f WHERE f.flag = 'region-pairs'
UNION ALL SELECT 'host', f.value FROM flags AS f WHERE f.flag = 'host'
UNION ALL SELECT 'version', 'sqlite-gov ' || gov_version();
