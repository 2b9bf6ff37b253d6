/* meaning_days.c: weekdays that a list or a table goes by.
**
** "Sunday: dump the database. Monday: migrate.", a row a day: what stands under the first day comes before what
** stands under the next.
*/
#include "read/prose/meaning_parts.h"

enum { DAY_SENTENCES = 24, DAY_LABEL_BYTES = 48 };

/* What a line goes by: its label, or the first cell of its row. */
static gov_text heading_of(const gov_sentence *sentence) {
  gov_text text = sentence->table && sentence->column > 0 ? sentence->row_header : sentence->label;
  if (text.n > DAY_LABEL_BYTES) text.n = 0;
  return text;
}

static int names_day(const meaning *m, gov_text label) {
  gov_folded folded;
  int found = 0;
  gov_folded_init(&folded);
  if (gov_fold(&folded, label) == SQLITE_OK &&
      gov_lexicon_find(m->lexicon, &folded, m->spoken | GOV_LANGUAGE_BIT(en), 0) == SQLITE_OK)
    for (size_t i = 0; i < folded.hits.count; i++)
      found |= gov_hit_at(&folded, i)->cue == GOV_CUE_DAY;
  gov_folded_free(&folded);
  return found;
}

int backup_is_on_earlier_day(const meaning *m, const gov_sentence *sentence) {
  gov_text label = heading_of(sentence);
  if (!label.n || sentence->phase == GOV_PHASE_UNDO || !names_day(m, label)) return 0;
  const gov_sentence *end = gov_sentence_at(m->document, m->document->sentences.count - 1);
  for (const gov_sentence *next = sentence + 1; next <= end && next <= sentence + DAY_SENTENCES;
       next++) {
    gov_text other = heading_of(next);
    int row = sentence->table ? next->table == sentence->table && next->row > sentence->row
                              : next->section == sentence->section;
    if (row && other.n && names_day(m, other) &&
        (other.n != label.n || memcmp(other.z, label.z, label.n) != 0))
      return 1;
  }
  return 0;
}
