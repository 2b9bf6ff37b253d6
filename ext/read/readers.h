/* readers.h: every reader, declared once for the table in readers.c. */
#ifndef GOV_READERS_H
#define GOV_READERS_H
#include "read/read.h"

extern const gov_reader gov_reader_run_report;
extern const gov_reader gov_reader_run_report_lines;

#endif
