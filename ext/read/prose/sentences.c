/* sentences.c: walks the blocks of a document and writes down its sections and sentences with their
** place. */
#include "read/prose/sentences.h"

#include "read/prose/sentences_build.h"

static const gov_markdown_block *block_at(const sentence_builder *b, int32_t index) {
  return gov_markdown_at(b->markdown, index);
}

static block_place *place_of(sentence_builder *b, int32_t block) {
  return block < 0 ? &b->top : &b->places[block];
}

/* ---- sentences ---- */

/* clang-format off */
enum { D = GOV_SIGN_DIGIT, W = GOV_SIGN_WIDE, U = GOV_SIGN_UNDERSCORE, S = GOV_SIGN_SLASH,
       A = GOV_SIGN_ANGLE, C = GOV_SIGN_BRACE, B = GOV_SIGN_SPACE };
#define SIXTEEN(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const uint8_t signs[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, B, B, B, B, B, 0, 0,
    SIXTEEN(0),
    B, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, S,
    D, D, D, D, D, D, D, D, D, D, 0, 0, 0, 0, A, 0,
    SIXTEEN(0),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, U,
    SIXTEEN(0),
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, C, 0, 0, 0, 0,
    SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
    SIXTEEN(W), SIXTEEN(W), SIXTEEN(W), SIXTEEN(W),
};
#undef SIXTEEN
/* clang-format on */

/* One look at each byte for all that is asked of the bytes alone. */
static void look_at_bytes(gov_sentence *sentence) {
  const unsigned char *z = (const unsigned char *)sentence->text.z, *end = z + sentence->text.n;
  unsigned found = 0, before = GOV_SIGN_SPACE, changes = 0; /* between words and blanks */
  for (; z < end; z++) {
    size_t letters = end - z >= 8 ? gov_letters_of_eight((const char *)z) : 0;
    if (letters) { /* they tell nothing but that a word is there */
      changes += before & GOV_SIGN_SPACE;
      before = 0;
      z += letters;
      if (z == end) break;
    }
    unsigned sign = signs[*z];
    found |= sign;
    changes += (before ^ sign) & GOV_SIGN_SPACE;
    before = sign;
  }
  sentence->signs = (uint8_t)found;
  sentence->words = (int32_t)((changes / GOV_SIGN_SPACE + 1) / 2);
}

static gov_sentence *add_sentence(sentence_builder *b, int32_t block, gov_text text, int32_t line) {
  gov_sentence *sentence = gov_list_add(&b->document->sentences);
  if (!sentence) {
    b->failed = 1;
    return NULL;
  }
  const block_place *place = place_of(b, block);
  const gov_section_info *section = gov_section_now(b);
  sentence->text = sentence->value = text;
  look_at_bytes(sentence);
  sentence->line = line;
  sentence->block = block;
  sentence->section = b->section;
  sentence->checked = -1;
  sentence->item = sentence->parent = -1;
  sentence->lead = place->lead;
  sentence->in_quote = place->in_quote;
  sentence->topics = place->topics ? place->topics : section->inherited;
  sentence->standing = section->standing | place->standing;
  sentence->phase = section->phase;
  sentence->number = section->phase_number;
  return sentence;
}

static void set_item(sentence_builder *b, gov_sentence *sentence, int32_t index) {
  const block_place *place = place_of(b, sentence->block);
  if (place->item < 0) return;
  const gov_markdown_block *item = block_at(b, place->item);
  block_place *own = place_of(b, place->item);
  if (own->first_sentence < 0) own->first_sentence = index;
  sentence->item = own->first_sentence;
  sentence->depth = item->level;
  sentence->checked = item->checked;
  if (item->ordered) sentence->number = item->number;
  int32_t above = place_of(b, item->parent)->item;
  if (above >= 0) sentence->parent = place_of(b, above)->first_sentence;
}

