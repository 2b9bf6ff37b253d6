-- Everything that was said about one unit (@unit), status by status, as json.
--   sqlite3 -bail -cmd ".load build/gov" -cmd ".parameter set @root samples/acme" -cmd ".parameter set @unit users" \
--     :memory: < sql/reports/canned/evidence_trail.sql
-- @root: the workspace (default: the working directory); @mode: normal (default) or strict.
.bail on
.headers off
.mode list
.output /dev/null
SELECT gov_scan(coalesce(@root, '.'), '--safety-mode=' || coalesce(@mode, 'normal'));
SELECT gov_explain(@unit); -- an error when there is no such unit
.output
SELECT json_group_array(json_object('aspect', t.aspect, 'status', t.status, 'reason', t.reason, 'signal', t.signal,
  'standing', t.standing, 'source', t.source, 'path', t.path, 'line', t.line, 'excerpt', t.excerpt))
FROM (
  SELECT r.aspect, r.status, r.reason, e.signal, e.standing, e.source, e.path, e.line, e.excerpt
  FROM gov_reasons AS r
    LEFT JOIN gov_unit_evidence AS e ON e.unit_id = r.unit_id
      AND e.aspect = CASE r.aspect WHEN 'policy_alignment' THEN 'control' ELSE r.aspect END
  WHERE r.unit_id = @unit
  ORDER BY r.aspect, e.path, e.line, e.evidence_id) AS t;
