/* functions.h: every scalar function, declared once for the table in functions.c. */
#ifndef GOV_FUNCTIONS_H
#define GOV_FUNCTIONS_H
#include "functions/function.h"

#define GOV_DECLARE(name)                                                                          \
  void name(sqlite3_context *result, int argument_count, sqlite3_value **arguments)
GOV_DECLARE(gov_function_date);
GOV_DECLARE(gov_function_duration);
GOV_DECLARE(gov_function_enum);
GOV_DECLARE(gov_function_environment);
GOV_DECLARE(gov_function_execution);
GOV_DECLARE(gov_function_explain);
GOV_DECLARE(gov_function_fold);
GOV_DECLARE(gov_function_generate);
GOV_DECLARE(gov_function_hollow);
GOV_DECLARE(gov_function_install);
GOV_DECLARE(gov_function_judge);
GOV_DECLARE(gov_function_measurable);
GOV_DECLARE(gov_function_outcome);
GOV_DECLARE(gov_function_overlap);
GOV_DECLARE(gov_function_partial);
GOV_DECLARE(gov_function_placeholder);
GOV_DECLARE(gov_function_redact);
GOV_DECLARE(gov_function_report);
GOV_DECLARE(gov_function_require_release);
GOV_DECLARE(gov_function_reserve);
GOV_DECLARE(gov_function_says);
GOV_DECLARE(gov_function_scan);
GOV_DECLARE(gov_function_snapshot);
GOV_DECLARE(gov_function_stepno);
GOV_DECLARE(gov_function_undone);
GOV_DECLARE(gov_function_type_change);
GOV_DECLARE(gov_function_version);
GOV_DECLARE(gov_function_within);
GOV_DECLARE(gov_function_write_report);
#undef GOV_DECLARE

/* gov_measurable. */
int gov_is_measurable(gov_text text);

/* The mode an argument names, or the scan's when it is absent or NULL; NULL when the error is set. */
const char *gov_function_mode(sqlite3_context *result, const char *function, sqlite3_value *value);

#endif
