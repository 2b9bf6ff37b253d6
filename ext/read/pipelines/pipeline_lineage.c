/* pipeline_lineage.c: what is made from what: OpenLineage events, as JSON lines or one document.
**
** An event tells inputs, outputs, how the run ended, how many rows were written, and which
** assertions held; values in them (content, actual, expected) are not read.
*/
#include "read/pipelines/pipeline.h"
#include "read/readers.h"
#include "read/runs/run.h"
#include "read/trees/json_lines.h"

enum { LINEAGE_KINDS = GOV_KIND_PIPELINE | GOV_RUN_KINDS };

static void declare(gov_reading *reading, const char *name, int32_t line) {
  gov_mention *mention = name ? GOV_ADD(reading->facts, mentions) : NULL;
  if (!mention) return;
  mention->role = GOV_DECLARES;
  mention->name = name;
  mention->kind = GOV_DATASET;
  mention->source = reading->source->kind == GOV_KIND_PIPELINE ? GOV_BY_PIPELINE : GOV_BY_REPORT;
  mention->place = (gov_place){reading->source->path, line};
}

static void add_lineage(gov_reading *reading, const char *unit, const char *source, int32_t line) {
  gov_lineage *row = unit && source ? GOV_ADD(reading->facts, lineage) : NULL;
  if (!row) return;
  row->unit_id = unit;
  row->source_unit_id = source;
  row->via = GOV_BY_PIPELINE;
  row->place = (gov_place){reading->source->path, line};
}

/* COMPLETE is a pass, FAIL and ABORT are failures, START and RUNNING say nothing yet. */
static const char *status_of(const char *type) {
  gov_text word = gov_text_of(type);
  if (gov_text_is(word, "COMPLETE")) return GOV_PASSED;
  if (gov_text_is(word, "FAIL") || gov_text_is(word, "ABORT")) return GOV_RUN_FAILED;
  return GOV_PENDING;
}

static gov_run *add_run(gov_reading *reading, const gov_node *event, const gov_node *dataset,
                        const char *unit) {
  gov_run *run = gov_run_add(reading, dataset->line);
  if (!run) return NULL;
  run->run_id = gov_run_keep_in(reading, gov_member(event, "run"), "runId");
  run->started_at = gov_run_keep_in(reading, event, "eventTime");
  run->unit_id = unit;
  run->kind = GOV_PRODUCTION;
  run->status = status_of(gov_text_in(event, "eventType"));
  return run;
}

/* Assertions about a dataset are a quality run of it. */
static void read_assertions(gov_reading *reading, const gov_node *event, const gov_node *dataset,
                            const char *unit) {
  const gov_node *facets = gov_member(dataset, "facets"),
                 *of_input = gov_member(dataset, "inputFacets");
  const gov_node *facet = gov_member(facets, "dataQualityAssertions");
  if (!facet) facet = gov_member(of_input, "dataQualityAssertions");
  const gov_node *list = gov_member(facet, "assertions");
  if (!gov_node_first(list)) return;
  gov_run *run = add_run(reading, event, dataset, unit);
  if (!run) return;
  run->kind = GOV_QUALITY;
  run->checks_passed = run->checks_failed = 0;
  for (const gov_node *at = list->first; at; at = at->next) {
    int success = gov_node_boolean(gov_member(at, "success"));
    run->checks_passed += success == 1;
    run->checks_failed += success == 0;
  }
  run->status = run->checks_failed   ? GOV_RUN_FAILED
                : run->checks_passed ? GOV_PASSED
                                     : GOV_RUN_SKIPPED;
}

static void read_output(gov_reading *reading, const gov_node *event, const gov_node *output) {
  const char *unit = gov_run_unit(reading, NULL, NULL, gov_text_in(output, "name"));
  if (!unit) return;
  declare(reading, unit, output->line);
  for (const gov_node *at = gov_node_first(gov_member(event, "inputs")); at; at = at->next)
    add_lineage(reading, unit, gov_run_unit(reading, NULL, NULL, gov_text_in(at, "name")),
                output->line);
  read_assertions(reading, event, output, unit);
  if (!gov_text_in(event, "eventType")) return;
  const gov_node *statistics = gov_member(gov_member(output, "outputFacets"), "outputStatistics");
  gov_run *run = add_run(reading, event, output, unit);
  if (run) run->target_rows = gov_run_integer(statistics, "rowCount");
}

static int read_event(gov_reading *reading, const gov_node *event) {
  for (const gov_node *at = gov_node_first(gov_member(event, "inputs")); at; at = at->next) {
    const char *unit = gov_run_unit(reading, NULL, NULL, gov_text_in(at, "name"));
    if (!unit) continue;
    declare(reading, unit, at->line);
    read_assertions(reading, event, at, unit);
  }
  for (const gov_node *at = gov_node_first(gov_member(event, "outputs")); at; at = at->next)
    read_output(reading, event, at);
  return SQLITE_OK;
}

static int recognise_events(const gov_source *head) {
  return gov_head_is_json(head) && gov_head_has_key(head, "producer") &&
                 gov_head_has_key(head, "job") &&
                 (gov_head_has_key(head, "inputs") || gov_head_has_key(head, "outputs"))
             ? 85
             : 0;
}

static int read_lines(gov_reading *reading, gov_lines *lines) {
  return gov_json_lines_roots(reading, lines, read_event);
}

static int recognise_lines(const gov_source *head) {
  return gov_head_is_json_lines(head) ? recognise_events(head) : 0;
}

static int recognise_document(const gov_source *head) {
  return gov_head_is_json_lines(head) ? 0 : recognise_events(head);
}

const gov_reader gov_reader_lineage_lines = {.format = "openlineage",
                                             .kinds = LINEAGE_KINDS,
                                             .recognise = recognise_lines,
                                             .read_lines = read_lines};
const gov_reader gov_reader_lineage = {.format = "openlineage",
                                       .kinds = LINEAGE_KINDS,
                                       .recognise = recognise_document,
                                       .read_root = read_event,
                                       .lists = 1};
