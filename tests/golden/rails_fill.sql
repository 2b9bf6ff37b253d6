-- update_all with a text: the column it writes tells the table, when the same file adds it; that column is filled, another is not.
.output /dev/null
SELECT gov_scan('tests/golden/rails-fill', '--dialect=postgresql');
.output stdout
.mode list
SELECT path, line, hazard_id, message FROM gov_hazards WHERE hazard_id IN ('MH106', 'MH206') ORDER BY path, line, hazard_id;
