/* layout_code_fill.c: a column filled by a model's call instead of by SQL.
**
** Rails: MigrationUser.where(code: nil).update_all(code: 'x'), user.update_columns(code: …). The class
** says little of the table; the column does, when the same file adds it or makes it required. What is
** written then reads as an UPDATE of that table's column, chosen by the columns that where(…) names.
*/
#include "read/layout_code_parse.h"
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

int code_add_fill(code_reader *r, const code_call *call, int down, int32_t line) {
  gov_text columns[CODE_MAX_NAMES], table = {"", 0};
  code_call where;
  int count = columns_of(r, call, &table, columns, CODE_MAX_NAMES);
  int in_bulk = code_is(r, call->at, "update_all");
  int filtered = in_bulk ? filter_of(r, call->at, &where) : 0;
  if (!count || filtered < 0) return 0;
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
