/* values.c: splits, merges, derivations and moves, as the spec's mapping states them.
**
** A row `users.name | users.first_name | derive: substr(name, 1, 3)` gives an expression. It is
** taken only when each of its words is a column of the source table, a function, or one of SQL's
** own: prose is told to the reader and never run. Between two tables the row that belongs to a row
** is known from the one foreign key between them, and from nothing else.
*/
#include "generate/values.h"

const char *gov_quoted(gov_arena *arena, const char *name, gov_sql_dialect dialect) {
  if (dialect != GOV_SQL_MYSQL) return gov_arena_printf(arena, "\"%w\"", name);
  sqlite3_str *out = sqlite3_str_new(NULL);
  sqlite3_str_appendchar(out, 1, '`');
  for (const char *at = name; *at; at++) sqlite3_str_appendchar(out, *at == '`' ? 2 : 1, *at);
  sqlite3_str_appendchar(out, 1, '`');
  char *text = sqlite3_str_finish(out);
  const char *made = gov_arena_string(arena, text ? text : "");
  sqlite3_free(text);
  return made;
}

static const char *const grammar[] = {"case",
                                      "when",
                                      "then",
                                      "else",
                                      "end",
                                      "and",
                                      "or",
                                      "not",
                                      "null",
                                      "is",
                                      "in",
                                      "like",
                                      "between",
                                      "as",
                                      "cast",
                                      "collate",
                                      "true",
                                      "false",
                                      "from",
                                      "for",
                                      "distinct",
                                      "interval",
                                      "current_timestamp",
                                      "current_date",
                                      "both",
                                      "leading",
                                      "trailing",
                                      "year",
                                      "month",
                                      "day",
                                      "hour",
                                      "minute",
                                      "second",
                                      "escape"};
static const char *const statements[] = {
    "select", "insert", "update", "delete",    "drop",   "alter", "create", "grant", "into",
    "union",  "with",   "values", "load_file", "pragma", "exec",  "call",   "copy"};

static int is_one_of(gov_text text, const char *const *words, size_t count) {
  for (size_t i = 0; i < count; i++) {
    if (gov_text_is(text, words[i])) return 1;
  }
  return 0;
}

static int is_identifier(const gov_sql_token *token) {
  return token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED;
}

static const gov_catalog_column *column_of(const gov_catalog_table *table,
                                           const gov_sql_token *token) {
  gov_text text = gov_sql_identifier(token);
  for (size_t i = 0; i < table->columns.count; i++) {
    const gov_catalog_column *column = gov_catalog_column_at(table, i);
    if (gov_text_is(text, column->name)) return column;
  }
  return NULL;
}

static int is_mark(const gov_sql_token *token, char mark) {
  return token->kind == GOV_SQL_PUNCTUATION && token->text.z[0] == mark;
}

/* A word of an expression: SQL's own, a function, the table before a dot, a type, a column. */
static int is_known_word(const gov_catalog_table *table, const gov_sql_token *token,
                         const gov_sql_token *next, int is_type) {
  if (is_one_of(token->text, statements, sizeof statements / sizeof *statements)) return 0;
  if (is_mark(next, '(') || is_type) return 1;
  if (is_mark(next, '.')) return gov_text_is(gov_sql_identifier(token), table->name);
  if (token->kind == GOV_SQL_WORD &&
      is_one_of(token->text, grammar, sizeof grammar / sizeof *grammar))
    return 1;
  return column_of(table, token) != NULL;
}

static int is_operand(const gov_sql_token *token) {
  if (token->kind == GOV_SQL_STRING || token->kind == GOV_SQL_NUMBER) return 1;
  return is_identifier(token) &&
         !(token->kind == GOV_SQL_WORD &&
           is_one_of(token->text, grammar, sizeof grammar / sizeof *grammar));
}

static int is_expression(const gov_catalog_table *table, const char *text,
                         gov_sql_dialect dialect) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token, next, before = {.kind = GOV_SQL_END};
  int depth = 0, in_type = 0;
  gov_sql_tokenize(&tokenizer, gov_text_of(text), dialect, 1);
  if (!text || !gov_sql_next(&tokenizer, &token)) return 0;
  for (int more = 1; more; before = token, token = next) {
    more = gov_sql_next(&tokenizer, &next);
    if (!more) next = (gov_sql_token){.kind = GOV_SQL_END, .text = {"", 0}};
    int usual =
        is_identifier(&token) || token.kind == GOV_SQL_STRING || token.kind == GOV_SQL_NUMBER ||
        (token.kind == GOV_SQL_PUNCTUATION && gov_is_any(token.text.z[0], "()+-*/%|<>=!,.:[]&"));
    if (!usual || (!in_type && is_operand(&token) && is_operand(&before))) return 0;
    if (is_identifier(&token) && !is_known_word(table, &token, &next, in_type)) return 0;
    depth += is_mark(&token, '(') - is_mark(&token, ')');
    if (depth < 0) return 0;
    int casts = gov_text_is(token.text, "as") ||
                (token.kind == GOV_SQL_PUNCTUATION && token.text.n == 2 && token.text.z[1] == ':');
    in_type = casts || (in_type && is_identifier(&token));
  }
  return !depth && !tokenizer.unterminated;
}

