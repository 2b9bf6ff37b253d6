/* check.h: the whole unit test framework: CHECK counts, check_result() is main's return value. */
#ifndef GOV_CHECK_H
#define GOV_CHECK_H
#include <stdio.h>
#include <string.h>

static int check_failures, check_count;

#define CHECK(condition)                                                                           \
  do {                                                                                             \
    check_count++;                                                                                 \
    if (!(condition)) {                                                                            \
      check_failures++;                                                                            \
      fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                    \
    }                                                                                              \
  } while (0)

#define CHECK_TEXT(got, expected)                                                                  \
  do {                                                                                             \
    const char *check_got = (got), *check_expected = (expected);                                   \
    check_count++;                                                                                 \
    if (!check_got || strcmp(check_got, check_expected) != 0) {                                    \
      check_failures++;                                                                            \
      fprintf(stderr, "%s:%d: got \"%s\", expected \"%s\"\n", __FILE__, __LINE__,                  \
              check_got ? check_got : "(null)", check_expected);                                   \
    }                                                                                              \
  } while (0)

static inline int check_result(void) {
  printf("%d checks, %d failed\n", check_count, check_failures);
  return check_failures || !check_count;
}

#endif
