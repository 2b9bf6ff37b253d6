/* markdown_facts.c: the structure of a document as rows: sections, items, cells, code blocks,
** fields.
**
** All free text is redacted and bounded. A row's section_id is the section's index plus one. */
#include "read/documents/markdown_facts.h"

#include "facts/redact/redact.h"
#include "read/documents/marked_text.h"
#include "read/prose/topics.h"

enum { TEXT_BYTES_MAX = 4096, CODE_BYTES_MAX = 16384, FIELD_NAME_BYTES = 128 };

/* Cut at a character's border. */
static gov_text cut(gov_text text, size_t limit) {
  text = gov_trim(text);
  if (text.n <= limit) return text;
  text.n = limit;
  while (text.n && ((unsigned char)text.z[text.n] & 0xC0) == 0x80) text.n--;
  return text;
}

static const char *keep(gov_facts *facts, gov_text text, size_t limit) {
  return gov_redact(&facts->arena, cut(text, limit));
}

/* The paragraphs of a section, a blank between sentences; NULL when it has none. */
static const char *paragraphs(const gov_document *document, gov_facts *facts,
                              const gov_section_info *section) {
  char text[TEXT_BYTES_MAX];
  size_t n = 0;
  for (int32_t at = section->first; at < section->end; at++) {
    const gov_sentence *sentence = gov_sentence_at(document, at);
    if (!gov_sentence_is_in(sentence, GOV_IN_PARAGRAPH)) continue;
    if (n && n < sizeof text) text[n++] = ' ';
    size_t room = sizeof text - n;
    n += gov_marked_text(&document->markdown, gov_markdown_at(&document->markdown, sentence->block),
                         sentence->text, text + n, room);
    if (sentence->text.n > room) break;
  }
  return n ? keep(facts, (gov_text){text, n}, TEXT_BYTES_MAX) : NULL;
}

static int add_sections(const gov_document *document, gov_facts *facts) {
  for (size_t i = 0; i < document->sections.count; i++) {
    const gov_section_info *from = gov_section_at(document, (int32_t)i);
    gov_section *row = GOV_ADD(facts, sections);
    if (!row) return SQLITE_NOMEM;
    row->path = document->source->path;
    row->section_id = (int32_t)i + 1;
    row->parent_id = from->parent + 1;
    row->level = from->level;
    row->heading = from->level ? keep(facts, from->heading, TEXT_BYTES_MAX) : NULL;
    row->topic = gov_topic_word(from->topic);
    row->line = from->line;
    row->line_end = from->line_end;
    row->words = from->words;
    row->placeholder = from->placeholder;
    row->text = paragraphs(document, facts, from);
  }
  return SQLITE_OK;
}

/* The text of a block from a sentence on. */
static gov_text rest_of_block(const gov_markdown_block *block, const gov_sentence *sentence) {
  return (gov_text){sentence->text.z, block->text.n - (size_t)(sentence->text.z - block->text.z)};
}

/* The name of a field "**Name:** value": a label that is set in bold; else empty. */
static gov_text bold_label(const gov_document *document, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_STRONG && !spans[i].start) return sentence->label;
  return (gov_text){0};
}

static int add_item(const gov_document *document, gov_facts *facts, const gov_sentence *sentence,
                    int32_t item_no) {
  const gov_markdown_block *block = gov_markdown_at(&document->markdown, sentence->block);
  gov_item *row = GOV_ADD(facts, items);
  if (!row) return SQLITE_NOMEM;
  row->path = document->source->path;
  row->section_id = sentence->section + 1;
  row->item_no = item_no;
  row->depth = sentence->depth;
  row->kind = sentence->checked >= 0                      ? GOV_TASK
              : gov_sentence_is_in(sentence, GOV_IN_STEP) ? GOV_STEP
                                                          : GOV_BULLET;
  row->checked = sentence->checked;
  row->text = gov_keep_marked(facts, &document->markdown, block, (gov_text){0},
                              rest_of_block(block, sentence));
  gov_split_key(&facts->arena, row->text, bold_label(document, sentence), &row->key, &row->value);
  row->line = sentence->line;
  return SQLITE_OK;
}

static int add_field(const gov_document *document, gov_facts *facts, int32_t index,
                     int32_t item_no) {
  const gov_sentence *sentence = gov_sentence_at(document, index);
  char folded[FIELD_NAME_BYTES];
  gov_text name = {folded, gov_fold_letters(sentence->label, folded, sizeof folded)};
  gov_document_field *row = GOV_ADD(facts, document_fields);
  if (!row) return SQLITE_NOMEM;
  row->path = document->source->path;
  row->section_id = sentence->section + 1;
  row->item_no = item_no;
  row->name = keep(facts, name, FIELD_NAME_BYTES);
  row->value = gov_keep_marked(facts, &document->markdown,
                               gov_markdown_at(&document->markdown, sentence->block),
                               sentence->label, gov_label_value(document, index));
  row->line = sentence->line;
  return SQLITE_OK;
}

