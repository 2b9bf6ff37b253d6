/* vtab.h: the generic virtual tables. */
#ifndef GOV_VTAB_H
#define GOV_VTAB_H
#include "tables/workspace.h"

int gov_register_tables(gov_context *context);      /* vtab.c: all of gov_tables */
int gov_register_data_tables(gov_context *context); /* data_table.c: all of gov_data_vtabs */
int gov_register_kept(gov_context *context);        /* kept.c: gov_kept_x for each view gov_x */
int gov_register_help(gov_context *context);        /* help.c: gov_help */

/* A table of data/ shown as it is: no scan needed. */
typedef struct gov_data_vtab {
  const char *name, *data; /* gov_regions, regions */
  const char *purpose, *example;
} gov_data_vtab;
extern const gov_data_vtab gov_data_vtabs[]; /* ends with an empty row */

/* Sets the module's common security rule: not reachable from views and triggers stored in a
** database file, which could belong to somebody who does not own the workspace. */
int gov_declare_vtab(sqlite3 *db, const char *sql);

#endif
