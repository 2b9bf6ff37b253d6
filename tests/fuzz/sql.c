/* sql.c: any bytes as SQL, in every dialect, as a script and as a schema. Besides not crashing:
** lines and spans stay inside the text, numbers count up, nested statements point back, and lists
** hold no holes. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/readers.h"
#include "read/sql/sql_statement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds) {
  if (!holds) abort();
}

static void check_names(const gov_sql_names *names) {
  for (int32_t i = 0; i < names->count; i++) check(names->rows[i] != NULL);
}

static void check_script(const gov_sql_script *script, size_t size) {
  check(script->changeset_count > 0);
  for (int32_t i = 0; i < script->statement_count; i++) {
    const gov_sql_statement *s = script->statements[i];
    check(s->number == i + 1 && s->line >= 1 && s->nested_in < i);
    check((size_t)s->span.at + s->span.bytes <= size);
    check(s->changeset >= 0 && s->changeset < script->changeset_count);
    check(!s->name.full || (s->name.last >= s->name.full && s->name.parts > 0));
    check_names(&s->written);
    check_names(&s->predicate);
    check_names(&s->calls);
    check_names(&s->selected);
    check_names(&s->key);
    check(gov_sql_verb_name(s->verb) != NULL);
    for (int32_t k = 0; k < s->column_count; k++) check(s->columns[k].name != NULL);
    for (int32_t k = 0; k < s->source_count; k++) check(s->sources[k].table.full != NULL);
  }
  for (int32_t i = 0; i < script->directive_count; i++) {
    check(script->directives[i].statement < script->statement_count);
  }
}

static void read_as(const gov_reader *reader, const char *path, gov_kind kind, gov_text text) {
  gov_source source = {path, strrchr(path, '/') + 1, kind, text};
  gov_facts facts, settings;
  gov_facts_init(&facts);
  gov_facts_init(&settings);
  facts.default_path = path;
  gov_artifact artifact = {.path = path, .kind = gov_kind_name(kind), .status = GOV_READ};
  gov_reading reading = {
      .source = &source, .settings = &settings, .facts = &facts, .artifact = &artifact};
  check(reader->read(&reading) == SQLITE_OK);
  gov_facts_free(&facts);
  gov_facts_free(&settings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *copy = malloc(size + 1);
  if (!copy) return 0;
  if (size) memcpy(copy, data, size);
  copy[size] = 0;
  for (int dialect = GOV_SQL_ANY; dialect <= GOV_SQL_OTHER; dialect++) {
    gov_arena arena = {0};
    gov_sql_options options = {.dialect = (gov_sql_dialect)dialect, .want_commented_out = 1};
    gov_sql_script *script;
    check(gov_sql_read(&arena, (gov_text){copy, size}, &options, &script) == SQLITE_OK);
    check_script(script, size);
    gov_arena_free(&arena);
  }
  read_as(&gov_reader_sql_script, "migrations/001_x.sql", GOV_KIND_SCRIPT, (gov_text){copy, size});
  read_as(&gov_reader_sql_model, "schema/x.sql", GOV_KIND_MODEL, (gov_text){copy, size});
  free(copy);
  return 0;
}
