/* postgresql_parts.h: PostgreSQL's statements, each safe to run twice. */
#ifndef GOV_POSTGRESQL_PARTS_H
#define GOV_POSTGRESQL_PARTS_H
#include "generate/draft.h"

/* A script under way. back: the rollback, which goes from the second schema to the first. */
typedef struct gov_postgresql {
  const gov_draft *draft;
  gov_arena *arena;
  sqlite3_str *out;
  int back;
} gov_postgresql;

/* A table on the side the script starts from and on the one it goes to; NULL: not there. */
typedef struct gov_postgresql_table {
  const gov_table_change *change;
  const gov_catalog_table *before, *after;
} gov_postgresql_table;

/* A column likewise. kept: dropping it was not allowed. */
typedef struct gov_postgresql_column {
  const gov_catalog_column *before, *after;
  int kept;
} gov_postgresql_column;

gov_postgresql_table gov_postgresql_table_at(const gov_postgresql *at, size_t index);
/* The pairs of a table that is on both sides; a list of gov_postgresql_column. */
void gov_postgresql_columns(const gov_postgresql *at, const gov_postgresql_table *table,
                            gov_list *columns);

/* Names are cut at 63 bytes by PostgreSQL: what would grow longer is named by a digest. */
const char *gov_postgresql_name(const gov_postgresql *at, const char *prefix, const char *name);
/* The name of a constraint: its own, or one made from its table and definition. */
const char *gov_postgresql_constraint_name(const gov_postgresql *at, const gov_catalog_table *table,
                                           const gov_catalog_constraint *constraint);

int gov_postgresql_not_null(const gov_catalog_table *table, const gov_catalog_column *column);
int gov_postgresql_same_type(const gov_catalog_column *a, const gov_catalog_column *b);
/* A value in another type: through text, so that what does not fit is an error and never rounded.
 */
char *gov_postgresql_converted(const char *value, const char *type);

void gov_postgresql_do(const gov_postgresql *at, const char *body); /* DO, quoted safely */
void gov_postgresql_begin(const gov_postgresql *at);
void gov_postgresql_commit(const gov_postgresql *at);
void gov_postgresql_put_column(const gov_postgresql *at, const gov_catalog_column *column);
void gov_postgresql_create_table(const gov_postgresql *at, const gov_catalog_table *table);
void gov_postgresql_rename_table(const gov_postgresql *at, const char *from, const char *to);
void gov_postgresql_rename_column(const gov_postgresql *at, const char *table, const char *from,
                                  const char *to);
void gov_postgresql_drop_constraint(const gov_postgresql *at, const gov_catalog_table *table,
                                    const gov_catalog_constraint *constraint);
void gov_postgresql_add_constraint(const gov_postgresql *at, const gov_catalog_table *table,
                                   const gov_catalog_constraint *constraint);
void gov_postgresql_drop_invalid(const gov_postgresql *at, const char *index);
/* An UPDATE in batches of blocks, each its own transaction, going on where it stopped. */
void gov_postgresql_backfill(const gov_postgresql *at, const char *table, const char *assignment,
                             const char *condition);

/* postgresql_objects.c. The schema the script starts from, or goes to. */
const gov_catalog *gov_postgresql_side(const gov_postgresql *at, int of_after);
void gov_postgresql_drop_objects(const gov_postgresql *at, int indexes);
void gov_postgresql_create_objects(const gov_postgresql *at, gov_sql_object kind);
void gov_postgresql_create_definitions(const gov_postgresql *at);
void gov_postgresql_add_enum_values(const gov_postgresql *at);
void gov_postgresql_own_sequences(const gov_postgresql *at);
void gov_postgresql_free_from_indexes(const gov_postgresql *at, const gov_postgresql_table *table,
                                      const gov_catalog_column *before);

/* postgresql_draft.c: the whole script in the direction of `at`. */
void gov_postgresql_write(const gov_postgresql *at);

#endif
