/* names_reused.c: a name that a rename freed and a later script gave to another table.
**
** teams becomes organisations, and a year later a new teams is made: two tables, and what is known of
** one is not known of the other. A table kept under a leftover's name (users_old) while its successor
** is filled is no such case: there the new table goes on where the old one stopped.
*/
#include "base/map.h"
#include "facts/hazards/hazards.h"
#include "facts/names.h"
#include "facts/passes.h"

typedef struct places {
  gov_arena arena;
  gov_map paths; /* path of a script → its place among all */
  gov_map made;  /* folded name → the last place where a script creates the table */
} places;

static const char *folded(places *p, const char *name) {
  char *copy = gov_arena_string(&p->arena, name);
  for (char *z = copy; z && *z; z++) *z = gov_lower(*z);
  return copy;
}

static int place_scripts(gov_facts *facts, places *p) {
  size_t count = 0;
  const gov_script **scripts = gov_scripts_in_order(facts, &p->arena, &count);
  for (size_t i = 0; scripts && i < count; i++) {
    uint32_t *slot = gov_map_at(&p->paths, gov_text_of(scripts[i]->path));
    if (!slot) return SQLITE_NOMEM;
    *slot = (uint32_t)i;
  }
  return scripts ? SQLITE_OK : SQLITE_NOMEM;
}

static int place_tables(const gov_facts *facts, places *p) {
  gov_packed_view view = GOV_PACKED_VIEW(facts, statements);
  const gov_statement *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!(row->look & GOV_LOOK_CREATES) || !row->unit_id) continue;
    uint32_t place = gov_map_get(&p->paths, gov_text_of(row->path));
    const char *name = folded(p, row->unit_id);
    uint32_t *slot = name ? gov_map_at(&p->made, gov_text_of(name)) : NULL;
    if (!slot) p->arena.failed = 1;
    if (slot && place != GOV_MAP_NONE && (*slot == GOV_MAP_NONE || *slot < place)) *slot = place;
  }
  int rc = gov_packed_view_close(&view);
  return p->arena.failed ? SQLITE_NOMEM : rc;
}

static int mark(void *context, void *row) {
  places *p = context;
  gov_mention *rename = row;
  if (rename->role != GOV_RENAMES || !rename->name || !rename->other) return 1;
  uint32_t renamed = gov_map_get(&p->paths, gov_text_of(rename->place.path));
  const char *from = folded(p, rename->name), *to = folded(p, rename->other);
  uint32_t made = from ? gov_map_get(&p->made, gov_text_of(from)) : GOV_MAP_NONE;
  rename->reused = renamed != GOV_MAP_NONE && made != GOV_MAP_NONE && made > renamed && to &&
                   !gov_name_is_leftover(gov_text_of(to));
  return 1; /* without memory the arena has failed */
}

static int has_renames(const gov_facts *facts) {
  gov_packed_view view = GOV_PACKED_VIEW(facts, mentions);
  const gov_mention *row;
  size_t i = 0;
  while ((row = gov_packed_next(&view, &i)) != NULL && row->role != GOV_RENAMES) continue;
  int failed = gov_packed_view_close(&view) != SQLITE_OK;
  return row || failed; /* who goes on will find that there is no memory */
}

int gov_mark_reused_names(gov_facts *facts) {
  places p = {0};
  if (!has_renames(facts)) return SQLITE_OK;
  int rc = place_scripts(facts, &p);
  if (rc == SQLITE_OK) rc = place_tables(facts, &p);
  if (rc == SQLITE_OK) rc = gov_packed_rewrite(GOV_PACKED(facts, mentions), 0, mark, &p);
  if (p.arena.failed) rc = SQLITE_NOMEM;
  gov_map_free(&p.paths);
  gov_map_free(&p.made);
  gov_arena_free(&p.arena);
  return rc;
}
