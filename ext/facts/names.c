/* names.c: the names of all artifacts become units.
**
** Names are folded (ASCII case, quotes). A rename joins the old name and the new, unless
** the old one became another table's. A shorter name
** joins a longer one when exactly one longer name ends in it, part by part: users →
** app.public.users. One that fits several longer names stays a unit of its own, with a
** diagnostic. The group is called by its longest, best sourced spelling.
**
** Every unit_id of the facts is then rewritten. A candidate that is no unit loses its unit_id:
** its row speaks for its scope again.
*/
#include <stdlib.h>

#include "base/map.h"
#include "facts/names.h"
#include "facts/passes.h"

typedef struct name_node {
  gov_text folded;
  const char *spelling; /* as the best source spells it */
  gov_place place;
  int rank;         /* of that source; 0 is best */
  int parts;        /* between dots */
  int renamed_away; /* a rename gave it another name */
  uint32_t joined;  /* union-find parent */
} name_node;

typedef struct naming {
  gov_facts *facts;
  gov_list nodes;     /* name_node */
  gov_list spellings; /* spelling */
  gov_map by_folded;  /* folded → node */
  gov_map by_spelling;
  gov_map by_suffix; /* folded suffix → node, or AMBIGUOUS */
  gov_map by_unit;   /* unit id → row of units */
  int failed;
} naming;

typedef struct spelling {
  const char *text;
  gov_place place;
  uint32_t node;
} spelling;

enum { AMBIGUOUS = (int)(UINT32_MAX - 1), RANK_WORST = 9 };

static const char *const source_ranks[] = {GOV_BY_REGISTRY, GOV_BY_MODEL, GOV_BY_SCRIPT,
                                           GOV_BY_PIPELINE, GOV_BY_PLAN,  GOV_BY_SPEC,
                                           GOV_BY_POLICY,   GOV_BY_REPORT};

static int rank_of(const char *source) {
  for (int i = 0; source && i < (int)(sizeof source_ranks / sizeof *source_ranks); i++) {
    if (!strcmp(source, source_ranks[i])) return i;
  }
  return RANK_WORST;
}

static name_node *node_at(const naming *names, uint32_t node) {
  return gov_list_at(&names->nodes, node);
}

/* Lower case, without quotes and brackets around the parts and white space around the whole. */
static gov_text fold(gov_arena *arena, const char *name) {
  gov_text text = gov_trim(gov_text_of(name));
  char *folded = gov_arena_alloc(arena, text.n + 1);
  if (!folded) return (gov_text){NULL, 0};
  size_t n = 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.z[i];
    if (c == '"' || c == '`' || c == '[' || c == ']') continue;
    folded[n++] = gov_lower(c);
  }
  while (n && folded[n - 1] == '.') n--;
  return (gov_text){folded, n};
}

/* Paths and addresses have dots that separate nothing. */
static int count_parts(gov_text folded) {
  int parts = 1;
  for (size_t i = 0; i < folded.n; i++) {
    if (folded.z[i] == '/' || folded.z[i] == ':' || folded.z[i] == ' ') return 1;
    parts += folded.z[i] == '.';
  }
  return parts;
}

/* A name somebody declares a unit by: no pattern, no placeholder, of sane length. */
static int is_usable(gov_text folded) {
  if (!folded.n || folded.n > GOV_MAX_NAME_BYTES) return 0;
  for (size_t i = 0; i < folded.n; i++) {
    if (gov_is_any(folded.z[i], "*?<>{}$%\n\r\t")) return 0;
  }
  return 1;
}

static uint32_t add_node(naming *names, gov_text folded) {
  uint32_t *slot = gov_map_at(&names->by_folded, folded);
  if (!slot) return GOV_MAP_NONE;
  if (*slot != GOV_MAP_NONE) return *slot;
  name_node *node = gov_list_add(&names->nodes);
  if (!node) return GOV_MAP_NONE;
  *node = (name_node){.folded = folded, .rank = RANK_WORST + 1, .parts = count_parts(folded)};
  *slot = node->joined = (uint32_t)names->nodes.count - 1;
  return *slot;
}

/* The node of a declaring name; GOV_MAP_NONE when the name is not usable or memory ran out (then
 * failed is set). */
