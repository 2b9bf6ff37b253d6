CREATE TEMP VIEW gov_unit_signals AS
-- What do the documents and scripts that cover a unit say, counted? Only the columns that a status rule reads. The
-- rules name this view without a schema, so that gov_plans can put the signals of single plans in its place and judge
-- them by the same text.
SELECT unit_id, plans, scripts, pipelines, models, reports, changed, destructive, runs_failed, volume_rows_stated, volume_bytes_stated,
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
FROM temp.gov_signals;
