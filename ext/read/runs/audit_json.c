/* audit_json.c: audit logs as JSON lines (streamed) and as whole documents: CloudTrail's Records,
** lists of events.
**
** A detection rule's file that shows events as tests of the rule (Tests[].Log) is read too: what
** it shows never happened, and its runs say so. */
#include "read/readers.h"
#include "read/runs/audit.h"
#include "read/trees/json_lines.h"
#include "read/trees/json_scan.h"

static void take(void *data, gov_text key, int depth, gov_scalar_kind kind, gov_text value) {
  (void)kind;
  gov_audit_take(data, key, depth, value);
}

static int take_line(void *data, gov_text line, int32_t number) {
  gov_audit *audit = data;
  gov_audit_begin(audit, number);
  if (!gov_json_scan(line, take, audit)) return 0;
  gov_audit_event(audit);
  return audit->failed ? -1 : 1;
}

static int read_lines(gov_reading *reading, gov_lines *lines) {
  gov_audit audit;
  gov_audit_start(&audit, reading);
  int rc = audit.failed ? SQLITE_NOMEM : gov_json_lines(reading, lines, take_line, &audit);
  int finished = gov_audit_finish(&audit);
  return rc == SQLITE_OK ? finished : rc;
}

static int recognise_lines(const gov_source *head) {
  if (!gov_head_is_json_lines(head)) return 0;
  if (head->kind == GOV_KIND_AUDIT) return 60;
  return gov_head_has_key(head, "eventName") || gov_head_has_key(head, "action") ? 30 : 0;
}

const gov_reader gov_reader_audit_lines = {.format = "audit-lines",
                                           .kinds = GOV_RUN_KINDS,
                                           .recognise = recognise_lines,
                                           .read_lines = read_lines};

static void take_node(gov_audit *audit, const gov_node *node, const char *key, int depth) {
  for (const gov_node *at = node->first; at; at = at->next) {
    const char *name = at->key ? at->key : key;
    if (at->kind == GOV_NODE_MAP || at->kind == GOV_NODE_LIST)
      take_node(audit, at, name, depth + 1);
    else if (name && at->text)
      gov_audit_take(audit, gov_text_of(name), depth, gov_text_of(at->text));
  }
}

static void read_event(gov_audit *audit, const gov_node *event) {
  if (!event || event->kind != GOV_NODE_MAP) return;
  gov_audit_begin(audit, event->line);
  take_node(audit, event, NULL, 1);
  gov_audit_event(audit);
}

static void read_root(gov_audit *audit, const gov_node *root) {
  const gov_node *tests = gov_member(root, "Tests");
  const gov_node *records =
      root->kind == GOV_NODE_LIST ? root : gov_member(root, "Records|events|entries|logs");
  for (const gov_node *test = gov_node_first(tests); test; test = test->next) {
    audit->example = 1;
    read_event(audit, gov_member(test, "Log"));
  }
  audit->example = 0;
  if (tests) return;
  for (const gov_node *event = gov_node_first(records); event; event = event->next)
    read_event(audit, event);
  if (!records) read_event(audit, root);
}

static int read_document(gov_reading *reading) {
  gov_tree tree;
  gov_audit audit;
  if (gov_reading_tree(reading, &tree) != SQLITE_OK) return SQLITE_NOMEM;
  gov_audit_start(&audit, reading);
  for (const gov_node *root = tree.documents; root && !audit.failed; root = root->next)
    read_root(&audit, root);
  int rc = gov_audit_finish(&audit);
  gov_tree_free(&tree);
  return rc;
}

static int recognise_document(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int yaml = gov_text_ends(name, ".yml") || gov_text_ends(name, ".yaml");
  if (gov_head_is_json_lines(head) || (!yaml && !gov_head_is_json(head))) return 0;
  if (gov_head_has_key(head, "eventName")) return 75;
  if (yaml) return gov_head_has_key(head, "Tests") && gov_head_has_key(head, "LogTypes") ? 75 : 0;
  return head->kind == GOV_KIND_AUDIT ? 30 : 0;
}

const gov_reader gov_reader_audit = {.format = "audit-events",
                                     .kinds = GOV_RUN_KINDS,
                                     .recognise = recognise_document,
                                     .read = read_document};
