/* redact_names.c: values that are known by the name before them: password=…, "api_key": "…",
 * --token …, -p…. */
#include <stdlib.h>

#include "facts/redact/redact_parts.h"

enum {
  NAME_BYTES = 48,
  LEAST_BYTES = 3,
  LINE_BYTES = 400,
  SHORT_NAME_BYTES = 6,
  LOOK_BYTES = 1024,
  CLAUSE_BYTES = 200
};

int gov_redact_is_word(gov_redact_pass *pass, const char *role, gov_text word) {
  enum { ROLE, WORD, LONGEST = 24 };
  char folded[LONGEST];
  int row;
  if (!pass->words) pass->words = gov_data("redaction_words");
  if (!word.n || word.n > LONGEST) return 0;
  for (size_t i = 0; i < word.n; i++) folded[i] = gov_lower(word.z[i]);
  for (int n = 0; (row = gov_data_find(pass->words, WORD, (gov_text){folded, word.n}, n)) >= 0;
       n++) {
    if (!strcmp(gov_data_cell(pass->words, row, ROLE), role)) return 1;
  }
  return 0;
}

/* A name read backwards: folded letters and digits, separators dropped, and where its parts start.
 */
typedef struct backward {
  unsigned char byte[NAME_BYTES];
  unsigned char starts_part[NAME_BYTES];
  int n;
} backward;

static int is_separator(char c) {
  return c == '_' || c == '-' || c == '.' || c == '*' || c == '$' || c == '%';
}

static void read_backward(const gov_redact_pass *pass, size_t end, backward *name, int most) {
  int blanks = 0;
  name->n = 0;
  while (end && name->n < most) {
    char c = pass->z[end - 1];
    if (gov_is_word(c) && c != '_') {
      char before = end > 1 ? pass->z[end - 2] : ' ';
      int camel = c >= 'A' && c <= 'Z' && !(before >= 'A' && before <= 'Z');
      name->starts_part[name->n] = (unsigned char)(camel || !gov_is_word(before) || before == '_');
      name->byte[name->n++] = (unsigned char)gov_lower(c);
    } else if (c == ' ') {
      if (++blanks > 3 || !name->n) break;
    } else if (!is_separator(c)) {
      break;
    }
    end--;
  }
}

static int last_byte(const gov_data_table *names, int row) {
  const char *cell = gov_data_cell(names, row, 0);
  return (unsigned char)cell[strlen(cell) - 1];
}

static int ends_with(const backward *name, const char *cell) {
  int n = (int)strlen(cell);
  if (n > name->n) return 0;
  for (int i = 0; i < n; i++) {
    if (name->byte[i] != (unsigned char)cell[n - 1 - i]) return 0;
  }
  return n >= SHORT_NAME_BYTES || name->starts_part[n - 1];
}

int gov_redact_telling(gov_redact_pass *pass, size_t end, int *row) {
  backward name;
  if (!pass->names) pass->names = gov_data("secret_names");
  if (!pass->names) return 0;
  read_backward(pass, end, &name, LEAST_BYTES);
  if (name.n < LEAST_BYTES || !gov_data_may_end(pass->names, 0, name.byte, LEAST_BYTES)) return 0;
  read_backward(pass, end, &name, NAME_BYTES);
  int low = 0, high = pass->names->row_count;
  while (low < high) { /* the rows are sorted by their last byte */
    int middle = (low + high) / 2;
    if (last_byte(pass->names, middle) < name.byte[0])
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < pass->names->row_count && last_byte(pass->names, low) == name.byte[0]; low++) {
    if (!ends_with(&name, gov_data_cell(pass->names, low, 0))) continue;
    *row = low;
    return 1;
  }
  return 0;
}

/* Text that stands for a value kept elsewhere: ${NAME}, {{ name }}, <password>, $1, ***,
 * [redacted:…], new.password. */
static int is_reference(gov_redact_pass *pass, gov_text value) {
  static const char *const starts[] = {
      "${", "{{", "<",      "%(",   "$(",   "***",  "...", "xxxx",  "[redacted",
      "{%", "@@", "vault:", "arn:", "env:", "ssm:", ":'",  "file:", "os.environ"};
  int row;
  if (!value.n) return 1;
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (gov_text_starts(value, starts[i])) return 1;
  }
  if (value.z[0] == '$' && value.n > 1) { /* a variable is a word all through; $2a$10$… is not */
    size_t i = 1;
    while (i < value.n && gov_is_word(value.z[i])) i++;
    return i == value.n;
  }
  if (gov_redact_is_word(pass, "plain", value)) return 1;
  const char *dot = memchr(value.z, '.', value.n);
  return dot && (size_t)(dot - value.z) < value.n - 1 &&
         gov_redact_telling(pass, (size_t)(value.z - pass->z) + value.n, &row) &&
         !memchr(value.z, '!', value.n);
}

