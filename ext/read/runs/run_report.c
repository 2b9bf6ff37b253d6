/* run_report.c: our own run report: an object, an array of them, or JSON lines.
**
** A report's status speaks for its units. When a report failed and some of its units show why (a
** mismatch, rejected rows, failed checks, their own status), those failed and the others are
** partial: they were not shown to be wrong, and not shown to be right either.
*/
#include "read/readers.h"
#include "read/runs/run.h"
#include "read/trees/json_lines.h"

static const char unit_names[] = "unit|unit_id|dataset|table|collection|topic|name";

/* What the whole report says of each of its units. */
typedef struct report_head {
  const char *run_id, *kind, *env, *started_at, *status, *note;
} report_head;

static int shows_failure(const gov_node *unit) {
  int64_t source = gov_run_integer(unit, "source_rows|source_count|rows_source"),
          target = gov_run_integer(unit, "target_rows|target_count|rows_target");
  const char *status = gov_run_status(gov_text_in(unit, "status|result|outcome"));
  return (source != GOV_NULL && target != GOV_NULL && source != target) ||
         gov_run_integer(unit, "rejected_rows|rejected|errors") > 0 ||
         gov_run_integer(unit, "checks_failed|failed_checks") > 0 ||
         gov_node_boolean(gov_member(unit, "checksum_match|checksums_match|checksum_ok")) == 0 ||
         (status && !strcmp(status, GOV_RUN_FAILED));
}

static const char *status_of(const report_head *head, const gov_node *unit, int blamed) {
  const char *own = gov_run_status(gov_text_in(unit, "status|result|outcome"));
  if (!head->status || !strcmp(head->status, GOV_PASSED)) return own ? own : head->status;
  int own_pass = own && !strcmp(own, GOV_PASSED);
  if (own && !own_pass) return own;
  if (strcmp(head->status, GOV_RUN_FAILED) != 0) return head->status;
  if (blamed) return shows_failure(unit) ? GOV_RUN_FAILED : own_pass ? own : GOV_RUN_PARTIAL;
  return own_pass ? GOV_RUN_PARTIAL : GOV_RUN_FAILED; /* nothing says which unit made it fail */
}

static void read_unit(gov_reading *reading, const report_head *head, const gov_node *unit,
                      int blamed) {
  gov_run *run = gov_run_add(reading, gov_node_line(unit));
  if (!run) return;
  run->run_id = head->run_id;
  run->kind = head->kind;
  run->env = head->env;
  run->started_at = head->started_at;
  run->note = head->note;
  run->status = status_of(head, unit, blamed);
  if (unit->kind != GOV_NODE_MAP) {
    run->unit_id = gov_run_unit(reading, NULL, NULL, gov_node_text(unit));
    return;
  }
  run->unit_id =
      gov_run_unit(reading, NULL, gov_text_in(unit, "schema"), gov_text_in(unit, unit_names));
  run->source_rows = gov_run_integer(unit, "source_rows|source_count|rows_source");
  run->target_rows = gov_run_integer(unit, "target_rows|target_count|rows_target");
  run->rejected_rows = gov_run_integer(unit, "rejected_rows|rejected");
  run->checks_passed = gov_run_integer(unit, "checks_passed|passed_checks");
  run->checks_failed = gov_run_integer(unit, "checks_failed|failed_checks");
  int match = gov_node_boolean(gov_member(unit, "checksum_match|checksums_match|checksum_ok"));
  if (match >= 0) run->checksum_match = match;
  if (gov_run_integer(unit, "size_bytes|bytes") == 0) {
    run->status = GOV_RUN_FAILED;
    run->note = "it has no bytes";
  }
}

static void read_metrics(gov_reading *reading, const char *run_id, const gov_node *metrics) {
  for (const gov_node *at = gov_node_first(metrics); at; at = at->next) {
    int listed = at->kind == GOV_NODE_MAP && !at->key;
    const char *name = listed ? gov_text_in(at, "name|metric") : at->key;
    double value = gov_node_number(listed ? gov_member(at, "value") : at);
    if (!name || value == GOV_NULL_REAL) continue;
    gov_metric *metric = gov_run_metric(reading, run_id, name, value, at->line);
    if (!metric || !listed) continue;
    metric->unit = gov_run_keep_in(reading, at, "unit");
    metric->baseline = gov_node_number(gov_member(at, "baseline|before"));
    metric->window_s = gov_node_number(gov_member(at, "window_s|window|window_seconds"));
  }
}

static void check_word(gov_reading *reading, const gov_node *report, const char *key,
                       const char *known, const char *accepted) {
  const gov_node *node = gov_member(report, key);
  if (!gov_node_text(node) || known) return;
  gov_diagnose(reading->facts, GOV_WARNING, "run.unknown_word",
               (gov_place){reading->source->path, node->line}, "%s: not one of %s", node->key,
               accepted);
}

/* What our form knows and the synonyms it accepts; other keys are told, and wrong counts. */
static const char report_keys[] =
    "run_id|id|run|kind|type|run_type|mode|env|environment|stage|started_at|start_time|started|"
    "timestamp|time|date|status|result|outcome|units|datasets|tables|results|metrics|dry_run|"
    "finished_at|ended_at|notes|note|$schema|version";
