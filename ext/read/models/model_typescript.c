/* model_typescript.c: tables declared in TypeScript.
**
**   export const users = pgTable('users', {            Drizzle: the first string is the name; that of
**     orgId: integer('org_id').notNull()               a builder the column's, else the key
**       .references(() => orgs.id), … })
**   @Entity('users') class User {                      TypeORM: the name of the decorator, else the
**     @Column({name: 'mail', nullable: true}) email }  class in snake_case; columns by their decorator
**   interface User { id: string; email?: string }      where asked for: an id and another member
**
** Only what stands in these calls and bodies is looked at. Defaults, comments and code are not.
** A table whose columns come from elsewhere (a spread, a base class) is not complete.
*/
#include "read/models/model_typescript.h"

#include "base/map.h"
#include "read/readers.h"
#include "read/scripts/layout_code.h"

typedef struct script {
  gov_reading *reading;
  gov_list tokens; /* gov_code_token */
  int32_t shift;   /* added to a token's line */
  gov_map by_name; /* variable or class → units */
  gov_list units;  /* const char * */
  gov_map schemas; /* variable of pgSchema('auth') → token of its name */
} script;

static const gov_code_token *at(const script *s, size_t i) {
  return gov_list_at(&s->tokens, i < s->tokens.count ? i : s->tokens.count - 1);
}

static int is_mark(const script *s, size_t i, char mark) {
  const gov_code_token *token = at(s, i);
  return token->kind == GOV_CODE_MARK && token->text.z[0] == mark;
}

static int is_word(const script *s, size_t i, const char *word) {
  const gov_code_token *token = at(s, i);
  return token->kind == GOV_CODE_WORD && token->text.n == strlen(word) &&
         !memcmp(token->text.z, word, token->text.n);
}

static int is_one_of(const script *s, size_t i, const char *const *words) {
  for (; *words; words++) {
    if (is_word(s, i, *words)) return 1;
  }
  return 0;
}

/* Behind the bracket that closes the one at `i`, of whatever kind. */
static size_t behind(const script *s, size_t i) {
  int depth = 0;
  for (; at(s, i)->kind != GOV_CODE_END; i++) {
    if (at(s, i)->kind != GOV_CODE_MARK) continue;
    char c = at(s, i)->text.z[0];
    depth += c == '(' || c == '[' || c == '{';
    depth -= c == ')' || c == ']' || c == '}';
    if (depth <= 0) return i + 1;
  }
  return i;
}

static int32_t line_of(const script *s, size_t i) {
  return at(s, i)->line + s->shift;
}

static const char *keep(script *s, gov_text text) {
  return gov_model_keep(s->reading, text);
}

/* UserProfile → user_profile */
static const char *snake_case(script *s, gov_text name) {
  char *made = gov_arena_alloc(&s->reading->facts->arena, 2 * name.n + 1);
  size_t n = 0;
  for (size_t i = 0; i < name.n && made; i++) {
    int capital = name.z[i] >= 'A' && name.z[i] <= 'Z';
    int after_small = i && !(name.z[i - 1] >= 'A' && name.z[i - 1] <= 'Z') && name.z[i - 1] != '_';
    if (capital && after_small) made[n++] = '_';
    made[n++] = gov_lower(name.z[i]);
  }
  return made ? keep(s, (gov_text){made, n}) : NULL;
}

static int name_unit(script *s, gov_text variable, const char *unit) {
  uint32_t *slot = unit ? gov_map_at(&s->by_name, variable) : NULL;
  const char **row = slot ? gov_list_add(&s->units) : NULL;
  if (!row) return unit ? SQLITE_NOMEM : SQLITE_OK;
  *row = unit;
  *slot = (uint32_t)s->units.count - 1;
  return SQLITE_OK;
}

static const char *unit_named(const script *s, gov_text variable) {
  uint32_t found = gov_map_get(&s->by_name, variable);
  return found == GOV_MAP_NONE ? NULL : *(const char **)gov_list_at(&s->units, found);
}

static void mark_incomplete(script *s, size_t first) {
  for (size_t i = first; i < GOV_COUNT(s->reading->facts, fields); i++)
    GOV_ROWS(s->reading->facts, fields)[i].complete = 0;
}

/* ---- Drizzle ---- */

static const char *const table_calls[] = {"pgTable", "mysqlTable",       "sqliteTable",
                                          "pgView",  "singlestoreTable", NULL};

