/* difference.c: bits for the words that differ, then of each the bytes that do. */
#include "base/difference.h"

#include <string.h>

/* Little-endian, and back. */
static uint64_t turned(uint64_t word) {
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return __builtin_bswap64(word);
#else
  return word;
#endif
}

/* A word that differs: the place of its first byte that does, how many follow, these bytes. */
static unsigned char *put_word(unsigned char *out, uint64_t change) {
  int first = __builtin_ctzll(change) / 8, last = 7 - __builtin_clzll(change) / 8;
  uint64_t bytes = turned(change >> 8 * first);
  *out = (unsigned char)(first | (last - first) << 3);
  memcpy(out + 1, &bytes, 8);
  return out + 2 + last - first;
}

static const unsigned char *get_word(const unsigned char *at, uint64_t *word) {
  int first = *at & 7, more = *at >> 3;
  uint64_t bytes;
  memcpy(&bytes, at + 1, 8);
  *word ^= (turned(bytes) & UINT64_MAX >> 8 * (7 - more)) << 8 * first;
  return at + 2 + more;
}

unsigned char *gov_difference_put(unsigned char *out, uint64_t *last, const uint64_t *row,
                                  size_t words) {
  unsigned char *masks = memset(out, 0, (words + 7) / 8), *end = out + (words + 7) / 8;
  for (size_t i = 0; i < words; i++) {
    uint64_t change = row[i] ^ last[i];
    if (!change) continue;
    last[i] = row[i];
    masks[i / 8] |= (unsigned char)(1 << i % 8);
    end = put_word(end, change);
  }
  return end;
}

const unsigned char *gov_difference_get(const unsigned char *at, uint64_t *last, size_t words) {
  const unsigned char *masks = at;
  at += (words + 7) / 8;
  for (size_t first = 0; first < words; first += 8) {
    for (unsigned mask = *masks++; mask; mask &= mask - 1)
      at = get_word(at, &last[first + (size_t)__builtin_ctz(mask)]);
  }
  return at;
}
