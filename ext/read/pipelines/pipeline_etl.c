/* pipeline_etl.c: plain ETL configurations in YAML or JSON: a source, a target, and what goes from
** one to the other.
**
** A map is a movement when it has both sides. Datasets are named by it or by either side; what is
** said above a list of movements holds for each of them. The words for sides and datasets are
** below; other members are not read.
*/
#include "read/pipelines/pipeline.h"
#include "read/prose/sentences.h"
#include "read/readers.h"
#include "read/runs/run.h"

static const char source_names[] = "source|from|extract|input|origin|reader|src";
static const char target_names[] = "target|destination|sink|to|load|output|writer|dest";
static const char dataset_names[] = "tables|table|datasets|dataset|collections|collection|streams|"
                                    "stream|entities|units|unit|topics|topic|mappings|mapping|"
                                    "table_mappings|transfers|jobs";
static const char left_names[] = "exclude|excludes|excluded|exclude_tables|excluded_tables|"
                                 "skip|skip_tables|ignore|ignore_tables";
static const char masking_names[] =
    "mask|masking|masked_columns|anonymize|anonymise|pseudonymize|hash_columns";
static const char mode_names[] = "mode|load|load_mode|load_type|write_mode|write_disposition|"
                                 "strategy|style|sync_mode|migration_type|type";
static const char place_names[] = "region|location|arn|host|hostname|url|uri|endpoint|bucket|"
                                  "environment|env|server|jdbc_url|connection|cluster|project";

static void read_own(gov_pipeline *pipeline, const char *unit, const gov_node *table);

static void read_left(gov_pipeline *pipeline, const char *schema, const gov_node *node) {
  if (gov_node_text(node)) gov_pipeline_leaves_list(pipeline, node->text, node->line);
  for (const gov_node *at = gov_node_first(node); at; at = at->next) {
    const char *name =
        at->kind == GOV_NODE_MAP ? gov_text_in(at, "name|table|dataset") : gov_node_text(at);
    gov_pipeline_leaves(pipeline, schema, name, at->line);
  }
}

static void read_names(gov_pipeline *pipeline, const char *schema, const gov_node *node) {
  if (!node) return;
  if (gov_node_text(node)) {
    gov_pipeline_moves(pipeline, NULL, schema, node->text, node->line);
    return;
  }
  for (const gov_node *at = node->first; at; at = at->next) {
    const char *name = at->kind == GOV_NODE_MAP
                           ? gov_text_in(at, "name|table|source_table|source|stream|dataset|unit")
                           : gov_node_text(at);
    const char *own = at->kind == GOV_NODE_MAP ? gov_text_in(at, "schema|namespace") : NULL;
    if (at->kind == GOV_NODE_MAP && !name && at->key) name = at->key;
    if (gov_node_boolean(gov_member(at, "enabled|include")) == 0)
      gov_pipeline_leaves(pipeline, own ? own : schema, name, at->line);
    else
      read_own(pipeline, gov_pipeline_moves(pipeline, NULL, own ? own : schema, name, at->line),
               at);
  }
}

static void read_side(gov_pipeline *pipeline, const gov_node *side, int is_target) {
  if (gov_node_text(side)) {
    gov_pipeline_side(pipeline, is_target, side->text, side->line);
    return;
  }
  for (const gov_node *at = gov_node_first(side); at; at = at->next) {
    if (at->kind == GOV_NODE_MAP && gov_key_is(at, "connection|config|options|database"))
      read_side(pipeline, at, is_target);
    else if (gov_key_is(at, place_names))
      gov_pipeline_side(pipeline, is_target, gov_node_text(at), at->line);
  }
}

typedef struct mode_word {
  const char *word;
  gov_signal signal;
  const char *value;
} mode_word;

