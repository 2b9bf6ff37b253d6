/* layout_code_column.c: how a framework defines a column, as SQL: its type (data/column_types.tsv),
** NOT NULL, DEFAULT and UNIQUE.
**
** The words stand in the arguments of one call: models.CharField(max_length=20, null=True),
** sa.Column('a', sa.String(20), nullable=False), t.string :a, limit: 20, table.string('a', 20). Only
** Knex strings further calls behind it: .notNullable().defaultTo(0).
*/
#include "embedded.h"
#include "read/scripts/layout_code_parse.h"
#include <stdlib.h>
#include <string.h>

enum { COLUMN_FRAMEWORK, COLUMN_WORD, COLUMN_TYPE, COLUMN_LENGTH };

/* ---- words ---- */

static int ends(gov_text word, const char *end) {
  size_t n = strlen(end);
  return word.n >= n && !memcmp(word.z + word.n - n, end, n);
}

/* A number that stands for itself; -1. */
static int64_t number_at(const code_reader *r, int32_t i) {
  gov_text text = code_at(r, i)->text;
  int64_t number = 0;
  if (code_at(r, i)->kind != GOV_CODE_WORD || !text.n || text.n > 9) return -1;
  for (size_t k = 0; k < text.n; k++) {
    if (!gov_is_digit(text.z[k])) return -1;
    number = number * 10 + (text.z[k] - '0');
  }
  return number;
}

static int64_t number_of(const code_reader *r, const code_call *call, const char *key) {
  const gov_code_token *token = code_keyword(r, call, key);
  return token ? number_at(r, (int32_t)(token - r->tokens)) : -1;
}

static int keyword_is(const code_reader *r, const code_call *call, const char *key,
                      const char *word) {
  const gov_code_token *token = code_keyword(r, call, key);
  return token && token->text.n == strlen(word) && !memcmp(token->text.z, word, token->text.n);
}

/* The n-th number among the arguments at the call's own level, texts passed by; -1. */
static int64_t positional(const code_reader *r, const code_call *call, int number) {
  int32_t depth = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    if (code_mark(r, i, '(') || code_mark(r, i, '[') || code_mark(r, i, '{')) depth++;
    if (code_mark(r, i, ')') || code_mark(r, i, ']') || code_mark(r, i, '}')) depth--;
    int begins = i == call->from || code_mark(r, i - 1, ',');
    int stands = i + 1 >= call->to || code_mark(r, i + 1, ',');
    if (depth || !begins || !stands || number_at(r, i) < 0) continue;
    if (!number--) return number_at(r, i);
  }
  return -1;
}

static int find_type(const char *group, gov_text word) {
  const gov_data_table *table = gov_data("column_types");
  for (int row = 0; table && row < table->row_count; row++) {
    const char *name = gov_data_cell(table, row, COLUMN_WORD);
    if (*name != word.z[0] || strlen(name) != word.n || memcmp(name, word.z, word.n) != 0) continue;
    if (!strcmp(gov_data_cell(table, row, COLUMN_FRAMEWORK), group)) return row;
  }
  return -1;
}

static void take_type(code_field *field, const char *group, gov_text word) {
  int row = word.n ? find_type(group, word) : -1;
  field->word = word;
  if (row < 0) return;
  const gov_data_table *table = gov_data("column_types");
  const char *length = gov_data_cell(table, row, COLUMN_LENGTH);
  field->type = gov_data_cell(table, row, COLUMN_TYPE);
  if (*length && field->length < 0) field->length = strtoll(length, NULL, 10);
}

static code_field no_field(void) {
  return (code_field){.length = -1, .scale = -1, .word = {"", 0}, .reference = {"", 0}};
}

/* sa.String, models.CharField, postgresql.JSONB: the last word of a dotted path. */
static int32_t last_of_path(const code_reader *r, int32_t at) {
  while (code_mark(r, at + 1, '.') && code_at(r, at + 2)->kind == GOV_CODE_WORD) at += 2;
  return at;
}

/* ---- defaults ---- */

