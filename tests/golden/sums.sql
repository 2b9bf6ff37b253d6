-- sums.sql: atlas.sum against its scripts. whole: nothing; edited: the second script, and not the third, whose hash then cannot be
-- told; missing and left_out: no hash can be told from there on.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/sums');
.output
SELECT path, line, severity, message FROM gov_hazards WHERE hazard_id = 'MH404' ORDER BY path;
SELECT code, path, message FROM gov_diagnostics ORDER BY path;
