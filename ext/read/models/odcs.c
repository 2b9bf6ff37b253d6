/* odcs.c: data contracts: the Open Data Contract Standard, v3 and v2, and the Data Contract
** Specification.
**
**   schema: [{name, physicalName, tags, classification,         models: {orders: {fields:
**     properties: [{name, physicalType, required, primaryKey,     {id: {type, required, primaryKey,
**                   classification, relationships, …}]}]            pii, classification, …}}}}
**   slaProperties: [{property: retention, value: 3, unit: y}]   servicelevels: {retention: {period}}
**
** In v2 tables stand below `dataset` and columns below `columns`. What a column's $ref leads to in the
** same file is said of the column, unless it says otherwise.
**
** Tables become units under their physical name, columns fields, nested ones by their path. A
** retention is a rule to keep the table that long, of the table its `element` names or of all. What
** is said of the whole contract (tags, team) holds for each table. A contract need not list every
** column. Of its servers database and schema are read where all agree, and of each the region where
** it keeps the tables: no movement, but it may break a rule. A tenant says that there are tenants. Examples, quality queries and the members of the team are not read, either.
*/
#include "base/map.h"
#include "facts/regions.h"
#include "read/models/model.h"
#include "read/readers.h"
#include "read/runs/run.h"

enum { NESTING_MAX = 8 };

typedef struct contract {
  gov_reading *reading;
  const gov_node *root;
  int elsewhere;                 /* columns described in other files */
  gov_marks marks;               /* of the contract itself */
  const char *database, *schema; /* where all its servers keep the tables */
  gov_map units;                 /* logical name → units */
  gov_list names;                /* const char *: physical names */
} contract;

static const char *table_of(contract *file, const gov_node *table) {
  const char *name = gov_text_in(table, "physicalName");
  if (!name || strchr(name, '{')) name = gov_text_in(table, "name");
  if (!name) name = table->key ? table->key : gov_text_in(table, "table");
  int qualified = name && strchr(name, '.') != NULL;
  return gov_model_name(file->reading, qualified ? NULL : file->database,
                        qualified ? NULL : file->schema, name);
}

/* The value all servers have; NULL when they differ, or one has none. */
static const char *common(const gov_node *servers, const char *names) {
  const gov_node *first = gov_node_first(servers);
  const char *value = gov_text_in(first, names);
  for (const gov_node *one = first; one && value; one = one->next) {
    const char *other = gov_text_in(one, names);
    if (!other || strcmp(other, value) != 0 || strpbrk(other, "{}$/ ")) value = NULL;
  }
  return value;
}

/* Development and production may differ in the database; then tables go by less. */
static void place_tables(contract *file, const gov_node *servers) {
  file->schema = common(servers, "schema|dataset");
  if (file->schema) file->database = common(servers, "catalog|database|project");
}

static gov_marks marks_of(gov_reading *reading, const gov_node *entry) {
  gov_marks marks = {0};
  gov_mark_all(reading, &marks, entry);
  const gov_node *custom = gov_node_first(gov_member(entry, "customProperties"));
  for (; custom; custom = custom->next) { /* [{property: pii, value: true}] */
    const gov_node *value = gov_member(custom, "value");
    const char *name = gov_text_in(custom, "property");
    if (!value || !name) continue;
    gov_node member = *value;
    member.key = name;
    gov_mark_member(reading, &marks, &member);
  }
  return marks;
}

/* ---- tables by name ---- */

static int keep_name(contract *file, const char *name, const char *unit) {
  uint32_t *slot = name && unit ? gov_map_at(&file->units, gov_text_of(name)) : NULL;
  const char **row = slot ? gov_list_add(&file->names) : NULL;
  if (!row) return name && unit ? SQLITE_NOMEM : SQLITE_OK;
  *row = unit;
  *slot = (uint32_t)file->names.count - 1;
  return SQLITE_OK;
}

static int name_tables(contract *file, const gov_node *tables) {
  int rc = SQLITE_OK;
  for (const gov_node *one = gov_node_first(tables); one && rc == SQLITE_OK; one = one->next) {
    const char *unit = table_of(file, one), *logical = gov_text_in(one, "name|table");
    rc = keep_name(file, unit, unit);
    if (rc == SQLITE_OK) rc = keep_name(file, logical ? logical : one->key, unit);
  }
  return rc;
}

