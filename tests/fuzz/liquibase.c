/* liquibase.c: any bytes as a changelog in XML, YAML and JSON. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char *const paths[] = {"changelog/a.xml", "changelog/a.yaml", "changelog/a.json"};
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    char *copy = malloc(size + 1);
    if (!copy) return 0;
    if (size) memcpy(copy, data, size);
    copy[size] = 0;
    gov_source source = {paths[i], strrchr(paths[i], '/') + 1, GOV_KIND_SCRIPT, {copy, size}};
    gov_facts facts, settings;
    gov_facts_init(&facts);
    gov_facts_init(&settings);
    facts.default_path = paths[i];
    gov_artifact artifact = {.path = paths[i], .kind = "script", .status = GOV_READ};
    gov_reading reading = {
        .source = &source, .settings = &settings, .facts = &facts, .artifact = &artifact};
    if (gov_reader_liquibase.read(&reading) != SQLITE_OK) abort();
    gov_facts_free(&facts);
    gov_facts_free(&settings);
    free(copy);
  }
  return 0;
}
