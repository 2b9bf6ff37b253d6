/* layout_code.c: which framework a file belongs to, and which of its lines run forwards and which
 * backwards. */
#include "read/scripts/layout_code_parse.h"
#include <string.h>

/* ---- frameworks ---- */

static const struct {
  const char *mark; /* stands in the file */
  gov_code_language language;
  const char *framework, *operations;
} frameworks[] = {
    {"ActiveRecord::Migration", GOV_RUBY, "rails", "rails"},
    {"DataMigrate", GOV_RUBY, "rails", "rails"},
    {"down_revision", GOV_PYTHON, "alembic", "alembic"},
    {"migrations.Migration", GOV_PYTHON, "django", "django"},
    {"class Migration(", GOV_PYTHON, "django", "django"},
    {"queryInterface", GOV_JAVASCRIPT, "sequelize", "javascript"},
    {"MigrationInterface", GOV_JAVASCRIPT, "typeorm", "javascript"},
    {"queryRunner", GOV_JAVASCRIPT, "typeorm", "javascript"},
    {"db.runSql(", GOV_JAVASCRIPT, "db-migrate", "javascript"},
    {"db.createTable(", GOV_JAVASCRIPT, "db-migrate", "javascript"},
    {"db.addColumn(", GOV_JAVASCRIPT, "db-migrate", "javascript"},
    {"db.collection(", GOV_JAVASCRIPT, "migrate-mongo", "javascript"},
    {"knex", GOV_JAVASCRIPT, "knex", "javascript"},
    {"exports.up", GOV_JAVASCRIPT, "knex", "javascript"},
    {"const up =", GOV_JAVASCRIPT, "knex", "javascript"},
    {"export function up", GOV_JAVASCRIPT, "knex", "javascript"},
    {"export async function up", GOV_JAVASCRIPT, "knex", "javascript"},
    {"async up(", GOV_JAVASCRIPT, "umzug", "javascript"},
};

static const char *find_framework(gov_text code, gov_code_language language, code_reader *r) {
  gov_text head = {code.z, code.n < 65536 ? code.n : 65536};
  for (size_t i = 0; i < sizeof frameworks / sizeof *frameworks; i++) {
    if (frameworks[i].language != language ||
        !memmem(head.z, head.n, frameworks[i].mark, strlen(frameworks[i].mark)))
      continue;
    r->framework = frameworks[i].operations;
    return frameworks[i].framework;
  }
  return NULL;
}

/* The folder above migrations/: Django's application. */
static gov_text application_of(const char *path) {
  const char *folder = NULL;
  for (const char *at = path; (at = strstr(at, "migrations/")) != NULL; at++) {
    if (at > path && at[-1] == '/') folder = at - 1;
  }
  if (!folder) return GOV_TEXT("app");
  const char *from = folder;
  while (from > path && from[-1] != '/') from--;
  return (gov_text){from, (size_t)(folder - from)};
}

/* ---- sections ---- */

static code_section named_section(const code_reader *r, int32_t i) {
  if (code_is(r, i, "up") || code_is(r, i, "upgrade")) return CODE_UP;
  if (code_is(r, i, "down") || code_is(r, i, "downgrade")) return CODE_DOWN;
  if (code_is(r, i, "change")) return CODE_CHANGE;
  return CODE_NOWHERE;
}

static void enter(code_reader *r, code_section section, int32_t column) {
  r->section = section;
  r->section_column = column;
  if (section == CODE_DOWN) r->has_down = 1;
  if (section == CODE_UP) r->has_up = 1;
  if (section == CODE_CHANGE) r->has_up = r->has_down = 1;
}

/* def up, def self.up, def upgrade(): a def that is none of these is a helper. */
static int definition(code_reader *r, int32_t i) {
  if (!code_is(r, i, "def")) return 0;
  int32_t name = code_is(r, i + 1, "self") && code_mark(r, i + 2, '.') ? i + 3 : i + 1;
  enter(r, named_section(r, name), code_at(r, i)->column);
  return 1;
}

