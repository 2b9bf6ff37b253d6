/* layout_code_operation.c: one call of a migration as SQL: in the part it stands in, and backwards
** where the framework runs it backwards itself.
*/
#include "embedded.h"
#include "read/layout_code_parse.h"
#include <string.h>

enum { COLUMN_FRAMEWORK, COLUMN_CALL, COLUMN_KIND, COLUMN_UP, COLUMN_DOWN };

static int find_row(const code_reader *r, int32_t at) {
  const gov_data_table *table = gov_data("operations");
  gov_text text = code_at(r, at)->text;
  for (int row = 0; table && row < table->row_count; row++) {
    const char *call = gov_data_cell(table, row, COLUMN_CALL);
    if (*call != text.z[0] || strlen(call) != text.n || memcmp(call, text.z, text.n) != 0) continue;
    if (!strcmp(gov_data_cell(table, row, COLUMN_FRAMEWORK), r->framework)) return row;
  }
  return -1;
}

/* A call has parentheses, or in Ruby an argument behind it. */
static int is_call(const code_reader *r, int32_t at, const char *kind) {
  if (at > 0 && (code_is(r, at - 1, "def") || code_is(r, at - 1, "function"))) return 0;
  if (code_mark(r, at + 1, '(')) return 1;
  if (r->language == GOV_JAVASCRIPT && !strcmp(kind, "sql"))
    return code_at(r, at + 1)->kind == GOV_CODE_STRING;
  if (r->language != GOV_RUBY) return 0;
  if (!strcmp(kind, "code")) return 1;
  const gov_code_token *next = code_at(r, at + 1);
  return !next->starts_line && next->kind != GOV_CODE_MARK && next->kind != GOV_CODE_END;
}

static code_text *text_of(code_reader *r, int down) {
  return down ? &r->down : &r->up;
}

static void begin_statement(code_reader *r, int down, int32_t line) {
  code_text *text = text_of(r, down);
  if (!text->line) text->line = 1;
  code_pad(text, line);
}

/* A statement that says: code runs here, and what it does is not known. */
static void add_code(code_reader *r, int down, int32_t line) {
  begin_statement(r, down, line);
  code_append(text_of(r, down), "EXECUTE (code); ", 16);
}

/* Expands a template into the part; what is not plain is counted as unread. */
static void add_template(code_reader *r, const code_call *call, int down, const char *pattern,
                         int32_t line) {
  code_text *text = text_of(r, down);
  begin_statement(r, down, line);
  size_t start = text->n;
  if (!code_expand(r, call, pattern, text)) {
    text->n = start;
    r->unread++;
    code_append(text, "EXECUTE (code)", 14);
  }
  code_append(text, "; ", 2);
}

/* ---- columns of a block or of arguments ---- */

/* t.string :name · ('name', models.X) · Column('name', …) · t.string('name'): the name, or n = 0.
 */
static gov_text column_name(const code_reader *r, int32_t i) {
  const gov_code_token *token = code_at(r, i);
  int text = token->kind == GOV_CODE_STRING || token->kind == GOV_CODE_SYMBOL;
  if (!text || !token->text.n) return (gov_text){"", 0};
  int paren = code_mark(r, i - 1, '(');
  if (!strcmp(r->framework, "django"))
    return paren && code_mark(r, i + 1, ',') && code_mark(r, i - 2, ',') + code_mark(r, i - 2, '[')
               ? token->text
               : (gov_text){"", 0};
  if (!strcmp(r->framework, "alembic"))
    return paren && code_is(r, i - 2, "Column") ? token->text : (gov_text){"", 0};
  int32_t method = paren ? i - 2 : i - 1;
  const gov_code_token *type = code_at(r, method);
  if (type->kind != GOV_CODE_WORD || !code_mark(r, method - 1, '.') ||
      code_at(r, method - 2)->text.n > 5)
    return (gov_text){"", 0};
  static const char *const no_types[] = {
      "index",      "foreign",      "unique",     "primary",    "dropColumn",  "remove",
      "rename",     "dropIndex",    "references", "belongs_to", "dropForeign", "foreign_key",
      "raw",        "inTable",      "defaultTo",  "comment",    "onDelete",    "renameColumn",
      "dropUnique", "remove_index", "check",      "column"};
  for (size_t k = 0; k < sizeof no_types / sizeof *no_types; k++) {
    if (code_is(r, method, no_types[k])) return (gov_text){"", 0};
  }
  return token->text;
}

