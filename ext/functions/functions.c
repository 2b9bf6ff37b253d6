/* functions.c: the table of scalar functions, and what they share. */
#include "functions/functions.h"

#include <stdarg.h>

#include "extension.h"
#include "gov_version.h"

/* DIRECTONLY: not from a view or trigger of a database file. What reads files or the workspace
** is; pure text functions are INNOCUOUS. */
const gov_function gov_functions[] = {
    {"gov_date", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_date, "text",
     "The last day a text names, as YYYY-MM-DD; NULL when it names none.",
     "SELECT gov_date('Until 2026-12-31')"},
    {"gov_duration", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_duration, "text",
     "Seconds of the longest amount of time a text names; NULL when it names none.",
     "SELECT gov_duration('1-2 hours')"},
    {"gov_enum", 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_enum, "text, values",
     "The one value of a list that a text names; NULL when none or several.",
     "SELECT gov_enum('High', 'Low|Medium|High|Critical')"},
    {"gov_environment", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_environment,
     "text",
     "Where something was done: production or rehearsal (staging, a test environment); NULL: not "
     "said.",
     "SELECT gov_environment('Ran on staging; production follows')"},
    {"gov_execution", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_execution, "text",
     "How something was executed, by what is told of it: undone, simulated (a dry run), broken (it "
     "did not get through); else NULL.",
     "SELECT gov_execution('Ran 812 batches; 37 failed and were skipped')"},
    {"gov_explain", 1, SQLITE_DIRECTONLY, gov_function_explain, "unit_id",
     "Why a unit stands as it does: statements, statuses, risk factors and rules, as text.",
     "SELECT gov_explain('users')"},
    {"gov_fold", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_fold, "text",
     "The text as a name to compare: lower case, no markup, no numbering.",
     "SELECT gov_fold('## 2. Row counts')"},
    {"gov_generate", -1, SQLITE_DIRECTONLY, gov_function_generate, "spec, flag, …",
     "Drafts the migration between two schemas, with rollback and verification; writes only with "
     "--apply.",
     "SELECT gov_generate('specs/billing/billing-ledger/spec.md', '--from-schema=a.sql', "
     "'--to-schema=b.sql')"},
    {"gov_hollow", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_hollow, "text",
     "1 when a text tells nothing of its own: it points elsewhere, is put off or names no thing.",
     "SELECT gov_hollow('see ticket OPS-311')"},
    {"gov_install", 0, SQLITE_DIRECTONLY, gov_function_install, "",
     "Creates the views that loading could not create; harmless when they are there.",
     "SELECT gov_install()"},
    {"gov_judge", 2, SQLITE_DIRECTONLY, gov_function_judge, "mode, statuses",
     "The verdict of the rules on a hypothetical row of statuses, as JSON.",
     "SELECT gov_judge('strict', '{\"data_class\":\"high\",\"backup_status\":\"NONE\"}')"},
    {"gov_measurable", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_measurable, "text",
     "1 when a criterion says how it is measured: a number with a unit, none, all, a command.",
     "SELECT gov_measurable('p99 below 200 ms')"},
    {"gov_outcome", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_outcome, "text",
     "1 when a text says it was done and went well, 0 when not, not yet or only simulated; else "
     "NULL.",
     "SELECT gov_outcome('Rehearsed on staging')"},
    {"gov_overlap", 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_overlap, "need, have",
     "The share of the words of one text that stand in another, 0 to 1; NULL without words.",
     "SELECT gov_overlap('row counts are equal', 'Row counts are equal: Met')"},
    {"gov_partial", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_partial, "text",
     "1 when a text tells that a part only was done, else 0.",
     "SELECT gov_partial('Ran 400 of 812 batches')"},
    {"gov_placeholder", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_placeholder,
     "text", "1 when the text says nothing yet: TBD, an unfilled blank, only comments.",
     "SELECT gov_placeholder('TBD')"},
    {"gov_redact", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_redact, "text",
     "The text without secrets and personal data; identifiers stay.",
     "SELECT gov_redact('postgres://app:hunter2@db.example.com/app')"},
    {"gov_report", -1, SQLITE_DIRECTONLY, gov_function_report, "format, mode",
     "The governance report as text: md or json, under normal or strict rules.",
     "SELECT gov_report('md')"},
    {"gov_require_release", -1, SQLITE_DIRECTONLY, gov_function_require_release, "mode",
     "An error that names the blockers, or 'ready': for CI.", "SELECT gov_require_release()"},
    {"gov_reserve", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_reserve, "text",
     "How an answer takes itself back: open, unsure, limited, conditional or, unmeasured, an "
     "impression; NULL when it does not.",
     "SELECT gov_reserve('Complete, except for 300 rows')"},
    {"gov_says", 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_says, "text, phrases",
     "1 when a text holds one of several phrases as whole words.",
     "SELECT gov_says('None, nothing changes', 'none|n/a')"},
    {"gov_scan", -1, SQLITE_DIRECTONLY, gov_function_scan, "root, flag, …",
     "Reads a workspace and makes it the one that all tables show; its own statement.",
     "SELECT gov_scan('.', '--strict')"},
    {"gov_snapshot", 1, SQLITE_DIRECTONLY, gov_function_snapshot, "schema",
     "Copies all tables and views into an attached database, to keep or to send.",
     "SELECT gov_snapshot('archive')"},
    {"gov_stepno", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_stepno, "text",
     "The number of the one step a text names.", "SELECT gov_stepno('After step 3')"},
    {"gov_undone", 1, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_undone, "text",
     "1 when a text says that something was not done, not yet, or only simulated.",
     "SELECT gov_undone('Pass, not executed')"},
    {"gov_type_change", 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_type_change,
     "old, new",
     "What a change of type does to values: same widens changes narrows; NULL: unknown.",
     "SELECT gov_type_change('varchar(80)', 'varchar(40)')"},
    {"gov_version", 0, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_version, "",
     "Version of the extension.", "SELECT gov_version()"},
    {"gov_within", 2, SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, gov_function_within,
     "criterion, result",
     "1 when an amount keeps to the limit of a criterion, 0 when not; NULL when they do not "
     "compare.",
     "SELECT gov_within('p99 below 200 ms', 'Met, 240 ms')"},
    {"gov_write_report", -1, SQLITE_DIRECTONLY, gov_function_write_report, "format, mode",
     "Writes the report as a new file below --report-dir and returns its path.",
     "SELECT gov_write_report('md')"},
    {0},
};