/* Rails: reversible do |dir| dir.up { … } dir.down { … }. */
static int reversible(code_reader *r, int32_t i) {
  code_section section = named_section(r, i);
  if (section == CODE_NOWHERE || section == CODE_CHANGE || !code_mark(r, i - 1, '.')) return 0;
  if (!code_is(r, i + 1, "do") && !code_mark(r, i + 1, '{')) return 0;
  enter(r, section, code_at(r, i)->column);
  return 1;
}

/* Django's SeparateDatabaseAndState(state_operations=[…]): the database never hears of these, and Django
** takes them back itself. */
static void note_state_operations(code_reader *r, int32_t i) {
  if (!code_is(r, i, "state_operations") || !code_mark(r, i + 1, '=') || !code_mark(r, i + 2, '['))
    return;
  int32_t depth = 0;
  for (int32_t k = i + 2; k < r->count && r->looks++ < CODE_MAX_LOOKS; k++) {
    depth += code_mark(r, k, '[') - code_mark(r, k, ']');
    r->state_until = k;
    if (!depth) return;
  }
}

/* exports.up = …, export async function up(, async up(queryRunner), up: async (…) => … */
static int javascript_section(code_reader *r, int32_t i) {
  code_section section = named_section(r, i);
  if (section == CODE_NOWHERE || section == CODE_CHANGE) return 0;
  int exported = code_mark(r, i - 1, '.') && code_is(r, i - 2, "exports");
  if (code_mark(r, i - 1, '.') && !exported) return 0;
  int opens = code_mark(r, i + 1, '(') || code_mark(r, i + 1, '=') || code_mark(r, i + 1, ':');
  if (!opens) return 0;
  enter(r, section, code_at(r, i)->column);
  return 1;
}

static int section_change(code_reader *r, int32_t i) {
  const gov_code_token *token = code_at(r, i);
  if (token->kind != GOV_CODE_WORD) return 0;
  if (r->language == GOV_JAVASCRIPT) {
    /* Back at the margin: export { up, down }, the next function. */
    if (token->starts_line && !token->column) r->section = CODE_NOWHERE;
    return javascript_section(r, i);
  }
  /* Python: code back at the margin of a function is outside of it. */
  if (r->language == GOV_PYTHON && token->starts_line && r->section != CODE_NOWHERE &&
      token->column <= r->section_column && strcmp(r->framework, "django") != 0) {
    r->section = CODE_NOWHERE;
  }
  return definition(r, i) || (r->language == GOV_RUBY && reversible(r, i));
}

/* ---- lines that are no operations ---- */

/* A line that does nothing to data: logging, returning, closing, docstrings, saying that it is done. */
static int is_neutral(const code_reader *r, int32_t i) {
  static const char *const words[] = {"end",
                                      "puts",
                                      "p",
                                      "say",
                                      "say_with_time",
                                      "Rails",
                                      "logger",
                                      "return",
                                      "nil",
                                      "pass",
                                      "print",
                                      "log",
                                      "async",
                                      "logging",
                                      "console",
                                      "else",
                                      "true",
                                      "null",
                                      "private",
                                      "begin",
                                      "disable_ddl_transaction!",
                                      "ensure",
                                      "Promise",
                                      "await",
                                      "safety_assured",
                                      "public",
                                      "module",
                                      "exports",
                                      "cb",
                                      "callback",
                                      "done",
                                      "next",
                                      "resolve"};
  static const char *const connections[] = {"bind", "conn", "connection"}; /* neutral to name */
  const gov_code_token *token = code_at(r, i);
  if (token->kind != GOV_CODE_WORD) return 1;
  for (size_t k = 0; k < sizeof connections / sizeof *connections; k++) {
    if (code_is(r, i, connections[k]))
      return code_mark(r, i + 1, '=') || (code_mark(r, i + 1, ':') && r->language == GOV_PYTHON);
  }
  for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
    if (code_is(r, i, words[k])) return 1;
  }
  return 0;
}

