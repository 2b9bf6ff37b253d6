/* undo_judge.c: does the down part reverse what the up part does?
**
** Every down statement leaves keys of what it does: "drop column users.email", "create table
** orders". Every up statement asks for the keys that would reverse it. A table that the up part
** creates needs no more than to be dropped; a column that it adds takes its backfill, indexes and
** constraints along when it is dropped. What the up part destroys (a table, a column, rows) comes
** back empty at best: that is a loss, whatever the down part makes anew. So is what goes with a type
** that is dropped by CASCADE; what else a CASCADE takes along nobody can tell from here.
*/
#include "facts/hazards/hazards.h"
#include "facts/undo/undo_parts.h"
#include <string.h>

enum { SEARCH_STEPS = 200000 };

typedef undo_judging judging;

static int in_part(const gov_undo_part *part, const gov_sql_statement *s) {
  return (part->section < 0 || (int)s->section == part->section) && !s->commented_out;
}

static int32_t did(judging *j, const char *kind, const gov_sql_name *object, const char *name) {
  return undo_did(j, kind, object, name);
}

/* ---- what an up statement needs ---- */

static gov_undo_table *table_row(judging *j, const gov_sql_statement *s) {
  uint32_t *slot = gov_map_at(&j->rows, gov_text_of(s->table.full));
  if (!slot) return j->failed = 1, NULL;
  if (*slot == GOV_MAP_NONE) {
    gov_undo_table *row = gov_list_add(&j->undo->tables);
    if (!row) return j->failed = 1, NULL;
    *row = (gov_undo_table){.name = s->table.full, .line = s->line};
    *slot = (uint32_t)j->undo->tables.count - 1;
  }
  return gov_list_at(&j->undo->tables, *slot);
}

/* Notes one change: `line` of the statement that reverses it, 0 when none does. */
static void settle(judging *j, gov_undo_table *table, int32_t line, int loses) {
  j->changes++;
  j->reversed += line > 0;
  j->losses += loses;
  if (!table) return;
  gov_undo_worth worth = loses ? GOV_UNDO_LOSES : line ? GOV_UNDO_WHOLE : GOV_UNDO_NOT_WHOLE;
  if (worth > table->worth) table->worth = worth;
  if (line && !table->down_line) table->down_line = line;
}

static int32_t either(int32_t a, int32_t b) {
  return a ? a : b;
}

/* Made by the up part and by nothing before: "t" is not another schema's "t". */
static int is_created(judging *j, const gov_sql_name *table) {
  if (!table->last) return 0;
  uint32_t row = undo_find(j, &j->created, "table", table->last, NULL);
  return row < j->made.count && gov_undo_same_table(gov_list_at(&j->made, row), table);
}

/* What the statement destroys of a table, or of one column: the down line that writes it back. */
static int32_t restored(judging *j, const gov_sql_statement *s, const char *column) {
  gov_undo_loss loss = {s, &s->table, column};
  return gov_undo_restored(&j->search, &loss);
}

/* Settles a loss that needs `line` (the shape made anew) and the values back. */
static void settle_loss(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                        const char *column, int32_t line) {
  int32_t back = restored(j, s, column);
  settle(j, row, back && line ? back : line, !back || !line);
}

/* A type is taken back without loss when each old value could be written as one of the new type:
** the down part says what the old type was. A USING may do anything. */
static void settle_type(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                        const gov_sql_action *action, int32_t line) {
  const char *name = action->new_name ? action->new_name : action->name;
  int32_t typed = did(j, "typed", &s->table, name);
  const gov_sql_type *now = action->column ? &action->column->type : NULL;
  const gov_sql_type *old = typed ? gov_list_at(&j->types, (size_t)typed - 1) : NULL;
  int32_t back = line ? restored(j, s, action->name) : 0;
  if (back || !line || !now || !now->name) {
    settle(j, row, either(back, now && now->name ? 0 : line), 0);
    return;
  }
  gov_type_change forth = gov_type_compare(old, now, GOV_SQL_ANY);
  gov_type_change backward = gov_type_compare(now, old, GOV_SQL_ANY);
  int known = old && old->name;
  int holds = known && !action->has_using &&
              (forth == GOV_TYPE_SAME || forth == GOV_TYPE_WIDENS ||
               (forth == GOV_TYPE_CHANGES && backward == GOV_TYPE_NARROWS));
  settle(j, row, holds ? line : 0, forth == GOV_TYPE_NARROWS);
}

