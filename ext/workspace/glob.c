/* glob.c: matching of path patterns in O(pattern × path), without recursion.
**
** Two places to come back to are enough: the last `*`, which may take one more byte of its folder
** name, and the last `**`, which may take one more folder. An earlier star never has to be retried,
** because taking less there left more to the rest.
*/
#include "workspace/glob.h"

enum { MOST_EXPANSIONS = 64 }; /* patterns one glob with braces may stand for */

/* Does a `[…]` at *pattern hold c? Moves past it. An unclosed bracket stands for itself. */
static int match_bracket(const char **pattern, char c) {
  const char *p = *pattern + 1;
  int negated = *p == '!' || *p == '^', found = 0;
  if (negated) p++;
  const char *first = p;
  for (; *p && (*p != ']' || p == first); p++) {
    if (p[1] == '-' && p[2] && p[2] != ']') {
      found |= (unsigned char)*p <= (unsigned char)c && (unsigned char)c <= (unsigned char)p[2];
      p += 2;
    } else {
      found |= *p == c;
    }
  }
  if (!*p) {
    ++*pattern;
    return c == '[';
  }
  *pattern = p + 1;
  return found != negated && c != '/';
}

/* One element that is not a star against the next character; moves both on when they match. */
static int match_one(const char **pattern, const char **path) {
  const char *p = *pattern, *s = *path;
  if (!*s || !*p) return 0;
  if (*p == '?') {
    if (*s == '/') return 0;
    p++;
    s++;
    while (((unsigned char)*s & 0xC0) == 0x80) s++; /* one character, not one byte */
  } else if (*p == '[') {
    if (!match_bracket(&p, *s)) return 0;
    s++;
  } else if (*p++ != *s++) {
    return 0;
  }
  *pattern = p;
  *path = s;
  return 1;
}

static int match(const char *p, const char *s) {
  const char *near_p = NULL, *near_s = NULL, *far_p = NULL, *far_s = NULL;
  int by_folder = 0;
  for (;;) {
    if (p[0] == '*' && p[1] == '*') {
      while (*p == '*') p++;
      by_folder = *p == '/';
      if (by_folder) p++;
      if (!*p) return *s != 0;
      far_p = p;
      far_s = s;
      near_p = NULL;
    } else if (*p == '*') {
      near_p = ++p;
      near_s = s;
    } else if (match_one(&p, &s)) {
      continue;
    } else if (!*p && !*s) {
      return 1;
    } else if (near_p && *near_s && *near_s != '/') {
      s = ++near_s;
      p = near_p;
    } else if (far_p && *far_s) {
      if (by_folder) {
        far_s = strchr(far_s, '/');
        if (!far_s) return 0;
      }
      s = ++far_s;
      p = far_p;
      near_p = NULL;
    } else {
      return 0;
    }
  }
}

int gov_glob_match(const gov_glob *glob, const char *path, size_t n) {
  size_t tail = glob->tail_bytes;
  if (tail > n) return 0;
  if (tail) {
    const char *end = glob->pattern + glob->pattern_bytes;
    if (end[-1] != path[n - 1] || memcmp(path + n - tail, end - tail, tail) != 0) return 0;
  }
  if (strncmp(path, glob->pattern, glob->prefix_bytes) != 0) return 0;
  return match(glob->pattern, path);
}

static int add_pattern(gov_arena *arena, gov_list *globs, const char *pattern, size_t n) {
  char *copy = gov_arena_copy(arena, pattern, n);
  gov_glob *glob = copy ? gov_list_add(globs) : NULL;
  if (!glob) return SQLITE_NOMEM;
  glob->pattern = copy;
  glob->pattern_bytes = n;
  glob->prefix_bytes = strcspn(copy, "*?[");
  while (glob->tail_bytes < n && !gov_is_any(copy[n - 1 - glob->tail_bytes], "*?]"))
    glob->tail_bytes++;
  /* The slash behind a `**` may stand for no folder at all. */
  if (glob->tail_bytes && glob->tail_bytes < n && copy[n - glob->tail_bytes] == '/')
    glob->tail_bytes--;
  return SQLITE_OK;
}

/* The first brace group of the text: its ends and commas, nested groups skipped. 0 when there is
** none. */
static int find_braces(const char *text, size_t n, size_t *open, size_t *close) {
  const char *brace = n ? memchr(text, '{', n) : NULL;
  if (!brace) return 0;
  *open = (size_t)(brace - text);
  int depth = 0;
  for (size_t i = *open; i < n; i++) {
    depth += (text[i] == '{') - (text[i] == '}');
    if (!depth) {
      *close = i;
      return 1;
    }
  }
  return 0;
}

/* Expands the first group of every pattern of the list until none is left. New ones go to the end
** of `work`. */
static int expand(gov_arena *arena, gov_list *work, gov_text pattern) {
  size_t open, close;
  if (!find_braces(pattern.z, pattern.n, &open, &close)) return 0;
  size_t start = open + 1;
  int depth = 0;
  for (size_t i = start; i <= close; i++) {
    depth += (pattern.z[i] == '{') - (pattern.z[i] == '}');
    if (!(i == close || (pattern.z[i] == ',' && !depth))) continue;
    gov_text *made = work->count < MOST_EXPANSIONS * 2 ? gov_list_add(work) : NULL;
    char *text =
        gov_arena_printf(arena, "%.*s%.*s%.*s", (int)open, pattern.z, (int)(i - start),
                         pattern.z + start, (int)(pattern.n - close - 1), pattern.z + close + 1);
    if (!made || !text) return 1;
    *made = gov_text_of(text);
    start = i + 1;
  }
  return 1;
}

static int add_expanded(gov_arena *arena, gov_list *globs, gov_text pattern) {
  while (pattern.n > 1 && pattern.z[pattern.n - 1] == '/') pattern.n--;
  while (pattern.n > 2 && !strncmp(pattern.z, "./", 2))
    pattern = (gov_text){pattern.z + 2, pattern.n - 2};
  int rc = add_pattern(arena, globs, pattern.z, pattern.n);
  if (rc != SQLITE_OK ||
      ((gov_glob *)gov_list_at(globs, globs->count - 1))->prefix_bytes < pattern.n)
    return rc;
  char *folder = gov_arena_printf(arena, "%.*s/**", (int)pattern.n, pattern.z);
  return folder ? add_pattern(arena, globs, folder, strlen(folder)) : SQLITE_NOMEM;
}

int gov_glob_add(gov_arena *arena, gov_list *globs, gov_text glob) {
  gov_list work = {.row_bytes = sizeof(gov_text)};
  gov_text *first = gov_list_add(&work);
  if (!first) return SQLITE_NOMEM;
  *first = glob;
  int rc = SQLITE_OK;
  for (size_t i = 0; i < work.count && rc == SQLITE_OK; i++) {
    gov_text pattern = *(gov_text *)gov_list_at(&work, i);
    if (!expand(arena, &work, pattern)) rc = add_expanded(arena, globs, pattern);
    if (arena->failed) rc = SQLITE_NOMEM;
  }
  gov_list_free(&work);
  return rc;
}

int gov_list_next_item(gov_text *rest, gov_text *item) {
  while (rest->n) {
    size_t end = 0;
    for (int depth = 0; end < rest->n; end++) {
      char c = rest->z[end];
      depth += (c == '{') - (c == '}');
      if (depth <= 0 && (c == ';' || c == ',')) break;
    }
    *item = gov_trim((gov_text){rest->z, end});
    size_t taken = end + (end < rest->n);
    *rest = (gov_text){rest->z + taken, rest->n - taken};
    if (item->n) return 1;
  }
  return 0;
}
