/* run_compare.c: tools that compare two stores: Google's Data Validation Tool, data-diff, AWS DMS
** table statistics.
**
** Not read, because they hold values of the data: aggregated values other than counts of rows, and
** rows that differ. */
#include "read/runs/run_compare.h"

#include "read/readers.h"
#include "read/runs/run_tally.h"

/* DVT: which comparison a result is. A schema says nothing about the data. */
static gov_signal validation_method(const gov_validation *row) {
  gov_text type = gov_text_of(row->type), aggregation = gov_text_of(row->aggregation);
  if (gov_text_is(type, "Schema")) return GOV_VERIFICATION_SMOKE;
  if (gov_text_is(type, "Row")) return GOV_VERIFICATION_CHECKSUM;
  if (gov_text_is(aggregation, "count") || !aggregation.n) return GOV_VERIFICATION_COUNT;
  return GOV_VERIFICATION_RECONCILE;
}

static int differs(const char *difference) {
  for (; difference && *difference; difference++) {
    if (*difference >= '1' && *difference <= '9') return 1;
  }
  return 0;
}

void gov_validation_add(gov_reading *reading, const gov_validation *row) {
  gov_run *run = gov_run_add(reading, row->line);
  if (!run) return;
  gov_signal method = validation_method(row);
  run->run_id = gov_run_keep(reading, row->run_id);
  run->started_at = gov_run_keep(reading, row->started_at);
  run->kind = GOV_QUALITY;
  run->unit_id =
      gov_run_unit(reading, NULL, NULL, row->source_table ? row->source_table : row->target_table);
  run->status = gov_run_status(row->status);
  if (!run->status) run->status = GOV_PENDING;
  run->method = gov_vocabulary[method].signal;
  int loosened = row->threshold && differs(row->threshold) && differs(row->difference);
  if (loosened && !strcmp(run->status, GOV_PASSED)) {
    run->status = GOV_RUN_PARTIAL;
    run->note = "the sides differ; it passed by a loosened threshold";
  }
  int passed = !strcmp(run->status, GOV_PASSED), failed = !strcmp(run->status, GOV_RUN_FAILED);
  run->checks_passed = passed;
  run->checks_failed = failed;
  if (method == GOV_VERIFICATION_CHECKSUM && (passed || failed)) run->checksum_match = passed;
  int of_rows = method == GOV_VERIFICATION_COUNT && gov_text_is(gov_text_of(row->type), "Column") &&
                (!row->column || !*row->column || !strcmp(row->column, "*"));
  if (!of_rows) return;
  run->source_rows = row->source_count;
  run->target_rows = row->target_count;
}

static int64_t count_in(const gov_node *row, const char *names) {
  int64_t count = gov_run_integer(row, names);
  return count >= 0 ? count : GOV_NULL;
}

static void read_validation(gov_reading *reading, const gov_node *row) {
  gov_validation validation = {.run_id = gov_text_in(row, "run_id"),
                               .started_at = gov_text_in(row, "start_time"),
                               .type = gov_text_in(row, "validation_type"),
                               .aggregation = gov_text_in(row, "aggregation_type"),
                               .source_table = gov_text_in(row, "source_table_name"),
                               .target_table = gov_text_in(row, "target_table_name"),
                               .column = gov_text_in(row, "source_column_name"),
                               .status = gov_text_in(row, "validation_status|status"),
                               .threshold = gov_text_in(row, "pct_threshold"),
                               .difference = gov_text_in(row, "difference"),
                               .source_count = count_in(row, "source_agg_value"),
                               .target_count = count_in(row, "target_agg_value"),
                               .line = row->line};
  if (row->kind == GOV_NODE_MAP && validation.status) gov_validation_add(reading, &validation);
}

/* A list of rows, or pandas' form: a map from row number to row. */
static int read_validations(gov_reading *reading, const gov_node *root) {
  if (gov_member(root, "validation_status")) {
    read_validation(reading, root);
    return SQLITE_OK;
  }
  for (const gov_node *row = gov_node_first(root); row; row = row->next)
    read_validation(reading, row);
  return SQLITE_OK;
}

static const char *dataset_of(gov_reading *reading, const gov_node *dataset) {
  const char *parts[3] = {NULL, NULL, NULL};
  if (!dataset || dataset->kind != GOV_NODE_LIST)
    return gov_run_unit(reading, NULL, NULL, gov_node_text(dataset));
  int n = 0;
  for (const gov_node *at = dataset->first; at; at = at->next) {
    if (n == 3) return NULL;
    parts[n++] = gov_node_text(at);
  }
  return gov_run_unit(reading, n == 3 ? parts[0] : NULL, n >= 2 ? parts[n - 2] : NULL,
                      n ? parts[n - 1] : NULL);
}

