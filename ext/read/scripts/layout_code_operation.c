/* layout_code_operation.c: one call of a migration as SQL: in the part it stands in, and backwards
** where the framework runs it backwards itself.
*/
#include "embedded.h"
#include "read/scripts/layout_code_parse.h"
#include <string.h>

enum { COLUMN_FRAMEWORK, COLUMN_CALL, COLUMN_KIND, COLUMN_UP, COLUMN_DOWN, COLUMN_NEEDS };

static int find_row(const char *framework, gov_text text) {
  const gov_data_table *table = gov_data("operations");
  if (!text.n) return -1;
  for (int row = 0; table && row < table->row_count; row++) {
    const char *call = gov_data_cell(table, row, COLUMN_CALL);
    if (*call != text.z[0] || strlen(call) != text.n || memcmp(call, text.z, text.n) != 0) continue;
    if (!strcmp(gov_data_cell(table, row, COLUMN_FRAMEWORK), framework)) return row;
  }
  return -1;
}

const char *code_pattern(const char *framework, gov_text call, int backwards) {
  int row = find_row(framework, call);
  return row < 0 ? NULL
                 : gov_data_cell(gov_data("operations"), row, backwards ? COLUMN_DOWN : COLUMN_UP);
}

const char *code_needs(const char *framework, gov_text call) {
  int row = find_row(framework, call);
  return row < 0 ? NULL : gov_data_cell(gov_data("operations"), row, COLUMN_NEEDS);
}

/* A call has parentheses, or in Ruby an argument behind it. */
static int is_call(const code_reader *r, int32_t at, const char *kind) {
  if (at > 0 && (code_is(r, at - 1, "def") || code_is(r, at - 1, "function"))) return 0;
  if (code_mark(r, at + 1, '(')) return 1;
  if (r->language == GOV_JAVASCRIPT && !strcmp(kind, "sql"))
    return code_at(r, at + 1)->kind == GOV_CODE_STRING;
  if (r->language != GOV_RUBY) return 0;
  if (!strcmp(kind, "code") || !strcmp(kind, "fill")) return 1;
  const gov_code_token *next = code_at(r, at + 1);
  return !next->starts_line && next->kind != GOV_CODE_MARK && next->kind != GOV_CODE_END;
}

code_text *code_part(code_reader *r, int down) {
  return down ? &r->down : &r->up;
}

void code_begin_statement(code_reader *r, int down, int32_t line) {
  code_text *text = code_part(r, down);
  if (!text->line) text->line = 1;
  code_pad(text, line);
  if (line > r->assured_to) return;
  code_append(text, "/* safety_assured */ ", 21);
  if (!r->assured_why.n) return;
  code_append(text, "/* ", 3);
  code_append(text, r->assured_why.z, r->assured_why.n);
  code_append(text, " */ ", 4);
}

/* A statement that says: code runs here, and what it does is not known. */
void code_add_unknown(code_reader *r, int down, int32_t line) {
  code_begin_statement(r, down, line);
  code_append(code_part(r, down), "EXECUTE (code); ", 16);
}

/* Expands a template into the part; what is not plain is counted as unread. */
void code_add_template(code_reader *r, const code_call *call, int down, const char *pattern,
                       int32_t line) {
  code_text *text = code_part(r, down);
  code_begin_statement(r, down, line);
  size_t start = text->n;
  if (!code_expand(r, call, pattern, text)) {
    text->n = start;
    r->unread++;
    code_append(text, "EXECUTE (code)", 14);
  }
  code_append(text, "; ", 2);
}

/* change_column_null :orders, :region, false, 'eu': rows without a value are given one first. */
static int fills_first(const code_reader *r, const code_call *call) {
  int commas = 0, depth = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    if (code_mark(r, i, '(') || code_mark(r, i, '[')) depth++;
    if (code_mark(r, i, ')') || code_mark(r, i, ']')) depth--;
    commas += !depth && code_mark(r, i, ',') && i + 1 < call->to;
  }
  return commas > 2;
}

