/* attribution.c: which spec an artifact and a unit belong to, and what --spec-ids leaves in.
**
** An artifact's spec: its front matter or index entry (set before), else the spec in whose folder
** it lies, else a spec whose id is a part of its path, else `workspace`. A unit's spec: its
** registry's owner_spec, else that of its plan, script, pipeline, and at last of the artifact
** that declares it.
**
** With --spec-ids a unit stays when its spec is in scope, and also when a plan or script of a
** spec in scope covers it: a migration answers for the data it moves, whoever owns it.
*/
#include "base/map.h"
#include "facts/passes.h"

static const char workspace_spec[] = "workspace";

typedef struct attribution {
  gov_facts *facts;
  gov_map by_id;     /* spec id → row */
  gov_map by_folder; /* folder of spec.md → row */
  gov_map artifacts; /* path → row */
  gov_map units;     /* unit id → row */
} attribution;

static int note(gov_map *map, gov_text key, size_t number) {
  uint32_t *slot = gov_map_at(map, key);
  if (!slot) return SQLITE_NOMEM;
  if (*slot == GOV_MAP_NONE) *slot = (uint32_t)number;
  return SQLITE_OK;
}

static gov_text folder_of(const char *path) {
  const char *slash = strrchr(path, '/');
  return (gov_text){path, slash ? (size_t)(slash - path) : 0};
}

static int add_workspace_spec(gov_facts *facts) {
  gov_spec *spec = GOV_ADD(facts, specs);
  if (!spec) return SQLITE_NOMEM;
  const char *chosen = gov_flag_value(facts, "spec-ids");
  int all = !chosen || !*chosen;
  *spec = (gov_spec){.spec_id = workspace_spec,
                     .title = "What belongs to no spec",
                     .in_scope = all,
                     .via = all ? "all" : NULL};
  return SQLITE_OK;
}

static int index_specs(attribution *at) {
  gov_facts *facts = at->facts;
  int rc = SQLITE_OK, found = 0;
  for (size_t i = 0; i < GOV_COUNT(facts, specs); i++) {
    found |= !strcmp(GOV_ROWS(facts, specs)[i].spec_id, workspace_spec);
  }
  if (!found) rc = add_workspace_spec(facts);
  for (size_t i = 0; i < GOV_COUNT(facts, specs) && rc == SQLITE_OK; i++) {
    const gov_spec *spec = &GOV_ROWS(facts, specs)[i];
    rc = note(&at->by_id, gov_text_of(spec->spec_id), i);
    if (rc == SQLITE_OK && spec->path && folder_of(spec->path).n)
      rc = note(&at->by_folder, folder_of(spec->path), i);
  }
  return rc;
}

static const char *spec_of_path(const attribution *at, const char *path) {
  const gov_spec *specs = GOV_ROWS(at->facts, specs);
  for (gov_text folder = folder_of(path); folder.n; folder = (gov_text){folder.z, folder.n}) {
    uint32_t number = gov_map_get(&at->by_folder, folder);
    if (number != GOV_MAP_NONE) return specs[number].spec_id;
    while (folder.n && folder.z[folder.n - 1] != '/') folder.n--;
    if (folder.n) folder.n--;
  }
  for (const char *part = path; *part;) {
    size_t n = strcspn(part, "/");
    uint32_t number = gov_map_get(&at->by_id, (gov_text){part, n});
    if (number != GOV_MAP_NONE && part[n]) return specs[number].spec_id;
    part += n + (part[n] == '/');
  }
  return workspace_spec;
}

static int attribute_artifacts(attribution *at) {
  gov_artifact *artifacts = GOV_ROWS(at->facts, artifacts);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(at->facts, artifacts) && rc == SQLITE_OK; i++) {
    gov_artifact *row = &artifacts[i];
    if (!row->spec_id || gov_map_get(&at->by_id, gov_text_of(row->spec_id)) == GOV_MAP_NONE) {
      row->spec_id = spec_of_path(at, row->path);
    }
    rc = note(&at->artifacts, gov_text_of(row->path), i);
  }
  return rc;
}

static const char *spec_of_artifact(const attribution *at, const char *path) {
  uint32_t number = path ? gov_map_get(&at->artifacts, gov_text_of(path)) : GOV_MAP_NONE;
  return number == GOV_MAP_NONE ? NULL : GOV_ROWS(at->facts, artifacts)[number].spec_id;
}