static int starts_assignment(const gov_redact_pass *pass, size_t at) {
  size_t from = at;
  while (at < pass->n && (gov_is_word(pass->z[at]) || pass->z[at] == ' ' || pass->z[at] == '-') &&
         at - from < 40)
    at++;
  return at > from && at < pass->n && pass->z[at] == '=';
}

/* The end of an unquoted word that may hold any punctuation: a separator counts only when something
 * new begins after it. */
static size_t word_end(const gov_redact_pass *pass, size_t at) {
  for (size_t from = at; at < pass->n && at - from < LOOK_BYTES; at++) {
    char c = pass->z[at];
    if (gov_is_space(c) || c == '"' || c == '\'' || c == '`' || c == '<' || c == '|') break;
    if (c == ')' || c == '}' || c == ']' || c == ',' || c == ';' || c == '&' || c == '.') {
      size_t next = at + 1;
      while (next < pass->n && gov_is_any(pass->z[next], ")}],;.*")) next++;
      if (next >= pass->n || gov_is_space(pass->z[next]) || gov_is_any(pass->z[next], "\"'`<"))
        break;
      if ((c == ';' || c == '&' || c == ',') && starts_assignment(pass, at + 1)) break;
    }
  }
  return at;
}

static size_t quote_end(const gov_redact_pass *pass, size_t at, char quote) {
  size_t from = at;
  while (at < pass->n && pass->z[at] != quote && at - from < LOOK_BYTES) {
    if (pass->z[at] == '\n' && quote != '`') break;
    at += pass->z[at] == '\\' && at + 1 < pass->n ? 2 : 1;
  }
  return at < pass->n ? at : pass->n;
}

/* To the end of the clause: a passphrase may have blanks in it. */
static size_t clause_end(const gov_redact_pass *pass, size_t at) {
  size_t from = at, end = word_end(pass, at);
  while (end - from < CLAUSE_BYTES) {
    for (at = end; at < pass->n && pass->z[at] == ' ';) at++;
    if (at == end || at >= pass->n || !gov_is_word(pass->z[at]) || starts_assignment(pass, at))
      break;
    size_t next = word_end(pass, at);
    if (next == at || memchr(pass->z + at, ':', next - at)) break;
    end = next;
  }
  return end;
}

static int count_digits(gov_text value) {
  int digits = 0;
  for (size_t i = 0; i < value.n; i++) digits += gov_is_digit(value.z[i]);
  return digits;
}

/* Neither prose nor a name: letters and digits mixed, of the length wanted, and no version or table
 * name. */
static int looks_random(gov_text value, int least) {
  int digits = count_digits(value), letters = 0, joins = 0;
  for (size_t i = 0; i < value.n; i++) {
    letters += gov_is_alpha(value.z[i]);
    joins += value.z[i] == '_' || value.z[i] == '.';
  }
  return (int)value.n >= least && digits >= 2 && letters >= 2 && joins * 6 <= (int)value.n;
}

/* A number behind a telling name may be written in groups, and begin with up to three letters. */
static size_t digits_end(const gov_redact_pass *pass, size_t at) {
  size_t from = at, end = at;
  for (; at < pass->n && at - end < 4; at++) {
    char c = pass->z[at];
    int leads = gov_is_alpha(c) && end == from;
    if (gov_is_digit(c))
      end = at + 1;
    else if (!leads && !gov_is_any(c, " -./()+"))
      break;
  }
  return end;
}

