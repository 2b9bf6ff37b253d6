/* registry.c: registries under .spec/registry/ and data classifications of other shapes.
**
** All share an envelope and disagree on the name of the list in it, so a list is taken by any of
** its names, else the one list of objects there is. Shapes of classifications:
**   classifications: [{unit, data_class, tags, owner, fields: [{name, data_class}]}]          ours;
** a unit may be a pattern
**   tiers: [{name, units}]              records: [{id, owner, classification, retention}]     seen
** elsewhere
**   tables: {t: {tier, columns: {c: {tier}}}}
** Models and services become units with an owner and who shares them. Other registries hold
** nothing for the facts.
*/
#include "facts/wildcard.h"
#include "read/models/model.h"
#include "read/policies/policy_parts.h"
#include "read/readers.h"

static const char class_names[] =
    "data_class|classification|class|sensitivity|tier|level|data_classification";
static const char unit_names[] = "unit|unit_id|table|dataset|name|id|topic|collection";
static const char list_names[] =
    "classifications|data_classifications|records|units|datasets|entries|data";

static const char *source_of(const gov_reading *reading) {
  switch (reading->source->kind) {
  case GOV_KIND_REGISTRY: return GOV_BY_REGISTRY;
  case GOV_KIND_POLICY: return GOV_BY_POLICY;
  default: return GOV_BY_MODEL;
  }
}

/* A pattern cannot declare a unit; it classifies those that others declare. */
static void classify_pattern(gov_reading *reading, const char *pattern, const gov_node *entry,
                             const char *data_class) {
  gov_policy *row =
      gov_add_policy(reading, gov_arena_printf(&reading->facts->arena, "class:%s", pattern),
                     GOV_CLASSIFICATION, entry);
  if (!row) return;
  row->subject_kind = "unit";
  row->subject = pattern;
  row->effect = "classify";
  row->control = data_class;
  row->tags = gov_node_joined(reading->facts, gov_member(entry, "tags|labels"));
}

static void read_field(gov_reading *reading, const char *unit, const gov_node *node) {
  int is_map = node->kind == GOV_NODE_MAP;
  const char *name = node->key ? gov_key_keep(reading->facts, node)
                     : is_map  ? gov_keep_in(reading->facts, node, "name|field|column")
                               : gov_node_keep(reading->facts, node);
  gov_field *row = gov_add_field(reading, unit, name, node);
  if (!row) return;
  if (is_map) {
    row->data_class = gov_keep_in(reading->facts, node, class_names);
    row->tags = gov_node_joined(reading->facts, gov_member(node, "tags|labels"));
    row->type = gov_keep_in(reading->facts, node, "type");
  } else if (node->key) {
    row->data_class = gov_node_keep(reading->facts, node);
  }
}

static void add_services(gov_reading *reading, const gov_node *entry, const char *unit,
                         const char *role, const char *names) {
  const gov_node *list = gov_member(entry, names);
  const gov_node *one = list && list->kind == GOV_NODE_LIST ? list->first : list;
  for (; one; one = list->kind == GOV_NODE_LIST ? one->next : NULL) {
    const char *name = gov_node_keep(reading->facts, one);
    gov_service *row = name ? GOV_ADD(reading->facts, services) : NULL;
    if (!row) continue;
    *row = (gov_service){
        .service = name, .role = role, .unit_id = unit, .place = gov_place_of(reading, one)};
  }
}

static void add_retention(gov_reading *reading, const char *unit, const gov_node *entry) {
  const gov_node *retention = gov_member(entry, "retention|retention_period");
  if (gov_node_text(retention)) gov_add_retention(reading, NULL, unit, retention);
}

/* "regions": where the data is kept. */
static void add_places(gov_reading *reading, const char *unit, const gov_node *entry) {
  const gov_node *places = gov_member(entry, "regions|region");
  const gov_node *one = places && places->kind == GOV_NODE_LIST ? gov_node_first(places) : places;
  for (; one; one = places->kind == GOV_NODE_LIST ? one->next : NULL)
    gov_model_stored(reading, unit, NULL, gov_node_text(one), one->line);
}

static void read_unit(gov_reading *reading, const char *unit, const gov_node *entry,
                      const char *data_class) {
  gov_facts *facts = reading->facts;
  if (!unit) {
    gov_diagnose(facts, GOV_WARNING, "registry.no_unit", gov_place_of(reading, entry),
                 "an entry names no unit");
    return;
  }
  if (gov_is_wildcard(unit)) {
    classify_pattern(reading, unit, entry, data_class);
    return;
  }
  gov_mention *row = gov_add_mention(reading, unit, source_of(reading), entry);
  if (!row) return;
  row->data_class = data_class;
  row->tags = gov_node_joined(facts, gov_member(entry, "tags|labels"));
  row->owner = gov_keep_in(facts, entry, "owner|team|steward|data_owner");
  row->owner_spec = gov_keep_in(facts, entry, "owner_spec|owned_by_spec|spec_id");
  row->tenant_key = gov_keep_in(facts, entry, "tenant_key|tenant_column");
  row->kind = GOV_DATASET;
  row->ui_related = gov_node_boolean(gov_member(entry, "ui_related|ui")) == 1;
  const gov_node *fields = gov_member(entry, "fields|columns|properties");
  for (const gov_node *one = gov_node_first(fields); one; one = one->next)
    read_field(reading, unit, one);
  add_services(reading, entry, unit, "owner", "owner_service|service");
  add_services(reading, entry, unit, "producer", "producers|producer");
  add_services(reading, entry, unit, "consumer", "consumers|consumer|shared_with");
  add_retention(reading, unit, entry);
  add_places(reading, unit, entry);
}

