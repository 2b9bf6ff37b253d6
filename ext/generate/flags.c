/* flags.c: the flags of gov_generate, as its manual names them: `--flag=value`, or the value as the next
** argument.
*/
#include "workspace/flags.h"
#include "generate/generate.h"

typedef struct flag_reading {
  gov_generate_request *request;
  gov_arena *arena;
  char **error;
  unsigned seen; /* flags given, a bit for each row */
} flag_reading;

typedef struct flag_row {
  const char *name, *takes; /* takes: NULL for a switch; its choices; "PATH" */
  int (*set)(flag_reading *at, const char *value);
} flag_row;

static int set_from(flag_reading *at, const char *value) {
  at->request->from_schema = gov_arena_string(at->arena, value);
  return 1;
}

static int set_to(flag_reading *at, const char *value) {
  at->request->to_schema = gov_arena_string(at->arena, value);
  return 1;
}

static int set_apply(flag_reading *at, const char *value) {
  (void)value;
  return at->request->apply = 1;
}

static int set_json(flag_reading *at, const char *value) {
  (void)value;
  return at->request->json = 1;
}

static int set_platform(flag_reading *at, const char *value) {
  static const char *const platforms[] = {"cli", "kilo", "ci", "other"};
  for (int i = 0; i < 4; i++) {
    if (strcmp(value, platforms[i]) != 0) continue;
    at->request->platform = platforms[i];
    return 1;
  }
  return 0;
}

static int set_dialect(flag_reading *at, const char *value) {
  gov_sql_dialect dialect = gov_sql_dialect_find(gov_text_of(value));
  if (dialect != GOV_SQL_SQLITE && dialect != GOV_SQL_POSTGRESQL && dialect != GOV_SQL_MYSQL)
    return 0;
  at->request->dialect = dialect;
  return 1;
}

static int set_destructive(flag_reading *at, const char *value) {
  (void)value;
  return at->request->allow_destructive = 1;
}

static const flag_row rows[] = {
    {"--from-schema", "PATH", set_from},
    {"--to-schema", "PATH", set_to},
    {"--apply", NULL, set_apply},
    {"--json", NULL, set_json},
    {"--platform", "cli|kilo|ci|other", set_platform},
    {"--dialect", "sqlite|postgresql|mysql", set_dialect},
    {"--allow-destructive", NULL, set_destructive},
};
enum { ROWS = sizeof rows / sizeof *rows };

static int wrong(const flag_reading *at, char *message) {
  *at->error = message;
  return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int unknown(const flag_reading *at, const char *flag) {
  const char *names[ROWS];
  for (int i = 0; i < ROWS; i++) names[i] = rows[i].name;
  char *name = sqlite3_mprintf("%.*s", (int)strcspn(flag, "="), flag);
  if (!name) return SQLITE_NOMEM;
  const char *nearest = *name == '-' ? gov_nearest(name, names, ROWS) : NULL;
  sqlite3_free(name);
  if (nearest)
    return wrong(
        at, sqlite3_mprintf("gov_generate: unknown flag '%.80s'; did you mean %s?", flag, nearest));
  sqlite3_str *list = sqlite3_str_new(NULL);
  for (int i = 0; i < ROWS; i++)
    sqlite3_str_appendf(list, " %s%s%s", rows[i].name, rows[i].takes ? "=" : "",
                        rows[i].takes ? rows[i].takes : "");
  return wrong(at, sqlite3_mprintf("gov_generate: unknown flag '%.80s'; its flags are%z", flag,
                                   sqlite3_str_finish(list)));
}

/* NAME or NAME=…: the row, or -1. */
static int find(const char *flag) {
  size_t n = strcspn(flag, "=");
  for (int i = 0; i < ROWS; i++) {
    if (strlen(rows[i].name) == n && !strncmp(rows[i].name, flag, n)) return i;
  }
  return -1;
}

static int read_flag(flag_reading *at, int row, const char *value) {
  const flag_row *flag = &rows[row];
  if (at->seen & 1u << row)
    return wrong(at, sqlite3_mprintf("gov_generate: %s is given twice", flag->name));
  at->seen |= 1u << row;
  if (flag->takes && (!value || !*value))
    return wrong(at,
                 sqlite3_mprintf("gov_generate: %s needs a value: %s", flag->name, flag->takes));
  if (!flag->takes && value)
    return wrong(at, sqlite3_mprintf("gov_generate: %s takes no value", flag->name));
  if (!flag->set(at, value))
    return wrong(at, sqlite3_mprintf("gov_generate: %s cannot be '%.80s'; it takes %s", flag->name,
                                     value, flag->takes));
  return at->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

int gov_generate_flags(gov_generate_request *request, gov_arena *arena, int count,
                       const char *const *flags, char **error) {
  flag_reading at = {.request = request, .arena = arena, .error = error};
  request->dialect = GOV_SQL_SQLITE;
  int rc = SQLITE_OK;
  for (int i = 0; i < count && rc == SQLITE_OK; i++) {
    int row = find(flags[i]);
    const char *value = strchr(flags[i], '=');
    int next_is_value = row >= 0 && !value && rows[row].takes && i + 1 < count &&
                        strncmp(flags[i + 1], "--", 2) != 0;
    if (row < 0)
      rc = unknown(&at, flags[i]);
    else if (next_is_value)
      rc = read_flag(&at, row, flags[++i]);
    else
      rc = read_flag(&at, row, value ? value + 1 : NULL);
  }
  return rc;
}
