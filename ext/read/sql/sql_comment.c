/* sql_comment.c: comments are asked whether they speak to a tool.
**
** They open sections and changesets, say what a changeset's way back is, or stay as directives, with the
** prose on the line below. A block comment may hold statements that somebody keeps there.
*/
#include "read/sql/sql_reader.h"
#include <string.h>

static gov_sql_changeset *this_changeset(sql_reader *r) {
  return gov_list_at(&r->changesets, r->changesets.count - 1);
}

gov_sql_changeset *sql_new_changeset(sql_reader *r, int32_t line) {
  gov_sql_changeset *changeset = gov_list_add(&r->changesets);
  if (!changeset) {
    r->failed = 1;
    return NULL;
  }
  *changeset = (gov_sql_changeset){.line = line, .transaction = -1};
  return changeset;
}

static void add_directive(sql_reader *r, gov_text text, int32_t line) {
  if (r->directives.count >= SQL_MAX_ELEMENTS) return;
  gov_sql_directive *directive = gov_list_add(&r->directives);
  if (!directive) {
    r->failed = 1;
    return;
  }
  if (text.n > SQL_MAX_DIRECTIVE_BYTES) text.n = SQL_MAX_DIRECTIVE_BYTES;
  directive->text = gov_arena_copy(r->arena, text.z, text.n);
  directive->line = line;
  directive->statement = -1;
  directive->at_top = !r->count && !r->tokens.count;
  /* Behind a statement on its own line it speaks of that one. */
  if (r->count && !r->tokens.count && r->last_line == line) {
    directive->statement = r->count - 1;
    if (r->unassigned == (int32_t)r->directives.count - 1) r->unassigned++;
  }
}

/* Prisma's header says what it found in the schemas: which column's type narrows, which enum loses values.
** It stays as a directive, for the statements that it is about. */
static void note_warnings(sql_reader *r, gov_text text, int32_t line) {
  static const char *const signs[] = {"could be lost", "will be removed"};
  enum { MOST = 64 };
  if (!gov_text_starts(text, "warnings:")) return;
  int count = 0;
  for (const char *at = text.z, *end = text.z + text.n; at < end && count < MOST;) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    gov_text row = gov_trim((gov_text){at, (size_t)((stop ? stop : end) - at)});
    for (int i = 0; i < 2; i++) {
      if (!gov_text_starts(row, "- ") || !gov_text_find(row, signs[i])) continue;
      add_directive(r, row, line);
      count++;
    }
    at = stop ? stop + 1 : end;
  }
}

/* Prose on the line below a directive, or in the next comment of its line, explains it. */
static void note_below(sql_reader *r, gov_text text, int32_t line) {
  if (!r->directives.count || r->tokens.count || !text.n) return;
  gov_sql_directive *last = gov_list_at(&r->directives, r->directives.count - 1);
  if ((last->line != line - 1 && last->line != line) || last->statement >= 0 || last->note) return;
  if (text.n > SQL_MAX_DIRECTIVE_BYTES) text.n = SQL_MAX_DIRECTIVE_BYTES;
  last->note = gov_arena_copy(r->arena, text.z, text.n);
}

static void open_section(sql_reader *r, gov_sql_section section) {
  sql_finish_statement(r, 0);
  r->section = section;
  r->script->sections |= (uint8_t)(1 << section);
  r->transaction = r->options->in_transaction;
  if (section == GOV_SQL_DOWN) this_changeset(r)->has_down = 1;
}

static void open_changeset(sql_reader *r, const sql_marker *marker, int32_t line) {
  open_section(r, GOV_SQL_UP);
  gov_sql_changeset *first = this_changeset(r);
  int unused = r->changesets.count == 1 && !first->id && !r->count;
  gov_sql_changeset *changeset = unused ? first : sql_new_changeset(r, line);
  if (!changeset) return;
  changeset->line = line;
  sql_read_changeset(r->arena, marker->rest, changeset);
}

/* The SQL of a --rollback line, or the words that say there is nothing to do. */
static void rollback_line(sql_reader *r, const sql_marker *marker, int32_t line) {
  if (!r->in_rollback) open_section(r, GOV_SQL_DOWN);
  r->in_rollback = 1;
  if (gov_text_is(marker->rest, "empty") || gov_text_is(marker->rest, "not required") ||
      !marker->rest.n) {
    this_changeset(r)->down_declared_empty = 1;
    return;
  }
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, marker->rest, r->dialect, line);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_TERMINATOR)
      sql_finish_statement(r, token.line);
    else if (token.kind != GOV_SQL_COMMENT)
      sql_take_token(r, &token, (int32_t)(marker->rest.z - r->base));
  }
}

void sql_end_rollback(sql_reader *r) {
  if (!r->in_rollback) return;
  sql_finish_statement(r, 0);
  r->in_rollback = 0;
  r->section = GOV_SQL_UP;
}

/* Statements inside a block comment: a production path that somebody keeps there. */
static void read_commented(sql_reader *r, const gov_sql_token *token, gov_text text) {
  if (r->commented || r->tokens.count || text.n < 16 || !memchr(text.z, ';', text.n)) return;
  int32_t unassigned = r->unassigned;
  r->commented = 1;
  sql_read_nested(r, (gov_text){token->text.z + 2, token->text.n - 4}, token->line, r->nested_in,
                  0);
  r->commented = 0;
  r->unassigned = unassigned;
}

void sql_take_comment(sql_reader *r, const gov_sql_token *token) {
  sql_marker marker = sql_read_marker(token->text);
  /* A heading "Down migration" hides nothing where no "Up migration" went before. */
  if (marker.kind == SQL_DOWN_MARKER && marker.tool && !strcmp(marker.tool, "node-pg-migrate") &&
      !(r->script->tool && !strcmp(r->script->tool, marker.tool)))
    return;
  if (marker.kind != SQL_ROLLBACK_MARKER) sql_end_rollback(r);
  if (marker.tool && !r->script->tool) r->script->tool = marker.tool;
  switch (marker.kind) {
  case SQL_UP_MARKER:
  case SQL_DOWN_MARKER:
    open_section(r, marker.kind == SQL_UP_MARKER ? GOV_SQL_UP : GOV_SQL_DOWN);
    /* What is said of the way back says nothing of the way there. */
    if (marker.kind == SQL_UP_MARKER && (gov_text_find(marker.rest, "transaction:false") ||
                                         gov_text_find(marker.rest, "notransaction")))
      this_changeset(r)->transaction = 0;
    return;
  case SQL_NO_TRANSACTION_MARKER:
    this_changeset(r)->transaction = 0;
    add_directive(r, marker.text, token->line);
    return;
  case SQL_CHANGESET_MARKER:
    if (r->liquibase) open_changeset(r, &marker, token->line);
    return;
  case SQL_ROLLBACK_MARKER:
    if (r->liquibase) rollback_line(r, &marker, token->line);
    return;
  case SQL_PRECONDITION_MARKER:
    if (r->liquibase) this_changeset(r)->has_precondition = 1;
    return;
  case SQL_DIRECTIVE_MARKER: add_directive(r, marker.text, token->line); return;
  case SQL_TXTAR_MARKER:
    open_section(r, gov_text_find(marker.rest, "check") ? GOV_SQL_VERIFY : GOV_SQL_UP);
    return;
  default: break;
  }
  if (gov_text_starts(marker.text, "liquibase formatted")) {
    r->liquibase = 1;
    r->script->tool = "liquibase";
  }
  note_warnings(r, marker.text, token->line);
  if (token->text.n > 4 && token->text.z[0] == '/') read_commented(r, token, marker.text);
  note_below(r, marker.text, token->line);
}
