/* text.h: slices of bytes and the few questions everybody asks of them. UTF-8; ASCII case folding
 * only. */
#ifndef GOV_TEXT_H
#define GOV_TEXT_H
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct gov_text {
  const char *z; /* not NUL-terminated */
  size_t n;
} gov_text;

#define GOV_TEXT(literal) ((gov_text){(literal), sizeof(literal) - 1})

static inline gov_text gov_text_of(const char *z) {
  return (gov_text){z, z ? strlen(z) : 0};
}
static inline char gov_lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}
static inline int gov_is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline int gov_is_digit(char c) {
  return c >= '0' && c <= '9';
}
static inline int gov_is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/* A byte of an identifier: ASCII letter, digit, underscore, or any byte beyond ASCII. */
static inline int gov_is_word(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* A bit for each of the first sixteen characters, of those with this quarter of all bytes. */
#define GOV_BIT_OF(of, n, i, quarter)                                                              \
  ((i) < (n) && (unsigned char)(of)[i] >> 6 == (quarter) ? UINT64_C(1) << ((of)[i] & 63) : 0)
#define GOV_FOUR_OF(of, n, i, quarter)                                                             \
  (GOV_BIT_OF(of, n, i, quarter) | GOV_BIT_OF(of, n, (i) + 1, quarter) |                           \
   GOV_BIT_OF(of, n, (i) + 2, quarter) | GOV_BIT_OF(of, n, (i) + 3, quarter))
#define GOV_BITS_OF(of, n, quarter)                                                                \
  (GOV_FOUR_OF(of, n, 0, quarter) | GOV_FOUR_OF(of, n, 4, quarter) |                               \
   GOV_FOUR_OF(of, n, 8, quarter) | GOV_FOUR_OF(of, n, 12, quarter))

/* One of these characters. Asked so often of a few that are known when this is compiled that they are two numbers then. strchr
** alone would find the NUL at the end of them for a NUL in the text. */
static inline __attribute__((always_inline)) int gov_is_any(char c, const char *of) {
#ifndef __cppcheck__ /* which would weigh each of the terms */
  const size_t n = strlen(of);
  if (__builtin_constant_p(n) && n <= 16 && !GOV_BITS_OF(of, n, 2) && !GOV_BITS_OF(of, n, 3)) {
    const unsigned char byte = (unsigned char)c;
    const uint64_t bits = byte < 64 ? GOV_BITS_OF(of, n, 0) : GOV_BITS_OF(of, n, 1);
    return byte < 128 && (bits >> (byte & 63) & 1);
  }
#endif
  return c && strchr(of, (unsigned char)c);
}

/* How many of the eight bytes there are letters of ASCII, up to the first that is none. Text is mostly letters: whoever
** looks for something else gets over a word in one step. */
static inline size_t gov_letters_of_eight(const char *z) {
  const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
  uint64_t eight;
  memcpy(&eight, z, sizeof eight);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  eight = __builtin_bswap64(eight);
#endif
  uint64_t small = (eight | ones << 5) & ~tops;
  uint64_t from_a = small + ones * (0x80 - 'a'), behind_z = small + ones * (0x7F - 'z');
  uint64_t others = ~(from_a & ~behind_z & ~eight) & tops;
  return others ? (size_t)__builtin_ctzll(others) / 8 : sizeof eight;
}

gov_text gov_trim_ends(gov_text text);
static inline gov_text
gov_trim(gov_text text) { /* without white space at both ends; mostly none is there */
  int none = text.n && !gov_is_space(text.z[0]) && !gov_is_space(text.z[text.n - 1]);
  return none ? text : gov_trim_ends(text);
}
int gov_same(const char *a, const char *b, size_t n); /* equal, ASCII case folded */

/* Different letters, whatever their case; some other bytes pass as the same. */
static inline int gov_differ(char a, char b) {
  return ((a ^ b) & 0xDF) != 0;
}
/* Most comparisons fail at the length or at one byte: those are made where they are asked for. */
static inline int gov_text_is(gov_text text, const char *word) { /* equal, ASCII case folded */
  if (!text.n || gov_differ(text.z[0], word[0])) return !text.n && !word[0];
  return strlen(word) == text.n && gov_same(text.z, word, text.n);
}
static inline int gov_text_starts(gov_text text, const char *prefix) { /* likewise */
  if (!text.n || gov_differ(text.z[0], prefix[0])) return !prefix[0];
  size_t n = strlen(prefix);
  return n <= text.n && gov_same(text.z, prefix, n);
}
static inline int gov_text_ends(gov_text text, const char *suffix) { /* likewise */
  size_t n = strlen(suffix);
  return n <= text.n && (!n || !gov_differ(text.z[text.n - 1], suffix[n - 1])) &&
         gov_same(text.z + text.n - n, suffix, n);
}
static inline const char *gov_text_last(gov_text text,
                                        char c) { /* its last place; NULL when absent */
  while (text.n && text.z[text.n - 1] != c) text.n--;
  return text.n ? text.z + text.n - 1 : NULL;
}
/* The character in UTF-8, a blank for a control character; the bytes written, 0 when it is none. */
size_t gov_utf8_put(uint32_t code, char out[4]);
const char *gov_text_find(gov_text text,
                          const char *word); /* first place, ASCII case folded; NULL when absent */
int gov_fold_compare(const char *a,
                     const char *b); /* as strcmp, ASCII case folded; NULL sorts first */
/* As strcmp, but runs of digits compare as numbers: V10 follows V9, whatever the padding; a year and a
** timestamp compare by the year. */
int gov_natural_compare(const char *a, const char *b);

#endif