/* JavaScript goes on in one line: { a(); b() }, () => a(). */
static int begins_statement(const code_reader *r, int32_t i) {
  if (code_at(r, i)->starts_line) return 1;
  if (r->language != GOV_JAVASCRIPT || code_mark(r, i + 1, ':')) return 0;
  return code_mark(r, i - 1, '{') || code_mark(r, i - 1, ';') ||
         (code_mark(r, i - 1, '>') && code_mark(r, i - 2, '='));
}

/* Code of its own begins here. What is awaited or returned is code when it is a call. Looks at a few
** tokens only: the next line begins anew. */
static int is_other_code(const code_reader *r, int32_t i) {
  enum { HANDING = 2, CHAIN = 64 }; /* return await · a.b.c( */
  if (!begins_statement(r, i)) return 0;
  int handed = 0;
  while (handed < HANDING && r->language == GOV_JAVASCRIPT &&
         (code_is(r, i, "await") || code_is(r, i, "return")))
    handed++, i++;
  if (is_neutral(r, i)) return 0;
  for (int32_t end = i + CHAIN;
       handed && i < end && (code_at(r, i)->kind == GOV_CODE_WORD || code_mark(r, i, '.')); i++) {
    if (code_mark(r, i + 1, '(')) return 1;
  }
  return !handed;
}

/* has_column, hasColumn, and no hashNames: a call named for a question asks. */
static int asks(const code_reader *r, int32_t i) {
  static const char *const questions[] = {"has",    "is",      "get",   "inspect", "check",
                                          "table",  "column",  "index", "find",    "count",
                                          "exists", "session", "print", "len"};
  gov_text name = code_at(r, i)->text;
  for (size_t k = 0; k < sizeof questions / sizeof *questions; k++) {
    size_t n = strlen(questions[k]);
    if (gov_text_starts(name, questions[k]) &&
        (name.n == n || name.z[n] == '_' || gov_lower(name.z[n]) != name.z[n]))
      return 1;
  }
  return 0;
}

/* A call somewhere in a line, return wipe() · Promise.all([wipe()]), that nobody here understands. */
static int calls_unknown(const code_reader *r, int32_t i) {
  static const char *const harmless[] = {"if",      "elif",   "while",    "for",    "catch",
                                         "switch",  "and",    "or",       "not",    "in",
                                         "up",      "down",   "upgrade",  "change", "function",
                                         "super",   "then",   "finally",  "reject", "downgrade",
                                         "require", "format", "get_bind", "unless", "str"};
  if (!code_mark(r, i + 1, '(') || code_is(r, i - 1, "def") || code_is(r, i - 1, "function"))
    return 0;
  if (code_pattern(r->framework, code_at(r, i)->text, 0) || asks(r, i)) return 0;
  for (size_t k = 0; k < sizeof harmless / sizeof *harmless; k++) {
    if (code_is(r, i, harmless[k])) return 0;
  }
  while (code_mark(r, i - 1, '.') && code_at(r, i - 2)->kind == GOV_CODE_WORD) i -= 2;
  if (code_is(r, i, "Rails")) return !code_is(r, i + 2, "logger") && !code_is(r, i + 2, "env");
  return !is_neutral(r, i) || code_mark(r, i - 1, '.');
}

/* fillRows(queryInterface), clean_up(conn): whoever is handed the connection may do anything with it; one
** that is named for a question asks. */
static int hands_over(const code_reader *r, int32_t i) {
  static const char *const connections[] = {
      "queryInterface", "queryRunner", "knex",      "trx",  "db", "conn",
      "session",        "connection",  "sequelize", "bind", "op"};
  static const char *const keywords[] = {"if",     "while",    "for",      "catch",
                                         "switch", "function", "async",    "up",
                                         "down",   "upgrade",  "downgrade"};
  if (r->language == GOV_RUBY || !code_mark(r, i + 1, '(') || code_mark(r, i - 1, '.') ||
      code_is(r, i - 1, "def") || code_is(r, i - 1, "function") || code_is(r, i - 1, "new"))
    return 0;
  for (size_t k = 0; k < sizeof keywords / sizeof *keywords; k++) {
    if (code_is(r, i, keywords[k])) return 0;
  }
  if (asks(r, i)) return 0;
  for (int32_t at = i + 2; at < i + 12 && !code_mark(r, at, ')'); at++) {
    int argument = code_mark(r, at - 1, '(') || code_mark(r, at - 1, ',');
    for (size_t k = 0; argument && k < sizeof connections / sizeof *connections; k++) {
      if (code_is(r, at, connections[k])) return 1;
    }
    if (code_mark(r, at, '(') || code_mark(r, at, '{')) return 0;
  }
  return 0;
}

