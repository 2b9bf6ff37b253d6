/* vocabulary.c: the rows of vocabulary.h as data. */
#include "facts/vocabulary.h"

#include <string.h>

const gov_signal_row gov_vocabulary[GOV_SIGNAL_COUNT] = {
#define GOV_X(NAME, aspect, signal, polarity, doc) {#aspect, #signal, GOV_##polarity, doc},
    GOV_VOCABULARY(GOV_X)
#undef GOV_X
};

int gov_signal_find(const char *aspect, const char *signal) {
  for (int i = 0; i < GOV_SIGNAL_COUNT; i++) {
    if (!strcmp(gov_vocabulary[i].aspect, aspect) && !strcmp(gov_vocabulary[i].signal, signal))
      return i;
  }
  return -1;
}
