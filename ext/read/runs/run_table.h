/* run_table.h: tables that report runs, a row a dataset: from CSV files and from Markdown. */
#ifndef GOV_RUN_TABLE_H
#define GOV_RUN_TABLE_H
#include "read/runs/run.h"

typedef enum gov_run_field {
  GOV_FIELD_NONE,
  GOV_FIELD_UNIT,
  GOV_FIELD_SCHEMA,
  GOV_FIELD_TARGET,
  GOV_FIELD_SOURCE_ROWS,
  GOV_FIELD_TARGET_ROWS,
  GOV_FIELD_REJECTED_ROWS,
  GOV_FIELD_DIFFERENCE,
  GOV_FIELD_CHECKSUM,
  GOV_FIELD_SOURCE_CHECKSUM,
  GOV_FIELD_TARGET_CHECKSUM,
  GOV_FIELD_STATUS,
  GOV_FIELD_CHECKS_PASSED,
  GOV_FIELD_CHECKS_FAILED,
  GOV_FIELD_RUN_ID,
  GOV_FIELD_KIND,
  GOV_FIELD_ENV,
  GOV_FIELD_STARTED_AT,
  GOV_FIELD_VALIDATION_TYPE,
  GOV_FIELD_AGGREGATION,
  GOV_FIELD_COLUMN,
  GOV_FIELD_SOURCE_VALUE,
  GOV_FIELD_TARGET_VALUE,
  GOV_FIELD_THRESHOLD,
  GOV_FIELD_COUNT
} gov_run_field;

/* A table's columns: for each field the column it stands in, -1 where it has none. */
typedef struct gov_run_columns {
  int at[GOV_FIELD_COUNT];
} gov_run_columns;

gov_run_field gov_run_field_of(gov_text header);
void gov_run_columns_start(gov_run_columns *columns);
void gov_run_columns_add(gov_run_columns *columns, int column, gov_text header);
int gov_run_columns_report(const gov_run_columns *columns); /* is it a table of runs? */

/* Adds the row's run; what the row does not say is taken from the head (run_id, kind, env,
 * started_at). */
void gov_run_row(gov_reading *reading, const gov_run_columns *columns, const gov_text *cells,
                 int count, int32_t line, const gov_run *head);

/* The status of a cell that may begin with a sign (✅ pass); NULL when it says none. */
const char *gov_run_cell_status(gov_reading *reading, gov_text cell);
#endif
