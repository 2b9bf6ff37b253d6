/* prisma_folder.c: a Prisma schema of several files: every .prisma file of a folder and of those below it,
** but for the history in migrations/. They are read as one text; a place in it is told as the place in its file.
*/
#include <dirent.h>
#include <stdlib.h>

#include "generate/generate.h"
#include "generate/prisma.h"

enum { DEEPEST = 8 };

/* Where a file begins in the whole text. */
typedef struct prisma_place {
  const char *path;
  int32_t first_line;
} prisma_place;

typedef struct prisma_gathering {
  gov_arena *arena;
  const gov_roots *roots;
  sqlite3_str *text;
  int32_t lines;
  gov_list places; /* prisma_place */
  char **error;
} prisma_gathering;

static int is_prisma(const struct dirent *entry) {
  return entry->d_name[0] != '.' && gov_text_ends(gov_text_of(entry->d_name), ".prisma");
}

static int is_visible(const struct dirent *entry) {
  return entry->d_name[0] != '.' && strcmp(entry->d_name, "migrations") != 0;
}

int gov_generate_is_prisma_folder(const char *real) {
  struct dirent **entries = NULL;
  int count = scandir(real, &entries, is_prisma, alphasort);
  for (int i = 0; i < count; i++) free(entries[i]);
  if (count >= 0) free(entries);
  return count > 0;
}

static int add_file(prisma_gathering *at, const char *path) {
  gov_text text;
  int rc = gov_generate_read(at->arena, at->roots, path, &text, at->error);
  if (rc != SQLITE_OK) return rc;
  prisma_place *place = gov_list_add(&at->places);
  if (!place) return SQLITE_NOMEM;
  *place = (prisma_place){path, at->lines + 1};
  sqlite3_str_append(at->text, text.z, (int)text.n);
  sqlite3_str_append(at->text, "\n", 1);
  for (size_t i = 0; i < text.n; i++) at->lines += text.z[i] == '\n';
  at->lines++;
  return SQLITE_OK;
}

static int gather(prisma_gathering *at, const char *path, int depth) {
  struct dirent **entries = NULL;
  char *real = gov_generate_folder(at->roots, path);
  int count =
      real && depth < DEEPEST ? scandir(real, &entries, is_visible, gov_generate_by_name) : -1;
  int rc = SQLITE_OK;
  free(real);
  for (int i = 0; i < count; i++) {
    const char *below = gov_arena_printf(at->arena, "%s/%s", path, entries[i]->d_name);
    if (!below) rc = SQLITE_NOMEM;
    if (rc == SQLITE_OK && is_prisma(entries[i]))
      rc = add_file(at, below);
    else if (rc == SQLITE_OK && gov_generate_is_folder(at->roots, below, entries[i]))
      rc = gather(at, below, depth + 1);
    free(entries[i]);
  }
  if (count >= 0) free(entries);
  return rc;
}

/* The file that a line of the whole text stands in; *line becomes that file's. */
static const char *place_of(const prisma_gathering *at, int32_t *line) {
  size_t i = at->places.count;
  while (i > 1 && ((const prisma_place *)gov_list_at(&at->places, i - 1))->first_line > *line) i--;
  const prisma_place *place = gov_list_at(&at->places, i - 1);
  *line -= place->first_line - 1;
  return place->path;
}

/* What was replayed knows its file again. */
static void tell_places(const prisma_gathering *at, gov_catalog *schema, const char *whole) {
  for (size_t i = 0; i < schema->tables.count; i++) {
    gov_catalog_table *table = gov_list_at(&schema->tables, i);
    if (table->path == whole) table->path = place_of(at, &table->line);
  }
  for (size_t i = 0; i < schema->objects.count; i++) {
    gov_catalog_object *object = gov_list_at(&schema->objects, i);
    if (object->path == whole) object->path = place_of(at, &object->line);
  }
  for (size_t i = 0; i < schema->others.count; i++) {
    gov_catalog_other *other = gov_list_at(&schema->others, i);
    if (other->path == whole) other->path = place_of(at, &other->line);
  }
  if (schema->unread_path == whole) schema->unread_path = place_of(at, &schema->unread_line);
}

static int replay(prisma_gathering *at, gov_catalog *schema, gov_sql_dialect dialect,
                  const char *path, gov_text text) {
  gov_text sql;
  const char *why = NULL, *whole = gov_arena_string(at->arena, path);
  int32_t line = 0;
  if (!whole) return SQLITE_NOMEM;
  int rc = gov_prisma_sql(at->arena, text, dialect, &sql, &why, &line);
  if (rc == SQLITE_OK) rc = gov_catalog_replay(schema, whole, sql, dialect);
  if (rc == SQLITE_OK) tell_places(at, schema, whole);
  if (rc != SQLITE_ERROR) return rc;
  const char *file = place_of(at, &line);
  *at->error = gov_prisma_error(file, line, why);
  return *at->error ? SQLITE_ERROR : SQLITE_NOMEM;
}

int gov_generate_prisma_folder(gov_catalog_input *input, const gov_roots *roots,
                               gov_sql_dialect dialect, const char *path, char **error) {
  prisma_gathering at = {.arena = input->schema.arena,
                         .roots = roots,
                         .text = sqlite3_str_new(NULL),
                         .places = {.row_bytes = sizeof(prisma_place)},
                         .error = error};
  int rc = gather(&at, path, 0);
  size_t n = (size_t)sqlite3_str_length(at.text);
  char *made = sqlite3_str_finish(at.text);
  gov_text text = {made ? gov_arena_copy(at.arena, made, n) : NULL, n};
  sqlite3_free(made);
  if (rc == SQLITE_OK)
    rc = text.z ? replay(&at, &input->schema, dialect, path, text) : SQLITE_NOMEM;
  gov_list_free(&at.places);
  return rc;
}
