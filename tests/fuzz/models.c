/* models.c: any bytes as a data model, policy or registry: through every reader of those kinds,
** recognised or not, then the passes that look at what they say.
**
** Crashes, leaks and hangs are looked for; what the readers say is for the golden tests.
*/
#include <stdint.h>
#include <stdlib.h>

#include "facts/passes.h"
#include "read/prose/phrase_tables.h"
#include "read/readers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_as(const gov_reader *reader, gov_kind kind, const char *name, const uint8_t *data,
                    size_t size) {
  gov_facts facts;
  char *copy = malloc(size + 1);
  if (!copy) return;
  memcpy(copy, data, size);
  copy[size] = 0;
  gov_facts_init(&facts);
  facts.default_path = name;
  gov_source source = {.path = name, .name = name, .kind = kind, .bytes = {copy, size}};
  gov_artifact artifact = {
      .path = name, .kind = gov_kind_name(kind), .format = reader->format, .status = GOV_READ};
  static gov_phrase_tables *phrases;
  if (!phrases) phrases = gov_phrase_tables_new();
  gov_reading reading = {.source = &source,
                         .settings = &facts,
                         .phrases = phrases,
                         .facts = &facts,
                         .artifact = &artifact};
  reader->recognise(&source);
  if (!reader->read_lines) gov_reader_read(reader, &reading, NULL);
  gov_artifact *row = GOV_ADD(&facts, artifacts);
  if (row) *row = artifact;
  if (gov_pass_names(&facts) == SQLITE_OK && gov_pass_classification(&facts) == SQLITE_OK &&
      gov_pass_policies(&facts) == SQLITE_OK)
    gov_pass_tenancy(&facts);
  gov_facts_free(&facts);
  free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const struct {
    gov_kind kind;
    const char *name;
  } kinds[] = {{GOV_KIND_MODEL, "m.yaml"},
               {GOV_KIND_POLICY, "policies/p.md"},
               {GOV_KIND_REGISTRY, ".spec/registry/r.json"}};
  for (int i = 0; gov_readers[i]; i++) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
      if (gov_readers[i]->kinds & (unsigned)kinds[k].kind)
        read_as(gov_readers[i], kinds[k].kind, kinds[k].name, data, size);
    }
  }
  return 0;
}
