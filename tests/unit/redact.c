/* redact.c: canaries of forty kinds never surface, ordinary identifiers are never masked, time is
** linear.
**
** Canaries are made, not kept: a stored secret would be one. Checksummed kinds get their check
** digits here, by other code than the library's. */
#include "facts/redact/redact.h"

#include <stdlib.h>
#include <time.h>

#include "check.h"

static unsigned seed = 20261101;

static unsigned random_below(unsigned n) {
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % n;
}

static void fill(char *out, int n, const char *set) {
  size_t size = strlen(set);
  for (int i = 0; i < n; i++) out[i] = set[random_below((unsigned)size)];
  out[n] = 0;
}

#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define DIGIT "0123456789"
#define HEX   "0123456789abcdef"

/* template: # digit, ^ capital or digit, % letter or digit, ~ small letter, ! hex, ? capital, the
 * rest as it stands. */
static void make(char *out, const char *template) {
  for (; *template; template ++) {
    char one[2] = {*template, 0};
    if (*template == '#') fill(one, 1, DIGIT);
    if (*template == '^') fill(one, 1, UPPER DIGIT);
    if (*template == '%') fill(one, 1, UPPER LOWER DIGIT);
    if (*template == '~') fill(one, 1, LOWER);
    if (*template == '!') fill(one, 1, HEX);
    if (*template == '?') fill(one, 1, UPPER);
    *out++ = *one;
  }
  *out = 0;
}

static void luhn(char *number) { /* sets the last digit; separators stay */
  int sum = 0, twice = 1;
  size_t n = strlen(number);
  for (size_t i = n - 1; i-- > 0;) {
    if (number[i] < '0' || number[i] > '9') continue;
    int digit = (number[i] - '0') * (twice ? 2 : 1);
    sum += digit / 10 + digit % 10;
    twice = !twice;
  }
  number[n - 1] = (char)('0' + (10 - sum % 10) % 10);
}

static void thai(char *number) {
  int sum = 0, weight = 13;
  size_t n = strlen(number);
  if (number[0] == '0') number[0] = '1';
  for (size_t i = 0; i + 1 < n; i++) {
    if (number[i] >= '0' && number[i] <= '9') sum += (number[i] - '0') * weight--;
  }
  number[n - 1] = (char)('0' + (11 - sum % 11) % 10);
}

static void iban(char *number) { /* DE and 18 digits: sets digits 3 and 4 */
  int rest = 0;
  const char *country = "131400"; /* D, E, 00 */
  for (const char *at = number + 4; *at; at++) rest = (rest * 10 + (*at - '0')) % 97;
  for (; *country; country++) rest = (rest * 10 + (*country - '0')) % 97;
  number[2] = (char)('0' + (98 - rest) / 10);
  number[3] = (char)('0' + (98 - rest) % 10);
}

typedef struct canary_kind {
  const char *name, *template;
  void (*finish)(char *);
  const char *around; /* %s: the canary */
} canary_kind;

