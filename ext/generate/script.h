/* script.h: a script under way, for the dialects whose rollback is the migration read backwards. */
#ifndef GOV_SCRIPT_H
#define GOV_SCRIPT_H
#include "generate/draft.h"
#include "generate/values.h"

/* A script under way. back: the rollback, which goes from the second schema to the first. */
typedef struct gov_script {
  const gov_draft *draft;
  gov_arena *arena;
  sqlite3_str *out;
  int back;
  int *unhurried; /* PostgreSQL: whether statement_timeout is off at this point of the text */
} gov_script;

/* A table on the side the script starts from and on the one it goes to; NULL: not there. */
typedef struct gov_script_table {
  const gov_table_change *change;
  const gov_catalog_table *before, *after;
} gov_script_table;

/* A column likewise. kept: dropping it was not allowed. */
typedef struct gov_script_column {
  const gov_catalog_column *before, *after;
  int kept;
} gov_script_column;

gov_script_table gov_script_table_at(const gov_script *at, size_t index);
/* The pairs of a table that is on both sides; a list of gov_script_column. */
void gov_script_columns(const gov_script *at, const gov_script_table *table, gov_list *columns);

typedef void gov_script_change(const gov_script *at, const gov_script_table *table,
                               const gov_script_column *column);
/* First those that are there, then those that come. */
void gov_script_each_column(const gov_script *at, const gov_script_table *table,
                            gov_script_change *stays, gov_script_change *comes);

/* Databases cut names at 63 or 64 bytes: what would grow longer is named by a digest. */
const char *gov_script_name(const gov_script *at, const char *prefix, const char *name);
/* What the mapping fills the migration's new column with; NULL: nothing, or it is the rollback. */
const gov_mapped *gov_script_value(const gov_script *at, const gov_script_table *table,
                                   const gov_catalog_column *column);
/* It as SQL. done: by the names after the migration, with the values that were saved; else by those
** that hold while values are moved. alias: as in gov_value_style. */
const char *gov_script_value_text(const gov_script *at, const gov_mapped *value,
                                  gov_sql_dialect dialect, int done, const char *alias);
/* How a table of the first schema is called then, quoted. */
const char *gov_script_table_name(const gov_script *at, const gov_catalog_table *table,
                                  gov_sql_dialect dialect, int done);

/* As sqlite3_mprintf, in the arena; never NULL. */
const char *gov_script_text(const gov_script *at, const char *format, ...);

/* What a dialect writes, and what its scripts' heads say. */
typedef struct gov_script_dialect {
  const char *how;  /* to run a script; %s: its file */
  const char *note; /* more about the migration; NULL */
  void (*write)(const gov_script *at);
  void (*verify)(const gov_script *at);
} gov_script_dialect;
/* The three scripts of a draft: heads alone when the plan has no step. */
void gov_script_write(gov_draft *draft, const gov_script_dialect *dialect);

#endif
