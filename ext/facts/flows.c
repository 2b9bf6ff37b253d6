/* flows.c: movements unit by unit, and the different routes among them.
**
** A flow of a plan is one of every unit the plan covers; a pair of --region-pairs is one of every
** unit (the rules ask whether the unit is in scope). A backup is taken where the data lies:
** without a stated source it leaves from the unit's only known source. Movements in a row (a to
** b, b to c) also are a movement from a to c. Places get one spelling each, and an unknown one a
** diagnostic; routes say what is known of both ends.
*/
#include "base/map.h"
#include "facts/passes.h"
#include "facts/regions.h"

#include <stdlib.h>

enum { MOST_HOPS_FLOWS = 16 }; /* flows of one unit that are looked at for hops */

typedef struct flowing {
  gov_facts *facts;
  gov_map routes;  /* "source\ntarget" → row of routes */
  gov_map spelled; /* place as written → index of canonical; unknown ones once reported */
  gov_list places; /* const char * */
  gov_list made;   /* gov_flow: the rows that will be */
} flowing;

/* ---- places ---- */

static const char *canonical(flowing *state, const char *name, gov_place place) {
  if (!name || !*name) return NULL;
  uint32_t *slot = gov_map_at(&state->spelled, gov_text_of(name));
  if (!slot) return name;
  if (*slot == GOV_MAP_NONE) {
    const char **kept = gov_list_add(&state->places);
    if (!kept) return name;
    *slot = (uint32_t)state->places.count - 1;
    *kept = gov_region_canonical(&state->facts->arena, gov_text_of(name));
    if (!*kept) {
      *kept = name;
      gov_diagnose(state->facts, GOV_WARNING, "region.unknown", place,
                   "a place named here is no region, country or area that is known: what goes "
                   "there is UNKNOWN");
    }
  }
  return *(const char **)gov_list_at(&state->places, *slot);
}

static void canonical_flow(flowing *state, gov_flow *flow) {
  flow->source_region = canonical(state, flow->source_region, flow->place);
  flow->target_region = canonical(state, flow->target_region, flow->place);
}

/* ---- rows ---- */

/* By value: `like` may be a row of the list that moves when it grows. */
static void add_flow(flowing *state, gov_flow like, const char *unit_id) {
  gov_flow *row = gov_list_add(&state->made);
  if (!row) {
    state->facts->arena.failed = 1;
    return;
  }
  *row = like;
  row->unit_id = unit_id;
}

static void spread_over_plan(flowing *state, const gov_flow *flow) {
  const gov_unit_plan *pairs = GOV_ROWS(state->facts, unit_plans);
  int found = 0;
  for (size_t i = 0; i < GOV_COUNT(state->facts, unit_plans); i++) {
    if (!flow->place.path || strcmp(pairs[i].place.path, flow->place.path) != 0) continue;
    add_flow(state, *flow, pairs[i].unit_id);
    found = 1;
  }
  if (!found) add_flow(state, *flow, NULL);
}

/* --region-pairs speak of the whole migration. */
static void spread_over_all(flowing *state, const gov_flow *flow) {
  const gov_unit *units = GOV_ROWS(state->facts, units);
  for (size_t i = 0; i < GOV_COUNT(state->facts, units); i++)
    add_flow(state, *flow, units[i].unit_id);
}

static int by_unit(const void *a, const void *b) {
  const gov_flow *x = a, *y = b;
  int order = strcmp(x->unit_id ? x->unit_id : "", y->unit_id ? y->unit_id : "");
  if (!order)
    order = strcmp(x->place.path ? x->place.path : "", y->place.path ? y->place.path : "");
  if (!order) order = x->place.line - y->place.line;
  if (!order) order = gov_fold_compare(x->source_region, y->source_region);
  if (!order) order = gov_fold_compare(x->target_region, y->target_region);
  return order ? order : gov_fold_compare(x->via, y->via);
}

/* ---- what follows from the flows of one unit ---- */

static void place_backups(gov_flow *flows, size_t count) {
  const char *only = NULL;
  for (size_t i = 0; i < count; i++) {
    const char *source = flows[i].source_region;
    if (!source) continue;
    if (only && strcmp(only, source) != 0) return;
    only = source;
  }
  for (size_t i = 0; i < count; i++) {
    if (!flows[i].source_region && !strcmp(flows[i].via ? flows[i].via : "", "backup"))
      flows[i].source_region = only;
  }
}

static int knows(const flowing *state, size_t first, const char *source, const char *target) {
  for (size_t i = first; i < state->made.count; i++) {
    const gov_flow *row = gov_list_at(&state->made, i);
    if (row->source_region && row->target_region && !strcmp(row->source_region, source) &&
        !strcmp(row->target_region, target))
      return 1;
  }
  return 0;
}

