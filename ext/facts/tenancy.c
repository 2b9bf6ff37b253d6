/* tenancy.c: units that a model shows to have no tenants, and units whose rows have lost theirs.
**
** A model that lists all columns, without a tenant key, says that a unit is not divided by tenant:
** but only when it does not point, through any number of references, at a unit that is.
** An invoice line has its tenant through its invoice. So has a copy that points at one: any other copy
** without the key of what it is made from mixes the tenants' rows.
*/
#include "base/map.h"
#include "facts/passes.h"
#include "read/sql/sql_facts.h"

enum { NO_MODEL, NO_TENANT, TENANT }; /* what is known of a unit, the larger wins */

typedef struct tenancy {
  gov_facts *facts;
  gov_map units;
  unsigned char *known; /* for each unit */
} tenancy;

static uint32_t unit_of(const tenancy *at, const char *unit_id) {
  return unit_id ? gov_map_get(&at->units, gov_text_of(unit_id)) : GOV_MAP_NONE;
}

static void mark(tenancy *at, const char *unit_id, unsigned char known) {
  uint32_t unit = unit_of(at, unit_id);
  if (unit != GOV_MAP_NONE && at->known[unit] < known) at->known[unit] = known;
}

/* References are followed until nothing changes; each round marks at least one unit, chains are
 * short. */
static void follow_references(tenancy *at) {
  const gov_field *fields = GOV_ROWS(at->facts, fields);
  for (int round = 0, changed = 1; changed && round < 32; round++) {
    changed = 0;
    for (size_t i = 0; i < GOV_COUNT(at->facts, fields); i++) {
      uint32_t to = unit_of(at, fields[i].references), from = unit_of(at, fields[i].unit_id);
      if (to == GOV_MAP_NONE || from == GOV_MAP_NONE) continue;
      if (at->known[to] != TENANT || at->known[from] == TENANT) continue;
      at->known[from] = TENANT;
      changed = 1;
    }
  }
}

static int is_model(const gov_map *models, const char *path) {
  return path && gov_map_get(models, gov_text_of(path)) != GOV_MAP_NONE;
}

static int find_models(const gov_facts *facts, gov_map *models) {
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts); i++) {
    const gov_artifact *artifact = &GOV_ROWS(facts, artifacts)[i];
    if (strcmp(artifact->kind, GOV_BY_MODEL) != 0 || strcmp(artifact->status, GOV_READ) != 0)
      continue;
    uint32_t *slot = gov_map_at(models, gov_text_of(artifact->path));
    if (!slot) return SQLITE_NOMEM;
    *slot = 1;
  }
  return SQLITE_OK;
}

static int state_no_tenant(tenancy *at, const gov_map *models) {
  for (size_t i = 0; i < GOV_COUNT(at->facts, fields); i++) {
    const gov_field *field = &GOV_ROWS(at->facts, fields)[i];
    int tells = field->complete && is_model(models, field->place.path);
    uint32_t unit = tells ? unit_of(at, field->unit_id) : GOV_MAP_NONE;
    if (unit == GOV_MAP_NONE || at->known[unit] != NO_TENANT) continue;
    at->known[unit] = NO_MODEL; /* once */
    gov_evidence *row = gov_state(at->facts, GOV_TENANCY_NO_TENANT, GOV_BY_MODEL, field->place);
    if (!row) return SQLITE_NOMEM;
    row->unit_id = field->unit_id;
    row->scope = GOV_SCOPE_UNIT;
    row->position = GOV_IN_FILE;
    row->why = "no column of the model tells tenants apart, and it refers to no table that has one";
  }
  return SQLITE_OK;
}

