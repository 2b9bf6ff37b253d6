/* undo_judge.c: does the down part reverse what the up part does?
**
** Every down statement leaves keys of what it does: "drop column users.email", "create table
** orders". Every up statement asks for the keys that would reverse it. A table that the up part
** creates needs no more than to be dropped; a column that it adds takes its backfill, indexes and
** constraints along when it is dropped. What the up part destroys (a table, a column, rows) comes
** back empty at best: that is a loss, whatever the down part makes anew.
*/
#include "facts/hazards.h"
#include "facts/undo.h"
#include <string.h>

enum { SEARCH_STEPS = 200000 };

typedef struct judging {
  gov_arena arena;
  gov_map down;    /* key → line */
  gov_map created; /* tables the up part creates: name → row of `made` */
  gov_map added;   /* columns the up part adds */
  gov_map rows;    /* table name → row of undo->tables */
  gov_undo *undo;
  gov_undo_search search;
  gov_list made;  /* const gov_sql_name *: the tables of `created` */
  gov_list types; /* const gov_sql_type *: what the down part gives a column */
  int changes, reversed, losses, failed;
} judging;

/* kind table.name, folded; table and name may be NULL. */
static gov_text make_key(judging *j, const char *kind, const char *table, const char *name) {
  size_t a = strlen(kind), b = table ? strlen(table) : 0, c = name ? strlen(name) : 0, n = 0;
  char *key = gov_arena_alloc(&j->arena, a + b + c + 3);
  if (!key) {
    j->failed = 1;
    return (gov_text){"", 0};
  }
  memcpy(key, kind, a), n = a;
  key[n++] = ' ';
  for (size_t i = 0; i < b; i++) key[n++] = gov_lower(table[i]);
  key[n++] = '.';
  for (size_t i = 0; i < c; i++) key[n++] = gov_lower(name[i]);
  return (gov_text){key, n};
}

static void put(judging *j, const char *kind, const char *table, const char *name, int32_t line) {
  gov_text key = make_key(j, kind, table, name);
  uint32_t *slot = j->failed ? NULL : gov_map_at(&j->down, key);
  if (!slot)
    j->failed = 1;
  else if (*slot == GOV_MAP_NONE)
    *slot = (uint32_t)line;
}

/* The line of the down statement that does this; 0: none. */
static int32_t did(judging *j, const char *kind, const char *table, const char *name) {
  uint32_t line = gov_map_get(&j->down, make_key(j, kind, table, name));
  return line == GOV_MAP_NONE ? 0 : (int32_t)line;
}

static int in_part(const gov_undo_part *part, const gov_sql_statement *s) {
  return (part->section < 0 || (int)s->section == part->section) && !s->commented_out;
}

/* "a>b": the key of a rename. */
static const char *joined(judging *j, const char *from, const char *to) {
  size_t n = from ? strlen(from) : 0, m = to ? strlen(to) : 0;
  char *text = gov_arena_alloc(&j->arena, n + m + 2);
  if (!text) return j->failed = 1, "";
  if (n) memcpy(text, from, n);
  text[n] = '>';
  if (m) memcpy(text + n + 1, to, m);
  text[n + m + 1] = 0;
  return text;
}

/* Which property of a column a change is about. */
static const char *property_of(gov_sql_action_kind kind) {
  switch (kind) {
  case GOV_SQL_SET_DEFAULT:
  case GOV_SQL_DROP_DEFAULT: return "default";
  case GOV_SQL_SET_NOT_NULL:
  case GOV_SQL_DROP_NOT_NULL: return "nullability";
  case GOV_SQL_ADD_GENERATED:
  case GOV_SQL_DROP_GENERATED: return "generation";
  default: return "type";
  }
}

/* ---- what a down statement does ---- */

/* MODIFY and CHANGE say the whole column anew, and with it each property. */
static void put_column(judging *j, const char *table, const char *name,
                       const gov_sql_action *action) {
  put(j, property_of(action->kind), table, name, action->line);
  if (action->kind == GOV_SQL_MODIFY_COLUMN || action->kind == GOV_SQL_CHANGE_COLUMN) {
    put(j, "default", table, name, action->line);
    put(j, "nullability", table, name, action->line);
    put(j, "generation", table, name, action->line);
  }
  if (strcmp(property_of(action->kind), "type") != 0 || !action->column) return;
  const gov_sql_type **slot = gov_list_add(&j->types);
  if (!slot) {
    j->failed = 1;
    return;
  }
  *slot = &action->column->type;
  put(j, "typed", table, name, (int32_t)j->types.count);
}