/* The unit of `table.column`, or of a table; what is in no table of the contract goes by its own
 * name. */
static const char *unit_at(contract *file, const char *element) {
  const char *dot = strrchr(element, '.');
  gov_text name = {element, dot ? (size_t)(dot - element) : strlen(element)};
  const char *slash = gov_text_last(name, '/'); /* #/schema/orders */
  if (slash) name.n -= (size_t)(slash + 1 - name.z), name.z = slash + 1;
  uint32_t found = gov_map_get(&file->units, name);
  if (found != GOV_MAP_NONE) return *(const char **)gov_list_at(&file->names, found);
  return gov_model_keep(file->reading, name);
}

/* ---- columns ---- */

static void read_columns(contract *file, const char *unit, const char *above,
                         const gov_node *columns, int depth);

static const char *target_of(contract *file, const gov_node *column) {
  const gov_node *one = gov_node_first(gov_member(column, "relationships"));
  const char *to = gov_text_in(one, "to");
  if (!to) to = gov_text_in(column, "references");
  return to && strchr(to, '.') ? unit_at(file, to) : NULL;
}

/* A column's own word, else that of its definition. */
static const gov_node *said(const gov_node *own, const gov_node *definition, const char *names) {
  const gov_node *member = gov_member(own, names);
  return member ? member : gov_member(definition, names);
}

static int is_said(const gov_node *own, const gov_node *definition, const char *names) {
  return gov_node_boolean(said(own, definition, names)) == 1;
}

static void read_column(contract *file, const char *unit, const char *above, const gov_node *node,
                        int depth) {
  gov_reading *reading = file->reading;
  const gov_node *definition = gov_node_referred(file->root, node);
  const char *own = gov_text_in(node, "physicalName|name|column");
  const char *name = gov_model_name(reading, NULL, above, own ? own : node->key);
  gov_field *row = gov_model_field(reading, unit, name, node->line);
  if (!row) return;
  gov_marks marks = marks_of(reading, node);
  file->elsewhere += !definition && gov_member_exact(node, "$ref") != NULL;
  if (definition) {
    const gov_marks more = marks_of(reading, definition);
    if (!marks.data_class) marks.data_class = more.data_class;
    gov_mark_tag(reading, &marks, more.tags);
  }
  row->type =
      gov_node_keep(reading->facts, said(node, definition, "physicalType|logicalType|type"));
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  row->is_key = is_said(node, definition, "primaryKey|primary|isPrimaryKey|isPrimary");
  row->nullable = !is_said(node, definition, "required") && !row->is_key &&
                  gov_node_boolean(said(node, definition, "isNullable|nullable")) != 0;
  row->is_unique = is_said(node, definition, "unique|isUnique");
  row->references = target_of(file, node);
  if (depth >= NESTING_MAX) return;
  const gov_node *items = said(node, definition, "items");
  read_columns(file, unit, name, said(node, definition, "properties|fields"), depth + 1);
  read_columns(file, unit, name, gov_member(items, "properties|fields"), depth + 1);
}

static void read_columns(contract *file, const char *unit, const char *above,
                         const gov_node *columns, int depth) {
  for (const gov_node *one = gov_node_first(columns); one; one = one->next)
    read_column(file, unit, above, one, depth);
}

/* Keys of several columns: relationships: [{from: [t.a, t.b], to: [u.a, u.b]}] */
static void read_relationships(contract *file, const gov_node *table, size_t first) {
  const gov_node *one = gov_node_first(gov_member(table, "relationships"));
  for (; one; one = one->next) {
    const gov_node *from = gov_member(one, "from"), *to = gov_node_first(gov_member(one, "to"));
    for (from = gov_node_first(from); from && to; from = from->next, to = to->next) {
      const char *column = gov_node_text(from), *target = gov_node_text(to);
      const char *dot = column ? strrchr(column, '.') : NULL;
      gov_field *fields = GOV_ROWS(file->reading->facts, fields);
      for (size_t i = first; target && i < GOV_COUNT(file->reading->facts, fields); i++) {
        if (!gov_fold_compare(fields[i].name, dot ? dot + 1 : column))
          fields[i].references = unit_at(file, target);
      }
    }
  }
}

