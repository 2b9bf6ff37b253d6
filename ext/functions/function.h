/* function.h: the scalar functions, one row each in functions.c. */
#ifndef GOV_FUNCTION_H
#define GOV_FUNCTION_H
#include "read/prose/phrases.h"
#include "tables/workspace.h"

typedef struct gov_function {
  const char *name;
  int argument_count; /* -1: any */
  int flags;          /* SQLITE_DETERMINISTIC, SQLITE_INNOCUOUS, SQLITE_DIRECTONLY */
  void (*call)(sqlite3_context *result, int argument_count, sqlite3_value **arguments);
  const char *arguments; /* "root, flag, …" */
  const char *purpose;
  const char *example;
} gov_function;

extern const gov_function gov_functions[]; /* ends with an empty row */

/* The gov_context is the function's user data. Functions that need a scan call this first: on NULL
 * the error is set. */
gov_workspace *gov_function_workspace(sqlite3_context *result);
/* The phrases, opened by the first call on the connection; on NULL the error is set. */
const gov_phrases *gov_function_phrases(sqlite3_context *result, gov_kept_phrases which,
                                        int (*open)(gov_phrases *, gov_arena *));
void gov_function_error(sqlite3_context *result, const char *format, ...);
/* The error of an inner statement: out of memory stays that, anything else is quoted. */
void gov_function_sql_error(sqlite3_context *result, const char *function, int rc);

#endif
