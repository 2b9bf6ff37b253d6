.mode csv
SELECT gov_scan('tests/golden/models/policy-prose') > '' AS scanned;
SELECT path, kind, format, status FROM gov_artifacts ORDER BY path;
SELECT path, line, kind, subject_kind, subject, effect, control, source_region, target_region, amount, amount_unit FROM gov_policies ORDER BY path, line, subject, control;
SELECT path, line, code, message FROM gov_diagnostics WHERE code <> 'policy.matches_nothing' ORDER BY path, line;
SELECT path, line FROM gov_diagnostics WHERE code = 'policy.matches_nothing' ORDER BY path, line;
SELECT unit_id, data_class, class_source FROM gov_units ORDER BY 1;
