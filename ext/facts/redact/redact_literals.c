/* redact_literals.c: the values in SQL that people write in plans: SET name = 'Maria Keller', IN ('a', 'b').
**
** In scripts the tokenizer drops them. In free text a quote may be anything, so one counts where a value stands: behind an
** operator, a bracket, a comma, or a word such as LIKE, in a text that has a word of SQL. What is quoted and is SQL itself
** (psql -c "UPDATE …") is looked into. "x" is mostly a name: a value behind an operator, or in a list of values alone.
** In a block of a program every text in quotes is one, but the key before a colon.
*/
#include "facts/redact/redact_parts.h"

enum { LOOK_BYTES = 1024 }; /* of a literal: what is longer is one */

static size_t word_start(const gov_redact_pass *pass, size_t end) {
  while (end && gov_is_word(pass->z[end - 1])) end--;
  return end;
}

static int has_sql(gov_redact_pass *pass, size_t from, size_t to) {
  if (to - from > LOOK_BYTES) to = from + LOOK_BYTES;
  for (size_t at = from; at < to;) {
    size_t start = at;
    while (at < to && gov_is_word(pass->z[at])) at++;
    if (at == start)
      at++;
    else if (gov_redact_is_word(pass, "sql", (gov_text){pass->z + start, at - start}))
      return 1;
  }
  return 0;
}

/* Of the whole text: asked once. */
static int is_sql(gov_redact_pass *pass) {
  for (size_t at = 0; !pass->sql && at < pass->n; at += LOOK_BYTES)
    pass->sql = has_sql(pass, at, pass->n);
  if (!pass->sql) pass->sql = -1;
  return pass->sql > 0;
}

static size_t before_blanks(const gov_redact_pass *pass, size_t end) {
  while (end && gov_is_space(pass->z[end - 1])) end--;
  return end;
}

static int ends_with_word(gov_redact_pass *pass, size_t end, const char *role) {
  size_t start = word_start(pass, end);
  return start < end && gov_redact_is_word(pass, role, (gov_text){pass->z + start, end - start});
}

/* Does a value stand at the quote? */
static int is_value_place(gov_redact_pass *pass, size_t quote) {
  size_t at = quote;
  int may_be_name = pass->z[quote] == '"';
  /* E'…', N'…' */
  if (at && gov_is_any(gov_lower(pass->z[at - 1]), "enbx") && word_start(pass, at) == at - 1) at--;
  at = before_blanks(pass, at);
  char before = at ? pass->z[at - 1] : 0;
  if (gov_is_any(before, "=<>|+")) return 1;
  size_t behind = gov_is_any(before, ",(") ? before_blanks(pass, at - 1) : at;
  if (before == ',') return !may_be_name || (pass->literal_end && behind == pass->literal_end);
  if (before == '(') return !may_be_name || ends_with_word(pass, behind, "values");
  return ends_with_word(pass, at, "like") ||
         (!may_be_name && ends_with_word(pass, at, "before_literal"));
}

/* Where the quote ends, or the text does. */
static size_t literal_end(const gov_redact_pass *pass, size_t quote) {
  char mark = pass->z[quote];
  size_t end = quote + 1;
  for (; end < pass->n; end++) {
    int doubled = pass->z[end] == mark && end + 1 < pass->n && pass->z[end + 1] == mark;
    if (doubled || pass->z[end] == '\\')
      end++;
    else if (pass->z[end] == mark)
      break;
  }
  return end < pass->n ? end : pass->n;
}

static int is_key(const gov_redact_pass *pass, size_t from, size_t to) {
  while (from < to && gov_is_word(pass->z[from])) from++;
  size_t behind = to + 1;
  while (behind < pass->n && gov_is_space(pass->z[behind])) behind++;
  return from == to && behind < pass->n && pass->z[behind] == ':';
}

/* "a"."b" */
static int is_dotted_name(const gov_redact_pass *pass, size_t quote, size_t end) {
  return pass->z[quote] == '"' && end + 2 < pass->n && pass->z[end + 1] == '.' &&
         !gov_is_space(pass->z[end + 2]);
}

static int is_value(gov_redact_pass *pass, size_t quote) {
  return pass->program || (pass->z[quote] != '`' && is_value_place(pass, quote) && is_sql(pass));
}

size_t gov_redact_literal(gov_redact_pass *pass, size_t quote) {
  if (!is_value(pass, quote)) return 0;
  size_t end = literal_end(pass, quote);
  if (!pass->program && (is_dotted_name(pass, quote, end) || has_sql(pass, quote + 1, end)))
    return 0;
  size_t behind = pass->literal_end = end < pass->n ? end + 1 : end;
  int key = pass->program && is_key(pass, quote + 1, end);
  if (end > quote + 1 && !key) gov_redact_mask(pass, quote + 1, end, "literal");
  return behind;
}

size_t gov_redact_dollar(gov_redact_pass *pass, size_t from) {
  size_t tag = from + 1;
  while (tag < pass->n && gov_is_word(pass->z[tag])) tag++;
  if (tag >= pass->n || pass->z[tag] != '$' || !is_value_place(pass, from) || !is_sql(pass))
    return 0;
  size_t n = tag + 1 - from;
  const char *rest = pass->z + tag + 1;
  size_t left = pass->n - tag - 1;
  const char *close = memmem(rest, left < LOOK_BYTES ? left : LOOK_BYTES, pass->z + from, n);
  size_t end = close ? (size_t)(close - pass->z) : pass->n;
  if (has_sql(pass, tag + 1, end)) return 0;
  if (end > tag + 1) gov_redact_mask(pass, tag + 1, end, "literal");
  return close ? end + n : end;
}
