/* sql_alter.c: ALTER TABLE as a list of actions, whatever the dialect; ALTER of other objects by
** name and rename.
**
** Actions are separated by commas. SQL Server goes on with the verb of the action before (ADD a
** int, b int), so a comma that no verb follows repeats the last one.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

gov_sql_action *sql_add_action(sql_cursor *c, gov_sql_action_kind kind) {
  gov_sql_statement *out = c->out;
  if (out->action_count >= SQL_MAX_ELEMENTS) return NULL;
  gov_sql_action *rows = sql_grow(c->structs, out->actions, out->action_count, sizeof *rows);
  if (!rows) return NULL;
  out->actions = rows;
  gov_sql_action *action = &rows[out->action_count++];
  memset(action, 0, sizeof *action);
  action->kind = kind;
  action->line = sql_at(c, 0)->line;
  return action;
}

static gov_sql_column *new_column(sql_cursor *c, gov_sql_action *action) {
  action->column = gov_arena_alloc(c->structs, sizeof *action->column);
  if (action->column) action->column->line = action->line;
  return action->column;
}

/* ---- ADD ---- */

static void add_constraint(sql_cursor *c, int nocheck) {
  gov_sql_action *action = sql_add_action(c, GOV_SQL_ADD_CONSTRAINT);
  if (!action) return;
  action->constraint = gov_arena_alloc(c->structs, sizeof *action->constraint);
  if (!action->constraint) return;
  sql_constraint(c, action->constraint);
  action->constraint->nocheck = (uint8_t)nocheck;
  action->name = action->constraint->name;
  action->if_not_exists = action->constraint->if_not_exists;
}

static void add_one_column(sql_cursor *c) {
  gov_sql_action *action = sql_add_action(c, GOV_SQL_ADD_COLUMN);
  if (!action) return;
  action->if_not_exists = (uint8_t)sql_if_not_exists(c);
  if (!new_column(c, action) || !sql_column(c, action->column)) {
    action->kind = GOV_SQL_OTHER_ACTION;
    return;
  }
  action->name = action->column->name;
}

static int adds_partition(sql_cursor *c) {
  if (sql_word(c) != SQL_partition) return 0;
  /* ADD partition int is a column; ADD PARTITION (…), ADD PARTITION p…, ADD PARTITION PARTITIONS n
   * are not. */
  return sql_is(c, 1, '(') || sql_word_at(c, 1) == SQL_partitions || sql_word_at(c, 1) == SQL_if;
}

static void alter_add(sql_cursor *c, int nocheck) {
  if (adds_partition(c)) {
    sql_add_action(c, GOV_SQL_ADD_PARTITION);
  } else if (sql_accept(c, SQL_value)) {
    gov_sql_action *action = sql_add_action(c, GOV_SQL_ADD_VALUE);
    if (action) action->if_not_exists = (uint8_t)sql_if_not_exists(c);
  } else if (sql_accept(c, SQL_column)) {
    int group = sql_is(c, 0, '(');
    if (group) c->at++;
    add_one_column(c);
    while (group && sql_accept_mark(c, ',')) add_one_column(c);
    if (group) sql_accept_mark(c, ')');
  } else if (sql_is(c, 0, '(')) {
    c->at++;
    do {
      if (sql_starts_constraint(c))
        add_constraint(c, nocheck);
      else
        add_one_column(c);
      sql_skip_element(c);
    } while (sql_accept_mark(c, ','));
    sql_accept_mark(c, ')');
  } else if (sql_word(c) == SQL_default && sql_word_at(c, 1) != SQL_none) {
    /* SQL Server: ADD DEFAULT v FOR column; ADD CONSTRAINT d DEFAULT v FOR column comes below. */
    gov_sql_action *action = sql_add_action(c, GOV_SQL_SET_DEFAULT);
    c->at++;
    if (action && new_column(c, action)) sql_default_value(c, action->column);
    if (action && sql_accept(c, SQL_for)) action->name = sql_identifier(c);
  } else if (sql_word(c) == SQL_constraint && sql_word_at(c, 2) == SQL_default) {
    gov_sql_action *action = sql_add_action(c, GOV_SQL_SET_DEFAULT);
    c->at += 3;
    if (action && new_column(c, action)) sql_default_value(c, action->column);
    if (action && sql_accept(c, SQL_for)) action->name = sql_identifier(c);
  } else if (sql_starts_constraint(c)) {
    add_constraint(c, nocheck);
  } else {
    add_one_column(c);
  }
}

