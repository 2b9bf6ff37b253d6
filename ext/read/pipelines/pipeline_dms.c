/* pipeline_dms.c: AWS DMS: table mappings, tasks with their settings, and the table definitions of
 * an S3 source. */
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"

static void read_transformation(gov_pipeline *pipeline, const gov_node *rule, const char *schema,
                                const char *table) {
  gov_facts *facts = pipeline->reading->facts;
  const char *action = gov_text_in(rule, "rule-action"), *target = gov_text_in(rule, "rule-target");
  const char *value = gov_text_in(rule, "value"),
             *column = gov_text_in(gov_member(rule, "object-locator"), "column-name");
  if (!action || !table || strchr(table, '%')) return;
  const char *unit =
      gov_run_unit(pipeline->reading, NULL, schema && !strchr(schema, '%') ? schema : NULL, table);
  if (!unit) return;
  if (!strcmp(action, "rename") && target && !strcmp(target, "table") && value &&
      !strchr(value, '%')) {
    gov_mention *mention = GOV_ADD(facts, mentions);
    if (!mention) return;
    mention->role = GOV_RENAMES;
    mention->name = unit;
    mention->other = gov_run_unit(pipeline->reading, NULL,
                                  schema && !strchr(schema, '%') ? schema : NULL, value);
    mention->source = GOV_BY_PIPELINE;
    mention->place = (gov_place){pipeline->reading->source->path, rule->line};
    if (!mention->other) mention->role = GOV_CANDIDATE;
  }
  if (!strcmp(action, "remove-column") && gov_pipeline_is_tenant_key(column))
    gov_pipeline_states(pipeline, unit, GOV_TENANCY_RISK, NULL,
                        "the copy leaves the tenant column out", rule->line);
  if (gov_text_starts(gov_text_of(action), "data-masking"))
    gov_pipeline_states(pipeline, unit, GOV_CONTROL_MASKING, column,
                        "a column is masked on the way", rule->line);
}

static void read_rules(gov_pipeline *pipeline, const gov_node *root) {
  for (const gov_node *rule = gov_node_first(gov_member(root, "rules")); rule; rule = rule->next) {
    if (gov_pipeline_unknown(pipeline, gov_member(rule, "rule-type")) ||
        gov_pipeline_unknown(pipeline, gov_member(rule, "rule-action")))
      continue;
    const gov_node *locator = gov_member(rule, "object-locator");
    const char *schema = gov_text_in(locator, "schema-name"),
               *table = gov_text_in(locator, "table-name");
    const char *type = gov_text_in(rule, "rule-type"), *action = gov_text_in(rule, "rule-action");
    int selects = type && !strcmp(type, "selection");
    if (selects && action && !strcmp(action, "exclude"))
      gov_pipeline_leaves(pipeline, schema, table, rule->line);
    else if (selects)
      gov_pipeline_moves(pipeline, GOV_TABLE, schema, table, rule->line);
    else if (type && (!strcmp(type, "transformation") || !strcmp(type, "data-masking")))
      read_transformation(pipeline, rule, schema, table);
  }
}

static void read_settings(gov_pipeline *pipeline, const gov_node *settings) {
  const gov_node *validation =
      gov_member(gov_member(settings, "ValidationSettings"), "EnableValidation");
  const gov_node *prepares =
      gov_member(gov_member(settings, "FullLoadSettings"), "TargetTablePrepMode");
  if (gov_node_boolean(validation) == 1)
    gov_pipeline_trait_add(pipeline, GOV_VERIFICATION_CHECKSUM, NULL,
                           "the task validates row by row", validation->line);
  gov_text mode = gov_text_of(gov_node_text(prepares));
  if (gov_text_starts(mode, "DROP") || gov_text_starts(mode, "TRUNCATE"))
    gov_pipeline_trait_add(pipeline, GOV_CONTROL_DELETION, NULL,
                           "the target's tables are emptied before the load", prepares->line);
}

/* Mappings and settings stand in a task as objects, or as JSON inside a string. */
static void read_part(gov_pipeline *pipeline, const gov_node *node,
                      void (*read)(gov_pipeline *, const gov_node *)) {
  const gov_node *known = gov_pipeline_known(pipeline, node);
  const char *text = gov_node_text(known);
  if (!text) {
    if (known)
      read(pipeline, known);
    else
      gov_pipeline_unknown(pipeline, node);
    return;
  }
  gov_tree tree;
  gov_reading *reading = pipeline->reading;
  if (gov_tree_read_block(&tree, reading->facts, reading->source->path, gov_text_of(text),
                          known->value_line, NULL) != SQLITE_OK) {
    reading->facts->arena.failed = 1;
    return;
  }
  if (tree.documents) read(pipeline, tree.documents);
  gov_tree_free(&tree);
}

