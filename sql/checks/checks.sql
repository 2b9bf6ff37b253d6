CREATE TEMP VIEW gov_checks AS
-- What does each check say of each scope? unknown: nothing here answers it; skip: its framework is not in use (see
-- gov_frameworks). Neither is a pass, nor is any outcome that is none of the four. A check may have several rows, one for
-- each thing it looked at. Views named gov_user_check_* with these columns are part of it after SELECT gov_install().
SELECT r.framework, r.check_id, r.scope, r.outcome, r.severity, r.found || r.remedy AS reason, r.path, r.line
FROM temp.gov_check_results AS r
UNION ALL
SELECT u.framework, u.check_id, u.scope, iif(u.outcome IN ('pass', 'fail', 'skip'), u.outcome, 'unknown'), u.severity, u.reason, u.path, u.line
FROM temp.gov_user_checks AS u;