/* ---- DROP ---- */

static void drop_key(sql_cursor *c, gov_sql_constraint_kind kind, int named) {
  gov_sql_action *action = sql_add_action(c, GOV_SQL_DROP_CONSTRAINT);
  if (!action) return;
  action->constraint = gov_arena_alloc(c->structs, sizeof *action->constraint);
  if (action->constraint) action->constraint->kind = kind;
  action->if_exists = (uint8_t)sql_if_exists(c);
  if (named) action->name = sql_identifier(c);
}

static void finish_drop(sql_cursor *c, gov_sql_action *action) {
  if (!action) return;
  action->if_exists = (uint8_t)sql_if_exists(c);
  action->name = sql_identifier(c);
  if (sql_accept(c, SQL_cascade)) action->cascade = 1;
}

static void drop_columns(sql_cursor *c) {
  gov_sql_action *action = sql_add_action(c, GOV_SQL_DROP_COLUMN);
  int group = sql_accept_mark(c, '(');
  finish_drop(c, action);
  while (group && sql_accept_mark(c, ',')) finish_drop(c, sql_add_action(c, GOV_SQL_DROP_COLUMN));
}

/* COLUMN, or a composite type's ATTRIBUTE. */
static int accept_column(sql_cursor *c) {
  if (sql_accept(c, SQL_column)) return 1;
  int attribute =
      c->out->object == GOV_SQL_TYPE && sql_text_is(c, 0, "attribute") && sql_is_name(c, 1);
  c->at += attribute;
  return attribute;
}

static void alter_drop(sql_cursor *c) {
  gov_sql_word next = sql_word_at(c, 1);
  if (sql_accept_two(c, SQL_primary, SQL_key))
    drop_key(c, GOV_SQL_PRIMARY_KEY, 0);
  else if (sql_accept_two(c, SQL_foreign, SQL_key))
    drop_key(c, GOV_SQL_FOREIGN_KEY, 1);
  else if (sql_word(c) == SQL_check && sql_is_name(c, 1))
    c->at++, drop_key(c, GOV_SQL_CHECK, 1);
  else if (sql_word(c) == SQL_unique && (sql_is_name(c, 1) || sql_is(c, 1, '(')))
    c->at++, drop_key(c, GOV_SQL_UNIQUE, !sql_is(c, 0, '('));
  else if ((sql_word(c) == SQL_index || sql_word(c) == SQL_key) && sql_is_name(c, 1)) {
    c->at++;
    finish_drop(c, sql_add_action(c, GOV_SQL_DROP_INDEX));
  } else if (sql_word(c) == SQL_partition && sql_is_name(c, 1)) {
    c->at++;
    finish_drop(c, sql_add_action(c, GOV_SQL_DROP_PARTITION));
  } else if (sql_accept(c, SQL_constraint) || /* SQL Server may leave the word out */
             (c->dialect == GOV_SQL_MSSQL && sql_word(c) != SQL_column && sql_is_name(c, 0))) {
    finish_drop(c, sql_add_action(c, GOV_SQL_DROP_CONSTRAINT));
  } else if (accept_column(c) || next == SQL_NONE || sql_is(c, 1, ',') || sql_done(c) ||
             sql_is_name(c, 0)) {
    drop_columns(c);
  }
}

/* DROP CONSTRAINT a, b, COLUMN c, d: what has no word of its own is what the one before was. */
static void drop_another(sql_cursor *c) {
  const gov_sql_statement *out = c->out;
  gov_sql_action_kind before =
      out->action_count ? out->actions[out->action_count - 1].kind : GOV_SQL_OTHER_ACTION;
  if (sql_word(c) == SQL_column || sql_word(c) == SQL_constraint || sql_word(c) == SQL_index)
    alter_drop(c);
  else
    finish_drop(
        c, sql_add_action(c, before == GOV_SQL_DROP_CONSTRAINT ? before : GOV_SQL_DROP_COLUMN));
}