static int has_own_label(const gov_sentence *sentence) {
  return sentence->label.n && sentence->value.z != sentence->text.z;
}

/* Items and fields: both are sentences in a certain place. */
static int add_items_and_fields(const gov_document *document, gov_facts *facts) {
  int32_t section = -1, item_no = 0;
  for (size_t i = 0; i < document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (sentence->section != section) item_no = 0;
    section = sentence->section;
    if (gov_sentence_is_in(sentence, GOV_IN_CODE) || sentence->table) continue;
    if (sentence->item == (int32_t)i && add_item(document, facts, sentence, ++item_no))
      return SQLITE_NOMEM;
    if (!has_own_label(sentence) || gov_sentence_is_in(sentence, GOV_IN_HEADING)) continue;
    if (gov_sentence_is_in(sentence, GOV_IN_FRONT_MATTER)) continue; /* front_matter.c */
    if (add_field(document, facts, (int32_t)i, sentence->item < 0 ? 0 : item_no))
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

typedef struct block_walk {
  const gov_document *document;
  gov_facts *facts;
  int32_t section, table_no, block_no, header_row, columns;
} block_walk;

static int add_cell(block_walk *walk, int32_t index) {
  const gov_markdown *markdown = &walk->document->markdown;
  const gov_markdown_block *cell = gov_markdown_at(markdown, index);
  const gov_markdown_block *row_block = gov_markdown_at(markdown, cell->parent);
  if (!row_block->number) {
    walk->header_row = cell->parent;
    walk->columns = cell->number + 1;
    return SQLITE_OK;
  }
  gov_cell *row = GOV_ADD(walk->facts, cells);
  if (!row) return SQLITE_NOMEM;
  row->path = walk->document->source->path;
  row->section_id = walk->section + 1;
  row->table_no = walk->table_no;
  row->row_no = row_block->number;
  row->column_no = cell->number + 1;
  gov_text header = {0};
  if (cell->number < walk->columns) {
    header = gov_markdown_at(markdown, walk->header_row + 1 + cell->number)->text;
    row->header = keep(walk->facts, header, TEXT_BYTES_MAX);
  }
  row->text = gov_keep_marked(walk->facts, markdown, cell, header, cell->text);
  if (row->text && walk->columns == 2 && cell->number == 1) { /* the first names what it says */
    gov_text name = gov_markdown_at(markdown, cell->parent + 1)->text;
    row->text = gov_redact_labelled(&walk->facts->arena, name, gov_text_of(row->text));
  }
  row->line = cell->line;
  return SQLITE_OK;
}

static int add_block(block_walk *walk, const gov_markdown_block *code) {
  gov_block *row = GOV_ADD(walk->facts, blocks);
  if (!row) return SQLITE_NOMEM;
  row->path = walk->document->source->path;
  row->section_id = walk->section + 1;
  row->block_no = ++walk->block_no;
  if (code->language.n) row->language = keep(walk->facts, code->language, FIELD_NAME_BYTES);
  row->text = gov_redact_code(&walk->facts->arena, cut(code->text, CODE_BYTES_MAX), code->language);
  row->line = code->line;
  row->line_end = code->line_end;
  return SQLITE_OK;
}

static int add_cells_and_blocks(const gov_document *document, gov_facts *facts) {
  block_walk walk = {.document = document, .facts = facts};
  for (size_t i = 0; i < document->markdown.blocks.count; i++) {
    const gov_markdown_block *block = gov_markdown_at(&document->markdown, (int32_t)i);
    while ((size_t)walk.section + 1 < document->sections.count &&
           gov_section_at(document, walk.section + 1)->block <= (int32_t)i) {
      walk.section++;
    }
    int rc = SQLITE_OK;
    if (block->kind == GOV_MARKDOWN_TABLE) walk.table_no++;
    if (block->kind == GOV_MARKDOWN_CELL) rc = add_cell(&walk, (int32_t)i);
    if (block->kind == GOV_MARKDOWN_CODE) rc = add_block(&walk, block);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

int gov_document_facts(const gov_document *document, gov_facts *facts) {
  int rc = add_sections(document, facts);
  if (rc == SQLITE_OK) rc = add_items_and_fields(document, facts);
  if (rc == SQLITE_OK) rc = add_cells_and_blocks(document, facts);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
