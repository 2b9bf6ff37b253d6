/* repos_config.h: which repositories there are, and where (--repos-config). */
#ifndef GOV_REPOS_CONFIG_H
#define GOV_REPOS_CONFIG_H
#include "read/trees/tree.h"

typedef struct gov_repo {
  const char *id, *root, *owner;
  const char *specs; /* ids of its specs, joined by ','; NULL: the config does not say */
  int32_t line;
} gov_repo;

/* Reads JSON or YAML: `repos` as a list of {id, root or path, owner, specs, services}, or `repos`
** or `external_repos` as a map of id → root or {root or path}, or that map alone. Adds gov_repo
** rows to the list, gov_services rows and diagnostics to the facts. SQLITE_OK, SQLITE_NOMEM, or
** SQLITE_CORRUPT when it cannot be parsed. */
int gov_repos_config_read(gov_list *repos, gov_facts *facts, const char *path, gov_text bytes);

#endif
