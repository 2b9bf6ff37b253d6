/* scripts.c: any bytes as two scripts of one series, in any language and dialect: read, judged by
** every pass, and what must hold of the hazards found. The first byte chooses the language, the
** second the dialect.
*/
#include <stdlib.h>

#include "facts/facts.h"
#include "facts/passes.h"
#include "read/readers.h"

static const char *const names[] = {"V1__a.sql", "V2__b.sql", "1.py", "2.py", "1.sh",  "2.sh",
                                    "1.ts",      "2.ts",      "1.rb", "2.rb", "1.sql", "1.xml"};
static const char *const dialects[] = {"auto", "postgresql", "mysql", "sqlite", "mssql", "oracle"};

static void check(int holds) {
  if (!holds) abort();
}

static void read_script(gov_facts *facts, const gov_facts *settings, const char *name,
                        const char *bytes, size_t size) {
  gov_source source = {name, name, GOV_KIND_SCRIPT, {bytes, size}};
  const gov_reader *reader = gov_reader_for(&source);
  if (!reader || reader->read_lines) return;
  gov_artifact *artifact = GOV_ADD(facts, artifacts);
  check(artifact != NULL);
  gov_artifact row = {.path = name, .kind = "script", .format = reader->format, .status = GOV_READ};
  gov_reading reading = {.source = &source, .settings = settings, .facts = facts, .artifact = &row};
  facts->default_path = name;
  check(gov_reader_read(reader, &reading, NULL) == SQLITE_OK);
  GOV_ROWS(facts, artifacts)[GOV_COUNT(facts, artifacts) - 1] = row;
}

static int32_t count_lines(const char *bytes, size_t size) {
  int32_t lines = 1;
  for (size_t i = 0; i < size; i++) lines += bytes[i] == '\n' || bytes[i] == '\r';
  return lines;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2) return 0;
  char *copy = malloc(size - 1);
  if (!copy) return 0;
  memcpy(copy, data + 2, size - 2);
  copy[size - 2] = 0;
  gov_facts facts, settings;
  gov_facts_init(&facts);
  gov_facts_init(&settings);
  gov_flag *flag = GOV_ADD(&settings, flags);
  check(flag != NULL);
  *flag = (gov_flag){.flag = "dialect", .value = dialects[data[1] % 6], .source = "set"};
  size_t pair = data[0] % 6 * 2;
  read_script(&facts, &settings, names[pair], copy, size - 2);
  read_script(&facts, &settings, names[pair + 1], copy, size - 2);
  check(gov_run_passes(&facts) == SQLITE_OK);
  int32_t lines = count_lines(copy, size - 2);
  gov_packed_view hazards = GOV_PACKED_VIEW(&facts, hazards);
  const gov_hazard *hazard;
  for (size_t i = 0; (hazard = gov_packed_next(&hazards, &i)) != NULL;) {
    check(hazard->path && hazard->hazard_id && hazard->name && hazard->severity && hazard->message);
    check(hazard->line >= 1 && hazard->line <= lines);
  }
  gov_packed_view_close(&hazards);
  gov_facts_free(&facts);
  gov_facts_free(&settings);
  free(copy);
  return 0;
}
