/* steps.c: which sentences make up which step.
**
** A step is written as a heading "Step 3: …" with fields below it (labels or headings of their own),
** as a row of a table whose columns are such fields, as an item of a numbered list, whose nested
** items may be fields, or as a box to tick. All become gov_steps. A list or table inside a step
** written as a heading is part of that step. What stands in an example, a template or a rejected
** alternative is no step.
*/
#include "read/documents/steps.h"

#include "read/documents/steps_parts.h"
#include "read/prose/topics.h"

enum {
  SILENT = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_REJECTED | GOV_SECTION_HISTORY |
           GOV_SECTION_REFERENCE | GOV_SECTION_DEPRECATED,
  LIST_TOPICS = GOV_TOPIC_BIT(STEPS) | GOV_TOPIC_BIT(CUTOVER) | GOV_TOPIC_BIT(ROLLBACK)
};

/* What is known while the sentences go by. */
typedef struct step_walk {
  step_builder builder;
  int32_t *home;     /* by section: the section of the step it is part of; -1 */
  char *chapters;    /* by section: what is numbered right below it are chapters */
  step_field *under; /* by section: the field its heading names, STEP_OTHER none */
  int32_t section;   /* of the step open, written as a heading; -1 */
  int32_t item;      /* first sentence of the step open, written as an item; -1 */
  int32_t table, row;
} step_walk;

/* ---- steps written as headings ---- */

static int32_t heading_step(const step_walk *walk, const gov_section_info *section,
                            gov_text *name) {
  const gov_section_info *above =
      section->parent >= 0 ? gov_section_at(walk->builder.document, section->parent) : NULL;
  int plain =
      above && (above->topics & (gov_topic_set)LIST_TOPICS) && !walk->chapters[section->parent];
  return step_number_of(&walk->builder, section->heading, plain, name);
}

/* "2. Steps", or "2. The night" with "Step 1: …" below it, is a chapter, and so are its neighbours. */
static void mark_chapters(step_walk *walk) {
  const step_builder *builder = &walk->builder;
  for (size_t i = 0; i < builder->document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(builder->document, (int32_t)i);
    gov_text name;
    if (section->parent < 0 || !section->level) continue;
    if (step_number_of(builder, section->heading, 0, &name)) { /* "Step 1: …" */
      int32_t chapter = gov_section_at(builder->document, section->parent)->parent;
      if (chapter >= 0) walk->chapters[chapter] = 1;
    } else if (step_number_of(builder, section->heading, 1, &name) &&
               gov_topics_is(&builder->reading->phrases->topics, name, GOV_TOPIC_STEPS)) {
      walk->chapters[section->parent] = 1;
    }
  }
}

static int place_sections(step_walk *walk) {
  const gov_document *document = walk->builder.document;
  size_t count = document->sections.count;
  gov_arena *arena = walk->builder.scratch;
  walk->home = gov_arena_alloc(arena, (count + 1) * sizeof *walk->home);
  walk->under = gov_arena_alloc(arena, (count + 1) * sizeof *walk->under);
  walk->chapters = gov_arena_alloc(arena, count + 1);
  if (!walk->home || !walk->under || !walk->chapters) return SQLITE_NOMEM;
  mark_chapters(walk);
  for (size_t i = 0; i < count; i++) {
    const gov_section_info *section = gov_section_at(document, (int32_t)i);
    gov_text name;
    walk->home[i] = section->parent >= 0 ? walk->home[section->parent] : -1;
    walk->under[i] = STEP_OTHER;
    /* "### Step 1" below "## 2. Steps", which numbers the sections of the document, is a step */
    if (walk->home[i] >= 0 && step_number_of(&walk->builder, section->heading, 0, &name) &&
        !step_number_of(&walk->builder, gov_section_at(document, walk->home[i])->heading, 0, &name))
      walk->home[i] = (int32_t)i;
    else if (walk->home[i] >= 0) {
      step_field own = step_field_of(&walk->builder, section->heading);
      walk->under[i] = own == STEP_OTHER ? walk->under[section->parent] : own;
    } else if (section->level && heading_step(walk, section, &name)) {
      walk->home[i] = (int32_t)i;
    }
  }
  return SQLITE_OK;
}

static void start_heading(step_walk *walk, int32_t home) {
  step_builder *builder = &walk->builder;
  const gov_section_info *section = gov_section_at(builder->document, home);
  const gov_markdown_block *block = gov_markdown_at(&builder->document->markdown, section->block);
  gov_text name = {0};
  step_start(builder, GOV_FORM_HEADING, home, section->line);
  builder->step.step_no = heading_step(walk, section, &name);
  builder->step.line_end = section->line_end;
  step_add(builder, STEP_NAME, block, name);
  step_cues(builder, name, 0);
  builder->announced = builder->step.changes;
  walk->section = home;
}

