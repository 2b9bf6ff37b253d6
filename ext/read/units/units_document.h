/* units_document.h: the datasets a document is about: which it includes, which it leaves out. */
#ifndef GOV_UNITS_DOCUMENT_H
#define GOV_UNITS_DOCUMENT_H
#include "read/prose/sentences.h"

/* Adds mentions and coverage evidence to the batch, and gives the document's sentences their
** subjects. SQLITE_OK or SQLITE_NOMEM. */
int gov_document_units(gov_document *document, gov_reading *reading);

#endif
