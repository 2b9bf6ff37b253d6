/* layout_code_block.c: tables made or altered by a block of columns: create_table … do |t|, sa.Column
** among the arguments, Django's fields=[…], alterTable('a', table => { … }).
*/
#include "read/scripts/layout_code_parse.h"
#include <string.h>

/* What the calls of an altering block are looked up as in data/operations.tsv. */
static const char *block_group(const code_reader *r) {
  return r->language == GOV_RUBY ? "rails.block" : "knex.block";
}

static int is_text(const gov_code_token *token) {
  return token->kind == GOV_CODE_STRING || token->kind == GOV_CODE_SYMBOL;
}

/* The method whose first argument stands at i: t.string :name, table.string('name'); -1. */
static int32_t method_before(const code_reader *r, int32_t i) {
  int32_t method = code_mark(r, i - 1, '(') ? i - 2 : i - 1;
  if (code_at(r, method)->kind != GOV_CODE_WORD || !code_mark(r, method - 1, '.')) return -1;
  return code_at(r, method - 2)->kind == GOV_CODE_WORD ? method : -1;
}

/* t.string :name · ('name', models.X) · Column('name', …) · t.string('name'): the name, or n = 0.
 */
static gov_text column_name(const code_reader *r, int32_t i) {
  static const gov_text none = {"", 0};
  const gov_code_token *token = code_at(r, i);
  if (!is_text(token) || !token->text.n) return none;
  int paren = code_mark(r, i - 1, '(');
  if (!strcmp(r->framework, "django"))
    return paren && code_mark(r, i + 1, ',') && code_mark(r, i - 2, ',') + code_mark(r, i - 2, '[')
               ? token->text
               : none;
  if (!strcmp(r->framework, "alembic"))
    return paren && code_is(r, i - 2, "Column") ? token->text : none;
  int32_t method = method_before(r, i);
  if (method < 0 || code_pattern(block_group(r), code_at(r, method)->text, 0)) return none;
  static const char *const no_types[] = {
      "raw",     "inTable",    "defaultTo", "comment",    "onDelete",  "engine",          "charset",
      "collate", "references", "check",     "belongs_to", "hasColumn", "check_constraint"};
  for (size_t k = 0; k < sizeof no_types / sizeof *no_types; k++) {
    if (code_is(r, method, no_types[k])) return none;
  }
  return token->text;
}

/* Rails: t.references :user makes user_id. */
static int is_reference(const code_reader *r, int32_t i) {
  return r->language == GOV_RUBY && code_at(r, i)->kind == GOV_CODE_SYMBOL &&
         code_mark(r, i - 2, '.') &&
         (code_is(r, i - 1, "references") || code_is(r, i - 1, "belongs_to"));
}

/* The definition of the column whose name stands at i. */
static code_field field_at(code_reader *r, int32_t i) {
  code_call call;
  if (!strcmp(r->framework, "django")) return code_django_field(r, i + 2);
  int32_t method = code_mark(r, i - 1, '(') ? i - 2 : i - 1;
  if (!strcmp(r->framework, "alembic")) return code_alembic_column(r, method);
  code_arguments(r, method, &call);
  gov_text word = code_at(r, method)->text;
  /* t.column :a, :string · table.specificType('a', 'tsvector') */
  int by_name = code_is(r, method, "column") || code_is(r, method, "specificType");
  if (by_name && call.name_count > 1) word = call.names[1];
  return r->language == GOV_RUBY ? code_rails_column(r, &call, word)
                                 : code_knex_column(r, &call, word);
}

static int append_column(code_text *out, gov_text name, const char *suffix, int *written) {
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i])) return 0;
  }
  if ((*written)++) code_append(out, ", ", 2);
  code_append(out, "\"", 1);
  code_append(out, name.z, name.n);
  code_append(out, suffix, strlen(suffix));
  code_append(out, "\" ", 2);
  return 1;
}

/* Where the block of a call ends: Ruby's `end` at the call's own indentation, else the call's own
 * parentheses. */
static int32_t block_end(code_reader *r, const code_call *call) {
  if (r->language != GOV_RUBY) return call->to;
  int32_t column = -1;
  for (int32_t i = call->at; i >= 0; i--) {
    if (!code_at(r, i)->starts_line) continue;
    column = code_at(r, i)->column;
    break;
  }
  int32_t from = call->to + code_mark(r, call->to, ')');
  if (!code_is(r, from, "do") && !code_mark(r, from, '{')) return call->to;
  for (int32_t i = from; i < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->starts_line && token->column <= column &&
        (code_is(r, i, "end") || code_mark(r, i, '}')))
      return i;
  }
  return r->looks < CODE_MAX_LOOKS ? r->count : call->to;
}

/* Behind the table's own name. */
static int32_t block_begin(const code_reader *r, const code_call *call) {
  int named = call->name_count && is_text(code_at(r, call->from));
  return call->from + (named && r->language != GOV_PYTHON);
}