static uint32_t declare(naming *names, const char *name, const char *source, gov_place place) {
  if (!name) return GOV_MAP_NONE;
  uint32_t *slot = gov_map_at(&names->by_spelling, gov_text_of(name));
  if (!slot) return names->failed = 1, GOV_MAP_NONE;
  uint32_t number = *slot;
  if (number == GOV_MAP_NONE) {
    gov_text folded = fold(&names->facts->arena, name);
    spelling *made = gov_list_add(&names->spellings);
    if (!folded.z || !made) return names->failed = 1, GOV_MAP_NONE;
    number = *slot = (uint32_t)names->spellings.count - 1;
    *made = (spelling){name, place, GOV_MAP_NONE};
    if (is_usable(folded)) {
      made->node = add_node(names, folded);
      if (made->node == GOV_MAP_NONE) return names->failed = 1, GOV_MAP_NONE;
    }
  }
  uint32_t found = ((spelling *)gov_list_at(&names->spellings, number))->node;
  if (found == GOV_MAP_NONE) return found;
  name_node *node = node_at(names, found);
  int rank = rank_of(source);
  if (rank < node->rank) node->rank = rank, node->spelling = name, node->place = place;
  return found;
}

static uint32_t root_of(const naming *names, uint32_t node) {
  while (node_at(names, node)->joined != node) {
    name_node *at = node_at(names, node);
    at->joined = node_at(names, at->joined)->joined;
    node = at->joined;
  }
  return node;
}

int gov_name_is_leftover(gov_text folded) {
  static const char *const ends[] = {"_old",    "_new",    "_tmp",  "_temp", "_bak",
                                     "_backup", "_legacy", "_copy", "_orig"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gov_text_ends(folded, ends[i])) return 1;
  }
  return 0;
}

/* Whether a should give the group its name rather than b. */
static int names_better(const name_node *a, const name_node *b) {
  int a_left = gov_name_is_leftover(a->folded), b_left = gov_name_is_leftover(b->folded);
  if (a_left != b_left) return b_left;
  if (a->renamed_away != b->renamed_away) return b->renamed_away;
  if (a->parts != b->parts) return a->parts > b->parts;
  return a->rank < b->rank;
}

/* The root of a group is the node that names it. */
static void join(naming *names, uint32_t a, uint32_t b) {
  a = root_of(names, a);
  b = root_of(names, b);
  if (a == b) return;
  int first = names_better(node_at(names, a), node_at(names, b));
  node_at(names, first ? b : a)->joined = first ? a : b;
}

/* Every place a name may stand in, as a visitor: the same walk declares, and later rewrites. */
typedef void (*visit_name)(naming *names, const char **name, const char *source, gov_place place,
                           int candidate);

typedef struct visiting {
  naming *names;
  visit_name visit;
} visiting;

static int visit_mention(void *context, void *at) {
  const visiting *by = context;
  gov_mention *row = at;
  by->visit(by->names, &row->name, row->source, row->place, row->role == GOV_CANDIDATE);
  if (row->role == GOV_RENAMES) by->visit(by->names, &row->other, row->source, row->place, 0);
  return 1;
}

static int visit_evidence(void *context, void *at) {
  const visiting *by = context;
  gov_evidence *row = at;
  by->visit(by->names, &row->unit_id, row->source, row->place, row->candidate);
  return 1;
}

static void visit_documents(naming *names, visit_name visit) {
  gov_facts *facts = names->facts;
  visiting by = {names, visit};
  if (gov_packed_rewrite(GOV_PACKED(facts, mentions), 0, visit_mention, &by) != SQLITE_OK ||
      gov_packed_rewrite(GOV_PACKED(facts, evidence), 0, visit_evidence, &by) != SQLITE_OK)
    names->failed = 1;
  gov_cue_said *claims = GOV_ROWS(facts, cues);
  for (size_t i = 0; i < GOV_COUNT(facts, cues); i++) {
    visit(names, &claims[i].unit_id, GOV_BY_PLAN, (gov_place){claims[i].path, claims[i].line}, 1);
  }
  gov_field *fields = GOV_ROWS(facts, fields);
  for (size_t i = 0; i < GOV_COUNT(facts, fields); i++) {
    visit(names, &fields[i].unit_id, GOV_BY_MODEL, fields[i].place, 0);
    visit(names, &fields[i].references, GOV_BY_MODEL, fields[i].place, 1);
  }
  gov_service *services = GOV_ROWS(facts, services);
  for (size_t i = 0; i < GOV_COUNT(facts, services); i++) {
    visit(names, &services[i].unit_id, GOV_BY_REGISTRY, services[i].place, 1);
  }
}

