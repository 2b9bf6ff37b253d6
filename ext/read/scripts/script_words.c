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

/* A text may begin with it, in capitals or a blank where a word has ~. */
static void begins(gov_script_words *words, char first) {
  const char forms[] = {first, (char)(gov_is_alpha(first) ? first - 32 : first),
                        first == '~' ? ' ' : first};
  for (size_t i = 0; i < sizeof forms; i++) {
    unsigned char c = (unsigned char)forms[i];
    words->first[c >> 6] |= UINT64_C(1) << (c & 63);
  }
}

void gov_script_words_open(gov_script_words *words, const char *table) {
  *words = (gov_script_words){.table = gov_data(table)};
  for (int row = 0; row < words->table->row_count && row < GOV_SCRIPT_WORDS; row++) {
    const char *sign = gov_data_cell(words->table, row, SIGN);
    int again = row && !strcmp(sign, gov_data_cell(words->table, row - 1, SIGN));
    words->sign[row] = again ? words->sign[row - 1] : sign_of(sign);
    begins(words, *gov_data_cell(words->table, row, TEXT));
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

/* The next place from `at` on where a word may begin; the end when there is none. */
static size_t next_place(const gov_script_words *words, gov_text text, size_t at) {
  for (; at < text.n; at++) {
    unsigned char c = (unsigned char)text.z[at];
    if (!(words->first[c >> 6] >> (c & 63) & 1)) continue;
    size_t left = text.n - at;
    char three[3] = {folded(text.z[at]), left > 1 ? folded(text.z[at + 1]) : 0,
                     left > 2 ? folded(text.z[at + 2]) : 0};
    if (gov_data_may_begin(words->table, TEXT, three, sizeof three)) break;
  }
  return at;
}

uint32_t gov_script_signs(const gov_script_words *words, gov_text text) {
  uint32_t signs = 0;
  for (size_t at = 0; (at = next_place(words, text, at)) < text.n; at++) {
    const char *z = text.z + at;
    for (int row = 0; row < words->table->row_count; row++) {
      if (length_met(gov_data_cell(words->table, row, TEXT), z, text.n - at))
        signs |= UINT32_C(1) << words->sign[row];
    }
  }
  return signs;
}

gov_text gov_script_find(const gov_script_words *words, gov_text text, gov_script_sign sign) {
  for (size_t at = 0; (at = next_place(words, text, at)) < text.n; at++) {
    const char *z = text.z + at;
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
