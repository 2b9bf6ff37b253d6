/* walk.c: the folders below the roots, in the order of their names, by descriptors relative to
** their parents.
**
** Links to folders are not followed: what they show is either found at its own place or lies
** outside. A link to a file is, when the file lies below a root and is not found by its own name.
*/
#include "workspace/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "embedded.h"

typedef struct open_folder {
  int fd;
  int depth;
  const gov_root *root;
  const char *shown;    /* path of the folder as shown, "" or with '/' at its end */
  const char *inner;    /* the same below its root: the end of `shown` */
  const char *original; /* the folder this is named a copy of, likewise; NULL: none */
} open_folder;

typedef struct folder_entry {
  const char *name;
  int type; /* DT_… */
} folder_entry;

static int by_name(const void *a, const void *b) {
  return strcmp(((const folder_entry *)a)->name, ((const folder_entry *)b)->name);
}

/* The workspace first, then the other roots in the order given: what is said first wins. */
static int by_path(const void *a, const void *b) {
  const gov_found *one = a, *other = b;
  if (one->root != other->root) return one->root < other->root ? -1 : 1;
  return strcmp(one->path, other->path);
}

enum { WHAT, PATTERN }; /* columns of data/ignore.tsv */

/* Is a name, or a path below a root, closed by a rule of this sort? */
static int is_ignored(const char *what, const char *name) {
  const gov_data_table *rules = gov_data("ignore");
  size_t n = strlen(name);
  for (int row = 0; row < rules->row_count; row++) {
    if (strcmp(gov_data_cell(rules, row, WHAT), what)) continue;
    const char *pattern = gov_data_cell(rules, row, PATTERN);
    gov_glob glob = {.pattern = pattern};
    if (strpbrk(pattern, "*?") ? gov_glob_match(&glob, name, n) : !strcmp(pattern, name)) return 1;
  }
  return 0;
}

int gov_walk_ignores(const gov_facts *facts, const char *inner) {
  const char *reports = gov_flag_value(facts, "report-dir");
  size_t n = reports ? strlen(reports) : 0;
  while (n && reports[n - 1] == '/') n--;
  if (n && !strncmp(inner, reports, n) && inner[n] == '/') return 1;
  return is_ignored("path", inner);
}

static char *join(gov_walk *walk, const char *before, const char *name, const char *after) {
  return gov_arena_printf(&walk->facts->arena, "%s%s%s", before, name, after);
}

static int is_folder(int fd, const char *name) {
  struct stat status;
  return !fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) && S_ISDIR(status.st_mode);
}

/* The folder that `name` calls itself a copy of ("x_backup" beside or inside "x"), with '/' at its
** end; NULL: none. */
static const char *find_original(gov_walk *walk, const open_folder *parent, const char *name) {
  if (parent->original) return join(walk, parent->original, name, "/");
  const gov_data_table *rules = gov_data("ignore");
  size_t n = strlen(name);
  for (int row = 0; row < rules->row_count; row++) {
    const char *end = gov_data_cell(rules, row, PATTERN);
    size_t m = strlen(end);
    if (strcmp(gov_data_cell(rules, row, WHAT), "copy") || n <= m || strcmp(name + n - m, end))
      continue;
    char base[NAME_MAX + 1];
    if (n - m >= sizeof base) continue;
    memcpy(base, name, n - m);
    base[n - m] = 0;
    if (is_folder(parent->fd, base)) return join(walk, parent->inner, base, "/");
    size_t p = strlen(parent->inner);
    int inside = p > n - m && !strncmp(parent->inner + p - 1 - (n - m), base, n - m) &&
                 (p == n - m + 1 || parent->inner[p - 2 - (n - m)] == '/');
    if (inside) return parent->inner;
  }
  return NULL;
}

static int walk_folder(gov_walk *walk, const open_folder *folder);

