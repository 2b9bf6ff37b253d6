/* layout_code_call.c: the arguments of a call, and the SQL its row of data/operations.tsv makes of
 * them. */
#include "embedded.h"
#include "read/scripts/layout_code_parse.h"
#include <string.h>

void code_append(code_text *text, const char *z, size_t n) {
  if (!text->z || text->n + n + 1 > text->capacity) {
    size_t capacity = (text->n + n + 1) * 2 + 256;
    char *grown = sqlite3_realloc64(text->z, capacity);
    if (!grown) {
      text->failed = 1;
      return;
    }
    text->z = grown;
    text->capacity = capacity;
  }
  memcpy(text->z + text->n, z, n);
  text->n += n;
  text->z[text->n] = 0;
  for (size_t i = 0; i < n; i++) text->line += z[i] == '\n';
}

void code_pad(code_text *text, int32_t line) {
  while (text->line < line && !text->failed) code_append(text, "\n", 1);
}

const gov_code_token *code_at(const code_reader *r, int32_t i) {
  return &r->tokens[i < 0 || i >= r->count ? r->count : i];
}

int code_is(const code_reader *r, int32_t i, const char *word) {
  const gov_code_token *token = code_at(r, i);
  return token->kind == GOV_CODE_WORD && token->text.n == strlen(word) &&
         !memcmp(token->text.z, word, token->text.n);
}

int code_mark(const code_reader *r, int32_t i, char mark) {
  const gov_code_token *token = code_at(r, i);
  return token->kind == GOV_CODE_MARK && token->text.z[0] == mark;
}

static int opens(const gov_code_token *token) {
  return token->kind == GOV_CODE_MARK && gov_is_any(token->text.z[0], "([{");
}

static int closes(const gov_code_token *token) {
  return token->kind == GOV_CODE_MARK && gov_is_any(token->text.z[0], ")]}");
}

/* A brace behind a value opens a block; behind `key:`, `=>` or a comma it is a hash. */
static int opens_block(const code_reader *r, int32_t i) {
  return code_mark(r, i, '{') && !code_mark(r, i - 1, ':') && !code_mark(r, i - 1, '>') &&
         !code_mark(r, i - 1, ',');
}

/* Where the arguments end: the closing parenthesis, or in Ruby the line's end unless a comma or
 * bracket goes on. */
static int32_t arguments_end(code_reader *r, int32_t from, int parentheses) {
  int32_t depth = 0;
  for (int32_t i = from; i < r->count && r->looks++ < CODE_MAX_LOOKS; i++) {
    const gov_code_token *token = code_at(r, i);
    if (closes(token) && !depth) return i;
    if (!parentheses && !depth && i > from && token->starts_line && !code_mark(r, i - 1, ','))
      return i;
    if (!parentheses && !depth && (code_is(r, i, "do") || opens_block(r, i))) return i;
    if (opens(token)) depth++;
    if (closes(token)) depth--;
  }
  return r->looks < CODE_MAX_LOOKS ? r->count : from;
}

static int is_text(const gov_code_token *token) {
  return token->kind == GOV_CODE_STRING || token->kind == GOV_CODE_SYMBOL;
}

static void add_name(code_call *call, gov_text name) {
  if (call->name_count < CODE_MAX_NAMES) call->names[call->name_count++] = name;
}

void code_arguments(code_reader *r, int32_t at, code_call *call) {
  int parentheses = code_mark(r, at + 1, '(');
  *call = (code_call){.at = at, .from = at + 1 + parentheses};
  call->to = arguments_end(r, call->from, parentheses);
  int32_t depth = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    const gov_code_token *token = code_at(r, i);
    /* sa.Column('name', …) inside the call, op.f('name'), new Table({ … }): their first text is a
     * name, too. */
    int wrapped = depth == 1 && i >= 2 && code_mark(r, i - 1, '(') &&
                  (code_is(r, i - 2, "Column") || code_is(r, i - 2, "f"));
    int value = i > call->from &&
                (code_mark(r, i - 1, ':') || code_mark(r, i - 1, '=') || code_mark(r, i - 1, '>'));
    int key = code_mark(r, i + 1, ':') && r->language != GOV_PYTHON;
    int none =
        depth == 0 && (code_is(r, i, "None") || code_is(r, i, "null") || code_is(r, i, "nil"));
    if (is_text(token) && (depth == 0 || wrapped) && !value && !key) add_name(call, token->text);
    if (none && !value) add_name(call, (gov_text){"", 0});
    /* Sequelize: { tableName: 'orders', schema: 'shop' } in the place of a table. */
    int table = depth == 1 && code_is(r, i, "tableName") && code_mark(r, i + 1, ':');
    if (table && is_text(code_at(r, i + 2)) && !call->name_count)
      add_name(call, code_at(r, i + 2)->text);
    if (opens(token)) depth++;
    if (closes(token)) depth--;
  }
}

