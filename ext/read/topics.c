/* topics.c: finds the phrases of data/topics.tsv in headings. For each facet the leftmost, then
 *longest phrase wins and the
 ** search goes on behind it: "out of scope" is no scope, and the Thai word for scope holds the one
 *for region. */
#include "read/topics.h"

#include "embedded.h"

enum { HEADING_BYTES = 512 }; /* what stands further right in a heading is not its subject */

enum { TOPIC, STANDING, PHASE, NUMBERED, FACET_COUNT }; /* facets */

struct gov_topic_phrase {
  const char *z;
  uint16_t n;
  uint8_t facet, value, open_end;
};

static const char *const facet_words[] = {"topic", "standing", "phase", "numbered"};
static const char *const topic_words[] = {
#define GOV_X(NAME, word) #word,
    GOV_TOPICS(GOV_X)
#undef GOV_X
};
static const char *const standing_words[] = {"appendix",    "example",    "template",  "excluded",
                                             "alternative", "rejected",   "future",    "question",
                                             "background",  "history",    "reference", "trouble",
                                             "optional",    "deprecated", "chosen"};
static const char *const phase_words[] = {"none", "before", "during", "after", "undo"};
static const char *const numbered_words[] = {"step"};

static const struct {
  const char *const *words;
  int count;
} values[FACET_COUNT] = {
    {topic_words, GOV_TOPIC_COUNT},
    {standing_words, sizeof standing_words / sizeof *standing_words},
    {phase_words, sizeof phase_words / sizeof *phase_words},
    {numbered_words, 1},
};

const char *gov_topic_word(gov_topic topic) {
  return topic < GOV_TOPIC_COUNT ? topic_words[topic] : NULL;
}

static int find_word(const char *const *words, int count, const char *word) {
  for (int i = 0; i < count; i++) {
    if (!strcmp(words[i], word)) return i;
  }
  return -1;
}

/* ---- the index ---- */

static gov_text next_phrase(const char **at) {
  const char *end = strstr(*at, " | ");
  gov_text phrase = {*at, end ? (size_t)(end - *at) : strlen(*at)};
  *at = end ? end + 3 : NULL;
  return phrase;
}

static void add_phrases(gov_topic_index *index, uint32_t *next, const char *cell, int facet,
                        int value) {
  for (const char *at = cell; at;) {
    gov_text phrase = next_phrase(&at);
    if (!phrase.n) continue;
    if (!index->phrases) { /* only counting */
      index->first[(unsigned char)phrase.z[0] + 1]++;
      continue;
    }
    gov_topic_phrase *entry = &index->phrases[next[(unsigned char)phrase.z[0]]++];
    int open_end = phrase.z[phrase.n - 1] == '*';
    *entry = (gov_topic_phrase){phrase.z, (uint16_t)(phrase.n - (size_t)open_end), (uint8_t)facet,
                                (uint8_t)value, (uint8_t)open_end};
  }
}

static void read_table(gov_topic_index *index, uint32_t *next) {
  const gov_data_table *table = gov_data("topics");
  for (int row = 0; table && row < table->row_count; row++) {
    int facet = find_word(facet_words, FACET_COUNT, gov_data_cell(table, row, 0));
    if (facet < 0) continue;
    int value = find_word(values[facet].words, values[facet].count, gov_data_cell(table, row, 1));
    if (value >= 0) add_phrases(index, next, gov_data_cell(table, row, 3), facet, value);
  }
}

int gov_topics_open(gov_topic_index *index, gov_arena *arena) {
  memset(index, 0, sizeof *index);
  read_table(index, NULL);
  for (int i = 0; i < 256; i++) index->first[i + 1] += index->first[i];
  uint32_t next[256];
  memcpy(next, index->first, sizeof next);
  index->phrases = gov_arena_alloc(arena, (index->first[256] + 1) * sizeof *index->phrases);
  if (!index->phrases) return SQLITE_NOMEM;
  read_table(index, next);
  return SQLITE_OK;
}

/* ---- letters ---- */

size_t gov_fold_letters(gov_text text, char *out, size_t capacity) {
  size_t n = text.n < capacity ? text.n : capacity;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)text.z[i], next = i + 1 < n ? (unsigned char)text.z[i + 1] : 0;
    out[i] = gov_lower((char)c);
    if (i + 1 == n || (c != 0xC3 && c != 0xD0)) continue;
    if (c == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97) {
      out[++i] = (char)(next + 0x20);
    } else if (c == 0xD0 && next >= 0x90 && next <= 0x9F) {
      out[++i] = (char)(next + 0x20);
    } else if (c == 0xD0 && next >= 0xA0 && next <= 0xAF) {
      out[i] = (char)0xD1;
      out[++i] = (char)(next - 0x20);
    } else if (c == 0xD0 && next == 0x81) {
      out[i] = (char)0xD1;
      out[++i] = (char)0x91;
    }
  }
  return n;
}

