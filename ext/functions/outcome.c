/* outcome.c: gov_outcome(text): how something went; gov_undone(text): whether it was done at all.
**
**   SELECT gov_outcome('Rehearsed on staging'), gov_outcome('Rehearsed with --dry-run');   -- 1, 0
**   SELECT gov_undone('Pass (NO_EJECUTADO)');                                              -- 1
**
** gov_outcome is 1 when the text says that it was done and went well, 0 when it says that it failed,
** was not done, is still to be done or was only simulated, NULL when it says neither. One bad word
** outweighs all good ones. gov_undone is 1 when something was not done, not yet, or only simulated.
*/
#include "functions/functions.h"
#include "read/prose/phrases.h"

enum { GOOD, BAD, UNDONE, NEITHER, FACETS };
enum { TEXT_BYTES_MAX = 4096 };

/* Words too short for the index of phrases. */
static int short_word(gov_text text, size_t at) {
  size_t end = at;
  if (at && gov_is_word(text.z[at - 1])) return NEITHER;
  while (end < text.n && gov_is_word(text.z[end])) end++;
  gov_text word = {text.z + at, end - at};
  if (gov_text_is(word, "ok") || gov_text_is(word, "up")) return GOOD;
  return gov_text_is(word, "no") ? BAD : NEITHER;
}

/* The facet of the longest phrase at a place; NEITHER and *length 0 when there is none. */
static int facet_at(const gov_phrases *words, gov_text text, size_t at, size_t *length) {
  const gov_phrase *found[FACETS] = {0};
  int best = NEITHER;
  *length = 0;
  if (!gov_phrases_at(words, text, at, FACETS, found)) return short_word(text, at);
  for (int i = 0; i < FACETS; i++) {
    if (!found[i] || found[i]->n < *length) continue;
    if (found[i]->n == *length && i == GOOD) continue;
    best = i;
    *length = found[i]->n;
  }
  return best;
}

/* Which facets the text holds, a bit each. */
static unsigned facets_in(const gov_phrases *words, gov_text text) {
  char folded[TEXT_BYTES_MAX];
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  unsigned held = 0;
  for (size_t at = 0; at < low.n; at++) {
    size_t length;
    held |= 1u << facet_at(words, low, at, &length);
    if (length) at += length - 1;
  }
  return held;
}

static int open_words(gov_phrases *words, gov_arena *arena) {
  static const char *const yes[] = {"yes"};
  static const gov_phrase_facet facets[FACETS] = {
      {"good", yes, 1}, {"bad", yes, 1}, {"undone", yes, 1}, {"neither", yes, 1}};
  return gov_phrases_open(words, arena, "outcome_words", facets, FACETS);
}

/* 0 when there is no text or no memory: the result is set then. */
static int read_facets(sqlite3_context *result, sqlite3_value *argument, unsigned *held) {
  gov_text text = {(const char *)sqlite3_value_text(argument), 0};
  if (!text.z) return 0;
  text.n = (size_t)sqlite3_value_bytes(argument);
  const gov_phrases *words = gov_function_phrases(result, GOV_PHRASES_OUTCOME, open_words);
  if (words) *held = facets_in(words, text);
  return words != NULL;
}

void gov_function_outcome(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  unsigned held;
  if (!read_facets(result, arguments[0], &held)) return;
  if (held & (1u << BAD | 1u << UNDONE))
    sqlite3_result_int(result, 0);
  else if (held & 1u << GOOD)
    sqlite3_result_int(result, 1);
}

void gov_function_undone(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  unsigned held;
  if (read_facets(result, arguments[0], &held))
    sqlite3_result_int(result, (held & 1u << UNDONE) != 0);
}
