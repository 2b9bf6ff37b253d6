/* script.c: a script under way, in either direction. */
#include "generate/script.h"

#include <stdarg.h>

#include "base/digest.h"

gov_script_table gov_script_table_at(const gov_script *at, size_t index) {
  const gov_table_change *change = gov_list_at(&at->draft->plan->changes, index);
  return at->back ? (gov_script_table){change, change->to, change->from}
                  : (gov_script_table){change, change->from, change->to};
}

static int source_index(const gov_table_change *change, const gov_catalog_column *column) {
  for (size_t i = 0; i < change->to->columns.count; i++) {
    if (change->sources[i] == column) return (int)i;
  }
  return -1;
}

static int is_kept(const gov_table_change *change, const gov_catalog_column *column) {
  for (int i = 0; i < change->kept_count; i++) {
    if (change->kept[i] == column) return 1;
  }
  return 0;
}

static void add_pair(const gov_script *at, gov_list *columns, const gov_catalog_column *from,
                     const gov_catalog_column *to, int kept) {
  gov_script_column *pair = gov_list_add(columns);
  if (pair)
    *pair = at->back ? (gov_script_column){to, from, kept} : (gov_script_column){from, to, kept};
  else
    at->arena->failed = 1;
}

void gov_script_columns(const gov_script *at, const gov_script_table *table, gov_list *columns) {
  const gov_table_change *change = table->change;
  *columns = (gov_list){.row_bytes = sizeof(gov_script_column)};
  for (size_t i = 0; i < change->to->columns.count; i++)
    add_pair(at, columns, change->sources[i], gov_catalog_column_at(change->to, i), 0);
  for (size_t i = 0; i < change->from->columns.count; i++) {
    const gov_catalog_column *column = gov_catalog_column_at(change->from, i);
    if (source_index(change, column) < 0)
      add_pair(at, columns, column, NULL, is_kept(change, column));
  }
}

void gov_script_each_column(const gov_script *at, const gov_script_table *table,
                            gov_script_change *stays, gov_script_change *comes) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (int coming = 0; coming < 2; coming++) {
    for (size_t i = 0; i < columns.count; i++) {
      const gov_script_column *pair = gov_list_at(&columns, i);
      if ((pair->before == NULL) == coming) (coming ? comes : stays)(at, table, pair);
    }
  }
  gov_list_free(&columns);
}

const char *gov_script_name(const gov_script *at, const char *prefix, const char *name) {
  char digest[17];
  if (strlen(prefix) + strlen(name) > 63) name = gov_digest_short(name, digest);
  const char *made = gov_arena_printf(at->arena, "%s%s", prefix, name);
  return made ? made : "";
}

const gov_mapped *gov_script_value(const gov_script *at, const gov_script_table *table,
                                   const gov_catalog_column *column) {
  const gov_table_change *change = table->change;
  if (at->back || !change->values || !change->to || !column) return NULL;
  for (size_t i = 0; i < change->to->columns.count; i++) {
    if (gov_catalog_column_at(change->to, i) == column) return change->values[i];
  }
  return NULL;
}

static const gov_table_change *change_of(const gov_script *at, const gov_catalog_table *from) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    const gov_table_change *change = gov_list_at(&at->draft->plan->changes, i);
    if (change->from == from) return change;
  }
  return NULL;
}

typedef struct naming {
  const gov_script *at;
  gov_sql_dialect dialect;
  int done;
} naming;

static const char *name_now(void *context, const gov_catalog_table *table,
                            const gov_catalog_column *column) {
  const naming *of = context;
  const gov_table_change *change = change_of(of->at, table);
  if (!change || !change->to) return column->name;
  int i = source_index(change, column);
  const gov_catalog_column *after = i >= 0 ? gov_catalog_column_at(change->to, (size_t)i) : NULL;
  int converted = after && !gov_types_equal(column->type, after->type, of->dialect);
  int retired = !after && !is_kept(change, column);
  if (of->done && (converted || retired)) return gov_script_name(of->at, GOV_SAVED, column->name);
  return after ? after->name : column->name;
}

const char *gov_script_table_name(const gov_script *at, const gov_catalog_table *table,
                                  gov_sql_dialect dialect, int done) {
  const gov_table_change *change = change_of(at, table);
  const char *name = change && change->to ? change->to->name : table->name;
  if (done && change && !change->to && !change->held_back)
    name = gov_script_name(at, GOV_SAVED, table->name);
  return gov_quoted(at->arena, name, dialect);
}

const char *gov_script_value_text(const gov_script *at, const gov_mapped *value,
                                  gov_sql_dialect dialect, int done, const char *alias) {
  naming of = {at, dialect, done};
  gov_value_style style = {.dialect = dialect,
                           .alias = value->join ? NULL : alias,
                           .source = gov_script_table_name(at, value->table, dialect, done),
                           .name = name_now,
                           .context = &of};
  if (value->target) style.target = gov_script_table_name(at, value->target, dialect, done);
  return gov_mapped_text(at->arena, value, &style);
}

const char *gov_script_text(const gov_script *at, const char *format, ...) {
  va_list values;
  va_start(values, format);
  char *made = sqlite3_vmprintf(format, values);
  va_end(values);
  const char *copy = made ? gov_arena_string(at->arena, made) : NULL;
  sqlite3_free(made);
  if (!copy) at->arena->failed = 1;
  return copy ? copy : "";
}

void gov_script_write(gov_draft *draft, const gov_script_dialect *dialect) {
  int unhurried = 0;
  gov_script at = {draft, draft->plan->arena, draft->migration, 0, &unhurried};
  gov_draft_head(draft, draft->migration, "migration",
                 gov_script_text(&at, dialect->how, "migration.sql"));
  if (dialect->note) gov_draft_comment(draft->migration, "%s", dialect->note);
  gov_draft_steps(draft, draft->migration);
  gov_draft_head(draft, draft->rollback, "rollback",
                 gov_script_text(&at, dialect->how, "rollback.sql"));
  gov_draft_comment(draft->rollback, "Also after a migration that stopped on its way.");
  gov_draft_head(draft, draft->verify, "verification",
                 "Run it after the migration; each row says ok or FAILED.");
  if (!draft->plan->steps.count) return;
  gov_draft_comment(draft->migration,
                    "A script that stopped may be run again. Columns and tables out of "
                    "use stay as " GOV_SAVED "NAME until a person drops them.");
  dialect->write(&at);
  at.out = draft->verify;
  dialect->verify(&at);
  at.out = draft->rollback;
  at.back = 1;
  unhurried = 0;
  dialect->write(&at);
}
