/* duration.h: amounts of time in running text: "7 years", "seven years", "90d", "P7Y", "๗ ปี". */
#ifndef GOV_DURATION_H
#define GOV_DURATION_H
#include "base/text.h"

typedef struct gov_duration {
  double amount;
  const char *unit; /* hour day week month year */
  double days;   /* a year is 365 days, a month a twelfth of that, so that 12 months are a year */
  gov_text text; /* where it stands in the text */
} gov_duration;

int gov_duration_find(gov_text text, gov_duration *found); /* the first one: 1 found, 0 none */

/* An amount in a unit spelled as a word ("d", "years", "ปี"); 0 when the unit is none. */
int gov_duration_of(double amount, gov_text unit, gov_duration *found);

#endif