/* Rails: t.references :user makes user_id. */
static int is_reference(const code_reader *r, int32_t i) {
  return code_mark(r, i - 2, '.') &&
         (code_is(r, i - 1, "references") || code_is(r, i - 1, "belongs_to"));
}

/* Rails, Knex: t.string, t.bigInteger: the method is the type. Elsewhere, and where the word is no
** type, none is said: a wrong one would make hazards of its own. */
static void append_column_type(const code_reader *r, int32_t i, code_text *out) {
  static const struct {
    const char *method, *type;
  } types[] = {
      {"string", "string"},       {"text", "text"},
      {"integer", "integer"},     {"bigint", "bigint"},
      {"bigInteger", "bigint"},   {"boolean", "boolean"},
      {"date", "date"},           {"datetime", "timestamp"},
      {"timestamp", "timestamp"}, {"float", "double precision"},
      {"json", "json"},           {"jsonb", "jsonb"},
      {"uuid", "uuid"},
  };
  int32_t method = code_mark(r, i - 1, '(') ? i - 2 : i - 1;
  int limited = code_mark(r, i + 1, ',');
  if (!code_mark(r, method - 1, '.')) return;
  for (size_t k = 0; k < sizeof types / sizeof *types; k++) {
    if (!code_is(r, method, types[k].method)) continue;
    /* t.string :a, limit: 100 and table.string('a', 100) have a length of their own. */
    if (k == 0 && limited) return;
    if (k == 2 && limited && r->language == GOV_RUBY) return; /* limit: 8 */
    code_append(out, " ", 1);
    code_append(out, types[k].type, strlen(types[k].type));
    return;
  }
}

static void append_column(code_text *out, gov_text name, const char *suffix, int *written) {
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i])) return;
  }
  if ((*written)++) code_append(out, ", ", 2);
  code_append(out, "\"", 1);
  code_append(out, name.z, name.n);
  code_append(out, suffix, strlen(suffix));
  code_append(out, "\"", 1);
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
  if (!code_is(r, call->to, "do") && !code_mark(r, call->to, '{')) return call->to;
  for (int32_t i = call->to; i < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->starts_line && token->column <= column &&
        (code_is(r, i, "end") || code_mark(r, i, '}')))
      return i;
  }
  return r->looks < CODE_MAX_LOOKS ? r->count : call->to;
}

static void add_table(code_reader *r, const code_call *call, int down, const char *pattern,
                      int32_t line) {
  char head[128];
  const char *block = strstr(pattern, "($B)");
  size_t n = block ? (size_t)(block - pattern) : strlen(pattern);
  if (n >= sizeof head) return;
  memcpy(head, pattern, n);
  head[n] = 0;
  code_text *text = text_of(r, down);
  begin_statement(r, down, line);
  size_t start = text->n;
  gov_text by_name = {"", 0};
  code_call named = *call;
  if (!named.name_count) {
    const gov_code_token *name = code_keyword(r, call, "name");
    if (name && name->kind == GOV_CODE_STRING) by_name = name->text;
    if (by_name.n) named.names[named.name_count++] = by_name;
  }
  if (!code_expand(r, &named, head, text)) {
    text->n = start;
    r->unread++;
    code_append(text, "EXECUTE (code); ", 16);
    return;
  }
  if (block) {
    int written = 0;
    code_append(text, "(", 1);
    for (int32_t i = call->from, end = block_end(r, call); i < end; i++) {
      gov_text name = column_name(r, i);
      if (name.n) {
        append_column(text, name, "", &written);
        append_column_type(r, i, text);
      } else if (code_at(r, i)->kind == GOV_CODE_SYMBOL && is_reference(r, i))
        append_column(text, code_at(r, i)->text, "_id", &written);
    }
    if (!written) code_append(text, "\"id\"", 4);
    code_append(text, ")", 1);
  }
  code_append(text, "; ", 2);
}

