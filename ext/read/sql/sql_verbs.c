/* sql_verbs.c: the first word decides what a statement is; the small statements are read here. */
#include "read/sql/sql_parse.h"
#include <string.h>

static const char *const verb_names[] = {
#define GOV_X(NAME, word) word,
    GOV_SQL_VERBS(GOV_X)
#undef GOV_X
};
static const char *const object_names[] = {
#define GOV_X(NAME, word) word,
    GOV_SQL_OBJECTS(GOV_X)
#undef GOV_X
};

const char *gov_sql_verb_name(gov_sql_verb verb) {
  return verb_names[verb];
}

const char *gov_sql_object_name(gov_sql_object object) {
  return object_names[object];
}

static void add_more(sql_cursor *c, const gov_sql_name *name, const gov_sql_name *to) {
  gov_sql_statement *out = c->out;
  if (out->more_count >= SQL_MAX_ELEMENTS) return;
  gov_sql_name *rows = sql_grow(c->structs, out->more, out->more_count, sizeof *rows);
  gov_sql_name *news = sql_grow(c->structs, out->more_to, out->more_count, sizeof *news);
  if (!rows || !news) return;
  out->more = rows;
  out->more_to = news;
  memset(&news[out->more_count], 0, sizeof *news);
  if (to) news[out->more_count] = *to;
  rows[out->more_count++] = *name;
}

/* a, b, c: the first is `name`, the others `more`. */
static void names(sql_cursor *c) {
  gov_sql_name name;
  if (!sql_name(c, &c->out->name)) return;
  if (sql_is(c, 0, '(')) sql_skip_group(c); /* DROP FUNCTION f(int) */
  while (sql_accept_mark(c, ',') || sql_accept_mark(c, '*')) {
    sql_accept(c, SQL_only);
    if (!sql_name(c, &name)) continue;
    add_more(c, &name, NULL);
    if (sql_is(c, 0, '(')) sql_skip_group(c);
  }
}

static void ending(sql_cursor *c) {
  for (; !sql_done(c); c->at++) {
    if (sql_word(c) == SQL_cascade) c->out->cascade = 1;
    if (sql_word(c) == SQL_restrict) c->out->restricted = 1;
  }
}

static void drop(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_DROP_VERB;
  if (sql_accept(c, SQL_temporary) || sql_accept(c, SQL_temp)) out->temporary = 1;
  out->object = sql_object_kind(c);
  if (out->object == GOV_SQL_NONE) {
    out->object = GOV_SQL_OBJECT;
    if (sql_word(c)) c->at++;
  }
  out->concurrently = (uint8_t)sql_accept(c, SQL_concurrently);
  out->if_exists = (uint8_t)sql_if_exists(c);
  if (out->object == GOV_SQL_OWNED) sql_accept(c, SQL_by);
  names(c);
  if (out->object == GOV_SQL_TABLE || out->object == GOV_SQL_FOREIGN_TABLE) out->table = out->name;
  if (out->name.last && out->name.last[0] == '#') out->temporary = 1;
  sql_skip_cluster(c);
  if (sql_accept(c, SQL_on)) sql_name(c, &out->table);
  ending(c);
}

static void truncate(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_TRUNCATE_VERB;
  out->object = GOV_SQL_TABLE;
  sql_accept(c, SQL_table);
  out->only = (uint8_t)sql_accept(c, SQL_only);
  out->if_exists = (uint8_t)sql_if_exists(c);
  names(c);
  out->table = out->name;
  ending(c);
}

/* MySQL: RENAME TABLE a TO b, c TO d; Oracle: RENAME a TO b. */
static void rename_tables(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_RENAME_VERB;
  out->object = sql_object_kind(c);
  if (!out->object && sql_word_at(c, 1) == SQL_to) out->object = GOV_SQL_TABLE;
  sql_if_exists(c);
  sql_name(c, &out->name);
  if (sql_accept(c, SQL_to)) sql_name(c, &out->new_name);
  out->table = out->name;
  while (sql_accept_mark(c, ',')) {
    gov_sql_name old, new_name;
    if (!sql_name(c, &old)) return;
    if (sql_accept(c, SQL_to) && sql_name(c, &new_name)) add_more(c, &old, &new_name);
  }
}

/* ---- grants, comments, blocks ---- */

