/* enumeration.c: gov_enum(text, 'a|b|c'): the one value of a list that a text names; gov_says(text,
** 'a|b|c'): whether it holds any of them.
**
**   SELECT gov_enum('**Risk:** High', 'Low|Medium|High|Critical');   -- High
**   SELECT gov_enum('Met in part', 'Met!|Not met');                  -- NULL
**
** Case, emphasis marks and the kind of dash do not matter. A value must stand as whole words; the
** longest goes first, so that "not met" is never read as "met". A value denied in its clause ("not
** yet complete") was not named, nor one that is asked ("Met?"), unsure or still open. A value with a
** "!" behind it is favourable: it is not named either by an answer that is limited or conditional
** ("Complete, except for 300 rows"). NULL when none or more than one is left: an unresolved
** template names them all. Where the text holds none of the values, their spellings in other languages
** are looked for (data/answer_words.tsv).
*/
#include "embedded.h"
#include "functions/functions.h"
#include "read/documents/record_words.h"

enum { VALUES_MAX = 32, WORDS_BACK = 3 };
enum { ANSWER, SPELLING = 2 }; /* columns of data/answer_words.tsv */

typedef struct value_list {
  gov_text shown[VALUES_MAX]; /* as the list spells it */
  gov_text folded[VALUES_MAX];
  int favourable[VALUES_MAX];
  int count, named; /* named: index of the value found; -1 none, -2 several */
} value_list;

/* Lower case without * _ `, every dash of U+2010 to U+2015 a '-'; never longer than the text. */
static gov_text fold(gov_text text, char *out) {
  size_t n = 0;
  for (size_t at = 0; at < text.n; at++) {
    if (gov_is_any(text.z[at], "*_`")) continue;
    if (text.n - at >= 3 && !memcmp(text.z + at, "\xE2\x80", 2) &&
        (unsigned char)text.z[at + 2] >= 0x90 && (unsigned char)text.z[at + 2] <= 0x95) {
      out[n++] = '-';
      at += 2;
    } else {
      out[n++] = gov_is_space(text.z[at]) ? ' ' : gov_lower(text.z[at]);
    }
  }
  return (gov_text){out, n};
}

static int is_whole(gov_text text, size_t at, size_t n) {
  return (!at || !gov_is_word(text.z[at - 1])) &&
         (at + n >= text.n || !gov_is_word(text.z[at + n]));
}

static int denies(gov_text word) {
  static const char *const words[] = {
      "not",   "no",     "never",  "without", "cannot", "neither", "nor",    "pending",
      "isn't", "wasn't", "aren't", "hasn't",  "don't",  "doesn't", "didn't", "nicht",
      "kein",  "keine",  "nie",    "ohne",    "noch",   "nunca",   "sin",    "aún",
      "pas",   "non",    "jamais", "sans",    "não",    "nunca",   "sem"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gov_text_is(word, words[i])) return 1;
  }
  return 0;
}

/* Whether one of the words before `at`, in the same clause, denies what follows. */
static int is_denied(gov_text text, size_t at) {
  for (int word = 0; word < WORDS_BACK; word++) {
    while (at && (text.z[at - 1] == ' ' || (word == 0 && text.z[at - 1] == '-'))) at--;
    size_t end = at;
    while (at && (gov_is_word(text.z[at - 1]) || text.z[at - 1] == '\'')) at--;
    if (at == end) return 0; /* a clause ends here, or the text begins */
    if (denies((gov_text){text.z + at, end - at})) return 1;
  }
  return 0;
}

/* The sentence around a place; of one that is not favourable only up to a dash: what follows tells
** why. */
static gov_text answer_around(gov_text text, size_t at, int favourable) {
  size_t start = at, end = at;
  while (start && !gov_is_any(text.z[start - 1], ".;")) start--;
  for (; end < text.n && text.z[end] != ';'; end++) {
    if (text.z[end] == '.' && (end + 1 == text.n || text.z[end + 1] == ' ')) break;
    if (!favourable && end + 2 < text.n && !memcmp(text.z + end, " - ", 3)) break;
  }
  return (gov_text){text.z + start, end - start};
}

static int is_taken_back(gov_text text, size_t at, int favourable) {
  char folded[GOV_RECORD_TEXT_BYTES];
  const char *how =
      gov_record_reserve(gov_record_fold(answer_around(text, at, favourable), folded));
  return how && (favourable || !strcmp(how, "open") || !strcmp(how, "unsure"));
}

/* Finds one value everywhere and takes it out of the text, so that no shorter one is found in it.
 */
