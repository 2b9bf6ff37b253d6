/* sql_tautology.c: whether a WHERE chooses no rows at all, because it is true of every one.
**
** Only what can be told from the tokens alone: a constant, a thing compared with itself, and what AND
** and OR make of such parts, and an OR of a test and its opposite. `id IS NOT NULL` alone may be true of all as
** well; that hangs on the column.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

static int same_token(const gov_sql_token *a, const gov_sql_token *b) {
  return a->kind == b->kind && a->text.n == b->text.n && !memcmp(a->text.z, b->text.z, a->text.n);
}

static int is_whole(gov_text text) {
  for (size_t i = 0; i < text.n; i++) {
    if (!gov_is_digit(text.z[i])) return 0;
  }
  return 1;
}

/* Whether two whole numbers stand in the relation that the mark between them claims. */
static int numbers_agree(gov_text a, gov_text mark, gov_text b) {
  if (!is_whole(a) || !is_whole(b)) return 0;
  int order = a.n != b.n ? (a.n > b.n) - (a.n < b.n) : memcmp(a.z, b.z, a.n);
  if (gov_text_is(mark, "<>") || gov_text_is(mark, "!=")) return order != 0;
  if (gov_text_is(mark, "<")) return order < 0;
  if (gov_text_is(mark, ">")) return order > 0;
  if (gov_text_is(mark, "<=")) return order <= 0;
  return gov_text_is(mark, ">=") && order >= 0;
}

/* 1 IN (0, 1) */
static int is_among(const gov_sql_token *first, int32_t count) {
  if (count < 5 || first[1].word != SQL_in || first->kind != GOV_SQL_NUMBER) return 0;
  for (int32_t i = 3; i < count; i++) {
    if (same_token(first, &first[i])) return 1;
  }
  return 0;
}

/* A comparison that needs no row to be answered: 1 = 1, id = id, 2 > 1, name LIKE '%'. */
static int is_always_true(const gov_sql_token *first, int32_t count) {
  if (count == 1)
    return first->word == SQL_true ||
           (first->kind == GOV_SQL_NUMBER && !gov_text_is(first->text, "0"));
  if (count == 2) return first->word == SQL_not && first[1].word == SQL_false;
  if (count != 3) return is_among(first, count);
  const gov_sql_token *mark = &first[1], *other = &first[2];
  if (mark->word == SQL_like || mark->word == SQL_ilike) return gov_text_is(other->text, "'%'");
  if (mark->word == SQL_is)
    return first->word == other->word && (first->word == SQL_true || first->word == SQL_null);
  if (mark->kind != GOV_SQL_PUNCTUATION) return 0;
  if (gov_text_is(mark->text, "=")) return same_token(first, other);
  return first->kind == GOV_SQL_NUMBER && other->kind == GOV_SQL_NUMBER &&
         numbers_agree(first->text, mark->text, other->text);
}

/* The first AND or OR of this level, or `to`. An AND that belongs to a BETWEEN is found as well:
** what is left of it then is no comparison, and the whole not taken for true. */
static int32_t junction(const sql_cursor *c, gov_sql_word word, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i++) {
    if (c->tokens[i].kind == GOV_SQL_PUNCTUATION && c->tokens[i].text.z[0] == '(')
      i = sql_group_end(c, i);
    else if (c->tokens[i].word == word)
      return i;
  }
  return to;
}

static int is_group(const sql_cursor *c, int32_t from, int32_t to) {
  return to - from > 2 && c->tokens[from].kind == GOV_SQL_PUNCTUATION &&
         c->tokens[from].text.z[0] == '(' && sql_group_end(c, from) == to - 1;
}

/* `o.id IS NOT NULL`: what is asked (`o.id`, `NULL`), and which way. */
typedef struct is_test {
  const gov_sql_token *of, *what;
  int32_t count; /* tokens of `of`; 0: it is no such test */
  int negated;
} is_test;

static is_test test_in(const sql_cursor *c, int32_t from, int32_t to) {
  is_test test = {NULL, NULL, 0, 0};
  for (; is_group(c, from, to); to--) from++;
  if (to - from < 3) return test;
  int32_t is = to - 2;
  test.negated = c->tokens[is].word == SQL_not;
  is -= test.negated;
  if (is > from && c->tokens[from].word == SQL_not) test.negated ^= 1, from++;
  if (is <= from || c->tokens[is].word != SQL_is) return test;
  test.of = &c->tokens[from];
  test.what = &c->tokens[to - 1];
  test.count = is - from;
  return test;
}

static int opposite(const is_test *a, const is_test *b) {
  if (a->count != b->count || a->negated == b->negated || !same_token(a->what, b->what)) return 0;
  for (int32_t i = 0; i < a->count; i++) {
    if (!same_token(&a->of[i], &b->of[i])) return 0;
  }
  return 1;
}

/* Two parts of an OR of which one is true of any row: id IS NULL OR id IS NOT NULL. */
static int covers_both(const sql_cursor *c, int32_t from, int32_t to) {
  enum { MAX_TESTS = 16 };
  is_test tests[MAX_TESTS];
  int count = 0;
  for (int32_t start = from, end; start < to && count < MAX_TESTS; start = end + 1) {
    end = junction(c, SQL_or, start, to);
    if (junction(c, SQL_and, start, end) != end) continue;
    is_test test = test_in(c, start, end);
    if (!test.count) continue;
    for (int i = 0; i < count; i++) {
      if (opposite(&tests[i], &test)) return 1;
    }
    tests[count++] = test;
  }
  return 0;
}

/* One part of an OR whose every AND is always true. */
static int any_always_true(const sql_cursor *c, int32_t from, int32_t to, int nesting) {
  enum { MAX_NESTING = 8 };
  for (; is_group(c, from, to); to--) from++;
  for (int32_t start = from, end; start < to; start = end + 1) {
    end = junction(c, SQL_or, start, to);
    int all = end > start;
    for (int32_t part = start, stop; all && part < end; part = stop + 1) {
      stop = junction(c, SQL_and, part, end);
      all = is_group(c, part, stop)
                ? nesting < MAX_NESTING && any_always_true(c, part + 1, stop - 1, nesting + 1)
                : is_always_true(&c->tokens[part], stop - part);
    }
    if (all) return 1;
  }
  return covers_both(c, from, to);
}

int sql_is_tautology(const sql_cursor *c, int32_t from, int32_t to) {
  for (int32_t i = from; i < to; i++) {
    if (c->tokens[i].word == SQL_case) return 0; /* its AND and OR are not those of the WHERE */
  }
  return any_always_true(c, from, to, 0);
}
