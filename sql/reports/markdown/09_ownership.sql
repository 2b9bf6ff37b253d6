-- Who owns, fills and reads the units, and which teams must talk.
SELECT '' AS line
UNION ALL SELECT '## Ownership and coordination'
UNION ALL SELECT ''
UNION ALL SELECT '| unit | spec | owner | repository | owning services | producers | consumers | stores |'
UNION ALL SELECT '|---|---|---|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || replace(o.unit_id, '|', '\|') || ' | ' || coalesce(o.spec_id, '') || ' | ' || coalesce(o.owner, 'not named') || ' | '
    || coalesce(o.repo, '') || ' | ' || coalesce(o.owning_services, '') || ' | ' || coalesce(o.producers, '') || ' | '
    || coalesce(o.consumers, '') || ' | ' || coalesce(o.stores, '') || ' |' AS line
  FROM temp.gov_kept_ownership AS o ORDER BY o.unit_id) AS l
UNION ALL SELECT ''
UNION ALL SELECT l.line FROM (
  SELECT '- ' || c.reason || coalesce(' (`' || c.unit_id || '`)', '') || ', ' || c.path || coalesce(':' || c.line, '') AS line
  FROM temp.gov_kept_cross_team AS c ORDER BY c.spec_id, c.unit_id, c.other_team, c.path, c.line) AS l
UNION ALL SELECT 'No other team is named as producer, consumer or dependency.'
WHERE NOT EXISTS (SELECT 1 FROM temp.gov_kept_cross_team AS c);
