/* digest.h: SHA-256, one object for many texts. */
#ifndef GOV_DIGEST_H
#define GOV_DIGEST_H
#include "base/arena.h"

#include <nettle/sha2.h>

enum { GOV_DIGEST_BYTES = SHA256_DIGEST_SIZE };

typedef struct gov_digest {
  struct sha256_ctx context;
} gov_digest;
void gov_digest_start(gov_digest *digest);
void gov_digest_add(void *digest, const char *bytes, size_t count);
/* Of all that was added so far; more may be added. */
void gov_digest_bytes(const gov_digest *digest, unsigned char bytes[GOV_DIGEST_BYTES]);
const char *gov_digest_hex(const gov_digest *digest, gov_arena *arena); /* NULL: out of memory */
/* The first eight bytes of a text's digest as digits: a short name for it. */
const char *gov_digest_short(const char *text, char out[17]);

#endif
