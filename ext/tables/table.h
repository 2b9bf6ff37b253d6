/* table.h: a virtual table is a description of columns over the rows of facts; one module serves
 * them all. */
#ifndef GOV_TABLE_H
#define GOV_TABLE_H
#include "facts/facts.h"

typedef enum gov_column_type {
  GOV_COLUMN_TEXT,   /* const char *; NULL is NULL */
  GOV_COLUMN_INT32,  /* int32_t */
  GOV_COLUMN_LINE,   /* int32_t, 0 is NULL */
  GOV_COLUMN_TRI,    /* int32_t, negative is NULL */
  GOV_COLUMN_INT64,  /* int64_t, GOV_NULL is NULL */
  GOV_COLUMN_REAL,   /* double, GOV_NULL_REAL is NULL */
  GOV_COLUMN_ASPECT, /* int32_t, a gov_signal: its aspect, a text */
  GOV_COLUMN_SIGNAL, /* likewise: its name */
  GOV_COLUMN_ROW     /* the number of the row, from 1; nothing in the struct */
} gov_column_type;

enum {
  GOV_INDEXED = 1, /* equality and IN are looked up (text and evidence_id) */
  GOV_UNIQUE = 2   /* at most one row a value */
};

typedef struct gov_column {
  const char *name;
  gov_column_type type;
  unsigned offset; /* in the row struct */
  unsigned flags;
  const char *doc; /* one line */
} gov_column;

typedef struct gov_table {
  const char *name; /* gov_units */
  gov_fact_table rows;
  const gov_column *columns;
  int column_count;
  const char *purpose; /* one sentence */
  const char *example; /* one runnable SELECT */
  int empty_before_scan; /* a table that a view puts beside what the extension knows: never an error */
} gov_table;

extern const gov_table *const gov_tables[]; /* ends with NULL */

const char *gov_column_type_name(gov_column_type type); /* TEXT INTEGER REAL */
int gov_column_is_text(gov_column_type type);
/* Of a column of texts; NULL is NULL. */
const char *gov_column_text(const gov_column *column, const void *row);

#define GOV_COLUMN_COUNT(columns) ((int)(sizeof(columns) / sizeof *(columns)))

#endif