/* `name = pgTable('x', {` or `name = auth.table('x', {` at the word of the call; *unit is its name.
 * Returns the token of '{', 0: it is none. */
static size_t drizzle_table(script *s, size_t i, const char **unit) {
  int of_schema = is_word(s, i, "table") && i >= 2 && is_mark(s, i - 1, '.');
  if (!of_schema && !is_one_of(s, i, table_calls)) return 0;
  if (!is_mark(s, i + 1, '(') || at(s, i + 2)->kind != GOV_CODE_STRING || !is_mark(s, i + 3, ',') ||
      !is_mark(s, i + 4, '{'))
    return 0;
  gov_text name = at(s, i + 2)->text, schema = {0};
  if (of_schema) {
    uint32_t found = gov_map_get(&s->schemas, at(s, i - 2)->text);
    if (found == GOV_MAP_NONE) return 0;
    schema = at(s, found)->text;
  }
  const char *full =
      gov_arena_printf(&s->reading->facts->arena, "%.*s%s%.*s", (int)schema.n,
                       schema.n ? schema.z : "", schema.n ? "." : "", (int)name.n, name.z);
  *unit = full ? keep(s, gov_text_of(full)) : NULL;
  return i + 4;
}

static gov_text variable_before(const script *s, size_t i) {
  if (i >= 2 && is_mark(s, i - 1, '.')) i -= 2;
  return i >= 2 && is_mark(s, i - 1, '=') ? at(s, i - 2)->text : (gov_text){0};
}

