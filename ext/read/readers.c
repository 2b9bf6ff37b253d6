/* readers.c: the table of readers, one line each, and the choice among them. */
#include "read/readers.h"

const gov_reader *const gov_readers[] = {
    &gov_reader_panel,
    &gov_reader_manifest,
    &gov_reader_run_report,
    &gov_reader_run_report_lines,
    &gov_reader_run_dbt,
    &gov_reader_run_expectations,
    &gov_reader_run_soda,
    &gov_reader_run_contract,
    &gov_reader_run_validations,
    &gov_reader_run_difference,
    &gov_reader_run_dms,
    &gov_reader_run_backup,
    &gov_reader_run_health,
    &gov_reader_tool_config,
    &gov_reader_order_file,
    &gov_reader_code,
    &gov_reader_liquibase,
    &gov_reader_sql_script,
    &gov_reader_code_script,
    &gov_reader_sql_model,
    &gov_reader_run_csv,
    &gov_reader_run_markdown,
    &gov_reader_audit_lines,
    &gov_reader_audit,
    &gov_reader_run_checksums,
    &gov_reader_run_summary,
    &gov_reader_run_log,
    &gov_reader_stage_evidence,
    &gov_reader_markdown,
    &gov_reader_record,
    &gov_reader_plan_tree,
    &gov_reader_pipeline_connect,
    &gov_reader_pipeline_dms,
    &gov_reader_pipeline_airbyte,
    &gov_reader_pipeline_fivetran,
    &gov_reader_pipeline_etl,
    &gov_reader_lineage_lines,
    &gov_reader_lineage,
    &gov_reader_dbt_manifest,
    &gov_reader_dbt_properties,
    &gov_reader_prisma,
    &gov_reader_typescript_model,
    &gov_reader_model_markdown,
    &gov_reader_json_schema,
    &gov_reader_fides,
    &gov_reader_data_contract,
    &gov_reader_odcs,
    &gov_reader_policies,
    &gov_reader_policy_markdown,
    &gov_reader_registry,
    NULL,
};

static const char *const kind_names[] = {"plan",     "script",  "pipeline", "model", "policy",
                                         "report",   "quality", "audit",    "spec",  "tasks",
                                         "registry", "index",   "config",   "ui",    "record"};

const char *gov_kind_name(gov_kind kind) {
  for (unsigned i = 0; i < sizeof kind_names / sizeof *kind_names; i++) {
    if ((unsigned)kind == 1u << i) return kind_names[i];
  }
  return NULL;
}

const gov_reader *gov_reader_for(const gov_source *head) {
  const gov_reader *best = NULL;
  int best_confidence = 0;
  for (int i = 0; gov_readers[i]; i++) {
    if (!(gov_readers[i]->kinds & (unsigned)head->kind)) continue;
    int confidence = gov_readers[i]->recognise(head);
    if (confidence > best_confidence) {
      best = gov_readers[i];
      best_confidence = confidence;
    }
  }
  return best;
}
