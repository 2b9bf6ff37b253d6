/* give_back.c: as far as the C library can. */
#include "base/give_back.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum { WORTH_BYTES = 4 << 20 };

void gov_give_back(int64_t used_bytes) {
#ifdef __GLIBC__
  if (used_bytes >= WORTH_BYTES) malloc_trim(0);
#else
  (void)used_bytes;
#endif
}
