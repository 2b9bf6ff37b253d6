/* run.h: what the readers of run evidence share: making rows, words for statuses and kinds, text
** that may be kept.
**
** A reader of a report adds gov_runs rows and nothing else: what a run is worth is decided later,
** by the runs pass, when names are units and all runs are known. Fields that carry values of the
** data are never read. */
#ifndef GOV_RUN_H
#define GOV_RUN_H
#include "read/read.h"
#include "read/trees/tree.h"

/* A new run at the line; source and path set. NULL when out of memory. */
gov_run *gov_run_add(gov_reading *reading, int32_t line);

/* The constants of words.h for what a report says; NULL for a word nobody knows. */
const char *gov_run_status(const char *text);
const char *gov_run_kind(const char *text);
/* What a heading or a file's name says of the kind: dry-run-1.csv. NULL: nothing. */
const char *gov_run_kind_of_name(gov_text name);

/* Redacted and bounded, in the facts. NULL stays NULL. */
const char *gov_run_keep(gov_reading *reading, const char *text);
const char *gov_run_keep_in(gov_reading *reading, const gov_node *map, const char *names);
/* A dataset's name: parts that are there joined by '.'. NULL when there is none, or when it looks
 * like a value. */
const char *gov_run_unit(gov_reading *reading, const char *database, const char *schema,
                         const char *table);

/* A count; GOV_NULL when absent, or so large that it is no count but somebody's number. */
enum { GOV_MAX_COUNT_DIGITS = 12 };
int64_t gov_run_count(const gov_node *node);
int64_t gov_run_integer(const gov_node *map, const char *names); /* of a member */
gov_metric *gov_run_metric(gov_reading *reading, const char *run_id, const char *name, double value,
                           int32_t line);

/* Does the head hold this key as a JSON or YAML member: "key" followed by ':'? */
int gov_head_has_key(const gov_source *head, const char *key);
/* Does it begin like JSON; does it begin like JSON lines (two objects, one a line)? */
int gov_head_is_json(const gov_source *head);
int gov_head_is_json_lines(const gov_source *head);

enum { GOV_RUN_KINDS = GOV_KIND_REPORT | GOV_KIND_QUALITY | GOV_KIND_AUDIT };

#endif
