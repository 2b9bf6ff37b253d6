CREATE TEMP VIEW gov_checks_triggers AS
-- Are the numbers that start a rollback stated, as tight as the profile, kept, and acted on? TRG.BREACH and what follows
-- judge what production runs measured; without a sample there is nothing to judge.
WITH places AS MATERIALIZED (
  SELECT s.scope, s.documents FROM temp.gov_kept_readiness_scopes AS s),
triggers AS MATERIALIZED (
  SELECT t.scope, t.metric, t.role, t.level, t.unit, t.falls, t.window_s, t.looser, t.threshold AS value, t.profile_value, t.breaches, t.unjudged, t.action, t.breach_path, t.breach_line,
    t.path, t.line
  FROM temp.gov_kept_triggers AS t),
samples AS MATERIALIZED (
  SELECT m.scope, count(*) AS samples, min(m.path) AS path, m.line FROM temp.gov_kept_metric_samples AS m WHERE m.production GROUP BY m.scope),
complete AS MATERIALIZED ( -- one row a scope: the most complete stated trigger
  SELECT t.scope, t.window_s, t.path, t.line, row_number() OVER (PARTITION BY t.scope ORDER BY t.window_s IS NULL, t.path, t.line) AS rank
  FROM triggers AS t WHERE t.role = 'trigger'),
worded AS MATERIALIZED ( -- triggers in words
  SELECT k.scope, min(k.path) AS path, k.line FROM temp.gov_kept_cue_answers AS k
  WHERE k.cue IN ('trigger_mismatch', 'trigger_corruption') AND k.answer = 'yes' GROUP BY k.scope),
wanted(check_id, metric, cue) AS (
  VALUES ('MON.ALERTS', 'latency', ''), ('MON.ALERTS', 'error_rate', ''), ('MON.ALERTS', 'replication_lag', ''), ('MON.ALERTS', 'disk', ''),
    ('MON.ALERTS', 'connections', ''), ('TRG.AUTO', 'error_rate', ''), ('TRG.AUTO', 'latency', ''), ('TRG.AUTO', 'replication_lag', ''),
    ('TRG.AUTO', 'mismatch', 'trigger_mismatch'), ('TRG.AUTO', 'corruption', 'trigger_corruption')),
named AS (
  SELECT w.check_id, w.metric, p.scope, p.documents, t.level, coalesce(t.path, k.path) AS path, coalesce(t.line, k.line) AS line,
    row_number() OVER (PARTITION BY w.check_id, w.metric, p.scope ORDER BY t.level IS NULL, t.path, t.line) AS rank
  FROM wanted AS w CROSS JOIN places AS p
    LEFT JOIN triggers AS t ON t.scope = p.scope AND t.metric = w.metric AND t.path IS NOT NULL
      AND (t.role = 'trigger' OR w.check_id = 'MON.ALERTS')
    LEFT JOIN temp.gov_kept_cue_answers AS k ON k.scope = p.scope AND k.cue = w.cue AND k.answer = 'yes')
SELECT 'RBK.TRIGGER_THRESHOLD' AS check_id, p.scope,
  CASE WHEN c.window_s IS NOT NULL THEN 'pass' WHEN c.path IS NOT NULL OR w.scope IS NOT NULL THEN 'fail' ELSE 'unknown' END AS outcome,
  CASE WHEN c.path IS NULL THEN iif(w.scope IS NULL, printf('no metric with a threshold in %d document(s)', p.documents), 'triggers without a number')
       WHEN c.window_s IS NULL THEN 'a threshold without how long it must be passed' ELSE 'metric, threshold and duration' END AS reason,
  coalesce(c.path, w.path) AS path, coalesce(c.line, w.line) AS line
