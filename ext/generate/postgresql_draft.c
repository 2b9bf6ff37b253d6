/* postgresql_draft.c: drafts for PostgreSQL.
**
** The migration goes in small transactions: what is added first, then values in batches, then
** what is stricter, at last what goes out of use. Nothing is dropped: a column or table that
** goes becomes _gov_saved_NAME, and the rollback gives it its name back; what the rollback takes
** out of use becomes _gov_after_NAME. A person drops both when nobody needs them any more.
**
** Migration and rollback are written by the same code: the rollback goes from the second schema
** to the first. Every statement can run twice, so that a script that stopped is run again, or
** rolled back.
*/
#include "generate/postgresql_parts.h"

static const char prefix_saved[] = "_gov_saved_", prefix_after[] = "_gov_after_",
                  prefix_filled[] = "_gov_filled_";

static const char *out_of_use(const gov_script *at) {
  return at->back ? prefix_after : prefix_saved;
}

static int changes(const gov_script_table *table) {
  return table->before && table->after && table->change->changed;
}

static void start(const gov_script *at) {
  const char *id = at->draft->id;
  sqlite3_str_appendall(at->out,
                        "SET lock_timeout = '5s'; -- rather fail than queue everybody behind it\n"
                        "SET statement_timeout = '60s';\nSET client_min_messages = warning;\n");
  if (gov_postgresql_side(at, 1)->space)
    sqlite3_str_appendf(at->out, "SET search_path = \"%w\", public;\n",
                        gov_postgresql_side(at, 1)->space);
  if (!at->back) gov_postgresql_add_enum_values(at);
  gov_postgresql_begin(at);
  sqlite3_str_appendall(at->out,
                        "CREATE TABLE IF NOT EXISTS \"_gov_migration\" (\n  \"draft\" text "
                        "NOT NULL,\n  \"fact\" text NOT NULL,\n  \"value\" bigint,\n"
                        "  PRIMARY KEY (\"draft\", \"fact\")\n);\n");
  char *body = sqlite3_mprintf("  IF %sEXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = "
                               "'%q' AND \"fact\" = '%s') THEN\n"
                               "    RAISE EXCEPTION '%s';\n  END IF;",
                               at->back ? "NOT " : "", id, at->back ? "started" : "finished",
                               at->back ? "this draft was not applied, or was rolled back before"
                                        : "this draft was applied before");
  if (body) gov_postgresql_do(at, body);
  sqlite3_free(body);
}

static void check_first(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  if (!after || after->generated || after->default_text || after->identity || after->serial ||
      !gov_postgresql_not_null(table->after, after) || gov_script_value(at, table, after) ||
      (before && gov_postgresql_not_null(table->before, before)))
    return;
  char *condition =
      before ? sqlite3_mprintf(" WHERE \"%w\" IS NULL", before->name) : sqlite3_mprintf("");
  char *said = sqlite3_mprintf("%s.%s has no value for some rows", table->after->name, after->name);
  char *body = sqlite3_mprintf("  IF NOT EXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = "
                               "'%q' AND \"fact\" = 'started')\n"
                               "  THEN\n    IF EXISTS (SELECT FROM \"%w\"%s) THEN\n"
                               "      RAISE EXCEPTION USING MESSAGE = %Q;\n    END IF;\n  END IF;",
                               at->draft->id, table->before->name, condition, said);
  if (body) gov_postgresql_do(at, body);
  sqlite3_free(condition);
  sqlite3_free(said);
  sqlite3_free(body);
}

/* Before anything is changed: do the rows fit; how many are there. */
static void check_and_note(const gov_script *at) {
  const char *id = at->draft->id;
  for (size_t i = 0; i < at->draft->plan->changes.count && !at->back; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    const gov_catalog_table *counted = table.change->filled_from;
    if (changes(&table)) {
      counted = table.before;
      gov_script_columns(at, &table, &columns);
      for (size_t k = 0; k < columns.count; k++) check_first(at, &table, gov_list_at(&columns, k));
      gov_list_free(&columns);
    }
    if (!counted) continue;
    char *body = sqlite3_mprintf(
        "  IF NOT EXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND \"fact\" = "
        "'started') THEN\n    INSERT INTO \"_gov_migration\" SELECT '%q', 'rows of %q', count(*) "
        "FROM \"%w\";\n"
        "  END IF;",
        id, id, table.after->name, counted->name);
    if (body) gov_postgresql_do(at, body);
    sqlite3_free(body);
  }
  if (!at->back) {
    sqlite3_str_appendf(
        at->out,
        "INSERT INTO \"_gov_migration\" VALUES ('%q', 'started', 1) ON CONFLICT DO NOTHING;\n", id);
  }
}

