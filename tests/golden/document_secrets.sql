-- A password in a plan or a connector's configuration is found by kind and line, and is nowhere in the answers. What the environment
-- fills in, a stand-in and an owner's address are none.
.output /dev/null
SELECT gov_scan('tests/golden/document-secrets');
.output stdout
.mode list
SELECT path, line, hazard_id, severity, message FROM gov_hazards ORDER BY path, line;
SELECT count(*) FROM gov_hazards WHERE message LIKE '%Zr8kkq%' OR message LIKE '%Vn3kk%' OR message LIKE '%Hh2kk%';
