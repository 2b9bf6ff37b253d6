/* pipeline_connect.c: Kafka Connect connectors, Debezium's above all: {"name": …, "config": {…}},
 * the flat config, or Strimzi's custom resource. */
#include "facts/redact/redact.h"
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"

/* Members have dots in their names and are taken letter by letter. */
static const char *text_at(const gov_node *config, const char *key) {
  return gov_node_text(gov_member_exact(config, key));
}

typedef struct connect_key {
  const char *key, *kind;
  int leaves;
} connect_key;

static const connect_key scope_keys[] = {{"table.include.list", GOV_TABLE, 0},
                                         {"table.whitelist", GOV_TABLE, 0},
                                         {"tables", GOV_TABLE, 0},
                                         {"collection.include.list", GOV_COLLECTION, 0},
                                         {"collection.whitelist", GOV_COLLECTION, 0},
                                         {"topics", GOV_TOPIC, 0},
                                         {"table.exclude.list", GOV_TABLE, 1},
                                         {"table.blacklist", GOV_TABLE, 1},
                                         {"collection.exclude.list", GOV_COLLECTION, 1},
                                         {"collection.blacklist", GOV_COLLECTION, 1}};

static const char *const source_keys[] = {"database.hostname",    "mongodb.connection.string",
                                          "mongodb.hosts",        "connection.uri",
                                          "database.server.name", "topic.prefix"};

/* Of the store that a connector writes to, or reads from. */
static const char *const place_keys[] = {
    "s3.region",          "aws.s3.region", "aws.region", "region",       "aws.dynamodb.endpoint",
    "aws.kinesis.region", "store.url",     "gcs.region", "azure.region", "snowflake.url.name",
    "kinesis.region"};

static void read_scope(gov_pipeline *pipeline, const gov_node *config) {
  for (size_t i = 0; i < sizeof scope_keys / sizeof *scope_keys; i++) {
    const gov_node *node = gov_member_exact(config, scope_keys[i].key);
    if (!gov_node_text(node)) continue;
    if (scope_keys[i].leaves)
      gov_pipeline_leaves_list(pipeline, node->text, node->line);
    else
      gov_pipeline_moves_list(pipeline, scope_keys[i].kind, node->text, node->line);
  }
  const gov_node *databases = gov_member_exact(config, "database.include.list");
  if (!databases) databases = gov_member_exact(config, "database.names");
  if (!databases) databases = gov_member_exact(config, "database.dbname");
  int tables = gov_member_exact(config, "table.include.list") ||
               gov_member_exact(config, "collection.include.list");
  if (databases && !tables) /* a whole database is moved: its tables are not named */
    gov_pipeline_moves_list(pipeline, GOV_SYSTEM, gov_node_text(databases), databases->line);
}

/* shop.users.email or email → the column's dataset, when it names one. */
static void state_masking(gov_pipeline *pipeline, const gov_node *node) {
  gov_arena *arena = &pipeline->reading->facts->arena;
  int named = 0;
  const char *redacted = gov_redact(arena, gov_text_of(node->text));
  if (!redacted || strcmp(redacted, node->text) != 0) return; /* no list of columns */
  for (const char *at = node->text; *at;) {
    size_t n = strcspn(at, ",");
    char *column = gov_arena_copy(arena, at, n), *last = column ? strrchr(column, '.') : NULL;
    at += n + (at[n] == ',');
    if (!last || last == column || strpbrk(column, "*()[]|^$+")) continue;
    const char *field = last + 1;
    if (last[-1] == '\\') last--;
    *last = 0;
    char *out = column;
    for (char *in = column; *in; in++) {
      if (*in != '\\') *out++ = *in;
    }
    *out = 0;
    while (gov_is_space(*column)) column++;
    if (!strchr(column, '.')) continue;
    gov_pipeline_states(pipeline, column, GOV_CONTROL_MASKING, field,
                        "columns are masked on the way", node->line);
    named = 1;
  }
  if (!named && gov_node_text(node))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_MASKING, node->text,
                           "columns are masked on the way", node->line);
}

static int is_true(const char *text, const char *const *words) {
  for (; text && *words; words++) {
    if (gov_text_is(gov_text_of(text), *words)) return 1;
  }
  return 0;
}

/* transforms.NAME.type = … does something only where transforms lists NAME. */
static int is_applied(const gov_node *config, gov_text key) {
  const char *list = gov_node_text(gov_member_exact(config, "transforms"));
  gov_text name = {key.z + strlen("transforms."), key.n - strlen("transforms.") - strlen(".type")};
  for (const char *at = list ? list : ""; *at;) {
    size_t n = strcspn(at, ",");
    gov_text item = gov_trim((gov_text){at, n});
    if (item.n == name.n && !memcmp(item.z, name.z, name.n)) return 1;
    at += n + (at[n] == ',');
  }
  return 0;
}

