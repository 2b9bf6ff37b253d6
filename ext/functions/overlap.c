/* overlap.c: gov_overlap(need, have): is it the same thing? gov_date(text): the last day it names.
**
**   SELECT gov_overlap('zero rows differ', '**Zero** rows differ — Met');     -- 1.0
**   SELECT gov_date('Until 2026-12-31, extended from 2026-11-30');            -- 2026-12-31
**
** The share of the words of `need` that stand in `have`, small words aside; NULL when there are none.
*/
#include "facts/moment.h"
#include "functions/functions.h"
#include "read/prose/phrases.h"

enum { TEXT_BYTES_MAX = 4096 };

static int is_filler(gov_text word) {
  static const char *const words[] = {"a",    "an", "the", "of",  "to",   "in",   "on",  "for",
                                      "and",  "or", "is",  "are", "be",   "with", "by",  "at",
                                      "from", "as", "it",  "its", "this", "that", "then"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_is(word, words[i])) return 1;
  return 0;
}

/* The word at *at, which moves behind it; empty at the end. Dashes of U+2010 to U+2015 and arrows
** are no part of words. */
static gov_text next_word(gov_text text, size_t *at) {
  size_t i = *at;
  for (; i < text.n; i++) {
    int dash = text.n - i >= 3 && (unsigned char)text.z[i] == 0xE2 &&
               ((unsigned char)text.z[i + 1] == 0x80 || (unsigned char)text.z[i + 1] == 0x86);
    if (dash)
      i += 2;
    else if (gov_is_word(text.z[i]))
      break;
  }
  size_t end = i;
  while (end < text.n && gov_is_word(text.z[end]) &&
         !((unsigned char)text.z[end] == 0xE2 && text.n - end >= 3 &&
           (unsigned char)text.z[end + 1] == 0x80))
    end++;
  *at = end;
  return (gov_text){text.z + i, end - i};
}

static int holds_word(gov_text text, gov_text word) {
  if ((unsigned char)word.z[0] >= 0xE0) /* no spaces between words */
    return memmem(text.z, text.n, word.z, word.n) != NULL;
  for (size_t at = 0; at < text.n;) {
    gov_text other = next_word(text, &at);
    if (other.n == word.n && other.n && !memcmp(other.z, word.z, word.n)) return 1;
  }
  return 0;
}

void gov_function_overlap(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  char folded[2][TEXT_BYTES_MAX];
  gov_text texts[2] = {{0}, {0}};
  for (int i = 0; i < 2; i++) {
    gov_text text = {(const char *)sqlite3_value_text(arguments[i]), 0};
    if (!text.z) return;
    text.n = (size_t)sqlite3_value_bytes(arguments[i]);
    /* cppcheck-suppress legacyUninitvar ; folding writes it */
    texts[i] = (gov_text){folded[i], gov_fold_letters(text, folded[i], sizeof folded[i])};
  }
  int words = 0, found = 0;
  for (size_t at = 0; at < texts[0].n;) {
    gov_text word = next_word(texts[0], &at);
    if (!word.n || is_filler(word)) continue;
    words++;
    found += holds_word(texts[1], word);
  }
  if (words) sqlite3_result_double(result, (double)found / words);
}

void gov_function_date(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  gov_text text = {(const char *)sqlite3_value_text(arguments[0]), 0};
  if (!text.z) return;
  text.n = (size_t)sqlite3_value_bytes(arguments[0]);
  gov_arena arena = {0};
  gov_moment newest = gov_moment_newest(text);
  newest.whole_day = 1;
  const char *day = gov_moment_text(&arena, newest);
  if (day) sqlite3_result_text(result, day, -1, SQLITE_TRANSIENT);
  if (arena.failed) sqlite3_result_error_nomem(result);
  gov_arena_free(&arena);
}
