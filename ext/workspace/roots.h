/* roots.h: the folders a scan may read, and opening what lies in them without ever leaving them. */
#ifndef GOV_ROOTS_H
#define GOV_ROOTS_H
#include "facts/facts.h"

typedef struct gov_root {
  const char *real;   /* absolute, without links */
  const char *prefix; /* put before paths below it to show them: "" for the workspace, "../other/"
                         elsewhere */
  const char *repo;   /* its id in the repos config; NULL: none */
  uint64_t device, inode;
  int is_registry; /* of --registry-roots: nothing but registries is read there */
  int fd;
} gov_root;

typedef struct gov_roots {
  gov_list list; /* gov_root; the first is the workspace */
} gov_roots;

void gov_roots_init(gov_roots *roots);
void gov_roots_free(gov_roots *roots);

/* Adds a folder (relative ones are below the first root, or below the working directory for the
** first). Returns SQLITE_OK, SQLITE_NOMEM, or SQLITE_CANTOPEN when it is no readable folder. A
** folder added twice is one root. */
int gov_roots_add(gov_roots *roots, gov_arena *arena, const char *folder, const char *repo);

/* A folder that is a root of its own, by device and inode; NULL: it is none. */
const gov_root *gov_roots_find(const gov_roots *roots, uint64_t device, uint64_t inode);

/* The root below which a shown path lies, and the rest of the path behind it. NULL: below none; the
** path escapes. */
const gov_root *gov_roots_locate(const gov_roots *roots, const char *path, const char **inner);

/* `.` and `..` folded away; "" for the root itself. Absolute paths are made relative to the first
** root. NULL: out of memory. The result may still start with "..", which gov_roots_locate judges.
*/
char *gov_path_fold(const gov_roots *roots, gov_arena *arena, const char *path);

/* Opens a path below a root for reading. Links are followed only as far as they stay below it,
** FIFOs do not block, and whatever is no regular file is refused. A file descriptor, or a negative
** errno. */
int gov_root_open(const gov_root *root, const char *path);

#endif
