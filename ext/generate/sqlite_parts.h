/* sqlite_parts.h: what the writers of drafts for SQLite share. */
#ifndef GOV_SQLITE_PARTS_H
#define GOV_SQLITE_PARTS_H
#include "generate/draft.h"
#include "generate/values.h"

/* ---- sqlite_table.c ---- */

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

/* ---- sqlite_values.c: texts for the caller to free, NULL when out of memory ---- */

/* The change of a table by its name on one side; NULL: it stays as it is. */
const gov_table_change *gov_sqlite_change_of(const gov_draft *draft, const char *table,
                                             int of_from);
/* Is the table made anew? Else it stays, or columns are added to it. */
int gov_sqlite_rebuilds(const gov_table_change *change);
/* A value by the mapping, in terms of the first schema; NULL where there is none. alias: what the
** row's table is called in the verification, NULL in the migration. */
char *gov_sqlite_mapped(const gov_draft *draft, const gov_table_change *change, size_t i,
                        const char *alias);
/* What target column i is filled with, in terms of the old table; NULL: left to its default. */
char *gov_sqlite_copied(const gov_draft *draft, const gov_table_change *change, size_t i);
/* Whether the new value is the old one, as the new column's affinity holds it. */
char *gov_sqlite_is_same(const char *new_value, const char *old_value);
/* The same of target column i, whose NULL may have become the default. */
char *gov_sqlite_is_copied(const gov_table_change *change, size_t i);
/* The first schema's column of a row: from the new table (n) where it lives on, from the saved one
** (s) where it was lost. A value that the migration converted is taken as saved while nobody
** changed it since. key: NULL when rows cannot be told apart. */
char *gov_sqlite_restored(const gov_table_change *change, const gov_catalog_column *before,
                          const gov_row_key *key);

/* ---- sqlite_verify.c ---- */

void gov_sqlite_verify(const gov_draft *draft);

#endif
