/* pipeline_saas.c: Airbyte's catalogs and connections, Fivetran's schema configurations. */
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"

/* The field a mapper works on; "" when it does not say: then it speaks for none. */
static const char *mapped_field(const gov_node *mapper) {
  const gov_node *settings = gov_member(mapper, "mapperConfiguration|mapper_configuration|config");
  const char *field = gov_text_in(settings ? settings : mapper,
                                  "targetField|target_field|fieldName|field_name|field");
  return field ? field : "";
}

static void read_mappers(gov_pipeline *pipeline, const char *unit, const gov_node *mappers) {
  for (const gov_node *at = gov_node_first(mappers); at; at = at->next) {
    const char *type = gov_text_in(at, "type");
    if (type &&
        (gov_text_find(gov_text_of(type), "hash") || gov_text_find(gov_text_of(type), "encrypt")))
      gov_pipeline_states(pipeline, unit, GOV_CONTROL_MASKING, mapped_field(at),
                          "a field is hashed on the way", at->line);
  }
}

/* The last step of {fieldPath: ["address", "street"]}. */
static const char *path_field(const gov_node *item) {
  const gov_node *step = gov_node_first(gov_member(item, "field_path"));
  while (step && step->next) step = step->next;
  return gov_node_text(step);
}

static int lists_field(const gov_node *fields, const char *name) {
  for (const gov_node *at = gov_node_first(fields); at; at = at->next) {
    const char *field = path_field(at);
    if (field && !strcmp(field, name)) return 1;
  }
  return 0;
}

/* hashedFields, and selectedFields that leave the tenant's column of the schema out. */
static void read_fields(gov_pipeline *pipeline, const char *unit, const gov_node *stream,
                        const gov_node *config) {
  const gov_node *selected = gov_member(config, "selected_fields");
  const gov_node *known = gov_member(gov_member(stream, "json_schema"), "properties");
  for (const gov_node *at = gov_node_first(gov_member(config, "hashed_fields")); at; at = at->next)
    gov_pipeline_states(pipeline, unit, GOV_CONTROL_MASKING, path_field(at) ? path_field(at) : "",
                        "a field is hashed on the way", at->line);
  if (gov_node_boolean(gov_member(config, "field_selection_enabled")) != 1) return;
  for (const gov_node *at = gov_node_first(known); at; at = at->next) {
    if (gov_pipeline_is_tenant_key(at->key) && !lists_field(selected, at->key))
      gov_pipeline_states(pipeline, unit, GOV_TENANCY_RISK, NULL,
                          "the copy leaves the tenant column out",
                          selected ? selected->line : at->line);
  }
}

/* Airbyte: {stream: {name, namespace}, destinationSyncMode, config: {selected}} or the flat form of
 * newer versions. */
static void read_stream(gov_pipeline *pipeline, const gov_node *item) {
  const gov_node *stream = gov_member(item, "stream"), *config = gov_member(item, "config");
  if (!stream || stream->kind != GOV_NODE_MAP) stream = item;
  const char *name = gov_text_in(stream, "name"), *space = gov_text_in(stream, "namespace");
  const gov_node *selected = gov_member(config ? config : item, "selected");
  if (gov_node_boolean(selected) == 0) {
    gov_pipeline_leaves(pipeline, space, name, item->line);
    return;
  }
  gov_pipeline_moves(pipeline, GOV_TABLE, space, name, item->line);
  const char *unit = gov_run_unit(pipeline->reading, NULL, space, name);
  const char *mode = gov_text_in(config ? config : item, "destination_sync_mode");
  if (!mode) mode = gov_text_in(item, "destination_sync_mode|syncMode");
  if (mode && gov_text_find(gov_text_of(mode), "overwrite"))
    gov_pipeline_states(pipeline, unit, GOV_CONTROL_DELETION, NULL,
                        "each sync overwrites the target", item->line);
  read_mappers(pipeline, unit, gov_member(item, "mappers"));
  read_mappers(pipeline, unit, gov_member(config, "mappers"));
  read_fields(pipeline, unit, stream, config ? config : item);
}

/* A connection that is switched off moves nothing. */
static int is_off(const gov_node *root) {
  const char *status = gov_text_in(root, "status");
  return status && (gov_text_is(gov_text_of(status), "inactive") ||
                    gov_text_is(gov_text_of(status), "deprecated"));
}

static void read_airbyte(gov_pipeline *pipeline, const gov_node *root) {
  const gov_node *wrapped = gov_member(root, "configuration"); /* octavia */
  if (gov_member(wrapped, "sync_catalog")) root = wrapped;
  if (is_off(root)) return;
  const gov_node *holder = gov_member(root, "syncCatalog|catalog|configurations");
  const gov_node *streams = gov_member(holder ? holder : root, "streams");
  for (const gov_node *at = gov_node_first(streams); at; at = at->next) read_stream(pipeline, at);
  const gov_node *residency = gov_member(root, "dataResidency|data_residency|geography");
  const char *region = gov_node_text(residency);
  if (region && strcmp(region, "auto") != 0)
    gov_pipeline_side(pipeline, 1, region, residency->line);
}

