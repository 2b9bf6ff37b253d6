/* phrases.h: finds the phrases of a data table in text: headings, labels, prose.
**
** The table has the columns facet, value, language and phrases (joined by " | "). A phrase starts
** where a word starts and ends where one ends; a trailing * lets the word go on. Phrases in scripts
** without spaces between words match anywhere. Text must have been folded by gov_fold_letters.
*/
#ifndef GOV_PHRASES_H
#define GOV_PHRASES_H
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct gov_phrase {
  const char *z;
  uint16_t n;
  uint8_t facet, value, open_end;
  char fourth; /* its byte behind the key; 0: none */
} gov_phrase;

/* A facet's name and the words of its values, in the order of the caller's enum. */
typedef struct gov_phrase_facet {
  const char *word;
  const char *const *values;
  int value_count;
} gov_phrase_facet;

/* The phrases by their first three bytes: built once, read only afterwards. */
enum {
  GOV_PHRASE_BUCKETS = 4096,
  GOV_PHRASE_KEY_BYTES = 3,
  GOV_PHRASE_FACETS_MAX = 16,
  GOV_PHRASE_FOURS = 16384
};
typedef struct gov_phrases {
  gov_phrase *rows;
  int facet_count;
  uint64_t starts[GOV_PHRASE_BUCKETS / 64]; /* a bit a bucket that is not empty */
  uint64_t shorts[GOV_PHRASE_BUCKETS / 64]; /* likewise, where a phrase of three bytes is in it */
  uint64_t fours[GOV_PHRASE_FOURS / 64];    /* a bit for the first four bytes of each longer one */
  uint16_t first[GOV_PHRASE_BUCKETS + 1];
} gov_phrases;

static inline unsigned gov_phrase_key(const char *z) {
  const unsigned char *c = (const unsigned char *)z;
  uint32_t three = c[0] | (uint32_t)c[1] << 8 | (uint32_t)c[2] << 16;
  return (three * 2654435761u) >> 20;
}

/* A phrase found in a text. */
typedef struct gov_phrase_hit {
  uint32_t at;
  const gov_phrase *phrase;
} gov_phrase_hit;

static inline unsigned gov_phrase_four(const char *z) {
  uint32_t four;
  memcpy(&four, z, sizeof four);
  return (four * 2654435761u) >> 18;
}

/* May a phrase start where `n` bytes, three or more, are left? Many words begin like one. */
static inline int gov_phrases_may_match(const gov_phrases *phrases, const char *z, size_t n) {
  unsigned key = gov_phrase_key(z);
  if (!(phrases->starts[key / 64] >> key % 64 & 1)) return 0;
  if (n == GOV_PHRASE_KEY_BYTES || (phrases->shorts[key / 64] >> key % 64 & 1)) return 1;
  unsigned four = gov_phrase_four(z);
  return (int)(phrases->fours[four / 64] >> four % 64 & 1);
}

/* Scripts without spaces between words: Thai, Chinese, Japanese, Korean (whose endings stick to the
 * word). */
static inline int gov_is_spaceless(char lead) {
  return (unsigned char)lead >= 0xE0;
}

/* SQLITE_OK or SQLITE_NOMEM. Rows with a facet or value not listed are left out. */
int gov_phrases_open(gov_phrases *phrases, gov_arena *arena, const char *table,
                     const gov_phrase_facet *facets, int facet_count);

/* One index over several, so that a text is walked once for all. The facets of each are numbered
** behind those of the ones before. SQLITE_OK or SQLITE_NOMEM. */
int gov_phrases_join(gov_phrases *all, gov_arena *arena, const gov_phrases *const *parts,
                     int part_count);

/* The longest phrase that starts at `at`, for each facet (an array of facet_count, NULL where there
** is none). Returns how many facets have one. */
int gov_phrases_at(const gov_phrases *phrases, gov_text folded, size_t at, int facet_count,
                   const gov_phrase **found);

/* The next place at or behind `at` where phrases start, as gov_phrases_at finds them; folded.n when
** there is none. */
size_t gov_phrases_find(const gov_phrases *phrases, gov_text folded, size_t at, int facet_count,
                        const gov_phrase **found);

/* Adds all that gov_phrases_find would find to a list of gov_phrase_hit; those of one place in the
** order of their facets. SQLITE_OK or SQLITE_NOMEM. */
int gov_phrases_list(const gov_phrases *phrases, gov_text folded, gov_list *hits);

/* Is the word, letters of ASCII folded, one of those of a list with a blank around each (" a b ")? NULL: none. */
int gov_is_listed(gov_text word, const char *words);

/* Lower case of ASCII, Latin-1 and Cyrillic letters, at most `capacity` bytes; the number written,
** which is the number read. */
size_t gov_fold_letters(gov_text text, char *out, size_t capacity);

#endif
