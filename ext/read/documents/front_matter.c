/* front_matter.c: scalars of front matter become gov_document_fields; some mean more. */
#include "read/documents/front_matter.h"

#include "facts/redact/redact.h"
#include "read/prose/phrases.h"

enum { NAME_BYTES = 128 };

static int add_field(gov_facts *facts, const char *path, const gov_node *node) {
  char folded[NAME_BYTES];
  gov_text name = {folded, gov_fold_letters(gov_text_of(node->key), folded, sizeof folded)};
  const char *value = gov_node_text(node) ? node->text : gov_node_joined(facts, node);
  gov_document_field *row = GOV_ADD(facts, document_fields);
  if (!row) return SQLITE_NOMEM;
  row->path = path;
  row->section_id = 1;
  row->name = gov_redact(&facts->arena, name);
  row->value = value ? gov_redact_labelled(&facts->arena, name, gov_text_of(value)) : NULL;
  row->line = node->line;
  return SQLITE_OK;
}

/* What the map says; what it does not say, the map above it says. */
static const char *said_by(gov_reading *reading, const gov_node *map, const gov_node *above,
                           const char *names) {
  const char *own = gov_keep_in(reading->facts, map, names);
  return own || !above ? own : gov_keep_in(reading->facts, above, names);
}

/* Regions and environments the plan states for a map: the document or one of its units. A unit that
** says where it goes alone comes from where the document says. */
static int add_flow(gov_reading *reading, const gov_node *map, const gov_node *above,
                    const char *unit) {
  static const char sources[] = "source_region|from_region", source_envs[] = "source_env|from_env",
                    targets[] = "target_region|to_region|destination_region",
                    target_envs[] = "target_env|to_env";
  int regions = gov_member(map, sources) || gov_member(map, targets);
  int envs = gov_member(map, source_envs) || gov_member(map, target_envs);
  if (!regions && !envs) return SQLITE_OK;
  const char *source = said_by(reading, map, above, sources);
  const char *target = said_by(reading, map, above, targets);
  const char *source_env = said_by(reading, map, above, source_envs);
  const char *target_env = said_by(reading, map, above, target_envs);
  if (!unit && (!source || !target) && (!source_env || !target_env)) return SQLITE_OK;
  gov_flow *flow = GOV_ADD(reading->facts, flows);
  if (!flow) return SQLITE_NOMEM;
  flow->unit_id = gov_arena_string(&reading->facts->arena, unit);
  flow->source_region = source;
  flow->target_region = target;
  flow->source_env = source_env;
  flow->target_env = target_env;
  flow->via = GOV_BY_PLAN;
  flow->place = (gov_place){reading->source->path, gov_node_line(map)};
  return SQLITE_OK;
}

static int add_map(gov_reading *reading, const gov_node *map) {
  for (const gov_node *member = map->first; member; member = member->next) {
    if (member->kind == GOV_NODE_MAP || !member->key) continue;
    if (member->kind == GOV_NODE_LIST && member->first && member->first->kind == GOV_NODE_MAP)
      continue;
    if (add_field(reading->facts, reading->source->path, member) != SQLITE_OK) return SQLITE_NOMEM;
  }
  const char *spec = gov_keep_in(reading->facts, map, "spec_id|specid|spec");
  if (spec && !reading->artifact->spec_id) reading->artifact->spec_id = spec;
  int rc = add_flow(reading, map, NULL, NULL);
  const gov_node *units = gov_member(map, "units|tables|datasets|collections");
  for (const gov_node *unit = gov_node_first(units); unit && rc == SQLITE_OK; unit = unit->next) {
    const char *name = gov_text_in(unit, "unit|table|dataset|collection|name");
    if (name) rc = add_flow(reading, unit, map, name);
  }
  return rc;
}

int gov_front_matter_facts(const gov_document *document, gov_reading *reading) {
  for (const gov_node *root = document->tree.documents; root; root = root->next) {
    if (root->kind == GOV_NODE_MAP && add_map(reading, root) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
