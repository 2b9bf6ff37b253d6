/* run_table.c: tables that report runs. What a header means is data (data/run_headers.tsv). */
#include "read/runs/run_table.h"

#include <stdlib.h>

#include "embedded.h"
#include "read/prose/amounts.h"
#include "read/prose/phrases.h"
#include "read/runs/run_compare.h"

/* In the order of gov_run_field. */
static const char *const field_names[GOV_FIELD_COUNT] = {"",
                                                         "unit",
                                                         "schema",
                                                         "target",
                                                         "source_rows",
                                                         "target_rows",
                                                         "rejected_rows",
                                                         "difference",
                                                         "checksum",
                                                         "source_checksum",
                                                         "target_checksum",
                                                         "status",
                                                         "checks_passed",
                                                         "checks_failed",
                                                         "run_id",
                                                         "kind",
                                                         "env",
                                                         "started_at",
                                                         "validation_type",
                                                         "aggregation",
                                                         "column",
                                                         "source_value",
                                                         "target_value",
                                                         "threshold"};

/* Lower case, runs of anything but letters, digits and other scripts as one blank. */
static gov_text folded_header(gov_text header, char *folded, size_t capacity) {
  char lower[64];
  size_t n = 0;
  if (header.n > sizeof lower) return (gov_text){"", 0};
  header = (gov_text){lower, gov_fold_letters(header, lower, sizeof lower)};
  for (size_t i = 0; i < header.n && n + 1 < capacity; i++) {
    char c = header.z[i];
    int word = gov_is_alpha(c) || gov_is_digit(c) || (unsigned char)c >= 0x80;
    if (word)
      folded[n++] = c;
    else if (n && folded[n - 1] != ' ')
      folded[n++] = ' ';
  }
  return gov_trim((gov_text){folded, n});
}

gov_run_field gov_run_field_of(gov_text header) {
  char buffer[64];
  const gov_data_table *headers = gov_data("run_headers");
  gov_text folded = folded_header(header, buffer, sizeof buffer);
  for (int row = 0; headers && row < headers->row_count; row++) {
    if (!gov_text_is(folded, gov_data_cell(headers, row, 1))) continue;
    for (int field = 1; field < GOV_FIELD_COUNT; field++) {
      if (!strcmp(field_names[field], gov_data_cell(headers, row, 0))) return (gov_run_field)field;
    }
  }
  return GOV_FIELD_NONE;
}

void gov_run_columns_start(gov_run_columns *columns) {
  for (int field = 0; field < GOV_FIELD_COUNT; field++) columns->at[field] = -1;
}

void gov_run_columns_add(gov_run_columns *columns, int column, gov_text header) {
  gov_run_field field = gov_run_field_of(header);
  if (field && columns->at[field] < 0) columns->at[field] = column;
}

static int has(const gov_run_columns *columns, gov_run_field field) {
  return columns->at[field] >= 0;
}

int gov_run_columns_report(const gov_run_columns *columns) {
  int counts = has(columns, GOV_FIELD_SOURCE_ROWS) && has(columns, GOV_FIELD_TARGET_ROWS);
  return has(columns, GOV_FIELD_UNIT) &&
         (counts || has(columns, GOV_FIELD_STATUS) || has(columns, GOV_FIELD_CHECKSUM) ||
          has(columns, GOV_FIELD_CHECKS_PASSED) || has(columns, GOV_FIELD_SOURCE_CHECKSUM));
}

typedef struct table_row {
  const gov_run_columns *columns;
  const gov_text *cells;
  int count;
} table_row;

static gov_text cell_of(const table_row *row, gov_run_field field) {
  int column = row->columns->at[field];
  return column >= 0 && column < row->count ? gov_trim(row->cells[column]) : (gov_text){"", 0};
}

static const char *text_of(gov_reading *reading, gov_text cell) {
  return cell.n && cell.n <= GOV_MAX_NAME_BYTES
             ? gov_arena_copy(&reading->facts->arena, cell.z, cell.n)
             : NULL;
}

/* 1,200,000 · 1.200.000 · 1 200 000 · 12,00,000 · ๑,๒๐๐: counts are whole, so what follows a separator is
** a group: the last one of three digits, the first of one to three and no lone zero. GOV_NULL for anything else. */
static int64_t count_of(gov_text cell) {
  int64_t value = 0;
  int digits = 0, group = 0, groups = 0, digit = 0;
  for (size_t at = 0, n; at < cell.n; at += n) {
    if ((n = gov_digit_at(cell, at, &digit)) != 0) {
      if (++digits > GOV_MAX_COUNT_DIGITS) return GOV_NULL;
      value = value * 10 + digit;
      group++;
    } else if ((n = gov_digit_separator_at(cell, at)) != 0) {
      int first = !groups++;
      if (group < 1 || group > 3 || (first && !value) || (!first && group == 1)) return GOV_NULL;
      group = 0;
    } else {
      return GOV_NULL;
    }
  }
  return digits && (!groups || group == 3) ? value : GOV_NULL;
}

