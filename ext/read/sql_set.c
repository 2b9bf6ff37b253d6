/* sql_set.c: SET and PRAGMA: the setting's name, a duration, and the switches that turn checks off.
 */
#include "read/sql_parse.h"
#include <string.h>

static int64_t duration_ms(gov_text text) {
  int64_t value = 0;
  size_t i = 0;
  text = gov_trim(text);
  if (text.n >= 2 && text.z[0] == '\'') text = gov_trim((gov_text){text.z + 1, text.n - 2});
  if (!text.n || !gov_is_digit(text.z[0])) return -1;
  for (; i < text.n && gov_is_digit(text.z[i]) && value < 1000000000000; i++)
    value = value * 10 + (text.z[i] - '0');
  gov_text unit = gov_trim((gov_text){text.z + i, text.n - i});
  if (!unit.n || gov_text_is(unit, "ms")) return value;
  if (gov_text_is(unit, "us")) return value / 1000;
  if (gov_text_is(unit, "s")) return value * 1000;
  if (gov_text_is(unit, "min")) return value * 60000;
  if (gov_text_is(unit, "h")) return value * 3600000;
  if (gov_text_is(unit, "d")) return value * 86400000;
  return -1;
}

static int is_off(const gov_sql_token *token) {
  gov_text text = token->text;
  if (token->kind == GOV_SQL_STRING && text.n >= 2) text = (gov_text){text.z + 1, text.n - 2};
  return gov_text_is(text, "off") || gov_text_is(text, "0") || gov_text_is(text, "false") ||
         gov_text_is(text, "none") || gov_text_is(text, "no");
}

/* Switches that make the server stop or start to check what is written. */
static void check_switch(gov_sql_statement *out, const gov_sql_token *value) {
  int off = out->setting_off;
  if (gov_text_is(gov_text_of(out->setting), "session_replication_role")) {
    off = gov_text_is(value->text, "replica") || gov_text_is(value->text, "'replica'");
  } else if (!gov_text_ends(gov_text_of(out->setting), "foreign_key_checks") &&
             !gov_text_ends(gov_text_of(out->setting), "unique_checks") &&
             !gov_text_is(gov_text_of(out->setting), "foreign_keys") &&
             !gov_text_is(gov_text_of(out->setting), "check_constraint_checks") &&
             !gov_text_is(gov_text_of(out->setting), "ignore_check_constraints")) {
    return;
  }
  if (gov_text_is(gov_text_of(out->setting), "ignore_check_constraints")) off = !off;
  out->disables_checks = (uint8_t)off;
  out->enables_checks = (uint8_t)!off;
}

static void set_value(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  const gov_sql_token *value = sql_at(c, 0);
  out->setting_off = (uint8_t)is_off(value);
  out->setting_value = duration_ms(value->text);
  if (out->setting) check_switch(out, value);
  if (value->word == SQL_default) out->setting_off = 1; /* what the server has is not known */
}

/* SELECT set_config('lock_timeout', '2s', is_local): PostgreSQL's SET as a function. */
void sql_set_config(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  int32_t at = c->at + 1;
  if (sql_text_is(c, 1, "pg_catalog")) at += 2;
  const gov_sql_token *call = &c->tokens[at];
  if (at + 6 > c->count || !gov_text_is(call->text, "set_config") ||
      call[2].kind != GOV_SQL_STRING || call[2].text.n < 3 || call[4].kind != GOV_SQL_STRING)
    return;
  out->setting = sql_fold(c, (gov_text){call[2].text.z + 1, call[2].text.n - 2});
  out->setting_off = (uint8_t)is_off(&call[4]);
  out->setting_value = duration_ms(call[4].text);
  out->setting_local = call[6].word == SQL_true;
}

void sql_set(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_SET_VERB;
  out->setting_value = -1;
  if (sql_accept(c, SQL_local))
    out->setting_local = 1;
  else if (!sql_accept(c, SQL_session))
    sql_accept(c, SQL_global);
  const gov_sql_token *name = sql_at(c, 0);
  if (name->kind == GOV_SQL_PARAMETER && name->text.n > 2 && name->text.z[1] == '@') {
    gov_text text = {name->text.z + 2, name->text.n - 2};
    c->at++;
    if (sql_accept_mark(c, '.')) {
      text = sql_at(c, 0)->text;
      c->at++;
    }
    out->setting = sql_fold(c, text);
  } else if (name->kind == GOV_SQL_PARAMETER) {
    out->setting = "variable";
    return;
  } else {
    gov_sql_name setting;
    if (!sql_name(c, &setting)) return;
    out->setting = sql_fold(c, gov_text_of(setting.full));
  }
  if (gov_text_is(gov_text_of(out->setting), "role") ||
      gov_text_is(gov_text_of(out->setting), "authorization")) {
    out->object = GOV_SQL_ROLE;
  }
  if (!sql_accept_mark(c, '=')) sql_accept(c, SQL_to);
  set_value(c);
}

void sql_pragma(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_name name;
  out->verb = GOV_SQL_PRAGMA_VERB;
  out->setting_value = -1;
  if (!sql_name(c, &name)) return;
  out->setting = sql_fold(c, gov_text_of(name.last));
  if (sql_accept_mark(c, '=') || sql_accept_mark(c, '(')) set_value(c);
}
