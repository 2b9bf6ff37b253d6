/* approvals_prose.c: decisions told in a sentence: "Approved by the data owner on 2026-10-17".
**
** The sentence, or its label, begins with who approved; an office must be named and a day, and nothing
** in the paragraph may take it back. The office is the role, and what is left of the name is the person,
** who is kept as a number only. Where an office or a day is lacking the decision is still to come.
*/
#include "facts/calendar.h"
#include "facts/redact/redact.h"
#include "read/documents/approvals.h"

enum { WHO_BYTES_MAX = 96, TEXT_BYTES_MAX = 256 };
enum {
  SILENT = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_REJECTED | GOV_SECTION_HISTORY |
           GOV_SECTION_REFERENCE | GOV_SECTION_DEPRECATED
};

static int may_tell(const gov_sentence *sentence) {
  if (sentence->standing & (uint32_t)SILENT || sentence->in_quote || sentence->question) return 0;
  if (sentence->checked == 0 || sentence->placeholder || sentence->table) return 0;
  return gov_sentence_is_in(sentence, GOV_IN_PARAGRAPH) || sentence->item >= 0;
}

/* "the data owner (Otto Example)" up to the day, or to what leads to it. */
static gov_text who_in(gov_text text) {
  gov_written_date date;
  size_t end = 0, day = gov_written_date_next(text, 0, &date) ? date.start : text.n;
  while (end < day && !gov_is_digit(text.z[end]) && !gov_is_any(text.z[end], ".;\n")) end++;
  return gov_trim((gov_text){text.z, end});
}

static void add_approval(gov_document *document, gov_reading *reading, const gov_sentence *sentence,
                         gov_text told) {
  const gov_phrases *words = &reading->phrases->approvals;
  const gov_markdown_block *block = gov_markdown_at(&document->markdown, sentence->block);
  gov_arena *arena = &reading->facts->arena;
  gov_text whole = {sentence->text.z, block->text.n - (size_t)(sentence->text.z - block->text.z)};
  gov_text who = who_in(told), code = gov_artifact_code(told);
  char person[WHO_BYTES_MAX];
  gov_text office = {0}, name = {person, 0};
  if (who.n <= WHO_BYTES_MAX) office = gov_approval_office(words, who, &name);
  gov_approval *row = gov_approval_add(reading, GOV_APPROVED_BY_PROSE, sentence->line);
  char *day = gov_arena_copy(arena, told.z, told.n < TEXT_BYTES_MAX ? told.n : TEXT_BYTES_MAX);
  if (!row || !day) return;
  gov_approval_set_moment(reading, row, day);
  row->role = office.n ? gov_redact(arena, office) : NULL;
  row->human = !gov_approval_is_machine(words, who);
  if (name.n) gov_approval_set_person(reading, row, name);
  if (gov_text_starts(code, "mig-")) gov_approval_set_subject(reading, row, code);
  row->decision = gov_approval_decision(words, whole);
  if (strcmp(row->decision, GOV_APPROVE) != 0 || (row->role && row->approved_at)) return;
  row->decision = GOV_APPROVAL_PENDING;
  if (!row->detail) row->detail = row->role ? "no day is told" : "no office is named";
}

void gov_approvals_in_prose(gov_document *document, gov_reading *reading) {
  const gov_phrases *words = &reading->phrases->approvals;
  for (size_t i = 0; i < document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!may_tell(sentence)) continue;
    size_t begins = gov_approval_begins(words, sentence->text);
    if (!begins) continue;
    gov_text told = {sentence->text.z + begins, sentence->text.n - begins};
    while (told.n && gov_is_any(told.z[0], " :*_")) told = (gov_text){told.z + 1, told.n - 1};
    add_approval(document, reading, sentence, told);
  }
}
