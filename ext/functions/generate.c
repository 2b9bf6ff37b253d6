/* generate.c: gov_generate(spec_md, flag, …): the draft of a migration between two schemas.
**
** Without --apply the draft's text is returned and nothing is written; --json returns the plan.
** With --apply the four files are written and the path of migration.sql is returned. Whatever is
** wrong is an SQL error, so that a script fails.
*/
#include "generate/generate.h"

#include <stdlib.h>

#include "functions/functions.h"

static void give(sqlite3_context *result, char *text) {
  if (text)
    sqlite3_result_text(result, text, -1, sqlite3_free);
  else
    sqlite3_result_error_nomem(result);
}

static void answer(sqlite3_context *result, const gov_generate_request *request, const char *root,
                   gov_generated *made) {
  char *error = NULL, *folder = NULL;
  int rc = request->apply ? gov_generate_apply(root, made, &folder, &error) : SQLITE_OK;
  if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else if (rc != SQLITE_OK)
    gov_function_error(result, "%s", error ? error : sqlite3_errstr(rc));
  else if (request->json)
    sqlite3_result_text(result, made->summary, -1, SQLITE_TRANSIENT);
  else if (request->apply)
    give(result, sqlite3_mprintf("%s/migration.sql", folder));
  else
    sqlite3_result_text(result, made->migration, -1, SQLITE_TRANSIENT);
  sqlite3_free(error);
  sqlite3_free(folder);
}

static void run(sqlite3_context *result, gov_arena *arena, int flag_count, const char *const *flags,
                const char *spec) {
  gov_context *context = sqlite3_user_data(result);
  gov_generate_request request = {.spec = spec, .platform = "cli"};
  gov_generated made = {0};
  char *error = NULL;
  char *here = context->workspace ? NULL : realpath(".", NULL);
  const char *root = context->workspace ? context->workspace->root : here;
  int rc = root ? gov_generate_flags(&request, arena, flag_count, flags, &error) : SQLITE_CANTOPEN;
  if (rc == SQLITE_OK) rc = gov_generate_run(&request, root, &made, &error);
  if (rc == SQLITE_NOMEM)
    sqlite3_result_error_nomem(result);
  else if (rc != SQLITE_OK)
    gov_function_error(result, "%s", error ? error : sqlite3_errstr(rc));
  else
    answer(result, &request, root, &made);
  gov_generated_free(&made);
  sqlite3_free(error);
  free(here);
}

void gov_function_generate(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  gov_arena arena = {0};
  if (argument_count < 1 || sqlite3_value_type(arguments[0]) != SQLITE_TEXT) {
    gov_function_error(result,
                       "gov_generate: the first argument is the path of a spec below specs/");
    return;
  }
  const char **texts = gov_arena_alloc(&arena, (size_t)argument_count * sizeof *texts);
  for (int i = 0; texts && i < argument_count; i++) {
    const char *text = (const char *)sqlite3_value_text(arguments[i]);
    texts[i] = gov_arena_string(&arena, text ? text : "");
  }
  if (!texts || arena.failed)
    sqlite3_result_error_nomem(result);
  else
    run(result, &arena, argument_count - 1, texts + 1, texts[0]);
  gov_arena_free(&arena);
}
