/* sqlite_verify.c: the checks of a draft for SQLite: rows, values, nulls and references. */
#include "generate/sqlite_parts.h"

static void check(sqlite3_str *out, const char *name, const char *expected, const char *found) {
  sqlite3_str_appendf(out,
                      "SELECT '%q' AS \"check\", e AS expected, f AS found,\n       CASE WHEN e IS "
                      "f THEN 'ok' ELSE 'FAILED' "
                      "END AS result\nFROM (SELECT (%s) AS e, (%s) AS f);\n",
                      name, expected, found);
}

static void check_rows(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change) {
  char *name = sqlite3_mprintf("rows of %s", change->to->name);
  char *expected = sqlite3_mprintf(
      "SELECT \"value\" FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND \"fact\" = 'rows of "
      "%q'",
      draft->id, change->to->name);
  char *found = sqlite3_mprintf("SELECT count(*) FROM \"%w\"", change->to->name);
  if (name && expected && found) check(out, name, expected, found);
  sqlite3_free(name);
  sqlite3_free(expected);
  sqlite3_free(found);
}

/* The value that the mapping gives a row of the saved table. */
static char *is_mapped(const gov_draft *draft, const gov_table_change *change, size_t i) {
  if (!change->values || !change->values[i]) return NULL;
  char *s = gov_sqlite_mapped(draft, change, i, "s");
  char *n = sqlite3_mprintf("n.\"%w\"", gov_catalog_column_at(change->to, i)->name);
  char *grouped = s ? sqlite3_mprintf("(%s)", s) : NULL;
  char *same = n && grouped ? gov_sqlite_is_same(n, grouped) : NULL;
  sqlite3_free(grouped);
  sqlite3_free(n);
  sqlite3_free(s);
  return same;
}

static void check_values(const gov_draft *draft, sqlite3_str *out, const gov_table_change *change,
                         const gov_row_key *key) {
  if (!change->from || !change->to) return;
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_catalog_column *after = gov_catalog_column_at(change->to, i),
                             *before = change->sources[i];
    if (after->generated) continue;
    char *same = before ? gov_sqlite_is_copied(change, i) : is_mapped(draft, change, i);
    if (!same) continue;
    char *name =
        sqlite3_mprintf("values of %s.%s that differ from before", change->to->name, after->name);
    sqlite3_str *found = sqlite3_str_new(NULL);
    sqlite3_str_appendf(found, "SELECT count(*) FROM \"%s%w\" AS s LEFT JOIN \"%w\" AS n ON ",
                        GOV_SAVED, change->from->name, change->to->name);
    for (int k = 0; k < key->count; k++) {
      sqlite3_str_appendf(found, "%ss.%s IS n.%s", k ? " AND " : "", key->before[k], key->after[k]);
    }
    sqlite3_str_appendf(found, " WHERE NOT %s", same);
    sqlite3_free(same);
    char *text = sqlite3_str_finish(found);
    if (name && text) check(out, name, "SELECT 0", text);
    sqlite3_free(text);
    sqlite3_free(name);
  }
}

static void check_nulls(sqlite3_str *out, const gov_catalog_table *table) {
  for (size_t i = 0; i < table->columns.count; i++) {
    const gov_catalog_column *column = gov_catalog_column_at(table, i);
    if (!column->not_null) continue;
    char *name = sqlite3_mprintf("nulls in %s.%s", table->name, column->name);
    char *found = sqlite3_mprintf("SELECT count(*) FROM \"%w\" WHERE \"%w\" IS NULL", table->name,
                                  column->name);
    if (name && found) check(out, name, "SELECT 0", found);
    sqlite3_free(name);
    sqlite3_free(found);
  }
}

static void check_orphans(sqlite3_str *out, const gov_catalog_table *table) {
  char *name = sqlite3_mprintf("broken references of %s", table->name);
  char *found = sqlite3_mprintf("SELECT count(*) FROM pragma_foreign_key_check('%q')", table->name);
  if (name && found) check(out, name, "SELECT 0", found);
  sqlite3_free(name);
  sqlite3_free(found);
}

void gov_sqlite_verify(const gov_draft *draft) {
  sqlite3_str *out = draft->verify;
  gov_draft_head(draft, out, "verification",
                 "Run it after the migration; each row says ok or FAILED.");
  sqlite3_str_appendall(out, "\n");
  if (!draft->plan->steps.count) return;
  for (size_t i = 0; i < draft->plan->changes.count; i++) {
    const gov_table_change *change = gov_list_at(&draft->plan->changes, i);
    gov_row_key key = {0};
    if (!change->to || !change->changed) continue;
    if (change->from || change->filled_from) check_rows(draft, out, change);
    if (gov_sqlite_rebuilds(change)) gov_sqlite_row_key(draft->plan->arena, change, &key);
    if (key.count) check_values(draft, out, change, &key);
    check_nulls(out, change->to);
    check_orphans(out, change->to);
  }
}
