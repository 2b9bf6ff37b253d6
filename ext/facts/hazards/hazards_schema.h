/* hazards_schema.h: what the scripts read so far say about the tables of a series.
**
** A script is judged by what it meets: the tables it created itself are new and hold no rows,
** those of earlier scripts are known by shape and assumed to hold rows, all others are known by
** name alone. The schema is told of each statement after that statement was judged. It keeps
** copies of what it needs of a statement, which is gone when the next is judged.
*/
#ifndef GOV_HAZARDS_SCHEMA_H
#define GOV_HAZARDS_SCHEMA_H
#include "base/arena.h"
#include "base/map.h"
#include "read/sql/sql_statement.h"

typedef struct gov_known_column {
  struct gov_known_column *next;
  const char *name;
  const gov_sql_type *type; /* NULL: not known */
  const struct gov_known_type
      *enumeration;   /* the enum it was declared with, whatever its name now */
  int32_t born;       /* number of the script that added it; 0: not seen */
  uint8_t not_null;   /* 0 nullable, 1 NOT NULL, 2 not known */
  uint8_t proven;     /* NOT NULL since it was declared, or by a validated CHECK */
  uint8_t backfilled; /* an UPDATE filled the rows where it was NULL, or all rows */
  uint8_t has_default, was_nullable, dropped, unique;
} gov_known_column;

typedef struct gov_known_constraint {
  struct gov_known_constraint *next;
  const char *name;
  gov_sql_names not_null; /* columns a CHECK proves */
  int32_t transaction;    /* that added it unvalidated; 0: validated */
  int32_t born; /* a CHECK: number of the script that surely added it; 0: it may have been there */
} gov_known_constraint;

typedef struct gov_known_table {
  struct gov_known_table *same_last; /* another table with the same last part of the name */
  const char *name;                  /* as first spelled */
  int32_t parts;
  int32_t born;     /* number of the script that created it; 0: only referred to */
  uint8_t complete; /* its columns are known */
  uint8_t temporary, dropped;
  uint8_t perhaps;       /* its CREATE may have found it there, or not have run */
  int32_t nested_in;     /* the statement its CREATE stands in; -1: none */
  int32_t met;           /* number of the script that named it first */
  uint32_t home;         /* in which it did: gov_sql_statement's */
  uint8_t kept_by_rerun; /* IF NOT EXISTS: on a second run it is there, with its rows */
  gov_known_column *columns;
  gov_known_constraint *constraints;
  int32_t rows_kept; /* columns and constraints: bounded, since they are searched one by one */
} gov_known_table;

typedef struct gov_known_type { /* an enum */
  const char *name;
  const uint64_t *values;
  int32_t value_count;
} gov_known_type;

typedef struct gov_known_index {
  const char *name;
  gov_known_table *table;
  gov_sql_names key;
  int32_t born;
} gov_known_index;

typedef struct gov_schema {
  gov_arena arena;
  gov_map tables_by_last, indexes_by_name, types_by_name;
  gov_list tables, indexes, types; /* of pointers */
  gov_map types_kept;              /* a column's type, byte for byte → its place in `kept` */
  gov_list kept;
  gov_map texts; /* of types → their place in `texts_kept` */
  gov_list texts_kept;
  uint32_t home;       /* of the statement being judged */
  int32_t script;      /* number of the script being read, from 1 */
  int32_t transaction; /* number of its transaction, counted through all scripts */
} gov_schema;

void gov_schema_init(gov_schema *schema);
void gov_schema_free(gov_schema *schema);

/* NULL when nothing is known of it. */
gov_known_table *gov_schema_table(const gov_schema *schema, const gov_sql_name *name);
gov_known_column *gov_schema_column(const gov_known_table *table, const char *name);
const gov_known_index *gov_schema_index(const gov_schema *schema, const char *name);
const gov_known_type *gov_schema_type(const gov_schema *schema, const char *name);
gov_known_constraint *gov_schema_constraint(const gov_known_table *table, const char *name);

/* Created by the script being read, or temporary: no rows to lose and nobody to wait. */
int gov_schema_is_new(const gov_schema *schema, const gov_sql_name *name);
/* The same, for what would be lost: the script surely made this very table, as a statement nested in
** that one can know. */
int gov_schema_is_own(const gov_schema *schema, const gov_sql_name *name, int32_t nested_in);

void gov_schema_apply(gov_schema *schema, const gov_sql_statement *statement);

#endif
