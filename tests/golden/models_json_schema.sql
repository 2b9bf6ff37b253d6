.mode csv
SELECT gov_scan('tests/golden/models/json-schema') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT unit_id, kind, owner, data_class, class_source, sensitive, tenant_key, line FROM gov_units ORDER BY path, line;
SELECT unit_id, name, type, nullable, data_class, tags, complete, line FROM gov_fields ORDER BY path, line, name;
SELECT severity, code, path, line FROM gov_diagnostics ORDER BY path, line;
