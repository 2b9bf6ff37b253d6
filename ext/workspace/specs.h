/* specs.h: the specs of a workspace: which index counts, what it names, which specs are judged. */
#ifndef GOV_SPECS_H
#define GOV_SPECS_H
#include "read/repos_config.h"
#include "read/spec_index.h"
#include "workspace/input.h"
#include "workspace/walk.h"

typedef struct gov_specs {
  gov_facts *facts;
  gov_roots *roots;
  gov_list repos;       /* gov_repo */
  gov_spec_index index; /* index.path is NULL when there is none */
  char **error;
} gov_specs;

void gov_specs_init(gov_specs *specs, gov_facts *facts, gov_roots *roots, char **error);
void gov_specs_free(gov_specs *specs);

/* All of them: SQLITE_OK, SQLITE_NOMEM, or SQLITE_ERROR with *error set. */
int gov_specs_read_repos(gov_specs *specs); /* --repos-config: its roots become roots of the scan */
int gov_specs_read_index(gov_specs *specs); /* --index, or the first of the usual places */
int gov_specs_choose(gov_specs *specs);     /* --spec-ids must exist; they are in scope */
/* Turns what the index names into paths the walk looks for. */
int gov_specs_name_documents(gov_specs *specs, gov_kinds *kinds);
/* spec.md files of which the index knows nothing. */
int gov_specs_report_strays(gov_specs *specs, const gov_list *found);
/* Once the registries are read: their consumers as dependencies, and --include-dependencies. */
int gov_specs_extend_scope(gov_facts *facts);

#endif