FROM places AS p LEFT JOIN complete AS c ON c.scope = p.scope AND c.rank = 1 LEFT JOIN worded AS w ON w.scope = p.scope
UNION ALL
SELECT n.check_id, n.scope,
  CASE WHEN n.path IS NULL THEN iif(n.others > 0, 'fail', 'unknown') WHEN n.check_id = 'MON.ALERTS' AND n.level IS NULL THEN 'unknown' ELSE 'pass' END,
  replace(n.metric, '_', ' ') || CASE WHEN n.path IS NULL AND n.others > 0 THEN ', left out, where others of its kind are said'
    WHEN n.path IS NULL THEN printf(', no number for it in %d document(s)', n.documents)
    WHEN n.check_id = 'MON.ALERTS' AND n.level IS NULL THEN ', a number without how bad it is' ELSE ', stated' END,
  coalesce(n.path, n.list_path), coalesce(n.line, n.list_line)
FROM (SELECT m.check_id, m.metric, m.scope, m.documents, m.level, m.path, m.line, count(m.path) OVER list AS others,
        first_value(m.path) OVER list AS list_path, first_value(m.line) OVER list AS list_line
      FROM named AS m WHERE m.rank = 1
      WINDOW list AS (PARTITION BY m.check_id, m.scope ORDER BY m.path IS NULL, m.path, m.line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)) AS n
UNION ALL
SELECT 'MON.LOOSER', t.scope, iif(t.looser, 'fail', iif(t.looser IS NULL, 'unknown', 'pass')),
  replace(t.metric, '_', ' ') || CASE WHEN t.looser THEN printf(', %g is looser than %g of the profile', t.value, t.profile_value) WHEN t.looser IS NULL THEN ', in a unit the profile has no number for'
    ELSE ', not looser than the profile' END, t.path, t.line
FROM triggers AS t WHERE t.path IS NOT NULL AND t.metric NOT IN ('memory', 'cpu')
UNION ALL
SELECT 'TRG.BREACH', p.scope, CASE WHEN m.samples IS NULL THEN 'unknown' WHEN b.breaches > 0 THEN 'fail' WHEN b.scope IS NOT NULL THEN 'unknown' ELSE 'pass' END,
  CASE WHEN m.samples IS NULL THEN 'no production run measured anything' WHEN b.breaches > 0 THEN 'beyond its trigger: ' || b.breached
    WHEN b.scope IS NOT NULL THEN 'samples that lack a baseline or a unit: ' || b.metrics ELSE m.samples || ' sample(s), none passed a threshold' END,
  coalesce(b.path, m.path), iif(b.path IS NULL, m.line, b.line)
FROM places AS p LEFT JOIN samples AS m ON m.scope = p.scope
  LEFT JOIN (SELECT t.scope, sum(t.breaches) AS breaches, group_concat(DISTINCT t.metric) AS metrics,
               group_concat(DISTINCT iif(t.breaches > 0, t.metric, NULL)) AS breached, min(t.breach_path) AS path, t.breach_line AS line
             FROM triggers AS t WHERE t.breaches + t.unjudged > 0 AND t.role <> 'alert' GROUP BY t.scope) AS b ON b.scope = p.scope
UNION ALL
SELECT 'TRG.BREACH_NO_ACTION', p.scope,
  CASE WHEN m.samples IS NULL THEN 'unknown' WHEN t.breaches IS NULL THEN 'pass' WHEN t.breaches = 0 THEN 'unknown' WHEN t.action = 'none recorded' THEN 'fail' ELSE 'pass' END,
  CASE WHEN m.samples IS NULL THEN 'no production run measured anything' WHEN t.breaches IS NULL THEN 'nothing went beyond a trigger'
       WHEN t.breaches = 0 THEN t.metric || ', samples that lack a baseline or a unit'
       ELSE t.metric || ' went beyond its trigger, ' || t.action END, coalesce(t.breach_path, m.path), iif(t.breach_path IS NULL, m.line, t.breach_line)
FROM places AS p LEFT JOIN samples AS m ON m.scope = p.scope
  LEFT JOIN triggers AS t ON t.scope = p.scope AND t.breaches + t.unjudged > 0 AND t.role <> 'alert';
