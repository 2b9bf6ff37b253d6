/* sql_read.c: a text becomes a script.
**
** Tokens are gathered until a terminator, then read as one statement. Blocks (DO,
** T-SQL's IF) are entered, and text that a block executes as a constant is read as well; what is
** made at run time is counted. The values of an INSERT are passed by unheld.
*/
#include "read/sql/sql_reader.h"
#include <string.h>

static void read_text(sql_reader *r, gov_text text, int32_t line);

/* ---- statements ---- */

static const gov_sql_token *token_at(const sql_reader *r, size_t i) {
  return gov_list_at(&r->tokens, i);
}

static void reset_statement(sql_reader *r) {
  r->tokens.count = 0;
  r->paren = r->case_depth = r->routine_depth = r->literals = r->numbers = r->value_rows = 0;
  r->object_word = SQL_NONE;
  r->routine = r->after_end = r->in_values = 0;
}

/* base: the text that offsets count from: the script's, or one put together. */
static void read_inside(sql_reader *r, const char *base, gov_text body, int32_t line,
                        int32_t parent, int procedural) {
  if (r->nesting >= SQL_MAX_NESTING || !body.n) return;
  sql_reader inner = *r;
  inner.made |= base != r->base;
  inner.again |= base != r->base; /* its literals were seen */
  inner.base = base;
  memset(&inner.tokens, 0, sizeof inner.tokens);
  inner.tokens.row_bytes = sizeof(gov_sql_token);
  memset(&inner.blocks, 0, sizeof inner.blocks);
  inner.blocks.procedural = (uint8_t)procedural;
  inner.blocks.branches = r->blocks.branches;
  inner.blocks.under = sql_branch(&r->blocks);
  inner.nested_in = parent;
  inner.nesting = r->nesting + 1;
  reset_statement(&inner);
  read_text(&inner, body, line);
  gov_list_free(&inner.tokens);
  r->statements = inner.statements;
  r->count = inner.count;
  r->last_line = inner.last_line;
  r->directives = inner.directives;
  r->changesets = inner.changesets;
  r->unassigned = inner.unassigned;
  r->blocks.branches = inner.blocks.branches;
  r->home = inner.home;
  r->session_home = inner.session_home;
  r->failed |= inner.failed;
}

void sql_read_nested(sql_reader *r, gov_text body, int32_t line, int32_t parent, int procedural) {
  read_inside(r, r->base, body, line, parent, procedural);
}

static void assign_directives(sql_reader *r, int32_t statement) {
  for (size_t i = (size_t)r->unassigned; i < r->directives.count; i++) {
    gov_sql_directive *directive = gov_list_at(&r->directives, i);
    directive->statement = statement;
  }
  r->unassigned = (int32_t)r->directives.count;
}

/* In a block comment only what is beyond doubt a statement counts: prose begins with Update and
 * Create, too. */
static int is_certain(const gov_sql_statement *s) {
  if (s->opaque || !s->name.full) return 0;
  switch (s->verb) {
  case GOV_SQL_UPDATE_VERB: return s->written.count > 0 && s->name.parts <= 3;
  case GOV_SQL_DELETE_VERB: return s->has_where;
  case GOV_SQL_INSERT_VERB: return s->written.count || s->as_select || s->row_count > 0;
  case GOV_SQL_CREATE_VERB: return s->column_count || (s->object == GOV_SQL_INDEX && s->table.full);
  case GOV_SQL_ALTER_VERB:
    return s->object == GOV_SQL_TABLE && s->action_count &&
           s->actions[0].kind != GOV_SQL_OTHER_ACTION;
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_TRUNCATE_VERB: return s->object == GOV_SQL_TABLE;
  default: return 0;
  }
}

static int keep(sql_reader *r, gov_sql_statement *s) {
  if (r->commented) {
    if (!is_certain(s)) return 0;
    s->commented_out = 1;
    if (!r->script->commented_out++) r->script->commented_line = s->line;
    if (!r->options->want_commented_out) return 0;
  }
  if (r->count >= SQL_MAX_STATEMENTS) {
    r->script->truncated = 1;
    return 0;
  }
  s->number = r->count + 1;
  if (r->packing) {
    gov_sql_packing_add(r->packing, s);
  } else {
    gov_sql_statement **slot = gov_list_add(&r->statements);
    if (!slot) {
      r->failed = 1;
      return 0;
    }
    *slot = s;
  }
  sql_fold_note(r->folding, s);
  r->count++;
  r->last_line = s->line_end;
  if (s->opaque & ~GOV_SQL_ROUTINE) r->script->opaque_count++;
  return 1;
}