static void put_action(judging *j, const char *table, const gov_sql_action *action) {
  const char *name = action->name;
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN: put(j, "add column", table, name, action->line); break;
  case GOV_SQL_DROP_COLUMN: put(j, "drop column", table, name, action->line); break;
  case GOV_SQL_RENAME_COLUMN:
    put(j, "rename column", table, joined(j, name, action->new_name), action->line);
    break;
  case GOV_SQL_RENAME_OBJECT: break; /* by put_definition, which knows both names */
  case GOV_SQL_ADD_CONSTRAINT:
    put(j, "add constraint", table, name, action->line);
    put(j, "add constraint", table, NULL, action->line);
    put(j, "create index", NULL, name, action->line);
    break;
  case GOV_SQL_DROP_CONSTRAINT:
  case GOV_SQL_DROP_INDEX:
    put(j, "drop constraint", table, name, action->line);
    put(j, "drop constraint", table, NULL, action->line);
    put(j, "drop index", NULL, name, action->line);
    break;
  case GOV_SQL_CHANGE_COLUMN:
    if (action->new_name)
      put(j, "rename column", table, joined(j, name, action->new_name), action->line);
    put_column(j, table, action->new_name ? action->new_name : name, action);
    break;
  case GOV_SQL_CHANGE_TYPE:
  case GOV_SQL_MODIFY_COLUMN:
  case GOV_SQL_SET_DEFAULT:
  case GOV_SQL_DROP_DEFAULT:
  case GOV_SQL_SET_NOT_NULL:
  case GOV_SQL_DROP_NOT_NULL:
  case GOV_SQL_ADD_GENERATED:
  case GOV_SQL_DROP_GENERATED: put_column(j, table, name, action); break;
  default: put(j, "alter", table, NULL, action->line);
  }
}

static void put_names(judging *j, const char *kind, const gov_sql_statement *s) {
  put(j, kind, s->table.last, NULL, s->line);
  for (int32_t i = 0; i < s->more_count; i++) put(j, kind, s->more[i].last, NULL, s->line);
}

static void put_renames(judging *j, const gov_sql_statement *s) {
  int renames = s->verb == GOV_SQL_RENAME_VERB;
  for (int32_t i = 0; i < s->action_count; i++)
    renames |= s->actions[i].kind == GOV_SQL_RENAME_OBJECT;
  if (!renames) return;
  put(j, "rename table", s->table.last, s->new_name.last, s->line);
  put(j, "rename away", s->table.last, NULL, s->line);
  for (int32_t i = 0; i < s->more_count && s->more_to; i++)
    put(j, "rename table", s->more[i].last, s->more_to[i].last, s->line);
}

static void put_definition(judging *j, const gov_sql_statement *s) {
  int create = s->verb == GOV_SQL_CREATE_VERB, drop = s->verb == GOV_SQL_DROP_VERB;
  if (s->object == GOV_SQL_TABLE || s->object == GOV_SQL_FOREIGN_TABLE) {
    if (s->rebuild)
      put(j, "rebuild", s->verb == GOV_SQL_ALTER_VERB ? s->new_name.last : s->table.last, NULL,
          s->line);
    if (create) put_names(j, "create table", s);
    if (create && s->as_select) put(j, "insert select", s->table.last, NULL, s->line);
    if (drop) put_names(j, "drop table", s);
    put_renames(j, s);
    for (int32_t i = 0; i < s->action_count; i++) put_action(j, s->table.last, &s->actions[i]);
  } else if (s->object == GOV_SQL_INDEX) {
    put(j, create ? "create index" : "drop index", NULL, s->name.last, s->line);
    for (int32_t i = 0; i < s->more_count; i++)
      put(j, "drop index", NULL, s->more[i].last, s->line);
  } else {
    const char *kind = drop ? "drop object" : "make object";
    put(j, kind, NULL, s->name.last, s->line);
    for (int32_t i = 0; i < s->more_count; i++) put(j, kind, NULL, s->more[i].last, s->line);
    if (drop && s->object == GOV_SQL_SCHEMA) put(j, "drop schema", NULL, s->name.last, s->line);
  }
}

