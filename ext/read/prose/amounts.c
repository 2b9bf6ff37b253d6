/* amounts.c: numbers with what they count: "1.2 M rows", "3 lakh records", "120万件", "40 GB".
**
** A number counts when a word for rows or a unit of bytes follows it. Its clause must not make it
** a rate, a batch, a sample, a condition or the size of a machine: what is not surely the amount
** of the data is no amount.
*/
#include "read/prose/amounts.h"

#include <math.h>
#include <stdlib.h>

enum { MULTIPLIER, THING, ASIDE, TOTAL, FACETS };
enum { ASIDE_RATE, ASIDE_BATCH, ASIDE_SAMPLE, ASIDE_MACHINE };
enum { DIGITS_MAX = 18, CLAUSE_BYTES = 160, HYPHENED = 1000, HOLDERS_LEAST = 10000 };

static const char *const multipliers[] = {"1000",     "10000",     "100000",     "1000000",
                                          "10000000", "100000000", "1000000000", "1000000000000"};
static const double factors[] = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e12};
static const char *const things[] = {"rows",
                                     "holders"}; /* holders: accounts, orders: rows when many */
static const char *const asides[] = {"rate", "batch", "sample", "machine"};
static const char *const totals[] = {"total"};

static const gov_phrase_facet facets[FACETS] = {{"multiplier", multipliers, 8},
                                                {"thing", things, 2},
                                                {"aside", asides, 4},
                                                {"total", totals, 1}};

int gov_amounts_open(gov_phrases *words, gov_arena *arena) {
  return gov_phrases_open(words, arena, "amount_words", facets, FACETS);
}

/* ---- numbers ---- */

size_t gov_digit_at(gov_text text, size_t at, int *value) {
  const unsigned char *c = (const unsigned char *)text.z + at;
  size_t left = text.n - at;
  if (left && gov_is_digit((char)*c)) return *value = *c - '0', 1;
  if (left >= 3 && c[0] == 0xE0 && c[1] == 0xB9 && c[2] >= 0x90 && c[2] <= 0x99)
    return *value = c[2] - 0x90, 3;
  if (left >= 3 && c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x90 && c[2] <= 0x99)
    return *value = c[2] - 0x90, 3;
  return 0;
}

size_t gov_digit_separator_at(gov_text text, size_t at) {
  size_t left = text.n - at;
  if (!left) return 0;
  if (gov_is_any(text.z[at], ".,' _")) return 1;
  if (left >= 2 && !memcmp(text.z + at, "\xC2\xA0", 2)) return 2;
  static const char *const wide[] = {"\xE2\x80\xAF", "\xE2\x80\x89", "’",
                                     "\xE2\x80\x8A"}; /* thin spaces, an apostrophe */
  for (size_t i = 0; left >= 3 && i < sizeof wide / sizeof *wide; i++)
    if (!memcmp(text.z + at, wide[i], 3)) return 3;
  return 0;
}

static size_t digits_run(gov_text text, size_t at, double *value, int *count) {
  int digit = 0;
  size_t start = at;
  *count = 0;
  for (size_t n; *count < DIGITS_MAX && (n = gov_digit_at(text, at, &digit)) != 0;
       at += n, ++*count)
    *value = *value * 10 + digit;
  return at - start;
}

/* "1.5e8" */
static size_t exponent_at(gov_text text, size_t at, double *value) {
  enum { MOST_DIGITS = 2 };
  double power = 0;
  int digits = 0;
  if (at + 1 >= text.n || (text.z[at] != 'e' && text.z[at] != 'E')) return 0;
  size_t sign = text.z[at + 1] == '+', n = digits_run(text, at + 1 + sign, &power, &digits);
  size_t end = at + 1 + sign + n;
  if (!n || digits > MOST_DIGITS || (end < text.n && gov_is_word(text.z[end]))) return 0;
  *value *= pow(10, power);
  return end - at;
}

