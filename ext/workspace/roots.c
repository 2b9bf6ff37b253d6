/* roots.c: roots, shown paths, and openat2(2): the kernel itself refuses to resolve a path out of
** its root. */
#include "workspace/roots.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <linux/openat2.h>
#include <sys/syscall.h>
#endif

void gov_roots_init(gov_roots *roots) {
  *roots = (gov_roots){.list = {.row_bytes = sizeof(gov_root)}};
}

void gov_roots_free(gov_roots *roots) {
  gov_root *root = (void *)roots->list.rows;
  for (size_t i = 0; i < roots->list.count; i++) close(root[i].fd);
  gov_list_free(&roots->list);
}

/* How a folder is written relative to another, both absolute and real: "../../x/". */
static char *relative_prefix(gov_arena *arena, const char *from, const char *to) {
  size_t same = 0; /* bytes up to the last common folder */
  for (size_t i = 0;; i++) {
    int from_ends = !from[i] || from[i] == '/', to_ends = !to[i] || to[i] == '/';
    if (from_ends && to_ends) same = i;
    if (!from[i] || !to[i] || from[i] != to[i]) break;
  }
  char *prefix = gov_arena_string(arena, "");
  const char *rest = from + same;
  while (prefix && *rest) {
    if (*rest++ == '/' && *rest) prefix = gov_arena_printf(arena, "../%s", prefix);
  }
  const char *down = to[same] == '/' ? to + same + 1 : to + same;
  if (!prefix || !*down) return prefix;
  return gov_arena_printf(arena, "%s%s/", prefix, down);
}

int gov_roots_add(gov_roots *roots, gov_arena *arena, const char *folder, const char *repo) {
  const gov_root *main_root = roots->list.count ? gov_list_at(&roots->list, 0) : NULL;
  char *joined = main_root && *folder != '/'
                     ? gov_arena_printf(arena, "%s/%s", main_root->real, folder)
                     : gov_arena_string(arena, folder);
  if (!joined) return SQLITE_NOMEM;
  char real[PATH_MAX];
  if (!realpath(joined, real)) return SQLITE_CANTOPEN;
  int fd = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct stat status;
  if (fd < 0 || fstat(fd, &status)) {
    if (fd >= 0) close(fd);
    return SQLITE_CANTOPEN;
  }
  gov_root *known = (gov_root *)gov_roots_find(roots, status.st_dev, status.st_ino);
  gov_root *root = known ? NULL : gov_list_add(&roots->list);
  if (!root) {
    close(fd);
    if (known && repo) known->repo = repo;
    return known ? SQLITE_OK : SQLITE_NOMEM;
  }
  main_root = gov_list_at(&roots->list, 0);
  *root = (gov_root){.real = gov_arena_string(arena, real),
                     .repo = repo,
                     .device = status.st_dev,
                     .inode = status.st_ino,
                     .fd = fd};
  root->prefix = root == main_root ? "" : relative_prefix(arena, main_root->real, real);
  return root->real && root->prefix ? SQLITE_OK : SQLITE_NOMEM;
}

const gov_root *gov_roots_find(const gov_roots *roots, uint64_t device, uint64_t inode) {
  for (size_t i = 0; i < roots->list.count; i++) {
    const gov_root *root = gov_list_at(&roots->list, i);
    if (root->inode == inode && root->device == device) return root;
  }
  return NULL;
}

const gov_root *gov_roots_locate(const gov_roots *roots, const char *path, const char **inner) {
  const gov_root *root = (const void *)roots->list.rows, *found = NULL;
  size_t longest = 0;
  for (size_t i = 0; i < roots->list.count; i++) {
    size_t n = strlen(root[i].prefix);
    if (n && !strncmp(path, root[i].prefix, n - 1) && !path[n - 1]) n--; /* the root itself */
    if (strncmp(path, root[i].prefix, n) != 0 || (found && n < longest)) continue;
    if (!strncmp(path + n, "..", 2) && (path[n + 2] == '/' || !path[n + 2])) continue;
    found = &root[i];
    longest = n;
  }
  if (found) *inner = path + longest;
  return found;
}

char *gov_path_fold(const gov_roots *roots, gov_arena *arena, const char *path) {
  const gov_root *root = gov_list_at(&roots->list, 0);
  size_t root_bytes = strlen(root->real);
  if (!strncmp(path, root->real, root_bytes) && (path[root_bytes] == '/' || !path[root_bytes]))
    path += root_bytes;
  else if (*path == '/') {
    char *up = relative_prefix(arena, root->real, path);
    if (up && *up) up[strlen(up) - 1] = 0;
    return up;
  }
  char *folded = gov_arena_alloc(arena, strlen(path) + 1), *out = folded;
  if (!folded) return NULL;
  while (*path) {
    size_t n = strcspn(path, "/");
    int is_up = n == 2 && !memcmp(path, "..", 2);
    char *last = out; /* the folder before, which `..` takes back */
    while (last > folded && last[-1] != '/') last--;
    if (is_up && out > folded && !(out - last == 2 && !memcmp(last, "..", 2))) {
      out = last > folded ? last - 1 : folded;
    } else if (n && !(n == 1 && *path == '.')) {
      if (out > folded) *out++ = '/';
      memmove(out, path, n);
      out += n;
    }
    path += n + (path[n] == '/');
  }
  *out = 0;
  return folded;
}

/* Where openat2 is not to be had: folder by folder, and no link is followed at all. */
static int open_step_by_step(const gov_root *root, const char *path, int flags) {
  int fd = root->fd;
  for (;;) {
    char name[NAME_MAX + 1];
    size_t n = strcspn(path, "/");
    if (!n || n > NAME_MAX) break;
    memcpy(name, path, n);
    name[n] = 0;
    if (!strcmp(name, "..")) break;
    int next =
        openat(fd, name, O_NOFOLLOW | (path[n] ? O_RDONLY | O_DIRECTORY | O_CLOEXEC : flags));
    int failed = errno;
    if (fd != root->fd) close(fd);
    if (next < 0) return -failed;
    if (!path[n]) return next;
    fd = next;
    path += n + 1;
  }
  if (fd != root->fd) close(fd);
  return -EINVAL;
}

int gov_root_open(const gov_root *root, const char *path) {
  int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
#ifdef __linux__
  struct open_how how = {.flags = (uint64_t)flags,
                         .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS};
  int fd = (int)syscall(SYS_openat2, root->fd, path, &how, sizeof how);
  if (fd >= 0) return fd;
  if (errno != ENOSYS && errno != EPERM) return -errno;
#endif
  return open_step_by_step(root, path, flags);
}
