.mode list
-- Every pass and every failure says where: no row of gov_checks has one without a path and a line of 1 or more, in any sample or any framework.
CREATE TEMP TABLE told (sample TEXT, framework TEXT, said INTEGER, nowhere INTEGER);
.output /dev/null
SELECT gov_scan('samples/gated', '--strict');
INSERT INTO told SELECT 'gated', framework, count(*), sum(path IS NULL OR line IS NULL OR line < 1) FROM gov_checks WHERE outcome IN ('pass', 'fail') GROUP BY framework;
SELECT gov_scan('samples/studio/sound');
INSERT INTO told SELECT 'sound', framework, count(*), sum(path IS NULL OR line IS NULL OR line < 1) FROM gov_checks WHERE outcome IN ('pass', 'fail') GROUP BY framework;
SELECT gov_scan('samples/studio/broken');
INSERT INTO told SELECT 'broken', framework, count(*), sum(path IS NULL OR line IS NULL OR line < 1) FROM gov_checks WHERE outcome IN ('pass', 'fail') GROUP BY framework;
SELECT gov_scan('samples/acme', '--frameworks=governance,workflow,zero-downtime,integrity');
INSERT INTO told SELECT 'acme', framework, count(*), sum(path IS NULL OR line IS NULL OR line < 1) FROM gov_checks WHERE outcome IN ('pass', 'fail') GROUP BY framework;
SELECT gov_scan('samples/readiness/ready', '--frameworks=zero-downtime');
INSERT INTO told SELECT 'ready', framework, count(*), sum(path IS NULL OR line IS NULL OR line < 1) FROM gov_checks WHERE outcome IN ('pass', 'fail') GROUP BY framework;
.output
SELECT sample, framework, said > 20 AS many, nowhere FROM told ORDER BY 1, 2;
