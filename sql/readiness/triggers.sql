CREATE TEMP VIEW gov_triggers AS
-- Which numbers start a rollback or an alert, are they looser than the profile, did a production run pass them, and was anything
-- done? What a plan states comes before the profile, which stands in where nothing is stated (path is then NULL). action: a
-- rollback run that started after the breach, or an exception that names TRG.BREACH_NO_ACTION with reason and approver.
WITH stated AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, l.name AS metric, l.role, l.level, l.value, l.unit, l.falls, l.window_s, l.path, l.line
  FROM temp.gov_limits AS l JOIN temp.gov_artifacts AS a ON a.path = l.path
  WHERE l.comparator IS NOT NULL AND l.answer = 'yes'
    AND l.name IN ('error_rate', 'latency', 'replication_lag', 'throughput', 'connections', 'disk', 'memory', 'cpu', 'mismatch')),
profile AS MATERIALIZED (
  SELECT t.name AS threshold, t.limit_name AS metric, t.value, t.unit, t.falls FROM temp.gov_thresholds AS t
  WHERE t.limit_name IN ('error_rate', 'latency', 'replication_lag', 'throughput', 'connections', 'disk', 'mismatch')),
scopes AS MATERIALIZED (
  SELECT s.scope FROM stated AS s UNION SELECT m.scope FROM temp.gov_kept_metric_samples AS m),
triggers AS MATERIALIZED (
  SELECT s.scope, s.metric, s.role, s.level, s.value, s.unit, s.falls, s.window_s, p.value AS profile_value,
    iif(p.unit = s.unit AND p.falls = s.falls, s.value > p.value, NULL) AS looser, s.path, s.line
  FROM stated AS s LEFT JOIN profile AS p ON p.metric = s.metric
  UNION ALL
  SELECT c.scope, p.metric, 'profile', NULL, p.value, p.unit, p.falls, NULL, p.value, 0, NULL, NULL
  FROM scopes AS c CROSS JOIN profile AS p
  WHERE (c.scope, p.metric) NOT IN (SELECT s.scope, s.metric FROM stated AS s)),
breaches AS MATERIALIZED (
  SELECT t.scope, t.metric, coalesce(t.path, '') AS path, coalesce(t.line, 0) AS line, t.value, count(*) AS breaches,
    min(m.path || char(9) || printf('%09d', m.line)) AS place, max(coalesce(m.started_at, '')) AS at
  FROM triggers AS t JOIN temp.gov_kept_metric_samples AS m ON m.scope = t.scope AND m.metric = t.metric
  WHERE m.production AND (m.window_s IS NULL OR t.window_s IS NULL OR m.window_s >= t.window_s)
    AND CASE WHEN t.falls THEN m.baseline > 0 AND (m.baseline - m.value) / m.baseline > t.value
             WHEN t.unit = 'times' THEN m.baseline > 0 AND m.value / m.baseline > t.value
             ELSE m.value > t.value END
  GROUP BY t.scope, t.metric, coalesce(t.path, ''), coalesce(t.line, 0), t.value),
rollbacks AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, max(coalesce(r.started_at, '')) AS at, r.path, r.line
  FROM temp.gov_runs AS r JOIN temp.gov_artifacts AS a ON a.path = r.path
  WHERE r.kind = 'rollback' AND r.started_at IS NOT NULL GROUP BY coalesce(a.spec_id, 'workspace')),
decisions AS MATERIALIZED (
  SELECT min(p.policy_id) AS policy_id, p.path, p.line FROM temp.gov_policies AS p
  WHERE p.kind = 'exception' AND upper(p.control) = 'TRG.BREACH_NO_ACTION' AND trim(coalesce(p.rationale, '')) <> ''
    AND trim(coalesce(p.approved_by, '')) <> '' HAVING count(*) > 0)
SELECT t.scope, t.metric, t.role, t.level, t.value AS threshold, t.unit, t.falls, t.window_s, t.profile_value, t.looser,
  coalesce(b.breaches, 0) AS breaches,
  CASE WHEN b.breaches IS NULL THEN NULL
       WHEN r.at > b.at AND b.at <> '' THEN 'rolled back: ' || r.path || ':' || r.line
       WHEN d.policy_id IS NOT NULL THEN 'decided: ' || d.policy_id ELSE 'none recorded' END AS action,
  substr(b.place, 1, instr(b.place, char(9)) - 1) AS breach_path, CAST(substr(b.place, instr(b.place, char(9)) + 1) AS INTEGER) AS breach_line,
  t.path, t.line
FROM triggers AS t LEFT JOIN breaches AS b
    ON b.scope = t.scope AND b.metric = t.metric AND b.path = coalesce(t.path, '') AND b.line = coalesce(t.line, 0) AND b.value = t.value
  LEFT JOIN rollbacks AS r ON r.scope = t.scope LEFT JOIN decisions AS d ON 1;
