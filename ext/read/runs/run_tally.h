/* run_tally.h: reports that list single checks become one run a dataset, its checks counted. */
#ifndef GOV_RUN_TALLY_H
#define GOV_RUN_TALLY_H
#include "base/map.h"
#include "read/runs/run.h"

typedef struct gov_tally {
  gov_reading *reading;
  gov_map by_unit;
  gov_list counts; /* gov_tally_count, in the order met */
  int failed;      /* out of memory */
} gov_tally;

typedef struct gov_tally_count {
  const char *unit_id; /* NULL: checks of no dataset that the report names */
  int64_t passed, failed, warned, skipped;
  unsigned methods; /* bits by gov_signal - GOV_VERIFICATION_COUNT */
  int32_t line;     /* of the first check */
} gov_tally_count;

void gov_tally_start(gov_tally *tally, gov_reading *reading);
/* Counts a check of the dataset (a name kept in the facts, or NULL); status is a constant of
** words.h, NULL: not a check that was made. Returns the count, valid until the next call; NULL
** when out of memory. */
gov_tally_count *gov_tally_check(gov_tally *tally, const char *unit_id, const char *status,
                                 int32_t line);
static inline void gov_tally_method(gov_tally_count *count, gov_signal signal) {
  if (count) count->methods |= 1u << (signal - GOV_VERIFICATION_COUNT);
}
/* Adds a quality run a dataset, like `pattern` but for the counts; a status there stands for every
** pass, of a report that is not whole. SQLITE_OK or SQLITE_NOMEM; frees
 * the tally. */
int gov_tally_finish(gov_tally *tally, const gov_run *pattern);

/* The methods' signals joined by ','; NULL without any. */
const char *gov_run_methods(gov_reading *reading, unsigned methods);

#endif
