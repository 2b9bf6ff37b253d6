/* run_quality.c: data quality suites: Great Expectations (0.x, 1.x), Soda scans, datacontract-cli
** tests.
**
** Not read, because they hold values of the data: unexpected_list, partial_unexpected_*,
** unexpected_index_*, samples, failedSamples, diagnostics, reasons, implementations. */
#include "read/readers.h"
#include "read/runs/run_tally.h"

/* Great Expectations: the dataset of a validation, wherever its version keeps it. */
static const char *asset_of(gov_reading *reading, const gov_node *result) {
  const gov_node *meta = gov_member(result, "meta");
  const gov_node *batch = gov_member(meta, "batch_spec|batch_kwargs");
  const char *asset =
      gov_text_in(gov_member(meta, "active_batch_definition|batch_definition"), "data_asset_name");
  const char *table = gov_text_in(batch, "table_name|table");
  if (table) return gov_run_unit(reading, NULL, gov_text_in(batch, "schema_name|schema"), table);
  if (!asset) asset = gov_text_in(batch, "data_asset_name");
  if (!asset) asset = gov_text_in(result, "asset_name|data_asset_name");
  return gov_run_unit(reading, NULL, NULL, asset);
}

static const char *expectation_status(const gov_node *result) {
  const gov_node *exception = gov_member(result, "exception_info");
  int raised = gov_node_boolean(gov_member(exception, "raised_exception"));
  for (const gov_node *at = gov_node_first(exception); at && raised != 1; at = at->next)
    raised = gov_node_boolean(gov_member(at, "raised_exception")); /* 1.x: by exception id */
  if (raised == 1) return GOV_RUN_FAILED;
  int success = gov_node_boolean(gov_member(result, "success"));
  return success == 1 ? GOV_PASSED : success == 0 ? GOV_RUN_FAILED : NULL;
}

/* The statistics count when the single results were left out of the report. */
static void count_statistics(gov_tally *tally, const char *unit, const gov_node *validation) {
  const gov_node *statistics = gov_member(validation, "statistics");
  int64_t good = gov_run_integer(statistics, "successful_expectations"),
          bad = gov_run_integer(statistics, "unsuccessful_expectations");
  int success = gov_node_boolean(gov_member(validation, "success"));
  gov_tally_count *count = gov_tally_check(tally, unit, NULL, validation->line);
  if (!count) return;
  count->skipped--;
  if (good > 0) count->passed += good;
  if (bad > 0) count->failed += bad;
  if (success == 0 && bad <= 0) count->failed++;
  if (count->passed) gov_tally_method(count, GOV_VERIFICATION_QUALITY_SUITE);
}

static int read_validation(gov_reading *reading, const gov_node *validation) {
  const gov_node *meta = gov_member(validation, "meta"), *id = gov_member(meta, "run_id");
  const char *unit = asset_of(reading, validation);
  gov_run pattern = {.run_id = gov_run_keep_in(reading, id, "run_name"),
                     .started_at = gov_run_keep_in(reading, id, "run_time")};
  if (!pattern.run_id) pattern.run_id = gov_run_keep(reading, gov_node_text(id));
  if (!pattern.run_id)
    pattern.run_id = gov_run_keep_in(reading, meta, "validation_id|checkpoint_id");
  if (!pattern.started_at)
    pattern.started_at = gov_run_keep_in(reading, meta, "validation_time|run_time");
  gov_tally tally;
  gov_tally_start(&tally, reading);
  const gov_node *results = gov_member(validation, "results|expectations");
  for (const gov_node *at = gov_node_first(results); at; at = at->next) {
    const char *status = expectation_status(at);
    gov_tally_count *count = gov_tally_check(&tally, unit, status, gov_node_line(validation));
    if (status && !strcmp(status, GOV_PASSED))
      gov_tally_method(count, GOV_VERIFICATION_QUALITY_SUITE);
  }
  if (!gov_node_first(results)) count_statistics(&tally, unit, validation);
  return gov_tally_finish(&tally, &pattern);
}

