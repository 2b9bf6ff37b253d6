/* scan.c: gov_scan(root, flag, …): scans, makes the result the connection's workspace and says what
** was found. */
#include "workspace/scan.h"
#include <string.h>

#include "embedded.h"
#include "extension.h"
#include "functions/functions.h"
#include "tables/tables.h"
#include "workspace/flags.h"

/* What a statement's first call found: further rows of the same statement get it without another
** scan. */
typedef struct scan_memo {
  char *arguments; /* joined; a call with others scans */
  char *result;
} scan_memo;

static void memo_free(void *pointer) {
  scan_memo *memo = pointer;
  sqlite3_free(memo->arguments);
  sqlite3_free(memo->result);
  sqlite3_free(memo);
}

static char *join_arguments(int count, const char *const *arguments) {
  sqlite3_str *joined = sqlite3_str_new(NULL);
  for (int i = 0; i < count; i++) sqlite3_str_appendf(joined, "%s\n", arguments[i]);
  return sqlite3_str_finish(joined);
}

static void append_counts(sqlite3_str *json, const char *name, const gov_list *rows,
                          size_t word_offset, const char *const *words) {
  sqlite3_str_appendf(json, ", \"%s\": {", name);
  for (int i = 0; words[i]; i++) {
    int count = 0;
    for (size_t row = 0; row < rows->count; row++) {
      const char *word =
          *(const char *const *)(const void *)((char *)gov_list_at(rows, row) + word_offset);
      count += word && !strcmp(word, words[i]);
    }
    sqlite3_str_appendf(json, "%s\"%s\": %d", i ? ", " : "", words[i], count);
  }
  sqlite3_str_appendchar(json, 1, '}');
}

static char *summarise(const gov_facts *facts) {
  static const char *const statuses[] = {GOV_READ, GOV_PARTIAL, GOV_SKIPPED, GOV_FAILED, NULL};
  static const char *const severities[] = {GOV_ERROR, GOV_WARNING, GOV_INFO, NULL};
  sqlite3_str *json = sqlite3_str_new(NULL);
  int in_scope = 0, specs = (int)GOV_COUNT(facts, specs);
  for (size_t i = 0; i < GOV_COUNT(facts, specs); i++)
    in_scope += GOV_ROWS(facts, specs)[i].in_scope != 0;
  if (!GOV_COUNT(facts, artifacts) && specs == 1) specs = in_scope = 0; /* for what is not there */
  sqlite3_str_appendf(json, "{\"units\": %d, \"specs\": %d, \"specs_in_scope\": %d",
                      (int)GOV_COUNT(facts, units), specs, in_scope);
  append_counts(json, "artifacts", &facts->tables[GOV_FACT_artifacts],
                offsetof(gov_artifact, status), statuses);
  append_counts(json, "diagnostics", &facts->tables[GOV_FACT_diagnostics],
                offsetof(gov_diagnostic, severity), severities);
  sqlite3_str_appendf(json, ", \"evidence\": %d, \"safety_mode\": \"%s\"}",
                      (int)GOV_COUNT(facts, evidence), gov_flag_value(facts, "safety-mode"));
  return sqlite3_str_finish(json);
}

/* Arguments as text; 0 and an error when one is missing. */
static int read_arguments(sqlite3_context *result, int count, sqlite3_value **values,
                          const char **arguments) {
  for (int i = 0; i < count; i++) {
    arguments[i] = (const char *)sqlite3_value_text(values[i]);
    if (arguments[i] && *arguments[i]) continue;
    if (sqlite3_value_type(values[i]) != SQLITE_NULL && !arguments[i])
      sqlite3_result_error_nomem(result);
    else if (i)
      gov_function_error(result, "gov_scan: flag %d is empty; flags are spelled --name=value", i);
    else
      gov_function_error(result, "gov_scan: the first argument is the folder to scan");
    return 0;
  }
  return 1;
}

static int is_ours(const char *name) {
  for (int i = 0; gov_tables[i]; i++) {
    if (!sqlite3_stricmp(gov_tables[i]->name, name)) return 1;
  }
  return 0;
}

static int find_clashes_in(sqlite3 *db, const char *schema, gov_list *clashes, gov_arena *names) {
  char *sql =
      sqlite3_mprintf("SELECT name FROM \"%w\".sqlite_schema WHERE type IN ('table', 'view') "
                      "AND name LIKE 'gov\\_%%' ESCAPE '\\' ORDER BY name",
                      schema);
  sqlite3_stmt *query = NULL;
  int rc = sql ? sqlite3_prepare_v2(db, sql, -1, &query, NULL) : SQLITE_NOMEM;
  while (rc == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(query, 0);
    if (!name || !is_ours(name)) continue;
    const char **row = gov_list_add(clashes);
    if (row) *row = gov_arena_string(names, name);
    if (!row || !*row) rc = SQLITE_NOMEM;
  }
  int finished = sqlite3_finalize(query);
  sqlite3_free(sql);
  return rc == SQLITE_NOMEM || finished == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_OK;
}

/* Tables of the user's databases that are named like one of ours. What cannot be asked is not
** reported. (PRAGMA table_list would work out the columns of every view.) */
static int find_clashes(sqlite3 *db, gov_list *clashes, gov_arena *names) {
  sqlite3_stmt *query = NULL;
  int rc = sqlite3_prepare_v2(db, "PRAGMA database_list", -1, &query, NULL);
  int found = rc;
  while (rc == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW) {
    const char *schema = (const char *)sqlite3_column_text(query, 1);
    if (schema && strcmp(schema, "temp") != 0)
      rc = found = find_clashes_in(db, schema, clashes, names);
  }
  rc = sqlite3_finalize(query);
  return found == SQLITE_NOMEM || rc == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_OK;
}