/* Masks what follows at `at` as row `row` of secret_names says. Returns its end, or 0. */
static size_t mask_value(gov_redact_pass *pass, size_t at, int row) {
  const char *how = gov_data_cell(pass->names, row, 1), *mask = gov_data_cell(pass->names, row, 3);
  int least = atoi(gov_data_cell(pass->names, row, 2));
  char quote = 0;
  while (at < pass->n && gov_is_any(pass->z[at], " \t*([") &&
         memcmp(pass->z + at, "[redacted", pass->n - at < 9 ? pass->n - at : 9) != 0)
    at++;
  if (at < pass->n && gov_is_any(pass->z[at], "\"'`")) quote = pass->z[at++];
  if (at >= pass->n || gov_is_space(pass->z[at]) || pass->z[at] == '{') {
    if (!(at + 1 < pass->n && pass->z[at] == '{' && quote)) return 0;
  }
  for (const char *scheme = "Bearer \0Basic \0Token \0"; *scheme; scheme += strlen(scheme) + 1) {
    if (gov_text_starts((gov_text){pass->z + at, pass->n - at}, scheme)) at += strlen(scheme);
  }
  size_t end = quote ? quote_end(pass, at, quote) : word_end(pass, at);
  gov_text value = {pass->z + at, end - at};
  if (is_reference(pass, value)) return 0;
  if (!strcmp(how, "digits")) {
    if (!quote) end = digits_end(pass, at);
    value.n = end > at ? end - at : 0;
    if (count_digits(value) < least) return 0;
  } else if (!strcmp(how, "random")) {
    if (!looks_random(value, least)) return 0;
  } else if ((int)value.n < least) {
    return 0;
  } else if (!strcmp(how, "always") && !quote) {
    end = clause_end(pass, at);
  }
  while (end - at >= LOOK_BYTES && end < pass->n) { /* the look was bounded, the mask is not */
    size_t more = quote ? quote_end(pass, end, quote) : word_end(pass, end);
    if (more == end) break;
    end = more;
  }
  gov_redact_mask(pass, at, end, mask);
  return end;
}

size_t gov_redact_after_name(gov_redact_pass *pass, size_t at) {
  size_t name_end = at, value = at + 1;
  int row;
  if (pass->z[at] == ':' && value < pass->n && (pass->z[value] == ':' || pass->z[value] == '/'))
    return 0;
  while (name_end && gov_is_any(pass->z[name_end - 1], "=!<>:~ \"'`*]") && at - name_end < 8)
    name_end--;
  if (!name_end || !gov_redact_telling(pass, name_end, &row)) return 0;
  while (value < pass->n && gov_is_any(pass->z[value], "=>~")) value++;
  return mask_value(pass, value, row);
}

/* 密码：X, with the colon of Chinese and Japanese somewhere in the token. */
size_t gov_redact_after_wide_colon(gov_redact_pass *pass, size_t from, size_t to) {
  static const char colon[] = "：";
  size_t n = sizeof colon - 1, end = 0;
  int row;
  for (const char *z; (z = memmem(pass->z + from, to - from, colon, n)) != NULL;) {
    size_t at = (size_t)(z - pass->z);
    size_t masked = gov_redact_telling(pass, at, &row) ? mask_value(pass, at + n, row) : 0;
    if (masked) end = masked;
    from = masked > at + n ? masked : at + n;
    if (from >= to) break;
  }
  return end;
}

static size_t word_before(const gov_redact_pass *pass, size_t end, size_t *from) {
  while (end && (pass->z[end - 1] == ' ' || pass->z[end - 1] == '(')) end--;
  *from = end;
  while (*from && gov_is_word(pass->z[*from - 1])) --*from;
  return end;
}

/* Where what names the value at `at` ends: "password ", "the password is ". */
static size_t name_before(const gov_redact_pass *pass, size_t at, size_t *from) {
  static const char *const joins[] = {"is", "was", "to", "as", "ist", "es", "est", "é"};
  size_t end = word_before(pass, at, from);
  gov_text word = {pass->z + *from, end - *from};
  for (size_t i = 0; i < sizeof joins / sizeof *joins; i++) {
    if (gov_text_is(word, joins[i])) return word_before(pass, *from, from);
  }
  return end;
}

/* password Zk8pQ2, the token is Zk8pQ2: without quotes only what nobody takes for a word. */
size_t gov_redact_bare(gov_redact_pass *pass, size_t at, size_t to) {
  enum { SHORTEST = 6 };
  size_t from;
  int row;
  gov_text value = {pass->z + at, to - at};
  if (!at || pass->z[at - 1] != ' ' || !looks_random(value, SHORTEST) ||
      memchr(value.z, '_', value.n))
    return 0;
  if (!gov_redact_telling(pass, name_before(pass, at, &from), &row) ||
      !strcmp(gov_data_cell(pass->names, row, 1), "digits") || is_reference(pass, value))
    return 0;
  gov_redact_mask(pass, at, to, gov_data_cell(pass->names, row, 3));
  return to;
}

/* PASSWORD '…', IDENTIFIED BY '…', the password is '…'. */
size_t gov_redact_quoted(gov_redact_pass *pass, size_t quote) {
  size_t from, end;
  int row;
  if (!quote || (pass->z[quote - 1] != ' ' && pass->z[quote - 1] != '(')) return 0;
  end = name_before(pass, quote, &from);
  if (gov_is_space(pass->z[end ? end - 1 : 0]) || from == end) return 0;
  if (!gov_redact_telling(pass, end, &row)) return 0;
  const char *how = gov_data_cell(pass->names, row, 1);
  int masks = !strcmp(how, "always") || !strcmp(how, "token");
  return masks ? mask_value(pass, quote, row) : 0;
}

