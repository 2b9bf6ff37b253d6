/* placeholder.c: gov_placeholder(text): 1 when nothing is said yet.
**
**   SELECT heading FROM gov_sections WHERE gov_placeholder(heading);
**
** True for text that is, as a whole, TBD, TODO, "…", {{name}}, <name>, [name], "to be decided" in
** one of the languages of data/placeholders.tsv, or nothing at all once HTML comments are taken
** out. A TODO inside a real sentence makes none, and code counts as content. NULL stays NULL.
*/
#include "functions/functions.h"
#include "read/prose/sentences.h"

/* The text without HTML comments, in `out`, which holds as many bytes; the number written. */
static size_t without_comments(gov_text text, char *out) {
  size_t n = 0;
  for (size_t at = 0; at < text.n;) {
    if (text.n - at >= 4 && !memcmp(text.z + at, "<!--", 4)) {
      size_t end = at + 4;
      while (end + 3 <= text.n && memcmp(text.z + end, "-->", 3) != 0) end++;
      at = end + 3 <= text.n ? end + 3 : text.n;
    } else {
      out[n++] = text.z[at++];
    }
  }
  return n;
}

/* One line of the text: list marks and task boxes say nothing themselves. */
static gov_text without_marks(gov_text line) {
  line = gov_trim(line);
  while (line.n && gov_is_any(line.z[0], "-*+>#|"))
    line = gov_trim((gov_text){line.z + 1, line.n - 1});
  if (line.n >= 3 && line.z[0] == '[' && line.z[2] == ']' && gov_is_any(line.z[1], " xX"))
    line = gov_trim((gov_text){line.z + 3, line.n - 3});
  return line;
}

static int is_placeholder(gov_text text) {
  int said = 0;
  while (text.n) {
    const char *end = memchr(text.z, '\n', text.n);
    size_t n = end ? (size_t)(end - text.z) : text.n;
    gov_text line = without_marks((gov_text){text.z, n});
    said |= line.n && !gov_is_placeholder(line);
    n += end != NULL;
    text = (gov_text){text.z + n, text.n - n};
  }
  return !said;
}

void gov_function_placeholder(sqlite3_context *result, int argument_count,
                              sqlite3_value **arguments) {
  (void)argument_count;
  if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return;
  const char *text = (const char *)sqlite3_value_text(arguments[0]);
  size_t size_bytes = (size_t)sqlite3_value_bytes(arguments[0]);
  char *kept = text ? sqlite3_malloc64(size_bytes + 1) : NULL;
  if (!kept) {
    sqlite3_result_error_nomem(result);
    return;
  }
  size_t n = without_comments((gov_text){text, size_bytes}, kept);
  kept[n] = 0;
  sqlite3_result_int(result, is_placeholder((gov_text){kept, n}));
  sqlite3_free(kept);
}
