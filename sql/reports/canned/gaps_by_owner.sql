-- How many findings of which severity each owner has, as csv.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" \
--     :memory: < sql/reports/canned/gaps_by_owner.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers on
.mode csv
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
.output
SELECT coalesce(o.owner, p.owner, 'nobody') AS owner, f.severity, f.code, count(*) AS findings,
  count(DISTINCT f.unit_id) AS units
FROM gov_findings AS f
  LEFT JOIN gov_ownership AS o ON o.unit_id = f.unit_id
  LEFT JOIN gov_specs AS p ON p.spec_id = f.spec_id
GROUP BY 1, 2, 3
ORDER BY 1, instr('blocker high medium low', f.severity), 3;