/* random(), gen_random_uuid(): a text with a call in it, but not the clock's or a cast's. */
static int calls_for_each_row(gov_text text) {
  static const char *const constant[] = {"now(", "current_", "getdate(", "timezone(", "'", NULL};
  const char *paren = memchr(text.z, '(', text.n);
  if (!paren || paren == text.z || !gov_is_word(paren[-1])) return 0;
  for (const char *const *word = constant; *word; word++) {
    if (gov_text_find(text, *word)) return 0;
  }
  return 1;
}

/* The default at token i is SQL: -> { "f()" }, knex.raw('f()'), sa.text("f()"). A plain text is SQL for
** nobody but Rails' uuid. */
static int is_volatile(const code_reader *r, const gov_code_token *given, int plain_is_sql) {
  if (given->kind == GOV_CODE_STRING) return plain_is_sql && calls_for_each_row(given->text);
  int32_t i = (int32_t)(given - r->tokens);
  int lambda = code_mark(r, i, '-') && code_mark(r, i + 1, '>');
  for (int32_t end = i + 8; i < end && i < r->count; i++) {
    if (code_at(r, i)->kind == GOV_CODE_STRING) return calls_for_each_row(code_at(r, i)->text);
    if (!lambda && code_mark(r, i, ',')) return 0;
  }
  return 0;
}

/* ---- Django ---- */

code_field code_django_field(code_reader *r, int32_t at) {
  code_field field = no_field();
  code_call call;
  if (code_at(r, at)->kind != GOV_CODE_WORD) return field;
  at = last_of_path(r, at);
  gov_text word = code_at(r, at)->text;
  code_arguments(r, at, &call);
  field.length = number_of(r, &call, "max_length");
  take_type(&field, "django", word);
  if (number_of(r, &call, "max_digits") >= 0) {
    field.length = number_of(r, &call, "max_digits");
    field.scale = number_of(r, &call, "decimal_places");
  }
  if (!field.type && (ends(word, "Manager") || ends(word, "ManyToManyField"))) field.type = "";
  int texts = !field.type || !strcmp(field.type, "varchar") || !strcmp(field.type, "text");
  int nullable =
      keyword_is(r, &call, "null", "True") || (field.word.n && ends(word, "NullBooleanField"));
  field.required = !nullable;
  field.unique = keyword_is(r, &call, "unique", "True") || (word.n && ends(word, "OneToOneField"));
  field.lasting_default = code_keyword(r, &call, "db_default") != NULL;
  /* What Django fills existing rows with by itself: an empty text, the clock. */
  field.has_default = field.lasting_default || code_keyword(r, &call, "default") != NULL ||
                      keyword_is(r, &call, "auto_now", "True") ||
                      keyword_is(r, &call, "auto_now_add", "True") ||
                      (texts && keyword_is(r, &call, "blank", "True"));
  return field;
}

/* ---- Alembic ---- */

/* The type expression at a token: sa.Numeric(10, 2), sa.String(length=50), postgresql.JSONB(). */
static void take_alembic_type(code_reader *r, int32_t at, code_field *field) {
  code_call call;
  if (code_at(r, at)->kind != GOV_CODE_WORD) return;
  at = last_of_path(r, at);
  if (code_mark(r, at + 1, '(')) {
    code_arguments(r, at, &call);
    field->length = positional(r, &call, 0);
    field->scale = positional(r, &call, 1);
    if (number_of(r, &call, "length") >= 0) field->length = number_of(r, &call, "length");
    if (number_of(r, &call, "precision") >= 0) field->length = number_of(r, &call, "precision");
    if (number_of(r, &call, "scale") >= 0) field->scale = number_of(r, &call, "scale");
  }
  take_type(field, "alembic", code_at(r, at)->text);
}