/* alter_column, change_column_null: what the keywords say is changed. */
static void add_column_change(code_reader *r, const code_call *call, int down, int backwards,
                              int32_t line) {
  const gov_code_token *renamed = code_keyword(r, call, "new_column_name");
  const gov_code_token *nullable = code_keyword(r, call, "nullable");
  if (renamed) {
    code_add_template(r, call, down, "ALTER TABLE $1 RENAME COLUMN $2 TO ${new_column_name}", line);
    return;
  }
  int typed = code_keyword(r, call, "type_") != NULL;
  if (typed) {
    r->field = code_alembic_type(r, call, "type_");
    code_add_template(r, call, down, "ALTER TABLE $1 ALTER COLUMN $2 SET DATA TYPE $Y", line);
  }
  if (nullable || !strcmp(r->framework, "rails")) {
    int required = nullable ? nullable->text.n == 5 : 0;
    for (int32_t i = call->from; !nullable && i < call->to; i++) required |= code_is(r, i, "false");
    required ^= backwards;
    if (required && !nullable && !backwards && fills_first(r, call))
      code_add_template(r, call, down, "UPDATE $1 SET $2 = 0 WHERE $2 IS NULL", line);
    code_add_template(r, call, down,
                      required ? "ALTER TABLE $1 ALTER COLUMN $2 SET NOT NULL"
                               : "ALTER TABLE $1 ALTER COLUMN $2 DROP NOT NULL",
                      line);
  } else if (!typed) {
    code_add_template(r, call, down, "ALTER TABLE $1 ALTER COLUMN $2 SET DEFAULT 0", line);
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
  code_text *text = code_part(r, down);
  code_begin_statement(r, down, token->line);
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
    if (gov_is_any(token->text.z[0], "([{")) depth++;
    if (gov_is_any(token->text.z[0], ")]}")) depth--;
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
  const gov_code_token *forward = code_keyword(r, call, sql ? "sql" : "code");
  if (!forward) forward = argument(r, call, 0);
  if (!sql || !add_sql(r, forward, 0)) code_add_unknown(r, 0, line);
  /* A function that goes back may well bring back what it chose among; of whole tables it cannot. */
  int goes_back =
      reverse && !is_noop(reverse, r) && !code_is(r, (int32_t)(reverse - r->tokens), "None");
  if (!sql && forward) code_add_function(r, forward->text, goes_back, 0, line);
  if (!reverse || (reverse->kind == GOV_CODE_WORD && reverse->text.n == 4 &&
                   !memcmp(reverse->text.z, "None", 4))) {
    r->irreversible = line;
  } else if (is_noop(reverse, r)) {
    r->noop_reverse = 1;
  } else if (!sql || !add_sql(r, reverse, 1)) {
    code_add_unknown(r, 1, line);
  }
}

static int is_same(gov_text a, gov_text b) {
  return a.n && a.n == b.n && !memcmp(a.z, b.z, a.n);
}

/* with op.batch_alter_table('a', schema=None) as b: */
static void open_batch(code_reader *r, int32_t at) {
  const gov_code_token *table = code_at(r, at + 2);
  r->batch = table->kind == GOV_CODE_STRING ? table->text : (gov_text){"", 0};
  r->batch_as = (gov_text){"", 0};
  for (int32_t i = at + 3; i < at + 32 && i < r->count; i++) {
    if (code_is(r, i, "as")) {
      r->batch_as = code_at(r, i + 1)->text;
      return;
    }
  }
}

/* Alembic inside batch_alter_table: the table is the batch's. */
static void add_batch_table(code_reader *r, code_call *call, const char *pattern) {
  int32_t at = call->at;
  if (!r->batch.n || at < 2 || !code_mark(r, at - 1, '.') ||
      !(gov_text_starts(code_at(r, at - 2)->text, "batch") ||
        is_same(code_at(r, at - 2)->text, r->batch_as)))
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

/* key=set(), key=[], key=None: no name follows it. */
static int lists_nothing(const code_reader *r, const code_call *call, const char *key) {
  const gov_code_token *token = code_keyword(r, call, key);
  for (int32_t i = token ? (int32_t)(token - r->tokens) : call->to; i < call->to; i++) {
    if (code_at(r, i)->kind == GOV_CODE_STRING) return 0;
  }
  return token != NULL;
}

/* Where Django's operation depends on what it is given: a many-to-many field is a table and no
** column, a check demands no uniqueness. */
static const char *django_variant(const code_reader *r, const code_call *call, int row,
                                  int backwards) {
  /* unique_together=set(): none is left. */
  static const char cleared[] = "ALTER TABLE $n DROP CONSTRAINT unnamed",
                    made[] = "ALTER TABLE $n ADD CONSTRAINT unnamed UNIQUE (id)";
  static const struct {
    const char *operation, *word, *up, *down;
  } variants[] = {
      {"AddField", "ManyToManyField", "CREATE TABLE $m_${name} (id)", "DROP TABLE $m_${name}"},
      {"AddConstraint", "CheckConstraint", "ALTER TABLE $m ADD CONSTRAINT ${name} CHECK (id > 0)",
       NULL},
  };
  if (strcmp(r->framework, "django") != 0) return NULL;
  const char *operation = gov_data_cell(gov_data("operations"), row, COLUMN_CALL);
  const gov_code_token *table = code_keyword(r, call, "table");
  if (!strcmp(operation, "AlterModelTable") && table && table->kind == GOV_CODE_STRING)
    return backwards ? "ALTER TABLE ${table} RENAME TO $n" : "ALTER TABLE $n RENAME TO ${table}";
  if (!strcmp(operation, "AlterUniqueTogether") && lists_nothing(r, call, "unique_together"))
    return backwards ? made : cleared;
  for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
    if (!strcmp(operation, variants[i].operation) && says(r, call, variants[i].word))
      return backwards ? variants[i].down : variants[i].up;
  }
  return NULL;
}

/* What changes nothing in the database, and is taken back by Django itself: operations on its state,
** and those on many-to-many fields, which are no columns. */
static const char *django_idle(const char *pattern) {
  const char *model = strchr(pattern, '$');
  return model && model[1] == 'm'   ? "COMMENT ON TABLE $m IS NULL"
         : model && model[1] == 'o' ? "COMMENT ON TABLE $w IS NULL"
                                    : "COMMENT ON TABLE $n IS NULL";
}

/* Sequelize says in a key what kind of constraint it adds. */
static const char *constraint_variant(const code_reader *r, const code_call *call) {
  static const struct {
    const char *type, *pattern;
  } kinds[] = {
      {"foreign key", "ALTER TABLE $1 ADD CONSTRAINT ?{name} FOREIGN KEY ($L) REFERENCES unnamed"},
      {"primary key", "ALTER TABLE $1 ADD CONSTRAINT ?{name} PRIMARY KEY ($L)"},
      {"check", "ALTER TABLE $1 ADD CONSTRAINT ?{name} CHECK (id > 0)"},
  };
  const gov_code_token *type = code_keyword(r, call, "type");
  for (size_t i = 0; type && i < sizeof kinds / sizeof *kinds; i++) {
    if (gov_text_starts(type->text, kinds[i].type)) return kinds[i].pattern;
  }
  return NULL;
}

/* bulkDelete('a', null), bulkUpdate('a', { … }, {}): nothing chooses among the rows. */
static const char *bulk_variant(const code_reader *r, const code_call *call, const char *name) {
  int deletes = !strcmp(name, "bulkDelete");
  if (!deletes && strcmp(name, "bulkUpdate") != 0) return NULL;
  const gov_code_token *where = argument(r, call, deletes ? 1 : 2);
  int32_t at = where ? (int32_t)(where - r->tokens) : -1;
  if (where && !code_is(r, at, "null") && !code_is(r, at, "undefined") &&
      !(code_mark(r, at, '{') && code_mark(r, at + 1, '}')))
    return NULL;
  return deletes ? "DELETE FROM $1" : "UPDATE $1 SET unnamed = 0";
}

/* The definition that the call gives a column. */
static code_field field_of(code_reader *r, const code_call *call) {
  if (!strcmp(r->framework, "django")) {
    const gov_code_token *token = code_keyword(r, call, "field");
    if (!token && call->name_count > 1) token = argument(r, call, 2);
    if (token) return code_django_field(r, (int32_t)(token - r->tokens));
  } else if (!strcmp(r->framework, "rails")) {
    gov_text type = call->name_count > 2 ? call->names[2] : (gov_text){"", 0};
    return code_rails_column(r, call, type);
  } else if (!strcmp(r->framework, "alembic")) {
    for (int32_t i = call->from; i < call->to; i++)
      if (code_is(r, i, "Column")) return code_alembic_column(r, i);
    return code_alembic_type(r, call, "type_");
  } else if (says(r, call, "TableColumn")) {
    return code_typeorm_column(r, call);
  } else {
    return code_sequelize_column(r, call);
  }
  return (code_field){.length = -1, .scale = -1, .word = {"", 0}};
}

/* Django gives the rows that are there a value, and then takes the default away from the database
** again. */
static const char *django_default(const code_reader *r, int row, int backwards) {
  const char *operation = gov_data_cell(gov_data("operations"), row, COLUMN_CALL);
  if (backwards || strcmp(operation, "AddField") != 0 || !r->field.required ||
      !r->field.has_default || r->field.lasting_default)
    return NULL;
  return "ALTER TABLE $m ADD COLUMN ${name} $F; ALTER TABLE $m ALTER COLUMN ${name} DROP DEFAULT";
}

/* add_reference brings an index and perhaps a foreign key; both go with the column. */
void code_add_reference_parts(code_reader *r, const code_call *call, int32_t line) {
  const gov_code_token *index = code_keyword(r, call, "index");
  const gov_code_token *foreign = code_keyword(r, call, "foreign_key");
  if (!(index && index->text.n == 5 && !memcmp(index->text.z, "false", 5)))
    code_add_template(r, call, 0, "CREATE INDEX $C unnamed ON $1 ($2_id)", line);
  if (foreign && !(foreign->text.n == 5 && !memcmp(foreign->text.z, "false", 5)))
    code_add_template(r, call, 0,
                      "ALTER TABLE $1 ADD CONSTRAINT unnamed FOREIGN KEY ($2_id) REFERENCES $2$V",
                      line);
}

/* drop_table :a, :b · remove_columns :a, :b, :c: the pattern once for each name from `first` on. */
static int names_several(const char *operation) {
  return !strcmp(operation, "remove_columns")                                        ? 1
         : !strcmp(operation, "drop_table") || !strcmp(operation, "truncate_tables") ? 0
                                                                                     : -1;
}

static int is_forced(const code_reader *r, const code_call *call, const char *how) {
  const gov_code_token *force = code_keyword(r, call, "force");
  return force && force->text.n == strlen(how) && !memcmp(force->text.z, how, force->text.n);
}

/* A foreign key that is given a name goes by it, forth and back. */
static const char *rails_named_key(const code_reader *r, const code_call *call,
                                   const char *operation, int backwards) {
  if (!code_keyword(r, call, "name")) return NULL;
  if (!strcmp(operation, "add_foreign_key"))
    return backwards ? "ALTER TABLE $1 DROP CONSTRAINT ${name}"
                     : "ALTER TABLE $1 ADD CONSTRAINT ${name} FOREIGN KEY (id) REFERENCES $2$O$V";
  if (!strcmp(operation, "validate_foreign_key"))
    return "ALTER TABLE $1 VALIDATE CONSTRAINT ${name}";
  return !strcmp(operation, "remove_foreign_key") && !backwards
             ? "ALTER TABLE $1 DROP CONSTRAINT ${name}"
             : NULL;
}

/* What Rails does besides the row of its operation, before it or in its place. */
static const char *rails_variant(code_reader *r, const code_call *call, const char *operation,
                                 int down, int backwards, int32_t line) {
  int cascade = is_forced(r, call, "cascade");
  if (strcmp(r->framework, "rails") != 0) return NULL;
  const char *named = rails_named_key(r, call, operation, backwards);
  if (named || backwards) return named;
  if (!strcmp(operation, "create_table") && (cascade || is_forced(r, call, "true")))
    code_add_template(r, call, down,
                      cascade ? "DROP TABLE IF EXISTS $1 CASCADE" : "DROP TABLE IF EXISTS $1",
                      line);
  if (!strcmp(operation, "drop_table") && cascade) return "DROP TABLE $X $1 CASCADE";
  if (!strcmp(operation, "add_unique_constraint") && code_keyword(r, call, "using_index"))
    return "ALTER TABLE $1 ADD CONSTRAINT ?{name} UNIQUE USING INDEX ?{using_index}";
  return NULL;
}

static void add_plain(code_reader *r, const code_call *call, int down, const char *operation,
                      const char *pattern, int32_t line) {
  int first = r->language == GOV_RUBY ? names_several(operation) : -1;
  code_add_template(r, call, down, pattern, line);
  for (int k = first + 1; first >= 0 && k < call->name_count; k++) {
    code_call one = *call;
    if (k == first) continue;
    one.names[first] = call->names[k];
    one.name_count = first + 1;
    code_add_template(r, &one, down, pattern, line);
  }
}

static void operate(code_reader *r, const code_call *call, int row, int down, int backwards) {
  const gov_data_table *table = gov_data("operations");
  const char *kind = gov_data_cell(table, row, COLUMN_KIND);
  const char *pattern = gov_data_cell(table, row, backwards ? COLUMN_DOWN : COLUMN_UP);
  int32_t line = code_at(r, call->at)->line;
  const char *needs = gov_data_cell(table, row, COLUMN_NEEDS);
  if (backwards && (!strcmp(pattern, "-") || !code_says_enough(r, call, needs))) {
    r->irreversible = line;
    return;
  }
  r->field = field_of(r, call);
  if (!strcmp(r->framework, "django")) {
    const char *lasting = django_default(r, row, backwards);
    const char *other = django_variant(r, call, row, backwards);
    int no_column = r->field.type && !*r->field.type && !other;
    pattern = other ? other : lasting ? lasting : pattern;
    if (no_column || call->at < r->state_until) {
      code_add_template(r, call, down, django_idle(gov_data_cell(table, row, COLUMN_UP)), line);
      return;
    }
  }
  const char *name = gov_data_cell(table, row, COLUMN_CALL);
  const char *constraint = !strcmp(name, "addConstraint") ? constraint_variant(r, call) : NULL;
  const char *bulk = bulk_variant(r, call, name);
  if (bulk) pattern = bulk;
  if (constraint) pattern = constraint;
  const char *rails = rails_variant(r, call, name, down, backwards, line);
  if (rails) pattern = rails;
  if (!strcmp(kind, "table"))
    code_add_table(r, call, down, pattern, line);
  else if (!strcmp(kind, "alter"))
    code_add_alterations(r, call, down, backwards);
  else if (!strcmp(kind, "column"))
    add_column_change(r, call, down, backwards, line);
  else if (!strcmp(kind, "code"))
    code_add_unknown(r, down, line);
  else if (!strcmp(kind, "fill")) { /* `change` runs it on the way back as well */
    if (!code_add_fill(r, call, down, line)) code_add_unknown(r, down, line);
  } else if (!strcmp(kind, "sql")) {
    int core = r->language == GOV_PYTHON && code_add_core(r, call, down);
    if (!core && !add_sql(r, sql_argument(r, call), down)) code_add_unknown(r, down, line);
  } else
    add_plain(r, call, down, name, pattern, line);
  int restates = r->field.required || r->field.has_default;
  if (!strcmp(r->framework, "rails") && !strcmp(name, "change_column") && restates)
    code_add_template(r, call, down, "ALTER TABLE $1 MODIFY COLUMN $2 $F", line);
  if (!down && (!strcmp(name, "add_reference") || !strcmp(name, "add_belongs_to")))
    code_add_reference_parts(r, call, line);
}

int code_operation(code_reader *r, int32_t at) {
  const gov_data_table *table = gov_data("operations");
  if (code_is(r, at, "batch_alter_table") && code_mark(r, at + 1, '(')) {
    open_batch(r, at);
    return 1;
  }
  if (code_query(r, at)) return 1;
  int row = find_row(r->framework, code_at(r, at)->text);
  if (row < 0 || !is_call(r, at, gov_data_cell(table, row, COLUMN_KIND)) ||
      !strcmp(gov_data_cell(table, row, COLUMN_KIND), "none"))
    return 0;
  code_call call;
  code_arguments(r, at, &call);
  add_batch_table(r, &call, gov_data_cell(table, row, COLUMN_UP));
  const gov_code_token *column =
      says(r, &call, "TableColumn") ? code_keyword(r, &call, "name") : NULL;
  if (column && column->kind == GOV_CODE_STRING && call.name_count == 1)
    call.names[call.name_count++] = column->text; /* TypeORM: the column names itself */
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

int code_unknown_operation(code_reader *r, int32_t at) {
  static const char *const objects[] = {"op", "queryInterface", "queryRunner", "schema"};
  if (!code_mark(r, at - 1, '.') || !code_mark(r, at + 1, '(')) return 0;
  for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
    if (!code_is(r, at - 2, objects[i])) continue;
    if (find_row(r->framework, code_at(r, at)->text) >= 0) return 0;
    r->operations[r->section]++;
    code_add_unknown(r, r->section == CODE_DOWN, code_at(r, at)->line);
    return 1;
  }
  return 0;
}