static int converts(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  int found = 0;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    found |= pair->before && pair->after && !gov_postgresql_same_type(pair->before, pair->after);
  }
  gov_list_free(&columns);
  return found;
}

/* A constraint that both sides have stays; but PostgreSQL keeps a check in the words of the types it was
** made for, which may mean nothing to others. */
static int stays_constraint(const gov_script *at, const gov_script_table *table,
                            const gov_catalog_constraint *constraint,
                            const gov_catalog_table *other) {
  if (!gov_constraint_find(other, constraint, GOV_SQL_POSTGRESQL)) return 0;
  return constraint->kind != GOV_SQL_CHECK || !converts(at, table);
}

static void drop_constraints(const gov_script *at, int references) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    int goes = !table.after && !table.change->held_back;
    if (!changes(&table) && !(goes && references)) continue;
    for (size_t k = 0; k < table.before->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.before, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      if (goes || !stays_constraint(at, &table, constraint, table.after))
        gov_postgresql_drop_constraint(at, table.before, constraint);
    }
  }
}

static void alter_column(const gov_script *at, const gov_catalog_table *table,
                         const gov_catalog_column *column, const char *change) {
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ALTER COLUMN \"%w\" %s;\n", table->name,
                      column->name, change);
}

static void put_default(const gov_script *at, const gov_catalog_table *table,
                        const gov_catalog_column *column) {
  char *change = column->default_text ? sqlite3_mprintf("SET DEFAULT %s", column->default_text)
                                      : sqlite3_mprintf("DROP DEFAULT");
  if (change) alter_column(at, table, column, change);
  sqlite3_free(change);
}

static void add_column(const gov_script *at, const gov_script_table *table,
                       const gov_script_column *pair) {
  if (pair->kept) return;
  if (at->back) {
    gov_postgresql_rename_column(at, table->after->name,
                                 gov_script_name(at, prefix_saved, pair->after->name),
                                 pair->after->name);
    return;
  }
  /* A default would fill the rows that the mapping fills. */
  int mapped = gov_script_value(at, table, pair->after) != NULL;
  gov_catalog_column column = *pair->after;
  if (mapped) column.default_text = NULL;
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS ", table->after->name);
  gov_postgresql_put_column(at, &column);
  sqlite3_str_appendall(at->out, ";\n");
  if (mapped && pair->after->default_text) put_default(at, table->after, pair->after);
}

static void loosen_column(const gov_script *at, const gov_script_table *table,
                          const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  int was_required = gov_postgresql_not_null(table->before, before);
  if (after && gov_fold_compare(before->name, after->name) != 0)
    gov_postgresql_rename_column(at, table->after->name, before->name, after->name);
  int loosens = was_required && !before->identity &&
                (!after || !gov_postgresql_not_null(table->after, after));
  if (loosens) {
    char *class = sqlite3_mprintf("\"%w\"", table->after->name);
    const char *name = after ? after->name : before->name;
    char *body =
        sqlite3_mprintf("  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = to_regclass(%Q) "
                        "AND attname = %Q) THEN\n"
                        "    ALTER TABLE \"%w\" ALTER COLUMN \"%w\" DROP NOT NULL;\n  END IF;",
                        class, name, table->after->name, name);
    if (body) gov_postgresql_do(at, body);
    sqlite3_free(body);
    sqlite3_free(class);
  }
  int other_default = after && !after->generated && gov_postgresql_same_type(before, after) &&
                      (before->default_text || after->default_text) &&
                      (!before->default_text || !after->default_text ||
                       strcmp(before->default_text, after->default_text) != 0);
  if (other_default) put_default(at, table->after, after);
}

