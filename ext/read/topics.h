/* topics.h: what a heading, a column header or a label says of the text it stands over; the words
 * are data/topics.tsv. */
#ifndef GOV_TOPICS_H
#define GOV_TOPICS_H
#include "read/sentences.h"

typedef struct gov_topic_phrase gov_topic_phrase;

/* The phrases by first byte: built for a document, read only afterwards. */
typedef struct gov_topic_index {
  gov_topic_phrase *phrases;
  uint32_t first[257];
} gov_topic_index;

typedef struct gov_heading_sense {
  gov_topic_set topics;
  gov_topic topic; /* the first one met; GOV_TOPIC_COUNT when none */
  uint32_t standing;
  gov_phase phase;
  int32_t number; /* of "Step 3", "Phase 2"; 0 none */
} gov_heading_sense;

int gov_topics_open(gov_topic_index *index, gov_arena *arena); /* SQLITE_OK or SQLITE_NOMEM */
gov_heading_sense gov_topics_match(const gov_topic_index *index, gov_text heading);

/* Lower case of ASCII, Latin-1 and Cyrillic letters, at most `capacity` bytes of the text; the
 * number written. */
size_t gov_fold_letters(gov_text text, char *out, size_t capacity);

#endif
