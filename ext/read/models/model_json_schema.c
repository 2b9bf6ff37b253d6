/* model_json_schema.c: JSON Schema documents, in JSON or YAML, as data models.
**
** The document is a unit, called by x-table and the like, its title where that is one word, its
** $id or its file; one that only holds definitions has a unit each. A $ref into the same document
** is followed, once on its way down; one into another is a field of that name. Properties are fields, those
** of objects inside go by their path. x-pii, x-classification and the other members of
** data/model_words.tsv mark unit and field. Values (default, const, enum, examples) and
** descriptions are not read, and what is not described may be there all the same.
*/
#include "read/models/model.h"
#include "read/readers.h"

enum { NESTING_MAX = 8, FIELDS_MAX = 20000, OPEN_MAX = 16 };

typedef struct schema_walk {
  gov_reading *reading;
  const gov_node *root;
  const char *unit;
  const gov_node *open[OPEN_MAX]; /* what was referred to on the way down */
  int open_count;
  int elsewhere; /* references to other documents */
  int fields;    /* of a unit: parts that refer to each other may be very many */
} schema_walk;

static const gov_node *properties_of(const gov_node *schema) {
  const gov_node *properties = gov_member_exact(schema, "properties");
  return properties && properties->kind == GOV_NODE_MAP ? properties : NULL;
}

static int lists(const gov_node *required, const char *name) {
  for (const gov_node *one = gov_node_first(required); one; one = one->next) {
    if (one->text && name && !strcmp(one->text, name)) return 1;
  }
  return 0;
}

static int is_null(const gov_node *type) {
  return lists(type, "null") || (type && type->text && !strcmp(type->text, "null"));
}

static int takes_null(const gov_node *schema) {
  static const char *const forms[] = {"anyOf", "oneOf"};
  if (is_null(gov_member_exact(schema, "type"))) return 1;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    const gov_node *one = gov_node_first(gov_member_exact(schema, forms[i]));
    for (; one; one = one->next) {
      if (is_null(gov_member_exact(one, "type"))) return 1;
    }
  }
  return gov_node_boolean(gov_member_exact(schema, "nullable")) == 1;
}

/* string; string (date-time); the last part of a $ref. */
static const char *type_of(gov_reading *reading, const gov_node *schema) {
  const char *format = gov_node_text(gov_member_exact(schema, "format"));
  const char *reference = gov_node_text(gov_member_exact(schema, "$ref"));
  const char *type = gov_node_joined(reading->facts, gov_member_exact(schema, "type"));
  if (!type && reference) {
    const char *slash = strrchr(reference, '/');
    return gov_model_keep(reading, gov_text_of(slash ? slash + 1 : reference));
  }
  if (!type || !format) return type;
  const char *both = gov_arena_printf(&reading->facts->arena, "%s (%s)", type, format);
  return both ? gov_model_keep(reading, gov_text_of(both)) : NULL;
}

/* Marks are keywords of a schema; names of its properties are not looked at. */
static gov_marks marks_of(gov_reading *reading, const gov_node *schema, const gov_node *referred) {
  gov_marks marks = {0};
  gov_mark_all(reading, &marks, schema);
  gov_mark_all(reading, &marks, referred);
  return marks;
}

static void read_properties(schema_walk *walk, const gov_node *schema, const char *above, int depth,
                            int optional);

static void read_property(schema_walk *walk, const gov_node *schema, const gov_node *property,
                          const char *above, int depth, int optional) {
  gov_reading *reading = walk->reading;
  if (++walk->fields > FIELDS_MAX) return;
  const char *name = gov_model_name(reading, NULL, above, property->key);
  gov_field *row = gov_model_field(reading, walk->unit, name, property->line);
  if (!row) return;
  const gov_node *referred = gov_node_referred(walk->root, property);
  gov_marks marks = marks_of(reading, property, referred);
  walk->elsewhere += !referred && gov_member_exact(property, "$ref") != NULL;
  int required = !optional && lists(gov_member_exact(schema, "required"), property->key);
  row->type = type_of(reading, property);
  row->nullable = !required || takes_null(property);
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  read_properties(walk, property, name, depth + 1, 0);
  read_properties(walk, gov_member_exact(property, "items"), name, depth + 1, 0);
}

/* What a schema refers to, unless that is where it stands. */
static void read_referred(schema_walk *walk, const gov_node *schema, const char *above, int depth,
                          int optional) {
  const gov_node *referred = gov_node_referred(walk->root, schema);
  for (int i = 0; i < walk->open_count; i++) {
    if (walk->open[i] == referred) return;
  }
  if (!referred || walk->open_count == OPEN_MAX) return;
  walk->open[walk->open_count++] = referred;
  read_properties(walk, referred, above, depth, optional);
  walk->open_count--;
}

/* Of several forms a value may have (anyOf, oneOf) each may be the one, so none of its fields is
 * sure to be there. */
