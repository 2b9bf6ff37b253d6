/* read.h: what a reader is, and the table of all readers.
**
** A reader turns the bytes of one artifact into facts. It sees that artifact alone, runs in
** parallel with others, keeps no state, decides no status, and never fails a scan: what it cannot
** read becomes a diagnostic with path and line and artifact->status says `partial` or `failed`.
** It returns SQLITE_OK, or SQLITE_NOMEM when memory ran out.
*/
#ifndef GOV_READ_H
#define GOV_READ_H
#include "facts/facts.h"

/* What an artifact is taken for: by the flag whose glob found it, or by convention. One bit each.
 */
typedef enum gov_kind {
  GOV_KIND_PLAN = 1 << 0,      /* human-readable plan, runbook */
  GOV_KIND_SCRIPT = 1 << 1,    /* migration script */
  GOV_KIND_PIPELINE = 1 << 2,  /* pipeline or connector configuration */
  GOV_KIND_MODEL = 1 << 3,     /* data model, schema, contract */
  GOV_KIND_POLICY = 1 << 4,    /* policy or exception */
  GOV_KIND_REPORT = 1 << 5,    /* run report */
  GOV_KIND_QUALITY = 1 << 6,   /* data quality report */
  GOV_KIND_AUDIT = 1 << 7,     /* audit log */
  GOV_KIND_SPEC = 1 << 8,      /* spec.md */
  GOV_KIND_TASKS = 1 << 9,     /* tasks.md */
  GOV_KIND_REGISTRY = 1 << 10, /* .spec/registry */
  GOV_KIND_INDEX = 1 << 11,    /* SPEC_INDEX.json */
  GOV_KIND_CONFIG = 1 << 12,   /* repos config, lexicon, tool configuration */
  GOV_KIND_UI = 1 << 13,       /* ui.json */
  GOV_KIND_RECORD = 1 << 14    /* unit or finding of a migration stage: no plan, its records only */
} gov_kind;

const char *gov_kind_name(gov_kind kind); /* "plan", … */

typedef struct gov_source {
  const char *path; /* as shown: relative to the workspace root, '/' between */
  const char *name; /* its last part */
  gov_kind kind;    /* exactly one bit */
  gov_text bytes; /* the content without BOM; bytes.z[bytes.n] is NUL; NULL for a reader of lines */
  const char *sha256; /* of those bytes, where the scan has it; else NULL */
} gov_source;

typedef struct gov_reading {
  gov_source *source;
  struct gov_buffer *content; /* workspace/content.h: that holds its bytes; NULL: elsewhere */
  const gov_facts *settings;  /* the flags; read only */
  const struct gov_lexicon *lexicon; /* phrases of the build and of --lexicon; may be NULL */
  const struct gov_phrase_tables
      *phrases;     /* those of the other data tables; NULL where no prose is read */
  gov_facts *facts; /* the batch to fill */
  gov_artifact
      *artifact; /* its row: a copy, not in the batch's list; format is set before the call */
  int damaged;   /* set by a reader whose tree lost its end: what it reads was not read whole */
} gov_reading;

/* Lines of a stream, for files too large to hold. */
typedef struct gov_lines gov_lines;
int gov_lines_next(gov_lines *lines, gov_text *line,
                   int32_t *number); /* 1 a line, 0 the end, <0 an I/O error */

struct gov_node; /* read/trees/tree.h */
struct gov_tree;

typedef struct gov_reader {
  const char *format; /* gov_artifacts.format */
  unsigned kinds;     /* gov_kind bits it may read */
  /* How sure it is that these are its bytes: 0 not at all … 100. At most the first 64 KiB are
   * given. Pure and cheap. */
  int (*recognise)(const gov_source *head);
  int (*read)(gov_reading *reading); /* one of the three */
  int (*read_lines)(gov_reading *reading,
                    gov_lines *lines); /* for formats that grow without bound */
  /* JSON and YAML: each document, also those before a file's damage. */
  int (*read_root)(gov_reading *reading, const struct gov_node *root);
  int lists; /* a document that is a list stands for the maps in it */
} gov_reader;

extern const gov_reader
    *const gov_readers[]; /* ends with NULL; of equal confidence the first wins */
/* SQLITE_OK or SQLITE_NOMEM; what cannot be read is a diagnostic. lines: of a reader with
 * read_lines, else NULL. */
int gov_reader_read(const gov_reader *reader, gov_reading *reading, gov_lines *lines);
/* The bytes as a JSON or YAML tree; damage sets the artifact's status and `damaged`. SQLITE_OK or
 * SQLITE_NOMEM (tree freed). For readers that look at all documents together. */
int gov_reading_tree(gov_reading *reading, struct gov_tree *tree);
/* The text is not looked at any more: gives its room back when it is large; the source has no bytes
 * then. */
void gov_reading_let_go(gov_reading *reading);
const gov_reader *gov_reader_for(const gov_source *head); /* NULL: nobody knows it */

#endif