static const char *position_of(const sentence_builder *b, const gov_sentence *sentence) {
  const block_place *place = &b->places[sentence->block];
  if (place->item >= 0) {
    const gov_markdown_block *item = block_at(b, place->item);
    if (sentence->checked >= 0) return GOV_IN_TASK;
    return item->ordered ? GOV_IN_STEP : GOV_IN_BULLET;
  }
  if (sentence->checked >= 0) return GOV_IN_TASK;
  return place->in_quote ? GOV_IN_QUOTE : GOV_IN_PARAGRAPH;
}

/* Copies the block's spans that lie in the sentence; `next` is a cursor over the block's spans. */
static void copy_spans(sentence_builder *b, gov_sentence *sentence, const gov_markdown_block *block,
                       uint32_t *next) {
  size_t start = (size_t)(sentence->text.z - block->text.z), end = start + sentence->text.n;
  sentence->span = (uint32_t)b->document->spans.count;
  for (; *next < block->span_count; ++*next) {
    const gov_span *span = gov_list_at(&b->markdown->spans, block->span + *next);
    if (span->start >= end) break;
    if (span->end <= start || span->end <= span->start) continue;
    gov_span *copy = gov_list_add(&b->document->spans);
    if (!copy) {
      b->failed = 1;
      return;
    }
    copy->kind = span->kind;
    copy->start = (uint32_t)(span->start > start ? span->start - start : 0);
    copy->end = (uint32_t)((span->end < end ? span->end : end) - start);
    sentence->span_count++;
    if (span->end > end) break;
  }
}

static void apply_label(sentence_builder *b, gov_sentence *sentence, gov_text label,
                        gov_topic_set *topics) {
  gov_heading_sense sense = gov_topics_match(b->topics, label);
  sentence->label = label;
  *topics = sense.topics;
  sentence->standing |= sense.standing;
  if (sense.phase != GOV_PHASE_NONE) sentence->phase = sense.phase;
  if (sense.number && sentence->item < 0) sentence->number = sense.number;
}

/* "Backup: TBD" behind a table's name is as unfinished as "TBD". */
static int is_unfinished(gov_text value) {
  enum { SHORT_LABEL = 40 };
  if (gov_is_placeholder(value)) return 1;
  const char *colon = gov_text_last(value, ':');
  if (!colon || colon - value.z > SHORT_LABEL) return 0;
  gov_text rest = gov_trim((gov_text){colon + 1, (size_t)(value.z + value.n - colon - 1)});
  return rest.n && gov_is_placeholder(rest);
}

/* The sentences of a paragraph, a cell or a flattened HTML block. */
static void add_text(sentence_builder *b, int32_t index, const char *position) {
  const gov_markdown_block *block = block_at(b, index);
  gov_splitter splitter;
  gov_split_start(&splitter, b->markdown, block);
  uint32_t next_span = 0;
  gov_text label = {0};
  gov_topic_set label_topics = 0;
  int32_t first = -1;
  int block_box = -1;
  for (size_t at = 0; at < block->text.n && !b->failed;) {
    size_t end = gov_split_next(&splitter, at);
    gov_text text = gov_trim((gov_text){block->text.z + at, end - at});
    size_t offset = at;
    at = end;
    if (!text.n) continue;
    int box = gov_take_box(&text);
    if (text.n) offset = (size_t)(text.z - block->text.z);
    gov_sentence *sentence =
        add_sentence(b, index, text, gov_markdown_line(b->markdown, block, offset));
    if (!sentence) return;
    int32_t number = (int32_t)b->document->sentences.count - 1;
    sentence->first_of_block = first < 0;
    if (first < 0) first = number;
    set_item(b, sentence, number);
    if (box >= 0) block_box = box;
    if (block_box >= 0) sentence->checked = (int8_t)block_box;
    sentence->position = position ? position : position_of(b, sentence);
    copy_spans(b, sentence, block, &next_span);
    size_t value = 0;
    gov_text found = gov_sentence_label(&splitter, text, &value);
    if (found.n) {
      label = found;
      sentence->value = gov_trim((gov_text){text.z + value, text.n - value});
    }
    if (label.n) apply_label(b, sentence, label, &label_topics);
    if (label_topics) sentence->topics = label_topics;
    sentence->question = (int8_t)gov_is_question(text);
    sentence->placeholder =
        (int8_t)(gov_is_placeholder(text) || (found.n && is_unfinished(sentence->value)));
  }
  if (first < 0) return;
  gov_sentence *last = gov_list_at(&b->document->sentences, b->document->sentences.count - 1);
  last->last_of_block = 1;
}

