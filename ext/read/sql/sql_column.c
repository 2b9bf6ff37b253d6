/* sql_column.c: types, columns and constraints, in CREATE TABLE and ALTER TABLE alike.
**
** Every function takes what it understands and leaves the rest to sql_skip_element: an option
** nobody knows costs nothing but its own meaning.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

/* ---- types ---- */

/* A word that ends a type: an option of the column follows. */
static int ends_type(gov_sql_word word) {
  switch (word) {
  case SQL_not:
  case SQL_null:
  case SQL_default:
  case SQL_primary:
  case SQL_unique:
  case SQL_check:
  case SQL_references:
  case SQL_constraint:
  case SQL_generated:
  case SQL_as:
  case SQL_collate:
  case SQL_auto_increment:
  case SQL_autoincrement:
  case SQL_identity:
  case SQL_comment:
  case SQL_on:
  case SQL_first:
  case SQL_after:
  case SQL_using:
  case SQL_virtual:
  case SQL_stored:
  case SQL_key:
  case SQL_invisible:
  case SQL_visible:
  case SQL_storage:
  case SQL_compression:
  case SQL_deferrable:
  case SQL_initially:
  case SQL_cascade:
  case SQL_charset:
  case SQL_drop:
  case SQL_add:
  case SQL_for:
  case SQL_persisted:
  case SQL_exclude:
  case SQL_set:
  case SQL_with:
  case SQL_without:
  case SQL_enforced:
  case SQL_algorithm:
  case SQL_lock: return 1;
  default: return 0;
  }
}

/* Words that go on with a type of several words: double precision, unsigned big int, long raw,
 * interval day to second. */
static int continues_type(const sql_cursor *c) {
  static const char *const more[] = {"precision", "varying",
                                     "large",     "object",
                                     "big",       "int",
                                     "integer",   "char",
                                     "signed",    "raw",
                                     "unsigned",  "zerofill",
                                     "character", "text",
                                     "byte",      "year",
                                     "month",     "day",
                                     "hour",      "minute",
                                     "second",    "to",
                                     "local",     "binary",
                                     "varchar",   "varyingcharacter",
                                     "native",    "blob",
                                     "float"};
  if (sql_at(c, 0)->kind != GOV_SQL_WORD || ends_type(sql_word(c))) return 0;
  if (sql_word(c) == SQL_character && sql_word_at(c, 1) == SQL_set) return 0;
  for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
    if (sql_text_is(c, 0, more[i])) return 1;
  }
  return 0;
}

typedef struct type_text {
  char z[160];
  size_t n;
} type_text;

static void append(type_text *text, const char *z, size_t n) {
  if (text->n + n >= sizeof text->z) n = sizeof text->z - 1 - text->n;
  memcpy(text->z + text->n, z, n);
  text->n += n;
}

static int64_t number_of(const gov_sql_token *token) {
  int64_t value = 0;
  for (size_t i = 0; i < token->text.n; i++) {
    if (!gov_is_digit(token->text.z[i]) || value > 1000000000000) return -1;
    value = value * 10 + (token->text.z[i] - '0');
  }
  return value;
}

/* ( … ) after a type: lengths are kept, words are kept, values of an enum become hashes. */
static void type_arguments(sql_cursor *c, gov_sql_type *type, type_text *text) {
  int32_t end = sql_group_end(c, c->at), numbers = 0;
  char count[40];
  type_text inside = {.n = 0};
  for (c->at++; c->at < end; c->at++) {
    const gov_sql_token *token = sql_at(c, 0);
    if (token->kind == GOV_SQL_STRING && type->value_count < SQL_MAX_ELEMENTS) {
      uint64_t *values = sql_grow(c->structs, type->values, type->value_count, sizeof *values);
      if (!values) break;
      type->values = values;
      values[type->value_count++] = sql_hash(token->text);
    } else if (token->kind == GOV_SQL_NUMBER) {
      if (numbers < 2) type->arguments[numbers++] = number_of(token);
      append(&inside, token->text.z, token->text.n);
    } else if (token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_PUNCTUATION) {
      append(&inside, token->text.z, token->text.n);
    }
  }
  c->at = end < c->count ? end + 1 : c->count;
  if (type->value_count) {
    sqlite3_snprintf(sizeof count, count, "(%d values)", type->value_count);
    append(text, count, strlen(count));
    return;
  }
  append(text, "(", 1);
  append(text, inside.z, inside.n);
  append(text, ")", 1);
}

