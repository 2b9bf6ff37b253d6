/* catalog.h: a database schema as the generator compares it.
**
** Made by replaying statements (CREATE, ALTER, DROP, RENAME) in order, whatever their dialect.
** Names are as spelled, without quotes; they are compared with ASCII case folded. Expressions
** (defaults, checks, generated columns, index keys, view and trigger bodies) are kept as the
** schema's own text with white space and comments collapsed. Everything lives in the arena.
*/
#ifndef GOV_CATALOG_H
#define GOV_CATALOG_H
#include "read/sql/sql_statement.h"

typedef struct gov_catalog_column {
  const char *name;
  const char *type;         /* as spelled; "" where SQLite lets it out */
  const gov_sql_type *kind; /* the same, read */
  const char *default_text; /* an expression; NULL: none */
  const char *generated;    /* an expression; NULL: an ordinary column */
  const char *collation;
  const char *on_update, *comment; /* MySQL: an expression; a literal as the schema spells it */
  uint8_t generated_stored, not_null, auto_increment, serial, default_volatile;
  uint8_t identity; /* 1 BY DEFAULT, 2 ALWAYS */
  int32_t line;
} gov_catalog_column;

typedef struct gov_catalog_constraint {
  gov_sql_constraint_kind kind; /* PRIMARY_KEY UNIQUE FOREIGN_KEY CHECK */
  const char *name;             /* NULL: the database names it */
  const char *implied_name;     /* what it names it then, where that is known */
  gov_sql_names columns;
  const char *check; /* CHECK: the expression */
  const char *referenced_table;
  gov_sql_names referenced_columns; /* empty: the referenced primary key */
  gov_sql_reference_action on_delete, on_update;
  uint8_t deferrable;  /* 1 INITIALLY IMMEDIATE, 2 INITIALLY DEFERRED */
  const char *options; /* behind all that: NULLS NOT DISTINCT, INCLUDE (…), MATCH FULL; NULL */
  int32_t line;
} gov_catalog_constraint;

typedef struct gov_catalog_table {
  const char *name;
  gov_list columns;     /* gov_catalog_column */
  gov_list constraints; /* gov_catalog_constraint; those of columns are lifted here */
  uint8_t without_rowid, strict;
  const char *options; /* MySQL: what stands behind the parenthesis; NULL */
  const char *path;
  int32_t line;
} gov_catalog_table;

/* Whatever else has a name: an index, view, trigger; a function, type, sequence, extension. */
typedef struct gov_catalog_object {
  gov_sql_object kind;
  const char *name, *table;
  const char *text;   /* index: from its parenthesis or USING on; the others: all behind the name */
  const char *flavor; /* words before the kind that shape it: FULLTEXT, CONSTRAINT, …; NULL */
  const char *signature; /* function: its arguments, which tell overloads apart */
  const char *owned_by;  /* sequence: "table"."column" as the schema spells it; NULL */
  gov_text *values;      /* enum type: its literals, quotes included */
  int32_t value_count;
  uint8_t unique, by_table; /* by_table: names are the table's own, as MySQL's indexes */
  const char *path;
  int32_t line;
} gov_catalog_object;

/* A statement that shapes what no draft writes: grants, policies, comments, domains … */
typedef struct gov_catalog_other {
  const char *what; /* "create policy", "grant" */
  const char *name; /* of what it concerns; "" */
  const char *text, *path;
  int32_t line;
} gov_catalog_other;

typedef struct gov_catalog {
  gov_arena *arena;
  gov_sql_dialect dialect;
  gov_list tables;     /* gov_catalog_table */
  gov_list objects;    /* gov_catalog_object */
  gov_list others;     /* gov_catalog_other */
  const char *space;   /* the schema or database that its names are qualified with; NULL: none */
  uint8_t space_known; /* a first name was seen */
  int32_t assumed;     /* statements of DO blocks, taken as run */
  int32_t unread;      /* statements that shape the schema and could not be replayed */
  const char *unread_path, *unread_why;
  int32_t unread_line; /* of the first of them */
} gov_catalog;

void gov_catalog_init(gov_catalog *schema, gov_arena *arena, gov_sql_dialect dialect);
void gov_catalog_free(gov_catalog *schema); /* the lists; the arena is the caller's */

/* Replays one text. PostgreSQL's unquoted names are folded. Returns SQLITE_OK or SQLITE_NOMEM. */
int gov_catalog_replay(gov_catalog *schema, const char *path, gov_text sql,
                       gov_sql_dialect dialect);

gov_catalog_table *gov_catalog_table_named(const gov_catalog *schema, const char *name);
gov_catalog_column *gov_catalog_column_named(const gov_catalog_table *table, const char *name);
/* table NULL: of any table. signature NULL: with any arguments. */
gov_catalog_object *gov_catalog_object_named(const gov_catalog *schema, gov_sql_object kind,
                                             const char *name, const char *table);
/* The object of the same identity in another schema, or NULL. */
gov_catalog_object *gov_catalog_object_like(const gov_catalog *schema,
                                            const gov_catalog_object *object);
const gov_catalog_constraint *gov_catalog_primary_key(const gov_catalog_table *table);
static inline gov_catalog_column *gov_catalog_column_at(const gov_catalog_table *table,
                                                        size_t index) {
  return gov_list_at(&table->columns, index);
}
static inline gov_catalog_constraint *gov_catalog_constraint_at(const gov_catalog_table *table,
                                                                size_t index) {
  return gov_list_at(&table->constraints, index);
}

/* Whether a name stands in a text as an identifier; literals and comments do not count. */
int gov_text_mentions(gov_text text, const char *name, gov_sql_dialect dialect);
int gov_names_hold(const gov_sql_names *names, const char *name); /* case folded */
int gov_names_equal(const gov_sql_names *a, const gov_sql_names *b);

#endif
