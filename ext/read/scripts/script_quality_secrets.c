/* script_quality_secrets.c: values in a script that belong elsewhere: in a vault, a configuration
** or nowhere.
**
** A value is looked at where it can be one: in quotes, in a URL, behind a name that says what it
** is. What a template or the environment fills in is none. Stand-ins (changeme, example) are
** reported as such.
*/
#include "facts/redact/redact.h"
#include "read/scripts/script_quality_parts.h"

enum { SHORTEST_SECRET_BYTES = 6, LONGEST_LOOKED_AT_BYTES = 4096, MAX_LITERALS_A_LINE = 64 };

/* The value comes from elsewhere when the script runs. */
static int is_filled_in(gov_text value) {
  for (size_t i = 0; i < value.n; i++) {
    char c = value.z[i];
    if (c == '{' || c == '<' || c == '%' || c == '$' || c == '`' || c == ' ') return 1;
  }
  return value.n == 0 || gov_text_starts(value, "env") || gov_text_starts(value, "process.") ||
         gov_text_starts(value, "os.") || gov_text_starts(value, "vault:") ||
         gov_text_starts(value, "op://") || value.z[0] == ':' || value.z[0] == '@';
}

static void report_credential(gov_quality *quality, gov_text value, const char *message) {
  int stands_in = (gov_script_signs(&quality->value_words, value) & GOV_SAYS(stand_in)) != 0;
  if (quality->document) {
    if (!stands_in) gov_quality_report(quality, "MH507", quality->number, message);
  } else if (stands_in)
    gov_quality_report(quality, "SCR.CREDENTIAL_DUMMY", quality->number,
                       "a stand-in where a credential belongs");
  else {
    gov_quality_report(quality, "SCR.CREDENTIAL", quality->number, message);
    gov_quality_report(quality, "MH507", quality->number, message);
  }
}

static size_t quoted_length(gov_text line, size_t at) {
  char quote = line.z[at];
  for (size_t i = at + 1; i < line.n; i++) {
    if (line.z[i] == '\\' && i + 1 < line.n)
      i++;
    else if (line.z[i] == quote)
      return i - at - 1;
  }
  return line.n - at - 1;
}

/* The name right before a value, over = : => := and closing quotes; PASSWORD 'x' and IDENTIFIED BY
** 'x' need no sign. */
static int follows_secret_name(gov_quality *quality, size_t at) {
  const char *z = quality->line.z;
  int signs = 0;
  /* N'x', E'x': the letter belongs to the literal. */
  if (quality->language == GOV_LANGUAGE_SQL && at > 1 && gov_is_any(gov_lower(z[at - 1]), "ne") &&
      !gov_is_word(z[at - 2]))
    at--;
  while (at && (gov_is_space(z[at - 1]) || gov_is_any(z[at - 1], "=:>\"'("))) {
    at--;
    signs += z[at] == '=' || z[at] == ':';
  }
  size_t end = at;
  while (at && (gov_is_word(z[at - 1]) || z[at - 1] == '-')) at--;
  gov_text name = {z + at, end - at};
  if (!name.n || name.n > 40) return 0;
  if (quality->language == GOV_LANGUAGE_SQL) {
    if (gov_text_is(name, "password")) return 1;
    gov_text before = gov_trim((gov_text){z, at});
    if (gov_text_is(name, "by") && gov_text_ends(before, "identified")) return 1;
    return 0;
  }
  if (!signs) return 0;
  return gov_script_ends(&quality->value_words, name, GOV_SCRIPT_name);
}

/* 536-22-8726, 529.982.247-25: a number without groups, or with two, is too often something else. */
static int is_grouped(gov_text value) {
  int groups = 0;
  for (size_t i = 1; i < value.n; i++)
    groups += gov_is_digit(value.z[i]) && !gov_is_digit(value.z[i - 1]);
  return groups >= 2;
}

/* What gov_redact calls the value, when that is something nobody writes by accident; NULL
** otherwise. */
static const char *kind_of(gov_quality *quality, gov_text value, int *personal) {
  static const char *const credentials[] = {"_token",        "_key",  "jwt", "webhook",
                                            "password_hash", "login", NULL};
  enum { NATIONAL_ID = 3 };
  static const char *const persons[] = {"email", "card", "iban", "national_id", NULL};
  gov_arena scratch = {0};
  char *masked = value.n <= LONGEST_LOOKED_AT_BYTES ? gov_redact(&scratch, value) : NULL;
  const char *mask = masked ? strstr(masked, "[redacted:") : NULL, *found = NULL;
  if (scratch.failed) quality->reading->facts->arena.failed = 1;
  *personal = 0;
  if (mask) {
    gov_text kind = {mask + 10, strcspn(mask + 10, "]")};
    for (int i = 0; !found && credentials[i]; i++) {
      if (gov_text_ends(kind, credentials[i])) found = "a token or key";
    }
    for (int i = 0; !found && persons[i]; i++) {
      if (!gov_text_is(kind, persons[i]) || (i == NATIONAL_ID && !is_grouped(value))) continue;
      found = persons[i];
      *personal = 1;
    }
  }
  gov_arena_free(&scratch);
  return found;
}

