.mode csv
SELECT gov_scan('tests/golden/models/dbt') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT unit_id, kind, owner, data_class, class_source, tags, tenant_key, line FROM gov_units ORDER BY path, line;
SELECT unit_id, name, type, nullable, is_key, is_unique, "references", data_class, tags, complete, line FROM gov_fields ORDER BY path, line, name;
SELECT unit_id, source_unit_id, line FROM gov_lineage ORDER BY 1, 2;
SELECT service, role, unit_id, owner, line FROM gov_services ORDER BY line;
SELECT severity, code, path, line FROM gov_diagnostics ORDER BY path, line;
-- what is documented is not all there is: no table is said to be without tenants
SELECT unit_id, status FROM gov_tenancy WHERE status <> 'UNKNOWN';
