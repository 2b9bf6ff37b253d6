CREATE TEMP VIEW gov_coverage_gaps AS
-- Where do plans, scripts and models not agree about a unit? Each gap on its own row: planned but changed by no
-- script, changed but in no plan, known but in neither, excluded but changed, data lost without a backup, a copy
-- without the tenant key, a copy classed below its source, a type made narrower. What is changed is cited where it is changed first,
-- and only what no statement changes where it is known from.
WITH first_scripts AS MATERIALIZED (
  SELECT t.unit_id, min(t.path) AS path FROM temp.gov_statements AS t
  WHERE t.unit_id IS NOT NULL AND t.direction = 'up' AND t.verb NOT IN ('select', 'comment', 'grant', 'revoke', 'lock', 'analyze')
  GROUP BY t.unit_id),
first_changes AS MATERIALIZED (
  SELECT f.unit_id, f.path, min(t.line) AS line FROM first_scripts AS f JOIN temp.gov_statements AS t ON t.unit_id = f.unit_id
  WHERE t.path = f.path AND t.direction = 'up' AND t.verb NOT IN ('select', 'comment', 'grant', 'revoke', 'lock', 'analyze')
  GROUP BY f.unit_id, f.path)
SELECT 'plan_not_script' AS gap, s.unit_id, u.spec_id,
  printf('%d plan(s) cover it, but no script or pipeline changes it', s.plans) AS reason, u.path, u.line
FROM temp.gov_signals AS s JOIN temp.gov_units AS u ON u.unit_id = s.unit_id
WHERE s.plans > 0 AND s.changed + s.pipelines = 0 AND u.kind <> 'system'
  AND EXISTS (SELECT 1 FROM temp.gov_artifacts AS a WHERE a.kind IN ('script', 'pipeline') AND a.status IN ('read', 'partial'))
UNION ALL
SELECT 'script_not_plan', s.unit_id, u.spec_id,
  printf('%d statement(s) and %d pipeline(s) change it, but no plan covers it', s.changed, s.pipelines),
  coalesce(c.path, u.path), coalesce(c.line, u.line)
FROM temp.gov_signals AS s JOIN temp.gov_units AS u ON u.unit_id = s.unit_id
  LEFT JOIN first_changes AS c ON c.unit_id = s.unit_id
WHERE s.plans = 0 AND s.changed + s.pipelines > 0 AND s.coverage_out_of_scope = 0
UNION ALL
SELECT 'model_in_neither', s.unit_id, u.spec_id, 'a model or registry knows it, but no plan covers it, and no script or pipeline changes it',
  u.path, u.line
FROM temp.gov_signals AS s JOIN temp.gov_units AS u ON u.unit_id = s.unit_id
WHERE s.plans + s.changed + s.pipelines + s.coverage_in_scope + s.coverage_out_of_scope = 0 AND u.kind <> 'system'
UNION ALL
SELECT 'excluded_but_changed', s.unit_id, u.spec_id,
  printf('said out of scope, but %d statement(s) and %d pipeline(s) change it', s.changed, s.pipelines),
  coalesce(c.path, u.path), coalesce(c.line, u.line)
FROM temp.gov_signals AS s JOIN temp.gov_units AS u ON u.unit_id = s.unit_id
  LEFT JOIN first_changes AS c ON c.unit_id = s.unit_id
WHERE s.coverage_out_of_scope > 0 AND s.changed + s.pipelines > 0
UNION ALL
SELECT 'destructive_without_backup', t.unit_id, u.spec_id,
  upper(coalesce(t.verb, 'a statement')) || ' loses data, and backup is ' || b.backup_status, t.path, t.line
FROM temp.gov_statements AS t
  JOIN temp.gov_units AS u ON u.unit_id = t.unit_id
  JOIN temp.gov_kept_situations AS b ON b.unit_id = t.unit_id
WHERE t.destructive AND t.direction = 'up' AND b.backup_status <> 'PRESENT'
UNION ALL
SELECT 'tenant_key_dropped', l.unit_id, u.spec_id,
  'made from ' || l.source_unit_id || ', which has the tenant key ' || o.tenant_key || '; the copy has none', l.path, l.line
FROM temp.gov_lineage AS l
  JOIN temp.gov_units AS u ON u.unit_id = l.unit_id
  JOIN temp.gov_units AS o ON o.unit_id = l.source_unit_id
WHERE o.tenant_key IS NOT NULL AND u.tenant_key IS NULL
  AND EXISTS (SELECT 1 FROM temp.gov_fields AS f WHERE f.unit_id = l.unit_id AND f.complete)
UNION ALL
SELECT 'class_below_source', l.unit_id, u.spec_id,
  'classed ' || u.data_class || ', but made from ' || l.source_unit_id || ', which is ' || o.data_class, l.path, l.line
FROM temp.gov_lineage AS l
  JOIN temp.gov_units AS u ON u.unit_id = l.unit_id
  JOIN temp.gov_units AS o ON o.unit_id = l.source_unit_id
WHERE instr('low medium high critical', u.data_class) < instr('low medium high critical', o.data_class)
  AND u.data_class <> 'unknown' AND o.data_class <> 'unknown'
UNION ALL
SELECT 'narrowing', l.unit_id, u.spec_id,
  printf('made from %s, whose %s is %s; here it is %s', l.source_unit_id, s.name, s.type, t.type), l.path, l.line
FROM temp.gov_lineage AS l
  JOIN temp.gov_units AS u ON u.unit_id = l.unit_id
  JOIN temp.gov_fields AS s ON s.unit_id = l.source_unit_id
  JOIN temp.gov_fields AS t ON t.unit_id = l.unit_id
WHERE lower(t.name) = lower(s.name) AND gov_type_change(s.type, t.type) = 'narrows'
GROUP BY l.unit_id, l.source_unit_id, lower(s.name), l.path, l.line
UNION ALL
SELECT 'narrowing', h.unit_id, u.spec_id, h.message, h.path, h.line
FROM temp.gov_hazards AS h JOIN temp.gov_units AS u ON u.unit_id = h.unit_id
WHERE h.hazard_id = 'MH204' AND h.suppressed_by IS NULL;