/* Views go missing when the extension was loaded inside a transaction that was rolled back. */
static int repair_views(sqlite3 *db) {
  static const char count[] =
      "SELECT count(*) FROM temp.sqlite_schema WHERE type = 'view' AND name LIKE 'gov\\_%' "
      "ESCAPE '\\'";
  int expected = 0, found = 0;
  while (gov_embedded_views[expected].name) expected++;
  sqlite3_stmt *query = NULL;
  int rc = sqlite3_prepare_v2(db, count, -1, &query, NULL);
  if (rc == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW) found = sqlite3_column_int(query, 0);
  int finished = sqlite3_finalize(query);
  if (rc == SQLITE_OK) rc = finished;
  if (rc == SQLITE_OK && found < expected) rc = gov_install_views(db, NULL);
  return rc == SQLITE_NOMEM ? rc : SQLITE_OK; /* gov_install() tells what else stands in the way */
}

/* The short text of --stdout-summary: a query, because statuses are SQL's to judge. */
static char *summarise_briefly(sqlite3_context *result) {
  sqlite3 *db = sqlite3_context_db_handle(result);
  const char *sql = gov_embedded_query("reports/stdout_summary");
  sqlite3_stmt *query = NULL;
  char *text = NULL;
  int rc = sql ? sqlite3_prepare_v2(db, sql, -1, &query, NULL) : SQLITE_ERROR;
  if (rc == SQLITE_OK && sqlite3_step(query) == SQLITE_ROW) {
    const char *found = (const char *)sqlite3_column_text(query, 0);
    text = found ? sqlite3_mprintf("%s", found) : NULL;
  }
  rc = sqlite3_finalize(query);
  if (text) return text;
  if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else
    gov_function_error(result, "gov_scan: --stdout-summary: %s",
                       rc ? sqlite3_errmsg(db) : "out of memory");
  return NULL;
}

static void report_failure(sqlite3_context *result, int rc, const char *error) {
  if (error)
    sqlite3_result_error(result, error, -1);
  else if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else
    gov_function_error(result, "gov_scan: %s", sqlite3_errstr(rc));
}

/* Scans and keeps the result. The text to return, or NULL with the error set. */
static char *scan(sqlite3_context *result, int count, const char *const *arguments) {
  gov_workspace *workspace = NULL;
  char *error = NULL;
  gov_list clashes = {.row_bytes = sizeof(char *)};
  gov_arena names = {0};
  int rc = find_clashes(sqlite3_context_db_handle(result), &clashes, &names);
  if (rc == SQLITE_OK)
    rc = gov_scan_run(arguments[0], count - 1, arguments + 1, &clashes, &workspace, &error);
  gov_list_free(&clashes);
  gov_arena_free(&names);
  if (rc != SQLITE_OK) report_failure(result, rc, error);
  sqlite3_free(error);
  if (rc != SQLITE_OK) return NULL;
  rc = repair_views(sqlite3_context_db_handle(result));
  char *text = rc == SQLITE_OK ? summarise(&workspace->facts) : NULL;
  if (rc != SQLITE_OK) {
    report_failure(result, rc, NULL);
    gov_workspace_release(workspace);
    return NULL;
  }
  if (!text) {
    gov_workspace_release(workspace);
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  int brief = gov_flag_is_on(&workspace->facts, "stdout-summary");
  gov_context *context = sqlite3_user_data(result);
  gov_workspace *before = context->workspace ? gov_workspace_reference(context->workspace) : NULL;
  gov_context_set(context, workspace);
  if (brief) {
    sqlite3_free(text);
    text = summarise_briefly(result);
    if (!text) { /* a failed scan leaves everything as it was */
      gov_context_set(context, before);
      return NULL;
    }
  }
  if (before) gov_workspace_release(before);
  return text;
}

void gov_function_scan(sqlite3_context *result, int argument_count, sqlite3_value **values) {
  if (argument_count < 1) {
    gov_function_error(result, "gov_scan: the first argument is the folder to scan");
    return;
  }
  const char **arguments = sqlite3_malloc64((sqlite3_uint64)argument_count * sizeof *arguments);
  if (!arguments) {
    sqlite3_result_error_nomem(result);
    return;
  }
  char *joined = NULL, *text = NULL;
  if (read_arguments(result, argument_count, values, arguments)) {
    joined = join_arguments(argument_count, arguments);
    scan_memo *known = sqlite3_get_auxdata(result, 0);
    if (known && joined && !strcmp(known->arguments, joined)) {
      sqlite3_result_text(result, known->result, -1, SQLITE_TRANSIENT);
    } else {
      text = joined ? scan(result, argument_count, arguments) : NULL;
      if (!joined) sqlite3_result_error_nomem(result);
    }
  }
  sqlite3_free(arguments);
  scan_memo *fresh = text ? sqlite3_malloc64(sizeof *fresh) : NULL;
  if (text) sqlite3_result_text(result, text, -1, SQLITE_TRANSIENT);
  if (fresh) {
    *fresh = (scan_memo){joined, text};
    sqlite3_set_auxdata(result, 0, fresh, memo_free);
  } else {
    sqlite3_free(joined);
    sqlite3_free(text);
  }
}
