/* sql_switch.c: what switches the checks of rows off and on: constraints and triggers of a table,
** settings of the session.
**
** Each database has words of its own for it:
**   PostgreSQL  ALTER TABLE t DISABLE TRIGGER ALL, SET session_replication_role = replica
**   SQL Server  ALTER TABLE t NOCHECK CONSTRAINT ALL, DISABLE TRIGGER ALL ON t, and sp_MSforeachtable
**   Oracle      ALTER TABLE t DISABLE CONSTRAINT c, MODIFY CONSTRAINT c DISABLE, DISABLE ALL TRIGGERS
**   MySQL       ALTER TABLE t ALTER CHECK c NOT ENFORCED, SET foreign_key_checks = 0
**   SQLite      PRAGMA foreign_keys = OFF
**
** Of a constraint that is switched on, constraint->nocheck says that nobody looks at the rows that
** are there by then.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

/* ---- a table's ---- */

static void note_unlooked(sql_cursor *c, gov_sql_action *action, int unlooked) {
  if (!action->constraint)
    action->constraint = gov_arena_alloc(c->structs, sizeof *action->constraint);
  if (action->constraint) action->constraint->nocheck = (uint8_t)unlooked;
}

/* CONSTRAINT c, PRIMARY KEY, UNIQUE (a, b): 0 when none is next. */
static int constraint_switched(sql_cursor *c, int enable, int unlooked) {
  static const char *const unnamed[] = {"primary key", "unique"};
  gov_sql_word word = sql_word(c);
  if (word != SQL_constraint && word != SQL_primary && word != SQL_unique) return 0;
  gov_sql_action *action =
      sql_add_action(c, enable ? GOV_SQL_ENABLE_CONSTRAINT : GOV_SQL_DISABLE_CONSTRAINT);
  c->at++;
  if (!action) return 1;
  if (word != SQL_constraint)
    action->name = unnamed[word == SQL_unique];
  else if (sql_word(c) != SQL_all)
    action->name = sql_identifier(c);
  if (enable) note_unlooked(c, action, unlooked);
  return 1;
}

void sql_switch(sql_cursor *c, int enable) {
  if (!sql_accept(c, SQL_replica)) sql_accept(c, SQL_always);
  if (sql_text_is(c, 0, "row") && sql_text_is(c, 1, "level")) {
    sql_add_action(c, enable ? GOV_SQL_ENABLE_ROW_SECURITY : GOV_SQL_DISABLE_ROW_SECURITY);
    return;
  }
  int unlooked = sql_text_is(c, 0, "novalidate"); /* Oracle */
  if (unlooked || sql_word(c) == SQL_validate) c->at++;
  if (constraint_switched(c, enable, unlooked)) return;
  int all = sql_word(c) == SQL_all && sql_text_is(c, 1, "triggers");
  int trigger = all || sql_word(c) == SQL_trigger;
  gov_sql_action *action = sql_add_action(c, !trigger ? GOV_SQL_OTHER_ACTION
                                             : enable ? GOV_SQL_ENABLE_TRIGGER
                                                      : GOV_SQL_DISABLE_TRIGGER);
  c->at += 1 + all;
  if (!action || all) return;
  action->only_user = trigger && sql_word(c) == SQL_user;
  if (sql_word(c) != SQL_all && sql_word(c) != SQL_user) action->name = sql_identifier(c);
}

void sql_check_constraint(sql_cursor *c, int enable, int looks) {
  c->at++;
  constraint_switched(c, enable, !looks);
}

void sql_switch_altered(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  if (!out->action_count || out->action_count >= SQL_MAX_ELEMENTS)
    return; /* it may be of another */
  gov_sql_action *action = &out->actions[out->action_count - 1];
  int unlooked = 0, not = 0;
  for (; action->kind && !sql_done(c) && !sql_is(c, 0, ','); c->at++) {
    if (sql_text_is(c, 0, "novalidate")) unlooked = 1;
    if (sql_word(c) == SQL_enable || (sql_word(c) == SQL_enforced && !not ))
      action->kind = GOV_SQL_ENABLE_CONSTRAINT;
    else if (sql_word(c) == SQL_disable || sql_word(c) == SQL_enforced)
      action->kind = GOV_SQL_DISABLE_CONSTRAINT;
    not = sql_word(c) == SQL_not;
  }
  if (action->kind == GOV_SQL_ENABLE_CONSTRAINT) note_unlooked(c, action, unlooked);
}