const gov_code_token *code_keyword(const code_reader *r, const code_call *call, const char *key) {
  for (int32_t i = call->from; i + 2 < call->to + 1; i++) {
    const gov_code_token *token = code_at(r, i);
    if (token->text.n != strlen(key) || memcmp(token->text.z, key, token->text.n) != 0) continue;
    if (token->kind == GOV_CODE_WORD && (code_mark(r, i + 1, ':') || code_mark(r, i + 1, '=')))
      return code_at(r, i + 2);
    if (token->kind == GOV_CODE_SYMBOL && code_mark(r, i + 1, '=') && code_mark(r, i + 2, '>'))
      return code_at(r, i + 3);
  }
  return NULL;
}

/* Arguments by place, and those by name. */
static void count_arguments(const code_reader *r, const code_call *call, int *placed, int *named) {
  int32_t depth = 0;
  *placed = *named = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    if (!depth && (i == call->from || code_mark(r, i - 1, ','))) {
      int key = code_mark(r, i + 1, ':') || (code_mark(r, i + 1, '=') && code_mark(r, i + 2, '>'));
      ++*(key ? named : placed);
    }
    if (opens(code_at(r, i))) depth++;
    if (closes(code_at(r, i))) depth--;
  }
}

int code_says_enough(const code_reader *r, const code_call *call, const char *needs) {
  int placed, named;
  int32_t behind = call->to + code_mark(r, call->to, ')');
  count_arguments(r, call, &placed, &named);
  for (const char *at = needs; *at; at += at[0] == '|') {
    char need[32];
    size_t n = strcspn(at, "|");
    if (n >= sizeof need) return 0;
    memcpy(need, at, n);
    need[n] = 0;
    at += n;
    if (gov_is_digit(*need) ? placed >= *need - '0'
        : *need == ':'      ? named > 0
        : *need == '{'      ? code_is(r, behind, "do") || code_mark(r, behind, '{')
                            : code_keyword(r, call, need) != NULL)
      return 1;
  }
  return !*needs;
}

/* ---- templates ---- */

/* A name in double quotes; a dotted one part by part. 0: it holds what no name holds. */
static int append_name(code_text *out, gov_text name) {
  if (!name.n || name.n > GOV_MAX_NAME_BYTES) return 0;
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_word(name.z[i]) && !gov_is_any(name.z[i], ".$-")) return 0;
  }
  if (out->bare) {
    for (size_t i = 0; i < name.n; i++)
      code_append(out, gov_is_word(name.z[i]) ? name.z + i : "_", 1);
    return 1;
  }
  code_append(out, "\"", 1);
  for (size_t i = 0; i < name.n; i++) {
    if (name.z[i] == '.')
      code_append(out, "\".\"", 3);
    else
      code_append(out, name.z + i, 1);
  }
  code_append(out, "\"", 1);
  return 1;
}

static gov_text keyword_text(const code_reader *r, const code_call *call, const char *key) {
  const gov_code_token *token = code_keyword(r, call, key);
  return token && is_text(token) ? token->text : (gov_text){"", 0};
}

