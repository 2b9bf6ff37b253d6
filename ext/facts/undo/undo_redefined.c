/* undo_redefined.c: which CREATE OR REPLACE replaces what earlier scripts of its series made.
**
** A view or function that was there before is not brought back by dropping it: only its old definition
** brings it back. Where no earlier script made it, it counts as new.
*/
#include "base/map.h"
#include "facts/hazards/hazards.h"
#include "facts/undo/undo.h"

typedef struct known_objects {
  gov_arena arena;
  gov_map made; /* "kind name" → 1 while it is there */
} known_objects;

static uint32_t *slot_of(known_objects *known, const gov_sql_statement *s,
                         const gov_sql_name *name) {
  int view = s->object == GOV_SQL_MATERIALIZED_VIEW;
  const char *kind = gov_sql_object_name(view ? GOV_SQL_VIEW : s->object);
  char *key = gov_arena_printf(&known->arena, "%s %s", kind ? kind : "", name->last);
  for (char *z = key; z && *z; z++) *z = gov_lower(*z);
  return key ? gov_map_at(&known->made, gov_text_of(key)) : NULL;
}

/* *redefines is set when it does. */
static int learn(known_objects *known, const gov_sql_statement *s, int *redefines) {
  int makes = s->verb == GOV_SQL_CREATE_VERB, drops = s->verb == GOV_SQL_DROP_VERB;
  if ((!makes && !drops) || !s->name.last || s->object == GOV_SQL_TABLE) return SQLITE_OK;
  uint32_t *slot = slot_of(known, s, &s->name);
  if (!slot) return SQLITE_NOMEM;
  *redefines = makes && s->or_replace && *slot == 1;
  *slot = makes ? 1 : 0;
  for (int32_t i = 0; drops && i < s->more_count; i++) {
    slot = slot_of(known, s, &s->more[i]);
    if (!slot) return SQLITE_NOMEM;
    *slot = 0;
  }
  return SQLITE_OK;
}

static int is_up(const gov_sql_statement *s) {
  return s->section == GOV_SQL_UP && !s->commented_out;
}

static int find_in(known_objects *known, gov_sql_view *view, gov_list *found) {
  int rc = SQLITE_OK;
  found->count = 0;
  for (int32_t k = 0; k < view->script->statement_count && rc == SQLITE_OK; k++) {
    const gov_sql_statement *s = gov_sql_at(view, k);
    int redefines = 0;
    if (is_up(s)) rc = learn(known, s, &redefines);
    int32_t *row = redefines ? gov_list_add(found) : NULL;
    if (redefines && !row) rc = SQLITE_NOMEM;
    if (row) *row = k;
  }
  return view->room.failed ? SQLITE_NOMEM : rc;
}

static int mark(gov_facts *facts, gov_script *script, const gov_list *found) {
  gov_arena opened = {0};
  gov_sql_script *sql = gov_sql_unpack(&opened, script->sql);
  for (size_t i = 0; sql && i < found->count; i++)
    sql->statements[*(int32_t *)gov_list_at(found, i)]->redefines = 1;
  if (sql) script->sql = gov_sql_pack(&facts->parsed, sql);
  gov_arena_free(&opened);
  return sql && script->sql ? SQLITE_OK : SQLITE_NOMEM;
}

static int some_replace(const gov_facts *facts) {
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) {
    if (scripts[i].sql && scripts[i].sql->replaces) return 1;
  }
  return 0;
}

int gov_undo_find_redefined(gov_facts *facts) {
  if (!some_replace(facts)) return SQLITE_OK;
  gov_sql_view view = {0};
  gov_list found = {.row_bytes = sizeof(int32_t)};
  gov_arena arena = {0};
  size_t count = 0;
  const gov_script **scripts = gov_scripts_in_order(facts, &arena, &count);
  known_objects known = {.made = {0}};
  int rc = scripts ? SQLITE_OK : SQLITE_NOMEM;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    if (i && !gov_same_series(scripts[i - 1], scripts[i])) {
      gov_map_free(&known.made);
      gov_arena_free(&known.arena);
      known = (known_objects){.made = {0}};
    }
    if (scripts[i]->direction && strcmp(scripts[i]->direction, GOV_UP) != 0) continue;
    gov_sql_view_turn(&view, scripts[i]->sql);
    rc = find_in(&known, &view, &found);
    if (rc == SQLITE_OK && found.count)
      rc = mark(facts, &GOV_ROWS(facts, scripts)[scripts[i] - GOV_ROWS(facts, scripts)], &found);
  }
  gov_sql_view_close(&view);
  gov_list_free(&found);
  gov_map_free(&known.made);
  gov_arena_free(&known.arena);
  gov_arena_free(&arena);
  return rc;
}
