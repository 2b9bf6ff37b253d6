/* detect.c: finding the two schemas of a spec.
**
** A name says which side a schema is on: a word as before, old, current against after, new,
** target; or a version, v1 against v2. Nothing else decides; what two names leave open is an
** error that lists them.
*/
#include "generate/detect.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#include "generate/generate.h"

enum { MAX_CANDIDATES = 64 };

typedef enum schema_side { SIDE_FROM, SIDE_TO, SIDE_UNKNOWN } schema_side;

typedef struct candidate {
  const char *path;
  schema_side side;
  int64_t version; /* -1: none */
} candidate;

typedef struct detection {
  gov_arena *arena;
  const gov_roots *roots;
  const char *spec_folder;                  /* with its slash */
  candidate candidates[MAX_CANDIDATES + 2]; /* Prisma's two may come on top */
  int count;
  char **error;
} detection;

typedef struct side_word {
  schema_side side;
  const char *word;
} side_word;

static const side_word side_words[] = {
    {SIDE_FROM, "before"}, {SIDE_FROM, "old"},      {SIDE_FROM, "current"},
    {SIDE_FROM, "source"}, {SIDE_FROM, "from"},     {SIDE_FROM, "existing"},
    {SIDE_FROM, "legacy"}, {SIDE_FROM, "previous"}, {SIDE_FROM, "present"},
    {SIDE_TO, "after"},    {SIDE_TO, "new"},        {SIDE_TO, "target"},
    {SIDE_TO, "to"},       {SIDE_TO, "next"},       {SIDE_TO, "proposed"},
    {SIDE_TO, "desired"},  {SIDE_TO, "future"},
};

static schema_side side_of_word(gov_text word) {
  for (size_t i = 0; i < sizeof side_words / sizeof *side_words; i++) {
    if (gov_text_is(word, side_words[i].word)) return side_words[i].side;
  }
  return SIDE_UNKNOWN;
}

/* The next run of letters and digits at or behind *at; empty at the end. */
static gov_text next_word(gov_text text, size_t *at) {
  while (*at < text.n && !gov_is_alpha(text.z[*at]) && !gov_is_digit(text.z[*at])) (*at)++;
  size_t start = *at;
  while (*at < text.n && (gov_is_alpha(text.z[*at]) || gov_is_digit(text.z[*at]))) (*at)++;
  return (gov_text){text.z + start, *at - start};
}

/* What the words of a name or heading say; contradicting words say nothing. */
static schema_side side_of(gov_text text, int64_t *version) {
  schema_side side = SIDE_UNKNOWN;
  size_t at = 0;
  *version = -1;
  for (gov_text word = next_word(text, &at); word.n; word = next_word(text, &at)) {
    schema_side said = side_of_word(word);
    if (said != SIDE_UNKNOWN && side != SIDE_UNKNOWN && said != side) return SIDE_UNKNOWN;
    if (said != SIDE_UNKNOWN) side = said;
    if (word.n < 2 || word.n > 9 || (word.z[0] != 'v' && word.z[0] != 'V')) continue;
    int64_t number = 0;
    size_t i = 1;
    while (i < word.n && gov_is_digit(word.z[i])) number = number * 10 + (word.z[i++] - '0');
    if (i == word.n) *version = number;
  }
  return side;
}

static gov_text stem_of(const char *path) {
  const char *slash = strrchr(path, '/');
  gov_text name = gov_text_of(slash ? slash + 1 : path);
  if (gov_text_ends(name, ".sql")) name.n -= 4;
  if (gov_text_ends(name, ".prisma")) name.n -= 7;
  return name;
}

/* A schema and no migration: its name says schema, or nothing but a side. */
static int is_schema_name(const char *path) {
  gov_text stem = stem_of(path);
  int64_t version;
  size_t at = 0;
  if (!gov_text_ends(gov_text_of(path), ".sql") && !gov_text_ends(gov_text_of(path), ".prisma"))
    return 0;
  if (gov_text_find(stem, "schema") || gov_text_find(stem, "structure")) return 1;
  gov_text word = next_word(stem, &at), second = next_word(stem, &at);
  int alone = !second.n && side_of(word, &version) != SIDE_UNKNOWN;
  return alone || (!second.n && word.n && side_of(word, &version) == SIDE_UNKNOWN && version >= 0);
}

static int is_file(const detection *at, const char *path) {
  const char *inner = NULL;
  const gov_root *root = gov_roots_locate(at->roots, path, &inner);
  int fd = root ? gov_root_open(root, inner) : -1;
  if (fd >= 0) close(fd);
  return fd >= 0;
}

