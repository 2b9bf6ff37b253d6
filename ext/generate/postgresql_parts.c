/* postgresql_parts.c: PostgreSQL's statements, each safe to run twice.
**
** What has no IF EXISTS of its own is wrapped in a DO block that asks the catalogue. The block's
** dollar quotes carry the draft's id, a digest of the draft: no name in a schema can close them.
*/
#include "generate/postgresql_parts.h"
#include "base/digest.h"

static char *name_list(const gov_sql_names *names) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (int32_t i = 0; i < names->count; i++)
    sqlite3_str_appendf(out, "%s\"%w\"", i ? ", " : "", names->rows[i]);
  char *made = sqlite3_str_finish(out);
  return made ? made : sqlite3_mprintf("");
}

static const char *deferrable_text(const gov_catalog_constraint *constraint) {
  return constraint->deferrable == 2   ? " DEFERRABLE INITIALLY DEFERRED"
         : constraint->deferrable == 1 ? " DEFERRABLE"
                                       : "";
}

static char *constraint_text(const gov_catalog_constraint *constraint) {
  char *columns = name_list(&constraint->columns), *made = NULL;
  if (constraint->kind == GOV_SQL_PRIMARY_KEY) made = sqlite3_mprintf("PRIMARY KEY (%s)", columns);
  if (constraint->kind == GOV_SQL_UNIQUE)
    made = sqlite3_mprintf("UNIQUE%s%s (%s)%s", constraint->options ? " " : "",
                           constraint->options ? constraint->options : "", columns,
                           deferrable_text(constraint));
  if (constraint->kind == GOV_SQL_CHECK) made = sqlite3_mprintf("CHECK (%s)", constraint->check);
  if (constraint->kind == GOV_SQL_FOREIGN_KEY) {
    char *there = name_list(&constraint->referenced_columns);
    made = sqlite3_mprintf(
        "FOREIGN KEY (%s) REFERENCES \"%w\"%s%s%s ON DELETE %s ON UPDATE %s%s", columns,
        constraint->referenced_table, constraint->referenced_columns.count ? " (" : "", there,
        constraint->referenced_columns.count ? ")" : "",
        gov_reference_action_name(constraint->on_delete),
        gov_reference_action_name(constraint->on_update), deferrable_text(constraint));
    if (constraint->options) { /* MATCH FULL stands before the actions */
      char *plain = made;
      made = sqlite3_mprintf(
          "FOREIGN KEY (%s) REFERENCES \"%w\"%s%s%s %s ON DELETE %s ON UPDATE %s%s", columns,
          constraint->referenced_table, constraint->referenced_columns.count ? " (" : "", there,
          constraint->referenced_columns.count ? ")" : "", constraint->options,
          gov_reference_action_name(constraint->on_delete),
          gov_reference_action_name(constraint->on_update), deferrable_text(constraint));
      sqlite3_free(plain);
    }
    sqlite3_free(there);
  }
  sqlite3_free(columns);
  return made;
}

/* A renamed table keeps the names of its keys, which a new one may want. */
static int renames_tables(const gov_plan *plan) {
  for (size_t i = 0; i < plan->changes.count; i++) {
    if (((const gov_table_change *)gov_list_at(&plan->changes, i))->renamed) return 1;
  }
  return 0;
}

const char *gov_postgresql_constraint_name(const gov_script *at, const gov_catalog_table *table,
                                           const gov_catalog_constraint *constraint) {
  char digest[17];
  if (constraint->name) return constraint->name;
  if (constraint->implied_name && !renames_tables(at->draft->plan)) return constraint->implied_name;
  char *text = constraint_text(constraint);
  char *whole = sqlite3_mprintf("%s %s", table->name, text ? text : "");
  const char *made =
      gov_arena_printf(at->arena, "gov_%s", gov_digest_short(whole ? whole : "", digest));
  sqlite3_free(whole);
  sqlite3_free(text);
  return made ? made : "";
}

int gov_postgresql_not_null(const gov_catalog_table *table, const gov_catalog_column *column) {
  (void)table;
  return column->not_null;
}

int gov_postgresql_same_type(const gov_catalog_column *a, const gov_catalog_column *b) {
  return gov_types_equal(a->type, b->type, GOV_SQL_POSTGRESQL) &&
         !gov_fold_compare(a->collation, b->collation);
}

static int is_character(const char *type) {
  gov_text text = gov_text_of(type);
  return gov_text_starts(text, "varchar") || gov_text_starts(text, "char") ||
         gov_text_is(text, "text");
}