static void put_statement(judging *j, const gov_sql_statement *s) {
  switch (s->verb) {
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_ALTER_VERB:
  case GOV_SQL_RENAME_VERB: put_definition(j, s); break;
  case GOV_SQL_INSERT_VERB:
  case GOV_SQL_REPLACE_VERB:
  case GOV_SQL_COPY_VERB:
  case GOV_SQL_LOAD_VERB:
    put(j, s->as_select ? "insert select" : "insert", s->table.last, NULL, s->line);
    break;
  case GOV_SQL_DELETE_VERB:
    if (s->has_where && !s->where_tautology) put(j, "delete some", s->table.last, NULL, s->line);
    break;
  default: break;
  }
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
  uint32_t row = gov_map_get(&j->created, make_key(j, "table", table->last, NULL));
  return row < j->made.count &&
         gov_undo_same_table(*(const gov_sql_name **)gov_list_at(&j->made, row), table);
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
  int32_t typed = did(j, "typed", s->table.last, name);
  const gov_sql_type *now = action->column ? &action->column->type : NULL;
  const gov_sql_type *old =
      typed ? *(const gov_sql_type **)gov_list_at(&j->types, (size_t)typed - 1) : NULL;
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
  int32_t line = did(j, "drop table", table->last, NULL);
  if (line || table->parts < 2) return line;
  char *schema = gov_arena_copy(&j->arena, table->full, (size_t)(table->last - table->full) - 1);
  char *dot = schema ? strrchr(schema, '.') : NULL;
  return did(j, "drop schema", NULL, dot ? dot + 1 : schema);
}

static int32_t any_column_dropped(judging *j, const char *table, const gov_sql_names *columns) {
  for (int32_t i = 0; i < columns->count; i++) {
    int32_t line = columns->rows[i] ? did(j, "drop column", table, columns->rows[i]) : 0;
    if (line) return line;
  }
  return 0;
}

static int32_t constraint_gone(judging *j, const char *table, const gov_sql_action *action) {
  int32_t line = action->name ? did(j, "drop constraint", table, action->name)
                              : did(j, "drop constraint", table, NULL);
  if (!line && action->name) line = did(j, "drop index", NULL, action->name);
  if (!line && action->constraint)
    line = any_column_dropped(j, table, &action->constraint->columns);
  return line;
}

static int is_added(judging *j, const char *table, const char *name) {
  return name && gov_map_get(&j->added, make_key(j, "column", table, name)) != GOV_MAP_NONE;
}

static void settle_action(judging *j, gov_undo_table *row, const gov_sql_statement *s,
                          const gov_sql_action *action) {
  const char *table = s->table.last, *name = action->name;
  int32_t gone = did(j, "rebuild", table, NULL);
  if (!gone && gov_map_get(&j->added, make_key(j, "table", table, NULL)) != GOV_MAP_NONE)
    gone = table_dropped(j, &s->table); /* made by IF NOT EXISTS: goes with what was added to it */
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN:
    settle(j, row, either(gone, did(j, "drop column", table, name)), 0);
    break;
  case GOV_SQL_DROP_COLUMN:
    settle_loss(j, row, s, name, either(gone, did(j, "add column", table, name)));
    break;
  case GOV_SQL_RENAME_COLUMN:
    settle(j, row, either(gone, did(j, "rename column", table, joined(j, action->new_name, name))),
           0);
    break;
  case GOV_SQL_RENAME_OBJECT:
    settle(j, row, did(j, "rename table", s->new_name.last, table), 0);
    break;
  case GOV_SQL_ADD_CONSTRAINT:
    settle(j, row, either(gone, constraint_gone(j, table, action)), 0);
    break;
  case GOV_SQL_DROP_CONSTRAINT:
  case GOV_SQL_DROP_INDEX: {
    int32_t line =
        name ? did(j, "add constraint", table, name) : did(j, "add constraint", table, NULL);
    if (!line && name) line = did(j, "create index", NULL, name);
    settle(j, row, either(gone, line), 0);
    break;
  }
  case GOV_SQL_CHANGE_COLUMN: {
    int32_t line = action->new_name
                       ? did(j, "rename column", table, joined(j, action->new_name, name))
                       : did(j, "type", table, name);
    /* The down part types the column under its old name. */
    gov_sql_action as_before = *action;
    as_before.new_name = NULL;
    settle_type(j, row, s, &as_before, line);
    break;
  }
  case GOV_SQL_CHANGE_TYPE:
  case GOV_SQL_MODIFY_COLUMN: {
    int32_t dropped = is_added(j, table, name) ? did(j, "drop column", table, name) : 0;
    if (gone || dropped)
      settle(j, row, dropped, 0);
    else
      settle_type(j, row, s, action, did(j, "type", table, name));
    break;
  }
  case GOV_SQL_SET_DEFAULT:
  case GOV_SQL_DROP_DEFAULT:
  case GOV_SQL_SET_NOT_NULL:
  case GOV_SQL_DROP_NOT_NULL:
  case GOV_SQL_ADD_GENERATED:
  case GOV_SQL_DROP_GENERATED:
    settle(j, row,
           either(gone, either(did(j, property_of(action->kind), table, name),
                               is_added(j, table, name) ? did(j, "drop column", table, name) : 0)),
           0);
    break;
  case GOV_SQL_DROP_PARTITION:
  case GOV_SQL_TRUNCATE_PARTITION: settle(j, row, 0, 1); break;
  case GOV_SQL_VALIDATE_CONSTRAINT:
  case GOV_SQL_SET_OPTION:
  case GOV_SQL_OWNER: break;
  default: settle(j, row, did(j, "alter", table, NULL), 0);
  }
}

