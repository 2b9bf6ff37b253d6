-- What was looked at: specs, artifacts by kind, units by coverage.
SELECT '' AS line
UNION ALL SELECT '## Scope'
UNION ALL SELECT ''
UNION ALL SELECT '| spec | title | owner | repository | in scope by |'
UNION ALL SELECT '|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || s.spec_id || ' | ' || replace(coalesce(s.title, ''), '|', '\|') || ' | ' || coalesce(s.owner, '') || ' | '
    || coalesce(s.repo, '') || ' | ' || coalesce(s.via, '') || ' |' AS line
  FROM temp.gov_specs AS s WHERE s.in_scope ORDER BY s.spec_id) AS l
UNION ALL SELECT ''
UNION ALL SELECT '| artifacts | read | partial | skipped | failed |'
UNION ALL SELECT '|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || coalesce(a.kind, 'unknown') || ' | ' || sum(a.status = 'read') || ' | ' || sum(a.status = 'partial') || ' | '
    || sum(a.status = 'skipped') || ' | ' || sum(a.status = 'failed') || ' |' AS line
  FROM temp.gov_artifacts AS a GROUP BY a.kind ORDER BY a.kind) AS l;
