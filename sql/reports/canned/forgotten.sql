-- Known datasets of which nobody says whether they are migrated, as csv.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" \
--     :memory: < sql/reports/canned/forgotten.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode csv
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
SELECT u.unit_id, u.spec_id, u.owner, u.data_class, c.reason, u.path, u.line
FROM gov_coverage AS c JOIN gov_units AS u ON u.unit_id = c.unit_id
WHERE c.status = 'UNKNOWN'
ORDER BY instr('unknown low medium high critical', u.data_class) DESC, u.unit_id;
