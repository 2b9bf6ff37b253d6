/* policy_pattern.h: does a sentence make a rule? By the patterns of data/policy_patterns.tsv. */
#ifndef GOV_POLICY_PATTERN_H
#define GOV_POLICY_PATTERN_H
#include "facts/duration.h"

typedef struct gov_policy_sentence {
  const char *kind, *control; /* of the row of the table */
  gov_text subject, place, from, data_class;
  gov_duration amount; /* amount.unit NULL: none */
} gov_policy_sentence;

/* 1: the whole sentence fits a pattern; the first that fits decides. */
int gov_policy_sentence_read(gov_text sentence, gov_policy_sentence *found);

/* For a sentence that fits none: the kind of rule it seems to be about and why none was made of
 * it, in words. 0: it is about none. */
int gov_policy_sentence_near(gov_text sentence, const char **kind, const char **reason);

#endif
