/* copy_words.c: what the steps around a copy say, by the words of data/copy_words.tsv. */
#include "read/prose/copy_words.h"

#include "read/prose/phrase_tables.h"

static const char *const yes[] = {"yes"};
static const gov_phrase_facet facets[GOV_COPY_FACETS] = {{"read_in", yes, 1},
                                                         {"new_side", yes, 1},
                                                         {"kind", yes, 1},
                                                         {"trial", yes, 1},
                                                         {"exported", yes, 1}};

int gov_copies_open(gov_phrases *copies, gov_arena *arena) {
  return gov_phrases_open(copies, arena, "copy_words", facets, GOV_COPY_FACETS);
}

/* Looks at places from `at` on, or at that one alone. */
static int says_from(const gov_phrases *copies, gov_text text, gov_copy_facet facet, int first) {
  const gov_phrase *found[GOV_COPY_FACETS];
  char folded[512];
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  for (size_t at = 0; at < low.n; at++) {
    at = gov_phrases_find(copies, low, at, GOV_COPY_FACETS, found);
    if (at >= low.n || (first && at)) return 0;
    if (found[facet]) return 1;
  }
  return 0;
}

int gov_copies_say(const gov_phrases *copies, gov_text text, gov_copy_facet facet) {
  return says_from(copies, text, facet, 0);
}

int gov_copies_start(const gov_phrases *copies, gov_text text, gov_copy_facet facet) {
  return says_from(copies, text, facet, 1);
}
