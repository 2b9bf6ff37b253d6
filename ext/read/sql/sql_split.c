/* sql_split.c: T-SQL needs no semicolon, so a verb at the start of a line, outside parentheses and
** CASE, opens the next statement, unless the one under way can go on with it.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

/* T-SQL: words after which a verb at the start of a line still belongs to the statement under way.
 */
static int expects_verb(const gov_sql_token *last) {
  if (last->kind == GOV_SQL_PUNCTUATION && gov_is_any(last->text.z[0], ",=(+.")) return 1;
  switch (last->word) {
  case SQL_then:
  case SQL_on:
  case SQL_after:
  case SQL_for:
  case SQL_or:
  case SQL_grant:
  case SQL_revoke:
  case SQL_of:
  case SQL_and:
  case SQL_not:
  case SQL_into:
  case SQL_with:
  case SQL_check:
  case SQL_union:
  case SQL_all:
  case SQL_except:
  case SQL_intersect:
  case SQL_as: return 1;
  default: return 0;
  }
}

/* The statement under way. */
typedef struct held {
  const gov_sql_token *tokens;
  size_t count;
  int in_values;
} held;

static int has_word(const held *h, uint16_t word) {
  for (size_t i = 0; i < h->count; i++) {
    if (h->tokens[i].word == word) return 1;
  }
  return 0;
}

/* Whether the verb can be a part of the statement that is under way. */
static int continues_statement(const held *h, uint16_t verb) {
  switch (h->tokens[0].word) {
  case SQL_merge:
    return verb == SQL_update || verb == SQL_insert || verb == SQL_delete || verb == SQL_set;
  case SQL_alter: return (verb == SQL_alter || verb == SQL_drop) && h->count <= 7;
  case SQL_insert:
    if (h->in_values) return 0;
    return verb == SQL_select ? !has_word(h, SQL_select) : verb == SQL_exec || verb == SQL_execute;
  case SQL_update: return verb == SQL_set && !has_word(h, SQL_set);
  case SQL_with:
    return verb == SQL_select || verb == SQL_insert || verb == SQL_update || verb == SQL_delete;
  case SQL_create:
  case SQL_grant:
  case SQL_revoke: return verb == SQL_select;
  default: return 0;
  }
}

int sql_splits(const gov_sql_token *tokens, size_t count, const gov_sql_token *next,
               int in_values) {
  held h = {tokens, count, in_values};
  gov_sql_token two[2] = {*next, {.kind = GOV_SQL_PARAMETER}};
  sql_cursor probe = {.tokens = two, .count = 1, .dialect = GOV_SQL_MSSQL};
  int verb = sql_starts_statement(&probe) || next->word == SQL_end || next->word == SQL_else ||
             next->word == SQL_select;
  int whole_set = tokens[0].word == SQL_set && count > 2; /* SET XACT_ABORT ON */
  return verb && (whole_set || !expects_verb(&tokens[count - 1])) &&
         !continues_statement(&h, next->word);
}