/* Dropped by name, or with its schema. */
static int32_t table_dropped(judging *j, const gov_sql_name *table) {
  int32_t line = did(j, "drop table", table, NULL);
  if (line || table->parts < 2) return line;
  char *schema = gov_arena_copy(&j->arena, table->full, (size_t)(table->last - table->full) - 1);
  char *dot = schema ? strrchr(schema, '.') : NULL;
  gov_sql_name name = undo_bare(dot ? dot + 1 : schema);
  return did(j, "drop schema", &name, NULL);
}

static int32_t any_column_dropped(judging *j, const gov_sql_name *table,
                                  const gov_sql_names *columns) {
  for (int32_t i = 0; i < columns->count; i++) {
    int32_t line = columns->rows[i] ? did(j, "drop column", table, columns->rows[i]) : 0;
    if (line) return line;
  }
  return 0;
}

static int32_t constraint_gone(judging *j, const gov_sql_name *table,
                               const gov_sql_action *action) {
  int32_t line = action->name ? did(j, "drop constraint", table, action->name)
                              : did(j, "drop constraint", table, NULL);
  gov_sql_name index = undo_bare(action->name);
  if (!line && action->name) line = did(j, "drop index", &index, NULL);
  if (!line && action->constraint)
    line = any_column_dropped(j, table, &action->constraint->columns);
  return line;
}

static int is_added(judging *j, const char *table, const char *name) {
  return name && undo_find(j, &j->added, "column", table, name) != GOV_MAP_NONE;
}

/* A change whose undo is the same kind of change, or its opposite. */
static int32_t pair_undone(judging *j, const gov_sql_statement *s, const gov_sql_action *action) {
  const undo_pair *pair = undo_pair_of(action->kind);
  if (!pair || !pair->needs) return 0;
  /* Moved, it has another schema; an index or type is no table. */
  gov_sql_name object = s->object == GOV_SQL_TABLE ? s->table : s->name;
  if (action->kind == GOV_SQL_SET_SCHEMA) object = undo_bare(object.last);
  const char *name = pair->renames ? undo_joined(j, action->new_name, action->name)
                     : pair->named ? action->name
                                   : NULL;
  return did(j, pair->needs, &object, name);
}

/* CHANGE COLUMN old new TYPE */
static void settle_redefined(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                             const gov_sql_action *action) {
  int32_t line = action->new_name ? did(j, "rename column", &s->table,
                                        undo_joined(j, action->new_name, action->name))
                                  : did(j, "type", &s->table, action->name);
  gov_sql_action as_before = *action;
  as_before.new_name = NULL; /* the down part types the column under its old name */
  settle_type(j, row, s, &as_before, line);
}

static void settle_retyped(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                           const gov_sql_action *action, int32_t gone) {
  const char *name = action->name;
  int32_t dropped = is_added(j, s->table.last, name) ? did(j, "drop column", &s->table, name) : 0;
  if (gone || dropped)
    settle(j, row, dropped, 0);
  else
    settle_type(j, row, s, action, did(j, "type", &s->table, name));
}