/* column: the token Column of sa.Column('a', type, …). */
code_field code_alembic_column(code_reader *r, int32_t column) {
  code_field field = no_field();
  code_call call;
  code_arguments(r, column, &call);
  int32_t at = call.from;
  while (at < call.to && !code_mark(r, at, ',')) at++;
  if (at < call.to) take_alembic_type(r, at + 1, &field);
  field.required =
      keyword_is(r, &call, "nullable", "False") || keyword_is(r, &call, "primary_key", "True");
  field.unique = keyword_is(r, &call, "unique", "True");
  /* default= is Python's: the database never hears of it. */
  const gov_code_token *given = code_keyword(r, &call, "server_default");
  field.has_default = field.lasting_default = given != NULL;
  field.volatile_default = given && is_volatile(r, given, 0);
  if (keyword_is(r, &call, "persisted", "True")) field.type = "int GENERATED ALWAYS AS (1) STORED";
  return field;
}

code_field code_alembic_type(code_reader *r, const code_call *call, const char *key) {
  code_field field = no_field();
  const gov_code_token *token = code_keyword(r, call, key);
  if (token) take_alembic_type(r, (int32_t)(token - r->tokens), &field);
  return field;
}

/* ---- Rails ---- */

code_field code_rails_column(code_reader *r, const code_call *call, gov_text word) {
  code_field field = no_field();
  int64_t limit = number_of(r, call, "limit");
  take_type(&field, "rails", word);
  if (field.type && !strcmp(field.type, "integer") && limit > 0)
    field.type = limit > 4 ? "bigint" : limit > 2 ? "integer" : "smallint";
  else if (limit > 0)
    field.length = limit;
  if (number_of(r, call, "precision") >= 0 && field.type && !strcmp(field.type, "numeric")) {
    field.length = number_of(r, call, "precision");
    field.scale = number_of(r, call, "scale");
  }
  field.required = keyword_is(r, call, "null", "false");
  const gov_code_token *given = code_keyword(r, call, "default");
  field.has_default = field.lasting_default =
      given && !(given->text.n == 3 && !memcmp(given->text.z, "nil", 3));
  int is_uuid = field.type && !strcmp(field.type, "uuid");
  field.volatile_default = field.has_default && is_volatile(r, given, is_uuid);
  if (gov_text_is(word, "virtual"))
    field.type = keyword_is(r, call, "stored", "true") ? "int GENERATED ALWAYS AS (1) STORED"
                                                       : "int GENERATED ALWAYS AS (1) VIRTUAL";
  if (gov_text_is(word, "primary_key")) field.type = "bigserial PRIMARY KEY";
  return field;
}

/* ---- Knex ---- */

/* The calls strung behind a column: where the chain is, and whether it has this one. */
static int32_t next_of_chain(const code_reader *r, int32_t close) {
  return code_mark(r, close, ')') && code_mark(r, close + 1, '.') ? close + 2 : -1;
}

code_field code_knex_column(code_reader *r, const code_call *call, gov_text word) {
  code_field field = no_field();
  code_call link;
  field.length = positional(r, call, 0);
  field.scale = positional(r, call, 1);
  take_type(&field, "knex", word);
  for (int32_t at = next_of_chain(r, call->to); at > 0; at = next_of_chain(r, link.to)) {
    if (code_is(r, at, "notNullable") || code_is(r, at, "notNull") || code_is(r, at, "primary"))
      field.required = 1;
    if (code_is(r, at, "defaultTo")) {
      field.has_default = field.lasting_default = 1;
      field.volatile_default = is_volatile(r, code_at(r, at + 2), 0);
    }
    if (code_is(r, at, "unique")) field.unique = 1;
    if (code_is(r, at, "alter")) field.altered = 1;
    if (!code_mark(r, at + 1, '(')) break;
    code_arguments(r, at, &link);
    gov_text named = link.name_count ? link.names[0] : (gov_text){"", 0};
    const char *dot = memchr(named.z, '.', named.n);
    if (code_is(r, at, "references") && dot)
      field.reference = (gov_text){named.z, (size_t)(dot - named.z)};
    if (code_is(r, at, "inTable")) field.reference = named;
    if (code_is(r, at, "onDelete")) field.cascades = gov_text_is(named, "cascade");
  }
  return field;
}

/* ---- Sequelize ---- */

