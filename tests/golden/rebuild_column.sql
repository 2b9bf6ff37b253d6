-- A rebuild that leaves a column out, rebuilt back with the column empty: the values are gone, so this is no complete undo.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/rebuild_column');
.output
SELECT undo FROM gov_migrations;
SELECT unit_id, rollback_status FROM gov_status;
