/* run_csv.c: CSV reports whose headers we know. Rows are streamed; other columns are not read. */
#include "read/readers.h"
#include "read/runs/run_table.h"
#include "read/trees/csv.h"

/* Splits the head's first line as the reader would. */
static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  if (!gov_text_ends(name, ".csv") && !gov_text_ends(name, ".tsv") && !gov_text_ends(name, ".txt"))
    return 0;
  if (!head->bytes.n) return 0;
  const char *end = memchr(head->bytes.z, '\n', head->bytes.n);
  gov_text first = {head->bytes.z, end ? (size_t)(end - head->bytes.z) : head->bytes.n};
  gov_run_columns columns;
  gov_run_columns_start(&columns);
  size_t from = 0;
  int column = 0;
  if (first.n > 8192) return 0;
  for (size_t i = 0; i <= first.n; i++) {
    if (i < first.n && !gov_is_any(first.z[i], ",;\t|")) continue;
    gov_run_columns_add(&columns, column++, (gov_text){first.z + from, i - from});
    from = i + 1;
  }
  return column > 1 && gov_run_columns_report(&columns) ? 70 : 0;
}

static int read_lines(gov_reading *reading, gov_lines *lines) {
  gov_csv *csv = sqlite3_malloc64(sizeof *csv);
  gov_run_columns columns;
  gov_run head = {0};
  int more;
  if (!csv) return SQLITE_NOMEM;
  gov_csv_start(csv, lines);
  gov_run_columns_start(&columns);
  more = gov_csv_next(csv);
  for (int i = 0; more > 0 && i < csv->count; i++) gov_run_columns_add(&columns, i, csv->cells[i]);
  while (more > 0 && (more = gov_csv_next(csv)) > 0 && !reading->facts->arena.failed)
    gov_run_row(reading, &columns, csv->cells, csv->count, csv->line, &head);
  if (more < 0) reading->artifact->status = GOV_PARTIAL;
  int failed = csv->failed || reading->facts->arena.failed;
  gov_csv_free(csv);
  sqlite3_free(csv);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

const gov_reader gov_reader_run_csv = {
    .format = "run-csv", .kinds = GOV_RUN_KINDS, .recognise = recognise, .read_lines = read_lines};
