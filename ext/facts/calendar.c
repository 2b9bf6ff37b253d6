/* calendar.c: dates that do not begin with the year.
**
** The year, four digits, is looked for first; what stands before it tells the rest: two numbers between dots, slashes
** or hyphens, a day and the name of a month (data/months.tsv), or the two the other way round. Between dots the day
** comes first. Between slashes and hyphens it does in most of the world and not in all of it: where both numbers may
** be a month, the date has two readings. A whole text of the form 20.10.26 is a date, too.
*/
#include "facts/calendar.h"

#include "embedded.h"

enum {
  MONTH,
  MONTH_NAME = 2,
  NAME_BYTES = 48,
  MONTHS = 12,
  YEAR_DIGITS = 4,
  SHORT_BYTES = 8,
  TIME_BYTES = 24
};

static int digits_before(gov_text text, size_t *at) {
  int value = 0, scale = 1, count = 0;
  for (; *at && gov_is_digit(text.z[*at - 1]) && count < 3; count++, --*at) {
    value += scale * (text.z[*at - 1] - '0');
    scale *= 10;
  }
  return count && count < 3 ? value : 0;
}

static void blanks_before(gov_text text, size_t *at, const char *of) {
  while (*at && gov_is_any(text.z[*at - 1], of)) --*at;
}

/* A word, ASCII or not, that ends at *at, which moves before it. */
static gov_text word_before(gov_text text, size_t *at) {
  size_t end = *at;
  while (*at && (gov_is_alpha(text.z[*at - 1]) || (unsigned char)text.z[*at - 1] >= 0x80 ||
                 (text.z[*at - 1] == '.' && *at < end && (unsigned char)text.z[*at] >= 0x80)))
    --*at;
  return (gov_text){text.z + *at, end - *at};
}

static void joints_before(gov_text text, size_t *at) {
  blanks_before(text, at, " ,.");
  size_t before = *at;
  gov_text word = word_before(text, &before);
  if (!gov_text_is(word, "de") && !gov_text_is(word, "del") && !gov_text_is(word, "of")) return;
  *at = before;
  blanks_before(text, at, " ,.");
}

static int month_named(gov_text word) {
  char folded[NAME_BYTES];
  const gov_data_table *months = gov_data("months");
  if (!months || !word.n || word.n > sizeof folded) return 0;
  for (size_t i = 0; i < word.n; i++)
    folded[i] = gov_lower(word.z[i]); /* months outside ASCII are written small */
  int row = gov_data_find(months, MONTH_NAME, (gov_text){folded, word.n}, 0);
  if (row < 0) return 0;
  const char *number = gov_data_cell(months, row, MONTH);
  return (number[0] - '0') * (number[1] ? 10 : 1) + (number[1] ? number[1] - '0' : 0);
}

/* "20th", "1er", "1º". */
static int ordinal_before(gov_text text, size_t *at) {
  static const char *const endings[] = {"st", "nd", "rd", "th", "er", "º", "."};
  size_t from = *at;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t n = strlen(endings[i]);
    if (from > n && gov_text_starts((gov_text){text.z + from - n, n}, endings[i]) &&
        gov_is_digit(text.z[from - n - 1])) {
      *at = from - n;
      break;
    }
  }
  int day = digits_before(text, at);
  return *at && (gov_is_word(text.z[*at - 1]) || text.z[*at - 1] == '-') ? 0 : day;
}

/* A day of the year at `year`, with the time behind it when there is one. */
static gov_moment moment_of(gov_text text, size_t behind, int year, int month, int day) {
  char out[16 + TIME_BYTES];
  int n = 0;
  size_t at = behind;
  while (at < text.n && gov_is_any(text.z[at], " ,T")) at++;
  if (text.n - at > 3 && gov_text_starts((gov_text){text.z + at, text.n - at}, "um ")) at += 3;
  if (text.n - at > 3 && gov_text_starts((gov_text){text.z + at, text.n - at}, "at ")) at += 3;
  if (month < 1 || month > MONTHS || day < 1) return (gov_moment){0};
  const int parts[] = {year / 100, year % 100, month, day};
  for (int i = 0; i < 4; i++) {
    if (i > 1) out[n++] = '-';
    out[n++] = (char)('0' + parts[i] / 10 % 10);
    out[n++] = (char)('0' + parts[i] % 10);
  }
  if (text.n - at > 4 && gov_is_digit(text.z[at]) && text.z[at + 2] == ':') {
    size_t rest = text.n - at < TIME_BYTES ? text.n - at : TIME_BYTES;
    out[n++] = 'T';
    memcpy(out + n, text.z + at, rest);
    n += (int)rest;
  }
  out[n] = 0;
  return gov_moment_of(out);
}

