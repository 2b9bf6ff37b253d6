/* run_health.c: the health result of a migration: {"passed": true, "details": {"record_count": …}}.
**
** Each detail is a truth value or a map with `passed`. What the details say counts; a `passed`
** above them that says otherwise is told in the run's note.
*/
#include "read/readers.h"
#include "read/runs/run.h"

/* 1, 0, or -1 when it says neither. */
static int said(const gov_node *node) {
  if (node && node->kind == GOV_NODE_MAP) node = gov_member(node, "passed|ok|success");
  return gov_node_boolean(node);
}

static int read_health(gov_reading *reading, const gov_node *root) {
  const gov_node *details = gov_member(root, "details");
  int passed = 0, failed = 0, unknown = 0, claims = said(gov_member(root, "passed"));
  for (const gov_node *one = gov_node_first(details); one; one = one->next) {
    int outcome = said(one);
    passed += outcome == 1;
    failed += outcome == 0;
    unknown += outcome < 0;
  }
  gov_run *run = gov_run_add(reading, gov_node_line(root));
  if (!run) return SQLITE_OK;
  run->kind = GOV_QUALITY;
  run->run_id = gov_run_keep_in(reading, root, "run_id|id");
  run->env = gov_run_keep_in(reading, root, "env|environment");
  run->started_at = gov_run_keep_in(reading, root, "timestamp|started_at|at");
  run->checks_passed = passed;
  run->checks_failed = failed;
  run->status = failed               ? GOV_RUN_FAILED
                : unknown || !passed ? GOV_PENDING
                : claims == 0        ? GOV_RUN_FAILED
                                     : GOV_PASSED;
  if ((claims == 1 && (failed || unknown || !passed)) || (claims == 0 && !failed && passed))
    run->note = "its passed contradicts its details";
  return SQLITE_OK;
}

/* Two of the five checks by their names: many files have passed and details. */
static int recognise(const gov_source *head) {
  static const char *const checks[] = {"record_count", "data_integrity", "foreign_keys",
                                       "no_nulls_required", "sample_validation"};
  int found = 0;
  if (!gov_head_is_json(head) || !gov_head_has_key(head, "passed") ||
      !gov_head_has_key(head, "details"))
    return 0;
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
    found += gov_head_has_key(head, checks[i]);
  return found >= 2 ? 85 : 0;
}

const gov_reader gov_reader_run_health = {
    .format = "health", .kinds = GOV_RUN_KINDS, .recognise = recognise, .read_root = read_health};
