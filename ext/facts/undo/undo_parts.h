/* undo_parts.h: what the files that judge an undo share: the keys of what a down part does. */
#ifndef GOV_UNDO_PARTS_H
#define GOV_UNDO_PARTS_H
#include "facts/undo/undo.h"

typedef struct undo_judging {
  gov_arena arena;
  gov_map down;    /* key → line */
  gov_map created; /* tables the up part creates: name → row of `made` */
  gov_map added;   /* columns the up part adds */
  gov_map rows;    /* table name → row of undo->tables */
  gov_list key;    /* bytes: the last key made */
  gov_undo *undo;
  gov_undo_search search;
  gov_list made;  /* gov_sql_name: the tables of `created` */
  gov_list types; /* gov_sql_type: what the down part gives a column */
  int changes, reversed, losses, failed;
  int doubtful; /* a table may have lost more than its own statements say */
} undo_judging;

/* undo_keys.c: a key is a kind of change, the table or object it is made to, and perhaps a name in
** it. A name with its schema answers one without, and the other way round; two schemas never. */
uint32_t undo_find(undo_judging *j, const gov_map *map, const char *kind, const char *object,
                   const char *name); /* GOV_MAP_NONE: not there */
/* Its slot, made with GOV_MAP_NONE when new; NULL, and failed set, when out of memory. */
uint32_t *undo_slot(undo_judging *j, gov_map *map, const char *kind, const char *object,
                    const char *name);
void undo_put(undo_judging *j, const char *kind, const gov_sql_name *object, const char *name,
              int32_t line);
/* The line of the down statement that does this; 0: none. */
int32_t undo_did(undo_judging *j, const char *kind, const gov_sql_name *object, const char *name);
const char *undo_joined(undo_judging *j, const char *from, const char *to); /* "a>b" */
gov_sql_name
undo_bare(const char *name); /* a name that never has a schema: an index's in a table */

/* "make view", "drop trigger": the kind of what is done to an object that is no table. A trigger or
** policy has its name in its table: undo_put_object leaves, and undo_did_object asks for, both. */
void undo_put_object(undo_judging *j, const char *verb, const gov_sql_statement *s,
                     const gov_sql_name *object);
int32_t undo_did_object(undo_judging *j, const char *verb, const gov_sql_statement *s);

/* undo_done.c: leaves the keys of what a down statement does. */
void undo_put_statement(undo_judging *j, const gov_sql_statement *s);

/* undo_alter.c: changes of a table that another change of the same kind, or its opposite, takes
** back. The key's kind of an action done, and of the one that would undo it; NULL: nothing does. */
typedef struct undo_pair {
  const char *does, *needs;
  int named, renames; /* the key holds the action's name; both names, the other way round */
} undo_pair;
const undo_pair *undo_pair_of(gov_sql_action_kind kind);
const char *undo_property_of(gov_sql_action_kind kind); /* of a column: what is done to it */
int32_t undo_property_undone(undo_judging *j, const gov_sql_name *table, const char *name,
                             gov_sql_action_kind kind);

/* undo_rolled_back.c: does what the down part does there stay done? To be asked in order of its statements. */
typedef enum undo_fate { UNDO_STAYS, UNDO_TAKEN_BACK, UNDO_UNSURE } undo_fate;
typedef struct undo_transaction {
  gov_sql_view ahead;
  int32_t end; /* of the transaction under way; {0} to begin with */
  undo_fate fate;
} undo_transaction;
undo_fate undo_fate_of(undo_transaction *at, const gov_undo_part *part, int32_t statement);

#endif
