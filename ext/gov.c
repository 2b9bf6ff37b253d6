/* gov.c: the entry point.
**
**   sqlite> .load ./gov
**
** One gov_context a connection, shared by everything registered here and freed with the last of
** them. The loadable file exports this function alone. It is linked with -z nodelete: when an
** entry point fails after it registered something, SQLite unloads the library and would call into
** nothing at close.
*/
#define GOV_ENTRY_FILE
#include "base/sqlite.h"
#ifndef SQLITE_CORE
SQLITE_EXTENSION_INIT1
#endif
#include "extension.h"
#include "tables/vtab.h"

static int register_all(gov_context *context) {
  int rc = gov_register_tables(context);
  if (rc == SQLITE_OK) rc = gov_register_data_tables(context);
  if (rc == SQLITE_OK) rc = gov_register_kept(context);
  if (rc == SQLITE_OK) rc = gov_register_help(context);
  if (rc == SQLITE_OK) rc = gov_register_functions(context);
  return rc;
}

#ifndef SQLITE_CORE
__attribute__((visibility("default")))
#endif
int sqlite3_gov_init(sqlite3 *db, char **error, const sqlite3_api_routines *api) {
#ifndef SQLITE_CORE
  SQLITE_EXTENSION_INIT2(api);
#else
  (void)api;
#endif
  if (sqlite3_libversion_number() < GOV_SQLITE_FLOOR) {
    if (error)
      *error = sqlite3_mprintf("sqlite-gov needs SQLite 3.38.0 or newer, this is %s",
                               sqlite3_libversion());
    return SQLITE_ERROR;
  }
  gov_context *context = sqlite3_malloc64(sizeof *context);
  if (!context) return SQLITE_NOMEM;
  *context = (gov_context){.references = 1, .db = db};
  int rc = register_all(context);
  gov_context_release(context);
#ifndef SQLITE_CORE
  /* The views are a convenience: without them (query_only, a locked database) SELECT gov_install()
   * makes them later. */
  if (rc == SQLITE_OK) gov_install_views(db, NULL);
#endif
  return rc;
}