static int enter(gov_walk *walk, const open_folder *parent, const char *name) {
  char *shown = join(walk, parent->shown, name, "/");
  if (!shown) return SQLITE_NOMEM;
  size_t n = strlen(shown) - 1;
  if (is_ignored("vcs", name)) return SQLITE_OK;
  if (is_ignored("folder", name) && !gov_kinds_opens(walk->kinds, shown, n)) return SQLITE_OK;
  gov_place place = {shown, 0};
  if (parent->depth + 1 >= GOV_MAX_FOLDER_DEPTH || n >= GOV_MAX_PATH_BYTES) {
    gov_diagnose(walk->facts, GOV_WARNING, "folder.too_deep", place,
                 "folders this deep are not entered (limit %d)", GOV_MAX_FOLDER_DEPTH);
    return SQLITE_OK;
  }
  int fd = openat(parent->fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  struct stat status;
  if (fd < 0 || fstat(fd, &status)) {
    gov_diagnose(walk->facts, GOV_WARNING, "folder.unreadable", place,
                 "the folder cannot be read: %s", strerror(errno));
    if (fd >= 0) close(fd);
    return SQLITE_OK;
  }
  int rc = SQLITE_OK;
  if (!gov_roots_find(walk->roots, status.st_dev,
                      status.st_ino)) { /* a root of its own is walked as such */
    open_folder folder = {.fd = fd,
                          .depth = parent->depth + 1,
                          .root = parent->root,
                          .shown = shown,
                          .inner = shown + strlen(parent->root->prefix),
                          .original = find_original(walk, parent, name)};
    rc = walk_folder(walk, &folder);
  }
  close(fd);
  return rc;
}

static int take(gov_walk *walk, const open_folder *folder, const char *name, const char *resolved) {
  char path[GOV_MAX_PATH_BYTES];
  size_t before = strlen(folder->shown), n = before + strlen(name);
  if (n >= sizeof path) {
    gov_diagnose(walk->facts, GOV_WARNING, "file.path_too_long", (gov_place){folder->shown, 0},
                 "a file whose path is longer than %d bytes is not read", GOV_MAX_PATH_BYTES);
    return SQLITE_OK;
  }
  memcpy(path, folder->shown, before);
  strcpy(path + before, name);
  size_t root_bytes = strlen(folder->root->prefix);
  gov_kind_choice choice = gov_kinds_find(walk->kinds, folder->root, path, n);
  if (!choice.pattern || is_ignored("file", name) ||
      gov_walk_ignores(walk->facts, path + root_bytes))
    return SQLITE_OK;
  gov_found *found = gov_list_add(&walk->found);
  char *copy = gov_arena_copy(&walk->facts->arena, path, n);
  if (!found || !copy) return SQLITE_NOMEM;
  *found = (gov_found){.path = copy,
                       .inner = resolved ? resolved : copy + root_bytes,
                       .name = copy + before,
                       .root = folder->root,
                       .pattern = choice.pattern,
                       .kind = choice.kind,
                       .spec_id = choice.spec_id,
                       .is_link = resolved != NULL};
  if (folder->original) {
    found->original = join(walk, folder->original, name, "");
    if (!found->original) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* A link: to a file below a root it is taken; anything else is reported when it would have
** mattered. */
static int take_link(gov_walk *walk, const open_folder *folder, const char *name) {
  gov_arena *arena = &walk->facts->arena;
  char *shown = join(walk, folder->shown, name, "");
  char *full = gov_arena_printf(arena, "%s/%s%s", folder->root->real, folder->inner, name);
  if (!shown || !full) return SQLITE_NOMEM;
  struct stat status;
  gov_place place = {shown, 0};
  char real[PATH_MAX];
  int wanted = gov_kinds_find(walk->kinds, folder->root, shown, strlen(shown)).pattern != NULL;
  if (stat(full, &status) || !realpath(full, real)) {
    int loops = errno == ELOOP;
    if (loops || wanted) {
      gov_diagnose(walk->facts, GOV_WARNING, loops ? "link.loop" : "link.broken", place,
                   loops ? "a link that leads back to itself is not followed"
                         : "a link that leads nowhere");
    }
    return SQLITE_OK;
  }
  size_t root_bytes = strlen(folder->root->real);
  if (root_bytes == 1) root_bytes = 0; /* the root of the file system ends in its own slash */
  int inside = !strncmp(real, folder->root->real, root_bytes) &&
               (real[root_bytes] == '/' || !real[root_bytes]);
  if (S_ISDIR(status.st_mode) || !S_ISREG(status.st_mode) || !inside) {
    const char *code = inside ? "link.folder" : "link.escapes";
    if (S_ISDIR(status.st_mode) || wanted) {
      gov_diagnose(walk->facts, inside ? GOV_INFO : GOV_WARNING, code, place,
                   inside ? "a link to a folder is not followed; its files are read where they are"
                          : "a link that leads out of its root is not followed");
    }
    return SQLITE_OK;
  }
  const char *resolved = gov_arena_string(arena, real + root_bytes + 1);
  return resolved ? take(walk, folder, name, resolved) : SQLITE_NOMEM;
}

static int take_special(gov_walk *walk, const open_folder *folder, const char *name) {
  char *shown = join(walk, folder->shown, name, "");
  if (!shown) return SQLITE_NOMEM;
  if (gov_kinds_find(walk->kinds, folder->root, shown, strlen(shown)).pattern) {
    gov_diagnose(walk->facts, GOV_WARNING, "file.special", (gov_place){shown, 0},
                 "a pipe, socket or device is not read");
  }
  return SQLITE_OK;
}

static int list_entries(gov_walk *walk, const open_folder *folder, gov_list *entries,
                        gov_arena *names) {
  int copy = openat(folder->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *stream = copy < 0 ? NULL : fdopendir(copy);
  if (!stream) {
    gov_diagnose(walk->facts, GOV_WARNING, "folder.unreadable", (gov_place){folder->shown, 0},
                 "the folder cannot be read: %s", strerror(errno));
    if (copy >= 0) close(copy);
    return SQLITE_OK;
  }
  int rc = SQLITE_OK;
  for (struct dirent *item; rc == SQLITE_OK && (item = readdir(stream));) {
    if (!strcmp(item->d_name, ".") || !strcmp(item->d_name, "..")) continue;
    folder_entry *entry = gov_list_add(entries);
    char *name = gov_arena_string(names, item->d_name);
    if (!entry || !name)
      rc = SQLITE_NOMEM;
    else
      *entry = (struct folder_entry){name, item->d_type};
  }
  closedir(stream);
  if (entries->count > 1) qsort(entries->rows, entries->count, sizeof(folder_entry), by_name);
  return rc;
}

static int type_of(const open_folder *folder, const folder_entry *entry) {
  if (entry->type != DT_UNKNOWN) return entry->type;
  struct stat status;
  if (fstatat(folder->fd, entry->name, &status, AT_SYMLINK_NOFOLLOW)) return DT_UNKNOWN;
  return IFTODT(status.st_mode);
}

static int walk_folder(gov_walk *walk, const open_folder *folder) {
  gov_list entries = {.row_bytes = sizeof(folder_entry)};
  gov_arena names = {0};
  int rc = list_entries(walk, folder, &entries, &names);
  for (size_t i = 0; i < entries.count && rc == SQLITE_OK && !walk->full; i++) {
    const folder_entry *entry = gov_list_at(&entries, i);
    int type = type_of(folder, entry);
    walk->full = type != DT_DIR && ++walk->seen > GOV_MAX_FILES;
    if (type == DT_DIR)
      rc = enter(walk, folder, entry->name);
    else if (type == DT_REG)
      rc = take(walk, folder, entry->name, NULL);
    else if (type == DT_LNK)
      rc = take_link(walk, folder, entry->name);
    else if (type != DT_UNKNOWN)
      rc = take_special(walk, folder, entry->name);
  }
  gov_list_free(&entries);
  gov_arena_free(&names);
  return rc;
}

/* A link to a file that was found by its own name says nothing new. */
static void drop_double_links(gov_walk *walk) {
  gov_found *found = (void *)walk->found.rows;
  size_t kept = 0, count = walk->found.count;
  for (size_t i = 0; i < count; i++) {
    int is_double = 0;
    if (found[i].is_link) {
      char *target =
          gov_arena_printf(&walk->facts->arena, "%s%s", found[i].root->prefix, found[i].inner);
      gov_found key = {.path = target, .root = found[i].root};
      is_double = target && bsearch(&key, found, count, sizeof key, by_path) != NULL;
    }
    if (is_double) found[i].name = NULL;
  }
  for (size_t i = 0; i < count; i++) {
    if (found[i].name)
      found[kept++] = found[i];
    else {
      gov_diagnose(walk->facts, GOV_INFO, "link.double", (gov_place){found[i].path, 0},
                   "a link to a file that is read where it is");
    }
  }
  walk->found.count = kept;
}

void gov_walk_sort(gov_walk *walk) {
  size_t count = walk->found.count;
  if (count > 1) qsort(walk->found.rows, count, sizeof(gov_found), by_path);
}

int gov_walk_run(gov_walk *walk) {
  const gov_root *root = (const void *)walk->roots->list.rows;
  for (size_t i = 0; i < walk->roots->list.count && !walk->full; i++) {
    open_folder folder = {.fd = root[i].fd, .root = &root[i], .shown = root[i].prefix, .inner = ""};
    int rc = walk_folder(walk, &folder);
    if (rc != SQLITE_OK) return rc;
  }
  if (walk->full) {
    gov_diagnose(walk->facts, GOV_ERROR, "workspace.too_large", (gov_place){0},
                 "more than %d files: the rest was not looked at", GOV_MAX_FILES);
  }
  gov_walk_sort(walk);
  drop_double_links(walk);
  return walk->facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
