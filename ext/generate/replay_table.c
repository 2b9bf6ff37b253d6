/* replay_table.c: tables, their constraints, and what ALTER TABLE does to them. */
#include "generate/replay.h"

gov_catalog_constraint *gov_replay_new_constraint(const replay *at, gov_catalog_table *table,
                                                  gov_sql_constraint_kind kind, const char *name,
                                                  int32_t line) {
  gov_catalog_constraint *made = gov_list_add(&table->constraints);
  if (!made) {
    at->schema->arena->failed = 1;
    return NULL;
  }
  made->kind = kind;
  made->name = name;
  made->line = line;
  return made;
}

/* PostgreSQL's rule: table_columns_label, the longer of the first two cut until 63 bytes hold it.
 */
const char *gov_replay_postgresql_name(const replay *at, const char *table, const char *columns,
                                       const char *label) {
  size_t t = strlen(table), c = strlen(columns), rest = strlen(label) + 1 + (c > 0);
  while (t + c + rest > 63) {
    if (t > c)
      t--;
    else
      c--;
  }
  return gov_arena_printf(at->schema->arena, "%.*s%s%.*s_%s", (int)t, table, c ? "_" : "", (int)c,
                          columns, label);
}

const char *gov_replay_joined(const replay *at, const gov_sql_names *names) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (int32_t i = 0; i < names->count; i++)
    sqlite3_str_appendf(out, "%s%s", i ? "_" : "", names->rows[i]);
  char *text = sqlite3_str_finish(out);
  const char *made = gov_arena_string(at->schema->arena, text ? text : "");
  sqlite3_free(text);
  return made ? made : "";
}

/* A check that names one column carries its name. */
static const char *checked_column(const replay *at, const gov_catalog_table *table,
                                  const char *check) {
  const char *found = NULL;
  for (size_t i = 0; check && i < table->columns.count; i++) {
    const char *name = gov_catalog_column_at(table, i)->name;
    if (!gov_replay_mentions(at, check, name)) continue;
    if (found) return "";
    found = name;
  }
  return found ? found : "";
}

void gov_replay_imply_name(const replay *at, const gov_catalog_table *table,
                           gov_catalog_constraint *constraint) {
  const char *columns = gov_replay_joined(at, &constraint->columns), *label;
  if (constraint->name || at->dialect != GOV_SQL_POSTGRESQL) return;
  switch (constraint->kind) {
  case GOV_SQL_PRIMARY_KEY: label = "pkey", columns = ""; break;
  case GOV_SQL_UNIQUE: label = "key"; break;
  case GOV_SQL_FOREIGN_KEY: label = "fkey"; break;
  case GOV_SQL_CHECK:
    label = "check", columns = checked_column(at, table, constraint->check);
    break;
  default: return;
  }
  const char *base = gov_replay_postgresql_name(at, table->name, columns, label), *name = base;
  for (int number = 1; name && number < 100; number++) {
    int taken = 0;
    for (size_t i = 0; i < table->constraints.count; i++) {
      const gov_catalog_constraint *other = gov_catalog_constraint_at(table, i);
      const char *known = other->name ? other->name : other->implied_name;
      taken |= other != constraint && known && !gov_fold_compare(known, name);
    }
    if (!taken) break;
    name = gov_arena_printf(at->schema->arena, "%s%d", base, number);
  }
  constraint->implied_name = name;
}

