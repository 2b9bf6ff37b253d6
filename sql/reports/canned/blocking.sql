-- Units that block the release, as csv: who owns them and which rules they hit.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" -cmd ".parameter set @mode strict" \
--     :memory: < sql/reports/canned/blocking.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode csv
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
SELECT s.unit_id, s.spec_id, o.owner, s.data_class, s.risk_level, s.notes
FROM gov_status AS s JOIN gov_ownership AS o ON o.unit_id = s.unit_id
WHERE s.blocking_for_release
ORDER BY o.owner, s.unit_id;
