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
      {"17.10.2026", "2026-10-17"},
      {"17. 10. 2026", "2026-10-17"},
      {"17.10.26", "2026-10-17"},
      {"release 17.10.26", "none"},
      {"17/10/2026 14:05", "2026-10-17T14:05:00Z"},
      {"10/17/2026", "2026-10-17"},
      {"3/4/2026", "none"},
      {"4/4/2026", "2026-04-04"},
      {"3.4.2026", "2026-04-03"},
      {"17-10-2026", "2026-10-17"},
      {"17 Oct 2026", "2026-10-17"},
      {"17th of October 2026", "2026-10-17"},
      {"Oct 17, 2026 at 09:30", "2026-10-17T09:30:00Z"},
      {"October 17th, 2026", "2026-10-17"},
      {"Stand: 17. Oktober 2026", "2026-10-17"},
      {"17. Okt. 2026", "2026-10-17"},
      {"el 17 de octubre de 2026", "2026-10-17"},
      {"le 1er août 2026", "2026-08-01"},
      {"17 октября 2026", "2026-10-17"},
      {"2026年10月17日", "2026-10-17"},
      {"v1.10.2026", "none"},
      {"1.2.3.2026", "none"},
      {"32.10.2026", "none"},
      {"in May 2026", "none"},
      {"42 rows in 2026", "none"},
      {"2026-10-17, was 20.10.2026", "2026-10-20"},
      {"3/4/2026, approved 17 Oct 2026", "2026-10-17"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    CHECK(!strcmp(newest(&arena, cases[i].text), cases[i].newest));
  gov_arena_free(&arena);
  return check_result();
}
