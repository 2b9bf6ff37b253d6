-- script_details.sql: small habits of tools that change what a script says.
-- pop: a database in the name is a history of its own; the undo may be for all databases. CockroachDB does not lock as PostgreSQL does.
-- numbers: two of 007 clash where the tool goes by number; two of a day do not, where names go on. Revision ids are no numbers.
-- code: db-migrate's SQL; joined strings are one statement, a joined value makes it unknown; escaped backticks are backticks.
-- server: a default given beside the column, IF … ROLLBACK, a table variable. drizzle: a breakpoint behind a statement.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/script-details', '--migration-script-paths=**/*');
.output
SELECT path, tool, version, position, undo, undo_path FROM gov_migrations ORDER BY path;
SELECT '-- statements';
SELECT path, line, direction, verb, object, detail, dialect FROM gov_statements ORDER BY path, statement_no;
SELECT '-- hazards';
SELECT path, line, hazard_id FROM gov_hazards
 WHERE hazard_id NOT IN ('MH309', 'MH501', 'MH502') ORDER BY path, line, hazard_id;
SELECT '-- what was not read';
SELECT code, path, line FROM gov_diagnostics ORDER BY path, code;
