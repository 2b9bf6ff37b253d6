/* prisma_sql.c: the statements that Prisma Migrate makes of a schema: tables with their keys, unique
** and other indexes, foreign keys, and the tables of implicit many-to-many relations. Names are
** Prisma's, so that a schema equals the history of migrations it was made from.
*/
#include <stdarg.h>

#include "generate/prisma_parts.h"
#include "generate/values.h"

static const char *text_of(const prisma_schema *schema, gov_text text) {
  const char *made = gov_arena_copy(schema->arena, text.z, text.n);
  return made ? made : "";
}

static const char *id(const prisma_schema *schema, gov_text name) {
  const char *made = gov_quoted(schema->arena, text_of(schema, name), schema->dialect);
  return made ? made : "";
}

static void put(prisma_schema *schema, const char *format, ...) {
  va_list values;
  va_start(values, format);
  sqlite3_str_vappendf(schema->out, format, values);
  va_end(values);
}

/* What follows stands on the schema's own line, so that errors name it. */
static void at_line(prisma_schema *schema, int32_t line) {
  for (; schema->out_line < line; schema->out_line++) sqlite3_str_appendchar(schema->out, 1, '\n');
}

/* table_columns_suffix, cut so that the suffix stays. */
static const char *made_name(const prisma_schema *schema, const char *base, const char *suffix) {
  size_t limit = (schema->dialect == GOV_SQL_MYSQL ? 64 : 63) - strlen(suffix), n = strlen(base);
  if (schema->dialect == GOV_SQL_SQLITE || n < limit) limit = n;
  return gov_arena_printf(schema->arena, "%.*s%s", (int)limit, base, suffix);
}

/* The columns of [a, b(sort: Desc, length: 3, ops: …)], as SQL and joined by '_'. */
typedef struct column_list {
  const char *sql, *joined;
  int count, optional; /* optional: one of them may be NULL */
} column_list;

/* JsonbPathOps is jsonb_path_ops, Int4MinMaxOps int4_minmax_ops. */
static const char *operator_class(const prisma_schema *schema, gov_text word) {
  char *made = gov_arena_alloc(schema->arena, 2 * word.n + 1);
  size_t n = 0;
  for (size_t i = 0; made && i < word.n; i++) {
    int upper = word.z[i] >= 'A' && word.z[i] <= 'Z';
    int joined = word.n - i > 3 && i >= 3 && !memcmp(word.z + i - 3, "MinMax", 6);
    if (upper && i && !joined) made[n++] = '_';
    made[n++] = gov_lower(word.z[i]);
  }
  return made ? made : "";
}

/* (sort: Desc, length: 3, ops: raw("x")) behind a column of an index. */
static const char *column_options(prisma_schema *schema, size_t from, size_t end,
                                  const char *column) {
  prisma_range inside = {from + 1, end - 1};
  prisma_range length = gov_prisma_argument(schema, inside, "length"),
               ops = gov_prisma_argument(schema, inside, "ops"),
               sort = gov_prisma_argument(schema, inside, "sort");
  if (length.end)
    column = gov_arena_printf(schema->arena, "%s(%s)", column,
                              text_of(schema, gov_prisma_at(schema, length.from)->text));
  gov_text raw = gov_prisma_string(schema, ops);
  if (raw.n)
    column = gov_arena_printf(schema->arena, "%s %s", column, text_of(schema, raw));
  else if (ops.end)
    column = gov_arena_printf(schema->arena, "%s %s", column,
                              operator_class(schema, gov_prisma_at(schema, ops.from)->text));
  if (sort.end && gov_prisma_is_word(schema, sort.from, "Desc"))
    column = gov_arena_printf(schema->arena, "%s DESC", column);
  return column ? column : "";
}

