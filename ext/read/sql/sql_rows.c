/* sql_rows.c: statements that read and write rows: which tables they read, which columns their
** predicates name, which functions they call.
**
** One scan over the tokens serves them all. It keeps, per level of parentheses, whether a SELECT
** was seen there (so that the FROM of extract(year FROM x) is none), whether it stands in a
** predicate, and whether table names follow.
*/
#include "read/sql/sql_parse.h"
#include <string.h>

enum { MAX_LEVELS = 64, MAX_CTES = SQL_MAX_CTES };

typedef struct level {
  uint8_t select, predicate, from, want_table;
} level;

typedef struct rows_scan {
  level levels[MAX_LEVELS];
  int32_t depth;
} rows_scan;

static const uint8_t reserved[SQL_WORD_COUNT] = {[SQL_and] = 1,
                                                 [SQL_or] = 1,
                                                 [SQL_not] = 1,
                                                 [SQL_is] = 1,
                                                 [SQL_null] = 1,
                                                 [SQL_in] = 1,
                                                 [SQL_like] = 1,
                                                 [SQL_ilike] = 1,
                                                 [SQL_similar] = 1,
                                                 [SQL_between] = 1,
                                                 [SQL_exists] = 1,
                                                 [SQL_any] = 1,
                                                 [SQL_all] = 1,
                                                 [SQL_some] = 1,
                                                 [SQL_case] = 1,
                                                 [SQL_when] = 1,
                                                 [SQL_then] = 1,
                                                 [SQL_else] = 1,
                                                 [SQL_end] = 1,
                                                 [SQL_true] = 1,
                                                 [SQL_false] = 1,
                                                 [SQL_select] = 1,
                                                 [SQL_distinct] = 1,
                                                 [SQL_from] = 1,
                                                 [SQL_as] = 1,
                                                 [SQL_cast] = 1,
                                                 [SQL_array] = 1,
                                                 [SQL_collate] = 1,
                                                 [SQL_default] = 1,
                                                 [SQL_on] = 1,
                                                 [SQL_asc] = 1,
                                                 [SQL_desc] = 1,
                                                 [SQL_where] = 1,
                                                 [SQL_group] = 1,
                                                 [SQL_order] = 1,
                                                 [SQL_by] = 1,
                                                 [SQL_having] = 1,
                                                 [SQL_limit] = 1,
                                                 [SQL_offset] = 1,
                                                 [SQL_union] = 1,
                                                 [SQL_intersect] = 1,
                                                 [SQL_except] = 1,
                                                 [SQL_join] = 1,
                                                 [SQL_inner] = 1,
                                                 [SQL_left] = 1,
                                                 [SQL_right] = 1,
                                                 [SQL_full] = 1,
                                                 [SQL_cross] = 1,
                                                 [SQL_outer] = 1,
                                                 [SQL_natural] = 1,
                                                 [SQL_using] = 1,
                                                 [SQL_set] = 1,
                                                 [SQL_values] = 1,
                                                 [SQL_returning] = 1,
                                                 [SQL_for] = 1,
                                                 [SQL_window] = 1,
                                                 [SQL_over] = 1,
                                                 [SQL_partition] = 1,
                                                 [SQL_rows] = 1,
                                                 [SQL_with] = 1,
                                                 [SQL_lateral] = 1,
                                                 [SQL_unnest] = 1,
                                                 [SQL_escape] = 1,
                                                 [SQL_current_date] = 1,
                                                 [SQL_current_time] = 1,
                                                 [SQL_current_timestamp] = 1,
                                                 [SQL_current_user] = 1,
                                                 [SQL_insert] = 1,
                                                 [SQL_update] = 1,
                                                 [SQL_delete] = 1,
                                                 [SQL_into] = 1,
                                                 [SQL_merge] = 1,
                                                 [SQL_create] = 1,
                                                 [SQL_alter] = 1,
                                                 [SQL_drop] = 1,
                                                 [SQL_only] = 1,
                                                 [SQL_fetch] = 1,
                                                 [SQL_current] = 1,
                                                 [SQL_of] = 1};

