/* layout.c: the patterns of data/layouts.tsv against a path. */
#include "read/scripts/layout.h"
#include "embedded.h"
#include <string.h>

enum {
  COLUMN_TOOL,
  COLUMN_PATTERN,
  COLUMN_DIRECTION,
  COLUMN_PAIR,
  COLUMN_TRANSACTION,
  COLUMN_NUMBERED
};

/* Where the marker of a pattern fell in the path. */
typedef struct marked {
  const char *from, *to;
} marked;

/* Matches the pattern from here on; steps bounds the work that wildcards can cause. */
static int match(const char *pattern, const char *path, const char *start, marked *marker,
                 int *steps) {
  for (;;) {
    if (--*steps < 0) return 0;
    if (!*pattern) return !*path;
    if (!strncmp(pattern, "**/", 3)) {
      /* No folder, or any number of them: try behind each slash. */
      for (const char *at = path; at;) {
        if (match(pattern + 3, at, start, marker, steps)) return 1;
        at = strchr(at, '/');
        if (at) at++;
      }
      return 0;
    }
    if (*pattern == '*') {
      for (const char *at = path;; at++) {
        if (match(pattern + 1, at, start, marker, steps)) return 1;
        if (!*at || *at == '/') return 0;
      }
    }
    if (*pattern == '#') {
      if (!gov_is_digit(*path)) return 0;
      while (gov_is_digit(*path)) path++;
      pattern++;
    } else if (*pattern == '<') {
      marker->from = path;
      pattern++;
    } else if (*pattern == '>') {
      marker->to = path;
      pattern++;
    } else {
      if (gov_lower(*path) != *pattern) return 0;
      path++, pattern++;
    }
  }
}

/* A pattern's last literal piece must end the path: most rows are out after one comparison. */
static int ends_alike(const char *pattern, const char *path, size_t path_bytes) {
  size_t n = strlen(pattern);
  for (; n && path_bytes; n--, path_bytes--) {
    char c = pattern[n - 1];
    if (c == '*' || c == '#') return 1;
    if (c == '<' || c == '>') {
      path_bytes++;
      continue;
    }
    if (gov_lower(path[path_bytes - 1]) != c) return 0;
  }
  return 1;
}

static const char *digits_of(gov_arena *arena, const char *name, const char *end) {
  const char *from = name;
  while (from < end && !gov_is_digit(*from)) from++;
  const char *to = from;
  while (to < end && (gov_is_digit(*to) || ((*to == '.' || *to == '_' || *to == '-') &&
                                            to + 1 < end && gov_is_digit(to[1]))))
    to++;
  if (from == to || from - name > 2) return NULL;
  /* 4e4d5a9ea000: an identifier that happens to begin with a digit. */
  if (to < end && gov_is_word(*to) && *to != '_') {
    while (to < end && gov_is_word(*to) && *to != '_') to++;
    return gov_arena_copy(arena, from, (size_t)(to - from));
  }
  char *version = gov_arena_copy(arena, from, (size_t)(to - from));
  for (char *z = version; z && *z; z++) {
    if (*z == '_' || *z == '-') *z = '.'; /* 2019-02-27-170003: Diesel writes stamps so */
  }
  return version;
}

/* folder/version for tools that pair by version. */
static const char *version_pair(gov_arena *arena, const char *path, const char *name,
                                const char *version) {
  size_t folder = (size_t)(name - path);
  if (folder >= 5 && gov_text_ends((gov_text){path, folder}, "undo/")) folder -= 5;
  return gov_arena_printf(arena, "%.*s%s", (int)folder, path, version ? version : "");
}

static void fill(gov_arena *arena, const char *path, const gov_data_table *table, int row,
                 const marked *marker, gov_layout *layout) {
  const char *direction = gov_data_cell(table, row, COLUMN_DIRECTION);
  const char *tool = gov_data_cell(table, row, COLUMN_TOOL);
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  if (*tool) layout->tool = tool;
  layout->section = !strcmp(direction, "down")     ? GOV_SQL_DOWN
                    : !strcmp(direction, "verify") ? GOV_SQL_VERIFY
                                                   : GOV_SQL_UP;
  layout->transactional = gov_layout_transactional(tool);
  layout->numbered = !strcmp(gov_data_cell(table, row, COLUMN_NUMBERED), "yes");
  layout->last = !strcmp(gov_data_cell(table, row, COLUMN_PAIR), "last");
  if (!marker->from) return;
  layout->marked = 1;
  layout->pair = gov_arena_printf(arena, "%.*s%s", (int)(marker->from - path), path, marker->to);
  const char *pair = gov_data_cell(table, row, COLUMN_PAIR);
  int none = !strcmp(pair, "none");
  if (none || !strcmp(pair, "version")) {
    layout->version =
        digits_of(arena, name, name + strcspn(name, "_") + strlen(name + strcspn(name, "_")));
    const char *two = strstr(name, "__");
    if (two) layout->version = digits_of(arena, name, two);
    layout->pair =
        none ? NULL : version_pair(arena, path, name, layout->version); /* its own path */
  }
}

