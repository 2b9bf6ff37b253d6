-- A check of one's own: bound by gov_install(), never a pass by a word of its own, and a wrong one is named.
.mode list
SELECT gov_scan('samples/acme') IS NOT NULL;
CREATE TEMP VIEW gov_user_check_owner AS
SELECT 'house' AS framework, 'HOUSE.OWNER' AS check_id, unit_id AS scope,
  CASE unit_id WHEN 'users' THEN 'fine by me' ELSE 'pass' END AS outcome, 'high' AS severity, 'has an owner' AS reason, path, line
FROM gov_units WHERE unit_id IN ('audit_log', 'users');
SELECT count(*) FROM gov_checks WHERE framework = 'house';
SELECT gov_install();
SELECT outcome, count(*) FROM gov_checks WHERE framework = 'house' GROUP BY outcome;
CREATE TEMP VIEW gov_user_check_wrong AS SELECT 1 AS x;
SELECT gov_install();
DROP VIEW gov_user_check_wrong;
DROP VIEW gov_user_check_owner;
SELECT gov_install();
SELECT count(*) FROM gov_checks WHERE framework = 'house';
