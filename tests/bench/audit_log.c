/* audit_log.c: an audit log as a stream: bounded memory, and how long against cJSON alone.
**
** usage: bench-audit_log [MEGABYTES] (default 8). A log of that size is written to a temporary
** folder and scanned: memory beyond the facts kept stays below 64 MiB whatever the size. Reading
** it takes at most one and a half times what cJSON needs to parse its lines one by one; a small
** log is too short to measure, so the times count from 64 MB on.
*/
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <cJSON.h>

#include "gov.h"

static double now_s(void) {
  struct timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

/* Of a thousand events one is of ours; the others are what fills audit logs. */
static long write_log(const char *path, long size_bytes) {
  FILE *file = fopen(path, "w");
  long written = 0, events = 0;
  if (!file) return 0;
  for (; written < size_bytes; events++) {
    int ours = events % 1000 == 0;
    written +=
        fprintf(file,
                "{\"eventVersion\": \"1.08\", \"userIdentity\": {\"type\": \"AssumedRole\", "
                "\"principalId\": \"AROA%ld\", "
                "\"accountId\": \"123456789012\"}, \"eventTime\": "
                "\"2026-11-01T%02ld:%02ld:%02ldZ\", \"eventSource\": "
                "\"rds.amazonaws.com\", \"eventName\": \"%s\", \"awsRegion\": \"eu-west-1\", "
                "\"userAgent\": \"console\", "
                "\"requestParameters\": {\"dBSnapshotIdentifier\": \"nightly-%ld\", "
                "\"dBInstanceIdentifier\": \"shop\", "
                "\"tags\": [\"a\", \"b\"], \"maxRecords\": 100}, \"readOnly\": %s, "
                "\"eventCategory\": \"Management\"}\n",
                events, events / 3600 % 24, events / 60 % 60, events % 60,
                ours ? "CreateDBSnapshot" : "DescribeDBSnapshots", events, ours ? "false" : "true");
  }
  return fclose(file) ? 0 : events;
}

static double parse_all(const char *path) {
  char *line = NULL;
  size_t capacity = 0;
  ssize_t n;
  FILE *file = fopen(path, "r");
  double from = now_s();
  while (file && (n = getline(&line, &capacity, file)) > 0)
    cJSON_Delete(cJSON_ParseWithLength(line, (size_t)n));
  free(line);
  if (file) fclose(file);
  return now_s() - from;
}

/* Rows of gov_runs after a scan of the folder; -1 when it failed. */
static long scan(const char *folder, double *took_s, sqlite3_int64 *held, sqlite3_int64 *most) {
  sqlite3 *db;
  sqlite3_stmt *count = NULL;
  char *sql = sqlite3_mprintf("SELECT gov_scan(%Q, '--audit-log-paths=*.jsonl')", folder),
       *error = NULL;
  long rows = -1;
  if (sqlite3_open(":memory:", &db) != SQLITE_OK || sqlite3_gov_init(db, &error, NULL) != SQLITE_OK)
    return -1;
  sqlite3_memory_highwater(1);
  double from = now_s();
  int rc = sqlite3_exec(db, sql, NULL, NULL, &error);
  *took_s = now_s() - from;
  *held = sqlite3_memory_used();
  *most = sqlite3_memory_highwater(0);
  if (rc != SQLITE_OK) fprintf(stderr, "%s\n", error);
  if (rc == SQLITE_OK &&
      sqlite3_prepare_v2(db, "SELECT count(*) FROM gov_runs", -1, &count, NULL) == SQLITE_OK &&
      sqlite3_step(count) == SQLITE_ROW)
    rows = sqlite3_column_int(count, 0);
  sqlite3_finalize(count);
  sqlite3_free(sql);
  sqlite3_close(db);
  return rows;
}

int main(int argument_count, char **arguments) {
  long megabytes = argument_count > 1 ? atol(arguments[1]) : 8;
  char folder[] = "/tmp/gov-bench-XXXXXX", path[64];
  double took_s = 0;
  sqlite3_int64 held = 0, most = 0;
  if (!mkdtemp(folder)) return 2;
  snprintf(path, sizeof path, "%s/audit.jsonl", folder);
  long events = write_log(path, megabytes << 20);
  double parse_s = parse_all(path);
  long rows = scan(folder, &took_s, &held, &most);
  unlink(path);
  rmdir(folder);
  int bounded = most - held < (64 << 20), quick = 1;
#ifdef __OPTIMIZE__
  quick = megabytes < 64 || took_s <= 1.5 * parse_s;
#endif
  printf("%ld MB, %ld events: scanned in %.2f s, cJSON alone %.2f s; %ld runs; %lld bytes over the "
         "facts\n",
         megabytes, events, took_s, parse_s, rows, (long long)(most - held));
  return rows == (events + 999) / 1000 && bounded && quick ? 0 : 1;
}
