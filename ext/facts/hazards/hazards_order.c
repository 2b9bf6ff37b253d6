/* hazards_order.c: scripts in the order in which their tool runs them.
**
** Scripts of one series (their tool's folder, else their own folder) follow one another by
** version, else by file name; runs of digits compare as numbers, so that V10 follows V9 whatever
** the padding.
*/
#include "facts/hazards/hazards.h"

#include <stdlib.h>

gov_text gov_script_series(const gov_script *script) {
  if (script->series) return gov_text_of(script->series);
  const char *slash = strrchr(script->path, '/');
  return (gov_text){script->path, slash ? (size_t)(slash - script->path) : 0};
}

static int compare_text(gov_text a, gov_text b) {
  int order = memcmp(a.z, b.z, a.n < b.n ? a.n : b.n);
  return order ? order : (a.n > b.n) - (a.n < b.n);
}

static int compare_scripts(const void *left, const void *right) {
  const gov_script *a = *(const gov_script *const *)left, *b = *(const gov_script *const *)right;
  int order = compare_text(gov_script_series(a), gov_script_series(b));
  if (!order) order = (a->last > b->last) - (a->last < b->last);
  /* A plan or a chain of revisions goes before numbers; what it does not know comes last. */
  int32_t left_place = a->order ? a->order : INT32_MAX,
          right_place = b->order ? b->order : INT32_MAX;
  if (!order) order = (left_place > right_place) - (left_place < right_place);
  if (!order && a->version && b->version) order = gov_natural_compare(a->version, b->version);
  if (!order) order = gov_natural_compare(a->path, b->path);
  return order ? order : strcmp(a->path, b->path);
}

int gov_same_series(const gov_script *a, const gov_script *b) {
  return compare_text(gov_script_series(a), gov_script_series(b)) == 0;
}

const gov_script **gov_scripts_in_order(gov_facts *facts, gov_arena *arena, size_t *count) {
  gov_script *scripts = GOV_ROWS(facts, scripts);
  size_t all = GOV_COUNT(facts, scripts);
  const gov_script **order = gov_arena_alloc(arena, (all + 1) * sizeof *order);
  *count = 0;
  for (size_t i = 0; order && i < all; i++) {
    if (scripts[i].sql && scripts[i].path) order[(*count)++] = &scripts[i];
  }
  if (order) qsort(order, *count, sizeof *order, compare_scripts);
  return order;
}
