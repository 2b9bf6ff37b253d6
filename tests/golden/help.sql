-- The extension describes itself without a scan, and refuses to answer before one.
.mode list
SELECT name, kind FROM gov_help WHERE name IN ('gov_units', 'gov_install');
SELECT count(*) AS undescribed FROM gov_help WHERE purpose IS NULL OR purpose = '';
SELECT unit_id FROM gov_units;
