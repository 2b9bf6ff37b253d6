/* topics.h: what a heading, a column header or a label says of the text it stands over; the words
** are those of data/topics.tsv. */
#ifndef GOV_TOPICS_H
#define GOV_TOPICS_H
#include "read/prose/phrase_tables.h"
#include "read/prose/sentences.h"

/* How far the thing of a table's row has come, told in a column of its own. */
typedef enum gov_heading_state {
  GOV_STATE_NONE,
  GOV_STATE_COLUMN, /* the header of such a column */
  GOV_STATE_RESULT, /* likewise, of what came of it: its cells tell something by themselves */
  GOV_STATE_OPEN,   /* planned, pending, to do */
  GOV_STATE_WAS,    /* the header of how things are before the change */
  GOV_STATE_OFF     /* dropped, postponed, not applicable */
} gov_heading_state;

typedef struct gov_heading_sense {
  gov_topic_set topics;
  gov_topic topic; /* the first one met; GOV_TOPIC_COUNT when none */
  uint32_t standing;
  gov_phase phase;
  int32_t number; /* of "Step 3", "Phase 2"; 0 none */
  gov_heading_state state;
} gov_heading_sense;

gov_heading_sense gov_topics_match(const gov_phrases *topics, gov_text heading);
/* Whether the heading is the topic's name and nothing else: "Steps", and not "Steps of the copy". */
int gov_topics_is(const gov_phrases *topics, gov_text heading, gov_topic topic);

#endif
