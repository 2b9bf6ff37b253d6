/* redact_shapes.c: secrets that are known by their own shape: tokens, keys, logins in URLs, e-mail,
 * random runs. */
#include <stdlib.h>

#include "facts/redact/redact_parts.h"

enum { RANDOM_RUN_BYTES = 32, TOKEN_BYTES = 16, URL_BYTES = 2048 };

static int in_set(char c, char set) {
  int alnum = gov_is_alpha(c) || gov_is_digit(c);
  switch (set) {
  case 'a': return alnum;                                                             /* alnum */
  case 'u': return alnum && !(c >= 'a' && c <= 'z') && !(c >= 0x60);                  /* upper */
  case 'h': return gov_is_digit(c) || (gov_lower(c) >= 'a' && gov_lower(c) <= 'f');   /* hex */
  case 'w': return alnum || c == '_' || c == '-';                                     /* word */
  case 'd': return alnum || c == '_' || c == '-' || c == '.' || c == '=';             /* dotted */
  case 'b': return alnum || c == '+' || c == '/' || c == '=' || c == '_' || c == '-'; /* base64 */
  default: return !gov_is_space(c) && !gov_is_any(c, "\"'`<>");                       /* url */
  }
}

static size_t shape_end(const gov_redact_pass *pass, size_t at, int row) {
  const char *prefix = gov_data_cell(pass->shapes, row, 0);
  size_t n = strlen(prefix), from = at + n;
  if (pass->n - at < n || memcmp(pass->z + at, prefix, n) != 0) return 0;
  const char *name = gov_data_cell(pass->shapes, row, 1);
  char set = strcmp(name, "url") == 0 ? 'l' : name[0];
  size_t least = (size_t)atoi(gov_data_cell(pass->shapes, row, 2)),
         most = (size_t)atoi(gov_data_cell(pass->shapes, row, 3));
  size_t end = from;
  while (end < pass->n && in_set(pass->z[end], set)) end++;
  while (end > from && pass->z[end - 1] == '.') end--; /* the end of a sentence */
  if (end - from < least || (most && end - from > most)) return 0;
  return end;
}

static size_t shape_at(gov_redact_pass *pass, size_t at) {
  if (!gov_data_may_begin(pass->shapes, 0, pass->z + at, pass->n - at)) return 0;
  unsigned char first = (unsigned char)pass->z[at];
  int low = 0, high = pass->shapes->row_count;
  while (low < high) { /* the rows are sorted by their first byte */
    int middle = (low + high) / 2;
    if ((unsigned char)gov_data_cell(pass->shapes, middle, 0)[0] < first)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < pass->shapes->row_count &&
         (unsigned char)gov_data_cell(pass->shapes, low, 0)[0] == first;
       low++) {
    size_t end = shape_end(pass, at, low);
    if (!end) continue;
    gov_redact_mask(pass, at, end, gov_data_cell(pass->shapes, low, 4));
    return end;
  }
  return 0;
}

size_t gov_redact_shape(gov_redact_pass *pass, size_t from, size_t to) {
  size_t end = 0;
  if (!pass->shapes) pass->shapes = gov_data("secrets");
  if (!pass->shapes || !pass->shapes->row_count) return 0;
  const unsigned char last =
      (unsigned char)gov_data_cell(pass->shapes, pass->shapes->row_count - 1, 0)[0];
  for (size_t at = from; at + TOKEN_BYTES <= to; at++) {
    if ((unsigned char)pass->z[at] > last) continue; /* most of a text beyond ASCII */
    char before = at > from ? pass->z[at - 1] : ' ';
    if (gov_is_alpha(before) || gov_is_digit(before)) continue;
    if ((before == '-' || before == '_') && !gov_is_alpha(pass->z[at])) continue;
    size_t masked = shape_at(pass, at);
    if (masked) at = (end = masked) - 1;
  }
  return end;
}

/* Where the key ends whose BEGIN line was seen: behind its END line, or with the text when that was
** cut off. */
static size_t end_of_key(const gov_redact_pass *pass, size_t at) {
  const char *end = memmem(pass->z + at, pass->n - at, "-----END", 8);
  if (!end) return pass->n;
  size_t to = (size_t)(end - pass->z) + 8;
  while (to < pass->n && pass->z[to] != '-' && pass->z[to] != '\n') to++;
  while (to < pass->n && pass->z[to] == '-') to++;
  return to;
}

/* "PRIVATE KEY--" by its rarest letter; NULL: none. */
static const char *key_mark(const char *from, const char *limit, const char *mark, size_t n) {
  const size_t rare = 3;
  if ((size_t)(limit - from) < n) return NULL;
  for (const char *at = from + rare; at < limit; at++) {
    at = memchr(at, mark[rare], (size_t)(limit - at));
    if (!at) return NULL;
    if ((size_t)(limit - at) >= n - rare && !memcmp(at - rare, mark, n)) return at - rare;
  }
  return NULL;
}

/* Private keys in PEM, with or without the dashes in front of BEGIN. */
void gov_redact_key_blocks(gov_redact_pass *pass) {
  enum { LINE_BYTES = 40 }; /* "-----BEGIN OPENSSH PRIVATE KEY--" */
  static const char mark[] = "PRIVATE KEY--";
  const char *found = pass->z, *limit = pass->z + pass->n;
  while (found && (found = key_mark(found, limit, mark, sizeof mark - 1))) {
    size_t key = (size_t)(found - pass->z), from = key < LINE_BYTES ? 0 : key - LINE_BYTES;
    const char *begin = memmem(pass->z + from, key - from, "BEGIN", 5);
    size_t to = key + sizeof mark - 1;
    if (begin) {
      size_t at = (size_t)(begin - pass->z);
      while (at && pass->z[at - 1] == '-') at--;
      to = end_of_key(pass, to);
      gov_redact_mask(pass, at, to, "private_key");
    }
    found = pass->z + to;
  }
}