static void append_columns(code_reader *r, const code_call *call, code_text *text) {
  int written = 0;
  int32_t end = block_end(r, call);
  for (int32_t i = block_begin(r, call); i < end; i++) {
    gov_text name = column_name(r, i);
    int reference = !name.n && is_reference(r, i);
    if (!name.n && !reference) continue;
    code_field field = field_at(r, i);
    if (field.type && !*field.type) continue;
    if (append_column(text, reference ? code_at(r, i)->text : name, reference ? "_id" : "",
                      &written))
      code_append_definition(text, &field);
  }
  if (!written) code_append(text, "\"id\" integer", 12);
}

void code_add_table(code_reader *r, const code_call *call, int down, const char *pattern,
                    int32_t line) {
  char head[128];
  const char *block = strstr(pattern, "($B)");
  size_t n = block ? (size_t)(block - pattern) : strlen(pattern);
  if (n >= sizeof head) return;
  memcpy(head, pattern, n);
  head[n] = 0;
  code_text *text = code_part(r, down);
  code_begin_statement(r, down, line);
  size_t start = text->n;
  code_call named = *call;
  if (!named.name_count) {
    const gov_code_token *name = code_keyword(r, call, "name");
    if (name && name->kind == GOV_CODE_STRING) named.names[named.name_count++] = name->text;
  }
  if (!code_expand(r, &named, head, text)) {
    text->n = start;
    r->unread++;
    code_append(text, "EXECUTE (code); ", 16);
    return;
  }
  if (block) {
    code_append(text, "(", 1);
    if (!code_object_columns(r, call, text)) append_columns(r, call, text);
    code_append(text, ")", 1);
    r->passed = block_end(r, call);
  }
  code_append(text, "; ", 2);
}

/* ---- altering blocks ---- */

/* t.remove :a, :b · table.dropColumns('a', 'b'): the pattern once for each name. */
static int takes_each(const char *pattern) {
  return strstr(pattern, "$2") && !strstr(pattern, "$3") && strstr(pattern, "DROP COLUMN $2");
}

static void add_row(code_reader *r, const code_call *table, int32_t method, int down,
                    const char *pattern) {
  code_call call;
  int32_t line = code_at(r, method)->line;
  code_arguments(r, method, &call);
  /* what is strung behind it: .references('id').inTable('users').onDelete('CASCADE') */
  if (r->language == GOV_JAVASCRIPT)
    r->field = code_knex_column(r, &call, code_at(r, method)->text);
  int count = call.name_count;
  for (int i = 0; i < (takes_each(pattern) && count ? count : 1); i++) {
    code_call one = call;
    one.name_count = 1;
    one.names[0] = table->names[0];
    for (int k = i; k < count && one.name_count < CODE_MAX_NAMES; k++)
      one.names[one.name_count++] = call.names[k];
    code_add_template(r, &one, down, pattern, line);
    int reference = code_is(r, method, "references") || code_is(r, method, "belongs_to");
    if (reference && strstr(pattern, "ADD COLUMN") && !down)
      code_add_reference_parts(r, &one, line);
  }
}

/* One column of the block: added, or with .alter() and t.change defined anew. */
static void add_column(code_reader *r, const code_call *table, int32_t i, gov_text name, int down,
                       int backwards) {
  r->field = field_at(r, i);
  code_call one = {
      .from = table->from, .to = table->from, .names = {table->names[0], name}, .name_count = 2};
  const char *pattern = r->field.altered ? "ALTER TABLE $1 MODIFY COLUMN $2 $F"
                        : backwards      ? "ALTER TABLE $1 DROP COLUMN $2"
                                         : "ALTER TABLE $1 ADD COLUMN $2 $F";
  code_add_template(r, &one, down, pattern, code_at(r, i)->line);
}

/* t.remove :a says no type: Rails would not know what to make again. */
static int reversible(code_reader *r, int32_t method) {
  code_call call;
  const char *needs = code_needs(block_group(r), code_at(r, method)->text);
  if (!needs || !*needs) return 1;
  code_arguments(r, method, &call);
  return code_says_enough(r, &call, needs);
}

void code_add_alterations(code_reader *r, const code_call *call, int down, int backwards) {
  if (!call->name_count) {
    r->unread++;
    code_add_unknown(r, down, code_at(r, call->at)->line);
    return;
  }
  int32_t end = block_end(r, call);
  for (int32_t i = block_begin(r, call); i < end; i++) {
    int is_method = code_at(r, i)->kind == GOV_CODE_WORD && code_mark(r, i - 1, '.') &&
                    code_at(r, i - 2)->kind == GOV_CODE_WORD && i > call->from + 1;
    const char *pattern =
        is_method ? code_pattern(block_group(r), code_at(r, i)->text, backwards) : NULL;
    if (pattern && (*pattern == '-' || (backwards && !reversible(r, i)))) {
      r->irreversible = code_at(r, i)->line;
    } else if (pattern && *pattern) {
      add_row(r, call, i, down, pattern);
    } else if (!pattern) {
      gov_text name = column_name(r, i);
      if (name.n) add_column(r, call, i, name, down, backwards);
    }
  }
  r->passed = end; /* its calls are no operations of their own */
}
