/* limits.h: every bound of the extension, in one place. A bound that is met becomes a diagnostic,
 * never a silent cut. */
#ifndef GOV_LIMITS_H
#define GOV_LIMITS_H

#define GOV_SQLITE_FLOOR 3038000 /* oldest SQLite the extension loads into */

#define GOV_MAX_FILE_BYTES                                                                         \
  (64LL << 20) /* a file read whole; --max-file-bytes changes it; line streams have no bound */
#define GOV_MAX_FILES        1000000 /* files a scan looks at */
#define GOV_MAX_PATH_BYTES   4096
#define GOV_MAX_FOLDER_DEPTH 64
#define GOV_MAX_TREE_DEPTH   64      /* nesting of JSON and YAML */
#define GOV_MAX_TREE_NODES   4000000 /* nodes of one JSON or YAML document */
#define GOV_MAX_LINE_BYTES                                                                         \
  (1 << 20) /* a line of a streamed file; a longer one is skipped with a diagnostic */
#define GOV_MAX_EXCERPT_BYTES 240 /* gov_evidence.excerpt, after redaction */
#define GOV_MAX_NAME_BYTES    256 /* a dataset, column or policy name */
#define GOV_MAX_THREADS       64
#define GOV_MAX_PARTS         512    /* coded parts of one document */
#define GOV_MAX_DIAGNOSTICS   100000 /* rows kept; the last one counts the rest */

#endif