/* A table's own list of them: primaryKey: [order_id, item_id] */
static void read_keys(contract *file, const gov_node *table, size_t first) {
  const gov_node *one = gov_node_first(gov_member(table, "primaryKey"));
  gov_field *fields = GOV_ROWS(file->reading->facts, fields);
  for (; one; one = one->next) {
    for (size_t i = first; i < GOV_COUNT(file->reading->facts, fields); i++) {
      if (!gov_node_text(one) || gov_fold_compare(fields[i].name, one->text)) continue;
      fields[i].is_key = 1;
      fields[i].nullable = 0;
    }
  }
}

/* ---- tables and what is said of them ---- */

static void add_retention(gov_reading *reading, const char *unit, const gov_node *property,
                          const gov_node *amount) {
  gov_policy *row = gov_add_retention(reading, NULL, unit, amount);
  if (row) row->place = gov_place_of(reading, property);
}

/* {property: retention, value: 3, unit: y}, or value: P1Y without a unit. */
static const gov_node *amount_of(const gov_node *property) {
  return gov_member(property, "unit") ? property : gov_member(property, "value");
}

static void read_retention(contract *file, const gov_node *property, const gov_node *tables) {
  const char *name = gov_text_in(property, "property"),
             *element = gov_text_in(property, "element|column");
  if (!name || !gov_text_is(gov_text_of(name), "retention")) return;
  for (const char *at = element; at && *at;) { /* a list of them, separated by commas */
    size_t n = strcspn(at, ",");
    gov_text one = gov_trim((gov_text){at, n});
    const char *copy = gov_arena_copy(&file->reading->facts->arena, one.z, one.n);
    if (copy && one.n)
      add_retention(file->reading, unit_at(file, copy), property, amount_of(property));
    at += n + (at[n] == ',');
  }
  for (const gov_node *one = element ? NULL : gov_node_first(tables); one; one = one->next)
    add_retention(file->reading, table_of(file, one), property, amount_of(property));
}

enum { MOST_SERVERS = 64 };

/* Servers of one place and environment say one thing; of very many the first ones are read. */
static int is_told_before(const gov_node *servers, const gov_node *server) {
  static const char *const names[] = {"environment", "region|regionName", "location"};
  int count = 0;
  for (const gov_node *one = gov_node_first(servers); one && one != server; one = one->next) {
    int same = 0;
    if (++count > MOST_SERVERS) return 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
      same += !gov_fold_compare(gov_text_in(one, names[i]), gov_text_in(server, names[i]));
    if (same == sizeof names / sizeof *names) return 1;
  }
  return 0;
}

/* A `location` is mostly a URL or path: it counts when it is the name of a region. */
static void add_places(contract *file, const char *unit, const gov_node *servers) {
  for (const gov_node *one = gov_node_first(servers); one; one = one->next) {
    const gov_node *region = gov_member(one, "region|regionName"),
                   *location = gov_member(one, "location");
    const char *env = gov_text_in(one, "environment"), *place = gov_node_text(region);
    gov_region known;
    if (!region && location && gov_region_find(gov_text_of(gov_node_text(location)), &known))
      region = location, place = gov_node_text(location);
    if (region && place && !strpbrk(place, "{}$") && !is_told_before(servers, one))
      gov_model_stored(file->reading, unit, env, place, region->line);
  }
}

static void add_tenant(contract *file, const char *unit, const gov_node *tenant) {
  gov_reading *reading = file->reading;
  if (!tenant || !gov_node_text(tenant)) return;
  gov_evidence *row = gov_state(reading->facts, GOV_TENANCY_MULTI_TENANT, GOV_BY_MODEL,
                                (gov_place){reading->source->path, tenant->line});
  if (!row) return;
  row->unit_id = unit;
  row->position = GOV_IN_FILE;
  row->why = "the contract is one tenant's";
}

