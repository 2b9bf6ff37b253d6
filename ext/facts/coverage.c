/* coverage.c: which plans cover which units, and a unit for each plan that names no dataset.
**
** gov_unit_plans is the relation through which plan-wide evidence applies: a unit is covered by
** the plans that include it. What besides models and registries speaks of a unit is noted too: a
** dataset nobody mentions may have been forgotten.
*/
#include "base/map.h"
#include "facts/gate_folders.h"
#include "facts/passes.h"

/* A plan that was read and covers nothing becomes a unit of kind system, covered by itself. */
static int add_plan_unit(gov_facts *facts, const gov_artifact *plan) {
  const char *unit_id = gov_arena_printf(&facts->arena, "plan:%s", plan->path);
  gov_unit *unit = GOV_ADD(facts, units);
  if (!unit || !unit_id) return SQLITE_NOMEM;
  *unit = (gov_unit){
      .unit_id = unit_id, .kind = GOV_SYSTEM, .data_class = "unknown", .place = {plan->path, 1}};
  gov_name *name = GOV_ADD(facts, names);
  gov_evidence *coverage = gov_state(facts, GOV_COVERAGE_IN_SCOPE, GOV_BY_PLAN, unit->place);
  gov_unit_plan *pair = GOV_ADD(facts, unit_plans);
  if (!name || !coverage || !pair) return SQLITE_NOMEM;
  *name = (gov_name){unit_id, unit_id, {plan->path, 1}};
  coverage->unit_id = unit_id;
  coverage->scope = GOV_SCOPE_UNIT;
  coverage->why = "the plan names no dataset, so it is judged as a whole";
  *pair = (gov_unit_plan){unit_id, {plan->path, 1}};
  return SQLITE_OK;
}

static int is_coverage_by_plan(const gov_evidence *row) {
  return row->unit_id && row->signal_no == GOV_COVERAGE_IN_SCOPE &&
         !strcmp(row->source, GOV_BY_PLAN);
}

/* Pairs come out in the order of the evidence, each once: the key is the two texts joined. */
static int add_pairs(gov_facts *facts, gov_map *covering) {
  gov_map pairs = {0};
  gov_packed_view view = GOV_PACKED_VIEW(facts, evidence);
  const gov_evidence *row;
  int rc = SQLITE_OK;
  for (size_t i = 0; rc == SQLITE_OK && (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!is_coverage_by_plan(row)) continue;
    const char *key = gov_arena_printf(&facts->arena, "%s\n%s", row->unit_id, row->place.path);
    uint32_t *slot = key ? gov_map_at(&pairs, gov_text_of(key)) : NULL;
    uint32_t *plan = slot ? gov_map_at(covering, gov_text_of(row->place.path)) : NULL;
    if (!plan) rc = SQLITE_NOMEM;
    if (!plan || *slot != GOV_MAP_NONE) continue;
    *slot = *plan = 1;
    gov_unit_plan *pair = GOV_ADD(facts, unit_plans);
    if (pair)
      *pair = (gov_unit_plan){row->unit_id, row->place};
    else
      rc = SQLITE_NOMEM;
  }
  gov_map_free(&pairs);
  int closed = gov_packed_view_close(&view);
  return rc == SQLITE_OK ? closed : rc;
}

int gov_pass_coverage(gov_facts *facts) {
  gov_map covering = {0};
  int rc = add_pairs(facts, &covering);
  if (rc == SQLITE_OK) rc = gov_share_gate_folders(facts, &covering);
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts) && rc == SQLITE_OK; i++) {
    gov_artifact plan = GOV_ROWS(facts, artifacts)[i];
    int read = !strcmp(plan.status, GOV_READ) || !strcmp(plan.status, GOV_PARTIAL);
    if (!read || strcmp(plan.kind, GOV_BY_PLAN) != 0) continue;
    if (gov_map_get(&covering, gov_text_of(plan.path)) == GOV_MAP_NONE)
      rc = add_plan_unit(facts, &plan);
  }
  if (rc == SQLITE_OK) rc = gov_share_gate_folders(facts, &covering);
  gov_map_free(&covering);
  return rc;
}