/* An explicit cast to varchar(n) cuts; the assignment of text to it does not. */
char *gov_postgresql_converted(const char *value, const char *type) {
  if (is_character(type)) return sqlite3_mprintf("%s::text", value);
  return sqlite3_mprintf("%s::text::%s", value, type);
}

void gov_postgresql_do(const gov_script *at, const char *body) {
  sqlite3_str_appendf(at->out, "DO $gov_%s$\nBEGIN\n%s\nEND\n$gov_%s$;\n", at->draft->id, body,
                      at->draft->id);
}

void gov_postgresql_unhurried(const gov_script *at) {
  if (!*at->unhurried)
    sqlite3_str_appendall(at->out,
                          "SET statement_timeout = 0; -- what follows may take long: nobody "
                          "waits for it\n");
  *at->unhurried = 1;
}

void gov_postgresql_hurried(const gov_script *at) {
  if (*at->unhurried) sqlite3_str_appendall(at->out, "SET statement_timeout = '60s';\n");
  *at->unhurried = 0;
}

void gov_postgresql_begin(const gov_script *at) {
  gov_postgresql_hurried(at);
  sqlite3_str_appendall(at->out, "\nBEGIN;\n");
}

void gov_postgresql_commit(const gov_script *at) {
  sqlite3_str_appendall(at->out, "COMMIT;\n");
}

void gov_postgresql_put_column(const gov_script *at, const gov_catalog_column *column) {
  sqlite3_str_appendf(at->out, "\"%w\" %s", column->name, column->type);
  if (column->collation) sqlite3_str_appendf(at->out, " COLLATE \"%w\"", column->collation);
  if (column->default_text) sqlite3_str_appendf(at->out, " DEFAULT %s", column->default_text);
  if (column->generated)
    sqlite3_str_appendf(at->out, " GENERATED ALWAYS AS (%s) STORED", column->generated);
  if (column->identity) {
    sqlite3_str_appendf(at->out, " GENERATED %s AS IDENTITY",
                        column->identity == 2 ? "ALWAYS" : "BY DEFAULT");
  }
}

void gov_postgresql_create_table(const gov_script *at, const gov_catalog_table *table) {
  sqlite3_str_appendf(at->out, "CREATE TABLE IF NOT EXISTS \"%w\" (", table->name);
  const char *comma = "\n  ";
  for (size_t i = 0; i < table->columns.count; i++, comma = ",\n  ") {
    const gov_catalog_column *column = gov_catalog_column_at(table, i);
    sqlite3_str_appendall(at->out, comma);
    gov_postgresql_put_column(at, column);
    if (column->not_null) sqlite3_str_appendall(at->out, " NOT NULL");
  }
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (constraint->kind == GOV_SQL_FOREIGN_KEY) continue;
    char *text = constraint_text(constraint);
    sqlite3_str_appendf(at->out, "%sCONSTRAINT \"%w\" %s", comma,
                        gov_postgresql_constraint_name(at, table, constraint), text);
    sqlite3_free(text);
    comma = ",\n  ";
  }
  sqlite3_str_appendall(at->out, "\n);\n");
}

static void do_text(const gov_script *at, char *body) {
  if (body)
    gov_postgresql_do(at, body);
  else
    at->arena->failed = 1;
  sqlite3_free(body);
}

/* %Q of a quoted identifier: what to_regclass reads. */
static char *class_of(const char *table) {
  char *name = sqlite3_mprintf("\"%w\"", table);
  char *made = name ? sqlite3_mprintf("to_regclass(%Q)", name) : NULL;
  sqlite3_free(name);
  return made;
}

void gov_postgresql_rename_table(const gov_script *at, const char *from, const char *to) {
  char *old = class_of(from), *new = class_of(to);
  do_text(at, sqlite3_mprintf("  IF %s IS NOT NULL AND %s IS NULL THEN\n"
                              "    ALTER TABLE \"%w\" RENAME TO \"%w\";\n  END IF;",
                              old, new, from, to));
  sqlite3_free(old);
  sqlite3_free(new);
}

void gov_postgresql_rename_column(const gov_script *at, const char *table, const char *from,
                                  const char *to) {
  char *class = class_of(table);
  do_text(at,
          sqlite3_mprintf("  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = %s AND attname "
                          "= %Q AND NOT attisdropped) THEN\n"
                          "    ALTER TABLE \"%w\" RENAME COLUMN \"%w\" TO \"%w\";\n  END IF;",
                          class, from, table, from, to));
  sqlite3_free(class);
}

static const char *kind_letter(const gov_catalog_constraint *constraint) {
  switch (constraint->kind) {
  case GOV_SQL_PRIMARY_KEY: return "p";
  case GOV_SQL_UNIQUE: return "u";
  case GOV_SQL_FOREIGN_KEY: return "f";
  default: return "c";
  }
}

