CREATE TEMP VIEW gov_checks_mandates AS
-- The mandates of data integrity as checks: each fact of gov_integrity under the check that asks for it.
SELECT CASE WHEN i.fact = 'rejected' THEN 'INT.ERRORS_REPORTED' WHEN i.fact = 'rows' THEN 'INT.MAP_COVERAGE' WHEN i.fact = 'edges' THEN 'INT.EDGE_COVERAGE'
    ELSE CASE i.mandate WHEN 'counts' THEN 'INT.COUNTS' WHEN 'foreign_keys' THEN 'INT.FK' WHEN 'truncation' THEN 'INT.TRUNCATION'
      WHEN 'idempotency' THEN 'INT.IDEMPOTENT' WHEN 'failures' THEN 'INT.FAILURE_INJECTION' ELSE 'INT.DRYRUN_DRIFT' END END AS check_id,
  i.scope, i.outcome, i.mandate || CASE i.fact WHEN i.mandate THEN '' ELSE ', ' || i.fact END || ': ' || i.reason AS reason, i.path, i.line
FROM temp.gov_kept_integrity AS i;