/* Django's table of a model: application_model. */
static int append_model(code_reader *r, const code_call *call, const char *key, code_text *out) {
  char name[GOV_MAX_NAME_BYTES];
  gov_text model = keyword_text(r, call, key);
  int second = !strcmp(key, "new_name"); /* RenameModel("Old", "New") */
  if (!model.n && call->name_count > second) model = call->names[second];
  if (!model.n || r->application.n + model.n + 2 > sizeof name) return 0;
  memcpy(name, r->application.z, r->application.n);
  name[r->application.n] = '_';
  for (size_t i = 0; i < model.n; i++) name[r->application.n + 1 + i] = gov_lower(model.z[i]);
  return append_name(out, (gov_text){name, r->application.n + 1 + model.n});
}

static int is_word(const gov_code_token *token, const char *word) {
  return token && token->text.n == strlen(word) && !memcmp(token->text.z, word, token->text.n);
}

static int is_required(const code_reader *r, const code_call *call) {
  if (is_word(code_keyword(r, call, "nullable"), "False") ||
      is_word(code_keyword(r, call, "allowNull"), "false"))
    return 1;
  if (!strcmp(r->framework, "django")) return !is_word(code_keyword(r, call, "null"), "True");
  return is_word(code_keyword(r, call, "null"), "false");
}

/* Names inside brackets, else the second name: the columns of an index. */
static void append_list(const code_reader *r, const code_call *call, code_text *out) {
  int32_t depth = 0;
  int written = 0;
  for (int32_t i = call->from; i < call->to; i++) {
    if (code_mark(r, i, '[')) depth++;
    if (code_mark(r, i, ']') && !--depth) break;
    if (!depth || !is_text(code_at(r, i))) continue;
    if (written++) code_append(out, ", ", 2);
    if (!append_name(out, code_at(r, i)->text)) code_append(out, "(1)", 3);
  }
  if (written) return;
  if (call->name_count < 2 || !append_name(out, call->names[1])) code_append(out, "(1)", 3);
}

/* Rails calls an index index_table_on_columns. */
static int append_index(const code_reader *r, const code_call *call, code_text *out) {
  gov_text given = keyword_text(r, call, "name");
  code_text name = {.z = NULL};
  if (given.n) return append_name(out, given);
  if (!call->name_count) return 0;
  code_append(&name, "index_", 6);
  code_append(&name, call->names[0].z, call->names[0].n);
  code_append(&name, "_on", 3);
  for (int i = 1; i < call->name_count; i++) {
    code_append(&name, "_", 1);
    code_append(&name, call->names[i].z, call->names[i].n);
  }
  int done = !name.failed && append_name(out, (gov_text){name.z, name.n});
  sqlite3_free(name.z);
  return done;
}

/* The text of a check goes in as it stands, unless it might end it. */
static void append_check(const code_call *call, code_text *out) {
  gov_text text = call->name_count > 1 ? call->names[1] : (gov_text){"", 0};
  int depth = 0, whole = text.n > 0 && text.n < 2000;
  for (size_t i = 0; whole && i < text.n; i++) {
    depth += (text.z[i] == '(') - (text.z[i] == ')');
    whole = depth >= 0 && !gov_is_any(text.z[i], ";\\#\n");
  }
  if (whole && !depth)
    code_append(out, text.z, text.n);
  else
    code_append(out, "id > 0", 6);
}

static int says(const code_reader *r, const code_call *call, const char *word) {
  for (int32_t i = call->from; i < call->to; i++) {
    if (code_is(r, i, word)) return 1;
  }
  return 0;
}