/* ^8, ⁸ */
static size_t raised_at(gov_text text, size_t at, int *power) {
  static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  double value = 0;
  int digits = 0;
  size_t n = at < text.n && text.z[at] == '^' ? digits_run(text, at + 1, &value, &digits) : 0;
  *power = (int)value;
  if (n) return digits <= 2 ? n + 1 : 0;
  size_t start = at;
  for (int i = 0; i <= 9 && *power < 10;) {
    size_t length = strlen(raised[i]);
    int here = text.n - at >= length && !memcmp(text.z + at, raised[i], length);
    if (here) *power = *power * 10 + i, at += length;
    i = here ? 0 : i + 1;
  }
  return at - start;
}

/* 10^9 is of the number itself, × 10^8 of one before it. */
static size_t power_at(gov_text text, size_t at, double *value) {
  static const char *const times[] = {"×", "x", "*", "·"};
  int power;
  size_t n = *value == 10 ? raised_at(text, at, &power) : 0;
  if (n) {
    *value = pow(10, power);
    return n;
  }
  size_t next = at;
  while (next < text.n && text.z[next] == ' ') next++;
  for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
    size_t length = strlen(times[i]);
    if (text.n - next < length || memcmp(text.z + next, times[i], length) != 0) continue;
    for (next += length; next < text.n && text.z[next] == ' ';) next++;
    int ten = text.n - next > 2 && !memcmp(text.z + next, "10", 2);
    if (!ten || !(n = raised_at(text, next + 2, &power))) return 0;
    *value *= pow(10, power);
    return next + 2 + n - at;
  }
  return 0;
}

/* 1,200,000 · 1.200.000 · 1 200 000 · 12,00,000 · 1.2 · 1,2: groups of two or three digits are
** groups when the separator repeats or three digits follow a comma or a space; else decimals. Nobody
** writes 2.300 for 2.3. */
static size_t number_at(gov_text text, size_t at, double *number) {
  int count = 0;
  double value = 0;
  size_t start = at, n = digits_run(text, at, &value, &count);
  if (!n) return 0;
  at += n;
  int groups = 0;
  char kind = 0;
  for (;;) {
    size_t step = gov_digit_separator_at(text, at);
    double group = 0;
    int digits = 0;
    size_t length = step ? digits_run(text, at + step, &group, &digits) : 0;
    if (!length) break;
    char sign = text.z[at];
    int more = gov_digit_separator_at(text, at + step + length) != 0 &&
               text.z[at + step + length] == sign && (digits == 3 || digits == 2);
    int grouped =
        (digits == 3 && (sign != '.' || groups || more || text.z[at + step + length - 1] == '0')) ||
        (digits == 2 && sign == ',' && more);
    if (grouped && (!kind || kind == sign)) {
      value = value * pow(10, digits) + group;
      kind = sign;
      groups++;
    } else if ((sign == '.' || sign == ',') && kind != sign) {
      value += group / pow(10, digits);
      at += step + length;
      break;
    } else {
      break;
    }
    at += step + length;
  }
  at += exponent_at(text, at, &value);
  at += power_at(text, at, &value);
  *number = value;
  return at - start;
}

/* ---- what follows a number ---- */

static const gov_phrase *phrase_of(const gov_phrases *words, gov_text text, size_t at, int facet) {
  const gov_phrase *found[FACETS];
  if (at >= text.n || !gov_phrases_at(words, text, at, FACETS, found)) return NULL;
  return found[facet];
}

/* 三千万, 两亿: a digit in words, of a large number only ("一行" is a row). */
static size_t written_digit(const gov_phrases *words, gov_text text, size_t at, double *number) {
  static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "两"};
  enum { LEAST = 1000000, TWO = 2, LAST = 9 };
  for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
    if (text.n - at < 3 || memcmp(text.z + at, digits[i], 3) != 0) continue;
    const gov_phrase *multiplier = phrase_of(words, text, at + 3, MULTIPLIER);
    if (!multiplier || factors[multiplier->value] < LEAST) return 0;
    *number = i == LAST ? TWO : (double)(i + 1);
    return 3;
  }
  return 0;
}

static size_t skip_spaces(gov_text text, size_t at) {
  for (;;) {
    if (at < text.n && gov_is_any(text.z[at], " +~*`-"))
      at++;
    else if (text.n - at >= 2 && !memcmp(text.z + at, "\xC2\xA0", 2))
      at += 2;
    else
      return at;
  }
}

