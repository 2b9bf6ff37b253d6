/* replay.c: statements applied to a schema, one after the other. */
#include "generate/catalog.h"

/* What a replay carries along. */
typedef struct replay {
  gov_catalog *schema;
  const char *path;
  gov_text sql; /* the text the spans point into */
  gov_sql_dialect dialect;
} replay;

static void remove_row(gov_list *list, size_t index) {
  memmove(gov_list_at(list, index), gov_list_at(list, index + 1),
          (list->count - index - 1) * list->row_bytes);
  list->count--;
}

/* The text with one space between tokens that had any, and no comments, so that two spellings
** compare equal. */
static const char *collapse(const replay *at, gov_text text) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *end = NULL;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_COMMENT) continue;
    if (end && end != token.text.z) sqlite3_str_appendchar(out, 1, ' ');
    sqlite3_str_append(out, token.text.z, (int)token.text.n);
    end = token.text.z + token.text.n;
  }
  char *made = sqlite3_str_finish(out);
  if (!made) return "";
  const char *kept = gov_arena_string(at->schema->arena, made);
  sqlite3_free(made);
  return kept ? kept : "";
}

static const char *span_text(const replay *at, gov_sql_span span) {
  return span.bytes ? collapse(at, (gov_text){at->sql.z + span.at, span.bytes}) : NULL;
}

static void could_not_replay(const replay *at, int32_t line) {
  if (at->schema->unread++) return;
  at->schema->unread_path = at->path;
  at->schema->unread_line = line;
}

static gov_catalog_constraint *add_constraint(const replay *at, gov_catalog_table *table,
                                              gov_sql_constraint_kind kind, int32_t line) {
  gov_catalog_constraint *made = gov_list_add(&table->constraints);
  if (!made) {
    at->schema->arena->failed = 1;
    return NULL;
  }
  made->kind = kind;
  made->line = line;
  return made;
}

static gov_sql_names one_name(const replay *at, const char *name) {
  const char **rows = gov_arena_alloc(at->schema->arena, sizeof *rows);
  if (!rows) return (gov_sql_names){NULL, 0};
  rows[0] = name;
  return (gov_sql_names){rows, 1};
}

static void set_reference(gov_catalog_constraint *constraint, const gov_sql_reference *reference) {
  constraint->referenced_table = reference->table.last;
  constraint->referenced_columns = reference->columns;
  constraint->on_delete = reference->on_delete;
  constraint->on_update = reference->on_update;
}

/* A statement marks the columns of its table constraints too: those are not lifted again. */
static int stands_apart(const gov_sql_statement *statement, gov_sql_constraint_kind kind,
                        const char *column) {
  for (int32_t i = 0; statement && i < statement->constraint_count; i++) {
    const gov_sql_constraint *constraint = &statement->constraints[i];
    int whole = kind == GOV_SQL_PRIMARY_KEY || constraint->columns.count == 1;
    if (constraint->kind == kind && whole && gov_names_hold(&constraint->columns, column)) return 1;
  }
  return 0;
}

/* The constraints a column carries become the table's. statement: the CREATE TABLE it stands in, or
** NULL. */
static void lift_constraints(const replay *at, gov_catalog_table *table,
                             const gov_sql_statement *statement, const gov_sql_column *from) {
  gov_catalog_constraint *made;
  int key = from->primary_key && !stands_apart(statement, GOV_SQL_PRIMARY_KEY, from->name);
  int unique = from->unique && !stands_apart(statement, GOV_SQL_UNIQUE, from->name);
  if (key && (made = add_constraint(at, table, GOV_SQL_PRIMARY_KEY, from->line))) {
    made->columns = one_name(at, from->name);
  }
  if (unique && (made = add_constraint(at, table, GOV_SQL_UNIQUE, from->line))) {
    made->columns = one_name(at, from->name);
  }
  if (from->check_span.bytes && (made = add_constraint(at, table, GOV_SQL_CHECK, from->line))) {
    made->check = span_text(at, from->check_span);
  }
  if (from->references.table.full &&
      (made = add_constraint(at, table, GOV_SQL_FOREIGN_KEY, from->line))) {
    made->columns = one_name(at, from->name);
    set_reference(made, &from->references);
  }
}