static void change_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  if (gov_fold_compare(table->before->name, table->after->name) != 0)
    gov_postgresql_rename_table(at, table->before->name, table->after->name);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (pair->before) loosen_column(at, table, pair);
  }
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (!pair->before) add_column(at, table, pair);
  }
  gov_list_free(&columns);
}

static void add_things(const gov_script *at) {
  gov_postgresql_create_definitions(at);
  gov_postgresql_drop_objects(at, 0);
  drop_constraints(at, 1);
  drop_constraints(at, 0);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (changes(&table))
      change_columns(at, &table);
    else if (!table.before && !at->back)
      gov_postgresql_create_table(at, table.after);
    else if (!table.before && !table.change->held_back)
      gov_postgresql_rename_table(at, gov_script_name(at, prefix_saved, table.after->name),
                                  table.after->name);
  }
  gov_postgresql_own_sequences(at);
}

static const char *converted_fact(const gov_script *at, const gov_table_change *change,
                                  const gov_catalog_column *from) {
  const char *made = gov_arena_printf(at->arena, "converted %s.%s", change->from->name, from->name);
  return made ? made : "";
}

/* The old values are saved in batches beforehand; under the lock only the latest are caught up.
** What does not come back unchanged from the new type stops the script. */
static void convert(const gov_script *at, const gov_script_table *table,
                    const gov_script_column *pair) {
  const char *t = table->after->name, *c = pair->after->name;
  const char *saved = gov_script_name(at, prefix_saved, pair->before->name);
  const char *fact = converted_fact(at, table->change, pair->before);
  char *name = sqlite3_mprintf("\"%w\"", c);
  char *value = gov_postgresql_converted(name, pair->after->type);
  char *assignment = sqlite3_mprintf("\"%w\" = \"%w\"", saved, c);
  char *condition = sqlite3_mprintf(
      "\"%w\"::text IS DISTINCT FROM \"%w\"::text AND NOT EXISTS (SELECT FROM \"_gov_migration\"\n"
      "        WHERE \"draft\" = '%q' AND \"fact\" = '%q')",
      saved, c, at->draft->id, fact);
  sqlite3_str_appendf(at->out, "\nALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" %s;\n", t,
                      saved, pair->before->type);
  gov_postgresql_backfill(at, t, assignment, condition);
  gov_postgresql_begin(at);
  sqlite3_str_appendf(
      at->out, "LOCK TABLE \"%w\" IN ACCESS EXCLUSIVE MODE;\nUPDATE \"%w\" SET %s WHERE %s;\n", t,
      t, assignment, condition);
  char *said = sqlite3_mprintf("%s.%s: some values do not fit the new type", t, c);
  char *body =
      sqlite3_mprintf("  IF EXISTS (SELECT FROM \"%w\" WHERE\n"
                      "    \"%w\"::text::%s::text::%s::text IS DISTINCT FROM \"%w\"::text)\n"
                      "  THEN RAISE EXCEPTION USING MESSAGE = %Q; END IF;",
                      t, c, pair->after->type, pair->before->type, c, said);
  if (body) gov_postgresql_do(at, body);
  gov_postgresql_free_from_indexes(at, table, pair->before);
  alter_column(at, table->after, pair->after, "DROP DEFAULT");
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ALTER COLUMN \"%w\" TYPE %s", t, c,
                      pair->after->type);
  if (pair->after->collation)
    sqlite3_str_appendf(at->out, " COLLATE \"%w\"", pair->after->collation);
  sqlite3_str_appendf(at->out, " USING %s;\n", value);
  put_default(at, table->after, pair->after);
  sqlite3_str_appendf(
      at->out, "INSERT INTO \"_gov_migration\" VALUES ('%q', '%q', 1) ON CONFLICT DO NOTHING;\n",
      at->draft->id, fact);
  gov_postgresql_commit(at);
  sqlite3_free(name);
  sqlite3_free(value);
  sqlite3_free(assignment);
  sqlite3_free(condition);
  sqlite3_free(said);
  sqlite3_free(body);
}

