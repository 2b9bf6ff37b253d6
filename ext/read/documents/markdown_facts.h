/* markdown_facts.h: the structure of a document as rows of gov_sections, gov_items, gov_cells, … */
#ifndef GOV_MARKDOWN_FACTS_H
#define GOV_MARKDOWN_FACTS_H
#include "read/prose/sentences.h"

int gov_document_facts(const gov_document *document, gov_facts *facts); /* SQLITE_OK or _NOMEM */

#endif
