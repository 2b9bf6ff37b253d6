CREATE TEMP VIEW gov_frameworks AS
-- Which frameworks of checks are in use, and in which scope? One is in use where one of its artifacts is present (path and
-- line say which), and in every spec in scope when --frameworks names it; the spec `workspace` among them only when it holds
-- something or is the only one. Nobody is failed for a method never adopted.
WITH artifacts AS MATERIALIZED (
--+ checks/adopted/ (framework, scope, path, line)
),
named AS (
  SELECT trim(w.value) AS framework, p.spec_id AS scope
  FROM temp.gov_flags AS f, json_each('[' || replace(replace(json_quote(f.value), ';', ','), ',', '","') || ']') AS w, temp.gov_specs AS p
  WHERE f.flag = 'frameworks' AND f.value <> '' AND p.in_scope
    AND (p.spec_id <> 'workspace'
      OR EXISTS (SELECT 1 FROM temp.gov_artifacts AS w
                 WHERE coalesce(w.spec_id, 'workspace') = 'workspace' AND w.kind NOT IN ('index', 'registry', 'policy', 'config'))
      OR NOT EXISTS (SELECT 1 FROM temp.gov_specs AS o WHERE o.in_scope AND o.spec_id <> 'workspace')))
SELECT a.framework, a.scope, a.path, min(a.line) AS line FROM artifacts AS a
WHERE a.path = (SELECT min(b.path) FROM artifacts AS b WHERE b.framework = a.framework AND b.scope = a.scope)
GROUP BY a.framework, a.scope
UNION ALL
SELECT n.framework, n.scope, NULL, NULL FROM named AS n
WHERE NOT EXISTS (SELECT 1 FROM artifacts AS a WHERE a.framework = n.framework AND a.scope = n.scope)
GROUP BY n.framework, n.scope;
