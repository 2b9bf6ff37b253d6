/* layout_code_orm.c: rows written through Python's models and query builders.
**
** Django: the function that RunPython names, apps.get_model("shop", "Order").objects.filter(…).update(…).
** SQLAlchemy, as an argument of execute: users.update().where(…).values(…), sa.delete(users). As with
** Knex, the chain says which verb it is and whether anything chooses among the rows; which rows those
** are is left to the code.
*/
#include "read/scripts/layout_code_parse.h"
#include <string.h>

enum { MAX_CHAIN = 32, NEAR = 6 };

typedef struct chain {
  gov_text table;
  code_call written; /* the call that names the columns; to = 0: none */
  int deletes, updates, chosen;
  int guessed; /* another application's model: what its table is called only Django knows */
} chain;

static int is_any_of(const code_reader *r, int32_t at, const char *const *words) {
  for (; *words; words++) {
    if (code_is(r, at, *words)) return 1;
  }
  return 0;
}

static int is_text(const code_reader *r, int32_t at) {
  return code_at(r, at)->kind == GOV_CODE_STRING;
}

static int is_plain(gov_text name) {
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i]) && name.z[i] != '.') return 0;
  }
  return name.n > 0;
}

/* The calls behind a table, from the dot at `i`: which verb they come to. */
static void follow(code_reader *r, int32_t i, chain *found) {
  static const char *const choices[] = {"filter", "exclude", "where", "get", "first", "last", NULL};
  code_call call;
  for (int n = 0; n < MAX_CHAIN && code_mark(r, i, '.'); n++, i = call.to + 1) {
    if (!code_mark(r, i + 2, '(')) {
      found->chosen = 1; /* an attribute of it: not the table's rows */
      return;
    }
    code_arguments(r, i + 1, &call);
    found->chosen |= is_any_of(r, i + 1, choices);
    if (code_is(r, i + 1, "delete") || code_is(r, i + 1, "_raw_delete")) found->deletes = 1;
    if (code_is(r, i + 1, "update")) found->updates = 1;
    if (code_is(r, i + 1, "values") || (code_is(r, i + 1, "update") && call.to > call.from))
      found->written = call;
  }
  found->chosen |= code_mark(r, i, '['); /* a slice */
}

/* update(a=1), values(a=1), values({"a": 1}): each key; anything else may write any column. */
static void append_written(const code_reader *r, const code_call *call, code_text *out) {
  int count = 0, depth = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    const gov_code_token *token = code_at(r, i);
    int named = !depth && token->kind == GOV_CODE_WORD && code_mark(r, i + 1, '=');
    int keyed = depth == 1 && is_text(r, i) && code_mark(r, i + 1, ':');
    if ((named || keyed) && is_plain(token->text) && !memchr(token->text.z, '.', token->text.n)) {
      code_append(out, count ? ", \"" : " SET \"", count ? 3 : 6);
      count++;
      code_append(out, token->text.z, token->text.n);
      code_append(out, "\" = 0", 5);
    }
    depth += code_mark(r, i, '{') + code_mark(r, i, '(') + code_mark(r, i, '[');
    depth -= code_mark(r, i, '}') + code_mark(r, i, ')') + code_mark(r, i, ']');
  }
  if (!count) code_append(out, " SET unnamed = 0", 16);
}

static void append_table(code_text *out, gov_text table) {
  code_append(out, "\"", 1);
  for (size_t i = 0; i < table.n; i++)
    code_append(out, table.z[i] == '.' ? "\".\"" : &table.z[i], table.z[i] == '.' ? 3 : 1);
  code_append(out, "\"", 1);
}

static int write_statement(code_reader *r, const chain *found, int down, int32_t line) {
  if (!is_plain(found->table) || found->deletes == found->updates) return 0;
  code_begin_statement(r, down, line);
  code_text *out = code_part(r, down);
  code_append(out, found->deletes ? "DELETE FROM " : "UPDATE ", found->deletes ? 12 : 7);
  if (found->guessed) { /* a template to the reader: nothing is claimed of a table of that name */
    code_append(out, "${", 2);
    code_append(out, found->table.z, found->table.n);
    code_append(out, "}", 1);
  } else {
    append_table(out, found->table);
  }
  if (found->updates) append_written(r, &found->written, out);
  if (found->chosen) code_append(out, " WHERE id = 0", 13);
  code_append(out, "; ", 2);
  return 1;
}

/* ---- Django ---- */