static const uint8_t predicate_end[SQL_WORD_COUNT] = {
    [SQL_group] = 1,  [SQL_order] = 1,  [SQL_limit] = 1,  [SQL_returning] = 1, [SQL_set] = 1,
    [SQL_from] = 1,   [SQL_join] = 1,   [SQL_inner] = 1,  [SQL_left] = 1,      [SQL_right] = 1,
    [SQL_full] = 1,   [SQL_cross] = 1,  [SQL_union] = 1,  [SQL_intersect] = 1, [SQL_except] = 1,
    [SQL_select] = 1, [SQL_values] = 1, [SQL_do] = 1,     [SQL_window] = 1,    [SQL_fetch] = 1,
    [SQL_for] = 1,    [SQL_offset] = 1, [SQL_insert] = 1, [SQL_update] = 1,    [SQL_delete] = 1,
    [SQL_natural] = 1};

int sql_is_reserved(gov_sql_word word) {
  return reserved[word];
}

static int is_cte(const sql_cursor *c, const gov_sql_name *name) {
  if (name->parts != 1) return 0;
  for (int32_t i = 0; i < c->ctes.count; i++) {
    if (!gov_fold_compare(c->ctes.rows[i], name->full)) return 1;
  }
  return 0;
}

static void add_source(sql_cursor *c, rows_scan *scan, const gov_sql_name *name, int32_t line) {
  gov_sql_statement *out = c->out;
  if (is_cte(c, name) || out->source_count >= SQL_MAX_ELEMENTS) return;
  gov_sql_source *rows = sql_grow(c->structs, out->sources, out->source_count, sizeof *rows);
  if (!rows) return;
  out->sources = rows;
  gov_sql_source *source = &rows[out->source_count++];
  memset(source, 0, sizeof *source);
  source->table = *name;
  source->in_subquery = scan->depth > 0;
  source->line = line;
  int as = sql_word(c) == SQL_as;
  const gov_sql_token *alias = sql_at(c, as);
  if ((alias->kind == GOV_SQL_WORD && !sql_is_reserved((gov_sql_word)alias->word)) ||
      alias->kind == GOV_SQL_QUOTED) {
    source->alias = sql_identifier_of(c, alias);
    c->at += as + 1;
  }
}

/* SQL Server's old way to give a table hint without WITH: t (NOLOCK). */
static int is_table_hint(const sql_cursor *c) {
  static const char *const hints[] = {
      "nolock",          "readuncommitted",  "updlock",   "holdlock",      "rowlock",
      "tablock",         "tablockx",         "paglock",   "readpast",      "xlock",
      "index",           "forceseek",        "forcescan", "readcommitted", "repeatableread",
      "serializable",    "nowait",           "noexpand",  "keepidentity",  "ignore_constraints",
      "ignore_triggers", "readcommittedlock"};
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
    if (sql_text_is(c, 1, hints[i])) return 1;
  }
  return 0;
}

/* A table name is due: takes it, or leaves a function or a subquery to the scan. */
static void table_name(sql_cursor *c, rows_scan *scan) {
  level *here = &scan->levels[scan->depth];
  here->want_table = 0;
  sql_accept(c, SQL_lateral);
  sql_accept(c, SQL_only);
  if (!sql_is_name(c, 0)) return;
  if (sql_at(c, 0)->word == SQL_values || sql_at(c, 0)->word == SQL_select) return;
  int32_t line = sql_at(c, 0)->line, start = c->at;
  gov_sql_name name;
  if (!sql_name(c, &name)) return;
  if (sql_is(c, 0, '(') && !(c->dialect == GOV_SQL_MSSQL && is_table_hint(c))) { /* a function */
    c->at = start;
    return;
  }
  add_source(c, scan, &name, line);
}

static void called(sql_cursor *c) {
  const gov_sql_token *token = sql_at(c, 0);
  if (token->kind == GOV_SQL_WORD &&
      (sql_is_reserved((gov_sql_word)token->word) || token->word == SQL_as ||
       token->word == SQL_key || token->word == SQL_check)) {
    return;
  }
  sql_add_name(c, &c->out->calls, sql_fold(c, gov_sql_identifier(token)));
}

/* IN ("a", "b"): nobody compares with a list of columns, whatever the dialect says of such quotes. */
static int is_in_list(const sql_cursor *c) {
  enum { SURELY = 64 }; /* values before it */
  int32_t at = c->at - 1, first = at - 2 * SURELY;
  while (at > 1 && at > first && c->tokens[at].text.z[0] == ',' &&
         (c->tokens[at - 1].kind == GOV_SQL_QUOTED || c->tokens[at - 1].kind == GOV_SQL_STRING))
    at -= 2;
  return at > 0 &&
         (at <= first || (c->tokens[at].text.z[0] == '(' && c->tokens[at - 1].word == SQL_in));
}

