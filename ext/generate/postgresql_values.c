/* postgresql_values.c: columns and tables that the spec's mapping fills, in batches. */
#include "generate/postgresql_parts.h"

static void fill_column(const gov_script *at, const gov_script_table *table,
                        const gov_catalog_column *column) {
  const gov_mapped *value = gov_script_value(at, table, column);
  if (!value) return;
  const char *text = gov_script_value_text(at, value, GOV_SQL_POSTGRESQL, 0, NULL);
  char *assignment = sqlite3_mprintf("\"%w\" = (%s)", column->name, text);
  char *condition = sqlite3_mprintf("\"%w\" IS NULL AND (%s) IS NOT NULL", column->name, text);
  gov_draft_comment(at->out, "%s.%s by the mapping in line %d of the spec", table->after->name,
                    column->name, value->hint->line);
  if (assignment && condition)
    gov_postgresql_backfill(at, table->after->name, assignment, condition);
  sqlite3_free(assignment);
  sqlite3_free(condition);
}

/* The columns the mapping fills and their values, as two lists. */
static void lists(const gov_script *at, const gov_table_change *change, int done, char **columns,
                  char **values) {
  sqlite3_str *left = sqlite3_str_new(NULL), *right = sqlite3_str_new(NULL);
  const char *comma = "";
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_mapped *value = change->values[i];
    const gov_catalog_column *column = gov_catalog_column_at(change->to, i);
    if (!value) continue;
    sqlite3_str_appendf(left, "%s\"%w\"", comma, column->name);
    sqlite3_str_appendf(right, done ? "%s(%s)::%s" : "%s%s", comma,
                        gov_script_value_text(at, value, GOV_SQL_POSTGRESQL, done, NULL),
                        column->type);
    comma = ", ";
  }
  *columns = sqlite3_str_finish(left);
  *values = sqlite3_str_finish(right);
}

static void fill_table(const gov_script *at, const gov_table_change *change) {
  char *columns, *values;
  lists(at, change, 0, &columns, &values);
  const gov_catalog_table *from = change->filled_from;
  const char *source = gov_script_table_name(at, from, GOV_SQL_POSTGRESQL, 0);
  const char *plain = at->draft->plan ? from->name : "";
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    const gov_table_change *other = gov_list_at(&at->draft->plan->changes, i);
    if (other->from == from && other->to) plain = other->to->name;
  }
  char *statement = columns && values
                        ? sqlite3_mprintf("INSERT INTO \"%w\" (%s)\n    SELECT %s FROM %s",
                                          change->to->name, columns, values, source)
                        : NULL;
  gov_draft_comment(at->out, "%s: a row for each row of %s, by the spec's mapping",
                    change->to->name, from->name);
  if (statement)
    gov_postgresql_batches(at, plain, statement, "true", "\n    ON CONFLICT DO NOTHING");
  sqlite3_free(statement);
  sqlite3_free(columns);
  sqlite3_free(values);
}

void gov_postgresql_fill(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count && !at->back; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (table.change->filled_from) fill_table(at, table.change);
    if (!table.before || !table.after || !table.change->values) continue;
    for (size_t k = 0; k < table.after->columns.count; k++)
      fill_column(at, &table, gov_catalog_column_at(table.after, k));
  }
}

/* Afterwards the saved columns still say what the values were made of. */
void gov_postgresql_check_values(const gov_script *at, const gov_script_table *table) {
  const gov_table_change *change = table->change;
  if (change->filled_from) {
    char *columns, *values;
    lists(at, change, 1, &columns, &values);
    char *found =
        columns && values
            ? sqlite3_mprintf(
                  "SELECT count(*) FROM (SELECT %s FROM %s\n  EXCEPT ALL SELECT %s FROM "
                  "\"%w\") AS missing",
                  values, gov_script_table_name(at, change->filled_from, GOV_SQL_POSTGRESQL, 1),
                  columns, change->to->name)
            : NULL;
    gov_postgresql_check_count(at->out, "rows the mapping gives that are missing in",
                               table->after->name, "", found);
    sqlite3_free(columns);
    sqlite3_free(values);
    return;
  }
  for (size_t k = 0; change->values && table->before && k < table->after->columns.count; k++) {
    const gov_catalog_column *column = gov_catalog_column_at(table->after, k);
    const gov_mapped *value = change->values[k];
    if (!value) continue;
    const char *text = gov_script_value_text(at, value, GOV_SQL_POSTGRESQL, 1, NULL);
    gov_postgresql_check_count(
        at->out, "values that differ from the mapping in", table->after->name, column->name,
        sqlite3_mprintf("SELECT count(*) FROM \"%w\" WHERE (%s) IS NOT NULL AND\n  \"%w\" IS "
                        "DISTINCT FROM (%s)::%s",
                        table->after->name, text, column->name, text, column->type));
  }
}