static void read_table(contract *file, const gov_node *table) {
  gov_reading *reading = file->reading;
  gov_marks marks = marks_of(reading, table);
  if (!marks.owner) marks.owner = file->marks.owner;
  if (!marks.data_class) marks.data_class = file->marks.data_class;
  gov_mark_tag(reading, &marks, file->marks.tags);
  const char *unit = table_of(file, table), *type = gov_text_in(table, "physicalType|type");
  int is_view = type && gov_text_find(gov_text_of(type), "view");
  int is_topic = type && gov_text_is(gov_text_of(type), "topic");
  if (!gov_model_unit(reading, unit,
                      is_view    ? GOV_VIEW
                      : is_topic ? GOV_TOPIC
                                 : GOV_TABLE,
                      table->line, marks))
    return;
  size_t first = GOV_COUNT(reading->facts, fields);
  read_columns(file, unit, NULL, gov_member(table, "properties|fields|columns"), 0);
  read_relationships(file, table, first);
  read_keys(file, table, first);
}

static int read_root(gov_reading *reading, const gov_node *root) {
  contract file = {.reading = reading, .root = root, .names = {.row_bytes = sizeof(char *)}};
  const gov_node *tables = gov_member(root, "schema|models|dataset");
  if (gov_member(tables, "tables")) tables = gov_member(tables, "tables"); /* v2.2.0 */
  const gov_node *team = gov_member(root, "team"), *info = gov_member(root, "info");
  file.marks = marks_of(reading, root);
  place_tables(&file, gov_member(root, "servers"));
  if (!file.marks.owner) file.marks.owner = gov_keep_in(reading->facts, info, "owner");
  if (!file.marks.owner && team && team->kind == GOV_NODE_MAP)
    file.marks.owner = gov_keep_in(reading->facts, team, "name");
  int rc = name_tables(&file, tables);
  for (const gov_node *one = gov_node_first(tables); one && rc == SQLITE_OK; one = one->next) {
    read_table(&file, one);
    add_places(&file, table_of(&file, one), gov_member(root, "servers"));
    add_tenant(&file, table_of(&file, one), gov_member(root, "tenant"));
  }
  const gov_node *one = gov_node_first(gov_member(root, "slaProperties"));
  for (; one && rc == SQLITE_OK; one = one->next) read_retention(&file, one, tables);
  const gov_node *kept = gov_member(gov_member(root, "servicelevels"), "retention");
  one = gov_member(kept, "period") && gov_node_boolean(gov_member(kept, "unlimited")) != 1
            ? gov_node_first(tables)
            : NULL;
  for (; one && rc == SQLITE_OK; one = one->next)
    add_retention(reading, table_of(&file, one), kept, gov_member(kept, "period"));
  if (file.elsewhere)
    gov_diagnose(reading->facts, GOV_INFO, "model.elsewhere", gov_place_of(reading, root),
                 "%d columns are described in other files: their marks are not known",
                 file.elsewhere);
  gov_map_free(&file.units);
  gov_list_free(&file.names);
  return rc;
}

static int recognise_contract(const gov_source *head) {
  if (gov_text_find(head->bytes, "DataContract") && gov_text_find(head->bytes, "apiVersion"))
    return 80;
  int is_v2 = gov_head_has_key(head, "dataset") && gov_head_has_key(head, "columns");
  return is_v2 && (gov_head_has_key(head, "quantumName") || gov_head_has_key(head, "datasetName") ||
                   gov_text_find(head->bytes, "DataContract") ||
                   gov_text_find(head->bytes, "managedDataset"))
             ? 75
             : 0;
}

const gov_reader gov_reader_odcs = {.format = "odcs",
                                    .kinds = GOV_KIND_MODEL | GOV_KIND_POLICY,
                                    .recognise = recognise_contract,
                                    .read_root = read_root};

static int recognise_specification(const gov_source *head) {
  return gov_text_find(head->bytes, "dataContractSpecification") ? 81 : 0;
}

const gov_reader gov_reader_data_contract = {.format = "data-contract",
                                             .kinds = GOV_KIND_MODEL | GOV_KIND_POLICY,
                                             .recognise = recognise_specification,
                                             .read_root = read_root};