/* Sources in the order in which they may claim a unit. */
static int attribute_by(attribution *at, const char *source) {
  gov_unit *units = GOV_ROWS(at->facts, units);
  gov_packed_view view = GOV_PACKED_VIEW(at->facts, evidence);
  const gov_evidence *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!row->unit_id || row->signal_no != GOV_COVERAGE_IN_SCOPE ||
        strcmp(row->source, source) != 0)
      continue;
    uint32_t number = gov_map_get(&at->units, gov_text_of(row->unit_id));
    if (number == GOV_MAP_NONE || units[number].spec_id) continue;
    units[number].spec_id = spec_of_artifact(at, row->place.path);
  }
  return gov_packed_view_close(&view);
}

static int attribute_units(attribution *at) {
  gov_unit *units = GOV_ROWS(at->facts, units);
  size_t count = GOV_COUNT(at->facts, units);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    rc = note(&at->units, gov_text_of(units[i].unit_id), i);
    const char *owner = units[i].spec_id;
    if (!owner || gov_map_get(&at->by_id, gov_text_of(owner)) != GOV_MAP_NONE) continue;
    gov_diagnose(at->facts, GOV_WARNING, "spec.unknown_owner", units[i].place,
                 "%s is owned by spec %s, which the index does not list", units[i].unit_id, owner);
    units[i].spec_id = NULL;
  }
  static const char *const sources[] = {GOV_BY_PLAN, GOV_BY_SCRIPT, GOV_BY_PIPELINE};
  for (size_t i = 0; rc == SQLITE_OK && i < sizeof sources / sizeof *sources; i++)
    rc = attribute_by(at, sources[i]);
  for (size_t i = 0; i < count; i++) {
    if (!units[i].spec_id) units[i].spec_id = spec_of_artifact(at, units[i].place.path);
    if (!units[i].spec_id) units[i].spec_id = workspace_spec;
  }
  return rc;
}

static int spec_in_scope(const attribution *at, const char *spec_id) {
  uint32_t number = spec_id ? gov_map_get(&at->by_id, gov_text_of(spec_id)) : GOV_MAP_NONE;
  return number != GOV_MAP_NONE && GOV_ROWS(at->facts, specs)[number].in_scope;
}

static int keep_units_in_scope(attribution *at) {
  gov_facts *facts = at->facts;
  const char *chosen = gov_flag_value(facts, "spec-ids");
  if (!chosen || !*chosen) return SQLITE_OK;
  size_t count = GOV_COUNT(facts, units);
  char *keep = sqlite3_malloc64(count + 1);
  if (!keep) return SQLITE_NOMEM;
  gov_unit *units = GOV_ROWS(facts, units);
  for (size_t i = 0; i < count; i++) keep[i] = (char)spec_in_scope(at, units[i].spec_id);
  gov_packed_view view = GOV_PACKED_VIEW(facts, evidence);
  const gov_evidence *row;
  for (size_t i = 0; (row = gov_packed_next(&view, &i)) != NULL;) {
    if (!row->unit_id || row->signal_no != GOV_COVERAGE_IN_SCOPE) continue;
    uint32_t number = gov_map_get(&at->units, gov_text_of(row->unit_id));
    if (number != GOV_MAP_NONE && spec_in_scope(at, spec_of_artifact(at, row->place.path)))
      keep[number] = 1;
  }
  int rc = gov_packed_view_close(&view);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if (keep[i]) units[kept++] = units[i];
  }
  facts->tables[GOV_FACT_units].count = kept;
  sqlite3_free(keep);
  return rc;
}

int gov_pass_specs(gov_facts *facts) {
  attribution at = {.facts = facts};
  int rc = index_specs(&at);
  if (rc == SQLITE_OK) rc = attribute_artifacts(&at);
  if (rc == SQLITE_OK) rc = attribute_units(&at);
  if (rc == SQLITE_OK) rc = keep_units_in_scope(&at);
  gov_map_free(&at.by_id);
  gov_map_free(&at.by_folder);
  gov_map_free(&at.artifacts);
  gov_map_free(&at.units);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
