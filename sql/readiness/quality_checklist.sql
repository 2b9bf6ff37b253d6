CREATE TEMP VIEW gov_quality_checklist AS
-- What stands behind each line of the checklist before approval? No checks of its own: each line is borne out by others, and
-- holds when all of them pass.
WITH lines(line_no, question, check_id) AS (
  VALUES (1, 'plan documented', 'ZDT.PATTERN_STEPS'), (1, 'plan documented', 'ZDT.TIMELINE_FITS'), (1, 'plan documented', 'ZDT.DOWNTIME_STATED'),
    (2, 'validation rules defined and tested', 'VAL.POST'),
    (2, 'validation rules defined and tested', 'VAL.AUTOMATED'), (3, 'rollback documented and tested', 'RBK.DOCUMENTED'),
    (3, 'rollback documented and tested', 'RBK.TESTED'), (4, 'backup created, verified, restorable', 'BKP.DECLARED'),
    (4, 'backup created, verified, restorable', 'BKP.RESTORE_VERIFIED'), (5, 'staging migration completed', 'STG.RUN'),
    (6, 'monitoring ready', 'MON.METRICS'), (6, 'monitoring ready', 'MON.ALERTS'), (7, 'performance impact analysed', 'PERF.ANALYSED'),
    (8, 'zero downtime confirmed', 'ZDT.DOWNTIME_CLAIM'), (9, 'validation after the move planned', 'VAL.POST'),
    (10, 'communication plan created', 'COM.PLAN')),
results AS MATERIALIZED (
  SELECT c.scope, c.check_id, sum(c.outcome = 'fail') AS failed, sum(c.outcome <> 'pass') AS open
  FROM temp.gov_checks AS c WHERE c.framework = 'zero-downtime' AND c.scope IS NOT NULL GROUP BY c.scope, c.check_id)
SELECT r.scope, l.line_no, l.question, CASE WHEN sum(r.failed) THEN 'fail' WHEN sum(r.open) THEN 'unknown' ELSE 'pass' END AS outcome,
  group_concat(l.check_id, ', ') AS checks
FROM lines AS l JOIN results AS r ON r.check_id = l.check_id
GROUP BY r.scope, l.line_no, l.question;
