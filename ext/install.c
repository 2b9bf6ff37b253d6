/* install.c: the embedded views become TEMP views: the user's database file is never touched, and
*.schema shows the rules.
**
** Everything happens in one savepoint, so that a connection never has half of the views.
*/
#include <string.h>

#include "embedded.h"
#include "extension.h"

static const char create_view[] = "CREATE TEMP VIEW ";

/* Runs one view's text with IF NOT EXISTS put in: loading twice, or after a rollback took some
 * away, repairs. */
static int create(sqlite3 *db, const gov_embedded_sql *view, char **error) {
  const char *at = strstr(view->sql, create_view);
  char *sql = sqlite3_mprintf("%.*s%sIF NOT EXISTS %s", (int)(at - view->sql), view->sql,
                              create_view, at + sizeof create_view - 1);
  if (!sql) return SQLITE_NOMEM;
  char *reason = NULL;
  int rc = sqlite3_exec(db, sql, NULL, NULL, &reason);
  if (rc != SQLITE_OK && error && !*error) {
    *error = sqlite3_mprintf("view %s: %s", view->name, reason ? reason : sqlite3_errstr(rc));
  }
  sqlite3_free(reason);
  sqlite3_free(sql);
  return rc;
}

int gov_install_views(sqlite3 *db, char **error) {
  int rc = sqlite3_exec(db, "SAVEPOINT gov_install", NULL, NULL, error);
  if (rc != SQLITE_OK) return rc;
  for (const gov_embedded_sql *view = gov_embedded_views; view->name && rc == SQLITE_OK; view++) {
    rc = create(db, view, error);
  }
  if (rc != SQLITE_OK) sqlite3_exec(db, "ROLLBACK TO gov_install", NULL, NULL, NULL);
  int released = sqlite3_exec(db, "RELEASE gov_install", NULL, NULL, NULL);
  return rc != SQLITE_OK ? rc : released;
}