/* Sequelize.STRING(40), DataTypes.TEXT, db-migrate's 'string'. */
code_field code_sequelize_type(code_reader *r, int32_t at) {
  code_field field = no_field();
  code_call type;
  if (code_at(r, at)->kind == GOV_CODE_STRING) field.word = code_at(r, at)->text;
  if (code_at(r, at)->kind != GOV_CODE_WORD) return field;
  at = last_of_path(r, at);
  if (code_mark(r, at + 1, '(')) {
    code_arguments(r, at, &type);
    field.length = positional(r, &type, 0);
    field.scale = positional(r, &type, 1);
  }
  take_type(&field, "sequelize", code_at(r, at)->text);
  return field;
}

code_field code_sequelize_column(code_reader *r, const code_call *call) {
  const gov_code_token *type = code_keyword(r, call, "type");
  code_field field = type ? code_sequelize_type(r, (int32_t)(type - r->tokens)) : no_field();
  int counted = keyword_is(r, call, "autoIncrement", "true");
  field.required = keyword_is(r, call, "allowNull", "false") ||
                   keyword_is(r, call, "notNull", "true") ||
                   keyword_is(r, call, "primaryKey", "true");
  field.unique = keyword_is(r, call, "unique", "true");
  field.has_default = field.lasting_default =
      counted || code_keyword(r, call, "defaultValue") != NULL;
  const gov_code_token *model = code_keyword(r, call, "model");
  const gov_code_token *on_delete = code_keyword(r, call, "onDelete");
  if (model && code_keyword(r, call, "references") && model->kind == GOV_CODE_STRING)
    field.reference = model->text;
  field.cascades = on_delete && gov_text_is(on_delete->text, "cascade");
  const gov_code_token *given = code_keyword(r, call, "defaultValue");
  field.volatile_default = given && is_volatile(r, given, 0);
  return field;
}

/* { name: 'a', type: 'varchar', length: '40', isNullable: true, default: 'now()' } */
code_field code_typeorm_column(code_reader *r, const code_call *call) {
  code_field field = no_field();
  const gov_code_token *type = code_keyword(r, call, "type");
  if (type && type->kind == GOV_CODE_STRING) field.word = type->text;
  field.required = !keyword_is(r, call, "isNullable", "true");
  field.unique = keyword_is(r, call, "isUnique", "true");
  field.has_default = field.lasting_default =
      code_keyword(r, call, "default") != NULL || keyword_is(r, call, "isGenerated", "true");
  return field;
}

/* ---- SQL ---- */

void code_append_type(code_text *out, const code_field *field) {
  const char *type = field->type;
  if (!type || !*type) {
    int plain = field->word.n > 0;
    for (size_t i = 0; i < field->word.n; i++) plain &= gov_is_word(field->word.z[i]) != 0;
    code_append(out, plain ? field->word.z : "untyped", plain ? field->word.n : 7);
    return;
  }
  code_append(out, type, strlen(type));
  char text[64];
  if (field->length < 0) return;
  if (!strcmp(type, "numeric"))
    sqlite3_snprintf(sizeof text, text, "(%lld, %lld)", field->length,
                     field->scale < 0 ? (int64_t)0 : field->scale);
  else if (!strcmp(type, "varchar") || !strcmp(type, "char"))
    sqlite3_snprintf(sizeof text, text, "(%lld)", field->length);
  else
    return;
  code_append(out, text, strlen(text));
}

void code_append_definition(code_text *out, const code_field *field) {
  code_append_type(out, field);
  if (field->volatile_default)
    code_append(out, " DEFAULT random()", 17);
  else if (field->has_default)
    code_append(out, " DEFAULT 0", 10);
  if (field->required) code_append(out, " NOT NULL", 9);
  if (field->unique) code_append(out, " UNIQUE", 7);
  int plain = field->reference.n > 0;
  for (size_t i = 0; i < field->reference.n; i++) plain &= gov_is_word(field->reference.z[i]) != 0;
  if (!plain) return;
  code_append(out, " REFERENCES \"", 13);
  code_append(out, field->reference.z, field->reference.n);
  code_append(out, "\" (id)", 6);
  if (field->cascades) code_append(out, " ON DELETE CASCADE", 18);
}