static const canary_kind kinds[] = {
    {"aws key id", "AKIA^^^^^^^^^^^^^^^^", NULL, "key %s leaked"},
    {"aws secret", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "aws_secret_access_key = %s"},
    {"google key", "AIza%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "maps?key=%s&x=1"},
    {"azure key", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%==", NULL,
     "AccountName=a;AccountKey=%s;EndpointSuffix=x"},
    {"github token", "ghp_%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "clone with %s, please"},
    {"github fine", "github_pat_%%%%%%%%%%%%%%%%%%%%%%_%%%%%%%%%%", NULL, "(%s)"},
    {"gitlab token", "glpat-%%%%%%%%%%%%%%%%%%%%", NULL, "`%s`"},
    {"slack token", "xoxb-###########-%%%%%%%%%%%%%%%%", NULL, "bot %s"},
    {"slack hook", "T^^^^^^^^/B^^^^^^^^/%%%%%%%%%%%%%%%%%%%%%%%%", NULL,
     "https://hooks.slack.com/services/%s"},
    {"stripe key", "sk_live_%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "charge using %s."},
    {"omise key", "skey_live_%%%%%%%%%%%%%%%%%%%", NULL, "omise %s"},
    {"twilio key", "SK!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", NULL, "twilio %s"},
    {"sendgrid", "SG.%%%%%%%%%%%%%%%%%%%%%%.%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL,
     "mail %s"},
    {"npm token", "npm_%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "//registry/:_authToken=%s"},
    {"databricks", "dapi!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!", NULL, "job %s"},
    {"vault token", "hvs.%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "VAULT %s"},
    {"jwt", "eyJ%%%%%%%%%%%%%%%%.eyJ%%%%%%%%%%%%%%%%%%%%.%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL,
     "Authorization: Bearer %s"},
    {"private key", "MIIEpAIBAAKCAQEA%%%%%%%%%%%%%%%%%%%%", NULL,
     "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----"},
    {"cut key", "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", NULL, "-----BEGIN PRIVATE KEY-----\n%s"},
    {"url password", "~~~~##~~", NULL, "postgres://app:%s@db.example.internal:5432/app"},
    {"mongo password", "~~%%!!##", NULL,
     "mongodb+srv://svc:%s@cluster0.example.net/?retryWrites=true"},
    {"env password", "~~~~~~~~", NULL, "export DB_PASSWORD=%s"},
    {"yaml password", "~~~~%%~~", NULL, "  password: \"%s\""},
    {"json password", "~~~~%%~~", NULL, "{\"dbPassword\": \"%s\", \"port\": 5432}"},
    {"flag password", "~~~%%%##", NULL, "tool --password %s --host db"},
    {"mysql password", "~~~%%%##", NULL, "mysqldump -u root -p%s shop > shop.sql"},
    {"dsn password", "~~~%%%##", NULL, "Server=db;User Id=sa;Password=%s;Encrypt=true"},
    {"sql password", "~~~~~~~~", NULL, "CREATE ROLE app LOGIN PASSWORD '%s'"},
    {"oracle login", "~~~~~~##", NULL, "sqlplus scott/%s@orcl"},
    {"api key", "%%%%%%%%%%%%", NULL, "x-api-key: %s"},
    {"curl login", "~~~~:%%##", NULL, "curl -u %s https://example.com"},
    {"prose password", "~~~~##~~", NULL, "The password is '%s' until Monday."},
    {"bare password", "~~~%##~~", NULL, "the password is %s until Monday"},
    {"chinese password", "~~%%##~~", NULL, "密码：%s"},
    {"russian password", "~~%%##~~", NULL, "пароль: %s"},
    {"japanese password", "~~%%##~~", NULL, "パスワード：%s"},
    {"sql literal", "?~~~~~", NULL, "UPDATE users SET name = '%s' WHERE id = 1"},
    {"sql list", "?~~~~~", NULL, "DELETE FROM users WHERE name IN ('x', \"%s\")"},
    {"sql dollars", "?~~~~~", NULL, "INSERT INTO users VALUES (1, $a$%s$a$)"},
    {"bold password", "~~~~~~~~", NULL, "**Password:** %s"},
    {"e-mail", "~~~~~~~.~~~~~@~~~~~~~.co.th", NULL, "ask %s for access"},
    {"thai phone", "08#-###-####", NULL, "โทร %s"},
    {"world phone", "+66 8# ### ####", NULL, "call %s now"},
    {"us phone", "(212) 555-####", NULL, "tel. %s"},
    {"plain phone", "09########", NULL, "mobile: %s"},
    {"card", "4### #### #### ####", luhn, "paid by %s today"},
    {"plain card", "51##############", luhn, "pan %s"},
    {"amex", "37## ###### #####", luhn, "amex %s,"},
    {"iban", "DE00##################", iban, "pay to %s"},
    {"thai id plain", "1############", thai, "id %s issued"},
    {"thai id grouped", "3-####-#####-##-#", thai, "(%s)"},
    {"ssn", "12#-4#-5###", NULL, "ssn %s"},
    {"ipv4", "203.0.113.1##", NULL, "from %s to here"},
    {"ipv6", "2001:db8:!!!:!!!::1#", NULL, "host %s up"},
    {"oracle url", "~~~~~~##", NULL, "jdbc:oracle:thin:scott/%s@//db.example.com:1521/ORCL"},
    {"passport", "AA#######", NULL, "passport no: %s"},
    {"session cookie", "%%%%%%%%%%%%%%%%%%%%", NULL, "Cookie: session_token=%s; path=/"},
};

/* No run of eight of the canary's bytes, or the canary itself when shorter, may be in the output.
 */
static int surfaces(const char *output, const char *canary) {
  size_t n = strlen(canary), window = n < 8 ? n : 8;
  for (size_t i = 0; i + window <= n; i++) {
    char part[9] = {0};
    memcpy(part, canary + i, window);
    if (strstr(output, part)) return 1;
  }
  return 0;
}

static void test_canaries(void) {
  int made = 0, kind_count = (int)(sizeof kinds / sizeof *kinds);
  for (int round = 0; round < 40; round++) {
    for (int i = 0; i < kind_count; i++) {
      char canary[256], text[512];
      make(canary, kinds[i].template);
      if (kinds[i].finish) kinds[i].finish(canary);
      snprintf(text, sizeof text, kinds[i].around, canary);
      gov_arena arena = {0};
      char *output = gov_redact(&arena, gov_text_of(text));
      CHECK(output && !surfaces(output, canary));
      if (output && surfaces(output, canary))
        fprintf(stderr, "%s surfaces: %s -> %s\n", kinds[i].name, text, output);
      char *again = output ? gov_redact(&arena, gov_text_of(output)) : NULL;
      CHECK(again && !strcmp(again, output));
      if (again && strcmp(again, output) != 0)
        fprintf(stderr, "not stable: %s -> %s\n", output, again);
      gov_arena_free(&arena);
      made++;
    }
  }
  CHECK(made >= 500 && kind_count >= 40);
}

static void keep(const char *text) {
  gov_arena arena = {0};
  char *output = gov_redact(&arena, gov_text_of(text));
  CHECK_TEXT(output, text);
  gov_arena_free(&arena);
}

static const char *const nouns[] = {
    "users",     "orders",          "api_keys",          "tokens",       "password_resets",
    "secrets",   "email_addresses", "phone_numbers",     "payments",     "credit_cards",
    "sessions",  "refresh_tokens",  "customer_accounts", "audit_log",    "invoices2024",
    "ledger_v2", "user_passwords",  "iban_registry",     "national_ids", "ip_allowlist"};

static void test_identifiers(void) {
  static const char *const schemas[] = {"",
                                        "app.",
                                        "app.public.",
                                        "billing_prod.",
                                        "dw.eu_west_1.",
                                        "\"Sales\".",
                                        "my-project.dataset_2026."};
  static const char *const frames[] = {"%s",
                                       "table %s is copied before the cut-over",
                                       "`%s` → `%s_new`",
                                       "units: [%s]",
                                       "primary key: %s_id",
                                       "- [ ] backfill %s (batch 5000)",
                                       "%s.created_at >= '2026-01-01'",
                                       "unit=%s rows=1200000",
                                       "s3://acme-backups/%s/2026-11-01/",
                                       "V20260101120000__alter_%s.sql",
                                       "kafka topic %s.events.v1",
                                       "arn:aws:rds:eu-west-1:123456789012:snapshot:%s-pre",
                                       "Unit: %s",
                                       "%s: 1,200,000 rows (99.95 %%)",
                                       "pg_dump -t %s -f %s.dump",
                                       "select count(*) from %s"};
  int kept = 0;
  for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++) {
    for (size_t s = 0; s < sizeof schemas / sizeof *schemas; s++) {
      for (size_t f = 0; f < sizeof frames / sizeof *frames; f++) {
        char name[128], text[512];
        snprintf(name, sizeof name, "%s%s", schemas[s], nouns[n]);
        snprintf(text, sizeof text, frames[f], name, name);
        keep(text);
        kept++;
      }
    }
  }
  CHECK(kept >= 2000);
}

static void test_plain_things(void) {
  static const char *const texts[] = {
      "",
      "commit 4f2a9c1de0b3a5f6e7d8c9b0a1f2e3d4c5b6a798",
      "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "2026-11-01T02:00:00.123+07:00 and 01/02/2026 02:00",
      "run 550e8400-e29b-41d4-a716-446655440000",
      "Oracle 19.3.0.0 to PostgreSQL 16.2, driver v42.7.1, ojdbc8-12.2.0.1.jar",
      "1611160521000-CreateUsers.ts",
      "20241101123000_add_index.sql",
      "password varchar(255) NOT NULL",
      "the password column is dropped",
      "password_hash = excluded.password_hash",
      "password: ${DB_PASSWORD}",
      "password: {{ vault.db }}",
      "--password=$DB_PASSWORD",
      "token: TBD",
      "git@github.com:acme/migrations.git",
      "actions/checkout@v4",
      "@acme/db@1.2.3",
      "127.0.0.1:5432 and 0.0.0.0",
      "12:30:45 - 13:00:00",
      "std::vector and schema::table",
      "1 200 000 rows in 3 600 s",
      "p99 120 ms, 12000000000 bytes",
      "MIG-4.2, S5, RES-EU, T-001",
      "eu-west-1 → asia-southeast1",
      "RFC 3339, ISO 27001:2022",
      "ตาราง users ย้ายก่อน 2569-01-16 จำนวน 1,200,000 แถว",
      "CustomerOrderLineItemHistoryArchiveTable2024",
      "CUSTOMER_ORDER_LINE_ITEM_HISTORY_ARCHIVE_2024_V2",
      "secret: vault:kv/db",
      "https://docs.example.com/a/b?page=2#x",
      "mysqldump -p shop",
      "0001_initial, 0002_auto_20240101_1200"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) keep(texts[i]);
}

/* Twice the text takes about twice the time, whatever it is made of. */
static void test_linear(void) {
  static const char *const units[] = {
      "password=", "a@b.", "://",      "4111 ", "eyJ.", "-----BEGIN ", "'",   "token: ",
      "1.2.3.4.",  "AKIA", "$secret=", "-p",    "/",    ":",           "::1", "AB12 "};
  enum { SIZE = 1 << 19 };
  char *text = malloc(SIZE);
  for (size_t i = 0; text && i < sizeof units / sizeof *units; i++) {
    size_t n = strlen(units[i]);
    for (size_t at = 0; at < SIZE; at++) text[at] = units[i][at % n];
    clock_t from = clock();
    gov_arena arena = {0};
    CHECK(gov_redact(&arena, (gov_text){text, SIZE}) != NULL);
    gov_arena_free(&arena);
    double seconds = (double)(clock() - from) / CLOCKS_PER_SEC;
    CHECK(seconds < 10);
    if (seconds > 2) fprintf(stderr, "%s repeated: %.1f s\n", units[i], seconds);
  }
  free(text);
}

static void test_excerpt(void) {
  gov_arena arena = {0};
  char text[2000];
  memset(text, 'x', sizeof text);
  for (size_t i = 9; i < sizeof text; i += 10) text[i] = i % 20 == 9 ? '\n' : ' ';
  char *excerpt = gov_redact_excerpt(&arena, (gov_text){text, sizeof text});
  CHECK(excerpt && strlen(excerpt) <= GOV_MAX_EXCERPT_BYTES && !strchr(excerpt, '\n'));
  CHECK_TEXT(gov_redact_excerpt(&arena, GOV_TEXT("  a \n\n b  ")), "a b");
  gov_arena_free(&arena);
}

/* For tests/property/canaries.py: so many of each kind, "kind TAB canary TAB text", line ends as \n. */
static int list_canaries(int rounds) {
  for (int round = 0; round < rounds; round++) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
      char canary[256], text[512];
      make(canary, kinds[i].template);
      if (kinds[i].finish) kinds[i].finish(canary);
      snprintf(text, sizeof text, kinds[i].around, canary);
      printf("%s\t%s\t", kinds[i].name, canary);
      for (const char *c = text; *c; c++) *c == '\n' ? fputs("\\n", stdout) : putchar(*c);
      putchar('\n');
    }
  }
  return 0;
}

int main(int argument_count, char **arguments) {
  if (argument_count == 3 && !strcmp(arguments[1], "list"))
    return list_canaries(atoi(arguments[2]));
  test_canaries();
  test_identifiers();
  test_plain_things();
  test_linear();
  test_excerpt();
  return check_result();
}