/* A value that nobody changed since returns as it was saved. */
static void convert_back(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const char *t = table->after->name, *c = pair->after->name;
  const char *saved = gov_script_name(at, prefix_saved, c);
  const char *fact = converted_fact(at, table->change, pair->after);
  char *collation = pair->after->collation
                        ? sqlite3_mprintf(" COLLATE \"%w\"", pair->after->collation)
                        : sqlite3_mprintf("");
  char *body = sqlite3_mprintf(
      "  IF EXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND \"fact\" = '%q') "
      "THEN\n"
      "    ALTER TABLE \"%w\" ALTER COLUMN \"%w\" DROP DEFAULT;\n"
      "    ALTER TABLE \"%w\" ALTER COLUMN \"%w\" TYPE %s%s USING\n"
      "      CASE WHEN \"%w\"::text IS NOT DISTINCT FROM \"%w\"::text::%s::text THEN \"%w\"\n"
      "        ELSE \"%w\"::text::%s END;\n  END IF;",
      at->draft->id, fact, t, c, t, c, pair->after->type, collation, c, saved, pair->before->type,
      saved, c, pair->after->type);
  gov_postgresql_begin(at);
  gov_postgresql_free_from_indexes(at, table, pair->before);
  if (body) gov_postgresql_do(at, body);
  put_default(at, table->after, pair->after);
  sqlite3_str_appendf(at->out,
                      "ALTER TABLE \"%w\" DROP COLUMN IF EXISTS \"%w\"; -- the values are back\n",
                      t, saved);
  gov_postgresql_commit(at);
  sqlite3_free(collation);
  sqlite3_free(body);
}

/* Rows without a value get the default, and are marked: the rollback takes it from them again. */
static void fill_default(const gov_script *at, const gov_script_table *table,
                         const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name, *mark = "";
  if (pair->before && !at->back) {
    mark = gov_script_name(at, prefix_filled, pair->before->name);
    sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" boolean;\n", t,
                        mark);
  }
  char *assignment =
      *mark ? sqlite3_mprintf("\"%w\" = %s, \"%w\" = true", after->name, after->default_text, mark)
            : sqlite3_mprintf("\"%w\" = %s", after->name, after->default_text);
  char *condition = sqlite3_mprintf("\"%w\" IS NULL", after->name);
  if (assignment && condition) gov_postgresql_backfill(at, t, assignment, condition);
  sqlite3_free(assignment);
  sqlite3_free(condition);
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
  char *assignment = sqlite3_mprintf("\"%w\" = NULL", after->name);
  char *condition = sqlite3_mprintf("\"%w\" AND \"%w\"::text = (%s)::%s::text", mark, after->name,
                                    before->default_text, before->type);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS \"%w\" boolean;\n", t,
                      mark);
  if (assignment && condition) gov_postgresql_backfill(at, t, assignment, condition);
  sqlite3_str_appendf(
      at->out, "ALTER TABLE \"%w\" DROP COLUMN \"%w\"; -- the marks did their work\n", t, mark);
  sqlite3_free(assignment);
  sqlite3_free(condition);
}

static void require(const gov_script *at, const gov_script_table *table,
                    const gov_script_column *pair) {
  const gov_catalog_column *after = pair->after;
  const char *t = table->after->name;
  if (after->default_text && !after->generated) fill_default(at, table, pair);
  const char *check = gov_script_name(at, "_gov_not_null_", after->name);
  gov_draft_comment(at->out, "A validated check makes SET NOT NULL a matter of a moment.");
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" DROP CONSTRAINT IF EXISTS \"%w\";\n", t, check);
  sqlite3_str_appendf(
      at->out, "ALTER TABLE \"%w\" ADD CONSTRAINT \"%w\" CHECK (\"%w\" IS NOT NULL) NOT VALID;\n",
      t, check, after->name);
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" VALIDATE CONSTRAINT \"%w\";\n", t, check);
  alter_column(at, table->after, after, "SET NOT NULL");
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" DROP CONSTRAINT \"%w\";\n", t, check);
}

