/* sqlite_table.c: SQLite's CREATE statements and row identity. */
#include "generate/sqlite_parts.h"

#include "generate/draft.h"

static void put_names(sqlite3_str *out, const gov_sql_names *names) {
  sqlite3_str_appendall(out, "(");
  for (int32_t i = 0; i < names->count; i++)
    sqlite3_str_appendf(out, "%s\"%w\"", i ? ", " : "", names->rows[i]);
  sqlite3_str_appendall(out, ")");
}

const gov_catalog_column *gov_sqlite_integer_key(const gov_catalog_table *table) {
  const gov_catalog_constraint *key = gov_catalog_primary_key(table);
  if (!key || key->columns.count != 1 || table->without_rowid) return NULL;
  const gov_catalog_column *column = gov_catalog_column_named(table, key->columns.rows[0]);
  return column && !gov_fold_compare(column->type, "integer") ? column : NULL;
}

static void put_column(sqlite3_str *out, const gov_catalog_table *table,
                       const gov_catalog_column *column) {
  sqlite3_str_appendf(out, "  \"%w\"", column->name);
  if (*column->type) sqlite3_str_appendf(out, " %s", column->type);
  /* AUTOINCREMENT is only allowed on the column itself. */
  if (column->auto_increment && gov_sqlite_integer_key(table) == column) {
    sqlite3_str_appendall(out, " PRIMARY KEY AUTOINCREMENT");
  }
  if (column->not_null) sqlite3_str_appendall(out, " NOT NULL");
  if (column->default_text) sqlite3_str_appendf(out, " DEFAULT %s", column->default_text);
  if (column->collation) sqlite3_str_appendf(out, " COLLATE \"%w\"", column->collation);
  if (column->generated) {
    sqlite3_str_appendf(out, " GENERATED ALWAYS AS (%s) %s", column->generated,
                        column->generated_stored ? "STORED" : "VIRTUAL");
  }
}

static void put_constraint(sqlite3_str *out, const gov_catalog_constraint *constraint) {
  if (constraint->name) sqlite3_str_appendf(out, "  CONSTRAINT \"%w\"\n  ", constraint->name);
  switch (constraint->kind) {
  case GOV_SQL_PRIMARY_KEY:
    sqlite3_str_appendall(out, "  PRIMARY KEY ");
    put_names(out, &constraint->columns);
    break;
  case GOV_SQL_UNIQUE:
    sqlite3_str_appendall(out, "  UNIQUE ");
    put_names(out, &constraint->columns);
    break;
  case GOV_SQL_FOREIGN_KEY:
    sqlite3_str_appendall(out, "  FOREIGN KEY ");
    put_names(out, &constraint->columns);
    sqlite3_str_appendf(out, " REFERENCES \"%w\"", constraint->referenced_table);
    if (constraint->referenced_columns.count) put_names(out, &constraint->referenced_columns);
    if (constraint->on_delete) {
      sqlite3_str_appendf(out, " ON DELETE %s", gov_reference_action_name(constraint->on_delete));
    }
    if (constraint->on_update) {
      sqlite3_str_appendf(out, " ON UPDATE %s", gov_reference_action_name(constraint->on_update));
    }
    if (constraint->deferrable == 2) sqlite3_str_appendall(out, " DEFERRABLE INITIALLY DEFERRED");
    if (constraint->deferrable == 1) sqlite3_str_appendall(out, " DEFERRABLE");
    break;
  default:
    sqlite3_str_appendf(out, "  CHECK (%s)", constraint->check ? constraint->check : "1");
    break;
  }
}

