/* wildcard.h: '*' and '?' over names, ASCII case folded. Linear for one star, quadratic at worst.
 */
#ifndef GOV_WILDCARD_H
#define GOV_WILDCARD_H
#include <stdint.h>

#include "base/text.h"

static inline int gov_is_wildcard(const char *pattern) {
  return pattern && strpbrk(pattern, "*?") != NULL;
}

/* '*' stands for any bytes, '?' for one. */
static inline int gov_wildcard_match(gov_text pattern, gov_text name) {
  size_t p = 0, n = 0, star = SIZE_MAX, resume = 0;
  while (n < name.n) {
    if (p < pattern.n && pattern.z[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.n &&
               (pattern.z[p] == '?' || gov_lower(pattern.z[p]) == gov_lower(name.z[n]))) {
      p++, n++;
    } else if (star != SIZE_MAX) {
      p = star + 1;
      n = ++resume;
    } else {
      return 0;
    }
  }
  while (p < pattern.n && pattern.z[p] == '*') p++;
  return p == pattern.n;
}

#endif
