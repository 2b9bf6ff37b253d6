/* layout_code_reader.c: migrations in Ruby, Python, JavaScript and TypeScript as scripts. */
#include "read/readers.h"
#include "read/scripts/layout_code.h"
#include "read/sql/sql_facts.h"
#include <string.h>

static int language_of(const char *name, gov_code_language *language) {
  gov_text text = gov_text_of(name);
  if (gov_text_ends(text, ".rb"))
    *language = GOV_RUBY;
  else if (gov_text_ends(text, ".py"))
    *language = GOV_PYTHON;
  else if (gov_text_ends(text, ".js") || gov_text_ends(text, ".ts") ||
           gov_text_ends(text, ".mjs") || gov_text_ends(text, ".cjs"))
    *language = GOV_JAVASCRIPT;
  else
    return 0;
  return 1;
}

static int is_code(const gov_source *head) {
  static const char *const marks[] = {"ActiveRecord::Migration",
                                      "down_revision",
                                      "migrations.Migration",
                                      "class Migration(",
                                      "queryInterface",
                                      "MigrationInterface",
                                      "queryRunner",
                                      "exports.up",
                                      "function up",
                                      "const up =",
                                      "async up(",
                                      "knex"};
  gov_code_language language;
  if (!language_of(head->name, &language)) return 0;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    if (head->bytes.n && memmem(head->bytes.z, head->bytes.n, marks[i], strlen(marks[i])))
      return 60;
  }
  return 0;
}

/* Appends the statements of the down part to those of the up part. */
static int join(gov_arena *arena, gov_sql_script *up, const gov_sql_script *down) {
  int32_t count = up->statement_count + down->statement_count;
  gov_sql_statement **rows = gov_arena_alloc(arena, (size_t)(count + 1) * sizeof *rows);
  if (!rows) return SQLITE_NOMEM;
  if (up->statement_count) memcpy(rows, up->statements, (size_t)up->statement_count * sizeof *rows);
  for (int32_t i = 0; i < down->statement_count; i++) {
    gov_sql_statement *s = down->statements[i];
    s->number += up->statement_count;
    if (s->nested_in >= 0) s->nested_in += up->statement_count;
    rows[up->statement_count + i] = s;
  }
  up->statements = rows;
  up->statement_count = count;
  up->opaque_count += down->opaque_count;
  up->sections |= down->sections | 1 << GOV_SQL_UP;
  return SQLITE_OK;
}

/* Alembic's 4e4d5a9ea000_add_notes.py: the revision's id is the version, whatever it begins with. */
static void name_revision(gov_arena *arena, const char *name, gov_layout *layout) {
  const char *under = strchr(name, '_'), *dot = strrchr(name, '.');
  if (!under || !dot || under > dot || !gov_is_word(*name)) return;
  layout->version = gov_arena_copy(arena, name, (size_t)(under - name));
  layout->name = gov_arena_copy(arena, under + 1, (size_t)(dot - under - 1));
}

static int read_code(gov_reading *reading) {
  gov_arena *arena = &reading->facts->arena;
  const char *path = reading->source->path;
  gov_code_language language = GOV_PYTHON;
  gov_code_script code;
  language_of(reading->source->name, &language);
  int found = gov_code_read(arena, path, reading->source->bytes, language, &code);
  if (found < 0) return SQLITE_NOMEM;
  if (!found) {
    reading->artifact->status = GOV_SKIPPED;
    reading->artifact->note = "no migration of a framework that is known";
    return SQLITE_OK;
  }
  gov_layout layout;
  gov_layout_read(arena, path, &layout);
  gov_sql_dialect flag = gov_sql_flag_dialect(reading->settings);
  gov_sql_options options = {.dialect = flag ? flag : code.dialect,
                             .structs = &reading->facts->scratch};
  gov_sql_script *up, *down;
  int rc = gov_sql_read(arena, code.up, &options, &up);
  options.section = GOV_SQL_DOWN;
  if (rc == SQLITE_OK) rc = gov_sql_read(arena, code.down, &options, &down);
  if (rc == SQLITE_OK) rc = join(options.structs, up, down);
  if (rc != SQLITE_OK) return rc;
  layout.tool = up->tool = code.framework;
  if (!strcmp(code.framework, "alembic")) name_revision(arena, reading->source->name, &layout);
  layout.revision = code.revision;
  layout.after = code.after;
  layout.section = GOV_SQL_UP;
  layout.transactional =
      code.transactional >= 0 ? code.transactional : gov_layout_transactional(code.framework);
  up->changesets[0].has_down = (uint8_t)code.has_down;
  if (code.unread) {
    gov_diagnose(
        reading->facts, GOV_WARNING, "code.unread", (gov_place){path, 0},
        "%d call(s) of the migration have arguments that are not plain names and were not read",
        code.unread);
  }
  return gov_sql_script_facts(reading, up, &layout);
}

const gov_reader gov_reader_code_script = {
    .format = "code", .kinds = GOV_KIND_SCRIPT, .recognise = is_code, .read = read_code};
