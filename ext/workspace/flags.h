/* flags.h: the flags of gov_scan, read by the rules of data/flags.tsv. */
#ifndef GOV_FLAGS_H
#define GOV_FLAGS_H
#include "facts/facts.h"

/* Fills facts->flags, a row a flag in the table's order, from arguments spelled `--flag=value` or
** `--switch`. On a mistake returns SQLITE_ERROR and sets *error (sqlite3_free) to a message that
** names the flag and the nearest valid choice. */
int gov_flags_read(gov_facts *facts, int count, const char *const *arguments, char **error);

/* Sets the value of a derived flag. */
int gov_flags_set(gov_facts *facts, const char *flag, const char *value, const char *source);

int gov_flag_is_on(const gov_facts *facts, const char *flag);
int64_t gov_flag_number(const gov_facts *facts, const char *flag);

/* The candidate with the smallest edit distance to a misspelled word; NULL when none comes near. */
const char *gov_nearest(const char *word, const char *const *candidates, size_t count);

#endif
