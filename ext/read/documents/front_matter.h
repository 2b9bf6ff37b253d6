/* front_matter.h: what front matter, or the head of a plan in YAML or JSON, says of the document.
 */
#ifndef GOV_FRONT_MATTER_H
#define GOV_FRONT_MATTER_H
#include "read/prose/sentences.h"

/* Adds gov_document_fields, the spec of the artifact and the flow between its regions. */
int gov_front_matter_facts(const gov_document *document, gov_reading *reading);

/* A diagnostic for each key that is nearly one that is read. */
void gov_front_matter_keys(const gov_document *document, gov_reading *reading);

#endif
