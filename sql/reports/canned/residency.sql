-- Where the data of each unit goes and whether it may, as csv: what leaves its region first, what nobody can tell last.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" \
--     :memory: < sql/reports/canned/residency.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode csv
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
SELECT r.unit_id, u.data_class, r.status, r.residency_allowed, f.source_region, f.target_region, f.via, r.reason, f.path, f.line
FROM gov_residency AS r
  JOIN gov_units AS u ON u.unit_id = r.unit_id
  LEFT JOIN gov_flows AS f ON f.unit_id = r.unit_id
ORDER BY CASE r.status WHEN 'CONFIRMED' THEN 1 WHEN 'POTENTIAL' THEN 2 WHEN 'NONE' THEN 3 ELSE 4 END, r.unit_id, f.path, f.line;
