-- Gaps and risks, the gravest first. ?1: the mode.
WITH gov_mode(mode) AS (SELECT ?1), gov_findings AS MATERIALIZED (
--+ summary/findings
)
SELECT '' AS line
UNION ALL SELECT '## Gaps and risks'
UNION ALL SELECT ''
UNION ALL SELECT '| severity | finding | unit | what | where | recommendation |'
UNION ALL SELECT '|---|---|---|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || f.severity || ' | ' || f.code || ' | ' || replace(coalesce(f.unit_id, ''), '|', '\|') || ' | '
    || replace(replace(f.message, char(10), ' '), '|', '\|') || ' | '
    || replace(coalesce(f.path || coalesce(':' || f.line, ''), ''), '|', '\|') || ' | ' || coalesce(f.recommendation, '')
    || ' |' AS line
  FROM gov_findings AS f
  ORDER BY instr('blocker high medium low', f.severity), f.code, f.unit_id, f.path, f.line) AS l;