/* transforms.NAME.type = …MaskField masks transforms.NAME.fields. */
static const char *masked_fields(gov_pipeline *pipeline, const gov_node *config, gov_text key) {
  gov_arena *arena = &pipeline->reading->facts->arena;
  char *name = gov_arena_printf(arena, "%.*s.fields", (int)(key.n - strlen(".type")), key.z);
  const char *fields = name ? gov_node_text(gov_member_exact(config, name)) : NULL;
  return fields ? fields : "";
}

static void read_protection(gov_pipeline *pipeline, const gov_node *config) {
  static const char *const encrypted[] = {
      "true",        "require",         "required", "verify-ca", "verify_ca",
      "verify-full", "verify_identity", "ssl",      "sasl_ssl",  NULL};
  static const char *const keys[] = {"database.encrypt", "database.sslmode", "database.ssl.mode",
                                     "mongodb.ssl.enabled"};
  for (const gov_node *at = gov_node_first(config); at; at = at->next) {
    gov_text key = gov_text_of(at->key);
    if (gov_text_starts(key, "column.mask.") && at->text) state_masking(pipeline, at);
    if (gov_text_starts(key, "transforms.") && gov_text_ends(key, ".type") && at->text &&
        key.n > strlen("transforms..type") && gov_text_find(gov_text_of(at->text), "MaskField") &&
        is_applied(config, key))
      gov_pipeline_trait_add(pipeline, GOV_CONTROL_MASKING, masked_fields(pipeline, config, key),
                             "fields are masked on the way", at->line);
  }
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    const gov_node *node = gov_member_exact(config, keys[i]);
    if (is_true(gov_node_text(node), encrypted))
      gov_pipeline_trait_add(pipeline, GOV_CONTROL_ENCRYPTION_IN_TRANSIT, NULL,
                             "the connection to the source is encrypted", node->line);
  }
}

void gov_pipeline_connector(gov_pipeline *pipeline, const gov_node *config, const gov_node *type) {
  int is_sink = gov_node_text(type) && gov_text_find(gov_text_of(type->text), "Sink");
  read_scope(pipeline, config);
  read_protection(pipeline, config);
  for (size_t i = 0; i < sizeof source_keys / sizeof *source_keys; i++)
    gov_pipeline_side(pipeline, 0, text_at(config, source_keys[i]),
                      gov_node_line(gov_member_exact(config, source_keys[i])));
  for (size_t i = 0; i < sizeof place_keys / sizeof *place_keys; i++) {
    const gov_node *place = gov_member_exact(config, place_keys[i]);
    gov_pipeline_side(pipeline, is_sink, gov_node_text(place), gov_node_line(place));
  }
  const gov_node *url = gov_member_exact(config, "connection.url");
  gov_pipeline_side(pipeline, is_sink, gov_node_text(url), gov_node_line(url));
  const gov_node *broker =
      gov_member_exact(config, "schema.history.internal.kafka.bootstrap.servers");
  if (!is_sink) gov_pipeline_side(pipeline, 1, gov_node_text(broker), gov_node_line(broker));
  if (gov_node_text(type) && gov_text_find(gov_text_of(type->text), "debezium") && !is_sink)
    gov_pipeline_trait_add(pipeline, GOV_STYLE_OTHER, "cdc", "a connector captures changes",
                           type->line);
}

static int read_connector(gov_reading *reading, const gov_node *root) {
  const gov_node *custom = gov_member(root, "spec"); /* Strimzi: spec: {class, config} */
  const gov_node *config = gov_member(custom ? custom : root, "config");
  gov_pipeline pipeline;
  if (!config) config = root;
  gov_pipeline_start(&pipeline, reading);
  const gov_node *type = gov_member_exact(config, "connector.class");
  if (!type) type = gov_member(custom, "class");
  gov_pipeline_connector(&pipeline, config, type);
  return gov_pipeline_finish(&pipeline);
}

static int recognise(const gov_source *head) {
  if (gov_head_has_key(head, "connector.class")) return 90;
  return gov_text_find(head->bytes, "kind: KafkaConnector\n") && gov_head_has_key(head, "class")
             ? 90
             : 0;
}

const gov_reader gov_reader_pipeline_connect = {.format = "kafka-connect",
                                                .kinds = GOV_KIND_PIPELINE,
                                                .recognise = recognise,
                                                .read_root = read_connector,
                                                .lists = 1};
