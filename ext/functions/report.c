/* report.c: gov_report([format[, mode]]): the governance report as one text.
**
**   SELECT gov_report('md');
**
** A report is what its queries say: for Markdown the lines of all sql/reports/markdown files in the
** order of their names, one after the other, for JSON the one document of sql/reports/json.sql. ?1
** is the mode, ?2 a digest over all artifacts, so that two reports can be told to rest on the same
** input.
*/
#include "functions/report.h"

#include "embedded.h"
#include "workspace/input.h"

const char *gov_report_format(sqlite3_context *result, const char *function, sqlite3_value *value) {
  const gov_workspace *workspace = gov_function_workspace(result);
  if (!workspace) return NULL;
  const char *format = value ? (const char *)sqlite3_value_text(value) : NULL;
  if (!format && value && sqlite3_value_type(value) != SQLITE_NULL) {
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  if (!format) format = gov_flag_value(&workspace->facts, "report-format");
  if (!format || !strcmp(format, "md")) return "md";
  if (!strcmp(format, "json")) return "json";
  gov_function_error(result, "%s: format '%s' is neither 'md' nor 'json'", function, format);
  return NULL;
}

/* SHA-256 over path and digest of every artifact, in path order. NULL when out of memory. */
static const char *input_digest(const gov_facts *facts, gov_arena *arena) {
  gov_digest digest;
  gov_digest_start(&digest);
  for (size_t i = 0; i < GOV_COUNT(facts, artifacts); i++) {
    const gov_artifact *row = &GOV_ROWS(facts, artifacts)[i];
    const char *sha256 = row->sha256 ? row->sha256 : "";
    gov_digest_add(&digest, row->path, strlen(row->path) + 1);
    gov_digest_add(&digest, sha256, strlen(sha256) + 1);
  }
  return gov_digest_hex(&digest, arena);
}

/* Appends the first column of every row and a line end. */
static int add_rows(sqlite3 *db, const char *sql, const char *mode, const char *digest,
                    sqlite3_str *text) {
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  if (rc != SQLITE_OK) return rc;
  int parameters = sqlite3_bind_parameter_count(statement);
  if (parameters >= 1) rc = sqlite3_bind_text(statement, 1, mode, -1, SQLITE_STATIC);
  if (parameters >= 2 && rc == SQLITE_OK)
    rc = sqlite3_bind_text(statement, 2, digest, -1, SQLITE_STATIC);
  while (rc == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW) {
    const char *line = (const char *)sqlite3_column_text(statement, 0);
    if (line) sqlite3_str_append(text, line, sqlite3_column_bytes(statement, 0));
    if (!line && sqlite3_column_type(statement, 0) != SQLITE_NULL) rc = SQLITE_NOMEM;
    sqlite3_str_appendall(text, "\n");
  }
  int finalized = sqlite3_finalize(statement);
  return rc != SQLITE_OK ? rc : finalized;
}

static int is_part(const char *query, const char *format) {
  if (!strcmp(format, "json")) return !strcmp(query, "reports/json");
  return !strncmp(query, "reports/markdown/", sizeof "reports/markdown/" - 1);
}

char *gov_report_text(sqlite3_context *result, const char *format, const char *mode) {
  const gov_workspace *workspace = gov_function_workspace(result);
  if (!workspace) return NULL;
  sqlite3 *db = sqlite3_context_db_handle(result);
  gov_arena arena = {0};
  const char *digest = input_digest(&workspace->facts, &arena);
  sqlite3_str *text = sqlite3_str_new(db);
  int rc = digest ? SQLITE_OK : SQLITE_NOMEM;
  for (const gov_embedded_sql *query = gov_embedded_queries; query->name && rc == SQLITE_OK;
       query++) {
    if (is_part(query->name, format)) rc = add_rows(db, query->sql, mode, digest, text);
  }
  if (rc == SQLITE_OK) rc = sqlite3_str_errcode(text);
  char *report = sqlite3_str_finish(text);
  gov_arena_free(&arena);
  if (rc == SQLITE_OK && report) return report;
  gov_function_sql_error(result, "gov_report", rc == SQLITE_OK ? SQLITE_NOMEM : rc);
  sqlite3_free(report);
  return NULL;
}

void gov_function_report(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  const char *format =
      gov_report_format(result, "gov_report", argument_count > 0 ? arguments[0] : NULL);
  const char *mode =
      format ? gov_function_mode(result, "gov_report", argument_count > 1 ? arguments[1] : NULL)
             : NULL;
  char *text = mode ? gov_report_text(result, format, mode) : NULL;
  if (text) sqlite3_result_text64(result, text, strlen(text), sqlite3_free, SQLITE_UTF8);
}