static const mode_word *mode_of(const gov_node *node) {
  static const mode_word modes[] = {{"dual", GOV_STYLE_DUAL_WRITE, NULL},
                                    {"backfill", GOV_STYLE_BACKFILL, NULL},
                                    {"cdc", GOV_STYLE_OTHER, "cdc"},
                                    {"incremental", GOV_STYLE_OTHER, "incremental"},
                                    {"append", GOV_STYLE_OTHER, "incremental"},
                                    {"full", GOV_STYLE_OTHER, "offline_copy"},
                                    {"snapshot", GOV_STYLE_OTHER, "offline_copy"},
                                    {"replicat", GOV_STYLE_OTHER, "cdc"},
                                    {"overwrite", GOV_STYLE_OTHER, "offline_copy"},
                                    {"truncate", GOV_STYLE_OTHER, "offline_copy"}};
  gov_text mode = gov_text_of(gov_node_text(node));
  for (size_t i = 0; mode.n && i < sizeof modes / sizeof *modes; i++) {
    if (gov_text_find(mode, modes[i].word)) return &modes[i];
  }
  return NULL;
}

/* What was in the target before goes. */
static int overwrites(const gov_node *node) {
  gov_text mode = gov_text_of(gov_node_text(node));
  return gov_text_find(mode, "overwrite") || gov_text_find(mode, "truncate") ||
         gov_text_is(mode, "replace") || gov_text_find(mode, "drop_and_create");
}

/* "disable", "none", "prefer" (which goes on without), "tbd", ${TLS}: nothing to rely on. */
static int denies(const gov_node *node) {
  static const char *const words[] = {"disable",   "disabled", "none",      "never",    "allow",
                                      "prefer",    "optional", "plain",     "null",     "n/a",
                                      "plaintext", "skip",     "preferred", "insecure", "nothing"};
  gov_text text = gov_text_of(gov_node_text(node));
  for (size_t i = 0; text.n && i < sizeof words / sizeof *words; i++)
    if (gov_text_is(text, words[i])) return 1;
  return gov_node_boolean(node) == 0 ||
         (text.n &&
          (gov_text_find(text, "${") || gov_text_find(text, "{{") || gov_is_placeholder(text)));
}

static int says_something(const gov_node *node) {
  if (!node || denies(node)) return 0;
  if (node->kind == GOV_NODE_MAP && denies(gov_member(node, "enabled|mode|sslmode|ssl_mode")))
    return 0;
  return node->first || gov_node_text(node);
}

/* The columns a list names, joined by ','; NULL for a plain yes, which is about all that are
** personal. A map is read by its keys. */
static const char *columns_in(gov_pipeline *pipeline, const gov_node *node) {
  gov_arena *arena = &pipeline->reading->facts->arena;
  const char *list = gov_node_boolean(node) == 1 ? NULL : gov_node_text(node);
  for (const gov_node *at = gov_node_first(node); at; at = at->next) {
    const char *name = at->key ? at->key : gov_node_text(at);
    if (!name) name = gov_text_in(at, "column|field|name");
    if (name) list = list ? gov_arena_printf(arena, "%s,%s", list, name) : name;
  }
  return list;
}

/* Each of the words for a mode may be said: load: full and write_mode: truncate. */
static const gov_node *next_mode(const gov_node *map, const gov_node *last) {
  for (const gov_node *at = last ? last->next : gov_node_first(map); at; at = at->next) {
    if (gov_key_is(at, mode_names) && gov_node_text(at)) return at;
  }
  return NULL;
}

static void read_mode(gov_pipeline *pipeline, const gov_node *map) {
  for (const gov_node *at = NULL; (at = next_mode(map, at)) != NULL;) {
    const mode_word *mode = mode_of(at);
    if (mode)
      gov_pipeline_trait_add(pipeline, mode->signal, mode->value, "the pipeline's mode", at->line);
    if (overwrites(at))
      gov_pipeline_trait_add(pipeline, GOV_CONTROL_DELETION, NULL,
                             "each load overwrites the target", at->line);
  }
}

/* What is said of one dataset in its own item. */
static void read_own(gov_pipeline *pipeline, const char *unit, const gov_node *table) {
  const gov_node *masking = gov_member(table, masking_names);
  if (!unit || !table || table->kind != GOV_NODE_MAP) return;
  for (const gov_node *at = NULL; (at = next_mode(table, at)) != NULL;) {
    const mode_word *mode = mode_of(at);
    if (mode)
      gov_pipeline_states(pipeline, unit, mode->signal, mode->value, "the dataset's mode",
                          at->line);
    if (overwrites(at))
      gov_pipeline_states(pipeline, unit, GOV_CONTROL_DELETION, NULL,
                          "each load overwrites the target", at->line);
  }
  if (says_something(masking))
    gov_pipeline_states(pipeline, unit, GOV_CONTROL_MASKING, columns_in(pipeline, masking),
                        "columns are masked on the way", masking->line);
}

