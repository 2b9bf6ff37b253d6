/* layout_code_query.c: rows written by Knex's builder: knex('a').where(…).update({ … }), or with the
** table behind the verb: knex.delete().from('a'), knex.insert(…).into('a').
**
** The chain behind the table says which verb it is and whether anything chooses among the rows; which
** rows those are is left to the code.
*/
#include "read/scripts/layout_code_parse.h"
#include <string.h>

static int is_connection(const code_reader *r, int32_t at) {
  static const char *const words[] = {"knex", "trx", "tx", "db", "k", "conn", "database"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (code_is(r, at, words[i])) return 1;
  }
  return 0;
}

static int is_plain(gov_text name) {
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i]) && name.z[i] != '.') return 0;
  }
  return name.n > 0;
}

static int is_choice(gov_text method) {
  static const char *const starts[] = {"where", "andWhere",  "orWhere",  "having", "limit",
                                       "join",  "innerJoin", "leftJoin", "modify"};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (gov_text_starts(method, starts[i])) return 1;
  }
  return 0;
}

static void append_name(code_text *out, gov_text name) {
  code_append(out, "\"", 1);
  for (size_t i = 0; i < name.n; i++) {
    if (name.z[i] == '.')
      code_append(out, "\".\"", 3);
    else
      code_append(out, name.z + i, 1);
  }
  code_append(out, "\"", 1);
}

/* Each key of the object at the call's own level; anything else may write any column. */
static void append_written(const code_reader *r, const code_call *call, code_text *out) {
  int count = 0, depth = 0, open = !code_mark(r, call->from, '{');
  for (int32_t i = call->from + 1; !open && i < call->to; i++) {
    gov_text key = code_at(r, i)->text;
    int begins = code_mark(r, i - 1, '{') || code_mark(r, i - 1, ',');
    int ends = code_mark(r, i + 1, ':') || code_mark(r, i + 1, ',') || code_mark(r, i + 1, '}');
    open = !depth && begins && !code_mark(r, i, '}') && !(ends && is_plain(key));
    if (!depth && begins && ends && is_plain(key)) {
      code_append(out, count ? ", " : " SET ", count ? 2 : 5);
      count++;
      append_name(out, key);
      code_append(out, " = 0", 4);
    }
    depth += code_mark(r, i, '{') + code_mark(r, i, '(') + code_mark(r, i, '[');
    depth -= code_mark(r, i, '}') + code_mark(r, i, ')') + code_mark(r, i, ']');
  }
  if (open || !count)
    code_append(out, count ? ", unnamed = 0" : " SET unnamed = 0", count ? 13 : 16);
}

static void write_statement(code_reader *r, gov_text table, const char *verb,
                            const code_call *updates, int chosen, int down, int32_t line) {
  code_begin_statement(r, down, line);
  code_text *out = code_part(r, down);
  code_append(out, verb, strlen(verb));
  append_name(out, table);
  if (updates) append_written(r, updates, out);
  if (chosen) code_append(out, " WHERE id = 0", 13);
  if (!strncmp(verb, "INSERT", 6)) code_append(out, " VALUES (0)", 11);
  code_append(out, "; ", 2);
}

/* The table: of knex('a'), or where the chain names it: .from('a'), .into('a'), .table('a'). */
static gov_text table_of(code_reader *r, int32_t at) {
  static const char *const places[] = {"from", "into", "table"};
  gov_text none = {"", 0};
  if (code_mark(r, at + 1, '('))
    return code_at(r, at + 2)->kind == GOV_CODE_STRING && code_mark(r, at + 3, ')')
               ? code_at(r, at + 2)->text
               : none;
  code_call call;
  for (int32_t i = at + 1; code_mark(r, i, '.') && code_mark(r, i + 2, '('); i = call.to + 1) {
    code_arguments(r, i + 1, &call);
    for (size_t k = 0; k < sizeof places / sizeof *places; k++) {
      if (code_is(r, i + 1, places[k]) && call.name_count == 1) return call.names[0];
    }
  }
  return none;
}

int code_query(code_reader *r, int32_t at) {
  static const struct {
    const char *method, *verb;
  } verbs[] = {{"del", "DELETE FROM "},   {"delete", "DELETE FROM "}, {"truncate", "TRUNCATE "},
               {"update", "UPDATE "},     {"increment", "UPDATE "},   {"decrement", "UPDATE "},
               {"insert", "INSERT INTO "}};
  if (r->language != GOV_JAVASCRIPT || !is_connection(r, at)) return 0;
  if (code_mark(r, at - 1, '.') && !code_mark(r, at + 1, '(')) return 0;
  gov_text table = table_of(r, at);
  if (!is_plain(table)) return 0;
  int verb = -1, chosen = 0;
  code_call call, updates = {0};
  for (int32_t i = code_mark(r, at + 1, '(') ? at + 4 : at + 1;
       code_mark(r, i, '.') && code_mark(r, i + 2, '('); i = call.to + 1) {
    gov_text method = code_at(r, i + 1)->text;
    chosen |= is_choice(method);
    code_arguments(r, i + 1, &call);
    for (size_t k = 0; verb < 0 && k < sizeof verbs / sizeof *verbs; k++) {
      if (code_is(r, i + 1, verbs[k].method)) verb = (int)k, updates = call;
    }
  }
  if (verb < 0) return 0;
  const char *words = verbs[verb].verb;
  int writes = !strcmp(words, "UPDATE "), deletes = !strcmp(words, "DELETE FROM ");
  write_statement(r, table, words, writes ? &updates : NULL, chosen && (writes || deletes),
                  r->section == CODE_DOWN, code_at(r, at)->line);
  r->operations[r->section]++;
  r->passed = call.to;
  return 1;
}
