/* recent.h: texts that repeat are copied once, as long as they repeat soon: a table of fixed size
** remembers the last copies, and whatever it has forgotten is copied again.
*/
#ifndef GOV_RECENT_H
#define GOV_RECENT_H
#include "base/arena.h"

enum { GOV_RECENT_TEXTS = 1024 };

typedef struct gov_recent {
  const char *copies[GOV_RECENT_TEXTS]; /* all in one arena; {0} remembers nothing */
} gov_recent;

/* A copy of n bytes without NUL; equal texts may share one. NULL when out of memory. */
const char *gov_recent_copy(gov_recent *recent, gov_arena *arena, const char *text, size_t n);

#endif