static int state_risk(tenancy *at, const gov_tenant_loss *loss, const char *source) {
  int own = !strcmp(loss->unit_id, loss->source_id);
  gov_evidence *row = gov_state(at->facts, GOV_TENANCY_RISK, source, loss->place);
  if (!row) return SQLITE_NOMEM;
  row->unit_id = loss->unit_id;
  row->scope = GOV_SCOPE_UNIT;
  row->standing = loss->likely ? GOV_INFERRED : GOV_EVIDENCED;
  row->position = GOV_IN_FILE;
  row->value = loss->key;
  row->why = own ? "the column that tells its tenants apart goes"
                 : gov_arena_printf(&at->facts->arena, "rows of %s come without its tenant key",
                                    loss->source_id);
  return at->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* What is known of the columns that artifacts list of each unit: a tenant key is among them, or none is. */
typedef struct listed_columns {
  uint8_t complete, keys;
} listed_columns;

static void list_columns(const tenancy *at, listed_columns *listed) {
  for (size_t i = 0; i < GOV_COUNT(at->facts, fields); i++) {
    const gov_field *field = &GOV_ROWS(at->facts, fields)[i];
    uint32_t unit = unit_of(at, field->unit_id);
    if (unit == GOV_MAP_NONE) continue;
    const char *key = GOV_ROWS(at->facts, units)[unit].tenant_key;
    listed[unit].complete |= field->complete != 0;
    int known = key && field->name && !gov_fold_compare(field->name, key);
    if (known) listed[unit].keys |= 1;
    if (!known && field->name && gov_is_tenant_key(field->name)) listed[unit].keys |= 2;
  }
}

static int state_loss(tenancy *at, const listed_columns *listed, const gov_tenant_loss *loss,
                      const char *source) {
  uint32_t unit = unit_of(at, loss->unit_id);
  if (unit == GOV_MAP_NONE) return SQLITE_OK;
  int own = !strcmp(loss->unit_id, loss->source_id);
  if (loss->kept) return SQLITE_OK;
  if (own && listed[unit].keys & 2) return SQLITE_OK; /* it has another */
  int has_key = GOV_ROWS(at->facts, units)[unit].tenant_key != NULL;
  if (!own && !has_key && at->known[unit] == TENANT)
    return SQLITE_OK; /* through what it refers to */
  if (!loss->told && (has_key || !listed[unit].complete)) return SQLITE_OK;
  return state_risk(at, loss, source);
}

/* Copies that pipelines and models tell of: all that is known of them is the columns they end with. */
static int state_lineage(tenancy *at, const listed_columns *listed) {
  for (size_t i = 0; i < GOV_COUNT(at->facts, lineage); i++) {
    const gov_lineage *row = &GOV_ROWS(at->facts, lineage)[i];
    uint32_t source = unit_of(at, row->source_unit_id);
    if (!row->unit_id || source == GOV_MAP_NONE || !strcmp(row->via, "script")) continue;
    const char *key = GOV_ROWS(at->facts, units)[source].tenant_key;
    if (!key || !strcmp(row->unit_id, row->source_unit_id)) continue;
    gov_tenant_loss loss = {
        .unit_id = row->unit_id, .source_id = row->source_unit_id, .key = key, .place = row->place};
    if (state_loss(at, listed, &loss, GOV_BY_PIPELINE) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* What is made of tenants' rows has tenants, under whatever name: no model can say that it has none. */
static void mark_made(tenancy *at) {
  for (size_t i = 0; i < GOV_COUNT(at->facts, tenant_losses); i++)
    mark(at, GOV_ROWS(at->facts, tenant_losses)[i].unit_id, TENANT);
  for (size_t i = 0; i < GOV_COUNT(at->facts, lineage); i++) {
    const gov_lineage *row = &GOV_ROWS(at->facts, lineage)[i];
    uint32_t source = unit_of(at, row->source_unit_id);
    if (source != GOV_MAP_NONE && at->known[source] == TENANT && strcmp(row->via, "script") != 0)
      mark(at, row->unit_id, TENANT);
  }
}

static int state_losses(tenancy *at) {
  size_t count = GOV_COUNT(at->facts, units);
  listed_columns *listed = sqlite3_malloc64((count + 1) * sizeof *listed);
  if (!listed) return SQLITE_NOMEM;
  memset(listed, 0, (count + 1) * sizeof *listed);
  list_columns(at, listed);
  int rc = SQLITE_OK;
  for (size_t i = 0; i < GOV_COUNT(at->facts, tenant_losses) && rc == SQLITE_OK; i++)
    rc = state_loss(at, listed, &GOV_ROWS(at->facts, tenant_losses)[i], GOV_BY_SCRIPT);
  if (rc == SQLITE_OK) rc = state_lineage(at, listed);
  sqlite3_free(listed);
  return rc;
}

int gov_pass_tenancy(gov_facts *facts) {
  tenancy at = {.facts = facts};
  gov_map models = {0};
  size_t count = GOV_COUNT(facts, units);
  int rc = find_models(facts, &models);
  at.known = sqlite3_malloc64(count + 1);
  if (!at.known)
    rc = SQLITE_NOMEM;
  else
    memset(at.known, NO_MODEL, count + 1);
  for (size_t i = 0; i < count && rc == SQLITE_OK; i++) {
    const gov_unit *unit = &GOV_ROWS(facts, units)[i];
    uint32_t *slot = gov_map_at(&at.units, gov_text_of(unit->unit_id));
    if (!slot)
      rc = SQLITE_NOMEM;
    else
      *slot = (uint32_t)i;
    if (unit->tenant_key) at.known[i] = TENANT;
  }
  gov_packed_view view = GOV_PACKED_VIEW(facts, evidence);
  const gov_evidence *row;
  for (size_t i = 0; rc == SQLITE_OK && (row = gov_packed_next(&view, &i)) != NULL;) {
    if (row->signal_no == GOV_TENANCY_TENANT_KEY) mark(&at, row->unit_id, TENANT);
  }
  int closed = gov_packed_view_close(&view);
  if (rc == SQLITE_OK) rc = closed;
  for (size_t i = 0; i < GOV_COUNT(facts, fields) && rc == SQLITE_OK; i++) {
    const gov_field *field = &GOV_ROWS(facts, fields)[i];
    if (field->complete && is_model(&models, field->place.path))
      mark(&at, field->unit_id, NO_TENANT);
  }
  if (rc == SQLITE_OK) follow_references(&at);
  if (rc == SQLITE_OK) rc = state_losses(&at);
  if (rc == SQLITE_OK) mark_made(&at);
  if (rc == SQLITE_OK) rc = state_no_tenant(&at, &models);
  sqlite3_free(at.known);
  gov_map_free(&at.units);
  gov_map_free(&models);
  return rc;
}
