CREATE TEMP VIEW gov_checks AS
-- What does each check say of each scope? unknown: its artifact or section is not there; skip: the framework was never
-- adopted, which is when none of its artifacts is present and --frameworks does not name it. Neither is a pass.
WITH results AS MATERIALIZED (
  SELECT r.check_id, r.scope, r.outcome, r.reason, r.path, r.line FROM temp.gov_checks_sections AS r
  UNION ALL
  SELECT m.check_id, m.scope, m.outcome, m.reason, m.path, m.line FROM temp.gov_checks_measurable AS m),
scopes AS MATERIALIZED (
  SELECT 'workflow' AS framework, g.scope FROM temp.gov_gate_artifacts AS g
  UNION
  SELECT trim(w.value), p.spec_id
  FROM temp.gov_flags AS f, json_each('[' || replace(json_quote(f.value), ',', '","') || ']') AS w, temp.gov_specs AS p
  WHERE f.flag = 'frameworks' AND f.value <> '' AND p.in_scope)
SELECT c.framework, c.check_id, r.scope, r.outcome, c.severity,
  r.reason || CASE r.outcome WHEN 'pass' THEN ': ' WHEN 'fail' THEN ': not so: ' ELSE ': not known: ' END || c.title AS reason, r.path, r.line
FROM results AS r JOIN temp.gov_check_catalog AS c ON c.check_id = r.check_id
UNION ALL
SELECT c.framework, c.check_id, s.scope, 'unknown', c.severity, 'nothing here answers it: ' || c.title, NULL, NULL
FROM scopes AS s JOIN temp.gov_check_catalog AS c ON c.framework = s.framework
WHERE (c.check_id, s.scope) NOT IN (SELECT r.check_id, r.scope FROM results AS r)
UNION ALL
SELECT c.framework, c.check_id, NULL, 'skip', c.severity, 'the framework is not in use here: ' || c.title, NULL, NULL
FROM temp.gov_check_catalog AS c
WHERE c.framework NOT IN (SELECT s.framework FROM scopes AS s);
