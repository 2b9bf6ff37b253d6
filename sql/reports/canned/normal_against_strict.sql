-- Units that strict rules block and normal rules let pass, as csv.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" \
--     :memory: < sql/reports/canned/normal_against_strict.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode csv
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
SELECT s.unit_id, s.spec_id, s.data_class, s.risk_level, n.blocking_for_release AS normal, s.blocking_for_release AS strict, s.notes
FROM gov_status_strict AS s JOIN gov_status_normal AS n ON n.unit_id = s.unit_id
WHERE s.blocking_for_release <> n.blocking_for_release
ORDER BY s.unit_id;
