/* plan.h: what has to happen so that one schema becomes another: ordered steps, each with its
** risk.
**
** Tables and columns are matched by name; a rename is known only from a hint (the spec's mapping
** table). An unexplained drop and add is exactly that. Additive steps come first and destructive
** ones last. A destructive step that was not allowed stays in the plan, marked, and the draft
** leaves its object alone.
*/
#ifndef GOV_PLAN_H
#define GOV_PLAN_H
#include "generate/catalog.h"

/* A row of the spec's mapping. column NULL: the table is renamed. */
typedef struct gov_hint {
  const char *table,
      *column; /* in the first schema; column: as the spec words it when it derives */
  const char *to_table, *to_column;
  const char *expression; /* derives: what the rule says behind the word; NULL: nothing */
  const char *path;
  int32_t line;
  uint8_t derives; /* the target is made from `column`, as the spec words it */
  uint8_t used;    /* the plan follows it */
} gov_hint;

/* Where a column's rows come from when that is no column of its own table. */
typedef struct gov_mapped {
  const gov_hint *hint;
  const gov_catalog_table *table;  /* of the first schema: whose columns are read */
  const gov_catalog_table *target; /* of the first schema: whose rows are filled; NULL: a new one */
  const char *expression;          /* the spec's, over columns of `table`; NULL: `column` */
  const gov_catalog_column *column;
  const gov_catalog_constraint *join; /* ties the two tables; NULL: they are one */
  uint8_t join_is_sources;            /* it is a constraint of `table`, not of `target` */
} gov_mapped;

/* X(NAME, word, risk, reversibility, movement, destructive, hazards). movement: what the
** database does with the rows. */
#define GOV_STEPS(X)                                                                               \
  X(CREATE_TABLE, "create_table", "low", "reversible", "none", 0, "")                              \
  X(RENAME_TABLE, "rename_table", "high", "reversible", "none", 0, "MH201")                        \
  X(ADD_COLUMN, "add_column", "low", "reversible", "none", 0, "")                                  \
  X(ADD_REQUIRED_COLUMN, "add_required_column", "high", "reversible", "rewrite", 0, "MH205")       \
  X(RENAME_COLUMN, "rename_column", "high", "reversible", "none", 0, "MH202")                      \
  X(CHANGE_TYPE, "change_type", "high", "reversible_from_saved_values", "rewrite", 0, "MH203")     \
  X(CHANGE_DEFAULT, "change_default", "low", "reversible", "none", 0, "")                          \
  X(CHANGE_GENERATED, "change_generated", "medium", "reversible_from_saved_values", "rewrite", 0,  \
    "MH308")                                                                                       \
  X(FILL_COLUMN, "fill_column", "medium", "reversible", "update", 0, "MH403")                      \
  X(FILL_TABLE, "fill_table", "medium", "reversible", "copy", 0, "MH403")                          \
  X(CHANGE_ATTRIBUTES, "change_attributes", "low", "reversible", "none", 0, "")                    \
  X(CHANGE_COLLATION, "change_collation", "medium", "reversible", "rewrite", 0, "")                \
  X(REORDER_COLUMNS, "reorder_columns", "low", "reversible", "copy", 0, "")                        \
  X(SET_NOT_NULL, "set_not_null", "high", "reversible", "scan", 0, "MH206")                        \
  X(DROP_NOT_NULL, "drop_not_null", "low", "reversible", "none", 0, "MH207")                       \
  X(ADD_PRIMARY_KEY, "add_primary_key", "high", "reversible", "rewrite", 0, "MH307")               \
  X(DROP_PRIMARY_KEY, "drop_primary_key", "high", "reversible", "none", 0, "MH107")                \
  X(ADD_UNIQUE, "add_unique", "high", "reversible", "scan", 0, "MH208")                            \
  X(DROP_UNIQUE, "drop_unique", "medium", "reversible", "none", 0, "MH107")                        \
  X(ADD_CHECK, "add_check", "medium", "reversible", "scan", 0, "")                                 \
  X(DROP_CHECK, "drop_check", "medium", "reversible", "none", 0, "MH107")                          \
  X(ADD_FOREIGN_KEY, "add_foreign_key", "medium", "reversible", "scan", 0, "")                     \
  X(DROP_FOREIGN_KEY, "drop_foreign_key", "medium", "reversible", "none", 0, "MH107")              \
  X(CHANGE_OPTIONS, "change_options", "medium", "reversible", "copy", 0, "")                       \
  X(CREATE_EXTENSION, "create_extension", "medium", "stays", "none", 0, "")                        \
  X(CREATE_TYPE, "create_type", "low", "stays", "none", 0, "")                                     \
  X(ADD_ENUM_VALUES, "add_enum_values", "medium", "irreversible", "none", 0, "")                   \
  X(CREATE_SEQUENCE, "create_sequence", "low", "stays", "none", 0, "")                             \
  X(CREATE_FUNCTION, "create_function", "medium", "stays", "none", 0, "")                          \
  X(CHANGE_FUNCTION, "change_function", "high", "reversible", "none", 0, "")                       \
  X(CREATE_INDEX, "create_index", "low", "reversible", "scan", 0, "")                              \
  X(CREATE_UNIQUE_INDEX, "create_unique_index", "high", "reversible", "scan", 0, "MH208")          \
  X(DROP_INDEX, "drop_index", "low", "reversible", "none", 0, "")                                  \
  X(CREATE_VIEW, "create_view", "low", "reversible", "none", 0, "")                                \
  X(DROP_VIEW, "drop_view", "medium", "reversible", "none", 0, "")                                 \
  X(CREATE_TRIGGER, "create_trigger", "medium", "reversible", "none", 0, "")                       \
  X(DROP_TRIGGER, "drop_trigger", "medium", "reversible", "none", 0, "")                           \
  X(DROP_COLUMN, "drop_column", "high", "reversible_from_saved_values", "rewrite", 1, "MH102")     \
  X(DROP_TABLE, "drop_table", "high", "reversible_from_saved_values", "copy", 1, "MH101")