/* change_table and alterTable: each column of the block is an ALTER of its own. */
static void add_alterations(code_reader *r, const code_call *call, int down, int backwards) {
  if (!call->name_count) {
    r->unread++;
    add_code(r, down, code_at(r, call->at)->line);
    return;
  }
  for (int32_t i = call->from, end = block_end(r, call); i < end; i++) {
    gov_text name = column_name(r, i);
    const gov_code_token *token = code_at(r, i);
    int32_t method = code_mark(r, i - 1, '(') ? i - 2 : i - 1;
    int drops = code_is(r, method, "dropColumn") || code_is(r, method, "remove");
    if (!name.n && !(drops && (token->kind == GOV_CODE_STRING || token->kind == GOV_CODE_SYMBOL)))
      continue;
    code_call one = {.from = call->from,
                     .to = call->from,
                     .names = {call->names[0], token->text},
                     .name_count = 2};
    add_template(r, &one, down,
                 drops != backwards ? "ALTER TABLE $1 DROP COLUMN $2"
                                    : "ALTER TABLE $1 ADD COLUMN $2 text",
                 token->line);
  }
}

/* alter_column, change_column_null: what the keywords say is changed. */
static void add_column_change(code_reader *r, const code_call *call, int down, int32_t line) {
  const gov_code_token *renamed = code_keyword(r, call, "new_column_name");
  const gov_code_token *nullable = code_keyword(r, call, "nullable");
  if (renamed) {
    add_template(r, call, down, "ALTER TABLE $1 RENAME COLUMN $2 TO ${new_column_name}", line);
    return;
  }
  int typed = code_keyword(r, call, "type_") != NULL;
  if (typed) add_template(r, call, down, "ALTER TABLE $1 ALTER COLUMN $2 TYPE $Y", line);
  if (nullable || !strcmp(r->framework, "rails")) {
    int required = nullable ? nullable->text.n == 5 : 0;
    for (int32_t i = call->from; !nullable && i < call->to; i++) required |= code_is(r, i, "false");
    add_template(r, call, down,
                 required ? "ALTER TABLE $1 ALTER COLUMN $2 SET NOT NULL"
                          : "ALTER TABLE $1 ALTER COLUMN $2 DROP NOT NULL",
                 line);
  } else if (!typed) {
    add_template(r, call, down, "ALTER TABLE $1 ALTER COLUMN $2 SET DEFAULT 0", line);
  }
}

/* ---- SQL and code ---- */

/* The escapes that SQL has a use for: quotes, backticks and line ends. */
static void append_unescaped(code_text *out, gov_text text) {
  for (size_t i = 0; i < text.n;) {
    const char *stop = memchr(text.z + i, '\\', text.n - i);
    size_t n = stop ? (size_t)(stop - text.z) - i : text.n - i;
    char next = stop && stop + 1 < text.z + text.n ? stop[1] : 0;
    code_append(out, text.z + i, n);
    i += n;
    if (!stop) return;
    int quote = next == '`' || next == '"' || next == '\'';
    if (quote)
      code_append(out, &next, 1);
    else
      code_append(out, next == 'n' || next == 't' ? " " : stop, 1);
    i += 1 + (quote || next == 'n' || next == 't');
  }
}

