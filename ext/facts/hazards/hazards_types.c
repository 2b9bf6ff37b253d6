/* hazards_types.c: what becomes of a column's values when its type changes.
**
** Types are families with a rank: within a family a higher rank holds every value of a lower one.
** What needs a rewrite differs by database; what loses values does not. An old type that nobody
** declared is unknown, and then only a new type that holds anything (text, varchar without length,
** numeric without precision) is safe.
*/
#include "facts/hazards/hazards.h"

typedef enum family {
  UNKNOWN,
  INTEGER,
  REAL,
  DECIMAL,
  TEXT,
  BINARY,
  BOOLEAN,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_ZONE,
  JSON,
  UUID,
  ENUM
} family;

typedef struct type_word {
  const char *name;
  family family;
  int rank; /* bytes of an integer or real; for text the capacity class: 0 by its length */
} type_word;

static const type_word words[] = {
    {"tinyint", INTEGER, 1},
    {"smallint", INTEGER, 2},
    {"int2", INTEGER, 2},
    {"smallserial", INTEGER, 2},
    {"mediumint", INTEGER, 3},
    {"int", INTEGER, 4},
    {"integer", INTEGER, 4},
    {"int4", INTEGER, 4},
    {"serial", INTEGER, 4},
    {"bigint", INTEGER, 8},
    {"int8", INTEGER, 8},
    {"bigserial", INTEGER, 8},
    {"real", REAL, 4},
    {"float4", REAL, 4},
    {"float", REAL, 4},
    {"double precision", REAL, 8},
    {"double", REAL, 8},
    {"float8", REAL, 8},
    {"numeric", DECIMAL, 0},
    {"decimal", DECIMAL, 0},
    {"dec", DECIMAL, 0},
    {"money", DECIMAL, 0},
    {"char", TEXT, 0},
    {"character", TEXT, 0},
    {"bpchar", TEXT, 0},
    {"nchar", TEXT, 0},
    {"varchar", TEXT, 0},
    {"character varying", TEXT, 0},
    {"nvarchar", TEXT, 0},
    {"varchar2", TEXT, 0},
    {"string", TEXT, 0},
    {"citext", TEXT, 9},
    {"tinytext", TEXT, 1},
    {"text", TEXT, 9},
    {"ntext", TEXT, 9},
    {"clob", TEXT, 9},
    {"mediumtext", TEXT, 10},
    {"longtext", TEXT, 11},
    {"bytea", BINARY, 9},
    {"tinyblob", BINARY, 1},
    {"blob", BINARY, 9},
    {"mediumblob", BINARY, 10},
    {"longblob", BINARY, 11},
    {"binary", BINARY, 0},
    {"varbinary", BINARY, 0},
    {"bool", BOOLEAN, 1},
    {"boolean", BOOLEAN, 1},
    {"bit", BOOLEAN, 1},
    {"date", DATE, 1},
    {"time", TIME, 1},
    {"time without time zone", TIME, 1},
    {"timestamp", TIMESTAMP, 1},
    {"timestamp without time zone", TIMESTAMP, 1},
    {"datetime", TIMESTAMP, 1},
    {"datetime2", TIMESTAMP, 1},
    {"timestamptz", TIMESTAMP_ZONE, 1},
    {"timestamp with time zone", TIMESTAMP_ZONE, 1},
    {"datetimeoffset", TIMESTAMP_ZONE, 1},
    {"json", JSON, 1},
    {"jsonb", JSON, 2},
    {"uuid", UUID, 1},
    {"uniqueidentifier", UUID, 1},
    {"enum", ENUM, 1},
    {"set", ENUM, 2},
};

static type_word word_of(const gov_sql_type *type) {
  for (size_t i = 0; type && type->name && i < sizeof words / sizeof *words; i++) {
    if (gov_fold_compare(type->name, words[i].name) == 0) return words[i];
  }
  return (type_word){type ? type->name : NULL, UNKNOWN, 0};
}

/* How many characters or bytes it holds; INT64_MAX when it has no bound of its own. */
static int64_t length_of(const gov_sql_type *type, type_word word) {
  if (word.rank == 1) return 255;
  if (word.rank >= 9) return INT64_MAX - (11 - word.rank);
  if (type->arguments[0] >= 0) return type->arguments[0];
  int bare_char = word.name && (!strcmp(word.name, "char") || !strcmp(word.name, "character") ||
                                !strcmp(word.name, "nchar") || !strcmp(word.name, "bpchar"));
  return bare_char ? 1 : INT64_MAX - 2;
}

static gov_type_change compare_text(const gov_sql_type *old, type_word old_word,
                                    const gov_sql_type *new_type, type_word new_word,
                                    gov_sql_dialect dialect) {
  int64_t from = length_of(old, old_word), to = length_of(new_type, new_word);
  if (to < from) return GOV_TYPE_NARROWS;
  /* SQL Server's and Oracle's national characters do not all fit into a code page. */
  if ((dialect == GOV_SQL_MSSQL || dialect == GOV_SQL_OTHER) && old_word.name[0] == 'n' &&
      new_word.name[0] != 'n')
    return GOV_TYPE_NARROWS;
  /* Another way to compare: indexes are built anew, and what was unique may be so no more. */
  if (!strcmp(old_word.name, "citext") != !strcmp(new_word.name, "citext")) return GOV_TYPE_CHANGES;
  /* MySQL stores the length in one byte up to 255 and in two beyond: crossing copies the table. */
  if (dialect == GOV_SQL_MYSQL && from <= 255 && to > 255) return GOV_TYPE_CHANGES;
  if (dialect == GOV_SQL_MYSQL && new_word.rank != old_word.rank) return GOV_TYPE_CHANGES;
  return from == to && new_word.rank == old_word.rank ? GOV_TYPE_SAME : GOV_TYPE_WIDENS;
}

