/* pipeline.h: what the readers of pipeline configurations share.
**
** A reader notes what it meets while it walks the file: datasets moved or left out, how they are
** moved, from where to where. At the end everything that is said of the whole pipeline is stated
** of each dataset it moves. Logins, passwords, addresses and literals of filters are never kept. A
** configuration is a statement: nothing ran.
*/
#ifndef GOV_PIPELINE_H
#define GOV_PIPELINE_H
#include "read/read.h"
#include "read/trees/tree.h"

enum { GOV_MAX_PIPELINE_TRAITS = 16 };

/* Something said of all datasets of the pipeline. */
typedef struct gov_pipeline_trait {
  gov_signal signal;
  const char *value, *why;
  int32_t line;
} gov_pipeline_trait;

typedef struct gov_pipeline {
  gov_reading *reading;
  gov_list units; /* gov_pipeline_unit_row */
  gov_pipeline_trait traits[GOV_MAX_PIPELINE_TRAITS];
  int trait_count;
  const char *source_region, *target_region, *source_env, *target_env;
  int32_t flow_line;
  int patterns;         /* names that are patterns and stand for no dataset we know */
  int32_t pattern_line; /* of the first */
  int unknowns;         /* names and switches that a variable or another file fills in */
  int32_t unknown_line; /* of the first */
  int off;              /* it moves nothing, which is told */
  int captures;         /* its source reads the log of changes */
  int32_t line;         /* of the part of a file that it is; 0: the file */
  const gov_node *root; /* where references are looked up (Terraform); NULL: there are none */
} gov_pipeline;

typedef struct gov_pipeline_unit_row {
  const char *name;
  int32_t line;
} gov_pipeline_unit_row;

void gov_pipeline_start(gov_pipeline *pipeline, gov_reading *reading);
/* States and frees what was gathered. SQLITE_OK or SQLITE_NOMEM. */
int gov_pipeline_finish(gov_pipeline *pipeline);

/* A dataset that is moved, or left out; parts may be NULL. A pattern (%, *, regular expression) is
 * counted, not guessed. The name it is known by; NULL: none. */
const char *gov_pipeline_moves(gov_pipeline *pipeline, const char *kind, const char *schema,
                               const char *table, int32_t line);
void gov_pipeline_leaves(gov_pipeline *pipeline, const char *schema, const char *table,
                         int32_t line);
/* A list of such names separated by ','; regular expressions that only escape dots are names. */
void gov_pipeline_moves_list(gov_pipeline *pipeline, const char *kind, const char *list,
                             int32_t line);
void gov_pipeline_leaves_list(gov_pipeline *pipeline, const char *list, int32_t line);

/* Of one dataset, at once; or of all, at the end. */
void gov_pipeline_states(gov_pipeline *pipeline, const char *unit, gov_signal signal,
                         const char *value, const char *why, int32_t line);
void gov_pipeline_trait_add(gov_pipeline *pipeline, gov_signal signal, const char *value,
                            const char *why, int32_t line);

/* Takes region and environment of a side from a host, URL, ARN, region or name, where it is known.
 */
void gov_pipeline_side(gov_pipeline *pipeline, int is_target, const char *text, int32_t line);

/* Likewise the target's region as platforms write it: AWS_EU_WEST_1. */
void gov_pipeline_target_place(gov_pipeline *pipeline, const gov_node *node);

int gov_pipeline_is_tenant_key(const char *column);

/* Is the text filled in elsewhere: ${var.name}? Counted, for it is not guessed. */
int gov_pipeline_unknown(gov_pipeline *pipeline, const gov_node *node);
/* The node, or what it refers to in the same file; NULL: that stands elsewhere. */
const gov_node *gov_pipeline_known(const gov_pipeline *pipeline, const gov_node *node);

/* Parts of configurations that stand in files of their own and within others. */
void gov_pipeline_dms_task(gov_pipeline *pipeline, const gov_node *task);
void gov_pipeline_airbyte(gov_pipeline *pipeline, const gov_node *connection);
void gov_pipeline_fivetran(gov_pipeline *pipeline, const gov_node *schemas);
void gov_pipeline_connector(gov_pipeline *pipeline, const gov_node *config, const gov_node *type);
/* It is switched off: nothing moves. */
void gov_pipeline_off(gov_pipeline *pipeline, const gov_node *by);

#endif
