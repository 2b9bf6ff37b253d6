/* catalog.h: a database schema as the generator compares it.
**
** Made by replaying statements (CREATE, ALTER, DROP, RENAME) in order, whatever their dialect.
** Names are as spelled, without quotes; they are compared with ASCII case folded. Expressions
** (defaults, checks, generated columns, index keys, view and trigger bodies) are kept as the
** schema's own text with white space and comments collapsed. Everything lives in the arena.
*/
#ifndef GOV_CATALOG_H
#define GOV_CATALOG_H
#include "read/sql_statement.h"

typedef struct gov_catalog_column {
  const char *name;
  const char *type;         /* as spelled; "" where SQLite lets it out */
  const char *default_text; /* an expression; NULL: none */
  const char *generated;    /* an expression; NULL: an ordinary column */
  const char *collation;
  uint8_t generated_stored, not_null, auto_increment, serial, default_volatile;
  uint8_t identity; /* 1 BY DEFAULT, 2 ALWAYS */
  int32_t line;
} gov_catalog_column;

typedef struct gov_catalog_constraint {
  gov_sql_constraint_kind kind; /* PRIMARY_KEY UNIQUE FOREIGN_KEY CHECK */
  const char *name;             /* NULL: the database names it */
  gov_sql_names columns;
  const char *check; /* CHECK: the expression */
  const char *referenced_table;
  gov_sql_names referenced_columns; /* empty: the referenced primary key */
  gov_sql_reference_action on_delete, on_update;
  uint8_t deferrable;
  int32_t line;
} gov_catalog_constraint;

typedef struct gov_catalog_table {
  const char *name;
  gov_list columns;     /* gov_catalog_column */
  gov_list constraints; /* gov_catalog_constraint; those of columns are lifted here */
  uint8_t without_rowid, strict;
  const char *path;
  int32_t line;
} gov_catalog_table;

/* An index, view or trigger. */
typedef struct gov_catalog_object {
  gov_sql_object kind; /* GOV_SQL_INDEX GOV_SQL_VIEW GOV_SQL_TRIGGER */
  const char *name, *table;
  const char *text; /* index: from its parenthesis or USING on; view: the query; trigger: all behind
                       its name */
  uint8_t unique;
  const char *path;
  int32_t line;
} gov_catalog_object;

typedef struct gov_catalog {
  gov_arena *arena;
  gov_list tables;      /* gov_catalog_table */
  gov_list objects;     /* gov_catalog_object */
  int32_t not_compared; /* types, sequences, grants …: statements that shape what is not compared */
  int32_t unread;       /* statements that shape the schema and could not be replayed */
  const char *unread_path;
  int32_t unread_line; /* of the first of them */
} gov_catalog;

void gov_catalog_init(gov_catalog *schema, gov_arena *arena);
void gov_catalog_free(gov_catalog *schema); /* the lists; the arena is the caller's */

/* Replays one text. Returns SQLITE_OK or SQLITE_NOMEM. */
int gov_catalog_replay(gov_catalog *schema, const char *path, gov_text sql,
                       gov_sql_dialect dialect);

gov_catalog_table *gov_catalog_table_named(const gov_catalog *schema, const char *name);
gov_catalog_column *gov_catalog_column_named(const gov_catalog_table *table, const char *name);
gov_catalog_object *gov_catalog_object_named(const gov_catalog *schema, gov_sql_object kind,
                                             const char *name);
const gov_catalog_constraint *gov_catalog_primary_key(const gov_catalog_table *table);
static inline gov_catalog_column *gov_catalog_column_at(const gov_catalog_table *table,
                                                        size_t index) {
  return gov_list_at(&table->columns, index);
}
static inline gov_catalog_constraint *gov_catalog_constraint_at(const gov_catalog_table *table,
                                                                size_t index) {
  return gov_list_at(&table->constraints, index);
}

int gov_names_hold(const gov_sql_names *names, const char *name); /* case folded */
int gov_names_equal(const gov_sql_names *a, const gov_sql_names *b);

#endif
