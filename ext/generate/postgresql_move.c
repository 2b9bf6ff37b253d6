/* postgresql_move.c: values that move in a PostgreSQL draft: by the spec's mapping, into a new type, where
** a default fills what was empty; and what must have a value from now on.
**
** Everything here goes in batches or is asked first, so that the lock that keeps everybody out is held for
** as little as can be: only a change of type rewrites a table under it, and that is bounded by statement_timeout.
*/
#include "generate/postgresql_parts.h"

static const char prefix_filled[] = "_gov_filled_";

int gov_postgresql_changes(const gov_script_table *table) {
  return table->before && table->after && table->change->changed;
}

int gov_postgresql_fills_later(const gov_script *at, const gov_script_table *table,
                               const gov_catalog_column *column) {
  return column->default_text &&
         (column->default_volatile || gov_script_value(at, table, column) != NULL);
}

void gov_postgresql_put_default(const gov_script *at, const gov_catalog_table *table,
                                const gov_catalog_column *column) {
  if (column->default_text)
    sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ALTER COLUMN \"%w\" SET DEFAULT %s;\n",
                        table->name, column->name, column->default_text);
  else
    sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ALTER COLUMN \"%w\" DROP DEFAULT;\n",
                        table->name, column->name);
}

/* ---- another type ---- */

static const char *has_fact(const gov_script *at, const char *fact) {
  return gov_script_text(at,
                         "EXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND "
                         "\"fact\" = '%q')",
                         at->draft->id, fact);
}

static const char *converted_fact(const gov_script *at, const gov_table_change *change,
                                  const gov_catalog_column *from) {
  return gov_script_text(at, "converted %s.%s", change->from->name, from->name);
}

static const char *collation_of(const gov_script *at, const gov_catalog_column *column) {
  return column->collation ? gov_script_text(at, " COLLATE \"%w\"", column->collation) : "";
}

/* The column as it was is kept first, so that the rollback gives back what was there and not what the new
** type made of it. Under the lock only the latest values are caught up; what does not come back unchanged from
** the new type stops the script. */
static void convert(const gov_script *at, const gov_script_table *table,
                    const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  const char *t = table->after->name, *c = after->name;
  const char *saved = gov_script_name(at, GOV_SAVED, before->name);
  const char *fact = converted_fact(at, table->change, before), *done = has_fact(at, fact);
  const char *name = gov_script_text(at, "\"%w\"", c);
  char *value = gov_postgresql_converted(name, after->type);
  const char *assignment = gov_script_text(at, "\"%w\" = %s", saved, name);
  const char *differs = gov_script_text(at, "\"%w\"::text IS DISTINCT FROM %s::text", saved, name);
  const char *said = gov_script_text(at, "%s.%s: some values do not fit the new type", t, c);
  sqlite3_str_appendall(at->out, "\n");
  gov_draft_comment(at->out, "%s.%s changes its type. Its values are kept in %s for the rollback.",
                    t, c, saved);
  gov_postgresql_hurried(at);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" %s;\n", t, saved,
                      before->type);
  gov_postgresql_backfill(at, t, assignment, gov_script_text(at, "%s AND NOT %s", differs, done));
  gov_postgresql_free_from_indexes(at, table, before);
  gov_draft_comment(at->out,
                    "The table is rewritten under an exclusive lock. If statement_timeout stops it "
                    "here, it needs a quiet hour and a longer one.");
  gov_postgresql_hurried(at);
  gov_postgresql_do(
      at, gov_script_text(at,
                          "  IF %s THEN RETURN; END IF;\n"
                          "  LOCK TABLE \"%w\" IN ACCESS EXCLUSIVE MODE;\n"
                          "  UPDATE \"%w\" SET %s WHERE %s;\n"
                          "  IF EXISTS (SELECT FROM \"%w\" WHERE\n"
                          "    %s::text::%s::text::%s::text IS DISTINCT FROM %s::text)\n"
                          "  THEN RAISE EXCEPTION USING MESSAGE = %Q; END IF;\n"
                          "  ALTER TABLE \"%w\" ALTER COLUMN %s DROP DEFAULT;\n"
                          "  ALTER TABLE \"%w\" ALTER COLUMN %s TYPE %s%s USING %s;\n"
                          "  INSERT INTO \"_gov_migration\" VALUES ('%q', '%q', 1);",
                          done, t, t, assignment, differs, t, name, after->type, before->type, name,
                          said, t, name, t, name, after->type, collation_of(at, after),
                          value ? value : "", at->draft->id, fact));
  gov_postgresql_put_default(at, table->after, after);
  sqlite3_free(value);
}