/* Worth the closer look: holds what addresses, cards and tokens are made of. */
static int may_tell(gov_text value) {
  size_t digits = 0, at = 0;
  if (value.n < 8) return 0;
  for (size_t i = 0; i < value.n; i++) {
    digits += (size_t)gov_is_digit(value.z[i]);
    at += value.z[i] == '@';
  }
  return at || digits >= 12 || (digits >= 9 && is_grouped(value)) ||
         (digits && value.n >= 16 && !memchr(value.z, ' ', value.n));
}

static int is_reserved(const gov_quality *quality, gov_text address) {
  return (gov_script_signs(&quality->value_words, address) & GOV_SAYS(reserved)) != 0;
}

/* host=db user=app password=x, Server=db;Uid=app;Pwd=x: a connection in one text. */
static int look_at_connection(gov_quality *quality, gov_text value) {
  gov_text rest = value;
  if (!memchr(value.z, '=', value.n) ||
      !gov_script_find(&quality->value_words, value, GOV_SCRIPT_server).n)
    return 0;
  for (;;) {
    gov_text name = gov_script_find(&quality->value_words, rest, GOV_SCRIPT_password);
    const char *end = value.z + value.n;
    if (!name.n) return 0;
    gov_text secret = {name.z + name.n, 0};
    while (secret.z + secret.n < end && !gov_is_any(secret.z[secret.n], " ;&'\"")) secret.n++;
    rest = (gov_text){secret.z, (size_t)(end - secret.z)};
    if (secret.n < SHORTEST_SECRET_BYTES || is_filled_in(secret)) continue;
    report_credential(quality, secret, "a connection with its password in it");
    return 1;
  }
}

static void look_at_literal(gov_quality *quality, size_t at, gov_text value) {
  if (value.n >= SHORTEST_SECRET_BYTES && follows_secret_name(quality, at) &&
      !is_filled_in(value)) {
    report_credential(quality, value, "a literal password, token or key");
    return;
  }
  if (look_at_connection(quality, value)) return;
  if (memchr(value.z, ':', value.n) && gov_text_find(value, "://"))
    return; /* look_at_urls knows better */
  int personal;
  const char *kind = may_tell(value) ? kind_of(quality, value, &personal) : NULL;
  if (!kind || (personal && (quality->document || is_reserved(quality, value)))) return;
  if (!personal)
    gov_quality_report(quality, "MH507", quality->number,
                       "a literal that looks like a token or key");
  else if (!strcmp(kind, "email"))
    gov_quality_report(quality, "MH507", quality->number,
                       "a literal that looks like the e-mail address of a person");
  else
    gov_quality_report(quality, "MH507", quality->number,
                       "a literal that looks like an account or identity number");
}

static void look_at_literals(gov_quality *quality) {
  gov_text line = quality->line;
  int looked = 0;
  for (size_t i = 0; i < line.n && looked < MAX_LITERALS_A_LINE; i++) {
    if (line.z[i] != '\'' && line.z[i] != '"') continue;
    size_t n = quoted_length(line, i);
    look_at_literal(quality, i, (gov_text){line.z + i + 1, n});
    i += n + 1;
    looked++;
  }
}

/* scheme://user:password@host */
static void look_at_urls(gov_quality *quality) {
  gov_text line = quality->line;
  const char *end = line.z + line.n;
  for (const char *z = line.z; (z = gov_text_find((gov_text){z, (size_t)(end - z)}, "://"));
       z += 3) {
    const char *user = z + 3, *stop = user;
    while (stop < end && !gov_is_space(*stop) && !gov_is_any(*stop, "/\"'`?#)")) stop++;
    const char *at = stop;
    while (at > user && at[-1] != '@') at--;
    const char *colon = at > user ? memchr(user, ':', (size_t)(at - 1 - user)) : NULL;
    if (!colon) continue;
    gov_text value = {colon + 1, (size_t)(at - 1 - colon - 1)};
    if (value.n && !is_filled_in(value))
      report_credential(quality, value, "a URL with a user's password in it");
  }
}

/* PGPASSWORD=x psql …, mysql -px, --password=x: values without quotes. */
static void look_at_shell(gov_quality *quality) {
  gov_text line = quality->line, rest = line;
  for (gov_text flag; memchr(rest.z, '=', rest.n);) {
    flag = gov_script_find(&quality->value_words, rest, GOV_SCRIPT_password_flag);
    if (!flag.n) break;
    const char *z = flag.z + flag.n;
    size_t n = 0, left = (size_t)(line.z + line.n - z);
    while (n < left && !gov_is_space(z[n]) && z[n] != ';') n++;
    gov_text value = {z, n};
    if (n && (*z == '"' || *z == '\'')) value = (gov_text){z + 1, n > 1 ? n - 2 : 0};
    if (value.n && !is_filled_in(value))
      report_credential(quality, value, "a password on a command line");
    rest = (gov_text){z, left};
  }
  const char *mysql = gov_text_find(line, "mysql");
  const char *flag =
      mysql ? gov_text_find((gov_text){mysql, (size_t)(line.z + line.n - mysql)}, " -p") : NULL;
  if (!flag) return;
  size_t n = 0, left = (size_t)(line.z + line.n - flag) - 3;
  while (n < left && !gov_is_space(flag[3 + n])) n++;
  gov_text value = {flag + 3, n};
  if (n >= 3 && !gov_is_any(value.z[0], "\"'") && !is_filled_in(value))
    report_credential(quality, value, "a password on a command line");
}