/* ---- ALTER COLUMN ---- */

static void alter_column_set(sql_cursor *c, gov_sql_action *action) {
  if (sql_accept(c, SQL_default)) {
    action->kind = GOV_SQL_SET_DEFAULT;
    if (new_column(c, action)) sql_default_value(c, action->column);
  } else if (sql_accept_two(c, SQL_not, SQL_null)) {
    action->kind = GOV_SQL_SET_NOT_NULL;
  } else if (sql_accept(c, SQL_data) || sql_word(c) == SQL_type) {
    sql_accept(c, SQL_type);
    action->kind = GOV_SQL_CHANGE_TYPE;
    if (new_column(c, action)) sql_type(c, &action->column->type);
  } else if (sql_word(c) == SQL_generated || sql_text_is(c, 0, "expression")) {
    action->kind = GOV_SQL_ADD_GENERATED;
  } else {
    action->kind = GOV_SQL_SET_OPTION;
  }
}

static void alter_column_drop(sql_cursor *c, gov_sql_action *action) {
  if (sql_accept(c, SQL_default))
    action->kind = GOV_SQL_DROP_DEFAULT;
  else if (sql_accept_two(c, SQL_not, SQL_null))
    action->kind = GOV_SQL_DROP_NOT_NULL;
  else
    action->kind = GOV_SQL_DROP_GENERATED;
  action->if_exists = (uint8_t)sql_if_exists(c);
}

/* 2: the function that brings the value into its new type cuts it. */
static uint8_t using_of(const sql_cursor *c) {
  static const char *const cutting[] = {"left", "right", "substr",  "substring", "trunc",
                                        "ceil", "floor", "ceiling", "round",     "date_trunc"};
  for (size_t i = 0; sql_is(c, 2, '(') && i < sizeof cutting / sizeof *cutting; i++) {
    if (sql_text_is(c, 1, cutting[i])) return 2;
  }
  return 1;
}

static void alter_column(sql_cursor *c) {
  gov_sql_action *action = sql_add_action(c, GOV_SQL_OTHER_ACTION);
  if (!action) return;
  action->if_exists = (uint8_t)sql_if_exists(c);
  action->name = sql_identifier(c);
  if (sql_accept(c, SQL_set)) {
    alter_column_set(c, action);
  } else if (sql_accept(c, SQL_drop)) {
    alter_column_drop(c, action);
  } else if (sql_accept(c, SQL_type)) {
    action->kind = GOV_SQL_CHANGE_TYPE;
    if (new_column(c, action)) sql_type(c, &action->column->type);
  } else if (sql_word(c) == SQL_add) {
    action->kind = GOV_SQL_ADD_GENERATED;
  } else if (sql_is_name(c, 0) && sql_word(c) != SQL_reset && sql_word(c) != SQL_restart) {
    /* SQL Server and some others: the whole column again. */
    action->kind = GOV_SQL_MODIFY_COLUMN;
    if (new_column(c, action)) {
      action->column->name = action->name;
      sql_type(c, &action->column->type);
      sql_column_rest(c, action->column);
    }
  }
  for (; !sql_done(c) && !sql_is(c, 0, ','); c->at++) {
    if (sql_word(c) == SQL_using) action->has_using = using_of(c);
    if (sql_is(c, 0, '(')) sql_skip_group(c), c->at--;
  }
}

static void modify_one(sql_cursor *c, int change) {
  gov_sql_action *action =
      sql_add_action(c, change ? GOV_SQL_CHANGE_COLUMN : GOV_SQL_MODIFY_COLUMN);
  if (!action || !new_column(c, action)) return;
  action->if_exists = (uint8_t)sql_if_exists(c);
  if (change) action->name = sql_identifier(c);
  sql_column(c, action->column);
  if (!change)
    action->name = action->column->name;
  else if (gov_fold_compare(action->name, action->column->name))
    action->new_name = action->column->name;
}