static void note_transaction(sql_reader *r, gov_sql_statement *s) {
  s->in_transaction = r->transaction;
  if (s->verb == GOV_SQL_BEGIN_VERB && r->nested_in < 0) r->transaction = s->in_transaction = 1;
  if ((s->verb == GOV_SQL_COMMIT_VERB || s->verb == GOV_SQL_ROLLBACK_VERB) && r->nested_in < 0)
    r->transaction = 0;
}

/* SET search_path TO a, SET SCHEMA 'a', USE a: bare names mean another schema's from here on. One that
** begins with public is what they mean anyway. */
static void note_home(sql_reader *r, const gov_sql_statement *s, const sql_cursor *c) {
  if (s->verb == GOV_SQL_COMMIT_VERB || s->verb == GOV_SQL_ROLLBACK_VERB) r->home = r->session_home;
  int moves = s->verb == GOV_SQL_USE_VERB;
  static const char *const settings[] = {"search_path", "schema", "current_schema"};
  for (size_t i = 0; s->setting && i < sizeof settings / sizeof *settings; i++)
    moves |= gov_text_is(gov_text_of(s->setting), settings[i]);
  if (!moves) return;
  uint64_t home = s->verb;
  for (int32_t i = 0; i < c->count; i++) {
    gov_text text = c->tokens[i].text;
    int is_mark = c->tokens[i].kind == GOV_SQL_PUNCTUATION;
    if (i && !is_mark && gov_text_is(sql_string_body(&c->tokens[i]), "public")) home = 0;
    if (gov_text_is(text, "public")) home = 0;
    if (!home) break;
    home = home * 31 + sql_hash(text);
  }
  r->home = (uint32_t)(home ^ home >> 32) & ~(uint32_t)GOV_SQL_NOT_PUBLIC;
  /* SQL Server's USE changes the database: its schema stays dbo. */
  if (home && c->dialect != GOV_SQL_MSSQL) r->home |= GOV_SQL_NOT_PUBLIC;
  if (!s->setting_local) r->session_home = r->home;
}

static void place(sql_reader *r, gov_sql_statement *s, const sql_cursor *c, int32_t first) {
  const gov_sql_token *from = &c->tokens[first], *last = &c->tokens[c->count - 1];
  s->line = from->line;
  s->line_end = c->tokens[c->count].line;
  s->span = (gov_sql_span){from->at, (uint32_t)(last->at + last->text.n - from->at)};
  s->changeset = (int32_t)r->changesets.count - 1;
  s->section = r->section;
  s->nested_in = r->nested_in;
  s->branch = sql_branch(&r->blocks);
  s->home = r->home;
  s->literal_count = r->literals;
  s->number_count = r->numbers;
  s->row_count = r->in_values || r->value_rows ? r->value_rows : -1;
  s->setting_value = -1;
}

/* Rows are written by the expressions before a statement, too. The text was seen once: literals and
** comments of it are known. */
static void read_expressions(sql_reader *r, const sql_cursor *c) {
  if (r->again || r->in_rollback) return;
  int32_t parent = c->out->number - 1;
  for (int32_t i = 0; (i = sql_writing_expression(c, i)) < c->count; i++) {
    const gov_sql_token *from = &c->tokens[i + 1], *to = &c->tokens[sql_group_end(c, i)];
    if (to->text.z <= from->text.z) return; /* no parenthesis closes it */
    r->again = 1;
    sql_read_nested(r, (gov_text){from->text.z, (size_t)(to->text.z - from->text.z)}, from->line,
                    parent, 0);
    r->again = 0;
  }
}

/* What the statement holds inside: a block's body, or text executed as a constant. NULL: neither. */
static const gov_sql_token *inside_of(const gov_sql_statement *s, const sql_cursor *c) {
  return s->verb == GOV_SQL_DO_VERB ? sql_block_body(c) : sql_constant_text(c);
}

/* Text that is put together at run time, as far as it is told: it stands for statement `parent`. */
static void read_made(sql_reader *r, gov_text text, int32_t line, int32_t parent) {
  if (text.n) read_inside(r, text.z, text, line, parent, 0);
}