/* DISABLE TRIGGER a, b ON t: as if ALTER TABLE t said it. */
int sql_switch_trigger(sql_cursor *c, int enable) {
  gov_sql_statement *out = c->out;
  if (!sql_accept(c, SQL_trigger)) return 0;
  out->verb = GOV_SQL_ALTER_VERB;
  out->object = GOV_SQL_TABLE;
  do {
    gov_sql_action *action =
        sql_add_action(c, enable ? GOV_SQL_ENABLE_TRIGGER : GOV_SQL_DISABLE_TRIGGER);
    gov_sql_name name;
    if (!sql_accept(c, SQL_all) && sql_name(c, &name) && action) action->name = name.last;
  } while (sql_accept_mark(c, ','));
  if (!sql_accept(c, SQL_on)) return 1;
  if (sql_word(c) == SQL_database || sql_word(c) == SQL_all) return 1; /* of no table */
  sql_name(c, &out->name);
  out->table = out->name;
  return 1;
}

/* ---- a session's ---- */

static void switched(gov_sql_statement *out, int checks, int off) {
  *(off ? &out->disables_checks : &out->enables_checks) |= (uint8_t)checks;
}

static int says(gov_text text, const char *phrase) {
  size_t n = strlen(phrase);
  for (size_t i = 0; i + n <= text.n; i++) {
    if (gov_same(text.z + i, phrase, n)) return 1;
  }
  return 0;
}

/* EXEC sp_MSforeachtable 'ALTER TABLE ? NOCHECK CONSTRAINT ALL': only looked at. */
void sql_switch_every_table(sql_cursor *c) {
  for (; !sql_done(c); c->at++) {
    const gov_sql_token *token = sql_at(c, 0);
    if (token->kind != GOV_SQL_STRING && token->kind != GOV_SQL_QUOTED) continue;
    if (says(token->text, "nocheck constraint"))
      switched(c->out, GOV_SQL_CHECK_CONSTRAINTS, 1);
    else if (says(token->text, "with check check constraint"))
      switched(c->out, GOV_SQL_CHECK_CONSTRAINTS, 0);
    if (says(token->text, "disable trigger"))
      switched(c->out, GOV_SQL_TRIGGERS, 1);
    else if (says(token->text, "enable trigger"))
      switched(c->out, GOV_SQL_TRIGGERS, 0);
  }
}

void sql_switch_setting(sql_cursor *c, const gov_sql_token *value, int globally) {
  static const struct {
    const char *setting;
    uint8_t checks;
  } settings[] = {{"foreign_key_checks", GOV_SQL_FOREIGN_KEYS},
                  {"unique_checks", GOV_SQL_UNIQUE_KEYS},
                  {"foreign_keys", GOV_SQL_FOREIGN_KEYS},
                  {"check_constraint_checks", GOV_SQL_CHECK_CONSTRAINTS},
                  {"ignore_check_constraints", GOV_SQL_CHECK_CONSTRAINTS},
                  {"session_replication_role", GOV_SQL_TRIGGERS}};
  gov_sql_statement *out = c->out;
  const char *dot = out->setting ? strrchr(out->setting, '.') : NULL;
  gov_text setting = gov_text_of(dot ? dot + 1 : out->setting);
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
    if (!gov_text_is(setting, settings[i].setting)) continue;
    int off = out->setting_off;
    if (settings[i].checks == GOV_SQL_TRIGGERS) off = value && says(value->text, "replica");
    if (gov_text_is(setting, "ignore_check_constraints")) off = !off;
    switched(out, settings[i].checks << (globally ? GOV_SQL_CHECKS_GLOBALLY : 0), off);
  }
}
