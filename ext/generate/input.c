/* input.c: schemas from files and folders below the root.
**
** A file is replayed as it is. A folder is a history of migrations: its .sql files in the order
** of their names, numbers as numbers, without what undoes (*.down.sql, U files, revert and rollback
** scripts). A folder of Prisma files is one Prisma schema (prisma_folder.c).
*/
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generate/generate.h"
#include "generate/prisma.h"
#include "workspace/content.h"

typedef struct reading {
  gov_catalog_input *input;
  const gov_roots *roots;
  gov_sql_dialect dialect;
  char **error;
  size_t files; /* read so far */
} reading;

static int fail(char **error, const char *path, const char *why) {
  *error = sqlite3_mprintf("gov_generate: schema '%s': %s", path, why);
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int clean_file(gov_arena *arena, const char *path, int fd, int64_t size_bytes,
                      gov_text *text, char **error) {
  gov_buffer buffer = {0};
  if (size_bytes > GOV_MAX_FILE_BYTES) return fail(error, path, "is larger than 64 MiB");
  int failed = gov_buffer_read(&buffer, fd, size_bytes);
  int rc = failed == -ENOMEM ? SQLITE_NOMEM
           : failed          ? fail(error, path, strerror(-failed))
                             : SQLITE_OK;
  if (rc == SQLITE_OK) {
    char *cleaned = buffer.bytes;
    size_t count = buffer.count;
    unsigned odd = gov_content_clean(&cleaned, &count);
    *text = (gov_text){gov_arena_copy(arena, cleaned, count), count};
    if (odd & (GOV_CONTENT_BINARY | GOV_CONTENT_UTF16))
      rc = fail(error, path, "is no text");
    else if (!text->z)
      rc = SQLITE_NOMEM;
  }
  gov_buffer_free(&buffer);
  return rc;
}

int gov_generate_read(gov_arena *arena, const gov_roots *roots, const char *path, gov_text *text,
                      char **error) {
  const char *inner = NULL;
  const gov_root *root = gov_roots_locate(roots, path, &inner);
  int fd = root ? gov_root_open(root, inner) : -ENOENT;
  struct stat about;
  if (fd < 0) return fail(error, path, strerror(-fd));
  int rc = fstat(fd, &about) ? fail(error, path, strerror(errno))
                             : clean_file(arena, path, fd, about.st_size, text, error);
  close(fd);
  return rc;
}

/* A Prisma schema becomes the SQL that Prisma makes of it. */
static int from_prisma(const reading *at, const char *path, gov_text *text) {
  const char *why = NULL;
  int32_t line = 0;
  int rc = gov_prisma_sql(at->input->schema.arena, *text, at->dialect, text, &why, &line);
  if (rc != SQLITE_ERROR) return rc;
  *at->error = gov_prisma_error(path, line, why);
  return *at->error ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int replay(const reading *at, const char *path, gov_text text) {
  const char *kept = gov_arena_string(at->input->schema.arena, path);
  if (kept && gov_text_ends(gov_text_of(path), ".prisma")) {
    int rc = from_prisma(at, path, &text);
    if (rc != SQLITE_OK) return rc;
  }
  return kept ? gov_catalog_replay(&at->input->schema, kept, text, at->dialect) : SQLITE_NOMEM;
}

static int read_file(reading *at, const char *path, int fd, int64_t size_bytes) {
  gov_text text;
  at->files++;
  int rc = clean_file(at->input->schema.arena, path, fd, size_bytes, &text, at->error);
  return rc == SQLITE_OK ? replay(at, path, text) : rc;
}

char *gov_generate_folder(const gov_roots *roots, const char *path) {
  const char *inner = NULL;
  const gov_root *root = gov_roots_locate(roots, path, &inner);
  char *joined = root ? sqlite3_mprintf("%s/%s", root->real, inner) : NULL;
  char *real = joined ? realpath(joined, NULL) : NULL;
  size_t n = root ? strlen(root->real) : 0;
  struct stat about;
  int inside = real && !strncmp(real, root->real, n) && (real[n] == '/' || !real[n]);
  sqlite3_free(joined);
  if (inside && !stat(real, &about) && S_ISDIR(about.st_mode)) return real;
  free(real);
  return NULL;
}

static int undoes(const char *name) {
  gov_text text = gov_text_of(name);
  return gov_text_ends(text, ".down.sql") || gov_text_ends(text, ".undo.sql") ||
         gov_text_is(text, "rollback.sql") || gov_text_is(text, "down.sql") ||
         gov_text_find(text, "revert") || gov_text_find(text, "rollback") ||
         (name[0] == 'U' && gov_is_digit(name[1]));
}

static int is_migration(const struct dirent *entry) {
  return entry->d_name[0] != '.' && !undoes(entry->d_name);
}

int gov_generate_by_name(const struct dirent **a, const struct dirent **b) {
  int order = gov_natural_compare((*a)->d_name, (*b)->d_name);
  return order ? order : strcmp((*a)->d_name, (*b)->d_name);
}

/* Some file systems do not say what an entry is, and a link may be a folder. */
int gov_generate_is_folder(const gov_roots *roots, const char *path, const struct dirent *entry) {
  if (entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK) return entry->d_type == DT_DIR;
  char *real = gov_generate_folder(roots, path);
  free(real);
  return real != NULL;
}

static int read_path(reading *at, const char *path, int depth);

static int read_folder(reading *at, const char *path, const char *real, int depth) {
  struct dirent **entries = NULL;
  int count = scandir(real, &entries, is_migration, gov_generate_by_name), rc = SQLITE_OK;
  size_t before = at->files;
  if (count < 0) return fail(at->error, path, strerror(errno));
  for (int i = 0; i < count; i++) {
    const char *name = entries[i]->d_name;
    char *below = sqlite3_mprintf("%s/%s", path, name);
    if (!below) rc = SQLITE_NOMEM;
    if (rc == SQLITE_OK && (gov_text_ends(gov_text_of(name), ".sql") ||
                            gov_generate_is_folder(at->roots, below, entries[i])))
      rc = read_path(at, below, depth + 1);
    sqlite3_free(below);
    free(entries[i]);
  }
  free(entries);
  if (rc == SQLITE_OK && !depth && at->files == before)
    return fail(at->error, path, "holds no migrations (.sql) and no Prisma schema");
  return rc;
}

static int read_path(reading *at, const char *path, int depth) {
  const char *inner = NULL;
  const gov_root *root = gov_roots_locate(at->roots, path, &inner);
  if (!root || depth > 8) return fail(at->error, path, "lies outside the workspace");
  int fd = gov_root_open(root, inner);
  struct stat about;
  int is_file = fd >= 0 && !(fstat(fd, &about) == 0 && S_ISDIR(about.st_mode));
  if (fd >= 0 && !is_file) close(fd);
  if (is_file) {
    int rc = fstat(fd, &about) ? fail(at->error, path, strerror(errno))
                               : read_file(at, path, fd, about.st_size);
    close(fd);
    return rc;
  }
  char *real = gov_generate_folder(at->roots, path);
  int is_prisma = real && !depth && gov_generate_is_prisma_folder(real);
  int rc =
      is_prisma ? gov_generate_prisma_folder(at->input, at->roots, at->dialect, path, at->error)
      : real    ? read_folder(at, path, real, depth)
                : fail(at->error, path, fd < 0 ? strerror(-fd) : "is neither a file nor a folder");
  free(real);
  return rc;
}

/* A draft from half a schema would drop what was not read. */
static int refuse_unread(const gov_catalog *schema, char **error) {
  if (!schema->unread) return SQLITE_OK;
  *error = sqlite3_mprintf("gov_generate: %s:%d: %s; the draft would be wrong", schema->unread_path,
                           schema->unread_line, schema->unread_why);
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

int gov_generate_input(gov_catalog_input *input, gov_arena *arena, const gov_roots *roots,
                       gov_sql_dialect dialect, const gov_found_schema *from, char **error) {
  gov_catalog_init(&input->schema, arena, dialect);
  input->path = gov_path_fold(roots, arena, from->path);
  input->why = from->why;
  if (!input->path) return SQLITE_NOMEM;
  reading at = {input, roots, dialect, error, 0};
  int rc = from->text.z ? replay(&at, input->path, from->text) : read_path(&at, input->path, 0);
  return rc == SQLITE_OK ? refuse_unread(&input->schema, error) : rc;
}
