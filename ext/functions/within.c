/* within.c: gov_within(criterion, result): whether what was measured keeps to what was asked for.
**
**   SELECT gov_within('p99 stays below 200 ms', 'Met, 240 ms');   -- 0
**
** 1 when the first amount of the result is on the side of the criterion's amount that the criterion
** names ("below", "at least", "no more than"), 0 when it is not, NULL when one of the two names no
** amount, or amounts of another kind. A criterion that there be none of something ("zero rows
** differ") is broken by a result that counts some that are amiss ("300 rows without a code").
*/
#include "functions/functions.h"
#include "read/documents/record_words.h"
#include "read/prose/limit_numbers.h"
#include "read/prose/phrase_tables.h"

enum { TEXT_BYTES = 1024 };

/* "no more than", "must not exceed": a denial in the clause before the number. Scripts without
** spaces have words of their own for it. */
static int is_denied(gov_text text, size_t start) {
  size_t from = start > GOV_COMPARE_REACH ? start - GOV_COMPARE_REACH : 0;
  for (size_t at = from; at < start; at++) {
    if (gov_is_any(text.z[at], ",;:")) from = at + 1;
  }
  gov_text clause = {text.z + from, start - from};
  for (size_t at = 0; at < clause.n; at++) {
    if (gov_is_spaceless(clause.z[at])) return 0;
  }
  gov_record_words found;
  gov_record_signs_in(&found, "denial", clause);
  return found.count > 0;
}

/* -1: not comparable. */
static int is_within(const gov_phrases *words, gov_text criterion, gov_text result) {
  gov_number limit = {0}, measured = {0};
  for (size_t at = 0; gov_number_next(words, criterion, at, &limit); at = limit.end) {
    int drop = 0;
    const char *sign = gov_number_comparison(words, criterion, limit.start, &drop);
    if (!sign) sign = gov_number_comparison_behind(words, criterion, limit.end);
    if (!sign || drop) continue;
    if (!gov_number_next(words, result, 0, &measured) || strcmp(limit.kind, measured.kind) != 0)
      return -1;
    int upper = (sign[0] == '<') != is_denied(criterion, limit.start);
    return upper ? measured.value <= limit.value : measured.value >= limit.value;
  }
  return -1;
}

/* ---- "zero rows differ" ---- */

static gov_text first_word(gov_text text) {
  size_t from = 0, to;
  while (from < text.n && text.z[from] == ' ') from++;
  for (to = from; to < text.n && !strchr(" .,;:()", text.z[to]);) to++;
  return (gov_text){text.z + from, to - from};
}

/* Alike but for an ending of up to two bytes: row and rows, Zeile and Zeilen. */
static int is_same_noun(gov_text a, gov_text b) {
  size_t common = 0, longer = a.n > b.n ? a.n : b.n;
  while (common < a.n && common < b.n && a.z[common] == b.z[common]) common++;
  return common >= 3 && common + 2 >= longer;
}

static int is_amiss(gov_text text) {
  gov_record_words found;
  gov_record_signs_in(&found, "amiss", text);
  return found.count > 0;
}

/* What was asked not to be there is counted, and no "zero" or "none" stands beside it. */
static int breaks_nought(const gov_phrases *words, gov_text criterion, gov_text result) {
  gov_text before, noun = first_word(gov_record_around("nought", criterion, &before));
  gov_text none = gov_record_around("nought", result, &before);
  if (noun.n < 3 || none.n || before.n) return 0;
  gov_number count = {0};
  for (size_t at = 0; gov_number_next(words, result, at, &count); at = count.end) {
    gov_text behind = {result.z + count.end, result.n - count.end};
    size_t clause = 0;
    while (clause < behind.n && !strchr(",;.", behind.z[clause])) clause++;
    if (count.value > 0 && is_same_noun(first_word(behind), noun) &&
        is_amiss((gov_text){behind.z, clause}))
      return 1;
  }
  return 0;
}

void gov_function_within(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  char folded[2][TEXT_BYTES];
  gov_text texts[2];
  for (int i = 0; i < 2; i++) {
    const char *text = (const char *)sqlite3_value_text(arguments[i]);
    if (!text) return;
    gov_text whole = {text, (size_t)sqlite3_value_bytes(arguments[i])};
    texts[i] = (gov_text){folded[i], gov_fold_letters(whole, folded[i], TEXT_BYTES)};
  }
  const gov_phrases *words = gov_function_phrases(result, GOV_PHRASES_LIMITS, gov_limits_open);
  if (!words) return;
  int within = is_within(words, texts[0], texts[1]);
  if (within < 0 && breaks_nought(words, texts[0], texts[1])) within = 0;
  if (within >= 0) sqlite3_result_int(result, within);
}
