/* replay_object.c: indexes, views, triggers, functions, types, sequences, extensions. */
#include "generate/replay.h"

/* The statement taken apart: what stands before the kind, and behind the name. */
typedef struct object_text {
  gov_text head, rest;
} object_text;

static int is_name_token(const gov_sql_token *token) {
  return token->kind == GOV_SQL_WORD || token->kind == GOV_SQL_QUOTED;
}

static gov_text statement_text(const replay *at, const gov_sql_statement *from) {
  gov_text text = gov_replay_slice(at, from->span);
  while (text.n && (text.z[text.n - 1] == ';' || gov_is_space(text.z[text.n - 1]))) text.n--;
  return text;
}

/* A name may be qualified: the last part counts, and what follows it is no dot. */
static object_text take_apart(const replay *at, const gov_sql_statement *from, const char *name) {
  gov_text text = statement_text(at, from);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  object_text made = {{text.z, 0}, {NULL, 0}};
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    const char *behind = token.text.z + token.text.n;
    size_t left = (size_t)(text.z + text.n - behind);
    if (!is_name_token(&token) || !gov_text_is(gov_sql_identifier(&token), name)) continue;
    if (left && *behind == '.') continue;
    made.head = (gov_text){text.z, (size_t)(token.text.z - text.z)};
    made.rest = gov_trim((gov_text){behind, left});
    return made;
  }
  return made;
}

/* An index: what stands behind ON table, from its parenthesis or USING on. */
static gov_text index_text(const replay *at, const gov_sql_statement *from) {
  gov_text text = statement_text(at, from);
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int behind_on = 0;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    int opens = token.kind == GOV_SQL_PUNCTUATION && token.text.z[0] == '(';
    if (behind_on && (opens || gov_text_is(token.text, "using")))
      return (gov_text){token.text.z, (size_t)(text.z + text.n - token.text.z)};
    if (token.kind == GOV_SQL_WORD && gov_text_is(token.text, "on")) behind_on = 1;
  }
  return (gov_text){NULL, 0};
}

/* Words that say how a statement runs, and a method that is the default, shape nothing. */
static const char *index_shape(const replay *at, gov_text text) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  sqlite3_str *out = sqlite3_str_new(NULL);
  const char *end = NULL;
  int depth = 0, mysql = at->dialect == GOV_SQL_MYSQL;
  gov_sql_tokenize(&tokenizer, text, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_COMMENT) continue;
    int word = token.kind == GOV_SQL_WORD && !depth;
    if (word && gov_text_is(token.text, "using")) {
      gov_sql_token method;
      int more = gov_sql_next(&tokenizer, &method);
      if (!more || gov_text_is(method.text, "btree")) continue;
      sqlite3_str_appendf(out, "%sUSING %.*s", end ? " " : "", (int)method.text.n, method.text.z);
      end = method.text.z + method.text.n;
      continue;
    }
    if (word && mysql && (gov_text_is(token.text, "algorithm") || gov_text_is(token.text, "lock")))
      break;
    if (token.kind == GOV_SQL_PUNCTUATION)
      depth += (token.text.z[0] == '(') - (token.text.z[0] == ')');
    if (end && end != token.text.z) sqlite3_str_appendchar(out, 1, ' ');
    sqlite3_str_append(out, token.text.z, (int)token.text.n);
    end = token.text.z + token.text.n;
  }
  char *made = sqlite3_str_finish(out);
  const char *copy = made ? gov_arena_string(at->schema->arena, made) : NULL;
  sqlite3_free(made);
  return copy ? copy : "";
}

static gov_catalog_object *put(const replay *at, gov_catalog_object *known,
                               const gov_catalog_object *object) {
  gov_catalog_object *made = known ? known : gov_list_add(&at->schema->objects);
  if (made)
    *made = *object;
  else
    at->schema->arena->failed = 1;
  return made;
}

/* Names are the table's own: MySQL's indexes, PostgreSQL's triggers. */
static int is_by_table(gov_sql_dialect dialect, gov_sql_object kind) {
  return (kind == GOV_SQL_INDEX && dialect == GOV_SQL_MYSQL) ||
         (kind == GOV_SQL_TRIGGER && dialect == GOV_SQL_POSTGRESQL);
}

