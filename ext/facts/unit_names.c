/* unit_names.c: finding a unit by what policies and registries call it. */
#include "facts/unit_names.h"

#include "facts/wildcard.h"

static gov_text folded(gov_arena *arena, const char *name) {
  gov_text text = gov_trim(gov_text_of(name));
  char *copy = gov_arena_alloc(arena, text.n + 1);
  if (!copy) return (gov_text){NULL, 0};
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    if (!gov_is_any(text.z[i], "\"`[]")) copy[n++] = gov_lower(text.z[i]);
  }
  return (gov_text){copy, n};
}

static int note(gov_map *map, gov_text key, uint32_t unit) {
  uint32_t *slot = gov_map_at(map, key);
  if (!slot) return SQLITE_NOMEM;
  if (*slot == GOV_MAP_NONE)
    *slot = unit;
  else if (*slot != unit)
    *slot = GOV_UNIT_AMBIGUOUS;
  return SQLITE_OK;
}

/* Whole spellings first: a suffix of one unit's name never hides another unit of that name. */
static int note_spelling(gov_unit_names *names, const char *spelling, uint32_t unit,
                         gov_map *whole) {
  gov_text key = folded(&names->texts, spelling);
  if (!key.z) return SQLITE_NOMEM;
  uint32_t *slot = gov_map_at(whole, key);
  if (!slot) return SQLITE_NOMEM;
  *slot = unit;
  return note(&names->by_folded, key, unit);
}

static int note_suffixes(gov_unit_names *names, uint32_t unit, const gov_map *whole) {
  gov_text suffix = folded(&names->texts, GOV_ROWS(names->facts, units)[unit].unit_id);
  if (!suffix.z) return SQLITE_NOMEM;
  for (const char *dot; (dot = memchr(suffix.z, '.', suffix.n)) != NULL;) {
    suffix.n -= (size_t)(dot + 1 - suffix.z);
    suffix.z = dot + 1;
    if (gov_map_get(whole, suffix) != GOV_MAP_NONE) continue;
    if (note(&names->by_folded, suffix, unit) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static uint32_t by_id(const gov_unit_names *names, const char *unit_id) {
  return unit_id ? gov_map_get(&names->by_id, gov_text_of(unit_id)) : GOV_MAP_NONE;
}

static int build(gov_unit_names *names) {
  const gov_facts *facts = names->facts;
  gov_map whole = {0};
  int rc = SQLITE_OK;
  const gov_unit *units = GOV_ROWS(facts, units);
  for (size_t i = 0; i < GOV_COUNT(facts, units) && rc == SQLITE_OK; i++) {
    uint32_t *slot = gov_map_at(&names->by_id, gov_text_of(units[i].unit_id));
    if (!slot)
      rc = SQLITE_NOMEM;
    else
      *slot = (uint32_t)i;
    if (rc == SQLITE_OK) rc = note_spelling(names, units[i].unit_id, (uint32_t)i, &whole);
  }
  const gov_name *spellings = GOV_ROWS(facts, names);
  for (size_t i = 0; i < GOV_COUNT(facts, names) && rc == SQLITE_OK; i++) {
    uint32_t unit = by_id(names, spellings[i].unit_id);
    if (unit != GOV_MAP_NONE) rc = note_spelling(names, spellings[i].name, unit, &whole);
  }
  for (size_t i = 0; i < GOV_COUNT(facts, units) && rc == SQLITE_OK; i++)
    rc = note_suffixes(names, (uint32_t)i, &whole);
  gov_map_free(&whole);
  return rc;
}

/* Most workspaces hold nothing that a pass would look a unit up for. */
static void be_ready(gov_unit_names *names) {
  if (names->is_built) return;
  names->is_built = 1;
  if (build(names) != SQLITE_OK) names->facts->arena.failed = 1;
}

void gov_unit_names_free(gov_unit_names *names) {
  gov_map_free(&names->by_id);
  gov_map_free(&names->by_folded);
  gov_arena_free(&names->texts);
}

uint32_t gov_unit_by_id(gov_unit_names *names, const char *unit_id) {
  be_ready(names);
  return by_id(names, unit_id);
}

uint32_t gov_unit_by_name(gov_unit_names *names, const char *name) {
  uint32_t unit = gov_unit_by_id(names, name);
  if (unit != GOV_MAP_NONE || !name) return unit;
  gov_text key = folded(&names->texts, name);
  unit = key.z ? gov_map_get(&names->by_folded, key) : GOV_MAP_NONE;
  return unit == GOV_UNIT_AMBIGUOUS ? GOV_MAP_NONE : unit;
}

int gov_unit_matches(const char *pattern, const char *unit_id) {
  gov_text wanted = gov_text_of(pattern), name = gov_text_of(unit_id);
  while (!gov_wildcard_match(wanted, name)) {
    const char *dot = memchr(name.z, '.', name.n);
    if (!dot) return 0;
    name.n -= (size_t)(dot + 1 - name.z);
    name.z = dot + 1;
  }
  return 1;
}
