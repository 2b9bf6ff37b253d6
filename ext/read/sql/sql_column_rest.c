/* sql_column_rest.c: what follows the type of a column: keys, defaults, generation, checks. */
#include "read/sql/sql_parse.h"
#include <string.h>

/* GENERATED { ALWAYS | BY DEFAULT } AS { IDENTITY | ( … ) [STORED|VIRTUAL] }, or AS ( … ) alone. */
static void generated(sql_cursor *c, gov_sql_column *column) {
  if (sql_accept(c, SQL_generated)) {
    if (!sql_accept(c, SQL_always)) sql_accept_two(c, SQL_by, SQL_default);
    sql_accept_two(c, SQL_on, SQL_null);
  }
  if (!sql_accept(c, SQL_as)) return;
  if (sql_accept(c, SQL_identity)) {
    column->identity = 1;
    sql_skip_group(c);
    return;
  }
  if (!sql_is(c, 0, '(')) return;
  int32_t open = c->at;
  sql_skip_group(c);
  column->generated_span = sql_span(c, open + 1, c->at - 1);
  column->generated = 3;
  if (sql_accept(c, SQL_stored) || sql_accept(c, SQL_persisted))
    column->generated = 2;
  else if (sql_accept(c, SQL_virtual))
    column->generated = 1;
}

static void column_check(sql_cursor *c, gov_sql_column *column) {
  int32_t open = c->at;
  sql_skip_group(c);
  column->has_check = 1;
  column->check_span = sql_span(c, open + 1, c->at - 1);
}

static void column_references(sql_cursor *c, gov_sql_column *column) {
  sql_reference(c, &column->references);
  for (;;) {
    if (sql_accept_two(c, SQL_not, SQL_valid))
      column->foreign_key_not_valid = 1;
    else if (sql_accept_two(c, SQL_not, SQL_deferrable) || sql_accept(c, SQL_deferrable))
      continue;
    else if (sql_accept(c, SQL_initially))
      c->at++;
    else
      return;
  }
}

/* Options that carry one word or value and change nothing here. */
static int skip_option(sql_cursor *c) {
  if (sql_accept(c, SQL_comment) || sql_accept(c, SQL_storage) || sql_accept(c, SQL_compression)) {
    sql_accept_mark(c, '=');
    c->at++;
    return 1;
  }
  if (sql_accept_two(c, SQL_on, SQL_update) || sql_accept_two(c, SQL_on, SQL_conflict)) {
    c->at++;
    sql_skip_group(c);
    return 1;
  }
  return 0;
}

static int key_option(sql_cursor *c, gov_sql_column *column) {
  if (sql_accept_two(c, SQL_primary, SQL_key)) {
    column->primary_key = 1;
    if (!sql_accept(c, SQL_asc)) sql_accept(c, SQL_desc);
    return 1;
  }
  if (sql_accept(c, SQL_unique)) {
    column->unique = 1;
    sql_accept(c, SQL_key);
    return 1;
  }
  if (sql_word(c) == SQL_key && !sql_is(c, 1, '(')) {
    c->at++;
    column->primary_key = 1; /* MySQL: KEY alone is PRIMARY KEY */
    return 1;
  }
  if (sql_accept(c, SQL_auto_increment) || sql_accept(c, SQL_autoincrement)) {
    column->auto_increment = 1;
    return 1;
  }
  if (sql_accept(c, SQL_identity)) {
    column->identity = 1;
    sql_skip_group(c);
    return 1;
  }
  return 0;
}

static int null_option(sql_cursor *c, gov_sql_column *column) {
  if (sql_accept_two(c, SQL_not, SQL_null)) {
    column->not_null = column->null_stated = 1;
    if (sql_accept_two(c, SQL_not, SQL_valid)) column->check_not_valid = 1;
    return 1;
  }
  if (sql_accept(c, SQL_null)) {
    column->null_stated = 1;
    return 1;
  }
  return 0;
}

void sql_column_rest(sql_cursor *c, gov_sql_column *column) {
  while (!sql_done(c) && !sql_is(c, 0, ',') && !sql_is(c, 0, ')')) {
    gov_sql_word word = sql_word(c);
    if (key_option(c, column) || null_option(c, column) || skip_option(c)) continue;
    if (sql_accept(c, SQL_default)) {
      sql_default_value(c, column);
    } else if (sql_accept(c, SQL_references)) {
      column_references(c, column);
    } else if (word == SQL_check && sql_is(c, 1, '(')) {
      c->at++;
      column_check(c, column);
      if (sql_accept_two(c, SQL_not, SQL_valid)) column->check_not_valid = 1;
    } else if (word == SQL_generated || (word == SQL_as && sql_is(c, 1, '('))) {
      generated(c, column);
    } else if (sql_accept(c, SQL_constraint)) {
      sql_identifier(c);
    } else if (sql_accept(c, SQL_collate)) {
      gov_sql_name name;
      if (sql_name(c, &name)) column->type.collation = name.full;
    } else if (sql_accept(c, SQL_first)) {
      column->moved = 1;
    } else if (word == SQL_after && sql_is_name(c, 1)) {
      c->at += 2;
      column->moved = 1;
    } else if (sql_is(c, 0, '(')) {
      sql_skip_group(c);
    } else {
      c->at++;
    }
  }
}

int sql_column(sql_cursor *c, gov_sql_column *column) {
  int32_t start = c->at;
  memset(column, 0, sizeof *column);
  column->line = sql_at(c, 0)->line;
  column->type.arguments[0] = column->type.arguments[1] = -1;
  column->name = sql_identifier(c);
  if (!column->name) return 0;
  sql_type(c, &column->type);
  sql_column_rest(c, column);
  column->span = sql_span(c, start, c->at);
  return 1;
}