static column_list read_columns(prisma_schema *schema, const prisma_model *model,
                                prisma_range range) {
  column_list list = {"", "", 0, 0};
  int brackets = gov_prisma_is_mark(schema, range.from, "[");
  if (brackets) range = (prisma_range){range.from + 1, range.end - 1};
  for (size_t i = range.from; i < range.end; i++) {
    prisma_column field;
    if (gov_prisma_at(schema, i)->kind != PRISMA_WORD) continue;
    int32_t line = gov_prisma_at(schema, i)->line;
    if (!gov_prisma_field_named(schema, model, gov_prisma_at(schema, i)->text, &field)) {
      gov_prisma_refuse(schema, line, "a field that the model does not have");
      return list;
    }
    const char *column = id(schema, field.column);
    if (gov_prisma_is_mark(schema, i + 1, "(")) {
      size_t end = gov_prisma_behind(schema, i + 1, range.end);
      column = column_options(schema, i + 1, end, column);
      i = end - 1;
    }
    const char *comma = list.count ? ", " : "";
    list.sql = gov_arena_printf(schema->arena, "%s%s%s", list.sql, comma, column);
    list.joined = gov_arena_printf(schema->arena, "%s%s%s", list.joined, list.count ? "_" : "",
                                   text_of(schema, field.column));
    if (!list.sql || !list.joined) return (column_list){"", "", 0, 0};
    list.count++;
    list.optional |= field.optional;
  }
  return list;
}

/* map: "name" of an attribute; else Prisma's. */
static const char *name_of(const prisma_schema *schema, prisma_range arguments, const char *base,
                           const char *suffix) {
  gov_text said = gov_prisma_string(schema, gov_prisma_argument(schema, arguments, "map"));
  return said.n ? text_of(schema, said) : made_name(schema, base, suffix);
}

static const char *quoted(const prisma_schema *schema, const char *name) {
  const char *made = gov_quoted(schema->arena, name, schema->dialect);
  return made ? made : "";
}

/* ---- tables ---- */

static void put_key(prisma_schema *schema, const prisma_model *model, prisma_range arguments,
                    const char *columns) {
  gov_text said = gov_prisma_string(schema, gov_prisma_argument(schema, arguments, "map"));
  const char *name =
      said.n ? text_of(schema, said) : made_name(schema, text_of(schema, model->table), "_pkey");
  if (schema->dialect == GOV_SQL_POSTGRESQL)
    put(schema, ", CONSTRAINT %s PRIMARY KEY (%s)", quoted(schema, name), columns);
  else
    put(schema, ", PRIMARY KEY (%s)", columns);
}

static int is_stored(const prisma_schema *schema, const prisma_column *field) {
  const prisma_model *type = gov_prisma_model(schema, field->type);
  return !type || type->kind == PRISMA_ENUM;
}

static const char *counter_type(const prisma_schema *schema, const char *type) {
  if (schema->dialect != GOV_SQL_POSTGRESQL) return type;
  return gov_text_is(gov_text_of(type), "bigint")     ? "BIGSERIAL"
         : gov_text_is(gov_text_of(type), "smallint") ? "SMALLSERIAL"
                                                      : "SERIAL";
}

static void put_field(prisma_schema *schema, const prisma_column *field, int *counts) {
  const char *type = gov_prisma_type(schema, field);
  const char *value = type ? gov_prisma_default(schema, field, counts) : NULL;
  if (!type || !value) return;
  put(schema, "%s %s", id(schema, field->column), *counts ? counter_type(schema, type) : type);
  if (!field->optional && !field->list) put(schema, " NOT NULL");
  put(schema, "%s", value);
  if (*counts && schema->dialect == GOV_SQL_MYSQL) put(schema, " AUTO_INCREMENT");
  if (*counts && schema->dialect == GOV_SQL_SQLITE) put(schema, " PRIMARY KEY AUTOINCREMENT");
}

