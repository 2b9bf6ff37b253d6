CREATE TEMP VIEW gov_readiness AS
-- Is each scope ready, topic by topic? READY: each check of the topic passed; NOT_READY: one failed; UNKNOWN: none failed, but
-- not all is known. reason and place: of the worst of them.
WITH topics(prefix, topic, topic_no) AS (
  VALUES ('BKP', 'backup', 1), ('WIN', 'window', 2), ('RBK', 'rollback', 3), ('VAL', 'validation', 4), ('ZDT', 'pattern', 5), ('MON', 'monitoring', 6),
    ('TRG', 'triggers', 7), ('MOV', 'movement', 8), ('SCH', 'schema', 9), ('COR', 'corruption', 10), ('CHK', 'checklist', 11),
    ('STG', 'rehearsal', 12), ('PERF', 'performance', 13), ('COM', 'communication', 14)),
results AS MATERIALIZED (
  SELECT c.scope, t.topic, t.topic_no, c.check_id, c.outcome, c.severity, c.reason, c.path, c.line,
    row_number() OVER (PARTITION BY c.scope, t.topic
      ORDER BY CASE c.outcome WHEN 'fail' THEN 1 WHEN 'unknown' THEN 2 WHEN 'pass' THEN 3 ELSE 4 END,
        CASE c.severity WHEN 'blocker' THEN 1 WHEN 'high' THEN 2 WHEN 'medium' THEN 3 ELSE 4 END, c.check_id, c.path, c.line) AS rank
  FROM temp.gov_checks AS c JOIN topics AS t ON t.prefix = substr(c.check_id, 1, instr(c.check_id, '.') - 1)
  WHERE c.framework = 'zero-downtime' AND c.scope IS NOT NULL),
counts AS MATERIALIZED (
  SELECT r.scope, r.topic, r.topic_no, sum(r.outcome = 'pass') AS passed, sum(r.outcome = 'fail') AS failed, sum(r.outcome = 'unknown') AS unknown
  FROM results AS r GROUP BY r.scope, r.topic, r.topic_no)
SELECT n.scope, n.topic, CASE WHEN n.failed > 0 THEN 'NOT_READY' WHEN n.unknown > 0 OR n.passed = 0 THEN 'UNKNOWN' ELSE 'READY' END AS state,
  n.passed, n.failed, n.unknown, r.severity, r.check_id, r.reason, r.path, r.line
FROM counts AS n JOIN results AS r ON r.scope = n.scope AND r.topic = n.topic AND r.rank = 1;
