/* meaning_language.c: which language a document is in, and which a sentence of it.
**
** Latin languages share words ("no", "si", "or"), so only the phrases of one are read. A sentence
** may be in another language than its document, and its "kein" must not be overlooked: what its
** function words say decides, and where they say too little, both languages are read.
*/
#include "read/prose/meaning_parts.h"

enum { LANGUAGE_SAMPLE_BYTES = 4096, CLEAR_LEAD = 2 };

static const gov_language latin[] = {GOV_LANGUAGE_en, GOV_LANGUAGE_de, GOV_LANGUAGE_es,
                                     GOV_LANGUAGE_fr, GOV_LANGUAGE_pt};
enum { LATIN_COUNT = sizeof latin / sizeof *latin };

static int has_kana(gov_text text) {
  for (size_t i = 0; i + 2 < text.n; i++) {
    unsigned char second = (unsigned char)text.z[i + 1];
    if ((unsigned char)text.z[i] == 0xE3 && (second == 0x81 || second == 0x82 || second == 0x83))
      return 1;
  }
  return 0;
}

/* Letters of Thai, Cyrillic or the east of Asia; dashes, quotes and emoji are none. */
static int has_other_script(gov_text text) {
  for (size_t i = 0; i < text.n; i++) {
    unsigned char lead = (unsigned char)text.z[i];
    if (lead == 0xD0 || lead == 0xD1 || lead == 0xE0 || (lead >= 0xE3 && lead <= 0xE9)) return 1;
  }
  return 0;
}

/* Characters that only Chinese writes so: 数据 备 没 务 验 执 迁 这 们 无 库. */
static int has_simplified(gov_text text) {
  static const char *const only[] = {"据", "备", "没", "务", "验", "执",
                                     "迁", "这", "们", "无", "库"};
  for (size_t i = 0; i < sizeof only / sizeof *only; i++)
    if (gov_text_find(text, only[i])) return 1;
  return 0;
}

/* Folds and walks the sentences at the head of the document, and puts them by: they are read again. */
static int read_sample(meaning *m, gov_folded *folded, int32_t *words) {
  size_t seen = 0;
  for (size_t i = 0; i < m->document->sentences.count && seen < LANGUAGE_SAMPLE_BYTES; i++) {
    const gov_sentence *sentence = gov_sentence_at(m->document, (int32_t)i);
    gov_text text = sentence->text;
    gov_folded_kept *kept = gov_list_add(&m->sample);
    if (!kept) return SQLITE_NOMEM;
    if (sentence->code != GOV_CODE_NONE || text.n > MEANING_SENTENCE_BYTES_MAX) continue;
    seen += text.n;
    m->japanese |= (sentence->signs & GOV_SIGN_WIDE) && has_kana(text);
    m->other_script |= (sentence->signs & GOV_SIGN_WIDE) && has_other_script(text);
    if (gov_fold(folded, text) != SQLITE_OK ||
        gov_lexicon_words(m->lexicon, folded, words) != SQLITE_OK ||
        gov_folded_keep(folded, &m->sampled, kept) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

int meaning_choose_languages(meaning *m) {
  int32_t words[GOV_LANGUAGE_COUNT] = {0};
  gov_folded folded;
  gov_folded_init(&folded);
  int rc = read_sample(m, &folded, words);
  gov_folded_free(&folded);
  m->latin = GOV_LANGUAGE_en;
  for (size_t i = 1; i < LATIN_COUNT; i++)
    if (words[latin[i]] > words[m->latin]) m->latin = latin[i];
  return rc;
}

/* A sentence of the sample was folded and walked before. */
int meaning_fold(meaning *m, const gov_sentence *sentence, gov_text text) {
  size_t index = (size_t)(sentence - gov_sentence_at(m->document, 0));
  const gov_folded_kept *kept = index < m->sample.count ? gov_list_at(&m->sample, index) : NULL;
  int same = text.z == sentence->text.z && text.n == sentence->text.n;
  if (kept && kept->matched && same) return gov_folded_take(&m->folded, kept);
  return gov_fold(&m->folded, text);
}

/* Of English, and of the document's language, the terms are at home in every sentence. Languages of other scripts
** write some terms in Latin letters ("hash", "count"): only where their own letters stand are those theirs. */
int meaning_find_phrases(meaning *m, gov_text text, int wide) {
  int32_t words[GOV_LANGUAGE_COUNT] = {0};
  if (gov_lexicon_words(m->lexicon, &m->folded, words) != SQLITE_OK) return SQLITE_NOMEM;
  gov_language own = m->latin, other = own == GOV_LANGUAGE_en ? GOV_LANGUAGE_de : GOV_LANGUAGE_en;
  for (size_t i = 0; i < LATIN_COUNT; i++)
    if (latin[i] != own && words[latin[i]] > words[other]) other = latin[i];
  unsigned chosen = 1u << own;
  if (words[other] >= words[own] + CLEAR_LEAD)
    chosen = 1u << other;
  else if (words[other] > words[own])
    chosen |= 1u << other;
  unsigned terms = (1u << own | GOV_LANGUAGE_BIT(en)) & ~chosen;
  if (m->other_script || (wide && has_other_script(text))) {
    int kana = wide && has_kana(text);
    int japanese = kana || (m->japanese && !(wide && has_simplified(text)));
    chosen |= GOV_LANGUAGE_BIT(th) | GOV_LANGUAGE_BIT(ru) |
              (japanese ? GOV_LANGUAGE_BIT(ja) : GOV_LANGUAGE_BIT(zh));
  }
  m->spoken = chosen;
  return gov_lexicon_find(m->lexicon, &m->folded, chosen, terms);
}