/* What may stand in a constraint beside what its fields hold. */
static int option_words(const replay *at, const gov_sql_constraint *from,
                        gov_catalog_constraint *made) {
  static const char *const known[] = {
      "constraint", "primary",   "key",      "unique",  "foreign",  "references", "check",
      "on",         "delete",    "update",   "cascade", "restrict", "set",        "null",
      "default",    "no",        "action",   "not",     "valid",    "deferrable", "initially",
      "deferred",   "immediate", "match",    "simple",  "index",    "using",      "btree",
      "nulls",      "distinct",  "enforced", "if",      "exists"};
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int depth = 0, after_name = 0, nulls = 0, negated = 0;
  gov_sql_tokenize(&tokenizer, gov_replay_slice(at, from->span), at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_PUNCTUATION)
      depth += (token.text.z[0] == '(') - (token.text.z[0] == ')');
    if (depth || token.kind != GOV_SQL_WORD) {
      after_name = token.kind == GOV_SQL_PUNCTUATION && token.text.z[0] == '.';
      continue;
    }
    if (gov_text_is(token.text, "full")) made->options = "MATCH FULL";
    if (gov_text_is(token.text, "nulls")) nulls = 1;
    if (nulls && gov_text_is(token.text, "not")) made->options = "NULLS NOT DISTINCT";
    if (gov_text_is(token.text, "include")) return 0;
    if (gov_text_is(token.text, "enforced") && negated) return 0;
    negated = gov_text_is(token.text, "not");
    if (gov_text_is(token.text, "deferrable")) made->deferrable = from->deferrable;
    if (gov_text_is(token.text, "deferred")) made->deferrable = 2;
    int is_known =
        after_name || gov_text_is(token.text, "full") ||
        (from->name && gov_text_is(token.text, from->name)) ||
        (from->references.table.full && gov_text_is(token.text, from->references.table.last));
    for (size_t i = 0; !is_known && i < sizeof known / sizeof *known; i++)
      is_known = gov_text_is(token.text, known[i]);
    gov_text next = {token.text.z + token.text.n, 1};
    int qualifies = next.z < at->sql.z + at->sql.n && *next.z == '.';
    if (!is_known && !qualifies) return 0;
    after_name = 0;
  }
  return 1;
}

static void not_null_columns(const gov_catalog_table *table, const gov_sql_names *columns) {
  for (int32_t i = 0; i < columns->count; i++) {
    gov_catalog_column *column = gov_catalog_column_named(table, columns->rows[i]);
    if (column) column->not_null = 1;
  }
}

static int count_columns(const replay *at, const gov_sql_constraint *from) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int depth = 0, columns = 0;
  gov_sql_tokenize(&tokenizer, gov_replay_slice(at, from->span), at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind != GOV_SQL_PUNCTUATION) continue;
    if (token.text.z[0] == '(' && !depth++) columns = 1;
    if (token.text.z[0] == ',' && depth == 1) columns++;
    if (token.text.z[0] == '(' && depth == 2) return -1; /* a prefix or an expression */
    if (token.text.z[0] == ')' && !--depth) return columns;
  }
  return columns;
}

static void add_table_constraint(const replay *at, gov_catalog_table *table,
                                 const gov_sql_constraint *from) {
  int mysql = at->dialect == GOV_SQL_MYSQL;
  if (from->kind == GOV_SQL_NOT_NULL) {
    not_null_columns(table, &from->columns);
    return;
  }
  if (from->kind == GOV_SQL_PLAIN_INDEX || (mysql && from->kind == GOV_SQL_UNIQUE)) {
    const char *name = from->name ? from->name : from->columns.count ? from->columns.rows[0] : NULL;
    gov_replay_table_index(at, table, name, gov_replay_slice(at, from->span),
                           from->kind == GOV_SQL_UNIQUE, from->line);
    return;
  }
  if (from->kind == GOV_SQL_EXCLUDE) {
    gov_replay_unread(at, from->line, "EXCLUDE constraints are not drafted");
    return;
  }
  int counts = from->kind == GOV_SQL_PRIMARY_KEY || from->kind == GOV_SQL_UNIQUE ||
               from->kind == GOV_SQL_FOREIGN_KEY;
  gov_catalog_constraint *made =
      gov_replay_new_constraint(at, table, from->kind, from->name, from->line);
  if (!made) return;
  made->columns = from->columns;
  made->check = gov_replay_span(at, from->expression);
  if (from->kind == GOV_SQL_FOREIGN_KEY) {
    made->referenced_table = from->references.table.last;
    made->referenced_columns = from->references.columns;
    made->on_delete = from->references.on_delete;
    made->on_update = from->references.on_update;
  }
  if (!option_words(at, from, made) ||
      (counts && !from->using_index && count_columns(at, from) != from->columns.count))
    gov_replay_unread(at, from->line, "a part of a constraint is not known to the generator");
  /* MySQL has one primary key and gives it no name of its own. */
  if (mysql && from->kind == GOV_SQL_PRIMARY_KEY) made->name = NULL;
  gov_replay_imply_name(at, table, made);
  if (from->kind == GOV_SQL_PRIMARY_KEY && at->dialect != GOV_SQL_SQLITE)
    not_null_columns(table, &made->columns);
}