/* A primary key is often taken for NOT NULL; SQLite's is not, unless the text says so. */
static int says_not_null(const replay *at, const gov_sql_column *from) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int depth = 0, after_not = 0;
  gov_sql_tokenize(&tokenizer, (gov_text){at->sql.z + from->span.at, from->span.bytes}, at->dialect,
                   1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_PUNCTUATION)
      depth += (token.text.z[0] == '(') - (token.text.z[0] == ')');
    if (depth || token.kind == GOV_SQL_COMMENT) continue;
    if (after_not && gov_text_is(token.text, "null")) return 1;
    after_not = token.kind == GOV_SQL_WORD && gov_text_is(token.text, "not");
  }
  return 0;
}

static uint8_t identity_of(const replay *at, const gov_sql_column *from) {
  gov_text text = {at->sql.z + from->span.at, from->span.bytes};
  return from->identity ? (uint8_t)(gov_text_find(text, "always") ? 2 : 1) : 0;
}

static void describe_column(const replay *at, gov_catalog_column *column,
                            const gov_sql_column *from) {
  const char *type = span_text(at, from->type.span);
  *column = (gov_catalog_column){.name = from->name,
                                 .type = type ? type : "",
                                 .default_text = span_text(at, from->default_span),
                                 .generated = span_text(at, from->generated_span),
                                 .generated_stored = from->generated == 2,
                                 .collation = from->type.collation,
                                 .not_null = from->primary_key ? (uint8_t)says_not_null(at, from)
                                                               : from->not_null,
                                 .auto_increment = from->auto_increment,
                                 .identity = identity_of(at, from),
                                 .serial = from->type.serial,
                                 .default_volatile = from->default_kind == GOV_SQL_DEFAULT_VOLATILE,
                                 .line = from->line};
}

static void add_column(const replay *at, gov_catalog_table *table,
                       const gov_sql_statement *statement, const gov_sql_column *from) {
  gov_catalog_column *column = gov_list_add(&table->columns);
  if (!column) {
    at->schema->arena->failed = 1;
    return;
  }
  describe_column(at, column, from);
  lift_constraints(at, table, statement, from);
}

static void add_table_constraint(const replay *at, gov_catalog_table *table,
                                 const gov_sql_constraint *from) {
  if (from->kind == GOV_SQL_PLAIN_INDEX || from->kind == GOV_SQL_EXCLUDE) {
    could_not_replay(at, from->line);
    return;
  }
  if (from->kind == GOV_SQL_NOT_NULL) {
    for (int32_t i = 0; i < from->columns.count; i++) {
      gov_catalog_column *column = gov_catalog_column_named(table, from->columns.rows[i]);
      if (column) column->not_null = 1;
    }
    return;
  }
  gov_catalog_constraint *made = add_constraint(at, table, from->kind, from->line);
  if (!made) return;
  made->name = from->name;
  made->columns = from->columns;
  made->check = span_text(at, from->expression);
  made->deferrable = from->deferrable;
  if (from->kind == GOV_SQL_FOREIGN_KEY) set_reference(made, &from->references);
}

static void drop_table(const replay *at, const char *name) {
  gov_catalog *schema = at->schema;
  gov_catalog_table *table = gov_catalog_table_named(schema, name);
  if (!table) return;
  for (size_t i = schema->objects.count; i-- > 0;) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->table && !gov_fold_compare(object->table, table->name))
      remove_row(&schema->objects, i);
  }
  gov_list_free(&table->columns);
  gov_list_free(&table->constraints);
  remove_row(&schema->tables,
             (size_t)((unsigned char *)table - schema->tables.rows) / schema->tables.row_bytes);
}

