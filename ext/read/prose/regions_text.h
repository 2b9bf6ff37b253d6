/* regions_text.h: where a document says that data comes from and goes to. */
#ifndef GOV_REGIONS_TEXT_H
#define GOV_REGIONS_TEXT_H
#include "read/prose/sentences.h"

/* Adds flows, and evidence of them, where the text states source and target: columns "From" and
** "To", labels "Source region" and "Target region", "from X to Y". SQLITE_OK or SQLITE_NOMEM. */
int gov_flows_read(const gov_document *document, gov_reading *reading);

#endif