/* What an UPDATE overwrites is lost: unless the up part added the column and the down part drops
** it, or what it held is written back from a copy. */
static void settle_update(judging *j, gov_undo_table *row, const gov_sql_statement *s) {
  int32_t line = 0;
  int lost = !s->written.count;
  for (int32_t i = 0; i < s->written.count; i++) {
    const char *name = s->written.rows[i];
    int32_t back =
        is_added(j, s->table.last, name) ? did(j, "drop column", s->table.last, name) : 0;
    if (!back && is_added(j, s->table.last, name)) back = did(j, "rebuild", s->table.last, NULL);
    if (!back) back = restored(j, s, name);
    lost |= !back;
    if (!line) line = back;
  }
  settle(j, row, line, lost);
}

static void settle_table(judging *j, const gov_sql_statement *s) {
  const char *table = s->table.last;
  gov_undo_table *row = table_row(j, s);
  switch (s->verb) {
  case GOV_SQL_CREATE_VERB:
    /* CREATE TABLE IF NOT EXISTS is undone by a drop like any other. */
    settle(j, row, either(table_dropped(j, &s->table), did(j, "rename away", table, NULL)), 0);
    return;
  case GOV_SQL_DROP_VERB:
    settle_loss(j, row, s, NULL, either(did(j, "create table", table, NULL), restored(j, s, NULL)));
    return;
  case GOV_SQL_RENAME_VERB:
    settle(j, row, did(j, "rename table", s->new_name.last, table), 0);
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
  if (row && !row->down_line) row->down_line = did(j, "rebuild", s->table.last, NULL);
}

static void settle_other(judging *j, const gov_sql_statement *s) {
  if (s->verb != GOV_SQL_CREATE_VERB && s->verb != GOV_SQL_DROP_VERB &&
      s->verb != GOV_SQL_ALTER_VERB)
    return;
  if (s->if_not_exists && s->object == GOV_SQL_EXTENSION) return;
  if (s->table.full && is_created(j, &s->table)) return;
  int made = s->verb == GOV_SQL_CREATE_VERB;
  int32_t line = did(j, made ? "drop object" : "make object", NULL, s->name.last);
  if (!line && made && s->or_replace) line = did(j, "make object", NULL, s->name.last);
  if (s->object == GOV_SQL_INDEX) {
    int create = s->verb == GOV_SQL_CREATE_VERB;
    line = did(j, create ? "drop index" : "create index", NULL, s->name.last);
    if (!line && create && s->table.full) {
      line = either(table_dropped(j, &s->table), any_column_dropped(j, s->table.last, &s->key));
    }
  } else if (!line && s->table.full) {
    line = table_dropped(j, &s->table); /* a trigger or policy goes with its table */
  }
  settle(j, NULL, line,
         s->verb == GOV_SQL_DROP_VERB &&
             (s->object == GOV_SQL_SCHEMA || s->object == GOV_SQL_DATABASE));
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
    gov_sql_statement copy = *s;
    for (int32_t i = 0; i < s->more_count; i++) {
      copy.table = s->more[i];
      if (s->more_to) copy.new_name = s->more_to[i];
      settle_table(j, &copy);
    }
  }
}

