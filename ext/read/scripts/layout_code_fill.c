/* layout_code_fill.c: a column filled by a model's call instead of by SQL.
**
** Rails: MigrationUser.where(code: nil).update_all(code: 'x'), user.update_columns(code: …). The class
** says little of the table; the column does, when the same file adds it or makes it required. What is
** written then reads as an UPDATE of that table's column, chosen by the columns that where(…) names.
*/
#include "read/scripts/layout_code_parse.h"
#include <string.h>

static int is_symbol(const code_reader *r, int32_t i, gov_text name) {
  const gov_code_token *token = code_at(r, i);
  return token->kind == GOV_CODE_SYMBOL && token->text.n == name.n &&
         !memcmp(token->text.z, name.z, name.n);
}

/* The one table whose column the file adds, references or makes required; n = 0: none, or several. */
static gov_text table_of(code_reader *r, gov_text column) {
  static const char *const calls[] = {"add_column", "change_column_null", "change_column"};
  gov_text found = {"", 0};
  for (int32_t i = 0; i + 3 < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    int known = 0;
    for (size_t k = 0; !known && k < sizeof calls / sizeof *calls; k++)
      known = code_is(r, i, calls[k]);
    int32_t at = i + 1 + code_mark(r, i + 1, '(');
    if (!known || code_at(r, at)->kind != GOV_CODE_SYMBOL || !code_mark(r, at + 1, ',') ||
        !is_symbol(r, at + 2, column))
      continue;
    if (found.n && !is_symbol(r, at, found)) return (gov_text){"", 0};
    found = code_at(r, at)->text;
  }
  return found;
}

/* Where the chain that ends in the call at `at` filters: the call's where(…); 0: nowhere. Anything
** but plain keys there (a text, a range, .not) cannot be told: -1. */
static int filter_of(code_reader *r, int32_t at, code_call *where) {
  for (int32_t i = at - 1; i > 0 && r->looks++ < CODE_MAX_LOOKS; i--) {
    if (code_is(r, i, "not") || code_is(r, i, "limit") || code_is(r, i, "find_by")) return -1;
    if (code_is(r, i, "where") && code_mark(r, i - 1, '.')) {
      code_arguments(r, i, where);
      return where->name_count || where->to <= where->from ? -1 : 1;
    }
    if (code_at(r, i)->starts_line && !code_mark(r, i, '.')) return 0;
  }
  return 0;
}

static void append(code_text *out, const char *before, gov_text name, const char *after) {
  code_append(out, before, strlen(before));
  code_append(out, name.z, name.n);
  code_append(out, after, strlen(after));
}

/* Key by key: `code: nil` at the call's own level. */
static gov_text key_at(const code_reader *r, int32_t i) {
  const gov_code_token *token = code_at(r, i);
  int key = token->kind == GOV_CODE_WORD && code_mark(r, i + 1, ':') && !code_mark(r, i + 2, ':');
  for (size_t k = 0; key && k < token->text.n; k++) key = gov_is_word(token->text.z[k]);
  return key ? token->text : (gov_text){"", 0};
}

/* The columns written: `update_column :code, …`, else each key of the call; 0: one of them is not of
** the table that the others are of. */
static int columns_of(code_reader *r, const code_call *call, gov_text *table, gov_text *columns,
                      int room) {
  int count = 0, depth = 0;
  if (code_at(r, call->from)->kind == GOV_CODE_SYMBOL) {
    columns[count++] = code_at(r, call->from)->text;
  } else {
    for (int32_t i = call->from; i < call->to; i++) {
      gov_text key = depth ? (gov_text){"", 0} : key_at(r, i);
      depth += code_mark(r, i, '(') + code_mark(r, i, '{') + code_mark(r, i, '[');
      depth -= code_mark(r, i, ')') + code_mark(r, i, '}') + code_mark(r, i, ']');
      if (!key.n) continue;
      if (count == room) return 0;
      columns[count++] = key;
    }
  }
  for (int k = 0; k < count; k++) {
    gov_text of = table_of(r, columns[k]);
    if (!of.n || (k && (of.n != table->n || memcmp(of.z, table->z, of.n) != 0))) return 0;
    *table = of;
  }
  return count;
}

/* The table of the class before the call: as the file says, else the class itself as a template, since
** which table that is only Rails knows. n = 0: the call is not the class's own, of all its rows. */
static gov_text model_of(code_reader *r, int32_t at, int *told) {
  const gov_code_token *model = code_at(r, at - 2);
  if (!code_mark(r, at - 1, '.') || model->kind != GOV_CODE_WORD || model->text.z[0] < 'A' ||
      model->text.z[0] > 'Z')
    return (gov_text){"", 0};
  for (int32_t i = 0; i + 1 < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    const gov_code_token *class = code_at(r, i + 1);
    if (!code_is(r, i, "class") || class->text.n != model->text.n ||
        memcmp(class->text.z, model->text.z, class->text.n) != 0)
      continue;
    for (int32_t k = i + 2; k < r->count && k < i + 40 && !code_is(r, k, "class"); k++) {
      const gov_code_token *name = code_at(r, k + 2);
      *told = code_is(r, k, "table_name") && code_mark(r, k + 1, '=') &&
              (name->kind == GOV_CODE_STRING || name->kind == GOV_CODE_SYMBOL);
      if (*told) return name->text;
    }
  }
  return model->text;
}

