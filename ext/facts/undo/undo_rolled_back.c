/* undo_rolled_back.c: what a down part takes back itself.
**
** BEGIN; ALTER TABLE …; ROLLBACK; looks like an undo and leaves everything as it was. The part is cut
** into its transactions, each looked through once. What was begun and is never ended hangs on the one who runs
** it; so does a ROLLBACK of what only a tool can have begun, and one to a savepoint.
*/
#include "facts/undo/undo_parts.h"

static int in_part(const gov_undo_part *part, const gov_sql_statement *s) {
  return (part->section < 0 || (int)s->section == part->section) && !s->commented_out;
}

static int is_sure(const gov_sql_statement *s) {
  return s->nested_in < 0 && !s->conditional && !s->branch;
}

/* MySQL and Oracle commit what is under way before they change a definition, and that itself. */
static int commits_by_itself(const gov_undo_part *part, const gov_sql_statement *s) {
  if (part->sql->dialect != GOV_SQL_MYSQL && part->sql->dialect != GOV_SQL_OTHER) return 0;
  return s->verb == GOV_SQL_CREATE_VERB || s->verb == GOV_SQL_ALTER_VERB ||
         s->verb == GOV_SQL_DROP_VERB || s->verb == GOV_SQL_RENAME_VERB ||
         s->verb == GOV_SQL_TRUNCATE_VERB;
}

/* The transaction that begins with statement `from`, or what stands there outside of any. */
static void find_end(undo_transaction *at, const gov_undo_part *part, int32_t from) {
  int32_t stop = part->first + part->count;
  const gov_sql_statement *s = gov_sql_at(&at->ahead, from);
  int begun = s->verb == GOV_SQL_BEGIN_VERB && is_sure(s), goes_back = 0;
  at->fate = begun ? UNDO_UNSURE : UNDO_STAYS;
  for (at->end = from; at->end < stop; at->end++) {
    s = gov_sql_at(&at->ahead, at->end);
    if (!in_part(part, s)) continue;
    goes_back |= s->undoes;
    if (s->verb == GOV_SQL_BEGIN_VERB && is_sure(s) && !begun) break;
    if (s->verb == GOV_SQL_COMMIT_VERB || commits_by_itself(part, s)) {
      at->fate = UNDO_STAYS;
      at->end++;
      break;
    }
    if (s->verb == GOV_SQL_ROLLBACK_VERB && is_sure(s)) {
      at->fate = begun ? UNDO_TAKEN_BACK : UNDO_UNSURE;
      at->end++;
      break;
    }
  }
  if (goes_back && at->fate == UNDO_STAYS) at->fate = UNDO_UNSURE;
}

undo_fate undo_fate_of(undo_transaction *at, const gov_undo_part *part, int32_t statement) {
  if (statement >= at->end) find_end(at, part, statement);
  return at->fate;
}