/* All that is to be said of it must be: once it is kept it may be packed. */
static void note_opaque(sql_reader *r, gov_sql_statement *s, int inside) {
  if (inside && s->verb != GOV_SQL_DO_VERB) s->opaque &= (uint8_t)~GOV_SQL_DYNAMIC;
  if ((r->opaque & GOV_SQL_INCLUDE) && s->verb == GOV_SQL_COMMAND_VERB && !s->opaque)
    s->opaque |= GOV_SQL_INCLUDE;
  s->opaque |= r->opaque & GOV_SQL_BROKEN;
  if (r->paren && !r->nesting && s->object != GOV_SQL_RULE) s->opaque |= GOV_SQL_BROKEN;
  if (r->made) s->opaque |= GOV_SQL_DYNAMIC;
  if (r->client) s->server_file = 0;
  r->opaque = 0;
}

/* line_end: of the terminator; 0: there is none, the last token's. */
void sql_finish_statement(sql_reader *r, int32_t line_end) {
  gov_sql_token *end = r->tokens.count ? gov_list_add(&r->tokens) : NULL;
  if (!end) {
    r->failed |= r->tokens.count > 0;
    reset_statement(r);
    return;
  }
  end->line = line_end ? line_end : token_at(r, r->tokens.count - 2)->line;
  end->text = (gov_text){"", 0};
  sql_cursor c = {.arena = r->arena,
                  .structs = r->structs,
                  .names = r->names,
                  .tokens = token_at(r, 0),
                  .count = (int32_t)r->tokens.count - 1,
                  .dialect = r->dialect};
  if (sql_enter(&c, &r->blocks)) {
    gov_sql_statement *s = gov_arena_alloc(r->structs, sizeof *s);
    if (s) {
      int with = sql_word(&c) == SQL_with;
      int32_t first = c.at;
      place(r, s, &c, c.at);
      s->conditional = (uint8_t)sql_is_conditional(&r->blocks);
      s->in_loop = (uint8_t)sql_is_in_loop(&r->blocks);
      c.out = s;
      sql_statement(&c);
      if (s->as_select) s->whole = (uint8_t)sql_copies_whole(&c, first);
      if (s->table.last && s->table.last[0] == '#') s->temporary = 1;
      note_transaction(r, s);
      note_home(r, s, &c);
      const gov_sql_token *inside = inside_of(s, &c);
      gov_text made = {NULL, 0};
      int32_t made_line = 0;
      if (!inside && sql_made_text(&c, &made, &made_line) != SQLITE_OK) r->failed = 1;
      note_opaque(r, s, inside || made.n);
      if (keep(r, s)) {
        assign_directives(r, s->number - 1);
        /* The cursor's tokens stay valid: nested readers have lists of their own. */
        if (inside)
          sql_read_nested(r, sql_string_body(inside), inside->line, s->number - 1,
                          s->verb == GOV_SQL_DO_VERB);
        read_made(r, made, made_line, s->number - 1);
        if (with) read_expressions(r, &c);
      }
      sqlite3_free((void *)(uintptr_t)made.z);
    }
    r->blocks.once = 0;
  }
  if (r->packing && !r->nesting) gov_arena_reset(r->structs);
  reset_statement(r);
}

/* ---- tokens ---- */

static int is_routine_word(uint16_t word) {
  return word == SQL_procedure || word == SQL_function || word == SQL_trigger || word == SQL_proc ||
         word == SQL_package || word == SQL_event;
}

/* Keeps count of BEGIN … END while a routine is under way, so that its semicolons do not end it. */
static void watch_routine(sql_reader *r, const gov_sql_token *token) {
  uint16_t first = r->tokens.count ? token_at(r, 0)->word : token->word;
  if (!r->object_word && (first == SQL_create || first == SQL_alter)) {
    switch (token->word) {
    case SQL_table:
    case SQL_view:
    case SQL_index:
    case SQL_schema:
    case SQL_type:
    case SQL_database:
    case SQL_sequence:
    case SQL_role:
    case SQL_user:
    case SQL_policy:
    case SQL_rule:
    case SQL_extension:
    case SQL_procedure:
    case SQL_function:
    case SQL_trigger:
    case SQL_proc:
    case SQL_package:
    case SQL_event:
      r->object_word = token->word;
      r->routine = (uint8_t)is_routine_word(token->word);
      break;
    default: break;
    }
    return;
  }
  if (!r->routine) return;
  if (r->after_end) {
    r->after_end = 0;
    int of_control = token->word == SQL_if || token->word == SQL_loop || token->word == SQL_while ||
                     token->word == SQL_repeat || token->word == SQL_for;
    if (!of_control && r->routine_depth > 0) r->routine_depth--;
    if (token->word == SQL_case) return;
  }
  if (token->word == SQL_begin || token->word == SQL_case) r->routine_depth++;
  if (token->word == SQL_end) r->after_end = 1;
}

