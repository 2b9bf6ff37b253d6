/* apply.c: --apply writes a draft's four files into a new folder below
** .spec/reports/data-migration-generator.
**
** Every part of the way down is opened without following links, so nothing is written outside
** the root. The folder is new each time (YYYYMMDD-HHMMSSZ, then -2, -3 …): nothing is
** overwritten. Files are written under another name, synced and renamed, so that a file that is
** there is whole.
*/
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "generate/generate.h"

static const char *const report_folders[] = {".spec", "reports", "data-migration-generator"};

static int fail(char **error, const char *what) {
  *error = sqlite3_mprintf("gov_generate: cannot write %s: %s", what, strerror(errno));
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* The reports folder, made where it is missing; -1 with errno. */
static int open_reports(const char *root) {
  int folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  for (int i = 0; i < 3 && folder >= 0; i++) {
    if (mkdirat(folder, report_folders[i], 0777) && errno != EEXIST) {
      close(folder);
      return -1;
    }
    int below = openat(folder, report_folders[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    close(folder);
    folder = below;
  }
  return folder;
}

/* A folder for this run that was not there before; its name in `name`. */
static int open_run(int reports, char name[40]) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  time_t now = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
  struct tm utc;
  char stamp[20];
  if (!gmtime_r(&now, &utc) || !strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%SZ", &utc)) return -1;
  for (int i = 1; i < 1000; i++) {
    sqlite3_snprintf(40, name, i == 1 ? "%s" : "%s-%d", stamp, i);
    if (!mkdirat(reports, name, 0777))
      return openat(reports, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (errno != EEXIST) return -1;
  }
  return -1;
}

static int write_all(int file, const char *text, size_t n) {
  while (n) {
    ssize_t written = write(file, text, n);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    text += written;
    n -= (size_t)written;
  }
  return fsync(file);
}

static int write_file(int folder, const char *name, const char *text, char **error) {
  static const char unfinished[] = ".unfinished";
  int file = openat(folder, unfinished, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return fail(error, name);
  int failed = write_all(file, text, strlen(text)) != 0;
  failed |= close(file) != 0;
  if (!failed) failed = renameat(folder, unfinished, folder, name) != 0;
  int reason = errno;
  if (failed) unlinkat(folder, unfinished, 0);
  errno = reason;
  return failed ? fail(error, name) : SQLITE_OK;
}

int gov_generate_apply(const char *root, const gov_generated *made, char **folder, char **error) {
  char name[40] = "";
  int reports = open_reports(root);
  if (reports < 0) return fail(error, ".spec/reports/data-migration-generator");
  int run = open_run(reports, name);
  int rc = run < 0 ? fail(error, "a new folder below .spec/reports/data-migration-generator")
                   : SQLITE_OK;
  if (rc == SQLITE_OK) rc = write_file(run, "rollback.sql", made->rollback, error);
  if (rc == SQLITE_OK) rc = write_file(run, "verify.sql", made->verify, error);
  if (rc == SQLITE_OK) rc = write_file(run, "summary.json", made->summary, error);
  if (rc == SQLITE_OK) rc = write_file(run, "migration.sql", made->migration, error);
  if (run >= 0) close(run);
  close(reports);
  if (rc != SQLITE_OK) return rc;
  *folder = sqlite3_mprintf(".spec/reports/data-migration-generator/%s", name);
  return *folder ? SQLITE_OK : SQLITE_NOMEM;
}