void gov_sqlite_create_table(sqlite3_str *out, const char *name, const gov_catalog_table *table,
                             const gov_catalog_column **kept, int kept_count) {
  const gov_catalog_column *integer_key = gov_sqlite_integer_key(table);
  sqlite3_str_appendf(out, "CREATE TABLE \"%w\" (\n", name);
  for (size_t i = 0; i < table->columns.count; i++) {
    if (i) sqlite3_str_appendall(out, ",\n");
    put_column(out, table, gov_catalog_column_at(table, i));
  }
  for (int i = 0; i < kept_count; i++) {
    sqlite3_str_appendf(out, ",\n  \"%w\"%s%s", kept[i]->name, *kept[i]->type ? " " : "",
                        kept[i]->type);
  }
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (constraint->kind == GOV_SQL_PRIMARY_KEY && integer_key && integer_key->auto_increment)
      continue;
    sqlite3_str_appendall(out, ",\n");
    put_constraint(out, constraint);
  }
  sqlite3_str_appendall(out, "\n)");
  if (table->without_rowid) sqlite3_str_appendall(out, " WITHOUT ROWID");
  if (table->strict) sqlite3_str_appendall(out, table->without_rowid ? ", STRICT" : " STRICT");
  sqlite3_str_appendall(out, ";\n");
}

static const char *object_word(const gov_catalog_object *object) {
  return object->kind == GOV_SQL_VIEW      ? "VIEW"
         : object->kind == GOV_SQL_TRIGGER ? "TRIGGER"
                                           : "INDEX";
}

void gov_sqlite_create_object(sqlite3_str *out, const gov_catalog_object *object) {
  sqlite3_str_appendf(out, "CREATE %s%s \"%w\"", object->unique ? "UNIQUE " : "",
                      object_word(object), object->name);
  if (object->kind == GOV_SQL_INDEX)
    sqlite3_str_appendf(out, " ON \"%w\" %s;\n", object->table, object->text);
  else
    sqlite3_str_appendf(out, " %s;\n", object->text);
}

void gov_sqlite_drop_object(sqlite3_str *out, const gov_catalog_object *object) {
  sqlite3_str_appendf(out, "DROP %s IF EXISTS \"%w\";\n", object_word(object), object->name);
}

/* A name for the rowid that no column of the two tables shadows, or NULL. */
static const char *rowid_word(const gov_table_change *change) {
  static const char *const words[] = {"rowid", "_rowid_", "oid"};
  for (int i = 0; i < 3; i++) {
    if (!gov_catalog_column_named(change->from, words[i]) &&
        !gov_catalog_column_named(change->to, words[i]))
      return words[i];
  }
  return NULL;
}

static const char *quoted(gov_arena *arena, const char *name) {
  return gov_arena_printf(arena, "\"%w\"", name);
}

static const gov_catalog_column *source_of(const gov_table_change *change,
                                           const gov_catalog_column *column) {
  return change->sources[(size_t)((const unsigned char *)column - change->to->columns.rows) /
                         sizeof *column];
}

/* Both have rowids: the copy keeps them, so they tell. */
static void key_by_rowid(gov_arena *arena, const gov_table_change *change, gov_row_key *key) {
  const char *word = rowid_word(change);
  const gov_catalog_column *after = gov_sqlite_integer_key(change->to);
  const gov_catalog_column *before = after ? source_of(change, after) : NULL;
  if (after && before) {
    key->before[0] = quoted(arena, before->name);
    key->after[0] = quoted(arena, after->name);
    key->count = 1;
    return;
  }
  if (!word) return;
  key->count = 1;
  key->before[0] = key->fill_from = word;
  key->after[0] = key->fill = after ? quoted(arena, after->name) : word;
}

void gov_sqlite_row_key(gov_arena *arena, const gov_table_change *change, gov_row_key *key) {
  *key = (gov_row_key){0};
  if (!change->from->without_rowid && !change->to->without_rowid) {
    key_by_rowid(arena, change, key);
    return;
  }
  const gov_catalog_constraint *primary = gov_catalog_primary_key(change->to);
  if (!primary || primary->columns.count > 16) return;
  for (int32_t i = 0; i < primary->columns.count; i++) {
    const gov_catalog_column *after =
        gov_catalog_column_named(change->to, primary->columns.rows[i]);
    const gov_catalog_column *before = after ? source_of(change, after) : NULL;
    if (!before) {
      key->count = 0;
      return;
    }
    key->before[i] = quoted(arena, before->name);
    key->after[i] = quoted(arena, after->name);
    key->count = i + 1;
  }
}
