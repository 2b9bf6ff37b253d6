/* replay.c: statements applied to a schema, one after the other.
**
** Names lose their qualification: a draft writes one schema. Tables of two schemas, and whatever
** shapes a table and cannot be read, make the schema unread, and no draft is made of it. What
** shapes only what no draft writes (grants, policies, comments) is kept as text and compared.
*/
#include "generate/replay.h"

void gov_replay_remove(gov_list *list, size_t index) {
  memmove(gov_list_at(list, index), gov_list_at(list, index + 1),
          (list->count - index - 1) * list->row_bytes);
  list->count--;
}

void gov_replay_unread(const replay *at, int32_t line, const char *why) {
  if (at->schema->unread++) return;
  at->schema->unread_path = at->path;
  at->schema->unread_why = why;
  at->schema->unread_line = line;
}

void gov_replay_other(const replay *at, const gov_sql_statement *from) {
  const char *verb = gov_sql_verb_name(from->verb), *object = gov_sql_object_name(from->object);
  gov_catalog_other *made = gov_list_add(&at->schema->others);
  if (!made) {
    at->schema->arena->failed = 1;
    return;
  }
  const char *name = from->name.full ? from->name.full : from->table.full;
  *made = (gov_catalog_other){.what = gov_arena_printf(at->schema->arena, "%s%s%s", verb,
                                                       object ? " " : "", object ? object : ""),
                              .name = name ? name : "",
                              .text = gov_replay_span(at, from->span),
                              .path = at->path,
                              .line = from->line};
}

/* Whose tables are these? PostgreSQL's public is what an unqualified name means. */
static void note_space(const replay *at, const gov_sql_name *name, int32_t line) {
  gov_catalog *schema = at->schema;
  const char *space = NULL;
  if (name->parts > 1) {
    gov_text before = {name->full, (size_t)(name->last - name->full - 1)};
    const char *dot = NULL;
    for (size_t i = 0; i < before.n; i++) dot = before.z[i] == '.' ? before.z + i : dot;
    if (dot) before = (gov_text){dot + 1, (size_t)(before.z + before.n - dot - 1)};
    int usual = (at->dialect == GOV_SQL_POSTGRESQL && gov_text_is(before, "public")) ||
                (at->dialect == GOV_SQL_SQLITE && gov_text_is(before, "main"));
    if (!usual) space = gov_arena_copy(schema->arena, before.z, before.n);
  }
  if (schema->space_known && gov_fold_compare(schema->space, space) != 0)
    gov_replay_unread(at, line, "tables of more than one schema: a draft writes one");
  if (!schema->space_known) schema->space = space;
  schema->space_known = 1;
}

static int is_object(gov_sql_object object) {
  return object == GOV_SQL_INDEX || object == GOV_SQL_VIEW || object == GOV_SQL_TRIGGER ||
         object == GOV_SQL_FUNCTION || object == GOV_SQL_PROCEDURE || object == GOV_SQL_TYPE ||
         object == GOV_SQL_SEQUENCE || object == GOV_SQL_EXTENSION;
}

static void create(const replay *at, const gov_sql_statement *from) {
  if (from->object == GOV_SQL_TABLE) {
    note_space(at, &from->name, from->line);
    gov_replay_create_table(at, from);
  } else if (is_object(from->object)) {
    gov_replay_create_object(at, from);
  } else {
    gov_replay_other(at, from);
  }
}

static void drop(const replay *at, const gov_sql_statement *from) {
  if (from->object == GOV_SQL_TABLE) {
    gov_replay_drop_table(at, from->name.last, from->cascade);
    for (int32_t i = 0; i < from->more_count; i++)
      gov_replay_drop_table(at, from->more[i].last, from->cascade);
  } else if (is_object(from->object)) {
    gov_replay_drop_object(at, from->object, from->name.last, from->table.last);
    for (int32_t i = 0; i < from->more_count; i++)
      gov_replay_drop_object(at, from->object, from->more[i].last, NULL);
  } else {
    gov_replay_other(at, from);
  }
}

static void alter(const replay *at, const gov_sql_statement *from) {
  if (from->object == GOV_SQL_TABLE)
    gov_replay_alter_table(at, from);
  else if (is_object(from->object))
    gov_replay_alter_object(at, from);
  else
    gov_replay_other(at, from);
}

