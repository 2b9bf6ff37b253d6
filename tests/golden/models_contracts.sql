.mode csv
SELECT gov_scan('tests/golden/models/contracts') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT unit_id, kind, owner, data_class, class_source, sensitive, tags, tenant_key, line FROM gov_units ORDER BY path, line;
SELECT unit_id, name, type, nullable, is_key, is_unique, "references", data_class, tags, complete, line FROM gov_fields ORDER BY path, line, name;
SELECT policy_id, kind, subject_kind, subject, effect, control, amount, amount_unit, line FROM gov_policies ORDER BY path, line, subject;
SELECT severity, code, path, line, message FROM gov_diagnostics ORDER BY path, line;
-- what a contract lists need not be all columns: no table is said to be without tenants
SELECT unit_id, status FROM gov_tenancy ORDER BY 1;
