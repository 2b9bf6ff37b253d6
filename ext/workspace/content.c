/* content.c: reading a file, and cleaning its bytes: byte order mark, line ends, invalid UTF-8. */
#include "workspace/content.h"

#include <errno.h>
#include <unistd.h>

static int grow(gov_buffer *buffer, size_t capacity) {
  if (capacity <= buffer->capacity) return 0;
  char *bytes = sqlite3_realloc64(buffer->bytes, capacity);
  if (!bytes) return -ENOMEM;
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return 0;
}

int gov_buffer_read(gov_buffer *buffer, int fd, int64_t size_bytes) {
  buffer->count = 0;
  /* Two bytes more than the file has: one to see its end in the first read, one for the NUL. */
  int failed = grow(buffer, (size_t)size_bytes + 2);
  while (!failed) {
    if (buffer->count + 2 > buffer->capacity) failed = grow(buffer, buffer->capacity * 2);
    if (failed) break;
    size_t room = buffer->capacity - buffer->count - 1;
    ssize_t n = read(fd, buffer->bytes + buffer->count, room);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return -errno;
    buffer->count += (size_t)n;
    if ((size_t)n < room) break; /* of a regular file: its end */
  }
  if (!failed) buffer->bytes[buffer->count] = 0;
  return failed;
}

void gov_buffer_free(gov_buffer *buffer) {
  sqlite3_free(buffer->bytes);
  *buffer = (gov_buffer){0};
}

/* Length of the valid UTF-8 sequence at z, 0 when it is none. Overlong forms and surrogates are
** none. */
static size_t sequence_bytes(const unsigned char *z, const unsigned char *end) {
  unsigned char c = *z;
  size_t n = c < 0x80                 ? 1
             : c >= 0xC2 && c <= 0xDF ? 2
             : (c & 0xF0) == 0xE0     ? 3
             : c >= 0xF0 && c <= 0xF4 ? 4
                                      : 0;
  if (!n || (size_t)(end - z) < n) return 0;
  for (size_t i = 1; i < n; i++) {
    if ((z[i] & 0xC0) != 0x80) return 0;
  }
  if ((c == 0xE0 && z[1] < 0xA0) || (c == 0xED && z[1] > 0x9F)) return 0;
  if ((c == 0xF0 && z[1] < 0x90) || (c == 0xF4 && z[1] > 0x8F)) return 0;
  return n;
}

static unsigned replace_invalid(char *text, size_t count) {
  unsigned char *z = (unsigned char *)text, *end = z + count;
  unsigned met = 0;
  while (z < end) {
    uint64_t eight;
    if (end - z >= 8 && (memcpy(&eight, z, 8), !(eight & 0x8080808080808080u))) {
      z += 8;
      continue;
    }
    size_t n = sequence_bytes(z, end);
    if (!n) {
      *z = '?';
      met = GOV_CONTENT_NOT_UTF8;
      n = 1;
    }
    z += n;
  }
  return met;
}

/* CRLF and a lone CR become LF. */
static unsigned unify_line_ends(char *text, size_t *count) {
  char *from = memchr(text, '\r', *count), *end = text + *count;
  if (!from) return 0;
  char *to = from;
  while (from < end) {
    if (*from == '\r') {
      *to++ = '\n';
      from += 1 + (from + 1 < end && from[1] == '\n');
    } else {
      *to++ = *from++;
    }
  }
  *to = 0;
  *count = (size_t)(to - text);
  return GOV_CONTENT_CRLF;
}

unsigned gov_content_clean(char **text, size_t *count) {
  const char *z = *text;
  if (*count >= 2 && ((z[0] == '\xFF' && z[1] == '\xFE') || (z[0] == '\xFE' && z[1] == '\xFF'))) {
    return GOV_CONTENT_UTF16;
  }
  if (*count && memchr(z, 0, *count)) return GOV_CONTENT_BINARY;
  unsigned met = 0;
  if (*count >= 3 && !memcmp(z, "\xEF\xBB\xBF", 3)) {
    *text += 3;
    *count -= 3;
    met = GOV_CONTENT_BOM;
  }
  met |= unify_line_ends(*text, count);
  return met | replace_invalid(*text, *count);
}
