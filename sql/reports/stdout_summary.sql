-- The text of --stdout-summary: how many migration units there are, how many block the release, and the top risks.
WITH ranked AS MATERIALIZED (
  SELECT s.unit_id, s.risk_level, s.blocking_for_release AS blocking,
    CASE s.risk_level WHEN 'CRITICAL' THEN 4 WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 ELSE 1 END AS level
  FROM temp.gov_status AS s
),
counts AS (
  SELECT count(*) AS units, coalesce(sum(r.blocking), 0) AS blocking, coalesce(sum(r.level = 4), 0) AS critical,
    coalesce(sum(r.level = 3), 0) AS high, coalesce(sum(r.level = 2), 0) AS medium, coalesce(sum(r.level = 1), 0) AS low
  FROM ranked AS r
),
top_risks AS (
  SELECT r.unit_id, r.risk_level, r.blocking, r.level
  FROM ranked AS r
  WHERE r.blocking OR r.level >= 3
  ORDER BY r.blocking DESC, r.level DESC, r.unit_id
  LIMIT 5
),
explained AS (
  SELECT t.unit_id, t.risk_level, t.blocking, t.level,
    (SELECT group_concat(f.factor, ', ')
     FROM temp.gov_risk_factors AS f
     WHERE f.unit_id = t.unit_id AND f.level = t.risk_level) AS factors
  FROM top_risks AS t
),
worded AS (
  SELECT '  ' || e.risk_level || '  ' || e.unit_id || CASE WHEN e.blocking THEN '  blocks' ELSE '' END
    || coalesce('  (' || e.factors || ')', '') AS sentence
  FROM explained AS e
  ORDER BY e.blocking DESC, e.level DESC, e.unit_id
)
SELECT 'migration units: ' || c.units || ' (critical ' || c.critical || ', high ' || c.high || ', medium ' || c.medium
  || ', low ' || c.low || ')' || char(10)
  || 'blocking: ' || c.blocking || ' (' || (SELECT f.value FROM temp.gov_flags AS f WHERE f.flag = 'safety-mode')
  || ' rules)' || char(10)
  || CASE WHEN c.units = 0 THEN 'nothing was recognised: gov_artifacts lists what was looked at, flags such as '
      || '--migration-plan-paths and --migration-script-paths say where to look' || char(10) ELSE '' END
  || 'top risks:' || coalesce((SELECT char(10) || group_concat(w.sentence, char(10)) FROM worded AS w), ' none')
FROM counts AS c;
