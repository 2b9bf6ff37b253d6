/* limit_numbers.c: numbers in text with their units, and the comparison that stands at one. */
#include "read/prose/limit_numbers.h"

#include <math.h>
#include <string.h>

#include "read/prose/phrase_tables.h"

enum { ABOVE, BELOW, DROP };
enum { PERCENT, TIMES, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, UNITS };
enum { DIGITS_MAX = 15 };

static const char *const compares[] = {"above", "below", "drop"};
static const char *const units[] = {"percent", "times", "millisecond", "second",
                                    "minute",  "hour",  "day",         "week"};
static const char *const windows[] = {"for"};
static const char *const levels[] = {"critical", "warning"};
static const gov_phrase_facet facets[GOV_LIMIT_FACETS] = {
    {"compare", compares, 3}, {"unit", units, UNITS}, {"window", windows, 1}, {"level", levels, 2}};
static const double unit_factors[UNITS] = {0.01, 1, 0.001, 1, 60, 3600, 86400, 604800};

int gov_limits_open(gov_phrases *limits, gov_arena *arena) {
  return gov_phrases_open(limits, arena, "limit_words", facets, GOV_LIMIT_FACETS);
}

/* 1,000 · 1.000 · 0.5 · 0,5 · 10 000: three digits behind a mark are a group unless a zero leads. */
static size_t read_number(gov_text text, size_t at, double *value) {
  size_t start = at;
  double number = 0;
  int digits = 0;
  for (; at < text.n && gov_is_digit(text.z[at]) && digits < DIGITS_MAX; at++, digits++)
    number = number * 10 + (text.z[at] - '0');
  while (at + 1 < text.n && gov_is_any(text.z[at], ".,") && gov_is_digit(text.z[at + 1])) {
    double part = 0;
    int count = 0;
    size_t next = at + 1;
    for (; next < text.n && gov_is_digit(text.z[next]) && count < DIGITS_MAX; next++, count++)
      part = part * 10 + (text.z[next] - '0');
    at = next;
    int group = count == 3 && number > 0;
    number = group ? number * 1000 + part : number + part / pow(10, count);
    if (!group) break;
  }
  *value = number;
  return at - start;
}

const gov_phrase *gov_limit_phrase_at(const gov_phrases *words, gov_text text, size_t at,
                                      int facet) {
  const gov_phrase *found[GOV_LIMIT_FACETS];
  return at < text.n && gov_phrases_at(words, text, at, GOV_LIMIT_FACETS, found) ? found[facet]
                                                                                 : NULL;
}

static size_t skip_blanks(gov_text text, size_t at) {
  while (at < text.n && gov_is_any(text.z[at], " *`-")) at++;
  if (text.n - at >= 2 && !memcmp(text.z + at, "\xC2\xA0", 2)) at += 2;
  return at;
}

static const struct {
  const char *sign;
  int unit;
} unit_signs[] = {{"%", PERCENT}, {"％", PERCENT}, {"x", TIMES}, {"×", TIMES}, {"ms", MILLISECOND},
                  {"s", SECOND},  {"m", MINUTE},   {"h", HOUR},  {"d", DAY},   {"с", SECOND}};

/* The unit behind a number; UNITS for none. */
static int unit_behind(const gov_phrases *words, gov_text text, size_t *at) {
  size_t next = skip_blanks(text, *at);
  /* a unit may stick to its number: "10min", "2fache" */
  gov_text behind = {text.z + next, text.n - next};
  const gov_phrase *word = gov_limit_phrase_at(words, behind, 0, GOV_LIMIT_UNIT);
  if (word) return *at = next + word->n, word->value;
  for (size_t i = 0; i < sizeof unit_signs / sizeof *unit_signs; i++) {
    size_t n = strlen(unit_signs[i].sign);
    if (text.n - next < n || memcmp(text.z + next, unit_signs[i].sign, n) != 0) continue;
    int letter =
        unit_signs[i].unit != PERCENT && next + n < text.n && gov_is_word(text.z[next + n]);
    if (!letter) return *at = next + n, unit_signs[i].unit;
  }
  return UNITS;
}

int gov_number_next(const gov_phrases *words, gov_text text, size_t at, gov_number *found) {
  for (; at < text.n; at++) {
    if (!gov_is_digit(text.z[at])) continue;
    char before = at ? text.z[at - 1] : ' ';
    int glued = gov_is_alpha(before) || gov_is_any(before, "_/#$:.");
    size_t n = read_number(text, at, &found->value), end = at + n;
    int date = end < text.n && gov_is_any(text.z[end], "-:/") && end + 1 < text.n &&
               gov_is_digit(text.z[end + 1]);
    if (!n) continue;
    if (date && text.z[end] == '-' && !glued) { /* 30-45 minutes: the larger */
      at = end;
      continue;
    }
    if (glued || date) {
      at = end;
      while (at < text.n && (gov_is_digit(text.z[at]) || gov_is_any(text.z[at], "-:/."))) at++;
      continue;
    }
    size_t behind = end;
    int unit = unit_behind(words, text, &behind);
    double factor = 1;
    if (unit == UNITS && end < text.n && text.z[end] == 'k' &&
        (end + 1 == text.n || !gov_is_word(text.z[end + 1])))
      factor = 1000, behind = end + 1;
    *found = (gov_number){at, behind, found->value * (unit < UNITS ? unit_factors[unit] : factor),
                          unit == PERCENT ? "ratio"
                          : unit == TIMES ? "times"
                          : unit < UNITS  ? "time"
                                          : "count"};
    return 1;
  }
  return 0;
}

/* The comparison right before a number: ">", "exceeds", "drops by more than"; NULL for none. */
const char *gov_number_comparison(const gov_phrases *words, gov_text text, size_t start,
                                  int *drop) {
  size_t from = start > GOV_COMPARE_REACH ? start - GOV_COMPARE_REACH : 0;
  const char *sign = NULL;
  for (size_t at = from; at < start; at++) {
    if (gov_is_any(text.z[at], ";|")) sign = NULL, *drop = 0;
    if (text.z[at] == '>' && (!at || text.z[at - 1] != '-')) sign = ">";
    if (text.z[at] == '<') sign = "<";
    if (start - at >= 3 && !memcmp(text.z + at, "≥", 3)) sign = ">";
    if (start - at >= 3 && !memcmp(text.z + at, "≤", 3)) sign = "<";
    const gov_phrase *word = gov_limit_phrase_at(words, text, at, GOV_LIMIT_COMPARE);
    if (!word) continue;
    if (word->value == DROP) *drop = 1;
    sign = word->value == BELOW ? "<" : word->value == ABOVE ? ">" : sign ? sign : ">";
    at += word->n - 1u;
  }
  return sign;
}

/* Scripts that put the comparison behind the number. */
const char *gov_number_comparison_behind(const gov_phrases *words, gov_text text, size_t end) {
  for (size_t at = end; at < text.n && at < end + GOV_COMPARE_REACH / 3; at++) {
    if ((unsigned char)text.z[at] < 0x80 && text.z[at] != ' ') return NULL;
    const gov_phrase *word = gov_limit_phrase_at(words, text, at, GOV_LIMIT_COMPARE);
    if (word && (unsigned char)word->z[0] >= 0xE0) return word->value == BELOW ? "<" : ">";
  }
  return NULL;
}

const char *gov_limit_level(int value) {
  return levels[value];
}
