/* text.c: slices of bytes. */
#include "base/text.h"

gov_text gov_trim_ends(gov_text text) {
  while (text.n && gov_is_space(text.z[0])) text.z++, text.n--;
  while (text.n && gov_is_space(text.z[text.n - 1])) text.n--;
  return text;
}

int gov_same(const char *a, const char *b, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (gov_lower(a[i]) != gov_lower(b[i])) return 0;
  }
  return 1;
}

/* The first byte that texts are not full of, as they are of blanks and of some letters. */
static size_t rare_byte(const char *word, size_t n) {
  static const unsigned char common[256] = {
      [' '] = 1, ['a'] = 1, ['e'] = 1, ['i'] = 1, ['l'] = 1, ['n'] = 1,
      ['o'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1, ['d'] = 1, ['h'] = 1};
  size_t at = 0;
  while (at < n && common[(unsigned char)word[at]]) at++;
  return at < n ? at : n - 1;
}

/* The places of a rare letter of the word, small and capital, are looked for by memchr: each again
** only when the last one was passed. */
const char *gov_text_find(gov_text text, const char *word) {
  size_t n = strlen(word);
  if (!n) return text.z;
  if (text.n < n) return NULL;
  size_t rare = rare_byte(word, n);
  const char *at = text.z + rare, *end = at + (text.n - n + 1);
  const char small = gov_lower(word[rare]);
  const char capital = (char)(gov_is_alpha(small) ? small - 32 : small);
  const char *smalls = at, *capitals = capital == small ? NULL : at;
  while (at < end) {
    if (smalls && smalls <= at) smalls = memchr(at, small, (size_t)(end - at));
    if (capitals && capitals <= at) capitals = memchr(at, capital, (size_t)(end - at));
    if (!smalls && !capitals) return NULL;
    at = !capitals || (smalls && smalls < capitals) ? smalls : capitals;
    if (gov_same(at - rare, word, n)) return at - rare;
    at++;
  }
  return NULL;
}

int gov_fold_compare(const char *a, const char *b) {
  if (!a || !b) return (a != NULL) - (b != NULL);
  while (*a && gov_lower(*a) == gov_lower(*b)) a++, b++;
  return (unsigned char)gov_lower(*a) - (unsigned char)gov_lower(*b);
}

static size_t digits(const char *z) {
  size_t n = 0;
  while (gov_is_digit(z[n])) n++;
  return n;
}

static int is_year(const char *z, size_t n) {
  return n == 4 && (!memcmp(z, "19", 2) || !memcmp(z, "20", 2));
}

/* 2017-09-23 and 20170923182408 in one folder: the four digits are what they share. */
static int are_dates(const char *a, size_t n, const char *b, size_t m) {
  return (is_year(a, n) && m >= 8 && is_year(b, 4)) || (is_year(b, m) && n >= 8 && is_year(a, 4));
}

int gov_natural_compare(const char *a, const char *b) {
  while (*a && *b) {
    if (gov_is_digit(*a) && gov_is_digit(*b)) {
      while (*a == '0' && gov_is_digit(a[1])) a++;
      while (*b == '0' && gov_is_digit(b[1])) b++;
      size_t n = digits(a), m = digits(b);
      if (are_dates(a, n, b, m)) n = m = 4;
      int order = n != m ? (n > m) - (n < m) : memcmp(a, b, n);
      if (order) return order;
      a += n;
      b += m;
    } else {
      if (*a != *b) return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
      a++;
      b++;
    }
  }
  return (*a != 0) - (*b != 0);
}

size_t gov_utf8_put(uint32_t code, char out[4]) {
  if (code < 0x80) {
    out[0] = code < 0x20 || code == 0x7F ? ' ' : (char)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (char)(0xC0 | code >> 6);
    out[1] = (char)(0x80 | (code & 0x3F));
    return 2;
  }
  if (code < 0x10000) {
    if (code >= 0xD800 && code < 0xE000) return 0;
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
  }
  if (code > 0x10FFFF) return 0;
  out[0] = (char)(0xF0 | code >> 18);
  out[1] = (char)(0x80 | (code >> 12 & 0x3F));
  out[2] = (char)(0x80 | (code >> 6 & 0x3F));
  out[3] = (char)(0x80 | (code & 0x3F));
  return 4;
}