static const char encryption_names[] = "tls|ssl|encryption_in_transit|require_ssl|use_ssl|sslmode";

static int runs_plain(const gov_node *map) {
  const gov_node *encrypts = gov_member(map, encryption_names);
  return encrypts && !says_something(encrypts);
}

static void read_controls(gov_pipeline *pipeline, const gov_node *map, int plain) {
  const gov_node *masking = gov_member(map, masking_names);
  const gov_node *encrypts = gov_member(map, encryption_names);
  const gov_node *rest = gov_member(map, "encryption_at_rest|kms_key|sse|server_side_encryption");
  read_mode(pipeline, map);
  if (says_something(masking))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_MASKING, columns_in(pipeline, masking),
                           "columns are masked on the way", masking->line);
  if (!plain && says_something(encrypts))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_ENCRYPTION_IN_TRANSIT, NULL,
                           "the connection is encrypted", encrypts->line);
  if (says_something(rest))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_ENCRYPTION_AT_REST, NULL,
                           "the target is encrypted", rest->line);
}

static void read_movement(gov_pipeline *pipeline, const gov_node *map, const gov_node *above) {
  const gov_node *source = gov_member(map, source_names), *target = gov_member(map, target_names);
  const gov_node *named = gov_member(map, dataset_names);
  const char *schema = gov_text_in(source, "schema|namespace|dataset");
  const gov_node *of_source =
      gov_member(source, "tables|table|collections|collection|streams|stream|topics|topic|object");
  if (of_source)
    read_names(pipeline, schema, of_source);
  else if (named)
    read_names(pipeline, schema, named);
  read_left(pipeline, schema, gov_member(map, left_names));
  read_left(pipeline, schema, gov_member(source, left_names));
  read_side(pipeline, source, 0);
  read_side(pipeline, target, 1);
  int plain = runs_plain(map) || runs_plain(source) || runs_plain(target); /* of one side: of all */
  read_controls(pipeline, map, plain);
  read_controls(pipeline, source, plain);
  read_controls(pipeline, target, plain);
  if (above) read_controls(pipeline, above, plain);
}

static int is_movement(const gov_node *map) {
  return gov_member(map, source_names) && gov_member(map, target_names);
}

/* Each movement is a pipeline of its own; controls said above it hold for it as well. */
static int walk(gov_reading *reading, const gov_node *node, const gov_node *above, int depth) {
  if (!node || depth > GOV_MAX_TREE_DEPTH) return SQLITE_OK;
  if (node->kind == GOV_NODE_MAP && is_movement(node)) {
    gov_pipeline pipeline;
    gov_pipeline_start(&pipeline, reading);
    read_movement(&pipeline, node, above);
    return gov_pipeline_finish(&pipeline);
  }
  int rc = SQLITE_OK;
  for (const gov_node *at = node->first; at && rc == SQLITE_OK; at = at->next)
    rc = walk(reading, at, node->kind == GOV_NODE_MAP ? node : above, depth + 1);
  return rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int yaml = gov_text_ends(name, ".yml") || gov_text_ends(name, ".yaml");
  if (!yaml && !gov_head_is_json(head)) return 0;
  int from = gov_head_has_key(head, "source") || gov_head_has_key(head, "from") ||
             gov_head_has_key(head, "extract") || gov_head_has_key(head, "input");
  int to = gov_head_has_key(head, "target") || gov_head_has_key(head, "destination") ||
           gov_head_has_key(head, "sink") || gov_head_has_key(head, "to") ||
           gov_head_has_key(head, "load") || gov_head_has_key(head, "output");
  return from && to ? 40 : 0;
}

static int read_root(gov_reading *reading, const gov_node *root) {
  return walk(reading, root, NULL, 0);
}

const gov_reader gov_reader_pipeline_etl = {
    .format = "etl", .kinds = GOV_KIND_PIPELINE, .recognise = recognise, .read_root = read_root};
