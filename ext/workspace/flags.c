/* flags.c: from arguments to rows of gov_flags. What a flag takes, its default and its choices are
** data, not code. */
#include "workspace/flags.h"

#include <stdlib.h>

#include "embedded.h"
#include "workspace/glob.h"

enum { FLAG, VALUE, DEFAULT, CHOICES, ALIAS_OF, DESCRIPTION }; /* columns of data/flags.tsv */
enum { LONGEST_COMPARED = 63, MOST_CANDIDATES = 64 };

static size_t least(size_t a, size_t b) {
  return a < b ? a : b;
}

/* Levenshtein's distance of two short words, in one row. */
static size_t distance(const char *a, const char *b) {
  size_t row[LONGEST_COMPARED + 1], m = strlen(b), n = strlen(a);
  if (n > LONGEST_COMPARED || m > LONGEST_COMPARED) return SIZE_MAX;
  for (size_t j = 0; j <= m; j++) row[j] = j;
  for (size_t i = 1; i <= n; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      size_t changed = diagonal + (gov_lower(a[i - 1]) != gov_lower(b[j - 1]));
      diagonal = row[j];
      row[j] = least(changed, least(row[j], row[j - 1]) + 1);
    }
  }
  return row[m];
}

const char *gov_nearest(const char *word, const char *const *candidates, size_t count) {
  const char *nearest = NULL;
  size_t best = strlen(word) / 2 + 1;
  for (size_t i = 0; i < count; i++) {
    size_t d = distance(word, candidates[i]);
    if (d < best) {
      best = d;
      nearest = candidates[i];
    }
  }
  return nearest;
}

typedef struct flag_parse {
  gov_facts *facts;
  const gov_data_table *table;
  char **error;
} flag_parse;

static const char *cell(const flag_parse *parse, int row, int column) {
  return gov_data_cell(parse->table, row, column);
}

static int is_kind(const flag_parse *parse, int row, const char *kind) {
  return !strcmp(cell(parse, row, VALUE), kind);
}

static int find_row(const flag_parse *parse, gov_text name) {
  for (int row = 0; row < parse->table->row_count; row++) {
    const char *flag = cell(parse, row, FLAG);
    if (strlen(flag) == name.n && !memcmp(flag, name.z, name.n)) return row;
  }
  return -1;
}

static int unknown_flag(flag_parse *parse, gov_text name) {
  const char *flags[MOST_CANDIDATES];
  size_t count = 0;
  for (int row = 0; row < parse->table->row_count && count < MOST_CANDIDATES; row++) {
    if (!is_kind(parse, row, "derived")) flags[count++] = cell(parse, row, FLAG);
  }
  char *word = sqlite3_mprintf("%.*s", (int)least(name.n, 80), name.z);
  if (!word) return SQLITE_NOMEM;
  const char *nearest = gov_nearest(word, flags, count);
  *parse->error =
      nearest ? sqlite3_mprintf("gov_scan: unknown flag --%s; did you mean --%s?", word, nearest)
              : sqlite3_mprintf("gov_scan: unknown flag --%s; gov_help lists the flags", word);
  sqlite3_free(word);
  return SQLITE_ERROR;
}

/* The value of a choice flag must be one of its choices. */
static int check_choice(flag_parse *parse, int row, const char *value) {
  const char *choices[MOST_CANDIDATES];
  char *words = sqlite3_mprintf("%s", cell(parse, row, CHOICES));
  if (!words) return SQLITE_NOMEM;
  size_t count = 0;
  int found = 0;
  for (char *word = words, *next; word && count < MOST_CANDIDATES; word = next) {
    next = strchr(word, '|');
    if (next) *next++ = 0;
    choices[count++] = word;
    found |= !strcmp(word, value);
  }
  if (!found) {
    const char *nearest = gov_nearest(value, choices, count);
    *parse->error =
        sqlite3_mprintf("gov_scan: --%s cannot be '%.80s'; %s%s%s it takes %s",
                        cell(parse, row, FLAG), value, nearest ? "did you mean '" : "",
                        nearest ? nearest : "", nearest ? "'?" : "", cell(parse, row, CHOICES));
  }
  sqlite3_free(words);
  return found ? SQLITE_OK : SQLITE_ERROR;
}

