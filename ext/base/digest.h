/* digest.h: SHA-256, one object for many texts. */
#ifndef GOV_DIGEST_H
#define GOV_DIGEST_H
#include "base/arena.h"

typedef struct gov_digest {
  struct evp_md_st *algorithm;
  struct evp_md_ctx_st *context;
} gov_digest;
int gov_digest_open(gov_digest *digest); /* SQLITE_OK or SQLITE_NOMEM */
void gov_digest_close(gov_digest *digest);
void gov_digest_start(gov_digest *digest);
void gov_digest_add(void *digest, const char *bytes, size_t count);
const char *gov_digest_hex(gov_digest *digest, gov_arena *arena); /* NULL when out of memory */

#endif
