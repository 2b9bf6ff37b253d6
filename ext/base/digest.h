/* digest.h: SHA-256, one object for many texts. */
#ifndef GOV_DIGEST_H
#define GOV_DIGEST_H
#include "base/arena.h"

/* libcrypto's own SHA-256. Its newer way would load a provider and read a configuration file first:
** two megabytes of a process that needs the one algorithm. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

typedef struct gov_digest {
  SHA256_CTX context;
} gov_digest;
void gov_digest_start(gov_digest *digest);
void gov_digest_add(void *digest, const char *bytes, size_t count);
const char *gov_digest_hex(gov_digest *digest, gov_arena *arena); /* NULL when out of memory */

#endif
