/* gov.h: sqlite-gov for programs that link it statically.
**
**   sqlite3_auto_extension((void (*)(void))sqlite3_gov_init);   // every connection opened from now on has it
**
** Link libgov.a, libsqlite3 (3.38 or newer) and the libraries its pkg-config names. Under auto-extension the entry point
** runs no SQL: call SELECT gov_install() once on a connection before using the views.
*/
#ifndef SQLITE_GOV_H
#define SQLITE_GOV_H
#include <sqlite3.h>

#ifdef __cplusplus
extern "C" {
#endif

struct sqlite3_api_routines;
int sqlite3_gov_init(sqlite3 *db, char **error, const struct sqlite3_api_routines *api);

#ifdef __cplusplus
}
#endif
#endif
