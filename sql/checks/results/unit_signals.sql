CREATE TEMP VIEW gov_checks_unit_signals AS
-- Shapes unit_status and unit_signal: does it hold for each unit of the migration? args: aspect, and the statuses that pass,
-- fail or stay unknown by gov_backup, gov_rollback; or signal, the kind of verification that a result must
-- show (a plan of it is no result), and the cue that plans it.
WITH checks AS MATERIALIZED (
  SELECT c.check_id, c.shape, json_extract(c.args, '$.aspect') AS aspect, '|' || json_extract(c.args, '$.pass') || '|' AS passes,
    json_extract(c.args, '$.signal') AS signal, json_extract(c.args, '$.cue') AS cue
  FROM temp.gov_check_catalog AS c WHERE c.shape IN ('unit_status', 'unit_signal')),
units AS MATERIALIZED (
  SELECT u.unit_id, s.scope, s.documents, u.path, u.line
  FROM temp.gov_kept_readiness_scopes AS s CROSS JOIN temp.gov_units AS u CROSS JOIN temp.gov_kept_situations AS c
  WHERE u.spec_id = s.scope AND c.unit_id = u.unit_id AND c.coverage_status = 'IN_SCOPE'),
statuses AS MATERIALIZED (
  SELECT 'backup' AS aspect, u.unit_id, b.status, b.reason, b.evidence ->> 0 AS place
  FROM units AS u CROSS JOIN temp.gov_backup AS b WHERE b.unit_id = u.unit_id
  UNION ALL
  SELECT 'rollback', u.unit_id, r.status, r.reason, r.evidence ->> 0
  FROM units AS u CROSS JOIN temp.gov_rollback AS r WHERE r.unit_id = u.unit_id),
signals AS MATERIALIZED (
  SELECT c.check_id, c.cue, u.unit_id, u.scope, u.documents, u.path, u.line,
    CASE c.signal WHEN 'count' THEN n.verification_count WHEN 'checksum' THEN n.verification_checksum
      WHEN 'sample' THEN n.verification_sample WHEN 'referential' THEN n.verification_referential
      WHEN 'constraint' THEN n.verification_constraint
      WHEN 'any' THEN n.verification_count + n.verification_checksum + n.verification_sample + n.verification_referential
        + n.verification_constraint + n.verification_quality_suite + n.verification_reconcile + n.verification_parity END AS stated,
    CASE c.signal WHEN 'count' THEN n.verification_count_evidenced WHEN 'checksum' THEN n.verification_checksum_evidenced
      WHEN 'sample' THEN n.verification_sample_evidenced WHEN 'referential' THEN n.verification_referential_evidenced
      WHEN 'constraint' THEN n.verification_constraint_evidenced
      WHEN 'any' THEN n.verification_count_evidenced + n.verification_checksum_evidenced + n.verification_sample_evidenced
        + n.verification_referential_evidenced + n.verification_constraint_evidenced + n.verification_quality_suite_evidenced
        + n.verification_reconcile_evidenced + n.verification_parity_evidenced END AS evidenced,
    n.verification_failed AS failed
  FROM checks AS c CROSS JOIN units AS u CROSS JOIN temp.gov_signals AS n
  WHERE c.shape = 'unit_signal' AND c.signal IN ('count', 'checksum', 'sample', 'referential', 'constraint', 'any')
    AND n.unit_id = u.unit_id),
cues AS MATERIALIZED ( -- of several answers a no before a result, and a result before a plan
  SELECT a.scope, a.cue, a.answer = 'no' AS denied, a.answer = 'yes' AND a.origin = 'evidenced' AS shown, a.why, a.path, a.line,
    row_number() OVER (PARTITION BY a.scope, a.cue ORDER BY a.answer = 'no' DESC, a.answer = 'yes' AND a.origin = 'evidenced' DESC, a.path, a.line) AS rank
  FROM temp.gov_kept_cue_answers AS a
  WHERE a.phase <> 'undo')
SELECT c.check_id, u.scope,
  CASE WHEN instr(c.passes, '|' || t.status || '|') THEN 'pass'
       WHEN t.status = 'UNKNOWN' THEN 'unknown' ELSE 'fail' END AS outcome,
  u.unit_id || ', ' || t.aspect || ' ' || t.status || ' (' || t.reason || ')' AS reason,
  coalesce(substr(t.place, 1, length(rtrim(t.place, '0123456789')) - 1), u.path) AS path,
  coalesce(CAST(substr(t.place, length(rtrim(t.place, '0123456789')) + 1) AS INTEGER), u.line) AS line
FROM checks AS c CROSS JOIN units AS u JOIN statuses AS t ON t.unit_id = u.unit_id AND t.aspect = c.aspect
WHERE c.shape = 'unit_status'
UNION ALL
SELECT n.check_id, n.scope,
  CASE WHEN n.failed > 0 OR k.denied THEN 'fail' WHEN n.evidenced > 0 OR k.shown THEN 'pass' ELSE 'unknown' END,
  n.unit_id || CASE WHEN n.failed > 0 THEN ', a check of it failed' WHEN k.denied THEN ', ' || k.why WHEN n.evidenced > 0 OR k.shown THEN ', a result shows it'
    WHEN n.stated > 0 OR k.cue IS NOT NULL THEN ', it is planned and no result shows it'
    WHEN n.documents = 0 THEN ', no plan is here' ELSE ', neither planned nor shown' END,
  coalesce(k.path, n.path), coalesce(k.line, n.line)
FROM signals AS n LEFT JOIN cues AS k ON k.scope = n.scope AND k.cue = n.cue AND k.rank = 1;