static void type_arrays(sql_cursor *c, gov_sql_type *type, type_text *text) {
  for (;;) {
    if (sql_is(c, 0, '[')) {
      while (!sql_done(c) && !sql_is(c, 0, ']')) c->at++;
      sql_accept_mark(c, ']');
    } else if (sql_word(c) != SQL_array || !sql_accept(c, SQL_array)) {
      return;
    }
    type->array++;
    append(text, "[]", 2);
  }
}

static void type_character_set(sql_cursor *c, gov_sql_type *type) {
  for (;;) {
    if (sql_accept_two(c, SQL_character, SQL_set) || sql_accept(c, SQL_charset)) {
      sql_accept_mark(c, '=');
      type->charset = sql_identifier(c);
    } else if (sql_accept(c, SQL_collate)) {
      gov_sql_name name;
      sql_accept_mark(c, '=');
      if (sql_name(c, &name))
        type->collation = name.full;
      else
        c->at++;
    } else {
      return;
    }
  }
}

int sql_type(sql_cursor *c, gov_sql_type *type) {
  type_text text = {.n = 0}, name = {.n = 0};
  int32_t start = c->at;
  memset(type, 0, sizeof *type);
  type->arguments[0] = type->arguments[1] = -1;
  uint8_t kind = sql_at(c, 0)->kind;
  if ((kind != GOV_SQL_WORD && kind != GOV_SQL_QUOTED && kind != GOV_SQL_TEMPLATE) ||
      (kind == GOV_SQL_WORD && ends_type(sql_word(c)) && sql_word(c) != SQL_set)) {
    return 0;
  }
  gov_sql_word first = sql_word(c);
  type->serial = first == SQL_serial || first == SQL_bigserial || first == SQL_smallserial ||
                 sql_text_is(c, 0, "serial4") || sql_text_is(c, 0, "serial8");
  gov_sql_name base;
  if (!sql_name(c, &base)) return 0;
  append(&name, base.full, strlen(base.full));
  append(&text, base.full, strlen(base.full));
  for (int words = 0; words < 8; words++) {
    if (sql_is(c, 0, '(')) {
      type_arguments(c, type, &text);
    } else if (sql_accept(c, SQL_unsigned)) {
      type->is_unsigned = 1;
      append(&text, " unsigned", 9);
    } else if (sql_accept(c, SQL_zerofill)) {
      type->zerofill = 1;
    } else if ((sql_word(c) == SQL_with || sql_word(c) == SQL_without) &&
               (sql_word_at(c, 1) == SQL_time || sql_word_at(c, 1) == SQL_local)) {
      int with = sql_word(c) == SQL_with;
      const char *zone = with ? " with time zone" : " without time zone";
      c->at += sql_word_at(c, 1) == SQL_local ? 4 : 3;
      append(&text, zone, strlen(zone));
      append(&name, zone, strlen(zone));
    } else if (continues_type(c)) {
      gov_text word = sql_at(c, 0)->text;
      append(&text, " ", 1), append(&text, word.z, word.n);
      append(&name, " ", 1), append(&name, word.z, word.n);
      c->at++;
    } else {
      break;
    }
  }
  type_arrays(c, type, &text);
  type_character_set(c, type);
  type->name = sql_fold(c, (gov_text){name.z, name.n});
  type->text = gov_recent_copy(c->names, c->arena, text.z, text.n);
  type->span = sql_span(c, start, c->at);
  return 1;
}

/* ---- defaults ---- */

