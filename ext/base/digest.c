/* digest.c: SHA-256 by libcrypto. */
#include "base/digest.h"

#include <openssl/evp.h>

enum { SHA256_BYTES = 32 };

int gov_digest_open(gov_digest *digest) {
  digest->algorithm = EVP_MD_fetch(NULL, "SHA256", NULL);
  digest->context = EVP_MD_CTX_new();
  return digest->algorithm && digest->context ? SQLITE_OK : SQLITE_NOMEM;
}

void gov_digest_close(gov_digest *digest) {
  EVP_MD_free(digest->algorithm);
  EVP_MD_CTX_free(digest->context);
}

void gov_digest_start(gov_digest *digest) {
  EVP_DigestInit_ex(digest->context, digest->algorithm, NULL);
}

void gov_digest_add(void *digest, const char *bytes, size_t count) {
  EVP_DigestUpdate(((gov_digest *)digest)->context, bytes, count);
}

const char *gov_digest_hex(gov_digest *digest, gov_arena *arena) {
  unsigned char bytes[SHA256_BYTES];
  char *hex = gov_arena_alloc(arena, 2 * SHA256_BYTES + 1);
  if (!hex || EVP_DigestFinal_ex(digest->context, bytes, NULL) != 1) return NULL;
  for (int i = 0; i < SHA256_BYTES; i++) {
    hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  return hex;
}