/* k, M, bn behind a number, when no letter follows. */
static size_t letter_multiplier(gov_text text, size_t at, double *factor) {
  static const struct {
    const char *sign;
    double factor;
  } signs[] = {{"bn", 1e9}, {"mn", 1e6}, {"mm", 1e6}, {"bi", 1e9},
               {"mi", 1e6}, {"k", 1e3},  {"m", 1e6},  {"b", 1e9}};
  gov_text rest = {text.z + at, text.n - at};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t n = strlen(signs[i].sign);
    if (!gov_text_starts(rest, signs[i].sign)) continue;
    if (rest.n > n && gov_is_word(rest.z[n])) continue;
    *factor = signs[i].factor;
    return n;
  }
  return 0;
}

static const struct {
  const char *sign;
  double bytes;
} byte_units[] = {{"pib", 1125899906842624.0},
                  {"tib", 1099511627776.0},
                  {"gib", 1073741824.0},
                  {"mib", 1048576.0},
                  {"kib", 1024.0},
                  {"pb", 1e15},
                  {"tb", 1e12},
                  {"gb", 1e9},
                  {"mb", 1e6},
                  {"kb", 1e3},
                  {"petabyte", 1e15},
                  {"terabyte", 1e12},
                  {"gigabyte", 1e9},
                  {"megabyte", 1e6},
                  {"terabytes", 1e12},
                  {"gigabytes", 1e9},
                  {"megabytes", 1e6},
                  {"тб", 1e12},
                  {"гб", 1e9},
                  {"мб", 1e6},
                  {"терабайт", 1e12},
                  {"гигабайт", 1e9},
                  {"เทราไบต์", 1e12},
                  {"กิกะไบต์", 1e9},
                  {"tera", 1e12},
                  {"giga", 1e9},
                  {"go", 1e9},
                  {"to", 1e12}};

/* "Go" and "To" are French only with a capital. */
static size_t byte_unit(gov_text text, gov_text folded, size_t at, double *factor) {
  unsigned char c = at < folded.n ? (unsigned char)folded.z[at] : 0;
  if (c < 0x80 && !gov_is_any((char)c, "ptgmk")) return 0; /* what units begin with */
  for (size_t i = 0; i < sizeof byte_units / sizeof *byte_units; i++) {
    size_t n = strlen(byte_units[i].sign);
    if (folded.n - at < n || memcmp(folded.z + at, byte_units[i].sign, n) != 0) continue;
    if (at + n < text.n && (unsigned char)text.z[at + n] < 0x80 && gov_is_word(text.z[at + n]))
      continue;
    if (n == 2 && byte_units[i].sign[1] == 'o' && (text.z[at] < 'A' || text.z[at] > 'Z')) continue;
    if (at + n < text.n && text.z[at + n] == '/') return 0; /* MB/s */
    if (at + n + 1 < text.n && !memcmp(text.z + at + n, "ps", 2)) return 0;
    *factor = byte_units[i].bytes;
    return n;
  }
  return 0;
}

/* ---- the clause around it ---- */

static int is_clause_end(gov_text text, size_t at) {
  static const char *const shortened[] = {"e.g", "i.e", "approx", "ca", "etc"};
  char c = text.z[at];
  if (c == '.' && at + 1 < text.n && gov_is_word(text.z[at + 1])) return 0;
  if (c == '.')
    for (size_t i = 0; i < sizeof shortened / sizeof *shortened; i++)
      if (gov_text_ends((gov_text){text.z, at}, shortened[i])) return 0;
  return c == ';' || c == '.' || c == '(' || c == ')' || c == '\n';
}

static int has_digit(gov_text text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++)
    if (gov_is_digit(text.z[i])) return 1;
  return 0;
}

typedef struct stretch {
  size_t start, end;
} stretch;