static void visit_changes(naming *names, visit_name visit) {
  gov_facts *facts = names->facts;
  gov_flow *flows = GOV_ROWS(facts, flows);
  for (size_t i = 0; i < GOV_COUNT(facts, flows); i++) {
    visit(names, &flows[i].unit_id, GOV_BY_PIPELINE, flows[i].place, 0);
  }
  gov_lineage *lineage = GOV_ROWS(facts, lineage);
  for (size_t i = 0; i < GOV_COUNT(facts, lineage); i++) {
    visit(names, &lineage[i].unit_id, GOV_BY_PIPELINE, lineage[i].place, 0);
    visit(names, &lineage[i].source_unit_id, GOV_BY_PIPELINE, lineage[i].place, 0);
  }
  gov_run *runs = GOV_ROWS(facts, runs);
  for (size_t i = 0; i < GOV_COUNT(facts, runs); i++) {
    visit(names, &runs[i].unit_id, GOV_BY_REPORT, runs[i].place, runs[i].candidate);
  }
}

static void declare_visited(naming *names, const char **name, const char *source, gov_place place,
                            int candidate) {
  if (!candidate) declare(names, *name, source, place);
}

/* A table that a script makes is cited where its statement begins, not where its first column stands. */
static void cite_statements(naming *names) {
  gov_packed_view view = GOV_PACKED_VIEW(names->facts, mentions);
  const gov_mention *row;
  for (size_t i = 0; !names->failed && (row = gov_packed_next(&view, &i)) != NULL;) {
    if (row->role != GOV_DECLARES || strcmp(row->source, GOV_BY_SCRIPT) != 0) continue;
    uint32_t found = declare(names, row->name, row->source, row->place);
    name_node *node = found == GOV_MAP_NONE ? NULL : node_at(names, found);
    if (node && row->place.line < node->place.line && !strcmp(row->place.path, node->place.path))
      node->place = row->place;
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) names->failed = 1;
}

static void join_renames(naming *names) {
  gov_packed_view view = GOV_PACKED_VIEW(names->facts, mentions);
  const gov_mention *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (row->role != GOV_RENAMES) continue;
    uint32_t from = declare(names, row->name, row->source, row->place);
    uint32_t to = declare(names, row->other, row->source, row->place);
    if (from == GOV_MAP_NONE || to == GOV_MAP_NONE || row->reused) continue;
    node_at(names, from)->renamed_away = 1;
    node_at(names, to)->renamed_away = 0;
    join(names, from, to);
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) names->failed = 1;
}

typedef struct by_parts {
  int parts;
  uint32_t node;
} by_parts;

static int longest_first(const void *a, const void *b) {
  const by_parts *x = a, *y = b;
  if (x->parts != y->parts) return y->parts - x->parts;
  return x->node < y->node ? -1 : x->node > y->node;
}

/* Remembers which group each dotted suffix of a name belongs to. */
static void note_suffixes(naming *names, uint32_t node) {
  gov_text suffix = node_at(names, node)->folded;
  for (const char *dot; (dot = memchr(suffix.z, '.', suffix.n)) != NULL;) {
    suffix.n -= (size_t)(dot + 1 - suffix.z);
    suffix.z = dot + 1;
    uint32_t *slot = gov_map_at(&names->by_suffix, suffix);
    if (!slot) {
      names->failed = 1;
      return;
    }
    if (*slot == GOV_MAP_NONE)
      *slot = node;
    else if (*slot != (uint32_t)AMBIGUOUS && root_of(names, *slot) != root_of(names, node))
      *slot = (uint32_t)AMBIGUOUS;
  }
}

