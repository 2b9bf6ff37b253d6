/* markdown_prepare.c: makes the copy of a document that md4c is given. Every line keeps its number.
 */
#include "read/markdown_prepare.h"

static gov_text next_line(gov_text *rest) {
  const char *end = rest->n ? memchr(rest->z, '\n', rest->n) : NULL;
  gov_text line = {rest->z, end ? (size_t)(end - rest->z) : rest->n};
  size_t step = end ? line.n + 1 : line.n;
  rest->z += step;
  rest->n -= step;
  if (line.n && line.z[line.n - 1] == '\r') line.n--;
  return line;
}

/* Front matter or a rule at the top of the page? Each of its lines must look like YAML. */
static int looks_like_yaml(gov_text body) {
  int keys = 0;
  while (body.n) {
    gov_text line = next_line(&body);
    if (!line.n || gov_is_space(line.z[0]) || gov_is_any(line.z[0], "#-]}")) continue;
    const char *colon = memchr(line.z, ':', line.n);
    if (!colon) return 0;
    keys++;
  }
  return keys > 0;
}

static gov_text find_front_matter(gov_text text) {
  gov_text rest = text;
  if (!gov_text_is(gov_trim(next_line(&rest)), "---") || text.z[0] != '-') return (gov_text){0};
  const char *begin = rest.z;
  while (rest.n) {
    const char *here = rest.z;
    gov_text line = next_line(&rest);
    if (!line.n || (line.z[0] != '-' && line.z[0] != '.')) continue;
    gov_text mark = gov_trim(line);
    if (!gov_text_is(mark, "---") && !gov_text_is(mark, "...")) continue;
    gov_text body = {begin, (size_t)(here - begin)};
    return looks_like_yaml(body) ? body : (gov_text){0};
  }
  return (gov_text){0};
}

/* A delimiter row, maybe inside a quote or an item: only these characters, a dash, and a pipe or a
 * colon. */
static int is_delimiter_row(gov_text line) {
  int dashes = 0, others = 0;
  for (size_t i = 0; i < line.n; i++) {
    char c = line.z[i];
    if (c == '-')
      dashes++;
    else if (c == '|')
      others++;
    else if (c != ':' && c != ' ' && c != '\t' && c != '>')
      return 0;
  }
  return dashes && others;
}

/* Dashes to add so that each run in the row has three. With `out` they are written, too. */
static size_t widen(gov_text line, char *out) {
  size_t extra = 0, written = 0;
  for (size_t i = 0; i < line.n;) {
    size_t run = 0;
    while (i + run < line.n && line.z[i + run] == '-') run++;
    size_t want = run && run < 3 ? 3 : run;
    if (out) {
      if (run)
        memset(out + written, '-', want);
      else
        out[written] = line.z[i];
    }
    written += run ? want : 1;
    extra += want - run;
    i += run ? run : 1;
  }
  return extra;
}

static size_t extra_bytes(gov_text text) {
  size_t extra = 0;
  while (text.n) {
    gov_text line = next_line(&text);
    if (line.n && gov_is_any(line.z[0], "|:-> \t") && is_delimiter_row(line))
      extra += widen(line, NULL);
  }
  return extra;
}

/* The markers at the head of a line that open quotes or lists; the surplus is blanked. */
static void limit_containers(char *line, size_t n) {
  int opened = 0;
  for (size_t i = 0; i < n; i++) {
    char c = line[i];
    if (c == ' ' || c == '\t') continue;
    int digits = gov_is_digit(c) && i + 1 < n &&
                 (gov_is_digit(line[i + 1]) || gov_is_any(line[i + 1], ".)"));
    int bullet = gov_is_any(c, "-+*.)") && (i + 1 == n || gov_is_space(line[i + 1]));
    if (c != '>' && !digits && !bullet) return;
    if (++opened > GOV_MAX_TREE_DEPTH) line[i] = ' ';
  }
}

/* Python-Markdown's notes and tabs: `!!! warning "Title"`, `=== "Tab"`, and what is indented below. */
typedef struct note {
  int open, fenced;
  size_t indent;
} note;

static size_t indent_of(gov_text line) {
  size_t n = 0;
  while (n < line.n && (line.z[n] == ' ' || line.z[n] == '\t')) n++;
  return n;
}

/* What is indented below a note is text, and no code: it becomes a quote, at the same place. */
static void quote_note(note *at, gov_text line, char *out) {
  enum { INDENT = 4 };
  size_t indent = indent_of(line);
  gov_text text = {line.z + indent, line.n - indent};
  if (!text.n) return;
  if (at->open) {
    int tab = indent > at->indent && line.z[at->indent] == '\t';
    at->open = tab || indent >= at->indent + INDENT;
    if (at->open) out[at->indent] = '>';
    if (at->open) return;
  }
  if (gov_text_starts(text, "```") || gov_text_starts(text, "~~~")) at->fenced = !at->fenced;
  if (at->fenced) return;
  at->open = gov_text_starts(text, "!!! ") || gov_text_starts(text, "??? ") ||
             gov_text_starts(text, "???+ ") || gov_text_starts(text, "=== \"");
  at->indent = indent;
}

static void copy_lines(gov_text text, char *out) {
  note noted = {0};
  while (text.n) {
    const char *begin = text.z;
    gov_text line = next_line(&text);
    size_t whole = (size_t)(text.z - begin);
    size_t extra = 0;
    if (line.n && gov_is_any(line.z[0], "|:-> \t") && is_delimiter_row(line)) {
      extra = widen(line, out);
      memcpy(out + line.n + extra, begin + line.n, whole - line.n);
    } else {
      memcpy(out, begin, whole);
      quote_note(&noted, line, out);
      if (line.n > GOV_MAX_TREE_DEPTH) limit_containers(out, line.n);
    }
    out += whole + extra;
  }
}

static void end_lines_with_line_feeds(char *text, size_t n) {
  char *at = text, *end = text + n;
  while ((at = memchr(at, '\r', (size_t)(end - at))) != NULL) {
    if (at + 1 == end || at[1] != '\n') *at = '\n';
    if (++at == end) break;
  }
}

int gov_markdown_prepare(gov_arena *arena, gov_text text, gov_prepared *prepared) {
  *prepared = (gov_prepared){0};
  size_t extra = extra_bytes(text);
  char *copy = gov_arena_alloc(arena, text.n + extra + 1);
  if (!copy) return SQLITE_NOMEM;
  copy_lines(text, copy);
  prepared->text = (gov_text){copy, text.n + extra};
  if (text.n) end_lines_with_line_feeds(copy, prepared->text.n);

  gov_text front = find_front_matter(prepared->text);
  if (!front.z) return SQLITE_OK;
  char *kept = gov_arena_copy(arena, front.z, front.n);
  if (!kept) return SQLITE_NOMEM;
  prepared->front_matter = (gov_text){kept, front.n};
  prepared->front_matter_line = 2;
  size_t begin = (size_t)(front.z - copy), end = begin + front.n;
  for (size_t i = 0; i < end || (i < prepared->text.n && copy[i] != '\n'); i++) {
    if (copy[i] != '\n') copy[i] = ' ';
  }
  return SQLITE_OK;
}