static const char *sign_status(gov_text cell) {
  static const struct {
    const char *sign, *status;
  } signs[] = {{"✅", GOV_PASSED},      {"✔", GOV_PASSED},     /* ✅ ✔ */
               {"✓", GOV_PASSED},      {"🟢", GOV_PASSED},  /* ✓ 🟢 */
               {"❌", GOV_RUN_FAILED},  {"✗", GOV_RUN_FAILED}, /* ❌ ✗ */
               {"✘", GOV_RUN_FAILED},  {"🔴", GOV_RUN_FAILED}, /* ✘ 🔴 */
               {"⚠", GOV_RUN_PARTIAL}, {"⏳", GOV_PENDING}};   /* ⚠ ⏳ */
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (gov_text_starts(cell, signs[i].sign)) return signs[i].status;
  }
  return NULL;
}

const char *gov_run_cell_status(gov_reading *reading, gov_text cell) {
  const char *by_sign = sign_status(cell);
  size_t from = 0;
  while (from < cell.n && !gov_is_alpha(cell.z[from]) &&
         (by_sign || (unsigned char)cell.z[from] < 0x80))
    from++;
  gov_text word = {cell.z + from, cell.n - from};
  const char *text = text_of(reading, word), *status = gov_run_status(text);
  int boolean = gov_text_is(word, "yes") || gov_text_is(word, "true") || gov_text_is(word, "y");
  if (boolean) status = GOV_PASSED;
  if (gov_text_is(word, "no") || gov_text_is(word, "false") || gov_text_is(word, "n"))
    status = GOV_RUN_FAILED;
  if (by_sign && status && strcmp(by_sign, status) != 0 && strcmp(by_sign, GOV_PASSED) == 0)
    return status; /* a tick before a word that says otherwise */
  return by_sign ? by_sign : status;
}

/* "TBD", "-" and "n/a" on both sides are no equal checksums. */
static int is_checksum(gov_text cell) {
  size_t known = 0, digits = 0;
  for (size_t i = 0; i < cell.n; i++) {
    digits += (size_t)gov_is_digit(cell.z[i]);
    known += gov_is_alpha(cell.z[i]) || gov_is_digit(cell.z[i]) || gov_is_any(cell.z[i], "+/=-_:");
  }
  return known == cell.n && known >= 4 && digits && !gov_is_placeholder(cell);
}

static void read_checksums(gov_reading *reading, gov_run *run, const table_row *row) {
  gov_text source = cell_of(row, GOV_FIELD_SOURCE_CHECKSUM),
           target = cell_of(row, GOV_FIELD_TARGET_CHECKSUM),
           match = cell_of(row, GOV_FIELD_CHECKSUM);
  if (source.n && target.n) {
    int same = source.n == target.n && !memcmp(source.z, target.z, source.n);
    int blank = gov_is_placeholder(source) || gov_is_placeholder(target);
    if (same ? is_checksum(source) : !blank) run->checksum_match = same;
    return;
  }
  const char *status = match.n ? gov_run_cell_status(reading, match) : NULL;
  if (!status) return;
  if (!strcmp(status, GOV_PASSED)) run->checksum_match = 1;
  if (!strcmp(status, GOV_RUN_FAILED)) run->checksum_match = 0;
}

/* A number that is not zero, whatever its sign and unit: "17", "-0.3 %". */
static int is_difference(gov_text cell) {
  size_t at = cell.n && gov_is_any(cell.z[0], "+-~") ? 1 : 0;
  if (at == cell.n || !gov_is_digit(cell.z[at])) return 0;
  for (; at < cell.n && !gov_is_space(cell.z[at]); at++)
    if (cell.z[at] >= '1' && cell.z[at] <= '9') return 1;
  return 0;
}

/* Without a word of its own the row is what its numbers are. */
static const char *status_by_numbers(const gov_run *run) {
  int counted = run->source_rows != GOV_NULL && run->target_rows != GOV_NULL;
  if (counted && run->source_rows != run->target_rows) return GOV_RUN_FAILED;
  if (run->checksum_match == 0 || run->checks_failed > 0) return GOV_RUN_FAILED;
  return counted || run->checksum_match == 1 || run->checks_passed > 0 ? GOV_PASSED : GOV_PENDING;
}

