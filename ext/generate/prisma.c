/* prisma.c: a Prisma schema taken apart. Its words are read by the reader of models' tokens. */
#include "generate/prisma_parts.h"

const prisma_token *gov_prisma_at(const prisma_schema *schema, size_t i) {
  return gov_list_at(&schema->tokens, i < schema->tokens.count ? i : schema->tokens.count - 1);
}

int gov_prisma_is_mark(const prisma_schema *schema, size_t i, const char *mark) {
  const prisma_token *token = gov_prisma_at(schema, i);
  return token->kind == PRISMA_MARK && token->text.n == strlen(mark) &&
         !memcmp(token->text.z, mark, token->text.n);
}

int gov_prisma_is_word(const prisma_schema *schema, size_t i, const char *word) {
  const prisma_token *token = gov_prisma_at(schema, i);
  return token->kind == PRISMA_WORD && gov_text_is(token->text, word);
}

void gov_prisma_refuse(prisma_schema *schema, int32_t line, const char *why) {
  if (schema->why) return;
  schema->why = why;
  schema->why_line = line;
}

size_t gov_prisma_behind(const prisma_schema *schema, size_t i, size_t end) {
  int depth = 0;
  for (; i < end; i++) {
    if (gov_prisma_is_mark(schema, i, "(") || gov_prisma_is_mark(schema, i, "[")) depth++;
    if ((gov_prisma_is_mark(schema, i, ")") || gov_prisma_is_mark(schema, i, "]")) && --depth <= 0)
      return i + 1;
  }
  return end;
}

gov_text gov_prisma_string(const prisma_schema *schema, prisma_range range) {
  for (size_t i = range.from; i < range.end; i++) {
    if (gov_prisma_at(schema, i)->kind == PRISMA_STRING) return gov_prisma_at(schema, i)->text;
  }
  return (gov_text){0};
}

prisma_range gov_prisma_attribute(const prisma_schema *schema, prisma_range within,
                                  const char *mark, const char *name, int *found) {
  *found = 0;
  for (size_t i = within.from; i + 1 < within.end;) {
    if (gov_prisma_is_mark(schema, i, "(") || gov_prisma_is_mark(schema, i, "[")) {
      i = gov_prisma_behind(schema, i, within.end);
      continue;
    }
    if (!gov_prisma_is_mark(schema, i, mark) || !gov_prisma_is_word(schema, i + 1, name)) {
      i++;
      continue;
    }
    *found = 1;
    if (!gov_prisma_is_mark(schema, i + 2, "(")) return (prisma_range){i + 2, i + 2};
    return (prisma_range){i + 3, gov_prisma_behind(schema, i + 2, within.end) - 1};
  }
  return (prisma_range){0, 0};
}

prisma_range gov_prisma_argument(const prisma_schema *schema, prisma_range arguments,
                                 const char *name) {
  for (size_t i = arguments.from; i < arguments.end;) {
    size_t start = i, end = i;
    while (end < arguments.end && !gov_prisma_is_mark(schema, end, ","))
      end = gov_prisma_is_mark(schema, end, "(") || gov_prisma_is_mark(schema, end, "[")
                ? gov_prisma_behind(schema, end, arguments.end)
                : end + 1;
    int has_name = gov_prisma_at(schema, start)->kind == PRISMA_WORD &&
                   gov_prisma_is_mark(schema, start + 1, ":");
    if (!name && !has_name) return (prisma_range){start, end};
    if (name && has_name && gov_prisma_is_word(schema, start, name))
      return (prisma_range){start + 2, end};
    i = end + 1;
  }
  return (prisma_range){0, 0};
}

const prisma_model *gov_prisma_model(const prisma_schema *schema, gov_text name) {
  for (size_t i = 0; i < schema->models.count; i++) {
    const prisma_model *model = gov_list_at(&schema->models, i);
    if (model->name.n == name.n && !memcmp(model->name.z, name.z, name.n)) return model;
  }
  return NULL;
}

int gov_prisma_field(const prisma_schema *schema, const prisma_model *model, size_t *i,
                     prisma_column *field) {
  for (; *i < model->body.end; ++*i) {
    if (gov_prisma_is_mark(schema, *i, "@@")) {
      *i = gov_prisma_is_mark(schema, *i + 2, "(")
               ? gov_prisma_behind(schema, *i + 2, model->body.end) - 1
               : *i + 1;
      continue;
    }
    if (gov_prisma_at(schema, *i)->kind != PRISMA_WORD ||
        gov_prisma_at(schema, *i + 1)->kind != PRISMA_WORD)
      continue;
    size_t k = *i + 2;
    *field = (prisma_column){.name = gov_prisma_at(schema, *i)->text,
                             .type = gov_prisma_at(schema, *i + 1)->text,
                             .line = gov_prisma_at(schema, *i)->line};
    field->column = field->name;
    field->rest.from = k;
    if (gov_prisma_is_mark(schema, k, "(")) k = gov_prisma_behind(schema, k, model->body.end);
    if (gov_prisma_is_mark(schema, k, "[")) field->list = 1, k += 2;
    if (gov_prisma_is_mark(schema, k, "?")) field->optional = 1, k++;
    while (k < model->body.end && gov_prisma_at(schema, k)->kind != PRISMA_LINE) k++;
    field->rest.end = k;
    int found;
    gov_text name =
        gov_prisma_string(schema, gov_prisma_attribute(schema, field->rest, "@", "map", &found));
    if (name.n) field->column = name;
    *i = k;
    return 1;
  }
  return 0;
}

