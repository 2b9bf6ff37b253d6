/* script_words.h: what a line of a script or a literal says, by the words of data/script_words.tsv, data/sql_error_words.tsv
** and data/value_words.tsv. A line is gone through once, whatever the number of words.
*/
#ifndef GOV_SCRIPT_WORDS_H
#define GOV_SCRIPT_WORDS_H
#include "embedded.h"

/* The signs of all tables; the rows of one table stand together by sign. */
#define GOV_SCRIPT_SIGNS(X)                                                                        \
  X(dry_run)                                                                                       \
  X(checkpoint)                                                                                    \
  X(upsert) X(write) X(insert) X(append) X(loop) X(opens) X(commits) X(skips) X(client)            \
      X(client_reads_file) X(client_writes) X(client_asks) X(goes_on) X(does_nothing) X(host)      \
          X(password_flag) X(handler) X(stand_in) X(reserved) X(server) X(password) X(name)

typedef enum gov_script_sign {
#define GOV_SCRIPT_SIGN(sign) GOV_SCRIPT_##sign,
  GOV_SCRIPT_SIGNS(GOV_SCRIPT_SIGN)
#undef GOV_SCRIPT_SIGN
      GOV_SCRIPT_SIGN_COUNT
} gov_script_sign;

#define GOV_SAYS(sign) (UINT32_C(1) << GOV_SCRIPT_##sign)

enum { GOV_SCRIPT_WORDS = 256 }; /* of a table */

typedef struct gov_script_words {
  const gov_data_table *table;
  uint64_t first[4]; /* a bit for each byte that a word begins with, in either case */
  uint8_t sign[GOV_SCRIPT_WORDS]; /* of each row: gov_script_sign */
} gov_script_words;

void gov_script_words_open(gov_script_words *words, const char *table);

/* GOV_SAYS of each sign that the text has, case folded. */
uint32_t gov_script_signs(const gov_script_words *words, gov_text text);
/* The first word of the sign in the text, and at its end; nothing when there is none. */
gov_text gov_script_find(const gov_script_words *words, gov_text text, gov_script_sign sign);
int gov_script_ends(const gov_script_words *words, gov_text text, gov_script_sign sign);

#endif