static void grant(sql_cursor *c, gov_sql_verb verb) {
  c->out->verb = verb;
  c->out->object = GOV_SQL_ROLE;
  for (; !sql_done(c); c->at++) {
    if (!sql_accept(c, SQL_on)) continue;
    gov_sql_object kind = sql_object_kind(c);
    if (sql_accept(c, SQL_all))
      c->out->object = GOV_SQL_SCHEMA;
    else {
      c->out->object = kind ? kind : GOV_SQL_TABLE;
      names(c);
    }
    if (c->out->object == GOV_SQL_TABLE) c->out->table = c->out->name;
    return;
  }
}

static void comment_on(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_COMMENT_VERB;
  if (!sql_accept(c, SQL_on)) return;
  out->object = sql_object_kind(c);
  sql_name(c, &out->name);
  if (out->object == GOV_SQL_TABLE) out->table = out->name;
  if (out->object == GOV_SQL_COLUMN && out->name.parts > 1) {
    size_t n = (size_t)(out->name.last - out->name.full) - 1;
    char *table = gov_arena_copy(c->arena, out->name.full, n);
    if (!table) return;
    char *dot = strrchr(table, '.');
    out->table = (gov_sql_name){table, dot ? dot + 1 : table, out->name.parts - 1, 0};
  }
}

static void execute(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  out->verb = GOV_SQL_EXECUTE_VERB;
  /* EXEC sp_rename 'a.b', 'c': SQL Server's rename. */
  gov_sql_name name;
  if (sql_at(c, 0)->kind == GOV_SQL_PARAMETER && sql_is(c, 1, '=')) c->at += 2;
  if (sql_at(c, 0)->kind == GOV_SQL_STRING || sql_is(c, 0, '(') ||
      sql_at(c, 0)->kind == GOV_SQL_PARAMETER) {
    out->opaque |= GOV_SQL_DYNAMIC;
    return;
  }
  if (!sql_name(c, &name)) return;
  out->name = name;
  out->object = GOV_SQL_PROCEDURE;
  if (gov_text_is(gov_text_of(name.last), "sp_executesql") ||
      gov_text_is(gov_text_of(name.last), "format") ||
      gov_text_is(gov_text_of(name.last), "immediate") ||
      gov_text_is(gov_text_of(name.last), "concat")) {
    out->opaque |= GOV_SQL_DYNAMIC;
  }
}

static const char *string_value(sql_cursor *c, const gov_sql_token *token) {
  gov_text text = token->text;
  if (token->kind != GOV_SQL_STRING || text.n < 3) return NULL;
  if (gov_lower(text.z[0]) == 'n') text = (gov_text){text.z + 1, text.n - 1};
  if (text.n < 3 || text.n > 200) return NULL;
  for (size_t i = 1; i + 1 < text.n; i++) {
    if (!gov_is_word(text.z[i]) && !gov_is_any(text.z[i], ".[]\"${}")) return NULL;
  }
  char *copy = gov_arena_alloc(c->arena, text.n);
  size_t n = 0;
  for (size_t i = 1; copy && i + 1 < text.n; i++) {
    if (!gov_is_any(text.z[i], "[]\"")) copy[n++] = text.z[i];
  }
  return copy;
}

/* What sp_rename's third word says is renamed, columns apart. Without one it is a table; 'OBJECT' is a table, or a
** constraint that its prefix tells. */
static gov_sql_object renamed_kind(const char *kind, const char *old) {
  static const char *const constraints[] = {"pk_", "fk_", "df_", "ck_", "uq_", "uk_", "ix_", NULL};
  const char *dot = strrchr(old, '.');
  gov_text last = gov_text_of(dot ? dot + 1 : old);
  int table = !kind || gov_text_is(gov_text_of(kind), "object");
  for (int i = 0; kind && table && constraints[i]; i++)
    table = !gov_text_starts(last, constraints[i]);
  if (table) return GOV_SQL_TABLE;
  if (kind && gov_text_is(gov_text_of(kind), "database")) return GOV_SQL_DATABASE;
  return GOV_SQL_INDEX;
}

/* EXEC sp_rename 'table', 'new' | 'table.column', 'new', 'COLUMN': identifiers in quotes, so they
 * are kept. */
