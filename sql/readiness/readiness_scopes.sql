CREATE TEMP VIEW gov_readiness_scopes AS
-- Where is zero-downtime readiness asked for, how many documents speak there, and is much data moved? Without a document
-- nothing that a plan should say is failed for not being said: it is unknown. The size is unknown where it is of one of the
-- units in scope, or of any that nothing leaves out where none is in scope, and where there are no units.
WITH scopes AS MATERIALIZED (
  SELECT f.scope FROM temp.gov_kept_frameworks AS f WHERE f.framework = 'zero-downtime'),
documents AS MATERIALIZED (
  SELECT a.spec_id AS scope, count(*) AS documents FROM temp.gov_artifacts AS a WHERE a.kind IN ('plan', 'tasks') GROUP BY a.spec_id),
sizes AS MATERIALIZED (
  SELECT s.scope, max(u.migration_volume = 'LARGE' OR n.volume_rows_stated >= 1000000) AS large,
    max(u.coverage_status = 'IN_SCOPE') AS any_in_scope,
    max(u.migration_volume = 'UNKNOWN' AND u.coverage_status = 'IN_SCOPE') AS unknown_in_scope,
    max(u.migration_volume = 'UNKNOWN' AND u.coverage_status <> 'OUT_OF_SCOPE') AS unknown_not_out
  FROM scopes AS s CROSS JOIN temp.gov_kept_situations AS u CROSS JOIN temp.gov_signals AS n
  WHERE u.spec_id = s.scope AND n.unit_id = u.unit_id
  GROUP BY s.scope)
SELECT s.scope, coalesce(d.documents, 0) AS documents, coalesce(z.large, 0) AS large,
  CASE WHEN z.scope IS NULL THEN 1 WHEN z.any_in_scope THEN z.unknown_in_scope ELSE z.unknown_not_out END AS size_unknown
FROM scopes AS s LEFT JOIN documents AS d ON d.scope = s.scope LEFT JOIN sizes AS z ON z.scope = s.scope;
