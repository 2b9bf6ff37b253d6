/* write_report.c: gov_write_report([format[, mode]]): the report as a new file; returns its path.
**
**   SELECT gov_write_report('json');   .spec/reports/…/20261120-101500Z_q4-2026.json
**
** The one file this extension writes unasked for a name. It lies in the report folder below the
** workspace root: every folder on the way is opened by its own name without following links, so
** that no link leads out. It appears whole or not at all, and never in place of another file: it is
** written under a temporary name and then linked to its own; where that is taken, -2, -3, … follow.
*/
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "functions/report.h"

enum { MAX_LABEL_BYTES = 120, MAX_TRIES = 10000 };

/* The report folder relative to the root, from the flag; NULL when it is no path below the root. */
static const char *folder_below_root(const gov_workspace *workspace) {
  const char *folder = gov_flag_value(&workspace->facts, "report-dir");
  size_t n = strlen(workspace->root);
  if (!folder) folder = ".";
  if (*folder != '/') return folder;
  if (strncmp(folder, workspace->root, n) != 0 || (folder[n] && folder[n] != '/')) return NULL;
  return folder + n;
}

static int open_folder(int parent, const char *name) {
  if (mkdirat(parent, name, 0755) != 0 && errno != EEXIST) return -1;
  return openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Opens the folder, making what is missing. "." and empty parts are skipped, ".." is refused. */
static int open_report_folder(const char *root, const char *folder) {
  int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  char name[256];
  for (const char *at = folder; fd >= 0 && *at; at += *at == '/') {
    size_t n = strcspn(at, "/");
    int skipped = !n || (n == 1 && *at == '.');
    int refused = n >= sizeof name || (n == 2 && !strncmp(at, "..", 2));
    if (!skipped) {
      int parent = fd;
      snprintf(name, sizeof name, "%.*s", (int)n, at);
      fd = refused ? -1 : open_folder(parent, name);
      int reason = refused ? EINVAL : errno;
      close(parent);
      errno = reason;
    }
    at += n;
  }
  return fd;
}

/* The label as a part of a file name: each character that is not plain becomes '-'. */
static void plain_label(const char *label, char *plain) {
  size_t n = 0;
  for (; *label && n < MAX_LABEL_BYTES; label++) {
    if (((unsigned char)*label & 0xC0) == 0x80) continue; /* of a character already replaced */
    int keeps = gov_is_alpha(*label) || gov_is_digit(*label) || gov_is_any(*label, "._+-");
    plain[n++] = keeps ? *label : '-';
  }
  plain[n] = 0;
}

/* YYYYMMDD-HHMMSSZ from the scan's 2026-11-20T10:15:00Z. */
static void plain_time(const char *now, char *plain) {
  size_t n = 0;
  for (; now && *now && n < 20; now++) {
    if (gov_is_digit(*now) || *now == 'Z') plain[n++] = *now;
    if (*now == 'T') plain[n++] = '-';
  }
  plain[n] = 0;
}

/* `YYYYMMDD-HHMMSSZ_label`; NULL when the error is set. */
static char *name_of(sqlite3_context *result, const gov_workspace *workspace) {
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = sqlite3_context_db_handle(result);
  char label[MAX_LABEL_BYTES + 1] = "", time[24];
  int rc = sqlite3_prepare_v2(
      db, "SELECT h.value FROM temp.gov_report_header AS h WHERE h.name = 'label'", -1, &statement,
      NULL);
  if (rc == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    plain_label(text ? text : "workspace", label);
  }
  rc = sqlite3_finalize(statement);
  plain_time(gov_flag_value(&workspace->facts, "now"), time);
  char *name = rc == SQLITE_OK ? sqlite3_mprintf("%s_%s", time, label) : NULL;
  if (!name) gov_function_sql_error(result, "gov_write_report", rc ? rc : SQLITE_NOMEM);
  return name;
}

static int write_all(int fd, const char *text) {
  size_t left = strlen(text);
  while (left) {
    ssize_t written = write(fd, text, left);
    if (written < 0 && errno != EINTR) return -1;
    if (written > 0) text += written, left -= (size_t)written;
  }
  return fsync(fd);
}

/* Gives the temporary file its own name unless that is taken. */
static int give_name(int folder, const char *temporary, const char *name) {
  if (!linkat(folder, temporary, folder, name, 0)) return unlinkat(folder, temporary, 0);
  if (errno != EPERM && errno != ENOTSUP && errno != EMLINK) return -1;
  return renameat2(folder, temporary, folder, name, RENAME_NOREPLACE); /* no hard links there */
}

/* Writes the text and returns the file's name, for sqlite3_free; NULL with errno set. */
static char *write_file(int folder, const char *stem, const char *extension, const char *text) {
  char temporary[64];
  snprintf(temporary, sizeof temporary, ".gov-report-%ld.tmp", (long)getpid());
  int fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (fd < 0) return NULL;
  int failed = write_all(fd, text);
  failed |= close(fd);
  char *name = NULL;
  for (int number = 1; !failed && number < MAX_TRIES; number++) {
    char suffix[16] = "";
    if (number > 1) snprintf(suffix, sizeof suffix, "-%d", number);
    name = sqlite3_mprintf("%s%s.%s", stem, suffix, extension);
    if (!name || !give_name(folder, temporary, name)) return name;
    int reason = errno;
    sqlite3_free(name);
    name = NULL;
    errno = reason;
    if (reason != EEXIST) break;
  }
  int reason = errno;
  unlinkat(folder, temporary, 0);
  errno = reason;
  return NULL;
}

static void write_and_return(sqlite3_context *result, const gov_workspace *workspace,
                             const char *format, const char *text) {
  const char *folder = folder_below_root(workspace);
  char *stem = folder ? name_of(result, workspace) : NULL;
  if (!folder)
    gov_function_error(result, "gov_write_report: --report-dir lies outside the workspace");
  if (!stem) return;
  int fd = open_report_folder(workspace->root, folder);
  char *name = fd >= 0 ? write_file(fd, stem, format, text) : NULL;
  int reason = errno;
  if (fd >= 0) close(fd);
  if (name) {
    size_t n = strlen(folder);
    while (n && folder[n - 1] == '/') n--;
    while (n && *folder == '/') folder++, n--;
    char *path = sqlite3_mprintf("%.*s%s%s", (int)n, folder, n ? "/" : "", name);
    if (path)
      sqlite3_result_text(result, path, -1, sqlite3_free);
    else
      sqlite3_result_error_nomem(result);
  } else {
    gov_function_error(result, "gov_write_report: %s in the report folder '%s': %s",
                       fd < 0 ? "no folder without links" : "cannot write", folder,
                       strerror(reason));
  }
  sqlite3_free(name);
  sqlite3_free(stem);
}

void gov_function_write_report(sqlite3_context *result, int argument_count,
                               sqlite3_value **arguments) {
  const char *format =
      gov_report_format(result, "gov_write_report", argument_count > 0 ? arguments[0] : NULL);
  const char *mode = format ? gov_function_mode(result, "gov_write_report",
                                                argument_count > 1 ? arguments[1] : NULL)
                            : NULL;
  char *text = mode ? gov_report_text(result, format, mode) : NULL;
  if (text) write_and_return(result, gov_function_workspace(result), format, text);
  sqlite3_free(text);
}
