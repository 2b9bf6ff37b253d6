/* sql_whole.c: whether a copy (INSERT … SELECT, CREATE TABLE … AS) takes every row of what it reads.
**
** Only then is the table that is dropped afterwards not lost with rows that nobody copied. WHERE is
** known of the statement; here is all else by which a query leaves rows out: LIMIT, a join that
** need not match, DISTINCT, GROUP BY, a set operation, a sample, a partition, rows that another holds.
** What is not certain takes not every row.
*/
#include "read/sql/sql_parse.h"

typedef struct query {
  const sql_cursor *c;
  int32_t select;  /* where its SELECT stands */
  int behind_from; /* its FROM was passed */
  int in_tables;   /* among the tables of FROM, where a comma joins */
  int joins_left, unites;
} query;

static const gov_sql_token *token_at(const query *q, int32_t i) {
  return &q->c->tokens[i < q->c->count ? i : q->c->count];
}

static int is_mark(const gov_sql_token *token, char mark) {
  return token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1 && token->text.z[0] == mark;
}

static int is_text(const gov_sql_token *token, const char *const *words) {
  for (; token->kind == GOV_SQL_WORD && *words; words++) {
    if (gov_text_is(token->text, *words)) return 1;
  }
  return 0;
}

/* The SELECT whose rows are copied: of this level, or in parentheses of its own when no WITH has some. -1:
** there is none. */
static int32_t main_select(const sql_cursor *c, int32_t first) {
  int32_t depth = 0, wrapped = -1;
  int with = 0;
  for (int32_t i = first; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (is_mark(token, '(')) depth++;
    if (is_mark(token, ')')) depth--;
    with |= !depth && token->word == SQL_with;
    if (token->word != SQL_select) continue;
    if (!depth) return i;
    if (wrapped < 0 && is_mark(&c->tokens[i - 1], '(')) wrapped = i;
  }
  return with ? -1 : wrapped;
}

static int is_aggregate(const query *q, int32_t i) {
  static const char *const aggregates[] = {
      "count",    "count_big", "min",        "max",     "sum",          "avg",      "every",
      "bool_and", "bool_or",   "string_agg", "listagg", "array_agg",    "json_agg", "jsonb_agg",
      "stddev",   "variance",  "any_value",  "total",   "group_concat", NULL};
  if (!is_text(token_at(q, i), aggregates) || !is_mark(token_at(q, i + 1), '(')) return 0;
  const gov_sql_token *behind = token_at(q, sql_group_end(q->c, i + 1) + 1);
  static const char *const windows[] = {"over", "filter", NULL};
  return !is_text(behind, windows);
}

static int leaves_out_by_join(query *q, int32_t i) {
  gov_sql_word before = (gov_sql_word)token_at(q, i - 1)->word;
  if (before == SQL_outer) before = (gov_sql_word)token_at(q, i - 2)->word;
  q->joins_left = 1;
  return before != SQL_left && before != SQL_full;
}

/* Whether the token, of the query's own level, makes it leave rows out. */
static int leaves_out(query *q, int32_t i) {
  static const char *const limits[] = {"tablesample", "sample",   "minus", "qualify",
                                       "skip",        "readpast", "apply", NULL};
  const gov_sql_token *token = token_at(q, i), *next = token_at(q, i + 1);
  switch (token->word) {
  case SQL_distinct:
  case SQL_unique: return i == q->select + 1; /* Oracle's word for it */
  case SQL_from:
    q->behind_from = q->in_tables = 1;
    return is_mark(next, '(') || next->word == SQL_only;
  case SQL_join: return leaves_out_by_join(q, i);
  case SQL_union:
    q->unites = 1;
    q->behind_from = q->in_tables = 0;
    return next->word != SQL_all;
  case SQL_select: return i != q->select && !q->unites;
  case SQL_limit:
  case SQL_offset:
  case SQL_fetch:
  case SQL_top:
  case SQL_group:
  case SQL_having:
  case SQL_except:
  case SQL_intersect: return 1;
  case SQL_partition: return q->behind_from && is_mark(next, '(');
  case SQL_no: return gov_text_is(next->text, "data");
  case SQL_order:
  case SQL_for: q->in_tables = 0; break;
  default: break;
  }
  if (q->in_tables && is_mark(token, ',')) return 1;
  return q->behind_from ? is_text(token, limits) : is_aggregate(q, i);
}

/* CREATE TABLE … AS TABLE t: with no SELECT at all. */
static int copies_table(const sql_cursor *c) {
  for (int32_t i = 1; c->out->verb == GOV_SQL_CREATE_VERB && i < c->count; i++) {
    if (c->tokens[i].word == SQL_select) return 0;
    if (c->tokens[i].word == SQL_table && c->tokens[i - 1].word == SQL_as)
      return i + 1 < c->count && c->tokens[i + 1].word != SQL_only;
  }
  return 0;
}

gov_sql_whole sql_copies_whole(const sql_cursor *c, int32_t first) {
  const gov_sql_statement *s = c->out;
  query q = {.c = c, .select = main_select(c, first)};
  if (copies_table(c)) return s->materialized_with_no_data ? GOV_SQL_NOT_WHOLE : GOV_SQL_ALL_WHOLE;
  if (q.select < 0 || s->has_limit || s->has_on_conflict || s->ignore_duplicates ||
      s->verb == GOV_SQL_REPLACE_VERB || s->materialized_with_no_data)
    return GOV_SQL_NOT_WHOLE;
  int32_t depth = 0;
  for (int32_t i = q.select; i < c->count && depth >= 0; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (is_mark(token, ')')) depth--;
    if (!depth && leaves_out(&q, i)) return GOV_SQL_NOT_WHOLE;
    if (is_mark(token, '(')) depth++;
  }
  if (!q.behind_from || (q.joins_left && q.unites)) return GOV_SQL_NOT_WHOLE;
  return q.joins_left ? GOV_SQL_FIRST_WHOLE : GOV_SQL_ALL_WHOLE;
}

int gov_sql_copies_table(const gov_sql_statement *statement) {
  int copies = (statement->verb == GOV_SQL_CREATE_VERB && statement->as_select) ||
               statement->verb == GOV_SQL_INSERT_VERB;
  return copies && statement->source_count == 1 && !statement->temporary && !statement->has_where &&
         statement->whole && statement->selected.count == 1 &&
         !strcmp(statement->selected.rows[0], "*");
}
