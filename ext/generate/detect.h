/* detect.h: which two schemas a spec speaks of, when no flag says so. */
#ifndef GOV_DETECT_H
#define GOV_DETECT_H
#include "read/documents/markdown.h"
#include "workspace/roots.h"

/* A schema that was found: a file, or text of the spec itself. */
typedef struct gov_found_schema {
  const char *path, *why; /* path NULL: not found */
  gov_text text;          /* z NULL: the file at path is to be read */
} gov_found_schema;

/* Looks in this order: schema files that the spec names, its own CREATE TABLE blocks, the usual
** places (beside the spec, then db/, schema/ and schemas/). The first of them that holds both
** schemas is taken; one that holds several candidates is an error that lists them. SQLITE_OK,
** SQLITE_NOMEM, or SQLITE_ERROR with *error set. */
int gov_generate_detect(gov_found_schema found[2], gov_arena *arena, const gov_roots *roots,
                        const char *spec_path, gov_text spec, const gov_markdown *markdown,
                        char **error);

#endif
