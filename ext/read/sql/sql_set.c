/* sql_set.c: SET and PRAGMA: the setting's name, a duration, and whether it is off. */
#include "read/sql/sql_parse.h"
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

static void set_value(sql_cursor *c, int globally) {
  gov_sql_statement *out = c->out;
  const gov_sql_token *value = sql_at(c, 0);
  out->setting_off = (uint8_t)is_off(value);
  out->setting_value = duration_ms(value->text);
  int unknown = value->word == SQL_default && c->dialect == GOV_SQL_MYSQL; /* what the server has */
  if (!unknown) sql_switch_setting(c, value, globally);
  if (value->word == SQL_default) out->setting_off = 1;
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
  sql_switch_setting(c, &call[4], 0);
}

/* @@session.name, @variable; 0: a variable, or nothing. */
static int parameter_setting(sql_cursor *c, int *globally) {
  gov_text text = sql_at(c, 0)->text;
  c->at++;
  if (text.n <= 2 || text.z[1] != '@') {
    c->out->setting = "variable";
    return 0;
  }
  text = (gov_text){text.z + 2, text.n - 2};
  if (sql_accept_mark(c, '.')) {
    *globally = gov_text_is(text, "global");
    text = sql_at(c, 0)->text;
    c->at++;
  }
  c->out->setting = sql_fold(c, text);
  return 1;
}

/* [SESSION] name = value; needs_mark: without the = it is no setting. */
static void one_setting(sql_cursor *c, int needs_mark) {
  gov_sql_statement *out = c->out;
  int globally = 0;
  if (sql_accept(c, SQL_local))
    out->setting_local = c->dialect != GOV_SQL_MYSQL; /* there it means the session */
  else if (!sql_accept(c, SQL_session))
    globally = sql_accept(c, SQL_global);
  gov_sql_name setting;
  if (sql_at(c, 0)->kind == GOV_SQL_PARAMETER) {
    if (!parameter_setting(c, &globally)) return;
  } else if (sql_name(c, &setting)) {
    out->setting = sql_fold(c, gov_text_of(setting.full));
  } else {
    return;
  }
  if (!sql_accept_mark(c, '=')) {
    if (needs_mark) return;
    sql_accept(c, SQL_to);
  }
  set_value(c, globally);
}

/* MySQL sets several at once. The first is the statement's; of the others only what they switch counts. */
static void more_settings(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  const char *setting = out->setting;
  int64_t value = out->setting_value;
  uint8_t off = out->setting_off, local = out->setting_local;
  while (!sql_done(c)) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else if (sql_accept_mark(c, ','))
      one_setting(c, 1);
    else
      c->at++;
  }
  out->setting = setting;
  out->setting_value = value;
  out->setting_off = off;
  out->setting_local = local;
}

void sql_set(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_SET_VERB;
  out->setting_value = -1;
  one_setting(c, 0);
  if (!out->setting) return;
  if (gov_text_is(gov_text_of(out->setting), "role") ||
      gov_text_is(gov_text_of(out->setting), "authorization")) {
    out->object = GOV_SQL_ROLE;
  }
  more_settings(c);
}

void sql_pragma(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  gov_sql_name name;
  out->verb = GOV_SQL_PRAGMA_VERB;
  out->setting_value = -1;
  if (!sql_name(c, &name)) return;
  out->setting = sql_fold(c, gov_text_of(name.last));
  if (sql_accept_mark(c, '=') || sql_accept_mark(c, '(')) set_value(c, 0);
}