static void append_flag(code_reader *r, const code_call *call, char flag, code_text *out) {
  if (flag == 'N' && is_required(r, call)) code_append(out, " NOT NULL", 9);
  if (flag == 'D' && (code_keyword(r, call, "default") || code_keyword(r, call, "server_default") ||
                      code_keyword(r, call, "defaultValue"))) {
    code_append(out, " DEFAULT 0", 10);
  }
  if (flag == 'U' && (is_word(code_keyword(r, call, "unique"), "true") ||
                      is_word(code_keyword(r, call, "isUnique"), "true") ||
                      is_word(code_keyword(r, call, "unique"), "True"))) {
    code_append(out, "UNIQUE ", 7);
  }
  if (flag == 'C' && (is_word(code_keyword(r, call, "algorithm"), "concurrently") ||
                      is_word(code_keyword(r, call, "postgresql_concurrently"), "True"))) {
    code_append(out, "CONCURRENTLY", 12);
  }
  if (flag == 'O' && (is_word(code_keyword(r, call, "on_delete"), "cascade") ||
                      is_word(code_keyword(r, call, "ondelete"), "CASCADE") ||
                      (r->language == GOV_JAVASCRIPT && r->field.cascades)))
    code_append(out, " ON DELETE CASCADE", 18);
  if (flag == 'E' && (is_word(code_keyword(r, call, "if_not_exists"), "true") ||
                      is_word(code_keyword(r, call, "if_not_exists"), "True")))
    code_append(out, "IF NOT EXISTS", 13);
  if (flag == 'X' && (is_word(code_keyword(r, call, "if_exists"), "true") ||
                      is_word(code_keyword(r, call, "if_exists"), "True")))
    code_append(out, "IF EXISTS", 9);
  if (flag == 'V' && (is_word(code_keyword(r, call, "validate"), "false") ||
                      is_word(code_keyword(r, call, "postgresql_not_valid"), "True")))
    code_append(out, " NOT VALID", 10);
}

/* Where Django's operation has the name that the key would tell: RenameField("order", "old", "new"). */
static gov_text by_place(const code_call *call, const char *key) {
  int last = call->name_count - 1, place = -1;
  if (!strcmp(key, "name")) place = last > 0;
  if (!strcmp(key, "old_name")) place = 1;
  if (!strcmp(key, "new_name")) place = 2;
  return place >= 0 && place <= last ? call->names[place] : (gov_text){"", 0};
}

/* One placeholder; returns the bytes of the pattern it took, 0: its name is missing. */
static size_t expand_one(code_reader *r, const code_call *call, const char *at, code_text *out) {
  char key[32];
  size_t n = strcspn(at + 2, "}");
  switch (at[1]) {
  case '1':
  case '2':
  case '3':
  case '4': {
    int number = at[1] - '1';
    if (number >= call->name_count) return 0;
    if (!call->names[number].n)
      code_append(out, "unnamed", 7);
    else if (!append_name(out, call->names[number]))
      return 0;
    return 2;
  }
  case '{':
    if (n >= sizeof key) return 0;
    memcpy(key, at + 2, n);
    key[n] = 0;
    if (!append_name(out, keyword_text(r, call, key))) {
      if (*at == '?') {
        code_append(out, "unnamed", 7);
        return n + 3;
      }
      if (!append_name(out, by_place(call, key))) return 0;
    }
    return n + 3;
  case 'm': return append_model(r, call, "model_name", out) ? 2 : 0;
  case 'n': return append_model(r, call, "name", out) ? 2 : 0;
  case 'o': return append_model(r, call, "old_name", out) ? 2 : 0;
  case 'w': return append_model(r, call, "new_name", out) ? 2 : 0;
  case 'I': return append_index(r, call, out) ? 2 : 0;
  case 'L': append_list(r, call, out); return 2;
  case 'Y': code_append_type(out, &r->field); return 2;
  case 'F': code_append_definition(out, &r->field); return 2;
  case 'K': append_check(call, out); return 2;
  case 'R':
    if (!append_name(out, r->field.reference)) code_append(out, "unnamed", 7);
    return 2;
  case 'Z':
    code_append(out, says(r, call, "false") ? "SET" : "DROP", says(r, call, "false") ? 3 : 4);
    return 2;
  default: append_flag(r, call, at[1], out); return 2;
  }
}

int code_expand(code_reader *r, const code_call *call, const char *pattern, code_text *out) {
  for (const char *at = pattern; *at && !out->failed;) {
    if (*at != '$' && strncmp(at, "?{", 2) != 0) {
      size_t n = 1 + strcspn(at + 1, "$?");
      code_append(out, at, n);
      at += n;
      continue;
    }
    /* What touches an underscore is a part of one name: fk_$1_$2, $2_id. */
    out->bare = (at > pattern && at[-1] == '_') || at[2] == '_';
    size_t taken = at[1] ? expand_one(r, call, at, out) : 0;
    out->bare = 0;
    if (!taken) return 0;
    at += taken;
  }
  return 1;
}
