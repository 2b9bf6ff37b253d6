/* moment.c: points in time. */
#include "facts/moment.h"

#include "base/text.h"
#include "facts/calendar.h"

enum { DAY_SECONDS = 86400 };

/* Days since 1970-01-01 of a date of the Gregorian calendar. */
static int64_t days_of(int64_t year, int month, int day) {
  year -= month <= 2;
  int64_t era = year / 400, year_of_era = year - era * 400;
  int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

/* `count` digits at *at, which moves behind them; -1 when there are fewer. */
static int number(const char **at, int count) {
  int value = 0;
  for (int i = 0; i < count; i++) {
    if (!gov_is_digit((*at)[i])) return -1;
    value = value * 10 + ((*at)[i] - '0');
  }
  *at += count;
  return value;
}

static void skip(const char **at, const char *separators) {
  if (gov_is_any(**at, separators)) ++*at;
}

static gov_moment since_epoch(const char *text) {
  double value = 0;
  const char *at = text;
  while (gov_is_digit(*at)) value = value * 10 + (*at++ - '0');
  if (*at && *at != '.') return (gov_moment){0};
  if (value >= 1e11) value /= 1000; /* milliseconds */
  if (value < 3e8 || value > 1e10) return (gov_moment){0};
  return (gov_moment){.seconds = (int64_t)value, .known = 1};
}

/* Seconds to take off for the zone written at `at`. */
static int zone_of(const char *at) {
  while (*at == ' ') at++;
  if (*at != '+' && *at != '-') return 0;
  int sign = *at++ == '-' ? -1 : 1, hours = number(&at, 2);
  skip(&at, ":");
  int minutes = number(&at, 2);
  return hours < 0 ? 0 : sign * (hours * 3600 + (minutes < 0 ? 0 : minutes) * 60);
}

gov_moment gov_moment_of(const char *text) {
  gov_moment moment = {0};
  if (!text) return moment;
  while (gov_is_space(*text)) text++;
  const char *at = text;
  int year = number(&at, 4);
  int separated = *at == '-' || *at == '/';
  skip(&at, "-/");
  int month = year < 0 ? -1 : number(&at, 2);
  if (separated && *at != '-' && *at != '/') return since_epoch(text);
  skip(&at, "-/");
  int day = month < 0 ? -1 : number(&at, 2);
  if (day < 1 || day > 31 || month < 1 || month > 12 || year < 1970 || gov_is_digit(*at))
    return since_epoch(text);
  if (year > 2400) year -= 543; /* Buddhist era */
  moment.known = 1;
  moment.seconds = days_of(year, month, day) * DAY_SECONDS;
  skip(&at, "T _-");
  int hour = number(&at, 2);
  skip(&at, ":");
  int minute = hour < 0 ? -1 : number(&at, 2);
  if (minute < 0 || hour > 24 || minute > 59) {
    moment.whole_day = 1;
    return moment;
  }
  skip(&at, ":");
  int second = gov_is_digit(*at) ? number(&at, 2) : 0;
  if (*at == '.' || *at == ',') {
    for (at++; gov_is_digit(*at);) at++;
  }
  moment.seconds += hour * 3600 + minute * 60 + (second > 0 ? second : 0) - zone_of(at);
  return moment;
}

int gov_moment_order(gov_moment a, gov_moment b) {
  if (!a.known || !b.known) return 0;
  if (a.whole_day && a.seconds + DAY_SECONDS <= b.seconds) return -1;
  if (b.whole_day && b.seconds + DAY_SECONDS <= a.seconds) return 1;
  if (a.whole_day || b.whole_day) {
    int64_t from = a.whole_day ? a.seconds : b.seconds, at = a.whole_day ? b.seconds : a.seconds;
    if (at >= from && at < from + DAY_SECONDS) return 0; /* some time of that very day */
  }
  return a.seconds < b.seconds ? -1 : a.seconds > b.seconds;
}

/* The civil date of a day counted from 1970-01-01. */
static void date_of(int64_t days, int *year, int *month, int *day) {
  days += 719468;
  int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
  int64_t years = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year = of_era - (365 * years + years / 4 - years / 100),
          part = (5 * of_year + 2) / 153;
  *day = (int)(of_year - (153 * part + 2) / 5 + 1);
  *month = (int)(part < 10 ? part + 3 : part - 9);
  *year = (int)(years + era * 400 + (*month <= 2));
}

const char *gov_moment_text(gov_arena *arena, gov_moment moment) {
  if (!moment.known) return NULL;
  int64_t days = moment.seconds / DAY_SECONDS, rest = moment.seconds % DAY_SECONDS;
  int year, month, day;
  if (rest < 0) rest += DAY_SECONDS, days--;
  date_of(days, &year, &month, &day);
  if (moment.whole_day) return gov_arena_printf(arena, "%04d-%02d-%02d", year, month, day);
  return gov_arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day,
                          (int)(rest / 3600), (int)(rest / 60 % 60), (int)(rest % 60));
}

enum { YEAR_BYTES = 4, DATE_BYTES = 10, MOMENT_BYTES = 40 };

/* Where the mark stands next, looked for again only when the last one was passed; `end`: nowhere. */
static const char *mark_from(const char *last, const char *from, const char *end, char mark) {
  if (last >= from) return last;
  const char *found = memchr(from, mark, (size_t)(end - from));
  return found ? found : end;
}

static int is_newer(gov_moment moment, gov_moment newest) {
  int order = gov_moment_order(newest, moment);
  return moment.known &&
         (!newest.known || order < 0 || (order == 0 && newest.whole_day && !moment.whole_day));
}

/* Dates that begin with a day or a month; what may be either of two days is none. */
static gov_moment newest_written(gov_text text, gov_moment newest) {
  gov_written_date date;
  for (size_t at = 0; gov_written_date_next(text, at, &date); at = date.end) {
    if (gov_moment_order(date.early, date.late) == 0 && is_newer(date.late, newest))
      newest = date.late;
  }
  return newest;
}

/* Every date that begins with its year has a mark behind the four digits. */
gov_moment gov_moment_newest(gov_text text) {
  gov_moment newest = {0};
  if (text.n < DATE_BYTES) return newest_written(text, newest);
  const char *end = text.z + text.n, *dash = text.z, *slash = text.z;
  for (size_t at = 0; at + DATE_BYTES <= text.n; at++) {
    const char *from = text.z + at + YEAR_BYTES;
    dash = mark_from(dash, from, end, '-');
    slash = mark_from(slash, from, end, '/');
    at = (size_t)((dash < slash ? dash : slash) - text.z) - YEAR_BYTES;
    if (at + DATE_BYTES > text.n) break;
    if (!gov_is_digit(text.z[at]) || (at && gov_is_word(text.z[at - 1]))) continue;
    char copy[MOMENT_BYTES + 1];
    size_t n = text.n - at < MOMENT_BYTES ? text.n - at : MOMENT_BYTES;
    memcpy(copy, text.z + at, n);
    copy[n] = 0;
    gov_moment moment = gov_moment_of(copy);
    if (is_newer(moment, newest)) newest = moment;
    at += DATE_BYTES - 1;
  }
  return newest_written(text, newest);
}
