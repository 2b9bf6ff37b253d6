/* specs.c: repositories, the index, and the choice of specs. */
#include "workspace/specs.h"

#include "workspace/flags.h"
#include "workspace/glob.h"

void gov_specs_init(gov_specs *specs, gov_facts *facts, gov_roots *roots, char **error) {
  *specs = (gov_specs){
      .facts = facts, .roots = roots, .repos = {.row_bytes = sizeof(gov_repo)}, .error = error};
}

void gov_specs_free(gov_specs *specs) {
  gov_list_free(&specs->repos);
  gov_spec_index_free(&specs->index);
}

static int add_repo_root(gov_specs *specs, const char *config, const gov_repo *repo) {
  int rc = gov_roots_add(specs->roots, &specs->facts->arena, repo->root, repo->id);
  if (rc != SQLITE_CANTOPEN) return rc;
  gov_diagnose(specs->facts, GOV_WARNING, "repos.missing", (gov_place){config, repo->line},
               "the root '%s' of repository %s is no folder that can be read", repo->root,
               repo->id);
  return SQLITE_OK;
}

int gov_specs_read_repos(gov_specs *specs) {
  const char *given = gov_flag_value(specs->facts, "repos-config");
  if (!given) return SQLITE_OK;
  gov_input document;
  int rc = gov_input_read(&document, specs->facts, specs->roots, "repos-config", given,
                          GOV_KIND_CONFIG, specs->error);
  if (rc == SQLITE_OK) {
    rc = gov_repos_config_read(&specs->repos, specs->facts, document.path, document.text);
    if (rc == SQLITE_CORRUPT) {
      *specs->error =
          sqlite3_mprintf("gov_scan: --repos-config: '%s' is neither JSON nor YAML", given);
      rc = SQLITE_ERROR;
    }
  }
  for (size_t i = 0; i < specs->repos.count && rc == SQLITE_OK; i++) {
    rc = add_repo_root(specs, document.path, gov_list_at(&specs->repos, i));
  }
  gov_input_free(&document);
  return rc;
}

/* The usual places, the canonical one first; an inventory serves where there is no index. */
static const struct {
  const char *path, *code, *remark;
} places[] = {
    {".spec/SPEC_INDEX.json", NULL, NULL},
    {"SPEC_INDEX.json", "index.legacy_place",
     "a legacy place; .spec/SPEC_INDEX.json is the canonical one"},
    {".smartspec/SPEC_INDEX.json", "index.deprecated_place",
     "a deprecated place; .spec/SPEC_INDEX.json is the canonical one"},
    {"specs/SPEC_INDEX.json", "index.older_place",
     "an older place; .spec/SPEC_INDEX.json is the canonical one"},
    {"specs/spec-inventory.json", "index.inventory",
     "there is no SPEC_INDEX.json: the inventory is read in its place"},
};

static int read_index_at(gov_specs *specs, const char *path, int is_given) {
  gov_input document;
  int rc = gov_input_read(&document, specs->facts, specs->roots, "index", path, GOV_KIND_INDEX,
                          specs->error);
  if (rc == SQLITE_OK) {
    rc = gov_spec_index_read(&specs->index, specs->facts, document.path, document.text);
    if (rc == SQLITE_CORRUPT || (rc == SQLITE_MISMATCH && is_given)) {
      *specs->error =
          sqlite3_mprintf("gov_scan: the index '%s' %s", path,
                          rc == SQLITE_CORRUPT ? "cannot be parsed" : "holds no spec with an id");
      rc = SQLITE_ERROR;
    }
  }
  if (rc == SQLITE_MISMATCH) { /* another tool's file of the same name: reported, and no index */
    gov_spec_index_free(&specs->index);
    specs->index = (gov_spec_index){0};
    gov_artifact *artifact =
        &GOV_ROWS(specs->facts, artifacts)[GOV_COUNT(specs->facts, artifacts) - 1];
    artifact->status = GOV_SKIPPED;
    artifact->note = "no spec index";
    rc = SQLITE_OK;
  }
  gov_input_free(&document);
  return rc;
}

static void fill_repos_of_specs(gov_specs *specs) {
  for (size_t i = 0; i < specs->repos.count; i++) {
    const gov_repo *repo = gov_list_at(&specs->repos, i);
    gov_text rest = gov_text_of(repo->specs ? repo->specs : ""), id;
    while (gov_list_next_item(&rest, &id)) {
      uint32_t row = gov_map_get(&specs->index.specs, id);
      if (row == GOV_MAP_NONE) {
        gov_diagnose(specs->facts, GOV_WARNING, "repos.unknown_spec", (gov_place){NULL, repo->line},
                     "repository %s names spec %.*s, which the index does not list", repo->id,
                     (int)id.n, id.z);
        continue;
      }
      gov_spec *spec = &GOV_ROWS(specs->facts, specs)[row];
      if (!spec->repo) spec->repo = repo->id;
      if (!spec->owner) spec->owner = repo->owner;
    }
  }
}