/* What a block, a routine or an unknown statement may do to the schema. */
static int is_opaque(const replay *at, const gov_sql_statement *from) {
  int routine = from->opaque == GOV_SQL_ROUTINE && is_object(from->object);
  if (!from->opaque || routine) return 0;
  if (from->verb == GOV_SQL_SELECT_VERB || from->verb == GOV_SQL_INSERT_VERB ||
      from->verb == GOV_SQL_UPDATE_VERB || from->verb == GOV_SQL_DELETE_VERB ||
      from->verb == GOV_SQL_SET_VERB)
    return 0;
  if (from->verb == GOV_SQL_DO_VERB && from->opaque == GOV_SQL_BLOCK) return 0;
  gov_replay_unread(at, from->line, "a statement that shapes the schema could not be read");
  return 1;
}

static int shapes(const gov_sql_statement *from) {
  return from->verb == GOV_SQL_CREATE_VERB || from->verb == GOV_SQL_ALTER_VERB ||
         from->verb == GOV_SQL_DROP_VERB || from->verb == GOV_SQL_RENAME_VERB;
}

/* Statements of a DO block: what is done once, perhaps under a condition, is taken as done. */
static int is_nested_away(const replay *at, const gov_sql_statement *from) {
  if (from->nested_in < 0 || !shapes(from)) return from->nested_in >= 0;
  if (from->in_loop || from->opaque & (GOV_SQL_DYNAMIC | GOV_SQL_TEMPLATED)) {
    gov_replay_unread(at, from->line, "a block changes the schema in a way that cannot be read");
    return 1;
  }
  at->schema->assumed++;
  return 0;
}

static void replay_statement(const replay *at, const gov_sql_script *script,
                             const gov_sql_statement *from) {
  if (from->section != GOV_SQL_UP || from->commented_out) return;
  if (from->nested_in >= 0) {
    const gov_sql_statement *outer = script->statements[from->nested_in];
    if (outer->verb != GOV_SQL_DO_VERB && outer->nested_in < 0) return; /* a routine's body */
  }
  if (is_nested_away(at, from)) return;
  if (from->name.templated && shapes(from)) {
    gov_replay_unread(at, from->line, "a template decides what is changed");
    return;
  }
  if (is_opaque(at, from)) return;
  switch (from->verb) {
  case GOV_SQL_CREATE_VERB: create(at, from); break;
  case GOV_SQL_DROP_VERB: drop(at, from); break;
  case GOV_SQL_ALTER_VERB: alter(at, from); break;
  case GOV_SQL_RENAME_VERB:
    gov_replay_rename_table(at, from->name.last, from->new_name.last);
    for (int32_t i = 0; i < from->more_count; i++)
      gov_replay_rename_table(at, from->more[i].last, from->more_to[i].last);
    break;
  case GOV_SQL_GRANT_VERB:
  case GOV_SQL_REVOKE_VERB:
  case GOV_SQL_COMMENT_VERB: gov_replay_other(at, from); break;
  default: break;
  }
}

/* PostgreSQL folds what is not quoted; the drafts quote everything, so the text is folded first. */
static gov_text folded(gov_arena *arena, gov_text sql) {
  char *copy = gov_arena_copy(arena, sql.z, sql.n);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_sql_tokenize(&tokenizer, sql, GOV_SQL_POSTGRESQL, 1);
  while (copy && gov_sql_next(&tokenizer, &token)) {
    if (token.kind != GOV_SQL_WORD) continue;
    char *at = copy + (token.text.z - sql.z);
    for (size_t i = 0; i < token.text.n; i++) at[i] = gov_lower(at[i]);
  }
  return (gov_text){copy, copy ? sql.n : 0};
}

int gov_catalog_replay(gov_catalog *schema, const char *path, gov_text sql,
                       gov_sql_dialect dialect) {
  if (dialect == GOV_SQL_POSTGRESQL) sql = folded(schema->arena, sql);
  if (!sql.z) return SQLITE_NOMEM;
  gov_sql_script *script = NULL;
  gov_sql_options options = {.dialect = dialect};
  int rc = gov_sql_read(schema->arena, sql, &options, &script);
  if (rc != SQLITE_OK) return rc;
  replay at = {schema, path, sql, dialect};
  for (int32_t i = 0; i < script->statement_count; i++)
    replay_statement(&at, script, script->statements[i]);
  if (script->truncated) gov_replay_unread(&at, 1, "the schema is larger than the limits");
  return schema->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}
