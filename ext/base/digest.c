/* digest.c: SHA-256 by libcrypto. */
#include "base/digest.h"

void gov_digest_start(gov_digest *digest) {
  SHA256_Init(&digest->context);
}

void gov_digest_add(void *digest, const char *bytes, size_t count) {
  SHA256_Update(&((gov_digest *)digest)->context, bytes, count);
}

const char *gov_digest_hex(gov_digest *digest, gov_arena *arena) {
  unsigned char bytes[SHA256_DIGEST_LENGTH];
  char *hex = gov_arena_alloc(arena, 2 * SHA256_DIGEST_LENGTH + 1);
  if (!hex) return NULL;
  SHA256_Final(bytes, &digest->context);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) {
    hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  return hex;
}