static void settle_action(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                          const gov_sql_action *action) {
  const gov_sql_name *table = &s->table;
  const char *name = action->name;
  gov_sql_name index = undo_bare(name);
  int32_t gone = did(j, "rebuild", table, NULL);
  if (!gone && undo_find(j, &j->added, "table", table->last, NULL) != GOV_MAP_NONE)
    gone = table_dropped(j, &s->table); /* made by IF NOT EXISTS: goes with what was added to it */
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN:
    settle(j, row, either(gone, did(j, "drop column", table, name)), 0);
    break;
  case GOV_SQL_DROP_COLUMN:
    settle_loss(j, row, s, name, either(gone, did(j, "add column", table, name)));
    break;
  case GOV_SQL_RENAME_COLUMN:
    settle(j, row,
           either(gone, did(j, "rename column", table, undo_joined(j, action->new_name, name))), 0);
    break;
  case GOV_SQL_RENAME_OBJECT:
    settle(j, row, did(j, "rename table", &s->new_name, s->table.last), 0);
    break;
  case GOV_SQL_ADD_CONSTRAINT:
    settle(j, row, either(gone, constraint_gone(j, table, action)), 0);
    break;
  case GOV_SQL_DROP_CONSTRAINT:
  case GOV_SQL_DROP_INDEX: {
    int32_t line =
        name ? did(j, "add constraint", table, name) : did(j, "add constraint", table, NULL);
    if (!line && name) line = did(j, "create index", &index, NULL);
    settle(j, row, either(gone, line), 0);
    break;
  }
  case GOV_SQL_CHANGE_COLUMN: settle_redefined(j, row, s, action); break;
  case GOV_SQL_CHANGE_TYPE:
  case GOV_SQL_MODIFY_COLUMN: settle_retyped(j, row, s, action, gone); break;
  case GOV_SQL_SET_DEFAULT:
  case GOV_SQL_DROP_DEFAULT:
  case GOV_SQL_SET_NOT_NULL:
  case GOV_SQL_DROP_NOT_NULL:
  case GOV_SQL_ADD_GENERATED:
  case GOV_SQL_DROP_GENERATED:
    settle(j, row,
           either(gone,
                  either(undo_property_undone(j, table, name, action->kind),
                         is_added(j, table->last, name) ? did(j, "drop column", table, name) : 0)),
           0);
    break;
  case GOV_SQL_DROP_PARTITION:
  case GOV_SQL_TRUNCATE_PARTITION: settle(j, row, 0, 1); break;
  case GOV_SQL_VALIDATE_CONSTRAINT:
  case GOV_SQL_SET_OPTION: break; /* nothing that data or readers would notice */
  default: settle(j, row, either(gone, pair_undone(j, s, action)), 0);
  }
  if (action->cascade) settle(j, row, 0, 0);
}

/* What an UPDATE overwrites is lost: unless the up part added the column and the down part drops
** it, or what it held is written back from a copy. */
static void settle_update(judging *j, gov_undo_table *row, const gov_sql_statement *s) {
  int32_t line = 0;
  int lost = !s->written.count;
  for (int32_t i = 0; i < s->written.count; i++) {
    const char *name = s->written.rows[i];
    int32_t back = is_added(j, s->table.last, name) ? did(j, "drop column", &s->table, name) : 0;
    if (!back && is_added(j, s->table.last, name)) back = did(j, "rebuild", &s->table, NULL);
    if (!back) back = restored(j, s, name);
    lost |= !back;
    if (!line) line = back;
  }
  settle(j, row, line, lost);
}

static void settle_table(judging *j, const gov_sql_statement *s) {
  const gov_sql_name *table = &s->table;
  gov_undo_table *row = table_row(j, s);
  switch (s->verb) {
  case GOV_SQL_CREATE_VERB:
    /* CREATE TABLE IF NOT EXISTS is undone by a drop like any other. */
    settle(j, row, either(table_dropped(j, &s->table), did(j, "rename away", table, NULL)), 0);
    return;
  case GOV_SQL_DROP_VERB:
    settle_loss(j, row, s, NULL, either(did(j, "create table", table, NULL), restored(j, s, NULL)));
    if (s->cascade) settle(j, row, 0, 0); /* foreign keys and views of others went along */
    return;
  case GOV_SQL_RENAME_VERB:
    settle(j, row, did(j, "rename table", &s->new_name, s->table.last), 0);
    return;
  case GOV_SQL_ALTER_VERB:
    for (int32_t i = 0; i < s->action_count; i++) settle_action(j, row, s, &s->actions[i]);
    return;
  case GOV_SQL_UPDATE_VERB: settle_update(j, row, s); return;
  case GOV_SQL_DELETE_VERB:
  case GOV_SQL_TRUNCATE_VERB:
    /* Rows copied back from a table that kept them are restored; rows written anew are a guess. */
    settle_loss(j, row, s, NULL,
                either(did(j, "insert select", table, NULL), did(j, "insert", table, NULL)));
    return;
  case GOV_SQL_MERGE_VERB:
  case GOV_SQL_REPLACE_VERB: settle_loss(j, row, s, NULL, restored(j, s, NULL)); return;
  case GOV_SQL_EXCHANGE_VERB: settle(j, row, 0, 0); return;
  default:
    if (s->has_on_conflict && !s->ignore_duplicates)
      settle_loss(j, row, s, NULL, restored(j, s, NULL));
    else
      settle(j, row, either(did(j, "delete some", table, NULL), table_dropped(j, &s->table)), 0);
  }
}

