/* fides.c: Fides manifests: datasets, systems and policies.
**
**   dataset:                                 collections become units, fields fields
**     - fides_key: shop
**       fides_meta: {namespace: {schema: public}}
**       collections:
**         - name: customer                   called public.customer
**           fields:
**             - {name: email, data_categories: [user.contact.email], fides_meta: {primary_key: false}}
**   system:                                  what a declared purpose keeps, it keeps no longer
**     - fides_key: billing
**       dataset_references: [shop]
**       privacy_declarations: [{data_categories: [user.contact], retention_period: 90 days}]
**
** Categories are tags; the most telling one of a field is its class, by the rows of
** data/classes.tsv, a category that is not there by those above it. A collection of one name in two
** datasets of the file goes by dataset and name. Retention is a limit: data is to be gone by then.
** Rules of a policy are about purposes of use, which no migration states: they are shown and not
** judged.
*/
#include "base/map.h"
#include "facts/classes.h"
#include "read/models/model.h"
#include "read/readers.h"

enum { NESTING_MAX = 8 };

typedef struct fides_file {
  gov_reading *reading;
  gov_map collections; /* name → how many datasets have it */
  const gov_node *datasets;
} fides_file;

static const char *key_of(const gov_node *entry) {
  return gov_text_in(entry, "fides_key");
}

/* ---- datasets ---- */

static int count_collections(fides_file *file, const gov_node *datasets) {
  for (const gov_node *dataset = gov_node_first(datasets); dataset; dataset = dataset->next) {
    const gov_node *one = gov_node_first(gov_member(dataset, "collections"));
    for (; one; one = one->next) {
      const char *name = gov_text_in(one, "name");
      uint32_t *slot = name ? gov_map_at(&file->collections, gov_text_of(name)) : NULL;
      if (name && !slot) return SQLITE_NOMEM;
      if (slot) *slot = *slot == GOV_MAP_NONE ? 1 : *slot + 1;
    }
  }
  return SQLITE_OK;
}

static const char *unit_of(fides_file *file, const gov_node *dataset, const gov_node *collection) {
  const char *name = gov_text_in(collection, "name");
  const gov_node *meta = gov_member(dataset, "fides_meta|fidesops_meta");
  const gov_node *namespace = gov_member(meta, "namespace");
  const char *schema = gov_text_in(namespace, "schema|schema_name|dataset_id|dataset_name");
  const char *database = gov_text_in(namespace, "database|database_name|project_id");
  uint32_t count = name ? gov_map_get(&file->collections, gov_text_of(name)) : GOV_MAP_NONE;
  if (!schema && !database && count != GOV_MAP_NONE && count > 1) schema = key_of(dataset);
  return gov_model_name(file->reading, database, schema, name);
}

/* The most telling of the categories is the class. */
static gov_marks marks_of(gov_reading *reading, const gov_node *entry) {
  gov_marks marks = {0};
  int highest = GOV_CLASS_UNKNOWN;
  const gov_node *one = gov_node_first(gov_member(entry, "data_categories"));
  for (; one; one = one->next) {
    const char *category = gov_node_keep(reading->facts, one);
    gov_class found;
    gov_mark_tag(reading, &marks, category);
    if (!category || !gov_class_find(gov_text_of(category), &found) || found.level <= highest)
      continue;
    highest = found.level;
    marks.data_class = category;
  }
  return marks;
}

static void read_field(gov_reading *reading, const char *unit, const char *above,
                       const gov_node *field, int depth) {
  const gov_node *meta = gov_member(field, "fides_meta|fidesops_meta");
  const char *name = gov_model_name(reading, NULL, above, gov_text_in(field, "name"));
  gov_field *row = gov_model_field(reading, unit, name, field->line);
  if (!row) return;
  gov_marks marks = marks_of(reading, field);
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  row->type = gov_keep_in(reading->facts, meta, "data_type");
  row->is_key = gov_node_boolean(gov_member(meta, "primary_key")) == 1;
  if (row->is_key) row->nullable = 0;
  const gov_node *to = gov_node_first(gov_member(meta, "references"));
  const char *target = gov_text_in(to, "field"); /* customer.id */
  size_t n = target ? strcspn(target, ".") : 0;
  if (n && target[n]) row->references = gov_model_keep(reading, (gov_text){target, n});
  const gov_node *inner = depth < NESTING_MAX ? gov_node_first(gov_member(field, "fields")) : NULL;
  for (; inner; inner = inner->next) read_field(reading, unit, name, inner, depth + 1);
}

