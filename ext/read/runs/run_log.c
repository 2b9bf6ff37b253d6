/* run_log.c: plain text of runs: pt-table-checksum, Soda's scan summary, pgaudit, and logs of any
** script.
**
** A log is judged by its worst line: one that prints a mismatch and then "completed" failed. The
** cues are data (data/run_cues.tsv). A dataset named on a line (orders: …, table orders …) counts
** when something else knows it. */
#include "embedded.h"
#include "read/readers.h"
#include "read/runs/run_tally.h"

enum { MOST_CUES = 64, MOST_FAILURES = 1000, MOST_WORDS = 32 };

typedef struct log_state {
  gov_reading *reading;
  const gov_data_table *cues;
  int32_t success_line, failure_line, dry_line, last_line;
  int failures;
} log_state;

static int has_cue(const log_state *log, const char *role, gov_text line) {
  for (int row = 0; log->cues && row < log->cues->row_count; row++) {
    if (!strcmp(gov_data_cell(log->cues, row, 0), role) &&
        gov_text_find(line, gov_data_cell(log->cues, row, 1)))
      return 1;
  }
  return 0;
}

static int is_name_byte(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || c == '_' || c == '.' || c == '$';
}

static gov_text name_at(gov_text line, size_t from) {
  size_t end = from;
  while (end < line.n && is_name_byte(line.z[end])) end++;
  while (end > from && line.z[end - 1] == '.') end--;
  return (gov_text){line.z + from, end - from};
}

/* table NAME … or NAME: …, after a time stamp or a level in brackets. */
static gov_text named(gov_text line) {
  static const char *const before[] = {"table ", "dataset ", "collection ", "topic "};
  for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
    const char *found = gov_text_find(line, before[i]);
    if (!found || (found > line.z && is_name_byte(found[-1]))) continue;
    size_t at = (size_t)(found - line.z) + strlen(before[i]);
    while (at < line.n && gov_is_any(line.z[at], "'\"`")) at++;
    gov_text name = name_at(line, at);
    if (name.n) return name;
  }
  for (size_t i = 0; i < line.n; i++) {
    if (line.z[i] != ':' || i + 1 >= line.n || line.z[i + 1] != ' ') continue;
    size_t from = i;
    while (from && is_name_byte(line.z[from - 1])) from--;
    if (from < i && !gov_is_digit(line.z[from])) return (gov_text){line.z + from, i - from};
  }
  return (gov_text){0};
}

static gov_run *add_run(log_state *log, gov_text name, int32_t line) {
  gov_run *run = gov_run_add(log->reading, line);
  if (!run) return NULL;
  char *copy = name.n && name.n <= GOV_MAX_NAME_BYTES
                   ? gov_arena_copy(&log->reading->facts->arena, name.z, name.n)
                   : NULL;
  run->unit_id = gov_run_unit(log->reading, NULL, NULL, copy);
  run->candidate = 1;
  run->kind =
      gov_text_find(gov_text_of(log->reading->source->name), "dry") ? GOV_DRY_RUN : GOV_QUALITY;
  return run;
}

static void read_free_line(log_state *log, gov_text line, int32_t number) {
  if (has_cue(log, "dry", line)) log->dry_line = number;
  if (has_cue(log, "harmless", line)) return;
  if (has_cue(log, "failure", line)) {
    if (!log->failure_line) log->failure_line = number;
    gov_text name = named(line);
    if (!name.n || log->failures++ >= MOST_FAILURES) return;
    gov_run *run = add_run(log, name, number);
    if (run) run->status = GOV_RUN_FAILED, run->note = "the log prints a failure or a mismatch";
  } else if (has_cue(log, "success", line)) {
    log->success_line = number;
  }
}

/* The log as a whole: what it claims and what it prints. */
static void judge_log(log_state *log) {
  int32_t line = log->failure_line ? log->failure_line : log->success_line;
  gov_run *run = line ? add_run(log, (gov_text){0}, line) : NULL;
  if (!run) return;
  gov_arena *arena = &log->reading->facts->arena;
  if (log->dry_line) run->kind = GOV_DRY_RUN;
  run->status = log->failure_line ? GOV_RUN_FAILED : GOV_PASSED;
  run->note = log->failure_line ? "the log prints a failure or a mismatch"
                                : "the log says it completed; it shows no comparison";
  if (log->failure_line && log->success_line > log->failure_line) {
    run->note =
        gov_arena_printf(arena, "says it completed (line %d), but prints a failure or a mismatch",
                         log->success_line);
    gov_diagnose(log->reading->facts, GOV_WARNING, "run.contradicts", run->place,
                 "says it completed (line %d), but prints a failure or a mismatch",
                 log->success_line);
  }
}