/* ADD … USING INDEX: the index becomes the constraint's and takes its name. */
static void use_index(const replay *at, gov_catalog_table *table, const gov_sql_constraint *from) {
  gov_catalog_object *index =
      gov_catalog_object_named(at->schema, GOV_SQL_INDEX, from->using_index, NULL);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_names columns = {NULL, 0};
  const char **rows = gov_arena_alloc(at->schema->arena, 32 * sizeof *rows);
  int plain = index && index->unique && rows;
  gov_sql_tokenize(&tokenizer, gov_text_of(index ? index->text : ""), at->dialect, 1);
  while (plain && gov_sql_next(&tokenizer, &token)) {
    int name = token.kind == GOV_SQL_WORD || token.kind == GOV_SQL_QUOTED;
    if (name && (gov_text_is(token.text, "using") || gov_text_is(token.text, "btree"))) continue;
    if (token.kind == GOV_SQL_PUNCTUATION) continue;
    gov_text text = gov_sql_identifier(&token);
    const char *column = gov_arena_copy(at->schema->arena, text.z, text.n);
    plain = name && columns.count < 32 && column && gov_catalog_column_named(table, column);
    if (plain) rows[columns.count++] = column;
  }
  columns.rows = rows;
  gov_catalog_constraint *made =
      plain ? gov_replay_new_constraint(at, table, from->kind,
                                        from->name ? from->name : index->name, from->line)
            : NULL;
  if (!made) {
    gov_replay_unread(at, from->line, "the index of a constraint could not be read");
    return;
  }
  made->columns = columns;
  if (from->kind == GOV_SQL_PRIMARY_KEY) not_null_columns(table, &columns);
  made->deferrable = from->deferrable;
  gov_replay_drop_object(at, GOV_SQL_INDEX, from->using_index, NULL);
}

/* Behind the parenthesis of CREATE TABLE: PARTITION BY and INHERITS make another kind of table. */
static void table_options(const replay *at, gov_catalog_table *table,
                          const gov_sql_statement *from) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_text text = gov_replay_slice(at, from->span);
  int depth = 0, behind = 0;
  sqlite3_str *out = sqlite3_str_new(NULL);
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    char mark = token.kind == GOV_SQL_PUNCTUATION ? token.text.z[0] : 0;
    if (behind && !depth && token.kind == GOV_SQL_WORD) {
      if (gov_text_is(token.text, "partition") || gov_text_is(token.text, "inherits"))
        gov_replay_unread(at, from->line, "partitioned and inherited tables are not drafted");
    }
    if (behind && token.kind != GOV_SQL_COMMENT && token.kind != GOV_SQL_TERMINATOR) {
      if (gov_text_is(token.text, "auto_increment")) { /* where the counter stands is data */
        gov_sql_next(&tokenizer, &token);
        if (token.text.n == 1 && token.text.z[0] == '=') gov_sql_next(&tokenizer, &token);
        continue;
      }
      int n = sqlite3_str_length(out), tight = mark == '=' || mark == ',';
      if (n && !tight && sqlite3_str_value(out)[n - 1] != '=') sqlite3_str_appendchar(out, 1, ' ');
      sqlite3_str_append(out, token.text.z, (int)token.text.n);
    }
    depth += (mark == '(') - (mark == ')');
    if (mark == ')' && !depth) behind = 1;
  }
  char *options = sqlite3_str_finish(out);
  if (options && *options && at->dialect == GOV_SQL_MYSQL)
    table->options = gov_arena_string(at->schema->arena, options);
  sqlite3_free(options);
}

