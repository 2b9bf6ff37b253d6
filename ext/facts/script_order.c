/* script_order.c: what lies beside the scripts and says more of them: the database that a tool's
** configuration names, and the order that a plan, a journal or a chain of revisions gives them.
**
** A script whose own text shows its dialect keeps it. The configuration in the nearest folder above
** decides for the others; where two files there name different databases, none does. Scripts that a
** plan lists and nobody has, or that no plan lists, are diagnosed: the tool would stop or pass them
** by.
*/
#include "base/map.h"
#include "facts/passes.h"
#include "read/sql/sql_statement.h"
#include <stdlib.h>
#include <string.h>

/* ---- configuration ---- */

static int map_settings(const gov_facts *facts, gov_map *folders, uint32_t several) {
  const gov_tool_setting *settings = GOV_ROWS(facts, tool_settings);
  for (size_t i = 0; i < GOV_COUNT(facts, tool_settings); i++) {
    uint32_t *slot = gov_map_at(folders, gov_text_of(settings[i].folder));
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE)
      *slot = (uint32_t)i;
    else if (*slot != several && strcmp(settings[*slot].dialect, settings[i].dialect) != 0)
      *slot = several;
  }
  return SQLITE_OK;
}

static void configure(gov_facts *facts, const gov_map *folders) {
  gov_script *scripts = GOV_ROWS(facts, scripts);
  const gov_tool_setting *settings = GOV_ROWS(facts, tool_settings);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) {
    if (scripts[i].dialect) continue;
    gov_text folder = gov_text_of(scripts[i].path);
    while (folder.n) {
      while (folder.n && folder.z[folder.n - 1] != '/') folder.n--;
      if (folder.n) folder.n--;
      uint32_t row = gov_map_get(folders, folder);
      if (row == GOV_MAP_NONE) continue;
      if (row < GOV_COUNT(facts, tool_settings)) scripts[i].dialect = settings[row].dialect;
      break;
    }
  }
}

/* ---- plans and journals ---- */

static int map_scripts(const gov_facts *facts, gov_map *paths) {
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) {
    uint32_t *slot = gov_map_at(paths, gov_text_of(scripts[i].path));
    if (!slot) return SQLITE_NOMEM;
    *slot = (uint32_t)i;
  }
  return SQLITE_OK;
}

/* Golang-migrate's atlas.sum lists both directions: only what runs forwards has a place. */
static int follow_entries(gov_facts *facts, const gov_map *paths, gov_map *listed) {
  gov_script *scripts = GOV_ROWS(facts, scripts);
  const gov_order_entry *entries = GOV_ROWS(facts, order_entries);
  for (size_t i = 0; i < GOV_COUNT(facts, order_entries); i++) {
    uint32_t *slot = gov_map_at(listed, gov_text_of(entries[i].series));
    if (!slot) return SQLITE_NOMEM;
    if (*slot == GOV_MAP_NONE) *slot = (uint32_t)i;
    uint32_t row = gov_map_get(paths, gov_text_of(entries[i].script));
    if (row == GOV_MAP_NONE) {
      const char *slash = strrchr(entries[i].script, '/');
      gov_diagnose(facts, GOV_WARNING, "order.no_script", entries[i].place,
                   "%.200s is listed and no such script was read",
                   slash ? slash + 1 : entries[i].script);
      continue;
    }
    if (!scripts[row].order) scripts[row].order = (int32_t)i + 1;
    scripts[row].series = entries[i].series;
    if (!scripts[row].tool && strcmp(entries[i].tool, "atlas") != 0)
      scripts[row].tool = entries[i].tool;
  }
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int report_unlisted(gov_facts *facts, const gov_map *listed) {
  const gov_script *scripts = GOV_ROWS(facts, scripts);
  const gov_order_entry *entries = GOV_ROWS(facts, order_entries);
  for (size_t i = 0; i < GOV_COUNT(facts, scripts); i++) {
    if (scripts[i].order || !scripts[i].series || !scripts[i].direction ||
        strcmp(scripts[i].direction, GOV_UP) != 0 ||
        !gov_text_ends(gov_text_of(scripts[i].path), ".sql"))
      continue;
    uint32_t row = gov_map_get(listed, gov_text_of(scripts[i].series));
    if (row == GOV_MAP_NONE) continue;
    gov_diagnose(facts, GOV_WARNING, "order.unlisted", (gov_place){scripts[i].path, 0},
                 "%s does not list the script: its tool passes it by", entries[row].place.path);
  }
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* ---- revisions ---- */

static uint32_t before(const gov_script *scripts, const gov_map *revisions, uint32_t row) {
  return scripts[row].after ? gov_map_get(revisions, gov_text_of(scripts[row].after))
                            : GOV_MAP_NONE;
}

/* Each revision is one behind the revision it follows. A ring of revisions, which no tool would
** run, ends where it closes. */
static void place_revision(gov_script *scripts, const gov_map *revisions, uint32_t row) {
  enum { UNDER_WAY = -1 };
  int32_t below = 0;
  uint32_t at = row;
  /* Down to the first whose place is known, or that follows nothing. */
  while (at != GOV_MAP_NONE && !scripts[at].order) {
    scripts[at].order = UNDER_WAY;
    below++;
    at = before(scripts, revisions, at);
  }
  int32_t place = below + (at == GOV_MAP_NONE || scripts[at].order < 0 ? 0 : scripts[at].order);
  /* And over the same ones again. */
  for (at = row; below > 0; below--) {
    scripts[at].order = place--;
    at = before(scripts, revisions, at);
  }
}

static int follow_revisions(gov_facts *facts) {
  gov_map revisions = {0};
  gov_script *scripts = GOV_ROWS(facts, scripts);
  size_t count = GOV_COUNT(facts, scripts);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    if (!scripts[i].revision) continue;
    uint32_t *slot = gov_map_at(&revisions, gov_text_of(scripts[i].revision));
    if (!slot)
      rc = SQLITE_NOMEM;
    else
      *slot = (uint32_t)i;
  }
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    if (scripts[i].revision && !scripts[i].order) place_revision(scripts, &revisions, (uint32_t)i);
  }
  gov_map_free(&revisions);
  return rc;
}

int gov_pass_scripts(gov_facts *facts) {
  gov_map folders = {0}, paths = {0}, listed = {0};
  uint32_t several = (uint32_t)GOV_COUNT(facts, tool_settings);
  int rc = map_settings(facts, &folders, several);
  if (rc == SQLITE_OK && folders.count) configure(facts, &folders);
  if (rc == SQLITE_OK && GOV_COUNT(facts, order_entries)) {
    rc = map_scripts(facts, &paths);
    if (rc == SQLITE_OK) rc = follow_entries(facts, &paths, &listed);
    if (rc == SQLITE_OK) rc = report_unlisted(facts, &listed);
  }
  if (rc == SQLITE_OK) rc = follow_revisions(facts);
  gov_map_free(&folders);
  gov_map_free(&paths);
  gov_map_free(&listed);
  return rc;
}