/* A semicolon inside a routine's body. */
static int inside_routine(sql_reader *r, const gov_sql_token *token) {
  if (!r->routine || token->text.z[0] != ';') return 0;
  if (r->dialect == GOV_SQL_MSSQL) return 1;
  if (r->after_end) {
    r->after_end = 0;
    if (r->routine_depth > 0) r->routine_depth--;
  }
  return r->routine_depth > 0;
}

static int opens_statement(const sql_reader *r, const gov_sql_token *token) {
  return r->dialect == GOV_SQL_MSSQL && token->starts_line && !r->paren && !r->case_depth &&
         r->tokens.count && !r->routine &&
         sql_splits(token_at(r, 0), r->tokens.count, token, r->in_values);
}

/* VALUES: rows are counted, tokens passed by, until a word at this level goes on with the
 * statement. */
static int pass_value(sql_reader *r, const gov_sql_token *token) {
  uint16_t first = r->tokens.count ? token_at(r, 0)->word : SQL_NONE;
  if (!r->in_values) {
    if (token->word != SQL_values || r->paren || (first != SQL_insert && first != SQL_replace))
      return 0;
    r->in_values = 1;
    return 0;
  }
  char mark = token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1 ? token->text.z[0] : 0;
  if (mark == '(' && !r->paren++) r->value_rows++;
  if (mark == ')' && r->paren) r->paren--;
  int goes_on =
      !r->paren && (token->word == SQL_on || token->word == SQL_returning || token->word == SQL_as);
  if (goes_on) r->in_values = 0;
  return !goes_on;
}

/* In a block comment: words before a verb that begins a line are prose. */
static void drop_prose(sql_reader *r, const gov_sql_token *token) {
  gov_sql_token two[2] = {*token, {.kind = GOV_SQL_END}};
  sql_cursor probe = {.tokens = two, .count = 1};
  if (!r->tokens.count || !token->starts_line || !sql_starts_statement(&probe)) return;
  two[0] = *token_at(r, 0);
  if (!sql_starts_statement(&probe)) reset_statement(r);
}

void sql_take_token(sql_reader *r, const gov_sql_token *token, int32_t offset) {
  if (token->kind == GOV_SQL_STRING) {
    r->literals++;
    if (r->options->literal && !r->again)
      r->options->literal(r->options->context, token->text, token->line);
  }
  if (token->kind == GOV_SQL_NUMBER) r->numbers++;
  if (opens_statement(r, token)) sql_finish_statement(r, 0);
  if (r->commented) drop_prose(r, token);
  watch_routine(r, token);
  if (token->word == SQL_case) r->case_depth++;
  if (token->word == SQL_end && r->case_depth) r->case_depth--;
  if (pass_value(r, token)) return;
  if (token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1) {
    if (token->text.z[0] == '(') r->paren++;
    if (token->text.z[0] == ')' && r->paren) r->paren--;
  }
  if (r->tokens.count >= SQL_MAX_TOKENS) {
    r->script->truncated = 1;
    return;
  }
  gov_sql_token *slot = gov_list_add(&r->tokens);
  if (!slot) {
    r->failed = 1;
    return;
  }
  *slot = *token;
  slot->at += (uint32_t)offset;
}

/* ---- the text ---- */

/* A client's line: includes bring in text that is not here; the rest says nothing of the database.
 */
static void take_command(sql_reader *r, const gov_sql_token *token, int32_t offset) {
  sql_finish_statement(r, 0);
  gov_text text = token->text;
  if (gov_text_starts(text, "\\copy ")) {
    r->client = 1;
    read_text(r, (gov_text){text.z + 1, text.n - 1}, token->line);
    r->client = 0;
    return;
  }
  int include = gov_text_starts(text, "\\i ") || gov_text_starts(text, "\\ir ") ||
                text.z[0] == '@' || gov_text_starts(text, ":r ") ||
                gov_text_starts(text, "\\include");
  if (!include) return;
  sql_take_token(r, token, offset);
  r->opaque = GOV_SQL_INCLUDE;
  sql_finish_statement(r, 0);
  r->opaque = 0;
}