/* MySQL: a text column without a collation has its table's, where the table states one. */
static void inherit_collation(const replay *at, const gov_catalog_table *table,
                              gov_catalog_column *column) {
  gov_text type = gov_text_of(column->type);
  int is_text = gov_text_find(type, "char") || gov_text_find(type, "text") ||
                gov_text_starts(type, "enum") || gov_text_starts(type, "set");
  const char *words =
      table->options ? gov_text_find(gov_text_of(table->options), "collate=") : NULL;
  if (!words || !is_text || column->collation || gov_text_find(type, "charset") ||
      gov_text_find(type, "character set"))
    return;
  const char *name = words + strlen("collate=");
  size_t n = 0;
  while (gov_is_word(name[n])) n++;
  column->collation = gov_arena_copy(at->schema->arena, name, n);
  if (column->collation && !strncmp(column->collation, "utf8mb3_", 8))
    column->collation = gov_arena_printf(at->schema->arena, "utf8_%s", column->collation + 8);
}

static int has_shape_of_another(const gov_sql_statement *from) {
  for (int32_t i = 0; i < from->source_count; i++) {
    if (from->sources[i].like) return 1;
  }
  return 0;
}

void gov_replay_create_table(const replay *at, const gov_sql_statement *from) {
  if (from->temporary) return;
  if ((from->if_not_exists || from->conditional) &&
      gov_catalog_table_named(at->schema, from->name.last))
    return;
  if (from->as_select || from->partition_of || has_shape_of_another(from) || !from->column_count) {
    gov_replay_unread(
        at, from->line,
        "a table made from a query or another table (AS, LIKE, INHERITS, PARTITION OF) "
        "is not drafted");
    return;
  }
  gov_replay_drop_table(at, from->name.last, 0);
  gov_catalog_table *table = gov_list_add(&at->schema->tables);
  if (!table) {
    at->schema->arena->failed = 1;
    return;
  }
  *table = (gov_catalog_table){.name = from->name.last,
                               .columns = {.row_bytes = sizeof(gov_catalog_column)},
                               .constraints = {.row_bytes = sizeof(gov_catalog_constraint)},
                               .without_rowid = from->without_rowid,
                               .strict = from->strict,
                               .path = at->path,
                               .line = from->line};
  for (int32_t i = 0; i < from->column_count; i++)
    gov_replay_add_column(at, table, &from->columns[i]);
  for (int32_t i = 0; i < from->constraint_count; i++)
    add_table_constraint(at, table, &from->constraints[i]);
  table_options(at, table, from);
  for (size_t i = 0; i < table->columns.count; i++)
    inherit_collation(at, table, gov_catalog_column_at(table, i));
}

/* References of others go with a table that is dropped with CASCADE. */
static void drop_references(const gov_catalog *schema, const char *name) {
  for (size_t i = 0; i < schema->tables.count; i++) {
    gov_catalog_table *table = gov_list_at(&schema->tables, i);
    for (size_t k = table->constraints.count; k-- > 0;) {
      const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, k);
      if (constraint->referenced_table && !gov_fold_compare(constraint->referenced_table, name))
        gov_replay_remove(&table->constraints, k);
    }
  }
}

void gov_replay_drop_table(const replay *at, const char *name, int cascade) {
  gov_catalog *schema = at->schema;
  gov_catalog_table *table = gov_catalog_table_named(schema, name);
  if (!table) return;
  for (size_t i = schema->objects.count; i-- > 0;) {
    const gov_catalog_object *object = gov_list_at(&schema->objects, i);
    int is_its = object->table && !gov_fold_compare(object->table, table->name);
    int reads_it = cascade && object->kind == GOV_SQL_VIEW &&
                   gov_replay_mentions(at, object->text, table->name);
    if (is_its || reads_it) gov_replay_remove(&schema->objects, i);
  }
  gov_list_free(&table->columns);
  gov_list_free(&table->constraints);
  gov_replay_remove(&schema->tables, (size_t)((unsigned char *)table - schema->tables.rows) /
                                         schema->tables.row_bytes);
  if (cascade) drop_references(schema, name);
}

