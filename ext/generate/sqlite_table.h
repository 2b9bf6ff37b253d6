/* sqlite_table.h: SQLite's CREATE statements, and how rows of two shapes of a table find each
** other. */
#ifndef GOV_SQLITE_TABLE_H
#define GOV_SQLITE_TABLE_H
#include "generate/plan.h"

/* CREATE TABLE as `name`; columns of `kept` are added at the end, nullable. */
void gov_sqlite_create_table(sqlite3_str *out, const char *name, const gov_catalog_table *table,
                             const gov_catalog_column **kept, int kept_count);
void gov_sqlite_create_object(sqlite3_str *out, const gov_catalog_object *object);
void gov_sqlite_drop_object(sqlite3_str *out, const gov_catalog_object *object);

/* How a row of the new table and its row in the old one are the same row. */
typedef struct gov_row_key {
  int count;                          /* 0: there is no way to tell */
  const char *before[16], *after[16]; /* expressions without table: a quoted name or rowid */
  const char *
      fill; /* the copy must also fill this: "rowid" or the new table's INTEGER PRIMARY KEY; NULL */
  const char *fill_from; /* from this expression of the old table */
} gov_row_key;
void gov_sqlite_row_key(gov_arena *arena, const gov_table_change *change, gov_row_key *key);

/* The column that is an alias of the rowid, or NULL. */
const gov_catalog_column *gov_sqlite_integer_key(const gov_catalog_table *table);

#endif
