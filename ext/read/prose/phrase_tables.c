/* phrase_tables.c: all tables of phrases, opened and freed together. */
#include "read/prose/phrase_tables.h"

static int join(gov_phrase_tables *tables) {
  const gov_phrases *parts[] = {&tables->units, &tables->flows};
  return gov_phrases_join(&tables->said, &tables->arena, parts, sizeof parts / sizeof *parts);
}

gov_phrase_tables *gov_phrase_tables_new(void) {
  gov_phrase_tables *tables = sqlite3_malloc64(sizeof *tables);
  if (!tables) return NULL;
  tables->arena = (gov_arena){0};
  gov_region_heads_open(&tables->places);
  if (gov_topics_open(&tables->topics, &tables->arena) == SQLITE_OK &&
      gov_units_open(&tables->units, &tables->arena) == SQLITE_OK &&
      gov_steps_open(&tables->steps, &tables->arena) == SQLITE_OK &&
      gov_amounts_open(&tables->amounts, &tables->arena) == SQLITE_OK &&
      gov_flows_open(&tables->flows, &tables->arena) == SQLITE_OK &&
      gov_approvals_open(&tables->approvals, &tables->arena) == SQLITE_OK &&
      gov_limits_open(&tables->limits, &tables->arena) == SQLITE_OK &&
      gov_copies_open(&tables->copies, &tables->arena) == SQLITE_OK && join(tables) == SQLITE_OK)
    return tables;
  gov_phrase_tables_free(tables);
  return NULL;
}

void gov_phrase_tables_free(gov_phrase_tables *tables) {
  if (!tables) return;
  gov_arena_free(&tables->arena);
  sqlite3_free(tables);
}
