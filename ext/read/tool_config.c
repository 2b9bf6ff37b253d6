/* tool_config.c: the database that a migration tool's configuration names.
**
** One setting is looked for (data/tool_configs.tsv), line by line, in whatever syntax: key = value,
** key: value, 'KEY': "value". Of the value only the name of a database's kind is taken, before any
** address or password. A file that names two kinds, one for development perhaps, decides nothing.
*/
#include "embedded.h"
#include "read/readers.h"
#include "read/sql/sql_statement.h"
#include <string.h>

enum { COLUMN_FILE, COLUMN_KEY, COLUMN_ABOVE };

static int names_file(const char *pattern, gov_text name) {
  return *pattern == '.' ? gov_text_ends(name, pattern) : gov_text_starts(name, pattern);
}

static int recognise(const gov_source *head) {
  const gov_data_table *table = gov_data("tool_configs");
  for (int row = 0; table && row < table->row_count; row++) {
    if (names_file(gov_data_cell(table, row, COLUMN_FILE), gov_text_of(head->name))) return 90;
  }
  return 0;
}

/* The value behind `key` and its = or :, when the line begins with the key; n = 0: it does not. */
static gov_text value_of(gov_text line, const char *key) {
  static const gov_text none = {"", 0};
  size_t n = strlen(key), i = 0;
  while (i < line.n && gov_is_any(line.z[i], "\"' \t{,")) i++;
  if (line.n - i <= n || sqlite3_strnicmp(line.z + i, key, (int)n) != 0) return none;
  i += n;
  while (i < line.n && gov_is_any(line.z[i], "\"' \t")) i++;
  if (i >= line.n || !gov_is_any(line.z[i], "=:")) return none;
  gov_text value = {line.z + i + 1, line.n - i - 1};
  const char *address = gov_text_find(value, "://");
  if (address) value.n = (size_t)(address - value.z);
  return value;
}

/* postgresql, jdbc:mysql, django.db.backends.sqlite3, better-sqlite3, mysql2. */
static gov_sql_dialect dialect_in(gov_text value) {
  for (size_t i = 0; i < value.n;) {
    size_t from = i;
    while (i < value.n && gov_is_word(value.z[i]) && value.z[i] != '_') i++;
    gov_text word = {value.z + from, i - from};
    gov_sql_dialect dialect = word.n ? gov_sql_dialect_find(word) : GOV_SQL_ANY;
    if (!dialect && word.n > 1 && word.z[word.n - 1] == '2') {
      word.n--;
      dialect = gov_sql_dialect_find(word);
    }
    if (dialect) return dialect;
    if (i == from) i++;
  }
  return GOV_SQL_ANY;
}

/* The folder whose scripts the file speaks of. */
static const char *governed(gov_arena *arena, const char *path, int above) {
  const char *slash = strrchr(path, '/');
  size_t n = slash ? (size_t)(slash - path) : 0;
  while (above && n && path[n - 1] != '/') n--;
  if (above && n) n--;
  return gov_arena_copy(arena, path, n);
}

typedef struct found_dialect {
  gov_sql_dialect dialect;
  int32_t line;
  int several, above;
} found_dialect;

static void read_line(gov_text line, int32_t number, gov_text name, found_dialect *found) {
  const gov_data_table *table = gov_data("tool_configs");
  for (int row = 0; table && row < table->row_count; row++) {
    if (!names_file(gov_data_cell(table, row, COLUMN_FILE), name)) continue;
    gov_text value = value_of(line, gov_data_cell(table, row, COLUMN_KEY));
    gov_sql_dialect dialect = value.n ? dialect_in(value) : GOV_SQL_ANY;
    found->above = *gov_data_cell(table, row, COLUMN_ABOVE) != 0;
    if (!dialect) continue;
    found->several |= found->dialect && found->dialect != dialect;
    if (!found->dialect) found->line = number;
    found->dialect = dialect;
  }
}

static int read_config(gov_reading *reading) {
  found_dialect found = {GOV_SQL_ANY, 0, 0, 0};
  gov_text rest = reading->source->bytes, name = gov_text_of(reading->source->name);
  for (int32_t number = 1; rest.n; number++) {
    const char *end = memchr(rest.z, '\n', rest.n);
    size_t n = end ? (size_t)(end - rest.z) : rest.n;
    read_line((gov_text){rest.z, n}, number, name, &found);
    rest = (gov_text){rest.z + n + (end != NULL), rest.n - n - (end != NULL)};
  }
  if (!found.dialect || found.several) return SQLITE_OK;
  gov_tool_setting *row = GOV_ADD(reading->facts, tool_settings);
  if (!row) return SQLITE_NOMEM;
  row->dialect = gov_sql_dialect_name(found.dialect);
  row->folder = governed(&reading->facts->arena, reading->source->path, found.above);
  row->place = (gov_place){reading->source->path, found.line};
  return row->folder ? SQLITE_OK : SQLITE_NOMEM;
}

const gov_reader gov_reader_tool_config = {.format = "tool configuration",
                                           .kinds = GOV_KIND_CONFIG,
                                           .recognise = recognise,
                                           .read = read_config};
