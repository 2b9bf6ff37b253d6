/* topics.c: finds the phrases of data/topics.tsv in headings.
**
** For each facet the leftmost, then longest phrase wins and the search goes on behind it: "out of
** scope" is no scope, and the Thai word for scope holds the one for region.
*/
#include "read/prose/topics.h"

enum { HEADING_BYTES = 512 }; /* what stands further right in a heading is not its subject */

enum { TOPIC, STANDING, PHASE, NUMBERED, STATE, FACET_COUNT }; /* facets */

static const char *const topic_words[] = {
#define GOV_X(NAME, word) #word,
    GOV_TOPICS(GOV_X)
#undef GOV_X
        "none"}; /* hides the phrases it holds */
static const char *const standing_words[] = {"appendix",    "example",    "template",  "excluded",
                                             "alternative", "rejected",   "future",    "question",
                                             "background",  "history",    "reference", "trouble",
                                             "optional",    "deprecated", "chosen"};
static const char *const phase_words[] = {"none", "before", "during", "after", "undo"};
static const char *const numbered_words[] = {"step"};
static const char *const state_words[] = {"none", "column", "result", "open", "was", "off"};

static const gov_phrase_facet facets[FACET_COUNT] = {
    {"topic", topic_words, GOV_TOPIC_COUNT + 1},
    {"standing", standing_words, sizeof standing_words / sizeof *standing_words},
    {"phase", phase_words, sizeof phase_words / sizeof *phase_words},
    {"numbered", numbered_words, 1},
    {"state", state_words, sizeof state_words / sizeof *state_words},
};

const char *gov_topic_word(gov_topic topic) {
  return topic < GOV_TOPIC_COUNT ? topic_words[topic] : NULL;
}

int gov_topics_open(gov_phrases *topics, gov_arena *arena) {
  return gov_phrases_open(topics, arena, "topics", facets, FACET_COUNT);
}

static int32_t number_behind(gov_text text, size_t at) {
  while (at < text.n && gov_is_any(text.z[at], " #\t.:")) at++;
  int32_t number = 0;
  for (int digits = 0; at < text.n && gov_is_digit(text.z[at]) && digits < 6; at++, digits++) {
    number = number * 10 + (text.z[at] - '0');
  }
  return number;
}

/* A digit, punctuation, or a byte of an emoji. */
static int is_no_letter(gov_text text, size_t at) {
  while (at > 0 && ((unsigned char)text.z[at] & 0xC0) == 0x80) at--;
  unsigned char lead = (unsigned char)text.z[at];
  return lead < 0x80 || lead == 0xE2 || lead == 0xEF || lead == 0xF0;
}

/* Whether the phrase says what the heading is, and is no word in passing: "Options considered" is
** a choice, "Move of the options table" none. It must start the heading, end it, be half of it, or
** carry a letter or number ("Design option A: …"). */
static int is_leading(gov_text text, size_t start, size_t end) {
  size_t at = 0;
  if (start == end || (end - start) * 2 >= text.n) return 1;
  if ((unsigned char)text.z[start] >= 0x80 && !gov_is_spaceless(text.z[start])) return 1;
  if (gov_is_spaceless(text.z[start])) { /* "History of patients" is no history */
    enum { TELLING_BYTES = 9 };          /* three Chinese characters tell enough */
    if ((unsigned char)text.z[start] >= 0xE3 && end - start >= TELLING_BYTES) return 1;
    while (at < start && !gov_is_alpha(text.z[at]) && is_no_letter(text, at)) at++;
    while (end < text.n && !gov_is_word(text.z[end])) end++;
    return at >= start || end >= text.n;
  }
  while (at < start && !gov_is_alpha(text.z[at]) && (unsigned char)text.z[at] < 0x80) at++;
  while (end < text.n && (gov_is_alpha(text.z[end]) || (unsigned char)text.z[end] >= 0x80)) end++;
  size_t next = end + 1 < text.n && text.z[end] == ' ' ? end + 1 : 0;
  if (next && gov_is_word(text.z[next]) && (next + 1 == text.n || !gov_is_word(text.z[next + 1])))
    return 1;
  while (end < text.n && !gov_is_alpha(text.z[end]) && (unsigned char)text.z[end] < 0x80) end++;
  return at >= start || end >= text.n;
}

/* "Offen", "pending (ops)": the state itself, and no sentence that holds the word. */
static int is_whole(gov_text text, size_t start, size_t end) {
  enum { MARK_BYTES = 8, REMARK_BYTES = 40 };
  for (size_t at = 0; at < start; at++)
    if (gov_is_alpha(text.z[at])) return 0;
  return start <= MARK_BYTES && text.n - end <= REMARK_BYTES;
}

static void take(gov_heading_sense *sense, const gov_phrase *phrase, gov_text text, size_t end) {
  switch (phrase->facet) {
  case TOPIC:
    if (phrase->value == GOV_TOPIC_COUNT) break;
    sense->topics |= 1u << phrase->value;
    if (sense->topic == GOV_TOPIC_COUNT) sense->topic = (gov_topic)phrase->value;
    break;
  case STANDING:
    if (is_leading(text, end - phrase->n, end)) sense->standing |= 1u << phrase->value;
    break;
  case PHASE:
    if (sense->phase == GOV_PHASE_NONE) sense->phase = (gov_phase)phrase->value;
    break;
  case STATE:
    if (sense->state == GOV_STATE_NONE && is_whole(text, end - phrase->n, end))
      sense->state = (gov_heading_state)phrase->value;
    break;
  default:
    if (!sense->number) sense->number = number_behind(text, end);
  }
}

gov_heading_sense gov_topics_match(const gov_phrases *topics, gov_text heading) {
  gov_heading_sense sense = {.topic = GOV_TOPIC_COUNT};
  char folded[HEADING_BYTES];
  gov_text text = {folded, gov_fold_letters(heading, folded, sizeof folded)};
  size_t behind[FACET_COUNT] = {0}; /* the end of the facet's last match */
  const gov_phrase *found[FACET_COUNT];
  for (size_t at = 0; (at = gov_phrases_find(topics, text, at, FACET_COUNT, found)) < text.n;
       at++) {
    for (int facet = 0; facet < FACET_COUNT; facet++) {
      if (!found[facet] || at < behind[facet]) continue;
      behind[facet] = at + found[facet]->n;
      take(&sense, found[facet], text, behind[facet]);
    }
  }
  gov_text plain = gov_trim(text);
  while (plain.n && gov_is_any(plain.z[plain.n - 1], ":#* ")) plain.n--;
  if (gov_text_is(plain, "down")) { /* beside "Up"; within a longer heading it says nothing */
    sense.topics |= GOV_TOPIC_BIT(ROLLBACK);
    sense.phase = GOV_PHASE_UNDO;
    if (sense.topic == GOV_TOPIC_COUNT) sense.topic = GOV_TOPIC_ROLLBACK;
  }
  if (sense.standing & GOV_SECTION_CHOSEN) sense.standing &= ~(uint32_t)GOV_SECTION_ALTERNATIVE;
  return sense;
}

int gov_topics_is(const gov_phrases *topics, gov_text heading, gov_topic topic) {
  const gov_phrase *found[FACET_COUNT] = {0};
  char folded[HEADING_BYTES];
  gov_text text = {folded, gov_fold_letters(gov_trim(heading), folded, sizeof folded)};
  return text.n && gov_phrases_at(topics, text, 0, FACET_COUNT, found) && found[TOPIC] &&
         found[TOPIC]->n == text.n && found[TOPIC]->value == (int)topic;
}