void gov_replay_table_index(const replay *at, const gov_catalog_table *table, const char *name,
                            gov_text definition, int unique, int32_t line) {
  gov_catalog_object object = {.kind = GOV_SQL_INDEX,
                               .table = table->name,
                               .unique = (uint8_t)unique,
                               .by_table = 1,
                               .path = at->path,
                               .line = line};
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_text text = {NULL, 0};
  gov_sql_tokenize(&tokenizer, definition, at->dialect, 1);
  while (!text.z && gov_sql_next(&tokenizer, &token)) {
    if (gov_text_is(token.text, "fulltext")) object.flavor = "FULLTEXT";
    if (gov_text_is(token.text, "spatial")) object.flavor = "SPATIAL";
    int opens = token.kind == GOV_SQL_PUNCTUATION && token.text.z[0] == '(';
    if (opens || (token.kind == GOV_SQL_WORD && gov_text_is(token.text, "using")))
      text = (gov_text){token.text.z, (size_t)(definition.z + definition.n - token.text.z)};
  }
  if (!text.z || !name) {
    gov_replay_unread(at, line, "an index of a table has no name or no columns");
    return;
  }
  object.name = name;
  object.text = index_shape(at, text);
  for (int number = 2; number < 100; number++) { /* MySQL numbers what it names itself */
    if (!gov_catalog_object_like(at->schema, &object)) break;
    object.name = gov_arena_printf(at->schema->arena, "%s_%d", name, number);
  }
  put(at, NULL, &object);
}

/* Words before the kind that say more than CREATE. */
static const char *flavor_of(const gov_sql_statement *from, gov_text head) {
  if (from->object == GOV_SQL_TRIGGER && gov_text_find(head, "constraint")) return "CONSTRAINT";
  if (from->object == GOV_SQL_VIEW && gov_text_find(head, "security invoker"))
    return "SQL SECURITY INVOKER";
  if (from->object == GOV_SQL_VIEW && gov_text_find(head, "recursive")) return "RECURSIVE";
  if (from->object == GOV_SQL_INDEX && gov_text_find(head, "fulltext")) return "FULLTEXT";
  if (from->object == GOV_SQL_INDEX && gov_text_find(head, "spatial")) return "SPATIAL";
  return NULL;
}

/* f(a integer DEFAULT 1): the arguments without defaults. */
static const char *signature_of(const replay *at, gov_text rest) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  sqlite3_str *out = sqlite3_str_new(NULL);
  int depth = 0, in_default = 0;
  gov_sql_tokenize(&tokenizer, rest, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_COMMENT) continue;
    char mark = token.kind == GOV_SQL_PUNCTUATION ? token.text.z[0] : 0;
    depth += (mark == '(') - (mark == ')');
    if (mark == ')' && !depth) break;
    if (depth == 1 && (gov_text_is(token.text, "default") || mark == '=')) in_default = 1;
    if (depth == 1 && mark == ',') in_default = 0;
    if (!in_default && !(mark == '(' && depth == 1))
      sqlite3_str_appendf(out, "%.*s ", (int)token.text.n, token.text.z);
  }
  char *made = sqlite3_str_finish(out);
  const char *copy = gov_arena_string(at->schema->arena, made ? made : "");
  sqlite3_free(made);
  return copy;
}

static void read_values(const replay *at, gov_catalog_object *object, const char *text) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  int count = 0;
  gov_sql_tokenize(&tokenizer, gov_text_of(text), at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) count += token.kind == GOV_SQL_STRING;
  object->values = gov_arena_alloc(at->schema->arena, (size_t)(count + 1) * sizeof(gov_text));
  gov_sql_tokenize(&tokenizer, gov_text_of(text), at->dialect, 1);
  while (object->values && gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_STRING) object->values[object->value_count++] = token.text;
  }
}

static int is_enum(const gov_sql_statement *from) {
  return from->object == GOV_SQL_TYPE && from->enum_value_count > 0;
}