/* Does the command stand as a word on this line before `at`? */
static int line_has(const gov_redact_pass *pass, size_t at, const char *command) {
  size_t from = at, n = strlen(command);
  while (from && pass->z[from - 1] != '\n' && at - from < LINE_BYTES) from--;
  for (; from + n < at; from++) {
    if (!memcmp(pass->z + from, command, n) && !gov_is_word(pass->z[from + n]) &&
        pass->z[from + n] != '.' && (!from || !gov_is_word(pass->z[from - 1]))) {
      return 1;
    }
  }
  return 0;
}

static size_t mask_argument(gov_redact_pass *pass, size_t at) {
  char quote = 0;
  while (at < pass->n && pass->z[at] == ' ') at++;
  if (at < pass->n && (pass->z[at] == '"' || pass->z[at] == '\'')) quote = pass->z[at++];
  size_t end = quote ? quote_end(pass, at, quote) : word_end(pass, at);
  gov_text value = {pass->z + at, end - at};
  if (value.n < 2 || value.z[0] == '-' || is_reference(pass, value)) return 0;
  gov_redact_mask(pass, at, end, "password");
  return end;
}

/* --password secret, and the short flags of known commands. */
size_t gov_redact_flag(gov_redact_pass *pass, size_t from, size_t to) {
  int row;
  if (to - from < 2) return 0;
  if (to - from > 4 && pass->z[from + 1] == '-' && to < pass->n && pass->z[to] == ' ' &&
      gov_redact_telling(pass, to, &row)) {
    const char *how = gov_data_cell(pass->names, row, 1);
    if (!strcmp(how, "always") || !strcmp(how, "token")) return mask_argument(pass, to);
  }
  if (!pass->flags) pass->flags = gov_data("secret_flags");
  for (row = 0; pass->flags && row < pass->flags->row_count; row++) {
    const char *flag = gov_data_cell(pass->flags, row, 1);
    if (flag[0] && flag[1] && flag[1] != pass->z[from + 1]) continue;
    size_t n = strlen(flag);
    int apart = n && flag[n - 1] == '_';
    if (apart) n--;
    if (!n || to - from < n || memcmp(pass->z + from, flag, n) != 0 || (apart && to - from > n))
      continue;
    if (!line_has(pass, from, gov_data_cell(pass->flags, row, 0))) continue;
    if (!apart && to == from + n &&
        (to >= pass->n || (pass->z[to] != '\'' && pass->z[to] != '"')) &&
        gov_text_starts(gov_text_of(gov_data_cell(pass->flags, row, 0)), "my")) {
      return 0; /* mysql's bare -p asks for the password */
    }
    return mask_argument(pass, from + n);
  }
  return 0;
}

/* One of the commands that take a login stands among the last few words of the line before `at`. */
static int after_login_command(gov_redact_pass *pass, size_t at) {
  if (!pass->flags) pass->flags = gov_data("secret_flags");
  for (int back = 0; pass->flags && back < 4; back++) {
    size_t end = at, from;
    while (end && pass->z[end - 1] == ' ') end--;
    for (from = end; from && end - from < 32 && !gov_is_space(pass->z[from - 1]); from--) continue;
    if (from == end) return 0;
    for (int row = 0; row < pass->flags->row_count; row++) {
      if (!gov_data_cell(pass->flags, row, 1)[0] &&
          gov_text_is((gov_text){pass->z + from, end - from}, gov_data_cell(pass->flags, row, 0))) {
        return 1;
      }
    }
    at = from;
  }
  return 0;
}

/* sqlplus scott/tiger@orcl, jdbc:oracle:thin:scott/tiger@//host */
size_t gov_redact_login(gov_redact_pass *pass, size_t from, size_t to) {
  const char *slash = memchr(pass->z + from, '/', to - from);
  if (!slash || slash == pass->z + from || !gov_is_word(pass->z[from])) return 0;
  size_t at = (size_t)(slash - pass->z) + 1, end = at;
  while (end < to && pass->z[end] != '@') end++;
  if (end == at || memchr(pass->z + at, '/', end - at)) return 0;
  if (end == to && memchr(pass->z + at, '.', end - at)) return 0; /* a path */
  int in_url = gov_text_starts((gov_text){pass->z + from, to - from}, "jdbc:oracle:");
  if (!in_url && !after_login_command(pass, from)) return 0;
  gov_redact_mask(pass, at, end, "password");
  return end;
}
