CREATE TEMP VIEW gov_readiness_scopes AS
-- Where is zero-downtime readiness asked for, how many documents speak there, and is much data moved? Without a document
-- nothing that a plan should say is failed for not being said: it is unknown.
SELECT f.scope,
  (SELECT count(*) FROM temp.gov_artifacts AS a
   WHERE coalesce(a.spec_id, 'workspace') = f.scope AND a.kind IN ('plan', 'tasks')) AS documents,
  EXISTS (SELECT 1 FROM temp.gov_units AS u JOIN temp.gov_kept_volume AS v ON v.unit_id = u.unit_id
          JOIN temp.gov_signals AS s ON s.unit_id = u.unit_id
          WHERE coalesce(u.spec_id, 'workspace') = f.scope AND (v.status = 'LARGE' OR s.volume_rows_stated >= 1000000)) AS large,
  NOT EXISTS (SELECT 1 FROM temp.gov_units AS u WHERE coalesce(u.spec_id, 'workspace') = f.scope)
    OR EXISTS (SELECT 1 FROM temp.gov_units AS u JOIN temp.gov_kept_volume AS v ON v.unit_id = u.unit_id
                 JOIN temp.gov_kept_coverage AS c ON c.unit_id = u.unit_id AND c.status <> 'OUT_OF_SCOPE'
               WHERE coalesce(u.spec_id, 'workspace') = f.scope AND v.status = 'UNKNOWN'
                 AND (c.status = 'IN_SCOPE' OR NOT EXISTS (SELECT 1 FROM temp.gov_units AS o JOIN temp.gov_kept_coverage AS d
                   ON d.unit_id = o.unit_id AND d.status = 'IN_SCOPE' WHERE coalesce(o.spec_id, 'workspace') = f.scope))) AS size_unknown
FROM temp.gov_kept_frameworks AS f
WHERE f.framework = 'zero-downtime';