static const char *text_of(const replay *at, const gov_sql_statement *from, gov_text rest) {
  if (from->object == GOV_SQL_INDEX) {
    gov_text text = index_text(at, from);
    return text.z ? index_shape(at, text) : NULL;
  }
  return rest.z ? gov_replay_collapse(at, rest) : NULL;
}

/* PostgreSQL names an index of plain columns table_columns_idx. */
static const char *name_of(const replay *at, const gov_sql_statement *from) {
  gov_catalog_object known = {.kind = from->object};
  if (from->name.last) return from->name.last;
  if (from->object != GOV_SQL_INDEX || at->dialect != GOV_SQL_POSTGRESQL || from->has_expression ||
      !from->key.count)
    return NULL;
  const char *base =
      gov_replay_postgresql_name(at, from->table.last, gov_replay_joined(at, &from->key), "idx");
  known.name = base;
  for (int number = 1; known.name && number < 100; number++) {
    if (!gov_catalog_object_like(at->schema, &known)) break;
    known.name = gov_arena_printf(at->schema->arena, "%s%d", base, number);
  }
  return known.name;
}

/* The table.column behind OWNED BY, and what follows it. */
static gov_text owner_in(const replay *at, gov_text text, gov_text *rest) {
  const char *by = gov_text_find(text, "owned by");
  gov_text behind = {by ? by + 8 : text.z, by ? (size_t)(text.z + text.n - by - 8) : 0};
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  const char *end = behind.z;
  int wants_name = 1;
  gov_sql_tokenize(&tokenizer, behind, at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    int dot = token.kind == GOV_SQL_PUNCTUATION && token.text.z[0] == '.';
    if (wants_name ? !is_name_token(&token) : !dot) break;
    wants_name = dot;
    end = token.text.z + token.text.n;
  }
  *rest = gov_trim((gov_text){end, (size_t)(behind.z + behind.n - end)});
  return gov_trim((gov_text){behind.z, (size_t)(end - behind.z)});
}

/* A sequence is owned once the table is there: the draft says so in a statement of its own. */
static void set_owner_apart(const replay *at, gov_catalog_object *object) {
  gov_text text = gov_text_of(object->text), rest, owner = owner_in(at, text, &rest);
  if (!owner.n) return;
  if (!gov_text_is(owner, "none")) object->owned_by = gov_replay_collapse(at, owner);
  gov_text head = {text.z, (size_t)(gov_text_find(text, "owned by") - text.z)};
  const char *cut =
      gov_arena_printf(at->schema->arena, "%.*s%.*s", (int)head.n, head.z, (int)rest.n, rest.z);
  if (cut) object->text = cut;
}

void gov_replay_create_object(const replay *at, const gov_sql_statement *from) {
  const char *name = name_of(at, from);
  if (from->temporary) return;
  if (!name) {
    gov_replay_unread(at, from->line, "an object without a name of its own");
    return;
  }
  object_text apart = take_apart(at, from, name);
  gov_catalog_object object = {
      .kind = from->object,
      .name = name,
      .table = from->object == GOV_SQL_INDEX || from->object == GOV_SQL_TRIGGER ? from->table.last
                                                                                : NULL,
      .text = text_of(at, from, apart.rest),
      .flavor = flavor_of(from, apart.head),
      .unique = from->unique,
      .by_table = (uint8_t)is_by_table(at->dialect, from->object),
      .path = at->path,
      .line = from->line};
  if (!object.text) {
    gov_replay_unread(at, from->line, "a statement that shapes the schema could not be read");
    return;
  }
  if (from->object == GOV_SQL_FUNCTION || from->object == GOV_SQL_PROCEDURE)
    object.signature = signature_of(at, apart.rest);
  gov_catalog_object *known = gov_catalog_object_like(at->schema, &object);
  if (known && (from->if_not_exists || from->conditional)) return;
  if (is_enum(from)) read_values(at, &object, object.text);
  if (object.kind == GOV_SQL_SEQUENCE) set_owner_apart(at, &object);
  put(at, known, &object);
}