int gov_register_functions(gov_context *context) {
  int rc = SQLITE_OK;
  for (const gov_function *function = gov_functions; function->name && rc == SQLITE_OK;
       function++) {
    rc = sqlite3_create_function_v2(context->db, function->name, function->argument_count,
                                    function->flags | SQLITE_UTF8, gov_context_reference(context),
                                    function->call, NULL, NULL, gov_context_release);
  }
  return rc;
}

gov_workspace *gov_function_workspace(sqlite3_context *result) {
  gov_context *context = sqlite3_user_data(result);
  if (!context->workspace)
    gov_function_error(result, "no workspace: SELECT gov_scan('PATH') first");
  return context->workspace;
}

const gov_phrases *gov_function_phrases(sqlite3_context *result, gov_kept_phrases which,
                                        int (*open)(gov_phrases *, gov_arena *)) {
  gov_context *context = sqlite3_user_data(result);
  if (context->phrases[which]) return context->phrases[which];
  gov_phrases *made = gov_arena_alloc(&context->phrase_rows, sizeof *made);
  if (!made || open(made, &context->phrase_rows) != SQLITE_OK) {
    sqlite3_result_error_nomem(result);
    return NULL;
  }
  return context->phrases[which] = made;
}

void gov_function_error(sqlite3_context *result, const char *format, ...) {
  va_list values;
  va_start(values, format);
  char *message = sqlite3_vmprintf(format, values);
  va_end(values);
  if (message)
    sqlite3_result_error(result, message, -1);
  else
    sqlite3_result_error_nomem(result);
  sqlite3_free(message);
}

void gov_function_sql_error(sqlite3_context *result, const char *function, int rc) {
  if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else if (rc == SQLITE_TOOBIG)
    sqlite3_result_error_toobig(result);
  else
    gov_function_error(result, "%s: %s", function,
                       sqlite3_errmsg(sqlite3_context_db_handle(result)));
}

void gov_function_install(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count, (void)arguments;
  char *error = NULL;
  int rc = gov_install_views(sqlite3_context_db_handle(result), &error);
  if (rc == SQLITE_OK)
    sqlite3_result_text(result, "installed", -1, SQLITE_STATIC);
  else if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else
    gov_function_error(result, "gov_install: %s", error ? error : sqlite3_errstr(rc));
  sqlite3_free(error);
}

void gov_function_version(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count, (void)arguments;
  sqlite3_result_text(result, GOV_VERSION, -1, SQLITE_STATIC);
}
