/* hazards_switch.c: checks that one table's ALTER switches off (SCR.CONSTRAINT_LATE).
**
** NOCHECK CONSTRAINT, DISABLE TRIGGER ALL: what is written meanwhile nobody looks at. The script is sound
** when it switches the same on again later; SQL Server looks at the rows only by WITH CHECK CHECK
** CONSTRAINT, and trusts the constraint only then. A trigger with a name of its own need not be a check.
**
** What is switched on is noted before the first statement is judged: the map has the last statement that
** does so, by table and constraint.
*/
#include "facts/hazards.h"
#include <string.h>

enum { KEY_BYTES = 2 * GOV_MAX_NAME_BYTES + 4 };

/* "table\nc" + name, folded, without the schema; without a name: all of the table. */
static gov_text key_of(char *buffer, const char *table, int trigger, const char *name) {
  size_t n = 0;
  const char *dot = strrchr(table, '.');
  for (const char *z = dot ? dot + 1 : table; *z && n < GOV_MAX_NAME_BYTES; z++)
    buffer[n++] = gov_lower(*z);
  buffer[n++] = '\n';
  buffer[n++] = trigger ? 't' : 'c';
  for (const char *z = name; z && *z && n < KEY_BYTES; z++) buffer[n++] = gov_lower(*z);
  return (gov_text){buffer, n};
}

void gov_hazard_note_switch(gov_hazard_scan *scan, const gov_sql_statement *statement,
                            const gov_sql_action *action, int32_t index) {
  char buffer[KEY_BYTES];
  int trigger = action->kind == GOV_SQL_ENABLE_TRIGGER;
  if (!statement->table.full || (!trigger && action->kind != GOV_SQL_ENABLE_CONSTRAINT)) return;
  if (action->constraint && action->constraint->nocheck) return; /* on, and not trusted */
  gov_text key = key_of(buffer, statement->table.full, trigger, action->name);
  char *kept = gov_arena_copy(&scan->scratch, key.z, key.n);
  uint32_t *slot = kept ? gov_map_at(&scan->outlook.switched_on, (gov_text){kept, key.n}) : NULL;
  if (slot)
    *slot = (uint32_t)index;
  else
    scan->scratch.failed = 1;
}

static int is_on_again(const gov_hazard_scan *scan, int trigger, const char *name) {
  char buffer[KEY_BYTES];
  if (!scan->outlook.switched_on.count) return 0;
  gov_text key = key_of(buffer, scan->statement->table.full, trigger, name);
  uint32_t on = gov_map_get(&scan->outlook.switched_on, key);
  return on != GOV_MAP_NONE && on >= (uint32_t)scan->index;
}

void gov_look_switched_off(gov_hazard_scan *scan) {
  const gov_sql_action *action = scan->action;
  const gov_sql_name *table = &scan->statement->table;
  int trigger = action->kind == GOV_SQL_DISABLE_TRIGGER && !action->name;
  if ((!trigger && action->kind != GOV_SQL_DISABLE_CONSTRAINT) ||
      !gov_hazard_at_risk(scan, table) || is_on_again(scan, trigger, NULL) ||
      (action->name && is_on_again(scan, trigger, action->name)))
    return;
  gov_hazard_report(
      scan, table,
      trigger ? "triggers of %s, its checks among them, are switched off here and not on again"
              : "a constraint of %s is switched off here and not on again with a look at the "
                "rows written meanwhile",
      table->full);
}
