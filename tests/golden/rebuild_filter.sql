-- A "rebuild" that copies only some rows loses the rest with the DROP: it is destructive and no down script brings them back.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/fixtures/rebuild_filter');
.output
SELECT path, line, verb FROM gov_statements WHERE destructive AND direction = 'up';
SELECT undo FROM gov_migrations;
SELECT unit_id, rollback_status FROM gov_status;
