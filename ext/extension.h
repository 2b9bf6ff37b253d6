/* extension.h: the connection's side of the extension. */
#ifndef GOV_EXTENSION_H
#define GOV_EXTENSION_H
#include "tables/workspace.h"

/* install.c: creates the embedded views as TEMP views where they are missing, all or none. */
int gov_install_views(sqlite3 *db, char **error);

int gov_register_functions(gov_context *context); /* functions/functions.c */

#endif
