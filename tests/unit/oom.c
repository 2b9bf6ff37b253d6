/* oom.c: every allocation of a scan and of the queries after it fails once.
**
** usage: unit-oom [full] SQLite's allocator is wrapped, so that the n-th request from a starting
** point on fails, once or from then on. Each run must either say that memory ran out or answer
** exactly as with enough of it, give back all memory, and neither crash nor report something else
** as the reason. Plain: the first requests and then ever larger steps, without the report, which
** takes most of the time; full: with it, and twenty times as many points.
*/
#include <stdint.h>
#include <stdlib.h>

#include "check.h"
#include "gov.h"

static sqlite3_mem_methods real;
static long countdown = -1; /* requests until the next failure; -1: none */
static int keeps_failing;
static long failures, requests, outstanding;

static int fails_now(void) {
  requests++;
  if (countdown < 0 || countdown-- > 0) return 0;
  countdown = keeps_failing ? 0 : -1;
  failures++;
  return 1;
}

static void *failing_malloc(int size) {
  void *memory = fails_now() ? NULL : real.xMalloc(size);
  outstanding += memory != NULL;
  return memory;
}

static void failing_free(void *memory) {
  outstanding -= memory != NULL;
  real.xFree(memory);
}

static void *failing_realloc(void *memory, int size) {
  return fails_now() ? NULL : real.xRealloc(memory, size);
}

/* What a statement answered, as a hash of its rows, or why it did not. */
typedef struct answer {
  uint64_t hash;
  long rows;
  int code;
  char message[160];
} answer;

static uint64_t mix(uint64_t hash, const unsigned char *text) {
  for (; text && *text; text++) hash = (hash ^ *text) * 1099511628211u;
  return (hash ^ 0xff) * 1099511628211u;
}

static answer run(sqlite3 *db, const char *sql) {
  answer got = {.hash = 1469598103934665603u};
  sqlite3_stmt *statement = NULL;
  got.code = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  while (got.code == SQLITE_OK || got.code == SQLITE_ROW) {
    got.code = sqlite3_step(statement);
    if (got.code != SQLITE_ROW) break;
    got.rows++;
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      const unsigned char *text = sqlite3_column_text(statement, i);
      if (!text && sqlite3_errcode(db) == SQLITE_NOMEM) got.code = SQLITE_NOMEM;
      got.hash = mix(got.hash, text);
    }
    if (got.code == SQLITE_NOMEM) break;
  }
  snprintf(got.message, sizeof got.message, "%s", got.code ? sqlite3_errmsg(db) : "");
  int code = sqlite3_finalize(statement);
  if (got.code == SQLITE_DONE) got.code = code;
  return got;
}

enum { QUERY_COUNT = 12 };
static const char *const queries[QUERY_COUNT] = {
    "SELECT gov_scan('samples/acme', '--threads=1')",
    "SELECT path, kind, format, spec_id, bytes, sha256, status, note FROM gov_artifacts",
    "SELECT unit_id, spec_id, owner, data_class, tags FROM gov_units",
    "SELECT unit_id, aspect, signal, standing, path, line FROM gov_evidence",
    "SELECT severity, code, path, line, message FROM gov_diagnostics",
    "SELECT a.path, s.verb FROM gov_artifacts a JOIN gov_statements s ON s.path = a.path",
    "SELECT spec_id, in_scope FROM gov_specs WHERE spec_id IN ('billing-ledger', 'nobody')",
    "SELECT name, kind, purpose FROM gov_help",
    "SELECT gov_install()",
    "SELECT unit_id, risk_level, blocking_for_release, notes FROM gov_status_strict",
    "SELECT gov_judge('strict', '{\"data_class\":\"high\",\"backup_status\":\"NONE\"}')",
    "SELECT gov_report('md', 'strict')",
};

static answer expected[QUERY_COUNT];
static int asked = QUERY_COUNT - 1; /* the last, the report, is dear: asked in full only */

/* One connection with everything done on it, the failure set to come `after` requests from the
** first query on. */
static void run_all(long after, int keeps, answer *answers) {
  sqlite3 *db = NULL;
  int code = sqlite3_open(":memory:", &db);
  failures = 0;
  countdown = after;
  keeps_failing = keeps;
  if (code == SQLITE_OK) code = sqlite3_gov_init(db, NULL, NULL);
  for (int i = 0; i < asked; i++) {
    answers[i] = code == SQLITE_OK ? run(db, queries[i]) : (answer){.code = code};
    if (!i) code = answers[i].code; /* without a scan there is nothing to ask */
  }
  countdown = -1;
  sqlite3_close(db);
}

static int agrees(int query, const answer *got) {
  if (got->code == SQLITE_NOMEM) return 1;
  return got->code == expected[query].code && got->hash == expected[query].hash &&
         got->rows == expected[query].rows;
}

/* A failing allocation inside the loader of a message may leave "out of memory" as plain text:
** SQLITE_ERROR is wrong. */
static void fail_at(long after, int keeps) {
  answer answers[QUERY_COUNT];
  long before = outstanding;
  run_all(after, keeps, answers);
  for (int i = 0; i < asked; i++) {
    if (agrees(i, &answers[i])) continue;
    fprintf(stderr, "request %ld%s: code %d %s, %ld rows (expected %d, %ld): %s\n", after,
            keeps ? " and all after" : "", answers[i].code, answers[i].message, answers[i].rows,
            expected[i].code, expected[i].rows, queries[i]);
    CHECK(!"a wrong answer");
  }
  if (outstanding != before)
    fprintf(stderr, "request %ld: %ld pieces kept\n", after, outstanding - before);
  CHECK(outstanding == before);
}

int main(int argument_count, char **arguments) {
  int full = argument_count > 1 && !strcmp(arguments[1], "full");
  if (full) asked = QUERY_COUNT;
  setenv("SOURCE_DATE_EPOCH", "1795132800", 1);
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
  sqlite3_mem_methods failing = real;
  failing.xMalloc = failing_malloc;
  failing.xFree = failing_free;
  failing.xRealloc = failing_realloc;
  CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) == SQLITE_OK);
  CHECK(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK);
  sqlite3_initialize();
  run_all(-1, 0, expected);
  long start = requests;
  run_all(-1, 0, expected);
  long all = requests - start, tried = 0;
  for (int i = 0; i < asked; i++) CHECK(expected[i].code == SQLITE_OK);
  CHECK(expected[1].rows > 0);
  for (long after = 0; after < all; after += 1 + after / (full ? 200 : 10), tried++) {
    fail_at(after, 0);
    fail_at(after, 1);
    if (check_failures > 20) break;
  }
  printf("%ld of %ld requests failed in turn\n", tried, all);
  return check_result();
}
