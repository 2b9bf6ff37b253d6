/* wording.c: gov_fold(text): a name as it compares across artifacts; gov_measurable(text):
** whether a criterion says how it is measured.
**
**   SELECT gov_fold('### 2. **Row counts**');               -- row counts
**   SELECT gov_measurable('p99 below 200 ms'), gov_measurable('works correctly');   -- 1, 0
*/
#include "functions/functions.h"
#include "read/prose/phrases.h"

static size_t skip_digits(gov_text text, size_t at) {
  while (at < text.n && (gov_is_digit(text.z[at]) || text.z[at] == '.' || text.z[at] == ',')) at++;
  return at;
}

/* "1.", "1.2)", "R.1", "Step 1:" at the head: its length; 0 when it is part of the name. */
static size_t numbering(gov_text text) {
  size_t at = 0;
  int step = gov_text_starts(text, "step ");
  if (step)
    at = 5;
  else if (text.n > 2 && gov_is_alpha(text.z[0]) && text.z[1] == '.' && gov_is_digit(text.z[2]))
    at = 2;
  size_t end = at;
  while (end < text.n && (gov_is_digit(text.z[end]) || (end > at && text.z[end] == '.'))) end++;
  if (end == at) return 0;
  int marked = at || text.z[end - 1] == '.';
  if (end < text.n && gov_is_any(text.z[end], ":)")) {
    end++;
    marked = 1;
  }
  if (!marked || (end < text.n && text.z[end] != ' ')) return 0;
  while (step && end < text.n && gov_is_any(text.z[end], " -")) end++;
  return end;
}

static gov_text without_marks(gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[0], "#>")) text = gov_trim((gov_text){text.z + 1, text.n - 1});
  if (text.n > 1 && gov_is_any(text.z[0], "-*+") && text.z[1] == ' ')
    text = gov_trim((gov_text){text.z + 1, text.n - 1});
  return text;
}

/* Lower case without emphasis, blanks as one; never longer than the text. */
static size_t fold(gov_text text, char *out) {
  size_t n = 0;
  for (size_t at = 0; at < text.n; at++) {
    char c = text.z[at];
    if (c == '*' || c == '`' || c == '~') continue;
    if (c == '_' &&
        !(at && at + 1 < text.n && gov_is_word(text.z[at - 1]) && gov_is_word(text.z[at + 1])))
      continue;
    if (gov_is_space(c)) {
      if (n && out[n - 1] != ' ') out[n++] = ' ';
    } else {
      out[n++] = gov_lower(c);
    }
  }
  while (n && gov_is_any(out[n - 1], " :")) n--;
  return n;
}

void gov_function_fold(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  gov_text text = {(const char *)sqlite3_value_text(arguments[0]), 0};
  if (!text.z) return;
  text.n = (size_t)sqlite3_value_bytes(arguments[0]);
  char *out = sqlite3_malloc64(text.n + 1);
  if (!out) {
    sqlite3_result_error_nomem(result);
    return;
  }
  gov_text folded = gov_trim((gov_text){out, fold(without_marks(text), out)});
  gov_fold_letters(folded, out + (folded.z - out), folded.n); /* beyond ASCII; in place */
  size_t number = numbering(folded);
  folded = gov_trim((gov_text){folded.z + number, folded.n - number});
  sqlite3_result_text64(result, folded.z, folded.n, SQLITE_TRANSIENT, SQLITE_UTF8);
  sqlite3_free(out);
}

/* A word or phrase of the list, standing as whole words. */
static int says(gov_text text, const char *const *phrases) {
  for (; *phrases; phrases++) {
    size_t n = strlen(*phrases);
    gov_text rest = text;
    for (const char *found; (found = gov_text_find(rest, *phrases)) != NULL;) {
      size_t at = (size_t)(found - text.z);
      if ((!at || !gov_is_word(text.z[at - 1])) &&
          (at + n == text.n || !gov_is_word(text.z[at + n])))
        return 1;
      rest = (gov_text){found + 1, text.n - at - 1};
    }
  }
  return 0;
}

/* A number with a comparison before it or a unit behind it. */
static int has_amount(gov_text text) {
  static const char *const units[] = {
      "ms",       "s",          "sec",         "second",   "seconds", "min",     "minute",
      "minutes",  "h",          "hour",        "hours",    "day",     "days",    "week",
      "weeks",    "row",        "rows",        "record",   "records", "errors",  "error",
      "failures", "mismatches", "differences", "requests", "users",   "samples", "kb",
      "mb",       "gb",         "tb",          "rps",      "tps",     "percent", "x"};
  for (size_t at = 0; at < text.n; at++) {
    if (!gov_is_digit(text.z[at]) || (at && gov_is_word(text.z[at - 1]))) continue;
    size_t before = at;
    while (before && text.z[before - 1] == ' ') before--;
    if (before && gov_is_any(text.z[before - 1], "<>=")) return 1;
    if (before >= 3 &&
        (!memcmp(text.z + before - 3, "≤", 3) || !memcmp(text.z + before - 3, "≥", 3)))
      return 1;
    size_t end = skip_digits(text, at), word = end;
    while (word < text.n && text.z[word] == ' ') word++;
    if (word < text.n && text.z[word] == '%') return 1;
    size_t stop = word;
    while (stop < text.n && gov_is_word(text.z[stop])) stop++;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
      if (gov_text_is((gov_text){text.z + word, stop - word}, units[i])) return 1;
    }
    at = end - 1;
  }
  return 0;
}

static int has_code(gov_text text) {
  const char *open = memchr(text.z, '`', text.n);
  return open && memchr(open + 1, '`', text.n - (size_t)(open + 1 - text.z)) != NULL &&
         !gov_text_starts((gov_text){open, text.n - (size_t)(open - text.z)}, "``");
}

int gov_is_measurable(gov_text text) {
  static const char *const exits[] = {"exit code",   "exits 0",   "exits with",
                                      "exit status", "returns 0", NULL};
  static const char *const quantities[] = {"zero", "no", "none", "all", "every", NULL};
  static const char *const vague[] = {
      "works correctly", "work correctly", "works as expected",   "tests pass",    "looks good",
      "looks right",     "is acceptable",  "are acceptable",      "complete",      "documented",
      "completed",       "as expected",    "performs adequately", "user-friendly", NULL};
  if (has_amount(text) || has_code(text) || says(text, exits)) return 1;
  return says(text, quantities) && !says(text, vague);
}

void gov_function_measurable(sqlite3_context *result, int argument_count,
                             sqlite3_value **arguments) {
  (void)argument_count;
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  if (!text) return;
  sqlite3_result_int(
      result, gov_is_measurable((gov_text){text, (size_t)sqlite3_value_bytes(arguments[0])}));
}
