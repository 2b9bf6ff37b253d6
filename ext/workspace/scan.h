/* scan.h: one scan, from a folder and flags to an immutable workspace. */
#ifndef GOV_SCAN_H
#define GOV_SCAN_H
#include "tables/workspace.h"

/* `clashes` (const char *) are the connection's own tables that are named like one of ours: a
** diagnostic each. Scans. On a mistake of the caller or when memory runs out returns an error code
** and sets error (sqlite3_free) to a message, NULL when memory ran out; a bad artifact is a
** diagnostic and no error. */
int gov_scan_run(const char *root, int flag_count, const char *const *flags,
                 const gov_list *clashes, gov_workspace **workspace, char **error);

#endif