static int split_words(gov_text line, gov_text *words) {
  int count = 0;
  for (size_t i = 0; i < line.n && count < MOST_WORDS;) {
    while (i < line.n && gov_is_space(line.z[i])) i++;
    size_t from = i;
    while (i < line.n && !gov_is_space(line.z[i])) i++;
    if (i > from) words[count++] = (gov_text){line.z + from, i - from};
  }
  return count;
}

static int64_t number_of(gov_text word) {
  int64_t value = 0;
  if (!word.n || word.n > GOV_MAX_COUNT_DIGITS) return GOV_NULL;
  for (size_t i = 0; i < word.n; i++) {
    if (!gov_is_digit(word.z[i])) return GOV_NULL;
    value = value * 10 + (word.z[i] - '0');
  }
  return value;
}

/* pt-table-checksum: a row a table under TS ERRORS DIFFS ROWS [DIFF_ROWS] CHUNKS SKIPPED TIME
 * TABLE. */
typedef struct checksum_columns {
  int count, errors, diffs, rows, skipped, table;
} checksum_columns;

static void read_checksum_head(const gov_text *words, int count, checksum_columns *columns) {
  *columns = (checksum_columns){count, -1, -1, -1, -1, -1};
  for (int i = 0; i < count; i++) {
    if (gov_text_is(words[i], "ERRORS")) columns->errors = i;
    if (gov_text_is(words[i], "DIFFS")) columns->diffs = i;
    if (gov_text_is(words[i], "ROWS")) columns->rows = i;
    if (gov_text_is(words[i], "SKIPPED")) columns->skipped = i;
    if (gov_text_is(words[i], "TABLE")) columns->table = i;
  }
}

static void read_checksum(log_state *log, const gov_text *words, int count, int32_t line,
                          const checksum_columns *columns) {
  if (count != columns->count || columns->table < 0 || columns->diffs < 0 || columns->errors < 0)
    return;
  int64_t errors = number_of(words[columns->errors]), diffs = number_of(words[columns->diffs]);
  int64_t skipped = columns->skipped >= 0 ? number_of(words[columns->skipped]) : 0;
  if (errors == GOV_NULL || diffs == GOV_NULL) return;
  gov_run *run = add_run(log, words[columns->table], line);
  if (!run) return;
  run->candidate = 0;
  run->kind = GOV_QUALITY;
  run->method = gov_vocabulary[GOV_VERIFICATION_CHECKSUM].signal;
  run->source_rows = columns->rows >= 0 ? number_of(words[columns->rows]) : GOV_NULL;
  run->status = errors || diffs ? GOV_RUN_FAILED : skipped ? GOV_RUN_PARTIAL : GOV_PASSED;
  if (!errors) run->checksum_match = diffs == 0;
  if (skipped && !diffs) run->checksum_match = GOV_NULL;
  if (skipped) run->note = "chunks were skipped: not verified";
}

static int recognise_checksum(const gov_source *head) {
  return gov_text_find(head->bytes, "DIFFS") && gov_text_find(head->bytes, "CHUNKS") &&
                 gov_text_find(head->bytes, "SKIPPED")
             ? 80
             : 0;
}

