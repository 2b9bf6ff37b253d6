.mode csv
SELECT gov_scan('tests/golden/models/fides') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT unit_id, kind, data_class, class_source, sensitive, tags, line FROM gov_units ORDER BY path, line;
SELECT unit_id, name, type, nullable, is_key, "references", data_class, tags, complete, line FROM gov_fields ORDER BY path, line, name;
SELECT policy_id, kind, subject_kind, subject, effect, control, amount, amount_unit, line FROM gov_policies ORDER BY line, subject;
SELECT service, role, unit_id, line FROM gov_services ORDER BY line, unit_id;
SELECT severity, code, line, message FROM gov_diagnostics ORDER BY line;
