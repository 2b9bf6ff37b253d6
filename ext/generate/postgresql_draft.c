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

static const char *out_of_use(const gov_script *at) {
  return at->back ? GOV_AFTER : GOV_SAVED;
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
  gov_draft_comment(at->out, "What this draft counted, how far its batches came, and that it ran.");
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
  gov_draft_comment(at->out, at->back ? "Nothing is rolled back that was not applied."
                                      : "A second run stops here, before it changes anything.");
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
  gov_draft_comment(at->out,
                    "%s.%s must have a value and nothing says which: better to stop now than "
                    "halfway.",
                    table->after->name, after->name);
  if (body) gov_postgresql_do(at, body);
  sqlite3_free(condition);
  sqlite3_free(said);
  sqlite3_free(body);
}

/* In a block, since the table may have another name by the time the script runs again. */
static void note_rows(const gov_script *at, const char *fact_table, const char *counted) {
  const char *id = at->draft->id;
  gov_draft_comment(at->out, "Counted for the verification, once, before anything changes.");
  sqlite3_str_appendf(at->out,
                      "DO $gov_%s$\nDECLARE\n  rows bigint;\nBEGIN\n"
                      "  IF NOT EXISTS (SELECT FROM \"_gov_migration\" WHERE \"draft\" = '%q' AND "
                      "\"fact\" = 'started') "
                      "THEN\n    rows := (SELECT count(*) FROM \"%w\");\n"
                      "    INSERT INTO \"_gov_migration\" VALUES ('%q', 'rows of %q', rows);\n"
                      "  END IF;\nEND\n$gov_%s$;\n",
                      id, id, counted, id, fact_table, id);
}

/* Before anything is changed: do the rows fit; how many are there. */
static void check_and_note(const gov_script *at) {
  const char *id = at->draft->id;
  for (size_t i = 0; i < at->draft->plan->changes.count && !at->back; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    gov_list columns;
    const gov_catalog_table *counted = table.change->filled_from;
    if (gov_postgresql_changes(&table)) {
      counted = table.before;
      gov_script_columns(at, &table, &columns);
      for (size_t k = 0; k < columns.count; k++) check_first(at, &table, gov_list_at(&columns, k));
      gov_list_free(&columns);
    }
    if (!counted) continue;
    note_rows(at, table.after->name, counted->name);
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
    if (!gov_postgresql_changes(&table) && !(goes && references)) continue;
    for (size_t k = 0; k < table.before->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.before, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      if (goes || !stays_constraint(at, &table, constraint, table.after))
        gov_postgresql_drop_constraint(at, table.before, constraint);
    }
  }
}

static void add_column(const gov_script *at, const gov_script_table *table,
                       const gov_script_column *pair) {
  if (pair->kept) return;
  if (at->back) {
    gov_postgresql_rename_column(at, table->after->name,
                                 gov_script_name(at, GOV_SAVED, pair->after->name),
                                 pair->after->name);
    return;
  }
  int later = gov_postgresql_fills_later(at, table, pair->after);
  gov_catalog_column column = *pair->after;
  if (later) column.default_text = NULL;
  gov_draft_comment(at->out, "%s.%s comes%s.", table->after->name, column.name,
                    later ? ", empty; its default holds for new rows, and batches below fill the "
                            "others"
                    : column.generated || column.identity || column.serial
                        ? " with values of its own for each row: the table is rewritten"
                        : "; no row is rewritten for it");
  sqlite3_str_appendf(at->out, "ALTER TABLE \"%w\" ADD COLUMN IF NOT EXISTS ", table->after->name);
  gov_postgresql_put_column(at, &column);
  if (column.not_null && column.default_text) sqlite3_str_appendall(at->out, " NOT NULL");
  sqlite3_str_appendall(at->out, ";\n");
  if (later) gov_postgresql_put_default(at, table->after, pair->after);
}

static void loosen_column(const gov_script *at, const gov_script_table *table,
                          const gov_script_column *pair) {
  const gov_catalog_column *before = pair->before, *after = pair->after;
  int was_required = gov_postgresql_not_null(table->before, before);
  if (after && gov_fold_compare(before->name, after->name) != 0) {
    gov_draft_comment(at->out, "%s.%s becomes %s, as the spec's mapping says.", table->after->name,
                      before->name, after->name);
    gov_postgresql_rename_column(at, table->after->name, before->name, after->name);
  }
  int loosens = was_required && !before->identity &&
                (!after || !gov_postgresql_not_null(table->after, after));
  if (loosens) {
    char *class = sqlite3_mprintf("\"%w\"", table->after->name);
    const char *name = after ? after->name : before->name;
    gov_draft_comment(at->out, "%s.%s may be empty from now on.", table->after->name, name);
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
  if (!other_default) return;
  gov_draft_comment(at->out,
                    "%s.%s: another default for new rows; those that are there keep theirs.",
                    table->after->name, after->name);
  gov_postgresql_put_default(at, table->after, after);
}

static void change_columns(const gov_script *at, const gov_script_table *table) {
  if (gov_fold_compare(table->before->name, table->after->name) != 0) {
    gov_draft_comment(at->out, "%s becomes %s, as the spec's mapping says.", table->before->name,
                      table->after->name);
    gov_postgresql_rename_table(at, table->before->name, table->after->name);
  }
  gov_script_each_column(at, table, loosen_column, add_column);
}

static void add_things(const gov_script *at) {
  gov_postgresql_create_definitions(at);
  gov_postgresql_drop_objects(at, 0);
  drop_constraints(at, 1);
  drop_constraints(at, 0);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (gov_postgresql_changes(&table))
      change_columns(at, &table);
    else if (!table.before && !at->back) {
      gov_draft_comment(at->out, "%s is new; its references come when all tables are there.",
                        table.after->name);
      gov_postgresql_create_table(at, table.after);
    } else if (!table.before && !table.change->held_back) {
      gov_draft_comment(at->out, "%s is back, with its rows.", table.after->name);
      gov_postgresql_rename_table(at, gov_script_name(at, GOV_SAVED, table.after->name),
                                  table.after->name);
    }
  }
  gov_postgresql_own_sequences(at);
}

