CREATE TEMP VIEW gov_cross_team AS
-- Which teams must talk before the migration? A service of another team that uses a unit, and a spec of another team
-- that depends on the unit's spec or is depended on. Only named owners are compared: an unknown owner is a question,
-- not a coordination.
SELECT u.unit_id, u.spec_id, coalesce(u.owner, p.owner) AS owner, s.owner AS other_team, s.role AS relation,
  'service ' || s.service || ' of ' || s.owner || ' is ' || s.role || ' of the unit' AS reason, s.path, s.line
FROM temp.gov_units AS u LEFT JOIN temp.gov_specs AS p ON p.spec_id = u.spec_id
  JOIN temp.gov_services AS s ON s.unit_id = u.unit_id
WHERE s.owner <> coalesce(u.owner, p.owner)
UNION ALL
SELECT NULL, d.spec_id, p.owner, o.owner, coalesce(d.relation, 'depends_on'),
  'spec ' || d.spec_id || ' of ' || p.owner || ' depends on ' || d.depends_on || ' of ' || o.owner, d.path, d.line
FROM temp.gov_dependencies AS d
  JOIN temp.gov_specs AS p ON p.spec_id = d.spec_id
  JOIN temp.gov_specs AS o ON o.spec_id = d.depends_on
WHERE p.owner <> o.owner AND (p.in_scope OR o.in_scope);
