/* run_compare.h: a result of Google's Data Validation Tool, from JSON or from a table of a CSV
 * file. */
#ifndef GOV_RUN_COMPARE_H
#define GOV_RUN_COMPARE_H
#include "read/runs/run.h"

typedef struct gov_validation {
  const char *run_id, *started_at, *type, *aggregation, *source_table, *target_table, *column;
  const char *status, *threshold, *difference;
  int64_t source_count, target_count; /* kept only of a count of rows */
  int32_t line;
} gov_validation;

void gov_validation_add(gov_reading *reading, const gov_validation *row);

#endif
