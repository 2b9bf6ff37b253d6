/* model_dbt_manifest.c: dbt's manifest: models, seeds, snapshots and sources with columns, classes
** and tests, and what is made from what.
**
** A manifest may be hundreds of times larger than what is kept of it: its members are stepped over
** one by one, and of each node a tree is made and freed. Code, compiled or not, is never looked
** at. Nodes refer to one another by id, so dependencies and tests wait until all nodes are known.
** An ephemeral model is no relation: what is made from it is made from what it is made from.
**
** As a pipeline the models are moved; as a model they are only known.
*/
#include "base/map.h"
#include "read/models/model_dbt.h"
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"
#include "read/trees/json_members.h"

typedef struct manifest_node {
  const char *unit; /* NULL: ephemeral */
  size_t edge, edge_count;
  int32_t line;
} manifest_node;

/* A test of a column, by ids. */
typedef struct manifest_test {
  const char *column_key; /* node and column */
  const char *test, *target;
} manifest_test;

typedef struct manifest {
  gov_reading *reading;
  gov_tree tree;     /* of one node at a time */
  gov_arena arena;   /* ids and keys */
  gov_map by_id;     /* unique_id → nodes */
  gov_map by_column; /* node and column → fields */
  gov_list nodes;    /* manifest_node */
  gov_list edges;    /* const char *: ids */
  gov_list tests;    /* manifest_test */
  gov_pipeline pipeline;
  int is_pipeline;
  int failed;
} manifest;

static const char *keep(manifest *file, const char *text) {
  return text ? gov_arena_string(&file->arena, text) : NULL;
}

static const char *column_key(manifest *file, const char *id, const char *column) {
  if (!id || !column) return NULL;
  char *key = gov_arena_printf(&file->arena, "%s\n%s", id, column);
  for (char *at = key; at && *at; at++) *at = gov_lower(*at);
  return key;
}

static int keep_edges(manifest *file, const gov_node *sources) {
  for (const gov_node *one = gov_node_first(sources); one; one = one->next) {
    const char **row = gov_node_text(one) ? gov_list_add(&file->edges) : NULL;
    if (!row && gov_node_text(one)) return SQLITE_NOMEM;
    if (row) *row = keep(file, one->text);
  }
  return SQLITE_OK;
}

/* ---- nodes ---- */

static void read_column(manifest *file, const char *id, const char *unit, const gov_node *column,
                        int32_t line) {
  gov_reading *reading = file->reading;
  const char *given = gov_text_in(column, "name");
  const char *name = gov_model_name(reading, NULL, NULL, given ? given : column->key);
  gov_field *row = gov_model_field(reading, unit, name, line);
  if (!row) return;
  gov_marks marks = {0};
  gov_dbt_mark(reading, &marks, column);
  row->data_class = marks.data_class;
  row->tags = marks.tags;
  row->type = gov_keep_in(reading->facts, column, "data_type");
  const gov_node *one = gov_node_first(gov_member(column, "constraints"));
  for (; one; one = one->next) gov_dbt_hold(row, gov_text_of(gov_text_in(one, "type")));
  const char *key = column_key(file, id, name);
  uint32_t *slot = key ? gov_map_at(&file->by_column, gov_text_of(key)) : NULL;
  if (slot)
    *slot = (uint32_t)GOV_COUNT(reading->facts, fields) - 1;
  else
    file->failed = 1;
}

static void read_dataset(manifest *file, const char *id, const gov_node *node, int32_t line) {
  gov_reading *reading = file->reading;
  gov_text made = gov_text_of(gov_text_in(gov_member(node, "config"), "materialized"));
  const char *name = gov_text_in(node, "alias|identifier|name");
  const char *unit =
      gov_text_is(made, "ephemeral")
          ? NULL
          : gov_run_unit(reading, gov_text_in(node, "database"), gov_text_in(node, "schema"), name);
  uint32_t *slot = gov_map_at(&file->by_id, gov_text_of(id));
  manifest_node *row = slot ? gov_list_add(&file->nodes) : NULL;
  if (!row) {
    file->failed = 1;
    return;
  }
  *slot = (uint32_t)file->nodes.count - 1;
  *row = (manifest_node){.unit = unit, .edge = file->edges.count, .line = line};
  if (keep_edges(file, gov_member(gov_member(node, "depends_on"), "nodes")) != SQLITE_OK)
    file->failed = 1;
  row->edge_count = file->edges.count - row->edge;
  if (!unit) return;
  gov_marks marks = {0};
  if (gov_text_in(node, "source_name"))
    gov_mark_all(reading, &marks, gov_member(node, "source_meta"));
  gov_dbt_mark(reading, &marks, node);
  gov_model_unit(reading, unit, gov_text_is(made, "view") ? GOV_VIEW : GOV_TABLE, line, marks);
  if (file->is_pipeline && !gov_text_starts(gov_text_of(id), "source."))
    gov_pipeline_moves(&file->pipeline, NULL, NULL, unit, line);
  const gov_node *column = gov_node_first(gov_member(node, "columns"));
  for (; column; column = column->next) read_column(file, id, unit, column, line);
}

