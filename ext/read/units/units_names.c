/* units_names.c: which texts may be the name of a dataset. */
#include "read/units/units_names.h"

#include "base/limits.h"
#include "read/prose/phrases.h"

enum { NAME_BYTES_MAX = 128, PARTS_MAX = 4 };

static const char *const file_endings[] = {
    ".sql",  ".md",   ".json", ".yaml", ".yml",   ".csv",      ".py",    ".sh",      ".js",
    ".ts",   ".go",   ".java", ".txt",  ".log",   ".gz",       ".dump",  ".bak",     ".env",
    ".toml", ".conf", ".cfg",  ".ini",  ".xml",   ".rb",       ".html",  ".tf",      ".exe",
    ".zip",  ".tar",  ".pdf",  ".xlsx", ".rs",    ".php",      ".tsx",   ".jsx",     ".cs",
    ".kt",   ".ex",   ".lua",  ".tsv",  ".db",    ".proto",    ".avro",  ".parquet", ".com",
    ".net",  ".org",  ".io",   ".dev",  ".local", ".internal", ".cloud", ".co",      ".app"};

/* Words of SQL, of shells and of prose about databases that stand in code spans but name no data, by their first
** letter.
*/
/* clang-format off */
static const char *const not_names[26] = {
    ['a' - 'a'] = " alter aws admin and as all any ascii ",
    ['b' - 'a'] = " begin bigint boolean bool bytea blob bash ",
    ['c' - 'a'] = " create commit copy count created_at curl ",
    ['d' - 'a'] = " delete drop date datetime decimal double deleted_at docker develop dev dbo down ",
    ['e' - 'a'] = " email e.g ",
    ['f' - 'a'] = " false from float foreign_key ",
    ['g' - 'a'] = " grant gcloud git ",
    ['i' - 'a'] = " insert index int integer id i.e in is information_schema ",
    ['j' - 'a'] = " join json jsonb ",
    ['k' - 'a'] = " key kubectl kafka ",
    ['l' - 'a'] = " limit localhost ",
    ['m' - 'a'] = " merge mysql mysqldump mongodump mongorestore main master mongodb md5 ",
    ['n' - 'a'] = " null none no numeric name npm node not_null n/a not ",
    ['o' - 'a'] = " on_delete ok out or ",
    ['p' - 'a'] = " pg_dump pg_restore pg_dumpall psql python production prod postgres postgresql public primary_key pg_catalog ",
    ['r' - 'a'] = " rename rollback rsync redis root ",
    ['s' - 'a'] = " select serial status sqlite3 sudo staging sha256 ",
    ['t' - 'a'] = " true table tables truncate text timestamp timestamptz type tenant_id test tbd todo ",
    ['u' - 'a'] = " update uuid uid updated_at user_id up utf8 utf8mb4 ",
    ['v' - 'a'] = " varchar value ",
    ['w' - 'a'] = " where with ",
    ['y' - 'a'] = " yes ",
};
/* clang-format on */

static int is_no_name(gov_text name) {
  return gov_is_alpha(name.z[0]) && gov_is_listed(name, not_names[gov_lower(name.z[0]) - 'a']);
}

gov_text gov_unquoted(gov_text name) {
  name = gov_trim(name);
  while (name.n && gov_is_any(name.z[0], "`'\"[*")) name.z++, name.n--;
  while (name.n && gov_is_any(name.z[name.n - 1], "`'\"]*,;:")) name.n--;
  return name;
}

/* Letters, digits, underscores, inner dollars and dashes; dots between parts. */
static int is_spelt_like_a_name(gov_text name, int *parts, int *joints) {
  *parts = 1;
  *joints = 0;
  for (size_t i = 0; i < name.n; i++) {
    char c = name.z[i];
    int inner = i > 0 && i + 1 < name.n;
    if (c == '.' && inner && name.z[i - 1] != '.')
      ++*parts;
    else if (c == '_' || (c == '$' && inner) || (c == '-' && inner && name.z[i - 1] != '-'))
      ++*joints;
    else if ((c == '"' || c == '`') && inner)
      continue;
    else if (gov_is_digit(c))
      *joints += i > 0;
    else if (!gov_is_word(c))
      return 0;
  }
  return 1;
}