/* What Fides calls retention is the longest time data may be kept. */
static void add_limit(gov_reading *reading, const char *policy_id, const char *unit,
                      const gov_node *retention) {
  gov_policy *row =
      gov_node_text(retention) ? gov_add_retention(reading, policy_id, unit, retention) : NULL;
  if (row) row->control = "delete_within";
}

static void read_dataset(fides_file *file, const gov_node *dataset) {
  gov_reading *reading = file->reading;
  gov_marks of_dataset = marks_of(reading, dataset);
  const gov_node *one = gov_node_first(gov_member(dataset, "collections"));
  for (; one; one = one->next) {
    const char *unit = unit_of(file, dataset, one);
    gov_marks marks = marks_of(reading, one);
    if (!gov_model_unit(reading, unit, GOV_DATASET, one->line, marks.tags ? marks : of_dataset))
      continue;
    const gov_node *field = gov_node_first(gov_member(one, "fields"));
    for (; field; field = field->next) read_field(reading, unit, NULL, field, 0);
    const gov_node *own = gov_member(one, "retention"), *all = gov_member(dataset, "retention");
    const gov_node *retention = own ? own : all;
    const char *text =
        gov_node_text(retention); /* the default is "No retention or erasure policy" */
    if (text && !gov_text_starts(gov_text_of(text), "no"))
      add_limit(reading, NULL, unit, retention);
  }
}

/* ---- systems ---- */

/* Is a category the one asked for, or below it? */
static int lies_in(const char *category, const char *above) {
  size_t n = strlen(above);
  return !strncmp(category, above, n) && (!category[n] || category[n] == '.');
}

static int has_category(const gov_node *entry, const gov_node *wanted, int depth) {
  const gov_node *own = gov_node_first(gov_member(entry, "data_categories"));
  for (; own; own = own->next) {
    for (const gov_node *one = gov_node_first(wanted); one; one = one->next) {
      if (gov_node_text(own) && gov_node_text(one) && lies_in(own->text, one->text)) return 1;
    }
  }
  const gov_node *inner = depth < NESTING_MAX ? gov_node_first(gov_member(entry, "fields")) : NULL;
  for (; inner; inner = inner->next) {
    if (has_category(inner, wanted, depth + 1)) return 1;
  }
  return 0;
}

static const gov_node *dataset_of(const fides_file *file, const gov_node *reference) {
  const char *key = gov_node_text(reference) ? reference->text : key_of(reference);
  for (const gov_node *one = gov_node_first(file->datasets); one && key; one = one->next) {
    const char *own = key_of(one);
    if (own && !strcmp(own, key)) return one;
  }
  return NULL;
}

static void add_service(fides_file *file, const gov_node *system, const gov_node *reference,
                        const char *role) {
  const gov_node *dataset = dataset_of(file, reference);
  const gov_node *one = gov_node_first(gov_member(dataset, "collections"));
  for (; one; one = one->next) {
    gov_service *row = GOV_ADD(file->reading->facts, services);
    if (!row) return;
    row->service = gov_keep_in(file->reading->facts, system, "fides_key|name");
    row->role = role;
    row->unit_id = unit_of(file, dataset, one);
    row->place = gov_place_of(file->reading, reference);
  }
}

