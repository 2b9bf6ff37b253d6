/* order_file.c: files in which a migration tool keeps the order of its scripts: sqitch.plan, Drizzle's
** meta/_journal.json, atlas.sum. Each entry is the path of a script and the series it is of.
*/
#include "read/readers.h"
#include "read/trees/tree.h"
#include <string.h>

static int is_named(const gov_source *head, const char *name) {
  return !strcmp(head->name, name);
}

static int recognise(const gov_source *head) {
  return is_named(head, "sqitch.plan") || is_named(head, "_journal.json") ||
                 is_named(head, "atlas.sum")
             ? 95
             : 0;
}

/* folder: where the scripts lie; the entry's name without `ending`. */
static gov_order_entry *add_entry(gov_reading *reading, const char *folder, gov_text name,
                                  const char *ending, const char *tool, int32_t line) {
  gov_arena *arena = &reading->facts->arena;
  gov_order_entry *row = GOV_ADD(reading->facts, order_entries);
  if (!row) return NULL;
  row->series = folder;
  row->tool = tool;
  row->script = gov_arena_printf(arena, "%s%s%.*s%s", folder, *folder ? "/" : "", (int)name.n,
                                 name.z, ending);
  row->place = (gov_place){reading->source->path, line};
  return row->script ? row : NULL;
}

static const char *folder_of(gov_reading *reading, int above, const char *below) {
  const char *path = reading->source->path, *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) : 0;
  while (above && n && path[n - 1] != '/') n--;
  if (above && n) n--;
  return gov_arena_printf(&reading->facts->arena, "%.*s%s%s", (int)n, path, n && *below ? "/" : "",
                          below);
}

static gov_text first_word(gov_text line) {
  size_t n = 0;
  while (n < line.n && !gov_is_space(line.z[n])) n++;
  return (gov_text){line.z, n};
}

/* Calls `take` for each line that is neither empty nor a comment. */
static int read_lines(gov_reading *reading,
                      int (*take)(gov_reading *, gov_text, const char *, int32_t),
                      const char *folder) {
  gov_text rest = reading->source->bytes;
  int rc = folder ? SQLITE_OK : SQLITE_NOMEM;
  for (int32_t number = 1; rest.n && rc == SQLITE_OK; number++) {
    const char *end = memchr(rest.z, '\n', rest.n);
    size_t n = end ? (size_t)(end - rest.z) : rest.n;
    gov_text line = gov_trim((gov_text){rest.z, n});
    if (line.n && line.z[0] != '#') rc = take(reading, line, folder, number);
    rest = (gov_text){rest.z + n + (end != NULL), rest.n - n - (end != NULL)};
  }
  return rc;
}

/* A change that is reworked stands twice, and requires its version before: [name@tag]. That version's
** scripts lie in name@tag.sql. */
static int rework(gov_reading *reading, gov_text line, const char *folder) {
  gov_text name = first_word(line);
  gov_arena *arena = &reading->facts->arena;
  char *before = gov_arena_printf(arena, "%.*s@", (int)name.n, name.z);
  if (!before) return SQLITE_NOMEM;
  const char *end = memchr(line.z, ']', line.n), *at = end ? gov_text_find(line, before) : NULL;
  if (!at || at > end || gov_is_word(at[-1])) return SQLITE_OK;
  size_t n = name.n + 1;
  while (at + n < end && !gov_is_space(at[n])) n++;
  const char *script = gov_arena_printf(arena, "%s/%.*s.sql", folder, (int)name.n, name.z);
  gov_order_entry *rows = GOV_ROWS(reading->facts, order_entries);
  for (size_t i = GOV_COUNT(reading->facts, order_entries); script && i--;) {
    if (strcmp(rows[i].script, script) != 0) continue;
    rows[i].script = gov_arena_printf(arena, "%s/%.*s.sql", folder, (int)n, at);
    return rows[i].script ? SQLITE_OK : SQLITE_NOMEM;
  }
  return script ? SQLITE_OK : SQLITE_NOMEM;
}

/* name [requires] time planner # note; %pragma and @tag are no changes. */
static int take_change(gov_reading *reading, gov_text line, const char *folder, int32_t number) {
  if (line.z[0] == '%' || line.z[0] == '@') return SQLITE_OK;
  int rc = rework(reading, line, folder);
  if (rc != SQLITE_OK) return rc;
  return add_entry(reading, folder, first_word(line), ".sql", "sqitch", number) ? SQLITE_OK
                                                                                : SQLITE_NOMEM;
}

/* name.sql h1:hash=; the first line is the hash of all. */
static int take_sum(gov_reading *reading, gov_text line, const char *folder, int32_t number) {
  gov_text name = first_word(line);
  if (!gov_text_ends(name, ".sql")) return SQLITE_OK;
  gov_order_entry *entry = add_entry(reading, folder, name, "", "atlas", number);
  const char *sum = gov_text_find(line, "h1:"), *end = line.z + line.n;
  if (entry && sum)
    entry->sum = gov_arena_copy(&reading->facts->arena, sum + 3, (size_t)(end - sum - 3));
  return entry ? SQLITE_OK : SQLITE_NOMEM;
}

static int read_journal(gov_reading *reading) {
  gov_tree tree = {0};
  const char *folder = folder_of(reading, 1, "");
  int rc = gov_tree_read(&tree, reading->facts, reading->source->path, reading->source->bytes);
  if (rc == SQLITE_OK && !folder) rc = SQLITE_NOMEM;
  const gov_node *entries = rc == SQLITE_OK ? gov_member(tree.documents, "entries") : NULL;
  for (const gov_node *entry = gov_node_first(entries); entry && rc == SQLITE_OK;
       entry = entry->next) {
    const char *tag = gov_text_in(entry, "tag");
    if (tag && !add_entry(reading, folder, gov_text_of(tag), ".sql", "drizzle", entry->line))
      rc = SQLITE_NOMEM;
  }
  gov_tree_free(&tree);
  return rc;
}

static int read_order(gov_reading *reading) {
  if (is_named(reading->source, "_journal.json")) return read_journal(reading);
  if (is_named(reading->source, "atlas.sum"))
    return read_lines(reading, take_sum, folder_of(reading, 0, ""));
  return read_lines(reading, take_change, folder_of(reading, 0, "deploy"));
}

const gov_reader gov_reader_order_file = {.format = "order of scripts",
                                          .kinds = GOV_KIND_SCRIPT,
                                          .recognise = recognise,
                                          .read = read_order};
