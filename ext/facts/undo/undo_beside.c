/* undo_beside.c: SQL that the migrations of a framework run, kept beside them.
**
** shop/migrations/sql/triggers.sql, or 0042_change.sql beside 0042_change.py: the framework numbers, runs
** and undoes its own scripts, and such a file is a part of one of them: it is no migration that lacks an undo.
** What it does to tables counts as it did.
*/
#include <string.h>

#include "facts/undo/undo.h"

static int is_code(const gov_script *script) {
  return script->tool && script->series && !gov_text_ends(gov_text_of(script->path), ".sql") &&
         !gov_text_ends(gov_text_of(script->path), ".xml") &&
         strcmp(script->tool, "liquibase") != 0;
}

/* The path without its ending; the folder has none. */
static gov_text stem_of(const char *path) {
  const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
  return (gov_text){path, dot ? (size_t)(dot - path) : strlen(path)};
}

static int remember(gov_map *map, gov_text key) {
  uint32_t *slot = gov_map_at(map, key);
  if (slot) *slot = 1;
  return slot ? SQLITE_OK : SQLITE_NOMEM;
}

int gov_undo_map_code(const gov_facts *facts, gov_map *code) {
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(facts, scripts) && rc == SQLITE_OK; i++) {
    if (!is_code(&scripts[i])) continue;
    const char *slash = strrchr(scripts[i].path, '/');
    size_t n = slash ? (size_t)(slash - scripts[i].path) : 0;
    rc = remember(code, stem_of(scripts[i].path));
    if (rc == SQLITE_OK && n) rc = remember(code, (gov_text){scripts[i].path, n});
  }
  return rc;
}

int gov_undo_is_beside_code(const gov_script *script, const gov_map *code) {
  if (!code->count || script->tool || !gov_text_ends(gov_text_of(script->path), ".sql")) return 0;
  if (!script->pair || strcmp(script->pair, script->path) != 0)
    return 0; /* it says its direction */
  gov_text folder = stem_of(script->path);
  if (gov_map_get(code, folder) != GOV_MAP_NONE) return 1;
  /* The folder itself may be one of both kinds; those below it are not. */
  for (int depth = 0; folder.n; depth++) {
    while (folder.n && folder.z[folder.n - 1] != '/') folder.n--;
    if (folder.n) folder.n--;
    if (depth && folder.n && gov_map_get(code, folder) != GOV_MAP_NONE) return 1;
  }
  return 0;
}
