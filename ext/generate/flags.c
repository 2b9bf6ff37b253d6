/* flags.c: the flags of gov_generate, as its manual names them. */
#include "generate/generate.h"

static const char choices[] =
    "--from-schema=PATH --to-schema=PATH --apply --json --platform=cli|kilo|ci|other "
    "--dialect=sqlite|postgresql|mysql --allow-destructive";

static int wrong(char **error, const char *flag, const char *what) {
  *error = sqlite3_mprintf("gov_generate: %s '%s'; its flags are %s", what, flag, choices);
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int read_dialect(gov_generate_request *request, const char *flag, const char *value,
                        char **error) {
  gov_sql_dialect dialect = gov_sql_dialect_find(gov_text_of(value));
  if (dialect != GOV_SQL_SQLITE && dialect != GOV_SQL_POSTGRESQL && dialect != GOV_SQL_MYSQL) {
    return wrong(error, flag, "no such dialect in");
  }
  request->dialect = dialect;
  return SQLITE_OK;
}

static int read_platform(gov_generate_request *request, const char *flag, const char *value,
                         char **error) {
  static const char *const platforms[] = {"cli", "kilo", "ci", "other"};
  for (int i = 0; i < 4; i++) {
    if (strcmp(value, platforms[i]) != 0) continue;
    request->platform = platforms[i];
    return SQLITE_OK;
  }
  return wrong(error, flag, "no such platform in");
}

/* The value behind NAME=, or NULL when the flag is another. */
static const char *value_of(const char *flag, const char *name) {
  size_t n = strlen(name);
  return !strncmp(flag, name, n) && flag[n] == '=' ? flag + n + 1 : NULL;
}

static int read_flag(gov_generate_request *request, gov_arena *arena, const char *flag,
                     char **error) {
  const char *value;
  if ((value = value_of(flag, "--from-schema")) && *value)
    request->from_schema = gov_arena_string(arena, value);
  else if ((value = value_of(flag, "--to-schema")) && *value)
    request->to_schema = gov_arena_string(arena, value);
  else if ((value = value_of(flag, "--dialect")))
    return read_dialect(request, flag, value, error);
  else if ((value = value_of(flag, "--platform")))
    return read_platform(request, flag, value, error);
  else if (!strcmp(flag, "--apply"))
    request->apply = 1;
  else if (!strcmp(flag, "--json"))
    request->json = 1;
  else if (!strcmp(flag, "--allow-destructive"))
    request->allow_destructive = 1;
  else
    return wrong(error, flag, "unknown flag");
  return arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

int gov_generate_flags(gov_generate_request *request, gov_arena *arena, int count,
                       const char *const *flags, char **error) {
  request->dialect = GOV_SQL_SQLITE;
  int rc = SQLITE_OK;
  for (int i = 0; i < count && rc == SQLITE_OK; i++)
    rc = read_flag(request, arena, flags[i], error);
  return rc;
}
