/* replay.h: what the files that replay statements share. */
#ifndef GOV_REPLAY_H
#define GOV_REPLAY_H
#include "generate/catalog.h"

/* What a replay carries along. */
typedef struct replay {
  gov_catalog *schema;
  const char *path;
  gov_text sql; /* the text the spans point into */
  gov_sql_dialect dialect;
} replay;

/* The first place is told, and why. */
void gov_replay_unread(const replay *at, int32_t line, const char *why);
/* Statements of which drafts write nothing. */
void gov_replay_other(const replay *at, const gov_sql_statement *from);
void gov_replay_remove(gov_list *list, size_t index);

/* replay_text.c. The text with one space between tokens that had any, and no comments. */
const char *gov_replay_collapse(const replay *at, gov_text text);
const char *gov_replay_span(const replay *at, gov_sql_span span); /* NULL for nothing */
gov_text gov_replay_slice(const replay *at, gov_sql_span span);
/* Whether an identifier of the text is this name; and the text with it replaced. */
int gov_replay_mentions(const replay *at, const char *text, const char *name);
const char *gov_replay_renamed(const replay *at, const char *text, const char *from,
                               const char *to);

/* replay_column.c: a column as its definition says it. Its constraints become the table's.
** statement: the CREATE TABLE it stands in, or NULL. */
void gov_replay_add_column(const replay *at, gov_catalog_table *table, const gov_sql_column *from);
void gov_replay_describe_column(const replay *at, gov_catalog_table *table,
                                gov_catalog_column *column, const gov_sql_column *from);
const char *gov_replay_type(const replay *at, gov_sql_span span);

/* replay_table.c: tables, their constraints and changes. */
void gov_replay_create_table(const replay *at, const gov_sql_statement *from);
void gov_replay_drop_table(const replay *at, const char *name, int cascade);
void gov_replay_rename_table(const replay *at, const char *from, const char *to);
void gov_replay_alter_table(const replay *at, const gov_sql_statement *from);
gov_catalog_constraint *gov_replay_new_constraint(const replay *at, gov_catalog_table *table,
                                                  gov_sql_constraint_kind kind, const char *name,
                                                  int32_t line);
/* Once its columns are known: what the database calls it when the schema does not. */
void gov_replay_imply_name(const replay *at, const gov_catalog_table *table,
                           gov_catalog_constraint *constraint);

/* The name PostgreSQL makes of a table, its columns and a label; columns joined by '_'. */
const char *gov_replay_postgresql_name(const replay *at, const char *table, const char *columns,
                                       const char *label);
const char *gov_replay_joined(const replay *at, const gov_sql_names *names);

/* replay_object.c: everything that is no table. */
void gov_replay_create_object(const replay *at, const gov_sql_statement *from);
void gov_replay_drop_object(const replay *at, gov_sql_object kind, const char *name,
                            const char *table);
void gov_replay_alter_object(const replay *at, const gov_sql_statement *from);
/* MySQL's index inside a table; unique says UNIQUE, span is the definition. */
void gov_replay_table_index(const replay *at, const gov_catalog_table *table, const char *name,
                            gov_text definition, int unique, int32_t line);

#endif
