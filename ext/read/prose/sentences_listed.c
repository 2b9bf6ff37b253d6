/* sentences_listed.c: a list in plain text that somebody put into a code block.
**
** "```\n1. Stop the writers.\n2. Dump the database.\n```" is a checklist as any other. Only where most lines begin
** as items do, and the block calls itself no language: what a program printed does not.
*/
#include "read/prose/sentences_build.h"

enum { LEAST_ITEMS = 3, MOST_DIGITS = 2 };

gov_listed_line gov_listed_line_of(gov_text line) {
  gov_listed_line out = {.text = gov_trim(line), .checked = -1};
  gov_text text = out.text;
  size_t digits = 0;
  while (digits < text.n && digits <= MOST_DIGITS && gov_is_digit(text.z[digits])) digits++;
  if (digits && digits <= MOST_DIGITS && digits + 1 < text.n && gov_is_any(text.z[digits], ".)") &&
      text.z[digits + 1] == ' ') {
    for (size_t i = 0; i < digits; i++) out.number = out.number * 10 + (text.z[i] - '0');
    text = gov_trim((gov_text){text.z + digits + 1, text.n - digits - 1});
  } else if (text.n > 2 && gov_is_any(text.z[0], "-*") && text.z[1] == ' ') {
    out.bullet = 1;
    text = gov_trim((gov_text){text.z + 2, text.n - 2});
  }
  out.checked = gov_take_box(&text);
  out.text = text;
  return out;
}

int gov_code_is_list(gov_code_role role, gov_text code) {
  int items = 0, lines = 0;
  if (role != GOV_CODE_TEXT && role != GOV_CODE_CONFIG) return 0; /* "[x]" looks like JSON */
  for (size_t at = 0; at < code.n;) {
    const char *feed = memchr(code.z + at, '\n', code.n - at);
    gov_text line = {code.z + at, feed ? (size_t)(feed - code.z) - at : code.n - at};
    at += line.n + 1;
    line = gov_trim(line);
    if (!line.n) continue;
    gov_listed_line listed = gov_listed_line_of(line);
    lines++;
    if (!listed.text.n || memchr(listed.text.z, ' ', listed.text.n) == NULL) continue;
    items += listed.number > 0 || listed.checked >= 0; /* bullets may show Markdown itself */
  }
  return items >= LEAST_ITEMS && items * 3 >= lines * 2;
}
