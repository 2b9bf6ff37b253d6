CREATE TEMP VIEW gov_adopted_zero_downtime AS
-- Who prepares a migration the zero-downtime way? Whoever has a rollback plan with three of its template's headings, a list
-- that asks four of the eight readiness questions, or a series of three samples of a metric that triggers watch. A gate's
-- own checklist asks no four of them, and a plan that only says "zero downtime" promises that, not a method.
WITH names AS MATERIALIZED (SELECT s.path, s.line, gov_fold(s.heading) AS name FROM temp.gov_sections AS s WHERE s.level > 0),
headings AS MATERIALIZED (
  SELECT s.path, s.line,
    CASE WHEN s.name LIKE 'rollback procedure for%' THEN 'procedure'
         WHEN s.name = 'pre-migration state' THEN 'state'
         WHEN s.name IN ('rollback trigger', 'rollback triggers') THEN 'trigger'
         WHEN s.name = 'rollback steps' THEN 'steps'
         WHEN s.name IN ('post-rollback', 'post rollback') THEN 'post'
         WHEN s.name LIKE 'estimated downtime%' THEN 'downtime' END AS part
  FROM names AS s),
rollback_plans AS (
  SELECT h.path, min(h.line) AS line FROM headings AS h WHERE h.part IS NOT NULL
  GROUP BY h.path HAVING count(DISTINCT h.part) >= 3),
readiness_lists AS (
  SELECT c.path, min(c.line) AS line
  FROM temp.gov_cues AS c
  WHERE c.position = 'task' AND c.cue IN ('restore_tested', 'staging_matches', 'rollback_tested', 'monitoring_ready',
    'communication_plan', 'maintenance_window', 'team_trained', 'emergency_contacts')
  GROUP BY c.path, c.section_id HAVING count(DISTINCT c.cue) >= 4),
series AS (
  SELECT m.path, min(m.line) AS line
  FROM temp.gov_kept_metric_samples AS m
  WHERE m.metric IN ('error_rate', 'latency', 'replication_lag', 'throughput')
  GROUP BY m.path, m.name HAVING count(*) >= 3),
every AS (
  SELECT p.path, p.line FROM rollback_plans AS p
  UNION ALL SELECT l.path, l.line FROM readiness_lists AS l
  UNION ALL SELECT s.path, s.line FROM series AS s)
SELECT 'zero-downtime' AS framework, coalesce(a.spec_id, 'workspace') AS scope, e.path, e.line
FROM every AS e JOIN temp.gov_artifacts AS a ON a.path = e.path;
