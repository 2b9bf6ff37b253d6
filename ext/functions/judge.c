/* judge.c: gov_judge(mode, statuses): the rules applied to a row that nobody scanned.
**
**   SELECT gov_judge('strict', '{"data_class":"high","backup_status":"NONE"}');
**   {"mode":"strict","risk_level":"HIGH","blocking":true,"rules":["S1","S2"],"notes":"S1: backup
*…"}
**
** The texts are those of the views (sql/rules/judge.sql includes them), so a what-if and the real
** verdict cannot differ. The prepared statements live as auxiliary data of the mode, which must
** therefore be constant to be cheap; they must not live longer, or sqlite3_close() would be BUSY.
*/
#include "embedded.h"
#include "functions/functions.h"

typedef struct judge_statements {
  sqlite3_stmt *problems, *verdict;
} judge_statements;

static void free_statements(void *held) {
  judge_statements *statements = held;
  sqlite3_finalize(statements->problems);
  sqlite3_finalize(statements->verdict);
  sqlite3_free(statements);
}

static judge_statements *prepare(sqlite3_context *result) {
  sqlite3 *db = sqlite3_context_db_handle(result);
  judge_statements *made = sqlite3_malloc64(sizeof *made);
  if (!made) {
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  *made = (judge_statements){0};
  int rc =
      sqlite3_prepare_v2(db, gov_embedded_query("rules/judge_problems"), -1, &made->problems, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2(db, gov_embedded_query("rules/judge"), -1, &made->verdict, NULL);
  if (rc == SQLITE_OK) return made;
  gov_function_sql_error(result, "gov_judge", rc);
  free_statements(made);
  return NULL;
}

const char *gov_function_mode(sqlite3_context *result, const char *function, sqlite3_value *value) {
  const gov_context *context = sqlite3_user_data(result);
  const char *mode = value ? (const char *)sqlite3_value_text(value) : NULL;
  if (!mode && value && sqlite3_value_type(value) != SQLITE_NULL) {
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  if (!mode && context->workspace) mode = gov_flag_value(&context->workspace->facts, "safety-mode");
  if (!mode || !strcmp(mode, "normal")) return "normal";
  if (!strcmp(mode, "strict")) return "strict";
  gov_function_error(result, "%s: mode '%s' is neither 'normal' nor 'strict'", function, mode);
  return NULL;
}

/* The next row's first column; NULL when that is NULL, and *rc says whether it could be read. */
static const char *first_text(sqlite3_stmt *statement, int *rc) {
  if (*rc != SQLITE_OK || (*rc = sqlite3_step(statement)) != SQLITE_ROW) return NULL;
  const char *text = (const char *)sqlite3_column_text(statement, 0);
  if (!text && sqlite3_column_type(statement, 0) != SQLITE_NULL) *rc = SQLITE_NOMEM;
  return text;
}

/* Whether the row may be judged; the error is set when not. */
static int is_sound(sqlite3_context *result, sqlite3_stmt *problems, sqlite3_value *row) {
  int rc = sqlite3_bind_value(problems, 1, row);
  const char *text = first_text(problems, &rc);
  if (rc != SQLITE_ROW)
    gov_function_sql_error(result, "gov_judge", rc);
  else if (text)
    gov_function_error(result, "gov_judge: not a status (see gov_status_words): %s", text);
  int sound = rc == SQLITE_ROW && !text;
  sqlite3_reset(problems);
  return sound;
}

static void give_verdict(sqlite3_context *result, sqlite3_stmt *verdict, const char *mode,
                         sqlite3_value *row) {
  const gov_context *context = sqlite3_user_data(result);
  const char *unclassified =
      context->workspace ? gov_flag_value(&context->workspace->facts, "unclassified") : NULL;
  int rc = sqlite3_bind_value(verdict, 1, row);
  if (rc == SQLITE_OK) rc = sqlite3_bind_text(verdict, 2, mode, -1, SQLITE_STATIC);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text(verdict, 3, unclassified ? unclassified : "high", -1, SQLITE_TRANSIENT);
  const char *text = first_text(verdict, &rc);
  if (rc == SQLITE_ROW)
    sqlite3_result_text(result, text, -1, SQLITE_TRANSIENT);
  else
    gov_function_sql_error(result, "gov_judge", rc);
  sqlite3_reset(verdict);
  sqlite3_clear_bindings(verdict);
}

void gov_function_judge(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  const char *mode = gov_function_mode(result, "gov_judge", arguments[0]);
  if (!mode || sqlite3_value_type(arguments[1]) == SQLITE_NULL) return;
  judge_statements *statements = sqlite3_get_auxdata(result, 0);
  int fresh = !statements;
  if (fresh) statements = prepare(result);
  if (!statements) return;
  if (is_sound(result, statements->problems, arguments[1]))
    give_verdict(result, statements->verdict, mode, arguments[1]);
  /* Last, because SQLite may free it at once when it runs out of memory. */
  if (fresh) sqlite3_set_auxdata(result, 0, statements, free_statements);
}
