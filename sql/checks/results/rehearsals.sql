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
    coalesce(r.checks_failed, 0) AS failed,
    coalesce(r.checks_passed, 0) > 0 OR r.method IS NOT NULL OR r.checksum_match = 1 AS checked, coalesce(r.started_at, '') AS at
  FROM temp.gov_runs AS r JOIN temp.gov_artifacts AS a ON a.path = r.path
  WHERE r.kind IN (SELECT a.run FROM asked AS a)),
fit AS MATERIALIZED (
  SELECT a.check_id, r.scope, r.status, r.failed, r.taints, r.checked, r.path, r.line,
    row_number() OVER (PARTITION BY a.check_id, r.scope ORDER BY r.taints DESC, r.at DESC, r.path, r.line) AS rank
  FROM asked AS a JOIN runs AS r ON r.kind = a.run
    AND (a.env IS NULL OR NOT instr(r.env, 'prod') OR instr(r.env, 'pre') OR instr(r.env, 'non'))),
answers AS MATERIALIZED (
  SELECT k.scope, k.cue, k.answer, k.why, k.path, k.line,
    row_number() OVER (PARTITION BY k.scope, k.cue ORDER BY CASE k.answer WHEN 'no' THEN 1 WHEN 'yes' THEN 2 ELSE 3 END, k.path, k.line) AS rank
  FROM temp.gov_kept_cue_answers AS k)
SELECT a.check_id, s.scope,
  CASE WHEN f.taints = 1 OR f.status = 'failed' OR f.failed > 0 THEN 'fail'
       WHEN k.answer = 'no' THEN 'fail'
       WHEN f.status = 'passed' AND f.checked THEN 'pass'
       WHEN k.answer = 'yes' THEN 'pass'
       ELSE 'unknown' END AS outcome,
  CASE WHEN f.taints = 1 OR f.status = 'failed' OR f.failed > 0 THEN 'a ' || a.run || ' run failed'
       WHEN k.answer = 'no' THEN k.why
       WHEN f.status = 'passed' AND f.checked THEN 'a ' || a.run || ' run passed its checks'
       WHEN k.answer = 'yes' THEN k.why
       WHEN f.status = 'passed' THEN 'a ' || a.run || ' run ended, and nothing was checked in it'
       WHEN f.status IS NOT NULL THEN 'a ' || a.run || ' run is ' || f.status
       WHEN k.answer = 'planned' THEN 'planned: ' || k.why
       WHEN s.documents = 0 THEN 'no plan is here'
       ELSE printf('no run of it and no word of it in %d document(s)', s.documents) END AS reason,
  iif(f.taints = 1 OR f.status = 'failed' OR f.failed > 0 OR (coalesce(k.answer, '') <> 'no' AND f.status = 'passed' AND f.checked),
    f.path, coalesce(k.path, f.path)) AS path,
  iif(f.taints = 1 OR f.status = 'failed' OR f.failed > 0 OR (coalesce(k.answer, '') <> 'no' AND f.status = 'passed' AND f.checked),
    f.line, coalesce(k.line, f.line)) AS line
FROM asked AS a CROSS JOIN temp.gov_kept_readiness_scopes AS s
  LEFT JOIN fit AS f ON f.check_id = a.check_id AND f.scope = s.scope AND f.rank = 1
  LEFT JOIN answers AS k ON k.scope = s.scope AND k.cue = a.cue AND k.rank = 1;