static int refuses(code_reader *r, int32_t i) {
  int raises = code_is(r, i, "raise") || code_is(r, i, "throw");
  if (!raises || r->section == CODE_NOWHERE) return 0;
  code_text *text = r->section == CODE_DOWN ? &r->down : &r->up;
  if (!text->line) text->line = 1;
  code_pad(text, code_at(r, i)->line);
  code_append(text, "RAISE EXCEPTION; ", 17);
  return 1;
}

/* User.update_all(…), Legacy::Import.run as a statement, session.add(…): a model's row, or anybody's code
** that is there for what it does. */
static int writes(const code_reader *r, int32_t i) {
  static const char *const looks[] = {"reset_column_information", "transaction", "logger",
                                      "connection"};
  static const char *const by_session[] = {"add",
                                           "add_all",
                                           "delete",
                                           "merge",
                                           "bulk_save_objects",
                                           "bulk_insert_mappings",
                                           "bulk_update_mappings"};
  gov_text word = code_at(r, i)->text;
  if (!code_at(r, i)->starts_line) return 0;
  if (r->language == GOV_PYTHON && code_is(r, i, "session") && code_mark(r, i + 1, '.')) {
    for (size_t k = 0; k < sizeof by_session / sizeof *by_session; k++) {
      if (code_is(r, i + 2, by_session[k])) return 1;
    }
  }
  if (r->language != GOV_RUBY || word.z[0] < 'A' || word.z[0] > 'Z') return 0;
  while (code_mark(r, i + 1, ':') && code_mark(r, i + 2, ':')) i += 3;
  if (!code_mark(r, i + 1, '.') || code_at(r, i + 2)->kind != GOV_CODE_WORD) return 0;
  for (size_t k = 0; k < sizeof looks / sizeof *looks; k++) {
    if (code_is(r, i + 2, looks[k])) return 0;
  }
  int32_t line = code_at(r, i)->line; /* a call that is known is read as what it is */
  for (i += 2; i < r->count && code_at(r, i)->line == line; i++) {
    if (code_at(r, i)->kind == GOV_CODE_WORD && code_pattern(r->framework, code_at(r, i)->text, 0))
      return 0;
  }
  return 1;
}

/* Rails: reversible do |dir|, dir.up do and the like only hold the lines that count. */
static int is_frame(const code_reader *r, int32_t i) {
  if (r->language != GOV_RUBY) return 0;
  if (code_mark(r, i + 1, '.') && named_section(r, i + 2) != CODE_NOWHERE) return 1;
  return r->section == CODE_CHANGE &&
         (code_is(r, i, "reversible") || code_is(r, i, "if") || code_is(r, i, "unless"));
}

static void note_code(code_reader *r, int32_t i) {
  if (is_frame(r, i)) return;
  if (!r->other[r->section]++) r->other_line[r->section] = code_at(r, i)->line;
  if (writes(r, i) && !r->writes[r->section]++) r->writes_line[r->section] = code_at(r, i)->line;
}

/* The line of the block's end: its closing brace, or an `end` that is indented no deeper than the block's first line. */
static int32_t block_end_line(const code_reader *r, int32_t i) {
  enum { LOOKS = 4096 };
  int32_t first = i, depth = 0, last = i + LOOKS < r->count ? i + LOOKS : r->count;
  int braces = code_mark(r, i + 1, '{');
  if (!braces && !code_is(r, i + 1, "do")) return 0;
  while (first > 0 && !code_at(r, first)->starts_line) first--;
  for (int32_t at = i + 1; at < last; at++) {
    const gov_code_token *token = code_at(r, at);
    if (braces) depth += code_mark(r, at, '{') - code_mark(r, at, '}');
    if (braces ? !depth
               : token->starts_line && code_is(r, at, "end") &&
                     token->column <= code_at(r, first)->column)
      return token->line;
  }
  return 0;
}

