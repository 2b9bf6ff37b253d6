/* data_table.c: the tables of data/ as virtual tables, for anybody who asks what the extension
** knows.
**
**   SELECT region, country FROM gov_regions WHERE provider = 'aws';
**
** They never change and need no scan. No index: they are small, and views that join them
** materialise them.
*/
#include "embedded.h"
#include "tables/vtab.h"

const gov_data_vtab gov_data_vtabs[] = {
    {"gov_hazard_catalog", "hazards", "Every hazard that gov_hazards may report, and its peers.",
     "SELECT hazard_id, name, priority, definition FROM gov_hazard_catalog"},
    {"gov_check_catalog", "checks",
     "Every check that gov_checks may report; args: what its shape needs, as JSON.",
     "SELECT check_id, severity, title FROM gov_check_catalog WHERE framework = 'workflow'"},
    {"gov_gate_headings", "gate_sections", "The sections that the artifact of each gate must have.",
     "SELECT section FROM gov_gate_headings WHERE gate = 'MIG-3'"},
    {"gov_gate_aliases", "gate_aliases",
     "What else those sections, and what is labelled in them, may be called.",
     "SELECT language, heading FROM gov_gate_aliases WHERE section = 'point of no return'"},
    {"gov_cue_catalog", "cues",
     "What gov_cues looks for: each cue as patterns of concepts, and what makes its answer a yes.",
     "SELECT cue, wants, meaning FROM gov_cue_catalog"},
    {"gov_threshold_catalog", "thresholds",
     "The numbers that checks compare with, before a workspace sets its own; gov_thresholds has "
     "both.",
     "SELECT name, value, why FROM gov_threshold_catalog"},
    {"gov_pattern_steps", "pattern_steps",
     "The steps of each zero-downtime pattern, in order, as cues.",
     "SELECT step_no, cues FROM gov_pattern_steps WHERE pattern = 'dual_write'"},
    {"gov_metric_names", "metric_names", "How reports name a metric, and which it is.",
     "SELECT metric FROM gov_metric_names WHERE 'latency_p99_ms' GLOB glob"},
    {"gov_concepts", "concepts", "The words of each concept that cues are made of, by language.",
     "SELECT language, phrases FROM gov_concepts WHERE concept = 'restore'"},
    {"gov_gate_needs", "gate_needs", "The gates that must be approved before another may be.",
     "SELECT needs FROM gov_gate_needs WHERE gate = 'MIG-5'"},
    {"gov_override_profiles", "override_profiles",
     "What an override of policy rules takes, by policy profile.",
     "SELECT justification_chars, approvals FROM gov_override_profiles WHERE profile = 'default'"},
    {"gov_stage_headings", "stage_sections",
     "The sections that the artifacts of the migration stages must have.",
     "SELECT section FROM gov_stage_headings WHERE artifact = 'mapping'"},
    {"gov_stage_rules", "stage_artifacts",
     "How the artifacts of the migration stages are recognised.",
     "SELECT what FROM gov_stage_rules WHERE artifact = 'mapping' AND by = 'file'"},
    {"gov_model_sides", "model_sides",
     "Which side of a migration a data model describes, by a word of its path.",
     "SELECT word FROM gov_model_sides WHERE side = 'source'"},
    {"gov_hazard_aliases", "hazard_aliases",
     "The rule names of other linters and the hazards they stand for; '-': none of ours.",
     "SELECT hazard_id FROM gov_hazard_aliases WHERE linter = 'squawk' AND rule = "
     "'ban-drop-table'"},
    {"gov_regions", "regions",
     "Cloud regions of five providers, countries and areas: country and jurisdictions of each.",
     "SELECT provider, region, country, jurisdictions FROM gov_regions WHERE kind = 'region'"},
    {"gov_lexicon_catalog", "lexicon",
     "The phrases that carry meaning in a plan, before --lexicon adds to them; gov_lexicon has "
     "both.",
     "SELECT language, phrase FROM gov_lexicon_catalog WHERE signal = 'restore_tested'"},
    {0},
};

