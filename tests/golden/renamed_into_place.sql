-- What an earlier script built under a working name and now comes into its place was read by nobody: no rename that breaks readers.
.output /dev/null
SELECT gov_scan('tests/golden/renamed-into-place', '--dialect=postgresql');
.output stdout
.mode list
SELECT path, line, message FROM gov_hazards WHERE hazard_id = 'MH201' ORDER BY path, line;
