CREATE TEMP VIEW gov_read_folders AS
-- Of which folders of each migration, or of its spec, were files of which ending read? What is named there and was not found is missing; of what is named
-- elsewhere nothing is known, for a scan reads what it has a use for and no more. Each folder stands here by every end of its path, as documents name
-- it: "db/undo/", "undo/" and "".
WITH folders(scope, folder, ending) AS (
  SELECT f.scope, lower(f.folder), lower(substr(f.path, length(rtrim(f.path, replace(f.path, '.', ''))) + 1))
  FROM (SELECT s.scope, s.path, rtrim(s.path, replace(s.path, '/', '')) AS folder FROM temp.gov_kept_stage_scopes AS s) AS f
  UNION
  SELECT f.scope, substr(f.folder, instr(f.folder, '/') + 1), f.ending FROM folders AS f WHERE f.folder <> '')
SELECT f.scope, f.folder, f.ending FROM folders AS f;