/* An index that could not be built whole stays behind and would be taken for the one wanted. It
** goes CONCURRENTLY, which no block can do: it is given a name first that only such a one has. */
void gov_postgresql_drop_invalid(const gov_script *at, const char *name) {
  char *class = class_of(name);
  const char *invalid = gov_script_name(at, "_gov_invalid_", name);
  gov_postgresql_hurried(at);
  do_text(at,
          sqlite3_mprintf("  IF EXISTS (SELECT FROM pg_index WHERE indexrelid = %s AND NOT "
                          "indisvalid) THEN\n    ALTER INDEX \"%w\" RENAME TO \"%w\";\n  END IF;",
                          class, name, invalid));
  gov_postgresql_unhurried(at);
  sqlite3_str_appendf(at->out, "DROP INDEX CONCURRENTLY IF EXISTS \"%w\";\n", invalid);
  sqlite3_free(class);
}

/* The database named it: it is known by what it says. A check is compared as the catalogue words
** it, by giving the same to an empty table of the same shape. */
static void drop_unnamed(const gov_script *at, const gov_catalog_table *table,
                         const gov_catalog_constraint *constraint) {
  char *class = class_of(table->name), *text = constraint_text(constraint);
  const char *letter = kind_letter(constraint);
  sqlite3_str_appendf(at->out,
                      "DO $gov_%s$\nDECLARE known name;\nBEGIN\n"
                      "  IF %s IS NULL THEN RETURN; END IF;\n"
                      "  CREATE TEMP TABLE \"_gov_like\" (LIKE \"%w\");\n"
                      "  ALTER TABLE \"_gov_like\" ADD CONSTRAINT \"_gov_same\" %s;\n"
                      "  SELECT a.conname INTO known FROM pg_constraint a, pg_constraint b\n"
                      "  WHERE a.conrelid = %s AND a.contype = '%s' AND b.conname = '_gov_same'\n"
                      "    AND b.conrelid = 'pg_temp._gov_like'::regclass\n"
                      "    AND replace(pg_get_constraintdef(a.oid), ' NOT VALID', '') = "
                      "pg_get_constraintdef(b.oid);\n"
                      "  DROP TABLE \"_gov_like\";\n"
                      "  IF known IS NOT NULL THEN EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT "
                      "%%I', %s, known); "
                      "END IF;\nEND\n$gov_%s$;\n",
                      at->draft->id, class, table->name, text, class, letter, class, at->draft->id);
  sqlite3_free(class);
  sqlite3_free(text);
}

/* A temporary table cannot reference a permanent one: foreign keys are known by their columns. */
static void drop_unnamed_reference(const gov_script *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint) {
  char *class = class_of(table->name), *there = class_of(constraint->referenced_table);
  sqlite3_str *names = sqlite3_str_new(NULL);
  for (int32_t i = 0; i < constraint->columns.count; i++)
    sqlite3_str_appendf(names, "%s%Q", i ? ", " : "", constraint->columns.rows[i]);
  char *list = sqlite3_str_finish(names);
  sqlite3_str_appendf(
      at->out,
      "DO $gov_%s$\nDECLARE known name;\nBEGIN\n"
      "  FOR known IN SELECT conname FROM pg_constraint WHERE conrelid = %s AND contype = 'f'\n"
      "    AND confrelid = %s AND ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY k "
      "(n, o)\n"
      "      JOIN pg_attribute ON attrelid = conrelid AND attnum = n ORDER BY o) = ARRAY[%s]\n"
      "  LOOP EXECUTE format('ALTER TABLE %%s DROP CONSTRAINT %%I', %s, known); END LOOP;\n"
      "END\n$gov_%s$;\n",
      at->draft->id, class, there, list, class, at->draft->id);
  sqlite3_free(list);
  sqlite3_free(class);
  sqlite3_free(there);
}

void gov_postgresql_drop_constraint(const gov_script *at, const gov_catalog_table *table,
                                    const gov_catalog_constraint *constraint) {
  const char *name = gov_postgresql_constraint_name(at, table, constraint);
  gov_draft_comment(at->out, "%s of %s goes: %s.", name, table->name,
                    at->back ? "the first schema has no such rule"
                             : "the second schema has no such rule, or another one");
  if (constraint->name || at->back)
    sqlite3_str_appendf(at->out, "ALTER TABLE IF EXISTS \"%w\" DROP CONSTRAINT IF EXISTS \"%w\";\n",
                        table->name, name);
  if (constraint->name) return;
  if (constraint->kind == GOV_SQL_FOREIGN_KEY)
    drop_unnamed_reference(at, table, constraint);
  else
    drop_unnamed(at, table, constraint);
}