static void fill_names(gov_arena *arena, const char *path, gov_layout *layout) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *end = name + strlen(name);
  size_t folder = slash ? (size_t)(slash - path) : 0;
  const char *owner = name;
  if (!layout->version) layout->version = digits_of(arena, name, end);
  if (!layout->version && folder) {
    /* Prisma, Diesel: the folder has the version, and its own folder is the series. */
    const char *above = path + folder;
    while (above > path && above[-1] != '/') above--;
    layout->version = gov_is_digit(*above) ? digits_of(arena, above, path + folder) : NULL;
    if (layout->version) {
      owner = above;
      end = path + folder;
      folder = above > path ? (size_t)(above - path) - 1 : 0;
    }
  }
  layout->series = gov_arena_copy(arena, path, folder);
  while (owner < end && (gov_is_digit(*owner) || *owner == '_' || *owner == '.' || *owner == '-'))
    owner++;
  const char *dot = end;
  int tagged = memchr(owner, '@', (size_t)(end - owner)) != NULL; /* sqitch: users@v1.0.sql */
  for (const char *at = owner; at < end; at++) {
    if (*at == '.' && (dot == end || tagged)) dot = at;
  }
  layout->name = gov_arena_copy(arena, owner, (size_t)(dot - owner));
  if (!layout->pair) layout->pair = gov_arena_string(arena, path);
}

/* The folder or part of the name that is a database's name; the last of them decides. */
static gov_text dialect_part(const char *path, const char *slash) {
  gov_text found = {NULL, 0};
  const char *from = path;
  for (const char *at = path; *at; at++) {
    /* In the name only dots and underscores part: my-sqlite.sql says nothing. */
    int ends = *at == '/' || (slash && at > slash && *at == '.');
    if (!ends) continue;
    gov_text part = {from, (size_t)(at - from)};
    if (part.n > 3 && gov_sql_dialect_find(part) != GOV_SQL_ANY) found = part;
    from = at + 1;
  }
  return found;
}

static void fill_dialect(gov_arena *arena, const char *path, gov_layout *layout) {
  const char *slash = strrchr(path, '/');
  gov_text part = dialect_part(path, slash ? slash : path - 1);
  if (!part.n) return;
  layout->dialect = gov_sql_dialect_name(gov_sql_dialect_find(part));
  size_t before = (size_t)(part.z - path);
  if (part.z <= slash || !layout->pair || strlen(layout->pair) <= before + part.n) return;
  /* The pair key begins as the path does: up to the part and from behind its dot. */
  if (memcmp(layout->pair, path, before + part.n) != 0) return;
  layout->any_pair = gov_arena_printf(arena, "%.*s%s", (int)(before - 1), layout->pair,
                                      layout->pair + before + part.n);
  /* One folder, and a history for each database in it. */
  layout->series = gov_arena_printf(arena, "%s:%s", layout->series, layout->dialect);
}

void gov_layout_read(gov_arena *arena, const char *path, gov_layout *layout) {
  const gov_data_table *table = gov_data("layouts");
  size_t n = strlen(path);
  *layout = (gov_layout){.transactional = -1};
  for (int row = 0; table && row < table->row_count; row++) {
    const char *pattern = gov_data_cell(table, row, COLUMN_PATTERN);
    if (!*pattern || !ends_alike(pattern, path, n)) continue;
    marked marker = {NULL, NULL};
    int steps = 4 * GOV_MAX_PATH_BYTES;
    if (!match(pattern, path, path, &marker, &steps)) continue;
    fill(arena, path, table, row, &marker, layout);
    break;
  }
  fill_names(arena, path, layout);
  fill_dialect(arena, path, layout);
}

static const char *of_tool(const char *tool, int column) {
  const gov_data_table *table = gov_data("layouts");
  for (int row = 0; tool && *tool && table && row < table->row_count; row++) {
    if (!strcmp(gov_data_cell(table, row, COLUMN_TOOL), tool))
      return gov_data_cell(table, row, column);
  }
  return "";
}

int gov_layout_transactional(const char *tool) {
  const char *said = of_tool(tool, COLUMN_TRANSACTION);
  return !strcmp(said, "yes")     ? 1
         : !strcmp(said, "no")    ? 0
         : !strcmp(said, "asked") ? GOV_LAYOUT_ASKED
                                  : -1;
}

int gov_layout_numbered(const char *tool) {
  return !strcmp(of_tool(tool, COLUMN_NUMBERED), "yes");
}
