/* sentences_phrases.c: the phrases of data tables that sentences say, looked up once for all stages. */
#include "read/prose/sentences.h"

int gov_document_phrases(gov_document *document, const gov_phrase_tables *phrases) {
  for (size_t i = 0; i < document->sentences.count; i++) {
    gov_sentence *sentence = gov_list_at(&document->sentences, i);
    if (sentence->code != GOV_CODE_NONE) continue;
    char folded[GOV_SAID_BYTES];
    gov_text low = {folded, gov_fold_letters(sentence->text, folded, sizeof folded)};
    sentence->said = (uint32_t)document->said.count;
    if (gov_phrases_list(&phrases->said, low, &document->said) != SQLITE_OK) return SQLITE_NOMEM;
    sentence->said_count = (uint32_t)document->said.count - sentence->said;
  }
  return SQLITE_OK;
}
