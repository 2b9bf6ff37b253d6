/* values.h: where a new column's rows come from when the spec's mapping says so. */
#ifndef GOV_VALUES_H
#define GOV_VALUES_H
#include "generate/plan.h"

/* How the columns of the first schema are called where the text is to stand; NULL: as they were. */
typedef const char *(*gov_value_name)(void *context, const gov_catalog_table *table,
                                      const gov_catalog_column *column);

typedef struct gov_value_style {
  gov_sql_dialect dialect; /* whose quotes */
  const char *alias;       /* what the row's table is called, as SQL; NULL: columns alone */
  const char *source;      /* what the other table is called, as SQL, when there is a join */
  const char *target;      /* what the table to be filled is called, as SQL, likewise */
  gov_value_name name;
  void *context;
} gov_value_style;

/* The value as SQL, in the arena. */
const char *gov_mapped_text(gov_arena *arena, const gov_mapped *value,
                            const gov_value_style *style);
/* An identifier in the dialect's quotes, in the arena. */
const char *gov_quoted(gov_arena *arena, const char *name, gov_sql_dialect dialect);

/* The plan's part: which columns take values by a mapping, and the steps for it. */
void gov_plan_values(gov_plan *plan);

#endif
