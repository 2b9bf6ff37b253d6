/* prisma_types.c: the columns' types and defaults, as Prisma Migrate writes them. */
#include "generate/prisma_parts.h"

typedef struct prisma_type_row {
  const char *type, *postgresql, *mysql, *sqlite;
} prisma_type_row;

static const prisma_type_row scalars[] = {
    {"String", "TEXT", "VARCHAR(191)", "TEXT"},
    {"Boolean", "BOOLEAN", "BOOLEAN", "BOOLEAN"},
    {"Int", "INTEGER", "INTEGER", "INTEGER"},
    {"BigInt", "BIGINT", "BIGINT", "BIGINT"},
    {"Float", "DOUBLE PRECISION", "DOUBLE", "REAL"},
    {"Decimal", "DECIMAL(65,30)", "DECIMAL(65,30)", "DECIMAL"},
    {"DateTime", "TIMESTAMP(3)", "DATETIME(3)", "DATETIME"},
    {"Json", "JSONB", "JSON", "JSONB"},
    {"Bytes", "BYTEA", "LONGBLOB", "BLOB"},
};

/* Native types whose name is not the database's own word. */
static const prisma_type_row natives[] = {
    {"DoublePrecision", "DOUBLE PRECISION", NULL, NULL},
    {"UnsignedInt", NULL, "INTEGER UNSIGNED", NULL},
    {"UnsignedSmallInt", NULL, "SMALLINT UNSIGNED", NULL},
    {"UnsignedMediumInt", NULL, "MEDIUMINT UNSIGNED", NULL},
    {"UnsignedTinyInt", NULL, "TINYINT UNSIGNED", NULL},
    {"UnsignedBigInt", NULL, "BIGINT UNSIGNED", NULL},
};

static const char *of_dialect(const prisma_schema *schema, const prisma_type_row *row) {
  return schema->dialect == GOV_SQL_MYSQL    ? row->mysql
         : schema->dialect == GOV_SQL_SQLITE ? row->sqlite
                                             : row->postgresql;
}

static const char *copy(const prisma_schema *schema, gov_text text) {
  const char *made = gov_arena_copy(schema->arena, text.z, text.n);
  return made ? made : "";
}

/* @db.VarChar(20): the word and its parentheses. */
static const char *native_type(const prisma_schema *schema, const prisma_column *field) {
  for (size_t i = field->rest.from; i + 3 < field->rest.end + 1; i++) {
    if (!gov_prisma_is_mark(schema, i, "@") || !gov_prisma_is_word(schema, i + 1, "db") ||
        !gov_prisma_is_mark(schema, i + 2, "."))
      continue;
    gov_text word = gov_prisma_at(schema, i + 3)->text;
    const char *made = copy(schema, word);
    for (size_t k = 0; k < sizeof natives / sizeof *natives; k++) {
      const char *known = of_dialect(schema, &natives[k]);
      if (known && gov_text_is(word, natives[k].type)) made = known;
    }
    if (!gov_prisma_is_mark(schema, i + 4, "(")) return made;
    size_t end = gov_prisma_behind(schema, i + 4, field->rest.end);
    const prisma_token *last = gov_prisma_at(schema, end - 1);
    gov_text arguments = {gov_prisma_at(schema, i + 4)->text.z, 0};
    arguments.n = (size_t)(last->text.z + last->text.n - arguments.z);
    return gov_arena_printf(schema->arena, "%s%s", made, copy(schema, arguments));
  }
  return NULL;
}

/* 'A', 'B': the members by their @map. */
static const char *members(const prisma_schema *schema, const prisma_model *type) {
  const char *made = "";
  for (size_t i = type->body.from; i < type->body.end; i++) {
    if (gov_prisma_is_mark(schema, i, "@@")) { /* @@map of the type */
      i = gov_prisma_is_mark(schema, i + 2, "(")
              ? gov_prisma_behind(schema, i + 2, type->body.end) - 1
              : i + 1;
      continue;
    }
    if (gov_prisma_at(schema, i)->kind != PRISMA_WORD) continue;
    gov_text value = gov_prisma_at(schema, i)->text;
    size_t end = i;
    while (end < type->body.end && gov_prisma_at(schema, end)->kind != PRISMA_LINE) end++;
    gov_text mapped = gov_prisma_string(schema, (prisma_range){i, end});
    made = gov_arena_printf(schema->arena, "%s%s%Q", made ? made : "", made && *made ? ", " : "",
                            copy(schema, mapped.n ? mapped : value));
    i = end;
  }
  return made ? made : "";
}

static const char *enum_type(const prisma_schema *schema, const prisma_model *type) {
  if (schema->dialect == GOV_SQL_MYSQL)
    return gov_arena_printf(schema->arena, "ENUM(%s)", members(schema, type));
  if (schema->dialect == GOV_SQL_SQLITE) return "TEXT";
  return gov_arena_printf(schema->arena, "\"%w\"", copy(schema, type->table));
}

static const char *base_type(prisma_schema *schema, const prisma_column *field) {
  const char *native = native_type(schema, field);
  if (native) return native;
  if (gov_text_is(field->type, "Unsupported")) {
    gov_text said = gov_prisma_string(schema, field->rest);
    return said.n ? copy(schema, said) : NULL;
  }
  const prisma_model *type = gov_prisma_model(schema, field->type);
  if (type) return type->kind == PRISMA_ENUM ? enum_type(schema, type) : NULL;
  for (size_t i = 0; i < sizeof scalars / sizeof *scalars; i++) {
    if (gov_text_is(field->type, scalars[i].type)) return of_dialect(schema, &scalars[i]);
  }
  return NULL;
}

