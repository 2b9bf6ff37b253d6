/* postgresql_parts.h: PostgreSQL's statements, each safe to run twice. */
#ifndef GOV_POSTGRESQL_PARTS_H
#define GOV_POSTGRESQL_PARTS_H
#include "generate/script.h"

/* The name of a constraint: its own, or one made from its table and definition. */
const char *gov_postgresql_constraint_name(const gov_script *at, const gov_catalog_table *table,
                                           const gov_catalog_constraint *constraint);

int gov_postgresql_not_null(const gov_catalog_table *table, const gov_catalog_column *column);
int gov_postgresql_same_type(const gov_catalog_column *a, const gov_catalog_column *b);
/* A value in another type: through text, so that what does not fit is an error and never rounded.
 */
char *gov_postgresql_converted(const char *value, const char *type);

void gov_postgresql_do(const gov_script *at, const char *body); /* DO, quoted safely */
/* A statement that makes nobody wait may take its time; one that does may not. */
void gov_postgresql_unhurried(const gov_script *at);
void gov_postgresql_hurried(const gov_script *at);
void gov_postgresql_begin(const gov_script *at);
void gov_postgresql_commit(const gov_script *at);
void gov_postgresql_put_column(const gov_script *at, const gov_catalog_column *column);
void gov_postgresql_create_table(const gov_script *at, const gov_catalog_table *table);
void gov_postgresql_rename_table(const gov_script *at, const char *from, const char *to);
void gov_postgresql_rename_column(const gov_script *at, const char *table, const char *from,
                                  const char *to);
void gov_postgresql_drop_constraint(const gov_script *at, const gov_catalog_table *table,
                                    const gov_catalog_constraint *constraint);
void gov_postgresql_add_constraint(const gov_script *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint);
/* Asks the rows that were there, in a transaction of its own: nobody waits for it. */
void gov_postgresql_validate(const gov_script *at, const char *table, const char *name);
void gov_postgresql_drop_invalid(const gov_script *at, const char *index);
/* An UPDATE in batches of blocks, each its own transaction, going on where it stopped. */
void gov_postgresql_batches(const gov_script *at, const char *table, const char *statement,
                            const char *condition, const char *conflict);
void gov_postgresql_backfill(const gov_script *at, const char *table, const char *assignment,
                             const char *condition);

/* postgresql_objects.c. The schema the script starts from, or goes to. */
const gov_catalog *gov_postgresql_side(const gov_script *at, int of_after);
void gov_postgresql_drop_objects(const gov_script *at, int indexes);
void gov_postgresql_create_objects(const gov_script *at, gov_sql_object kind);
void gov_postgresql_create_definitions(const gov_script *at);
void gov_postgresql_add_enum_values(const gov_script *at);
void gov_postgresql_own_sequences(const gov_script *at);
void gov_postgresql_free_from_indexes(const gov_script *at, const gov_script_table *table,
                                      const gov_catalog_column *before);

/* postgresql_values.c */
void gov_postgresql_fill(const gov_script *at);
void gov_postgresql_check_values(const gov_script *at, const gov_script_table *table);
/* postgresql_verify.c: a check that finds nothing; found is freed. */
void gov_postgresql_check_count(sqlite3_str *out, const char *what, const char *table,
                                const char *column, char *found);

/* postgresql_move.c: values that move: mappings, defaults, types, what is required. */
void gov_postgresql_move_values(const gov_script *at);
/* A change of a column's default; NULL text: it has none. */
void gov_postgresql_put_default(const gov_script *at, const gov_catalog_table *table,
                                const gov_catalog_column *column);
/* A new column whose rows get their values in batches: a default would fill what the mapping fills, and
** one of its own for each row would rewrite the table under a lock. */
int gov_postgresql_fills_later(const gov_script *at, const gov_script_table *table,
                               const gov_catalog_column *column);
int gov_postgresql_changes(const gov_script_table *table);

/* postgresql_draft.c: the whole script in the direction of `at`. */
void gov_postgresql_write(const gov_script *at);

#endif