static int read_checksums(gov_reading *reading, gov_lines *lines) {
  log_state log = {.reading = reading};
  checksum_columns columns = {.table = -1};
  gov_text line, words[MOST_WORDS];
  int32_t number = 0;
  while (gov_lines_next(lines, &line, &number) > 0 && !reading->facts->arena.failed) {
    int count = split_words(line, words);
    if (count > 5 && gov_text_find(line, "DIFFS") && gov_text_find(line, "TABLE"))
      read_checksum_head(words, count, &columns);
    else
      read_checksum(&log, words, count, number, &columns);
  }
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

const gov_reader gov_reader_run_checksums = {.format = "pt-table-checksum",
                                             .kinds = GOV_RUN_KINDS,
                                             .recognise = recognise_checksum,
                                             .read_lines = read_checksums};

/* Soda's summary: "    DATASET in DATA_SOURCE", below it "      CHECK [PASSED]". */
static int recognise_summary(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  if (gov_text_ends(name, ".md")) return 0; /* quoted in a document: an example */
  return gov_text_find(head->bytes, "Scan summary:") ? 80 : 0;
}

static const char *outcome_of(gov_text line) {
  gov_text text = gov_trim(line);
  if (gov_text_ends(text, "[PASSED]")) return GOV_PASSED;
  if (gov_text_ends(text, "[FAILED]") || gov_text_ends(text, "[ERROR]")) return GOV_RUN_FAILED;
  if (gov_text_ends(text, "[WARNED]")) return GOV_RUN_PARTIAL;
  return gov_text_ends(text, "[NOT EVALUATED]") ? GOV_RUN_SKIPPED : NULL;
}

static int read_summary(gov_reading *reading, gov_lines *lines) {
  gov_text line;
  int32_t number = 0;
  const char *dataset = NULL;
  gov_run pattern = {.run_id = NULL};
  gov_tally tally;
  gov_tally_start(&tally, reading);
  while (gov_lines_next(lines, &line, &number) > 0 && !tally.failed) {
    const char *outcome = outcome_of(line), *in = gov_text_find(line, " in ");
    if (outcome) {
      gov_tally_count *count = gov_tally_check(&tally, dataset, outcome, number);
      if (!strcmp(outcome, GOV_PASSED)) gov_tally_method(count, GOV_VERIFICATION_QUALITY_SUITE);
    } else if (in && line.n && gov_is_space(line.z[0])) {
      gov_text name = gov_trim((gov_text){line.z, (size_t)(in - line.z)});
      int one_word = name.n && !memchr(name.z, ' ', name.n) && name.n <= GOV_MAX_NAME_BYTES;
      if (one_word)
        dataset = gov_run_unit(reading, NULL, NULL,
                               gov_arena_copy(&reading->facts->arena, name.z, name.n));
    }
  }
  return gov_tally_finish(&tally, &pattern);
}

const gov_reader gov_reader_run_summary = {.format = "soda-summary",
                                           .kinds = GOV_RUN_KINDS,
                                           .recognise = recognise_summary,
                                           .read_lines = read_summary};

/* AUDIT: SESSION,1,1,DDL,DROP TABLE,TABLE,public.users,… : class, command and object; the statement
 * is not read. */
static void read_audit_line(log_state *log, gov_text line, const char *audit, int32_t number) {
  gov_text cells[7];
  int count = 0;
  size_t from = (size_t)(audit - line.z) + strlen("AUDIT:");
  for (size_t i = from; i <= line.n && count < 7; i++) {
    if (i < line.n && line.z[i] != ',') continue;
    cells[count++] = gov_trim((gov_text){line.z + from, i - from});
    from = i + 1;
  }
  if (count < 7) return;
  gov_text command = cells[4];
  int deletes = gov_text_starts(command, "DROP") || gov_text_starts(command, "TRUNCATE") ||
                gov_text_is(command, "DELETE");
  gov_run *run = deletes && cells[6].n ? add_run(log, cells[6], number) : NULL;
  if (!run) return;
  run->kind = GOV_DELETION;
  run->status = GOV_PASSED;
}

static int recognise_log(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".log") || gov_text_ends(name, ".txt") || gov_text_ends(name, ".out")
             ? 20
             : 0;
}

static int read_log(gov_reading *reading, gov_lines *lines) {
  log_state log = {.reading = reading, .cues = gov_data("run_cues")};
  gov_text line;
  int32_t number = 0;
  while (gov_lines_next(lines, &line, &number) > 0 && !reading->facts->arena.failed) {
    const char *audit = gov_text_find(line, "AUDIT:");
    if (audit)
      read_audit_line(&log, line, audit, number);
    else if (reading->source->kind != GOV_KIND_AUDIT)
      read_free_line(&log, line, number);
  }
  judge_log(&log);
  return reading->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}

const gov_reader gov_reader_run_log = {.format = "run-log",
                                       .kinds = GOV_RUN_KINDS,
                                       .recognise = recognise_log,
                                       .read_lines = read_log};