static void drop_object(const replay *at, gov_sql_object kind, const char *name) {
  gov_list *objects = &at->schema->objects;
  for (size_t i = 0; name && i < objects->count; i++) {
    gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind != kind || gov_fold_compare(object->name, name) != 0) continue;
    remove_row(objects, i);
    return;
  }
}

static void create_table(const replay *at, const gov_sql_statement *from) {
  if (from->temporary ||
      (from->if_not_exists && gov_catalog_table_named(at->schema, from->name.last)))
    return;
  if (from->as_select || from->partition_of) {
    could_not_replay(at, from->line);
    return;
  }
  drop_table(at, from->name.last);
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
  for (int32_t i = 0; i < from->column_count; i++) add_column(at, table, from, &from->columns[i]);
  for (int32_t i = 0; i < from->constraint_count; i++)
    add_table_constraint(at, table, &from->constraints[i]);
}

/* The statement's text behind what it names: an index from its parenthesis or USING, a view from
** its query, a trigger from behind its name. */
static const char *body_of(const replay *at, const gov_sql_statement *from) {
  gov_text text = {at->sql.z + from->span.at, from->span.bytes};
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  int behind_name = 0, behind_on = 0;
  while (gov_sql_next(&tokenizer, &token)) {
    int is_name = token.kind == GOV_SQL_WORD || token.kind == GOV_SQL_QUOTED;
    gov_text rest = {token.text.z, (size_t)(text.z + text.n - token.text.z)};
    while (rest.n && (rest.z[rest.n - 1] == ';' || gov_is_space(rest.z[rest.n - 1]))) rest.n--;
    if (from->object == GOV_SQL_TRIGGER && behind_name) return collapse(at, rest);
    if (from->object == GOV_SQL_VIEW && behind_name && gov_text_is(token.text, "as")) {
      return collapse(at, gov_trim((gov_text){rest.z + 2, rest.n - 2}));
    }
    int opens = token.kind == GOV_SQL_PUNCTUATION && token.text.z[0] == '(';
    if (from->object == GOV_SQL_INDEX && behind_on && (opens || gov_text_is(token.text, "using"))) {
      return collapse(at, rest);
    }
    if (from->object == GOV_SQL_INDEX && is_name && gov_text_is(token.text, "on")) behind_on = 1;
    if (is_name && gov_text_is(gov_sql_identifier(&token), from->name.last)) behind_name = 1;
  }
  return NULL;
}

static void create_object(const replay *at, const gov_sql_statement *from) {
  if (from->temporary) return;
  if (!from->name.last) {
    could_not_replay(at, from->line);
    return;
  }
  gov_catalog_object *known = gov_catalog_object_named(at->schema, from->object, from->name.last);
  if (known && from->if_not_exists) return;
  const char *text = body_of(at, from);
  if (!text) {
    could_not_replay(at, from->line);
    return;
  }
  gov_catalog_object *object = known ? known : gov_list_add(&at->schema->objects);
  if (!object) {
    at->schema->arena->failed = 1;
    return;
  }
  *object = (gov_catalog_object){.kind = from->object,
                                 .name = from->name.last,
                                 .table = from->object == GOV_SQL_VIEW ? NULL : from->table.last,
                                 .text = text,
                                 .unique = from->unique,
                                 .path = at->path,
                                 .line = from->line};
}

static void rename_in(gov_sql_names *names, const char *from, const char *to) {
  for (int32_t i = 0; i < names->count; i++) {
    if (!gov_fold_compare(names->rows[i], from)) names->rows[i] = to;
  }
}

static void rename_table(const replay *at, const char *from, const char *to) {
  gov_catalog *schema = at->schema;
  gov_catalog_table *table = gov_catalog_table_named(schema, from);
  if (!table || !to) return;
  table->name = to;
  for (size_t i = 0; i < schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->table && !gov_fold_compare(object->table, from)) object->table = to;
  }
  for (size_t i = 0; i < schema->tables.count; i++) {
    const gov_catalog_table *other = gov_list_at(&schema->tables, i);
    for (size_t k = 0; k < other->constraints.count; k++) {
      gov_catalog_constraint *constraint = gov_catalog_constraint_at(other, k);
      if (constraint->referenced_table && !gov_fold_compare(constraint->referenced_table, from)) {
        constraint->referenced_table = to;
      }
    }
  }
}