/* apps.get_model("shop", "Order"), get_model("shop.Order"), the word at `at`: its table, shop_order. */
static gov_text model_table(const code_reader *r, int32_t at) {
  gov_text none = {"", 0}, first = code_at(r, at + 2)->text, second = code_at(r, at + 4)->text;
  if (!code_is(r, at, "get_model") || !code_mark(r, at + 1, '(') || !is_text(r, at + 2))
    return none;
  int two = code_mark(r, at + 3, ',') && is_text(r, at + 4);
  if (!two && !code_mark(r, at + 3, ')')) return none;
  char *name = gov_arena_alloc(r->arena, first.n + second.n + 2);
  if (!name) return none;
  size_t n = 0;
  for (size_t i = 0; i < first.n; i++) name[n++] = first.z[i] == '.' ? '_' : gov_lower(first.z[i]);
  if (two) name[n++] = '_';
  for (size_t i = 0; two && i < second.n; i++) name[n++] = gov_lower(second.z[i]);
  return (gov_text){name, n};
}

static int is_same(gov_text a, gov_text b) {
  return a.n && a.n == b.n && !memcmp(a.z, b.z, a.n);
}

/* The table whose rows `objects` at `at` stands for: of the model's name as the function binds it, or of
** apps.get_model(…).objects itself. */
static gov_text owner_of(code_reader *r, int32_t from, int32_t at) {
  gov_text table = {"", 0};
  if (!code_mark(r, at - 1, '.')) return table;
  int direct = code_mark(r, at - 2, ')');
  for (int32_t i = from; i < at - 2 && r->looks++ < CODE_MAX_LOOKS; i++) {
    if (!code_is(r, i, "get_model")) continue;
    /* Order = apps.get_model(…) */
    int bound = code_mark(r, i - 1, '.') && code_mark(r, i - 3, '=') &&
                is_same(code_at(r, i - 4)->text, code_at(r, at - 2)->text);
    if (direct ? i > at - 2 - NEAR - 1 : bound) table = model_table(r, i);
  }
  return table;
}

/* Where the function at `def` ends: at code back at its margin. */
static int32_t body_end(code_reader *r, int32_t def) {
  int32_t i = def + 1;
  while (i < r->count && r->looks++ < CODE_MAX_LOOKS &&
         !(code_at(r, i)->starts_line && code_at(r, i)->column <= code_at(r, def)->column))
    i++;
  return i;
}

static int is_elsewhere(const code_reader *r, gov_text table) {
  size_t n = r->application.n;
  return table.n <= n + 1 || table.z[n] != '_' || memcmp(table.z, r->application.z, n) != 0;
}

int code_add_function(code_reader *r, gov_text name, int whole_only, int down, int32_t line) {
  int count = 0;
  for (int32_t def = 0; name.n && def + 1 < r->count && r->looks++ < CODE_MAX_LOOKS; def++) {
    if (!code_is(r, def, "def") || !is_same(code_at(r, def + 1)->text, name)) continue;
    int32_t end = body_end(r, def);
    for (int32_t i = def + 2; i < end && r->looks++ < CODE_MAX_LOOKS; i++) {
      if (!code_is(r, i, "objects") || !code_mark(r, i + 1, '.')) continue;
      chain found = {.table = owner_of(r, def, i)};
      found.guessed = is_elsewhere(r, found.table);
      follow(r, i + 1, &found);
      if (whole_only && found.chosen) continue;
      count += write_statement(r, &found, down, line);
    }
    break;
  }
  return count;
}

/* ---- SQLAlchemy ---- */

/* users = sa.table("users", …), Table("users", metadata, …) */
static gov_text bound_table(code_reader *r, gov_text name) {
  for (int32_t i = 0; i + 3 < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    if (!code_mark(r, i + 1, '=') || !is_same(code_at(r, i)->text, name)) continue;
    for (int32_t k = i + 2; k < i + 2 + NEAR; k++) {
      if ((code_is(r, k, "table") || code_is(r, k, "Table")) && code_mark(r, k + 1, '('))
        return is_text(r, k + 2) ? code_at(r, k + 2)->text : (gov_text){"", 0};
    }
  }
  return (gov_text){"", 0};
}

int code_add_core(code_reader *r, const code_call *call, int down) {
  int32_t i = call->from;
  while (code_mark(r, i, '(')) i++;
  if (code_is(r, i, "sa") && code_mark(r, i + 1, '.')) i += 2;
  chain found = {.chosen = 0};
  int deletes = code_is(r, i, "delete"), updates = code_is(r, i, "update");
  if ((deletes || updates) && code_mark(r, i + 1, '(') && code_mark(r, i + 3, ')')) {
    /* update(users) */
    found.table = bound_table(r, code_at(r, i + 2)->text);
    follow(r, i + 4, &found);
    found.deletes = deletes, found.updates = updates;
  } else if (code_at(r, i)->kind == GOV_CODE_WORD && code_mark(r, i + 1, '.')) {
    found.table = bound_table(r, code_at(r, i)->text);
    follow(r, i + 1, &found);
  }
  return write_statement(r, &found, down, code_at(r, call->from)->line);
}