/* The comment that is the whole line above the token's; nothing when there is none. */
static gov_text comment_above(const code_reader *r, int32_t i) {
  const char *begin = r->tokens[0].text.z, *z = code_at(r, i)->text.z;
  while (z > begin && z[-1] != '\n') z--;
  const char *end = z > begin ? z - 1 : z;
  for (z = end; z > begin && z[-1] != '\n';) z--;
  gov_text line = gov_trim((gov_text){z, (size_t)(end - z)});
  if (!line.n || line.z[0] != '#' || gov_text_find(line, "*/")) return (gov_text){0};
  return gov_trim((gov_text){line.z + 1, line.n - 1});
}

/* strong_migrations: somebody answers for what the block does. */
static void note_assured(code_reader *r, int32_t i) {
  if (r->language != GOV_RUBY || !code_is(r, i, "safety_assured")) return;
  r->assured_to = block_end_line(r, i);
  r->assured_why = comment_above(r, i);
}

static void read_token(code_reader *r, int32_t i) {
  const gov_code_token *token = code_at(r, i);
  if (section_change(r, i)) return;
  if (r->section == CODE_NOWHERE || token->kind != GOV_CODE_WORD || i < r->passed) return;
  note_assured(r, i);
  if (refuses(r, i) || code_operation(r, i)) return;
  if (code_unknown_operation(r, i)) return;
  if (hands_over(r, i)) {
    r->operations[r->section]++;
    code_add_unknown(r, r->section == CODE_DOWN, token->line);
    return;
  }
  /* In doubt something is changed, and nothing taken back. */
  if (is_other_code(r, i) || (r->section == CODE_UP && calls_unknown(r, i))) note_code(r, i);
}

/* Django: only `operations = []` is known to do nothing; OPS, [*helpers()] may do anything. */
static void note_django_operations(code_reader *r, int32_t i) {
  if (!code_is(r, i, "operations") || !code_at(r, i)->starts_line) return;
  int32_t line = code_at(r, i)->line, to = i + 1;
  if (code_mark(r, to, ':')) { /* operations: ClassVar[list] = [] */
    while (to < r->count && code_at(r, to)->line == line && !code_mark(r, to, '=')) to++;
  }
  int nothing = code_mark(r, to, '=') && code_mark(r, to + 1, '[') && code_mark(r, to + 2, ']') &&
                (to + 3 >= r->count || code_at(r, to + 3)->starts_line);
  if (!nothing) note_code(r, i);
}

/* A part that has code and no operation runs something nobody here can tell; so does one that surely
** does more than its operations. */
static void note_other_code(code_reader *r, code_section section, code_text *text) {
  int only = !r->operations[section] && r->other[section];
  if (!only && !r->writes[section]) return;
  if (!text->line) text->line = 1;
  code_pad(text, only ? r->other_line[section] : r->writes_line[section]);
  code_append(text, "EXECUTE (code); ", 16);
}

static void finish(code_reader *r, gov_code_script *script) {
  note_other_code(r, CODE_UP, &r->up);
  note_other_code(r, CODE_DOWN, &r->down);
  note_other_code(r, CODE_CHANGE, &r->up); /* runs on the way back as it did on the way there */
  note_other_code(r, CODE_CHANGE, &r->down);
  if (r->irreversible && (!strcmp(r->framework, "django") || r->operations[CODE_CHANGE])) {
    /* One step without a way back stops the framework before any other is undone: Rails writes it out as a
    ** raise would be. */
    int raises = !strcmp(r->framework, "rails");
    r->has_down = raises;
    r->down = (code_text){.z = r->down.z, .capacity = r->down.capacity, .line = 1};
    code_pad(&r->down, r->irreversible);
    if (raises) code_append(&r->down, "RAISE EXCEPTION; ", 17);
  }
  script->up = (gov_text){gov_arena_copy(r->arena, r->up.z ? r->up.z : "", r->up.n), r->up.n};
  script->down =
      (gov_text){gov_arena_copy(r->arena, r->down.z ? r->down.z : "", r->down.n), r->down.n};
  script->has_down = r->has_down;
  script->unread = r->unread;
}