static void join_suffixes(naming *names) {
  size_t count = names->nodes.count;
  by_parts *order = sqlite3_malloc64((count + 1) * sizeof *order);
  if (!order) {
    names->failed = 1;
    return;
  }
  for (size_t i = 0; i < count; i++)
    order[i] = (by_parts){node_at(names, (uint32_t)i)->parts, (uint32_t)i};
  qsort(order, count, sizeof *order, longest_first);
  for (size_t i = 0; i < count && !names->failed; i++) {
    name_node *node = node_at(names, order[i].node);
    uint32_t longer = gov_map_get(&names->by_suffix, node->folded);
    if (longer == (uint32_t)AMBIGUOUS) {
      gov_diagnose(names->facts, GOV_INFO, "name.ambiguous", node->place,
                   "%s is the end of several longer names; it is judged as a unit of its own",
                   node->spelling);
    } else if (longer != GOV_MAP_NONE) {
      join(names, order[i].node, longer);
    }
    if (node->parts > 1) note_suffixes(names, order[i].node);
  }
  sqlite3_free(order);
}

/* The unit a name resolves to, or NULL. */
static const char *resolve(naming *names, const char *name) {
  if (!name) return NULL;
  uint32_t known = gov_map_get(&names->by_spelling, gov_text_of(name));
  uint32_t node = GOV_MAP_NONE;
  if (known != GOV_MAP_NONE) {
    node = ((spelling *)gov_list_at(&names->spellings, known))->node;
  } else {
    gov_text folded = fold(&names->facts->arena, name);
    if (!folded.z) return names->failed = 1, NULL;
    node = gov_map_get(&names->by_folded, folded);
    if (node == GOV_MAP_NONE) node = gov_map_get(&names->by_suffix, folded);
  }
  if (node == GOV_MAP_NONE || node == (uint32_t)AMBIGUOUS) return NULL;
  return node_at(names, root_of(names, node))->spelling;
}

static void rewrite_visited(naming *names, const char **name, const char *source, gov_place place,
                            int candidate) {
  (void)source, (void)place, (void)candidate;
  *name = resolve(names, *name);
}

static int rewrite_statement(void *context, void *row) {
  gov_statement *statement = row;
  statement->unit_id = resolve(context, statement->unit_id);
  return 1;
}

static int rewrite_hazard(void *context, void *row) {
  gov_hazard *hazard = row;
  hazard->unit_id = resolve(context, hazard->unit_id);
  return 1;
}

/* What statements and hazards are of: candidates, all of them. */
static void rewrite_statements(naming *names) {
  gov_facts *facts = names->facts;
  if (gov_packed_rewrite(GOV_PACKED(facts, statements), 0, rewrite_statement, names) != SQLITE_OK ||
      gov_packed_rewrite(GOV_PACKED(facts, hazards), 0, rewrite_hazard, names) != SQLITE_OK)
    names->failed = 1;
}

/* The names a plan-wide statement leaves out, as unit ids joined by ','. */
static const char *resolve_list(naming *names, const char *list) {
  sqlite3_str *units = sqlite3_str_new(NULL);
  for (const char *at = list; *at;) {
    size_t n = strcspn(at, ",");
    char *name = gov_arena_copy(&names->facts->arena, at, n);
    const char *unit = resolve(names, name);
    if (unit) sqlite3_str_appendf(units, "%s%s", sqlite3_str_length(units) ? "," : "", unit);
    at += n + (at[n] == ',');
  }
  char *made = sqlite3_str_finish(units);
  const char *kept = gov_arena_string(&names->facts->arena, made);
  sqlite3_free(made);
  return kept;
}

static void rewrite_exceptions(naming *names, gov_evidence *row) {
  if (row->excepts) row->excepts = resolve_list(names, row->excepts);
  if (row->unit_id) row->scope = GOV_SCOPE_UNIT;
}

static int is_same(const char *a, const char *b) {
  return a == b || (a && b && !strcmp(a, b));
}

/* Evidence on its way to units. */
typedef struct founding {
  naming *names;
  gov_map covering;      /* paths of plans that cover a dataset */
  gov_evidence told[64]; /* the last rows that stayed, in turn */
  size_t count;
} founding;