/* The string that is joined to the one before: "a" "b", "a" + "b", "a" \ "b". NULL: none is; a
** value joined in its place sets `open`: the text may go on with anything. */
static const gov_code_token *joined(const code_reader *r, int32_t *at, int *open) {
  int32_t i = *at + 1;
  int plus = code_mark(r, i, '+');
  while (code_mark(r, i, '+') || code_mark(r, i, '\\')) i++;
  const gov_code_token *token = code_at(r, i);
  if (token->kind != GOV_CODE_STRING) {
    *open |= plus;
    return NULL;
  }
  if (r->language == GOV_JAVASCRIPT && !plus) return NULL;
  *at = i;
  return token;
}

/* SQL text as an argument goes into the part as it stands. 0: it is no text, or not all of it. */
static int add_sql(code_reader *r, const gov_code_token *token, int down) {
  if (!token || token->kind != GOV_CODE_STRING) return 0;
  code_text *text = text_of(r, down);
  begin_statement(r, down, token->line);
  code_text before = *text;
  int32_t at = (int32_t)(token - r->tokens);
  int open = 0;
  for (; token; token = joined(r, &at, &open)) {
    code_pad(text, token->line);
    append_unescaped(text, token->text);
  }
  code_append(text, "; ", 2);
  if (open) text->n = before.n, text->line = before.line;
  return !open;
}

/* The n-th argument at the top level of a call: its first token. */
static const gov_code_token *argument(const code_reader *r, const code_call *call, int number) {
  int32_t depth = 0;
  if (call->from < call->to && !number) return code_at(r, call->from);
  for (int32_t i = call->from; i < call->to; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->kind != GOV_CODE_MARK) continue;
    if (strchr("([{", token->text.z[0])) depth++;
    if (strchr(")]}", token->text.z[0])) depth--;
    if (token->text.z[0] == ',' && !depth && !--number)
      return i + 1 < call->to ? code_at(r, i + 1) : NULL;
  }
  return NULL;
}

static const gov_code_token *sql_argument(const code_reader *r, const code_call *call) {
  for (int32_t i = call->from; i < call->to; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->kind == GOV_CODE_STRING) return token;
    int wraps = code_is(r, i, "text") || code_is(r, i, "sa") || code_is(r, i, "sql") ||
                code_mark(r, i, '.') || code_mark(r, i, '(');
    if (!wraps) return NULL;
  }
  return NULL;
}

static int is_noop(const gov_code_token *token, const code_reader *r) {
  for (int32_t i = (int32_t)(token - r->tokens), k = 0; k < 6 && i < r->count; i++, k++) {
    if (code_is(r, i, "noop")) return 1;
    if (code_mark(r, i, ',') || code_mark(r, i, ')')) return 0;
  }
  return 0;
}

/* RunPython and RunSQL: forwards, and backwards when a reverse is given. */
static void add_django(code_reader *r, const code_call *call, int sql) {
  int32_t line = code_at(r, call->at)->line;
  const gov_code_token *reverse = code_keyword(r, call, sql ? "reverse_sql" : "reverse_code");
  const gov_code_token *second = argument(r, call, 1);
  const gov_code_token *after = second && second + 1 < r->tokens + r->count ? second + 1 : NULL;
  if (!reverse && second && !(after && after->kind == GOV_CODE_MARK && after->text.z[0] == '='))
    reverse = second;
  const gov_code_token *forward = sql ? code_keyword(r, call, "sql") : NULL;
  if (!forward) forward = argument(r, call, 0);
  if (!sql || !add_sql(r, forward, 0)) add_code(r, 0, line);
  if (!reverse || (reverse->kind == GOV_CODE_WORD && reverse->text.n == 4 &&
                   !memcmp(reverse->text.z, "None", 4))) {
    r->irreversible = 1;
  } else if (is_noop(reverse, r)) {
    r->noop_reverse = 1;
  } else if (!sql || !add_sql(r, reverse, 1)) {
    add_code(r, 1, line);
  }
}

