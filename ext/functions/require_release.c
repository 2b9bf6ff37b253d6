/* require_release.c: gov_require_release([mode]): an error that names what blocks, for CI.
**
**   sqlite3 -bail :memory: ".load ./gov" "SELECT gov_scan('.')" "SELECT gov_require_release()"
**
** Returns 'ready' when nothing blocks; the decision itself stands in gov_release_blockers. A
** workspace in which nothing could be judged is no release either.
*/
#include "embedded.h"
#include "functions/functions.h"

void gov_function_require_release(sqlite3_context *result, int argument_count,
                                  sqlite3_value **arguments) {
  if (!gov_function_workspace(result)) return;
  const char *mode =
      gov_function_mode(result, "gov_require_release", argument_count > 0 ? arguments[0] : NULL);
  if (!mode) return;
  sqlite3 *db = sqlite3_context_db_handle(result);
  sqlite3_stmt *statement = NULL;
  int rc =
      sqlite3_prepare_v2(db, gov_embedded_query("summary/require_release"), -1, &statement, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_bind_text(statement, 1, mode, -1, SQLITE_STATIC);
  const char *reason = NULL;
  if (rc == SQLITE_OK && (rc = sqlite3_step(statement)) == SQLITE_ROW) {
    reason = (const char *)sqlite3_column_text(statement, 0);
    if (!reason && sqlite3_column_type(statement, 0) != SQLITE_NULL) rc = SQLITE_NOMEM;
  }
  if (rc != SQLITE_ROW)
    gov_function_sql_error(result, "gov_require_release", rc);
  else if (reason)
    gov_function_error(result, "gov_require_release: not ready under %s rules: %s", mode, reason);
  else
    sqlite3_result_text(result, "ready", -1, SQLITE_STATIC);
  sqlite3_finalize(statement);
}
