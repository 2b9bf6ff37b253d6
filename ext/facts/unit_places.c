/* unit_places.c: where a plan's items, cells and steps name units.
**
** Evidence asks what is said about a unit; a check asks whether it is named at all: among the
** affected components, in some step. A step that names a script names the units the script changes.
** Only identifiers that are a unit's name count, and only in documents taken for plans.
*/
#include "facts/passes.h"
#include "facts/unit_names.h"

typedef struct place_finder {
  gov_facts *facts;
  gov_unit_names names;
  gov_map plans;      /* paths of plans */
  gov_map statements; /* path of a script → its first statement */
  gov_map scripts;    /* last part of a script's path → first statement; AMBIGUOUS: of several */
  const char *path;   /* of the document at hand */
  int is_plan;
  gov_place place;
  size_t first; /* row of unit_places: the first of this place */
  const char *via;
  int failed;
} place_finder;

enum { AMBIGUOUS = (int)(UINT32_MAX - 1), NAME_BYTES = 256 };

static void add_place(place_finder *finder, const char *unit_id, const char *via) {
  gov_facts *facts = finder->facts;
  for (size_t i = finder->first; i < GOV_COUNT(facts, unit_places); i++)
    if (!strcmp(GOV_ROWS(facts, unit_places)[i].unit_id, unit_id)) return;
  gov_unit_place *row = GOV_ADD(facts, unit_places);
  if (row)
    *row = (gov_unit_place){unit_id, via, finder->place};
  else
    finder->failed = 1;
}

static void add_units_of_script(place_finder *finder, uint32_t first) {
  gov_packed_view view = GOV_PACKED_VIEW(finder->facts, statements);
  const gov_statement *row;
  const char *path = NULL;
  for (size_t i = first; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (path && strcmp(row->path, path) != 0) break;
    path = row->path;
    if (row->unit_id) add_place(finder, row->unit_id, GOV_BY_SCRIPT);
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) finder->failed = 1;
}

static const char *last_part(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static void look_up(place_finder *finder, gov_text word) {
  char name[NAME_BYTES];
  while (word.n && gov_is_any(word.z[0], ".-$")) word.z++, word.n--;
  while (word.n && gov_is_any(word.z[word.n - 1], ".-$/")) word.n--;
  if (!word.n || word.n >= sizeof name) return;
  memcpy(name, word.z, word.n);
  name[word.n] = 0;
  if (strchr(name, '/') || strrchr(name, '.')) {
    uint32_t script = gov_map_get(&finder->statements, word);
    if (script == GOV_MAP_NONE)
      script = gov_map_get(&finder->scripts, gov_text_of(last_part(name)));
    if (script < (uint32_t)AMBIGUOUS) add_units_of_script(finder, script);
  }
  uint32_t row = gov_unit_by_name(&finder->names, name);
  if (row != GOV_MAP_NONE)
    add_place(finder, GOV_ROWS(finder->facts, units)[row].unit_id, finder->via);
}

static int is_name_byte(char c) {
  return (unsigned char)c < 0x80 && (gov_is_word(c) || gov_is_any(c, ".-$/"));
}

static void read_text(place_finder *finder, const char *z) {
  gov_text text = gov_text_of(z);
  for (size_t at = 0; at < text.n && !finder->failed;) {
    size_t end = at;
    while (end < text.n && text.z[end] && is_name_byte(text.z[end])) end++;
    if (end > at) look_up(finder, (gov_text){text.z + at, end - at});
    at = end + 1;
  }
}

/* Moves on to a place; 0 when it is in no plan. */
static int visit(place_finder *finder, const char *path, int32_t line, const char *via) {
  if (finder->path != path) {
    finder->path = path;
    finder->is_plan = gov_map_get(&finder->plans, gov_text_of(path)) != GOV_MAP_NONE;
  }
  finder->place = (gov_place){path, line};
  finder->via = via;
  finder->first = GOV_COUNT(finder->facts, unit_places);
  return finder->is_plan;
}

static void read_documents(place_finder *finder) {
  gov_facts *facts = finder->facts;
  for (size_t i = 0; i < GOV_COUNT(facts, items) && !finder->failed; i++) {
    const gov_item *item = &GOV_ROWS(facts, items)[i];
    if (visit(finder, item->path, item->line, "item")) read_text(finder, item->text);
  }
  for (size_t i = 0; i < GOV_COUNT(facts, cells) && !finder->failed; i++) {
    const gov_cell *cell = &GOV_ROWS(facts, cells)[i];
    if (visit(finder, cell->path, cell->line, "cell")) read_text(finder, cell->text);
  }
  for (size_t i = 0; i < GOV_COUNT(facts, steps) && !finder->failed; i++) {
    const gov_document_step *step = &GOV_ROWS(facts, steps)[i];
    if (!visit(finder, step->path, step->line, "step")) continue;
    read_text(finder, step->name);
    read_text(finder, step->action);
  }
}

static int find_plans(place_finder *finder) {
  const gov_facts *facts = finder->facts;
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts); i++) {
    const gov_artifact *artifact = &GOV_ROWS(facts, artifacts)[i];
    if (strcmp(artifact->kind, GOV_BY_PLAN) != 0) continue;
    uint32_t *slot = gov_map_at(&finder->plans, gov_text_of(artifact->path));
    if (!slot) return SQLITE_NOMEM;
    *slot = 1;
  }
  return SQLITE_OK;
}

static int find_scripts(place_finder *finder) {
  gov_packed_view view = GOV_PACKED_VIEW(finder->facts, statements);
  const gov_statement *row;
  const char *path = NULL;
  int failed = 0;
  for (size_t i = 0; !failed && (row = gov_packed_next(&view, &i)) != NULL;) {
    if (path && !strcmp(row->path, path)) continue;
    path = row->path;
    uint32_t *slot = gov_map_at(&finder->statements, gov_text_of(path));
    uint32_t *named = gov_map_at(&finder->scripts, gov_text_of(last_part(path)));
    failed = !slot || !named;
    if (failed) break;
    *slot = (uint32_t)i - 1;
    *named = *named == GOV_MAP_NONE ? (uint32_t)i - 1 : (uint32_t)AMBIGUOUS;
  }
  int rc = gov_packed_view_close(&view);
  return failed ? SQLITE_NOMEM : rc;
}

int gov_pass_unit_places(gov_facts *facts) {
  place_finder finder = {.facts = facts, .names = {.facts = facts}};
  int rc = find_plans(&finder);
  if (rc == SQLITE_OK) rc = find_scripts(&finder);
  if (rc == SQLITE_OK) read_documents(&finder);
  gov_unit_names_free(&finder.names);
  gov_map_free(&finder.plans);
  gov_map_free(&finder.statements);
  gov_map_free(&finder.scripts);
  return finder.failed || facts->arena.failed ? SQLITE_NOMEM : rc;
}
