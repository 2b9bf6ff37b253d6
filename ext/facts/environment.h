/* environment.h: which environment a name speaks of, by the words of data/environments.tsv. */
#ifndef GOV_ENVIRONMENT_H
#define GOV_ENVIRONMENT_H
#include "base/text.h"

/* By whole words (db.prod.example.com, orders_staging, pre-production): a constant, production for what
** is live and nothing beside it says otherwise. NULL: none is named. */
const char *gov_environment_in(gov_text text);
/* Likewise of a heading, where "test" or "live" mean more than an environment. */
const char *gov_environment_of_heading(gov_text heading);

/* Is it said to be another one than production? */
int gov_environment_is_rehearsal(const char *env);

#endif
