-- The whole report as one json document, for an auditor's archive.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" \
--     :memory: < sql/reports/canned/audit_export.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode list
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
.headers off
SELECT gov_report('json');
