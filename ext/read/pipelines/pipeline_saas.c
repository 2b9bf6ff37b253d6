/* pipeline_saas.c: Airbyte's catalogs and connections, Fivetran's schema configurations. */
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"

/* The field a mapper works on; "" when it does not say: then it speaks for none. */
static const char *mapped_field(const gov_node *mapper) {
  const gov_node *settings = gov_member(mapper, "mapperConfiguration|mapper_configuration|config");
  const gov_node *inner = gov_node_first(settings); /* Terraform: {hashing: {target_field: …}} */
  if (inner && inner->kind == GOV_NODE_MAP && !inner->next) settings = inner;
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

/* How a stream is read: whole each time, or what is new. */
static void read_style(gov_pipeline *pipeline, const char *unit, const gov_node *node) {
  gov_text mode = gov_text_of(gov_node_text(node));
  int new_only = gov_text_starts(mode, "incremental");
  if (!new_only && !gov_text_starts(mode, "full_refresh")) return;
  gov_pipeline_states(pipeline, unit, GOV_STYLE_OTHER,
                      !new_only            ? "offline_copy"
                      : pipeline->captures ? "cdc"
                                           : "incremental",
                      "the stream's mode", node->line);
}

/* Airbyte: {stream: {name, namespace}, destinationSyncMode, config: {selected}} or the flat form of
 * newer versions. */
static void read_stream(gov_pipeline *pipeline, const gov_node *item) {
  const gov_node *stream = gov_member(item, "stream"), *config = gov_member(item, "config");
  if (!stream || stream->kind != GOV_NODE_MAP) stream = item;
  const char *name = gov_text_in(stream, "name"), *space = gov_text_in(stream, "namespace");
  const gov_node *selected = gov_member(config ? config : item, "selected");
  if (gov_pipeline_unknown(pipeline, selected)) return;
  if (gov_node_boolean(selected) == 0) {
    gov_pipeline_leaves(pipeline, space, name, item->line);
    return;
  }
  const char *unit = gov_pipeline_moves(pipeline, GOV_TABLE, space, name, item->line);
  const char *mode = gov_text_in(config ? config : item, "destination_sync_mode");
  if (!mode) mode = gov_text_in(item, "destination_sync_mode|syncMode");
  if (mode && gov_text_find(gov_text_of(mode), "overwrite"))
    gov_pipeline_states(pipeline, unit, GOV_CONTROL_DELETION, NULL,
                        "each sync overwrites the target", item->line);
  read_style(pipeline, unit, gov_member(config ? config : item, "sync_mode"));
  read_mappers(pipeline, unit, gov_member(item, "mappers"));
  read_mappers(pipeline, unit, gov_member(config, "mappers"));
  read_fields(pipeline, unit, stream, config ? config : item);
}

/* The switch that turns a connection off; NULL: it is on, or nobody knows. */
static const gov_node *switched_off(const gov_node *root) {
  const gov_node *status = gov_member(root, "status");
  const char *text = gov_node_text(status);
  return text && (gov_text_is(gov_text_of(text), "inactive") ||
                  gov_text_is(gov_text_of(text), "deprecated"))
             ? status
             : NULL;
}

void gov_pipeline_airbyte(gov_pipeline *pipeline, const gov_node *root) {
  const gov_node *wrapped = gov_member(root, "configuration"); /* octavia */
  if (gov_member(wrapped, "sync_catalog")) root = wrapped;
  if (switched_off(root)) {
    gov_pipeline_off(pipeline, switched_off(root));
    return;
  }
  const gov_node *holder =
      gov_pipeline_known(pipeline, gov_member(root, "syncCatalog|catalog|configurations"));
  const gov_node *listed = gov_member(holder ? holder : root, "streams");
  const gov_node *streams = gov_pipeline_known(pipeline, listed);
  if (gov_pipeline_unknown(pipeline, gov_member(root, "status"))) return;
  if (!streams)
    gov_pipeline_unknown(pipeline, listed ? listed : gov_member(root, "configurations"));
  for (const gov_node *at = gov_node_first(streams); at; at = at->next) read_stream(pipeline, at);
  const gov_node *residency = gov_member(root, "dataResidency|data_residency|geography");
  const char *region = gov_node_text(residency);
  if (region && strcmp(region, "auto") != 0)
    gov_pipeline_side(pipeline, 1, region, residency->line);
}

/* What a schema or table holds, by name: members of `many`, or Terraform's blocks called `one`. */
typedef struct saas_part {
  const char *schema, *unit;
  int off; /* the schema is */
} saas_part;
typedef void (*take_part)(gov_pipeline *, const saas_part *of, const char *name,
                          const gov_node *part);

static void each_part(gov_pipeline *pipeline, const gov_node *holder, const char *many,
                      const char *one, const saas_part *of, take_part take) {
  const gov_node *map = gov_member(holder, many);
  for (const gov_node *at = gov_node_first(map); at; at = at->next)
    take(pipeline, of, at->key ? at->key : gov_text_in(at, "name"), at);
  gov_pipeline_unknown(pipeline, map);
  for (const gov_node *at = gov_node_first(holder); at; at = at->next) {
    if (!at->key || strcmp(at->key, one) != 0) continue;
    if (at->kind == GOV_NODE_MAP) take(pipeline, of, gov_text_in(at, "name"), at);
    for (const gov_node *item = at->kind == GOV_NODE_LIST ? at->first : NULL; item;
         item = item->next)
      take(pipeline, of, gov_text_in(item, "name"), item);
  }
}

static void take_column(gov_pipeline *pipeline, const saas_part *of, const char *name,
                        const gov_node *column) {
  if (gov_node_boolean(gov_member(column, "hashed")) == 1)
    gov_pipeline_states(pipeline, of->unit, GOV_CONTROL_MASKING, name ? name : "",
                        "a column is hashed on the way", column->line);
  if (gov_node_boolean(gov_member(column, "enabled")) == 0 && gov_pipeline_is_tenant_key(name))
    gov_pipeline_states(pipeline, of->unit, GOV_TENANCY_RISK, NULL,
                        "the copy leaves the tenant column out", column->line);
}

static void take_table(gov_pipeline *pipeline, const saas_part *of, const char *name,
                       const gov_node *table) {
  const gov_node *enabled = gov_member(table, "enabled");
  if (of->off || gov_node_boolean(enabled) == 0) {
    gov_pipeline_leaves(pipeline, of->schema, name, table->line);
    return;
  }
  if (gov_pipeline_unknown(pipeline, enabled)) return;
  const saas_part here = {
      NULL, gov_pipeline_moves(pipeline, GOV_TABLE, of->schema, name, table->line), 0};
  each_part(pipeline, table, "columns", "column", &here, take_column);
}

static void take_schema(gov_pipeline *pipeline, const saas_part *of, const char *name,
                        const gov_node *schema) {
  (void)of;
  const gov_node *enabled = gov_member(schema, "enabled");
  if (gov_pipeline_unknown(pipeline, enabled)) return;
  const saas_part here = {name, NULL, gov_node_boolean(enabled) == 0};
  each_part(pipeline, schema, "tables", "table", &here, take_table);
}

/* AWS_EU_WEST_1, GCP_EUROPE_WEST3 → eu-west-1, europe-west3 */
void gov_pipeline_target_place(gov_pipeline *pipeline, const gov_node *node) {
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

void gov_pipeline_fivetran(gov_pipeline *pipeline, const gov_node *root) {
  const gov_node *data = gov_member(root, "data");
  if (!data) data = root;
  each_part(pipeline, data, "schemas", "schema", NULL, take_schema);
  gov_pipeline_target_place(pipeline, gov_member(data, "region|data_processing_location"));
}

/* Each document is a pipeline of its own: what one says holds for its own datasets. */
static int read_by(gov_reading *reading, const gov_node *root,
                   void (*read)(gov_pipeline *, const gov_node *)) {
  gov_pipeline pipeline;
  gov_pipeline_start(&pipeline, reading);
  pipeline.line = root->next ? root->line : 0;
  read(&pipeline, root);
  return gov_pipeline_finish(&pipeline);
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

static int read_airbyte_root(gov_reading *reading, const gov_node *root) {
  return read_by(reading, root, gov_pipeline_airbyte);
}

const gov_reader gov_reader_pipeline_airbyte = {.format = "airbyte",
                                                .kinds = GOV_KIND_PIPELINE,
                                                .recognise = recognise_airbyte,
                                                .read_root = read_airbyte_root};

static int recognise_fivetran(const gov_source *head) {
  return gov_head_has_key(head, "schemas") && gov_head_has_key(head, "tables") &&
                 (gov_head_has_key(head, "enabled") ||
                  gov_head_has_key(head, "schema_change_handling"))
             ? 85
             : 0;
}

static int read_fivetran_root(gov_reading *reading, const gov_node *root) {
  return read_by(reading, root, gov_pipeline_fivetran);
}

const gov_reader gov_reader_pipeline_fivetran = {.format = "fivetran",
                                                 .kinds = GOV_KIND_PIPELINE,
                                                 .recognise = recognise_fivetran,
                                                 .read_root = read_fivetran_root};
