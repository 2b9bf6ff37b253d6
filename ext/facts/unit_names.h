/* unit_names.h: units by any of their spellings, for passes after `names`. Begins as {.facts = …}; running
** out of memory is noted in the facts' arena. */
#ifndef GOV_UNIT_NAMES_H
#define GOV_UNIT_NAMES_H
#include "base/map.h"
#include "facts/facts.h"

typedef struct gov_unit_names {
  gov_facts *facts;
  gov_arena texts;   /* folded spellings */
  int is_built;      /* by the first look-up */
  gov_map by_id;     /* unit id → row of units */
  gov_map by_folded; /* folded spelling or dotted suffix → row of units, or GOV_UNIT_AMBIGUOUS */
} gov_unit_names;

#define GOV_UNIT_AMBIGUOUS (UINT32_MAX - 1)

void gov_unit_names_free(gov_unit_names *names);

/* The row of units called so, by id, by a spelling, or by a dotted suffix that is one unit's alone.
** GOV_MAP_NONE when there is none or there are several. */
uint32_t gov_unit_by_name(gov_unit_names *names, const char *name);
uint32_t gov_unit_by_id(gov_unit_names *names, const char *unit_id);

/* Does a pattern with '*' or '?' stand for the unit: its id, or the id from one of its dots on? */
int gov_unit_matches(const char *pattern, const char *unit_id);

#endif