int gov_prisma_field_named(const prisma_schema *schema, const prisma_model *model, gov_text name,
                           prisma_column *field) {
  size_t i = model->body.from;
  while (gov_prisma_field(schema, model, &i, field)) {
    if (field->name.n == name.n && !memcmp(field->name.z, name.z, name.n)) return 1;
  }
  return 0;
}

static void read_datasource(prisma_schema *schema, prisma_range body) {
  for (size_t i = body.from; i + 2 < body.end; i++) {
    if (!gov_prisma_is_mark(schema, i + 1, "=")) continue;
    gov_text value = gov_prisma_at(schema, i + 2)->text;
    if (gov_prisma_is_word(schema, i, "provider")) {
      schema->provider = gov_sql_dialect_find(value);
      if (schema->provider != schema->dialect)
        gov_prisma_refuse(schema, gov_prisma_at(schema, i)->line,
                          "the data source is of another dialect than --dialect says");
    }
    if (gov_prisma_is_word(schema, i, "relationMode") && gov_text_is(value, "prisma"))
      schema->without_references = 1;
  }
}

static int add_model(prisma_schema *schema, size_t i, size_t end) {
  prisma_model *model = gov_list_add(&schema->models);
  int found;
  if (!model) return SQLITE_NOMEM;
  int is_enum = gov_prisma_is_word(schema, i, "enum");
  *model = (prisma_model){.kind = is_enum                                  ? PRISMA_ENUM
                                  : gov_prisma_is_word(schema, i, "model") ? PRISMA_MODEL
                                                                           : PRISMA_OTHER,
                          .name = gov_prisma_at(schema, i + 1)->text,
                          .table = gov_prisma_at(schema, i + 1)->text,
                          .body = {i + 3, end},
                          .line = gov_prisma_at(schema, i)->line};
  gov_text name =
      gov_prisma_string(schema, gov_prisma_attribute(schema, model->body, "@@", "map", &found));
  if (name.n) model->table = name;
  gov_prisma_attribute(schema, model->body, "@@", "schema", &found);
  if (found)
    gov_prisma_refuse(schema, model->line, "models of several schemas: a draft writes one");
  return SQLITE_OK;
}

static int find_models(prisma_schema *schema) {
  for (size_t i = 0; gov_prisma_at(schema, i)->kind != PRISMA_END; i++) {
    if (gov_prisma_at(schema, i)->kind != PRISMA_WORD ||
        gov_prisma_at(schema, i + 1)->kind != PRISMA_WORD ||
        !gov_prisma_is_mark(schema, i + 2, "{"))
      continue;
    size_t end = i + 3;
    while (gov_prisma_at(schema, end)->kind != PRISMA_END && !gov_prisma_is_mark(schema, end, "}"))
      end++;
    if (gov_prisma_at(schema, end)->kind == PRISMA_END)
      gov_prisma_refuse(schema, gov_prisma_at(schema, i)->line, "a block is never closed");
    if (gov_prisma_is_word(schema, i, "datasource"))
      read_datasource(schema, (prisma_range){i + 3, end});
    else if (!gov_prisma_is_word(schema, i, "generator") && add_model(schema, i, end))
      return SQLITE_NOMEM;
    i = end;
  }
  return SQLITE_OK;
}

char *gov_prisma_error(const char *path, int32_t line, const char *why) {
  return sqlite3_mprintf("gov_generate: %s:%d: %s; the draft would be wrong", path, line, why);
}

int gov_prisma_sql(gov_arena *arena, gov_text text, gov_sql_dialect dialect, gov_text *sql,
                   const char **why, int32_t *line) {
  prisma_schema schema = {.arena = arena,
                          .models = {.row_bytes = sizeof(prisma_model)},
                          .dialect = dialect,
                          .provider = GOV_SQL_ANY,
                          .out = sqlite3_str_new(NULL),
                          .out_line = 1};
  int cut = 0, rc = prisma_tokens(text, 1, &schema.tokens, &cut);
  if (cut) gov_prisma_refuse(&schema, 1, "the schema is larger than the limits");
  if (rc == SQLITE_OK) rc = find_models(&schema);
  if (rc == SQLITE_OK && schema.provider == GOV_SQL_ANY)
    gov_prisma_refuse(&schema, 1, "the schema names no data source that drafts are written for");
  if (rc == SQLITE_OK && !schema.why) gov_prisma_write(&schema);
  int n = sqlite3_str_length(schema.out);
  char *made = sqlite3_str_finish(schema.out);
  *sql = (gov_text){gov_arena_copy(arena, made ? made : "", (size_t)n), (size_t)n};
  sqlite3_free(made);
  gov_list_free(&schema.tokens);
  gov_list_free(&schema.models);
  *why = schema.why;
  *line = schema.why_line;
  if (rc == SQLITE_OK && arena->failed) rc = SQLITE_NOMEM;
  return rc == SQLITE_OK && schema.why ? SQLITE_ERROR : rc;
}
