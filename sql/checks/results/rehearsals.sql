CREATE TEMP VIEW gov_checks_rehearsals AS
-- Shape rehearsal: was it really carried out? args: run, the kind of run that proves it; cue, what documents answer; env,
-- where it must not have been. A run that failed and that none of the same kind and scope follows fails; one that passed with
-- checks of its own passes, one without any shows only that it ended. A dry run is a kind of its own and proves nothing; that
-- nobody speaks of it shows neither.
WITH asked AS MATERIALIZED (
  SELECT c.check_id, json_extract(c.args, '$.run') AS run, json_extract(c.args, '$.cue') AS cue, json_extract(c.args, '$.env') AS env
  FROM temp.gov_check_catalog AS c WHERE c.shape = 'rehearsal'),
runs AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, r.kind, lower(coalesce(r.env, '')) AS env, r.status, r.taints, r.path, r.line,
    r.status = 'failed' OR coalesce(r.checks_failed, 0) > 0 AS broken,
    coalesce(r.checks_passed, 0) > 0 OR r.method IS NOT NULL OR r.checksum_match AS checked, coalesce(r.started_at, '') AS at
  FROM temp.gov_runs AS r CROSS JOIN temp.gov_artifacts AS a ON a.path = r.path WHERE r.kind IN (SELECT q.run FROM asked AS q)),
fit AS MATERIALIZED (
  SELECT a.check_id, r.scope, r.status, r.broken, r.checked, r.path, r.line,
    row_number() OVER (PARTITION BY a.check_id, r.scope ORDER BY r.taints DESC, r.at DESC, r.path, r.line) AS rank
  FROM asked AS a JOIN runs AS r ON r.kind = a.run
    AND (a.env IS NULL OR NOT instr(r.env, 'prod') OR instr(r.env, 'pre') OR instr(r.env, 'non'))),
answers AS MATERIALIZED (
  SELECT k.scope, k.cue, k.answer, k.why, k.path, k.line,
    row_number() OVER (PARTITION BY k.scope, k.cue ORDER BY instr('no yes planned', k.answer), k.path, k.line) AS rank
  FROM temp.gov_kept_cue_answers AS k),
told AS (
  SELECT a.check_id, a.run, s.scope, s.documents, f.status, f.path AS run_path, f.line AS run_line, k.answer, k.why, k.path, k.line,
    CASE WHEN f.broken THEN 'broken' WHEN k.answer = 'no' THEN 'denied' WHEN f.status = 'passed' AND f.checked THEN 'shown'
         WHEN k.answer = 'yes' THEN 'said' ELSE 'open' END AS told
  FROM asked AS a CROSS JOIN temp.gov_kept_readiness_scopes AS s
    LEFT JOIN fit AS f ON f.check_id = a.check_id AND f.scope = s.scope AND f.rank = 1
    LEFT JOIN answers AS k ON k.scope = s.scope AND k.cue = a.cue AND k.rank = 1)
SELECT t.check_id, t.scope,
  CASE WHEN t.told IN ('broken', 'denied') THEN 'fail' WHEN t.told IN ('shown', 'said') THEN 'pass' ELSE 'unknown' END AS outcome,
  CASE t.told WHEN 'broken' THEN 'a ' || t.run || ' run failed' WHEN 'shown' THEN 'a ' || t.run || ' run passed its checks' WHEN 'open' THEN
         CASE WHEN t.status = 'passed' THEN 'a ' || t.run || ' run ended, and nothing was checked in it'
              WHEN t.status IS NOT NULL THEN 'a ' || t.run || ' run is ' || t.status
              WHEN t.answer = 'planned' THEN 'planned: ' || t.why
              WHEN t.documents = 0 THEN 'no plan is here'
              ELSE printf('no run of it and no word of it in %d document(s)', t.documents) END
       ELSE t.why END AS reason,
  iif(t.told IN ('denied', 'said') OR t.run_path IS NULL, t.path, t.run_path) AS path,
  iif(t.told IN ('denied', 'said') OR t.run_path IS NULL, t.line, t.run_line) AS line
FROM told AS t;