static void move_column(const gov_script *at, const gov_script_table *table,
                        const gov_script_column *pair) {
  if (at->back && pair->before) empty_filled(at, table, pair);
  if (pair->before && !gov_postgresql_same_type(pair->before, pair->after)) {
    if (at->back)
      convert_back(at, table, pair);
    else
      convert(at, table, pair);
  }
  int was = pair->before && gov_postgresql_not_null(table->before, pair->before);
  int new_counter = !at->back && !pair->before && (pair->after->identity || pair->after->serial);
  if (!was && !new_counter && gov_postgresql_not_null(table->after, pair->after))
    require(at, table, pair);
}

static void move_values(const gov_script *at) {
  sqlite3_str_appendall(
      at->out,
      "\nSET statement_timeout = 0; -- from here on, long statements come in batches or hold weak "
      "locks\n");
  gov_postgresql_fill(at);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    if (!changes(&table)) continue;
    gov_script_columns(at, &table, &columns);
    for (size_t k = 0; k < columns.count; k++) {
      const gov_script_column *pair = gov_list_at(&columns, k);
      if (pair->after) move_column(at, &table, pair);
    }
    gov_list_free(&columns);
  }
}

/* Keys first: references need them. */
static void add_constraints(const gov_script *at, int references) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    int comes = !table.before && !table.change->held_back;
    if (!changes(&table) && !(comes && references)) continue;
    for (size_t k = 0; k < table.after->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.after, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      if (comes || !stays_constraint(at, &table, constraint, table.before))
        gov_postgresql_add_constraint(at, table.after, constraint);
    }
  }
}

static void retire_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (pair->after || pair->kept) continue;
    const char *aside = gov_script_name(at, out_of_use(at), pair->before->name);
    if (at->back)
      sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" DROP COLUMN IF EXISTS \"%w\";\n",
                          table->after->name, aside);
    gov_postgresql_rename_column(at, table->after->name, pair->before->name, aside);
  }
  gov_list_free(&columns);
}

/* Names of keys are the schema's, not the table's: the next run of the migration needs them. */
static void free_names(const gov_script *at, const char *table) {
  char *class = sqlite3_mprintf("\"%w\"", table);
  sqlite3_str_appendf(
      at->out,
      "DO $gov_%s$\nDECLARE known record;\nBEGIN\n"
      "  FOR known IN SELECT conname, oid FROM pg_constraint\n"
      "    WHERE conrelid = to_regclass(%Q) AND contype IN ('p', 'u')\n"
      "  LOOP EXECUTE format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', to_regclass(%Q), "
      "known.conname,\n    '_gov_after_' || known.oid); END LOOP;\nEND\n$gov_%s$;\n",
      at->draft->id, class, class, at->draft->id);
  sqlite3_free(class);
}

static void retire(const gov_script *at) {
  gov_postgresql_drop_objects(at, 1);
  gov_postgresql_begin(at);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (changes(&table)) retire_columns(at, &table);
    if (table.after || table.change->held_back) continue;
    const char *aside = gov_script_name(at, out_of_use(at), table.before->name);
    if (at->back) sqlite3_str_appendf(at->out, "DROP TABLE IF EXISTS \"%w\";\n", aside);
    gov_postgresql_rename_table(at, table.before->name, aside);
    if (at->back) free_names(at, aside);
  }
  gov_postgresql_create_objects(at, GOV_SQL_VIEW);
  gov_postgresql_create_objects(at, GOV_SQL_TRIGGER);
  if (at->back)
    sqlite3_str_appendf(at->out, "DELETE FROM \"_gov_migration\" WHERE \"draft\" = '%q';\n",
                        at->draft->id);
  else
    sqlite3_str_appendf(at->out, "INSERT INTO \"_gov_migration\" VALUES ('%q', 'finished', 1);\n",
                        at->draft->id);
  gov_postgresql_commit(at);
}

void gov_postgresql_write(const gov_script *at) {
  start(at);
  check_and_note(at);
  add_things(at);
  gov_postgresql_commit(at);
  move_values(at);
  sqlite3_str_appendall(at->out, "\n");
  add_constraints(at, 0);
  gov_postgresql_create_objects(at, GOV_SQL_INDEX);
  add_constraints(at, 1);
  retire(at);
}
