/* give_back.c: as far as the C library can. */
#include "base/give_back.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void gov_give_back(void) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}