/* A word in a predicate: a column unless it is a keyword, a function, a type, or the qualifier
 * before a dot. */
static void predicate_word(sql_cursor *c) {
  const gov_sql_token *token = sql_at(c, 0), *before = c->at ? &c->tokens[c->at - 1] : NULL;
  if (token->kind == GOV_SQL_WORD && sql_is_reserved((gov_sql_word)token->word)) return;
  if (sql_is(c, 1, '(') || sql_is(c, 1, '.') || sql_at(c, 1)->kind == GOV_SQL_STRING) return;
  if (before && before->kind == GOV_SQL_PUNCTUATION && before->text.n == 2 &&
      before->text.z[0] == ':')
    return;
  if ((before && before->word == SQL_as) || sql_word_at(c, 1) == SQL_from) return;
  gov_text text = gov_sql_identifier(token);
  /* "x" may be a string where the dialect lets it: only what looks like a name, and not what a
   * value is compared to. */
  int doubled = token->kind == GOV_SQL_QUOTED && token->text.z[0] == '"';
  if (doubled && is_in_list(c)) return;
  if (doubled && c->dialect != GOV_SQL_POSTGRESQL) {
    int compared = before && before->kind == GOV_SQL_PUNCTUATION && before->text.z[0] != '(' &&
                   before->text.z[0] != '.';
    for (size_t i = 0; i < text.n; i++) compared |= !gov_is_word(text.z[i]) && text.z[i] != '$';
    if (compared || (before && before->word == SQL_like)) return;
  }
  sql_add_name(c, &c->out->predicate, sql_identifier_of(c, token));
}

static void open_level(rows_scan *scan) {
  if (scan->depth + 1 >= MAX_LEVELS) return;
  level *outer = &scan->levels[scan->depth++];
  level *inner = &scan->levels[scan->depth];
  memset(inner, 0, sizeof *inner);
  inner->predicate = outer->predicate;
  inner->want_table = outer->want_table; /* FROM (a JOIN b …) */
  inner->from = outer->want_table;
  inner->select = outer->want_table;
}

static void note_where(sql_cursor *c, rows_scan *scan) {
  if (scan->depth) return;
  int32_t end = c->at + 1, depth = 0;
  for (; end < c->count; end++) {
    const gov_sql_token *token = &c->tokens[end];
    if (token->kind == GOV_SQL_PUNCTUATION && token->text.z[0] == '(') depth++;
    if (token->kind == GOV_SQL_PUNCTUATION && token->text.z[0] == ')') depth--;
    if (depth <= 0 && predicate_end[token->word]) break;
  }
  c->out->has_where = 1;
  c->out->where_tautology = (uint8_t)sql_is_tautology(c, c->at + 1, end);
}

/* A keyword that changes what the words after it are. */
static void keyword(sql_cursor *c, rows_scan *scan) {
  gov_sql_statement *out = c->out;
  level *here = &scan->levels[scan->depth];
  gov_sql_word word = sql_word(c),
               before = c->at ? (gov_sql_word)c->tokens[c->at - 1].word : SQL_NONE;
  if (predicate_end[word]) here->predicate = 0;
  switch (word) {
  case SQL_select:
    here->select = 1;
    here->from = here->want_table = 0;
    break;
  case SQL_from:
    if (before == SQL_distinct || !here->select) break;
    here->from = here->want_table = 1;
    break;
  case SQL_join: here->from = here->want_table = 1; break;
  case SQL_using:
    if (sql_is(c, 1, '(') && here->from)
      here->predicate = 1; /* JOIN … USING (column) */
    else
      here->from = here->want_table = 1;
    break;
  case SQL_where:
    note_where(c, scan);
    here->predicate = 1;
    here->from = 0;
    break;
  case SQL_on:
    if (sql_word_at(c, 1) == SQL_conflict || sql_word_at(c, 1) == SQL_constraint ||
        sql_text_is(c, 1, "duplicate")) {
      out->has_on_conflict = 1;
      here->predicate = here->from = 0;
    } else {
      here->predicate = 1;
    }
    break;
  case SQL_do:
    if (out->has_on_conflict && sql_text_is(c, 1, "nothing")) out->ignore_duplicates = 1;
    break;
  case SQL_limit:
  case SQL_fetch:
  case SQL_top:
    if (!scan->depth && word != SQL_fetch) out->has_limit = 1;
    here->from = 0;
    break;
  case SQL_nothing:
    if (!scan->depth && out->has_on_conflict) out->ignore_duplicates = 1;
    break;
  case SQL_returning:
    if (!scan->depth) out->has_returning = 1;
    here->from = 0;
    break;
  case SQL_set:
  case SQL_group:
  case SQL_order:
  case SQL_having:
  case SQL_values:
  case SQL_window: here->from = 0; break;
  default: break;
  }
}