/* Adds a → c for a → b, b → c until nothing is new. New rows stand at the end, from `first` on. */
static void add_hops(flowing *state, size_t start, size_t count) {
  if (count < 2) return;
  if (count > MOST_HOPS_FLOWS) count = MOST_HOPS_FLOWS;
  size_t first = state->made.count;
  for (size_t i = 0; i < count; i++)
    add_flow(state, *(gov_flow *)gov_list_at(&state->made, start + i),
             ((gov_flow *)gov_list_at(&state->made, start + i))->unit_id);
  size_t originals = state->made.count - first;
  for (size_t i = first; i < state->made.count && state->made.count - first < 256; i++) {
    for (size_t k = first; k < first + originals; k++) {
      gov_flow hop = *(gov_flow *)gov_list_at(&state->made, i);
      const gov_flow *next = gov_list_at(&state->made, k);
      if (!hop.target_region || !next->source_region || !hop.source_region || !next->target_region)
        continue;
      if (strcmp(hop.target_region, next->source_region) != 0) continue;
      if (!strcmp(hop.source_region, next->target_region)) continue; /* back where it came from */
      if (knows(state, first, hop.source_region, next->target_region)) continue;
      hop.target_region = next->target_region;
      hop.target_env = next->target_env;
      hop.place = next->place;
      int by_flag =
          hop.via && next->via && !strcmp(hop.via, GOV_BY_FLAG) && !strcmp(next->via, GOV_BY_FLAG);
      hop.via = by_flag ? GOV_BY_FLAG : "hops";
      add_flow(state, hop, hop.unit_id);
    }
  }
  size_t added = state->made.count - first - originals; /* drop the working copies */
  for (size_t i = 0; i < added; i++) {
    *(gov_flow *)gov_list_at(&state->made, first + i) =
        *(gov_flow *)gov_list_at(&state->made, first + originals + i);
  }
  state->made.count = first + added;
}

static void follow_units(flowing *state) {
  size_t total = state->made.count;
  for (size_t start = 0, end; start < total; start = end) {
    const gov_flow *rows = (const void *)state->made.rows;
    for (end = start + 1; end < total; end++) {
      const char *a = rows[start].unit_id, *b = rows[end].unit_id;
      if ((a == NULL) != (b == NULL) || (a && strcmp(a, b) != 0)) break;
    }
    if (!rows[start].unit_id) continue;
    place_backups(gov_list_at(&state->made, start), end - start);
    add_hops(state, start, end - start);
  }
}

/* ---- routes ---- */

static int64_t route_of(flowing *state, const gov_flow *flow) {
  const char *source = flow->source_region, *target = flow->target_region;
  if (!source && !target) return 0;
  char key[2 * GOV_MAX_NAME_BYTES];
  sqlite3_snprintf((int)sizeof key, key, "%s\n%s", source ? source : "", target ? target : "");
  uint32_t known = gov_map_get(&state->routes, gov_text_of(key));
  if (known != GOV_MAP_NONE) return (int64_t)known + 1;
  gov_arena *arena = &state->facts->arena;
  char *kept = gov_arena_string(arena, key);
  uint32_t *slot = kept ? gov_map_at(&state->routes, gov_text_of(kept)) : NULL;
  gov_route *route = GOV_ADD(state->facts, routes);
  if (!slot || !route) {
    arena->failed = 1;
    return 0;
  }
  *slot = (uint32_t)GOV_COUNT(state->facts, routes) - 1;
  gov_region from, to;
  int from_known = source && gov_region_find(gov_text_of(source), &from);
  int to_known = target && gov_region_find(gov_text_of(target), &to);
  *route = (gov_route){.route_no = (int64_t)*slot + 1,
                       .source_region = source,
                       .target_region = target,
                       .source_within = from_known ? gov_region_within(arena, &from) : NULL,
                       .target_within = to_known ? gov_region_within(arena, &to) : NULL,
                       .crosses = from_known && to_known ? gov_regions_cross(&from, &to) : -1};
  if (source && target && !strcmp(source, target)) route->crosses = 0; /* it stays, wherever */
  return route->route_no;
}

int gov_pass_flows(gov_facts *facts) {
  flowing state = {.facts = facts,
                   .places = {.row_bytes = sizeof(const char *)},
                   .made = {.row_bytes = sizeof(gov_flow)}};
  gov_flow *flows = GOV_ROWS(facts, flows);
  for (size_t i = 0; i < GOV_COUNT(facts, flows); i++) {
    canonical_flow(&state, &flows[i]);
    if (flows[i].unit_id)
      add_flow(&state, flows[i], flows[i].unit_id);
    else if (flows[i].via && !strcmp(flows[i].via, GOV_BY_FLAG))
      spread_over_all(&state, &flows[i]);
    else
      spread_over_plan(&state, &flows[i]);
  }
  if (state.made.count) qsort(state.made.rows, state.made.count, sizeof(gov_flow), by_unit);
  follow_units(&state);
  if (state.made.count) qsort(state.made.rows, state.made.count, sizeof(gov_flow), by_unit);
  for (size_t i = 0; i < state.made.count; i++) {
    gov_flow *row = gov_list_at(&state.made, i);
    row->route_no = route_of(&state, row);
  }
  gov_list_free(&facts->tables[GOV_FACT_flows]);
  facts->tables[GOV_FACT_flows] = state.made;
  gov_map_free(&state.routes);
  gov_map_free(&state.spelled);
  gov_list_free(&state.places);
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
