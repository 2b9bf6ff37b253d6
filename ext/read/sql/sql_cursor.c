/* sql_cursor.c: walking over the tokens of one statement. */
#include "read/sql/sql_parse.h"
#include <string.h>

int sql_accept(sql_cursor *c, gov_sql_word word) {
  if (sql_word(c) != word) return 0;
  c->at++;
  return 1;
}

int sql_accept_two(sql_cursor *c, gov_sql_word a, gov_sql_word b) {
  if (sql_word(c) != a || sql_word_at(c, 1) != b) return 0;
  c->at += 2;
  return 1;
}

int sql_is(const sql_cursor *c, int32_t ahead, char punctuation) {
  const gov_sql_token *token = sql_at(c, ahead);
  return token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1 &&
         token->text.z[0] == punctuation;
}

int sql_accept_mark(sql_cursor *c, char punctuation) {
  if (!sql_is(c, 0, punctuation)) return 0;
  c->at++;
  return 1;
}

int sql_text_is(const sql_cursor *c, int32_t ahead, const char *word) {
  const gov_sql_token *token = sql_at(c, ahead);
  return token->kind == GOV_SQL_WORD && gov_text_is(token->text, word);
}

/* MySQL with ANSI_QUOTES, which Django and others set: "name". Only what could be one without quotes. */
static int is_ansi_name(const sql_cursor *c, const gov_sql_token *token) {
  gov_text text = token->text;
  if (c->dialect != GOV_SQL_MYSQL || token->kind != GOV_SQL_STRING || text.n < 3 || text.n > 66 ||
      text.z[0] != '"')
    return 0;
  for (size_t i = 1; i + 1 < text.n; i++) {
    if (!gov_is_word(text.z[i])) return 0;
  }
  return 1;
}

static gov_text name_of(const gov_sql_token *token) {
  if (token->kind != GOV_SQL_STRING) return gov_sql_identifier(token);
  return (gov_text){token->text.z + 1, token->text.n - 2};
}

int sql_is_name(const sql_cursor *c, int32_t ahead) {
  uint8_t kind = sql_at(c, ahead)->kind;
  if (kind == GOV_SQL_STRING) return is_ansi_name(c, sql_at(c, ahead));
  return kind == GOV_SQL_WORD || kind == GOV_SQL_QUOTED || kind == GOV_SQL_TEMPLATE ||
         (kind == GOV_SQL_PARAMETER && c->dialect == GOV_SQL_MSSQL);
}

/* Copies what is inside the quotes, a doubled closing quote once; returns the bytes written. */
static size_t copy_identifier(char *out, const gov_sql_token *token, gov_text text) {
  char quote = token->kind == GOV_SQL_QUOTED ? token->text.z[token->text.n - 1] : 0;
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    out[n++] = text.z[i];
    if (quote && text.z[i] == quote && i + 1 < text.n && text.z[i + 1] == quote) i++;
  }
  return n;
}

const char *sql_identifier_of(sql_cursor *c, const gov_sql_token *token) {
  gov_text text = name_of(token);
  if (text.n > GOV_MAX_NAME_BYTES) text.n = GOV_MAX_NAME_BYTES;
  char name[GOV_MAX_NAME_BYTES];
  return gov_recent_copy(c->names, c->arena, name, copy_identifier(name, token, text));
}

const char *sql_identifier(sql_cursor *c) {
  if (!sql_is_name(c, 0)) {
    /* MySQL without a known dialect, and SQLite: 'name' where only a name can stand. */
    if (sql_at(c, 0)->kind != GOV_SQL_STRING || c->dialect == GOV_SQL_POSTGRESQL) return NULL;
    gov_text text = sql_at(c, 0)->text;
    if (text.n < 3 || text.n > 66) return NULL;
    for (size_t i = 1; i + 1 < text.n; i++) {
      if (!gov_is_word(text.z[i])) return NULL;
    }
    c->at++;
    return gov_arena_copy(c->arena, text.z + 1, text.n - 2);
  }
  return sql_identifier_of(c, &c->tokens[c->at++]);
}

/* A token that may continue the name before it without a dot: {{schema}}_orders, tmp_${id}. */
static int touches(const gov_sql_token *before, const gov_sql_token *token) {
  if (before->at + before->text.n != token->at) return 0;
  int template = before->kind == GOV_SQL_TEMPLATE || token->kind == GOV_SQL_TEMPLATE;
  return template && (token->kind == GOV_SQL_TEMPLATE || token->kind == GOV_SQL_WORD);
}

/* psql: DROP TABLE :victim, INSERT INTO :"target": a name where only one can stand. */
static int is_variable(const sql_cursor *c) {
  const gov_sql_token *token = sql_at(c, 0);
  if (token->kind != GOV_SQL_PARAMETER || token->text.z[0] != ':' || !c->at) return 0;
  switch (c->tokens[c->at - 1].word) {
  case SQL_table:
  case SQL_exists:
  case SQL_into:
  case SQL_update:
  case SQL_from:
  case SQL_truncate:
  case SQL_schema:
  case SQL_only: return 1;
  default: return 0;
  }
}

/* Oracle: orders@eu_link: rows of another database. */
static void take_link(sql_cursor *c) {
  const gov_sql_token *token = sql_at(c, 0);
  if (c->dialect != GOV_SQL_OTHER || token->kind != GOV_SQL_PARAMETER || token->text.z[0] != '@')
    return;
  if (c->out) c->out->remote = 1;
  c->at++;
  while (sql_is(c, 0, '.') && sql_is_name(c, 1)) c->at += 2;
}

