/* glob.h: path patterns. `*` and `?` stay inside a folder, `**` crosses folders, `[a-z]` and
** `{a,b}` are as in a shell. */
#ifndef GOV_GLOB_H
#define GOV_GLOB_H
#include "base/arena.h"
#include "base/text.h"

typedef struct gov_glob {
  const char *pattern;
  size_t pattern_bytes;
  size_t tail_bytes;   /* literal bytes at its end: compared first, because most paths fail there */
  size_t prefix_bytes; /* literal bytes before the first wildcard */
} gov_glob;

/* Whole-path match; the path has n bytes and is NUL-terminated. */
int gov_glob_match(const gov_glob *glob, const char *path, size_t n);

/* Adds the patterns of one glob (its braces expanded; a plain path also stands for the folder's
** content) to a list of gov_glob. SQLITE_OK or SQLITE_NOMEM. */
int gov_glob_add(gov_arena *arena, gov_list *globs, gov_text glob);

/* Cuts the next item off a list separated by ';' or ',' (not inside braces), trimmed. 0 at the end.
** Skips empty items. */
int gov_list_next_item(gov_text *rest, gov_text *item);

#endif