/* ---- blocks ---- */

/* A list, table or code block: the paragraph right before it may introduce it. */
static void take_lead(sentence_builder *b, int32_t index, int always) {
  const uint32_t of_lead = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_EXCLUDED |
                           GOV_SECTION_REJECTED | GOV_SECTION_OPTIONAL | GOV_SECTION_DEPRECATED;
  const gov_markdown_block *block = block_at(b, index);
  block_place *outer = place_of(b, block->parent), *place = &b->places[index];
  if (outer->last_sentence < 0) return;
  const gov_sentence *lead = gov_sentence_at(b->document, outer->last_sentence);
  if (lead->section != b->section) return;
  int introduces = gov_introduces(lead->text);
  if (!introduces && !always) return;
  place->lead = outer->last_sentence;
  if (!introduces) return;
  gov_heading_sense sense = gov_topics_match(b->topics, lead->text);
  if (lead->label.n && lead->topics)
    place->topics = lead->topics;
  else if (sense.topics)
    place->topics = sense.topics;
  place->standing |= (sense.standing & of_lead) | lead->standing;
}

/* A nested list stands under its item: what the item's label is about, the list is about. */
static void take_item_topics(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  block_place *outer = place_of(b, block->parent);
  if (block->parent < 0 || outer->last_sentence < 0 || b->places[index].topics) return;
  const gov_sentence *above = gov_sentence_at(b->document, outer->last_sentence);
  if (above->label.n || above->item >= 0) b->places[index].topics = above->topics;
}

static int is_bold_heading(const sentence_builder *b, const gov_markdown_block *block) {
  if (block->parent >= 0 || block->text.n > BOLD_HEADING_BYTES_MAX || !block->span_count) return 0;
  gov_text text = gov_trim(block->text);
  for (uint32_t i = 0; i < block->span_count; i++) {
    const gov_span *span = gov_list_at(&b->markdown->spans, block->span + i);
    if (span->kind != GOV_SPAN_STRONG || span->start) continue;
    size_t end = span->end;
    if (end < text.n && text.z[end] == ':') end++;
    return end >= text.n && text.n && !gov_is_any(text.z[text.n - 1], ".!?");
  }
  return 0;
}

/* Is the section at hand headed by such a line? Then the next of its kind ends it, whatever it names. */
static int is_under_caption(sentence_builder *b) {
  const gov_section_info *section = gov_section_now(b);
  if (section->level != BOLD_HEADING_LEVEL || section->block < 0) return 0;
  const gov_markdown_block *heading = block_at(b, section->block);
  return heading->kind == GOV_MARKDOWN_PARAGRAPH && !heading->span_count;
}