static void sp_rename(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  const char *words[3] = {NULL, NULL, NULL};
  int n = 0;
  for (; !sql_done(c) && n < 3; c->at++) {
    if (sql_at(c, 0)->kind == GOV_SQL_STRING) words[n++] = string_value(c, sql_at(c, 0));
  }
  if (!words[0] || !words[1]) {
    out->opaque |= GOV_SQL_DYNAMIC;
    return;
  }
  /* dbo.t.c has a part too many for a table. */
  const char *dot_in_table = strchr(words[0], '.');
  int column = words[2] ? gov_text_is(gov_text_of(words[2]), "column")
                        : dot_in_table && strchr(dot_in_table + 1, '.') != NULL;
  out->verb = column ? GOV_SQL_ALTER_VERB : GOV_SQL_RENAME_VERB;
  out->object = column ? GOV_SQL_TABLE : renamed_kind(words[2], words[0]);
  char *old = gov_arena_string(c->arena, words[0]);
  char *dot = old ? strrchr(old, '.') : NULL;
  if (column && dot) {
    *dot = 0;
    gov_sql_action *action = gov_arena_alloc(c->structs, sizeof *action);
    if (!action) return;
    *action = (gov_sql_action){
        .kind = GOV_SQL_RENAME_COLUMN, .name = dot + 1, .new_name = words[1], .line = out->line};
    out->actions = action;
    out->action_count = 1;
    dot = strrchr(old, '.');
  }
  out->name = (gov_sql_name){old, dot ? dot + 1 : old, dot ? 2 : 1, 0};
  if (out->object == GOV_SQL_TABLE) out->table = out->name;
  if (!column) out->new_name = (gov_sql_name){words[1], words[1], 1, 0};
}

static void maintenance(sql_cursor *c, gov_sql_verb verb) {
  gov_sql_statement *out = c->out;
  out->verb = verb;
  if (sql_is(c, 0, '(')) {
    int32_t end = sql_group_end(c, c->at);
    for (; c->at < end; c->at++) {
      if (sql_word(c) == SQL_full) out->is_full = 1;
      if (sql_word(c) == SQL_concurrently) out->concurrently = 1;
    }
    c->at = end < c->count ? end + 1 : c->count;
  }
  for (; sql_word(c) == SQL_full || sql_word(c) == SQL_verbose || sql_word(c) == SQL_analyze ||
         sql_word(c) == SQL_local;
       c->at++) {
    if (sql_word(c) == SQL_full) out->is_full = 1;
  }
  out->object = sql_object_kind(c);
  if (sql_accept(c, SQL_concurrently)) out->concurrently = 1;
  names(c);
  if (out->object == GOV_SQL_TABLE ||
      (out->object == GOV_SQL_NONE && verb != GOV_SQL_REINDEX_VERB)) {
    out->table = out->name;
    if (out->name.full) out->object = GOV_SQL_TABLE;
  }
  ending(c);
}

/* ROLLBACK, ROLLBACK WORK TO s: of the whole transaction, or back to a savepoint. */
static void rolls_back(const sql_cursor *c) {
  int word = sql_word_at(c, 1) == SQL_transaction || sql_text_is(c, 1, "work") ||
             sql_text_is(c, 1, "tran");
  c->out->undoes = sql_word_at(c, 1 + word) == SQL_to;
  c->out->verb = c->out->undoes ? GOV_SQL_SAVEPOINT_VERB : GOV_SQL_ROLLBACK_VERB;
}

/* BEGIN, START TRANSACTION, COMMIT, END, ROLLBACK, SAVEPOINT, RELEASE; 0: none of them. */
static int transaction(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  switch (sql_word(c)) {
  case SQL_begin: out->verb = GOV_SQL_BEGIN_VERB; return 1;
  case SQL_start:
    if (sql_word_at(c, 1) != SQL_transaction) return 0;
    out->verb = GOV_SQL_BEGIN_VERB;
    return 1;
  case SQL_commit:
  case SQL_end: out->verb = GOV_SQL_COMMIT_VERB; return 1;
  case SQL_rollback:
  case SQL_abort: rolls_back(c); return 1;
  case SQL_savepoint:
  case SQL_release:
  case SQL_save: out->verb = GOV_SQL_SAVEPOINT_VERB; return 1;
  default: return 0;
  }
}

/* RAISE NOTICE and the like say something and go on. */
static int is_message(const sql_cursor *c) {
  return sql_text_is(c, 1, "notice") || sql_text_is(c, 1, "info") || sql_text_is(c, 1, "log") ||
         sql_text_is(c, 1, "warning") || sql_text_is(c, 1, "debug");
}

