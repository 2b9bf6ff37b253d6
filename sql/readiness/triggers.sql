CREATE TEMP VIEW gov_triggers AS
-- Which numbers start a rollback or an alert, are they looser than the profile, did a production run pass them, and was anything
-- done? What a plan states comes before the profile, which stands in where nothing is stated (path is then NULL). action: a
-- rollback of production that started after the last breach and passed, or an exception that counts (gov_exceptions), waives
-- TRG.BREACH_NO_ACTION and reaches every unit in scope. A rehearsal is no action, nor is a rollback that failed.
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
  WHERE NOT EXISTS (SELECT 1 FROM stated AS s WHERE s.role = 'trigger' AND s.scope = c.scope AND s.metric = p.metric)),
measured AS MATERIALIZED (
  SELECT t.scope, t.metric, coalesce(t.path, '') AS path, coalesce(t.line, 0) AS line, t.role, t.value, t.window_s AS wanted_s, m.name, m.window_s,
    m.path AS sample_path, m.line AS sample_line, julianday(m.started_at) AS at,
    nullif(CASE WHEN t.falls THEN (m.baseline - m.value) / m.baseline > t.value
         WHEN t.unit = 'times' THEN m.value / m.baseline > t.value
         WHEN t.unit = 'ratio' AND t.metric IN ('connections', 'disk') AND m.value > 1 THEN NULL -- a count, or percent that nothing says
         ELSE m.value > t.value END, iif(m.only_production, NULL, 0)) AS passed, -- what may be another run's shows no calm
    row_number() OVER (PARTITION BY t.scope, t.metric, t.path, t.line, t.role, t.value, m.path, m.name ORDER BY m.sample_no) AS sample_no
  FROM triggers AS t JOIN temp.gov_kept_metric_samples AS m ON m.scope = t.scope AND m.metric = t.metric
  WHERE m.production),
unjudged AS MATERIALIZED ( -- samples that lack what they would be compared with
  SELECT m.scope, m.metric, m.path, m.line, m.role, m.value, count(*) AS samples FROM measured AS m WHERE m.passed IS NULL
  GROUP BY m.scope, m.metric, m.path, m.line, m.role, m.value),
stretches AS MATERIALIZED ( -- samples that pass it one after the other last as long as all of them
  SELECT p.scope, p.metric, p.path, p.line, p.role, p.value, p.wanted_s, count(*) AS samples, min(p.sample_line) AS sample_line, p.sample_path,
    iif(count(p.window_s) = count(*), sum(p.window_s), NULL) AS lasted_s, iif(count(p.at) = count(*), max(p.at), NULL) AS at
  FROM (SELECT x.scope, x.metric, x.path, x.line, x.role, x.value, x.wanted_s, x.name, x.window_s, x.sample_path, x.sample_line, x.at,
          x.sample_no - row_number() OVER (PARTITION BY x.scope, x.metric, x.path, x.line, x.role, x.value, x.sample_path, x.name ORDER BY x.sample_no) AS stretch
        FROM measured AS x WHERE x.passed) AS p
  GROUP BY p.scope, p.metric, p.path, p.line, p.role, p.value, p.sample_path, p.name, p.stretch),
breaches AS MATERIALIZED (
  SELECT s.scope, s.metric, s.path, s.line, s.role, s.value, sum(s.samples) AS breaches,
    min(s.sample_path || char(9) || printf('%09d', s.sample_line)) AS place, iif(count(s.at) = count(*), max(s.at), NULL) AS at
  FROM stretches AS s
  WHERE s.lasted_s IS NULL OR s.wanted_s IS NULL OR s.lasted_s >= s.wanted_s
  GROUP BY s.scope, s.metric, s.path, s.line, s.role, s.value),
rollbacks AS MATERIALIZED (
  SELECT coalesce(a.spec_id, 'workspace') AS scope, max(julianday(r.started_at)) AS at, r.path, r.line
  FROM temp.gov_runs AS r JOIN temp.gov_artifacts AS a ON a.path = r.path
  WHERE r.kind = 'rollback' AND r.status = 'passed' AND lower(r.env) GLOB '*prod*' AND NOT lower(r.env) GLOB '*pre*prod*'
    AND NOT lower(r.env) GLOB '*non*prod*' GROUP BY coalesce(a.spec_id, 'workspace')),
decisions AS MATERIALIZED ( -- one that reaches every unit of the scope
  SELECT coalesce(u.spec_id, 'workspace') AS scope, min(e.exception_id) AS exception_id
  FROM temp.gov_units AS u JOIN temp.gov_kept_situations AS c ON c.unit_id = u.unit_id AND c.coverage_status = 'IN_SCOPE'
    LEFT JOIN temp.gov_kept_exceptions AS e ON e.unit_id = u.unit_id AND e.state = 'counts' AND upper(e.waives) = 'TRG.BREACH_NO_ACTION'
  GROUP BY coalesce(u.spec_id, 'workspace') HAVING count(DISTINCT u.unit_id) = count(DISTINCT iif(e.unit_id IS NULL, NULL, u.unit_id)))
SELECT t.scope, t.metric, t.role, t.level, t.value AS threshold, t.unit, t.falls, t.window_s, t.profile_value, t.looser,
  coalesce(b.breaches, 0) AS breaches, coalesce(n.samples, 0) AS unjudged,
  CASE WHEN b.breaches IS NULL THEN NULL
       WHEN r.at > b.at THEN 'rolled back: ' || r.path || ':' || r.line
       WHEN d.scope IS NOT NULL THEN 'decided: ' || d.exception_id ELSE 'none recorded' END AS action,
  substr(b.place, 1, instr(b.place, char(9)) - 1) AS breach_path, CAST(substr(b.place, instr(b.place, char(9))) AS INTEGER) AS breach_line,
  t.path, t.line
FROM triggers AS t LEFT JOIN breaches AS b
    ON b.scope = t.scope AND b.metric = t.metric AND b.path = coalesce(t.path, '') AND b.line = coalesce(t.line, 0) AND b.role = t.role AND b.value = t.value
  LEFT JOIN unjudged AS n ON n.scope = t.scope AND n.metric = t.metric AND n.path = coalesce(t.path, '') AND n.line = coalesce(t.line, 0)
    AND n.role = t.role AND n.value = t.value
  LEFT JOIN rollbacks AS r ON r.scope = t.scope LEFT JOIN decisions AS d ON d.scope = t.scope;