static int has_ending(gov_text name) {
  const char *dot = gov_text_last(name, '.');
  if (!dot) return 0;
  gov_text ending = {dot, (size_t)(name.z + name.n - dot)};
  for (size_t i = 0; i < sizeof file_endings / sizeof *file_endings; i++) {
    if (ending.n > 1 && !gov_differ(ending.z[1], file_endings[i][1]) &&
        gov_text_is(ending, file_endings[i]))
      return 1;
  }
  return 0;
}

/* Catalogues of the database itself. */
static int is_catalogue(gov_text name) {
  return gov_text_starts(name, "information_schema") || gov_text_starts(name, "pg_") ||
         gov_text_starts(name, "sys.") || gov_text_starts(name, "mysql.") ||
         gov_text_starts(name, "sqlite_") || gov_text_starts(name, "performance_schema");
}

static int all_capitals(gov_text name) {
  int letters = 0;
  for (size_t i = 0; i < name.n; i++) {
    if (name.z[i] >= 'a' && name.z[i] <= 'z') return 0;
    if ((unsigned char)name.z[i] >= 0x80) return 0;
    letters += gov_is_alpha(name.z[i]);
  }
  return letters > 1;
}

static gov_name_shape shape_of(gov_text name, int files) {
  int parts, joints;
  name = gov_unquoted(name);
  if (name.n < 2 || name.n > NAME_BYTES_MAX) return GOV_NAME_NO;
  if (!gov_is_word(name.z[0]) || gov_is_digit(name.z[0])) return GOV_NAME_NO;
  if (!is_spelt_like_a_name(name, &parts, &joints) || parts > PARTS_MAX) return GOV_NAME_NO;
  if (is_no_name(name)) return GOV_NAME_NO;
  if (is_catalogue(name) || (files && parts > 1 && has_ending(name))) return GOV_NAME_NO;
  if (all_capitals(name)) return GOV_NAME_CAPITALS;
  return parts > 1 || joints ? GOV_NAME_IDENTIFIER : GOV_NAME_WORD;
}

gov_name_shape gov_name_shape_of(gov_text name) {
  return shape_of(name, 1);
}

gov_name_shape gov_topic_shape_of(gov_text name) {
  return shape_of(name, 0);
}

/* "Orders_2026_01_10", "orders_20260110"; "orders_2026_01" is a partition. */
static int ends_in_date(gov_text name) {
  enum { LEAST_DIGITS = 8 };
  size_t at = name.n, digits = 0;
  while (at > 0 && (gov_is_digit(name.z[at - 1]) || name.z[at - 1] == '_')) {
    at--;
    digits += gov_is_digit(name.z[at]);
  }
  return at > 0 && digits >= LEAST_DIGITS && name.z[at] == '_';
}

int gov_is_backup_name(gov_text name) {
  static const char *const parts[] = {"backup", "bak", "bkp", "bkup", "bck"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    const char *at = gov_text_find(name, parts[i]), *end = at ? at + strlen(parts[i]) : NULL;
    if (at && at > name.z && (at[-1] == '_' || at[-1] == '.')) {
      if (end == name.z + name.n || *end == '_' || gov_is_digit(*end)) return 1;
    } else if (at == name.z && at && end < name.z + name.n && (*end == '_' || *end == '.')) {
      return 1;
    }
  }
  return ends_in_date(name);
}

int gov_is_copy_name(gov_text name) {
  static const char *const ends[] = {"_backup", "_bak", "_bkp",    "_copy",  "_tmp",    "_temp",
                                     "_old",    "_new", "_shadow", "_ghost", "_staging"};
  static const char *const starts[] = {"backup_", "bak_", "bkp_", "tmp_", "temp_", "_"};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (gov_text_ends(name, ends[i])) return 1;
  }
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (gov_text_starts(name, starts[i])) return 1;
  }
  return gov_text_find(name, "_backup_") != NULL || gov_text_find(name, "_bak_") != NULL ||
         gov_text_find(name, "_bkp_") != NULL;
}
