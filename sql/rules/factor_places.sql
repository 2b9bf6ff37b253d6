CREATE TEMP VIEW gov_factor_places AS
-- Where does it stand that a unit is at risk by a factor? rank 1: what speaks against it; 2: what speaks of it at all.
SELECT e.unit_id, e.aspect AS factor,
  iif(e.signal IN ('absent', 'gap', 'placeholder', 'irreversible', 'failed', 'risk', 'multi_tenant', 'mention', 'out_of_scope'), 1, 2) AS rank,
  e.path, e.line
FROM temp.gov_unit_evidence AS e
WHERE e.aspect IN ('backup', 'rollback', 'verification', 'tenancy', 'coverage')
UNION ALL
SELECT p.unit_id, 'policy', iif(p.outcome = 'met', 2, 1), p.path, p.line FROM temp.gov_kept_policy_results AS p
UNION ALL
SELECT f.unit_id, 'residency', iif(f.standing IN (3, 4, 6), 1, 2), f.path, f.line
FROM temp.gov_kept_flow_standings AS f
WHERE f.path IS NOT NULL
UNION ALL
SELECT s.unit_id, 'destructive', 1, s.path, s.line FROM temp.gov_statements AS s WHERE s.destructive
UNION ALL
SELECT r.unit_id, 'run_evidence', 1, r.path, r.line FROM temp.gov_runs AS r WHERE r.taints;
