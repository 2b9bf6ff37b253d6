-- Each layout's changes, what their undo is worth, and no literal of any of them anywhere.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/script-layouts', '--migration-script-paths=**/*.{sql,py,rb,js,yaml}');
.output
SELECT path, tool, version, position, transactional, undo, undo_path FROM gov_migrations ORDER BY path, line;
SELECT '-- statements';
SELECT path, line, direction, verb, object_kind, object, detail FROM gov_statements ORDER BY path, statement_no;
SELECT '-- rollback evidence';
SELECT unit_id, signal, standing, path, line FROM gov_evidence WHERE aspect = 'rollback' ORDER BY unit_id, path, line, signal;
SELECT '-- rollback status';
SELECT unit_id, status FROM gov_rollback ORDER BY unit_id;
SELECT '-- tenant keys';
SELECT unit_id, value, path, line FROM gov_evidence WHERE signal = 'tenant_key' ORDER BY unit_id;
SELECT '-- what was not read';
SELECT severity, code, path, line FROM gov_diagnostics ORDER BY path, code;
SELECT '-- literals that got through';
SELECT count(*) FROM gov_statements WHERE coalesce(object, '') || coalesce(detail, '') || coalesce(unit_id, '') LIKE '%canary%';
SELECT count(*) FROM gov_fields WHERE coalesce(name, '') || coalesce(type, '') LIKE '%canary%';
SELECT count(*) FROM gov_evidence WHERE coalesce(value, '') || coalesce(excerpt, '') || coalesce(why, '') LIKE '%canary%';
SELECT count(*) FROM gov_migrations WHERE coalesce(name, '') || coalesce(version, '') LIKE '%canary%';
SELECT count(*) FROM gov_diagnostics WHERE message LIKE '%canary%';
SELECT count(*) FROM gov_hazards WHERE message LIKE '%canary%';
SELECT count(*) FROM gov_names WHERE name LIKE '%canary%';
