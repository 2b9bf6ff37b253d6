/* hazards_switch.c: checks that a script switches off: of one table, by ALTER TABLE, or for the whole
** session (SCR.CONSTRAINT_LATE).
**
** What is written meanwhile nobody looks at. The script is sound when it surely switches the same on
** again later. SQL Server looks at the rows only by WITH CHECK CHECK CONSTRAINT, Oracle unless it is
** told NOVALIDATE, and both trust the constraint only then. A trigger with a name of its own need not
** be a check.
**
** What is switched on is noted before the first statement is judged: the map has the last statement that
** does so, by table and constraint. One that stands under a condition makes up only for what stands
** under the same.
*/
#include "facts/hazards/hazards.h"
#include <string.h>

enum { KEY_BYTES = 2 * GOV_MAX_NAME_BYTES + 32 };

typedef enum switch_kind {
  CONSTRAINT = 'c',
  TRIGGERS = 't',     /* all of them, those behind foreign keys too */
  USER_TRIGGERS = 'u' /* all that somebody made */
} switch_kind;

/* "table\nc@12\n" + name, folded: switched in branch 12 of the script's conditions, or always (-1). A schema
** that is there anyway is left out. */
static gov_text key_of(char *buffer, const char *table, switch_kind kind, int32_t under,
                       const char *name) {
  static const char *const usual[] = {"public.", "dbo."};
  for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
    if (gov_text_starts(gov_text_of(table), usual[i])) table += strlen(usual[i]);
  }
  sqlite3_snprintf(KEY_BYTES, buffer, "%.*s\n%c@%d\n%s", GOV_MAX_NAME_BYTES, table, kind, under,
                   name ? name : "");
  size_t n = strlen(buffer);
  for (size_t i = 0; i < n; i++) buffer[i] = gov_lower(buffer[i]);
  return (gov_text){buffer, n};
}

/* The branch it stands in; -1: it always runs. */
static int32_t branch_of(const gov_sql_statement *statement) {
  return statement->conditional ? statement->branch : -1;
}

static void note(gov_hazard_scan *scan, gov_text key, int32_t index) {
  char *kept = gov_arena_copy(&scan->scratch, key.z, key.n);
  uint32_t *slot = kept ? gov_map_at(&scan->outlook.switched_on, (gov_text){kept, key.n}) : NULL;
  if (slot)
    *slot = (uint32_t)index;
  else
    scan->scratch.failed = 1;
}

void gov_hazard_note_switch(gov_hazard_scan *scan, const gov_sql_statement *statement,
                            const gov_sql_action *action, int32_t index) {
  char buffer[KEY_BYTES];
  const char *table = statement->table.full;
  if (!table) return;
  int32_t under = branch_of(statement);
  if (action->kind == GOV_SQL_ENABLE_CONSTRAINT) {
    if (action->constraint && action->constraint->nocheck) return; /* on, and not trusted */
    note(scan, key_of(buffer, table, CONSTRAINT, under, action->name), index);
  } else if (action->kind == GOV_SQL_ENABLE_TRIGGER && !action->name) {
    note(scan, key_of(buffer, table, USER_TRIGGERS, under, NULL), index);
    if (!action->only_user) note(scan, key_of(buffer, table, TRIGGERS, under, NULL), index);
  }
}

static int is_on_again(const gov_hazard_scan *scan, switch_kind kind, const char *name) {
  char buffer[KEY_BYTES];
  if (!scan->outlook.switched_on.count) return 0;
  const int32_t unders[] = {-1, branch_of(scan->statement)};
  for (int i = 0; i < 2; i++) {
    gov_text key = key_of(buffer, scan->statement->table.full, kind, unders[i], name);
    uint32_t on = gov_map_get(&scan->outlook.switched_on, key);
    if (on != GOV_MAP_NONE && on >= (uint32_t)scan->index) return 1;
  }
  return 0;
}

void gov_look_switched_off(gov_hazard_scan *scan) {
  const gov_sql_action *action = scan->action;
  const gov_sql_name *table = &scan->statement->table;
  int trigger = action->kind == GOV_SQL_DISABLE_TRIGGER && !action->name;
  switch_kind kind = !trigger ? CONSTRAINT : action->only_user ? USER_TRIGGERS : TRIGGERS;
  if ((!trigger && action->kind != GOV_SQL_DISABLE_CONSTRAINT) ||
      !gov_hazard_at_risk(scan, table) || is_on_again(scan, kind, NULL) ||
      (action->name && is_on_again(scan, kind, action->name)))
    return;
  gov_hazard_report(
      scan, table,
      trigger
          ? "triggers of %s, its checks among them, are switched off here and not surely on again"
          : "a constraint of %s is switched off here and not surely on again with a look at "
            "the rows written meanwhile",
      table->full);
}

/* ---- for the whole session ---- */

void gov_hazard_switch_session(gov_hazard_scan *scan) {
  const gov_sql_statement *statement = scan->statement;
  for (int i = 0; i < GOV_SQL_CHECKS_COUNT; i++) {
    gov_hazard_switched *off = &scan->session.checks_off[i];
    /* SET LOCAL ends with its transaction. */
    int always_off = off->number && off->under < 0;
    if ((statement->disables_checks >> i & 1) && !statement->setting_local &&
        !(always_off && statement->conditional))
      *off = (gov_hazard_switched){scan->index + 1, branch_of(statement)};
    if ((statement->enables_checks >> i & 1) && !statement->setting_local &&
        (!statement->conditional || branch_of(statement) == off->under))
      off->number = 0;
  }
}

/* Checks that come back on are not made up for: MySQL and SQLite do not look at rows written
** meanwhile. */
void gov_look_constraint_late(gov_hazard_scan *scan) {
  int32_t reported = 0;
  for (int i = 0; i < GOV_SQL_CHECKS_COUNT; i++) {
    int32_t number = scan->session.checks_off[i].number;
    if (!number || number == reported) continue;
    reported = number;
    scan->statement = gov_sql_at(scan->view, number - 1);
    gov_hazard_report(scan, NULL,
                      "constraint checks are switched off here and not surely on again");
  }
  scan->statement = NULL;
}
