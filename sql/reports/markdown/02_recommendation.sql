-- The outcome first. ?1: the mode.
WITH gov_mode(mode) AS (SELECT ?1), gov_release AS (
--+ summary/release
)
SELECT '' AS line
UNION ALL SELECT '## Overall recommendation'
UNION ALL SELECT ''
UNION ALL SELECT '**' || CASE
    WHEN (SELECT count(*) FROM gov_release AS r) = 0 THEN 'NOTHING JUDGED** (no spec is in scope)'
    WHEN (SELECT count(*) FROM gov_release AS r WHERE r.decision = 'BLOCKED') > 0 THEN 'BLOCKED**'
    WHEN (SELECT count(*) FROM gov_release AS r WHERE r.decision = 'READY_WITH_RISKS') > 0 THEN 'READY_WITH_RISKS**'
    ELSE 'READY**' END
UNION ALL SELECT ''
UNION ALL SELECT '| spec | decision | reasons |'
UNION ALL SELECT '|---|---|---|'
UNION ALL SELECT l.line FROM (
  SELECT '| ' || r.spec_id || ' | ' || r.decision || ' | ' || replace(r.reasons, '|', '\|') || ' |' AS line
  FROM gov_release AS r ORDER BY r.spec_id) AS l;
