/* hazards.h: what one look for hazards sees: a statement in its script, its script in its series.
**
** A rule is a row: the hazard's id, where the rule applies, and one small function that reports
** what it finds. The rules are in hazards_rules.c; their functions are grouped by what is at
** stake: loss (MH1xx), shape (MH2xx), locks (MH3xx), process (MH4xx, MH5xx). hazards.c walks the
** scripts and calls them.
*/
#ifndef GOV_HAZARDS_H
#define GOV_HAZARDS_H
#include "base/recent.h"
#include "facts/facts.h"
#include "facts/hazards/hazards_schema.h"

/* Checks that a statement switched off, and none after it surely on again. */
typedef struct gov_hazard_switched {
  int32_t number; /* of the statement, from 1; 0: none */
  int32_t under;  /* the branch it stands in, gov_sql_statement's; -1: it runs always */
} gov_hazard_switched;

/* What the session that runs the script has set and holds at this statement. */
typedef struct gov_hazard_session {
  uint8_t timeout_set, timeout_local; /* a sensible lock, statement or idle timeout; by SET LOCAL */
  uint8_t in_transaction;             /* between BEGIN and COMMIT of the script itself */
  int32_t begin;                      /* index of that BEGIN */
  uint8_t changes_in_transaction;     /* something but reading happened since */
  const char *exclusive;              /* table locked by an ALTER of this transaction, or NULL */
  uint8_t window_reported;
  uint8_t skip_reported; /* SCR.SILENT_SKIP, once a script */
  const char *database;  /* of the last USE, or NULL */
  const char *inserted;  /* table of the last INSERT that looked at nothing, or NULL */
  gov_hazard_switched checks_off[GOV_SQL_CHECKS_COUNT]; /* by their bits */
} gov_hazard_session;

/* What the whole script does, known before its first statement is judged. */
typedef struct gov_hazard_outlook {
  gov_map defaults; /* "table\ncolumn" folded → 1 when its last default event is a DROP DEFAULT */
  gov_map later_views; /* names of views it creates */
  gov_map switched_on; /* hazards_switch.c: the last statement that switches a table's checks on */
  gov_map own_schemas; /* schemas and databases it has surely created by now */
  gov_map objects;     /* names of whatever else it creates: functions, sequences, types, schemas */
  int32_t first_change; /* index of the first statement that changes a table's shape; -1 none */
  int32_t statements;   /* top-level ones that are neither SET nor transaction control */
  int32_t concurrent;   /* of these, CONCURRENTLY ones */
  uint8_t sets_autocommit;
  uint8_t controls; /* it begins or ends transactions itself */
} gov_hazard_outlook;

typedef struct gov_hazard_scan {
  gov_facts *facts;
  const gov_script *script;
  const gov_sql_script *sql;
  gov_sql_view *view;   /* of the statement */
  gov_sql_view *beside; /* for looks at other statements of the script */
  const gov_sql_statement *statement;
  const gov_sql_action *action; /* the ALTER's change being looked at, or NULL */
  int32_t index;                /* of the statement */
  gov_sql_dialect dialect;
  int32_t transactional; /* of the script or changeset: 1 wrapped, 0 told not to, -1 unknown */
  gov_schema *schema;
  gov_hazard_session session;
  gov_hazard_outlook outlook;
  gov_arena scratch;              /* keys of the outlook */
  struct gov_model_types *models; /* of all scripts, likewise */
  gov_recent *messages;           /* of all scripts: the same ones come again and again */
  const struct gov_hazard_rule *rule;
} gov_hazard_scan;

typedef enum gov_hazard_place {
  GOV_ON_STATEMENT,
  GOV_ON_ACTION,
  GOV_ON_SCRIPT_END
} gov_hazard_place;

typedef struct gov_hazard_rule {
  const char *hazard_id;
  gov_hazard_place place;
  unsigned dialects; /* bits 1 << gov_sql_dialect; 0: all */
  void (*look)(gov_hazard_scan *scan);
} gov_hazard_rule;

extern const gov_hazard_rule gov_hazard_rules[]; /* ends with an empty row */

/* hazards_loss.c: what loses rows, columns or the rules that protect them */
void gov_look_drop_table(gov_hazard_scan *scan);
void gov_look_drop_column(gov_hazard_scan *scan);
void gov_look_drop_database(gov_hazard_scan *scan);
void gov_look_truncate(gov_hazard_scan *scan);
void gov_look_delete_all(gov_hazard_scan *scan);
void gov_look_update_all(gov_hazard_scan *scan);
void gov_look_drop_constraint(gov_hazard_scan *scan);
void gov_look_cascade_drop(gov_hazard_scan *scan);
void gov_look_cascade_action(gov_hazard_scan *scan);

/* hazards_shape.c: what breaks readers, writers or values */
void gov_look_rename_table(gov_hazard_scan *scan);
void gov_look_rename_table_action(gov_hazard_scan *scan);
void gov_look_rename_column(gov_hazard_scan *scan);
void gov_look_rename_object(gov_hazard_scan *scan);
void gov_look_change_type(gov_hazard_scan *scan);
void gov_look_narrow_type(gov_hazard_scan *scan);
void gov_look_required_column(gov_hazard_scan *scan);
void gov_look_rebuild_required(gov_hazard_scan *scan);
void gov_look_rebuild_not_null(gov_hazard_scan *scan);
void gov_look_rebuild_drops(gov_hazard_scan *scan);
void gov_look_set_not_null(gov_hazard_scan *scan);
void gov_look_drop_not_null(gov_hazard_scan *scan);
void gov_look_unique_action(gov_hazard_scan *scan);
void gov_look_unique_index(gov_hazard_scan *scan);