/* Each of a list; an empty list names none. */
static int check_choices(flag_parse *parse, int row, const char *value) {
  gov_text rest = gov_text_of(value), item;
  while (gov_list_next_item(&rest, &item)) {
    item = gov_trim(item);
    char *word = item.n ? sqlite3_mprintf("%.*s", (int)item.n, item.z) : NULL;
    if (item.n && !word) return SQLITE_NOMEM;
    int rc = word ? check_choice(parse, row, word) : SQLITE_OK;
    sqlite3_free(word);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

static int check_number(flag_parse *parse, int row, const char *value) {
  const char *bounds = cell(parse, row, CHOICES), *bar = strchr(bounds, '|');
  long long low = strtoll(bounds, NULL, 10), high = bar ? strtoll(bar + 1, NULL, 10) : INT64_MAX;
  char *end = NULL;
  long long number = strtoll(value, &end, 10);
  if (*value && gov_is_digit(*value) && !*end && number >= low && number <= high) return SQLITE_OK;
  *parse->error =
      sqlite3_mprintf("gov_scan: --%s cannot be '%.80s'; it takes a whole number from %lld to %lld",
                      cell(parse, row, FLAG), value, low, high);
  return SQLITE_ERROR;
}

static int check_pairs(flag_parse *parse, int row, const char *value) {
  gov_text rest = gov_text_of(value), pair;
  while (gov_list_next_item(&rest, &pair)) {
    const char *colon = memchr(pair.z, ':', pair.n);
    gov_text left = {pair.z, colon ? (size_t)(colon - pair.z) : 0};
    gov_text right = {colon ? colon + 1 : "", colon ? pair.n - left.n - 1 : 0};
    if (gov_trim(left).n && gov_trim(right).n && !memchr(right.z, ':', right.n)) continue;
    *parse->error =
        sqlite3_mprintf("gov_scan: --%s cannot hold '%.*s'; it takes source:target pairs such as "
                        "eu-west-1:us-east-1, separated by ';'",
                        cell(parse, row, FLAG), (int)least(pair.n, 80), pair.z);
    return SQLITE_ERROR;
  }
  return SQLITE_OK;
}

static int check_switch(flag_parse *parse, int row, const char *value) {
  if (!strcmp(value, "true") || !strcmp(value, "false")) return SQLITE_OK;
  *parse->error =
      sqlite3_mprintf("gov_scan: --%s is a switch and cannot be '%.80s'; it takes true or false",
                      cell(parse, row, FLAG), value);
  return SQLITE_ERROR;
}

static int check_value(flag_parse *parse, int row, const char *value) {
  if (is_kind(parse, row, "choice")) return check_choice(parse, row, value);
  if (*cell(parse, row, CHOICES) && is_kind(parse, row, "ids"))
    return check_choices(parse, row, value);
  if (is_kind(parse, row, "number")) return check_number(parse, row, value);
  if (is_kind(parse, row, "pairs")) return check_pairs(parse, row, value);
  if (is_kind(parse, row, "switch")) return check_switch(parse, row, value);
  return SQLITE_OK;
}

static gov_flag *row_of_flag(gov_facts *facts, const char *flag) {
  gov_flag *rows = GOV_ROWS(facts, flags);
  for (size_t i = 0; i < GOV_COUNT(facts, flags); i++) {
    if (!strcmp(rows[i].flag, flag)) return &rows[i];
  }
  return NULL;
}

/* Stores a checked value. Lists given twice are joined; anything else given twice must agree. */
static int store(flag_parse *parse, int row, const char *value) {
  gov_flag *flag = row_of_flag(parse->facts, cell(parse, row, FLAG));
  if (!flag) return SQLITE_NOMEM;
  int is_list = gov_is_any(cell(parse, row, VALUE)[0], "gip") && !is_kind(parse, row, "path");
  if (!strcmp(flag->source, "set") && flag->value && strcmp(flag->value, value)) {
    if (!is_list) {
      *parse->error = sqlite3_mprintf("gov_scan: --%s is given twice, as '%.80s' and '%.80s'",
                                      flag->flag, flag->value, value);
      return SQLITE_ERROR;
    }
    flag->value = gov_arena_printf(&parse->facts->arena, "%s;%s", flag->value, value);
  } else {
    flag->value = gov_arena_string(&parse->facts->arena, value);
  }
  flag->source = "set";
  return flag->value ? SQLITE_OK : SQLITE_NOMEM;
}

/* Follows an alias: to another flag, or to another flag and its value. */
static int read_alias(flag_parse *parse, int *row, const char **value) {
  const char *target = cell(parse, *row, ALIAS_OF), *equals = strchr(target, '=');
  int alias = *row;
  *row = find_row(parse, (gov_text){target, equals ? (size_t)(equals - target) : strlen(target)});
  if (*row < 0) return SQLITE_ERROR;
  if (!equals) return SQLITE_OK;
  int rc = check_switch(parse, alias, *value);
  if (rc == SQLITE_OK && !strcmp(*value, "false")) *row = -1; /* said off: nothing to set */
  *value = equals + 1;
  return rc;
}

static int read_argument(flag_parse *parse, const char *argument) {
  if (strncmp(argument, "--", 2) || !argument[2]) {
    *parse->error = sqlite3_mprintf(
        "gov_scan: '%.80s' is no flag; flags are spelled --name or --name=value", argument);
    return SQLITE_ERROR;
  }
  size_t name_bytes = strcspn(argument + 2, "=");
  gov_text name = {argument + 2, name_bytes};
  int row = find_row(parse, name);
  if (row < 0 || is_kind(parse, row, "derived")) return unknown_flag(parse, name);
  int has_value = argument[2 + name_bytes] == '=';
  gov_text given = gov_trim(gov_text_of(has_value ? argument + 3 + name_bytes : "true"));
  /* Quotes that a shell would have taken away. */
  if (given.n > 1 && (given.z[0] == '"' || given.z[0] == '\'') &&
      given.z[given.n - 1] == given.z[0]) {
    given = gov_trim((gov_text){given.z + 1, given.n - 2});
  }
  if ((!has_value || !given.n) && !is_kind(parse, row, "switch")) {
    *parse->error = sqlite3_mprintf("gov_scan: --%s needs a value: --%s=…", cell(parse, row, FLAG),
                                    cell(parse, row, FLAG));
    return SQLITE_ERROR;
  }
  const char *value = gov_arena_copy(&parse->facts->arena, given.z, given.n);
  if (!value) return SQLITE_NOMEM;
  int rc = *cell(parse, row, ALIAS_OF) ? read_alias(parse, &row, &value) : SQLITE_OK;
  if (rc != SQLITE_OK || row < 0) return rc;
  rc = check_value(parse, row, value);
  return rc == SQLITE_OK ? store(parse, row, value) : rc;
}

int gov_flags_read(gov_facts *facts, int count, const char *const *arguments, char **error) {
  flag_parse parse = {facts, gov_data("flags"), error};
  for (int row = 0; row < parse.table->row_count; row++) {
    if (*cell(&parse, row, ALIAS_OF)) continue;
    gov_flag *flag = GOV_ADD(facts, flags);
    if (!flag) return SQLITE_NOMEM;
    flag->flag = cell(&parse, row, FLAG);
    flag->value = *cell(&parse, row, DEFAULT) ? cell(&parse, row, DEFAULT) : NULL;
    flag->source = "default";
    flag->description = cell(&parse, row, DESCRIPTION);
  }
  for (int i = 0; i < count; i++) {
    int rc = read_argument(&parse, arguments[i]);
    if (rc != SQLITE_OK) return rc == SQLITE_ERROR && !*error ? SQLITE_NOMEM : rc;
  }
  return SQLITE_OK;
}

int gov_flags_set(gov_facts *facts, const char *flag, const char *value, const char *source) {
  gov_flag *row = row_of_flag(facts, flag);
  if (!row) return SQLITE_ERROR;
  row->source = source;
  row->value = gov_arena_string(&facts->arena, value);
  return row->value ? SQLITE_OK : SQLITE_NOMEM;
}

int gov_flag_is_on(const gov_facts *facts, const char *flag) {
  const char *value = gov_flag_value(facts, flag);
  return value && !strcmp(value, "true");
}

int64_t gov_flag_number(const gov_facts *facts, const char *flag) {
  const char *value = gov_flag_value(facts, flag);
  return value ? strtoll(value, NULL, 10) : 0;
}