void gov_replay_rename_table(const replay *at, const char *from, const char *to) {
  gov_catalog *schema = at->schema;
  gov_catalog_table *table = gov_catalog_table_named(schema, from);
  if (!table || !to) return;
  const char *dot = strrchr(to, '.');
  if (dot) to = dot + 1;
  table->name = to;
  for (size_t i = 0; i < schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->table && !gov_fold_compare(object->table, from)) object->table = to;
    if (object->kind == GOV_SQL_VIEW) object->text = gov_replay_renamed(at, object->text, from, to);
  }
  for (size_t i = 0; i < schema->tables.count; i++) {
    const gov_catalog_table *other = gov_list_at(&schema->tables, i);
    for (size_t k = 0; k < other->constraints.count; k++) {
      gov_catalog_constraint *constraint = gov_catalog_constraint_at(other, k);
      if (constraint->referenced_table && !gov_fold_compare(constraint->referenced_table, from))
        constraint->referenced_table = to;
    }
  }
}

static void rename_in(const replay *at, gov_sql_names *names, const char *from, const char *to) {
  if (!gov_names_hold(names, from)) return;
  const char **rows = gov_arena_alloc(at->schema->arena, (size_t)names->count * sizeof *rows);
  for (int32_t i = 0; rows && i < names->count; i++)
    rows[i] = gov_fold_compare(names->rows[i], from) ? names->rows[i] : to;
  if (rows) names->rows = rows;
}

/* Everything that names the column follows, as databases have it. */
static void rename_column(const replay *at, gov_catalog_table *table, const char *from,
                          const char *to) {
  gov_catalog_column *column = from ? gov_catalog_column_named(table, from) : NULL;
  if (!column || !to) return;
  column->name = to;
  for (size_t i = 0; i < table->columns.count; i++) {
    gov_catalog_column *other = gov_catalog_column_at(table, i);
    other->generated = gov_replay_renamed(at, other->generated, from, to);
  }
  for (size_t i = 0; i < table->constraints.count; i++) {
    gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    rename_in(at, &constraint->columns, from, to);
    constraint->check = gov_replay_renamed(at, constraint->check, from, to);
  }
  for (size_t i = 0; i < at->schema->tables.count; i++) {
    const gov_catalog_table *other = gov_list_at(&at->schema->tables, i);
    for (size_t k = 0; k < other->constraints.count; k++) {
      gov_catalog_constraint *constraint = gov_catalog_constraint_at(other, k);
      if (constraint->referenced_table &&
          !gov_fold_compare(constraint->referenced_table, table->name))
        rename_in(at, &constraint->referenced_columns, from, to);
    }
  }
  for (size_t i = 0; i < at->schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&at->schema->objects, i);
    if (object->kind == GOV_SQL_INDEX && !gov_fold_compare(object->table, table->name))
      object->text = gov_replay_renamed(at, object->text, from, to);
  }
}

static int is_of_one_column(const char *text) {
  return strchr(text, ',') == NULL;
}

/* What is made of the column goes with it; MySQL would only shorten an index of several. */
static void drop_column(const replay *at, gov_catalog_table *table, const char *name,
                        int32_t line) {
  for (size_t i = table->columns.count; i-- > 0;) {
    if (!gov_fold_compare(gov_catalog_column_at(table, i)->name, name))
      gov_replay_remove(&table->columns, i);
  }
  for (size_t i = table->constraints.count; i-- > 0;) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (gov_names_hold(&constraint->columns, name) ||
        gov_replay_mentions(at, constraint->check, name))
      gov_replay_remove(&table->constraints, i);
  }
  for (size_t i = at->schema->objects.count; i-- > 0;) {
    const gov_catalog_object *object = gov_list_at(&at->schema->objects, i);
    if (object->kind != GOV_SQL_INDEX || gov_fold_compare(object->table, table->name) != 0 ||
        !gov_replay_mentions(at, object->text, name))
      continue;
    if (at->dialect == GOV_SQL_MYSQL && !is_of_one_column(object->text))
      gov_replay_unread(at, line, "a column of an index of several columns is dropped");
    gov_replay_remove(&at->schema->objects, i);
  }
}