void gov_replay_drop_object(const replay *at, gov_sql_object kind, const char *name,
                            const char *table) {
  gov_list *objects = &at->schema->objects;
  for (size_t i = 0; name && i < objects->count; i++) {
    const gov_catalog_object *object = gov_list_at(objects, i);
    if (object->kind != kind || gov_fold_compare(object->name, name) != 0) continue;
    if (object->by_table && table && gov_fold_compare(object->table, table) != 0) continue;
    gov_replay_remove(objects, i);
    return;
  }
}

/* ALTER TYPE … ADD VALUE 'v' [BEFORE|AFTER 'u']. */
static void add_value(const replay *at, gov_catalog_object *object, const gov_sql_statement *from) {
  gov_sql_tokenizer tokenizer;
  gov_sql_token token;
  gov_text value = {NULL, 0}, beside = {NULL, 0};
  int before = 0, place = object->value_count;
  gov_sql_tokenize(&tokenizer, statement_text(at, from), at->dialect, 1);
  while (gov_sql_next(&tokenizer, &token)) {
    if (token.kind == GOV_SQL_WORD && gov_text_is(token.text, "before")) before = 1;
    if (token.kind == GOV_SQL_STRING) *(value.z ? &beside : &value) = token.text;
  }
  if (!value.z) return;
  for (int i = 0; i < object->value_count; i++) {
    const gov_text *known = &object->values[i];
    if (known->n == value.n && !memcmp(known->z, value.z, value.n)) return;
    if (beside.z && known->n == beside.n && !memcmp(known->z, beside.z, beside.n))
      place = before ? i : i + 1;
  }
  gov_text *values =
      gov_arena_alloc(at->schema->arena, (size_t)(object->value_count + 2) * sizeof *values);
  if (!values) return;
  memcpy(values, object->values, (size_t)place * sizeof *values);
  values[place] = value;
  memcpy(values + place + 1, object->values + place,
         (size_t)(object->value_count - place) * sizeof *values);
  object->values = values;
  object->value_count++;
  sqlite3_str *out = sqlite3_str_new(NULL);
  for (int i = 0; i < object->value_count; i++)
    sqlite3_str_appendf(out, "%s%.*s", i ? ", " : "AS ENUM (", (int)values[i].n, values[i].z);
  char *text = sqlite3_str_finish(out);
  object->text = text ? gov_arena_printf(at->schema->arena, "%s)", text) : "";
  sqlite3_free(text);
}

/* ALTER SEQUENCE s OWNED BY table.column. */
static int own(const replay *at, gov_catalog_object *object, const gov_sql_statement *from) {
  gov_text rest, owner = owner_in(at, statement_text(at, from), &rest);
  if (!owner.n) return 0;
  object->owned_by = gov_replay_collapse(at, owner);
  return 1;
}

/* Columns follow their type's name. */
static void rename_type(const replay *at, const char *from, const char *to) {
  for (size_t i = 0; i < at->schema->tables.count; i++) {
    const gov_catalog_table *table = gov_list_at(&at->schema->tables, i);
    for (size_t k = 0; k < table->columns.count; k++) {
      gov_catalog_column *column = gov_catalog_column_at(table, k);
      column->type = gov_replay_renamed(at, column->type, from, to);
      column->default_text = gov_replay_renamed(at, column->default_text, from, to);
    }
  }
}

void gov_replay_alter_object(const replay *at, const gov_sql_statement *from) {
  gov_catalog_object *object =
      from->name.last ? gov_catalog_object_named(at->schema, from->object, from->name.last, NULL)
                      : NULL;
  gov_sql_action_kind kind = from->action_count ? from->actions[0].kind : GOV_SQL_OTHER_ACTION;
  if (object && from->new_name.last && kind != GOV_SQL_SET_SCHEMA) {
    if (object->kind == GOV_SQL_TYPE) rename_type(at, object->name, from->new_name.last);
    object->name = from->new_name.last;
  } else if (object && object->value_count && kind == GOV_SQL_ADD_VALUE) {
    add_value(at, object, from);
  } else if (object && object->value_count) {
    gov_replay_unread(at, from->line, "a change of an enum type that the generator does not know");
  } else if (object && object->kind == GOV_SQL_SEQUENCE && own(at, object, from)) {
    return;
  } else {
    gov_replay_other(at, from);
  }
}