static gov_type_change compare_decimal(const gov_sql_type *old, const gov_sql_type *new_type) {
  if (new_type->arguments[0] < 0) return old->arguments[0] < 0 ? GOV_TYPE_SAME : GOV_TYPE_WIDENS;
  if (old->arguments[0] < 0) return GOV_TYPE_NARROWS;
  int64_t old_scale = old->arguments[1] < 0 ? 0 : old->arguments[1];
  int64_t new_scale = new_type->arguments[1] < 0 ? 0 : new_type->arguments[1];
  if (new_scale < old_scale || new_type->arguments[0] - new_scale < old->arguments[0] - old_scale)
    return GOV_TYPE_NARROWS;
  if (new_scale != old_scale) return GOV_TYPE_CHANGES;
  return new_type->arguments[0] == old->arguments[0] ? GOV_TYPE_SAME : GOV_TYPE_WIDENS;
}

static int has_value(const gov_sql_type *type, uint64_t value) {
  for (int32_t i = 0; i < type->value_count; i++) {
    if (type->values[i] == value) return 1;
  }
  return 0;
}

static gov_type_change compare_enum(const gov_sql_type *old, const gov_sql_type *new_type) {
  enum { MANY = 4096 }; /* values compared one by one */
  if (old->value_count > MANY || new_type->value_count > MANY) return GOV_TYPE_CHANGES;
  int reordered = 0;
  for (int32_t i = 0; i < old->value_count; i++) {
    if (!has_value(new_type, old->values[i])) return GOV_TYPE_NARROWS;
    reordered |= new_type->values[i] != old->values[i];
  }
  if (reordered) return GOV_TYPE_CHANGES;
  return old->value_count == new_type->value_count ? GOV_TYPE_SAME : GOV_TYPE_WIDENS;
}

/* Every value of the first family can be written as one of the second. */
static int converts(type_word from, type_word to) {
  if (to.family == TEXT || from.family == BOOLEAN) return 1;
  if (from.family == INTEGER)
    return to.family == DECIMAL || (to.family == REAL && (to.rank > from.rank));
  if (from.family == REAL) return 0;
  if (from.family == DATE) return to.family == TIMESTAMP || to.family == TIMESTAMP_ZONE;
  return (from.family == TIMESTAMP && to.family == TIMESTAMP_ZONE) ||
         (from.family == TIMESTAMP_ZONE && to.family == TIMESTAMP);
}

static int holds_anything(const gov_sql_type *type, type_word word) {
  if (type->array) return 0;
  if (word.family == DECIMAL) return type->arguments[0] < 0 && strcmp(word.name, "money") != 0;
  return word.family == TEXT && length_of(type, word) >= INT64_MAX - 2;
}

gov_type_change gov_type_compare(const gov_sql_type *old, const gov_sql_type *new_type,
                                 gov_sql_dialect dialect) {
  if (!new_type || !new_type->name) return GOV_TYPE_SAME;
  type_word new_word = word_of(new_type), old_word = word_of(old);
  if (!old || !old->name)
    return holds_anything(new_type, new_word) ? GOV_TYPE_WIDENS : GOV_TYPE_CHANGES;
  if (old->array != new_type->array) return GOV_TYPE_CHANGES;
  if (old_word.family == UNKNOWN || new_word.family == UNKNOWN)
    return gov_fold_compare(old->name, new_type->name) == 0 ? GOV_TYPE_SAME : GOV_TYPE_CHANGES;
  if (old_word.family == ENUM && new_word.family == ENUM) return compare_enum(old, new_type);
  if (old_word.family != new_word.family) {
    if (new_word.family == TEXT && length_of(new_type, new_word) < INT64_MAX - 2 &&
        new_type->arguments[0] >= 0 && new_type->arguments[0] < 20)
      return GOV_TYPE_NARROWS; /* the longest integer has twenty characters */
    return converts(old_word, new_word) ? GOV_TYPE_CHANGES : GOV_TYPE_NARROWS;
  }
  if (new_word.family == TEXT || new_word.family == BINARY)
    return compare_text(old, old_word, new_type, new_word, dialect);
  if (new_word.family == DECIMAL) return compare_decimal(old, new_type);
  if (new_word.rank < old_word.rank ||
      old->is_unsigned > new_type->is_unsigned + (new_word.rank > old_word.rank))
    return GOV_TYPE_NARROWS;
  if (new_type->is_unsigned > old->is_unsigned) return GOV_TYPE_NARROWS;
  return new_word.rank == old_word.rank ? GOV_TYPE_SAME : GOV_TYPE_CHANGES;
}