/* A short line of its own, right above a list, that names a safeguard or a phase: "If we have to go back" */
static int is_caption(sentence_builder *b, const gov_markdown_block *block, int32_t index) {
  enum { CAPTION_BYTES_MAX = 90, CAPTION_WORDS_MAX = 6 };
  static const char *const stops[] = {".",  ",",  ";",  ":",  "!",  "?", ")",
                                      "。", "：", "！", "？", "、", "）"};
  const gov_topic_set safeguards =
      GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(VERIFICATION);
  gov_text text = gov_trim(block->text);
  if (block->parent >= 0 || !text.n || text.n > CAPTION_BYTES_MAX || block->span_count) return 0;
  if ((size_t)index + 1 >= b->markdown->blocks.count) return 0;
  if (block_at(b, index + 1)->kind != GOV_MARKDOWN_LIST) return 0;
  for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
    if (gov_text_ends(text, stops[i])) return 0;
  size_t words = 1;
  for (size_t i = 0; i < text.n; i++) words += text.z[i] == ' ';
  if (words > CAPTION_WORDS_MAX || memchr(block->text.z, '\n', block->text.n)) return 0;
  gov_heading_sense sense = gov_topics_match(b->topics, text);
  return (sense.topics & safeguards) != 0 || sense.phase != GOV_PHASE_NONE || is_under_caption(b);
}

static int add_heading(sentence_builder *b, int32_t index, int32_t level) {
  const gov_markdown_block *block = block_at(b, index);
  if (block->parent >= 0) {
    add_text(b, index, GOV_IN_HEADING);
    return SQLITE_OK;
  }
  b->top.last_sentence = -1;
  if (gov_section_add(b, level, index) != SQLITE_OK) return SQLITE_NOMEM;
  gov_text text = gov_trim(block->text);
  if (!text.n) return SQLITE_OK;
  if (level < BOLD_HEADING_LEVEL && !b->document->title.n) b->document->title = text;
  gov_sentence *sentence = add_sentence(b, index, text, block->line);
  if (!sentence) return SQLITE_NOMEM;
  sentence->position = GOV_IN_HEADING;
  sentence->first_of_block = sentence->last_of_block = 1;
  sentence->question = (int8_t)gov_is_question(text);
  uint32_t next = 0;
  copy_spans(b, sentence, block, &next);
  if (level == BOLD_HEADING_LEVEL) b->top.last_sentence = (int32_t)b->document->sentences.count - 1;
  return SQLITE_OK;
}

static void add_paragraph(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  size_t before = b->document->sentences.count;
  add_text(b, index, NULL);
  block_place *outer = place_of(b, block->parent);
  if (b->document->sentences.count > before)
    outer->last_sentence = (int32_t)b->document->sentences.count - 1;
}

/* A list in plain text: a line that ends with a colon introduces those behind it. */
static void add_listed(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  gov_text code = block->text;
  gov_splitter splitter;
  gov_heading_sense sense = {.topic = GOV_TOPIC_COUNT};
  int32_t lead = -1;
  gov_split_start(&splitter, b->markdown, block);
  for (size_t at = 0; at < code.n && !b->failed;) {
    const char *feed = memchr(code.z + at, '\n', code.n - at);
    gov_text line = {code.z + at, feed ? (size_t)(feed - code.z) - at : code.n - at};
    size_t offset = at, value = 0;
    at += line.n + 1;
    gov_listed_line listed = gov_listed_line_of(line);
    gov_text text = listed.text;
    if (!text.n) continue;
    if (text.n > SENTENCE_BYTES_MAX) text.n = SENTENCE_BYTES_MAX;
    gov_sentence *sentence =
        add_sentence(b, index, text, gov_markdown_line(b->markdown, block, offset));
    if (!sentence) return;
    sentence->first_of_block = sentence->last_of_block = sentence->fenced = 1;
    sentence->checked = (int8_t)listed.checked;
    if (listed.number) sentence->number = listed.number;
    sentence->position = listed.checked >= 0 ? GOV_IN_TASK
                         : listed.number     ? GOV_IN_STEP
                         : listed.bullet     ? GOV_IN_BULLET
                                             : GOV_IN_PARAGRAPH;
    int item = listed.number || listed.bullet || listed.checked >= 0;
    if (item && lead >= 0) sentence->lead = lead;
    if (item && sense.topics) sentence->topics = sense.topics;
    if (item && sense.phase != GOV_PHASE_NONE) sentence->phase = sense.phase;
    if (item) sentence->standing |= sense.standing;
    gov_text label = gov_sentence_label(&splitter, text, &value);
    gov_topic_set topics = 0;
    if (label.n) {
      sentence->value = gov_trim((gov_text){text.z + value, text.n - value});
      apply_label(b, sentence, label, &topics);
      if (topics) sentence->topics = topics;
    }
    sentence->question = (int8_t)gov_is_question(text);
    sentence->placeholder =
        (int8_t)(gov_is_placeholder(text) || (label.n && is_unfinished(sentence->value)));
    if (item) continue;
    lead = (int32_t)b->document->sentences.count - 1;
    sense = gov_topics_match(b->topics, text);
  }
  place_of(b, block->parent)->last_sentence = -1;
}