/* update_all("total = a * 100, at = now()"): the columns that the text writes. 0: it does not say. */
static int append_told(code_text *out, gov_text sql) {
  int count = 0, depth = 0, quoted = 0;
  for (size_t i = 0; i < sql.n; i++) {
    char c = sql.z[i];
    if (c == '\'') quoted = !quoted;
    if (quoted) continue;
    depth += (c == '(') - (c == ')');
    if (depth || (i && c != ',')) continue;
    gov_text rest = gov_trim((gov_text){sql.z + i + (c == ','), sql.n - i - (c == ',')});
    size_t n = 0;
    while (n < rest.n && gov_is_word(rest.z[n])) n++;
    gov_text behind = gov_trim((gov_text){rest.z + n, rest.n - n});
    if (!n || !behind.n || behind.z[0] != '=') return 0;
    append(out, count++ ? ", \"" : " SET \"", (gov_text){rest.z, n}, "\" = 0");
  }
  return count;
}

/* The call's one argument, where that is a text; empty: it is something else. */
static gov_text text_argument(const code_reader *r, const code_call *call) {
  const gov_code_token *token = code_at(r, call->from);
  int alone = token->kind == GOV_CODE_STRING && call->to == call->from + 1;
  return alone ? token->text : (gov_text){"", 0};
}

/* User.update_all("a = b"): the table whose column `a` the file adds. */
static gov_text table_of_text(code_reader *r, gov_text sql) {
  gov_text column = gov_trim(sql);
  size_t n = 0;
  while (n < column.n && gov_is_word(column.z[n])) n++;
  return n ? table_of(r, (gov_text){column.z, n}) : (gov_text){"", 0};
}

/* User.update_all(a: 1), User.delete_all: every row of the model's table. */
static int add_whole(code_reader *r, const code_call *call, int down, int32_t line) {
  int writes = code_is(r, call->at, "update_all"), told = 0;
  int deletes = code_is(r, call->at, "delete_all") || code_is(r, call->at, "destroy_all");
  gov_text table = writes || deletes ? model_of(r, call->at, &told) : (gov_text){"", 0};
  if (!table.n) return 0;
  gov_text sql = writes ? text_argument(r, call) : (gov_text){"", 0};
  gov_text known = table_of_text(r, sql);
  if (known.n) table = known, told = 1;
  code_begin_statement(r, down, line);
  code_text *out = code_part(r, down);
  append(out, deletes ? "DELETE FROM " : "UPDATE ", (gov_text){"", 0}, "");
  append(out, told ? "\"" : "${", table, told ? "\"" : "}");
  int count = known.n ? append_told(out, sql) : 0, depth = 0;
  for (int32_t i = call->from; writes && i < call->to; i++) {
    gov_text key = depth ? (gov_text){"", 0} : key_at(r, i);
    depth += code_mark(r, i, '(') + code_mark(r, i, '{') + code_mark(r, i, '[');
    depth -= code_mark(r, i, ')') + code_mark(r, i, '}') + code_mark(r, i, ']');
    if (key.n) append(out, count++ ? ", \"" : " SET \"", key, "\" = 0");
  }
  if (writes && !count) append(out, " SET \"", GOV_TEXT("unnamed"), "\" = 0");
  code_append(out, "; ", 2);
  return 1;
}

/* Order.where(total: nil).update_all("total = price * 100"): the model's table, chosen by plain keys. */
static int add_told(code_reader *r, const code_call *call, int down, int32_t line) {
  code_call where;
  const gov_code_token *text = code_at(r, call->from);
  int told = 0;
  if (!code_is(r, call->at, "update_all") || text->kind != GOV_CODE_STRING ||
      call->to != call->from + 1 || filter_of(r, call->at, &where) != 1 ||
      !code_mark(r, where.at - 1, '.') || where.to + 2 != call->at)
    return 0;
  gov_text table = model_of(r, where.at, &told);
  if (!table.n) return 0;
  code_begin_statement(r, down, line);
  code_text *out = code_part(r, down);
  size_t start = out->n;
  append(out, "UPDATE ", (gov_text){"", 0}, "");
  append(out, told ? "\"" : "${", table, told ? "\"" : "}");
  if (!append_told(out, text->text)) {
    out->n = start;
    return 0;
  }
  int keys = 0;
  for (int32_t i = where.from; i < where.to; i++) {
    gov_text key = key_at(r, i);
    if (key.n) append(out, keys++ ? " AND \"" : " WHERE \"", key, "\" IS NULL");
  }
  if (!keys) append(out, " WHERE ", (gov_text){"id", 2}, " = 0");
  code_append(out, "; ", 2);
  return 1;
}

int code_add_fill(code_reader *r, const code_call *call, int down, int32_t line) {
  gov_text columns[CODE_MAX_NAMES], table = {"", 0};
  code_call where;
  int deletes = code_is(r, call->at, "delete_all") || code_is(r, call->at, "destroy_all");
  int count = deletes ? 0 : columns_of(r, call, &table, columns, CODE_MAX_NAMES);
  int in_bulk = code_is(r, call->at, "update_all");
  int filtered = in_bulk ? filter_of(r, call->at, &where) : 0;
  if (!count || filtered < 0)
    return add_told(r, call, down, line) || add_whole(r, call, down, line);
  code_begin_statement(r, down, line);
  code_text *out = code_part(r, down);
  append(out, "UPDATE \"", table, "\"");
  for (int k = 0; k < count; k++) append(out, k ? ", \"" : " SET \"", columns[k], "\" = 0");
  int keys = 0;
  for (int32_t i = filtered ? where.from : 0; filtered && i < where.to; i++) {
    gov_text key = key_at(r, i);
    if (key.n) append(out, keys++ ? " AND \"" : " WHERE \"", key, "\" IS NULL");
  }
  /* Row by row: each in a write of its own. */
  if (!in_bulk) append(out, " WHERE \"", columns[0], "\" IS NULL LIMIT 1");
  code_append(out, "; ", 2);
  return 1;
}
