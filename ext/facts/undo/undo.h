/* undo.h: what a down part is worth against the up part it belongs to. */
#ifndef GOV_UNDO_H
#define GOV_UNDO_H
#include "base/map.h"
#include "facts/facts.h"
#include "read/sql/sql_statement.h"

/* Statements in order; of one section where `section` is 0 … 2, of any where it is -1. */
typedef struct gov_undo_part {
  const gov_sql_script *sql;
  int32_t first, count; /* of its statements */
  int section;
  const char *path;
} gov_undo_part;

typedef enum gov_undo_worth { GOV_UNDO_WHOLE, GOV_UNDO_NOT_WHOLE, GOV_UNDO_LOSES } gov_undo_worth;

/* One table the up part changes, and how well the down part reverses that. */
typedef struct gov_undo_table {
  const char *name;  /* as spelled */
  int32_t line;      /* of its first change */
  int32_t down_line; /* of the first down statement that reverses one; 0: none does */
  gov_undo_worth worth;
} gov_undo_table;

typedef struct gov_undo {
  const char *verdict; /* GOV_UNDO_COMPLETE … */
  int doubtful;        /* something in the up part could not be read, or the down part may refuse */
  int idle;            /* the up part has no statement at all, not even one in a comment */
  int makes_only;      /* the up part makes things and fills what it made, nothing else */
  int32_t down_line;   /* of the down part's first statement; 1 when it has none */
  gov_list tables;     /* gov_undo_table */
} gov_undo;

/* undo_kept.c: a search for what was kept; `work` is the number of steps it may still take. */
typedef struct gov_undo_search {
  const gov_undo_part *up, *down;
  int64_t work;
  int failed; /* out of memory */
} gov_undo_search;

/* What a statement of the up part destroys: a column's values, or rows where column is NULL. */
typedef struct gov_undo_loss {
  const gov_sql_statement *by;
  const gov_sql_name *table;
  const char *column;
} gov_undo_loss;

/* The line of the down statement that writes it back from a copy that the up part made; 0: none. */
int32_t gov_undo_restored(gov_undo_search *search, const gov_undo_loss *loss);
int gov_undo_same_table(const gov_sql_name *a, const gov_sql_name *b);

/* has_down: a down part is there, though it may be empty. SQLITE_OK or SQLITE_NOMEM; free with
 * gov_undo_free. */
int gov_undo_judge(const gov_undo_part *up, const gov_undo_part *down, int has_down,
                   gov_undo *undo);
void gov_undo_free(gov_undo *undo);

/* undo_redefined.c: marks each CREATE OR REPLACE of what an earlier script of the series made. */
int gov_undo_find_redefined(gov_facts *facts);

/* undo_types.c: GOV_SQL_TYPE_AS_BEFORE becomes the type that earlier migrations gave the column. */
#define GOV_SQL_TYPE_AS_BEFORE "as_before"
int gov_undo_recall_types(gov_facts *facts);

/* undo_beside.c: the scripts in code and their folders; and whether an SQL script is run by one of those it
** lies with. */
int gov_undo_map_code(const gov_facts *facts, gov_map *code); /* SQLITE_OK or SQLITE_NOMEM */
int gov_undo_is_beside_code(const gov_script *script, const gov_map *code);

#endif
