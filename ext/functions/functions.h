/* functions.h: every scalar function, declared once for the table in functions.c. */
#ifndef GOV_FUNCTIONS_H
#define GOV_FUNCTIONS_H
#include "functions/function.h"

#define GOV_DECLARE(name)                                                                          \
  void name(sqlite3_context *result, int argument_count, sqlite3_value **arguments)
GOV_DECLARE(gov_function_install);
GOV_DECLARE(gov_function_redact);
GOV_DECLARE(gov_function_scan);
GOV_DECLARE(gov_function_version);
#undef GOV_DECLARE

#endif