static int read_expectations(gov_reading *reading, const gov_node *root) {
  const gov_node *runs = gov_member(root, "run_results");
  if (!gov_node_first(runs)) return read_validation(reading, root);
  int rc = SQLITE_OK;
  for (const gov_node *run = runs->first; run && rc == SQLITE_OK; run = run->next) {
    const gov_node *inner = gov_member(run, "validation_result");
    rc = read_validation(reading, inner ? inner : run);
  }
  return rc;
}

/* Soda and datacontract-cli list their checks alike. */
typedef struct check_list {
  const char *run_id, *started_at; /* names of keys */
  const char *dataset, *outcome;   /* of a check */
} check_list;

static int read_checks(gov_reading *reading, const gov_node *root, const check_list *names) {
  gov_run pattern = {.run_id = gov_run_keep_in(reading, root, names->run_id),
                     .started_at = gov_run_keep_in(reading, root, names->started_at)};
  gov_tally tally;
  gov_tally_start(&tally, reading);
  if (gov_node_boolean(gov_member(root, "hasErrors")) == 1) {
    pattern.status = GOV_RUN_PARTIAL;
    pattern.note = "the scan reports errors: not every check was made";
  }
  for (const gov_node *at = gov_node_first(gov_member(root, "checks")); at; at = at->next) {
    const char *unit = gov_run_unit(reading, NULL, NULL, gov_text_in(at, names->dataset));
    const char *outcome = gov_text_in(at, names->outcome);
    const char *status = gov_run_status(outcome);
    gov_tally_count *count = gov_tally_check(&tally, unit, status, at->line);
    if (status && !strcmp(status, GOV_PASSED))
      gov_tally_method(count, GOV_VERIFICATION_QUALITY_SUITE);
  }
  return gov_tally_finish(&tally, &pattern);
}

static int recognise_expectations(const gov_source *head) {
  if (!gov_head_is_json(head)) return 0;
  if (gov_head_has_key(head, "evaluated_expectations")) return 90;
  return gov_head_has_key(head, "expectation_config") || gov_head_has_key(head, "run_results") ? 80
                                                                                               : 0;
}

const gov_reader gov_reader_run_expectations = {.format = "great-expectations",
                                                .kinds = GOV_RUN_KINDS,
                                                .recognise = recognise_expectations,
                                                .read_root = read_expectations,
                                                .lists = 1};

static int recognise_soda(const gov_source *head) {
  if (!gov_head_is_json(head) || !gov_head_has_key(head, "checks")) return 0;
  return gov_head_has_key(head, "scanStartTimestamp") || gov_head_has_key(head, "hasFailures") ||
                 gov_head_has_key(head, "definitionName")
             ? 90
             : 0;
}

static int read_soda(gov_reading *reading, const gov_node *root) {
  static const check_list names = {"scanId|id|definitionName", "scanStartTimestamp|dataTimestamp",
                                   "table|dataset|tableName", "outcome"};
  return read_checks(reading, root, &names);
}

const gov_reader gov_reader_run_soda = {.format = "soda-scan",
                                        .kinds = GOV_RUN_KINDS,
                                        .recognise = recognise_soda,
                                        .read_root = read_soda,
                                        .lists = 1};

static int recognise_contract(const gov_source *head) {
  if (!gov_head_is_json(head) || !gov_head_has_key(head, "checks")) return 0;
  return gov_head_has_key(head, "dataContractId") ||
                 (gov_head_has_key(head, "runId") && gov_head_has_key(head, "result"))
             ? 90
             : 0;
}

static int read_contract(gov_reading *reading, const gov_node *root) {
  static const check_list names = {"runId", "timestampStart", "model|table|dataset", "result"};
  return read_checks(reading, root, &names);
}

const gov_reader gov_reader_run_contract = {.format = "datacontract-test",
                                            .kinds = GOV_RUN_KINDS,
                                            .recognise = recognise_contract,
                                            .read_root = read_contract,
                                            .lists = 1};
