/* sums.h: whether scripts still are what their tool's sums say. */
#ifndef GOV_SUMS_H
#define GOV_SUMS_H
#include "workspace/roots.h"

/* Once all files are read. A hazard MH404 where a script does not fit; SQLITE_OK or SQLITE_NOMEM. */
int gov_check_sums(gov_facts *facts, const gov_roots *roots);

#endif
