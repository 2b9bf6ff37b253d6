/* steps.h: the steps of plans and runbooks, in whichever of four forms they are written. */
#ifndef GOV_STEPS_H
#define GOV_STEPS_H
#include "read/prose/sentences.h"

int gov_steps_read(gov_document *document, gov_reading *reading);
/* SQLITE_OK or SQLITE_NOMEM; scratch memory is the document's. */

/* Is the word, folded, one that a number refers by: "check 3", "item 4"? */
int gov_steps_refers(const gov_phrases *steps, gov_text word);

#endif
