CREATE TEMP VIEW gov_checks_unit_signals AS
-- Shapes unit_status and unit_signal: does it hold for each unit of the migration? args: aspect, and the statuses that pass,
-- fail or stay unknown by gov_backup, gov_rollback, gov_verification; or signal, the kind of verification that a result must
-- show (a plan of it is no result), and the cue that plans it.
WITH units AS MATERIALIZED (
  SELECT u.unit_id, s.scope, s.documents, u.path, u.line
  FROM temp.gov_units AS u JOIN temp.gov_kept_readiness_scopes AS s ON s.scope = coalesce(u.spec_id, 'workspace')
    JOIN temp.gov_kept_coverage AS c ON c.unit_id = u.unit_id
  WHERE c.status = 'IN_SCOPE'),
statuses AS MATERIALIZED (
  SELECT 'backup' AS aspect, b.unit_id, b.status, b.reason, b.evidence FROM temp.gov_kept_backup AS b
  UNION ALL SELECT 'rollback', r.unit_id, r.status, r.reason, r.evidence FROM temp.gov_kept_rollback AS r
  UNION ALL SELECT 'verification', v.unit_id, v.status, v.reason, v.evidence FROM temp.gov_kept_verification AS v),
signals AS MATERIALIZED (
  SELECT n.unit_id, k.column1 AS signal,
    CASE k.column1 WHEN 'count' THEN n.verification_count WHEN 'checksum' THEN n.verification_checksum
      WHEN 'sample' THEN n.verification_sample WHEN 'referential' THEN n.verification_referential
      WHEN 'constraint' THEN n.verification_constraint
      ELSE n.verification_count + n.verification_checksum + n.verification_sample + n.verification_referential
        + n.verification_constraint + n.verification_quality_suite + n.verification_reconcile + n.verification_parity END AS stated,
    CASE k.column1 WHEN 'count' THEN n.verification_count_evidenced WHEN 'checksum' THEN n.verification_checksum_evidenced
      WHEN 'sample' THEN n.verification_sample_evidenced WHEN 'referential' THEN n.verification_referential_evidenced
      WHEN 'constraint' THEN n.verification_constraint_evidenced
      ELSE n.verification_count_evidenced + n.verification_checksum_evidenced + n.verification_sample_evidenced
        + n.verification_referential_evidenced + n.verification_constraint_evidenced + n.verification_quality_suite_evidenced
        + n.verification_reconcile_evidenced + n.verification_parity_evidenced END AS evidenced,
    n.verification_failed AS failed
  FROM temp.gov_signals AS n CROSS JOIN (VALUES ('count'), ('checksum'), ('sample'), ('referential'), ('constraint'), ('any')) AS k)
SELECT c.check_id, u.scope,
  CASE WHEN instr('|' || json_extract(c.args, '$.pass') || '|', '|' || t.status || '|') THEN 'pass'
       WHEN t.status = 'UNKNOWN' THEN 'unknown' ELSE 'fail' END AS outcome,
  u.unit_id || ', ' || t.aspect || ' ' || t.status || ' (' || t.reason || ')' AS reason,
  coalesce(substr(t.evidence ->> 0, 1, length(rtrim(t.evidence ->> 0, '0123456789')) - 1), u.path) AS path,
  coalesce(CAST(substr(t.evidence ->> 0, length(rtrim(t.evidence ->> 0, '0123456789')) + 1) AS INTEGER), u.line) AS line
FROM temp.gov_check_catalog AS c CROSS JOIN units AS u JOIN statuses AS t
  ON t.unit_id = u.unit_id AND t.aspect = json_extract(c.args, '$.aspect')
WHERE c.shape = 'unit_status'
UNION ALL
SELECT c.check_id, u.scope,
  CASE WHEN n.failed > 0 OR k.denied THEN 'fail' WHEN n.evidenced > 0 OR k.shown THEN 'pass' ELSE 'unknown' END,
  u.unit_id || CASE WHEN n.failed > 0 THEN ', a check of it failed' WHEN k.denied THEN ', ' || k.why WHEN n.evidenced > 0 OR k.shown THEN ', a result shows it'
    WHEN n.stated > 0 OR k.cue IS NOT NULL THEN ', it is planned and no result shows it'
    WHEN u.documents = 0 THEN ', no plan is here' ELSE ', neither planned nor shown' END,
  coalesce(k.path, u.path), coalesce(k.line, u.line)
FROM temp.gov_check_catalog AS c CROSS JOIN units AS u JOIN signals AS n
  ON n.unit_id = u.unit_id AND n.signal = json_extract(c.args, '$.signal')
  LEFT JOIN (SELECT a.scope, a.cue, a.answer = 'no' AS denied, a.answer = 'yes' AND a.origin = 'evidenced' AS shown, a.why, a.path, a.line,
               max(CASE WHEN a.answer = 'no' THEN 3 WHEN a.answer = 'yes' AND a.origin = 'evidenced' THEN 2 ELSE 1 END) AS worth
             FROM temp.gov_kept_cue_answers AS a
             WHERE a.phase <> 'undo' GROUP BY a.scope, a.cue) AS k
    ON k.scope = u.scope AND k.cue = json_extract(c.args, '$.cue')
WHERE c.shape = 'unit_signal';
