CREATE TEMP VIEW gov_policy_controls AS
-- Are the safeguards there that a rule requires? What the plan is to do is met by a statement; tests, dry runs and
-- reconciliation only by a run that shows them. Silence of a plan that covers the unit breaks the rule, silence where no plan
-- does leaves it unknown. A privacy rule asks for masking only of data that leaves production.
-- An environment whose name tells nothing certain leaves open whether the data leaves production.
WITH environments(pattern, production) AS (
  VALUES ('prod', 1), ('production', 1), ('prd', 1), ('live', 1),
    ('dev*', 0), ('stag*', 0), ('stg', 0), ('test*', 0), ('qa*', 0), ('uat*', 0), ('sandbox*', 0), ('demo*', 0), ('local*', 0),
    ('preprod*', 0), ('pre[-_]prod*', 0), ('nonprod*', 0), ('non[-_]prod*', 0), ('ci', 0), ('integration', 0), ('training', 0)),
crossings(unit_id, leaves) AS (
  SELECT f.unit_id,
    CASE WHEN f.source_production = 0 THEN 0
         WHEN f.source_production = 1 AND f.target_production = 1 THEN 0
         WHEN f.source_production = 1 AND f.target_production = 0 THEN 2
         ELSE 1 END
  FROM (SELECT o.unit_id,
          (SELECT e.production FROM environments AS e WHERE lower(o.source_env) GLOB e.pattern) AS source_production,
          (SELECT e.production FROM environments AS e WHERE lower(o.target_env) GLOB e.pattern) AS target_production
        FROM temp.gov_flows AS o) AS f),
judged(unit_id, policy_id, kind, control, path, line, plans, shown, said, denied, leaves) AS (
  SELECT p.unit_id, p.policy_id, p.kind, p.control, p.path, p.line, s.plans,
    CASE p.control
      WHEN 'backup' THEN (SELECT b.status = 'PRESENT' FROM temp.gov_backup AS b WHERE b.unit_id = p.unit_id)
      WHEN 'rollback' THEN (SELECT r.status = 'PRESENT' FROM temp.gov_rollback AS r WHERE r.unit_id = p.unit_id)
      WHEN 'restore_test' THEN s.backup_restore_tested_evidenced
      WHEN 'rollback_test' THEN s.rollback_tested_evidenced
      WHEN 'dry_run' THEN s.control_dry_run_evidenced
      WHEN 'reconciliation' THEN s.verification_reconcile_evidenced + s.verification_executed_evidenced
      WHEN 'encryption_in_transit' THEN s.control_encryption_in_transit
      WHEN 'encryption_at_rest' THEN s.control_encryption_at_rest
      WHEN 'masking' THEN s.control_masking > 0
        AND NOT EXISTS (SELECT 1 FROM temp.gov_policy_fields AS f
                        WHERE f.unit_id = p.unit_id AND f.policy_no = p.policy_no
                          AND NOT EXISTS (SELECT 1 FROM temp.gov_unit_evidence AS e
                                          WHERE e.unit_id = p.unit_id AND e.aspect = 'control' AND e.signal = 'masking'
                                            AND (e.value IS NULL OR instr(',' || lower(e.value) || ',', ',' || f.field || ',') > 0)))
      WHEN 'approval' THEN CASE WHEN a.stale > 0 AND a.approved = 0 THEN 0 ELSE s.control_approval + coalesce(a.approved, 0) END
    END,
    CASE p.control
      WHEN 'backup' THEN (SELECT b.status IN ('PARTIAL', 'UNKNOWN') FROM temp.gov_backup AS b WHERE b.unit_id = p.unit_id)
      WHEN 'rollback' THEN (SELECT r.status IN ('WEAK', 'UNKNOWN') FROM temp.gov_rollback AS r WHERE r.unit_id = p.unit_id)
      WHEN 'restore_test' THEN s.backup_restore_tested
      WHEN 'rollback_test' THEN s.rollback_tested
      WHEN 'dry_run' THEN s.control_dry_run
      WHEN 'reconciliation' THEN s.verification_reconcile + s.verification_executed
      WHEN 'masking' THEN s.control_masking
      WHEN 'approval' THEN a.stale
      ELSE 0
    END,
    CASE p.control
      WHEN 'backup' THEN (SELECT b.status = 'NONE' FROM temp.gov_backup AS b WHERE b.unit_id = p.unit_id)
      WHEN 'rollback' THEN (SELECT r.status = 'NONE' FROM temp.gov_rollback AS r WHERE r.unit_id = p.unit_id)
      WHEN 'restore_test' THEN s.backup_absent
      WHEN 'rollback_test' THEN s.rollback_absent + s.rollback_irreversible
      WHEN 'reconciliation' THEN s.verification_failed + s.verification_absent
      WHEN 'approval' THEN a.against
      ELSE 0
    END,
    CASE WHEN p.kind = 'privacy' AND p.control = 'masking' THEN
      (SELECT max(c.leaves) FROM crossings AS c WHERE c.unit_id = p.unit_id)
    ELSE 2 END
  FROM temp.gov_policy_units AS p CROSS JOIN temp.gov_signals AS s
    LEFT JOIN temp.gov_kept_plan_approvals AS a ON a.unit_id = p.unit_id
  WHERE p.kind IN ('safeguard', 'privacy') AND s.unit_id = p.unit_id),
decided AS (
  SELECT j.unit_id, j.policy_id, j.kind, j.control, j.path, j.line,
    CASE
      WHEN j.leaves = 0 THEN 'stays'
      WHEN j.denied > 0 THEN 'denied'
      WHEN j.shown > 0 THEN 'shown'
      WHEN j.said > 0 THEN iif(j.plans > 0, 'said', 'uncovered')
      WHEN coalesce(j.leaves, 1) = 1 THEN 'unplaced'
      WHEN j.plans > 0 THEN 'silent'
      ELSE 'uncovered'
    END AS cause
  FROM judged AS j)
SELECT d.unit_id, d.policy_id, d.kind, d.control,
  CASE
    WHEN d.cause IN ('denied', 'silent')
      THEN CASE WHEN EXISTS (SELECT 1 FROM temp.gov_kept_exceptions AS e WHERE e.unit_id = d.unit_id
                               AND e.waives = d.policy_id COLLATE NOCASE AND e.state = 'counts')
             THEN 'justified' ELSE 'broken' END
    WHEN d.cause IN ('shown', 'stays') THEN 'met'
    ELSE 'unknown'
  END AS outcome,
  d.control || CASE d.cause
    WHEN 'stays' THEN ': the data does not leave production'
    WHEN 'denied' THEN ': said or shown to be missing'
    WHEN 'shown' THEN ': found'
    WHEN 'said' THEN ': spoken of, but not in full or not shown by a run'
    WHEN 'unplaced' THEN ': whether the data leaves production is not known'
    WHEN 'silent' THEN ': the plans that cover the unit have no word of it'
    ELSE ': no plan covers the unit'
  END AS reason,
  d.path, d.line
FROM decided AS d;