/* Verbs that need nothing but their name. */
static int small(sql_cursor *c) {
  static const struct {
    uint16_t word;
    gov_sql_verb verb;
  } verbs[] = {{SQL_lock, GOV_SQL_LOCK_VERB},
               {SQL_use, GOV_SQL_USE_VERB},
               {SQL_attach, GOV_SQL_ATTACH_VERB},
               {SQL_detach, GOV_SQL_DETACH_VERB},
               {SQL_explain, GOV_SQL_EXPLAIN_VERB},
               {SQL_declare, GOV_SQL_DECLARE_VERB},
               {SQL_raise, GOV_SQL_RAISE_VERB},
               {SQL_raiserror, GOV_SQL_RAISE_VERB},
               {SQL_throw, GOV_SQL_RAISE_VERB},
               {SQL_discard, GOV_SQL_DISCARD_VERB},
               {SQL_print, GOV_SQL_PRINT_VERB},
               {SQL_checkpoint, GOV_SQL_CHECKPOINT_VERB},
               {SQL_reassign, GOV_SQL_REASSIGN_VERB},
               {SQL_import, GOV_SQL_IMPORT_VERB},
               {SQL_reset, GOV_SQL_SET_VERB},
               {SQL_notify, GOV_SQL_OTHER_VERB},
               {SQL_unlock, GOV_SQL_LOCK_VERB},
               {SQL_deallocate, GOV_SQL_OTHER_VERB},
               {SQL_if, GOV_SQL_IF_VERB},
               {SQL_fetch, GOV_SQL_OTHER_VERB},
               {SQL_open, GOV_SQL_OTHER_VERB},
               {SQL_close, GOV_SQL_OTHER_VERB},
               {SQL_repair, GOV_SQL_OTHER_VERB},
               {SQL_desc, GOV_SQL_OTHER_VERB},
               {SQL_return, GOV_SQL_OTHER_VERB},
               {SQL_move, GOV_SQL_OTHER_VERB}};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (verbs[i].word != sql_word(c)) continue;
    c->out->verb = verbs[i].verb;
    if (sql_word(c) == SQL_raise && is_message(c)) c->out->verb = GOV_SQL_PRINT_VERB;
    if (verbs[i].verb == GOV_SQL_USE_VERB) c->at++, sql_name(c, &c->out->name);
    if (verbs[i].verb == GOV_SQL_IMPORT_VERB && sql_word_at(c, 1) == SQL_foreign)
      c->out->object = GOV_SQL_FOREIGN_TABLE;
    if (verbs[i].verb == GOV_SQL_LOCK_VERB) {
      c->at++;
      sql_accept(c, SQL_table), sql_accept(c, SQL_tables);
      sql_name(c, &c->out->name);
      c->out->object = GOV_SQL_TABLE;
    } else if (verbs[i].word == SQL_reset) { /* back to the default: whatever was set is no more */
      gov_sql_name setting;
      c->at++;
      if (sql_name(c, &setting)) c->out->setting = sql_fold(c, gov_text_of(setting.full));
      sql_switch_setting(c, NULL, 0);
      c->out->setting_off = 1;
      c->out->setting_value = -1;
    }
    return 1;
  }
  return 0;
}

/* WITH …: the verb after the common table expressions decides. */
static void with_statement(sql_cursor *c) {
  int32_t start = c->at;
  c->at++;
  sql_accept(c, SQL_recursive);
  for (; !sql_done(c); c->at++) {
    if (sql_is(c, 0, '('))
      sql_skip_group(c), c->at--;
    else if (sql_word(c) == SQL_insert || sql_word(c) == SQL_update || sql_word(c) == SQL_delete ||
             sql_word(c) == SQL_select || sql_word(c) == SQL_merge) {
      break;
    }
  }
  gov_sql_word word = sql_word(c);
  int32_t verb_at = c->at;
  /* The expressions' own sources first, then the statement proper. */
  sql_cursor head = *c;
  head.at = start;
  head.count = verb_at;
  c->out->verb = GOV_SQL_EXPLAIN_VERB;
  sql_select(&head);
  c->ctes = head.ctes;
  c->cte_bounds = head.cte_bounds;
  memcpy(c->cte_sources, head.cte_sources, sizeof c->cte_sources);
  c->at = verb_at;
  if (word == SQL_select) {
    c->out->verb = GOV_SQL_SELECT_VERB;
    sql_select(c);
  } else if (word != SQL_NONE) {
    sql_statement(c);
  }
}

