/* generate.h: a request for a draft, and the draft that answers it. */
#ifndef GOV_GENERATE_H
#define GOV_GENERATE_H
#include "generate/detect.h"
#include "generate/draft.h"
#include "workspace/roots.h"

typedef struct gov_generate_request {
  const char *spec;                    /* relative to the root, below specs/ */
  const char *from_schema, *to_schema; /* NULL: found by the spec */
  const char *platform;
  gov_sql_dialect dialect;
  int apply, json, allow_destructive;
} gov_generate_request;

/* One schema of a request: where it was read and why it was chosen. */
typedef struct gov_catalog_input {
  gov_catalog schema;
  const char *path, *why;
} gov_catalog_input;

/* flags.c: the flags of gov_generate. SQLITE_OK, SQLITE_NOMEM, or SQLITE_ERROR with *error set
** (sqlite3_free). */
int gov_generate_flags(gov_generate_request *request, gov_arena *arena, int count,
                       const char *const *flags, char **error);

/* input.c: reads a schema from a file, a folder of migrations replayed in order, or text at hand.
 */
int gov_generate_input(gov_catalog_input *input, gov_arena *arena, const gov_roots *roots,
                       gov_sql_dialect dialect, const gov_found_schema *from, char **error);
/* The text of a file below the roots, cleaned. */
int gov_generate_read(gov_arena *arena, const gov_roots *roots, const char *path, gov_text *text,
                      char **error);
/* Entries of a folder by name, numbers as numbers; whether one is a folder. For scandir. */
struct dirent;
int gov_generate_by_name(const struct dirent **a, const struct dirent **b);
int gov_generate_is_folder(const gov_roots *roots, const char *path, const struct dirent *entry);
/* prisma_folder.c: a folder that holds a .prisma file is one schema, of all such files in it. */
int gov_generate_is_prisma_folder(const char *real);
int gov_generate_prisma_folder(gov_catalog_input *input, const gov_roots *roots,
                               gov_sql_dialect dialect, const char *path, char **error);
/* The real path of a folder below the roots (free), or NULL. */
char *gov_generate_folder(const gov_roots *roots, const char *path);

/* The whole work without writing anything: *text gets the draft's text or, with json, the plan. */
typedef struct gov_generated {
  char *migration, *rollback, *verify, *summary; /* sqlite3_malloc'ed */
} gov_generated;
int gov_generate_run(const gov_generate_request *request, const char *root, gov_generated *made,
                     char **error);
void gov_generated_free(gov_generated *made);

/* apply.c: writes the four files into a new folder of the root's reports; *folder (sqlite3_free)
** says where. */
int gov_generate_apply(const char *root, const gov_generated *made, char **folder, char **error);

/* summary.c: the plan as JSON. */
char *gov_generate_summary(const gov_draft *draft, const gov_generate_request *request);

#endif