static void put_column(sqlite3_str *out, gov_arena *arena, const gov_value_style *style,
                       const char *alias, const gov_catalog_table *table,
                       const gov_catalog_column *column) {
  const char *name = style->name ? style->name(style->context, table, column) : column->name;
  sqlite3_str_appendf(out, "%s%s%s", alias ? alias : "", alias ? "." : "",
                      gov_quoted(arena, name, style->dialect));
}

/* The spec's expression, its columns by the names they have there. */
static void put_expression(sqlite3_str *out, gov_arena *arena, const gov_mapped *value,
                           const gov_value_style *style, const char *alias) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token, next;
  const char *end = value->expression;
  gov_sql_tokenize(&tokenizer, gov_text_of(value->expression), style->dialect, 1);
  int more = gov_sql_next(&tokenizer, &token), in_type = 0;
  for (; more; token = next) {
    more = gov_sql_next(&tokenizer, &next);
    int dotted = more && is_mark(&next, '.'), called = more && is_mark(&next, '(');
    sqlite3_str_append(out, end, (int)(token.text.z - end)); /* the space before it */
    end = token.text.z + token.text.n;
    const gov_catalog_column *column = is_identifier(&token) && !in_type && !called && !dotted
                                           ? column_of(value->table, &token)
                                           : NULL;
    int grammar_word = token.kind == GOV_SQL_WORD &&
                       is_one_of(token.text, grammar, sizeof grammar / sizeof *grammar);
    if (is_identifier(&token) && dotted) { /* table.column: the column says it all */
      end = next.text.z + next.text.n;
      more = gov_sql_next(&tokenizer, &next);
      continue;
    }
    if (column && !grammar_word)
      put_column(out, arena, style, alias, value->table, column);
    else
      sqlite3_str_append(out, token.text.z, (int)token.text.n);
    in_type = gov_text_is(token.text, "as") ||
              (token.kind == GOV_SQL_PUNCTUATION && token.text.n == 2 && token.text.z[1] == ':');
  }
}

static void put_inner(sqlite3_str *out, gov_arena *arena, const gov_mapped *value,
                      const gov_value_style *style, const char *alias) {
  if (value->column)
    put_column(out, arena, style, alias, value->table, value->column);
  else
    put_expression(out, arena, value, style, alias);
}

/* The other side of a reference: named, or the primary key. */
static const gov_sql_names *referenced(const gov_catalog_constraint *join,
                                       const gov_catalog_table *table) {
  const gov_catalog_constraint *key = gov_catalog_primary_key(table);
  return join->referenced_columns.count || !key ? &join->referenced_columns : &key->columns;
}

const char *gov_mapped_text(gov_arena *arena, const gov_mapped *value,
                            const gov_value_style *style) {
  sqlite3_str *out = sqlite3_str_new(NULL);
  if (!value->join) {
    put_inner(out, arena, value, style, style->alias);
  } else {
    const gov_sql_names *here = &value->join->columns,
                        *there = referenced(value->join,
                                            value->join_is_sources ? value->target : value->table);
    const gov_sql_names *of_source = value->join_is_sources ? here : there,
                        *of_target = value->join_is_sources ? there : here;
    sqlite3_str_appendall(out, "(SELECT ");
    put_inner(out, arena, value, style, "_gov_s");
    sqlite3_str_appendf(out, " FROM %s AS _gov_s WHERE ", style->source);
    for (int32_t i = 0; i < of_source->count && i < of_target->count; i++) {
      const gov_catalog_column *s = gov_catalog_column_named(value->table, of_source->rows[i]),
                               *t = gov_catalog_column_named(value->target, of_target->rows[i]);
      if (!s || !t) continue;
      if (i) sqlite3_str_appendall(out, " AND ");
      put_column(out, arena, style, "_gov_s", value->table, s);
      sqlite3_str_appendall(out, " = ");
      put_column(out, arena, style, style->target, value->target, t);
    }
    sqlite3_str_appendall(out, ")");
  }
  char *text = sqlite3_str_finish(out);
  const char *made = gov_arena_string(arena, text ? text : "NULL");
  sqlite3_free(text);
  return made ? made : "NULL";
}

/* ---- the plan ---- */

static int is_unique(const gov_catalog_table *table, const gov_sql_names *columns) {
  for (size_t i = 0; i < table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(table, i);
    int key = constraint->kind == GOV_SQL_PRIMARY_KEY || constraint->kind == GOV_SQL_UNIQUE;
    if (key && gov_names_equal(&constraint->columns, columns)) return 1;
  }
  return 0;
}

static int references(const gov_catalog_constraint *constraint, const gov_catalog_table *table) {
  return constraint->kind == GOV_SQL_FOREIGN_KEY &&
         !gov_fold_compare(constraint->referenced_table, table->name);
}

