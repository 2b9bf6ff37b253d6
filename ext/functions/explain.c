/* explain.c: gov_explain(unit_id): why a unit stands as it does, as text.
**
**   SELECT gov_explain('users');
**
** Statements with their lines, the statuses they lead to, the risk factors and the rules hit; the
** chain is put together by sql/summary/explain.sql. An unknown unit is an error.
*/
#include "embedded.h"
#include "functions/functions.h"

void gov_function_explain(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  if (!gov_function_workspace(result)) return;
  if (!sqlite3_value_bytes(arguments[0])) {
    gov_function_error(result, "gov_explain: which unit? SELECT unit_id FROM gov_units lists them; "
                               "a canned report takes one by -cmd \".parameter set @unit NAME\"");
    return;
  }
  sqlite3 *db = sqlite3_context_db_handle(result);
  sqlite3_stmt *statement = NULL;
  sqlite3_str *text = sqlite3_str_new(db);
  int rc = sqlite3_prepare_v2(db, gov_embedded_query("summary/explain"), -1, &statement, NULL);
  if (rc == SQLITE_OK) rc = sqlite3_bind_value(statement, 1, arguments[0]);
  int rows = 0;
  while (rc == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
    const char *line = (const char *)sqlite3_column_text(statement, 0);
    if (!line) continue;
    if (rows++) sqlite3_str_appendchar(text, 1, '\n');
    sqlite3_str_appendall(text, line);
  }
  int finalized = sqlite3_finalize(statement);
  if (rc == SQLITE_OK) rc = finalized;
  if (rc == SQLITE_OK) rc = sqlite3_str_errcode(text);
  char *lines = sqlite3_str_finish(text);
  if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else if (rc != SQLITE_OK)
    gov_function_error(result, "gov_explain: %s", sqlite3_errmsg(db));
  else if (rows)
    sqlite3_result_text(result, lines, -1, SQLITE_TRANSIENT);
  else
    gov_function_error(result,
                       "gov_explain: no unit '%s'; SELECT unit_id FROM gov_units lists them",
                       (const char *)sqlite3_value_text(arguments[0]));
  sqlite3_free(lines);
}
