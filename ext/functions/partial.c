/* partial.c: gov_partial(text): whether a text tells that a part only was done; gov_environment(text):
** where something was done.
**
**   SELECT gov_partial('Ran 400 of 812 batches');                        -- 1
**   SELECT gov_environment('Ran on staging; production follows');        -- rehearsal
**
** gov_partial is 1 for "400 of 812 batches", "40 % of the rows", "half of the rows", 0 for anything
** else. A number of a step ("step 2 of 3") and what was done again ("3 of 812 batches were retried")
** are no part. gov_environment is production or rehearsal (staging, a test environment), production
** when both are named, NULL when neither is; where something comes later, or was tried before, is
** not where it was done. The words are those of data/record_words.tsv.
*/
#include "functions/functions.h"
#include "read/documents/record_words.h"

enum { DIGITS_MAX = 15, PERCENT = 100, SLASH_FROM = 100, GAP_BYTES = 24, PERCENT_GAP_BYTES = 8 };

typedef struct count {
  size_t start, end;
  int64_t value;
} count;

static int has_sign(const char *kind, gov_text text) {
  gov_record_words found;
  gov_record_signs_in(&found, kind, text);
  return found.count > 0;
}

/* The next whole number: 8,400 and 8.400 are one, 2026-11-04, v2 and 1.5 are none. */
static int next_count(gov_text text, size_t at, count *found) {
  for (; at < text.n; at++) {
    if (!gov_is_digit(text.z[at])) continue;
    size_t end = at;
    int digits = 0,
        whole = !at || !(gov_is_word(text.z[at - 1]) || gov_is_any(text.z[at - 1], ".-"));
    int64_t value = 0;
    for (; end < text.n; end++) {
      int mark = gov_is_any(text.z[end], ",.") && end + 1 < text.n && gov_is_digit(text.z[end + 1]);
      if (mark) {
        size_t group = end + 1;
        while (group < text.n && gov_is_digit(text.z[group])) group++;
        whole &= group - end == 4;
      } else if (gov_is_digit(text.z[end])) {
        if (++digits <= DIGITS_MAX) value = value * 10 + (text.z[end] - '0');
      } else {
        break;
      }
    }
    whole &= digits <= DIGITS_MAX && !(end < text.n && text.z[end] == '-');
    if (whole) {
      *found = (count){at, end, value};
      return 1;
    }
    at = end;
  }
  return 0;
}

static gov_text clause_at(gov_text text, size_t at) {
  size_t start = at, end = at;
  while (start && !gov_is_any(text.z[start - 1], ";\n") &&
         !(start > 1 && gov_is_any(text.z[start - 2], ",.") && text.z[start - 1] == ' '))
    start--;
  while (end < text.n && !gov_is_any(text.z[end], ";\n") &&
         !(gov_is_any(text.z[end], ",.") && (end + 1 == text.n || text.z[end + 1] == ' ')))
    end++;
  return (gov_text){text.z + start, end - start};
}

/* "step 2 of 3": the word before the number counts things in their order. */
static int is_ordinal(gov_text text, size_t at) {
  while (at && text.z[at - 1] == ' ') at--;
  size_t start = at;
  while (start && (gov_is_word(text.z[start - 1]) || (unsigned char)text.z[start - 1] >= 0x80))
    start--;
  gov_text word = {text.z + start, at - start};
  return word.n && gov_record_is("ordinal", word);
}

/* What joins the part, which ends at `at`, and the whole: "of", "batches of", "/". */
static int joins(gov_text text, const count *part, const count *whole) {
  gov_text gap = {text.z + part->end, whole->start - part->end};
  if (gov_text_is(gap, "/")) return whole->value >= SLASH_FROM;
  if (gap.n > GAP_BYTES || gov_text_find(gap, ". ") || gov_text_find(gap, ", ")) return 0;
  return has_sign("share", gap);
}

/* "812 件中 400 件": the whole stands first. */
static int joins_behind(gov_text text, const count *whole, const count *part) {
  gov_text gap = {text.z + whole->end, part->start - whole->end};
  return gap.n <= GAP_BYTES && gov_text_find(gap, "中") != NULL;
}

static int is_part(gov_text text, const count *part, const count *whole) {
  return part->value > 0 && part->value < whole->value && !is_ordinal(text, part->start) &&
         !has_sign("again", clause_at(text, part->start));
}

/* "49 % of the rows". */
static int is_percentage(gov_text text, const count *part) {
  size_t at = part->end;
  while (at < text.n && text.z[at] == ' ') at++;
  if (at == text.n || text.z[at] != '%' || !part->value || part->value >= PERCENT) return 0;
  gov_text gap = {text.z + at + 1, text.n - at - 1};
  if (gap.n > PERCENT_GAP_BYTES) gap.n = PERCENT_GAP_BYTES;
  return has_sign("share", gap) && !has_sign("again", clause_at(text, part->start));
}

static int tells_part(gov_text text) {
  count first, second;
  if (has_sign("part", text)) return 1;
  for (size_t at = 0; next_count(text, at, &first); at = first.end) {
    if (is_percentage(text, &first)) return 1;
    if (!next_count(text, first.end, &second)) continue;
    if (joins(text, &first, &second) && is_part(text, &first, &second)) return 1;
    if (joins_behind(text, &first, &second) && is_part(text, &second, &first)) return 1;
  }
  return 0;
}

static gov_text fold_argument(sqlite3_value *value, char *folded) {
  const char *text = (const char *)sqlite3_value_text(value);
  if (!text) return (gov_text){0};
  return gov_record_fold((gov_text){text, (size_t)sqlite3_value_bytes(value)}, folded);
}

void gov_function_partial(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  char folded[GOV_RECORD_TEXT_BYTES];
  gov_text text = fold_argument(arguments[0], folded);
  if (sqlite3_value_type(arguments[0]) != SQLITE_NULL) sqlite3_result_int(result, tells_part(text));
}

void gov_function_environment(sqlite3_context *result, int argument_count,
                              sqlite3_value **arguments) {
  (void)argument_count;
  char folded[GOV_RECORD_TEXT_BYTES];
  gov_text text = fold_argument(arguments[0], folded);
  int production = 0, rehearsal = 0;
  for (size_t at = 0; at < text.n;) {
    gov_text clause = clause_at(text, at);
    gov_record_words places;
    gov_record_words_in(&places, "place", clause);
    for (int i = 0; i < places.count; i++) {
      if (!strcmp(places.word[i], "production"))
        production |= !has_sign("later", clause);
      else if (!strcmp(places.word[i], "rehearsal"))
        rehearsal |= !has_sign("earlier", clause);
    }
    at = (size_t)(clause.z - text.z) + clause.n + 1;
    while (at < text.n && text.z[at] == ' ') at++;
  }
  if (production || rehearsal)
    sqlite3_result_text(result, production ? "production" : "rehearsal", -1, SQLITE_STATIC);
}
