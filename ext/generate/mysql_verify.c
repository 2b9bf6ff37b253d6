/* mysql_verify.c: what a MySQL draft is checked with afterwards. */
#include "generate/mysql_parts.h"

static const char *named(const gov_script *at, const char *what, const char *table,
                         const char *column) {
  const char *made =
      gov_arena_printf(at->arena, "%s %s%s%s", what, table, *column ? "." : "", column);
  return made ? made : "";
}

static void check(const gov_script *at, const char *name, const char *expected, const char *found) {
  sqlite3_str_appendf(
      at->out,
      "SELECT %s AS `check`, e AS expected, f AS found, IF(e <=> f, 'ok', 'FAILED') "
      "AS result\nFROM (SELECT (%s) AS e, (%s) AS f) AS both_sides;\n",
      gov_mysql_literal(at, name), expected, found);
}

static void check_rows(const gov_script *at, const gov_catalog_table *table) {
  const char *fact = named(at, "rows of", table->name, "");
  const char *expected = gov_arena_printf(
      at->arena, "SELECT `value` FROM `_gov_migration` WHERE `draft` = '%s' AND `fact` = %s",
      at->draft->id, gov_mysql_literal(at, fact));
  const char *found =
      gov_arena_printf(at->arena, "SELECT count(*) FROM %s", gov_mysql_id(at, table->name));
  if (expected && found) check(at, fact, expected, found);
}

static void check_none(const gov_script *at, const char *name, const char *table,
                       const char *condition) {
  const char *found = gov_arena_printf(at->arena, "SELECT count(*) FROM %s WHERE %s",
                                       gov_mysql_id(at, table), condition);
  if (found) check(at, name, "SELECT 0", found);
}

static int is_text(const char *type) {
  static const char *const words[] = {"char", "text", "enum", "set"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gov_text_find(gov_text_of(type), words[i])) return 1;
  }
  return 0;
}

static void check_column(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name, *id = gov_mysql_id(at, after->name);
  const char *null = gov_arena_printf(at->arena, "%s IS NULL", id);
  if (after->not_null && null) check_none(at, named(at, "nulls in", t, after->name), t, null);
  const gov_mapped *value = gov_script_value(at, table, after);
  if (value && !value->join) {
    const char *text = gov_script_value_text(at, value, GOV_SQL_MYSQL, 1, NULL);
    const char *differs =
        gov_arena_printf(at->arena, "(%s) IS NOT NULL AND NOT (%s <=> (%s))", text, id, text);
    if (differs)
      check_none(at, named(at, "values that differ from the mapping in", t, after->name), t,
                 differs);
  }
  if (!pair->before || gov_types_equal(pair->before->type, after->type, GOV_SQL_MYSQL)) return;
  int both_text = is_text(pair->before->type) && is_text(after->type);
  const char *saved = gov_mysql_id(at, gov_script_name(at, GOV_SAVED, pair->before->name));
  /* Texts by their bytes; else the new type's text of the value may differ; the value, read back, may not. */
  const char *differs = gov_arena_printf(
      at->arena, "(%s IS NULL) <> (%s IS NULL) OR (%s IS NOT NULL AND NOT %s)", saved, id, saved,
      both_text ? gov_mysql_same(at, id, saved, "text")
                : gov_script_text(at, "(%s = %s)", id, saved));
  if (differs)
    check_none(at, named(at, "converted values that differ from the saved ones in", t, after->name),
               t, differs);
}

static void check_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (pair->after) check_column(at, table, pair);
  }
  gov_list_free(&columns);
}

void gov_mysql_verify(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (!table.after || !table.change->changed) continue;
    if (table.before || table.change->filled_from) check_rows(at, table.after);
    if (table.before) check_columns(at, &table);
    for (size_t k = 0; k < table.after->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.after, k);
      if (constraint->kind != GOV_SQL_FOREIGN_KEY || !constraint->referenced_columns.count)
        continue;
      const char *found = gov_arena_printf(at->arena, "SELECT count(*) %s",
                                           gov_mysql_orphans(at, table.after, constraint));
      if (found)
        check(at, named(at, "broken references of", table.after->name, constraint->columns.rows[0]),
              "SELECT 0", found);
    }
  }
}