static void read_text(sql_reader *r, gov_text text, int32_t line) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int32_t offset = (int32_t)(text.z - r->base);
  gov_sql_tokenize(&tokenizer, text, r->dialect, line);
  while (!r->failed && gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_COMMENT) {
      if (!r->again) sql_take_comment(r, &token);
      continue;
    }
    sql_end_rollback(r);
    if (token.kind == GOV_SQL_TERMINATOR && token.text.z[0] == '-') r->script->tool = "drizzle";
    if (token.kind == GOV_SQL_TERMINATOR && !inside_routine(r, &token))
      sql_finish_statement(r, token.line);
    else if (token.kind == GOV_SQL_COMMAND)
      take_command(r, &token, offset);
    else if (token.kind != GOV_SQL_COPY_DATA)
      sql_take_token(r, &token, offset);
  }
  if (tokenizer.unterminated && r->tokens.count) r->opaque = GOV_SQL_BROKEN;
  sql_finish_statement(r, 0);
  r->opaque = 0;
}

static void *to_arena(gov_arena *arena, const gov_list *list) {
  size_t bytes = list->count * list->row_bytes;
  void *rows = bytes ? gov_arena_alloc(arena, bytes) : NULL;
  if (rows) memcpy(rows, list->rows, bytes);
  return rows;
}

/* What was read, and the reader's lists go. */
static int give(sql_reader *r, gov_arena *arena, gov_arena *structs) {
  gov_sql_script *script = r->script;
  gov_arena *statements = r->packing ? r->packing->arena : structs;
  if (r->packing) r->failed |= gov_sql_packing_end(r->packing, script) != SQLITE_OK;
  if (!r->packing) script->statements = to_arena(structs, &r->statements);
  script->statement_count = r->count;
  script->changesets = to_arena(structs, &r->changesets);
  script->changeset_count = (int32_t)r->changesets.count;
  script->directives = to_arena(structs, &r->directives);
  script->directive_count = (int32_t)r->directives.count;
  gov_list_free(&r->tokens);
  gov_list_free(&r->statements);
  gov_list_free(&r->changesets);
  gov_list_free(&r->directives);
  r->failed |= arena->failed || structs->failed || r->structs->failed;
  r->folding->failed |= r->failed;
  return sql_fold_end(r->folding, statements, script);
}

int gov_sql_read(gov_arena *arena, gov_text sql, const gov_sql_options *options,
                 gov_sql_script **out) {
  static const gov_sql_options none;
  if (!options) options = &none;
  gov_arena *structs = options->structs ? options->structs : arena, one = {0};
  gov_sql_script *script = gov_arena_alloc(structs, sizeof *script);
  *out = script;
  if (!script) return SQLITE_NOMEM;
  gov_recent names = {{0}};
  gov_sql_packing packing = {0};
  sql_folding folding;
  sql_reader r = {.arena = arena,
                  .names = &names,
                  .structs = options->packed ? &one : structs,
                  .packing = options->packed ? &packing : NULL,
                  .folding = &folding,
                  .options = options,
                  .script = script,
                  .base = sql.z,
                  .nested_in = -1};
  r.tokens.row_bytes = sizeof(gov_sql_token);
  r.statements.row_bytes = sizeof(gov_sql_statement *);
  r.changesets.row_bytes = sizeof(gov_sql_changeset);
  r.directives.row_bytes = sizeof(gov_sql_directive);
  sql_fold_start(&folding);
  if (r.packing) gov_sql_packing_start(&packing, options->packed);
  script->dialect = options->dialect;
  if (!script->dialect) {
    script->dialect = gov_sql_guess(sql);
    script->dialect_found = script->dialect != GOV_SQL_ANY;
  }
  r.dialect = script->dialect;
  r.section = options->section;
  r.transaction = options->in_transaction;
  if (sql_new_changeset(&r, 1)) read_text(&r, sql, options->first_line);
  int rc = give(&r, arena, structs);
  gov_arena_free(&one);
  return rc;
}
