/* script_words.c: words of scripts, found in one walk over a line. */
#include "read/scripts/script_words.h"

enum { SIGN, TEXT }; /* columns */

static const char *const names[] = {
#define GOV_SCRIPT_SIGN(sign) #sign,
    GOV_SCRIPT_SIGNS(GOV_SCRIPT_SIGN)
#undef GOV_SCRIPT_SIGN
};

static uint8_t sign_of(const char *name) {
  uint8_t sign = 0;
  while (sign < GOV_SCRIPT_SIGN_COUNT && strcmp(names[sign], name) != 0) sign++;
  return sign;
}

void gov_script_words_open(gov_script_words *words, const char *table) {
  *words = (gov_script_words){.table = gov_data(table)};
  for (int row = 0; row < words->table->row_count && row < GOV_SCRIPT_WORDS; row++) {
    const char *sign = gov_data_cell(words->table, row, SIGN);
    int again = row && !strcmp(sign, gov_data_cell(words->table, row - 1, SIGN));
    unsigned char first = (unsigned char)*gov_data_cell(words->table, row, TEXT);
    words->sign[row] = again ? words->sign[row - 1] : sign_of(sign);
    words->first[first >> 6 & 1] |= UINT64_C(1) << (first & 63);
  }
}

/* Words are kept in small letters, their blanks as ~. */
static char folded(char c) {
  return c == ' ' ? '~' : gov_lower(c);
}

static size_t length_met(const char *word, const char *z, size_t n) {
  size_t i = 0;
  while (i < n && word[i] && word[i] == folded(z[i])) i++;
  return word[i] ? 0 : i;
}

static int may_begin(const gov_script_words *words, const char *z, size_t n) {
  unsigned char c = (unsigned char)folded(*z);
  if (c >= 128 || !(words->first[c >> 6] >> (c & 63) & 1)) return 0;
  char three[3] = {(char)c, n > 1 ? folded(z[1]) : 0, n > 2 ? folded(z[2]) : 0};
  return gov_data_may_begin(words->table, TEXT, three, sizeof three);
}

uint32_t gov_script_signs(const gov_script_words *words, gov_text text) {
  uint32_t signs = 0;
  for (size_t at = 0; at < text.n; at++) {
    const char *z = text.z + at;
    if (!may_begin(words, z, text.n - at)) continue;
    for (int row = 0; row < words->table->row_count; row++) {
      if (length_met(gov_data_cell(words->table, row, TEXT), z, text.n - at))
        signs |= UINT32_C(1) << words->sign[row];
    }
  }
  return signs;
}

gov_text gov_script_find(const gov_script_words *words, gov_text text, gov_script_sign sign) {
  for (size_t at = 0; at < text.n; at++) {
    const char *z = text.z + at;
    if (!may_begin(words, z, text.n - at)) continue;
    for (int row = 0; row < words->table->row_count; row++) {
      size_t n = words->sign[row] != sign
                     ? 0
                     : length_met(gov_data_cell(words->table, row, TEXT), z, text.n - at);
      if (n) return (gov_text){z, n};
    }
  }
  return (gov_text){0};
}

int gov_script_ends(const gov_script_words *words, gov_text text, gov_script_sign sign) {
  for (int row = 0; row < words->table->row_count; row++) {
    if (words->sign[row] == sign && gov_text_ends(text, gov_data_cell(words->table, row, TEXT)))
      return 1;
  }
  return 0;
}
