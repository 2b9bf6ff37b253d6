CREATE TEMP VIEW gov_readiness AS
-- Is each scope ready, topic by topic? READY: each check of the topic passed; NOT_READY: one failed; UNKNOWN: none failed, but
-- not all is known. reason and place: of the worst of them.
WITH topics(prefix, topic) AS (
  VALUES ('BKP', 'backup'), ('WIN', 'window'), ('RBK', 'rollback'), ('VAL', 'validation'), ('ZDT', 'pattern'), ('MON', 'monitoring'), ('TRG', 'triggers'),
    ('MOV', 'movement'), ('SCH', 'schema'), ('COR', 'corruption'), ('CHK', 'checklist'), ('STG', 'rehearsal'), ('PERF', 'performance'), ('COM', 'communication')),
results AS MATERIALIZED (
  SELECT c.scope, t.topic, c.check_id, c.outcome, c.severity, c.reason, c.path, c.line,
    row_number() OVER (PARTITION BY c.scope, t.topic
      ORDER BY instr('fail unknown pass skip', c.outcome), instr('blocker high medium low', c.severity), c.check_id, c.path, c.line) AS rank
  FROM temp.gov_checks AS c JOIN topics AS t ON t.prefix = substr(c.check_id, 1, instr(c.check_id, '.') - 1)
  WHERE c.framework = 'zero-downtime' AND c.scope IS NOT NULL),
counts AS MATERIALIZED (
  SELECT r.scope, r.topic, sum(r.outcome = 'pass') AS passed, sum(r.outcome = 'fail') AS failed, sum(r.outcome = 'unknown') AS unknown
  FROM results AS r GROUP BY r.scope, r.topic)
SELECT n.scope, n.topic, CASE WHEN n.failed > 0 THEN 'NOT_READY' WHEN n.unknown > 0 OR n.passed = 0 THEN 'UNKNOWN' ELSE 'READY' END AS state,
  n.passed, n.failed, n.unknown, r.severity, r.check_id, r.reason, r.path, r.line
FROM counts AS n JOIN results AS r ON r.scope = n.scope AND r.topic = n.topic AND r.rank = 1;