static void put_table(prisma_schema *schema, const prisma_model *model) {
  prisma_column field;
  prisma_range key = {0, 0}, arguments;
  const char *key_columns = NULL, *comma = "";
  size_t i = model->body.from;
  int found, counted = 0;
  at_line(schema, model->line);
  put(schema, "CREATE TABLE %s (", id(schema, model->table));
  while (gov_prisma_field(schema, model, &i, &field)) {
    int counts = 0;
    if (!is_stored(schema, &field)) continue;
    put(schema, "%s", comma);
    at_line(schema, field.line);
    put_field(schema, &field, &counts);
    arguments = gov_prisma_attribute(schema, field.rest, "@", "id", &found);
    if (found) key = arguments, key_columns = id(schema, field.column);
    counted |= counts && schema->dialect == GOV_SQL_SQLITE;
    comma = ", ";
  }
  arguments = gov_prisma_attribute(schema, model->body, "@@", "id", &found);
  if (found) {
    prisma_range list = gov_prisma_argument(schema, arguments, NULL);
    if (!list.end) list = gov_prisma_argument(schema, arguments, "fields");
    key = arguments;
    key_columns = read_columns(schema, model, list).sql;
  }
  if (key_columns && !counted) put_key(schema, model, key, key_columns);
  put(schema, ");");
}

/* ---- indexes ---- */

static void put_index(prisma_schema *schema, const prisma_model *model, prisma_range arguments,
                      const column_list *columns, const char *suffix, const char *word) {
  const char *base =
      gov_arena_printf(schema->arena, "%s_%s", text_of(schema, model->table), columns->joined);
  prisma_range type = gov_prisma_argument(schema, arguments, "type");
  if (!base || !columns->count) return;
  put(schema, " CREATE %sINDEX %s ON %s", word,
      quoted(schema, name_of(schema, arguments, base, suffix)), id(schema, model->table));
  if (type.end && !gov_prisma_is_word(schema, type.from, "BTree"))
    put(schema, " USING %s", text_of(schema, gov_prisma_at(schema, type.from)->text));
  put(schema, " (%s);", columns->sql);
}

static void put_field_indexes(prisma_schema *schema, const prisma_model *model) {
  prisma_column field;
  size_t i = model->body.from;
  int found;
  while (gov_prisma_field(schema, model, &i, &field)) {
    prisma_range arguments = gov_prisma_attribute(schema, field.rest, "@", "unique", &found);
    column_list one = {id(schema, field.column), text_of(schema, field.column), 1, 0};
    prisma_range options = arguments;
    if (found && gov_prisma_argument(schema, options, "sort").end)
      one.sql = gov_arena_printf(schema->arena, "%s DESC", one.sql);
    if (found && one.sql) put_index(schema, model, arguments, &one, "_key", "UNIQUE ");
  }
}

static void put_model_indexes(prisma_schema *schema, const prisma_model *model) {
  static const struct {
    const char *name, *suffix, *word;
  } kinds[] = {
      {"unique", "_key", "UNIQUE "}, {"index", "_idx", ""}, {"fulltext", "_idx", "FULLTEXT "}};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    for (size_t i = model->body.from; i < model->body.end; i++) {
      int found;
      if (!gov_prisma_is_mark(schema, i, "@@")) continue;
      prisma_range rest = {i, model->body.end};
      if (!gov_prisma_is_word(schema, i + 1, kinds[k].name)) continue;
      prisma_range arguments = gov_prisma_attribute(schema, rest, "@@", kinds[k].name, &found);
      prisma_range list = gov_prisma_argument(schema, arguments, NULL);
      if (!list.end) list = gov_prisma_argument(schema, arguments, "fields");
      column_list columns = read_columns(schema, model, list);
      put_index(schema, model, arguments, &columns, kinds[k].suffix, kinds[k].word);
    }
  }
}

/* ---- relations ---- */

