/* records_tree.c: records in JSON and YAML: maps whose keys are the fields of one, however deep.
**
** The reader at the end takes evidence of a stage in JSON: results of commands, of a second run, of
** injected failures, of a dry run beside the live one.
*/
#include "read/documents/records.h"
#include "read/readers.h"
#include "read/runs/run.h"

static int write_member(const gov_record_writer *writer, const char *field, const char *as,
                        const gov_node *member) {
  gov_record_writer at = *writer;
  if (member->kind != GOV_NODE_LIST) {
    at.line = member->line ? member->line : writer->line;
    return gov_record_write_field(&at, field, as, gov_text_of(member->text ? member->text : ""));
  }
  for (const gov_node *value = member->first; value; value = value->next) {
    if (!gov_node_text(value)) continue;
    at.line = value->line ? value->line : writer->line;
    if (gov_record_write_field(&at, field, as, gov_text_of(value->text)) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* A key that stands twice with two values says nothing. */
static int is_said_twice(const gov_node *map, const gov_node *member) {
  if (member->kind == GOV_NODE_LIST) return 0;
  for (const gov_node *at = map->first; at; at = at->next) {
    if (at == member || !at->key || strcmp(at->key, member->key) != 0) continue;
    if (!at->text || !member->text || strcmp(at->text, member->text) != 0) return 1;
  }
  return 0;
}

static int add_map(const gov_node *map, const char *path, gov_facts *facts, int32_t *record_no) {
  gov_text keys[GOV_RECORD_COLUMNS_MAX];
  const gov_node *members[GOV_RECORD_COLUMNS_MAX];
  int said_twice[GOV_RECORD_COLUMNS_MAX];
  int count = 0;
  for (const gov_node *at = map->first; at && count < GOV_RECORD_COLUMNS_MAX; at = at->next) {
    if (!at->key || at->kind == GOV_NODE_MAP) continue;
    members[count] = at;
    said_twice[count] = is_said_twice(map, at);
    keys[count++] = gov_text_of(at->key);
  }
  gov_record_shape shape;
  if (!count || !gov_record_shape_of(&shape, keys, count, GOV_FROM_TREE)) return SQLITE_OK;
  gov_record_writer writer = {.facts = facts,
                              .path = path,
                              .record = shape.record,
                              .section_id = 1,
                              .record_no = ++*record_no,
                              .line = map->line ? map->line : members[0]->line};
  for (int i = 0; i < count; i++) {
    if (!shape.name[i]) continue;
    int rc = said_twice[i] ? gov_record_write(&writer, shape.name[i], shape.as[i], (gov_text){0})
                           : write_member(&writer, shape.name[i], shape.as[i], members[i]);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

/* Depth is bounded by GOV_MAX_TREE_DEPTH, which the tree was read with. */
int gov_records_in_tree(const gov_node *root, const char *path, gov_facts *facts,
                        int32_t *record_no) {
  int rc = root->kind == GOV_NODE_MAP ? add_map(root, path, facts, record_no) : SQLITE_OK;
  for (const gov_node *at = root->first; at && rc == SQLITE_OK; at = at->next) {
    if (at->kind == GOV_NODE_MAP || at->kind == GOV_NODE_LIST)
      rc = gov_records_in_tree(at, path, facts, record_no);
  }
  return rc;
}

static int recognise(const gov_source *head) {
  static const char *const keys[] = {
      "exit_code", "constraint_violations", "injected", "dry_run_value", "orphans", "rto_observed"};
  if (!gov_head_is_json(head)) return 0;
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    if (gov_head_has_key(head, keys[i])) return 75;
  }
  return 0;
}

static int read_records(gov_reading *reading) {
  gov_tree tree;
  int32_t record_no = 0;
  if (gov_reading_tree(reading, &tree) != SQLITE_OK) return SQLITE_NOMEM;
  int rc = SQLITE_OK;
  for (const gov_node *root = tree.documents; root && rc == SQLITE_OK; root = root->next)
    rc = gov_records_in_tree(root, reading->source->path, reading->facts, &record_no);
  gov_tree_free(&tree);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

const gov_reader gov_reader_stage_evidence = {.format = "stage-evidence",
                                              .kinds = GOV_RUN_KINDS,
                                              .recognise = recognise,
                                              .read = read_records};