/* ---- the texts of a step ---- */

static int names_code(const step_builder *builder, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(builder->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE) return 1;
  return 0;
}

/* The field a sentence belongs to: by its own label, the label of the item above, its heading. */
static step_field field_at(const step_walk *walk, const gov_sentence *sentence, int32_t step_item) {
  const gov_document *document = walk->builder.document;
  if (sentence->table && sentence->row_header.n)
    return step_field_of(&walk->builder, sentence->row_header);
  if (sentence->label.n) return step_field_of(&walk->builder, sentence->label);
  for (int32_t at = sentence->item; at >= 0 && at != step_item;) {
    const gov_sentence *above = gov_sentence_at(document, at);
    if (above->label.n) return step_field_of(&walk->builder, above->label);
    at = above->parent;
  }
  /* "**Rollback:**" over a list or a code block */
  if (sentence->lead >= 0 && gov_sentence_at(document, sentence->lead)->label.n)
    return step_field_of(&walk->builder, gov_sentence_at(document, sentence->lead)->label);
  step_field under = walk->under[sentence->section];
  return under == STEP_OTHER ? STEP_ACTION : under;
}

static void add_sentence(step_walk *walk, const gov_sentence *sentence, int32_t step_item) {
  step_builder *builder = &walk->builder;
  const gov_markdown_block *block = gov_markdown_at(&builder->document->markdown, sentence->block);
  int code = gov_sentence_is_in(sentence, GOV_IN_CODE);
  step_field field = field_at(walk, sentence, step_item);
  gov_text text = field == STEP_OTHER || !sentence->label.n ? sentence->text : sentence->value;
  if (code)
    step_add(builder, field, &(gov_markdown_block){.text = text}, text);
  else
    step_add(builder, field, block, text);
  if (sentence->line > builder->step.line_end) builder->step.line_end = sentence->line;
  if (field == STEP_PRECONDITION) step_condition(builder, text);
  if (field != STEP_ACTION && field != STEP_NAME && field != STEP_OTHER) return;
  if (names_code(builder, sentence)) builder->step.command = 1;
  if (!sentence->comment) step_cues(builder, text, code);
}

/* ---- rows of tables ---- */

static int is_cell_of(const gov_markdown *markdown, int32_t row, int32_t column) {
  int32_t index = row + 1 + column;
  return (size_t)index < markdown->blocks.count &&
         gov_markdown_at(markdown, index)->kind == GOV_MARKDOWN_CELL &&
         gov_markdown_at(markdown, index)->parent == row;
}

static step_field column_field(const step_builder *builder, int32_t header, int32_t column) {
  const gov_markdown *markdown = &builder->document->markdown;
  if (!is_cell_of(markdown, header, column)) return STEP_OTHER;
  return step_field_of(builder, gov_markdown_at(markdown, header + 1 + column)->text);
}

/* Says what to do, and at least one thing more about it. */
static int is_table_of_steps(const step_builder *builder, int32_t header) {
  const gov_markdown *markdown = &builder->document->markdown;
  int does = 0, more = 0;
  for (int32_t column = 0; is_cell_of(markdown, header, column); column++) {
    step_field field = column_field(builder, header, column);
    does |= field == STEP_ACTION || field == STEP_NAME;
    more |= field >= STEP_PRECONDITION && field < STEP_MOMENT;
    more |= field == STEP_ACTION && column > 0;
  }
  return does && more;
}

static void add_cell(step_builder *builder, step_field field, const gov_markdown_block *cell) {
  gov_text text = gov_trim(cell->text);
  step_add(builder, field, cell, text);
  if (field == STEP_PRECONDITION) step_condition(builder, text);
  if (field != STEP_ACTION && field != STEP_NAME) return;
  for (uint32_t i = 0; i < cell->span_count; i++) {
    const gov_span *span = gov_list_at(&builder->document->markdown.spans, cell->span + i);
    if (span->kind == GOV_SPAN_CODE) builder->step.command = 1;
  }
  step_cues(builder, text, 0);
}

