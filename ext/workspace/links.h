/* links.h: documents that a spec names. */
#ifndef GOV_LINKS_H
#define GOV_LINKS_H
#include "workspace/walk.h"

/* Looks through the specs found for the documents and scripts they link to or name in code spans.
** One that was found already belongs to the spec from now on, if no index and no other spec said so
** before; one that was not is added. Called before reading. SQLITE_OK or SQLITE_NOMEM. */
int gov_links_follow(gov_walk *walk);

#endif
