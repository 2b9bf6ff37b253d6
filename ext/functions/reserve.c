/* reserve.c: gov_reserve(text): how an answer takes itself back.
**
**   SELECT gov_reserve('Complete, except for 300 rows'), gov_reserve('Approved, if legal agrees');
**   -- limited, conditional
**
** open: still to be settled, or a question; unsure: hoped for, estimated, extrapolated; limited: in
** part, with exceptions, a "but"; conditional: only if something else is so. The first of these
** that the text is; NULL when it stands by what it says. The words are those of
** data/record_words.tsv.
*/
#include "functions/functions.h"
#include "read/documents/record_words.h"

void gov_function_reserve(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  char folded[GOV_RECORD_TEXT_BYTES];
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  if (!text) return;
  gov_text whole = {text, (size_t)sqlite3_value_bytes(arguments[0])};
  gov_text answer = gov_record_fold(whole, folded);
  const char *how = gov_record_reserve(answer);
  gov_record_words seen = {.count = 0};
  if (!how) gov_record_signs_in(&seen, "impression", answer);
  if (seen.count && !gov_is_measurable(whole)) how = "impression";
  if (how) sqlite3_result_text(result, how, -1, SQLITE_STATIC);
}