/* Scripts without spaces between words: Thai, Chinese, Japanese, Korean (whose endings stick to the
 * word). */
static int spaceless(unsigned char lead) {
  return lead >= 0xE0;
}

/* A letter that continues a word of a script with spaces. */
static int continues_word(const char *text, size_t at) {
  unsigned char c = (unsigned char)text[at];
  if (c < 0x80) return gov_is_alpha((char)c) || gov_is_digit((char)c) || c == '_';
  while (at > 0 && (c & 0xC0) == 0x80) c = (unsigned char)text[--at];
  return !spaceless(c);
}

static int phrase_at(const gov_topic_phrase *phrase, gov_text text, size_t at) {
  if (phrase->n > text.n - at || memcmp(text.z + at, phrase->z, phrase->n) != 0) return 0;
  if (spaceless((unsigned char)phrase->z[0])) return 1;
  if (at && continues_word(text.z, at - 1)) return 0;
  size_t end = at + phrase->n;
  return phrase->open_end || end == text.n || !continues_word(text.z, end);
}

/* ---- the match ---- */

static const gov_topic_phrase *longest(const gov_topic_index *index, gov_text text, size_t at,
                                       int facet) {
  const gov_topic_phrase *best = NULL;
  unsigned char c = (unsigned char)text.z[at];
  for (uint32_t i = index->first[c]; i < index->first[c + 1]; i++) {
    const gov_topic_phrase *phrase = &index->phrases[i];
    if (phrase->facet != facet || (best && phrase->n <= best->n)) continue;
    if (phrase_at(phrase, text, at)) best = phrase;
  }
  return best;
}

static int32_t number_behind(gov_text text, size_t at) {
  while (at < text.n && strchr(" #\t.:", text.z[at])) at++;
  int32_t number = 0;
  for (int digits = 0; at < text.n && gov_is_digit(text.z[at]) && digits < 6; at++, digits++) {
    number = number * 10 + (text.z[at] - '0');
  }
  return number;
}

/* Whether the phrase says what the heading is, and is no word in passing: "Options considered" is a
** choice, "Move of the options table" none. It must start the heading, end it, be half of it, or carry
** a letter or number ("Design option A: …"). */
static int is_leading(gov_text text, size_t start, size_t end) {
  if (start == end || (unsigned char)text.z[start] >= 0x80 || (end - start) * 2 >= text.n) return 1;
  size_t at = 0;
  while (at < start && !gov_is_alpha(text.z[at]) && (unsigned char)text.z[at] < 0x80) at++;
  while (end < text.n && (gov_is_alpha(text.z[end]) || (unsigned char)text.z[end] >= 0x80)) end++;
  size_t next = end + 1 < text.n && text.z[end] == ' ' ? end + 1 : 0;
  if (next && gov_is_word(text.z[next]) && (next + 1 == text.n || !gov_is_word(text.z[next + 1])))
    return 1;
  while (end < text.n && !gov_is_alpha(text.z[end]) && (unsigned char)text.z[end] < 0x80) end++;
  return at >= start || end >= text.n;
}

static void take(gov_heading_sense *sense, const gov_topic_phrase *phrase, gov_text text,
                 size_t end) {
  switch (phrase->facet) {
  case TOPIC:
    sense->topics |= 1u << phrase->value;
    if (sense->topic == GOV_TOPIC_COUNT) sense->topic = (gov_topic)phrase->value;
    break;
  case STANDING:
    if (is_leading(text, end - phrase->n, end)) sense->standing |= 1u << phrase->value;
    break;
  case PHASE:
    if (sense->phase == GOV_PHASE_NONE) sense->phase = (gov_phase)phrase->value;
    break;
  default:
    if (!sense->number) sense->number = number_behind(text, end);
  }
}

gov_heading_sense gov_topics_match(const gov_topic_index *index, gov_text heading) {
  gov_heading_sense sense = {.topic = GOV_TOPIC_COUNT};
  char folded[HEADING_BYTES];
  gov_text text = {folded, gov_fold_letters(heading, folded, sizeof folded)};
  size_t behind[FACET_COUNT] = {0}; /* the end of the facet's last match */
  for (size_t at = 0; at < text.n; at++) {
    unsigned char c = (unsigned char)text.z[at];
    if (index->first[c] == index->first[c + 1]) continue;
    for (int facet = 0; facet < FACET_COUNT; facet++) {
      if (at < behind[facet]) continue;
      const gov_topic_phrase *phrase = longest(index, text, at, facet);
      if (!phrase) continue;
      behind[facet] = at + phrase->n;
      take(&sense, phrase, text, behind[facet]);
    }
  }
  if (sense.standing & GOV_SECTION_CHOSEN) sense.standing &= ~(uint32_t)GOV_SECTION_ALTERNATIVE;
  return sense;
}
