/* spec.h: what only specs and task lists hold: their id, the specs they refer to, their tasks. */
#ifndef GOV_SPEC_H
#define GOV_SPEC_H
#include "read/prose/sentences.h"

int gov_spec_facts(const gov_document *document, gov_reading *reading);  /* SQLITE_OK or _NOMEM */
int gov_tasks_facts(const gov_document *document, gov_reading *reading); /* likewise */

#endif