static const char unit_keys[] =
    "unit|unit_id|dataset|table|collection|topic|name|schema|status|result|outcome|source_rows|"
    "source_count|rows_source|target_rows|target_count|rows_target|rejected_rows|rejected|errors|"
    "checks_passed|passed_checks|checks_failed|failed_checks|checksum_match|checksums_match|"
    "checksum_ok|size_bytes|bytes|note|notes";
static const char count_keys[] =
    "source_rows|source_count|rows_source|target_rows|target_count|rows_target|rejected_rows|"
    "rejected|checks_passed|passed_checks|checks_failed|failed_checks";

static void check_keys(gov_reading *reading, const gov_node *map, const char *known) {
  if (!map || map->kind != GOV_NODE_MAP) return;
  for (const gov_node *at = map->first; at; at = at->next) {
    gov_place place = {reading->source->path, at->line};
    const char *key = gov_run_keep(reading, at->key);
    if (!gov_key_is(at, known))
      gov_diagnose(reading->facts, GOV_INFO, "run.unknown_key", place,
                   "%s: not a key of a run report", key ? key : "");
    else if (gov_key_is(at, count_keys) && at->kind != GOV_NODE_NULL &&
             gov_run_count(at) == GOV_NULL)
      gov_diagnose(reading->facts, GOV_WARNING, "run.wrong_value", place,
                   "%s: not a whole number of at most %d digits", key ? key : "",
                   GOV_MAX_COUNT_DIGITS);
  }
}

static int read_one(gov_reading *reading, const gov_node *report) {
  const gov_node *units = gov_member(report, "units|datasets|tables|results");
  report_head head = {.run_id = gov_run_keep_in(reading, report, "run_id|id|run"),
                      .kind = gov_run_kind(gov_text_in(report, "kind|type|run_type|mode")),
                      .env = gov_run_keep_in(reading, report, "env|environment|stage"),
                      .started_at = gov_run_keep_in(
                          reading, report, "started_at|start_time|started|timestamp|time|date"),
                      .status = gov_run_status(gov_text_in(report, "status|result|outcome")),
                      .note = NULL};
  int blamed = 0;
  if (gov_node_boolean(gov_member(report, "dry_run")) == 1) head.kind = GOV_DRY_RUN;
  check_word(reading, report, "kind|type|run_type|mode", head.kind,
             "dry_run test production quality restore rollback backup");
  check_word(reading, report, "status|result|outcome", head.status,
             "passed failed partial skipped pending");
  if (!head.status) head.status = GOV_PENDING;
  int has_units = gov_node_first(units) != NULL;
  if (has_units) check_keys(reading, report, report_keys);
  for (const gov_node *unit = gov_node_first(units); unit; unit = unit->next) {
    check_keys(reading, unit, unit_keys);
    blamed |= shows_failure(unit);
  }
  for (const gov_node *unit = gov_node_first(units); unit; unit = unit->next)
    read_unit(reading, &head, unit, blamed);
  if (!has_units) read_unit(reading, &head, report, 0);
  read_metrics(reading, head.run_id, gov_member(report, "metrics"));
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int is_report(const gov_node *node) {
  return gov_member(node, "run_id|kind") || gov_member(node, "status") ||
         gov_member(node, "metrics");
}

static int recognise(const gov_source *head) {
  if (gov_head_is_json_lines(head) ||
      !(gov_head_is_json(head) || gov_text_ends(gov_text_of(head->name), ".yaml") ||
        gov_text_ends(gov_text_of(head->name), ".yml")))
    return 0;
  if (gov_head_has_key(head, "run_id") && gov_head_has_key(head, "units")) return 80;
  if (gov_head_has_key(head, "run_id") && gov_head_has_key(head, "kind")) return 70;
  return gov_head_has_key(head, "status") && gov_head_has_key(head, "units") ? 60 : 0;
}

static int read_report(gov_reading *reading, const gov_node *root) {
  const gov_node *runs = root->kind == GOV_NODE_LIST ? root : gov_member(root, "runs|reports");
  if (!gov_node_first(runs) || runs->kind != GOV_NODE_LIST) return read_one(reading, root);
  int rc = SQLITE_OK;
  for (const gov_node *run = runs->first; run && rc == SQLITE_OK; run = run->next)
    if (run->kind == GOV_NODE_MAP) rc = read_one(reading, run);
  return rc;
}

const gov_reader gov_reader_run_report = {.format = "run-report",
                                          .kinds = GOV_RUN_KINDS,
                                          .recognise = recognise,
                                          .read_root = read_report};

static int recognise_lines(const gov_source *head) {
  if (!gov_head_is_json_lines(head)) return 0;
  return gov_head_has_key(head, "run_id") &&
                 (gov_head_has_key(head, "units") || gov_head_has_key(head, "unit"))
             ? 75
             : 0;
}

static int read_line(gov_reading *reading, const gov_node *root) {
  return is_report(root) ? read_one(reading, root) : SQLITE_OK;
}

static int read_lines(gov_reading *reading, gov_lines *lines) {
  return gov_json_lines_roots(reading, lines, read_line);
}

const gov_reader gov_reader_run_report_lines = {.format = "run-report",
                                                .kinds = GOV_RUN_KINDS,
                                                .recognise = recognise_lines,
                                                .read_lines = read_lines};
