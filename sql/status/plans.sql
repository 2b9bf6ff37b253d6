CREATE TEMP VIEW gov_plans AS
-- What does each plan promise, judged as a document on its own? The texts of the status rules, over the signals and
-- statements of one plan instead of a unit's: the CTEs below shadow the views that those texts name without a schema.
WITH gov_unit_signals AS NOT MATERIALIZED (
  SELECT path AS unit_id, 1 AS plans, scripts, pipelines, models, reports, changed, destructive, runs_failed, volume_rows_stated, volume_bytes_stated,
    coverage_in_scope, coverage_in_scope_evidenced, coverage_out_of_scope,
    backup_mechanism, backup_mechanism_evidenced, backup_timing, backup_location, backup_retention,
    backup_restore_tested, backup_restore_tested_evidenced, backup_encrypted, backup_mention,
    backup_gap, backup_gap_inferred, backup_absent, backup_absent_inferred, backup_placeholder,
    rollback_steps, rollback_steps_evidenced, rollback_script, rollback_restore, rollback_mention, rollback_trigger,
    rollback_window, rollback_owner, rollback_tested, rollback_tested_evidenced, rollback_irreversible,
    rollback_irreversible_inferred, rollback_absent, rollback_absent_inferred, rollback_placeholder,
    verification_count, verification_checksum, verification_sample, verification_referential, verification_constraint,
    verification_quality_suite, verification_reconcile, verification_parity, verification_smoke,
    verification_executed, verification_executed_evidenced, verification_failed, verification_failed_inferred,
    verification_absent, verification_absent_inferred, verification_placeholder,
    style_in_place, style_backfill, style_dual_write, style_other,
    style_in_place_inferred, style_backfill_inferred, style_dual_write_inferred, style_other_inferred,
    volume_small, volume_medium, volume_large,
    tenancy_tenant_key, tenancy_multi_tenant, tenancy_isolated, tenancy_checked, tenancy_risk, tenancy_risk_inferred,
    tenancy_no_tenant
  FROM temp.gov_plan_signals
), gov_unit_evidence AS NOT MATERIALIZED (
  SELECT e.path AS unit_id, +e.scope AS scope, +e.aspect AS aspect, e.path || coalesce(':' || e.line, '') AS place
  FROM temp.gov_evidence AS e
), gov_coverage AS NOT MATERIALIZED (
--+ status/coverage
), gov_backup AS NOT MATERIALIZED (
--+ status/backup
), gov_rollback AS NOT MATERIALIZED (
--+ status/rollback
), gov_verification AS NOT MATERIALIZED (
--+ status/verification
), gov_style AS NOT MATERIALIZED (
--+ status/style
), gov_volume AS NOT MATERIALIZED (
--+ status/volume
), gov_tenancy AS NOT MATERIALIZED (
--+ status/tenancy
)
SELECT p.path,
  (SELECT s.heading FROM temp.gov_sections AS s WHERE s.path = p.path AND s.level > 0 ORDER BY s.line LIMIT 1) AS title,
  f.spec_id,
  (SELECT count(*) FROM temp.gov_unit_plans AS u WHERE u.path = p.path) AS units,
  c.status AS coverage_status, b.status AS backup_status, r.status AS rollback_status, v.status AS verification_status,
  y.status AS migration_style, o.status AS migration_volume, t.status AS multi_tenant_risk,
  coalesce((SELECT CASE max(CASE w.crosses WHEN 1 THEN 2 WHEN 0 THEN 0 ELSE 1 END) WHEN 2 THEN 'POTENTIAL' WHEN 0 THEN 'NONE' END
            FROM temp.gov_flows AS f CROSS JOIN temp.gov_routes AS w
            WHERE f.path = p.path AND w.route_no = f.route_no), 'UNKNOWN') AS residency_risk_status,
  json_object('coverage', c.reason, 'backup', b.reason, 'rollback', r.reason, 'verification', v.reason,
    'style', y.reason, 'volume', o.reason, 'tenancy', t.reason) AS reasons
FROM temp.gov_plan_signals AS p
  JOIN temp.gov_artifacts AS f ON f.path = p.path AND f.status IN ('read', 'partial')
  JOIN gov_coverage AS c ON c.unit_id = p.path
  JOIN gov_backup AS b ON b.unit_id = p.path
  JOIN gov_rollback AS r ON r.unit_id = p.path
  JOIN gov_verification AS v ON v.unit_id = p.path
  JOIN gov_style AS y ON y.unit_id = p.path
  JOIN gov_volume AS o ON o.unit_id = p.path
  JOIN gov_tenancy AS t ON t.unit_id = p.path;
