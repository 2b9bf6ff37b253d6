/* digest.c: SHA-256 by nettle, which is small to load and uses the processor's instructions for it. */
#include "base/digest.h"

#include <nettle/version.h>
#include <string.h>

void gov_digest_start(gov_digest *digest) {
  sha256_init(&digest->context);
}

void gov_digest_add(void *digest, const char *bytes, size_t count) {
  sha256_update(&((gov_digest *)digest)->context, count, (const uint8_t *)bytes);
}

void gov_digest_bytes(const gov_digest *digest, unsigned char bytes[GOV_DIGEST_BYTES]) {
  struct sha256_ctx copy = digest->context;
#if NETTLE_VERSION_MAJOR >= 4 /* no length from there on */
  sha256_digest(&copy, bytes);
#else
  sha256_digest(&copy, GOV_DIGEST_BYTES, bytes);
#endif
}

static void write_hex(char *hex, const unsigned char *bytes, int count) {
  for (int i = 0; i < count; i++) {
    hex[2 * i] = "0123456789abcdef"[bytes[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[bytes[i] & 15];
  }
  hex[2 * count] = 0;
}

const char *gov_digest_hex(const gov_digest *digest, gov_arena *arena) {
  unsigned char bytes[GOV_DIGEST_BYTES];
  char *hex = gov_arena_alloc(arena, 2 * GOV_DIGEST_BYTES + 1);
  if (!hex) return NULL;
  gov_digest_bytes(digest, bytes);
  write_hex(hex, bytes, GOV_DIGEST_BYTES);
  return hex;
}

const char *gov_digest_short(const char *text, char out[17]) {
  unsigned char bytes[GOV_DIGEST_BYTES];
  gov_digest digest;
  gov_digest_start(&digest);
  gov_digest_add(&digest, text, strlen(text));
  gov_digest_bytes(&digest, bytes);
  write_hex(out, bytes, 8);
  return out;
}
