/* document_parts.h: what an approval approves: a document, or the part of it below a coded heading.
 */
#ifndef GOV_DOCUMENT_PARTS_H
#define GOV_DOCUMENT_PARTS_H
#include "read/prose/sentences.h"

/* Adds gov_parts of a plan. Scratch memory is the document's. */
int gov_document_parts(gov_document *document, gov_reading *reading);

#endif