static void add_code(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  take_lead(b, index, 1);
  gov_code_reader reader;
  gov_code_line line;
  gov_code_start(&reader, &b->markdown->arena, block->language, block->text);
  if (block->parent < 0 && gov_code_is_list(reader.role, block->text)) {
    add_listed(b, index);
    return;
  }
  int first = 1;
  while (!b->failed && gov_code_next(&reader, &line)) {
    gov_sentence *sentence =
        add_sentence(b, index, line.text, gov_markdown_line(b->markdown, block, line.offset));
    if (!sentence) return;
    set_item(b, sentence, (int32_t)b->document->sentences.count - 1);
    sentence->position = GOV_IN_CODE;
    sentence->language = block->language;
    sentence->code = line.role;
    sentence->comment = line.comment;
    sentence->first_of_block = (int8_t)first;
    first = 0;
  }
  if (b->markdown->arena.failed) b->failed = 1;
  place_of(b, block->parent)->last_sentence = -1;
}

/* ---- tables ---- */

static gov_heading_sense *column_at(sentence_builder *b, int32_t column) {
  if (column < b->column_capacity) return &b->column_sense[column];
  int32_t capacity = b->column_capacity ? b->column_capacity * 2 : 16;
  if (capacity <= column) capacity = column + 1;
  gov_heading_sense *grown = sqlite3_realloc64(b->column_sense, (size_t)capacity * sizeof *grown);
  if (!grown) {
    b->failed = 1;
    return NULL;
  }
  b->column_sense = grown;
  b->column_capacity = capacity;
  return &b->column_sense[column];
}

static void start_table(sentence_builder *b, int32_t index) {
  b->table_no++;
  b->column_count = 0;
  b->header_row = index + 1;
  take_lead(b, index, 0);
  place_of(b, block_at(b, index)->parent)->last_sentence = -1;
}

static gov_text header_of(const sentence_builder *b, int32_t column) {
  size_t index = (size_t)b->header_row + 1 + (size_t)column; /* cells follow their row */
  if (column >= b->column_count || index >= b->markdown->blocks.count) return (gov_text){0};
  return gov_trim(block_at(b, (int32_t)index)->text);
}

static void add_cell(sentence_builder *b, int32_t index) {
  const gov_markdown_block *cell = block_at(b, index);
  const gov_markdown_block *row = block_at(b, cell->parent);
  if (row->number == 0) {
    gov_heading_sense *sense = column_at(b, cell->number);
    if (sense) *sense = gov_topics_match(b->topics, cell->text);
    b->column_count = cell->number + 1;
    return;
  }
  if (cell->number == 0) {
    b->row_header = gov_trim(cell->text);
    b->row_sense = gov_topics_match(b->topics, cell->text);
    b->row_standing = 0;
  }
  int tells_state = gov_row_take_state(b, cell, row->number);
  size_t before = b->document->sentences.count;
  add_text(b, index, GOV_IN_TABLE);
  gov_heading_sense column = {.topic = GOV_TOPIC_COUNT};
  if (cell->number < b->column_count) column = b->column_sense[cell->number];
  for (size_t i = before; i < b->document->sentences.count; i++) {
    gov_sentence *sentence = gov_list_at(&b->document->sentences, i);
    sentence->header = header_of(b, cell->number);
    if (cell->number) sentence->row_header = b->row_header;
    sentence->table = b->table_no;
    sentence->row = row->number;
    sentence->column = cell->number;
    gov_topic_set topics = column.topics;
    if (cell->number && !topics) topics = b->row_sense.topics;
    if (topics && !sentence->label.n) sentence->topics = topics;
    sentence->standing |=
        column.standing & (GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_TROUBLE);
    sentence->standing |= b->row_standing;
    if (tells_state) sentence->standing |= GOV_SECTION_REFERENCE; /* it says nothing by itself */
  }
}