typedef struct data_vtab {
  sqlite3_vtab base;
  const gov_data_table *data;
} data_vtab;

typedef struct data_cursor {
  sqlite3_vtab_cursor base;
  int row;
} data_cursor;

static int data_connect(sqlite3 *db, void *held, int argument_count, const char *const *arguments,
                        sqlite3_vtab **out, char **error) {
  (void)argument_count, (void)arguments;
  const gov_data_vtab *description = held;
  const gov_data_table *data = gov_data(description->data);
  if (!data) {
    *error = sqlite3_mprintf("%s: built without data/%s.tsv", description->name, description->data);
    return SQLITE_ERROR;
  }
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "CREATE TABLE %s(", description->name);
  for (int i = 0; i < data->column_count; i++) {
    sqlite3_str_appendf(sql, "%s\"%w\" TEXT", i ? ", " : "", data->header[i]);
  }
  sqlite3_str_appendall(sql, ")");
  char *text = sqlite3_str_finish(sql);
  int rc = gov_declare_vtab(db, text);
  sqlite3_free(text);
  if (rc != SQLITE_OK) return rc;
  data_vtab *vtab = sqlite3_malloc64(sizeof *vtab);
  if (!vtab) return SQLITE_NOMEM;
  *vtab = (data_vtab){.data = data};
  *out = &vtab->base;
  return SQLITE_OK;
}

static int data_disconnect(sqlite3_vtab *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

static int data_best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
  info->estimatedRows = ((data_vtab *)base)->data->row_count;
  info->estimatedCost = (double)info->estimatedRows;
  return SQLITE_OK;
}

static int data_open(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
  (void)base;
  data_cursor *cursor = sqlite3_malloc64(sizeof *cursor);
  if (!cursor) return SQLITE_NOMEM;
  *cursor = (data_cursor){0};
  *out = &cursor->base;
  return SQLITE_OK;
}

static int data_close(sqlite3_vtab_cursor *base) {
  sqlite3_free(base);
  return SQLITE_OK;
}

static int data_filter(sqlite3_vtab_cursor *base, int plan, const char *plan_text,
                       int argument_count, sqlite3_value **arguments) {
  (void)plan, (void)plan_text, (void)argument_count, (void)arguments;
  ((data_cursor *)base)->row = 0;
  return SQLITE_OK;
}

static int data_next(sqlite3_vtab_cursor *base) {
  ((data_cursor *)base)->row++;
  return SQLITE_OK;
}

static int data_eof(sqlite3_vtab_cursor *base) {
  return ((data_cursor *)base)->row >= ((data_vtab *)base->pVtab)->data->row_count;
}

static int data_column(sqlite3_vtab_cursor *base, sqlite3_context *result, int column) {
  const char *cell =
      gov_data_cell(((data_vtab *)base->pVtab)->data, ((data_cursor *)base)->row, column);
  if (*cell)
    sqlite3_result_text(result, cell, -1, SQLITE_STATIC); /* lives as long as the process */
  return SQLITE_OK;
}

static int data_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
  *rowid = ((data_cursor *)base)->row + 1;
  return SQLITE_OK;
}

static const sqlite3_module data_methods = {
    .iVersion = 3,
    .xConnect = data_connect,
    .xBestIndex = data_best_index,
    .xDisconnect = data_disconnect,
    .xDestroy = data_disconnect,
    .xOpen = data_open,
    .xClose = data_close,
    .xFilter = data_filter,
    .xNext = data_next,
    .xEof = data_eof,
    .xColumn = data_column,
    .xRowid = data_rowid,
};

int gov_register_data_tables(gov_context *context) {
  int rc = SQLITE_OK;
  for (const gov_data_vtab *vtab = gov_data_vtabs; vtab->name && rc == SQLITE_OK; vtab++) {
    rc = sqlite3_create_module_v2(context->db, vtab->name, &data_methods, (void *)(uintptr_t)vtab,
                                  NULL);
  }
  return rc;
}
