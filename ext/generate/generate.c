/* generate.c: from a request to the texts of a draft. Nothing is run and nothing is written here.
 */
#include "generate/generate.h"

#include "base/digest.h"
#include "generate/hints.h"

typedef struct generation {
  const gov_generate_request *request;
  gov_arena arena;
  gov_roots roots;
  gov_catalog_input from, to;
  gov_text spec;
  gov_markdown markdown;
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
static int read_spec(generation *at) {
  const char *path = gov_path_fold(&at->roots, &at->arena, at->request->spec);
  if (!path) return SQLITE_NOMEM;
  if (strncmp(path, "specs/", 6) != 0)
    return refuse(at->error, "gov_generate: spec '%s' does not lie below specs/", path);
  at->draft.spec_path = path;
  int rc = gov_generate_read(&at->arena, &at->roots, path, &at->spec, at->error);
  if (rc == SQLITE_ERROR) {
    sqlite3_free(*at->error);
    return refuse(at->error, "gov_generate: spec '%s' cannot be read", path);
  }
  if (rc == SQLITE_OK) rc = gov_markdown_parse(&at->markdown, at->spec);
  return rc == SQLITE_OK ? gov_generate_hints(&at->hints, &at->arena, &at->markdown, path) : rc;
}

/* The digest of what went in: equal inputs make equal drafts, and a draft knows whether it was
** applied. */
static const char *digest(generation *at, const char *migration) {
  char text[17];
  return gov_arena_string(&at->arena, gov_digest_short(migration, text));
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
  if (at->request->dialect == GOV_SQL_POSTGRESQL)
    gov_draft_postgresql(&at->draft);
  else if (at->request->dialect == GOV_SQL_MYSQL)
    gov_draft_mysql(&at->draft);
  else
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

/* One side was named and the other found: it must not be the one that was named. */
static int is_named_twice(generation *at, const gov_found_schema found[2]) {
  const gov_generate_request *request = at->request;
  if (!request->from_schema == !request->to_schema || found[0].text.z || found[1].text.z) return 0;
  const char *from = gov_path_fold(&at->roots, &at->arena, found[0].path),
             *to = gov_path_fold(&at->roots, &at->arena, found[1].path);
  return from && to && !strcmp(from, to);
}

/* A flag decides; what no flag says is looked for. */
static int find_schemas(generation *at, gov_found_schema found[2]) {
  const gov_generate_request *request = at->request;
  const char *missing = request->from_schema ? "--to-schema="
                        : request->to_schema ? "--from-schema="
                                             : "--from-schema= and --to-schema=";
  int rc = SQLITE_OK;
  if (!request->from_schema || !request->to_schema) {
    rc = gov_generate_detect(found, &at->arena, &at->roots, at->draft.spec_path, at->spec,
                             &at->markdown, at->error);
  }
  if (rc != SQLITE_OK) return rc;
  if (request->from_schema)
    found[0] = (gov_found_schema){.path = request->from_schema, .why = "named by --from-schema"};
  if (request->to_schema)
    found[1] = (gov_found_schema){.path = request->to_schema, .why = "named by --to-schema"};
  if (!found[0].path || !found[1].path) {
    *at->error = sqlite3_mprintf(
        "gov_generate: no pair of schemas was found: '%s' names none, has no CREATE TABLE blocks "
        "below headings such as Current schema and Target schema, and there are none beside it nor "
        "in db/, schema/, schemas/ or prisma/; say %s",
        at->draft.spec_path, missing);
    return *at->error ? SQLITE_ERROR : SQLITE_NOMEM;
  }
  if (!is_named_twice(at, found)) return SQLITE_OK;
  *at->error = sqlite3_mprintf("gov_generate: '%s' is named for one side and was found for the "
                               "other; say %s",
                               found[0].path, missing);
  return *at->error ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int read_schemas(generation *at) {
  const gov_generate_request *request = at->request;
  gov_found_schema found[2] = {{0}, {0}};
  int rc = find_schemas(at, found);
  if (rc == SQLITE_OK) {
    rc = gov_generate_input(&at->from, &at->arena, &at->roots, request->dialect, &found[0],
                            at->error);
  }
  if (rc == SQLITE_OK) {
    rc =
        gov_generate_input(&at->to, &at->arena, &at->roots, request->dialect, &found[1], at->error);
  }
  if (rc == SQLITE_OK && gov_fold_compare(at->from.schema.space, at->to.schema.space) != 0)
    rc = refuse(at->error,
                "gov_generate: the tables of '%s' are qualified otherwise than those of the other "
                "schema: a draft writes one schema",
                at->to.path);
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
  if (rc == SQLITE_OK) rc = read_spec(&at);
  if (rc == SQLITE_OK) rc = read_schemas(&at);
  if (rc == SQLITE_OK) {
    rc = gov_plan_make(&at.plan, &at.arena, &at.from.schema, &at.to.schema, &at.hints,
                       request->allow_destructive);
  }
  if (rc == SQLITE_OK && request->dialect != GOV_SQL_SQLITE) {
    *error = request->dialect == GOV_SQL_MYSQL ? gov_draft_mysql_refusal(&at.plan)
                                               : gov_draft_postgresql_refusal(&at.plan);
    rc = *error ? SQLITE_ERROR : SQLITE_OK;
  }
  if (rc == SQLITE_OK) rc = make_texts(&at, made);
  gov_plan_free(&at.plan);
  gov_catalog_free(&at.from.schema);
  gov_catalog_free(&at.to.schema);
  gov_markdown_free(&at.markdown);
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