static void sql_rows_with(sql_cursor *c, rows_scan *scan) {
  while (!sql_done(c)) {
    const gov_sql_token *token = sql_at(c, 0);
    level *here = &scan->levels[scan->depth];
    if (token->kind == GOV_SQL_PUNCTUATION) {
      char mark = token->text.n == 1 ? token->text.z[0] : 0;
      if (mark == '(')
        open_level(scan);
      else if (mark == ')' && scan->depth > 0)
        scan->depth--, scan->levels[scan->depth].want_table = 0;
      else if (mark == ',' && here->from && !here->predicate)
        here->want_table = 1;
      c->at++;
      continue;
    }
    if (here->want_table && token->word != SQL_select && token->word != SQL_with) {
      int32_t before = c->at;
      table_name(c, scan);
      if (c->at > before) continue;
    }
    if (token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED) {
      if (token->word) keyword(c, scan);
      if (sql_is(c, 1, '(')) called(c);
      if (scan->levels[scan->depth].predicate) predicate_word(c);
    }
    c->at++;
  }
}

/* ---- the statements ---- */

static void rows_scan_from(sql_cursor *c, int select) {
  rows_scan scan;
  memset(&scan, 0, sizeof scan);
  scan.levels[0].select = (uint8_t)select;
  sql_rows_with(c, &scan);
}

void sql_rows(sql_cursor *c) {
  rows_scan_from(c, 1);
}

/* The query from here to `end` chooses among the rows: WHERE, TOP, LIMIT at its own level. */
static int is_bounded(const sql_cursor *c, int32_t end) {
  int32_t depth = 0;
  for (int32_t i = c->at; i < end; i++) {
    const gov_sql_token *token = &c->tokens[i];
    if (token->kind == GOV_SQL_PUNCTUATION)
      depth += (token->text.z[0] == '(') - (token->text.z[0] == ')');
    if (depth == 1 &&
        (token->word == SQL_where || token->word == SQL_top || token->word == SQL_limit))
      return 1;
  }
  return 0;
}

/* SQL Server: UPDATE and DELETE of a CTE write the table that it reads, in the rows it chooses. */
static void resolve_target(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  if (c->dialect != GOV_SQL_MSSQL || out->table.parts != 1) return;
  for (int32_t i = 0; i < c->ctes.count && i < MAX_CTES; i++) {
    if (gov_fold_compare(c->ctes.rows[i], out->table.full) != 0) continue;
    if (c->cte_bounds & (uint64_t)1 << i) out->has_where = 1;
    if (c->cte_sources[i] < out->source_count) {
      out->table = out->sources[c->cte_sources[i]].table;
      out->name = out->table;
    }
    return;
  }
}

/* WITH a AS (…), b AS (…): remembers the names, leaves the bodies to the scan. */
static void with_clause(sql_cursor *c, rows_scan *scan) {
  if (!sql_accept(c, SQL_with)) return;
  sql_accept(c, SQL_recursive);
  while (sql_is_name(c, 0)) {
    const char *name = sql_identifier(c);
    int32_t number = c->ctes.count;
    if (number < MAX_CTES) sql_push_name(c, &c->ctes, name);
    if (sql_is(c, 0, '(')) sql_skip_group(c);
    if (!sql_accept(c, SQL_as)) return;
    sql_accept(c, SQL_not), sql_accept(c, SQL_materialized);
    int32_t end = sql_is(c, 0, '(') ? sql_group_end(c, c->at) : c->at;
    if (end > c->at) {
      sql_cursor body = *c;
      if (number < MAX_CTES) {
        c->cte_sources[number] = c->out->source_count;
        if (is_bounded(c, end)) c->cte_bounds |= (uint64_t)1 << number;
      }
      body.count = end;
      body.at = c->at + 1;
      scan->depth = 1;
      memset(&scan->levels[1], 0, sizeof scan->levels[1]);
      scan->levels[1].select = 1;
      sql_rows_with(&body, scan);
      scan->depth = 0;
      c->at = end < c->count ? end + 1 : c->count;
    }
    if (!sql_accept_mark(c, ',')) return;
  }
}