static int name_tables(script *s) {
  for (size_t i = 0; at(s, i)->kind != GOV_CODE_END; i++) {
    const char *unit = NULL;
    int rc = SQLITE_OK;
    if ((is_word(s, i, "pgSchema") || is_word(s, i, "mysqlSchema")) && is_mark(s, i + 1, '(')) {
      gov_text variable = variable_before(s, i);
      uint32_t *slot = variable.n ? gov_map_at(&s->schemas, variable) : NULL;
      if (variable.n && !slot) return SQLITE_NOMEM;
      if (slot) *slot = (uint32_t)i + 2;
    } else if (drizzle_table(s, i, &unit)) {
      gov_text variable = variable_before(s, i);
      if (variable.n) rc = name_unit(s, variable, unit);
    }
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

/* key: builder('name', …).notNull().references(() => orgs.id) up to the ',' behind it. */
static size_t drizzle_column(script *s, const char *unit, size_t i) {
  size_t call = i + 2;
  gov_text name = at(s, i)->text;
  if (is_mark(s, call + 1, '(') && at(s, call + 2)->kind == GOV_CODE_STRING)
    name = at(s, call + 2)->text;
  gov_field *row = gov_model_field(s->reading, unit, keep(s, name), line_of(s, i));
  if (row) row->type = keep(s, at(s, call)->text), row->complete = 1;
  for (i = call; at(s, i)->kind != GOV_CODE_END && !is_mark(s, i, ',') && !is_mark(s, i, '}');) {
    if (row && is_mark(s, i, '.')) {
      if (is_word(s, i + 1, "notNull")) row->nullable = 0;
      if (is_word(s, i + 1, "unique")) row->is_unique = 1;
      if (is_word(s, i + 1, "primaryKey")) row->is_key = 1, row->nullable = 0;
      if (is_word(s, i + 1, "references")) {
        for (size_t k = i + 2, end = behind(s, i + 2); k < end; k++) {
          if (is_mark(s, k, '>') && at(s, k + 1)->kind == GOV_CODE_WORD)
            row->references = unit_named(s, at(s, k + 1)->text);
        }
        if (!row->references) row->complete = 0;
      }
    }
    i = is_mark(s, i, '(') || is_mark(s, i, '{') || is_mark(s, i, '[') ? behind(s, i) : i + 1;
  }
  return i;
}

static size_t read_drizzle(script *s, size_t call, size_t open, const char *unit) {
  size_t end = behind(s, open) - 1, first = GOV_COUNT(s->reading->facts, fields);
  int complete = 1;
  gov_model_unit(s->reading, unit, is_word(s, call, "pgView") ? GOV_VIEW : GOV_TABLE,
                 line_of(s, call), (gov_marks){0});
  for (size_t i = open + 1; i < end;) {
    int named = at(s, i)->kind == GOV_CODE_WORD || at(s, i)->kind == GOV_CODE_STRING;
    if (is_mark(s, i, '.')) complete = 0; /* ...timestamps */
    if (named && is_mark(s, i + 1, ':') && at(s, i + 2)->kind == GOV_CODE_WORD)
      i = drizzle_column(s, unit, i);
    else
      i++;
  }
  for (size_t i = first; i < GOV_COUNT(s->reading->facts, fields); i++)
    complete &= GOV_ROWS(s->reading->facts, fields)[i].complete;
  if (!complete) mark_incomplete(s, first);
  return end;
}

/* ---- TypeORM ---- */

/* The string behind `key:` in the arguments; empty: none. */
static gov_text option(const script *s, size_t open, const char *key) {
  for (size_t i = open, end = behind(s, open); i < end; i++) {
    if (is_word(s, i, key) && is_mark(s, i + 1, ':') && at(s, i + 2)->kind == GOV_CODE_STRING)
      return at(s, i + 2)->text;
  }
  return (gov_text){0};
}

static int option_true(const script *s, size_t open, const char *key) {
  for (size_t i = open, end = behind(s, open); i < end; i++) {
    if (is_word(s, i, key) && is_mark(s, i + 1, ':') && is_word(s, i + 2, "true")) return 1;
  }
  return 0;
}

/* @Entity(…) at '@': the class it decorates, its unit, and the token of its body; 0: it is none. */
static size_t entity(script *s, size_t i, gov_text *class, const char **unit, int *extends) {
  if (!is_mark(s, i, '@') || !(is_word(s, i + 1, "Entity") || is_word(s, i + 1, "ViewEntity")) ||
      !is_mark(s, i + 2, '('))
    return 0;
  gov_text name =
      at(s, i + 3)->kind == GOV_CODE_STRING ? at(s, i + 3)->text : option(s, i + 2, "name");
  gov_text schema = option(s, i + 2, "schema");
  enum { DECORATORS_MAX = 4096 }; /* tokens between an entity and its class */
  size_t k = behind(s, i + 2), last = k + DECORATORS_MAX;
  while (k < last && at(s, k)->kind != GOV_CODE_END && !is_word(s, k, "class")) {
    if (is_mark(s, k, '@') && is_mark(s, k + 2, '('))
      k = behind(s, k + 2);
    else
      k++;
  }
  if (!is_word(s, k, "class")) return 0;
  *class = at(s, k + 1)->text;
  const char *table = name.n ? keep(s, name) : snake_case(s, *class);
  const char *of = schema.n ? keep(s, schema) : NULL;
  *unit = gov_model_name(s->reading, NULL, of, table);
  *extends = 0;
  for (; k < last && at(s, k)->kind != GOV_CODE_END && !is_mark(s, k, '{'); k++)
    *extends |= is_word(s, k, "extends") && !is_word(s, k + 1, "BaseEntity");
  return is_mark(s, k, '{') ? k : 0;
}

typedef struct entity_member {
  size_t column, relation, join; /* tokens of '(' of the decorator; 0: none */
  gov_text target;               /* class of the relation */
  int key, many;
} entity_member;

static size_t read_decorator(const script *s, size_t i, entity_member *member) {
  static const char *const columns[] = {"Column",
                                        "CreateDateColumn",
                                        "UpdateDateColumn",
                                        "DeleteDateColumn",
                                        "VersionColumn",
                                        "ViewColumn",
                                        NULL};
  static const char *const keys[] = {"PrimaryGeneratedColumn", "PrimaryColumn", "ObjectIdColumn",
                                     NULL};
  size_t open = i + 2;
  if (!is_mark(s, open, '(')) return i + 2;
  if (is_one_of(s, i + 1, columns)) member->column = open;
  if (is_one_of(s, i + 1, keys)) member->column = open, member->key = 1;
  if (is_word(s, i + 1, "JoinColumn")) member->join = open;
  if (is_word(s, i + 1, "OneToMany") || is_word(s, i + 1, "ManyToMany")) member->many = 1;
  if (is_word(s, i + 1, "ManyToOne") || is_word(s, i + 1, "OneToOne")) {
    member->relation = open;
    for (size_t k = open, end = behind(s, open); k < end; k++) {
      if (!is_mark(s, k, '>') || at(s, k + 1)->kind != GOV_CODE_WORD) continue;
      member->target = at(s, k + 1)->text;
      break;
    }
  }
  return behind(s, open);
}

/* The column of a member; 0 when what it refers to stands in another file. */
static int add_member(script *s, const char *unit, size_t i, const entity_member *member) {
  gov_text own = at(s, i)->text, name = own;
  size_t open = member->column ? member->column : member->join;
  if (open && option(s, open, "name").n) name = option(s, open, "name");
  const char *column = keep(s, name);
  if (member->relation && (!member->join || name.z == own.z) && column)
    column = gov_arena_printf(&s->reading->facts->arena, "%sId", column);
  gov_field *row = gov_model_field(s->reading, unit, column, line_of(s, i));
  if (!row) return 1;
  size_t type = i + 1;
  while (is_mark(s, type, '?') || is_mark(s, type, '!') || is_mark(s, type, ':')) type++;
  gov_text of = open && at(s, open + 1)->kind == GOV_CODE_STRING ? at(s, open + 1)->text
                : open                                           ? option(s, open, "type")
                                                                 : (gov_text){0};
  row->type = keep(s, of.n ? of : at(s, type)->text);
  row->is_key = member->key;
  row->nullable = open && option_true(s, open, "nullable");
  if (member->relation) row->nullable = !option_true(s, member->relation, "primary");
  row->is_unique = open && option_true(s, open, "unique");
  row->complete = 1;
  if (member->relation) row->references = unit_named(s, member->target);
  return !member->relation || row->references;
}

static size_t read_entity(script *s, size_t i, size_t open, const char *unit, int extends) {
  size_t end = behind(s, open) - 1, first = GOV_COUNT(s->reading->facts, fields);
  int complete = !extends;
  entity_member member = {0};
  gov_model_unit(s->reading, unit, is_word(s, i + 1, "ViewEntity") ? GOV_VIEW : GOV_TABLE,
                 line_of(s, i), (gov_marks){0});
  for (i = open + 1; i < end;) {
    static const char *const modifiers[] = {"public",   "private", "protected",
                                            "readonly", "declare", NULL};
    if (is_mark(s, i, '@')) {
      i = read_decorator(s, i, &member);
    } else if (is_one_of(s, i, modifiers) && at(s, i + 1)->kind == GOV_CODE_WORD) {
      i++;
    } else if (at(s, i)->kind == GOV_CODE_WORD &&
               (member.column || (member.relation && !member.many))) {
      /* the far side of a one-to-one has no column */
      int is_owner = member.column || member.join || is_word(s, member.relation - 1, "ManyToOne");
      if (is_owner) complete &= add_member(s, unit, i, &member);
      member = (entity_member){0};
      while (i < end && !is_mark(s, i, ';') && !is_mark(s, i, '@'))
        i = is_mark(s, i, '{') || is_mark(s, i, '(') ? behind(s, i) : i + 1;
    } else {
      if (is_mark(s, i, ';')) member = (entity_member){0};
      i = is_mark(s, i, '{') || is_mark(s, i, '(') ? behind(s, i) : i + 1;
    }
  }
  if (!complete) mark_incomplete(s, first);
  return end;
}

static int name_entities(script *s) {
  for (size_t i = 0; at(s, i)->kind != GOV_CODE_END; i++) {
    gov_text class;
    const char *unit;
    int extends;
    if (entity(s, i, &class, &unit, &extends) && name_unit(s, class, unit) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* ---- plain interfaces ---- */

static int is_entity_name(gov_text name) {
  static const char *const others[] = {"props",   "request", "response", "dto",     "options",
                                       "config",  "state",   "params",   "service", "repository",
                                       "input",   "output",  "payload",  "context", "result",
                                       "handler", "store",   "client",   "error",   NULL};
  for (size_t i = 0; others[i]; i++) {
    if (gov_text_ends(name, others[i])) return 0;
  }
  return name.n && name.z[0] >= 'A' && name.z[0] <= 'Z';
}

/* `interface X {` or `type X = {`: the token of '{'; 0: it is none. */
static size_t interface_body(const script *s, size_t i) {
  size_t k = i + 2;
  if (!is_word(s, i, "interface") && !is_word(s, i, "type")) return 0;
  if (at(s, i + 1)->kind != GOV_CODE_WORD || !is_entity_name(at(s, i + 1)->text)) return 0;
  if (is_word(s, i, "type") && !is_mark(s, k++, '=')) return 0;
  while (is_word(s, i, "interface") && (at(s, k)->kind == GOV_CODE_WORD || is_mark(s, k, ','))) k++;
  return is_mark(s, k, '{') ? k : 0;
}

/* The member at `i`: name, '?', ':'; *optional. 0: it is no such member (a method). */
static size_t member_type(const script *s, size_t i, int *optional) {
  if (at(s, i)->kind != GOV_CODE_WORD) return 0;
  *optional = is_mark(s, i + 1, '?');
  size_t colon = i + 1 + (size_t)*optional;
  return is_mark(s, colon, ':') ? colon + 1 : 0;
}

static size_t next_member(const script *s, size_t i, size_t end) {
  int32_t line = at(s, i)->line;
  while (i < end && !is_mark(s, i, ';') && !is_mark(s, i, ',') && at(s, i)->line == line) {
    size_t to =
        is_mark(s, i, '{') || is_mark(s, i, '(') || is_mark(s, i, '[') ? behind(s, i) : i + 1;
    if (to > i + 1) line = at(s, to - 1)->line;
    i = to;
  }
  return i < end && (is_mark(s, i, ';') || is_mark(s, i, ',')) ? i + 1 : i;
}

static size_t read_interface(script *s, size_t i, size_t open) {
  size_t end = behind(s, open) - 1;
  int members = 0, has_id = 0, optional;
  for (size_t k = open + 1; k < end; k = next_member(s, k, end)) {
    if (is_word(s, k, "readonly")) k++;
    if (!member_type(s, k, &optional)) continue;
    members++;
    has_id |= is_word(s, k, "id") || is_word(s, k, "_id") || is_word(s, k, "uuid");
  }
  const char *unit = has_id && members > 1 ? keep(s, at(s, i + 1)->text) : NULL;
  gov_model_unit(s->reading, unit, GOV_DATASET, line_of(s, i), (gov_marks){0});
  for (size_t k = open + 1; unit && k < end; k = next_member(s, k, end)) {
    if (is_word(s, k, "readonly")) k++;
    size_t type = member_type(s, k, &optional);
    gov_field *row =
        type ? gov_model_field(s->reading, unit, keep(s, at(s, k)->text), line_of(s, k)) : NULL;
    if (!row) continue;
    if (at(s, type)->kind == GOV_CODE_WORD) row->type = keep(s, at(s, type)->text);
    row->nullable = optional;
  }
  return end;
}

/* ---- texts ---- */

static void read_all(script *s, int interfaces) {
  for (size_t i = 0; at(s, i)->kind != GOV_CODE_END; i++) {
    const char *unit;
    gov_text class;
    int extends;
    size_t open = drizzle_table(s, i, &unit);
    if (open) {
      i = read_drizzle(s, i, open, unit);
    } else if ((open = entity(s, i, &class, &unit, &extends)) != 0) {
      i = read_entity(s, i, open, unit, extends);
    } else if (interfaces && (open = interface_body(s, i)) != 0) {
      i = read_interface(s, i, open);
    }
  }
}

int gov_typescript_read(gov_reading *reading, gov_text text, int32_t first_line, int interfaces) {
  script s = {.reading = reading, .shift = first_line - 1, .units = {.row_bytes = sizeof(char *)}};
  int rc = gov_code_tokens(text, GOV_JAVASCRIPT, &s.tokens);
  if (rc == SQLITE_OK) rc = name_tables(&s);
  if (rc == SQLITE_OK) rc = name_entities(&s);
  if (rc == SQLITE_OK) read_all(&s, interfaces);
  gov_map_free(&s.by_name);
  gov_map_free(&s.schemas);
  gov_list_free(&s.units);
  gov_list_free(&s.tokens);
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}

static int recognise(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  int is_script = gov_text_ends(name, ".ts") || gov_text_ends(name, ".js") ||
                  gov_text_ends(name, ".mts") || gov_text_ends(name, ".mjs");
  if (!is_script) return 0;
  return gov_text_find(head->bytes, "Table(") || gov_text_find(head->bytes, "@Entity") ||
                 gov_text_find(head->bytes, ".table(")
             ? 80
             : 0;
}

static int read_file(gov_reading *reading) {
  return gov_typescript_read(reading, reading->source->bytes, 1, 0);
}

const gov_reader gov_reader_typescript_model = {
    .format = "typescript", .kinds = GOV_KIND_MODEL, .recognise = recognise, .read = read_file};
