/* sql_made.c: the text that a statement puts together and runs, as far as it is told.
**
** EXECUTE 'DROP TABLE old_' || name; EXECUTE format('TRUNCATE %I', name); EXEC(N'DROP TABLE ' + @t).
** What the pieces say is said; what joins them at run time is a hole, which is a template to the
** reader, so that nothing is claimed of it. A text that does not begin as a statement is left alone:
** so is one that is all hole.
*/
#include "read/sql/sql_parse.h"

typedef struct made_text {
  char *z; /* NULL: it is only measured */
  size_t n;
} made_text;

static const gov_text hole = {GOV_SQL_HOLE, sizeof GOV_SQL_HOLE - 1};

static void append(made_text *out, const char *z, size_t n) {
  for (size_t i = 0; out->z && i < n; i++) out->z[out->n + i] = z[i];
  out->n += n;
}

/* The string as it runs: a doubled quote is one. */
static void append_string(made_text *out, const gov_sql_token *token) {
  gov_text body = sql_string_body(token);
  for (size_t i = 0; i < body.n; i++) {
    append(out, &body.z[i], 1);
    if (body.z[i] == '\'' && i + 1 < body.n && body.z[i + 1] == '\'') i++;
  }
}

/* format()'s: %I, %1$s and %-10s are filled in, %L is a literal, %% a percent sign. */
static void append_format(made_text *out, const gov_sql_token *token) {
  gov_text body = sql_string_body(token);
  for (size_t i = 0; i < body.n; i++) {
    char c = body.z[i];
    size_t at = i + 1;
    while (c == '%' && at < body.n && (gov_is_digit(body.z[at]) || gov_is_any(body.z[at], "$-*")))
      at++;
    char kind = c == '%' && at < body.n ? body.z[at] : 0;
    if (kind == 'I' || kind == 's')
      append(out, hole.z, hole.n);
    else if (kind == 'L')
      append(out, "''", 2);
    else
      append(out, &c, 1);
    if (kind && gov_is_any(kind, "IsL%")) i = at;
    if (c == '\'' && i + 1 < body.n && body.z[i + 1] == '\'') i++;
  }
}

/* || is one token or two. */
static int joins(const sql_cursor *c, int in_concat) {
  return sql_at(c, 0)->kind == GOV_SQL_PUNCTUATION &&
         (gov_is_any(sql_at(c, 0)->text.z[0], "|+") || (in_concat && sql_is(c, 0, ',')));
}

static int ends(const sql_cursor *c, int in_concat) {
  return sql_done(c) || sql_word(c) == SQL_using || sql_word(c) == SQL_into || sql_is(c, 0, ')') ||
         (!in_concat && sql_is(c, 0, ','));
}

static void skip_to_joint(sql_cursor *c, int in_concat) {
  while (!ends(c, in_concat) && !joins(c, in_concat)) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
}

static int is_call(const sql_cursor *c, const char *name) {
  return sql_text_is(c, 0, name) && sql_is(c, 1, '(');
}

/* One of the pieces: a string, format('…', …), or a hole. */
static void take_piece(sql_cursor *c, made_text *out, int in_concat) {
  if (sql_at(c, 0)->kind == GOV_SQL_STRING) {
    append_string(out, sql_at(c, 0));
    c->at++;
  } else if (is_call(c, "format") && sql_at(c, 2)->kind == GOV_SQL_STRING) {
    append_format(out, sql_at(c, 2));
    c->at++;
    sql_skip_group(c);
  } else {
    append(out, hole.z, hole.n);
  }
  skip_to_joint(c, in_concat);
}

/* SQL Server: DECLARE @sql nvarchar(max) = N'…', SET @cmd = N'…': by its name a text that will run. Where the
** text begins; -1: nowhere. */
static int32_t assigned_text(const sql_cursor *c) {
  static const char *const names[] = {"sql", "cmd", "stmt", "command", "query", "ddl"};
  enum { LONGEST_TYPE = 8 };
  gov_sql_word first = c->count ? (gov_sql_word)c->tokens[0].word : SQL_NONE;
  if (c->dialect != GOV_SQL_MSSQL ||
      (first != SQL_declare && first != SQL_set && first != SQL_select))
    return -1;
  for (int32_t i = 1; i < c->count; i++) {
    int told = 0;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
      told |= c->tokens[i].kind == GOV_SQL_PARAMETER && gov_text_find(c->tokens[i].text, names[k]);
    for (int32_t k = i + 1; told && k + 1 < c->count && k < i + LONGEST_TYPE; k++) {
      if (c->tokens[k].kind == GOV_SQL_PARAMETER) break;
      if (gov_text_is(c->tokens[k].text, "=") && c->tokens[k + 1].kind == GOV_SQL_STRING)
        return k + 1;
    }
  }
  return -1;
}

static int32_t first_piece(const sql_cursor *c, int *in_concat) {
  sql_cursor at = *c;
  int32_t assigned = c->out->verb == GOV_SQL_EXECUTE_VERB ? -1 : assigned_text(c);
  *in_concat = 0;
  at.at = 0;
  if (assigned >= 0) return assigned;
  while (!sql_done(&at) && sql_word(&at) != SQL_execute && sql_word(&at) != SQL_exec) at.at++;
  at.at++;
  if (sql_text_is(&at, 0, "immediate") || sql_text_is(&at, 0, "sp_executesql")) at.at++;
  while (sql_is(&at, 0, '(')) at.at++;
  if (is_call(&at, "concat")) {
    *in_concat = 1;
    at.at += 2;
  }
  return at.at;
}

static void put_together(const sql_cursor *c, made_text *out) {
  sql_cursor at = *c;
  int in_concat;
  at.at = first_piece(c, &in_concat);
  while (!ends(&at, in_concat)) {
    take_piece(&at, out, in_concat);
    while (joins(&at, in_concat)) at.at++;
  }
}

static int begins_statement(gov_text text, gov_sql_dialect dialect) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token two[2] = {{.kind = GOV_SQL_END}, {.kind = GOV_SQL_END}};
  gov_sql_tokenize(&tokenizer, text, dialect, 1);
  int any;
  while ((any = gov_sql_next(&tokenizer, &two[0])) && two[0].kind == GOV_SQL_COMMENT) continue;
  two[1].word = SQL_NONE;
  sql_cursor probe = {.tokens = two, .count = 1};
  return any && two[0].kind == GOV_SQL_WORD && sql_starts_statement(&probe);
}

int sql_made_text(const sql_cursor *c, gov_text *text, int32_t *line) {
  const gov_sql_statement *s = c->out;
  *text = (gov_text){NULL, 0};
  int runs = s->verb == GOV_SQL_EXECUTE_VERB && (s->opaque & GOV_SQL_DYNAMIC);
  if (!runs && assigned_text(c) < 0) return SQLITE_OK;
  made_text out = {NULL, 0};
  int in_concat;
  int32_t first = first_piece(c, &in_concat);
  if (first >= c->count) return SQLITE_OK;
  put_together(c, &out);
  if (!out.n) return SQLITE_OK;
  out.z = sqlite3_malloc64(out.n + 1);
  if (!out.z) return SQLITE_NOMEM;
  out.n = 0;
  put_together(c, &out);
  out.z[out.n] = 0;
  *text = (gov_text){out.z, out.n};
  *line = c->tokens[first].line;
  if (begins_statement(*text, c->dialect)) return SQLITE_OK;
  sqlite3_free(out.z);
  *text = (gov_text){NULL, 0};
  return SQLITE_OK;
}