static int read_difference(gov_reading *reading, const gov_node *root) {
  const gov_node *rows = gov_member(gov_member(root, "summary"), "rows");
  const gov_node *total = gov_member(rows, "total");
  const char *result = gov_text_in(root, "result"), *status = gov_text_in(root, "status");
  gov_run *run = gov_node_first(root) ? gov_run_add(reading, root->line) : NULL;
  if (!run) return SQLITE_OK;
  run->kind = GOV_QUALITY;
  run->unit_id = dataset_of(reading, gov_member(root, "dataset1"));
  run->status = status && strcmp(status, "success") != 0 ? GOV_RUN_FAILED : gov_run_status(result);
  if (!run->status) run->status = GOV_PENDING;
  run->method = gov_vocabulary[GOV_VERIFICATION_CHECKSUM].signal;
  run->source_rows = gov_run_integer(total, "dataset1");
  run->target_rows = gov_run_integer(total, "dataset2");
  if (!strcmp(run->status, GOV_PASSED) || !strcmp(run->status, GOV_RUN_FAILED))
    run->checksum_match = !strcmp(run->status, GOV_PASSED);
  return SQLITE_OK;
}

/* What DMS says of a table's load and of its validation, joined: only Validated is a comparison. */
static void judge_table(gov_run *run, const char *state, const char *validation) {
  gov_text load = gov_text_of(state), compared = gov_text_of(validation);
  int loaded = gov_text_is(load, "Table completed") || gov_text_find(load, "replicating");
  run->status = GOV_PENDING;
  if (gov_text_find(load, "error") || gov_text_find(compared, "error")) {
    run->status = GOV_RUN_FAILED;
  } else if (gov_text_find(compared, "mismatched")) {
    run->status = GOV_RUN_FAILED;
    run->checksum_match = 0;
  } else if (load.n && !loaded) {
    run->note = "the table is not loaded yet";
  } else if (gov_text_is(compared, "Validated")) {
    run->status = GOV_PASSED;
    run->checksum_match = 1;
    run->method = gov_vocabulary[GOV_VERIFICATION_CHECKSUM].signal;
  } else if (gov_text_find(compared, "pending")) {
    run->note = "validation is pending: not a check";
  } else if (gov_text_find(compared, "suspended") || gov_text_find(compared, "no primary key")) {
    run->status = GOV_RUN_PARTIAL;
    run->note = "records could not be validated: not a check";
  } else if (loaded) {
    run->status = GOV_PASSED;
    run->note = "loaded; validation is not enabled";
  }
}

static const char *task_name(gov_reading *reading, const gov_node *root) {
  const char *arn = gov_text_in(root, "ReplicationTaskArn|ReplicationConfigArn");
  const char *last = arn ? strrchr(arn, ':') : NULL;
  return gov_run_keep(reading, last ? last + 1 : arn);
}

static int read_statistics(gov_reading *reading, const gov_node *root) {
  const char *task = task_name(reading, root);
  const gov_node *tables = gov_member(root, "TableStatistics|ReplicationTableStatistics");
  for (const gov_node *at = gov_node_first(tables); at; at = at->next) {
    gov_run *run = gov_run_add(reading, at->line);
    if (!run) return SQLITE_OK;
    run->run_id = task;
    run->kind = GOV_PRODUCTION;
    run->unit_id =
        gov_run_unit(reading, NULL, gov_text_in(at, "SchemaName"), gov_text_in(at, "TableName"));
    run->started_at = gov_run_keep_in(reading, at, "FullLoadStartTime|LastUpdateTime");
    run->rejected_rows = gov_run_integer(at, "FullLoadErrorRows");
    int64_t failed = gov_run_integer(at, "ValidationFailedRecords"),
            suspended = gov_run_integer(at, "ValidationSuspendedRecords"),
            pending = gov_run_integer(at, "ValidationPendingRecords");
    judge_table(run, gov_text_in(at, "TableState"), gov_text_in(at, "ValidationState"));
    if (failed > 0) run->checks_failed = failed;
    if (gov_run_integer(at, "FullLoadRows") == 0 && gov_run_integer(at, "Inserts") <= 0)
      run->source_rows = run->target_rows = 0;
    if ((suspended > 0 || pending > 0) && !strcmp(run->status, GOV_PASSED)) {
      run->status = GOV_RUN_PARTIAL;
      run->checksum_match = GOV_NULL;
      run->note = "some records were not validated";
    }
  }
  return SQLITE_OK;
}

static int recognise_validations(const gov_source *head) {
  return gov_head_is_json(head) && gov_head_has_key(head, "validation_status") ? 90 : 0;
}

const gov_reader gov_reader_run_validations = {.format = "data-validation",
                                               .kinds = GOV_RUN_KINDS,
                                               .recognise = recognise_validations,
                                               .read_root = read_validations};

static int recognise_difference(const gov_source *head) {
  return gov_head_is_json(head) && gov_head_has_key(head, "dataset1") &&
                 gov_head_has_key(head, "result")
             ? 90
             : 0;
}

const gov_reader gov_reader_run_difference = {.format = "data-diff",
                                              .kinds = GOV_RUN_KINDS,
                                              .recognise = recognise_difference,
                                              .read_root = read_difference};

static int recognise_statistics(const gov_source *head) {
  return gov_head_is_json(head) && (gov_head_has_key(head, "TableStatistics") ||
                                    gov_head_has_key(head, "ReplicationTableStatistics"))
             ? 95
             : 0;
}

const gov_reader gov_reader_run_dms = {.format = "dms-table-statistics",
                                       .kinds = GOV_RUN_KINDS,
                                       .recognise = recognise_statistics,
                                       .read_root = read_statistics};
