/* sqlite.h: the one way to SQLite's API. Exactly one file (ext/gov.c) defines GOV_ENTRY_FILE and
 * owns the routines pointer. */
#ifndef GOV_SQLITE_H
#define GOV_SQLITE_H
#include <sqlite3ext.h>
#ifndef GOV_ENTRY_FILE
#ifndef SQLITE_CORE
SQLITE_EXTENSION_INIT3
#endif
#endif
#endif
