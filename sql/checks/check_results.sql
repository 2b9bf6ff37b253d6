CREATE TEMP VIEW gov_check_results AS
-- What does each check of the catalogue say of each scope, and what would make it pass? gov_checks is this and the checks of
-- your own; here the two halves of the reason stand apart: what was found, or is lacking, and the remedy.
WITH catalog AS MATERIALIZED (
  SELECT c.framework, c.check_id, c.severity, c.title, lower(substr(c.title, 1, 1)) || substr(c.title, 2) AS wanted,
    coalesce(': ' || c.lacks, '') AS lacks, c.lacks IS NULL AS told, '; to pass, ' || c.remedy AS remedy
  FROM temp.gov_check_catalog AS c)
SELECT c.framework, c.check_id, r.scope, iif(r.outcome IN ('pass', 'fail', 'skip'), r.outcome, 'unknown') AS outcome, c.severity,
  r.reason || CASE r.outcome WHEN 'pass' THEN ': ' || c.title WHEN 'skip' THEN ', not asked here: ' || c.title WHEN 'fail' THEN c.lacks
    ELSE iif(c.told, '', ': too little is there to tell whether ' || c.wanted) END AS found,
  iif(r.outcome IN ('pass', 'skip'), '', c.remedy) AS remedy, r.path, r.line
FROM catalog AS c CROSS JOIN temp.gov_kept_check_answers AS r
WHERE r.check_id = c.check_id
UNION ALL
SELECT c.framework, c.check_id, f.scope, 'unknown', c.severity, 'nothing here shows that ' || c.wanted, c.remedy, NULL, NULL
FROM temp.gov_kept_frameworks AS f JOIN catalog AS c ON c.framework = f.framework
WHERE NOT EXISTS (SELECT 1 FROM temp.gov_kept_check_answers AS r WHERE r.check_id = c.check_id AND r.scope = f.scope)
UNION ALL
SELECT c.framework, c.check_id, NULL, 'skip', c.severity, 'the framework is not in use here: ' || c.title, '', NULL, NULL
FROM catalog AS c
WHERE c.framework NOT IN (SELECT f.framework FROM temp.gov_kept_frameworks AS f);
