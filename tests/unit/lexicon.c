/* lexicon.c: every phrase of the data finds itself in the trie that the build made, and those of
** --lexicon stand beside them. */
#include "facts/lexicon/lexicon.h"

#include "check.h"
#include "embedded.h"

enum { EVERY_LANGUAGE = (1 << GOV_LANGUAGE_COUNT) - 1 };

/* A hit of the cue over all tokens of the text folded last. */
static int has_hit(const gov_folded *folded, int cue, int language, uint32_t first, uint32_t end) {
  for (size_t i = 0; i < folded->hits.count; i++) {
    const gov_hit *hit = gov_hit_at(folded, i);
    if ((int)hit->cue == cue && (int)hit->language == language && hit->first == first &&
        hit->end == end)
      return 1;
  }
  return 0;
}

static int finds_itself(const gov_lexicon *lexicon, gov_folded *folded, const gov_data_table *data,
                        int row) {
  int language = gov_language_find(gov_data_cell(data, row, 0));
  int cue = gov_cue_find(gov_data_cell(data, row, 1), gov_data_cell(data, row, 2));
  gov_text phrase = gov_text_of(gov_data_cell(data, row, 3));
  if (phrase.n > 1 && phrase.z[phrase.n - 1] == '*') phrase.n--;
  if (cue < 0 || language < 0 || gov_fold(folded, gov_trim(phrase)) != SQLITE_OK) return 1;
  int32_t words[GOV_LANGUAGE_COUNT] = {0};
  if (cue == GOV_CUE_FUNCTION_WORD)
    return gov_lexicon_words(lexicon, folded, words) == SQLITE_OK && words[language] > 0;
  unsigned languages = language == GOV_LANGUAGE_code ? GOV_LANGUAGE_BIT(code) : EVERY_LANGUAGE;
  return gov_lexicon_find(lexicon, folded, languages, 0) == SQLITE_OK &&
         has_hit(folded, cue, language, 0, (uint32_t)folded->tokens.count);
}

static void check_data(const gov_lexicon *lexicon, gov_folded *folded) {
  const gov_data_table *data = gov_data("lexicon");
  int missing = 0;
  for (int row = 0; row < data->row_count; row++) {
    if (finds_itself(lexicon, folded, data, row)) continue;
    if (missing++ < 5) fprintf(stderr, "not found: %s\n", gov_data_cell(data, row, 3));
  }
  CHECK(data->row_count > 1000);
  CHECK(missing == 0);
}

static void add(gov_facts *facts, const char *phrase, const char *aspect, const char *signal) {
  gov_added_phrase *row = GOV_ADD(facts, added_phrases);
  if (!row) return;
  row->language = "en";
  row->aspect = aspect;
  row->signal = signal;
  row->phrase = phrase;
}

static void find(const gov_lexicon *lexicon, gov_folded *folded, gov_text text) {
  CHECK(gov_fold(folded, text) == SQLITE_OK);
  CHECK(gov_lexicon_find(lexicon, folded, GOV_LANGUAGE_BIT(en), 0) == SQLITE_OK);
}

static void check_added(gov_folded *folded) {
  gov_facts facts;
  gov_facts_init(&facts);
  add(&facts, "zorp", "backup", "mechanism");
  add(&facts, "zorp keeper", "rollback", "act");
  add(&facts, "never", "tenancy", "risk"); /* the data has it as a negation */
  gov_lexicon *lexicon = gov_lexicon_new(&facts);
  CHECK(lexicon != NULL);
  find(lexicon, folded, GOV_TEXT("a zorp keeper"));
  CHECK(folded->hits.count == 1 && has_hit(folded, GOV_CUE_ROLLBACK_ACT, GOV_LANGUAGE_en, 1, 3));
  find(lexicon, folded, GOV_TEXT("zorps, zorp"));
  CHECK(folded->hits.count == 1 &&
        has_hit(folded, GOV_CUE_BACKUP_MECHANISM, GOV_LANGUAGE_en, 2, 3));
  find(lexicon, folded, GOV_TEXT("never"));
  CHECK(has_hit(folded, GOV_CUE_TENANCY_RISK, GOV_LANGUAGE_en, 0, 1));
  CHECK(has_hit(folded, GOV_CUE_NEGATION, GOV_LANGUAGE_en, 0, 1));
  find(lexicon, folded, (gov_text){"zorp\0keeper", 11}); /* a NUL leads nowhere */
  CHECK(has_hit(folded, GOV_CUE_BACKUP_MECHANISM, GOV_LANGUAGE_en, 0, 1));
  CHECK(!has_hit(folded, GOV_CUE_ROLLBACK_ACT, GOV_LANGUAGE_en, 0, 3));
  gov_lexicon_free(lexicon);
  gov_facts_free(&facts);
}

int main(void) {
  gov_folded folded;
  gov_folded_init(&folded);
  gov_lexicon *lexicon = gov_lexicon_new(NULL);
  CHECK(lexicon != NULL);
  check_data(lexicon, &folded);
  gov_lexicon_free(lexicon);
  check_added(&folded);
  gov_folded_free(&folded);
  return check_result();
}
