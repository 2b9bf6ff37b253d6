/* pipeline_terraform.c: pipelines that Terraform makes, in its own language or in JSON.
**
** Each resource of a known type is a pipeline of its own, read as its platform's configuration is.
** What it refers to in the same file (an endpoint, a source, a local value) is looked up;
** variables, modules, other files and resources made in a loop or on a condition are not guessed:
** they are counted, and told as not known.
*/
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"

/* The next step of TYPE.NAME.attribute. */
static gov_text take_step(const char **from) {
  size_t n = 0;
  while (gov_is_word((*from)[n]) || (*from)[n] == '-') n++;
  gov_text step = {*from, n};
  *from += n + ((*from)[n] == '.');
  return step;
}

static const gov_node *child_called(const gov_node *map, gov_text name) {
  for (const gov_node *at = gov_node_first(map); at && name.n; at = at->next)
    if (at->key && strlen(at->key) == name.n && !memcmp(at->key, name.z, name.n)) return at;
  return NULL;
}

/* A block's body; JSON may put it in a list of one. */
static const gov_node *body_of(const gov_node *node) {
  if (node && node->kind == GOV_NODE_LIST && node->count == 1) node = node->first;
  return node && node->kind == GOV_NODE_MAP ? node : NULL;
}

/* What a reference begins with: local.NAME, or TYPE.NAME of a resource. `rest` is what follows. */
static const gov_node *referred(const gov_node *root, const char *text, const char **rest) {
  const gov_node *found = NULL;
  *rest = text + 2;
  gov_text type = take_step(rest), name = take_step(rest);
  int local = gov_text_is(type, "local");
  for (const gov_node *at = gov_node_first(root); at && !found; at = at->next) {
    if (gov_key_is(at, local ? "locals" : "resource"))
      found = child_called(local ? body_of(at) : body_of(child_called(body_of(at), type)), name);
  }
  return found;
}

const gov_node *gov_pipeline_known(const gov_pipeline *pipeline, const gov_node *node) {
  const char *text = gov_node_text(node), *rest = NULL;
  if (!text || strncmp(text, "${", 2) != 0) return node;
  const gov_node *found = pipeline->root ? referred(pipeline->root, text, &rest) : NULL;
  if (!found || strcmp(rest, "}") != 0) return NULL;
  return gov_node_text(found) && strstr(found->text, "${") ? NULL : found;
}

/* The resource whose attribute this is; NULL: it stands elsewhere. */
static const gov_node *resource_of(const gov_pipeline *pipeline, const gov_node *node) {
  const char *text = gov_node_text(node), *rest = NULL;
  if (!text || strncmp(text, "${", 2) != 0) return NULL;
  const gov_node *found = body_of(referred(pipeline->root, text, &rest));
  return found && rest && strspn(rest, "abcdefghijklmnopqrstuvwxyz_") + 1 == strlen(rest) ? found
                                                                                          : NULL;
}

/* Hosts, buckets and regions that stand in a side's own words. */
static void read_side(gov_pipeline *pipeline, int is_target, const gov_node *side, int depth) {
  static const char places[] = "server_name|host|hostname|endpoint_id|bucket_name|s3_bucket_name|"
                               "region|s3_bucket_region|dataset_location|location|endpoint_uri|"
                               "stream_arn|broker|jdbc_url|url|account|connection_string";
  for (const gov_node *at = gov_node_first(side); at && depth < 4; at = at->next) {
    const char *text = gov_node_text(at);
    if (text && gov_key_is(at, places) && !strstr(text, "${"))
      gov_pipeline_side(pipeline, is_target, text, at->line);
    else if (!text)
      read_side(pipeline, is_target, at, depth + 1);
  }
}

static const gov_node *secured(const gov_node *endpoint) {
  const gov_node *mode = gov_member(endpoint, "ssl_mode");
  gov_text text = gov_text_of(gov_node_text(mode));
  return gov_text_is(text, "require") || gov_text_starts(text, "verify-") ? mode : NULL;
}

static void take_dms(gov_pipeline *pipeline, const gov_node *task) {
  const gov_node *source = resource_of(pipeline, gov_member(task, "source_endpoint_arn"));
  const gov_node *target = resource_of(pipeline, gov_member(task, "target_endpoint_arn"));
  read_side(pipeline, 0, source, 0);
  read_side(pipeline, 1, target, 0);
  if (secured(source) && secured(target))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_ENCRYPTION_IN_TRANSIT, NULL,
                           "the connections to both sides are encrypted", secured(source)->line);
  gov_pipeline_dms_task(pipeline, task);
}

/* A group of Fivetran has one destination: the one that names the same group. */
static const gov_node *destination_of(const gov_pipeline *pipeline, const char *group) {
  for (const gov_node *at = gov_node_first(pipeline->root); at && group; at = at->next) {
    if (!gov_key_is(at, "resource")) continue;
    const gov_node *all = body_of(gov_member_exact(body_of(at), "fivetran_destination"));
    for (const gov_node *of = gov_node_first(all); of; of = of->next) {
      const char *own = gov_text_in(body_of(of), "group_id");
      if (own && !strcmp(own, group)) return body_of(of);
    }
  }
  return NULL;
}

