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

static const char *find(gov_text text, int in_heading) {
  gov_text before = {"", 0};
  for (size_t at = 0; at < text.n;) {
    size_t n = 0;
    while (at + n < text.n && is_word_byte(text.z[at + n])) n++;
    if (!n) {
      at++;
      continue;
    }
    gov_text word = {text.z + at, n};
    const char *env = environment_of(word, in_heading);
    int denied = gov_text_is(before, "pre") || gov_text_is(before, "non");
    if (env) return denied && !gov_environment_is_rehearsal(env) ? "preprod" : env;
    before = word;
    at += n;
  }
  return NULL;
}

const char *gov_environment_in(gov_text text) {
  return find(text, 0);
}

const char *gov_environment_of_heading(gov_text heading) {
  return find(heading, 1);
}

int gov_environment_is_rehearsal(const char *env) {
  const char *known = env ? gov_environment_in((gov_text){env, strlen(env)}) : NULL;
  return known && strcmp(known, "production") != 0;
}
