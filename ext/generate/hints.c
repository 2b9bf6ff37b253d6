/* hints.c: what the spec's mapping tables say about where columns come from.
**
** A mapping table has a column for the source field and one for the target field; the rule
** stands in a third. `users.mail | users.email | rename` is a rename, fields without a table are
** tables. rename, cast, copy and move take values as they are; derive and its kin make them, by the
** expression behind the word, or by a person's. Nothing is guessed from likeness of names.
*/
#include "generate/hints.h"

#include "read/documents/records.h"

typedef struct mapping {
  gov_list *hints;
  gov_arena *arena;
  const char *path;
} mapping;

static gov_text without_quotes(gov_text text) {
  text = gov_trim(text);
  if (text.n >= 2 && (text.z[0] == '"' || text.z[0] == '`') && text.z[text.n - 1] == text.z[0])
    return (gov_text){text.z + 1, text.n - 2};
  return text;
}

/* `schema.table.column`, `table.column` or `table`: the last dot parts the column. */
static int read_field(mapping *at, gov_text text, int has_column, const char **table,
                      const char **column) {
  size_t dot = text.n;
  while (dot && text.z[dot - 1] != '.') dot--;
  if ((dot > 0) != has_column) return 0;
  gov_text last = without_quotes((gov_text){text.z + dot, text.n - dot});
  gov_text owner = has_column ? (gov_text){text.z, dot - 1} : last;
  for (size_t i = owner.n; has_column && i > 0; i--) {
    if (owner.z[i - 1] != '.') continue;
    owner = (gov_text){owner.z + i, owner.n - i};
    break;
  }
  owner = without_quotes(owner);
  *table = gov_arena_copy(at->arena, owner.z, owner.n);
  *column = has_column ? gov_arena_copy(at->arena, last.z, last.n) : NULL;
  return owner.n && last.n;
}

static int has_dot(gov_text text) {
  return text.n && memchr(text.z, '.', text.n) != NULL;
}

/* The rule's word, and whether the rule begins with it. */
static int rule_is(gov_text rule, const char *const *words, size_t count, gov_text *rest) {
  for (size_t i = 0; i < count; i++) {
    size_t n = strlen(words[i]);
    if (!gov_text_starts(rule, words[i]) || (rule.n > n && gov_is_word(rule.z[n]))) continue;
    *rest = gov_trim((gov_text){rule.z + n, rule.n - n});
    if (rest->n && (rest->z[0] == ':' || rest->z[0] == '='))
      *rest = gov_trim((gov_text){rest->z + 1, rest->n - 1});
    return 1;
  }
  return 0;
}

/* `users.first, users.last`: the table of the first field; NULL when it names none. */
static const char *table_of_fields(mapping *at, gov_text source) {
  const char *table = NULL, *column = NULL;
  size_t n = 0;
  while (n < source.n && source.z[n] != ',' && source.z[n] != '+' && source.z[n] != ';') n++;
  gov_text first = gov_trim((gov_text){source.z, n});
  return has_dot(first) && read_field(at, first, 1, &table, &column) ? table : NULL;
}

/* A cell writes its bars as \\|. */
static const char *without_escapes(mapping *at, gov_text text) {
  char *copy = gov_arena_copy(at->arena, text.z, text.n);
  size_t n = 0;
  for (size_t i = 0; copy && i < text.n; i++) {
    if (text.z[i] == '\\' && i + 1 < text.n && text.z[i + 1] == '|') continue;
    copy[n++] = text.z[i];
  }
  if (copy) copy[n] = 0;
  return copy;
}

static void read_row(mapping *at, const gov_record_tables *row) {
  static const char *const moving[] = {"rename", "cast", "copy", "move", "direct"};
  static const char *const deriving[] = {"derive", "split", "merge", "calc", "map", "hash"};
  gov_text rule = gov_record_cell(row, "rule"), source = gov_record_cell(row, "source"),
           target = gov_record_cell(row, "target"), rest = {NULL, 0};
  int moves = rule_is(rule, moving, sizeof moving / sizeof *moving, &rest);
  int derives = !moves && rule_is(rule, deriving, sizeof deriving / sizeof *deriving, &rest);
  if (!moves && !derives) return;
  gov_hint hint = {.path = at->path, .line = row->line, .derives = (uint8_t)derives};
  int has_column = has_dot(target);
  if (!read_field(at, target, has_column, &hint.to_table, &hint.to_column)) return;
  if (moves && !read_field(at, source, has_column, &hint.table, &hint.column)) return;
  if (derives) { /* what it is made from may be several fields */
    hint.table = table_of_fields(at, source);
    if (!hint.table) hint.table = hint.to_table;
    hint.column = gov_arena_copy(at->arena, source.z, source.n);
    hint.expression = rest.n ? without_escapes(at, rest) : NULL;
  }
  gov_hint *made = gov_list_add(at->hints);
  if (made)
    *made = hint;
  else
    at->arena->failed = 1;
}

int gov_generate_hints(gov_list *hints, gov_arena *arena, const gov_markdown *spec,
                       const char *path) {
  mapping at = {.hints = hints, .arena = arena, .path = path};
  gov_record_tables tables;
  gov_record_tables_open(&tables, spec);
  while (!arena->failed && gov_record_tables_next(&tables)) {
    if (!strcmp(tables.shape.record, "mapping") || !strcmp(tables.shape.record, "table_mapping"))
      read_row(&at, &tables);
  }
  return arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}