static void take_fivetran(gov_pipeline *pipeline, const gov_node *schemas) {
  const gov_node *connector =
      resource_of(pipeline, gov_member(schemas, "connector_id|connection_id"));
  const gov_node *destination = destination_of(pipeline, gov_text_in(connector, "group_id"));
  const gov_node *paused = gov_member(connector, "paused");
  if (gov_node_boolean(paused) == 1) {
    gov_pipeline_off(pipeline, paused);
    return;
  }
  read_side(pipeline, 0, gov_member(connector, "config"), 0);
  read_side(pipeline, 1, gov_member(destination, "config"), 0);
  gov_pipeline_target_place(pipeline, gov_member(destination, "region"));
  gov_pipeline_fivetran(pipeline, schemas);
}

/* Does the source read the log of changes? Its method is a member that says so. */
static int captures(const gov_node *source) {
  const gov_node *method = gov_member(gov_member(source, "configuration"), "replication_method");
  for (const gov_node *at = gov_node_first(method); at; at = at->next)
    if (at->key && gov_text_ends(gov_text_of(at->key), "cdc")) return 1;
  return 0;
}

static void take_airbyte(gov_pipeline *pipeline, const gov_node *connection) {
  const gov_node *source = resource_of(pipeline, gov_member(connection, "source_id"));
  const gov_node *target = resource_of(pipeline, gov_member(connection, "destination_id"));
  pipeline->captures = captures(source);
  read_side(pipeline, 0, gov_member(source, "configuration"), 0);
  read_side(pipeline, 1, gov_member(target, "configuration"), 0);
  gov_pipeline_airbyte(pipeline, connection);
}

static void take_connector(gov_pipeline *pipeline, const gov_node *resource) {
  const gov_node *config =
      gov_member(resource, "config_nonsensitive|connector_configuration|config");
  const gov_node *type = gov_member_exact(config, "connector.class");
  const gov_node *status = gov_member(resource, "status");
  if (gov_node_text(status) && gov_text_is(gov_text_of(status->text), "paused")) {
    gov_pipeline_off(pipeline, status);
    return;
  }
  gov_pipeline_unknown(pipeline, config);
  gov_pipeline_connector(pipeline, config, type);
}

typedef struct resource_type {
  const char *type;
  void (*take)(gov_pipeline *, const gov_node *);
} resource_type;

static const resource_type resource_types[] = {
    {"aws_dms_replication_task", take_dms},
    {"aws_dms_replication_config", take_dms},
    {"fivetran_connector_schema_config", take_fivetran},
    {"fivetran_connection_schema_config", take_fivetran},
    {"airbyte_connection", take_airbyte},
    {"aws_mskconnect_connector", take_connector},
    {"confluent_connector", take_connector},
    {"kafka-connect_connector", take_connector},
};

/* How many of it are made is said by an expression; `count = 0` makes none. */
static int is_made(gov_pipeline *pipeline, const gov_node *body) {
  const gov_node *count = gov_member(body, "count"), *each = gov_member(body, "for_each");
  if (count && gov_node_integer(count) == 0) {
    gov_pipeline_off(pipeline, count);
    return 0;
  }
  if (!each && (!count || gov_node_integer(count) > 0)) return 1;
  if (!pipeline->unknowns++) pipeline->unknown_line = each ? each->line : count->line;
  return 0;
}

static int read_resource(gov_reading *reading, const gov_node *root, const resource_type *type,
                         const gov_node *body) {
  gov_pipeline pipeline;
  gov_pipeline_start(&pipeline, reading);
  pipeline.root = root;
  pipeline.line = body->line;
  if (is_made(&pipeline, body)) type->take(&pipeline, body);
  return gov_pipeline_finish(&pipeline);
}

static int read_resources(gov_reading *reading, const gov_node *root, const gov_node *types) {
  int rc = SQLITE_OK;
  for (const gov_node *of = gov_node_first(types); of && rc == SQLITE_OK; of = of->next) {
    const resource_type *type = NULL;
    for (size_t i = 0; of->key && i < sizeof resource_types / sizeof *resource_types; i++)
      if (!strcmp(of->key, resource_types[i].type)) type = &resource_types[i];
    for (const gov_node *at = type ? gov_node_first(body_of(of)) : NULL; at && rc == SQLITE_OK;
         at = at->next)
      if (body_of(at)) rc = read_resource(reading, root, type, body_of(at));
  }
  return rc;
}

/* A module may make tasks of the mappings it is given: nobody sees here what it does with them. */
static void tell_modules(gov_reading *reading, const gov_node *modules) {
  for (const gov_node *at = gov_node_first(modules); at; at = at->next) {
    if (!gov_member(body_of(at), "table_mappings|replication_tasks")) continue;
    gov_diagnose(reading->facts, GOV_INFO, "pipeline.module",
                 (gov_place){reading->source->path, at->line},
                 "a module makes the pipeline: what it moves is not known");
  }
}

static int read_root(gov_reading *reading, const gov_node *root) {
  int rc = SQLITE_OK;
  for (const gov_node *at = gov_node_first(root); at && rc == SQLITE_OK; at = at->next) {
    if (gov_key_is(at, "resource")) rc = read_resources(reading, root, body_of(at));
    if (gov_key_is(at, "module")) tell_modules(reading, body_of(at));
  }
  return rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".tf") || gov_text_ends(name, ".tf.json") ? 95 : 0;
}

const gov_reader gov_reader_pipeline_terraform = {.format = "terraform",
                                                  .kinds = GOV_KIND_PIPELINE,
                                                  .recognise = recognise,
                                                  .read_root = read_root};