static void read_table(gov_pipeline *pipeline, const char *schema, const gov_node *table) {
  if (gov_node_boolean(gov_member(table, "enabled")) == 0) {
    gov_pipeline_leaves(pipeline, schema, table->key, table->line);
    return;
  }
  gov_pipeline_moves(pipeline, GOV_TABLE, schema, table->key, table->line);
  const char *unit = gov_run_unit(pipeline->reading, NULL, schema, table->key);
  for (const gov_node *at = gov_node_first(gov_member(table, "columns")); at; at = at->next) {
    if (gov_node_boolean(gov_member(at, "hashed")) == 1)
      gov_pipeline_states(pipeline, unit, GOV_CONTROL_MASKING, at->key ? at->key : "",
                          "a column is hashed on the way", at->line);
    if (gov_node_boolean(gov_member(at, "enabled")) == 0 && gov_pipeline_is_tenant_key(at->key))
      gov_pipeline_states(pipeline, unit, GOV_TENANCY_RISK, NULL,
                          "the copy leaves the tenant column out", at->line);
  }
}

/* AWS_EU_WEST_1, GCP_EUROPE_WEST3 → eu-west-1, europe-west3 */
static void read_place(gov_pipeline *pipeline, const gov_node *node) {
  const char *text = gov_node_text(node);
  if (!text || strlen(text) > 64) return;
  const char *from = strchr(text, '_') && (gov_text_starts(gov_text_of(text), "AWS_") ||
                                           gov_text_starts(gov_text_of(text), "GCP_"))
                         ? strchr(text, '_') + 1
                         : text;
  char *place = gov_arena_string(&pipeline->reading->facts->arena, from);
  for (char *at = place; at && *at; at++) *at = *at == '_' ? '-' : gov_lower(*at);
  gov_pipeline_side(pipeline, 1, from == text ? text : place, node->line);
}

static void read_fivetran(gov_pipeline *pipeline, const gov_node *root) {
  const gov_node *data = gov_member(root, "data");
  if (!data) data = root;
  for (const gov_node *schema = gov_node_first(gov_member(data, "schemas")); schema;
       schema = schema->next) {
    int off = gov_node_boolean(gov_member(schema, "enabled")) == 0;
    for (const gov_node *table = gov_node_first(gov_member(schema, "tables")); table;
         table = table->next) {
      if (off)
        gov_pipeline_leaves(pipeline, schema->key, table->key, table->line);
      else
        read_table(pipeline, schema->key, table);
    }
  }
  read_place(pipeline, gov_member(data, "region|data_processing_location"));
}

static int read_by(gov_reading *reading, void (*read)(gov_pipeline *, const gov_node *)) {
  gov_tree tree;
  gov_pipeline pipeline;
  if (gov_reading_tree(reading, &tree) != SQLITE_OK) return SQLITE_NOMEM;
  gov_pipeline_start(&pipeline, reading);
  for (const gov_node *root = tree.documents; root; root = root->next) read(&pipeline, root);
  int rc = gov_pipeline_finish(&pipeline);
  gov_tree_free(&tree);
  return rc;
}

static int recognise_airbyte(const gov_source *head) {
  if (!gov_head_has_key(head, "streams")) return 0;
  return gov_head_has_key(head, "destination_sync_mode") ||
                 gov_head_has_key(head, "destinationSyncMode") ||
                 gov_head_has_key(head, "sync_mode") || gov_head_has_key(head, "syncMode") ||
                 gov_head_has_key(head, "syncCatalog")
             ? 85
             : 0;
}

static int read_airbyte_file(gov_reading *reading) {
  return read_by(reading, read_airbyte);
}

const gov_reader gov_reader_pipeline_airbyte = {.format = "airbyte",
                                                .kinds = GOV_KIND_PIPELINE,
                                                .recognise = recognise_airbyte,
                                                .read = read_airbyte_file};

static int recognise_fivetran(const gov_source *head) {
  return gov_head_has_key(head, "schemas") && gov_head_has_key(head, "tables") &&
                 (gov_head_has_key(head, "enabled") ||
                  gov_head_has_key(head, "schema_change_handling"))
             ? 85
             : 0;
}

static int read_fivetran_file(gov_reading *reading) {
  return read_by(reading, read_fivetran);
}

const gov_reader gov_reader_pipeline_fivetran = {.format = "fivetran",
                                                 .kinds = GOV_KIND_PIPELINE,
                                                 .recognise = recognise_fivetran,
                                                 .read = read_fivetran_file};