/* A value that nobody changed since returns as it was saved. */
static void convert_back(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  const char *t = table->after->name, *c = after->name;
  const char *saved = gov_script_name(at, GOV_SAVED, c);
  const char *done = has_fact(at, converted_fact(at, table->change, after));
  sqlite3_str_appendall(at->out, "\n");
  gov_draft_comment(at->out,
                    "%s.%s gets its first type back, and the values kept in %s where nobody "
                    "changed them since.",
                    t, c, saved);
  gov_postgresql_free_from_indexes(at, table, before);
  gov_postgresql_begin(at);
  gov_postgresql_do(
      at, gov_script_text(
              at,
              "  IF NOT %s THEN RETURN; END IF;\n"
              "  ALTER TABLE \"%w\" ALTER COLUMN \"%w\" DROP DEFAULT;\n"
              "  ALTER TABLE \"%w\" ALTER COLUMN \"%w\" TYPE %s%s USING\n"
              "    CASE WHEN \"%w\"::text IS NOT DISTINCT FROM \"%w\"::text::%s::text THEN \"%w\"\n"
              "      ELSE \"%w\"::text::%s END;",
              done, t, c, t, c, after->type, collation_of(at, after), c, saved, before->type, saved,
              c, after->type));
  gov_postgresql_put_default(at, table->after, after);
  sqlite3_str_appendf(at->out,
                      "ALTER TABLE \"%w\" DROP COLUMN IF EXISTS \"%w\"; -- the values are back\n",
                      t, saved);
  gov_postgresql_commit(at);
}

/* ---- what must have a value ---- */

/* Rows without a value get the default, and are marked: the rollback takes it from them again. */
static void fill_default(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name, *mark = "";
  if (pair->before && !at->back) {
    mark = gov_script_name(at, prefix_filled, pair->before->name);
    gov_draft_comment(at->out,
                      "Rows of %s without %s get the default and are marked in %s, so that the "
                      "rollback can empty them again.",
                      t, after->name, mark);
    gov_postgresql_hurried(at);
    sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" boolean;\n", t,
                        mark);
  } else {
    gov_draft_comment(at->out, "Rows of %s without %s get the default.", t, after->name);
  }
  const char *marks = *mark ? gov_script_text(at, ", \"%w\" = true", mark) : "";
  gov_postgresql_backfill(
      at, t, gov_script_text(at, "\"%w\" = %s%s", after->name, after->default_text, marks),
      gov_script_text(at, "\"%w\" IS NULL", after->name));
}

/* What was filled and is still the default has no value again. */
static void empty_filled(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  const char *t = table->after->name;
  if (!before->default_text || before->generated ||
      !gov_postgresql_not_null(table->before, before) ||
      gov_postgresql_not_null(table->after, after))
    return;
  const char *mark = gov_script_name(at, prefix_filled, after->name);
  gov_draft_comment(at->out, "What the migration filled in %s.%s is empty again.", t, after->name);
  gov_postgresql_hurried(at);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" boolean;\n", t,
                      mark);
  gov_postgresql_backfill(at, t, gov_script_text(at, "\"%w\" = NULL", after->name),
                          gov_script_text(at, "\"%w\" AND \"%w\"::text = (%s)::%s::text", mark,
                                          after->name, before->default_text, before->type));
  gov_postgresql_hurried(at);
  sqlite3_str_appendf(
      at->out, "ALTER TABLE \"%w\" DROP COLUMN IF EXISTS \"%w\"; -- the marks did their work\n", t,
      mark);
}

static void require(const gov_script *at, const gov_script_table *table,
                    const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name;
  if (after->default_text && !after->generated) fill_default(at, table, pair);
  const char *check = gov_script_name(at, "_gov_not_null_", after->name);
  gov_postgresql_begin(at);
  gov_draft_comment(at->out,
                    "%s.%s must have a value: a check that is validated without blocking writers "
                    "makes SET NOT NULL a matter of a moment.",
                    t, after->name);
  sqlite3_str_appendf(at->out,
                      "ALTER TABLE \"%w\" DROP CONSTRAINT IF EXISTS \"%w\",\n"
                      "  ADD CONSTRAINT \"%w\" CHECK (\"%w\" IS NOT NULL) NOT VALID;\n",
                      t, check, check, after->name);
  gov_postgresql_commit(at);
  gov_postgresql_validate(at, t, check);
  gov_postgresql_begin(at);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ALTER COLUMN \"%w\" SET NOT NULL;\n", t,
                      after->name);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" DROP CONSTRAINT IF EXISTS \"%w\";\n", t, check);
  gov_postgresql_commit(at);
}

static void move_column(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  if (at->back && pair->before) empty_filled(at, table, pair);
  if (pair->before && !gov_postgresql_same_type(pair->before, after)) {
    if (at->back)
      convert_back(at, table, pair);
    else
      convert(at, table, pair);
  }
  int was = pair->before && gov_postgresql_not_null(table->before, pair->before);
  int comes = !at->back && !pair->before;
  int later = comes && gov_postgresql_fills_later(at, table, after);
  int whole = comes && !later && (after->identity || after->serial || after->default_text);
  if (!was && !whole && gov_postgresql_not_null(table->after, after))
    require(at, table, pair);
  else if (later && !pair->kept && !gov_script_value(at, table, after))
    fill_default(at, table, pair);
}

void gov_postgresql_move_values(const gov_script *at) {
  gov_postgresql_fill(at);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    if (!gov_postgresql_changes(&table)) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++) {
      const gov_script_column *pair = gov_list_at(&columns, k);
      if (pair->after) move_column(at, &table, pair);
    }
    gov_list_free(&columns);
  }
}