static int is_private_address(const char *z, size_t left) {
  int parts = 0, first = 0, second = 0;
  size_t i = 0;
  while (i < left && parts < 4) {
    int value = 0, digits = 0;
    while (i < left && gov_is_digit(z[i]) && digits < 4)
      value = value * 10 + (z[i++] - '0'), digits++;
    if (!digits || value > 255) return 0;
    if (parts == 0) first = value;
    if (parts == 1) second = value;
    parts++;
    if (parts < 4 && (i >= left || z[i++] != '.')) return 0;
  }
  return parts == 4 && (first == 10 || (first == 192 && second == 168) ||
                        (first == 172 && second >= 16 && second < 32));
}

static void look_at_hosts(gov_quality *quality) {
  gov_text line = quality->line;
  int found = (quality->signs & GOV_SAYS(host)) != 0;
  for (size_t i = 0; i < line.n && !found; i++) {
    if (!gov_is_digit(line.z[i])) continue;
    if (!i || gov_is_any(line.z[i - 1], "\"'@/ ="))
      found = is_private_address(line.z + i, line.n - i);
    while (i < line.n && (gov_is_digit(line.z[i]) || line.z[i] == '.')) i++;
  }
  if (found)
    gov_quality_report(quality, "SCR.ENV_VALUE", quality->number,
                       "the host or address of one environment stands in code");
}

void gov_quality_secrets(gov_quality *quality) {
  gov_text line = quality->line;
  if (quality->in_private_key) {
    quality->in_private_key = !gov_text_find(line, "-----END");
    return;
  }
  const char *key = memchr(line.z, '-', line.n) ? gov_text_find(line, "-----BEGIN") : NULL;
  if (key && gov_text_find((gov_text){key, (size_t)(line.z + line.n - key)}, "PRIVATE KEY")) {
    gov_quality_report(quality, "MH507", quality->number, "a private key");
    if (!quality->document)
      gov_quality_report(quality, "SCR.CREDENTIAL", quality->number, "a private key");
    quality->in_private_key = !gov_text_find(line, "-----END");
    return;
  }
  int quotes = memchr(line.z, '\'', line.n) || memchr(line.z, '"', line.n);
  if (quotes) look_at_literals(quality);
  if (memchr(line.z, '@', line.n)) look_at_urls(quality);
  if (quality->language == GOV_LANGUAGE_SHELL) look_at_shell(quality);
  if (quality->language != GOV_LANGUAGE_SQL && !quality->document) look_at_hosts(quality);
}

/* password: x, spring.datasource.password=x: a value without quotes that is the rest of its line. */
static void look_at_setting(gov_quality *quality) {
  gov_text line = gov_trim(quality->line);
  size_t at = 0;
  while (at < line.n && line.z[at] != ':' && line.z[at] != '=') at++;
  if (!at || at >= line.n || line.z[0] == '#') return;
  gov_text key = gov_trim((gov_text){line.z, at});
  gov_text value = gov_trim((gov_text){line.z + at + 1, line.n - at - 1});
  int digits = 0, letters = 0;
  for (size_t i = 0; i < value.n; i++) {
    digits |= gov_is_digit(value.z[i]);
    letters |= gov_is_alpha(value.z[i]);
  }
  if (value.n < SHORTEST_SECRET_BYTES || !digits || !letters || gov_is_any(value.z[0], "\"'") ||
      is_filled_in(value))
    return;
  if (gov_script_ends(&quality->value_words, key, GOV_SCRIPT_name))
    report_credential(quality, value, "a literal password, token or key");
}

void gov_document_secrets(gov_reading *reading) {
  gov_quality quality = {.reading = reading, .language = GOV_LANGUAGE_SHELL, .document = 1};
  gov_script_words_open(&quality.value_words, "value_words");
  int settings = reading->source->kind != GOV_KIND_PLAN;
  gov_text rest = reading->source->bytes;
  while (rest.n) {
    const char *end = memchr(rest.z, '\n', rest.n);
    size_t n = end ? (size_t)(end - rest.z) : rest.n;
    quality.number++;
    quality.line = (gov_text){rest.z, n < GOV_MAX_LINE_BYTES ? n : GOV_MAX_LINE_BYTES};
    gov_quality_secrets(&quality);
    if (settings) look_at_setting(&quality);
    rest = (gov_text){rest.z + n + (end != NULL), rest.n - n - (end != NULL)};
  }
}