/* The columns a rebuild leaves out are gone: a rebuild back is never the whole way. */
static void settle_rebuild(judging *j, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_DROP_VERB) return; /* once a rebuild: at its DROP */
  gov_undo_table *row = table_row(j, s);
  settle(j, row, 0, 0);
  if (row && !row->down_line) row->down_line = did(j, "rebuild", &s->table, NULL);
}

/* ALTER of what is no table: by its action, where there is one. */
static void settle_altered(judging *j, const gov_sql_statement *s) {
  gov_sql_name object = undo_bare(s->name.last);
  int32_t made = undo_did_object(j, "make", s), remade = undo_did_object(j, "drop", s) ? made : 0;
  for (int32_t i = 0; i < s->action_count; i++) {
    const gov_sql_action *action = &s->actions[i];
    int32_t line = action->kind == GOV_SQL_RENAME_OBJECT
                       ? did(j, "rename object", &s->new_name, object.last)
                       : pair_undone(j, s, action);
    settle(j, NULL, either(remade, line), 0);
  }
  if (!s->action_count) settle(j, NULL, either(undo_did_object(j, "alter", s), made), 0);
}

/* Rows go with a schema or database, and columns with the type that a CASCADE drops. */
static int takes_data(const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_DROP_VERB) return 0;
  if (s->object == GOV_SQL_SCHEMA || s->object == GOV_SQL_DATABASE) return 1;
  return s->cascade && (s->object == GOV_SQL_TYPE || s->object == GOV_SQL_DOMAIN ||
                        s->object == GOV_SQL_EXTENSION);
}

static int32_t index_undone(judging *j, const gov_sql_statement *s) {
  int create = s->verb == GOV_SQL_CREATE_VERB;
  int32_t line = did(j, create ? "drop index" : "create index", &s->name, NULL);
  if (!line && create && s->table.full)
    line = either(table_dropped(j, &s->table), any_column_dropped(j, &s->table, &s->key));
  return line;
}

static void settle_other(judging *j, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_CREATE_VERB && s->verb != GOV_SQL_DROP_VERB &&
      s->verb != GOV_SQL_ALTER_VERB)
    return;
  if (s->if_not_exists && s->object == GOV_SQL_EXTENSION) return;
  if (s->table.full && is_created(j, &s->table)) return;
  if (s->verb == GOV_SQL_ALTER_VERB) {
    settle_altered(j, s);
    return;
  }
  int made = s->verb == GOV_SQL_CREATE_VERB;
  int32_t line;
  if (s->object == GOV_SQL_INDEX) {
    line = index_undone(j, s);
  } else {
    line = s->redefines ? 0 : undo_did_object(j, made ? "drop" : "make", s);
    if (!line && made && s->or_replace) line = undo_did_object(j, "make", s);
    if (!line && s->table.full) line = table_dropped(j, &s->table); /* a trigger goes with it */
  }
  int loses = takes_data(s);
  j->doubtful |= loses && s->object != GOV_SQL_SCHEMA; /* of which tables, nobody can tell */
  settle(j, NULL, line, loses);
  if (!made && s->cascade && !loses && s->object != GOV_SQL_INDEX) settle(j, NULL, 0, 0);
}

static void settle_more(judging *j, const gov_sql_statement *s) {
  gov_sql_statement copy = *s;
  for (int32_t i = 0; i < s->more_count; i++) {
    copy.table = s->more[i];
    if (s->more_to) copy.new_name = s->more_to[i];
    settle_table(j, &copy);
  }
}

