/* record_words.h: fixed values found in the text of a cell: data/record_words.tsv. */
#ifndef GOV_RECORD_WORDS_H
#define GOV_RECORD_WORDS_H
#include "base/text.h"

enum { GOV_RECORD_TEXT_BYTES = 2048, GOV_RECORD_WORDS_MAX = 16 };

/* Lower case without emphasis and backticks, blanks as one, every arrow a '>' without blanks. Cut
 * at GOV_RECORD_TEXT_BYTES. */
gov_text gov_record_fold(gov_text text, char *out);

typedef struct gov_record_words {
  const char *word[GOV_RECORD_WORDS_MAX]; /* each once, in the order met */
  int count;
} gov_record_words;

/* The values of a kind that a folded text names and does not deny in the same clause. The longest
** spelling goes first: "reversible with data loss" does not also say "reversible". */
void gov_record_words_in(gov_record_words *found, const char *kind, gov_text folded);
/* Likewise, denied or not: for words that are a bad sign wherever they stand. */
void gov_record_signs_in(gov_record_words *found, const char *kind, gov_text folded);

/* The values that a folded text begins with, joined by '+': "cast + rename, trimmed". The number
** of bytes written; *plain is cleared when one is not spelled as the value itself; *end: behind them. */
size_t gov_record_words_first(const char *kind, gov_text folded, char *out, size_t capacity,
                              int *plain, size_t *end);

/* Whether a folded text holds a word that takes back what stands beside it. */
int gov_record_doubts(gov_text folded);

/* How a folded text takes back what it answers: "open" (still to be settled, or a question),
** "unsure", "limited" (in part, except, but) or "conditional", the first of these that it is; NULL
** when it does not. Conditions behind the first sentence say what happens later. */
const char *gov_record_reserve(gov_text folded);
int gov_record_asks(gov_text folded); /* whether it ends in a question mark */

/* What stands before the first spelling of a kind and, returned, behind it; empty when there is
** none, or nothing there. */
gov_text gov_record_around(const char *kind, gov_text folded, gov_text *before);
/* Whether nothing is left of a folded text without what points elsewhere ("see the ticket", "ask
** Kim"), up to the end of the clause, and words that say nothing alone ("undo the rest"). */
int gov_record_is_hollow(gov_text folded);
/* Whether the whole text is a spelling of the kind. */
int gov_record_is(const char *kind, gov_text folded);

#endif
