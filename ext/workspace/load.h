/* load.h: reading the files that were found, in parallel. */
#ifndef GOV_LOAD_H
#define GOV_LOAD_H
#include "workspace/walk.h"

/* Reads all files and adds their facts to `facts` in the order of `found`. SQLITE_OK or
** SQLITE_NOMEM. */
int gov_load_run(gov_facts *facts, const struct gov_lexicon *lexicon,
                 const struct gov_phrase_tables *phrases, gov_found *found, size_t count);

#endif