static const char *action_of(const prisma_schema *schema, prisma_range arguments, const char *name,
                             const char *otherwise) {
  static const char *const words[][2] = {{"Cascade", "CASCADE"},
                                         {"Restrict", "RESTRICT"},
                                         {"NoAction", "NO ACTION"},
                                         {"SetNull", "SET NULL"},
                                         {"SetDefault", "SET DEFAULT"}};
  prisma_range said = gov_prisma_argument(schema, arguments, name);
  for (size_t i = 0; said.end && i < sizeof words / sizeof *words; i++) {
    if (gov_prisma_is_word(schema, said.from, words[i][0])) return words[i][1];
  }
  return otherwise;
}

static void put_reference(prisma_schema *schema, const prisma_model *model,
                          const prisma_column *field) {
  int found;
  prisma_range arguments = gov_prisma_attribute(schema, field->rest, "@", "relation", &found);
  prisma_range here = gov_prisma_argument(schema, arguments, "fields"),
               there = gov_prisma_argument(schema, arguments, "references");
  const prisma_model *target = gov_prisma_model(schema, field->type);
  if (!found || !here.end || !target) return;
  column_list columns = read_columns(schema, model, here),
              referenced = read_columns(schema, target, there);
  const char *base =
      gov_arena_printf(schema->arena, "%s_%s", text_of(schema, model->table), columns.joined);
  if (!base) return;
  put(schema,
      " ALTER TABLE %s ADD CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE %s ON "
      "UPDATE %s;",
      id(schema, model->table), quoted(schema, name_of(schema, arguments, base, "_fkey")),
      columns.sql, id(schema, target->table), referenced.sql,
      action_of(schema, arguments, "onDelete", columns.optional ? "SET NULL" : "RESTRICT"),
      action_of(schema, arguments, "onUpdate", "CASCADE"));
}

static void put_references(prisma_schema *schema, const prisma_model *model) {
  prisma_column field;
  size_t i = model->body.from;
  while (gov_prisma_field(schema, model, &i, &field)) put_reference(schema, model, &field);
}

static const char *relation_name(const prisma_schema *schema, const prisma_column *field) {
  int found;
  prisma_range arguments = gov_prisma_attribute(schema, field->rest, "@", "relation", &found);
  prisma_range name = gov_prisma_argument(schema, arguments, NULL);
  if (!name.end) name = gov_prisma_argument(schema, arguments, "name");
  gov_text said = gov_prisma_string(schema, name);
  return said.n ? text_of(schema, said) : NULL;
}

static int key_field(const prisma_schema *schema, const prisma_model *model, prisma_column *field) {
  size_t i = model->body.from;
  int found;
  while (gov_prisma_field(schema, model, &i, field)) {
    gov_prisma_attribute(schema, field->rest, "@", "id", &found);
    if (found) return 1;
  }
  return 0;
}

/* The far side of a list: a list of this model with the same relation name. */
static int is_many_to_many(const prisma_schema *schema, const prisma_model *model,
                           const prisma_column *field) {
  const prisma_model *target = gov_prisma_model(schema, field->type);
  prisma_column other;
  size_t i = target ? target->body.from : 0;
  if (!target || target->kind != PRISMA_MODEL || !field->list) return 0;
  const char *name = relation_name(schema, field);
  while (gov_prisma_field(schema, target, &i, &other)) {
    const char *its = relation_name(schema, &other);
    int same_field = target == model && other.name.z == field->name.z;
    if (other.list && !same_field && gov_prisma_model(schema, other.type) == model &&
        (name && its ? !strcmp(name, its) : name == its))
      return 1;
  }
  return 0;
}