/* The one reference that ties each row of the target to at most one row of the source. */
static int find_join(gov_mapped *value) {
  int found = 0;
  for (size_t i = 0; i < value->target->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(value->target, i);
    if (references(constraint, value->table)) value->join = constraint, found++;
  }
  for (size_t i = 0; i < value->table->constraints.count; i++) {
    const gov_catalog_constraint *constraint = gov_catalog_constraint_at(value->table, i);
    if (!references(constraint, value->target) || !is_unique(value->table, &constraint->columns))
      continue;
    value->join = constraint, value->join_is_sources = 1, found++;
  }
  return found == 1;
}

static void leave(gov_plan *plan, const gov_hint *hint, const char *why) {
  gov_not_drafted *row = gov_list_add(&plan->not_drafted);
  if (row)
    *row = (gov_not_drafted){
        "mapping of", gov_arena_printf(plan->arena, "%s.%s", hint->to_table, hint->to_column), why,
        hint->path, hint->line};
  else
    plan->arena->failed = 1;
}

/* The hint as a value of the change's column; NULL when none can be made, and that is told. */
static const gov_mapped *value_of(gov_plan *plan, const gov_table_change *change, gov_hint *hint) {
  const gov_catalog_table *source =
      hint->table ? gov_catalog_table_named(plan->from, hint->table) : NULL;
  if (!source || !hint->to_column) return NULL;
  gov_mapped *value = gov_arena_alloc(plan->arena, sizeof *value);
  if (!value) return NULL;
  *value = (gov_mapped){.hint = hint, .table = source, .target = change->from};
  if (hint->derives && !hint->expression) return NULL; /* prose: told at the column */
  if (hint->derives && is_expression(source, hint->expression, plan->dialect)) {
    value->expression = hint->expression;
  } else if (!hint->derives && hint->column) {
    value->column = gov_catalog_column_named(source, hint->column);
  }
  if (!value->expression && !value->column) return NULL;
  hint->used = 1;
  if (!change->from || source == change->from) return value;
  if (find_join(value)) return value;
  leave(plan, hint, "no single foreign key says which row of the source belongs to which row");
  return NULL;
}

static gov_hint *hint_for(const gov_plan *plan, const gov_table_change *change,
                          const gov_catalog_column *column) {
  for (size_t i = 0; i < plan->hints->count; i++) {
    gov_hint *hint = gov_list_at(plan->hints, i);
    if (hint->to_column && !gov_fold_compare(hint->to_column, column->name) &&
        !gov_fold_compare(hint->to_table, change->to->name))
      return hint;
  }
  return NULL;
}

static void add_value_step(gov_plan *plan, const gov_table_change *change, gov_step_kind kind,
                           const gov_catalog_column *column, const char *note) {
  gov_step *step = gov_list_add(&plan->steps);
  if (!step) {
    plan->arena->failed = 1;
    return;
  }
  *step = (gov_step){
      .kind = kind, .from = change->from, .to = change->to, .to_column = column, .note = note};
}

/* What was left to a person is drafted after all. */
static void take_back_note(const gov_plan *plan, const gov_catalog_column *column) {
  for (size_t i = 0; i < plan->steps.count; i++) {
    gov_step *step = gov_list_at(&plan->steps, i);
    int adds = step->kind == GOV_STEP_ADD_COLUMN || step->kind == GOV_STEP_ADD_REQUIRED_COLUMN;
    if (adds && step->to_column == column) step->note = NULL;
  }
}

/* A new table is filled from one table: its rows become rows. */
static void fill_table(gov_plan *plan, gov_table_change *change) {
  const gov_catalog_table *source = NULL;
  int32_t line = 0;
  for (size_t i = 0; i < change->to->columns.count; i++) {
    const gov_mapped *value = change->values[i];
    if (!value) continue;
    if (source && value->table != source) {
      leave(plan, value->hint, "a new table is filled from one table only");
      memset(change->values, 0, change->to->columns.count * sizeof *change->values);
      return;
    }
    source = value->table;
    line = value->hint->line;
  }
  change->filled_from = source;
  if (source)
    add_value_step(plan, change, GOV_STEP_FILL_TABLE, NULL,
                   gov_arena_printf(plan->arena,
                                    "a row for each row of %s, by the mapping in line %d",
                                    source->name, line));
}

void gov_plan_values(gov_plan *plan) {
  for (size_t i = 0; i < plan->changes.count; i++) {
    gov_table_change *change = gov_list_at(&plan->changes, i);
    if (!change->to || !plan->hints->count) continue;
    size_t count = change->to->columns.count;
    change->values = gov_arena_alloc(plan->arena, (count + 1) * sizeof *change->values);
    for (size_t k = 0; k < count && change->values; k++) {
      const gov_catalog_column *column = gov_catalog_column_at(change->to, k);
      gov_hint *hint = hint_for(plan, change, column);
      if (!hint || (change->from && change->sources[k]) || column->generated) continue;
      change->values[k] = value_of(plan, change, hint);
      if (!change->values[k] || !change->from) continue;
      change->only_adds = 0;
      take_back_note(plan, column);
      add_value_step(plan, change, GOV_STEP_FILL_COLUMN, column,
                     gov_arena_printf(plan->arena, "from %s, by the mapping in line %d",
                                      change->values[k]->table->name, hint->line));
    }
    if (!change->from && change->values) fill_table(plan, change);
  }
}