/* Of a sentence that spoke of several candidates, or by two spellings of one unit, one row is left. */
static int is_told_before(const founding *at, const gov_evidence *row) {
  enum { RECENT = sizeof at->told / sizeof *at->told };
  for (size_t i = 0; i < at->count && i < RECENT; i++) {
    const gov_evidence *told = &at->told[i];
    if (told->signal_no != row->signal_no || told->place.line != row->place.line) continue;
    if (told->unit_id != row->unit_id || told->standing != row->standing) continue;
    if (told->why == row->why && is_same(told->value, row->value) &&
        is_same(told->excepts, row->excepts) && is_same(told->place.path, row->place.path) &&
        is_same(told->excerpt, row->excerpt))
      return 1;
  }
  return 0;
}

static int is_size(const gov_evidence *row) {
  return row->signal_no == GOV_VOLUME_ROWS || row->signal_no == GOV_VOLUME_BYTES;
}

/* The plans that cover a dataset; the rows of others are all there is to their size. */
static int find_covering(const gov_facts *facts, gov_map *paths) {
  gov_packed_view view = GOV_PACKED_VIEW(facts, evidence);
  const gov_evidence *row;
  int rc = SQLITE_OK;
  for (size_t i = 0; rc == SQLITE_OK && (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!row->unit_id || row->signal_no != GOV_COVERAGE_IN_SCOPE || !row->place.path) continue;
    uint32_t *slot = gov_map_at(paths, gov_text_of(row->place.path));
    if (slot)
      *slot = 1;
    else
      rc = SQLITE_NOMEM;
  }
  int closed = gov_packed_view_close(&view);
  return rc == SQLITE_OK ? closed : rc;
}

/* "Table `clients` holds 7 million rows" in a plan that names no dataset otherwise: the plan's rows. */
static int becomes_of_plan(const gov_map *covering, gov_evidence *row) {
  if (!is_size(row) || !row->place.path) return 0;
  if (gov_map_get(covering, gov_text_of(row->place.path)) != GOV_MAP_NONE) return 0;
  row->scope = GOV_SCOPE_PLAN;
  row->scope_id = row->place.path;
  row->candidate = 0;
  return 1;
}

/* Coverage or the size of a candidate that is no unit says nothing of the plan's other units. */
static int keep_founded(void *context, void *at) {
  founding *by = context;
  gov_evidence *row = at;
  rewrite_exceptions(by->names, row);
  int own = row->signal_no == GOV_COVERAGE_IN_SCOPE ||
            row->signal_no == GOV_COVERAGE_OUT_OF_SCOPE || is_size(row);
  if (own && row->candidate && !row->unit_id && !becomes_of_plan(&by->covering, row)) return 0;
  if (is_told_before(by, row)) return 0;
  by->told[by->count++ % (sizeof by->told / sizeof *by->told)] = *row;
  return 1;
}

static void found_evidence(naming *names) {
  founding by = {.names = names};
  if (find_covering(names->facts, &by.covering) != SQLITE_OK ||
      gov_packed_rewrite(GOV_PACKED(names->facts, evidence), 0, keep_founded, &by) != SQLITE_OK)
    names->failed = 1;
  gov_map_free(&by.covering);
}

/* The root's spelling without quotes is the id; its place is where the group was first met. */
static void name_groups(naming *names) {
  for (size_t i = 0; i < names->nodes.count; i++) {
    name_node *node = node_at(names, (uint32_t)i);
    if (!node->spelling || !strpbrk(node->spelling, "\"`[] ")) continue;
    gov_text text = gov_trim(gov_text_of(node->spelling));
    char *plain = gov_arena_alloc(&names->facts->arena, text.n + 1);
    for (size_t k = 0, n = 0; plain && k < text.n; k++) {
      if (!gov_is_any(text.z[k], "\"`[]")) plain[n++] = text.z[k];
    }
    node->spelling = plain;
  }
}

static int compare_units(const void *a, const void *b) {
  return strcmp(((const gov_unit *)a)->unit_id, ((const gov_unit *)b)->unit_id);
}

/* As many rows as will be added at most, so that a long list is not made half as long again. */
static void expect_rows(naming *names, gov_fact_table table, size_t count) {
  gov_list *rows = &names->facts->tables[table];
  if (gov_list_reserve(rows, rows->count + count) != SQLITE_OK) names->failed = 1;
}

