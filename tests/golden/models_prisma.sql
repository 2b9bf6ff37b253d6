.mode csv
SELECT gov_scan('tests/golden/models/prisma') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts;
SELECT unit_id, kind, data_class, class_source, sensitive, tenant_key, line FROM gov_units ORDER BY line;
SELECT unit_id, name, type, nullable, is_key, is_unique, "references", data_class, tags, complete, line FROM gov_fields ORDER BY line;
SELECT severity, code, path, line FROM gov_diagnostics ORDER BY line;
-- a user has tenants, a profile has them through its user, sales by day do not
SELECT unit_id, status FROM gov_tenancy ORDER BY 1;