/* Statements about rows; 0: another. */
static int row_statement(sql_cursor *c, gov_sql_word word) {
  static const struct {
    uint16_t word;
    gov_sql_verb verb;
    void (*read)(sql_cursor *c);
  } verbs[] = {{SQL_insert, GOV_SQL_INSERT_VERB, sql_insert},
               {SQL_replace, GOV_SQL_REPLACE_VERB, sql_insert},
               {SQL_update, GOV_SQL_UPDATE_VERB, sql_update},
               {SQL_delete, GOV_SQL_DELETE_VERB, sql_delete},
               {SQL_merge, GOV_SQL_MERGE_VERB, sql_merge},
               {SQL_copy, GOV_SQL_COPY_VERB, sql_copy},
               {SQL_load, GOV_SQL_LOAD_VERB, sql_load},
               {SQL_truncate, GOV_SQL_TRUNCATE_VERB, truncate},
               {SQL_perform, GOV_SQL_SELECT_VERB, sql_select}};
  if (word == SQL_select || word == SQL_values || word == SQL_table) {
    c->out->verb = GOV_SQL_SELECT_VERB;
    sql_set_config(c);
    sql_select(c);
    return 1;
  }
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (verbs[i].word != word) continue;
    c->at++;
    c->out->verb = verbs[i].verb;
    verbs[i].read(c);
    return 1;
  }
  return 0;
}

static int maintenance_statement(sql_cursor *c, gov_sql_word word) {
  static const struct {
    uint16_t word;
    gov_sql_verb verb;
  } verbs[] = {{SQL_vacuum, GOV_SQL_VACUUM_VERB},   {SQL_analyze, GOV_SQL_ANALYZE_VERB},
               {SQL_reindex, GOV_SQL_REINDEX_VERB}, {SQL_cluster, GOV_SQL_CLUSTER_VERB},
               {SQL_refresh, GOV_SQL_REFRESH_VERB}, {SQL_optimize, GOV_SQL_OPTIMIZE_VERB}};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (verbs[i].word != word) continue;
    c->at++;
    maintenance(c, verbs[i].verb);
    return 1;
  }
  return 0;
}

/* Text or a procedure that is run; 0: another. */
static int run_statement(sql_cursor *c, gov_sql_word word) {
  gov_sql_statement *out = c->out;
  if (word != SQL_call && word != SQL_do && word != SQL_exec && word != SQL_execute &&
      word != SQL_prepare) {
    return 0;
  }
  c->at++;
  if (word == SQL_call) {
    out->verb = GOV_SQL_CALL_VERB;
    out->object = GOV_SQL_PROCEDURE;
    sql_name(c, &out->name);
  } else if (word == SQL_do) {
    out->verb = GOV_SQL_DO_VERB;
    out->opaque |= GOV_SQL_BLOCK;
  } else if (word == SQL_prepare) {
    out->verb = GOV_SQL_EXECUTE_VERB;
    for (; !sql_done(c); c->at++) {
      if (sql_word(c) == SQL_from) out->opaque |= GOV_SQL_DYNAMIC;
    }
  } else {
    execute(c);
    gov_text procedure = gov_text_of(out->name.last);
    if (gov_text_is(procedure, "sp_rename")) sp_rename(c);
    if (gov_text_is(procedure, "sp_msforeachtable")) sql_switch_every_table(c);
  }
  return 1;
}

static void definition_statement(sql_cursor *c, gov_sql_word word) {
  gov_sql_statement *out = c->out;
  c->at++;
  if (word == SQL_create)
    sql_create(c);
  else if (word == SQL_alter)
    sql_alter(c);
  else if (word == SQL_drop)
    drop(c);
  else if (word == SQL_rename)
    rename_tables(c);
  else if (word == SQL_grant)
    grant(c, GOV_SQL_GRANT_VERB);
  else if (word == SQL_revoke || gov_text_is(c->tokens[c->at - 1].text, "deny"))
    grant(c, GOV_SQL_REVOKE_VERB); /* DENY is SQL Server's: no GRANT undoes it */
  else if (word == SQL_set)
    sql_set(c);
  else if (word == SQL_pragma)
    sql_pragma(c);
  else if (word == SQL_comment)
    comment_on(c);
  else if (word == SQL_bulk && sql_accept(c, SQL_insert))
    sql_bulk_insert(c);
  else if (word == SQL_security)
    out->verb = GOV_SQL_SECURITY_LABEL_VERB;
  else if (gov_text_is(c->tokens[c->at - 1].text, "signal"))
    out->verb = GOV_SQL_RAISE_VERB;
  else if (gov_text_is(c->tokens[c->at - 1].text, "assert")) { /* PL/pgSQL: reads, and may refuse */
    out->verb = GOV_SQL_SELECT_VERB;
    sql_select(c);
  } else if ((word != SQL_disable && word != SQL_enable) ||
             !sql_switch_trigger(c, word == SQL_enable)) {
    out->verb = GOV_SQL_OTHER_VERB;
    out->opaque |= GOV_SQL_UNREAD;
  }
}

