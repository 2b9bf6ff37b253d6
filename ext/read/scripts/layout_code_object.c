/* layout_code_object.c: tables whose columns stand in an object or a list of objects.
**
** Sequelize and db-migrate: createTable('a', { id: { type: Sequelize.INTEGER, allowNull: false } });
** the value may be the type alone. TypeORM: createTable(new Table({ name: 'a', columns: [{ name:
** 'id', type: 'int' }] })), where a column is required unless it says otherwise.
*/
#include "read/scripts/layout_code_parse.h"
#include <string.h>

static int opens(const code_reader *r, int32_t i) {
  return code_mark(r, i, '{') || code_mark(r, i, '[') || code_mark(r, i, '(');
}

static int closes(const code_reader *r, int32_t i) {
  return code_mark(r, i, '}') || code_mark(r, i, ']') || code_mark(r, i, ')');
}

/* The bracket that closes the one at i, or `end`. */
static int32_t closing(code_reader *r, int32_t i, int32_t end) {
  int32_t depth = 0;
  for (; i < end && r->looks++ < CODE_MAX_LOOKS; i++) {
    depth += opens(r, i) - closes(r, i);
    if (!depth) return i;
  }
  return end;
}

static int is_name(gov_text name) {
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i])) return 0;
  }
  return name.n > 0;
}

static void append_column(code_text *out, gov_text name, const code_field *field, int *written) {
  if ((*written)++) code_append(out, ", ", 2);
  code_append(out, "\"", 1);
  code_append(out, name.z, name.n);
  code_append(out, "\" ", 2);
  code_append_definition(out, field);
}

/* key: { … } or key: Type, one behind the other, between `from` and `to`. */
static void append_members(code_reader *r, int32_t from, int32_t to, code_text *out, int *written) {
  for (int32_t i = from; i + 2 < to; i++) {
    const gov_code_token *key = code_at(r, i);
    int named = (key->kind == GOV_CODE_WORD || key->kind == GOV_CODE_STRING) &&
                code_mark(r, i + 1, ':') && is_name(key->text);
    if (named) {
      int object = code_mark(r, i + 2, '{');
      code_call value = {.at = i, .from = i + 2 + object};
      value.to = object ? closing(r, i + 2, to) : i + 3;
      code_field field =
          object ? code_sequelize_column(r, &value) : code_sequelize_type(r, value.from);
      append_column(out, key->text, &field, written);
      i++;
    }
    while (i < to && !code_mark(r, i, ',')) i = opens(r, i) ? closing(r, i, to) + 1 : i + 1;
  }
}

/* [{ name: 'id', … }, new TableColumn({ … })] */
static void append_list(code_reader *r, int32_t from, int32_t to, code_text *out, int *written) {
  for (int32_t i = from; i < to; i++) {
    if (!code_mark(r, i, '{')) continue;
    code_call column = {.at = i, .from = i + 1, .to = closing(r, i, to)};
    const gov_code_token *name = code_keyword(r, &column, "name");
    code_field field = code_typeorm_column(r, &column);
    if (name && name->kind == GOV_CODE_STRING && is_name(name->text))
      append_column(out, name->text, &field, written);
    i = column.to;
  }
}

int code_object_columns(code_reader *r, const code_call *call, code_text *out) {
  int written = 0;
  if (r->language != GOV_JAVASCRIPT) return 0;
  if (code_is(r, call->from, "new")) {
    for (int32_t i = call->from; i + 2 < call->to; i++) {
      if (!code_is(r, i, "columns") || !code_mark(r, i + 1, ':') || !code_mark(r, i + 2, '['))
        continue;
      append_list(r, i + 3, closing(r, i + 2, call->to), out, &written);
      break;
    }
    return written;
  }
  if (!code_mark(r, call->from + 1, ',') || !code_mark(r, call->from + 2, '{')) return 0;
  append_members(r, call->from + 3, closing(r, call->from + 2, call->to), out, &written);
  return written;
}