static void look_for(value_list *values, int index, char *text, size_t size) {
  gov_text value = values->folded[index];
  for (size_t at = 0; value.n && at + value.n <= size; at++) {
    if (text[at] != value.z[0] || memcmp(text + at, value.z, value.n) != 0) continue;
    if (!is_whole((gov_text){text, size}, at, value.n)) continue;
    if (!is_denied((gov_text){text, size}, at) &&
        !is_taken_back((gov_text){text, size}, at, values->favourable[index])) {
      values->named = values->named == -1 || values->named == index ? index : -2;
    }
    memset(text + at, '\x01', value.n);
    at += value.n - 1;
  }
}

static void split(value_list *values, gov_text list, char *folded) {
  while (list.n && values->count < VALUES_MAX) {
    const char *bar = memchr(list.z, '|', list.n);
    size_t n = bar ? (size_t)(bar - list.z) : list.n;
    gov_text shown = gov_trim((gov_text){list.z, n});
    int favourable = shown.n && shown.z[shown.n - 1] == '!';
    shown.n -= (size_t)favourable;
    gov_text value = fold(shown, folded);
    folded += value.n;
    int at = values->count++; /* kept sorted, the longest first */
    for (; at && values->folded[at - 1].n < value.n; at--) {
      values->folded[at] = values->folded[at - 1];
      values->shown[at] = values->shown[at - 1];
      values->favourable[at] = values->favourable[at - 1];
    }
    values->folded[at] = value;
    values->shown[at] = shown;
    values->favourable[at] = favourable;
    n += bar != NULL;
    list = (gov_text){list.z + n, list.n - n};
  }
}

/* Both arguments folded into one buffer, the second split into values. NULL when one is NULL or
** memory ran out (told). */
static char *read_arguments(sqlite3_context *result, sqlite3_value **arguments, value_list *values,
                            gov_text *folded) {
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  const char *list = (const char *)sqlite3_value_text(arguments[1]);
  if (!text || !list) return NULL;
  size_t text_bytes = (size_t)sqlite3_value_bytes(arguments[0]);
  size_t list_bytes = (size_t)sqlite3_value_bytes(arguments[1]);
  char *buffer = sqlite3_malloc64(text_bytes + list_bytes + 1);
  if (!buffer) {
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  *values = (value_list){.named = -1};
  *folded = fold((gov_text){text, text_bytes}, buffer);
  split(values, (gov_text){list, list_bytes}, buffer + text_bytes);
  return buffer;
}

/* Where no value stands in the text in any sense, what other languages have for them. */
static void look_for_others(value_list *values, char *text, size_t size) {
  const gov_data_table *table = gov_data("answer_words");
  value_list others = {.named = -1};
  int shown[VALUES_MAX] = {0};
  for (int row = 0; table && row < table->row_count; row++) {
    gov_text answer = gov_text_of(gov_data_cell(table, row, ANSWER));
    for (int i = 0; i < values->count && others.count < VALUES_MAX; i++) {
      if (values->shown[i].n != answer.n || memcmp(values->shown[i].z, answer.z, answer.n) != 0)
        continue;
      gov_text spelling = gov_text_of(gov_data_cell(table, row, SPELLING));
      if (!gov_text_find((gov_text){text, size}, spelling.z)) continue;
      int at = others.count++;
      for (; at && others.folded[at - 1].n < spelling.n; at--) {
        others.folded[at] = others.folded[at - 1];
        others.favourable[at] = others.favourable[at - 1];
        shown[at] = shown[at - 1];
      }
      others.folded[at] = spelling;
      others.favourable[at] = values->favourable[i];
      shown[at] = i;
    }
  }
  for (int i = 0; i < others.count; i++) {
    others.named = -1;
    look_for(&others, i, text, size);
    if (others.named < 0) continue;
    values->named = values->named == -1 || values->named == shown[i] ? shown[i] : -2;
  }
}

void gov_function_enum(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  value_list values;
  gov_text folded;
  char *buffer = read_arguments(result, arguments, &values, &folded);
  if (!buffer) return;
  for (int i = 0; i < values.count; i++) look_for(&values, i, buffer, folded.n);
  if (values.named == -1 && !memchr(buffer, '\x01', folded.n))
    look_for_others(&values, buffer, folded.n);
  if (values.named >= 0) {
    gov_text shown = values.shown[values.named];
    sqlite3_result_text64(result, shown.z, shown.n, SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  sqlite3_free(buffer);
}

/* Whole words, letter case and emphasis aside; a denial denies nothing here. */
void gov_function_says(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  value_list values;
  gov_text folded;
  char *buffer = read_arguments(result, arguments, &values, &folded);
  if (!buffer) return;
  int said = 0;
  for (int i = 0; i < values.count; i++) {
    gov_text value = values.folded[i];
    for (size_t at = 0; value.n && at + value.n <= folded.n; at++)
      said |= !memcmp(folded.z + at, value.z, value.n) && is_whole(folded, at, value.n);
  }
  sqlite3_result_int(result, said);
  sqlite3_free(buffer);
}