/* "20.10." before the year: whether it is one. */
static int numbers_before(gov_text text, size_t at, int year, size_t behind,
                          gov_written_date *date) {
  char sign = at ? text.z[at - 1] : 0;
  size_t from = at;
  if (sign == ' ' && at > 1 && text.z[at - 2] == '.') sign = '.', from--;
  if (!sign || !gov_is_any(sign, "./-")) return 0;
  from--;
  int second = digits_before(text, &from);
  if (sign == '.' && from && text.z[from - 1] == ' ') from--;
  if (!second || !from || text.z[from - 1] != sign) return 0;
  from--;
  int first = digits_before(text, &from);
  if (!first || (from && (gov_is_word(text.z[from - 1]) || gov_is_any(text.z[from - 1], "./-"))))
    return 0;
  date->start = from;
  gov_moment day_first = moment_of(text, behind, year, second, first);
  gov_moment month_first = moment_of(text, behind, year, first, second);
  if (!day_first.known || (!month_first.known && !day_first.known)) day_first = month_first;
  if (!month_first.known || sign == '.') month_first = day_first;
  int order = gov_moment_order(day_first, month_first) <= 0;
  date->early = order ? day_first : month_first;
  date->late = order ? month_first : day_first;
  return day_first.known;
}

static int name_before(gov_text text, size_t at, int year, size_t behind, gov_written_date *date) {
  size_t from = at;
  int month, day;
  joints_before(text, &from);
  if (from == at) return 0;
  gov_text word = word_before(text, &from);
  if (!word.n ||
      gov_is_digit(text.z[from ? from - 1 : 0])) { /* "Oct 20, 2026", "October 20th, 2026" */
    from += word.n;
    day = ordinal_before(text, &from);
    blanks_before(text, &from, " .");
    month = day ? month_named(word_before(text, &from)) : 0;
  } else {
    month = month_named(word);
    joints_before(text, &from);
    day = month ? ordinal_before(text, &from) : 0;
  }
  date->start = from;
  date->early = date->late = moment_of(text, behind, year, month, day);
  return date->late.known;
}

/* "2026年10月20日". */
static int signs_behind(gov_text text, size_t at, int year, gov_written_date *date) {
  static const char year_sign[] = "年", month_sign[] = "月";
  int parts[2] = {0};
  for (int i = 0; i < 2; i++) {
    if (text.n - at < 4 || memcmp(text.z + at, i ? month_sign : year_sign, 3) != 0) return 0;
    for (at += 3; at < text.n && gov_is_digit(text.z[at]) && parts[i] < 10; at++)
      parts[i] = parts[i] * 10 + (text.z[at] - '0');
  }
  date->end = at;
  date->early = date->late = moment_of((gov_text){text.z, 0}, 0, year, parts[0], parts[1]);
  return date->late.known;
}

static int is_short(gov_text text, gov_written_date *date) {
  text = gov_trim(text);
  if (text.n != SHORT_BYTES || text.z[2] != '.' || text.z[5] != '.') return 0;
  for (size_t i = 0; i < SHORT_BYTES; i++)
    if (i % 3 != 2 && !gov_is_digit(text.z[i])) return 0;
  int part[3];
  for (int i = 0; i < 3; i++) part[i] = (text.z[i * 3] - '0') * 10 + text.z[i * 3 + 1] - '0';
  *date = (gov_written_date){.end = text.n};
  date->early = date->late = moment_of((gov_text){text.z, 0}, 0, 2000 + part[2], part[1], part[0]);
  return date->late.known;
}

int gov_written_date_next(gov_text text, size_t at, gov_written_date *date) {
  if (!at && is_short(text, date)) return 1;
  while (at + YEAR_DIGITS <= text.n) {
    const char *found = memchr(text.z + at, '2', text.n - at);
    if (!found || (at = (size_t)(found - text.z)) + YEAR_DIGITS > text.n) break;
    size_t end = at;
    int year = 0;
    while (end < text.n && gov_is_digit(text.z[end])) {
      if (end - at < YEAR_DIGITS) year = year * 10 + (text.z[end] - '0');
      end++;
    }
    int alone = end - at == YEAR_DIGITS && !(at && gov_is_digit(text.z[at - 1]));
    date->end = end;
    date->start = at;
    if (alone && year < 2600 &&
        (numbers_before(text, at, year, end, date) || name_before(text, at, year, end, date) ||
         signs_behind(text, end, year, date)))
      return 1;
    at = end;
  }
  return 0;
}

int gov_written_date_doubtful(gov_text text, gov_written_date *date) {
  gov_written_date found;
  int doubtful = 0;
  *date = (gov_written_date){0};
  for (size_t at = 0; gov_written_date_next(text, at, &found); at = found.end) {
    if (gov_moment_order(found.early, found.late) == 0) continue;
    if (!doubtful || gov_moment_order(date->late, found.late) < 0) *date = found;
    doubtful = 1;
  }
  gov_moment plain = gov_moment_newest(text);
  return doubtful && (!plain.known || gov_moment_order(plain, date->late) < 0);
}
