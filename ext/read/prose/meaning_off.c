/* meaning_off.c: a word that strikes out the line it stands in.
**
** "Checksums of both tables - cancelled", "Restore test (dropped)", "Nice-to-have: compare them": at
** the end of a line, before it or as its label a word of data/topics.tsv (state) takes the claim away.
** A column of a table that tells the state of its rows is read with the table; within a cell the word strikes out the cell.
*/
#include "read/prose/meaning_parts.h"
#include "read/prose/topics.h"

enum { MOST_BYTES = 40, MOST_WORDS = 4 };

static gov_heading_state state_of(const meaning *m, gov_text text) {
  int words = 0;
  text = gov_trim(text);
  for (size_t i = 0; i < text.n; i++)
    words += !gov_is_space(text.z[i]) && (!i || gov_is_space(text.z[i - 1]));
  if (!m->reading->phrases || !text.n || text.n > MOST_BYTES || words > MOST_WORDS)
    return GOV_STATE_NONE;
  return gov_topics_match(&m->reading->phrases->topics, text).state;
}

/* Where the last remark of a line starts: behind " - ", a dash, "(", ":" or ","; n: there is none. */
static size_t last_remark(gov_text text) {
  static const unsigned char telling[256] = {
      ['('] = 1, [':'] = 1, [','] = 1, [';'] = 1, ['-'] = 1, [0x93] = 1, [0x94] = 1};
  for (size_t at = text.n; at > 0 && text.n - at < MOST_BYTES; at--) {
    char c = text.z[at - 1];
    if (!telling[(unsigned char)c]) continue;
    int spaced = at < text.n && gov_is_space(text.z[at]);
    if (c == '(' || (gov_is_any(c, ":,;") && spaced)) return at;
    if (c == '-' && spaced && at > 1 && gov_is_space(text.z[at - 2])) return at;
    if (at >= 3 && text.z[at - 3] == '\xE2' && text.z[at - 2] == '\x80' &&
        (c == '\x93' || c == '\x94'))
      return at;
  }
  return text.n;
}

static int ends_off(const meaning *m, const gov_sentence *sentence) {
  gov_text text = gov_trim(sentence->text);
  while (text.n && gov_is_any(text.z[text.n - 1], ".)]*_~")) text.n--;
  size_t at = last_remark(text);
  if (!at || at == text.n) return 0;
  gov_heading_state state = state_of(m, (gov_text){text.z + at, text.n - at});
  int aside = !gov_is_any(text.z[at - 1], ":,;"); /* "…: planned" may be an answer of its own */
  return state == GOV_STATE_OFF || (aside && state == GOV_STATE_OPEN);
}

/* "Nice-to-have: …", "[dropped] …" */
static int starts_off(const meaning *m, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  if (sentence->label.n && state_of(m, sentence->label) == GOV_STATE_OFF) return 1;
  if (text.n < 3 || !gov_is_any(text.z[0], "[(")) return 0;
  const char *close = memchr(text.z, text.z[0] == '[' ? ']' : ')', text.n);
  if (!close) return 0;
  gov_heading_state state = state_of(m, (gov_text){text.z + 1, (size_t)(close - text.z - 1)});
  return state == GOV_STATE_OFF || state == GOV_STATE_OPEN;
}

int meaning_is_off(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (is_position(sentence, GOV_IN_HEADING)) return 0;
  return starts_off(m, sentence) || ends_off(m, sentence);
}
