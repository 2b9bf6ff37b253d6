/* undo_done.c: the keys of what a down statement does. */
#include "facts/undo/undo_parts.h"
#include <string.h>

/* MODIFY and CHANGE say the whole column anew, and with it each property. */
static void put_column(undo_judging *j, const gov_sql_name *table, const char *name,
                       const gov_sql_action *action) {
  const char *property = undo_property_of(action->kind);
  undo_put(j, property, table, name, action->line);
  if (action->kind == GOV_SQL_MODIFY_COLUMN || action->kind == GOV_SQL_CHANGE_COLUMN) {
    const gov_sql_column *column = action->column;
    int set = column && column->default_kind != GOV_SQL_NO_DEFAULT;
    undo_put(j, set ? "default set" : "default dropped", table, name, action->line);
    undo_put(j, column && column->not_null ? "required" : "nullable", table, name, action->line);
    undo_put(j, "generated", table, name, action->line);
    undo_put(j, "plain", table, name, action->line);
  }
  if (strcmp(property, "type") != 0 || !action->column) return;
  gov_sql_type *slot = gov_list_add(&j->types);
  if (!slot) {
    j->failed = 1;
    return;
  }
  *slot = gov_sql_keep_type(&j->arena, &action->column->type);
  undo_put(j, "typed", table, name, (int32_t)j->types.count);
}

static void put_pair(undo_judging *j, const gov_sql_name *table, const gov_sql_action *action) {
  const undo_pair *pair = undo_pair_of(action->kind);
  if (!pair) return;
  const char *name = pair->renames ? undo_joined(j, action->name, action->new_name)
                     : pair->named ? action->name
                                   : NULL;
  undo_put(j, pair->does, table, name, action->line);
}

static void put_action(undo_judging *j, const gov_sql_name *table, const gov_sql_action *action) {
  const char *name = action->name;
  gov_sql_name index = undo_bare(name);
  switch (action->kind) {
  case GOV_SQL_ADD_COLUMN: undo_put(j, "add column", table, name, action->line); break;
  case GOV_SQL_DROP_COLUMN: undo_put(j, "drop column", table, name, action->line); break;
  case GOV_SQL_RENAME_COLUMN:
    undo_put(j, "rename column", table, undo_joined(j, name, action->new_name), action->line);
    break;
  case GOV_SQL_RENAME_OBJECT: break; /* by put_renames, which knows both names */
  case GOV_SQL_ADD_CONSTRAINT:
    undo_put(j, "add constraint", table, name, action->line);
    undo_put(j, "add constraint", table, NULL, action->line);
    undo_put(j, "create index", &index, NULL, action->line);
    break;
  case GOV_SQL_DROP_CONSTRAINT:
  case GOV_SQL_DROP_INDEX:
    undo_put(j, "drop constraint", table, name, action->line);
    undo_put(j, "drop constraint", table, NULL, action->line);
    undo_put(j, "drop index", &index, NULL, action->line);
    break;
  case GOV_SQL_CHANGE_COLUMN:
    if (action->new_name)
      undo_put(j, "rename column", table, undo_joined(j, name, action->new_name), action->line);
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
  default: put_pair(j, table, action);
  }
}

static void put_names(undo_judging *j, const char *kind, const gov_sql_name *first,
                      const gov_sql_statement *s) {
  undo_put(j, kind, first, NULL, s->line);
  for (int32_t i = 0; i < s->more_count; i++) undo_put(j, kind, &s->more[i], NULL, s->line);
}

static void put_renames(undo_judging *j, const gov_sql_statement *s) {
  int renames = s->verb == GOV_SQL_RENAME_VERB;
  for (int32_t i = 0; i < s->action_count; i++)
    renames |= s->actions[i].kind == GOV_SQL_RENAME_OBJECT;
  if (!renames) return;
  undo_put(j, "rename table", &s->table, s->new_name.last, s->line);
  undo_put(j, "rename away", &s->table, NULL, s->line);
  for (int32_t i = 0; i < s->more_count && s->more_to; i++)
    undo_put(j, "rename table", &s->more[i], s->more_to[i].last, s->line);
}

static void put_table(undo_judging *j, const gov_sql_statement *s) {
  int create = s->verb == GOV_SQL_CREATE_VERB;
  if (s->rebuild)
    undo_put(j, "rebuild", s->verb == GOV_SQL_ALTER_VERB ? &s->new_name : &s->table, NULL, s->line);
  if (create) put_names(j, "create table", &s->table, s);
  if (create && s->as_select) undo_put(j, "insert select", &s->table, NULL, s->line);
  if (s->verb == GOV_SQL_DROP_VERB) put_names(j, "drop table", &s->table, s);
  put_renames(j, s);
  for (int32_t i = 0; i < s->action_count; i++) put_action(j, &s->table, &s->actions[i]);
}

/* Views, types, sequences, functions, …: made, dropped, or altered in some way of theirs. */
static void put_object(undo_judging *j, const gov_sql_statement *s) {
  if (s->verb == GOV_SQL_ALTER_VERB) {
    for (int32_t i = 0; i < s->action_count; i++) {
      const gov_sql_action *action = &s->actions[i];
      if (action->kind == GOV_SQL_RENAME_OBJECT)
        undo_put(j, "rename object", &s->name, s->new_name.last, s->line);
      else
        put_pair(j, &s->name, action);
    }
    if (!s->action_count) undo_put_object(j, "alter", s, &s->name);
    return;
  }
  int drop = s->verb == GOV_SQL_DROP_VERB;
  undo_put_object(j, drop ? "drop" : "make", s, &s->name);
  for (int32_t i = 0; i < s->more_count; i++)
    undo_put_object(j, drop ? "drop" : "make", s, &s->more[i]);
  if (drop && s->object == GOV_SQL_SCHEMA) undo_put(j, "drop schema", &s->name, NULL, s->line);
}

static void put_definition(undo_judging *j, const gov_sql_statement *s) {
  if (s->object == GOV_SQL_TABLE || s->object == GOV_SQL_FOREIGN_TABLE)
    put_table(j, s);
  else if (s->object == GOV_SQL_INDEX && s->verb != GOV_SQL_ALTER_VERB)
    put_names(j, s->verb == GOV_SQL_CREATE_VERB ? "create index" : "drop index", &s->name, s);
  else
    put_object(j, s);
}

void undo_put_statement(undo_judging *j, const gov_sql_statement *s) {
  switch (s->verb) {
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_ALTER_VERB:
  case GOV_SQL_RENAME_VERB: put_definition(j, s); break;
  case GOV_SQL_INSERT_VERB:
  case GOV_SQL_REPLACE_VERB:
  case GOV_SQL_COPY_VERB:
  case GOV_SQL_LOAD_VERB:
    undo_put(j, s->as_select ? "insert select" : "insert", &s->table, NULL, s->line);
    break;
  case GOV_SQL_DELETE_VERB:
    if (s->has_where && !s->where_tautology) undo_put(j, "delete some", &s->table, NULL, s->line);
    break;
  default: break;
  }
}