void gov_pipeline_dms_task(gov_pipeline *pipeline, const gov_node *task) {
  const gov_node *source = gov_member(task, "SourceEndpointArn"),
                 *target = gov_member(task, "TargetEndpointArn");
  const gov_node *type = gov_member(task, "MigrationType|ReplicationType");
  read_part(pipeline, gov_member(task, "TableMappings"), read_rules);
  read_part(pipeline, gov_member(task, "ReplicationTaskSettings|ReplicationSettings|TaskSettings"),
            read_settings);
  gov_pipeline_side(pipeline, 0, gov_node_text(source), gov_node_line(source));
  gov_pipeline_side(pipeline, 1, gov_node_text(target), gov_node_line(target));
  if (!gov_node_text(type) || strstr(type->text, "${")) return;
  int changes = gov_text_find(gov_text_of(type->text), "cdc") != NULL;
  gov_pipeline_trait_add(pipeline, GOV_STYLE_OTHER, changes ? "cdc" : "offline_copy",
                         changes ? "the task replicates changes" : "the task copies once",
                         type->line);
}

/* An S3 source's table definition: a model of a table that is moved. */
static void read_definition(gov_pipeline *pipeline, const gov_node *table) {
  gov_facts *facts = pipeline->reading->facts;
  const char *owner = gov_text_in(table, "TableOwner"), *name = gov_text_in(table, "TableName");
  const char *unit = gov_run_unit(pipeline->reading, NULL, owner, name);
  gov_pipeline_moves(pipeline, GOV_TABLE, owner, name, table->line);
  for (const gov_node *at = gov_node_first(gov_member(table, "TableColumns")); unit && at;
       at = at->next) {
    gov_field *field = GOV_ADD(facts, fields);
    if (!field) return;
    field->unit_id = unit;
    field->name = gov_run_keep_in(pipeline->reading, at, "ColumnName");
    field->type = gov_run_keep_in(pipeline->reading, at, "ColumnType");
    field->nullable = gov_node_boolean(gov_member(at, "ColumnNullable")) != 0;
    field->is_key = gov_node_boolean(gov_member(at, "ColumnIsPk")) == 1;
    field->place = (gov_place){pipeline->reading->source->path, at->line};
  }
}

/* A task is a pipeline of its own: what one validates says nothing of another's tables. */
static int read_task(gov_reading *reading, const gov_node *task) {
  gov_pipeline pipeline;
  gov_pipeline_start(&pipeline, reading);
  pipeline.line = task->line;
  gov_pipeline_dms_task(&pipeline, task);
  return gov_pipeline_finish(&pipeline);
}

/* The tasks below a list, or a template's Resources: {Task: {Type: AWS::DMS::ReplicationTask,
 * Properties: {…}}}. Returns how many there are, or -1. */
static int read_tasks(gov_reading *reading, const gov_node *root) {
  int tasks = 0;
  const gov_node *single = gov_member(root, "ReplicationTask");
  const gov_node *listed = gov_node_first(gov_member(root, "ReplicationTasks|Replications"));
  for (const gov_node *at = listed; at; at = at->next, tasks++)
    if (read_task(reading, at) != SQLITE_OK) return -1;
  for (const gov_node *at = gov_node_first(gov_member(root, "Resources")); at; at = at->next) {
    const char *type = gov_text_in(at, "Type");
    const gov_node *task = gov_member(at, "Properties");
    if (!type || !task ||
        (strcmp(type, "AWS::DMS::ReplicationTask") != 0 &&
         strcmp(type, "AWS::DMS::ReplicationConfig") != 0))
      continue;
    if (read_task(reading, task) != SQLITE_OK) return -1;
    tasks++;
  }
  if (single && read_task(reading, single) != SQLITE_OK) return -1;
  return tasks + (single != NULL);
}

/* A file's other parts, which speak of one movement: mappings, settings, a source's tables. */
static int read_rest(gov_reading *reading, const gov_node *root, int tasks) {
  gov_pipeline pipeline;
  gov_pipeline_start(&pipeline, reading);
  read_rules(&pipeline, root);
  for (const gov_node *at = gov_node_first(gov_member(root, "Tables")); at; at = at->next)
    read_definition(&pipeline, at);
  if (gov_member(root, "TableMappings|MigrationType|SourceEndpointArn"))
    gov_pipeline_dms_task(&pipeline, root);
  read_settings(&pipeline, root);
  if (tasks && !pipeline.units.count && !pipeline.patterns && !pipeline.unknowns) return SQLITE_OK;
  return gov_pipeline_finish(&pipeline);
}

static int read_root(gov_reading *reading, const gov_node *root) {
  int tasks = read_tasks(reading, root);
  return tasks < 0 ? SQLITE_NOMEM : read_rest(reading, root, tasks);
}

static int recognise(const gov_source *head) {
  if (gov_text_find(head->bytes, "AWS::DMS::Replication") && gov_head_has_key(head, "Resources"))
    return 90;
  if (!gov_head_is_json(head)) return 0;
  if (gov_head_has_key(head, "rule-type") || gov_head_has_key(head, "SourceEndpointArn")) return 90;
  if (gov_head_has_key(head, "TableColumns") && gov_head_has_key(head, "TableOwner")) return 80;
  return gov_head_has_key(head, "TargetTablePrepMode") ||
                 gov_head_has_key(head, "ReplicationTaskArn")
             ? 70
             : 0;
}

const gov_reader gov_reader_pipeline_dms = {.format = "aws-dms",
                                            .kinds = GOV_KIND_PIPELINE,
                                            .recognise = recognise,
                                            .read_root = read_root};