static const char *const stable_functions[] = {"now",
                                               "current_timestamp",
                                               "current_date",
                                               "current_time",
                                               "localtime",
                                               "localtimestamp",
                                               "transaction_timestamp",
                                               "statement_timestamp",
                                               "current_user",
                                               "session_user",
                                               "user",
                                               "current_setting",
                                               "current_schema",
                                               "lower",
                                               "upper",
                                               "coalesce",
                                               "timezone",
                                               "date_trunc",
                                               "cast",
                                               "convert",
                                               "md5",
                                               "to_timestamp",
                                               "to_jsonb",
                                               "jsonb_build_object",
                                               "json_build_object",
                                               "jsonb_build_array",
                                               "json_object",
                                               "json_array",
                                               "array",
                                               "interval",
                                               "decode",
                                               "concat",
                                               "length",
                                               "getdate",
                                               "getutcdate",
                                               "sysdatetime",
                                               "sysutcdatetime",
                                               "sysdatetimeoffset",
                                               "curdate",
                                               "curtime",
                                               "utc_timestamp",
                                               "utc_date",
                                               "utc_time",
                                               "datetime",
                                               "date",
                                               "time",
                                               "strftime",
                                               "unixepoch",
                                               "julianday",
                                               "abs",
                                               "round",
                                               "make_interval",
                                               "to_char",
                                               "to_date",
                                               "suser_sname",
                                               "row",
                                               "numeric",
                                               "varchar",
                                               "char",
                                               "decimal",
                                               "timestamp",
                                               "extract",
                                               "in",
                                               "and",
                                               "or"};

static int is_stable_function(gov_text name) {
  for (size_t i = 0; i < sizeof stable_functions / sizeof *stable_functions; i++) {
    if (gov_text_is(name, stable_functions[i])) return 1;
  }
  return 0;
}

/* A word after which the default value is over. */
static int ends_default(const sql_cursor *c, int32_t taken) {
  switch (sql_word(c)) {
  case SQL_not:
  case SQL_null: return taken > 0;
  case SQL_constraint:
  case SQL_primary:
  case SQL_unique:
  case SQL_check:
  case SQL_references:
  case SQL_generated:
  case SQL_on:
  case SQL_comment:
  case SQL_auto_increment:
  case SQL_identity:
  case SQL_storage:
  case SQL_collate:
  case SQL_for:
  case SQL_key:
  case SQL_virtual:
  case SQL_stored:
  case SQL_invisible:
  case SQL_visible:
  case SQL_deferrable:
  case SQL_algorithm:
  case SQL_lock: return 1;
  case SQL_first:
  case SQL_after:
  case SQL_with:
  case SQL_default: return taken > 0;
  default: return 0;
  }
}

static void look_at_default(sql_cursor *c, gov_sql_column *column, int *operators) {
  const gov_sql_token *token = sql_at(c, 0);
  gov_sql_default kind = column->default_kind;
  int current = token->word == SQL_current_timestamp || token->word == SQL_current_date ||
                token->word == SQL_current_time || token->word == SQL_current_user ||
                token->word == SQL_session || sql_text_is(c, 0, "localtimestamp");
  if (current && kind < GOV_SQL_DEFAULT_STABLE) {
    column->default_kind = GOV_SQL_DEFAULT_STABLE;
    column->default_function = sql_fold(c, token->text);
  } else if ((token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED) && sql_is(c, 1, '(')) {
    gov_text name = gov_sql_identifier(token);
    int type_of_cast =
        c->at > 0 && c->tokens[c->at - 1].text.n == 2 && c->tokens[c->at - 1].text.z[0] == ':';
    if (type_of_cast) return;
    int stable = is_stable_function(name);
    if (!stable || kind < GOV_SQL_DEFAULT_STABLE) column->default_function = sql_fold(c, name);
    if (!stable)
      column->default_kind = GOV_SQL_DEFAULT_VOLATILE;
    else if (kind < GOV_SQL_DEFAULT_STABLE)
      column->default_kind = GOV_SQL_DEFAULT_STABLE;
  } else if (token->kind == GOV_SQL_PUNCTUATION && token->text.n &&
             gov_is_any(token->text.z[0], "+-*/|")) {
    ++*operators;
  }
}

void sql_default_value(sql_cursor *c, gov_sql_column *column) {
  int32_t start = c->at, depth = 0;
  int operators = 0;
  column->default_kind = GOV_SQL_DEFAULT_CONSTANT;
  if (sql_word(c) == SQL_null) column->default_kind = GOV_SQL_DEFAULT_NULL;
  for (; !sql_done(c); c->at++) {
    if (!depth && (sql_is(c, 0, ',') || sql_is(c, 0, ')') || ends_default(c, c->at - start))) break;
    if (sql_is(c, 0, '(') || sql_is(c, 0, '[')) depth++;
    if (sql_is(c, 0, ')') || sql_is(c, 0, ']')) depth--;
    look_at_default(c, column, &operators);
  }
  /* One sign before a number is not an expression. */
  if (operators && column->default_kind == GOV_SQL_DEFAULT_CONSTANT && c->at - start > 2) {
    column->default_kind = GOV_SQL_DEFAULT_EXPRESSION;
  }
  column->default_span = sql_span(c, start, c->at);
}

