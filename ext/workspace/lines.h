/* lines.h: making the gov_lines that readers of streams take their lines from. */
#ifndef GOV_LINES_H
#define GOV_LINES_H
#include "read/read.h"

struct gov_lines {
  int fd; /* -1: all bytes are in the buffer */
  char *buffer;
  size_t start, end, capacity; /* bytes in hand: buffer[start … end) */
  int32_t line;                /* number of the last line given */
  int64_t skipped;             /* lines longer than GOV_MAX_LINE_BYTES */
  int64_t read_bytes;
  int at_end;
  int own_buffer;
  /* Told of every byte read, for hashing; may be NULL. */
  void (*watch)(void *watcher, const char *bytes, size_t count);
  void *watcher;
};

/* Lines of a descriptor (it stays the caller's). SQLITE_OK or SQLITE_NOMEM. */
int gov_lines_open(gov_lines *lines, int fd);
/* Lines of a text in memory, which is changed: line ends become NUL. */
void gov_lines_over(gov_lines *lines, char *text, size_t count);
void gov_lines_close(gov_lines *lines);

#endif
