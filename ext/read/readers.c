/* readers.c: the table of readers, one line each, and the choice among them. */
#include "read/readers.h"
#include "read/scripts/script_quality.h"
#include "workspace/content.h"

#include "read/trees/tree.h"

enum { LARGE_BYTES = 1 << 20 }; /* below, the room is kept for the next file */

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
    &gov_reader_pipeline_terraform,
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

int gov_reading_tree(gov_reading *reading, gov_tree *tree) {
  int rc = gov_tree_read(tree, reading->facts, reading->source->path, reading->source->bytes);
  if (rc == SQLITE_OK && tree->broken) {
    reading->artifact->status = tree->documents ? GOV_PARTIAL : GOV_FAILED;
    reading->damaged = 1;
  }
  return rc;
}

void gov_reading_let_go(gov_reading *reading) {
  if (!reading->content || reading->source->bytes.n < LARGE_BYTES) return;
  gov_buffer_free(reading->content);
  reading->source->bytes = (gov_text){"", 0};
}

static int read_members(const gov_reader *reader, gov_reading *reading, const gov_node *list) {
  int rc = SQLITE_OK;
  for (const gov_node *at = list->first; at && rc == SQLITE_OK; at = at->next)
    if (at->kind == GOV_NODE_MAP) rc = reader->read_root(reading, at);
  return rc;
}

static int read_tree(const gov_reader *reader, gov_reading *reading) {
  gov_tree tree;
  int rc = gov_reading_tree(reading, &tree);
  if (rc != SQLITE_OK) return rc;
  for (const gov_node *root = tree.documents; root && rc == SQLITE_OK; root = root->next) {
    int list = reader->lists && root->kind == GOV_NODE_LIST;
    rc = list ? read_members(reader, reading, root) : reader->read_root(reading, root);
  }
  gov_tree_free(&tree);
  return rc;
}

int gov_reader_read(const gov_reader *reader, gov_reading *reading, gov_lines *lines) {
  int rc = reader->read         ? reader->read(reading)
           : reader->read_lines ? reader->read_lines(reading, lines)
                                : read_tree(reader, reading);
  if (rc == SQLITE_OK && reading->source->bytes.z &&
      (reading->source->kind & (GOV_KIND_PLAN | GOV_KIND_PIPELINE | GOV_KIND_CONFIG)))
    gov_document_secrets(reading);
  return rc == SQLITE_OK && reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}
