/* sql_reader.c: SQL files: migration scripts, and schemas kept as models. */
#include "read/readers.h"
#include "read/sql/sql_facts.h"
#include <string.h>

static int is_sql(const gov_source *head) {
  gov_text name = gov_text_of(head->name);
  return gov_text_ends(name, ".sql") || gov_text_ends(name, ".psql") ||
                 gov_text_ends(name, ".ddl") || gov_text_ends(name, ".mysql") ||
                 gov_text_ends(name, ".pgsql") || gov_text_ends(name, ".tsql")
             ? 90
             : 0;
}

static int read_sql(gov_reading *reading, const gov_sql_options *options, gov_sql_script **script) {
  return gov_sql_read(&reading->facts->arena, reading->source->bytes, options, script);
}

/* Flyway runs a script outside when nothing in it can run inside, and refuses a mixture. */
static int is_wrapped(const gov_sql_script *script) {
  gov_sql_view view = {.script = script};
  int inside = !script->statement_count;
  for (int32_t i = 0; !inside && i < script->statement_count; i++)
    inside = !gov_sql_refuses_transaction(gov_sql_at(&view, i));
  return gov_sql_view_close(&view) != SQLITE_OK || inside;
}

static int read_script(gov_reading *reading) {
  gov_layout layout;
  gov_layout_read(&reading->facts->arena, reading->source->path, &layout);
  gov_sql_options options = {.dialect = gov_sql_flag_dialect(reading->settings),
                             .section = layout.section,
                             .structs = &reading->facts->scratch,
                             .packed = &reading->facts->parsed};
  gov_sql_script *script;
  int rc = read_sql(reading, &options, &script);
  if (rc != SQLITE_OK) return rc;
  /* Atlas' directives stand in the scripts of other tools, too. */
  if (script->tool && !strcmp(script->tool, "atlas") && layout.tool) script->tool = layout.tool;
  if (script->tool) layout.transactional = gov_layout_transactional(script->tool);
  /* A file that marks its own down part is no undo of another. */
  if (script->sections & (1 << GOV_SQL_UP)) layout.section = GOV_SQL_UP;
  if (script->changeset_count == 1 && script->changesets[0].transaction == 0)
    layout.transactional = 0;
  if (layout.transactional == GOV_LAYOUT_ASKED) layout.transactional = is_wrapped(script);
  return gov_sql_script_facts(reading, script, &layout);
}

static int read_model(gov_reading *reading) {
  gov_sql_options options = {.dialect = gov_sql_flag_dialect(reading->settings),
                             .structs = &reading->facts->scratch};
  gov_sql_script *script;
  int rc = read_sql(reading, &options, &script);
  return rc == SQLITE_OK ? gov_sql_model_facts(reading, script) : rc;
}

const gov_reader gov_reader_sql_script = {
    .format = "sql", .kinds = GOV_KIND_SCRIPT, .recognise = is_sql, .read = read_script};
const gov_reader gov_reader_sql_model = {
    .format = "sql", .kinds = GOV_KIND_MODEL, .recognise = is_sql, .read = read_model};