static void rename_column(gov_catalog_table *table, const char *from, const char *to) {
  gov_catalog_column *column = gov_catalog_column_named(table, from);
  if (!column || !to) return;
  column->name = to;
  for (size_t i = 0; i < table->constraints.count; i++)
    rename_in(&gov_catalog_constraint_at(table, i)->columns, from, to);
}

static void drop_column(gov_catalog_table *table, const char *name) {
  for (size_t i = table->columns.count; i-- > 0;) {
    if (!gov_fold_compare(gov_catalog_column_at(table, i)->name, name))
      remove_row(&table->columns, i);
  }
  for (size_t i = table->constraints.count; i-- > 0;) {
    if (gov_names_hold(&gov_catalog_constraint_at(table, i)->columns, name))
      remove_row(&table->constraints, i);
  }
}

static void drop_constraint(gov_catalog_table *table, const gov_sql_action *action) {
  int is_primary = action->constraint && action->constraint->kind == GOV_SQL_PRIMARY_KEY;
  for (size_t i = table->constraints.count; i-- > 0;) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    int named =
        constraint->name && action->name && !gov_fold_compare(constraint->name, action->name);
    if (named || (is_primary && constraint->kind == GOV_SQL_PRIMARY_KEY))
      remove_row(&table->constraints, i);
  }
}

static void change_column(const replay *at, gov_catalog_table *table,
                          const gov_sql_action *action) {
  gov_catalog_column *column = action->name ? gov_catalog_column_named(table, action->name) : NULL;
  if (!column) {
    could_not_replay(at, action->line);
    return;
  }
  switch (action->kind) {
  case GOV_SQL_CHANGE_TYPE: column->type = span_text(at, action->column->type.span); break;
  case GOV_SQL_CHANGE_COLUMN:
    rename_column(table, action->name, action->column->name); /* fall through */
  case GOV_SQL_MODIFY_COLUMN: describe_column(at, column, action->column); break;
  case GOV_SQL_SET_DEFAULT:
    column->default_text = span_text(at, action->column->default_span);
    break;
  case GOV_SQL_DROP_DEFAULT: column->default_text = NULL; break;
  case GOV_SQL_SET_NOT_NULL: column->not_null = 1; break;
  case GOV_SQL_DROP_NOT_NULL: column->not_null = 0; break;
  default: could_not_replay(at, action->line); break;
  }
}

/* Actions that leave the catalogue this generator compares as it was. */
static int shapes_nothing(gov_sql_action_kind kind) {
  return kind == GOV_SQL_VALIDATE_CONSTRAINT || kind == GOV_SQL_OWNER ||
         kind == GOV_SQL_SET_OPTION || kind == GOV_SQL_SET_TABLESPACE ||
         kind == GOV_SQL_CLUSTER_ON || kind == GOV_SQL_REPLICA_IDENTITY ||
         kind == GOV_SQL_ENABLE_TRIGGER || kind == GOV_SQL_DISABLE_TRIGGER ||
         kind == GOV_SQL_SET_ENGINE;
}

static void alter_table_by(const replay *at, gov_catalog_table *table,
                           const gov_sql_action *action) {
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN:
    if (!action->if_not_exists || !gov_catalog_column_named(table, action->column->name)) {
      add_column(at, table, NULL, action->column);
    }
    break;
  case GOV_SQL_DROP_COLUMN: drop_column(table, action->name); break;
  case GOV_SQL_RENAME_COLUMN: rename_column(table, action->name, action->new_name); break;
  case GOV_SQL_RENAME_OBJECT: rename_table(at, table->name, action->new_name); break;
  case GOV_SQL_ADD_CONSTRAINT: add_table_constraint(at, table, action->constraint); break;
  case GOV_SQL_DROP_CONSTRAINT: drop_constraint(table, action); break;
  case GOV_SQL_DROP_INDEX: drop_object(at, GOV_SQL_INDEX, action->name); break;
  default:
    if (!shapes_nothing(action->kind)) change_column(at, table, action);
    break;
  }
}