static void settle_statement(judging *j, const gov_sql_statement *s) {
  if (s->temporary) return;
  if (!gov_sql_changes_table(s)) {
    settle_other(j, s);
    return;
  }
  int creates = s->verb == GOV_SQL_CREATE_VERB;
  if (s->rebuild) {
    settle_rebuild(j, s);
  } else if (creates || !is_created(j, &s->table)) {
    settle_table(j, s);
    if (s->more_count) settle_more(j, s);
  }
}

/* ---- the verdict ---- */

static int is_effective(const gov_sql_statement *s) {
  switch (s->verb) {
  case GOV_SQL_SELECT_VERB: return s->calls.count > 0 && !s->source_count;
  case GOV_SQL_SET_VERB:
  case GOV_SQL_BEGIN_VERB:
  case GOV_SQL_COMMIT_VERB:
  case GOV_SQL_ROLLBACK_VERB:
  case GOV_SQL_PRAGMA_VERB:
  case GOV_SQL_PRINT_VERB:
  case GOV_SQL_USE_VERB:
  case GOV_SQL_COMMAND_VERB:
  case GOV_SQL_EXPLAIN_VERB:
  case GOV_SQL_SAVEPOINT_VERB:
  case GOV_SQL_RAISE_VERB:
  case GOV_SQL_DECLARE_VERB:
  case GOV_SQL_IF_VERB: return 0;
  default: return 1;
  }
}

typedef struct down_summary {
  int effective, refuses, unsure; /* unsure: statements that may not run, or not stay done */
  int32_t line;
} down_summary;

/* MySQL and SQLite answer a division by zero with NULL. */
static int refuses(const gov_undo_part *down, const gov_sql_statement *s) {
  if (s->conditional) return 0;
  if (s->verb == GOV_SQL_RAISE_VERB) return 1;
  return s->fails && down->sql->dialect != GOV_SQL_MYSQL && down->sql->dialect != GOV_SQL_SQLITE;
}

/* The down statements leave their keys, and are summed up. */
static down_summary read_down(judging *j, const gov_undo_part *down) {
  down_summary sum = {0, 0, 0, 0};
  gov_sql_view view = {.script = down->sql};
  undo_transaction transaction = {.ahead = {.script = down->sql}};
  int32_t block = -1; /* number of a block that counts unless something was read inside it */
  for (int32_t i = down->first; i < down->first + down->count && !j->failed; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    /* A block counts by what was read inside it; unread, it may do anything. */
    if (block > 0 && s->nested_in == block - 1) sum.effective--;
    block = -1;
    if (!in_part(down, s)) continue;
    if (!sum.line) sum.line = s->line;
    sum.refuses += refuses(down, s);
    undo_fate fate = undo_fate_of(&transaction, down, i);
    if (fate == UNDO_TAKEN_BACK) continue;
    sum.unsure += (fate == UNDO_UNSURE && is_effective(s)) ||
                  (s->opaque & (GOV_SQL_UNREAD | GOV_SQL_BROKEN)) != 0;
    if (!s->temporary) undo_put_statement(j, s);
    if (s->verb == GOV_SQL_DO_VERB && is_effective(s)) block = s->number;
    sum.effective += is_effective(s);
  }
  if (gov_sql_view_close(&view) != SQLITE_OK) j->failed = 1;
  if (gov_sql_view_close(&transaction.ahead) != SQLITE_OK) j->failed = 1;
  return sum;
}

static const char *verdict_of(const judging *j, const down_summary *sum, int has_down, int unread) {
  if (!has_down) return GOV_UNDO_MISSING;
  if (sum->refuses && !sum->effective) return GOV_UNDO_REFUSES;
  if (!sum->effective) return GOV_UNDO_EMPTY;
  if (sum->refuses) return GOV_UNDO_PARTIAL;
  if (j->losses) return GOV_UNDO_LOSSY;
  if (j->reversed < j->changes || unread || sum->unsure) return GOV_UNDO_PARTIAL;
  return GOV_UNDO_COMPLETE;
}

