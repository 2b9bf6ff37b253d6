-- Where data goes and whether tenants stay apart, with the lines that say so.
WITH said AS MATERIALIZED (
  SELECT r.unit_id, 'residency' AS aspect, r.status || CASE WHEN r.residency_allowed THEN ' (allowed)' ELSE '' END AS status,
    r.reason, r.evidence
  FROM temp.gov_kept_residency AS r WHERE r.status <> 'UNKNOWN'
  UNION ALL
  SELECT t.unit_id, 'tenants', t.status, t.reason, t.evidence FROM temp.gov_kept_tenancy AS t WHERE t.status <> 'UNKNOWN')
SELECT '' AS line
UNION ALL SELECT '## Residency and tenants'
UNION ALL SELECT ''
UNION ALL SELECT 'Nothing is said about regions or tenants.' WHERE NOT EXISTS (SELECT 1 FROM said AS s)
UNION ALL SELECT l.line FROM (
  SELECT '- `' || replace(s.unit_id, '`', '''') || '` ' || s.aspect || ' ' || s.status || ': ' || s.reason
    || CASE WHEN s.evidence <> '[]' THEN ' (' || replace(replace(replace(substr(s.evidence, 2, length(s.evidence) - 2), '"', ''),
         ',', ', '), '\/', '/') || ')' ELSE '' END AS line
  FROM said AS s ORDER BY s.unit_id, s.aspect) AS l;
