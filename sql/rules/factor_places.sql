CREATE TEMP VIEW gov_factor_places AS
-- Where does it stand that a unit is at risk by a factor? speaks_for: 0 what speaks against the unit, 1 what speaks for it, NULL
-- where a plan that covers it begins to speak of it, and may be silent about the factor.
SELECT e.unit_id, e.aspect AS factor,
  e.signal NOT IN ('absent', 'gap', 'placeholder', 'irreversible', 'failed', 'risk') AS speaks_for, e.path, e.line
FROM temp.gov_unit_evidence AS e
WHERE e.aspect IN ('backup', 'rollback', 'verification', 'tenancy')
UNION ALL
SELECT p.unit_id, f.factor, NULL, p.path, p.line
FROM temp.gov_unit_plans AS p CROSS JOIN (SELECT 'backup' AS factor UNION ALL SELECT 'rollback' UNION ALL SELECT 'verification') AS f
UNION ALL
SELECT p.unit_id, 'policy', p.outcome = 'met', p.path, p.line FROM temp.gov_kept_policy_results AS p
UNION ALL
SELECT f.unit_id, 'residency', f.standing NOT IN (3, 4, 6), f.path, f.line
FROM temp.gov_kept_flow_standings AS f
WHERE f.path IS NOT NULL
UNION ALL
SELECT s.unit_id, 'destructive', FALSE, s.path, s.line FROM temp.gov_statements AS s WHERE s.destructive AND s.direction = 'up'
UNION ALL
SELECT r.unit_id, 'run_evidence', FALSE, r.path, r.line FROM temp.gov_runs AS r WHERE r.taints;
