/* meaning.h: what the sentences of a plan say: evidence for every aspect but coverage, numbers
** and places.
**
** A sentence is cut into clauses; around each phrase of the lexicon its clause decides whether it
** is a fact or an instruction, advice, a condition, denied, rejected or left to somebody else.
** What a rollback consists of is judged over its whole section. Only facts come out: no status.
*/
#ifndef GOV_MEANING_H
#define GOV_MEANING_H
#include "facts/lexicon/lexicon.h"
#include "read/prose/sentences.h"

/* Adds evidence to reading->facts. SQLITE_OK or SQLITE_NOMEM. */
int gov_meaning_read(const gov_document *document, gov_reading *reading);

#endif