static int stands_apart(gov_text text, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (text.z[i] == ',') return 1;
    int thai = text.z[i] == ' ' && i > 0 && i + 1 < to && (unsigned char)text.z[i - 1] >= 0x80 &&
               (unsigned char)text.z[i + 1] == 0xE0;
    int wide = i + 3 <= to && (!memcmp(text.z + i, "、", 3) || !memcmp(text.z + i, "，", 3));
    if (thai || wide) return 1;
  }
  return 0;
}

/* "Deletes 10k rows at a time from a total of 120 million": of two numbers in the clause, the words are said of the
** nearer one. */
static int is_of_another_number(gov_text text, stretch clause, stretch words, stretch number) {
  size_t before = words.start - clause.start, behind = clause.end - words.end;
  if (words.end <= number.start) {
    size_t gap = number.start - words.end;
    return has_digit(text, words.end, number.start) ||
           has_digit(text, words.start - (gap < before ? gap : before), words.start);
  }
  if (words.start < number.end) return 0;
  if (has_digit(text, number.end, words.start)) return 1;
  /* "350 rows, 3,000 are added a day": behind a comma, in Thai a space, another number is spoken of */
  return stands_apart(text, number.end, words.start) &&
         has_digit(text, words.end, words.end + behind);
}

/* "vs 1 GB", "vs. 12 million rows": what something else has. */
static int is_compared(gov_text text, size_t start) {
  while (start && gov_is_any(text.z[start - 1], ". ~")) start--;
  return start >= 2 && !memcmp(text.z + start - 2, "vs", 2) &&
         (start == 2 || !gov_is_word(text.z[start - 3]));
}

static int has_aside(const gov_phrases *words, gov_text text, size_t start, size_t end, int bytes) {
  if (is_compared(text, start)) return 1;
  size_t from = start > CLAUSE_BYTES ? start - CLAUSE_BYTES : 0;
  for (size_t i = start; i > from; i--) {
    if (is_clause_end(text, i - 1) && (i == text.n || !gov_is_digit(text.z[i]))) {
      from = i;
      break;
    }
  }
  size_t to = text.n - end < CLAUSE_BYTES ? text.n : end + CLAUSE_BYTES;
  for (size_t i = end; i < to; i++) {
    if (is_clause_end(text, i) && (i + 1 == text.n || !gov_is_digit(text.z[i + 1]))) to = i;
  }
  for (size_t at = from; at < to; at++) {
    const gov_phrase *aside = phrase_of(words, text, at, ASIDE);
    if (!aside || (aside->value == ASIDE_MACHINE && !bytes)) continue;
    int paced = aside->value == ASIDE_RATE || aside->value == ASIDE_BATCH;
    stretch said = {at, at + aside->n}, clause = {from, to > at + aside->n ? to : at + aside->n};
    if (paced && is_of_another_number(text, clause, said, (stretch){start, end})) continue;
    return 1;
  }
  return end < text.n && text.z[end] == '/';
}

int gov_amount_is_aside(const gov_phrases *words, gov_text header) {
  char folded[128];
  gov_text low = {folded, gov_fold_letters(header, folded, sizeof folded)};
  for (size_t at = 0; at < low.n; at++)
    if (phrase_of(words, low, at, ASIDE)) return 1;
  return 0;
}

/* миллион|ов: the rest of a Russian word. */
static size_t cyrillic_rest(gov_text text, size_t at) {
  size_t start = at;
  if (at < 2 || ((unsigned char)text.z[at - 2] & 0xFE) != 0xD0) return 0;
  while (text.n - at >= 2 && ((unsigned char)text.z[at] & 0xFE) == 0xD0) at += 2;
  return at - start;
}

