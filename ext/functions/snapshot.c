/* snapshot.c: gov_snapshot(schema): every table and view as a plain table of an attached database.
**
**   ATTACH 'audit-2026-11-20.db' AS archive;
**   SELECT gov_snapshot('archive');
**
** The copy needs no extension to be read. It is made whole or not at all, and only where the caller
** says; a table that is already there is an error, never replaced. `temp` is refused: its copies
** would hide the tables that the views read.
*/
#include "embedded.h"
#include "functions/functions.h"

static int copy(sqlite3 *db, const char *schema, const char *name, int name_bytes, char **error) {
  char *sql = sqlite3_mprintf("CREATE TABLE \"%w\".\"%.*w\" AS SELECT * FROM temp.\"%.*w\"", schema,
                              name_bytes, name, name_bytes, name);
  int rc = sql ? sqlite3_exec(db, sql, NULL, NULL, error) : SQLITE_NOMEM;
  sqlite3_free(sql);
  return rc;
}

static int copy_all(sqlite3 *db, const char *schema, int *count, char **error) {
  int rc = SQLITE_OK;
  for (int i = 0; gov_tables[i] && rc == SQLITE_OK; i++, ++*count)
    rc = copy(db, schema, gov_tables[i]->name, (int)strlen(gov_tables[i]->name), error);
  for (const gov_embedded_sql *view = gov_embedded_views; view->name && rc == SQLITE_OK; view++) {
    gov_text name = gov_view_name(view);
    rc = copy(db, schema, name.z, (int)name.n, error);
    ++*count;
  }
  return rc;
}

void gov_function_snapshot(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  if (!gov_function_workspace(result)) return;
  sqlite3 *db = sqlite3_context_db_handle(result);
  const char *schema = (const char *)sqlite3_value_text(arguments[0]);
  if (!schema || !sqlite3_stricmp(schema, "temp") || !*schema) {
    gov_function_error(result, "gov_snapshot: name an attached database, or 'main'");
    return;
  }
  char *error = NULL;
  int count = 0;
  int rc = sqlite3_exec(db, "SAVEPOINT gov_snapshot", NULL, NULL, &error);
  if (rc == SQLITE_OK) {
    rc = copy_all(db, schema, &count, &error);
    if (rc != SQLITE_OK) sqlite3_exec(db, "ROLLBACK TO gov_snapshot", NULL, NULL, NULL);
    int released = sqlite3_exec(db, "RELEASE gov_snapshot", NULL, NULL, NULL);
    if (rc == SQLITE_OK) rc = released;
  }
  if (rc == SQLITE_OK)
    sqlite3_result_int(result, count);
  else if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else
    gov_function_error(result, "gov_snapshot: %s", error ? error : sqlite3_errstr(rc));
  sqlite3_free(error);
}
