/* sentences_sections.c: the sections of a document: what their headings say, what those above hand
** down to them, how many words they hold. */
#include "read/prose/sentences_build.h"

gov_section_info *gov_section_now(sentence_builder *b) {
  return gov_list_at(&b->document->sections, (size_t)b->section);
}

static int close_sections(sentence_builder *b, int32_t level, int32_t line_end) {
  int32_t at = b->section;
  while (at > 0 && gov_section_at(b->document, at)->level >= level) {
    gov_section_info *section = gov_list_at(&b->document->sections, (size_t)at);
    section->line_end = line_end;
    at = section->parent;
  }
  return at;
}

/* What the title says holds for the whole document only where it says what kind of document it is.
 */
static void inherit(gov_section_info *section, const gov_section_info *parent,
                    int parent_is_title) {
  const uint32_t of_title = GOV_SECTION_TEMPLATE | GOV_SECTION_DEPRECATED;
  section->standing |= parent_is_title ? parent->standing & of_title : parent->standing;
  /* "Option A" below "Rollback" or "Steps" is a way to do it, not one that is weighed */
  const gov_topic_set ways = GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(BACKUP) |
                             GOV_TOPIC_BIT(VERIFICATION) | GOV_TOPIC_BIT(STEPS);
  if (!parent_is_title && (parent->topics & ways) && !(parent->standing & GOV_SECTION_ALTERNATIVE))
    section->standing &= ~(uint32_t)GOV_SECTION_ALTERNATIVE;
  if (section->standing & GOV_SECTION_CHOSEN)
    section->standing &= ~(uint32_t)GOV_SECTION_ALTERNATIVE;
  section->path_topics |= parent->path_topics;
  if (!section->inherited && !parent_is_title) section->inherited = parent->inherited;
  if (section->phase == GOV_PHASE_NONE && !parent_is_title) section->phase = parent->phase;
  if (!section->phase_number && !parent_is_title) section->phase_number = parent->phase_number;
}

int gov_section_add(sentence_builder *b, int32_t level, int32_t block) {
  gov_list *sections = &b->document->sections;
  const gov_markdown_block *heading = block < 0 ? NULL : gov_markdown_at(b->markdown, block);
  int32_t line_end = heading ? heading->line - 1 : b->markdown->line_count;
  int32_t parent = sections->count ? close_sections(b, level, line_end) : -1;
  if (sections->count) gov_section_now(b)->end = (int32_t)b->document->sentences.count;
  gov_section_info *section = gov_list_add(sections);
  if (!section) return SQLITE_NOMEM;
  gov_heading_sense sense = {.topic = GOV_TOPIC_COUNT};
  if (heading) sense = gov_topics_match(b->topics, heading->text);
  b->section = (int32_t)sections->count - 1;
  section->parent = parent;
  section->level = level;
  section->block = block;
  section->line = heading ? heading->line : 1;
  section->line_end = b->markdown->line_count;
  if (heading) section->heading = gov_trim(heading->text);
  section->topics = section->inherited = section->path_topics = sense.topics;
  section->topic = sense.topic;
  section->standing = sense.standing;
  section->phase = sense.phase;
  section->phase_number = sense.number;
  section->leaf = 1;
  section->first = section->end = (int32_t)b->document->sentences.count;
  if (parent < 0) return SQLITE_OK;
  gov_section_info *above = gov_list_at(sections, (size_t)parent);
  above->leaf = 0;
  inherit(section, above, above->level == 1 && parent == 1);
  return SQLITE_OK;
}

void gov_sections_finish(gov_document *document) {
  for (size_t i = 0; i < document->sections.count; i++) {
    gov_section_info *section = gov_list_at(&document->sections, i);
    int real = 0;
    size_t words = 0;
    for (int32_t at = section->first; at < section->end; at++) {
      const gov_sentence *sentence = gov_sentence_at(document, at);
      if (gov_sentence_is_in(sentence, GOV_IN_HEADING)) continue;
      words += (size_t)sentence->words;
      real |= !sentence->placeholder;
    }
    section->words = words > INT32_MAX ? INT32_MAX : (int32_t)words;
    section->placeholder = (int8_t)(!real && section->leaf && section->level > 0);
  }
}
