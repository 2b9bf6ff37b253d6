/* sql_block.c: what stands before a statement inside a block: IF … THEN, LOOP, BEGIN, ELSE,
** EXCEPTION WHEN … THEN.
**
** The splitter hands over one piece between two semicolons. In PL/pgSQL `IF x THEN ALTER TABLE t
** …;` is one piece: the prefix is taken, the block it opens is remembered, the ALTER is left. T-SQL
** has no THEN: the condition ends where a statement begins.
*/
#include "read/sql/sql_parse.h"

static void open_block(sql_blocks *blocks, char kind) {
  if (blocks->depth < SQL_MAX_BLOCKS) {
    blocks->open[blocks->depth] = kind;
    blocks->branch[blocks->depth] = ++blocks->branches;
  }
  blocks->depth++;
}

/* ELSE, WHEN, EXCEPTION: the innermost block goes on with another of its branches. */
static void next_branch(sql_blocks *blocks) {
  if (blocks->depth > 0 && blocks->depth <= SQL_MAX_BLOCKS)
    blocks->branch[blocks->depth - 1] = ++blocks->branches;
}

static void close_block(sql_blocks *blocks) {
  if (blocks->depth > 0) blocks->depth--;
}

static int any_open(const sql_blocks *blocks, char a, char b) {
  int32_t n = blocks->depth < SQL_MAX_BLOCKS ? blocks->depth : SQL_MAX_BLOCKS;
  for (int32_t i = 0; i < n; i++) {
    if (blocks->open[i] == a || blocks->open[i] == b) return 1;
  }
  return 0;
}

int sql_is_conditional(const sql_blocks *blocks) {
  return blocks->once || blocks->under || any_open(blocks, 'I', 'C') || any_open(blocks, 'H', 'H');
}

int32_t sql_branch(const sql_blocks *blocks) {
  if (blocks->once) return blocks->once_branch;
  for (int32_t i = blocks->depth < SQL_MAX_BLOCKS ? blocks->depth : SQL_MAX_BLOCKS; i-- > 0;) {
    if (blocks->open[i] != 'B' && blocks->open[i] != 'L') return blocks->branch[i];
  }
  return blocks->under;
}

int sql_is_in_loop(const sql_blocks *blocks) {
  return any_open(blocks, 'L', 'L');
}

/* Takes everything up to and with the word, at this level of parentheses; 0 when it does not come.
 */
static int take_to(sql_cursor *c, gov_sql_word word) {
  while (!sql_done(c) && sql_word(c) != word) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
  return sql_accept(c, word);
}

/* T-SQL: the condition of IF or WHILE ends before the next statement. */
static void take_condition(sql_cursor *c) {
  while (!sql_done(c) && !sql_starts_statement(c)) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
}

static int enter_sql_server(sql_cursor *c, sql_blocks *blocks) {
  gov_sql_word word = sql_word(c), next = sql_word_at(c, 1);
  if (word == SQL_if || word == SQL_while) {
    c->at++;
    take_condition(c);
    blocks->once = word == SQL_if ? 1 : 2;
    blocks->once_branch = ++blocks->branches;
    return 1;
  }
  if (word == SQL_else) {
    c->at++;
    blocks->once = 1;
    blocks->once_branch = ++blocks->branches;
    return 1;
  }
  if (word == SQL_begin && next != SQL_tran && next != SQL_transaction && next != SQL_distinct) {
    open_block(blocks, next == SQL_catch   ? 'H'
                       : blocks->once == 2 ? 'L'
                       : blocks->once      ? 'I'
                                           : 'B');
    blocks->once = 0;
    c->at += next == SQL_try || next == SQL_catch ? 2 : 1;
    return 1;
  }
  if (word == SQL_end && next != SQL_conversion) {
    close_block(blocks);
    c->at += next == SQL_try || next == SQL_catch ? 2 : 1;
    return 1;
  }
  return 0;
}

static int enter_procedural(sql_cursor *c, sql_blocks *blocks) {
  switch (sql_word(c)) {
  case SQL_begin:
    c->at++;
    sql_accept(c, SQL_atomic);
    open_block(blocks, 'B');
    return 1;
  case SQL_if: open_block(blocks, 'I'); return take_to(c, SQL_then);
  case SQL_elsif:
  case SQL_elseif:
  case SQL_when: next_branch(blocks); return take_to(c, SQL_then);
  case SQL_else:
    next_branch(blocks);
    c->at++;
    return 1;
  case SQL_for:
  case SQL_foreach:
  case SQL_while:
  case SQL_loop: open_block(blocks, 'L'); return take_to(c, SQL_loop);
  case SQL_case: open_block(blocks, 'C'); return take_to(c, SQL_then);
  case SQL_exception:
    c->at++;
    next_branch(blocks);
    if (blocks->depth > 0 && blocks->depth <= SQL_MAX_BLOCKS) blocks->open[blocks->depth - 1] = 'H';
    return 1;
  case SQL_end:
    close_block(blocks);
    c->at = c->count;
    return 1;
  default: return 0;
  }
}

/* Pieces that are no SQL: assignments, NULL, RETURN, EXIT, GET DIAGNOSTICS, labels. */
static int is_bookkeeping(const sql_cursor *c) {
  switch (sql_word(c)) {
  case SQL_null:
  case SQL_return:
  case SQL_exit:
  case SQL_continue:
  case SQL_get:
  case SQL_open:
  case SQL_close:
  case SQL_fetch: return 1;
  default:
    return sql_is_name(c, 0) && !sql_word(c) &&
           (gov_text_is(sql_at(c, 1)->text, ":=") || gov_text_is(sql_at(c, 1)->text, "=") ||
            sql_is(c, 1, '.') || sql_is(c, 1, '['));
  }
}

/* Oracle's anonymous block: DECLARE or BEGIN with a statement behind it. */
static int opens_anonymous(const sql_cursor *c) {
  if (c->dialect != GOV_SQL_OTHER) return 0;
  if (sql_word(c) == SQL_declare) return 1;
  return sql_word(c) == SQL_begin && c->at + 1 < c->count && sql_at(c, 1)->kind == GOV_SQL_WORD &&
         sql_word_at(c, 1) != SQL_transaction && sql_word_at(c, 1) != SQL_work;
}

int sql_enter(sql_cursor *c, sql_blocks *blocks) {
  int server = c->dialect == GOV_SQL_MSSQL;
  if (blocks->anonymous && !blocks->depth && !blocks->declaring)
    blocks->anonymous = blocks->procedural = 0;
  if (!blocks->procedural && opens_anonymous(c)) blocks->anonymous = blocks->procedural = 1;
  if (!blocks->procedural && !server) {
    return !sql_done(c);
  }
  if (sql_word(c) == SQL_declare && blocks->procedural) blocks->declaring = 1;
  if (blocks->declaring && sql_word(c) != SQL_begin) {
    if (!take_to(c, SQL_begin)) return 0;
    c->at--;
  }
  blocks->declaring = 0;
  for (int taken = 1; taken && !sql_done(c);) {
    if (sql_at(c, 0)->kind == GOV_SQL_PUNCTUATION && sql_at(c, 0)->text.z[0] == '<') {
      c->at += 3; /* <<label>>: <, <, label … read as <  < label >  > or as <<label>> pieces */
      while (sql_at(c, 0)->kind == GOV_SQL_PUNCTUATION && sql_at(c, 0)->text.z[0] == '>') c->at++;
      continue;
    }
    taken = server ? enter_sql_server(c, blocks) : enter_procedural(c, blocks);
  }
  return !sql_done(c) && !(blocks->procedural && is_bookkeeping(c));
}
