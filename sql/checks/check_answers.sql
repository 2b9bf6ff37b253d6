CREATE TEMP VIEW gov_check_answers AS
-- What does each check of the frameworks in use find in each scope, one row a thing it looked at? gov_check_results puts it
-- into words.
WITH results AS (
--+ checks/results/ (check_id, scope, outcome, reason, path, line)
),
catalog AS MATERIALIZED (SELECT c.check_id, c.framework FROM temp.gov_check_catalog AS c)
SELECT r.check_id, r.scope, r.outcome, r.reason, r.path, r.line
FROM results AS r CROSS JOIN catalog AS c
WHERE c.check_id = r.check_id AND (c.framework, r.scope) IN (SELECT f.framework, f.scope FROM temp.gov_kept_frameworks AS f);