/* A row of Google's Data Validation Tool is a comparison of its own kind. */
static void read_validation_row(gov_reading *reading, const table_row *row, int32_t line) {
  gov_text source = cell_of(row, GOV_FIELD_SOURCE_VALUE),
           target = cell_of(row, GOV_FIELD_TARGET_VALUE);
  gov_validation validation = {.run_id = text_of(reading, cell_of(row, GOV_FIELD_RUN_ID)),
                               .started_at = text_of(reading, cell_of(row, GOV_FIELD_STARTED_AT)),
                               .type = text_of(reading, cell_of(row, GOV_FIELD_VALIDATION_TYPE)),
                               .aggregation = text_of(reading, cell_of(row, GOV_FIELD_AGGREGATION)),
                               .source_table = text_of(reading, cell_of(row, GOV_FIELD_UNIT)),
                               .target_table = text_of(reading, cell_of(row, GOV_FIELD_TARGET)),
                               .column = text_of(reading, cell_of(row, GOV_FIELD_COLUMN)),
                               .status = text_of(reading, cell_of(row, GOV_FIELD_STATUS)),
                               .threshold = text_of(reading, cell_of(row, GOV_FIELD_THRESHOLD)),
                               .difference = text_of(reading, cell_of(row, GOV_FIELD_DIFFERENCE)),
                               .source_count = count_of(source),
                               .target_count = count_of(target),
                               .line = line};
  if (validation.source_table || validation.target_table) gov_validation_add(reading, &validation);
}

/* users (12 partitions) → users; a sentence is no name. */
static const char *name_of(gov_reading *reading, gov_text cell) {
  const char *note = gov_text_find(cell, " (");
  if (note) cell = gov_trim((gov_text){cell.z, (size_t)(note - cell.z)});
  int blanks = 0;
  for (size_t i = 0; i < cell.n; i++) blanks += gov_is_space(cell.z[i]);
  if (blanks > 2 || gov_text_is(cell, "total") || gov_text_is(cell, "all")) return NULL;
  return text_of(reading, cell);
}

void gov_run_row(gov_reading *reading, const gov_run_columns *columns, const gov_text *cells,
                 int count, int32_t line, const gov_run *head) {
  table_row row = {columns, cells, count};
  if (has(columns, GOV_FIELD_VALIDATION_TYPE)) {
    read_validation_row(reading, &row, line);
    return;
  }
  const char *name = name_of(reading, cell_of(&row, GOV_FIELD_UNIT));
  if (!name) return;
  gov_run *run = gov_run_add(reading, line);
  if (!run) return;
  run->unit_id =
      gov_run_unit(reading, NULL, text_of(reading, cell_of(&row, GOV_FIELD_SCHEMA)), name);
  run->source_rows = count_of(cell_of(&row, GOV_FIELD_SOURCE_ROWS));
  run->target_rows = count_of(cell_of(&row, GOV_FIELD_TARGET_ROWS));
  run->rejected_rows = count_of(cell_of(&row, GOV_FIELD_REJECTED_ROWS));
  run->checks_passed = count_of(cell_of(&row, GOV_FIELD_CHECKS_PASSED));
  run->checks_failed = count_of(cell_of(&row, GOV_FIELD_CHECKS_FAILED));
  read_checksums(reading, run, &row);
  gov_text status = cell_of(&row, GOV_FIELD_STATUS);
  run->status = status.n                         ? gov_run_cell_status(reading, status)
                : has(columns, GOV_FIELD_STATUS) ? GOV_PENDING
                                                 : status_by_numbers(run);
  if (!run->status) run->status = GOV_PENDING;
  if (!strcmp(run->status, GOV_PASSED) && is_difference(cell_of(&row, GOV_FIELD_DIFFERENCE))) {
    run->status = GOV_RUN_PARTIAL;
    run->note = "says passed, and that the sides differ";
  }
  run->run_id = gov_run_keep(reading, text_of(reading, cell_of(&row, GOV_FIELD_RUN_ID)));
  run->env = gov_run_keep(reading, text_of(reading, cell_of(&row, GOV_FIELD_ENV)));
  run->started_at = gov_run_keep(reading, text_of(reading, cell_of(&row, GOV_FIELD_STARTED_AT)));
  run->kind = gov_run_kind(text_of(reading, cell_of(&row, GOV_FIELD_KIND)));
  if (!run->run_id) run->run_id = head->run_id;
  if (!run->env) run->env = head->env;
  if (!run->started_at) run->started_at = head->started_at;
  if (!run->kind)
    run->kind = head->kind ? head->kind : gov_run_kind_of_name(gov_text_of(reading->source->name));
  if (!run->kind) run->kind = GOV_QUALITY; /* a comparison, by what it shows */
}
