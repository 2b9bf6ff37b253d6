/* hazards_scripts.c: what statements tell of how a script is made (SCR): a second run that counts
** twice, rows left out in silence, one transaction around a whole table.
**
** Scripts of a versioned runner run once, and the runner remembers: only scripts that somebody runs
** by hand are asked for idempotency. A CREATE that fails the second time fails loudly and harms
** nobody; rows that come twice do.
*/
#include "facts/hazards/hazards.h"
#include "read/scripts/script_quality.h"

/* INSERT … SELECT … WHERE NOT EXISTS (SELECT … FROM the same table), EXCEPT, a MERGE. */
static int looks_first(const gov_sql_statement *statement) {
  for (int32_t i = 0; i < statement->source_count; i++) {
    if (statement->sources[i].in_subquery &&
        !gov_fold_compare(statement->sources[i].table.last, statement->table.last))
      return 1;
  }
  return statement->has_on_conflict || statement->ignore_duplicates || statement->conditional;
}

/* A program may look before it writes, in ways that its statements do not show: script_quality.c
** reads those. */
static int is_program(const char *path) {
  return gov_language_of_name(path) > GOV_LANGUAGE_SHELL;
}

/* A table that the script itself makes starts empty each time, but not when it is made only where
** it is not there yet. */
static int holds_rows_of_last_run(const gov_hazard_scan *scan, const gov_sql_name *name) {
  const gov_known_table *table = gov_schema_table(scan->schema, name);
  return gov_hazard_at_risk(scan, name) || (table && table->kept_by_rerun);
}

void gov_look_not_idempotent(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (scan->script->tool || is_program(scan->script->path) || statement->rebuild ||
      statement->temporary || !holds_rows_of_last_run(scan, &statement->table))
    return;
  int inserts = statement->verb == GOV_SQL_INSERT_VERB && !looks_first(statement);
  /* Rows after rows of one table are one thing to mend. */
  int again = inserts && scan->session.inserted && statement->table.full &&
              !gov_fold_compare(scan->session.inserted, statement->table.full);
  if (inserts) scan->session.inserted = statement->table.full;
  if (inserts && !again)
    gov_hazard_report(scan, &statement->table,
                      "a second run inserts the same rows into %s again, or fails half-way",
                      statement->table.full);
  if (statement->verb == GOV_SQL_UPDATE_VERB && statement->relative)
    gov_hazard_report(scan, &statement->table,
                      "a second run changes values of %s again: they are computed from themselves",
                      statement->table.full);
}

/* Somebody counts afterwards what came through. */
static int counts_later(const gov_hazard_scan *scan) {
  static const char *const counts[] = {"count", "row_count", "changes", NULL};
  for (int32_t i = scan->index; i < scan->sql->statement_count; i++) {
    if (gov_hazard_call(gov_sql_at(scan->beside, i), counts)) return 1;
  }
  return 0;
}

/* Once a script: whether somebody counts is a question to all of it. */
void gov_look_silent_skip(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  if (scan->session.skip_reported || scan->script->tool || !statement->ignore_duplicates ||
      statement->verb != GOV_SQL_INSERT_VERB || !gov_hazard_at_risk(scan, &statement->table))
    return;
  scan->session.skip_reported = 1;
  if (counts_later(scan)) return;
  gov_hazard_report(scan, &statement->table,
                    "rows that do not fit into %s are left out and nothing counts them",
                    statement->table.full);
}

void gov_look_giant_transaction(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  int opened = scan->session.in_transaction || statement->in_transaction;
  if (!opened || !gov_hazard_is_unbatched(scan)) return;
  gov_hazard_report(scan, &statement->table,
                    "the transaction lasts as long as the writing of all of %s takes",
                    statement->table.full);
}
