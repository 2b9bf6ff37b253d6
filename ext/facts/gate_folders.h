/* gate_folders.h: the artifacts of the six gates that stand in one folder form one plan. */
#ifndef GOV_GATE_FOLDERS_H
#define GOV_GATE_FOLDERS_H
#include "base/map.h"
#include "facts/facts.h"

/* Gives every gate artifact of a folder the units that one of them covers. In `covering` (paths of
** plans that cover something) all but a folder's first are marked, so that a folder without
** datasets becomes one unit and not six. May be called again. SQLITE_OK or SQLITE_NOMEM. */
int gov_share_gate_folders(gov_facts *facts, gov_map *covering);

#endif