static void put_many_to_many(prisma_schema *schema, const prisma_model *a, const prisma_model *b,
                             const char *name) {
  prisma_column left, right;
  if (!key_field(schema, a, &left) || !key_field(schema, b, &right)) return;
  left.column = left.name = GOV_TEXT("A"), right.column = right.name = GOV_TEXT("B");
  const char *table = gov_arena_printf(schema->arena, "_%s", name);
  const char *left_type = gov_prisma_type(schema, &left),
             *right_type = gov_prisma_type(schema, &right);
  prisma_column a_key, b_key;
  if (!table || !left_type || !right_type || !key_field(schema, a, &a_key) ||
      !key_field(schema, b, &b_key))
    return;
  const char *t = quoted(schema, table), *A = quoted(schema, "A"), *B = quoted(schema, "B");
  const char *fkey =
      "CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE CASCADE ON UPDATE CASCADE";
  put(schema, " CREATE TABLE %s (%s %s NOT NULL, %s %s NOT NULL, ", t, A, left_type, B, right_type);
  put(schema, fkey, quoted(schema, made_name(schema, table, "_A_fkey")), A, id(schema, a->table),
      id(schema, a_key.column));
  put(schema, ", ");
  put(schema, fkey, quoted(schema, made_name(schema, table, "_B_fkey")), B, id(schema, b->table),
      id(schema, b_key.column));
  put(schema, "); CREATE UNIQUE INDEX %s ON %s (%s, %s);",
      quoted(schema, made_name(schema, table, "_AB_unique")), t, A, B);
  put(schema, " CREATE INDEX %s ON %s (%s);", quoted(schema, made_name(schema, table, "_B_index")),
      t, B);
}

/* Each relation once: from the model whose name sorts first. */
static void put_relations(prisma_schema *schema, const prisma_model *model) {
  prisma_column field;
  size_t i = model->body.from;
  while (gov_prisma_field(schema, model, &i, &field)) {
    if (!is_many_to_many(schema, model, &field)) continue;
    const prisma_model *target = gov_prisma_model(schema, field.type);
    const char *mine = text_of(schema, model->name), *its = text_of(schema, target->name);
    const char *said = relation_name(schema, &field);
    if (strcmp(mine, its) > 0) continue;
    if (model == target) {
      gov_prisma_refuse(schema, field.line, "a relation of a model to itself without a table");
      return;
    }
    const char *name = said ? said : gov_arena_printf(schema->arena, "%sTo%s", mine, its);
    if (name) put_many_to_many(schema, model, target, name);
  }
}

/* ---- the whole ---- */

static void put_enum(prisma_schema *schema, const prisma_model *model) {
  const char *values = "";
  if (schema->dialect != GOV_SQL_POSTGRESQL) return;
  at_line(schema, model->line);
  for (size_t i = model->body.from; i < model->body.end; i++) {
    if (gov_prisma_is_mark(schema, i, "@@")) {
      i = gov_prisma_is_mark(schema, i + 2, "(")
              ? gov_prisma_behind(schema, i + 2, model->body.end) - 1
              : i + 1;
      continue;
    }
    if (gov_prisma_at(schema, i)->kind != PRISMA_WORD) continue;
    size_t end = i;
    while (end < model->body.end && gov_prisma_at(schema, end)->kind != PRISMA_LINE) end++;
    gov_text mapped = gov_prisma_string(schema, (prisma_range){i, end});
    gov_text value = mapped.n ? mapped : gov_prisma_at(schema, i)->text;
    values = gov_arena_printf(schema->arena, "%s%s%Q", values, *values ? ", " : "",
                              text_of(schema, value));
    if (!values) return;
    i = end;
  }
  put(schema, "CREATE TYPE %s AS ENUM (%s);", id(schema, model->table), values);
}

void gov_prisma_write(prisma_schema *schema) {
  for (size_t i = 0; i < schema->models.count; i++) {
    const prisma_model *model = gov_list_at(&schema->models, i);
    if (model->kind == PRISMA_ENUM) put_enum(schema, model);
    if (model->kind == PRISMA_MODEL) put_table(schema, model);
  }
  put(schema, "\n");
  for (size_t i = 0; i < schema->models.count; i++) {
    const prisma_model *model = gov_list_at(&schema->models, i);
    if (model->kind != PRISMA_MODEL) continue;
    put_field_indexes(schema, model);
    put_model_indexes(schema, model);
    if (!schema->without_references) put_references(schema, model);
    put_relations(schema, model);
  }
}
