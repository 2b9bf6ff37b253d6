/* input.h: single files that the scan itself reads: the index, configurations. */
#ifndef GOV_INPUT_H
#define GOV_INPUT_H
#include "base/digest.h"
#include "read/read.h"
#include "workspace/content.h"
#include "workspace/roots.h"

/* What a shown path is: a regular file, a folder, or neither (missing, or no path below a root). */
typedef enum gov_path_kind { GOV_PATH_NONE, GOV_PATH_FILE, GOV_PATH_FOLDER } gov_path_kind;
gov_path_kind gov_path_look(const gov_roots *roots, const char *shown);

/* A document named by a flag. */
typedef struct gov_input {
  const char *path; /* as shown */
  gov_buffer buffer;
  gov_text text; /* cleaned */
} gov_input;

/* Reads it and adds its gov_artifacts row. When it is missing, leads out of all roots or is no
** text, *error says so and the result is SQLITE_ERROR. */
int gov_input_read(gov_input *document, gov_facts *facts, const gov_roots *roots, const char *flag,
                   const char *given, gov_kind kind, char **error);
void gov_input_free(gov_input *document);

#endif
