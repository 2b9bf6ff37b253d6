/* sqlite_values.c: what rows are filled with on their way into a new table and back, and when a value is still
** the one that was saved. All texts are the caller's to free.
*/
#include "generate/sqlite_parts.h"

const gov_table_change *gov_sqlite_change_of(const gov_draft *draft, const char *table,
                                             int of_from) {
  for (size_t i = 0; table && i < draft->plan->changes.count; i++) {
    const gov_table_change *change = gov_list_at(&draft->plan->changes, i);
    const gov_catalog_table *side = of_from ? change->from : change->to;
    if (side && !gov_fold_compare(side->name, table)) return change;
  }
  return NULL;
}

int gov_sqlite_rebuilds(const gov_table_change *change) {
  return change->from && change->to && change->changed && !change->only_adds;
}

/* How a table of the first schema is called when all is done: as it was, it stands under its saved name. */
static const char *name_afterwards(const gov_draft *draft, const gov_catalog_table *table) {
  const gov_table_change *change = gov_sqlite_change_of(draft, table->name, 1);
  int saved = change && (gov_sqlite_rebuilds(change) || (!change->to && !change->held_back));
  if (!saved) return table->name;
  const char *made = gov_arena_printf(draft->plan->arena, "%s%s", GOV_SAVED, table->name);
  return made ? made : "";
}

/* A value by the mapping, in terms of the first schema; alias: what the row's table is called in the
** verification, NULL in the migration. */
char *gov_sqlite_mapped(const gov_draft *draft, const gov_table_change *change, size_t i,
                        const char *alias) {
  const gov_mapped *value = change->values ? change->values[i] : NULL;
  const gov_catalog_column *to = gov_catalog_column_at(change->to, i);
  if (!value) return NULL;
  gov_arena *arena = draft->plan->arena;
  gov_value_style style = {.dialect = GOV_SQL_SQLITE, .alias = value->join ? NULL : alias};
  style.source = gov_quoted(
      arena, alias ? name_afterwards(draft, value->table) : value->table->name, GOV_SQL_SQLITE);
  style.target = alias                   ? alias
                 : value->target != NULL ? gov_quoted(arena, value->target->name, GOV_SQL_SQLITE)
                                         : NULL;
  const char *text = gov_mapped_text(arena, value, &style);
  return to->not_null && to->default_text
             ? sqlite3_mprintf("coalesce(%s, %s)", text, to->default_text)
             : sqlite3_mprintf("%s", text);
}

/* What target column i is filled with, in terms of the old table; NULL: left to its default. */
char *gov_sqlite_copied(const gov_draft *draft, const gov_table_change *change, size_t i) {
  const gov_catalog_column *to = gov_catalog_column_at(change->to, i), *from = change->sources[i];
  if (!from && !to->generated) return gov_sqlite_mapped(draft, change, i, NULL);
  if (!from || to->generated) return NULL;
  if (to->not_null && !from->not_null && to->default_text) {
    return sqlite3_mprintf("coalesce(\"%w\", %s)", from->name, to->default_text);
  }
  return sqlite3_mprintf("\"%w\"", from->name);
}

/* Whether the new value is the old one, as the new column's affinity holds it. */
char *gov_sqlite_is_same(const char *new_value, const char *old_value) {
  return sqlite3_mprintf(
      "(%s IS %s COLLATE BINARY\n"
      "   OR typeof(%s) = 'text' AND typeof(%s) IN ('integer', 'real') AND CAST(%s AS TEXT) = %s\n"
      "   OR typeof(%s) = 'text' AND typeof(%s) IN ('integer', 'real') AND CAST(%s AS NUMERIC) = "
      "%s)",
      new_value, old_value, new_value, old_value, old_value, new_value, old_value, new_value,
      old_value, new_value);
}

/* The same of target column i, whose NULL may have become the default. */
char *gov_sqlite_is_copied(const gov_table_change *change, size_t i) {
  const gov_catalog_column *after = gov_catalog_column_at(change->to, i),
                           *before = change->sources[i];
  int filled = after->not_null && !before->not_null && after->default_text;
  char *n = sqlite3_mprintf("n.\"%w\"", after->name);
  char *s = filled ? sqlite3_mprintf("coalesce(s.\"%w\", %s)", before->name, after->default_text)
                   : sqlite3_mprintf("s.\"%w\"", before->name);
  char *same = n && s ? gov_sqlite_is_same(n, s) : NULL;
  sqlite3_free(n);
  sqlite3_free(s);
  return same;
}

/* The first schema's column of a row: from the new table where it lives on, from the saved one
** where it was lost. A value that the migration converted is taken as saved while nobody changed
** it since. */
char *gov_sqlite_restored(const gov_table_change *change, const gov_catalog_column *before,
                          const gov_row_key *key) {
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_catalog_column *after = gov_catalog_column_at(change->to, i);
    if (change->sources[i] != before) continue;
    if (gov_columns_equal(before, after, GOV_SQL_SQLITE) || !key)
      return sqlite3_mprintf("n.\"%w\"", after->name);
    char *same = gov_sqlite_is_copied(change, i);
    char *value =
        same ? sqlite3_mprintf("CASE WHEN s.%s IS NOT NULL AND %s THEN s.\"%w\" ELSE n.\"%w\" END",
                               key->before[0], same, before->name, after->name)
             : NULL;
    sqlite3_free(same);
    return value;
  }
  for (int i = 0; i < change->kept_count; i++) {
    if (change->kept[i] == before) return sqlite3_mprintf("n.\"%w\"", before->name);
  }
  if (!key) return NULL;
  if (before->not_null && before->default_text) {
    return sqlite3_mprintf("coalesce(s.\"%w\", %s)", before->name, before->default_text);
  }
  return sqlite3_mprintf("s.\"%w\"", before->name);
}