static void add_if_absent(const gov_script *at, const char *table, const char *name,
                          const char *text) {
  char *class = class_of(table);
  do_text(at, sqlite3_mprintf("  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = %s AND "
                              "conname = %Q) THEN\n"
                              "    ALTER TABLE \"%w\" ADD CONSTRAINT \"%w\" %s;\n  END IF;",
                              class, name, table, name, text));
  sqlite3_free(class);
}

void gov_postgresql_validate(const gov_script *at, const char *table, const char *name) {
  gov_postgresql_unhurried(at);
  sqlite3_str_appendf(at->out, "BEGIN;\nALTER TABLE \"%w\" VALIDATE CONSTRAINT \"%w\";\nCOMMIT;\n",
                      table, name);
}

/* Keys get their index without blocking writers; the others are checked in a transaction of
** their own, after they hold for what is written from now on. */
void gov_postgresql_add_constraint(const gov_script *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint) {
  const char *name = gov_postgresql_constraint_name(at, table, constraint);
  char *text = NULL;
  if (constraint->kind == GOV_SQL_PRIMARY_KEY || constraint->kind == GOV_SQL_UNIQUE) {
    char *columns = name_list(&constraint->columns);
    gov_draft_comment(at->out,
                      "%s of %s: its index is built without blocking writers, then it takes it.",
                      name, table->name);
    gov_postgresql_drop_invalid(at, name);
    gov_postgresql_unhurried(at);
    sqlite3_str_appendf(
        at->out, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"%w\" ON \"%w\" (%s)%s%s;\n",
        name, table->name, columns, constraint->options ? " " : "",
        constraint->options ? constraint->options : "");
    sqlite3_free(columns);
    int primary = constraint->kind == GOV_SQL_PRIMARY_KEY;
    text = sqlite3_mprintf("%s USING INDEX \"%w\"%s", primary ? "PRIMARY KEY" : "UNIQUE", name,
                           deferrable_text(constraint));
    gov_postgresql_hurried(at);
    if (text) add_if_absent(at, table->name, name, text);
    sqlite3_free(text);
    return;
  }
  char *said = constraint_text(constraint);
  text = sqlite3_mprintf("%s NOT VALID", said);
  gov_postgresql_begin(at);
  gov_draft_comment(at->out,
                    "%s of %s: it holds for what is written from now on, then for what was there, "
                    "which blocks nobody.",
                    name, table->name);
  if (text) add_if_absent(at, table->name, name, text);
  gov_postgresql_commit(at);
  gov_postgresql_validate(at, table->name, name);
  sqlite3_free(said);
  sqlite3_free(text);
}

/* Blocks are read once each; the number of the next one is the checkpoint. */
void gov_postgresql_batches(const gov_script *at, const char *table, const char *statement,
                            const char *condition, const char *conflict) {
  char *class = class_of(table);
  char digest[17];
  gov_digest_short(statement, digest);
  const char *id = at->draft->id;
  gov_postgresql_unhurried(at);
  sqlite3_str_appendf(
      at->out,
      "DO $gov_%s$\nDECLARE\n  block bigint := coalesce((SELECT \"value\" FROM \"_gov_migration\"\n"
      "    WHERE \"draft\" = '%q' AND \"fact\" = 'backfill %s%s'), 0);\n"
      "  blocks bigint := pg_relation_size(%s) / current_setting('block_size')::bigint + 1;\n"
      "BEGIN\n  WHILE block < blocks LOOP\n"
      "    %s\n"
      "    WHERE ctid >= format('(%%s,0)', block)::tid AND ctid < format('(%%s,0)', block + "
      "500)::tid\n"
      "      AND %s%s;\n"
      "    block := block + 500;\n"
      "    INSERT INTO \"_gov_migration\" VALUES ('%q', 'backfill %s%s', block)\n"
      "    ON CONFLICT (\"draft\", \"fact\") DO UPDATE SET \"value\" = excluded.\"value\";\n"
      "    COMMIT;\n  END LOOP;\nEND\n$gov_%s$;\n",
      id, id, at->back ? "back " : "", digest, class, statement, condition, conflict, id,
      at->back ? "back " : "", digest, id);
  sqlite3_free(class);
}

void gov_postgresql_backfill(const gov_script *at, const char *table, const char *assignment,
                             const char *condition) {
  char *statement = sqlite3_mprintf("UPDATE \"%w\" SET %s", table, assignment);
  if (statement) gov_postgresql_batches(at, table, statement, condition, "");
  sqlite3_free(statement);
}
