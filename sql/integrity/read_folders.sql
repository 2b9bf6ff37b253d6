CREATE TEMP VIEW gov_read_folders AS
-- Of which folders of each migration, or of its spec, were files of which ending read? What is named there and was not found is missing; of what is named
-- elsewhere nothing is known, for a scan reads what it has a use for and no more. folder ends in a slash, or is empty.
SELECT DISTINCT f.scope, lower(f.folder) AS folder, lower(substr(f.path, length(rtrim(f.path, replace(f.path, '.', ''))) + 1)) AS ending
FROM (SELECT s.scope, s.path, rtrim(s.path, replace(s.path, '/', '')) AS folder FROM temp.gov_kept_stage_scopes AS s) AS f;