/* hazards_locks.c: what makes others wait */
void gov_look_index_locks(gov_hazard_scan *scan);
void gov_look_drop_index_locks(gov_hazard_scan *scan);
void gov_look_outside_transaction(gov_hazard_scan *scan);
void gov_look_foreign_key(gov_hazard_scan *scan);
void gov_look_inline_constraint(gov_hazard_scan *scan);
void gov_look_validate_together(gov_hazard_scan *scan);
void gov_look_primary_key(gov_hazard_scan *scan);
void gov_look_rewriting_column(gov_hazard_scan *scan);
void gov_look_missing_timeouts(gov_hazard_scan *scan);
void gov_look_wide_window(gov_hazard_scan *scan);
void gov_look_maintenance(gov_hazard_scan *scan);
void gov_look_maintenance_action(gov_hazard_scan *scan);
void gov_look_mysql_copy(gov_hazard_scan *scan);

/* hazards_process.c: how a change is carried out */
void gov_look_transaction_control(gov_hazard_scan *scan);
void gov_look_transaction_unfinished(gov_hazard_scan *scan);
void gov_look_not_rerunnable(gov_hazard_scan *scan);
void gov_look_mixed_changes(gov_hazard_scan *scan);
void gov_look_unbatched(gov_hazard_scan *scan);
void gov_look_cross_database(gov_hazard_scan *scan);
void gov_look_authorization(gov_hazard_scan *scan);
void gov_look_authorization_action(gov_hazard_scan *scan);
void gov_look_constraint_late(gov_hazard_scan *scan);
void gov_look_switched_off(gov_hazard_scan *scan);
int gov_hazard_is_unbatched(const gov_hazard_scan *scan); /* writes rows of a whole table at once */

/* hazards_scripts.c: how a script is made */
void gov_look_not_idempotent(gov_hazard_scan *scan);
void gov_look_silent_skip(gov_hazard_scan *scan);
void gov_look_giant_transaction(gov_hazard_scan *scan);

/* A row of gov_hazards at the statement, or the action's own line. The message holds identifiers
** only. */
void gov_hazard_report(gov_hazard_scan *scan, const gov_sql_name *table, const char *format, ...);
/* The same for any place; severity and name come from the catalogue. Returns NULL when out of
** memory. */
gov_hazard *gov_hazard_add(gov_facts *facts, const char *hazard_id, const char *path, int32_t line,
                           const char *unit_id);

/* The statement's table holds rows as far as anybody knows. */
int gov_hazard_at_risk(const gov_hazard_scan *scan, const gov_sql_name *table);
/* The same, for what a statement destroys: not its script's own for sure. */
int gov_hazard_loses(const gov_hazard_scan *scan, const gov_sql_name *table);
/* The statement runs in a transaction: its own, its tool's, or one that a runner of whole files
** opens. */
int gov_hazard_in_explicit_transaction(const gov_hazard_scan *scan);
/* hazards_switch.c: what is switched on later, and what the statement does to the session's checks. */
void gov_hazard_note_switch(gov_hazard_scan *scan, const gov_sql_statement *statement,
                            const gov_sql_action *action, int32_t index);
void gov_hazard_switch_session(gov_hazard_scan *scan);
/* The column's last default event in the script is its removal. */
int gov_hazard_default_lost(gov_hazard_scan *scan, const gov_sql_name *table, const char *column);
int gov_hazard_has_view(const gov_hazard_scan *scan, const char *name); /* the script creates it */
/* The action is of that kind and changes an attribute of a composite type: the values of every column of
** that type hold it. */
int gov_hazard_of_composite(const gov_hazard_scan *scan, gov_sql_action_kind kind);
int gov_hazard_drops_own_schema(const gov_hazard_scan *scan); /* one it has made itself before */
int gov_hazard_creates(const gov_hazard_scan *scan, const gov_sql_name *name); /* it or a table */
/* The first of the NULL-terminated names that the statement calls, or NULL. */
const char *gov_hazard_call(const gov_sql_statement *statement, const char *const *names);

/* hazards_types.c: what becomes of the values when a column changes its type. */
typedef enum gov_type_change {
  GOV_TYPE_SAME,
  GOV_TYPE_WIDENS,  /* every value fits and nothing is rewritten */
  GOV_TYPE_CHANGES, /* every value fits, or nothing is known; the table is rewritten or checked */
  GOV_TYPE_NARROWS  /* a value may be lost or refused */
} gov_type_change;
gov_type_change gov_type_compare(const gov_sql_type *old, const gov_sql_type *new_type,
                                 gov_sql_dialect dialect);

/* hazards_models.c: the types of columns by the models of data. {0} to begin with. */
typedef struct gov_model_types {
  gov_arena arena;
  gov_map by_column; /* "table\ncolumn", folded → row of fields */
} gov_model_types;
int gov_model_types_find(gov_model_types *models, const gov_facts *facts);
void gov_model_types_free(gov_model_types *models);
const gov_sql_type *gov_model_type(gov_model_types *models, const gov_facts *facts,
                                   const gov_sql_name *table,
                                   const char *column); /* NULL: none says */

/* suppressions.c: directives of linters silence hazards of the script, from row `first` on. */
void gov_suppress_hazards(gov_facts *facts, const gov_script *script, gov_sql_view *view,
                          size_t first);

/* hazards_order.c: scripts in the order they run: by series, then version, numbers as numbers. */
const gov_script **gov_scripts_in_order(gov_facts *facts, gov_arena *arena, size_t *count);
int gov_same_series(const gov_script *a, const gov_script *b);
gov_text gov_script_series(const gov_script *script);

/* hazards_sort.c: the rows of the table in the order of paths and lines. SQLITE_OK or SQLITE_NOMEM. */
int gov_sort_hazards(gov_facts *facts);

#endif
