/* markdown_work.c: what a hostile document costs grows with its length, counted in callbacks and
 * rows and not in seconds. */
#include <stdlib.h>

#include "check.h"
#include "read/documents/markdown.h"

enum { SMALL_BYTES = 16 << 10, FACTOR = 8 };

static const char *const hostile[] = {
    "[",
    "[a](",
    "![[",
    "*a **b ",
    "_a __b ",
    "`a``b",
    "<a ",
    "<!-- ",
    "> ",
    "- ",
    "> - ",
    "1. ",
    "word",
    "word\n",
    "|a",
    "# a\n",
    "-\n",
    "|a|\n|-|\n",
    "&amp;",
    "[a]: b\n",
    "~~a~",
    "\t- a\n",
    "a\n-\n",
    "* * *\n",
    "\r",
    "\n\n\n",
    "```\n",
    "<a>\n",
    "\\",
    "[a][b] ",
    "| a | b |\n|--|--|\n| c |\n",
    "- a\n  - b\n",
    "<!--\n\n",
    "a: b\n",
};

typedef struct work {
  int64_t events;
  size_t rows;
} work;

static work work_of(const char *parts, size_t size) {
  size_t n = strlen(parts), count = size / n;
  char *text = malloc(count * n + 1);
  if (!text) exit(1);
  for (size_t i = 0; i < count; i++) memcpy(text + i * n, parts, n);
  gov_markdown markdown;
  CHECK(gov_markdown_parse(&markdown, (gov_text){text, count * n}) == SQLITE_OK);
  work done = {markdown.events,
               markdown.blocks.count + markdown.spans.count + markdown.marks.count};
  gov_markdown_free(&markdown);
  free(text);
  return done;
}

/* A table of n columns and n rows is completed to n × n cells: the budget stops it. */
static void check_wide_table(void) {
  enum { COLUMNS = 20000 };
  char *text = malloc(COLUMNS * 10), *at = text;
  if (!text) exit(1);
  for (int i = 0; i < COLUMNS; i++) at += sprintf(at, "|a");
  at += sprintf(at, "|\n");
  for (int i = 0; i < COLUMNS; i++) at += sprintf(at, "|-");
  at += sprintf(at, "|\n");
  for (int i = 0; i < COLUMNS; i++) at += sprintf(at, "|b\n");
  gov_markdown markdown;
  CHECK(gov_markdown_parse(&markdown, (gov_text){text, (size_t)(at - text)}) == SQLITE_OK);
  CHECK(markdown.truncated && markdown.events < 10 * (at - text));
  gov_markdown_free(&markdown);
  free(text);
}

int main(void) {
  for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
    work small = work_of(hostile[i], SMALL_BYTES),
         large = work_of(hostile[i], SMALL_BYTES * FACTOR);
    int linear =
        large.events <= small.events * FACTOR + 1024 && large.rows <= small.rows * FACTOR + 1024;
    if (!linear)
      fprintf(stderr, "more than linear: \"%s\": %lld, %lld\n", hostile[i], (long long)small.events,
              (long long)large.events);
    CHECK(linear);
  }
  check_wide_table();
  return check_result();
}
