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
} gov_pipeline;

typedef struct gov_pipeline_unit_row {
  const char *name;
  int32_t line;
} gov_pipeline_unit_row;

void gov_pipeline_start(gov_pipeline *pipeline, gov_reading *reading);
/* States and frees what was gathered. SQLITE_OK or SQLITE_NOMEM. */
int gov_pipeline_finish(gov_pipeline *pipeline);

/* A dataset that is moved, or left out; parts may be NULL. A pattern (%, *, regular expression) is
 * counted, not guessed. */
void gov_pipeline_moves(gov_pipeline *pipeline, const char *kind, const char *schema,
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

int gov_pipeline_is_tenant_key(const char *column);

#endif