/* MODIFY a int; Oracle's MODIFY (a int, b date). */
static void modify_columns(sql_cursor *c, int change) {
  sql_accept(c, SQL_column);
  int group = sql_accept_mark(c, '(');
  do {
    modify_one(c, change);
  } while (group && sql_accept_mark(c, ','));
  if (group) sql_accept_mark(c, ')');
}

/* ---- RENAME ---- */

static void alter_rename(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_action_kind kind = GOV_SQL_RENAME_COLUMN;
  if (sql_accept(c, SQL_to) || (sql_word(c) == SQL_as && sql_accept(c, SQL_as))) {
    gov_sql_action *action = sql_add_action(c, GOV_SQL_RENAME_OBJECT);
    if (sql_name(c, &out->new_name) && action) action->new_name = out->new_name.full;
    return;
  }
  if (sql_accept(c, SQL_constraint))
    kind = GOV_SQL_RENAME_CONSTRAINT;
  else if ((sql_word(c) == SQL_index || sql_word(c) == SQL_key) && sql_is_name(c, 1) &&
           sql_word_at(c, 1) != SQL_to) {
    c->at++;
    kind = GOV_SQL_RENAME_INDEX;
  } else if (sql_accept(c, SQL_value))
    kind = GOV_SQL_RENAME_VALUE;
  else if (sql_word(c) == SQL_column || sql_text_is(c, 0, "attribute"))
    c->at++;
  gov_sql_action *action = sql_add_action(c, kind);
  if (!action) return;
  action->if_exists = (uint8_t)sql_if_exists(c);
  if (kind == GOV_SQL_RENAME_VALUE) return;
  action->name = sql_identifier(c);
  if (sql_accept(c, SQL_to)) {
    action->new_name = sql_identifier(c);
  } else if (action->name && !action->new_name && sql_done(c)) {
    /* MySQL: RENAME new_table without TO. */
    action->kind = GOV_SQL_RENAME_OBJECT;
    action->new_name = action->name;
    action->name = NULL;
    out->new_name = (gov_sql_name){action->new_name, action->new_name, 1, 0};
  }
}

static void alter_set(sql_cursor *c) {
  if (sql_text_is(c, 0, "unused")) { /* Oracle: what it held is gone as much as by DROP */
    c->at++;
    sql_accept(c, SQL_column);
    drop_columns(c);
    return;
  }
  gov_sql_action_kind kind = GOV_SQL_SET_OPTION;
  if (sql_word(c) == SQL_schema)
    kind = GOV_SQL_SET_SCHEMA;
  else if (sql_word(c) == SQL_tablespace)
    kind = GOV_SQL_SET_TABLESPACE;
  else if (sql_word(c) == SQL_logged)
    kind = GOV_SQL_SET_LOGGED;
  else if (sql_word(c) == SQL_unlogged)
    kind = GOV_SQL_SET_UNLOGGED;
  else if (sql_word(c) == SQL_access)
    kind = GOV_SQL_SET_ACCESS_METHOD;
  gov_sql_action *action = sql_add_action(c, kind);
  if (!action || kind != GOV_SQL_SET_SCHEMA) return;
  c->at++;
  action->new_name = sql_identifier(c);
  if (action->new_name) c->out->new_name = (gov_sql_name){action->new_name, action->new_name, 1, 0};
}

static void named(sql_cursor *c, gov_sql_action_kind kind, int words) {
  gov_sql_action *action = sql_add_action(c, kind);
  c->at += words;
  if (!action) return;
  action->if_exists = (uint8_t)sql_if_exists(c);
  gov_sql_name name;
  if (sql_name(c, &name)) {
    action->name = name.full;
    if (kind == GOV_SQL_ATTACH_PARTITION || kind == GOV_SQL_DETACH_PARTITION)
      c->out->new_name = name;
  }
  for (int32_t i = 0; i < 4; i++) {
    if (sql_word_at(c, i) == SQL_concurrently) action->concurrently = 1;
  }
}

