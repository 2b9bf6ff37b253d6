/* duration.c: finding an amount of time in text. */
#include "facts/duration.h"

#include <stdlib.h>

typedef struct unit_word {
  const char *word, *unit;
  double days;
} unit_word;

#define DAYS_PER_YEAR 365.0

/* Longer spellings before the shorter ones they begin with. */
static const unit_word unit_words[] = {{"years", "year", DAYS_PER_YEAR},
                                       {"year", "year", DAYS_PER_YEAR},
                                       {"yrs", "year", DAYS_PER_YEAR},
                                       {"yr", "year", DAYS_PER_YEAR},
                                       {"months", "month", DAYS_PER_YEAR / 12},
                                       {"month", "month", DAYS_PER_YEAR / 12},
                                       {"mo", "month", DAYS_PER_YEAR / 12},
                                       {"weeks", "week", 7},
                                       {"week", "week", 7},
                                       {"days", "day", 1},
                                       {"day", "day", 1},
                                       {"hours", "hour", 1.0 / 24},
                                       {"hour", "hour", 1.0 / 24},
                                       {"hrs", "hour", 1.0 / 24},
                                       {"hr", "hour", 1.0 / 24},
                                       {"y", "year", DAYS_PER_YEAR},
                                       {"w", "week", 7},
                                       {"d", "day", 1},
                                       {"h", "hour", 1.0 / 24},
                                       {"ปี", "year", DAYS_PER_YEAR},
                                       {"เดือน", "month", DAYS_PER_YEAR / 12},
                                       {"สัปดาห์", "week", 7},
                                       {"วัน", "day", 1},
                                       {"ชั่วโมง", "hour", 1.0 / 24}};

static const struct {
  const char *word;
  double value;
} number_words[] = {{"one", 1},     {"two", 2},     {"three", 3},    {"four", 4},    {"five", 5},
                    {"six", 6},     {"seven", 7},   {"eight", 8},    {"nine", 9},    {"ten", 10},
                    {"eleven", 11}, {"twelve", 12}, {"fifteen", 15}, {"twenty", 20}, {"thirty", 30},
                    {"sixty", 60},  {"ninety", 90}, {"หนึ่ง", 1},      {"สอง", 2},     {"สาม", 3},
                    {"สี่", 4},       {"ห้า", 5},      {"หก", 6},       {"เจ็ด", 7},     {"แปด", 8},
                    {"เก้า", 9},     {"สิบ", 10}};

int gov_duration_of(double amount, gov_text unit, gov_duration *found) {
  unit = gov_trim(unit);
  for (size_t i = 0; i < sizeof unit_words / sizeof *unit_words; i++) {
    if (!gov_text_is(unit, unit_words[i].word)) continue;
    found->amount = amount;
    found->unit = unit_words[i].unit;
    found->days = amount * unit_words[i].days;
    return amount >= 0 && amount < 1e6;
  }
  return 0;
}

/* The unit that begins at rest; returns its bytes, 0 for none. */
static size_t unit_at(gov_text rest, double amount, gov_duration *found) {
  for (size_t i = 0; i < sizeof unit_words / sizeof *unit_words; i++) {
    const char *word = unit_words[i].word;
    size_t n = strlen(word);
    if (!gov_text_starts(rest, word)) continue;
    int thai = (unsigned char)word[0] >= 0x80;
    if (!thai && n < rest.n && (gov_is_alpha(rest.z[n]) || gov_is_digit(rest.z[n]))) continue;
    return gov_duration_of(amount, (gov_text){rest.z, n}, found) ? n : 0;
  }
  return 0;
}

static int is_thai_digit(gov_text rest) {
  return rest.n >= 3 && !memcmp(rest.z, "\xE0\xB9", 2) && (unsigned char)rest.z[2] >= 0x90 &&
         (unsigned char)rest.z[2] <= 0x99;
}

/* A number in digits, Thai digits or words at rest; returns its bytes, 0 for none. */
static size_t number_at(gov_text rest, double *number) {
  size_t n = 0;
  *number = 0;
  for (; n < rest.n && n < 18; n += 3) {
    gov_text digit = {rest.z + n, rest.n - n};
    if (!is_thai_digit(digit)) break;
    *number = *number * 10 + ((unsigned char)digit.z[2] - 0x90);
  }
  if (n) return n;
  double scale = 0;
  for (; n < rest.n && n < 16; n++) {
    char c = rest.z[n];
    if (gov_is_digit(c)) {
      *number = scale > 0 ? *number + (c - '0') * scale : *number * 10 + (c - '0');
      scale /= 10;
    } else if (c == '.' && n && scale <= 0 && n + 1 < rest.n && gov_is_digit(rest.z[n + 1])) {
      scale = 0.1;
    } else if (c != ',' || !n || n + 1 >= rest.n || !gov_is_digit(rest.z[n + 1])) {
      break;
    }
  }
  if (n) return n;
  for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
    size_t length = strlen(number_words[i].word);
    if (!gov_text_starts(rest, number_words[i].word)) continue;
    int thai = (unsigned char)rest.z[0] >= 0x80;
    if (!thai && length < rest.n && gov_is_word(rest.z[length])) continue;
    *number = number_words[i].value;
    return length;
  }
  return 0;
}

/* Between number and unit: spaces, a hyphen, "(7)" after a word. */
static size_t skip_between(gov_text rest) {
  size_t n = 0;
  while (n < rest.n && (rest.z[n] == ' ' || rest.z[n] == '-')) n++;
  if (n < rest.n && rest.z[n] == '(') {
    const char *close = memchr(rest.z + n, ')', rest.n - n);
    if (close && close - rest.z < 24) n = (size_t)(close - rest.z) + 1;
    while (n < rest.n && rest.z[n] == ' ') n++;
  }
  return n;
}

int gov_duration_find(gov_text text, gov_duration *found) {
  for (size_t i = 0; i < text.n; i++) {
    int inside =
        i && (gov_is_digit(text.z[i - 1]) || gov_is_alpha(text.z[i - 1]) || text.z[i - 1] == '.');
    if (inside && !(gov_lower(text.z[i - 1]) == 'p' && gov_is_digit(text.z[i]))) continue;
    gov_text rest = {text.z + i, text.n - i};
    double amount;
    size_t n = number_at(rest, &amount);
    if (!n) continue;
    size_t between = skip_between((gov_text){rest.z + n, rest.n - n});
    gov_text unit = {rest.z + n + between, rest.n - n - between};
    size_t unit_bytes = unit_at(unit, amount, found);
    if (!unit_bytes && inside && unit.n && unit.z[0] == 'M') /* P6M; elsewhere m may be minutes */
      unit_bytes = (size_t)gov_duration_of(amount, GOV_TEXT("month"), found);
    if (!unit_bytes) continue;
    found->text = (gov_text){rest.z, n + between + unit_bytes};
    return 1;
  }
  return 0;
}