typedef enum gov_step_kind {
#define GOV_X(NAME, word, risk, reversibility, movement, destructive, hazards) GOV_STEP_##NAME,
  GOV_STEPS(GOV_X)
#undef GOV_X
      GOV_STEP_COUNT
} gov_step_kind;

typedef struct gov_step_row {
  const char *word, *risk, *reversibility, *movement;
  int destructive;
  const char *hazards; /* joined by ',' */
} gov_step_row;
extern const gov_step_row gov_step_rows[GOV_STEP_COUNT];

typedef struct gov_step {
  gov_step_kind kind;
  const gov_catalog_table *from, *to;
  const gov_catalog_column *from_column, *to_column;
  const gov_catalog_constraint *constraint;
  const gov_catalog_object *object; /* the one created or dropped */
  const char *note;                 /* what a person must decide or know; NULL: nothing */
  const char *hazards;              /* joined by ','; NULL: those of its row */
  int held_back;                    /* destructive and not allowed: not in the draft */
} gov_step;

/* One table on both sides. sources[i] is the first schema's column that target column i takes
** its values from. */
typedef struct gov_table_change {
  const gov_catalog_table *from, *to; /* from NULL: created; to NULL: dropped */
  const gov_catalog_column **sources; /* one for each column of `to`; NULL: new */
  const gov_mapped **values; /* one for each column of `to`; NULL: none, or no mapping at all */
  const gov_catalog_table *filled_from; /* a created table takes its rows from this one */
  int changed, renamed;                 /* anything at all besides objects; another name */
  int only_adds; /* nothing but nullable columns at the end, without constraints */
  int held_back; /* a drop that was not allowed */
  const gov_catalog_column *
      *kept; /* columns of `from` that the draft keeps because dropping was not allowed */
  int kept_count;
} gov_table_change;

/* A difference that the draft leaves to a person. */
typedef struct gov_not_drafted {
  const char *what, *name, *why, *path;
  int32_t line;
} gov_not_drafted;

/* A hazard of the draft as a whole. */
typedef struct gov_plan_hazard {
  const char *id, *why;
} gov_plan_hazard;

typedef struct gov_plan {
  gov_arena *arena;
  gov_sql_dialect dialect;
  const gov_catalog *from, *to;
  gov_list *hints;      /* gov_hint */
  gov_list steps;       /* gov_step, in order */
  gov_list changes;     /* gov_table_change: tables of `to` in its order, then dropped ones */
  gov_list not_drafted; /* gov_not_drafted */
  gov_list hazards;     /* gov_plan_hazard */
  int destructive, held_back;
} gov_plan;

/* hints: gov_hint rows; those the plan follows are marked. Returns SQLITE_OK or SQLITE_NOMEM. */
int gov_plan_make(gov_plan *plan, gov_arena *arena, const gov_catalog *from, const gov_catalog *to,
                  gov_list *hints, int allow_destructive);
void gov_plan_free(gov_plan *plan);

/* The hazards of a step, joined by ','; "": none. How a dialect makes it may imply more. */
const char *gov_step_hazards(const gov_step *step);
void gov_step_implies(const gov_plan *plan, gov_step *step, const char *hazard);
void gov_plan_implies(gov_plan *plan, const char *hazard, const char *why); /* once */
/* Values are kept for the rollback, which a reader of SQL cannot see: MH501. */
void gov_plan_keeps_values(gov_plan *plan);
/* Adds to what a person must know of it. */
void gov_step_says(const gov_plan *plan, gov_step *step, const char *note);

/* compare.c */
int gov_texts_equal(const char *a, const char *b); /* case folded; NULL equals NULL */
int gov_expressions_equal(const char *a, const char *b, gov_sql_dialect dialect);
int gov_types_equal(const char *a, const char *b, gov_sql_dialect dialect);
int gov_columns_equal(const gov_catalog_column *a, const gov_catalog_column *b,
                      gov_sql_dialect dialect); /* but for the name */
int gov_constraints_equal(const gov_catalog_constraint *a, const gov_catalog_constraint *b,
                          gov_sql_dialect dialect);
/* The same constraint of another table, or NULL. */
const gov_catalog_constraint *gov_constraint_find(const gov_catalog_table *table,
                                                  const gov_catalog_constraint *like,
                                                  gov_sql_dialect dialect);
int gov_objects_equal(const gov_catalog_object *a, const gov_catalog_object *b,
                      gov_sql_dialect dialect);

#endif
