/* sentences_rows.c: what the columns of a table say of the state of its rows.
**
** "| Take a backup | dropped |", "| Counts compared | |": what a row tells is worth no more than its state. A
** column of results is read by itself as well; one of states says nothing but this.
*/
#include "read/prose/sentences_build.h"

/* Nothing was filled in, or no. */
static int is_blank(gov_text state) {
  static const char *const blanks[] = {"",    "-", "--",  "–", "—", "…",
                                       "...", "?", "[ ]", "☐", "n", "no"};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (gov_text_is(state, blanks[i])) return 1;
  return 0;
}

static gov_row_answer answer_of(gov_text state, const gov_heading_sense *sense) {
  if (is_blank(state)) return GOV_ROW_BLANK;
  int mark = state.n > 0 && !gov_is_alpha(state.z[0]); /* a cross */
  return sense->state == GOV_STATE_OFF && mark ? GOV_ROW_CROSSED : GOV_ROW_TOLD;
}

static uint32_t standing_of(gov_heading_state state) {
  if (state == GOV_STATE_OPEN) return GOV_SECTION_OPTIONAL;
  return state == GOV_STATE_OFF ? GOV_SECTION_REJECTED : 0;
}

int gov_row_take_state(sentence_builder *b, const gov_markdown_block *cell, int32_t row) {
  gov_heading_state column =
      cell->number < b->column_count ? b->column_sense[cell->number].state : GOV_STATE_NONE;
  if (column != GOV_STATE_COLUMN && column != GOV_STATE_RESULT) return 0;
  gov_text state = gov_trim(cell->text);
  gov_heading_sense sense = gov_topics_match(b->topics, state);
  gov_row_answer answer = answer_of(state, &sense);
  /* a numbered step whose box is blank waits to be gone */
  int step = b->row_header.n && gov_is_digit(b->row_header.z[0]);
  if (answer == GOV_ROW_BLANK && step) answer = GOV_ROW_TOLD;
  uint32_t standing = answer == GOV_ROW_TOLD ? standing_of(sense.state) : 0;
  if (standing) b->row_standing = standing;
  for (size_t i = b->document->sentences.count; i > 0; i--) {
    gov_sentence *before = gov_list_at(&b->document->sentences, i - 1);
    if (before->table != b->table_no || before->row != row) break;
    before->answer = (uint8_t)answer;
    before->standing |= standing;
  }
  return sense.state == GOV_STATE_OPEN && column == GOV_STATE_COLUMN;
}
