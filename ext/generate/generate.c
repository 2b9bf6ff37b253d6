/* generate.c: from a request to the texts of a draft. Nothing is run and nothing is written here.
 */
#include "generate/generate.h"

#include <openssl/sha.h>
#include <unistd.h>

typedef struct generation {
  const gov_generate_request *request;
  gov_arena arena;
  gov_roots roots;
  gov_catalog_input from, to;
  gov_list hints; /* gov_hint */
  gov_plan plan;
  gov_draft draft;
  char **error;
} generation;

static int refuse(char **error, const char *format, const char *path) {
  *error = sqlite3_mprintf(format, path);
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* A spec lies below specs/ of the workspace and is a file that can be read. */
static int check_spec(generation *at) {
  const char *path = gov_path_fold(&at->roots, &at->arena, at->request->spec), *inner = NULL;
  if (!path) return SQLITE_NOMEM;
  if (strncmp(path, "specs/", 6) != 0)
    return refuse(at->error, "gov_generate: spec '%s' does not lie below specs/", path);
  const gov_root *root = gov_roots_locate(&at->roots, path, &inner);
  int fd = root ? gov_root_open(root, inner) : -1;
  if (fd < 0) return refuse(at->error, "gov_generate: spec '%s' cannot be read", path);
  close(fd);
  at->draft.spec_path = path;
  return SQLITE_OK;
}

/* The digest of what went in: equal inputs make equal drafts, and a draft knows whether it was
 * applied. */
static const char *digest(generation *at, const char *migration) {
  unsigned char bytes[SHA256_DIGEST_LENGTH];
  char text[17];
  SHA256((const unsigned char *)migration, strlen(migration), bytes);
  for (int i = 0; i < 8; i++) sqlite3_snprintf(3, text + 2 * i, "%02x", bytes[i]);
  return gov_arena_string(&at->arena, text);
}

static void start_texts(gov_draft *draft) {
  draft->migration = sqlite3_str_new(NULL);
  draft->rollback = sqlite3_str_new(NULL);
  draft->verify = sqlite3_str_new(NULL);
}

static void finish_texts(gov_draft *draft, gov_generated *made) {
  made->migration = sqlite3_str_finish(draft->migration);
  made->rollback = sqlite3_str_finish(draft->rollback);
  made->verify = sqlite3_str_finish(draft->verify);
}

static void write_draft(generation *at) {
  gov_draft_sqlite(&at->draft);
}

/* Written twice: the first text makes the id that the second carries. */
static int make_texts(generation *at, gov_generated *made) {
  at->draft.plan = &at->plan;
  at->draft.id = "";
  start_texts(&at->draft);
  write_draft(at);
  finish_texts(&at->draft, made);
  if (!made->migration) return SQLITE_NOMEM;
  at->draft.id = digest(at, made->migration);
  gov_generated_free(made);
  if (!at->draft.id) return SQLITE_NOMEM;
  start_texts(&at->draft);
  write_draft(at);
  finish_texts(&at->draft, made);
  made->summary = gov_generate_summary(&at->draft, at->request);
  int complete = made->migration && made->rollback && made->verify && made->summary;
  return complete && !at->arena.failed ? SQLITE_OK : SQLITE_NOMEM;
}

static int read_schemas(generation *at) {
  const gov_generate_request *request = at->request;
  if (!request->from_schema)
    return refuse(at->error, "gov_generate: %s", "--from-schema is missing");
  if (!request->to_schema) return refuse(at->error, "gov_generate: %s", "--to-schema is missing");
  int rc = gov_generate_input(&at->from, &at->arena, &at->roots, request->dialect,
                              request->from_schema, "named by --from-schema", at->error);
  if (rc == SQLITE_OK) {
    rc = gov_generate_input(&at->to, &at->arena, &at->roots, request->dialect, request->to_schema,
                            "named by --to-schema", at->error);
  }
  at->draft.from_path = at->from.path;
  at->draft.from_why = at->from.why;
  at->draft.to_path = at->to.path;
  at->draft.to_why = at->to.why;
  return rc;
}

int gov_generate_run(const gov_generate_request *request, const char *root, gov_generated *made,
                     char **error) {
  generation at = {.request = request, .hints = {.row_bytes = sizeof(gov_hint)}, .error = error};
  gov_roots_init(&at.roots);
  int rc = gov_roots_add(&at.roots, &at.arena, root, NULL);
  if (rc == SQLITE_CANTOPEN)
    rc = refuse(error, "gov_generate: '%s' is no folder that can be read", root);
  if (rc == SQLITE_OK) rc = check_spec(&at);
  if (rc == SQLITE_OK) rc = read_schemas(&at);
  if (rc == SQLITE_OK) {
    rc = gov_plan_make(&at.plan, &at.arena, &at.from.schema, &at.to.schema, &at.hints,
                       request->allow_destructive);
  }
  if (rc == SQLITE_OK) rc = make_texts(&at, made);
  gov_plan_free(&at.plan);
  gov_catalog_free(&at.from.schema);
  gov_catalog_free(&at.to.schema);
  gov_list_free(&at.hints);
  gov_roots_free(&at.roots);
  gov_arena_free(&at.arena);
  return rc;
}

void gov_generated_free(gov_generated *made) {
  sqlite3_free(made->migration);
  sqlite3_free(made->rollback);
  sqlite3_free(made->verify);
  sqlite3_free(made->summary);
  *made = (gov_generated){0};
}
