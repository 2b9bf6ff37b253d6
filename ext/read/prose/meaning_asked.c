/* meaning_asked.c: questions, and the answers right behind them.
**
** "How do we go back? Set `READ` to old." A question tells nothing itself; what it asks for is what the answer is
** about.
*/
#include "read/prose/meaning_parts.h"

/* "How do we go back? Set …", "A: Set …": right behind the question, in its block or the next. */
int meaning_answers(const meaning *m, const gov_sentence *sentence) {
  if (is_position(sentence, GOV_IN_HEADING) || sentence->section != m->asked_section) return 0;
  return sentence->block == m->asked_block || sentence->block == m->answer_block;
}

/* "How do we go back?", "What if it goes wrong?": the answer tells the way. "Do we need a rollback?" asks for no way,
** and a noun in the answer to "how do we check?" is no check. */
void meaning_read_question(meaning *m, const gov_sentence *sentence, gov_text text) {
  static const struct {
    gov_cue cue;
    unsigned intent;
  } asked[] = {{GOV_CUE_ROLLBACK_ACT, INTENT_UNDO}, {GOV_CUE_FAIL, INTENT_FAILS}};
  static const char *const ways[] = {"how", "what", NULL};
  m->asked = 0;
  m->asked_section = sentence->section;
  m->asked_block = sentence->block;
  m->answer_block = -1;
  if (is_position(sentence, GOV_IN_HEADING)) return;
  m->text_end = (uint32_t)text.n;
  m->text = text;
  if (meaning_analyse(m, sentence, text, 0) != SQLITE_OK) return;
  if (!meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, ways)) return;
  for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
    if (sentence_has(m, asked[i].cue)) m->asked |= asked[i].intent;
}