/* ---- the walk ---- */

static void hand_down(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  block_place *place = &b->places[index];
  *place = *place_of(b, block->parent);
  place->last_sentence = -1;
  if (block->kind == GOV_MARKDOWN_QUOTE) place->in_quote = 1;
  if (block->kind != GOV_MARKDOWN_ITEM) return;
  place->item = index;
  place->first_sentence = -1;
}

static int visit(sentence_builder *b, int32_t index) {
  const gov_markdown_block *block = block_at(b, index);
  hand_down(b, index);
  switch (block->kind) {
  case GOV_MARKDOWN_HEADING: return add_heading(b, index, block->level);
  case GOV_MARKDOWN_PARAGRAPH:
    if (is_bold_heading(b, block) || is_caption(b, block, index))
      return add_heading(b, index, BOLD_HEADING_LEVEL);
    add_paragraph(b, index);
    break;
  case GOV_MARKDOWN_HTML: add_paragraph(b, index); break;
  case GOV_MARKDOWN_CODE: add_code(b, index); break;
  case GOV_MARKDOWN_TABLE: start_table(b, index); break;
  case GOV_MARKDOWN_CELL: add_cell(b, index); break;
  case GOV_MARKDOWN_QUOTE: take_lead(b, index, 0); break;
  case GOV_MARKDOWN_LIST:
    take_lead(b, index, 0);
    take_item_topics(b, index);
    place_of(b, block->parent)->last_sentence = -1;
    break;
  case GOV_MARKDOWN_RULE: b->top.last_sentence = -1; break;
  default: break;
  }
  return b->failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* ---- front matter and plans in YAML or JSON ---- */

static int add_tree_section(sentence_builder *b, const tree_entry *entry) {
  gov_text heading = gov_text_of(entry->heading);
  if (gov_section_add(b, 1, -1) != SQLITE_OK) return SQLITE_NOMEM;
  gov_section_info *section = gov_section_now(b);
  gov_heading_sense sense = gov_topics_match(b->topics, heading);
  section->heading = heading;
  section->line = entry->line;
  section->topics = section->inherited = section->path_topics = sense.topics;
  section->topic = sense.topic;
  section->standing = sense.standing;
  section->phase = sense.phase;
  return SQLITE_OK;
}

static int add_tree_entry(sentence_builder *b, const tree_entry *entry) {
  if (entry->block < 0) return add_tree_section(b, entry);
  block_place *place = &b->places[entry->block];
  *place = b->top;
  place->topics = entry->topics;
  size_t before = b->document->sentences.count;
  add_text(b, entry->block, GOV_IN_FRONT_MATTER);
  for (size_t i = before; entry->subject && i < b->document->sentences.count; i++) {
    gov_sentence *sentence = gov_list_at(&b->document->sentences, i);
    gov_subject *subject = gov_list_add(&b->document->subjects);
    if (!subject) return SQLITE_NOMEM;
    *subject = (gov_subject){.name = entry->subject, .from = GOV_SUBJECT_ITEM};
    sentence->subject = (uint32_t)b->document->subjects.count - 1;
    sentence->subject_count = 1;
  }
  return b->failed ? SQLITE_NOMEM : SQLITE_OK;
}

/* ---- the document ---- */

static int build(sentence_builder *b, int whole_tree) {
  gov_document *document = b->document;
  size_t count = b->markdown->blocks.count; /* of the Markdown; the entries' come behind */
  b->entries.row_bytes = sizeof(tree_entry);
  if (gov_tree_entries(b, whole_tree) != SQLITE_OK) return SQLITE_NOMEM;
  /* room for most documents; blocks may be empty, and more of them than anybody writes */
  size_t some = document->source->bytes.n / ORDINARY_SENTENCE_BYTES;
  if (gov_list_reserve(&document->sentences, some < count ? some : count) != SQLITE_OK ||
      gov_list_reserve(&document->spans, b->markdown->spans.count) != SQLITE_OK)
    return SQLITE_NOMEM;
  b->places =
      gov_arena_alloc(&b->markdown->arena, (b->markdown->blocks.count + 1) * sizeof *b->places);
  if (!b->places || gov_section_add(b, 0, -1) != SQLITE_OK) return SQLITE_NOMEM;
  for (size_t i = 0; i < b->entries.count; i++) {
    if (add_tree_entry(b, gov_list_at(&b->entries, i)) != SQLITE_OK) return SQLITE_NOMEM;
  }
  for (size_t i = 0; i < count; i++) {
    if (visit(b, (int32_t)i) != SQLITE_OK) return SQLITE_NOMEM;
  }
  gov_section_now(b)->end = (int32_t)document->sentences.count;
  gov_sections_finish(document);
  return SQLITE_OK;
}

static void start(gov_document *document, const gov_source *source) {
  *document = (gov_document){.source = source};
  document->sections.row_bytes = sizeof(gov_section_info);
  document->sentences.row_bytes = sizeof(gov_sentence);
  document->subjects.row_bytes = sizeof(gov_subject);
  document->spans.row_bytes = sizeof(gov_span);
  document->said.row_bytes = sizeof(gov_phrase_hit);
}

static int finish(gov_document *document, const gov_phrase_tables *phrases, int whole_tree) {
  sentence_builder builder = {
      .document = document,
      .markdown = &document->markdown,
      .topics = &phrases->topics,
      .top = {.item = -1, .first_sentence = -1, .lead = -1, .last_sentence = -1},
  };
  int rc = build(&builder, whole_tree);
  sqlite3_free(builder.column_sense);
  gov_list_free(&builder.entries);
  return rc;
}

int gov_document_read(gov_document *document, const gov_source *source,
                      const gov_phrase_tables *phrases, gov_facts *facts) {
  start(document, source);
  gov_markdown *markdown = &document->markdown;
  if (gov_markdown_parse(markdown, source->bytes) != SQLITE_OK) return SQLITE_NOMEM;
  if (markdown->front_matter.n) {
    int rc = gov_tree_read_block(&document->tree, facts, source->path, markdown->front_matter,
                                 markdown->front_matter_line, "front matter: ");
    if (rc != SQLITE_OK) return rc;
  }
  return finish(document, phrases, 0);
}

int gov_document_read_tree(gov_document *document, const gov_source *source,
                           const gov_phrase_tables *phrases, gov_facts *facts) {
  start(document, source);
  if (gov_markdown_parse(&document->markdown, GOV_TEXT("")) != SQLITE_OK) return SQLITE_NOMEM;
  document->markdown.line_count = gov_count_lines(source->bytes);
  int rc = gov_tree_read(&document->tree, facts, source->path, source->bytes);
  return rc == SQLITE_OK ? finish(document, phrases, 1) : rc;
}

void gov_document_free(gov_document *document) {
  gov_list_free(&document->sections);
  gov_list_free(&document->sentences);
  gov_list_free(&document->subjects);
  gov_list_free(&document->spans);
  gov_list_free(&document->said);
  gov_tree_free(&document->tree);
  gov_markdown_free(&document->markdown);
}