static void add_candidate(detection *at, const char *path) {
  if (at->count == MAX_CANDIDATES || !path || !is_schema_name(path) || !is_file(at, path)) return;
  for (int i = 0; i < at->count; i++) {
    if (!strcmp(at->candidates[i].path, path)) return;
  }
  candidate *made = &at->candidates[at->count++];
  made->path = path;
  made->side = side_of(stem_of(path), &made->version);
}

static int ambiguous(detection *at, const char *where) {
  sqlite3_str *list = sqlite3_str_new(NULL);
  for (int i = 0; i < at->count; i++)
    sqlite3_str_appendf(list, "%s%s", i ? ", " : "", at->candidates[i].path);
  char *text = sqlite3_str_finish(list);
  *at->error =
      sqlite3_mprintf("gov_generate: which schema is which is not clear from the files %s: %z; "
                      "say --from-schema= and --to-schema=",
                      where, text);
  return *at->error ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int by_version(const void *a, const void *b) {
  const candidate *x = a, *y = b;
  return x->version < y->version ? -1 : x->version > y->version;
}

/* Two files whose sides or versions differ are taken; more, or two that say nothing, are an error.
 */
static int choose(detection *at, gov_found_schema found[2], const char *where) {
  if (at->count < 2) return SQLITE_OK;
  if (at->count > 2) return ambiguous(at, where);
  candidate *pair = at->candidates;
  const char *because = "by the words of its name";
  if (pair[0].version >= 0 && pair[1].version >= 0 && pair[0].version != pair[1].version) {
    qsort(pair, 2, sizeof *pair, by_version);
    because = "by its version";
  } else if (pair[0].side == SIDE_TO && pair[1].side == SIDE_FROM) {
    candidate first = pair[0];
    pair[0] = pair[1];
    pair[1] = first;
  } else if (pair[0].side != SIDE_FROM || pair[1].side != SIDE_TO) {
    return ambiguous(at, where);
  }
  for (int i = 0; i < 2; i++) {
    found[i].path = pair[i].path;
    found[i].why =
        gov_arena_printf(at->arena, "one of two schema files %s, this side %s", where, because);
  }
  return at->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

static int is_path_byte(char c) {
  return gov_is_word(c) || c == '/' || c == '.' || c == '-';
}

/* Every path of the spec's text that ends in .sql or .prisma, in links, code spans and prose alike; below the
** root or beside the spec. */
static int look_in_text(detection *at, gov_text spec, gov_found_schema found[2]) {
  for (size_t i = 0; i + 4 <= spec.n; i++) {
    gov_text rest = {spec.z + i, spec.n - i};
    size_t n = gov_text_starts(rest, ".sql") ? 4 : gov_text_starts(rest, ".prisma") ? 7 : 0;
    if (!n || (i + n < spec.n && gov_is_word(spec.z[i + n]))) continue;
    size_t start = i;
    while (start && i - start < 512 && is_path_byte(spec.z[start - 1])) start--;
    const char *named = gov_arena_copy(at->arena, spec.z + start, i + n - start);
    const char *beside = gov_arena_printf(at->arena, "%s%s", at->spec_folder, named ? named : "");
    if (!named || !beside) return SQLITE_NOMEM;
    int before = at->count;
    add_candidate(at, gov_path_fold(at->roots, at->arena, named));
    if (at->count == before) add_candidate(at, gov_path_fold(at->roots, at->arena, beside));
  }
  return choose(at, found, "that the spec names");
}

/* The spec with everything but the blocks of one side blanked, so that lines stay where they are.
 */
typedef struct side_text {
  sqlite3_str *text;
  int32_t line, first_line;
  int blocks;
} side_text;

static void add_block(side_text *to, const gov_markdown_block *block) {
  if (!to->blocks++) to->first_line = block->line;
  int32_t line = block->line + 1; /* behind the fence */
  for (; to->line < line; to->line++) sqlite3_str_appendchar(to->text, 1, '\n');
  sqlite3_str_append(to->text, block->text.z, (int)block->text.n);
  for (size_t i = 0; i < block->text.n; i++) to->line += block->text.z[i] == '\n';
  sqlite3_str_appendall(to->text, "\n");
  to->line++;
}

static int is_schema_block(const gov_markdown_block *block) {
  int sql = !block->language.n || gov_text_is(block->language, "sql") ||
            gov_text_is(block->language, "sqlite") || gov_text_is(block->language, "postgresql") ||
            gov_text_is(block->language, "postgres") || gov_text_is(block->language, "mysql");
  return block->kind == GOV_MARKDOWN_CODE && sql && gov_text_find(block->text, "create table");
}

static int take_blocks(detection *at, const char *spec_path, side_text sides[2],
                       gov_found_schema found[2]) {
  for (int i = 0; i < 2; i++) {
    int n = sqlite3_str_length(sides[i].text);
    char *text = sqlite3_str_finish(sides[i].text);
    sides[i].text = NULL;
    if (sides[0].blocks && sides[1].blocks) {
      found[i].text =
          (gov_text){text ? gov_arena_copy(at->arena, text, (size_t)n) : NULL, (size_t)n};
      found[i].path = spec_path;
      found[i].why =
          gov_arena_printf(at->arena, "CREATE TABLE of the spec itself, line %d, by its heading",
                           sides[i].first_line);
    }
    sqlite3_free(text);
    if (found[i].path && !found[i].text.z) at->arena->failed = 1;
  }
  return at->arena->failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* Blocks count for the side that the nearest heading above them names. */
static int look_at_blocks(detection *at, const gov_markdown *markdown, const char *spec_path,
                          gov_found_schema found[2]) {
  side_text sides[2] = {{sqlite3_str_new(NULL), 1, 0, 0}, {sqlite3_str_new(NULL), 1, 0, 0}};
  schema_side side = SIDE_UNKNOWN;
  int64_t version;
  for (size_t i = 0; i < markdown->blocks.count; i++) {
    const gov_markdown_block *block = gov_markdown_at(markdown, (int32_t)i);
    if (block->kind == GOV_MARKDOWN_HEADING)
      side = side_of(block->text, &version);
    else if (side != SIDE_UNKNOWN && is_schema_block(block))
      add_block(&sides[side], block);
  }
  return take_blocks(at, spec_path, sides, found);
}

static int is_sql(const struct dirent *entry) {
  return entry->d_name[0] != '.' && (gov_text_ends(gov_text_of(entry->d_name), ".sql") ||
                                     gov_text_ends(gov_text_of(entry->d_name), ".prisma"));
}

static int look_in_folder(detection *at, const char *folder, gov_found_schema found[2]) {
  struct dirent **entries = NULL;
  char *real = gov_generate_folder(at->roots, folder);
  int count = real ? scandir(real, &entries, is_sql, alphasort) : -1;
  free(real);
  at->count = 0;
  for (int i = 0; i < count; i++) {
    const char *path = gov_arena_printf(at->arena, "%s/%s", folder, entries[i]->d_name);
    add_candidate(at, path ? gov_path_fold(at->roots, at->arena, path) : NULL);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  const char *where = gov_arena_printf(at->arena, "in %s", folder);
  return where ? choose(at, found, where) : SQLITE_NOMEM;
}

static int look_in_folders(detection *at, gov_found_schema found[2]) {
  static const char *const folders[] = {"db", "schema", "schemas"};
  size_t n = strlen(at->spec_folder);
  const char *beside = gov_arena_copy(at->arena, at->spec_folder, n ? n - 1 : 0);
  int rc = beside ? look_in_folder(at, beside, found) : SQLITE_NOMEM;
  for (int i = 0; i < 3 && rc == SQLITE_OK && !found[0].path; i++)
    rc = look_in_folder(at, folders[i], found);
  return rc;
}

static int is_folder(const detection *at, const char *path) {
  char *real = gov_generate_folder(at->roots, path);
  free(real);
  return real != NULL;
}

/* Prisma's layout: its history leads to its schema. Beside a pair of schema files it is one candidate more. */
static int look_at_prisma(detection *at, gov_found_schema found[2]) {
  static const char history[] = "prisma/migrations";
  const char *schema = is_file(at, "prisma/schema.prisma") ? "prisma/schema.prisma"
                       : is_folder(at, "prisma/schema")    ? "prisma/schema"
                                                           : NULL;
  if (!schema || !is_folder(at, history)) return SQLITE_OK;
  if (found[0].path) {
    at->candidates[at->count++] = (candidate){.path = history};
    at->candidates[at->count++] = (candidate){.path = schema};
    return ambiguous(at, "at hand");
  }
  found[0] = (gov_found_schema){.path = history, .why = "Prisma's history of migrations"};
  found[1] = (gov_found_schema){.path = schema, .why = "the schema beside Prisma's history"};
  return SQLITE_OK;
}

int gov_generate_detect(gov_found_schema found[2], gov_arena *arena, const gov_roots *roots,
                        const char *spec_path, gov_text spec, const gov_markdown *markdown,
                        char **error) {
  const char *slash = strrchr(spec_path, '/');
  detection at = {.arena = arena, .roots = roots, .error = error};
  at.spec_folder = gov_arena_copy(arena, spec_path, slash ? (size_t)(slash + 1 - spec_path) : 0);
  if (!at.spec_folder) return SQLITE_NOMEM;
  int rc = look_in_text(&at, spec, found);
  if (rc == SQLITE_OK && !found[0].path) rc = look_at_blocks(&at, markdown, spec_path, found);
  if (rc != SQLITE_OK || found[0].path) return rc;
  rc = look_in_folders(&at, found);
  return rc == SQLITE_OK ? look_at_prisma(&at, found) : rc;
}
