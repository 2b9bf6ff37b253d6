/* arena.c: what grows in place keeps what it held and leaves its neighbours alone; texts that repeat
 * are copied once, and never taken for another. */
#include "base/arena.h"

#include "base/recent.h"
#include "check.h"

static void grow_in_turns(void) {
  gov_arena arena = {0};
  unsigned char *one = NULL, *other = NULL;
  for (size_t n = 1; n <= 4096; n *= 2) {
    one = gov_arena_grow(&arena, one, n / 2, n);
    CHECK(one != NULL);
    for (size_t i = 0; i < n / 2; i++) CHECK(one[i] == 1);
    for (size_t i = n / 2; i < n; i++) CHECK(one[i] == 0);
    memset(one, 1, n);
    if (n % 3 == 1) continue; /* now and then a neighbour stands in the way */
    other = gov_arena_grow(&arena, other, other ? 24 : 0, 24);
    CHECK(other != NULL);
    for (size_t i = 0; i < 24; i++) CHECK(other[i] == 0);
  }
  gov_arena_free(&arena);
}

static void repeat_texts(void) {
  gov_arena arena = {0};
  gov_recent recent = {{0}};
  char text[16];
  for (int round = 0; round < 2; round++) {
    for (int i = 0; i < 4 * GOV_RECENT_TEXTS; i++) {
      int n = snprintf(text, sizeof text, "text %d", i);
      const char *copy = gov_recent_copy(&recent, &arena, text, (size_t)n);
      CHECK(copy && copy != text && !strcmp(copy, text));
      CHECK(gov_recent_copy(&recent, &arena, text, (size_t)n) == copy);
      const char *shorter = gov_recent_copy(&recent, &arena, text, (size_t)n - 1);
      CHECK(shorter && strlen(shorter) == (size_t)n - 1 && !strncmp(shorter, text, (size_t)n - 1));
    }
  }
  CHECK(*gov_recent_copy(&recent, &arena, "", 0) == 0);
  const char *split = gov_recent_copy(&recent, &arena, "a\0b", 3);
  CHECK(split && !memcmp(split, "a\0b", 4));
  gov_arena_free(&arena);
}

int main(void) {
  grow_in_turns();
  repeat_texts();
  return check_result();
}