/* How random a run of base64 is. In a name a capital begins a word and digits end one; in a key
** the kinds of characters change all the time, and capitals stand before anything. Forty
** characters are the secret of an AWS key. */
static int is_random(const char *z, size_t n) {
  size_t changes = 0, upper = 0, lower = 0, digit = 0, other = 0, odd = 0;
  int last = 0;
  for (size_t i = 0; i < n; i++) {
    int kind = z[i] >= 'A' && z[i] <= 'Z'   ? 1
               : z[i] >= 'a' && z[i] <= 'z' ? 2
               : gov_is_digit(z[i])         ? 3
                                            : 4;
    upper += kind == 1, lower += kind == 2, digit += kind == 3, other += kind == 4;
    changes += last && kind != last && kind != 4 && last != 4 && !(last == 1 && kind == 2);
    odd += last == 1 && kind != 2;
    last = kind;
  }
  if (upper < 3 || lower < 3 || !digit || other * 8 > n) return 0;
  return (digit >= 2 && changes * 100 >= n * 28) || (n == 40 && odd >= 5 && lower >= 5);
}

size_t gov_redact_random(gov_redact_pass *pass, size_t from, size_t to) {
  size_t end = 0, at = from;
  if (to - from < RANDOM_RUN_BYTES) return 0;
  while (at < to) {
    size_t run = at;
    while (run < to && (in_set(pass->z[run], 'b'))) run++;
    if (run - at >= RANDOM_RUN_BYTES && is_random(pass->z + at, run - at))
      gov_redact_mask(pass, at, end = run, "random");
    at = run + 1;
  }
  return end;
}

static int is_port(gov_text text) {
  size_t i = 0;
  while (i < text.n && gov_is_digit(text.z[i])) i++;
  return i > 0 && i == text.n;
}

/* scheme://user:password@host: the login goes, the host stays. A password may hold '/' or '@' where
 * it should not. */
size_t gov_redact_url(gov_redact_pass *pass, size_t from, size_t to) {
  size_t at = from, end, last = 0, slash = 0;
  while (at + 3 <= to && memcmp(pass->z + at, "://", 3) != 0) at++;
  if (at + 3 > to) return 0;
  from = at += 3;
  for (end = at; end < pass->n && end - at < URL_BYTES && !gov_is_space(pass->z[end]) &&
                 !gov_is_any(pass->z[end], "\"`<>|");
       end++) {
    if (pass->z[end] == '@') last = end;
    if (!slash && gov_is_any(pass->z[end], "/?#")) slash = end;
  }
  if (!last || last + 1 >= end ||
      !(gov_is_word(pass->z[last + 1]) || gov_is_any(pass->z[last + 1], "[{$")))
    return 0;
  if (slash && last > slash) {
    const char *colon = memchr(pass->z + from, ':', slash - from);
    if (!colon || is_port((gov_text){colon + 1, (size_t)(pass->z + slash - colon) - 1})) return 0;
  }
  const char *colon = memchr(pass->z + from, ':', last - from);
  if (!colon && (last - from < 12 || memchr(pass->z + from, '.', last - from)))
    return 0; /* git@host */
  gov_text password =
      colon ? (gov_text){colon + 1, (size_t)(pass->z + last - colon) - 1} : (gov_text){0};
  if (colon && (gov_text_starts(password, "${") || gov_text_starts(password, "<") ||
                gov_text_starts(password, "***") || gov_text_starts(password, "[redacted"))) {
    return 0;
  }
  gov_redact_mask(pass, from, last, "login");
  return last;
}

static int is_local(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || gov_is_any(c, "._%+-!#$&*/=?^{}~");
}

/* The domain's end when it has a dot and ends in letters; else 0. */
static size_t domain_end(const gov_redact_pass *pass, size_t at) {
  size_t end = at, dot = 0;
  while (end < pass->n &&
         (gov_is_alpha(pass->z[end]) || gov_is_digit(pass->z[end]) || pass->z[end] == '-' ||
          pass->z[end] == '.' || (unsigned char)pass->z[end] >= 0x80)) {
    if (pass->z[end] == '.' && end + 1 < pass->n &&
        (gov_is_alpha(pass->z[end + 1]) || (unsigned char)pass->z[end + 1] >= 0x80))
      dot = end;
    end++;
  }
  while (end > at && (pass->z[end - 1] == '.' || pass->z[end - 1] == '-')) end--;
  return dot > at && end > dot + 2 ? end : 0;
}

size_t gov_redact_address(gov_redact_pass *pass, size_t from, size_t to) {
  size_t masked = 0;
  for (size_t at = from; at < to; at++) {
    if (pass->z[at] != '@') continue;
    size_t start = at, end = domain_end(pass, at + 1);
    while (start > from && at - start < 64 && is_local(pass->z[start - 1])) start--;
    if (start == at) { /* a name in another script */
      while (start > from && at - start < 192 && (unsigned char)pass->z[start - 1] >= 0x80) start--;
    }
    while (start < at && gov_is_any(pass->z[start], "/=&?*#-.")) start++;
    for (size_t i = start; i < at; i++) { /* mailto=…, user=… */
      if (gov_is_any(pass->z[i], "/=?&")) start = i + 1;
    }
    gov_text local = {pass->z + start, at - start};
    if (!end || !local.n || gov_text_is(local, "git")) continue;
    gov_redact_mask(pass, start, end, "email");
    masked = end;
    at = end > to ? to : end - 1;
  }
  return masked;
}
