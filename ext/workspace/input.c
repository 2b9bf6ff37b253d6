/* input.c: hashing, looking at paths, and reading the single files a scan depends on. */
#include "workspace/input.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

gov_path_kind gov_path_look(const gov_roots *roots, const char *shown) {
  const char *inner;
  const gov_root *root = gov_roots_locate(roots, shown, &inner);
  if (!root) return GOV_PATH_NONE;
  if (!*inner) return GOV_PATH_FOLDER;
  int fd = gov_root_open(root, inner);
  struct stat status;
  int known = fd >= 0 && !fstat(fd, &status);
  if (fd >= 0) close(fd);
  return !known                    ? GOV_PATH_NONE
         : S_ISDIR(status.st_mode) ? GOV_PATH_FOLDER
         : S_ISREG(status.st_mode) ? GOV_PATH_FILE
                                   : GOV_PATH_NONE;
}

static int add_artifact(gov_input *document, gov_facts *facts, const gov_root *root,
                        gov_kind kind) {
  gov_digest digest;
  gov_digest_start(&digest);
  gov_digest_add(&digest, document->buffer.bytes, document->buffer.count);
  const char *sha256 = gov_digest_hex(&digest, &facts->arena);
  gov_artifact *row = sha256 ? GOV_ADD(facts, artifacts) : NULL;
  if (!row) return SQLITE_NOMEM;
  gov_text name = gov_text_of(document->path);
  *row = (gov_artifact){.path = document->path,
                        .kind = gov_kind_name(kind),
                        .format = gov_text_ends(name, ".json")  ? "json"
                                  : gov_text_ends(name, ".tsv") ? "tsv"
                                                                : "yaml",
                        .repo = root->repo,
                        .bytes = (int64_t)document->buffer.count,
                        .sha256 = sha256,
                        .status = GOV_READ};
  return SQLITE_OK;
}

/* Why the file cannot be used; NULL: it can, and it is in the buffer, or *failed says -ENOMEM. */
static const char *load(gov_input *document, const gov_root *root, const char *inner, int *failed) {
  int fd = gov_root_open(root, inner);
  struct stat status;
  const char *problem = NULL;
  *failed = fd < 0 ? fd : fstat(fd, &status) ? -errno : 0;
  if (!*failed && !S_ISREG(status.st_mode))
    problem = "it is no regular file";
  else if (!*failed && status.st_size > GOV_MAX_FILE_BYTES)
    problem = "it is too large";
  else if (!*failed)
    *failed = gov_buffer_read(&document->buffer, fd, status.st_size);
  if (fd >= 0) close(fd);
  return *failed && *failed != -ENOMEM ? strerror(-*failed) : problem;
}

int gov_input_read(gov_input *document, gov_facts *facts, const gov_roots *roots, const char *flag,
                   const char *given, gov_kind kind, char **error) {
  const char *inner;
  *document = (gov_input){.path = gov_path_fold(roots, &facts->arena, given)};
  if (!document->path) return SQLITE_NOMEM;
  const gov_root *root = gov_roots_locate(roots, document->path, &inner);
  int failed = 0;
  const char *problem =
      root ? load(document, root, inner, &failed) : "it leads out of the workspace";
  if (failed == -ENOMEM) return SQLITE_NOMEM;
  if (!problem) {
    document->text = (gov_text){document->buffer.bytes, document->buffer.count};
    char *text = document->buffer.bytes;
    int rc = add_artifact(document, facts, root, kind);
    if (rc != SQLITE_OK) return rc;
    unsigned met = gov_content_clean(&text, &document->text.n);
    document->text.z = text;
    if (!(met & (GOV_CONTENT_BINARY | GOV_CONTENT_UTF16))) return SQLITE_OK;
    problem = "it is no UTF-8 text";
  }
  *error = sqlite3_mprintf("gov_scan: --%s: '%s' cannot be read: %s", flag, given, problem);
  return *error ? SQLITE_ERROR : SQLITE_NOMEM;
}

void gov_input_free(gov_input *document) {
  gov_buffer_free(&document->buffer);
}
