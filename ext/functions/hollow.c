/* hollow.c: gov_hollow(text): 1 when a text is there and tells nothing of its own.
**
**   SELECT gov_hollow('see ticket OPS-311'), gov_hollow('undo the rest'), gov_hollow('see OPS-311: drop the column');   -- 1, 1, 0
**
** It points elsewhere, is put off, or names no thing: who has to act on it at night is no wiser.
** Code is content. The words are the kinds points and empty of data/record_words.tsv. NULL stays
** NULL.
*/
#include "functions/functions.h"
#include "read/documents/record_words.h"

void gov_function_hollow(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  char folded[GOV_RECORD_TEXT_BYTES];
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  if (!text) return;
  gov_text whole = {text, (size_t)sqlite3_value_bytes(arguments[0])};
  int code = memchr(whole.z, '`', whole.n) != NULL;
  sqlite3_result_int(result, !code && gov_record_is_hollow(gov_record_fold(whole, folded)));
}
