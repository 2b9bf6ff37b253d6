CREATE TEMP VIEW gov_adopted_stages AS
-- Who works by the migration stages? Whoever has one of their artifacts. A test section alone, a record of decisions, or a
-- finding outside the five stages adopts nothing: other methods have them, too.
SELECT 'integrity' AS framework, a.scope, a.path, max(a.line, 1) AS line
FROM temp.gov_kept_stage_artifacts AS a
WHERE a.artifact IN ('inventory', 'mapping', 'artifacts', 'report', 'runbook')
  OR (a.artifact IN ('unit', 'feedback') AND a.how = 'file name')
  OR (a.artifact = 'tests' AND a.how <> 'heading');