int gov_specs_read_index(gov_specs *specs) {
  const char *given = gov_flag_value(specs->facts, "index");
  int rc = SQLITE_OK;
  if (given) rc = read_index_at(specs, given, 1);
  for (size_t i = 0; !given && i < sizeof places / sizeof *places; i++) {
    if (gov_path_look(specs->roots, places[i].path) != GOV_PATH_FILE) continue;
    if (places[i].code) {
      gov_diagnose(specs->facts, GOV_INFO, places[i].code, (gov_place){places[i].path, 0}, "%s",
                   places[i].remark);
    }
    rc = read_index_at(specs, places[i].path, 0);
    break;
  }
  if (rc == SQLITE_OK) fill_repos_of_specs(specs);
  return rc;
}

/* The ids there are, for the message about one that is not. */
static int unknown_spec(gov_specs *specs, gov_text id) {
  size_t count = GOV_COUNT(specs->facts, specs);
  const char **ids = sqlite3_malloc64((count + 1) * sizeof *ids);
  char *word = sqlite3_mprintf("%.*s", (int)(id.n > 80 ? 80 : id.n), id.z);
  if (ids && word) {
    for (size_t i = 0; i < count; i++) ids[i] = GOV_ROWS(specs->facts, specs)[i].spec_id;
    const char *nearest = gov_nearest(word, ids, count);
    if (!specs->index.path) {
      *specs->error = sqlite3_mprintf(
          "gov_scan: --spec-ids: '%s' cannot be looked up: there is no spec index", word);
    } else {
      *specs->error = sqlite3_mprintf("gov_scan: --spec-ids: '%s' is not in the index %s%s%s%s",
                                      word, specs->index.path, nearest ? "; did you mean '" : "",
                                      nearest ? nearest : "", nearest ? "'?" : "");
    }
  }
  sqlite3_free(ids);
  sqlite3_free(word);
  return *specs->error ? SQLITE_ERROR : SQLITE_NOMEM;
}

int gov_specs_choose(gov_specs *specs) {
  gov_text rest = gov_text_of(gov_flag_value(specs->facts, "spec-ids")), id;
  gov_spec *rows = GOV_ROWS(specs->facts, specs);
  int all = !rest.n;
  for (size_t i = 0; all && i < GOV_COUNT(specs->facts, specs); i++) {
    rows[i].in_scope = 1;
    rows[i].via = "all";
  }
  while (gov_list_next_item(&rest, &id)) {
    uint32_t row = gov_map_get(&specs->index.specs, id);
    if (row == GOV_MAP_NONE) return unknown_spec(specs, id);
    rows[row].in_scope = 1;
    rows[row].via = "flag";
  }
  return SQLITE_OK;
}

/* Dependencies as a graph: for each spec the list of edges that leave it. */
typedef struct spec_reach {
  gov_facts *facts;
  uint32_t *to;           /* of each edge: row of specs, GOV_MAP_NONE where the index has none */
  uint32_t *first, *next; /* first[spec], next[edge] */
  uint32_t *waiting;      /* specs reached, whose edges are yet to be followed */
  unsigned char *reached;
} spec_reach;

static int is_of_registry(const gov_dependency *edge) {
  return !strcmp(edge->relation, "consumer") || !strcmp(edge->relation, "shared_with");
}

static void link_edges(spec_reach *reach, const gov_map *by_id, int backwards) {
  const gov_dependency *edges = GOV_ROWS(reach->facts, dependencies);
  for (size_t i = 0; i < GOV_COUNT(reach->facts, specs); i++) reach->first[i] = GOV_MAP_NONE;
  for (size_t i = GOV_COUNT(reach->facts, dependencies); i-- > 0;) {
    uint32_t user = gov_map_get(by_id, gov_text_of(edges[i].spec_id));
    uint32_t used = gov_map_get(by_id, gov_text_of(edges[i].depends_on));
    uint32_t from = backwards ? used : user;
    reach->to[i] = backwards ? user : used;
    if (from == GOV_MAP_NONE || reach->to[i] == GOV_MAP_NONE || !strcmp(edges[i].relation, "child"))
      continue;
    reach->next[i] = reach->first[from];
    reach->first[from] = (uint32_t)i;
  }
}

