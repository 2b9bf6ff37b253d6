/* mysql_parts.h: MySQL's statements, each safe to run twice.
**
** Every ALTER commits by itself and cannot be taken back: nothing here claims a transaction. MySQL
** has no IF NOT EXISTS for columns, so a statement asks information_schema first and is prepared
** only when it is needed. All strings lie in the arena.
*/
#ifndef GOV_MYSQL_PARTS_H
#define GOV_MYSQL_PARTS_H
#include "generate/script.h"

/* How a change of a table is made: what writers meet meanwhile. */
#define MYSQL_INSTANT        ", ALGORITHM=INSTANT"
#define MYSQL_ONLINE         ", ALGORITHM=INPLACE, LOCK=NONE"
#define MYSQL_INPLACE_SHARED ", ALGORITHM=INPLACE, LOCK=SHARED"
#define MYSQL_COPY           ", ALGORITHM=COPY, LOCK=SHARED"

const char *gov_mysql_id(const gov_script *at, const char *name);      /* `name` */
const char *gov_mysql_literal(const gov_script *at, const char *text); /* 'text' */
const char *gov_mysql_columns(const gov_script *at, const gov_sql_names *names);

/* Conditions. */
const char *gov_mysql_has_table(const gov_script *at, const char *table);
const char *gov_mysql_has_column(const gov_script *at, const char *table, const char *column);
const char *gov_mysql_has_index(const gov_script *at, const char *table, const char *index);
const char *gov_mysql_has_constraint(const gov_script *at, const char *table, const char *name);
const char *gov_mysql_has_fact(const gov_script *at, const char *fact);

/* The statement when the condition holds. */
void gov_mysql_when(const gov_script *at, const char *condition, const char *statement);
/* The script stops with these words when the condition holds. */
void gov_mysql_stop_when(const gov_script *at, const char *condition, const char *words);
void gov_mysql_note(const gov_script *at, const char *fact);

/* `name` type … NOT NULL …; nullable: without its NOT NULL, as long as rows have no value. */
const char *gov_mysql_column(const gov_script *at, const gov_catalog_column *column, int nullable);
const char *gov_mysql_constraint_name(const gov_script *at, const gov_catalog_table *table,
                                      const gov_catalog_constraint *constraint);
void gov_mysql_create_table(const gov_script *at, const gov_catalog_table *table);
void gov_mysql_drop_constraint(const gov_script *at, const gov_catalog_table *table,
                               const gov_catalog_constraint *constraint);
void gov_mysql_add_constraint(const gov_script *at, const gov_catalog_table *table,
                              const gov_catalog_constraint *constraint);
void gov_mysql_add_index(const gov_script *at, const gov_catalog_object *index, int replaces);
void gov_mysql_drop_index(const gov_script *at, const gov_catalog_object *index);
const char *gov_mysql_orphans(const gov_script *at, const gov_catalog_table *table,
                              const gov_catalog_constraint *constraint);

/* mysql_values.c: rows in batches, and types that change. */
void gov_mysql_fill(const gov_script *at); /* by the mapping */
void gov_mysql_move_values(const gov_script *at);
/* Equal to the byte, whatever the collation; NULL equals NULL. */
const char *gov_mysql_same(const gov_script *at, const char *a, const char *b, const char *type);

/* mysql_draft.c */
int gov_mysql_changes(const gov_script_table *table);
void gov_mysql_write(const gov_script *at);
/* mysql_verify.c */
void gov_mysql_verify(const gov_script *at);

#endif