static int is_named(const gov_catalog_constraint *constraint, const char *name) {
  const char *known = constraint->name ? constraint->name : constraint->implied_name;
  return known && name && !gov_fold_compare(known, name);
}

static void drop_constraint(const replay *at, gov_catalog_table *table,
                            const gov_sql_action *action) {
  int is_primary = action->constraint && action->constraint->kind == GOV_SQL_PRIMARY_KEY, found = 0;
  for (size_t i = table->constraints.count; i-- > 0;) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (!is_named(constraint, action->name) &&
        !(is_primary && constraint->kind == GOV_SQL_PRIMARY_KEY))
      continue;
    gov_replay_remove(&table->constraints, i);
    found = 1;
  }
  if (found) return;
  if (at->dialect == GOV_SQL_MYSQL && action->name &&
      gov_catalog_object_named(at->schema, GOV_SQL_INDEX, action->name, table->name))
    gov_replay_drop_object(at, GOV_SQL_INDEX, action->name, table->name);
  else if (!action->if_exists)
    gov_replay_unread(at, action->line, "a constraint is dropped that was not seen before");
}

static void rename_constraint(const replay *at, gov_catalog_table *table,
                              const gov_sql_action *action) {
  for (size_t i = 0; i < table->constraints.count; i++) {
    gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    if (!is_named(constraint, action->name)) continue;
    constraint->name = action->new_name;
    return;
  }
  gov_replay_unread(at, action->line, "a constraint is renamed that was not seen before");
}

/* PostgreSQL: ALTER COLUMN … ADD GENERATED … AS IDENTITY. */
static void add_identity(const replay *at, gov_catalog_column *column,
                         const gov_sql_statement *from) {
  gov_text text = gov_replay_slice(at, from->span);
  int identity = gov_text_find(text, "identity") != NULL;
  if (identity && from->action_count == 1)
    column->identity = gov_text_find(text, "always") ? 2 : 1, column->not_null = 1;
  else
    gov_replay_unread(at, from->line, "a change of how a column's values are made");
}

static void change_column(const replay *at, gov_catalog_table *table, const gov_sql_action *action,
                          const gov_sql_statement *from) {
  gov_catalog_column *column = action->name ? gov_catalog_column_named(table, action->name) : NULL;
  if (!column) {
    gov_replay_unread(at, action->line, "a column is changed that was not seen before");
    return;
  }
  switch (action->kind) {
  case GOV_SQL_CHANGE_TYPE:
    column->type = gov_replay_type(at, action->column->type.span);
    column->kind = &action->column->type;
    column->collation = action->column->type.collation;
    break;
  case GOV_SQL_CHANGE_COLUMN:
    rename_column(at, table, action->name, action->column->name); /* fall through */
  case GOV_SQL_MODIFY_COLUMN: gov_replay_describe_column(at, table, column, action->column); break;
  case GOV_SQL_SET_DEFAULT:
    column->default_text = gov_replay_span(at, action->column->default_span);
    column->default_volatile = action->column->default_kind == GOV_SQL_DEFAULT_VOLATILE;
    break;
  case GOV_SQL_DROP_DEFAULT: column->default_text = NULL; break;
  case GOV_SQL_SET_NOT_NULL: column->not_null = 1; break;
  case GOV_SQL_DROP_NOT_NULL: column->not_null = 0; break;
  case GOV_SQL_ADD_GENERATED: add_identity(at, column, from); break;
  default: gov_replay_unread(at, action->line, "a change of a column is not known"); break;
  }
}

/* Actions that leave the catalogue this generator compares as it was. */
static int shapes_nothing(gov_sql_action_kind kind) {
  return kind == GOV_SQL_VALIDATE_CONSTRAINT || kind == GOV_SQL_OWNER ||
         kind == GOV_SQL_SET_TABLESPACE || kind == GOV_SQL_CLUSTER_ON ||
         kind == GOV_SQL_REPLICA_IDENTITY || kind == GOV_SQL_SET_OPTION ||
         kind == GOV_SQL_SET_LOGGED;
}

