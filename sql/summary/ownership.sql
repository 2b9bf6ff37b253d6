CREATE TEMP VIEW gov_ownership AS
-- Who owns each unit, who fills it and who reads it? From registries, specs and lineage; what nobody names stays NULL.
SELECT u.unit_id, u.spec_id, coalesce(u.owner, p.owner) AS owner, coalesce(u.repo, p.repo) AS repo,
  (SELECT group_concat(DISTINCT s.service) FROM temp.gov_services AS s
   WHERE s.unit_id = u.unit_id AND s.role = 'owner') AS owning_services,
  (SELECT group_concat(DISTINCT s.service) FROM temp.gov_services AS s
   WHERE s.unit_id = u.unit_id AND s.role = 'producer') AS producers,
  (SELECT group_concat(DISTINCT s.service) FROM temp.gov_services AS s
   WHERE s.unit_id = u.unit_id AND s.role = 'consumer') AS consumers,
  (SELECT group_concat(DISTINCT s.store) FROM temp.gov_services AS s
   WHERE s.unit_id = u.unit_id AND s.store IS NOT NULL) AS stores,
  (SELECT count(DISTINCT s.owner) FROM temp.gov_services AS s
   WHERE s.unit_id = u.unit_id AND s.owner <> coalesce(u.owner, p.owner, '')) AS other_teams,
  u.path, u.line
FROM temp.gov_units AS u LEFT JOIN temp.gov_specs AS p ON p.spec_id = u.spec_id;
