/* moment.c: the newest date in a text, wherever its marks stand. */
#include "facts/moment.h"

#include "check.h"

static const char *newest(gov_arena *arena, const char *text) {
  const char *found = gov_moment_text(arena, gov_moment_newest(gov_text_of(text)));
  return found ? found : "none";
}

int main(void) {
  gov_arena arena = {0};
  static const struct {
    const char *text, *newest;
  } cases[] = {
      {"", "none"},
      {"2026-11-0", "none"},
      {"2026-11-03", "2026-11-03"},
      {"2026/11/03", "2026-11-03"},
      {"2026/11-03", "2026-11-03"},
      {"a-b/c 2026-11-03", "2026-11-03"},
      {"//// ---- / - 2025/01/02 and 2026-11-03, not 2024-12-31", "2026-11-03"},
      {"x2026-11-03", "none"},
      {"2026-13-03", "none"},
      {"from 2026-11-03 to 2026-11-03T10:15:00Z", "2026-11-03T10:15:00Z"},
      {"12345-2026-11-03", "2026-11-03"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    CHECK(!strcmp(newest(&arena, cases[i].text), cases[i].newest));
  gov_arena_free(&arena);
  return check_result();
}
