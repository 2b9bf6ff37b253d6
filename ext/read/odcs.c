/* odcs.c: data contracts of the Open Data Contract Standard v3.
**
** Tables become units under their physical name, columns fields with their classification, and a
** `retention` among the slaProperties a rule to keep the contract's tables that long. Where the
** contract's servers stand is no movement and no rule, so it is not read.
*/
#include "read/policy_parts.h"
#include "read/readers.h"

static void read_column(gov_reading *reading, const char *unit, const gov_node *node) {
  gov_field *row =
      gov_add_field(reading, unit, gov_keep_in(reading->facts, node, "physicalName|name"), node);
  if (!row) return;
  row->type = gov_keep_in(reading->facts, node, "physicalType|logicalType");
  row->data_class = gov_keep_in(reading->facts, node, "classification");
  row->tags = gov_node_joined(reading->facts, gov_member(node, "tags"));
  row->nullable = gov_node_boolean(gov_member(node, "required")) != 1;
  row->is_key = gov_node_boolean(gov_member(node, "primaryKey")) == 1;
  row->is_unique = gov_node_boolean(gov_member(node, "unique")) == 1;
}

static void add_retention(gov_reading *reading, const char *unit, const gov_node *property) {
  gov_policy bound = {0};
  if (!gov_take_duration(reading, property, &bound)) return;
  gov_policy *row =
      gov_add_policy(reading, gov_arena_printf(&reading->facts->arena, "retention:%s", unit),
                     GOV_RETENTION, property);
  if (!row) return;
  row->subject_kind = "unit";
  row->subject = unit;
  row->effect = "require";
  row->control = "keep_for";
  row->amount = bound.amount;
  row->amount_unit = bound.amount_unit;
}

static void read_table(gov_reading *reading, const gov_node *contract, const gov_node *table) {
  const char *unit = gov_keep_in(reading->facts, table, "physicalName|name");
  gov_mention *row = gov_add_mention(reading, unit, GOV_BY_MODEL, table);
  if (!row) return;
  row->kind = GOV_TABLE;
  row->tags = gov_node_joined(reading->facts, gov_member(table, "tags"));
  row->data_class = gov_keep_in(reading->facts, table, "classification");
  const gov_node *columns = gov_member(table, "properties");
  for (const gov_node *one = gov_node_first(columns); one; one = one->next)
    read_column(reading, unit, one);
  const gov_node *properties = gov_member(contract, "slaProperties");
  for (const gov_node *one = gov_node_first(properties); one; one = one->next) {
    const char *name = gov_text_in(one, "property");
    if (name && gov_text_is(gov_text_of(name), "retention") && !gov_member(one, "element"))
      add_retention(reading, unit, one);
  }
}

static int read_contract(gov_reading *reading) {
  gov_tree tree;
  int rc = gov_tree_read(&tree, reading->facts, reading->source->path, reading->source->bytes);
  if (rc != SQLITE_OK) return rc;
  for (const gov_node *root = tree.documents; root; root = root->next) {
    const gov_node *tables = gov_member(root, "schema");
    for (const gov_node *one = gov_node_first(tables); one; one = one->next)
      read_table(reading, root, one);
  }
  gov_reading_done(reading, &tree);
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int recognise_contract(const gov_source *head) {
  return gov_text_find(head->bytes, "DataContract") && gov_text_find(head->bytes, "apiVersion") ? 80
                                                                                                : 0;
}

const gov_reader gov_reader_odcs = {.format = "odcs",
                                    .kinds = GOV_KIND_MODEL | GOV_KIND_POLICY,
                                    .recognise = recognise_contract,
                                    .read = read_contract};
