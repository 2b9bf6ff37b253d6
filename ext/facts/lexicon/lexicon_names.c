/* lexicon_names.c: what a phrase does and in which language, by the words of the data. */
#include "facts/lexicon/lexicon.h"

const gov_cue_name gov_cue_names[] = {
#define GOV_X(NAME, aspect, signal) {#aspect, #signal},
    GOV_CUES(GOV_X)
#undef GOV_X
};
const char *const gov_language_names[] = {
#define GOV_X(name) #name,
    GOV_LANGUAGES(GOV_X)
#undef GOV_X
};

int gov_cue_find(const char *aspect, const char *signal) {
  for (int i = 0; i < GOV_CUE_COUNT; i++) {
    if (!strcmp(gov_cue_names[i].signal, signal) && !strcmp(gov_cue_names[i].aspect, aspect))
      return i;
  }
  return -1;
}

int gov_language_find(const char *name) {
  for (int i = 0; i < GOV_LANGUAGE_COUNT; i++) {
    if (!strcmp(gov_language_names[i], name)) return i;
  }
  return -1;
}
