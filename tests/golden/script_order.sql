-- What lies beside the scripts: the database that a configuration names, the order of a plan, a journal, a chain of revisions. A script
-- that a plan lists and nobody has is said, and one that it does not list. Two databases in one configuration decide nothing.
.mode list
.output /dev/null
SELECT gov_scan('tests/golden/script-order');
.output
SELECT path, tool, position FROM gov_migrations ORDER BY path;
SELECT '-- dialects';
SELECT DISTINCT path, dialect FROM gov_statements ORDER BY path;
SELECT '-- hazards: only the order tells that a type becomes narrower';
SELECT path, line, hazard_id FROM gov_hazards WHERE hazard_id IN ('MH203', 'MH204') ORDER BY path, line, hazard_id;
SELECT '-- what is said of it';
SELECT severity, code, path, line, message FROM gov_diagnostics ORDER BY path, code;
SELECT '-- files';
SELECT path, kind, format, status FROM gov_artifacts WHERE format IN ('tool configuration', 'order of scripts') ORDER BY path;
SELECT '-- verify scripts: columns that are there say nothing of rows';
SELECT unit_id, signal, standing, path, line FROM gov_evidence WHERE aspect = 'verification' ORDER BY path, line;
SELECT unit_id, status FROM gov_verification WHERE unit_id LIKE 'shop%' ORDER BY 1;
SELECT '-- a unit is cited where the statement that makes it begins, not where its first column stands';
SELECT unit_id, path, line FROM gov_units WHERE unit_id LIKE '%rework%';
SELECT '-- literals that got through';
SELECT count(*) FROM gov_diagnostics WHERE message LIKE '%canary%';
