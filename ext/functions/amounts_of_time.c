/* amounts_of_time.c: gov_duration(text): seconds; gov_stepno(text): the step a text names.
**
**   SELECT gov_duration('1-2 hours'), gov_stepno('After step 3');   -- 7200, 3
**
** Of several amounts the longest counts, amounts side by side ("1 hour 30 min") are added; "a
** while" is no amount. Two different steps are no answer, unless one of them stands behind
** "after".
*/
#include "facts/duration.h"
#include "functions/functions.h"

enum { DIGITS_MAX = 9 };

/* A number at *at: digits, a decimal point, more digits; -1 when there is none. */
static double number_at(gov_text text, size_t *at) {
  size_t i = *at;
  double value = 0, place = 1;
  int digits = 0;
  for (; i < text.n && gov_is_digit(text.z[i]) && digits < DIGITS_MAX; i++, digits++)
    value = value * 10 + (text.z[i] - '0');
  if (!digits || (i < text.n && gov_is_digit(text.z[i]))) return -1;
  if (i + 1 < text.n && text.z[i] == '.' && gov_is_digit(text.z[i + 1])) {
    for (i++; i < text.n && gov_is_digit(text.z[i]); i++)
      place /= 10, value += place * (text.z[i] - '0');
  }
  *at = i;
  return value;
}

/* Seconds in the unit at *at, after blanks or a hyphen; 0 when no unit stands there. */
static double unit_at(gov_text text, size_t *at) {
  static const struct {
    const char *word;
    double seconds;
  } units[] = {{"ms", 0.001},      {"milliseconds", 0.001},
               {"s", 1},           {"sec", 1},
               {"secs", 1},        {"second", 1},
               {"seconds", 1},     {"m", 60},
               {"min", 60},        {"mins", 60},
               {"minute", 60},     {"minutes", 60},
               {"h", 3600},        {"hr", 3600},
               {"hrs", 3600},      {"hour", 3600},
               {"hours", 3600},    {"d", 86400},
               {"day", 86400},     {"days", 86400},
               {"week", 604800},   {"weeks", 604800},
               {"month", 2628000}, {"months", 2628000},
               {"year", 31536000}, {"years", 31536000}};
  size_t i = *at;
  while (i < text.n && (text.z[i] == ' ' || text.z[i] == '-')) i++;
  size_t end = i;
  while (end < text.n && gov_is_alpha(text.z[end])) end++;
  if (end == i || (end < text.n && (text.z[end] == '_' || (unsigned char)text.z[end] >= 0x80 ||
                                    text.z[end] == '/')))
    return 0;
  gov_text word = {text.z + i, end - i};
  for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
    if (!gov_text_is(word, units[u].word)) continue;
    *at = end;
    return units[u].seconds;
  }
  return 0;
}

/* "T+1:30" at *at: hours and minutes after the start; -1 when it is none. */
static double clock_at(gov_text text, size_t *at) {
  if (text.n - *at < 5 || gov_lower(text.z[*at]) != 't' || text.z[*at + 1] != '+') return -1;
  size_t i = *at + 2;
  double hours = number_at(text, &i);
  if (hours < 0 || i >= text.n || text.z[i] != ':') return -1;
  i++;
  double minutes = number_at(text, &i);
  if (minutes < 0 || minutes > 59) return -1;
  *at = i;
  return hours * 3600 + minutes * 60;
}

static size_t past_joint(gov_text text, size_t at) {
  while (at < text.n && (text.z[at] == ' ' || text.z[at] == ',')) at++;
  return text.n - at > 4 && gov_text_starts((gov_text){text.z + at, text.n - at}, "and ") ? at + 4
                                                                                          : at;
}

static double longest(gov_text text) {
  double best = -1, sum = 0, last_unit = 0;
  size_t joint = text.n + 1; /* where an amount would go on from the one before */
  for (size_t at = 0; at < text.n; at++) {
    double clock = at && gov_is_word(text.z[at - 1]) ? -1 : clock_at(text, &at);
    if (clock > best) best = clock;
    if (at >= text.n || !gov_is_digit(text.z[at])) continue;
    int inside = at && at != joint && (gov_is_word(text.z[at - 1]) || text.z[at - 1] == '.');
    size_t start = at, end = at;
    double amount = number_at(text, &end);
    size_t unit_end = end;
    double unit = amount < 0 ? 0 : unit_at(text, &unit_end);
    if (inside || !unit) {
      while (at + 1 < text.n && gov_is_digit(text.z[at + 1])) at++;
      continue;
    }
    sum = start == joint && unit < last_unit ? sum + amount * unit : amount * unit;
    last_unit = unit;
    if (sum > best) best = sum;
    joint = past_joint(text, unit_end);
    at = unit_end - 1;
  }
  return best;
}

void gov_function_duration(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  gov_text text = {(const char *)sqlite3_value_text(arguments[0]), 0};
  if (!text.z) return;
  text.n = (size_t)sqlite3_value_bytes(arguments[0]);
  double seconds = longest(text);
  gov_duration found; /* other languages, numbers in words, ISO 8601 */
  if (seconds < 0 && gov_duration_find(text, &found)) seconds = found.days * 86400;
  if (seconds < 0) return;
  if (seconds == (double)(sqlite3_int64)seconds)
    sqlite3_result_int64(result, (sqlite3_int64)seconds);
  else
    sqlite3_result_double(result, seconds);
}

/* The number behind "step" at `at`; -1 when none follows. */
static double step_at(gov_text text, size_t at) {
  if (at && gov_is_word(text.z[at - 1])) return -1;
  at += 4;
  while (at < text.n && (text.z[at] == ' ' || text.z[at] == '#')) at++;
  size_t end = at;
  return at < text.n && gov_is_digit(text.z[at]) ? number_at(text, &end) : -1;
}

void gov_function_stepno(sqlite3_context *result, int argument_count, sqlite3_value **arguments) {
  (void)argument_count;
  gov_text text = {(const char *)sqlite3_value_text(arguments[0]), 0};
  if (!text.z) return;
  text.n = (size_t)sqlite3_value_bytes(arguments[0]);
  double named = -1, after = -1;
  int several = 0;
  for (size_t at = 0; at + 4 < text.n; at++) {
    gov_text rest = {text.z + at, text.n - at};
    if (!gov_text_starts(rest, "step")) continue;
    double number = step_at(text, at);
    if (number < 0) continue;
    several |= named >= 0 && named != number;
    named = number;
    if (after < 0 && at >= 6 && gov_text_starts((gov_text){text.z + at - 6, 6}, "after "))
      after = number;
  }
  if (after >= 0) named = after;
  if (named >= 0 && (!several || after >= 0)) sqlite3_result_int64(result, (sqlite3_int64)named);
}
