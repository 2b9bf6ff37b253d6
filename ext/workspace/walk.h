/* walk.h: finding the files of a workspace. */
#ifndef GOV_WALK_H
#define GOV_WALK_H
#include "workspace/kinds.h"
#include "workspace/roots.h"

/* A file that is worth opening. */
typedef struct gov_found {
  const char *path;  /* as shown: relative to the workspace, '/' between */
  const char *inner; /* below its root, without links */
  const char *name;
  const gov_root *root;
  const gov_kind_pattern *pattern; /* why it was taken */
  gov_kind kind;
  const char *spec_id;  /* by the index; NULL: it does not say */
  const char *original; /* inner path of the file this may be a backup copy of; NULL: it is none */
  int is_link;
  /* Set by reading it. */
  int is_copy;  /* the same as its original */
  int has_crlf; /* line ends are CR or CRLF */
} gov_found;

typedef struct gov_walk {
  const gov_roots *roots;
  gov_kinds *kinds;
  gov_facts *facts; /* for texts and diagnostics */
  gov_list found;   /* gov_found; ordered by root and path at the end, each path once */
  int64_t seen;     /* files looked at */
  int full;         /* GOV_MAX_FILES was met */
} gov_walk;

/* Walks all roots. SQLITE_OK or SQLITE_NOMEM; what cannot be read becomes a diagnostic. */
int gov_walk_run(gov_walk *walk);

/* Orders `found` after rows were added. */
void gov_walk_sort(gov_walk *walk);

/* Is this shown path closed by an ignore rule for paths? */
int gov_walk_ignores(const gov_facts *facts, const char *inner);

#endif