static void read_entries(gov_reading *reading, const gov_node *list) {
  for (const gov_node *one = gov_node_first(list); one; one = one->next) {
    const char *unit = gov_keep_in(reading->facts, one, unit_names);
    if (!unit && one->key) unit = gov_key_keep(reading->facts, one);
    const char *data_class = one->kind == GOV_NODE_MAP
                                 ? gov_keep_in(reading->facts, one, class_names)
                                 : gov_node_keep(reading->facts, one);
    read_unit(reading, unit, one, data_class);
  }
}

static void read_tiers(gov_reading *reading, const gov_node *tiers) {
  for (const gov_node *tier = gov_node_first(tiers); tier; tier = tier->next) {
    const char *data_class = tier->key ? gov_key_keep(reading->facts, tier)
                                       : gov_keep_in(reading->facts, tier, "name|id|tier|level");
    const gov_node *units = gov_member(tier, "units|tables|datasets|data|paths");
    for (const gov_node *one = gov_node_first(units); one; one = one->next) {
      const char *unit = gov_node_keep(reading->facts, one);
      if (unit && !strchr(unit, '/'))
        read_unit(reading, unit, one, data_class); /* a path is a place in code */
    }
  }
}

static int read_classification(gov_reading *reading, const gov_node *root) {
  const gov_node *tables = gov_member(root, "tables"), *tiers = gov_member(root, "tiers|levels");
  const gov_node *list = gov_member(root, list_names);
  if (list && list->kind >= GOV_NODE_LIST)
    read_entries(reading, list);
  else if (tables)
    read_entries(reading, tables);
  else if (!tiers && gov_only_list(root))
    read_entries(reading, gov_only_list(root));
  else if (!tiers)
    return 0;
  if (tiers) read_tiers(reading, tiers);
  return 1;
}

static void read_models(gov_reading *reading, const gov_node *list) {
  for (const gov_node *one = gov_node_first(list); one; one = one->next) {
    const char *unit = gov_keep_in(reading->facts, one, "name|table|model|id");
    if (unit) read_unit(reading, unit, one, gov_keep_in(reading->facts, one, class_names));
  }
}

/* What a service is responsible for may be prose: the row counts when it turns out to name a unit.
 */
static void add_owned(gov_reading *reading, const gov_node *service, gov_service like,
                      const char *role, const char *names) {
  for (const gov_node *one = gov_node_first(gov_member(service, names)); one; one = one->next) {
    const char *unit = gov_node_keep(reading->facts, one);
    gov_service *row = unit && !strchr(unit, ' ') ? GOV_ADD(reading->facts, services) : NULL;
    if (!row) continue;
    *row = like;
    row->role = role;
    row->unit_id = unit;
    row->place = gov_place_of(reading, one);
  }
}

static void read_services(gov_reading *reading, const gov_node *list) {
  for (const gov_node *one = gov_node_first(list); one; one = one->next) {
    gov_service like = {.service = gov_keep_in(reading->facts, one, "name|service|id"),
                        .role = "owner",
                        .store = gov_keep_in(reading->facts, one, "store|database|datastore"),
                        .repo = gov_keep_in(reading->facts, one, "repo|repository"),
                        .owner = gov_keep_in(reading->facts, one, "owner|team|owner_spec"),
                        .place = gov_place_of(reading, one)};
    gov_service *row = like.service ? GOV_ADD(reading->facts, services) : NULL;
    if (!row) continue;
    *row = like;
    add_owned(reading, one, like, "owner", "responsibilities|owns|units|tables|datasets|stores");
    add_owned(reading, one, like, "producer", "produces|publishes|writes|outputs");
    add_owned(reading, one, like, "consumer", "consumes|reads|subscribes|inputs|uses");
  }
}

static int read_root(gov_reading *reading, const gov_node *root) {
  gov_text name = gov_text_of(reading->source->name);
  const gov_node *models = gov_member(root, "data_models|models");
  const gov_node *services = gov_member(root, "services");
  int classifies = gov_text_find(name, "classification") != NULL;
  if (root->kind != GOV_NODE_MAP) {
    if (classifies && root->kind == GOV_NODE_LIST) read_entries(reading, root);
    return SQLITE_OK;
  }
  if (models) read_models(reading, models);
  if (services) read_services(reading, services);
  if (models || services) return SQLITE_OK;
  if (!classifies &&
      !gov_member(root, "classifications|data_classifications|classification_vocabulary|tiers"))
    return SQLITE_OK;
  if (read_classification(reading, root)) return SQLITE_OK;
  gov_diagnose(reading->facts, GOV_WARNING, "registry.empty", gov_place_of(reading, root),
               "no list of classified units was found in it");
  return SQLITE_OK;
}

static int recognise_registry(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  if (!gov_text_ends(name, ".json") && !gov_text_ends(name, ".yaml") &&
      !gov_text_ends(name, ".yml"))
    return 0;
  if (head->kind == GOV_KIND_REGISTRY) return 50;
  /* A registry that --registry-dir replaced is not to come in again as a policy. */
  if (gov_text_find(gov_text_of(head->path), ".spec/registry/")) return 0;
  if (gov_text_find(head->bytes, "classifications") ||
      gov_text_find(head->bytes, "classification_vocabulary"))
    return 70;
  return gov_text_find(name, "classification") && !gov_text_find(head->bytes, "applies_to") ? 65
                                                                                            : 0;
}

const gov_reader gov_reader_registry = {.format = "registry",
                                        .kinds =
                                            GOV_KIND_REGISTRY | GOV_KIND_POLICY | GOV_KIND_MODEL,
                                        .recognise = recognise_registry,
                                        .read_root = read_root};
