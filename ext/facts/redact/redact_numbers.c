/* redact_numbers.c: numbers that belong to people: cards, phones, national ids, addresses of
** machines, bank accounts.
**
** A number counts only when it stands alone: digits glued to letters, to '_' or, by '-' or '.', to
** another word are part of a file name, a version or an id of some record. */
#include <stdlib.h>

#include "facts/redact/redact_parts.h"

enum { DIGITS_MOST = 24, DIGITS_LEAST = 9 };

typedef struct digits {
  char d[DIGITS_MOST];
  int n;
} digits;

static int value_of(const digits *number, int from, int count) {
  int value = 0;
  for (int i = from; i < from + count; i++) value = value * 10 + number->d[i];
  return value;
}

static int luhn(const digits *number) {
  int sum = 0;
  for (int i = 0; i < number->n; i++) {
    int digit = number->d[number->n - 1 - i] * (i % 2 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 == 0;
}

/* Issuer, length, Luhn: of arbitrary numbers fewer than one in sixty passes. */
static int is_card(const digits *number) {
  int two = value_of(number, 0, 2), three = value_of(number, 0, 3), four = value_of(number, 0, 4),
      n = number->n;
  int known =
      (number->d[0] == 4 && (n == 13 || n == 16 || n == 19)) ||
      (two >= 51 && two <= 55 && n == 16) || (four >= 2221 && four <= 2720 && n == 16) ||
      ((two == 34 || two == 37) && n == 15) ||
      ((four == 6011 || two == 65 || (three >= 644 && three <= 649)) && (n == 16 || n == 19)) ||
      (four >= 3528 && four <= 3589 && n >= 16) ||
      (((three >= 300 && three <= 305) || two == 36 || two == 38) && n == 14) ||
      (two == 62 && n >= 16) ||
      ((two == 50 || (two >= 56 && two <= 58) || two == 63 || two == 67) && n >= 16);
  return known && luhn(number);
}

static int is_thai(const digits *number) {
  int sum = 0;
  for (int i = 0; i < 12; i++) sum += number->d[i] * (13 - i);
  return number->n == 13 && (11 - sum % 11) % 10 == number->d[12];
}

static int is_ssn(const digits *number) {
  int area = value_of(number, 0, 3);
  return area && area != 666 && value_of(number, 3, 2) && value_of(number, 5, 4);
}

static int is_nanp(const digits *number) {
  int first = number->n - 10;
  return first >= 0 && number->d[first] >= 2 && number->d[first + 3] >= 2;
}

static int is_cpf(const digits *number) {
  for (int check = 9; check <= 10; check++) {
    int sum = 0;
    for (int i = 0; i < check; i++) sum += number->d[i] * (check + 1 - i);
    if (sum * 10 % 11 % 10 != number->d[check]) return 0;
  }
  return 1;
}

/* The number and its key are divisible together: 97 - number mod 97 = key. */
static int is_nir(const digits *number) {
  int rest = 0;
  for (int i = 0; i < 13; i++) rest = (rest * 10 + number->d[i]) % 97;
  return number->n == 15 && number->d[0] <= 2 && number->d[0] >= 1 &&
         97 - rest == value_of(number, 13, 2);
}

static int is_verhoeff(const digits *number) {
  static const char permutation[8][11] = {"0123456789", "1576283094", "5803796142", "8916043527",
                                          "9453126870", "4286573901", "2793806415", "7046913258"};
  int check = 0;
  for (int i = 0; i < number->n; i++) {
    int digit = permutation[i % 8][(int)number->d[number->n - 1 - i]] - '0';
    /* the dihedral group of order ten, by rule instead of by table */
    if (check < 5)
      check = digit < 5 ? (check + digit) % 5 : 5 + (check + digit) % 5;
    else
      check = digit < 5 ? 5 + (check - digit + 5) % 5 : (check - digit + 10) % 5;
  }
  return check == 0 && number->d[0] >= 2;
}

static int is_birthday(const digits *number) {
  int first = value_of(number, 0, 2), month = value_of(number, 2, 2), last = value_of(number, 4, 2);
  int year_first = last >= 1 && last <= 31, day_first = first >= 1 && first <= 31;
  return month >= 1 && month <= 12 && (year_first || day_first);
}

static int passes(const char *check, const digits *number) {
  static const struct {
    const char *name;
    int (*holds)(const digits *);
  } checks[] = {{"card", is_card},         {"thai", is_thai},        {"ssn", is_ssn},
                {"nanp", is_nanp},         {"cpf", is_cpf},          {"nir", is_nir},
                {"verhoeff", is_verhoeff}, {"birthday", is_birthday}};
  for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
    if (!strcmp(checks[i].name, check)) return checks[i].holds(number);
  }
  return 1;
}

/* The end of the pattern at `at`, or 0. */
static size_t match(const gov_redact_pass *pass, size_t at, const char *pattern, digits *number) {
  char joint = 0;
  number->n = 0;
  for (; *pattern; pattern++, at++) {
    if (at >= pass->n) return 0;
    char c = pass->z[at];
    if (*pattern == 'd' || gov_is_digit(*pattern)) {
      if (!gov_is_digit(c) || (*pattern != 'd' && *pattern != c) || number->n >= DIGITS_MOST)
        return 0;
      number->d[number->n++] = (char)(c - '0');
    } else if (*pattern == '~') {
      if ((c != ' ' && c != '-') || (joint && joint != c)) return 0;
      joint = c;
    } else if (*pattern != c) {
      return 0;
    }
  }
  return at;
}

/* Nothing glued on: see the top of the file. */
static int stands_alone(const gov_redact_pass *pass, size_t from, size_t to) {
  char before = from ? pass->z[from - 1] : ' ', after = to < pass->n ? pass->z[to] : ' ';
  if (gov_is_alpha(before) || gov_is_digit(before) || before == '_' || gov_is_alpha(after) ||
      gov_is_digit(after) || after == '_') {
    return 0;
  }
  if ((before == '-' || before == '.') && from > 1 && gov_redact_alnum(pass, from - 2)) return 0;
  return !((after == '-' || after == '.') && gov_redact_alnum(pass, to + 1));
}

static size_t known_number(gov_redact_pass *pass, size_t at) {
  digits number;
  int near = 0;
  for (size_t i = at;
       i < pass->n && i - at < 24 && (gov_is_digit(pass->z[i]) || gov_is_any(pass->z[i], " -.()"));
       i++) {
    near += gov_is_digit(pass->z[i]);
  }
  if (near < DIGITS_LEAST) return 0;
  if (!pass->numbers) pass->numbers = gov_data("secret_numbers");
  for (int row = 0; pass->numbers && row < pass->numbers->row_count; row++) {
    const char *pattern = gov_data_cell(pass->numbers, row, 0);
    size_t from = at - (pattern[0] == '(' && at && pass->z[at - 1] == '(');
    size_t end = match(pass, from, pattern, &number);
    if (!end || !stands_alone(pass, from, end) ||
        !passes(gov_data_cell(pass->numbers, row, 1), &number))
      continue;
    gov_redact_mask(pass, from, end, gov_data_cell(pass->numbers, row, 2));
    return end;
  }
  return 0;
}

/* +66 81 234 5678, +1 (202) 555-0143, +442079460958 */
static size_t international(gov_redact_pass *pass, size_t at) {
  size_t end = at;
  int count = 0, joints = 0;
  for (size_t i = at; i < pass->n && count <= 15; i++) {
    if (gov_is_digit(pass->z[i]))
      end = i + 1, count++;
    else if (gov_is_any(pass->z[i], " -.()") && i - end < 2)
      joints++;
    else
      break;
  }
  if (count < (joints ? 8 : 10) || count > 15 || pass->z[at] == '0') return 0;
  if (at > 1 && gov_redact_alnum(pass, at - 2)) return 0; /* 2026-11-01T02:00+0700 */
  gov_redact_mask(pass, at - 1, end, "phone");
  return end;
}

/* The word before says that what follows is a version. */
static int is_version_context(gov_redact_pass *pass, size_t at) {
  size_t end = at;
  while (end && (pass->z[end - 1] == ' ' || pass->z[end - 1] == ':' || pass->z[end - 1] == '='))
    end--;
  size_t from = end;
  while (from && at - from < 24 && gov_is_word(pass->z[from - 1])) from--;
  return gov_redact_is_word(pass, "version", (gov_text){pass->z + from, end - from});
}

static size_t dotted_quad(gov_redact_pass *pass, size_t at) {
  size_t end = at;
  int parts[4] = {0}, part = 0, length = 0;
  for (; end < pass->n; end++) {
    if (gov_is_digit(pass->z[end]) && length < 3) {
      parts[part] = parts[part] * 10 + (pass->z[end] - '0');
      length++;
    } else if (pass->z[end] == '.' && length && part < 3) {
      part++, length = 0;
    } else {
      break;
    }
  }
  if (part != 3 || !length || parts[0] > 255 || parts[1] > 255 || parts[2] > 255 || parts[3] > 255)
    return 0;
  if (parts[0] == 0 || parts[0] == 127 || parts[0] == 255) return 0; /* nobody's address */
  if (!stands_alone(pass, at, end) || is_version_context(pass, at)) return 0;
  gov_redact_mask(pass, at, end, "ip");
  return end;
}

/* IPv6 and MAC: groups of hex between colons; a time of day has too few of them. */
static size_t colon_address(gov_redact_pass *pass, size_t from, size_t to) {
  size_t at = from, end;
  int groups = 0, pairs = 0, length = 0, doubled = 0, digit = 0;
  while (at < to && gov_is_any(pass->z[at], "[(/=")) at++;
  for (end = at; end < to; end++) {
    char c = pass->z[end];
    if (c == ':') {
      doubled += end > at && pass->z[end - 1] == ':';
      length = 0;
    } else if (gov_is_digit(c) || (gov_lower(c) >= 'a' && gov_lower(c) <= 'f')) {
      groups += length == 0;
      length++;
      pairs += length == 2;
      digit |= gov_is_digit(c);
      if (length > 4) return 0;
    } else {
      break;
    }
  }
  if (end < to && (gov_is_word(pass->z[end]) || pass->z[end] == '-')) return 0;
  while (end > at && pass->z[end - 1] == ':' && !(end - at > 1 && pass->z[end - 2] == ':')) end--;
  int six = (doubled == 1 && groups >= 2 && digit) || groups == 8;
  int mac = groups == 6 && pairs == 6 && !doubled && end - at == 17;
  if (!six && !mac) return 0;
  gov_redact_mask(pass, at, end, mac ? "mac" : "ip");
  return end;
}

size_t gov_redact_numbers(gov_redact_pass *pass, size_t from, size_t to) {
  size_t masked = 0, colon = 0;
  for (size_t at = from; at < to; at++) {
    if (pass->z[at] == ':') colon++;
    if (!gov_is_digit(pass->z[at]) || (at > from && gov_is_digit(pass->z[at - 1]))) continue;
    size_t end = 0;
    if (at && pass->z[at - 1] == '+') end = international(pass, at);
    if (!end) end = dotted_quad(pass, at);
    if (!end) end = known_number(pass, at);
    if (end) masked = end, at = end - 1;
  }
  if (!masked && (colon > 1 || memchr(pass->z + from, ':', to - from)))
    masked = colon_address(pass, from, to);
  return masked;
}

/* An IBAN: country, check digits, then 11 to 30 characters, in fours or together; mod 97 is 1. */
static size_t iban(gov_redact_pass *pass, size_t at) {
  char text[36];
  int n = 0, rest = 0;
  size_t end = at, found = 0;
  for (; end < pass->n && n < 34; end++) {
    char c = pass->z[end];
    if (gov_is_digit(c) || gov_is_alpha(c))
      text[n++] = c >= 'a' ? (char)(c - 32) : c;
    else if (c != ' ' || n % 4 || !gov_redact_alnum(pass, end + 1))
      break;
    if (n < 15 || gov_redact_alnum(pass, end + 1)) continue;
    rest = 0;
    for (int i = 0; i < n; i++) {
      char turned = text[(i + 4) % n];
      rest = gov_is_digit(turned) ? (rest * 10 + turned - '0') % 97
                                  : (rest * 100 + turned - 'A' + 10) % 97;
    }
    if (rest == 1) found = end + 1;
  }
  if (found) gov_redact_mask(pass, at, found, "iban");
  return found;
}

/* A: capital, 9: digit, else as it stands. */
static int fits(gov_text text, const char *pattern) {
  if (strlen(pattern) != text.n) return 0;
  for (size_t i = 0; i < text.n; i++) {
    char c = text.z[i], p = pattern[i];
    int holds = p == 'A' ? c >= 'A' && c <= 'Z' : p == '9' ? gov_is_digit(c) : p == c;
    if (!holds) return 0;
  }
  return 1;
}

static int number_at(gov_text text, size_t from, size_t count) {
  int value = 0;
  for (size_t i = from; i < from + count; i++) value = value * 10 + (text.z[i] - '0');
  return value;
}

static int is_dni(gov_text text) {
  static const char letters[] = "TRWAGMYFPDXBNJZSQVHLCKE";
  if (fits(text, "99999999A")) return letters[number_at(text, 0, 8) % 23] == text.z[8];
  if (!fits(text, "X9999999A") && !fits(text, "Y9999999A") && !fits(text, "Z9999999A")) return 0;
  return letters[((text.z[0] - 'X') * 10000000 + number_at(text, 1, 7)) % 23] == text.z[8];
}

static int is_nric(gov_text text) {
  static const int weights[] = {2, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  if (!fits(text, "A9999999A") || !gov_is_any(text.z[0], "STFG")) return 0;
  for (int i = 0; i < 7; i++) sum += weights[i] * (text.z[i + 1] - '0');
  if (text.z[0] == 'T' || text.z[0] == 'G') sum += 4;
  return text.z[8] == (gov_is_any(text.z[0], "ST") ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[sum % 11];
}

static int is_nino(gov_text text) {
  return fits(text, "AA999999A") && text.z[8] >= 'A' && text.z[8] <= 'D' &&
         !gov_is_any(text.z[0], "DFIQUV") && !gov_is_any(text.z[1], "DFIQUVO");
}

/* Resident identity of China: ISO 7064 over seventeen digits. */
static int is_resident(gov_text text) {
  static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  if (text.n != 18) return 0;
  for (int i = 0; i < 17; i++) {
    if (!gov_is_digit(text.z[i])) return 0;
    sum += weights[i] * (text.z[i] - '0');
  }
  int year = number_at(text, 6, 4), month = number_at(text, 10, 2);
  return text.z[17] == "10X98765432"[sum % 11] && year > 1900 && year < 2100 && month >= 1 &&
         month <= 12;
}

size_t gov_redact_mixed(gov_redact_pass *pass, size_t from, size_t to) {
  while (from < to &&
         (gov_redact_byte(pass, from) & (GOV_BYTE_JOINS | GOV_BYTE_GIVES | GOV_BYTE_HIGH)))
    from++;
  for (size_t at = from; at < to; at++) { /* iban=…, id:… */
    if (gov_redact_byte(pass, at) & GOV_BYTE_GIVES && at + 1 < to) from = at + 1;
  }
  while (to > from &&
         (gov_redact_byte(pass, to - 1) & (GOV_BYTE_JOINS | GOV_BYTE_GIVES | GOV_BYTE_HIGH)))
    to--;
  gov_text text = {pass->z + from, to - from};
  if (text.n < 4 || text.n > 34) return 0;
  if (fits((gov_text){text.z, 4}, "AA99")) {
    size_t end = iban(pass, from);
    if (end) return end;
  }
  int personal = is_dni(text) || is_nric(text) || is_nino(text) || is_resident(text) ||
                 fits(text, "AAAAA9999A") || fits(text, "AAAAAA99A99A999A");
  if (!personal) return 0;
  gov_redact_mask(pass, from, to, "national_id");
  return to;
}