static void algorithm_or_lock(sql_cursor *c) {
  static const char *const names[2][4] = {{"default", "instant", "inplace", "copy"},
                                          {"default", "none", "shared", "exclusive"}};
  int is_lock = sql_word(c) == SQL_lock;
  c->at++;
  sql_accept_mark(c, '=');
  for (uint8_t i = 0; i < 4; i++) {
    if (!gov_text_is(sql_at(c, 0)->text, names[is_lock][i])) continue;
    *(is_lock ? &c->out->lock : &c->out->algorithm) = (uint8_t)(i + 1);
  }
}

/* ---- the list ---- */

enum { NOT_SAID, WITH_NOCHECK, WITH_CHECK }; /* of the rows that are there */

typedef enum alter_verb { NO_VERB, ADD_VERB, DROP_VERB, OTHER_VERB } alter_verb;

static alter_verb partition_action(sql_cursor *c) {
  gov_sql_word word = sql_word(c);
  if (sql_word_at(c, 1) != SQL_partition) return NO_VERB;
  if (word == SQL_attach)
    named(c, GOV_SQL_ATTACH_PARTITION, 2);
  else if (word == SQL_detach)
    named(c, GOV_SQL_DETACH_PARTITION, 2);
  else if (word == SQL_truncate)
    named(c, GOV_SQL_TRUNCATE_PARTITION, 2);
  else if (word == SQL_exchange || word == SQL_reassign || word == SQL_rebuild ||
           word == SQL_discard || word == SQL_import || word == SQL_analyze || word == SQL_check ||
           word == SQL_optimize || word == SQL_repair) {
    named(c, GOV_SQL_OTHER_PARTITION, 2);
  } else
    return NO_VERB;
  return OTHER_VERB;
}

static alter_verb table_property(sql_cursor *c) {
  gov_sql_word word = sql_word(c), next = sql_word_at(c, 1);
  if (word == SQL_owner)
    sql_add_action(c, GOV_SQL_OWNER);
  else if (word == SQL_engine || (word == SQL_force && next == SQL_NONE))
    sql_add_action(c, GOV_SQL_SET_ENGINE);
  else if (word == SQL_force)
    sql_add_action(c, GOV_SQL_FORCE_ROW_SECURITY);
  else if (word == SQL_no && next == SQL_force)
    sql_add_action(c, GOV_SQL_NO_FORCE_ROW_SECURITY);
  else if (word == SQL_no && next == SQL_inherit)
    named(c, GOV_SQL_NO_INHERIT, 2);
  else if (word == SQL_inherit)
    named(c, GOV_SQL_INHERIT, 1);
  else if (word == SQL_replica)
    sql_add_action(c, GOV_SQL_REPLICA_IDENTITY);
  else if (word == SQL_convert && next == SQL_to)
    sql_add_action(c, GOV_SQL_CONVERT_CHARSET);
  else if (word == SQL_cluster)
    sql_add_action(c, GOV_SQL_CLUSTER_ON);
  else if (word == SQL_reset || word == SQL_auto_increment || word == SQL_comment ||
           word == SQL_order)
    sql_add_action(c, GOV_SQL_SET_OPTION);
  else
    return NO_VERB;
  return OTHER_VERB;
}

static alter_verb alter_action(sql_cursor *c, int check) {
  gov_sql_word word = sql_word(c);
  alter_verb verb = partition_action(c);
  if (verb) return verb;
  if (word == SQL_check || word == SQL_nocheck) {
    if (sql_word_at(c, 1) != SQL_constraint) return NO_VERB;
    sql_check_constraint(c, word == SQL_check, check == WITH_CHECK);
    return OTHER_VERB;
  }
  switch (word) {
  case SQL_add:
    c->at++;
    alter_add(c, check == WITH_NOCHECK);
    return ADD_VERB;
  case SQL_drop:
    c->at++;
    alter_drop(c);
    return DROP_VERB;
  case SQL_alter:
    c->at++;
    if (sql_word(c) == SQL_constraint || sql_word(c) == SQL_check)
      named(c, GOV_SQL_ALTER_CONSTRAINT, 1), sql_switch_altered(c);
    else if (sql_word(c) == SQL_index)
      named(c, GOV_SQL_SET_OPTION, 1);
    else
      accept_column(c), alter_column(c);
    return OTHER_VERB;
  case SQL_modify:
    c->at++;
    if (sql_word(c) == SQL_constraint) /* Oracle */
      named(c, GOV_SQL_ALTER_CONSTRAINT, 1), sql_switch_altered(c);
    else
      modify_columns(c, 0);
    return OTHER_VERB;
  case SQL_change:
    c->at++;
    modify_columns(c, 1);
    return OTHER_VERB;
  case SQL_rename:
    c->at++;
    alter_rename(c);
    return OTHER_VERB;
  case SQL_validate: named(c, GOV_SQL_VALIDATE_CONSTRAINT, 2); return OTHER_VERB;
  case SQL_enable:
  case SQL_disable:
    c->at++;
    sql_switch(c, word == SQL_enable);
    return OTHER_VERB;
  case SQL_set:
    c->at++;
    alter_set(c);
    return OTHER_VERB;
  case SQL_algorithm:
  case SQL_lock: algorithm_or_lock(c); return OTHER_VERB;
  default: return table_property(c);
  }
}

