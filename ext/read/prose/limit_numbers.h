/* limit_numbers.h: numbers in text with their units, and the comparison that stands at one: what
** data/limit_words.tsv has words for. Text must have been folded by gov_fold_letters.
*/
#ifndef GOV_LIMIT_NUMBERS_H
#define GOV_LIMIT_NUMBERS_H
#include "read/prose/phrases.h"

enum {
  GOV_LIMIT_COMPARE,
  GOV_LIMIT_UNIT,
  GOV_LIMIT_WINDOW,
  GOV_LIMIT_LEVEL,
  GOV_LIMIT_FACETS,
  GOV_COMPARE_REACH = 60 /* how far before a number its comparison may stand */
};

typedef struct gov_number {
  size_t start, end; /* with its unit */
  double value;
  const char *kind; /* ratio times time count */
} gov_number;

/* The next number at or behind `at`; 0 when there is none. Dates and versions are none. */
int gov_number_next(const gov_phrases *words, gov_text text, size_t at, gov_number *found);

/* The comparison right before a number, ">" or "<": "exceeds", "drops by more than" (*drop is set
** then); NULL for none. */
const char *gov_number_comparison(const gov_phrases *words, gov_text text, size_t start, int *drop);
/* Likewise in scripts that put it behind the number. */
const char *gov_number_comparison_behind(const gov_phrases *words, gov_text text, size_t end);

/* The phrase of a facet at a place; NULL for none. */
const gov_phrase *gov_limit_phrase_at(const gov_phrases *words, gov_text text, size_t at,
                                      int facet);
/* The name of a level: its value is an index. */
const char *gov_limit_level(int value);

#endif