/* Actions that matter and that no draft writes. */
static int is_other(gov_sql_action_kind kind) {
  return kind == GOV_SQL_ENABLE_ROW_SECURITY || kind == GOV_SQL_DISABLE_ROW_SECURITY ||
         kind == GOV_SQL_FORCE_ROW_SECURITY || kind == GOV_SQL_NO_FORCE_ROW_SECURITY ||
         kind == GOV_SQL_ENABLE_TRIGGER || kind == GOV_SQL_DISABLE_TRIGGER ||
         kind == GOV_SQL_SET_ENGINE || kind == GOV_SQL_SET_UNLOGGED ||
         kind == GOV_SQL_CONVERT_CHARSET;
}

static void add_column_by(const replay *at, gov_catalog_table *table, const gov_sql_action *action,
                          const gov_sql_statement *from) {
  if (gov_catalog_column_named(table, action->column->name)) {
    if (!action->if_not_exists && !from->conditional)
      gov_replay_unread(at, action->line, "a column is added that is there already");
    return;
  }
  gov_replay_add_column(at, table, action->column);
  inherit_collation(at, table, gov_catalog_column_at(table, table->columns.count - 1));
}

static void add_constraint_by(const replay *at, gov_catalog_table *table,
                              const gov_sql_action *action, const gov_sql_statement *from) {
  const gov_sql_constraint *constraint = action->constraint;
  for (size_t i = 0; constraint->name && i < table->constraints.count; i++) {
    if (!is_named(gov_catalog_constraint_at(table, i), constraint->name)) continue;
    if (!action->if_not_exists && !from->conditional)
      gov_replay_unread(at, action->line, "a constraint is added that is there already");
    return;
  }
  if (constraint->using_index)
    use_index(at, table, constraint);
  else
    add_table_constraint(at, table, constraint);
}

static void alter_table_by(const replay *at, gov_catalog_table *table, const gov_sql_action *action,
                           const gov_sql_statement *from) {
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN: add_column_by(at, table, action, from); break;
  case GOV_SQL_DROP_COLUMN: drop_column(at, table, action->name, action->line); break;
  case GOV_SQL_RENAME_COLUMN: rename_column(at, table, action->name, action->new_name); break;
  case GOV_SQL_RENAME_OBJECT: gov_replay_rename_table(at, table->name, action->new_name); break;
  case GOV_SQL_ADD_CONSTRAINT: add_constraint_by(at, table, action, from); break;
  case GOV_SQL_DROP_CONSTRAINT: drop_constraint(at, table, action); break;
  case GOV_SQL_RENAME_CONSTRAINT: rename_constraint(at, table, action); break;
  case GOV_SQL_DROP_INDEX:
    gov_replay_drop_object(at, GOV_SQL_INDEX, action->name, table->name);
    break;
  case GOV_SQL_RENAME_INDEX: {
    gov_catalog_object *index =
        gov_catalog_object_named(at->schema, GOV_SQL_INDEX, action->name, table->name);
    if (index) index->name = action->new_name;
    break;
  }
  default:
    if (is_other(action->kind))
      gov_replay_other(at, from);
    else if (!shapes_nothing(action->kind))
      change_column(at, table, action, from);
    break;
  }
}

void gov_replay_alter_table(const replay *at, const gov_sql_statement *from) {
  const char *name = from->name.last;
  for (int32_t i = 0; i < from->action_count; i++) {
    gov_catalog_table *table = gov_catalog_table_named(at->schema, name);
    if (!table) {
      if (!from->if_exists && !gov_catalog_object_named(at->schema, GOV_SQL_VIEW, name, NULL) &&
          !gov_catalog_object_named(at->schema, GOV_SQL_SEQUENCE, name, NULL))
        gov_replay_unread(at, from->line, "a table is changed that was not seen before");
      return;
    }
    alter_table_by(at, table, &from->actions[i], from);
    if (from->actions[i].kind == GOV_SQL_RENAME_OBJECT) {
      const char *dot = strrchr(from->actions[i].new_name, '.');
      name = dot ? dot + 1 : from->actions[i].new_name;
    }
  }
}
