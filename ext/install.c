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

static const char check_columns[] =
    "framework, check_id, scope, outcome, severity, reason, path, line";

/* Adds one view of the user's to the union, or says what is wrong with it. */
static int add_user_check(sqlite3 *db, const char *name, sqlite3_str *sql, char **error) {
  sqlite3_stmt *query = NULL;
  char *arm = sqlite3_mprintf("SELECT %s FROM temp.\"%w\"\n", check_columns, name);
  int rc = arm ? sqlite3_prepare_v2(db, arm, -1, &query, NULL) : SQLITE_NOMEM;
  if (rc == SQLITE_OK)
    sqlite3_str_appendf(sql, "%sUNION ALL ", arm);
  else if (rc != SQLITE_NOMEM && error && !*error)
    *error = sqlite3_mprintf("view %s: %s; a check has the columns %s", name, sqlite3_errmsg(db),
                             check_columns);
  sqlite3_finalize(query);
  sqlite3_free(arm);
  return rc;
}

static int add_user_checks(sqlite3 *db, sqlite3_str *sql, char **error) {
  static const char names_sql[] = "SELECT name FROM temp.sqlite_schema WHERE type = 'view' "
                                  "AND name GLOB 'gov_user_check_*' ORDER BY name";
  sqlite3_stmt *names = NULL;
  int rc = sqlite3_prepare_v2(db, names_sql, -1, &names, NULL);
  while (rc == SQLITE_OK && sqlite3_step(names) == SQLITE_ROW)
    rc = add_user_check(db, (const char *)sqlite3_column_text(names, 0), sql, error);
  int finished = sqlite3_finalize(names);
  return rc != SQLITE_OK ? rc : finished;
}

/* gov_user_checks: what the user's own TEMP views gov_user_check_* say. It is made anew by each
** call, because they come and go. */
static int create_user_checks(sqlite3 *db, char **error) {
  sqlite3_str *sql = sqlite3_str_new(db);
  sqlite3_str_appendall(sql, "DROP VIEW IF EXISTS temp.gov_user_checks;\n"
                             "CREATE TEMP VIEW gov_user_checks AS\n"
                             "-- What do the checks of your own say? All views named "
                             "gov_user_check_*, bound by SELECT gov_install().\n");
  int rc = add_user_checks(db, sql, error);
  sqlite3_str_appendall(sql, "SELECT NULL AS framework, NULL AS check_id, NULL AS scope, "
                             "NULL AS outcome, NULL AS severity, NULL AS reason, NULL AS path, "
                             "NULL AS line WHERE 0");
  char *text = sqlite3_str_finish(sql);
  if (rc == SQLITE_OK) rc = text ? sqlite3_exec(db, text, NULL, NULL, error) : SQLITE_NOMEM;
  sqlite3_free(text);
  return rc;
}

int gov_install_views(sqlite3 *db, char **error) {
  int rc = sqlite3_exec(db, "SAVEPOINT gov_install", NULL, NULL, error);
  if (rc != SQLITE_OK) return rc;
  for (const gov_embedded_sql *view = gov_embedded_views; view->name && rc == SQLITE_OK; view++) {
    rc = create(db, view, error);
  }
  if (rc == SQLITE_OK) rc = create_user_checks(db, error);
  if (rc != SQLITE_OK) sqlite3_exec(db, "ROLLBACK TO gov_install", NULL, NULL, NULL);
  int released = sqlite3_exec(db, "RELEASE gov_install", NULL, NULL, NULL);
  return rc != SQLITE_OK ? rc : released;
}
