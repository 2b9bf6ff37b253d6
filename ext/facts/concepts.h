/* concepts.h: what cues are made of.
**
** A concept is a word of the trade in every language ("restore", "tested", "replication lag"):
** data/concepts.tsv. A cue (data/cues.tsv) is patterns of concepts, so it is written once for all
** languages: "restore tested/rehearsed". A subject is a concept that attributes belong to: of
** "backups are encrypted, rollback is tested" the testing is not the backup's.
*/
#ifndef GOV_CONCEPTS_H
#define GOV_CONCEPTS_H
#include "base/arena.h"
#include "base/text.h"

typedef enum gov_concept_role {
  GOV_CONCEPT_WORD,
  GOV_CONCEPT_SUBJECT,
  GOV_CONCEPT_YES,     /* an answer: yes, verified, passed */
  GOV_CONCEPT_NO,      /* no, failed, not run */
  GOV_CONCEPT_PLANNED, /* pending, scheduled */
  GOV_CONCEPT_DONE,    /* says that it has happened: "was", "wurde" */
  GOV_CONCEPT_DRY,     /* a run that changes nothing */
  GOV_CONCEPT_ROLES
} gov_concept_role;

enum { GOV_CONCEPTS_MAX = 256, GOV_PATTERN_PARTS = 5 };

/* A set of concepts, or of patterns. */
typedef struct gov_concept_set {
  uint64_t bits[GOV_CONCEPTS_MAX / 64];
} gov_concept_set;

static inline void gov_concept_put(gov_concept_set *set, int concept) {
  set->bits[concept >> 6] |= UINT64_C(1) << (concept & 63);
}
static inline int gov_concept_in(const gov_concept_set *set, int concept) {
  return (int)(set->bits[concept >> 6] >> (concept & 63) & 1);
}
/* The first one in the set from `from` on; -1: none. */
static inline int gov_concept_next(const gov_concept_set *set, int from) {
  for (; from < GOV_CONCEPTS_MAX; from = (from | 63) + 1) {
    uint64_t rest = set->bits[from >> 6] >> (from & 63);
    if (rest) return from + __builtin_ctzll(rest);
  }
  return -1;
}
static inline int gov_concepts_meet(const gov_concept_set *a, const gov_concept_set *b) {
  uint64_t common = 0;
  for (int i = 0; i < GOV_CONCEPTS_MAX / 64; i++) common |= a->bits[i] & b->bits[i];
  return common != 0;
}

/* What must be said for the answer to be yes. */
typedef enum gov_cue_wants {
  GOV_WANTS_SAYS,    /* that it is so, or will be: a plan's decision */
  GOV_WANTS_DONE,    /* that it has happened */
  GOV_WANTS_WHEN,    /* that it is so in some case: "if …" is what is asked for */
  GOV_WANTS_FINDING, /* a check by what it must find: "no orphans" is no denial */
  GOV_WANTS_VALUE,   /* a field that is filled in */
  GOV_WANTS_STEP     /* as when, told by the sentence itself: a table of other things names none */
} gov_cue_wants;

/* Every part must be met, and none of `without` in the sentence; a part is any of its concepts. */
typedef struct gov_cue_pattern {
  uint16_t cue;
  uint8_t part_count, here; /* here: a bit for each part that must stand in the sentence */
  gov_concept_set parts[GOV_PATTERN_PARTS], without;
} gov_cue_pattern;

typedef struct gov_cue_rule {
  const char *name;
  gov_cue_wants wants;
} gov_cue_rule;

typedef struct gov_concepts {
  const char *names[GOV_CONCEPTS_MAX];
  int count;
  gov_concept_set roles[GOV_CONCEPT_ROLES];
  gov_list rules;                                /* gov_cue_rule */
  gov_list patterns;                             /* gov_cue_pattern */
  gov_concept_set patterns_of[GOV_CONCEPTS_MAX]; /* of a concept: the patterns it is a part of */
} gov_concepts;

int gov_concepts_open(gov_concepts *concepts); /* SQLITE_OK or SQLITE_NOMEM */
void gov_concepts_free(gov_concepts *concepts);
int gov_concepts_find(const gov_concepts *concepts, gov_text name); /* -1: none */

#endif
