/* sums.c: atlas.sum against the scripts it lists.
**
** Each line's hash is that of all names and files up to it, so that the first one that does not fit
** names the script that was changed, or put in between, after the sums were written. What follows it
** cannot be told. The files are read once more: a reader sees one of them alone.
*/
#include "workspace/sums.h"
#include "base/digest.h"
#include "facts/hazards/hazards.h"
#include "workspace/content.h"
#include <errno.h>
#include <nettle/base64.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_BYTES = 64 << 20 };

/* The file's raw bytes; 0: they cannot be had. */
static int read_script(gov_facts *facts, const gov_roots *roots, const char *path,
                       gov_buffer *buffer) {
  const char *inner = NULL;
  const gov_root *root = gov_roots_locate(roots, path, &inner);
  int fd = root ? gov_root_open(root, inner) : -1;
  struct stat status;
  if (fd < 0) return 0;
  int regular = !fstat(fd, &status) && S_ISREG(status.st_mode) && status.st_size <= MOST_BYTES;
  int failed = regular ? gov_buffer_read(buffer, fd, status.st_size) : -EINVAL;
  if (failed == -ENOMEM) facts->arena.failed = 1;
  close(fd);
  return !failed;
}

/* `-- atlas:sum ignore` leaves a file out, in a way that differs by version. */
static int is_left_out(const gov_buffer *buffer) {
  return memmem(buffer->bytes, buffer->count, "atlas:sum", 9) != NULL;
}

static int fits(const gov_digest *digest, const char *sum) {
  unsigned char bytes[GOV_DIGEST_BYTES];
  char text[BASE64_ENCODE_RAW_LENGTH(GOV_DIGEST_BYTES)];
  gov_digest_bytes(digest, bytes);
  base64_encode_raw(text, sizeof bytes, bytes);
  return strlen(sum) == sizeof text && !memcmp(sum, text, sizeof text);
}

/* The entries of one atlas.sum from `first` on; the first that belongs to another file. */
static size_t check_file(gov_facts *facts, const gov_roots *roots, size_t first,
                         gov_buffer *buffer) {
  const gov_order_entry *entries = GOV_ROWS(facts, order_entries);
  size_t count = GOV_COUNT(facts, order_entries), i = first;
  gov_digest digest;
  int open = entries[first].sum != NULL;
  gov_digest_start(&digest);
  for (; i < count && entries[i].place.path == entries[first].place.path; i++) {
    if (!open) continue;
    const char *path = entries[i].script, *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    open = entries[i].sum && read_script(facts, roots, path, buffer) && !is_left_out(buffer);
    if (!open) continue;
    gov_digest_add(&digest, name, strlen(name));
    gov_digest_add(&digest, buffer->bytes, buffer->count);
    if (fits(&digest, entries[i].sum)) continue;
    open = 0;
    gov_hazard *hazard = gov_hazard_add(facts, "MH404", path, 1, NULL);
    if (hazard)
      hazard->message = gov_arena_printf(
          &facts->arena, "%s has another hash for it: it was changed, or put in, after the sums",
          entries[i].place.path);
  }
  return i;
}

int gov_check_sums(gov_facts *facts, const gov_roots *roots) {
  gov_buffer buffer = {0};
  for (size_t i = 0; i < GOV_COUNT(facts, order_entries);) i = check_file(facts, roots, i, &buffer);
  gov_buffer_free(&buffer);
  return facts->arena.failed ? SQLITE_NOMEM : SQLITE_OK;
}
