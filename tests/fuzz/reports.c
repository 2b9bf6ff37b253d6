/* reports.c: any bytes as a report, log or pipeline: through every reader of those kinds,
** recognised or not, then the passes.
**
** Nothing but crashes, leaks and hangs is looked for here; what the readers say is for the golden
** tests.
*/
#include <stdint.h>
#include <stdlib.h>

#include "facts/lexicon/lexicon.h"
#include "facts/passes.h"
#include "read/prose/phrase_tables.h"
#include "read/readers.h"
#include "read/runs/run.h"
#include "workspace/lines.h"

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
  static gov_lexicon *lexicon; /* some milliseconds to build: once */
  static gov_phrase_tables *phrases;
  if (!lexicon) lexicon = gov_lexicon_new(NULL);
  if (!phrases) phrases = gov_phrase_tables_new();
  gov_reading reading = {.source = &source,
                         .settings = &facts,
                         .lexicon = lexicon,
                         .phrases = phrases,
                         .facts = &facts,
                         .artifact = &artifact};
  reader->recognise(&source);
  gov_lines lines;
  gov_lines_over(&lines, copy, size);
  gov_reader_read(reader, &reading, reader->read_lines ? &lines : NULL);
  if (gov_pass_names(&facts) == SQLITE_OK && gov_pass_runs(&facts) == SQLITE_OK)
    gov_pass_coverage(&facts);
  gov_facts_free(&facts);
  free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  for (int i = 0; gov_readers[i]; i++) {
    const gov_reader *reader = gov_readers[i];
    if (reader->kinds & GOV_RUN_KINDS) read_as(reader, GOV_KIND_REPORT, "r.json", data, size);
    if (reader->kinds & GOV_KIND_AUDIT) read_as(reader, GOV_KIND_AUDIT, "a.jsonl", data, size);
    if (reader->kinds & GOV_KIND_PIPELINE) read_as(reader, GOV_KIND_PIPELINE, "p.yaml", data, size);
  }
  return 0;
}
