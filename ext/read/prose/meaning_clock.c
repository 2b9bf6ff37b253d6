/* meaning_clock.c: times of day in a sentence: "Monday 11:00 to 14:00".
**
** A span is in working hours when it begins between eight and five and ends before seven in the
** evening of the same day. With a time zone beside it nobody can tell whose hours they are.
*/
#include "read/prose/meaning_cues.h"

enum { GAP_BYTES = 12, WORK_BEGINS = 8, WORK_LAST = 17, EVENING = 19, HOURS = 24, MINUTES = 60 };

/* "11:00", "9.30 h": its length at `at`; 0 when it is none. */
static size_t clock_at(gov_text text, size_t at, int *minutes) {
  size_t i = at;
  int hour = 0, minute = 0;
  if (at && (gov_is_word(text.z[at - 1]) || gov_is_any(text.z[at - 1], ":./"))) return 0;
  for (; i < text.n && i < at + 2 && gov_is_digit(text.z[i]); i++)
    hour = hour * 10 + (text.z[i] - '0');
  if (i == at || i + 2 >= text.n || text.z[i] != ':') return 0;
  for (size_t k = 1; k <= 2; k++) {
    if (!gov_is_digit(text.z[i + k])) return 0;
    minute = minute * 10 + (text.z[i + k] - '0');
  }
  i += 3;
  if (hour >= HOURS || minute >= MINUTES || (i < text.n && gov_is_any(text.z[i], ":0123456789")))
    return 0;
  *minutes = hour * MINUTES + minute;
  return i - at;
}

/* UTC, GMT, +02:00. */
static int names_zone(gov_text text) {
  static const char *const zones[] = {"utc", "gmt", "cet", "cest", "est", "edt", "pst",
                                      "pdt", "ict", "jst", "ist",  "msk", "brt"};
  for (size_t at = 0, n; at < text.n; at += n ? n : 1) {
    for (n = 0; at + n < text.n && gov_is_alpha(text.z[at + n]);) n++;
    for (size_t i = 0; n && i < sizeof zones / sizeof *zones; i++)
      if (gov_text_is((gov_text){text.z + at, n}, zones[i])) return 1;
  }
  return 0;
}

int meaning_is_at_work(gov_text text) {
  for (size_t at = 0; at < text.n; at++) {
    int from, to;
    size_t n = clock_at(text, at, &from);
    if (!n) continue;
    for (size_t next = at + n; next < text.n && next < at + n + GAP_BYTES; next++) {
      if (!clock_at(text, next, &to)) continue;
      return from >= WORK_BEGINS * MINUTES && from < WORK_LAST * MINUTES && to > from &&
             to <= EVENING * MINUTES && !names_zone(text);
    }
    at += n;
  }
  return 0;
}
