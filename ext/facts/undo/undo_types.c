/* undo_types.c: the type that a framework gives a column back.
**
** Django takes an AlterField back by itself: to the field as earlier migrations of the application
** left it. Its down statement says `as_before`; here that becomes the type which those gave the
** column. Where they say none it stays unknown, and the undo is not proven whole.
*/
#include "facts/undo/undo.h"
#include <stdlib.h>
#include <string.h>

typedef struct known_types {
  gov_arena arena;
  gov_map columns;  /* table.column → row of `types` */
  gov_list types;   /* gov_sql_type */
  gov_arena opened; /* the script under way */
} known_types;

static uint32_t *slot_of(known_types *known, const gov_sql_statement *s, const char *column) {
  if (!s->table.last || !column) return NULL;
  const char *key = gov_arena_printf(&known->arena, "%s.%s", s->table.last, column);
  return key ? gov_map_at(&known->columns, gov_text_of(key)) : NULL;
}

static int learn(known_types *known, const gov_sql_statement *s, const gov_sql_column *column) {
  if (!column || !column->name || !s->table.last) return SQLITE_OK;
  uint32_t *slot = slot_of(known, s, column->name);
  gov_sql_type *type = gov_list_add(&known->types);
  if (!slot || !type) return SQLITE_NOMEM;
  *type = gov_sql_keep_type(&known->arena, &column->type);
  *slot = (uint32_t)known->types.count - 1;
  return SQLITE_OK;
}

static int learn_statement(known_types *known, const gov_sql_statement *s) {
  int rc = SQLITE_OK;
  if (s->verb == GOV_SQL_CREATE_VERB && s->object == GOV_SQL_TABLE) {
    for (int32_t i = 0; i < s->column_count && rc == SQLITE_OK; i++)
      rc = learn(known, s, &s->columns[i]);
  }
  for (int32_t i = 0; i < s->action_count && rc == SQLITE_OK; i++) {
    const gov_sql_action *action = &s->actions[i];
    if (action->kind == GOV_SQL_ADD_COLUMN || action->kind == GOV_SQL_MODIFY_COLUMN)
      rc = learn(known, s, action->column);
  }
  return rc;
}

static int recall(known_types *known, gov_sql_statement *s, int *changed) {
  for (int32_t i = 0; i < s->action_count; i++) {
    const gov_sql_action *action = &s->actions[i];
    if (action->kind != GOV_SQL_MODIFY_COLUMN || !action->column || !action->column->type.name ||
        strcmp(action->column->type.name, GOV_SQL_TYPE_AS_BEFORE) != 0)
      continue;
    uint32_t *slot = slot_of(known, s, action->name);
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE) continue;
    action->column->type = *(const gov_sql_type *)gov_list_at(&known->types, *slot);
    *changed = 1;
  }
  return SQLITE_OK;
}

static int in_series(const void *left, const void *right) {
  const gov_script *a = *(gov_script *const *)left, *b = *(gov_script *const *)right;
  return strcmp(a->path, b->path);
}

static int read_script(gov_facts *facts, gov_script *script, known_types *known) {
  gov_arena_reset(&known->opened);
  const gov_sql_script *sql = gov_sql_unpack(&known->opened, script->sql);
  int rc = sql ? SQLITE_OK : SQLITE_NOMEM, changed = 0;
  /* A reverse is of this migration's own change: each looks at what was before it. */
  for (int32_t k = 0; rc == SQLITE_OK && k < sql->statement_count; k++)
    if (sql->statements[k]->section == GOV_SQL_DOWN)
      rc = recall(known, sql->statements[k], &changed);
  for (int32_t k = 0; rc == SQLITE_OK && k < sql->statement_count; k++)
    if (sql->statements[k]->section == GOV_SQL_UP) rc = learn_statement(known, sql->statements[k]);
  if (rc == SQLITE_OK && changed) script->sql = gov_sql_pack(&facts->parsed, sql);
  return rc == SQLITE_OK && (known->arena.failed || !script->sql) ? SQLITE_NOMEM : rc;
}

int gov_undo_recall_types(gov_facts *facts) {
  gov_script *all = GOV_ROWS(facts, scripts);
  size_t all_count = GOV_COUNT(facts, scripts), count = 0;
  gov_script **scripts = all_count ? sqlite3_malloc64(all_count * sizeof *scripts) : NULL;
  if (!scripts) return all_count ? SQLITE_NOMEM : SQLITE_OK;
  for (size_t i = 0; i < all_count; i++) {
    if (all[i].tool && !strcmp(all[i].tool, "django")) scripts[count++] = &all[i];
  }
  /* Applications have tables of their own names: one map serves them all. */
  qsort(scripts, count, sizeof *scripts, in_series);
  known_types known = {.types = {.row_bytes = sizeof(gov_sql_type)}};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) rc = read_script(facts, scripts[i], &known);
  gov_arena_free(&known.opened);
  gov_arena_free(&known.arena);
  gov_map_free(&known.columns);
  gov_list_free(&known.types);
  sqlite3_free(scripts);
  return rc;
}
