/* calendar.h: dates as people write them, day, month and year in whichever order. */
#ifndef GOV_CALENDAR_H
#define GOV_CALENDAR_H
#include "facts/moment.h"

/* "20.10.2026", "20/10/2026 14:00", "20 Oct 2026", "20. Oktober 2026", "20 de octubre de 2026", "Oct 20, 2026",
** "2026年10月20日". "3/4/2026" may be either of two days: early and late are told apart then. */
typedef struct gov_written_date {
  gov_moment early, late;
  size_t start, end; /* where it stands */
} gov_written_date;

/* The first at or behind `at`; 0 when there is none. Dates that begin with the year are gov_moment_newest's own. */
int gov_written_date_next(gov_text text, size_t at, gov_written_date *date);

/* The newest date of the text that may mean two days, if none that is plain is as new; 0 when there is none. */
int gov_written_date_doubtful(gov_text text, gov_written_date *date);

#endif