static void read_declaration(fides_file *file, const gov_node *system,
                             const gov_node *declaration) {
  gov_reading *reading = file->reading;
  const gov_node *retention = gov_member(declaration, "retention_period");
  const gov_node *wanted = gov_member(declaration, "data_categories");
  const gov_node *references = gov_member(declaration, "dataset_references");
  if (!references) references = gov_member(system, "dataset_references");
  if (!gov_node_text(retention)) return;
  const char *name = gov_keep_in(reading->facts, system, "fides_key");
  const char *policy_id =
      gov_arena_printf(&reading->facts->arena, "retention:%s", name ? name : "system");
  int reached = 0;
  for (const gov_node *one = gov_node_first(references); one; one = one->next) {
    const gov_node *dataset = dataset_of(file, one);
    const gov_node *collection = gov_node_first(gov_member(dataset, "collections"));
    for (; collection; collection = collection->next) {
      if (!has_category(collection, wanted, 0)) continue;
      reached = 1;
      add_limit(reading, policy_id, unit_of(file, dataset, collection), retention);
    }
  }
  if (!reached)
    gov_diagnose(reading->facts, GOV_WARNING, "policy.incomplete", gov_place_of(reading, retention),
                 "%s limits retention, but no dataset of this file holds what it speaks of",
                 policy_id);
}

static void read_system(fides_file *file, const gov_node *system) {
  const gov_node *one = gov_node_first(gov_member(system, "dataset_references|ingress"));
  for (; one; one = one->next) add_service(file, system, one, "consumer");
  one = gov_node_first(gov_member(system, "egress"));
  for (; one; one = one->next) add_service(file, system, one, "producer");
  one = gov_node_first(gov_member(system, "privacy_declarations"));
  for (; one; one = one->next) {
    const gov_node *reference = gov_node_first(gov_member(one, "dataset_references"));
    for (; reference; reference = reference->next) add_service(file, system, reference, "consumer");
    read_declaration(file, system, one);
  }
}

/* ---- policies ---- */

static void read_rule(fides_file *file, const gov_node *policy, const gov_node *rule) {
  gov_reading *reading = file->reading;
  const gov_node *matched = gov_member(rule, "data_categories");
  const gov_node *values = gov_member(matched, "values");
  const char *id = gov_keep_in(reading->facts, rule, "fides_key|name");
  if (!id) id = gov_keep_in(reading->facts, policy, "fides_key");
  for (const gov_node *one = gov_node_first(values ? values : matched); one; one = one->next) {
    gov_policy *row = gov_node_text(one) ? gov_add_policy(reading, id, GOV_PRIVACY, rule) : NULL;
    if (!row) continue;
    row->subject = gov_node_keep(reading->facts, one);
    row->effect = "deny";
    row->control = "use";
  }
  gov_diagnose(reading->facts, GOV_INFO, "policy.not_judged", gov_place_of(reading, rule),
               "%s is about purposes of use, which no migration states", id ? id : "a rule");
}

/* ---- files ---- */

static int read_root(gov_reading *reading, const gov_node *root) {
  fides_file file = {.reading = reading, .datasets = gov_member(root, "dataset|datasets")};
  int rc = count_collections(&file, file.datasets);
  const gov_node *one = gov_node_first(file.datasets);
  for (; one && rc == SQLITE_OK; one = one->next) read_dataset(&file, one);
  one = gov_node_first(gov_member(root, "system|systems"));
  for (; one && rc == SQLITE_OK; one = one->next) read_system(&file, one);
  const gov_node *policy = gov_node_first(gov_member(root, "policy|policies"));
  for (; policy && rc == SQLITE_OK; policy = policy->next) {
    for (one = gov_node_first(gov_member(policy, "rules")); one; one = one->next)
      read_rule(&file, policy, one);
  }
  gov_map_free(&file.collections);
  return rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int tree =
      gov_text_ends(name, ".yml") || gov_text_ends(name, ".yaml") || gov_text_ends(name, ".json");
  return tree && gov_text_find(head->bytes, "fides_key") ? 85 : 0;
}

const gov_reader gov_reader_fides = {.format = "fides",
                                     .kinds = GOV_KIND_MODEL | GOV_KIND_POLICY,
                                     .recognise = recognise,
                                     .read_root = read_root};
