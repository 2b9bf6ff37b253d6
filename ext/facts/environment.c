/* environment.c: words that name an environment. */
#include "facts/environment.h"

#include <string.h>

#include "embedded.h"

enum { WORD, ENVIRONMENT, HEADING };

static int is_word_byte(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || (unsigned char)c >= 0x80;
}

static const char *environment_of(gov_text word, int in_heading) {
  const gov_data_table *words = gov_data("environments");
  for (int row = 0; words && row < words->row_count; row++) {
    if (in_heading && *gov_data_cell(words, row, HEADING) != '1') continue;
    if (gov_text_is(word, gov_data_cell(words, row, WORD)))
      return gov_data_cell(words, row, ENVIRONMENT);
  }
  return NULL;
}

enum { OF_HEADING = 1, OF_RUN = 2 };

/* "pre-production", "production-like", "a copy of production": not the one that is live. */
static int is_likeness(gov_text word, int of) {
  static const char *const words[] = {"pre",   "non",     "not",     "like",   "copy",
                                      "clone", "replica", "similar", "shadow", "mirror"};
  size_t count = of & OF_RUN ? sizeof words / sizeof *words : 2;
  for (size_t i = 0; i < count; i++)
    if (gov_text_is(word, words[i])) return 1;
  return 0;
}

/* Of a run the doubt wins, wherever it stands; of a host or path the first word. */
static const char *find(gov_text text, int of) {
  const char *live = NULL;
  int likeness = 0;
  for (size_t at = 0, n; at < text.n; at += n ? n : 1) {
    n = 0;
    while (at + n < text.n && is_word_byte(text.z[at + n])) n++;
    gov_text word = {text.z + at, n};
    const char *env = n ? environment_of(word, of & OF_HEADING) : NULL;
    if (env && strcmp(env, "production") != 0) return env;
    if (env) live = env;
    if (env && !(of & OF_RUN)) break;
    likeness |= n && is_likeness(word, of);
  }
  return live && likeness ? "preprod" : live;
}

const char *gov_environment_in(gov_text text) {
  return find(text, 0);
}

const char *gov_environment_of_heading(gov_text heading) {
  return find(heading, OF_HEADING | OF_RUN);
}

int gov_environment_is_rehearsal(const char *env) {
  const char *known = env ? find((gov_text){env, strlen(env)}, OF_RUN) : NULL;
  return known && strcmp(known, "production") != 0;
}
