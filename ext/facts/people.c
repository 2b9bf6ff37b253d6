/* people.c: persons become numbers.
**
** Whether the author of a plan approved it himself, and whether two approvals are two persons', can
** be told without knowing who they are. The names are forgotten here; the numbers follow the order
** in which they are met.
*/
#include "base/map.h"
#include "facts/passes.h"

typedef struct people {
  gov_facts *facts;
  gov_map numbers;
  uint32_t count;
  int failed;
} people;

/* Letter case, quotes and what stands around a name make no other person of it. */
static gov_text fold(people *all, gov_text name) {
  name = gov_trim(name);
  while (name.n && gov_is_any(name.z[0], "\"'@`*")) name.z++, name.n--;
  while (name.n && gov_is_any(name.z[name.n - 1], "\"'`*.")) name.n--;
  char *folded = gov_arena_copy(&all->facts->parsed, name.z, name.n);
  if (!folded) all->failed = 1;
  for (char *c = folded; c && *c; c++) *c = gov_lower(*c);
  return gov_text_of(folded);
}

static int32_t number_of(people *all, gov_text name) {
  gov_text folded = fold(all, name);
  if (!folded.n) return 0;
  uint32_t *slot = gov_map_at(&all->numbers, folded);
  if (!slot) all->failed = 1;
  if (!slot) return 0;
  if (*slot == GOV_MAP_NONE) *slot = ++all->count;
  return (int32_t)*slot;
}

/* "Ann, Bob" becomes ",1,2,". */
static const char *numbers_of(people *all, const char *names) {
  gov_text rest = gov_text_of(names);
  const char *numbers = NULL;
  while (rest.n) {
    size_t n = 0;
    while (n < rest.n && !gov_is_any(rest.z[n], ",;&")) n++;
    int32_t number = number_of(all, (gov_text){rest.z, n});
    if (number)
      numbers = gov_arena_printf(&all->facts->arena, "%s%d,", numbers ? numbers : ",", number);
    n += n < rest.n;
    rest = (gov_text){rest.z + n, rest.n - n};
  }
  return numbers;
}

int gov_pass_people(gov_facts *facts) {
  people all = {.facts = facts};
  for (size_t i = 0; i < GOV_COUNT(facts, parts); i++) {
    gov_part *part = &GOV_ROWS(facts, parts)[i];
    part->authors = part->authors ? numbers_of(&all, part->authors) : NULL;
  }
  for (size_t i = 0; i < GOV_COUNT(facts, approvals); i++) {
    gov_approval *row = &GOV_ROWS(facts, approvals)[i];
    row->person_no = row->person ? number_of(&all, gov_text_of(row->person)) : 0;
    row->person = NULL;
  }
  gov_map_free(&all.numbers);
  return all.failed || facts->arena.failed || facts->parsed.failed ? SQLITE_NOMEM : SQLITE_OK;
}