static void skip_to_comma(sql_cursor *c) {
  while (!sql_done(c) && !sql_is(c, 0, ',')) {
    if (sql_is(c, 0, '(')) {
      sql_skip_group(c);
      continue;
    }
    gov_sql_statement *out = c->out;
    if (sql_word(c) == SQL_cascade && out->action_count)
      out->actions[out->action_count - 1].cascade = 1;
    c->at++;
  }
}

static void actions(sql_cursor *c) {
  alter_verb last = NO_VERB;
  do {
    int check = NOT_SAID;
    if (sql_word(c) == SQL_with &&
        (sql_word_at(c, 1) == SQL_nocheck || sql_word_at(c, 1) == SQL_check)) {
      check = sql_word_at(c, 1) == SQL_nocheck ? WITH_NOCHECK : WITH_CHECK;
      c->at += 2;
    }
    alter_verb verb = alter_action(c, check);
    if (!verb && last == ADD_VERB && sql_is_name(c, 0))
      alter_add(c, check == WITH_NOCHECK), verb = last;
    else if (!verb && last == DROP_VERB && sql_is_name(c, 0))
      drop_another(c), verb = last;
    else if (!verb && !sql_done(c))
      sql_add_action(c, GOV_SQL_OTHER_ACTION);
    last = verb;
    skip_to_comma(c);
  } while (sql_accept_mark(c, ','));
}

static void alter_other(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  sql_accept(c, SQL_concurrently);
  out->if_exists = (uint8_t)sql_if_exists(c);
  sql_name(c, &out->name);
  if (sql_is(c, 0, '(')) sql_skip_group(c);
  if (out->object == GOV_SQL_POLICY || out->object == GOV_SQL_TRIGGER ||
      out->object == GOV_SQL_RULE) {
    if (sql_accept(c, SQL_on)) sql_name(c, &out->table);
  }
  if (out->object == GOV_SQL_SYSTEM || out->object == GOV_SQL_ROLE) return;
  actions(c);
}

void sql_alter(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_ALTER_VERB;
  sql_accept(c, SQL_ignore);
  while (sql_text_is(c, 0, "online") || sql_word(c) == SQL_unique) c->at++;
  if (sql_text_is(c, 0, "authorization")) { /* SQL Server */
    out->verb = GOV_SQL_REASSIGN_VERB;
    out->object = GOV_SQL_OWNED;
    return;
  }
  out->object = sql_object_kind(c);
  if (out->object == GOV_SQL_NONE) {
    out->object = GOV_SQL_OBJECT;
    return;
  }
  if (out->object != GOV_SQL_TABLE && out->object != GOV_SQL_FOREIGN_TABLE) {
    alter_other(c);
    return;
  }
  out->if_exists = (uint8_t)sql_if_exists(c);
  out->only = (uint8_t)sql_accept(c, SQL_only);
  if (!out->if_exists) out->if_exists = (uint8_t)sql_if_exists(c);
  sql_name(c, &out->name);
  sql_accept_mark(c, '*');
  sql_skip_cluster(c);
  out->table = out->name;
  actions(c);
}