/* Marks what the chosen specs reach, as far as it goes. */
static void follow_edges(spec_reach *reach, const char *via, int backwards) {
  const gov_dependency *edges = GOV_ROWS(reach->facts, dependencies);
  gov_spec *specs = GOV_ROWS(reach->facts, specs);
  size_t count = 0;
  for (size_t i = 0; i < GOV_COUNT(reach->facts, specs); i++) {
    reach->reached[i] = specs[i].via && !strcmp(specs[i].via, "flag");
    if (reach->reached[i]) reach->waiting[count++] = (uint32_t)i;
  }
  while (count) {
    uint32_t from = reach->waiting[--count];
    for (uint32_t edge = reach->first[from]; edge != GOV_MAP_NONE; edge = reach->next[edge]) {
      uint32_t to = reach->to[edge];
      if (reach->reached[to]) continue;
      reach->reached[to] = 1;
      reach->waiting[count++] = to;
      if (specs[to].in_scope) continue;
      specs[to].in_scope = 1;
      specs[to].via = backwards && is_of_registry(&edges[edge]) ? "consumer" : via;
    }
  }
}

static int spread(gov_facts *facts, const gov_map *by_id, const char *via, int backwards) {
  gov_arena memory = {0};
  size_t specs = GOV_COUNT(facts, specs), edges = GOV_COUNT(facts, dependencies);
  spec_reach reach = {.facts = facts,
                      .to = gov_arena_alloc(&memory, edges * sizeof(uint32_t)),
                      .first = gov_arena_alloc(&memory, specs * sizeof(uint32_t)),
                      .next = gov_arena_alloc(&memory, edges * sizeof(uint32_t)),
                      .waiting = gov_arena_alloc(&memory, specs * sizeof(uint32_t)),
                      .reached = gov_arena_alloc(&memory, specs)};
  if (!memory.failed) {
    link_edges(&reach, by_id, backwards);
    follow_edges(&reach, via, backwards);
  }
  int rc = memory.failed ? SQLITE_NOMEM : SQLITE_OK;
  gov_arena_free(&memory);
  return rc;
}

/* Registries say who consumes a dataset; when owner and consumer are specs, one depends on the
** other. */
static int add_consumers(gov_facts *facts, const gov_map *by_id) {
  gov_map owners = {0}; /* dataset as spelled → mention that names its owner */
  gov_packed_view mentions = GOV_PACKED_VIEW(facts, mentions);
  const gov_mention *mention;
  int rc = SQLITE_OK;
  for (size_t i = 0; rc == SQLITE_OK && (mention = gov_packed_next(&mentions, &i)) != NULL;) {
    if (!mention->owner_spec || !mention->name) continue;
    uint32_t *slot = gov_map_at(&owners, gov_text_of(mention->name));
    if (!slot)
      rc = SQLITE_NOMEM;
    else if (*slot == GOV_MAP_NONE)
      *slot = (uint32_t)i - 1;
  }
  const gov_service *services = GOV_ROWS(facts, services);
  for (size_t i = 0; i < GOV_COUNT(facts, services) && rc == SQLITE_OK; i++) {
    const gov_service *row = &services[i];
    if (!row->unit_id || !row->service || strcmp(row->role, "consumer") != 0) continue;
    uint32_t owner = gov_map_get(&owners, gov_text_of(row->unit_id));
    if (owner == GOV_MAP_NONE || gov_map_get(by_id, gov_text_of(row->service)) == GOV_MAP_NONE)
      continue;
    mention = gov_packed_at(&mentions, owner);
    if (!mention || gov_map_get(by_id, gov_text_of(mention->owner_spec)) == GOV_MAP_NONE) continue;
    gov_dependency *made = GOV_ADD(facts, dependencies);
    if (!made)
      rc = SQLITE_NOMEM;
    else
      *made = (gov_dependency){.spec_id = row->service,
                               .depends_on = mention->owner_spec,
                               .relation = "consumer",
                               .place = row->place};
  }
  int closed = gov_packed_view_close(&mentions);
  gov_map_free(&owners);
  return rc == SQLITE_OK ? closed : rc;
}

int gov_specs_extend_scope(gov_facts *facts) {
  const char *chosen = gov_flag_value(facts, "spec-ids");
  int extends = chosen && gov_flag_is_on(facts, "include-dependencies");
  gov_map by_id = {0};
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(facts, specs) && rc == SQLITE_OK; i++) {
    uint32_t *slot = gov_map_at(&by_id, gov_text_of(GOV_ROWS(facts, specs)[i].spec_id));
    if (slot)
      *slot = (uint32_t)i;
    else
      rc = SQLITE_NOMEM;
  }
  if (rc == SQLITE_OK) rc = add_consumers(facts, &by_id);
  if (rc == SQLITE_OK && extends) rc = spread(facts, &by_id, "dependency", 0);
  if (rc == SQLITE_OK && extends) rc = spread(facts, &by_id, "dependent", 1);
  gov_map_free(&by_id);
  return rc;
}
