/* links.c: `[text](path)` and `` `path` `` in specs, as far as they lead to a file of the
** workspace.
**
** This looks at bytes, not at Markdown's structure: a path in a comment or a code block names a
** document all the same. What it finds must exist, so a false find costs a look and no more.
*/
#include "workspace/links.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "workspace/input.h"

enum { LARGEST_SPEC_BYTES = 4 << 20 };

typedef struct link_search {
  gov_walk *walk;
  gov_map by_path; /* shown path → row of found */
  gov_buffer buffer;
} link_search;

/* The next path in the text: behind `](`, or between backticks. 0 at the end. */
static int next_path(gov_text *rest, gov_text *path, int *is_link) {
  while (rest->n) {
    const char *z = rest->z;
    size_t i = 0;
    while (i < rest->n && z[i] != '`' && !(z[i] == ']' && i + 1 < rest->n && z[i + 1] == '(')) i++;
    if (i == rest->n) break;
    *is_link = z[i] == ']';
    size_t start = i + (*is_link ? 2 : 1), end = start;
    if (*is_link && start < rest->n && z[start] == '<') start++, end++;
    while (end < rest->n && !gov_is_any(z[end], *is_link ? ")>#? \n\t" : "` \n\t")) end++;
    *path = (gov_text){z + start, end - start};
    *rest = (gov_text){z + end, rest->n - end};
    if (rest->n && *rest->z == '`') *rest = (gov_text){rest->z + 1, rest->n - 1};
    if (path->n && (gov_text_ends(*path, ".md") || gov_text_ends(*path, ".sql")) &&
        !gov_text_find(*path, "://"))
      return 1;
  }
  return 0;
}

/* A name as a shown path below a root, NULL when it is none. `folder` ends with '/' or is empty. */
static const char *resolve(link_search *search, const char *folder, size_t folder_bytes,
                           gov_text path) {
  gov_walk *walk = search->walk;
  const char *inner;
  if (*path.z == '/') path = (gov_text){path.z + 1, path.n - 1}, folder_bytes = 0;
  char *joined = gov_arena_printf(&walk->facts->arena, "%.*s%.*s", (int)folder_bytes, folder,
                                  (int)path.n, path.z);
  char *shown = joined ? gov_path_fold(walk->roots, &walk->facts->arena, joined) : NULL;
  if (!shown || !*shown || !gov_roots_locate(walk->roots, shown, &inner) || !*inner) return NULL;
  if (gov_map_get(&search->by_path, gov_text_of(shown)) != GOV_MAP_NONE) return shown;
  return gov_path_look(walk->roots, shown) == GOV_PATH_FILE ? shown : NULL;
}

static int add_found(link_search *search, const char *shown, const char *spec_id) {
  gov_walk *walk = search->walk;
  const char *inner;
  const gov_root *root = gov_roots_locate(walk->roots, shown, &inner);
  if (gov_walk_ignores(walk->facts, inner)) return SQLITE_OK;
  int rc = gov_kinds_name(walk->kinds, shown, spec_id, 0);
  if (rc != SQLITE_OK) return rc;
  gov_kind_choice choice = gov_kinds_find(walk->kinds, root, shown, strlen(shown));
  if (!choice.pattern) return SQLITE_OK;
  gov_found *found = gov_list_add(&walk->found);
  uint32_t *slot = found ? gov_map_at(&search->by_path, gov_text_of(shown)) : NULL;
  if (!slot) return SQLITE_NOMEM;
  *slot = (uint32_t)walk->found.count - 1;
  const char *slash = strrchr(shown, '/');
  *found = (gov_found){.path = shown,
                       .inner = inner,
                       .name = slash ? slash + 1 : shown,
                       .root = root,
                       .pattern = choice.pattern,
                       .kind = choice.kind,
                       .spec_id = choice.spec_id};
  return SQLITE_OK;
}

static int follow(link_search *search, const gov_found *spec, gov_text path, int is_link) {
  gov_walk *walk = search->walk;
  size_t folder_bytes = (size_t)(spec->name - spec->path);
  const char *shown = resolve(search, spec->path, folder_bytes, path);
  /* In prose a path is as often written from the root on. */
  if (!shown && !is_link) shown = resolve(search, "", 0, path);
  if (walk->facts->arena.failed) return SQLITE_NOMEM;
  if (!shown) return SQLITE_OK;
  uint32_t row = gov_map_get(&search->by_path, gov_text_of(shown));
  if (row == GOV_MAP_NONE) return add_found(search, shown, spec->spec_id);
  gov_found *found = gov_list_at(&walk->found, row);
  if (!found->spec_id && found->kind != GOV_KIND_SPEC && found->kind != GOV_KIND_TASKS) {
    found->spec_id = spec->spec_id;
  }
  return SQLITE_OK;
}

static int read_spec(link_search *search, const gov_found *spec) {
  int fd = gov_root_open(spec->root, spec->inner);
  struct stat status;
  int usable = fd >= 0 && !fstat(fd, &status) && S_ISREG(status.st_mode) &&
               status.st_size <= LARGEST_SPEC_BYTES;
  int failed = usable ? gov_buffer_read(&search->buffer, fd, status.st_size) : 1;
  if (fd >= 0) close(fd);
  if (failed == -ENOMEM) return SQLITE_NOMEM;
  if (failed) return SQLITE_OK; /* reading it for its facts will say why */
  gov_text rest = {search->buffer.bytes, search->buffer.count}, path;
  int rc = SQLITE_OK, is_link;
  while (rc == SQLITE_OK && next_path(&rest, &path, &is_link))
    rc = follow(search, spec, path, is_link);
  return rc;
}

int gov_links_follow(gov_walk *walk) {
  link_search search = {.walk = walk};
  int rc = SQLITE_OK;
  size_t count = walk->found.count, specs = 0;
  for (size_t i = 0; i < count; i++)
    specs += ((gov_found *)gov_list_at(&walk->found, i))->kind == GOV_KIND_SPEC;
  for (size_t i = 0; specs && i < count && rc == SQLITE_OK; i++) {
    uint32_t *slot =
        gov_map_at(&search.by_path, gov_text_of(((gov_found *)gov_list_at(&walk->found, i))->path));
    if (slot)
      *slot = (uint32_t)i;
    else
      rc = SQLITE_NOMEM;
  }
  for (size_t i = 0; specs && i < count && rc == SQLITE_OK; i++) {
    gov_found spec = *(gov_found *)gov_list_at(&walk->found, i); /* a copy: the list may move */
    if (spec.kind == GOV_KIND_SPEC) rc = read_spec(&search, &spec);
  }
  gov_map_free(&search.by_path);
  gov_buffer_free(&search.buffer);
  if (walk->found.count > count) gov_walk_sort(walk);
  return rc;
}
