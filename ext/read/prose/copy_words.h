/* copy_words.h: what the steps around a copy say, by the words of data/copy_words.tsv. */
#ifndef GOV_COPY_WORDS_H
#define GOV_COPY_WORDS_H
#include "read/prose/phrases.h"

typedef enum gov_copy_facet {
  GOV_COPY_READ_IN,
  GOV_COPY_NEW_SIDE,
  GOV_COPY_KIND,
  GOV_COPY_TRIAL,
  GOV_COPY_EXPORTED,
  GOV_COPY_FACETS
} gov_copy_facet;

/* Does the text say it, or begin with it? */
int gov_copies_say(const gov_phrases *copies, gov_text text, gov_copy_facet facet);
int gov_copies_start(const gov_phrases *copies, gov_text text, gov_copy_facet facet);

#endif
