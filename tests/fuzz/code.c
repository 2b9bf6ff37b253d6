/* code.c: any bytes as a migration in Ruby, Python, JavaScript, and as a program of no tool. The SQL
 * made of it must be readable as any other. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/readers.h"
#include "read/scripts/script_quality.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_as(const gov_reader *reader, const char *path, gov_text text) {
  gov_source source = {path, strrchr(path, '/') + 1, GOV_KIND_SCRIPT, text};
  gov_facts facts, settings;
  gov_facts_init(&facts);
  gov_facts_init(&settings);
  facts.default_path = path;
  gov_artifact artifact = {.path = path, .kind = "script", .status = GOV_READ};
  gov_reading reading = {
      .source = &source, .settings = &settings, .facts = &facts, .artifact = &artifact};
  if (reader->read(&reading) != SQLITE_OK) abort();
  gov_facts_free(&facts);
  gov_facts_free(&settings);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  /* Each framework's mark in front, so that mutated bytes are still taken for one of its files. */
  static const struct {
    const char *path, *mark;
  } ways[] = {{"db/migrate/1_x.rb", "ActiveRecord::Migration\n"},
              {"app/migrations/0001_x.py", "migrations.Migration\n"},
              {"versions/1_x.py", "down_revision = 1\n"},
              {"migrations/1_x.js", "queryInterface;\n"}};
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    size_t mark = strlen(ways[i].mark);
    char *copy = malloc(mark + size + 1);
    if (!copy) return 0;
    memcpy(copy, ways[i].mark, mark);
    if (size) memcpy(copy + mark, data, size);
    copy[mark + size] = 0;
    read_as(&gov_reader_code_script, ways[i].path, (gov_text){copy, mark + size});
    free(copy);
  }
  static const char *const programs[] = {"ops/x.sh", "ops/x.py", "ops/x.ts", "ops/x.rb"};
  for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
    read_as(&gov_reader_code, programs[i], (gov_text){(const char *)data, size});
  return 0;
}
