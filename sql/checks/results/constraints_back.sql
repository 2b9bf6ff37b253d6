CREATE TEMP VIEW gov_checks_constraints_back AS
-- Is every safeguard of the database that scripts switch off switched on again, and what was written meanwhile validated? By
-- the hazard that finds it; scripts that switch nothing off pass, and without scripts there is nothing to judge.
WITH scripts AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, count(*) AS scripts, min(a.path) AS path
  FROM temp.gov_artifacts AS a WHERE a.kind = 'script' AND a.status = 'read' GROUP BY coalesce(a.spec_id, 'workspace')),
late AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, h.path, min(h.line) AS line FROM temp.gov_hazards AS h JOIN temp.gov_artifacts AS a ON a.path = h.path
  WHERE h.hazard_id = 'SCR.CONSTRAINT_LATE' GROUP BY h.path)
SELECT 'MOV.FK_REENABLED' AS check_id, p.scope,
  CASE WHEN s.scripts IS NULL THEN 'unknown' WHEN l.path IS NULL THEN 'pass' ELSE 'fail' END AS outcome,
  CASE WHEN s.scripts IS NULL THEN 'no script is here' WHEN l.path IS NULL THEN 'nothing stays switched off' ELSE 'switched off and not validated again' END AS reason,
  coalesce(l.path, s.path) AS path, coalesce(l.line, iif(s.path IS NULL, NULL, 1)) AS line
FROM temp.gov_kept_readiness_scopes AS p LEFT JOIN scripts AS s ON s.scope = p.scope LEFT JOIN late AS l ON l.scope = p.scope;
