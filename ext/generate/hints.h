/* hints.h: renames and derivations as the spec's mapping tables state them. */
#ifndef GOV_HINTS_H
#define GOV_HINTS_H
#include "generate/plan.h"
#include "read/documents/markdown.h"

/* Adds a gov_hint for each mapping row that can be read. SQLITE_OK or SQLITE_NOMEM. */
int gov_generate_hints(gov_list *hints, gov_arena *arena, const gov_markdown *spec,
                       const char *path);

#endif
