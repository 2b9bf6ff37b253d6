-- code_tables.sql: what frameworks' calls say of columns beyond the plain ones.
-- Objects of columns (Sequelize, db-migrate, TypeORM), models that fill a column (Rails), calls that go back to a version
-- (scenic, fx), NOT NULL that `change` takes back, a hash among a call's arguments. habits: two of a day are no clash of numbers.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/code-tables', '--dialect=postgresql', '--migration-script-paths=**/*');
.output
SELECT path, tool, undo FROM gov_migrations ORDER BY path;
SELECT '-- fields';
SELECT unit_id, name, type, nullable FROM gov_fields ORDER BY path, line, unit_id, name;
SELECT '-- rows and views';
SELECT path, line, direction, verb, object, detail FROM gov_statements WHERE (path LIKE 'rails/%' OR path LIKE 'knex/%') AND verb <> 'alter' ORDER BY path, statement_no;
SELECT '-- hazards';
SELECT path, line, hazard_id, message FROM gov_hazards
 WHERE hazard_id NOT IN ('MH309', 'MH310', 'MH501', 'MH502') ORDER BY path, line, hazard_id;
SELECT '-- what was not read';
SELECT code, path FROM gov_diagnostics ORDER BY path, code;
