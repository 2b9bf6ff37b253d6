/* lines.c: a stream of lines, from memory and from a file: ends, numbers, lines too long, bytes
** that are no text. */
#include "workspace/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static int next_is(gov_lines *lines, const char *expected, int32_t number) {
  gov_text line = {0};
  int32_t got = 0;
  if (gov_lines_next(lines, &line, &got) != 1) return 0;
  return got == number && line.n == strlen(expected) && !memcmp(line.z, expected, line.n);
}

static int ends(gov_lines *lines) {
  gov_text line;
  int32_t number;
  return gov_lines_next(lines, &line, &number) == 0 && gov_lines_next(lines, &line, &number) == 0;
}

static void from_memory(void) {
  char text[] = "one\r\n\ntwo\n\377x\nlast";
  gov_lines lines;
  gov_lines_over(&lines, text, sizeof text - 1);
  CHECK(next_is(&lines, "one", 1));
  CHECK(next_is(&lines, "", 2));
  CHECK(next_is(&lines, "two", 3));
  CHECK(next_is(&lines, "?x", 4));
  CHECK(next_is(&lines, "last", 5));
  CHECK(ends(&lines));
  gov_lines_close(&lines);
  char nothing[] = "";
  gov_lines_over(&lines, nothing, 0);
  CHECK(ends(&lines));
  gov_lines_close(&lines);
}

/* Lines around the size of the buffer: the longest that fits, one byte more, and many small ones
** after it. */
static void from_file(void) {
  FILE *file = tmpfile();
  CHECK(file != NULL);
  if (!file) return;
  char *long_line = malloc(GOV_MAX_LINE_BYTES + 2);
  memset(long_line, 'x', GOV_MAX_LINE_BYTES + 1);
  long_line[GOV_MAX_LINE_BYTES + 1] = 0;
  fprintf(file, "first\n%s\n", long_line); /* one byte too long */
  long_line[GOV_MAX_LINE_BYTES - 1] = 0;
  fprintf(file, "%s\n", long_line); /* fits */
  for (int i = 0; i < 200000; i++) fprintf(file, "line %d\n", i);
  fprintf(file, "end");
  fflush(file);
  int64_t size = ftell(file);
  lseek(fileno(file), 0, SEEK_SET);
  gov_lines lines;
  CHECK(gov_lines_open(&lines, fileno(file)) == SQLITE_OK);
  CHECK(next_is(&lines, "first", 1));
  CHECK(next_is(&lines, long_line, 3));
  CHECK(lines.skipped == 1);
  int same = 1;
  for (int i = 0; i < 200000; i++) {
    char expected[32];
    snprintf(expected, sizeof expected, "line %d", i);
    same &= next_is(&lines, expected, i + 4);
  }
  CHECK(same);
  CHECK(next_is(&lines, "end", 200004));
  CHECK(ends(&lines));
  CHECK(lines.read_bytes == size);
  gov_lines_close(&lines);
  free(long_line);
  fclose(file);
}

int main(void) {
  from_memory();
  from_file();
  return check_result();
}