/* ---- the verdict ---- */

static int is_effective(const gov_sql_statement *s) {
  switch (s->verb) {
  case GOV_SQL_SELECT_VERB: return s->calls.count > 0 && !s->source_count;
  case GOV_SQL_SET_VERB:
  case GOV_SQL_BEGIN_VERB:
  case GOV_SQL_COMMIT_VERB:
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
  int effective, refuses;
  int32_t line;
} down_summary;

static down_summary summarise(const gov_undo_part *down) {
  down_summary sum = {0, 0, 0};
  for (int32_t i = 0; i < down->count; i++) {
    const gov_sql_statement *s = down->statements[i];
    if (!in_part(down, s)) continue;
    if (!sum.line) sum.line = s->line;
    /* A block counts by what was read inside it; unread, it may do anything. */
    int inside = i + 1 < down->count && down->statements[i + 1]->nested_in == s->number - 1;
    if (s->verb == GOV_SQL_DO_VERB && inside) continue;
    sum.effective += is_effective(s);
    sum.refuses += s->verb == GOV_SQL_RAISE_VERB && !s->conditional;
  }
  return sum;
}

static const char *verdict_of(const judging *j, const down_summary *sum, int has_down, int unread) {
  if (!has_down) return GOV_UNDO_MISSING;
  if (sum->refuses && !sum->effective) return GOV_UNDO_REFUSES;
  if (!sum->effective) return GOV_UNDO_EMPTY;
  if (sum->refuses) return GOV_UNDO_PARTIAL;
  if (j->losses) return GOV_UNDO_LOSSY;
  if (j->reversed < j->changes || unread) return GOV_UNDO_PARTIAL;
  return GOV_UNDO_COMPLETE;
}

static void mark(judging *j, const char *kind, const char *table, const char *name) {
  uint32_t *slot = gov_map_at(&j->added, make_key(j, kind, table, name));
  if (!slot)
    j->failed = 1;
  else
    *slot = 1;
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
  uint32_t *slot = gov_map_at(&j->created, make_key(j, "table", s->table.last, NULL));
  const gov_sql_name **made = gov_list_add(&j->made);
  if (!slot || !made) {
    j->failed = 1;
    return;
  }
  *made = &s->table;
  *slot = (uint32_t)j->made.count - 1;
}

int gov_undo_judge(const gov_undo_part *up, const gov_undo_part *down, int has_down,
                   gov_undo *undo) {
  const unsigned cannot_tell =
      GOV_SQL_UNREAD | GOV_SQL_DYNAMIC | GOV_SQL_TEMPLATED | GOV_SQL_INCLUDE | GOV_SQL_BROKEN;
  judging j = {.undo = undo,
               .search = {up, down, has_down ? SEARCH_STEPS : 0},
               .made = {.row_bytes = sizeof(gov_sql_name *)},
               .types = {.row_bytes = sizeof(gov_sql_type *)}};
  int unread = 0;
  *undo = (gov_undo){.tables = {.row_bytes = sizeof(gov_undo_table)}};
  for (int32_t i = 0; has_down && i < down->count && !j.failed; i++) {
    if (in_part(down, down->statements[i]) && !down->statements[i]->temporary)
      put_statement(&j, down->statements[i]);
  }
  for (int32_t i = 0; i < up->count && !j.failed; i++) {
    const gov_sql_statement *s = up->statements[i];
    if (!in_part(up, s)) continue;
    unread |= (s->opaque & cannot_tell) != 0;
    settle_statement(&j, s);
    note_created(&j, s);
  }
  down_summary sum = summarise(down);
  undo->down_line = sum.line ? sum.line : 1;
  undo->doubtful = unread || sum.refuses;
  undo->verdict = verdict_of(&j, &sum, has_down, unread);
  int failed = j.failed || j.arena.failed;
  gov_arena_free(&j.arena);
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