void sql_select(sql_cursor *c) {
  rows_scan scan;
  memset(&scan, 0, sizeof scan);
  while (sql_is(c, 0, '(')) c->at++;
  c->out->fails = (uint8_t)sql_always_fails(c);
  with_clause(c, &scan);
  sql_output_columns(c);
  if (c->out->verb == GOV_SQL_SELECT_VERB) sql_select_into(c);
  sql_rows_with(c, &scan);
}

void sql_insert(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  rows_scan scan;
  memset(&scan, 0, sizeof scan);
  out->object = GOV_SQL_TABLE;
  if (sql_accept(c, SQL_or)) out->ignore_duplicates = sql_word(c) == SQL_ignore, c->at++;
  while (sql_word(c) == SQL_low_priority || sql_word(c) == SQL_delayed ||
         sql_word(c) == SQL_high_priority || sql_word(c) == SQL_ignore ||
         sql_text_is(c, 0, "overwrite")) {
    if (sql_word(c) == SQL_ignore) out->ignore_duplicates = 1;
    c->at++;
  }
  sql_accept(c, SQL_into), sql_accept(c, SQL_table);
  sql_name(c, &out->name);
  out->table = out->name;
  if (sql_accept(c, SQL_as)) c->at++;
  if (sql_is(c, 0, '(') && sql_word_at(c, 1) != SQL_select && sql_word_at(c, 1) != SQL_with) {
    sql_name_list(c, &out->written);
  }
  sql_accept(c, SQL_overlay);
  if (sql_text_is(c, 0, "overriding")) c->at += 3;
  while (sql_is(c, 0, '(')) c->at++;
  with_clause(c, &scan);
  if (sql_word(c) == SQL_select) out->as_select = 1;
  if (sql_word(c) == SQL_set) scan.levels[0].predicate = 0;
  sql_output_columns(c);
  if (sql_word(c) == SQL_exec || sql_word(c) == SQL_execute) out->opaque |= GOV_SQL_DYNAMIC;
  sql_rows_with(c, &scan);
}

/* The column that `= t.column` names from token i on, when that is all there is; else "". */
static const char *plain_value(sql_cursor *c, int32_t i) {
  if (i >= c->count || c->tokens[i].text.n != 1 || c->tokens[i].text.z[0] != '=') return "";
  const gov_sql_token *value = NULL;
  for (i++; i < c->count; i += 2) {
    value = &c->tokens[i];
    if (value->kind != GOV_SQL_WORD && value->kind != GOV_SQL_QUOTED) return "";
    if (i + 1 >= c->count || c->tokens[i + 1].text.z[0] != '.') break;
  }
  if (i >= c->count) return "";
  const gov_sql_token *next = i + 1 < c->count ? &c->tokens[i + 1] : NULL;
  int ends = !next || next->text.z[0] == ',' || next->text.z[0] == ';' || next->word == SQL_where ||
             next->word == SQL_from || next->word == SQL_returning;
  return ends ? sql_identifier_of(c, value) : "";
}

/* n = n + 1, n = t.n || 'x': what it is set to begins with the column itself. */
static int is_relative(const sql_cursor *c, int32_t i) {
  gov_text name = c->tokens[i].text;
  if (i + 3 >= c->count || !gov_text_is(c->tokens[i + 1].text, "=")) return 0;
  int32_t value = i + 2;
  if (value + 2 < c->count && c->tokens[value + 1].text.z[0] == '.') value += 2;
  const gov_sql_token *same = &c->tokens[value], *mark = same + 1;
  return value + 1 < c->count && same->text.n == name.n &&
         !sqlite3_strnicmp(same->text.z, name.z, (int)name.n) &&
         mark->kind == GOV_SQL_PUNCTUATION && gov_is_any(mark->text.z[0], "+-*/|");
}

