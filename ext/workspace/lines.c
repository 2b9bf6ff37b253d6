/* lines.c: a file as a stream of lines in bounded memory. */
#include "workspace/lines.h"

#include <errno.h>
#include <unistd.h>

#include "workspace/content.h"

int gov_lines_open(gov_lines *lines, int fd) {
  *lines = (gov_lines){.fd = fd, .own_buffer = 1, .capacity = GOV_MAX_LINE_BYTES + 1};
  lines->buffer = sqlite3_malloc64(lines->capacity);
  return lines->buffer ? SQLITE_OK : SQLITE_NOMEM;
}

void gov_lines_over(gov_lines *lines, char *text, size_t count) {
  *lines = (gov_lines){.fd = -1, .buffer = text, .end = count, .capacity = count + 1, .at_end = 1};
}

void gov_lines_close(gov_lines *lines) {
  if (lines->own_buffer) sqlite3_free(lines->buffer);
  lines->buffer = NULL;
}

/* Reads on behind what is in hand. The bytes read, 0 at the end, <0 an error. */
static ssize_t fill(gov_lines *lines) {
  if (lines->at_end) return 0;
  if (lines->start) {
    memmove(lines->buffer, lines->buffer + lines->start, lines->end - lines->start);
    lines->end -= lines->start;
    lines->start = 0;
  }
  ssize_t n;
  do n = read(lines->fd, lines->buffer + lines->end, lines->capacity - 1 - lines->end);
  while (n < 0 && errno == EINTR);
  if (n > 0) {
    if (lines->watch) lines->watch(lines->watcher, lines->buffer + lines->end, (size_t)n);
    lines->end += (size_t)n;
    lines->read_bytes += n;
  }
  lines->at_end = n == 0;
  return n;
}

/* The end of the next line from `start`, reading on as needed; NULL: too long for the buffer, or an
** error (*failed). */
static char *find_end(gov_lines *lines, int *failed) {
  size_t searched = 0;
  for (;;) {
    char *from = lines->buffer + lines->start + searched;
    char *end = memchr(from, '\n', lines->end - lines->start - searched);
    if (end) return end;
    searched = lines->end - lines->start;
    if (lines->at_end) return lines->buffer + lines->end;
    if (!lines->start && lines->end == lines->capacity - 1) return NULL;
    if (fill(lines) < 0) {
      *failed = 1;
      return NULL;
    }
  }
}

/* Throws away the rest of a line that does not fit. */
static int skip_line(gov_lines *lines) {
  lines->skipped++;
  lines->line++;
  for (;;) {
    lines->start = lines->end = 0;
    ssize_t n = fill(lines);
    if (n <= 0) return n < 0 ? -1 : 0;
    char *end = memchr(lines->buffer, '\n', lines->end);
    if (!end) continue;
    lines->start = (size_t)(end - lines->buffer) + 1;
    return 0;
  }
}

int gov_lines_next(gov_lines *lines, gov_text *line, int32_t *number) {
  for (;;) {
    if (lines->start == lines->end) {
      ssize_t n = fill(lines);
      if (n <= 0) return n < 0 ? -1 : 0;
    }
    int failed = 0;
    char *end = find_end(lines, &failed);
    if (failed) return -1;
    if (!end) {
      if (skip_line(lines)) return -1;
      continue;
    }
    char *text = lines->buffer + lines->start;
    size_t count = (size_t)(end - text);
    lines->start += count + (end < lines->buffer + lines->end);
    if (count && text[count - 1] == '\r') count--;
    text[count] = 0;
    gov_content_clean(&text, &count); /* a line with NUL in it is given up to there */
    *line = (gov_text){text, strlen(text)};
    *number = ++lines->line;
    return 1;
  }
}
