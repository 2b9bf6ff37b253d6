/* redact.c: gov_redact(text): the redaction every text of the extension passes, for texts of one's
** own.
**
**   SELECT gov_redact('postgres://app:hunter2@db.example.com/app');
*/
#include "facts/redact/redact.h"
#include "functions/functions.h"

void gov_function_redact(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  gov_arena arena = {0};
  (void)argument_count;
  if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  size_t size_bytes = (size_t)sqlite3_value_bytes(arguments[0]);
  char *redacted = text ? gov_redact(&arena, (gov_text){text, size_bytes}) : NULL;
  if (!redacted)
    sqlite3_result_error_nomem(result);
  else
    sqlite3_result_text(result, redacted, -1, SQLITE_TRANSIENT);
  gov_arena_free(&arena);
}
