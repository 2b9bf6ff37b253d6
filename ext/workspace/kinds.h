/* kinds.h: what a file is taken for: by the flag whose glob finds it, else by the conventions of
** data/conventions.tsv. */
#ifndef GOV_KINDS_H
#define GOV_KINDS_H
#include "base/map.h"
#include "facts/facts.h"
#include "read/read.h"
#include "workspace/glob.h"
#include "workspace/roots.h"

typedef struct gov_kind_pattern {
  gov_glob glob;
  gov_kind kind;
  const char *flag; /* the flag that gave it; NULL: a convention */
  const char
      *contains; /* words of which one must be in the head, joined by '|'; empty: none needed */
  const char *as_given; /* flags: the item as the user wrote it */
  int sure;
  int matches; /* flags: files found */
} gov_kind_pattern;

/* A path that the index names. */
typedef struct gov_named {
  const char *path, *spec_id;
  gov_kind kind; /* 0: the index does not say */
  const gov_kind_pattern *pattern;
} gov_named;

typedef struct gov_kinds {
  gov_list patterns;   /* gov_kind_pattern: those of flags, then the conventions */
  size_t of_flags;     /* how many come from flags */
  unsigned flag_kinds; /* kinds that only flags decide */
  gov_list named;      /* gov_named */
  gov_map by_path;     /* path → row of named */
} gov_kinds;

/* SQLITE_OK or SQLITE_NOMEM. Globs that lead out of all roots are dropped with a diagnostic. */
int gov_kinds_init(gov_kinds *kinds, gov_facts *facts, const gov_roots *roots);
void gov_kinds_free(gov_kinds *kinds);

/* The index names a path: it belongs to the spec, and is of the kind given unless a flag decides.
*/
int gov_kinds_name(gov_kinds *kinds, const char *path, const char *spec_id, gov_kind kind);

/* What decides for a shown path of n bytes below a root: a flag, then the index, then a convention
** (which looks at what stands below the root). pattern is NULL when the file is none of ours. */
typedef struct gov_kind_choice {
  const gov_kind_pattern *pattern;
  gov_kind kind;
  const char *spec_id; /* by the index; NULL: it does not say */
} gov_kind_choice;
gov_kind_choice gov_kinds_find(gov_kinds *kinds, const gov_root *root, const char *path, size_t n);

/* Does a flag's glob name this folder, or one below it, in plain letters? Then the ignore rules do
** not close it. */
int gov_kinds_opens(const gov_kinds *kinds, const char *folder, size_t n);

/* Is one of the words (joined by '|') in the text? Case is ignored. */
int gov_contains_any(gov_text text, const char *words);

#endif
