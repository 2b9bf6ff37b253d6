-- The extension describes itself without a scan, and refuses to answer before one.
.mode list
SELECT name, kind FROM gov_help WHERE name IN ('gov_units', 'gov_install');
SELECT count(*) AS undescribed FROM gov_help WHERE purpose IS NULL OR purpose = '';
SELECT unit_id FROM gov_units;
-- every view says its columns
SELECT name AS view_without_columns FROM gov_help WHERE kind = 'view' AND coalesce(columns, '') = '';