static void add_row(step_walk *walk, const gov_sentence *sentence) {
  step_builder *builder = &walk->builder;
  const gov_markdown *markdown = &builder->document->markdown;
  int32_t row = gov_markdown_at(markdown, sentence->block)->parent;
  int32_t table = gov_markdown_at(markdown, row)->parent;
  if (walk->table == sentence->table && walk->row == sentence->row) return;
  walk->table = sentence->table;
  walk->row = sentence->row;
  if (!is_table_of_steps(builder, table + 1)) return;
  step_start(builder, GOV_FORM_TABLE, sentence->section, sentence->line);
  int numbered = 0;
  for (int32_t column = 0; is_cell_of(markdown, row, column); column++) {
    const gov_markdown_block *cell = gov_markdown_at(markdown, row + 1 + column);
    step_field field = column_field(builder, table + 1, column);
    gov_text text = gov_trim(cell->text), rest;
    int32_t number = field == STEP_NUMBER ? step_number_in(text) : 0;
    if (field == STEP_NAME) { /* "Step": its number, or "2. Copy the rows" */
      number = step_number_of(builder, text, 1, &rest);
      if (!number && text.n < 4 && step_number_in(text)) {
        number = step_number_in(text);
        field = STEP_NUMBER;
      }
    }
    if (number && !numbered) {
      builder->step.step_no = number;
      numbered = 1;
    }
    add_cell(builder, field, cell);
  }
  if (!numbered) builder->step.step_no = sentence->row;
  step_finish(builder, sentence->line);
}

/* ---- items ---- */

/* The step an item is part of: the outermost numbered item or box above it. */
static int starts_step(const step_builder *builder, const gov_sentence *sentence, int32_t index) {
  if (sentence->item != index) return 0;
  if (sentence->checked >= 0) return 1;
  if (sentence->depth == 1 && gov_sentence_is_in(sentence, GOV_IN_STEP)) return 1;
  const gov_section_info *section = gov_section_at(builder->document, sentence->section);
  return sentence->depth == 1 && gov_text_find(section->heading, "checklist") != NULL;
}

static int is_inside(const gov_document *document, int32_t item, int32_t outer) {
  while (item >= 0 && item != outer) item = gov_sentence_at(document, item)->parent;
  return item == outer;
}

static void start_item(step_walk *walk, const gov_sentence *sentence, int32_t index) {
  step_builder *builder = &walk->builder;
  int listed = sentence->checked < 0 && gov_sentence_is_in(sentence, GOV_IN_STEP);
  gov_text rest;
  step_start(builder, listed ? GOV_FORM_LIST : GOV_FORM_CHECKLIST, sentence->section,
             sentence->line);
  builder->step.checked = sentence->checked;
  if (listed) builder->step.step_no = sentence->number;
  if (!builder->step.step_no)
    builder->step.step_no = step_number_of(builder, sentence->text, 0, &rest);
  step_add(builder, STEP_NAME, gov_markdown_at(&builder->document->markdown, sentence->block),
           sentence->text);
  walk->item = index;
}

static void close_step(step_walk *walk) {
  step_finish(&walk->builder, 0);
  walk->section = walk->item = -1;
}

static void visit(step_walk *walk, int32_t index) {
  const gov_document *document = walk->builder.document;
  const gov_sentence *sentence = gov_sentence_at(document, index);
  int32_t home = walk->home[sentence->section];
  if (walk->section >= 0 && home != walk->section) close_step(walk);
  if (walk->item >= 0 && !is_inside(document, sentence->item, walk->item)) close_step(walk);
  if (sentence->standing & (uint32_t)SILENT) return;
  if (home >= 0 && walk->section != home) start_heading(walk, home);
  if (gov_sentence_is_in(sentence, GOV_IN_HEADING) ||
      gov_sentence_is_in(sentence, GOV_IN_FRONT_MATTER))
    return;
  if (home < 0 && walk->item < 0 && sentence->table) {
    add_row(walk, sentence);
    return;
  }
  if (home < 0 && walk->item < 0 && starts_step(&walk->builder, sentence, index))
    start_item(walk, sentence, index);
  else if (home < 0 && walk->item >= 0 && walk->item != index && sentence->checked >= 0 &&
           starts_step(&walk->builder, sentence, index)) {
    close_step(walk); /* a box inside a box is a step of its own */
    start_item(walk, sentence, index);
  }
  if (walk->builder.open) add_sentence(walk, sentence, walk->item);
}

int gov_steps_read(gov_document *document, gov_reading *reading) {
  step_walk walk = {.builder = {.document = document,
                                .reading = reading,
                                .words = &reading->phrases->steps,
                                .scratch = &document->markdown.arena},
                    .section = -1,
                    .item = -1};
  gov_folded_init(&walk.builder.folded);
  int rc = place_sections(&walk);
  for (size_t i = 0; i < document->sentences.count && rc == SQLITE_OK; i++) {
    visit(&walk, (int32_t)i);
    if (walk.builder.failed) rc = SQLITE_NOMEM;
  }
  if (rc == SQLITE_OK) close_step(&walk);
  gov_folded_free(&walk.builder.folded);
  return walk.builder.failed || reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}
