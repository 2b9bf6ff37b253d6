/* sql_inside.c: statements inside a statement: the body of a DO, text that EXECUTE runs as a constant,
** and what a WITH writes before the statement proper reads it.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

/* More than one constant is put together, or values are given to it. */
static int joins(const gov_sql_token *token) {
  switch (token->kind) {
  case GOV_SQL_PARAMETER:
  case GOV_SQL_TEMPLATE: return 1;
  case GOV_SQL_PUNCTUATION: return !gov_is_any(token->text.z[0], "()");
  case GOV_SQL_WORD:
    return gov_text_is(token->text, "format") || token->word == SQL_into ||
           token->word == SQL_using;
  default: return 0;
  }
}

/* Text a statement executes as a constant: EXECUTE '…', EXEC('…'), PREPARE s FROM '…'. One string,
 * nothing else. */
const gov_sql_token *sql_constant_text(const sql_cursor *c) {
  const gov_sql_token *text = NULL;
  const gov_sql_statement *s = c->out;
  if (s->verb != GOV_SQL_EXECUTE_VERB || !(s->opaque & GOV_SQL_DYNAMIC)) return NULL;
  int32_t from = 0; /* behind the IF that it stands under */
  while (from < c->count && c->tokens[from].word != SQL_execute &&
         c->tokens[from].word != SQL_exec && c->tokens[from].word != SQL_prepare)
    from++;
  for (int32_t i = from; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->kind == GOV_SQL_STRING) {
      if (text) return NULL;
      text = token;
    } else if (joins(token)) {
      return NULL;
    }
  }
  return text;
}

/* The inside of a string literal; n = 0 when it is none. */
gov_text sql_string_body(const gov_sql_token *token) {
  gov_text text = token->text;
  if (text.n >= 2 && text.z[0] == '$') {
    const char *tag_end = memchr(text.z + 1, '$', text.n - 1);
    size_t tag = tag_end ? (size_t)(tag_end - text.z) + 1 : text.n;
    if (text.n < 2 * tag) return (gov_text){text.z, 0};
    return (gov_text){text.z + tag, text.n - 2 * tag};
  }
  while (text.n && text.z[0] != '\'') text = (gov_text){text.z + 1, text.n - 1};
  if (text.n < 2) return (gov_text){text.z, 0};
  return (gov_text){text.z + 1, text.n - 2};
}

/* What a DO runs: its one string, when it is in a language we read. */
const gov_sql_token *sql_block_body(const sql_cursor *c) {
  for (int32_t i = 0; i < c->count; i++) {
    if (c->tokens[i].word == SQL_language && i + 1 < c->count &&
        c->tokens[i + 1].word != SQL_plpgsql)
      return NULL;
  }
  for (int32_t i = 0; i < c->count; i++) {
    if (c->tokens[i].kind == GOV_SQL_STRING) return &c->tokens[i];
  }
  return NULL;
}

/* PostgreSQL: WITH gone AS (DELETE …): the parenthesis, from token `from` on, behind which a common
** table expression writes rows; `count` when there is no more. */
int32_t sql_writing_expression(const sql_cursor *c, int32_t from) {
  for (int32_t i = from; i + 1 < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->kind != GOV_SQL_PUNCTUATION || token->text.z[0] != '(' || !i) continue;
    uint16_t before = c->tokens[i - 1].word, first = token[1].word;
    if ((before == SQL_as || before == SQL_materialized) &&
        (first == SQL_delete || first == SQL_update || first == SQL_insert || first == SQL_merge))
      return i;
  }
  return c->count;
}
