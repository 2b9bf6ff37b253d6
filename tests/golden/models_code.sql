.mode csv
SELECT gov_scan('tests/golden/models/code') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT unit_id, kind, data_class, tenant_key, path, line FROM gov_units ORDER BY path, line;
SELECT unit_id, name, type, nullable, is_key, is_unique, "references", complete, line FROM gov_fields ORDER BY path, line, name;
SELECT severity, code, path, line, message FROM gov_diagnostics ORDER BY path, line;
SELECT unit_id, status FROM gov_tenancy ORDER BY 1;
