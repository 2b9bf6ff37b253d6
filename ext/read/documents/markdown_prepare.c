/* markdown_prepare.c: makes the copy of a document that md4c is given. Every line keeps its number.
 */
#include "read/documents/markdown_prepare.h"

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

/* ---- lists typed without Markdown's marks ---- */

/* What opens an item on its own line, and the mark that Markdown has for it. */
typedef struct typed_mark {
  const char *sign, *mark;
  int kept; /* the sign says something, and stays */
} typed_mark;

static const typed_mark typed_marks[] = {
    {"・", "- ", 0}, {"•", "- ", 0},     {"●", "- ", 0},     {"▪", "- ", 0},     {"◦", "- ", 0},
    {"‣", "- ", 0},  {"☐", "- [ ] ", 0}, {"□", "- [ ] ", 0}, {"☑", "- [x] ", 0}, {"✅", "- ", 1},
    {"❌", "- ", 1},  {"✔", "- ", 1},     {"✗", "- ", 1},     {"✘", "- ", 1}};
enum { TYPED_MARK_GROWS = 6 };

/* Digits, of ASCII or wide, at the head of a text: how many bytes they take. */
static size_t digits_at(gov_text text, size_t at, unsigned *number) {
  size_t start = at;
  *number = 0;
  while (at < text.n && at - start < 6) {
    const unsigned char *c = (const unsigned char *)text.z + at;
    int wide = text.n - at >= 3 && c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x90 && c[2] <= 0x99;
    if (!wide && !gov_is_digit((char)*c)) break;
    *number = *number * 10 + (unsigned)(wide ? c[2] - 0x90 : *c - '0');
    at += wide ? 3 : 1;
  }
  return at - start;
}

/* （１）, ①, 1、 and 1）: steps as Chinese and Japanese number them. The bytes of the number; 0 when there is none. */
static size_t typed_number(gov_text text, unsigned *number) {
  enum { MOST = 99, SIGN = 3 };
  const unsigned char *c = (const unsigned char *)text.z;
  if (text.n > SIGN && c[0] == 0xE2 && c[1] == 0x91 && c[2] >= 0xA0 && c[2] <= 0xB3)
    return *number = c[2] - 0x9Fu, SIGN;
  size_t open = gov_text_starts(text, "（") ? SIGN : 0, n = digits_at(text, open, number);
  gov_text rest = {text.z + open + n, text.n - open - n};
  if (!n || *number > MOST) return 0;
  if (gov_text_starts(rest, "）") || (!open && gov_text_starts(rest, "、"))) return open + n + SIGN;
  return 0;
}

/* The head of a line that is such an item: `mark` is what stands for it. The bytes it takes; 0 when it is none. */
static size_t typed_head(gov_text line, char mark[16]) {
  enum { DEEPEST = 3, WIDE_SPACE = 3 };
  size_t at = 0, indent = 0;
  for (; at < line.n; at++, indent++) {
    if (gov_text_starts((gov_text){line.z + at, line.n - at}, "\xE3\x80\x80"))
      at += WIDE_SPACE - 1;
    else if (line.z[at] != ' ')
      break;
  }
  gov_text text = {line.z + at, line.n - at};
  if (indent > DEEPEST || text.n < 4) return 0;
  if ((unsigned char)text.z[0] < 0xE0 && !gov_is_digit(text.z[0])) return 0;
  for (size_t i = 0; i < sizeof typed_marks / sizeof *typed_marks; i++) {
    if (!gov_text_starts(text, typed_marks[i].sign)) continue;
    sqlite3_snprintf(16, mark, "%s%s%s", typed_marks[i].mark,
                     typed_marks[i].kept ? typed_marks[i].sign : "",
                     typed_marks[i].kept ? " " : "");
    return at + strlen(typed_marks[i].sign);
  }
  unsigned number = 0;
  size_t n = typed_number(text, &number);
  if (!n) return 0;
  sqlite3_snprintf(16, mark, "%u. ", number);
  return at + n;
}

static int is_fence(gov_text line) {
  line = gov_trim(line);
  return gov_text_starts(line, "```") || gov_text_starts(line, "~~~");
}

/* May a line be such an item, by its first byte? */
static int may_be_typed(gov_text line) {
  return line.n > 3 && ((unsigned char)line.z[0] >= 0xE0 || line.z[0] == ' ' ||
                        (gov_is_digit(line.z[0]) && (unsigned char)line.z[1] != '.'));
}

/* Writes the line with Markdown's mark; the bytes written, 0 when it is no such item. */
static size_t write_typed(gov_text line, char *out) {
  char mark[16];
  size_t head = may_be_typed(line) ? typed_head(line, mark) : 0, n = 0;
  if (!head) return 0;
  while (head < line.n && line.z[head] == ' ') head++;
  n = strlen(mark);
  memcpy(out, mark, n);
  memcpy(out + n, line.z + head, line.n - head);
  return n + line.n - head;
}

static size_t extra_bytes(gov_text text) {
  size_t extra = 0;
  while (text.n) {
    gov_text line = next_line(&text);
    if (may_be_typed(line)) extra += TYPED_MARK_GROWS;
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

/* The bytes written. */
static size_t copy_lines(gov_text text, char *out) {
  const char *start = out;
  note noted = {0};
  int fenced = 0;
  while (text.n) {
    const char *begin = text.z;
    gov_text line = next_line(&text);
    size_t whole = (size_t)(text.z - begin);
    size_t extra = 0, typed = 0;
    if (is_fence(line)) fenced = !fenced;
    if (!fenced && (typed = write_typed(line, out)) > 0) {
      memcpy(out + typed, begin + line.n, whole - line.n);
      if (typed > GOV_MAX_TREE_DEPTH) limit_containers(out, typed);
      out += typed + whole - line.n;
      continue;
    }
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
  return (size_t)(out - start);
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
  prepared->text = (gov_text){copy, copy_lines(text, copy)};
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