const char *gov_prisma_type(prisma_schema *schema, const prisma_column *field) {
  const char *type = base_type(schema, field);
  if (!type) {
    gov_prisma_refuse(schema, field->line, "a field of a type that the schema does not declare");
    return NULL;
  }
  if (field->list && schema->dialect != GOV_SQL_POSTGRESQL)
    gov_prisma_refuse(schema, field->line, "lists are PostgreSQL's only");
  return field->list ? gov_arena_printf(schema->arena, "%s[]", type) : type;
}

/* A backslash before a character means the character. */
static const char *unescaped(const prisma_schema *schema, gov_text said) {
  char *text = gov_arena_copy(schema->arena, said.z, said.n);
  size_t n = 0;
  for (size_t i = 0; text && i < said.n; i++) {
    if (said.z[i] == '\\' && i + 1 < said.n) i++;
    text[n++] = said.z[i];
  }
  if (text) text[n] = 0;
  return text ? text : "";
}

/* A literal of the default: a string, a number, true, a member of an enumeration. */
static const char *literal(const prisma_schema *schema, const prisma_column *field, size_t i,
                           size_t end) {
  const prisma_token *token = gov_prisma_at(schema, i);
  const prisma_model *type = gov_prisma_model(schema, field->type);
  if (token->kind == PRISMA_STRING)
    return gov_arena_printf(schema->arena, "%Q", unescaped(schema, token->text));
  if (type && token->kind == PRISMA_WORD) {
    for (size_t k = type->body.from; k < type->body.end; k++) {
      const prisma_token *member = gov_prisma_at(schema, k);
      if (member->kind != PRISMA_WORD || member->text.n != token->text.n ||
          memcmp(member->text.z, token->text.z, token->text.n) != 0)
        continue;
      size_t stop = k;
      while (stop < type->body.end && gov_prisma_at(schema, stop)->kind != PRISMA_LINE) stop++;
      gov_text mapped = gov_prisma_string(schema, (prisma_range){k, stop});
      return gov_arena_printf(schema->arena, "%Q", copy(schema, mapped.n ? mapped : token->text));
    }
    return NULL;
  }
  const prisma_token *last = gov_prisma_at(schema, end - 1); /* -1.5 is several tokens */
  gov_text text = {token->text.z, (size_t)(last->text.z + last->text.n - token->text.z)};
  return copy(schema, text);
}

static const char *called(prisma_schema *schema, const prisma_column *field, prisma_range value,
                          int *counts) {
  static const char *const of_client[] = {"uuid", "cuid", "nanoid", "ulid", "auto"};
  gov_text name = gov_prisma_at(schema, value.from)->text;
  for (size_t i = 0; i < sizeof of_client / sizeof *of_client; i++) {
    if (gov_text_is(name, of_client[i])) return "";
  }
  if (gov_text_is(name, "autoincrement")) {
    *counts = 1;
    return "";
  }
  if (gov_text_is(name, "now")) {
    const char *type = gov_prisma_type(schema, field);
    const char *digits = schema->dialect == GOV_SQL_MYSQL && type ? strchr(type, '(') : NULL;
    return gov_arena_printf(schema->arena, " DEFAULT CURRENT_TIMESTAMP%s", digits ? digits : "");
  }
  gov_text said = gov_prisma_string(schema, value);
  if (!gov_text_is(name, "dbgenerated")) {
    gov_prisma_refuse(schema, field->line, "a default that the generator does not know");
    return "";
  }
  if (!said.n) return "";
  return gov_arena_printf(schema->arena,
                          schema->dialect == GOV_SQL_POSTGRESQL ? " DEFAULT %s" : " DEFAULT (%s)",
                          unescaped(schema, said));
}

const char *gov_prisma_default(prisma_schema *schema, const prisma_column *field, int *counts) {
  int found;
  prisma_range arguments = gov_prisma_attribute(schema, field->rest, "@", "default", &found);
  if (!found) return "";
  prisma_range value = gov_prisma_argument(schema, arguments, NULL);
  if (!value.end) value = gov_prisma_argument(schema, arguments, "value");
  if (!value.end) return "";
  if (gov_prisma_is_mark(schema, value.from, "[")) {
    const char *list = "";
    for (size_t i = value.from + 1; i + 1 < value.end; i++) {
      if (gov_prisma_is_mark(schema, i, ",")) continue;
      const char *one = literal(schema, field, i, i + 1);
      list = gov_arena_printf(schema->arena, "%s%s%s", list ? list : "", list && *list ? ", " : "",
                              one ? one : "NULL");
    }
    return gov_arena_printf(schema->arena, " DEFAULT ARRAY[%s]::%s", list ? list : "",
                            gov_prisma_type(schema, field));
  }
  if (gov_prisma_at(schema, value.from)->kind == PRISMA_WORD &&
      gov_prisma_is_mark(schema, value.from + 1, "("))
    return called(schema, field, value, counts);
  const char *said = literal(schema, field, value.from, value.end);
  if (!said) gov_prisma_refuse(schema, field->line, "a default that the generator does not know");
  return said ? gov_arena_printf(schema->arena, " DEFAULT %s", said) : "";
}