static void mark(judging *j, const char *kind, const char *table, const char *name) {
  uint32_t *slot = undo_slot(j, &j->added, kind, table, name);
  if (slot) *slot = 1;
}

/* IF NOT EXISTS may find a table of before: what becomes of that one's rows is judged. */
static void note_created(judging *j, const gov_sql_statement *s) {
  for (int32_t i = 0; i < s->action_count; i++) {
    const gov_sql_action *action = &s->actions[i];
    if (action->kind == GOV_SQL_ADD_COLUMN && !action->if_not_exists && action->name)
      mark(j, "column", s->table.last, action->name);
  }
  if (s->verb != GOV_SQL_CREATE_VERB || s->object != GOV_SQL_TABLE || !s->table.last || s->rebuild)
    return;
  if (s->if_not_exists) {
    mark(j, "table", s->table.last, NULL);
    return;
  }
  uint32_t *slot = undo_slot(j, &j->created, "table", s->table.last, NULL);
  gov_sql_name *made = gov_list_add(&j->made);
  if (!slot || !made) {
    j->failed = 1;
    return;
  }
  *made = s->table;
  *slot = (uint32_t)j->made.count - 1;
}

/* It makes something new, or changes what the same script made. */
static int makes(judging *j, const gov_sql_statement *s) {
  if (!is_effective(s) || s->temporary) return 1;
  if (s->table.full && is_created(j, &s->table)) return 1;
  return s->verb == GOV_SQL_CREATE_VERB && !s->or_replace && s->object != GOV_SQL_INDEX;
}

/* 1: a part of it could not be read. */
static int read_up(judging *j, const gov_undo_part *up) {
  const unsigned cannot_tell =
      GOV_SQL_UNREAD | GOV_SQL_DYNAMIC | GOV_SQL_TEMPLATED | GOV_SQL_INCLUDE | GOV_SQL_BROKEN;
  gov_sql_view view = {.script = up->sql};
  int unread = 0;
  j->undo->idle = j->undo->makes_only = 1;
  for (int32_t i = up->first; i < up->first + up->count && !j->failed; i++) {
    const gov_sql_statement *s = gov_sql_at(&view, i);
    if (up->section < 0 || (int)s->section == up->section) j->undo->idle = 0;
    if (!in_part(up, s)) continue;
    unread |= (s->opaque & cannot_tell) != 0;
    settle_statement(j, s);
    note_created(j, s);
    j->undo->makes_only &= makes(j, s);
  }
  if (gov_sql_view_close(&view) != SQLITE_OK) j->failed = 1;
  j->undo->makes_only &= !unread;
  return unread;
}

int gov_undo_judge(const gov_undo_part *up, const gov_undo_part *down, int has_down,
                   gov_undo *undo) {
  judging j = {.key = {.row_bytes = 1},
               .undo = undo,
               .search = {up, down, has_down ? SEARCH_STEPS : 0, 0},
               .made = {.row_bytes = sizeof(gov_sql_name)},
               .types = {.row_bytes = sizeof(gov_sql_type)}};
  *undo = (gov_undo){.tables = {.row_bytes = sizeof(gov_undo_table)}};
  down_summary sum = has_down ? read_down(&j, down) : (down_summary){0, 0, 0, 0};
  int unread = read_up(&j, up);
  undo->down_line = sum.line ? sum.line : 1;
  undo->doubtful = unread || sum.refuses || sum.unsure || j.doubtful;
  undo->verdict = verdict_of(&j, &sum, has_down, unread);
  int failed = j.failed || j.arena.failed || j.search.failed;
  gov_arena_free(&j.arena);
  gov_list_free(&j.key);
  gov_map_free(&j.down);
  gov_map_free(&j.created);
  gov_map_free(&j.added);
  gov_list_free(&j.made);
  gov_list_free(&j.types);
  gov_map_free(&j.rows);
  if (failed) gov_undo_free(undo);
  return failed ? SQLITE_NOMEM : SQLITE_OK;
}

void gov_undo_free(gov_undo *undo) {
  gov_list_free(&undo->tables);
}
