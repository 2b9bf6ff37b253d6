/* meaning_cues.h: shared by the files that read cues.
**
**   meaning_cues.c     which cues a sentence speaks of
**   meaning_answers.c  whether it says yes, no or planned
**   meaning_limits.c   numbers it states
**   meaning_clock.c    times of day it names
*/
#ifndef GOV_MEANING_CUES_H
#define GOV_MEANING_CUES_H
#include "read/prose/meaning_parts.h"

/* Where a concept may stand, from near to far. */
enum { LEVEL_BODY, LEVEL_NEAR, LEVEL_LIST, LEVEL_FAR, LEVELS };

/* The concepts of a label or header, which stands over many sentences. */
typedef struct cue_aside {
  gov_text text; /* that very text; none: nothing was kept here */
  unsigned spoken;
  gov_concept_set concepts;
} cue_aside;

enum { CUE_ASIDES = 16 };

typedef struct cue_reading {
  const gov_concepts *rules;
  gov_concept_set *said;        /* a sentence */
  gov_concept_set *headings;    /* a section: its own, or those above it when it names no subject */
  gov_folded aside;             /* of a label or header */
  cue_aside asides[CUE_ASIDES]; /* read lately, by where they stand */
  int rollback, backup, monitoring, alert, threshold, place, date, at_work, recorded, self, no,
      failed, has_failed, elsewhere, verify,
      verify_data; /* concepts that form, place or code ask for */
  int untested[4]; /* what "not run" stands for: tested, test, completed */
  /* of the sentence at hand */
  gov_concept_set level[LEVELS];
  uint32_t value_token;  /* tokens before it are the label */
  int blank;             /* nothing but a placeholder stands there */
  int answer;            /* a hit that answers a label, header or key; -1 */
  gov_concept_role told; /* YES, NO or PLANNED by a mark or a word such as NOT_RUN; else WORD */
} cue_reading;

/* A cue that the sentence speaks of. */
typedef struct cue_match {
  const gov_cue_rule *rule;
  int hit;   /* the concept in the body that tells most; -1: label and headers say it all */
  int parts; /* of its pattern */
} cue_match;

static inline int has_role(const cue_reading *cues, gov_concept_role role, int concept) {
  return gov_concept_in(&cues->rules->roles[role], concept);
}

/* Does the text name a span of time in working hours? (meaning_clock.c) */
int meaning_is_at_work(gov_text text);
/* NULL: the sentence gives no answer. *why is a constant. */
const char *cue_answer(const meaning *m, int32_t index, const cue_match *match, const char **why);
void meaning_limits(meaning *m, int32_t index);
/* Finds the answer that stands alone in the value or behind a dash or colon. */
void cue_find_answer(meaning *m, int32_t index);
gov_concept_role cue_told(meaning *m, const gov_sentence *sentence); /* by a mark or such a word */
/* The concepts of a text that is not the sentence at hand. */
int cue_concepts(meaning *m, gov_text text, gov_concept_set *set);
const clause *cue_clause(const meaning *m, uint32_t token); /* the clause around it */
static inline int cue_is_answered(const cue_reading *cues) {
  return cues->answer >= 0 || cues->told != GOV_CONCEPT_WORD;
}

#endif