void sql_statement(sql_cursor *c) {
  gov_sql_statement *out = c->out;
  const gov_sql_token *first = sql_at(c, 0);
  while (sql_is(c, 0, '(')) c->at++;
  if (transaction(c) || small(c)) return;
  if (first->kind == GOV_SQL_COMMAND) {
    out->verb = GOV_SQL_COMMAND_VERB;
    return;
  }
  if (first->kind == GOV_SQL_TEMPLATE) {
    out->opaque |= GOV_SQL_TEMPLATED;
    return;
  }
  gov_sql_word word = sql_word(c);
  if (word == SQL_with) {
    with_statement(c);
  } else if (!row_statement(c, word) && !maintenance_statement(c, word) &&
             !run_statement(c, word)) {
    definition_statement(c, word);
  }
}

int sql_starts_statement(const sql_cursor *c) {
  switch (sql_word(c)) {
  case SQL_create:
  case SQL_alter:
  case SQL_drop:
  case SQL_truncate:
  case SQL_bulk:
  case SQL_insert:
  case SQL_update:
  case SQL_delete:
  case SQL_merge:
  case SQL_exec:
  case SQL_execute:
  case SQL_declare:
  case SQL_print:
  case SQL_raiserror:
  case SQL_grant:
  case SQL_revoke:
  case SQL_use:
  case SQL_begin:
  case SQL_commit:
  case SQL_rollback:
  case SQL_throw:
  case SQL_if:
  case SQL_while:
  case SQL_return: return 1;
  case SQL_set: return sql_at(c, 1)->kind == GOV_SQL_PARAMETER || sql_is_name(c, 1);
  default: return 0;
  }
}

int gov_sql_changes_table(const gov_sql_statement *s) {
  if (!s->table.full || s->temporary) return 0;
  if (s->table.last && s->table.last[0] == '@') return 0; /* SQL Server's table variable */
  switch (s->verb) {
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_ALTER_VERB:
  case GOV_SQL_DROP_VERB:
  case GOV_SQL_RENAME_VERB: return s->object == GOV_SQL_TABLE || s->object == GOV_SQL_FOREIGN_TABLE;
  case GOV_SQL_TRUNCATE_VERB:
  case GOV_SQL_INSERT_VERB:
  case GOV_SQL_UPDATE_VERB:
  case GOV_SQL_DELETE_VERB:
  case GOV_SQL_MERGE_VERB:
  case GOV_SQL_REPLACE_VERB:
  case GOV_SQL_LOAD_VERB: return 1;
  case GOV_SQL_COPY_VERB: return !s->has_returning;
  default: return 0;
  }
}

int gov_sql_is_concurrent(const gov_sql_statement *statement) {
  if (statement->concurrently)
    return statement->verb == GOV_SQL_CREATE_VERB || statement->verb == GOV_SQL_DROP_VERB ||
           statement->verb == GOV_SQL_REINDEX_VERB;
  for (int32_t i = 0; i < statement->action_count; i++) {
    if (statement->actions[i].concurrently) return 1;
  }
  return 0;
}

int gov_sql_refuses_transaction(const gov_sql_statement *statement) {
  if (gov_sql_is_concurrent(statement)) return 1;
  switch (statement->verb) {
  case GOV_SQL_VACUUM_VERB: return 1;
  case GOV_SQL_CREATE_VERB:
  case GOV_SQL_DROP_VERB:
    return statement->object == GOV_SQL_DATABASE || statement->object == GOV_SQL_TABLESPACE;
  case GOV_SQL_ALTER_VERB: return statement->object == GOV_SQL_SYSTEM;
  default: return 0;
  }
}