/* Alembic inside batch_alter_table: the table is the batch's. */
static void add_batch_table(code_reader *r, code_call *call, const char *pattern) {
  int32_t at = call->at;
  if (!r->batch.n || at < 2 || !code_mark(r, at - 1, '.') ||
      !gov_text_starts(code_at(r, at - 2)->text, "batch"))
    return;
  int second = strstr(pattern, "ON $2") || strstr(pattern, "TABLE $2");
  if (call->name_count >= CODE_MAX_NAMES) return;
  for (int i = call->name_count; i > second; i--) call->names[i] = call->names[i - 1];
  if (!call->name_count && second) call->names[0] = (gov_text){"", 0}, call->name_count = 1;
  call->names[second] = r->batch;
  call->name_count++;
}

static int says(const code_reader *r, const code_call *call, const char *word) {
  for (int32_t i = call->from; i < call->to; i++) {
    if (code_is(r, i, word)) return 1;
  }
  return 0;
}

/* Where Django's operation depends on what it is given: a many-to-many field is a table and no
** column, a check demands no uniqueness. */
static const char *django_variant(const code_reader *r, const code_call *call, int row,
                                  int backwards) {
  static const struct {
    const char *operation, *word, *up, *down;
  } variants[] = {
      {"AddField", "ManyToManyField", "CREATE TABLE $m_${name} (id)", "DROP TABLE $m_${name}"},
      {"AddConstraint", "CheckConstraint", "ALTER TABLE $m ADD CONSTRAINT ${name} CHECK (id > 0)",
       NULL},
  };
  if (strcmp(r->framework, "django") != 0) return NULL;
  const char *operation = gov_data_cell(gov_data("operations"), row, COLUMN_CALL);
  for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
    if (!strcmp(operation, variants[i].operation) && says(r, call, variants[i].word))
      return backwards ? variants[i].down : variants[i].up;
  }
  return NULL;
}

static void operate(code_reader *r, const code_call *call, int row, int down, int backwards) {
  const gov_data_table *table = gov_data("operations");
  const char *kind = gov_data_cell(table, row, COLUMN_KIND);
  const char *pattern = gov_data_cell(table, row, backwards ? COLUMN_DOWN : COLUMN_UP);
  int32_t line = code_at(r, call->at)->line;
  if (backwards && !strcmp(pattern, "-")) {
    r->irreversible = 1;
    return;
  }
  const char *other = django_variant(r, call, row, backwards);
  if (other) pattern = other;
  if (!strcmp(kind, "table"))
    add_table(r, call, down, pattern, line);
  else if (!strcmp(kind, "alter"))
    add_alterations(r, call, down, backwards);
  else if (!strcmp(kind, "column"))
    add_column_change(r, call, down, line);
  else if (!strcmp(kind, "code"))
    add_code(r, down, line);
  else if (!strcmp(kind, "sql")) {
    if (!add_sql(r, sql_argument(r, call), down)) add_code(r, down, line);
  } else
    add_template(r, call, down, pattern, line);
}

int code_operation(code_reader *r, int32_t at) {
  const gov_data_table *table = gov_data("operations");
  if (code_is(r, at, "batch_alter_table") && code_mark(r, at + 1, '(')) {
    r->batch =
        code_at(r, at + 2)->kind == GOV_CODE_STRING ? code_at(r, at + 2)->text : (gov_text){"", 0};
    return 1;
  }
  int row = find_row(r, at);
  if (row < 0 || !is_call(r, at, gov_data_cell(table, row, COLUMN_KIND))) return 0;
  code_call call;
  code_arguments(r, at, &call);
  add_batch_table(r, &call, gov_data_cell(table, row, COLUMN_UP));
  r->operations[r->section]++;
  int django = !strcmp(r->framework, "django");
  const char *kind = gov_data_cell(table, row, COLUMN_KIND);
  if (django && (!strcmp(kind, "sql") || !strcmp(kind, "code"))) {
    add_django(r, &call, !strcmp(kind, "sql"));
    return 1;
  }
  operate(r, &call, row, r->section == CODE_DOWN, 0);
  if (django || r->section == CODE_CHANGE) operate(r, &call, row, 1, 1);
  return 1;
}
