-- What a check of one's own may say: three words and no other; and it is no check of another framework, whatever its name begins with.
.mode list
SELECT gov_scan('tests/golden/readiness-scopes/waived/single', '--frameworks=zero-downtime') IS NOT NULL;
CREATE TEMP VIEW gov_user_check_words AS
SELECT 'house' AS framework, 'BKP.' || w.word AS check_id, 'workspace' AS scope, w.word AS outcome, 'blocker' AS severity, 'as told' AS reason, NULL AS path, NULL AS line
FROM (SELECT 'pass' AS word UNION ALL SELECT 'fail' UNION ALL SELECT 'skip' UNION ALL SELECT 'error' UNION ALL SELECT 'PASS') AS w;
SELECT gov_install() IS NOT NULL;
SELECT check_id, outcome FROM gov_checks WHERE framework = 'house' ORDER BY 1;
SELECT n.topic, n.failed = (SELECT count(*) FROM gov_checks AS k WHERE k.framework = 'zero-downtime' AND k.check_id GLOB 'BKP.*' AND k.outcome = 'fail') AS its_own
FROM gov_readiness AS n WHERE n.topic = 'backup';
