/* markdown.c: any bytes as a Markdown plan: structure, units, amounts and meaning, and what must
 * hold of them. */
#include <stdlib.h>

#include "facts/facts.h"
#include "facts/lexicon/lexicon.h"
#include "read/prose/sentences.h"
#include "read/readers.h"

static void check(int holds) {
  if (!holds) abort();
}

static void check_document(const gov_document *document) {
  int32_t lines = document->markdown.line_count;
  for (size_t i = 0; i < document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    check(sentence->text.n > 0 && sentence->position);
    check(sentence->line >= 1 && sentence->line <= lines);
    check(sentence->section >= 0 && (size_t)sentence->section < document->sections.count);
    check(sentence->item <= (int32_t)i && sentence->parent < (int32_t)i &&
          sentence->lead < (int32_t)i);
    const gov_span *spans = gov_sentence_spans(document, sentence);
    for (uint32_t k = 0; k < sentence->span_count; k++) {
      check(spans[k].start <= spans[k].end && spans[k].end <= sentence->text.n);
    }
  }
  for (size_t i = 0; i < document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(document, (int32_t)i);
    check(section->parent < (int32_t)i && section->first <= section->end);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *copy = malloc(size + 1);
  if (!copy) return 0;
  if (size) memcpy(copy, data, size);
  copy[size] = 0;
  gov_source source = {"plan.md", "plan.md", GOV_KIND_PLAN, {copy, size}};
  gov_facts facts, settings;
  gov_facts_init(&facts);
  gov_facts_init(&settings);
  gov_document document;
  static gov_lexicon *lexicon; /* some milliseconds to build: once */
  static gov_phrase_tables *phrases;
  if (!lexicon) lexicon = gov_lexicon_new(NULL);
  if (!phrases) phrases = gov_phrase_tables_new();
  if (gov_document_read(&document, &source, phrases, &facts) == SQLITE_OK)
    check_document(&document);
  gov_document_free(&document);

  facts.default_path = source.path;
  gov_artifact artifact = {.path = source.path, .kind = "plan", .status = GOV_READ};
  gov_reading reading = {.source = &source,
                         .settings = &settings,
                         .lexicon = lexicon,
                         .phrases = phrases,
                         .facts = &facts,
                         .artifact = &artifact};
  check(gov_reader_markdown.read(&reading) == SQLITE_OK);
  gov_facts_free(&facts);
  gov_facts_free(&settings);
  free(copy);
  return 0;
}
