-- A MERGE loses rows where one of its clauses deletes; a table goes with its rows unless all of it was kept.
.output /dev/null
SELECT gov_scan('tests/golden/rows-lost');
.output stdout
.mode list
SELECT line, verb, object, destructive FROM gov_statements ORDER BY path, statement_no;
SELECT line, hazard_id, unit_id FROM gov_hazards WHERE hazard_id = 'MH502' ORDER BY path, line;