/* Keys first: references need them. */
static void add_constraints(const gov_script *at, int references) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    int comes = !table.before && !table.change->held_back;
    if (!gov_postgresql_changes(&table) && !(comes && references)) continue;
    for (size_t k = 0; k < table.after->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.after, k);
      if ((constraint->kind == GOV_SQL_FOREIGN_KEY) != references) continue;
      if (comes || !stays_constraint(at, &table, constraint, table.before))
        gov_postgresql_add_constraint(at, table.after, constraint);
    }
  }
}

/* What an earlier rollback put aside under the same name makes room and is kept, under a number. */
static void make_room_column(const gov_script *at, const char *table, const char *aside) {
  const char *class = gov_script_text(at, "\"%w\"", table);
  sqlite3_str_appendf(
      at->out,
      "DO $gov_%s$\nDECLARE known record;\nBEGIN\n"
      "  FOR known IN SELECT attnum FROM pg_attribute\n"
      "    WHERE attrelid = to_regclass(%Q) AND attname = %Q AND NOT attisdropped\n"
      "  LOOP EXECUTE format('ALTER TABLE %%s RENAME COLUMN %%I TO %%I', to_regclass(%Q), %Q,\n"
      "    '_gov_after_' || known.attnum); END LOOP;\nEND\n$gov_%s$;\n",
      at->draft->id, class, aside, class, aside, at->draft->id);
}

static void make_room_table(const gov_script *at, const char *aside) {
  const char *class = gov_script_text(at, "\"%w\"", aside);
  sqlite3_str_appendf(at->out,
                      "DO $gov_%s$\nBEGIN\n  IF to_regclass(%Q) IS NOT NULL THEN\n"
                      "    EXECUTE format('ALTER TABLE %%s RENAME TO %%I', to_regclass(%Q),\n"
                      "      '_gov_after_' || to_regclass(%Q)::oid);\n  END IF;\nEND\n$gov_%s$;\n",
                      at->draft->id, class, class, class, at->draft->id);
}

static void retire_columns(const gov_script *at, const gov_script_table *table) {
  gov_list columns;
  gov_script_columns(at, table, &columns);
  for (size_t k = 0; k < columns.count; k++) {
    const gov_script_column *pair = gov_list_at(&columns, k);
    if (pair->after || pair->kept) continue;
    const char *aside = gov_script_name(at, out_of_use(at), pair->before->name);
    gov_draft_comment(at->out, "%s.%s goes out of use and stays, with its values, as %s.",
                      table->after->name, pair->before->name, aside);
    if (at->back) make_room_column(at, table->after->name, aside);
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

/* A migration that stopped may have left a key's index before the key was there. */
static void drop_stray_indexes(const gov_script *at) {
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (!gov_postgresql_changes(&table)) continue;
    for (size_t k = 0; k < table.before->constraints.count; k++) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table.before, k);
      int is_key = constraint->kind == GOV_SQL_PRIMARY_KEY || constraint->kind == GOV_SQL_UNIQUE;
      if (!is_key || stays_constraint(at, &table, constraint, table.after)) continue;
      gov_postgresql_unhurried(at);
      sqlite3_str_appendf(at->out, "DROP INDEX CONCURRENTLY IF EXISTS \"%w\";\n",
                          gov_postgresql_constraint_name(at, table.before, constraint));
    }
  }
}

static void retire(const gov_script *at) {
  gov_postgresql_drop_objects(at, 1);
  gov_postgresql_begin(at);
  for (size_t i = 0; i < at->draft->plan->changes.count; i++) {
    gov_script_table table = gov_script_table_at(at, i);
    if (gov_postgresql_changes(&table)) retire_columns(at, &table);
    if (table.after || table.change->held_back) continue;
    const char *aside = gov_script_name(at, out_of_use(at), table.before->name);
    gov_draft_comment(at->out, "%s goes out of use and stays, with its rows, as %s.",
                      table.before->name, aside);
    if (at->back) make_room_table(at, aside);
    gov_postgresql_rename_table(at, table.before->name, aside);
    if (at->back) free_names(at, aside);
  }
  gov_postgresql_create_objects(at, GOV_SQL_VIEW);
  gov_postgresql_create_objects(at, GOV_SQL_TRIGGER);
  gov_draft_comment(at->out, at->back ? "The draft may be applied again."
                                      : "The draft is applied: from now on a second run stops.");
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
  if (at->back) drop_stray_indexes(at);
  gov_postgresql_move_values(at);
  sqlite3_str_appendall(at->out, "\n");
  add_constraints(at, 0);
  gov_postgresql_create_objects(at, GOV_SQL_INDEX);
  add_constraints(at, 1);
  retire(at);
}