/* A generic test is attached to one node and depends on the other. */
static void read_test(manifest *file, const gov_node *node) {
  const char *attached = gov_text_in(node, "attached_node");
  const char *test = gov_text_in(gov_member(node, "test_metadata"), "name");
  if (!attached || !test || gov_node_text(gov_member(gov_member(node, "config"), "where"))) return;
  manifest_test *row = gov_list_add(&file->tests);
  if (!row) {
    file->failed = 1;
    return;
  }
  *row = (manifest_test){.column_key = column_key(file, attached, gov_text_in(node, "column_name")),
                         .test = keep(file, test)};
  const gov_node *one = gov_node_first(gov_member(gov_member(node, "depends_on"), "nodes"));
  for (; one; one = one->next) {
    if (gov_node_text(one) && strcmp(one->text, attached) != 0) row->target = keep(file, one->text);
  }
}

static int is_dataset(gov_text type) {
  return gov_text_is(type, "model") || gov_text_is(type, "seed") || gov_text_is(type, "snapshot") ||
         gov_text_is(type, "source");
}

static void read_nodes(manifest *file, gov_json_member all) {
  gov_json_members members;
  gov_json_member one;
  gov_json_members_open(&members, all.value, all.value_line);
  while (gov_json_member_next(&members, &one) && !file->failed) {
    const gov_node *node = gov_tree_line(&file->tree, one.value, one.line);
    if (!node) {
      file->failed |= file->tree.arena.failed;
      members.broken = 1;
      continue;
    }
    const char *given = gov_text_in(node, "unique_id");
    const char *id = given ? keep(file, given) : gov_arena_copy(&file->arena, one.key.z, one.key.n);
    gov_text type = gov_text_of(gov_text_in(node, "resource_type"));
    if (!id)
      file->failed = 1;
    else if (is_dataset(type))
      read_dataset(file, id, node, one.line);
    else if (gov_text_is(type, "test"))
      read_test(file, node);
  }
  if (members.broken) file->reading->artifact->status = GOV_PARTIAL;
}

/* ---- what refers to other nodes ---- */

static const manifest_node *node_of(const manifest *file, const char *id) {
  uint32_t found = id ? gov_map_get(&file->by_id, gov_text_of(id)) : GOV_MAP_NONE;
  return found == GOV_MAP_NONE ? NULL : gov_list_at(&file->nodes, found);
}

/* Follows ephemeral models to what they are made from; *steps bounds the way in all. */
static void add_sources(manifest *file, const manifest_node *copy, const manifest_node *from,
                        int *steps) {
  for (size_t i = 0; i < from->edge_count && (*steps)-- > 0; i++) {
    const manifest_node *source =
        node_of(file, *(const char **)gov_list_at(&file->edges, from->edge + i));
    if (source && source->unit)
      gov_model_lineage(file->reading, copy->unit, source->unit, copy->line);
    else if (source && source != from)
      add_sources(file, copy, source, steps);
  }
}

static void add_lineage(manifest *file) {
  enum { STEPS_MAX = 4096 };
  for (size_t i = 0; i < file->nodes.count; i++) {
    const manifest_node *node = gov_list_at(&file->nodes, i);
    int steps = STEPS_MAX;
    if (node->unit) add_sources(file, node, node, &steps);
  }
}

static void apply_tests(manifest *file) {
  for (size_t i = 0; i < file->tests.count; i++) {
    const manifest_test *test = gov_list_at(&file->tests, i);
    uint32_t found = test->column_key ? gov_map_get(&file->by_column, gov_text_of(test->column_key))
                                      : GOV_MAP_NONE;
    if (found == GOV_MAP_NONE) continue;
    gov_field *row = &GOV_ROWS(file->reading->facts, fields)[found];
    const manifest_node *target = node_of(file, test->target);
    gov_dbt_hold(row, gov_text_of(test->test));
    if (!strcmp(test->test, "relationships") && target) row->references = target->unit;
  }
}

static int read_manifest(gov_reading *reading) {
  manifest file = {.reading = reading,
                   .nodes = {.row_bytes = sizeof(manifest_node)},
                   .edges = {.row_bytes = sizeof(char *)},
                   .tests = {.row_bytes = sizeof(manifest_test)},
                   .is_pipeline = reading->source->kind == GOV_KIND_PIPELINE};
  if (file.is_pipeline) gov_pipeline_start(&file.pipeline, reading);
  gov_json_members members;
  gov_json_member one;
  gov_json_members_open(&members, reading->source->bytes, 1);
  while (gov_json_member_next(&members, &one) && !file.failed) {
    if (gov_text_is(one.key, "nodes") || gov_text_is(one.key, "sources")) read_nodes(&file, one);
  }
  if (members.broken) {
    reading->artifact->status = GOV_PARTIAL;
    gov_diagnose(reading->facts, GOV_ERROR, "not_parsed",
                 (gov_place){reading->source->path, members.line}, "the manifest is no whole JSON");
  }
  add_lineage(&file);
  apply_tests(&file);
  int rc = file.is_pipeline ? gov_pipeline_finish(&file.pipeline) : SQLITE_OK;
  int failed = file.failed || file.arena.failed || reading->facts->arena.failed;
  gov_tree_free(&file.tree);
  gov_arena_free(&file.arena);
  gov_map_free(&file.by_id);
  gov_map_free(&file.by_column);
  gov_list_free(&file.nodes);
  gov_list_free(&file.edges);
  gov_list_free(&file.tests);
  return failed ? SQLITE_NOMEM : rc;
}

static int recognise(const gov_source *head) {
  return gov_head_is_json(head) && gov_text_find(head->bytes, "dbt/manifest/") ? 90 : 0;
}

const gov_reader gov_reader_dbt_manifest = {.format = "dbt-manifest",
                                            .kinds = GOV_KIND_MODEL | GOV_KIND_PIPELINE,
                                            .recognise = recognise,
                                            .read = read_manifest};