/* ---- references and constraints ---- */

static gov_sql_reference_action reference_action(sql_cursor *c) {
  if (sql_accept(c, SQL_cascade)) return GOV_SQL_REFERENCE_CASCADE;
  if (sql_accept(c, SQL_restrict)) return GOV_SQL_REFERENCE_RESTRICT;
  if (sql_accept_two(c, SQL_set, SQL_null)) return GOV_SQL_REFERENCE_SET_NULL;
  if (sql_accept_two(c, SQL_set, SQL_default)) return GOV_SQL_REFERENCE_SET_DEFAULT;
  sql_accept_two(c, SQL_no, SQL_action);
  return GOV_SQL_REFERENCE_NO_ACTION;
}

void sql_reference(sql_cursor *c, gov_sql_reference *reference) {
  memset(reference, 0, sizeof *reference);
  sql_name(c, &reference->table);
  sql_name_list(c, &reference->columns);
  for (;;) {
    if (sql_accept_two(c, SQL_on, SQL_delete))
      reference->on_delete = reference_action(c);
    else if (sql_accept_two(c, SQL_on, SQL_update))
      reference->on_update = reference_action(c);
    else if (sql_accept(c, SQL_match))
      c->at++;
    else
      return;
  }
}

int sql_starts_constraint(const sql_cursor *c) {
  switch (sql_word(c)) {
  case SQL_constraint: return sql_is_name(c, 1);
  case SQL_primary:
  case SQL_foreign: return sql_word_at(c, 1) == SQL_key;
  case SQL_unique: return sql_is(c, 1, '(') || sql_word_at(c, 1) != SQL_NONE || sql_is_name(c, 1);
  case SQL_check: return sql_is(c, 1, '(');
  case SQL_exclude: return sql_is(c, 1, '(') || sql_word_at(c, 1) == SQL_using;
  case SQL_fulltext:
  case SQL_spatial:
    return sql_word_at(c, 1) == SQL_key || sql_word_at(c, 1) == SQL_index || sql_is(c, 1, '(');
  case SQL_not: return sql_word_at(c, 1) == SQL_null;
  case SQL_key:
  case SQL_index: {
    /* A column may be called key: then a type follows, whose parentheses hold numbers. */
    int32_t open = sql_is(c, 1, '(')                ? 1
                   : sql_is(c, 2, '(')              ? 2
                   : sql_word_at(c, 2) == SQL_using ? 4
                                                    : 0;
    return open && sql_is(c, open, '(') && sql_at(c, open + 1)->kind != GOV_SQL_NUMBER;
  }
  default: return 0;
  }
}

/* The columns that a check proves not null: x IS NOT NULL, alone or joined by AND. */
static void check_not_null(sql_cursor *c, int32_t open, int32_t end, gov_sql_names *names) {
  for (int32_t i = open; i < end; i++) {
    if (c->tokens[i].word == SQL_or) return;
  }
  for (int32_t i = open + 1; i + 2 < end; i++) {
    if (c->tokens[i].word != SQL_is || c->tokens[i + 1].word != SQL_not ||
        c->tokens[i + 2].word != SQL_null) {
      continue;
    }
    const gov_sql_token *before = &c->tokens[i - 1];
    if (before->kind == GOV_SQL_PUNCTUATION && i >= 2) before = &c->tokens[i - 2];
    if (before->kind == GOV_SQL_WORD || before->kind == GOV_SQL_QUOTED) {
      sql_add_name(c, names, sql_identifier_of(c, before));
    }
  }
}

static void check_expression(sql_cursor *c, gov_sql_constraint *constraint) {
  int32_t open = c->at;
  sql_skip_group(c);
  constraint->expression = sql_span(c, open + 1, c->at - 1);
  check_not_null(c, open, c->at, &constraint->not_null);
}

