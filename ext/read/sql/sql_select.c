/* sql_select.c: what a SELECT hands out: its output columns, the table it fills, the file it
 * writes; and statements that fill a table from a file. */
#include "read/sql/sql_parse.h"
#include <string.h>

/* The output columns of the SELECT that is next, as far as they are plain: NULL for an expression.
 */
void sql_output_columns(sql_cursor *c) {
  int32_t i = c->at, depth = 0, start;
  if (c->tokens[i].word != SQL_select) return;
  i++;
  if (i < c->count && (c->tokens[i].word == SQL_distinct || c->tokens[i].word == SQL_all)) i++;
  for (start = i; i <= c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    char mark = token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1 ? token->text.z[0] : 0;
    if (mark == '(') depth++;
    if (mark == ')') depth--;
    int over = i == c->count || depth < 0 ||
               (!depth && (token->word == SQL_from || token->word == SQL_into ||
                           token->word == SQL_where || token->word == SQL_union));
    if (!over && !(mark == ',' && !depth)) continue;
    const gov_sql_token *last = i > start ? &c->tokens[i - 1] : NULL;
    const gov_sql_token *previous = i - 1 > start ? &c->tokens[i - 2] : NULL;
    int plain =
        last && (last->kind == GOV_SQL_WORD || last->kind == GOV_SQL_QUOTED) &&
        !sql_is_reserved((gov_sql_word)last->word) &&
        (!previous || previous->word == SQL_as || previous->text.z[0] == '.' ||
         previous->text.z[0] == ')' ||
         (previous->kind != GOV_SQL_PUNCTUATION && !sql_is_reserved((gov_sql_word)previous->word)));
    int star = last && last->kind == GOV_SQL_PUNCTUATION && last->text.z[0] == '*' &&
               (!previous || previous->text.z[0] == '.');
    int constant =
        last && !previous && (last->kind == GOV_SQL_STRING || last->kind == GOV_SQL_NUMBER);
    sql_push_name(c, &c->out->selected,
                  star       ? "*"
                  : plain    ? sql_identifier_of(c, last)
                  : constant ? GOV_SQL_CONSTANT
                             : "");
    start = i + 1;
    if (over) return;
  }
}

/* INTO OUTFILE, INTO DUMPFILE: before FROM or at the end. */
static int into_file(const sql_cursor *c, int32_t into) {
  sql_cursor at = *c;
  at.at = into + 1;
  if (!sql_accept(&at, SQL_outfile) && !sql_text_is(&at, 0, "dumpfile")) return 0;
  c->out->server_file = 1;
  c->out->remote = (uint8_t)sql_text_is(&at, 0, "s3"); /* Aurora */
  return 1;
}

static void into_table(const sql_cursor *c, int32_t into) {
  gov_sql_statement *out = c->out;
  sql_cursor at = *c;
  at.at = into + 1;
  if (sql_accept(&at, SQL_temp) || sql_accept(&at, SQL_temporary)) out->temporary = 1;
  sql_accept(&at, SQL_unlogged), sql_accept(&at, SQL_table);
  if (sql_at(&at, 0)->kind == GOV_SQL_PARAMETER || !sql_name(&at, &out->name)) return;
  out->verb = GOV_SQL_CREATE_VERB;
  out->object = GOV_SQL_TABLE;
  out->as_select = 1;
  out->table = out->name;
  if (out->name.last[0] == '#') out->temporary = 1;
}

/* SELECT … INTO t FROM makes a table, except in a routine's body, where INTO fills a variable. */
void sql_select_into(sql_cursor *c) {
  int32_t depth = 0;
  int from = 0;
  if (c->out->nested_in >= 0 && c->dialect != GOV_SQL_MSSQL) return;
  for (int32_t i = c->at; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->kind == GOV_SQL_PUNCTUATION)
      depth += (token->text.z[0] == '(') - (token->text.z[0] == ')');
    if (depth) continue;
    if (token->word == SQL_from) from = 1;
    if (token->word != SQL_into) continue;
    if (!into_file(c, i) && !from) into_table(c, i);
    return;
  }
}

/* MySQL: LOAD DATA [LOCAL] INFILE … INTO TABLE t. */
void sql_load(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_LOAD_VERB;
  out->server_file = 1;
  for (; !sql_done(c); c->at++) {
    if (sql_word(c) == SQL_local) out->server_file = 0;
    if (sql_word(c) == SQL_from && sql_text_is(c, 1, "s3")) out->remote = 1;
    if (!sql_accept_two(c, SQL_into, SQL_table)) continue;
    out->object = GOV_SQL_TABLE;
    sql_name(c, &out->name);
    out->table = out->name;
    return;
  }
}

/* SQL Server: BULK INSERT t FROM 'file' WITH (DATA_SOURCE = 'store'). */
void sql_bulk_insert(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_LOAD_VERB;
  out->object = GOV_SQL_TABLE;
  out->server_file = 1;
  sql_name(c, &out->name);
  out->table = out->name;
  for (; !sql_done(c); c->at++) {
    if (sql_at(c, 0)->kind == GOV_SQL_STRING && sql_word_at(c, -1) == SQL_from)
      out->remote = gov_text_find(sql_at(c, 0)->text, "://") != NULL;
    if (sql_text_is(c, 0, "data_source")) out->remote = 1;
  }
}

/* COPY t FROM|TO …, COPY (query) TO …. */
void sql_copy(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->object = GOV_SQL_TABLE;
  if (sql_is(c, 0, '(')) {
    int32_t end = sql_group_end(c, c->at);
    sql_cursor query = *c;
    query.count = end;
    query.at++;
    sql_select(&query);
    c->at = end < c->count ? end + 1 : c->count;
    out->as_select = 1;
  } else {
    sql_accept(c, SQL_binary);
    sql_name(c, &out->name);
    sql_name_list(c, &out->written);
  }
  int from = sql_accept(c, SQL_from);
  if (from || out->as_select) out->table = out->name;
  if (!from) {
    sql_accept(c, SQL_to);
    out->verb = GOV_SQL_COPY_VERB;
    out->has_returning = 1; /* rows leave the database */
  }
  if (sql_accept(c, SQL_program))
    out->to_program = 1;
  else if (sql_at(c, 0)->kind == GOV_SQL_STRING) { /* a path, or Redshift's s3://… */
    out->remote = gov_text_find(sql_at(c, 0)->text, "://") != NULL;
    out->server_file = !out->remote;
  }
}

/* A number divided by 0, of no table and under no condition: it is there to raise an error. */
int sql_always_fails(const sql_cursor *c) {
  int divides = 0;
  for (int32_t i = c->at; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->word == SQL_from || token->word == SQL_where || token->word == SQL_case) return 0;
    divides |= i > c->at && token->kind == GOV_SQL_NUMBER && gov_text_is(token->text, "0") &&
               token[-1].kind == GOV_SQL_PUNCTUATION && gov_text_is(token[-1].text, "/");
  }
  return divides;
}
