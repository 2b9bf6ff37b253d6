/* type_change.c: gov_type_change(old, new): what becomes of a column's values.
**
**   SELECT gov_type_change('varchar(80)', 'varchar(40)');   -- narrows
**
** same: nothing; widens: every value fits; changes: every value can be written in the new type;
** narrows: some value may not fit or loses something. NULL when one of the two is no type we know.
*/
#include "facts/hazards/hazards.h"
#include "functions/functions.h"
#include "read/sql/sql_statement.h"

enum { TYPE_BYTES_MAX = 120 };

/* What programs and other stores call the types of SQL; a length behind the name stays. */
static gov_text sql_name(gov_arena *arena, gov_text text) {
  static const struct {
    const char *word, *type;
  } words[] = {{"int64", "bigint"},
               {"long", "bigint"},
               {"int32", "int"},
               {"int16", "smallint"},
               {"float64", "double precision"},
               {"float32", "real"},
               {"str", "text"},
               {"bool", "boolean"},
               {"number", "numeric"}, /* Oracle, Snowflake */
               {"nvarchar2", "nvarchar"},
               {"timestamp_ntz", "timestamp"},
               {"timestamp_tz", "timestamptz"},
               {"timestamp_ltz", "timestamptz"},
               {"guid", "uuid"}};
  size_t n = 0;
  while (n < text.n && text.z[n] != '(' && text.z[n] != ' ') n++;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!gov_text_is((gov_text){text.z, n}, words[i].word)) continue;
    const char *name =
        gov_arena_printf(arena, "%s%.*s", words[i].type, (int)(text.n - n), text.z + n);
    return name ? gov_text_of(name) : text;
  }
  return text;
}

/* The type of "CREATE TABLE t (c TYPE)": the SQL reader knows how types are written. */
static const gov_sql_type *type_of(gov_arena *arena, gov_text text) {
  while (text.n && gov_is_any(text.z[0], "` ")) text.z++, text.n--;
  while (text.n && gov_is_any(text.z[text.n - 1], "` ")) text.n--;
  if (!text.n || text.n > TYPE_BYTES_MAX) return NULL;
  text = sql_name(arena, text);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.z[i];
    if (!gov_is_alpha(c) && !gov_is_digit(c) && !gov_is_any(c, "_ (),[]")) return NULL;
  }
  const char *sql = gov_arena_printf(arena, "CREATE TABLE t (c %.*s);", (int)text.n, text.z);
  gov_sql_options options = {0};
  gov_sql_script *script = NULL;
  if (!sql || gov_sql_read(arena, gov_text_of(sql), &options, &script) != SQLITE_OK) return NULL;
  if (script->statement_count != 1 || script->statements[0]->column_count != 1) return NULL;
  return &script->statements[0]->columns[0].type;
}

/* Every type we know, and no other, narrows to a single character or is one. */
static int is_known(const gov_sql_type *type, const gov_sql_type *character) {
  return gov_type_compare(type, character, GOV_SQL_ANY) != GOV_TYPE_CHANGES;
}

static int has_zone(const gov_sql_type *type) {
  gov_text name = gov_text_of(type->name);
  return gov_text_is(name, "timestamptz") || gov_text_is(name, "timestamp with time zone") ||
         gov_text_is(name, "datetimeoffset");
}

static int is_moment(const gov_sql_type *type) {
  gov_text name = gov_text_of(type->name);
  return gov_text_starts(name, "timestamp") || gov_text_starts(name, "datetime");
}

static const char *change(gov_arena *arena, gov_text from, gov_text to) {
  const gov_sql_type *old = type_of(arena, from), *new_type = type_of(arena, to),
                     *character = type_of(arena, GOV_TEXT("varchar(1)"));
  if (!old || !new_type || !character || arena->failed) return NULL;
  if (!is_known(old, character) || !is_known(new_type, character)) return NULL;
  if (has_zone(old) && !has_zone(new_type) && is_moment(new_type))
    return "narrows"; /* the zone is lost, which locks nothing but means another moment */
  switch (gov_type_compare(old, new_type, GOV_SQL_ANY)) {
  case GOV_TYPE_SAME: return "same";
  case GOV_TYPE_WIDENS: return "widens";
  case GOV_TYPE_NARROWS: return "narrows";
  default: return "changes";
  }
}

void gov_function_type_change(sqlite3_context *result, int argument_count,
                              sqlite3_value **arguments) {
  (void)argument_count;
  const char *from = (const char *)sqlite3_value_text(arguments[0]);
  const char *to = (const char *)sqlite3_value_text(arguments[1]);
  if (!from || !to) return;
  gov_arena arena = {0};
  const char *word = change(&arena, gov_text_of(from), gov_text_of(to));
  if (arena.failed)
    sqlite3_result_error_nomem(result);
  else if (word)
    sqlite3_result_text(result, word, -1, SQLITE_STATIC);
  gov_arena_free(&arena);
}