static void constraint_options(sql_cursor *c, gov_sql_constraint *constraint) {
  while (!sql_done(c) && !sql_is(c, 0, ',') && !sql_is(c, 0, ')')) {
    if (sql_accept_two(c, SQL_not, SQL_valid))
      constraint->not_valid = 1;
    else if (sql_accept_two(c, SQL_not, SQL_enforced))
      constraint->not_enforced = 1;
    else if (sql_accept_two(c, SQL_not, SQL_deferrable))
      continue;
    else if (sql_accept(c, SQL_deferrable))
      constraint->deferrable = 1;
    else if (sql_accept_two(c, SQL_using, SQL_index)) {
      if (sql_accept(c, SQL_tablespace))
        c->at++;
      else
        constraint->using_index = sql_identifier(c);
    } else if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
}

/* The keyword after CONSTRAINT name; 0 when it is none we know. */
static int constraint_kind(sql_cursor *c, gov_sql_constraint *constraint) {
  if (sql_accept_two(c, SQL_primary, SQL_key))
    constraint->kind = GOV_SQL_PRIMARY_KEY;
  else if (sql_accept_two(c, SQL_foreign, SQL_key))
    constraint->kind = GOV_SQL_FOREIGN_KEY;
  else if (sql_accept_two(c, SQL_not, SQL_null))
    constraint->kind = GOV_SQL_NOT_NULL;
  else if (sql_accept(c, SQL_check))
    constraint->kind = GOV_SQL_CHECK;
  else if (sql_accept(c, SQL_exclude))
    constraint->kind = GOV_SQL_EXCLUDE;
  else if (sql_accept(c, SQL_unique)) {
    constraint->kind = GOV_SQL_UNIQUE;
    if (!sql_accept(c, SQL_key)) sql_accept(c, SQL_index);
  } else if (sql_accept(c, SQL_fulltext) || sql_accept(c, SQL_spatial)) {
    constraint->kind = GOV_SQL_PLAIN_INDEX;
    if (!sql_accept(c, SQL_key)) sql_accept(c, SQL_index);
  } else if (sql_accept(c, SQL_key) || sql_accept(c, SQL_index))
    constraint->kind = GOV_SQL_PLAIN_INDEX;
  else
    return 0;
  return 1;
}

static int starts_kind(const sql_cursor *c) {
  switch (sql_word(c)) {
  case SQL_unique:
  case SQL_check:
    return sql_is(c, 1, '(') || sql_word_at(c, 1) == SQL_key || sql_word_at(c, 1) == SQL_index;
  case SQL_primary:
  case SQL_foreign: return sql_word_at(c, 1) == SQL_key;
  default: return 0;
  }
}

int sql_constraint(sql_cursor *c, gov_sql_constraint *constraint) {
  int32_t start = c->at;
  memset(constraint, 0, sizeof *constraint);
  constraint->line = sql_at(c, 0)->line;
  if (sql_accept(c, SQL_constraint)) {
    constraint->if_not_exists = (uint8_t)sql_if_not_exists(c);
    if (!starts_kind(c)) constraint->name = sql_identifier(c); /* MySQL may leave the name out */
  }
  if (!constraint_kind(c, constraint)) return 0;
  constraint->if_not_exists |= (uint8_t)sql_if_not_exists(c);
  if (sql_word(c) == SQL_nulls) c->at += sql_word_at(c, 1) == SQL_not ? 3 : 2;
  if (constraint->kind == GOV_SQL_CHECK) {
    check_expression(c, constraint);
  } else if (constraint->kind == GOV_SQL_NOT_NULL) {
    const char *name = sql_identifier(c);
    if (name) sql_push_name(c, &constraint->columns, name);
  } else if (constraint->kind != GOV_SQL_EXCLUDE) {
    /* SQL Server: CLUSTERED; MySQL: the index's name, USING BTREE. */
    if (sql_text_is(c, 0, "clustered") || sql_text_is(c, 0, "nonclustered")) c->at++;
    if (sql_word(c) != SQL_using && sql_is_name(c, 0) && !constraint->name) {
      constraint->name = sql_identifier(c);
    } else if (sql_is_name(c, 0) && sql_is(c, 1, '(') && sql_word(c) != SQL_using) {
      c->at++;
    }
    if (sql_word(c) == SQL_using && sql_word_at(c, 1) != SQL_index) c->at += 2;
    sql_name_list(c, &constraint->columns);
    if (sql_accept(c, SQL_references)) sql_reference(c, &constraint->references);
  }
  constraint_options(c, constraint);
  constraint->span = sql_span(c, start, c->at);
  return 1;
}