/* What the number counts; the end of it, 0 when it counts nothing of ours. */
static size_t thing_at(const gov_phrases *words, gov_text text, gov_text folded, size_t at,
                       gov_amount *amount) {
  double factor = 1;
  at = skip_spaces(folded, at);
  size_t n = byte_unit(text, folded, at, &factor);
  if (n) {
    amount->bytes = 1;
    amount->number *= factor;
    return at + n;
  }
  for (int i = 0; i < 2; i++) { /* "120 million", "3千万" */
    const gov_phrase *multiplier = phrase_of(words, folded, at, MULTIPLIER);
    n = multiplier ? multiplier->n : i ? 0 : letter_multiplier(folded, at, &factor);
    if (multiplier) n += cyrillic_rest(folded, at + n);
    if (!n) break;
    amount->number *= multiplier ? factors[multiplier->value] : factor;
    if (multiplier) {  /* 1億2,000万 */
      double less = 0; /* 1 億 5 千万 */
      size_t from = skip_spaces(folded, at + n), more = number_at(folded, from, &less);
      size_t behind = more ? skip_spaces(folded, from + more) : from;
      const gov_phrase *next = more ? phrase_of(words, folded, behind, MULTIPLIER) : NULL;
      if (next) less *= factors[next->value];
      if (more && less < factors[multiplier->value]) {
        amount->number += less;
        n = (next ? behind + next->n : from + more) - at;
      }
    }
    at = skip_spaces(folded, at + n);
    if (at < folded.n && folded.z[at] == '.') at = skip_spaces(folded, at + 1); /* "Mio." */
  }
  for (int words_between = 0; words_between < 3; words_between++) { /* "5 million customer rows" */
    const gov_phrase *thing = phrase_of(words, folded, at, THING);
    if (thing && thing->value && amount->number < HOLDERS_LEAST) return 0;
    if (thing) return at + thing->n;
    static const char *const small[] = {"of ", "de ", "d'", "von "};
    size_t next = at;
    for (size_t i = 0; i < 4 && next == at; i++) {
      if (gov_text_starts((gov_text){folded.z + at, folded.n - at}, small[i]))
        next += strlen(small[i]);
    }
    if (next == at) {
      while (next < folded.n && (gov_is_alpha(folded.z[next]) || folded.z[next] == '_')) next++;
      if (next == at || next >= folded.n || folded.z[next] != ' ') return 0;
      next++;
    }
    at = next;
  }
  return 0;
}

/* Where the next digit stands; text.n when there is none. */
static size_t next_digit(const gov_phrases *words, gov_text text, size_t at) {
  for (int digit; at < text.n; at++) {
    unsigned char c = (unsigned char)text.z[at];
    if (gov_is_digit((char)c)) return at;
    if ((c == 0xE0 || c == 0xEF) && gov_digit_at(text, at, &digit)) return at;
    if ((c == 0xE4 || c == 0xE5) && text.n - at > 3 && (unsigned char)text.z[at + 3] >= 0xE4) {
      double value;
      if (written_digit(words, text, at, &value)) return at;
    }
  }
  return text.n;
}

int gov_amount_next(const gov_phrases *words, gov_text text, size_t at, gov_amount *amount) {
  enum { TEXT_BYTES = 1024 };
  if (text.n > TEXT_BYTES) text.n = TEXT_BYTES;
  at = next_digit(words, text, at);
  if (at >= text.n) return 0;
  char buffer[TEXT_BYTES];
  gov_text folded = {buffer, gov_fold_letters(text, buffer, sizeof buffer)};
  for (; at < text.n; at = next_digit(words, text, at)) {
    int glued = at > 0 && ((unsigned char)text.z[at - 1] < 0x80) &&
                (gov_is_word(text.z[at - 1]) || gov_is_any(text.z[at - 1], "$#/:.-=<"));
    if (at >= 2 && text.z[at - 1] == ':' && (unsigned char)text.z[at - 2] >= 0x80)
      glued = 0; /* 数据量:3亿条 */
    if (at >= 3 && (!memcmp(text.z + at - 3, "€", 3))) glued = 1;
    *amount = (gov_amount){.start = at};
    size_t n = number_at(text, at, &amount->number);
    if (!n) n = written_digit(words, text, at, &amount->number);
    size_t end = glued ? 0 : thing_at(words, text, folded, at + n, amount);
    at += n;
    int part = at < text.n && text.z[at] == '-' && amount->number < HYPHENED; /* a 16-row table */
    if (!end || amount->number < 1 || part) continue;
    amount->end = end;
    at = end;
    if (!has_aside(words, folded, amount->start, end, amount->bytes)) return 1;
  }
  return 0;
}
