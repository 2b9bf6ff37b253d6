/* facts.c: making, filling, merging and freeing gov_facts. */
#include "facts/facts.h"

#include <stdarg.h>
#include <string.h>

/* A new row of each table: what is unknown until a reader says otherwise. Tables not listed start
 * as zeros. */
static const gov_policy blank_policy = {.amount = GOV_NULL_REAL};
static const gov_item blank_item = {.checked = -1};
static const gov_task blank_task = {.done = -1};
static const gov_run blank_run = {.source_rows = GOV_NULL,
                                  .target_rows = GOV_NULL,
                                  .rejected_rows = GOV_NULL,
                                  .checksum_match = GOV_NULL,
                                  .checks_passed = GOV_NULL,
                                  .checks_failed = GOV_NULL,
                                  .encrypted = -1};
static const gov_approval blank_approval = {
    .human = -1, .human_required = -1, .confidence = GOV_NULL_REAL};
static const gov_metric blank_metric = {
    .value = GOV_NULL_REAL, .baseline = GOV_NULL_REAL, .window_s = GOV_NULL_REAL};
static const gov_signal_counts blank_signals = {.volume_rows = GOV_NULL,
                                                .volume_bytes = GOV_NULL,
                                                .kept_days_least = GOV_NULL,
                                                .kept_days_most = GOV_NULL,
                                                .backup_days_most = GOV_NULL};
static const gov_limit blank_limit = {.window_s = GOV_NULL_REAL};
static const gov_field blank_field = {.nullable = 1};

static const size_t row_bytes[GOV_FACT_TABLE_COUNT] = {
#define GOV_X(name, row) [GOV_FACT_##name] = sizeof(row),
    GOV_PLAIN_TABLES(GOV_X) GOV_PACKED_TABLES(GOV_X)
#undef GOV_X
};
#define GOV_X(name, row)                                                                           \
  _Static_assert(sizeof(row) % 8 == 0 && sizeof(row) <= GOV_PACKED_MOST_ROW_BYTES,                 \
                 "rows are packed by words");
GOV_PACKED_TABLES(GOV_X)
#undef GOV_X

static const void *const blank_rows[GOV_FACT_TABLE_COUNT] = {
    [GOV_FACT_policies] = &blank_policy,      [GOV_FACT_items] = &blank_item,
    [GOV_FACT_tasks] = &blank_task,           [GOV_FACT_runs] = &blank_run,
    [GOV_FACT_metrics] = &blank_metric,       [GOV_FACT_signals] = &blank_signals,
    [GOV_FACT_approvals] = &blank_approval,   [GOV_FACT_fields] = &blank_field,
    [GOV_FACT_plan_signals] = &blank_signals, [GOV_FACT_limits] = &blank_limit,
};

void gov_facts_init(gov_facts *facts) {
  *facts = (gov_facts){0};
  for (int i = 0; i < GOV_FACT_TABLE_COUNT; i++) {
    if (i < GOV_PLAIN_TABLE_COUNT)
      facts->tables[i].row_bytes = row_bytes[i];
    else
      facts->packed[i - GOV_PLAIN_TABLE_COUNT].row_bytes = row_bytes[i];
  }
}

void gov_facts_free(gov_facts *facts) {
  for (int i = 0; i < GOV_PLAIN_TABLE_COUNT; i++) gov_list_free(&facts->tables[i]);
  for (int i = 0; i < GOV_PACKED_TABLE_COUNT; i++) gov_packed_free(&facts->packed[i]);
  gov_arena_free(&facts->arena);
  gov_arena_free(&facts->parsed);
  gov_arena_free(&facts->scratch);
}

void *gov_facts_add(gov_facts *facts, gov_fact_table table) {
  void *row = table < GOV_PLAIN_TABLE_COUNT
                  ? gov_list_add(&facts->tables[table])
                  : gov_packed_add(&facts->packed[table - GOV_PLAIN_TABLE_COUNT]);
  if (!row) {
    facts->arena.failed = 1;
    return NULL;
  }
  if (blank_rows[table]) memcpy(row, blank_rows[table], row_bytes[table]);
  return row;
}

gov_facts_view gov_facts_look(const gov_facts *facts, gov_fact_table table) {
  gov_facts_view view = {.count = gov_facts_count(facts, table)};
  if (table < GOV_PLAIN_TABLE_COUNT)
    view.rows = &facts->tables[table];
  else
    view.packed.packed = &facts->packed[table - GOV_PLAIN_TABLE_COUNT];
  return view;
}

const void *gov_facts_row(gov_facts_view *view, size_t row) {
  return view->rows ? gov_list_at(view->rows, row) : gov_packed_at(&view->packed, row);
}

void gov_facts_view_close(gov_facts_view *view) {
  gov_packed_view_close(&view->packed);
}

void gov_diagnose(gov_facts *facts, const char *severity, const char *code, gov_place place,
                  const char *format, ...) {
  if (GOV_COUNT(facts, diagnostics) >= GOV_MAX_DIAGNOSTICS) return;
  va_list values;
  va_start(values, format);
  char *message = sqlite3_vmprintf(format, values);
  va_end(values);
  gov_diagnostic *row = GOV_ADD(facts, diagnostics);
  if (row) {
    row->severity = severity;
    row->code = code;
    row->place = place;
    row->message = gov_arena_string(&facts->arena, message);
  }
  if (!message) facts->arena.failed = 1;
  sqlite3_free(message);
}

gov_evidence *gov_state(gov_facts *facts, gov_signal signal, const char *source, gov_place place) {
  gov_evidence *row = GOV_ADD(facts, stated);
  if (!row) return NULL;
  row->signal_no = signal;
  row->scope = GOV_SCOPE_PLAN;
  row->scope_id = place.path;
  row->standing = GOV_STATED;
  row->source = source;
  row->place = place;
  return row;
}

int gov_settle(gov_facts *facts, gov_facts *from) {
  enum { KEPT_ROWS = 256 }; /* room that a batch may hold for its next artifact */
  gov_list *stated = &from->tables[GOV_FACT_stated];
  for (size_t i = 0; i < stated->count; i++) {
    gov_evidence *row = GOV_ADD(facts, evidence);
    if (!row) return SQLITE_NOMEM;
    *row = *(const gov_evidence *)gov_list_at(stated, i);
  }
  stated->count = 0;
  if (stated->capacity > KEPT_ROWS) gov_list_free(stated);
  return SQLITE_OK;
}

const char *gov_flag_value(const gov_facts *facts, const char *flag) {
  const gov_flag *rows = GOV_ROWS(facts, flags);
  for (size_t i = 0; i < GOV_COUNT(facts, flags); i++) {
    if (!strcmp(rows[i].flag, flag)) return rows[i].value;
  }
  return NULL;
}