static void set_columns(sql_cursor *c) {
  int32_t i = c->at, depth = 0;
  for (int start = 1; i < c->count; i++) {
    const gov_sql_token *token = &c->tokens[i];
    char mark = token->kind == GOV_SQL_PUNCTUATION && token->text.n == 1 ? token->text.z[0] : 0;
    if (!depth &&
        (token->word == SQL_where || token->word == SQL_from || token->word == SQL_returning))
      return;
    if (mark == '(') depth++;
    if (mark == ')') depth--;
    int name = token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED;
    int qualified = i + 1 < c->count && c->tokens[i + 1].text.z[0] == '.';
    if (start && name && !qualified) {
      sql_add_name(c, &c->out->written, sql_identifier_of(c, token));
      sql_add_name(c, &c->out->copied, plain_value(c, i + 1));
      c->out->relative |= (uint8_t)is_relative(c, i);
      start = 0;
    }
    if (mark == '=' && !depth) start = 0;
    if (mark == ',' && (!depth || start)) start = 1;
    if (mark == ',' && depth && i > c->at && start) start = 1;
  }
}

/* `DELETE FROM t ${filter}`: the last thing is a hole that stands where a condition may: behind a
** name or a value, not behind `=`, `SET` or FROM. Whether rows are chosen cannot be told. */
static int ends_in_hole(const sql_cursor *c, int32_t from) {
  int32_t last = c->count - 1;
  if (last <= from || c->tokens[last].kind != GOV_SQL_TEMPLATE) return 0;
  const gov_sql_token *before = &c->tokens[last - 1];
  if (before->word == SQL_set || before->word == SQL_from || before->word == SQL_where) return 0;
  return before->kind != GOV_SQL_PUNCTUATION || before->text.z[0] == ')';
}

void sql_update(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  rows_scan scan;
  memset(&scan, 0, sizeof scan);
  out->object = GOV_SQL_TABLE;
  if (sql_accept(c, SQL_or)) c->at++;
  while (sql_word(c) == SQL_low_priority || sql_word(c) == SQL_ignore) c->at++;
  if (sql_accept(c, SQL_top)) {
    out->has_limit = 1;
    sql_skip_group(c);
  }
  out->only = (uint8_t)sql_accept(c, SQL_only);
  sql_name(c, &out->name);
  out->table = out->name;
  resolve_target(c);
  sql_accept_mark(c, '*');
  scan.levels[0].select = 1;
  int32_t from = c->at;
  while (!sql_done(c) && sql_word(c) != SQL_set) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c);
    else
      c->at++;
  }
  if (sql_word(c) == SQL_set) {
    c->at++;
    set_columns(c);
  }
  c->at = from;
  scan.levels[0].from = 1; /* MySQL: UPDATE a, b SET … */
  if (ends_in_hole(c, from)) out->has_where = 1;
  sql_rows_with(c, &scan);
}

void sql_delete(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  rows_scan scan;
  memset(&scan, 0, sizeof scan);
  out->object = GOV_SQL_TABLE;
  while (sql_word(c) == SQL_low_priority || sql_word(c) == SQL_quick || sql_word(c) == SQL_ignore)
    c->at++;
  if (sql_accept(c, SQL_top)) {
    out->has_limit = 1;
    sql_skip_group(c);
  }
  sql_accept(c, SQL_from);
  out->only = (uint8_t)sql_accept(c, SQL_only);
  sql_name(c, &out->name);
  out->table = out->name;
  resolve_target(c);
  scan.levels[0].select = 1;
  if (ends_in_hole(c, c->at - 1)) out->has_where = 1;
  sql_rows_with(c, &scan);
}

/* WHEN MATCHED THEN DELETE: rows go, whatever else it writes. */
static int merge_deletes(const sql_cursor *c) {
  for (int32_t i = 1; c->at + i < c->count; i++) {
    if (sql_word_at(c, i) == SQL_delete && sql_word_at(c, i - 1) == SQL_then) return 1;
  }
  return 0;
}

void sql_merge(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->object = GOV_SQL_TABLE;
  out->destructive = (uint8_t)merge_deletes(c);
  sql_accept(c, SQL_into);
  sql_name(c, &out->name);
  out->table = out->name;
  rows_scan_from(c, 1);
}