int sql_name(sql_cursor *c, gov_sql_name *name) {
  char buffer[GOV_MAX_NAME_BYTES];
  size_t n = 0, last = 0;
  int32_t start = c->at;
  memset(name, 0, sizeof *name);
  if (!sql_is_name(c, 0) && !is_variable(c)) return 0;
  for (;;) {
    const gov_sql_token *token = sql_at(c, 0);
    gov_text part = name_of(token);
    if (n + part.n + 1 >= sizeof buffer) break;
    last = n;
    do {
      part = name_of(sql_at(c, 0));
      if (n + part.n + 1 >= sizeof buffer) break;
      n += copy_identifier(buffer + n, sql_at(c, 0), part);
      name->templated |= sql_at(c, 0)->kind == GOV_SQL_TEMPLATE ||
                         (sql_at(c, 0)->kind == GOV_SQL_PARAMETER && part.z[0] == ':');
      c->at++;
    } while (touches(&c->tokens[c->at - 1], sql_at(c, 0)));
    name->parts++;
    /* SQL Server: db..table leaves the schema out. */
    while (sql_is(c, 0, '.') && sql_is(c, 1, '.')) c->at++;
    if (!sql_is(c, 0, '.') || !sql_is_name(c, 1)) break;
    buffer[n++] = '.';
    c->at++;
  }
  if (c->at == start) return 0;
  take_link(c);
  const char *full = gov_recent_copy(c->names, c->arena, buffer, n);
  name->full = full;
  name->last = full ? full + last : NULL;
  return full != NULL;
}

int32_t sql_group_end(const sql_cursor *c, int32_t from) {
  int32_t depth = 0;
  for (int32_t i = from; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->kind != GOV_SQL_PUNCTUATION || token->text.n != 1) continue;
    if (token->text.z[0] == '(') depth++;
    if (token->text.z[0] == ')' && --depth <= 0) return i;
  }
  return c->count;
}

void sql_skip_group(sql_cursor *c) {
  if (!sql_is(c, 0, '(')) return;
  int32_t end = sql_group_end(c, c->at);
  c->at = end < c->count ? end + 1 : c->count;
}

void sql_skip_element(sql_cursor *c) {
  while (!sql_done(c) && !sql_is(c, 0, ',') && !sql_is(c, 0, ')')) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
}

void sql_name_list(sql_cursor *c, gov_sql_names *names) {
  if (!sql_is(c, 0, '(')) return;
  int32_t end = sql_group_end(c, c->at);
  c->at++;
  while (c->at < end) {
    int plain = sql_is_name(c, 0) && !sql_is(c, 1, '(') && !sql_is(c, 1, '.');
    /* MySQL's key prefix: name(20). */
    if (sql_is_name(c, 0) && sql_is(c, 1, '(') && sql_at(c, 2)->kind == GOV_SQL_NUMBER) plain = 1;
    if (plain) sql_push_name(c, names, sql_identifier(c));
    sql_skip_element(c);
    if (!sql_accept_mark(c, ',')) break;
  }
  c->at = end < c->count ? end + 1 : c->count;
}

int sql_if_exists(sql_cursor *c) {
  return sql_accept_two(c, SQL_if, SQL_exists);
}

int sql_if_not_exists(sql_cursor *c) {
  if (sql_word(c) != SQL_if || sql_word_at(c, 1) != SQL_not || sql_word_at(c, 2) != SQL_exists) {
    return 0;
  }
  c->at += 3;
  return 1;
}

void sql_skip_cluster(sql_cursor *c) {
  if (sql_word(c) == SQL_on && sql_word_at(c, 1) == SQL_cluster) c->at += 3;
}

void *sql_grow(gov_arena *arena, void *rows, int32_t count, size_t row_bytes) {
  if (count && (count & (count - 1))) return rows;
  size_t capacity = count ? (size_t)count * 2 : 1;
  return gov_arena_grow(arena, rows, (size_t)count * row_bytes, capacity * row_bytes);
}

void sql_push_name(sql_cursor *c, gov_sql_names *names, const char *name) {
  if (names->count >= SQL_MAX_ELEMENTS) return;
  const char **rows = sql_grow(c->structs, names->rows, names->count, sizeof *rows);
  if (!rows) return;
  names->rows = rows;
  names->rows[names->count++] = name;
}

void sql_add_name(sql_cursor *c, gov_sql_names *names, const char *name) {
  if (!name || names->count >= SQL_MAX_LIST) return;
  for (int32_t i = 0; i < names->count; i++) {
    if (!gov_fold_compare(names->rows[i], name)) return;
  }
  sql_push_name(c, names, name);
}

gov_sql_span sql_span(const sql_cursor *c, int32_t from, int32_t to) {
  if (from >= to || to > c->count) return (gov_sql_span){0, 0};
  const gov_sql_token *first = &c->tokens[from], *last = &c->tokens[to - 1];
  return (gov_sql_span){first->at, (uint32_t)(last->at + last->text.n - first->at)};
}

const char *sql_fold(sql_cursor *c, gov_text text) {
  if (text.n > GOV_MAX_NAME_BYTES) text.n = GOV_MAX_NAME_BYTES;
  char *copy = gov_arena_copy(c->arena, text.z, text.n);
  for (char *z = copy; z && *z; z++) *z = gov_lower(*z);
  return copy;
}

uint64_t sql_hash(gov_text text) {
  uint64_t hash = 1469598103934665603u;
  for (size_t i = 0; i < text.n; i++) hash = (hash ^ (unsigned char)text.z[i]) * 1099511628211u;
  return hash;
}