static void make_units(naming *names) {
  gov_facts *facts = names->facts;
  expect_rows(names, GOV_FACT_units, names->nodes.count);
  for (size_t i = 0; i < names->nodes.count; i++) {
    if (root_of(names, (uint32_t)i) != i) continue;
    name_node *node = node_at(names, (uint32_t)i);
    gov_unit *unit = GOV_ADD(facts, units);
    if (!unit) return;
    unit->unit_id = node->spelling;
    unit->data_class = "unknown";
    unit->place = node->place;
  }
  gov_unit *units = GOV_ROWS(facts, units);
  size_t count = GOV_COUNT(facts, units);
  if (count) qsort(units, count, sizeof *units, compare_units);
  for (size_t i = 0; i < count; i++) {
    uint32_t *slot = gov_map_at(&names->by_unit, gov_text_of(units[i].unit_id));
    if (slot)
      *slot = (uint32_t)i;
    else
      names->failed = 1;
  }
}

static void make_names(naming *names) {
  expect_rows(names, GOV_FACT_names, names->spellings.count);
  for (size_t i = 0; i < names->spellings.count; i++) {
    spelling *at = gov_list_at(&names->spellings, i);
    if (at->node == GOV_MAP_NONE) continue;
    gov_name *row = GOV_ADD(names->facts, names);
    if (!row) return;
    *row = (gov_name){node_at(names, root_of(names, at->node))->spelling, at->text, at->place};
  }
}

static const char *join_tags(gov_arena *arena, const char *tags, const char *more) {
  if (!more || !*more) return tags;
  if (!tags) return more;
  return strstr(tags, more) ? tags : gov_arena_printf(arena, "%s,%s", tags, more);
}

/* account_id and then tenant_id: the column that is named after tenants tells them apart. */
static int tells_more(const char *column, const char *known) {
  if (!column || !known) return column != NULL;
  return gov_text_find(gov_text_of(column), "tenant") &&
         !gov_text_find(gov_text_of(known), "tenant");
}

/* What declaring mentions say of the unit; the first word on each matter wins, registries before
 * all others. */
static void describe_units(naming *names, int registries) {
  gov_packed_view view = GOV_PACKED_VIEW(names->facts, mentions);
  gov_unit *units = GOV_ROWS(names->facts, units);
  const gov_mention *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    int from_registry = row->source && !strcmp(row->source, GOV_BY_REGISTRY);
    if (row->role != GOV_DECLARES || !row->name || from_registry != registries) continue;
    uint32_t number = gov_map_get(&names->by_unit, gov_text_of(row->name));
    if (number == GOV_MAP_NONE) continue;
    gov_unit *unit = &units[number];
    if (!unit->kind) unit->kind = row->kind;
    if (!unit->owner) unit->owner = row->owner;
    if (!unit->spec_id) unit->spec_id = row->owner_spec;
    if (!unit->tenant_told && tells_more(row->tenant_key, unit->tenant_key))
      unit->tenant_key = row->tenant_key;
    unit->tenant_told |= registries && row->tenant_key;
    unit->tags = join_tags(&names->facts->arena, unit->tags, row->tags);
    unit->ui_related |= row->ui_related;
  }
  if (gov_packed_view_close(&view) != SQLITE_OK) names->failed = 1;
}

static void free_naming(naming *names) {
  gov_list_free(&names->nodes);
  gov_list_free(&names->spellings);
  gov_map_free(&names->by_folded);
  gov_map_free(&names->by_spelling);
  gov_map_free(&names->by_suffix);
  gov_map_free(&names->by_unit);
}

int gov_pass_names(gov_facts *facts) {
  naming names = {.facts = facts,
                  .nodes = {.row_bytes = sizeof(name_node)},
                  .spellings = {.row_bytes = sizeof(spelling)}};
  names.failed = gov_mark_reused_names(facts) != SQLITE_OK;
  visit_documents(&names, declare_visited);
  visit_changes(&names, declare_visited);
  cite_statements(&names);
  join_renames(&names);
  join_suffixes(&names);
  name_groups(&names);
  if (!names.failed && !facts->arena.failed) {
    visit_documents(&names, rewrite_visited);
    visit_changes(&names, rewrite_visited);
    rewrite_statements(&names);
    found_evidence(&names);
    make_units(&names);
    make_names(&names);
    describe_units(&names, 1);
    describe_units(&names, 0);
  }
  int failed = names.failed || facts->arena.failed;
  free_naming(&names);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}