static void alter_table(const replay *at, const gov_sql_statement *from) {
  const char *name = from->name.last;
  for (int32_t i = 0; i < from->action_count; i++) {
    gov_catalog_table *table = gov_catalog_table_named(at->schema, name);
    if (!table) {
      if (!from->if_exists) could_not_replay(at, from->line);
      return;
    }
    alter_table_by(at, table, &from->actions[i]);
    if (from->actions[i].kind == GOV_SQL_RENAME_OBJECT) name = from->actions[i].new_name;
  }
}

static void replay_statement(const replay *at, const gov_sql_statement *from) {
  int is_object = from->object == GOV_SQL_INDEX || from->object == GOV_SQL_VIEW ||
                  from->object == GOV_SQL_TRIGGER;
  int is_trigger = from->opaque == GOV_SQL_ROUTINE && from->object == GOV_SQL_TRIGGER;
  if (from->section != GOV_SQL_UP || from->nested_in >= 0 || from->commented_out) return;
  if (from->opaque && !is_trigger) {
    could_not_replay(at, from->line);
  } else if (from->verb == GOV_SQL_CREATE_VERB && from->object == GOV_SQL_TABLE) {
    create_table(at, from);
  } else if (from->verb == GOV_SQL_CREATE_VERB && is_object) {
    create_object(at, from);
  } else if (from->verb == GOV_SQL_DROP_VERB && from->object == GOV_SQL_TABLE) {
    drop_table(at, from->name.last);
    for (int32_t i = 0; i < from->more_count; i++) drop_table(at, from->more[i].last);
  } else if (from->verb == GOV_SQL_DROP_VERB && is_object) {
    drop_object(at, from->object, from->name.last);
  } else if (from->verb == GOV_SQL_ALTER_VERB && from->object == GOV_SQL_TABLE) {
    alter_table(at, from);
  } else if (from->verb == GOV_SQL_RENAME_VERB && from->object == GOV_SQL_TABLE) {
    rename_table(at, from->name.last, from->new_name.last);
  } else if (from->verb == GOV_SQL_CREATE_VERB || from->verb == GOV_SQL_ALTER_VERB ||
             from->verb == GOV_SQL_DROP_VERB || from->verb == GOV_SQL_GRANT_VERB) {
    at->schema->not_compared++;
  }
}

/* PostgreSQL folds what is not quoted; the drafts quote everything, so the text is folded first. */
static gov_text folded(gov_arena *arena, gov_text sql) {
  char *copy = gov_arena_copy(arena, sql.z, sql.n);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, sql, GOV_SQL_POSTGRESQL, 1);
  while (copy && gov_sql_next(&tokenizer, &token)) {
    if (token.kind != GOV_SQL_WORD) continue;
    char *at = copy + (token.text.z - sql.z);
    for (size_t i = 0; i < token.text.n; i++) at[i] = gov_lower(at[i]);
  }
  return (gov_text){copy, copy ? sql.n : 0};
}

int gov_catalog_replay(gov_catalog *schema, const char *path, gov_text sql,
                       gov_sql_dialect dialect) {
  if (dialect == GOV_SQL_POSTGRESQL) sql = folded(schema->arena, sql);
  if (!sql.z) return SQLITE_NOMEM;
  gov_sql_script *script = NULL;
  gov_sql_options options = {.dialect = dialect};
  int rc = gov_sql_read(schema->arena, sql, &options, &script);
  if (rc != SQLITE_OK) return rc;
  replay at = {schema, path, sql, dialect};
  for (int32_t i = 0; i < script->statement_count; i++)
    replay_statement(&at, script->statements[i]);
  return schema->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}