static void read_properties(schema_walk *walk, const gov_node *schema, const char *above, int depth,
                            int optional) {
  static const char *const parts[] = {"allOf", "anyOf", "oneOf"};
  if (depth > NESTING_MAX || !schema || schema->kind != GOV_NODE_MAP) return;
  const gov_node *one = gov_node_first(properties_of(schema));
  for (; one; one = one->next) {
    if (one->key && *one->key) read_property(walk, schema, one, above, depth, optional);
  }
  read_referred(walk, schema, above, depth, optional);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const gov_node *part = gov_node_first(gov_member_exact(schema, parts[i]));
    for (; part; part = part->next)
      read_properties(walk, part, above, depth + 1, optional || i > 0);
  }
}

/* ---- names ---- */

static int is_one_word(const char *text) {
  for (const char *at = text; at && *at; at++) {
    if (!gov_is_word(*at) && *at != '.' && *at != '-') return 0;
  }
  return text && *text;
}

/* https://x/schemas/order.schema.json → order */
static const char *last_part(gov_reading *reading, const char *address) {
  size_t n = strcspn(address, "?#");
  while (n && address[n - 1] == '/') n--;
  size_t from = n;
  while (from && address[from - 1] != '/' && address[from - 1] != ':') from--;
  gov_text name = {address + from, n - from};
  static const char *const endings[] = {".json", ".yaml", ".yml", ".schema"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    if (gov_text_ends(name, endings[i])) name.n -= strlen(endings[i]);
  }
  return gov_model_keep(reading, name);
}

static const char *name_of(gov_reading *reading, const gov_node *schema, const char *otherwise) {
  const char *own = gov_text_in(schema, "x-table|x-unit|x-dataset|x-table-name|x-collection");
  const char *title = gov_node_text(gov_member_exact(schema, "title"));
  const char *id = gov_node_text(gov_member_exact(schema, "$id"));
  if (!id) id = gov_node_text(gov_member_exact(schema, "id")); /* draft 4 */
  if (own) return gov_model_keep(reading, gov_text_of(own));
  if (is_one_word(title)) return gov_model_keep(reading, gov_text_of(title));
  const char *of_id = id ? last_part(reading, id) : NULL;
  if (of_id) return of_id;
  return otherwise ? last_part(reading, otherwise) : NULL;
}

/* Has it fields of its own, or by reference? One of several forms is no table. */
static int has_fields(const gov_node *root, const gov_node *schema) {
  const gov_node *referred = gov_node_referred(root, schema);
  if (properties_of(schema) || properties_of(referred)) return 1;
  const gov_node *part = gov_node_first(gov_member_exact(schema, "allOf"));
  if (!part) part = gov_node_first(gov_member_exact(referred, "allOf"));
  for (; part; part = part->next) {
    if (properties_of(part) || properties_of(gov_node_referred(root, part))) return 1;
  }
  return 0;
}

static void read_unit(gov_reading *reading, const gov_node *root, const gov_node *schema,
                      const gov_node *row, const char *name) {
  schema_walk walk = {.reading = reading, .root = root, .unit = name};
  gov_model_unit(reading, name, GOV_DATASET, schema->line,
                 marks_of(reading, schema, gov_node_referred(root, schema)));
  if (name) read_properties(&walk, row, NULL, 0, 0);
  if (walk.elsewhere)
    gov_diagnose(reading->facts, GOV_INFO, "model.elsewhere", gov_place_of(reading, schema),
                 "%d fields of %s are described in other files: their marks are not known",
                 walk.elsewhere, name);
  if (walk.fields > FIELDS_MAX)
    gov_diagnose(reading->facts, GOV_WARNING, "model.fields", gov_place_of(reading, schema),
                 "%s has more fields than the limit: %d are read", name, FIELDS_MAX);
}

static void read_definitions(gov_reading *reading, const gov_node *root,
                             const gov_node *definitions) {
  for (const gov_node *one = gov_node_first(definitions); one; one = one->next) {
    if (has_fields(root, one)) read_unit(reading, root, one, one, name_of(reading, one, one->key));
  }
}

/* A document that only refers to one of its definitions is called as that is. */
static const char *name_of_document(gov_reading *reading, const gov_node *root) {
  const gov_node *referred = properties_of(root) ? NULL : gov_node_referred(root, root);
  const char *otherwise = referred ? referred->key : reading->source->name;
  return name_of(reading, root, otherwise);
}

static int read_document(gov_reading *reading, const gov_node *root) {
  const gov_node *items = gov_member_exact(root, "items");
  const char *name = name_of_document(reading, root);
  if (has_fields(root, root)) {
    read_unit(reading, root, root, root, name);
  } else if (has_fields(root, items)) {
    read_unit(reading, root, root, items, name);
  } else {
    read_definitions(reading, root, gov_member_exact(root, "$defs"));
    read_definitions(reading, root, gov_member_exact(root, "definitions"));
  }
  return SQLITE_OK;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int tree =
      gov_text_ends(name, ".json") || gov_text_ends(name, ".yaml") || gov_text_ends(name, ".yml");
  if (!tree) return 0;
  if (gov_text_find(head->bytes, "json-schema.org/")) return 72;
  int shaped =
      gov_text_find(head->bytes, "\"properties\"") && gov_text_find(head->bytes, "\"type\"");
  return shaped || gov_text_ends(name, ".schema.json") ? 45 : 0;
}

const gov_reader gov_reader_json_schema = {.format = "json-schema",
                                           .kinds = GOV_KIND_MODEL,
                                           .recognise = recognise,
                                           .read_root = read_document};
