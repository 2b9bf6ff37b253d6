/* report.h: the text of a report, for the functions that show and that write it. */
#ifndef GOV_REPORT_H
#define GOV_REPORT_H
#include "functions/functions.h"

/* "md" or "json", by argument, else by the scan's flag; NULL when the error is set. */
const char *gov_report_format(sqlite3_context *result, const char *function, sqlite3_value *value);

/* The report in memory of sqlite3_malloc; NULL when the error is set. */
char *gov_report_text(sqlite3_context *result, const char *format, const char *mode);

#endif