static int switches_transaction_off(gov_text code, gov_code_language language) {
  static const char *const marks[] = {"disable_ddl_transaction!", "disable_ddl_transaction = true",
                                      "atomic = False", "transaction: false", "autocommit_block"};
  (void)language;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (memmem(code.z, code.n, marks[i], strlen(marks[i]))) return 1;
  }
  return 0;
}

/* What a migration imports says which database it is for: unless it imports both. */
static gov_sql_dialect dialect_of(gov_text code, gov_code_language language) {
  static const char *const postgresql[] = {"sqlalchemy.dialects import postgresql",
                                           "sqlalchemy.dialects.postgresql",
                                           "django.contrib.postgres", NULL};
  static const char *const mysql[] = {"sqlalchemy.dialects import mysql",
                                      "sqlalchemy.dialects.mysql", NULL};
  int found[2] = {0, 0};
  for (int i = 0; language == GOV_PYTHON && postgresql[i]; i++)
    found[0] |= memmem(code.z, code.n, postgresql[i], strlen(postgresql[i])) != NULL;
  for (int i = 0; language == GOV_PYTHON && mysql[i]; i++)
    found[1] |= memmem(code.z, code.n, mysql[i], strlen(mysql[i])) != NULL;
  if (found[0] == found[1]) return GOV_SQL_ANY;
  return found[0] ? GOV_SQL_POSTGRESQL : GOV_SQL_MYSQL;
}

/* revision = "a1b2", down_revision: Union[str, None] = ("a1b2", …): the first text behind the =. */
static const char *said_as(const code_reader *r, const char *word) {
  for (int32_t i = 0; i < r->count; i++) {
    if (!code_is(r, i, word) || code_at(r, i)->column) continue;
    int32_t line = code_at(r, i)->line;
    while (i < r->count && !code_mark(r, i, '=') && code_at(r, i)->line == line) i++;
    i += 1 + (code_mark(r, i + 1, '(') || code_mark(r, i + 1, '['));
    const gov_code_token *token = code_at(r, i);
    return token->kind == GOV_CODE_STRING ? gov_arena_copy(r->arena, token->text.z, token->text.n)
                                          : NULL;
  }
  return NULL;
}

int gov_code_read(gov_arena *arena, const char *path, gov_text code, gov_code_language language,
                  gov_code_script *script) {
  code_reader r = {.arena = arena, .language = language, .application = application_of(path)};
  gov_list tokens = {0};
  *script = (gov_code_script){.transactional = -1};
  script->framework = find_framework(code, language, &r);
  if (!script->framework) return 0;
  if (gov_code_tokens(code, language, &tokens) != SQLITE_OK) {
    gov_list_free(&tokens);
    return -1;
  }
  r.tokens = (const gov_code_token *)(const void *)tokens.rows;
  r.count = (int32_t)tokens.count - 1;
  if (!strcmp(r.framework, "django")) enter(&r, CODE_UP, 0), r.has_down = 1;
  for (int32_t i = 0; i < r.count; i++) {
    if (!strcmp(r.framework, "django")) {
      note_state_operations(&r, i);
      note_django_operations(&r, i);
      code_operation(&r, i);
    } else
      read_token(&r, i);
  }
  finish(&r, script);
  if (!strcmp(r.framework, "alembic")) {
    script->revision = said_as(&r, "revision");
    script->after = said_as(&r, "down_revision");
  }
  script->dialect = dialect_of(code, language);
  if (switches_transaction_off(code, language)) script->transactional = 0;
  int failed = r.up.failed || r.down.failed || arena->failed;
  sqlite3_free(r.up.z);
  sqlite3_free(r.down.z);
  gov_list_free(&tokens);
  if (failed) return -1;
  return r.has_up;
}
