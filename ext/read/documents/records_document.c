/* records_document.c: the records of a Markdown document: its tables, its labelled lists, and the
** items and texts of sections whose headings are known.
*/
#include "embedded.h"
#include "read/documents/record_words.h"
#include "read/documents/records.h"
#include "read/prose/phrases.h"

enum { LABELS_MAX = GOV_RECORD_COLUMNS_MAX, SECTION_TEXT_BYTES = 4096 };

typedef struct record_walk {
  const gov_document *document;
  gov_facts *facts;
  int32_t record_no;
} record_walk;

static gov_record_writer next_record(record_walk *walk, const char *record, int32_t section,
                                     int32_t line) {
  return (gov_record_writer){.facts = walk->facts,
                             .path = walk->document->source->path,
                             .record = record,
                             .section_id = section + 1,
                             .record_no = ++walk->record_no,
                             .line = line};
}

static int has_field(const gov_record_shape *shape, const char *field) {
  for (int i = 0; i < shape->count; i++) {
    if (shape->name[i] && !strcmp(shape->name[i], field)) return 1;
  }
  return 0;
}

/* "users → customers" over a mapping table names its two tables, "`users`" both. */
static int write_mapped_tables(const gov_record_writer *writer, gov_text heading) {
  char folded[GOV_RECORD_TEXT_BYTES];
  gov_text text = gov_record_fold(heading, folded);
  const char *arrow = text.n ? memchr(text.z, '>', text.n) : NULL;
  size_t n = arrow ? (size_t)(arrow - text.z) : text.n, from = n;
  while (from && text.z[from - 1] != ' ') from--;
  if (!arrow && from) return SQLITE_OK; /* several words */
  gov_text source = {text.z + from, n - from};
  gov_text target = arrow ? (gov_text){arrow + 1, text.n - n - 1} : source;
  const char *blank = target.n ? memchr(target.z, ' ', target.n) : NULL;
  if (blank) target.n = (size_t)(blank - target.z);
  int rc = gov_record_write(writer, "heading_source", "table", source);
  return rc == SQLITE_OK ? gov_record_write(writer, "heading_target", "table", target) : rc;
}

/* The heading above, and the field it gives when no label did. */
static int write_heading(const gov_record_writer *writer, const gov_record_shape *shape,
                         const gov_section_info *section) {
  const char *as, *field = gov_record_head(shape->record, &as);
  if (!section->level) return SQLITE_OK;
  int rc = gov_record_write_field(writer, "heading", "text", section->heading);
  if (rc == SQLITE_OK && !strcmp(shape->record, "mapping"))
    rc = write_mapped_tables(writer, section->heading);
  return rc == SQLITE_OK && field && !has_field(shape, field)
             ? gov_record_write_field(writer, field, as, section->heading)
             : rc;
}

/* ---- tables ---- */

/* "PASS" under Status and "FAIL" under Result: the first of the two columns says nothing then. */
static void take_back(gov_record_tables *tables, gov_facts *facts) {
  const gov_record_shape *shape = &tables->shape;
  for (int i = 0; i < shape->count; i++) {
    gov_text *first = shape->again[i] ? &tables->cells[shape->again[i] - 1] : NULL;
    if (first && gov_record_differs(facts, *first, tables->cells[i])) *first = (gov_text){0};
  }
}

static int32_t section_of(const gov_document *document, int32_t block, int32_t from) {
  while ((size_t)from + 1 < document->sections.count &&
         gov_section_at(document, from + 1)->block <= block)
    from++;
  return from;
}

static int add_tables(record_walk *walk) {
  gov_record_tables tables;
  int32_t section = 0, row_no = 0;
  gov_record_tables_open(&tables, &walk->document->markdown);
  while (gov_record_tables_next(&tables)) {
    section = section_of(walk->document, tables.row, section);
    const gov_record_shape *shape = &tables.shape;
    take_back(&tables, walk->facts);
    gov_record_writer writer = next_record(walk, shape->record, section, tables.line);
    int rc = write_heading(&writer, shape, gov_section_at(walk->document, section));
    for (int i = 0; i < shape->count && rc == SQLITE_OK; i++) {
      if (shape->name[i])
        rc = gov_record_write_field(&writer, shape->name[i], shape->as[i], tables.cells[i]);
    }
    if (rc == SQLITE_OK && !strcmp(shape->record, "mapping") && !has_field(shape, "id")) {
      char number[16];
      sqlite3_snprintf(sizeof number, number, "row %d", ++row_no);
      rc = gov_record_write(&writer, "id", "text", gov_text_of(number));
    }
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

/* ---- labels ---- */

typedef struct label_group {
  int32_t section, line, last;
  gov_text names[LABELS_MAX], values[LABELS_MAX];
  int count;
} label_group;

static int flush(record_walk *walk, label_group *group) {
  gov_record_shape shape;
  int rc = SQLITE_OK;
  if (group->count > 1 &&
      gov_record_shape_of(&shape, group->names, group->count, GOV_FROM_LABELS)) {
    gov_record_writer writer = next_record(walk, shape.record, group->section, group->line);
    rc = write_heading(&writer, &shape, gov_section_at(walk->document, group->section));
    for (int i = 0; i < shape.count && rc == SQLITE_OK; i++) {
      if (shape.name[i])
        rc = gov_record_write_field(&writer, shape.name[i], shape.as[i], group->values[i]);
    }
  }
  group->count = 0;
  return rc;
}

static int same_text(gov_text a, gov_text b) {
  return a.n == b.n && !memcmp(a.z, b.z, a.n);
}

static int is_label(const gov_sentence *sentence) {
  return sentence->label.n && sentence->value.z != sentence->text.z && !sentence->table &&
         !gov_sentence_is_in(sentence, GOV_IN_CODE) &&
         !gov_sentence_is_in(sentence, GOV_IN_HEADING) &&
         !gov_sentence_is_in(sentence, GOV_IN_FRONT_MATTER);
}

/* Labels of one section are one record; a label met again begins the next. */
static int add_labels(record_walk *walk) {
  label_group group = {.section = -1};
  for (size_t i = 0; i < walk->document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(walk->document, (int32_t)i);
    if (!is_label(sentence)) continue;
    int again = sentence->section != group.section || group.count == LABELS_MAX;
    for (int k = 0; k < group.count; k++) again |= same_text(group.names[k], sentence->label);
    if (again && flush(walk, &group) != SQLITE_OK) return SQLITE_NOMEM;
    if (!group.count) {
      group.section = sentence->section;
      group.line = sentence->line;
    }
    group.names[group.count] = sentence->label;
    group.values[group.count++] = gov_label_value(walk->document, (int32_t)i);
  }
  return flush(walk, &group);
}

/* ---- sections ---- */

enum { SECTION_RECORD, SECTION_READ, SECTION_HEADING };

/* The row of data/record_sections.tsv whose heading this is: of several the one of that number; -1. */
static int section_row(const gov_data_table *table, gov_text heading, int number) {
  char folded[128];
  if (heading.n >= sizeof folded) return -1;
  gov_text name = {folded, gov_fold_letters(gov_trim(heading), folded, sizeof folded)};
  while (name.n && (gov_is_digit(name.z[0]) || gov_is_any(name.z[0], ". )"))) name.z++, name.n--;
  while (name.n && gov_is_any(name.z[name.n - 1], ": ")) name.n--;
  return gov_data_find(table, SECTION_HEADING, name, number);
}

/* Each field of the record reads the whole text. */
static int write_text(record_walk *walk, const char *record, int32_t section, int32_t line,
                      gov_text text) {
  const gov_data_table *fields = gov_data("record_fields");
  gov_record_writer writer = next_record(walk, record, section, line);
  int first = gov_data_find(fields, 0, gov_text_of(record), 0);
  for (int row = first; row >= 0 && row < fields->row_count; row++) {
    if (gov_data_cell(fields, row, 0) != gov_data_cell(fields, first, 0)) continue; /* one text */
    const char *as = gov_data_cell(fields, row, 2);
    if (!strcmp(as, "command")) continue;
    if (gov_record_write(&writer, gov_data_cell(fields, row, 1), as, text) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* `npm test`, `pytest tests/orders`, `SELECT count(*) FROM orders`: a program of
** data/verify_programs.tsv, or a path to something that runs. */
static int is_command(gov_text code) {
  const gov_data_table *programs = gov_data("verify_programs");
  code = gov_trim(code);
  size_t n = 0;
  while (n < code.n && !gov_is_space(code.z[n])) n++;
  gov_text word = {code.z, n};
  if (gov_text_starts(word, "./") || gov_text_starts(word, "../")) return 1;
  if (memchr(word.z, '/', word.n) && (gov_text_ends(word, ".sh") || gov_text_ends(word, ".py")))
    return 1;
  for (int row = 0; programs && row < programs->row_count; row++) {
    if (!gov_text_is(word, gov_data_cell(programs, row, 0))) continue;
    return code.n > n || gov_data_cell(programs, row, 1)[0] == 'y';
  }
  return 0;
}

/* The commands among the code spans of one sentence. */
static int write_commands(record_walk *walk, const char *record, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(walk->document, sentence);
  gov_record_writer writer = {.facts = walk->facts,
                              .path = walk->document->source->path,
                              .record = record,
                              .section_id = sentence->section + 1,
                              .record_no = walk->record_no,
                              .line = sentence->line};
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > sentence->text.n) continue;
    gov_text code = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    if (!is_command(code)) continue;
    if (gov_record_write(&writer, "command", "command", code) != SQLITE_OK) return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

/* Outermost items are records; what stands inside one belongs to it. */
static int add_items(record_walk *walk, const char *record, const gov_section_info *section) {
  int32_t item = -1;
  for (int32_t i = section->first; i < section->end; i++) {
    const gov_sentence *sentence = gov_sentence_at(walk->document, i);
    if (sentence->item < 0 || sentence->table) continue;
    int rc = SQLITE_OK;
    if (sentence->item == i && sentence->depth == 1) {
      const gov_markdown_block *block = gov_markdown_at(&walk->document->markdown, sentence->block);
      item = i;
      rc = write_text(
          walk, record, sentence->section, sentence->line,
          (gov_text){sentence->text.z, block->text.n - (size_t)(sentence->text.z - block->text.z)});
    }
    if (rc == SQLITE_OK && item >= 0) rc = write_commands(walk, record, sentence);
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

/* Everything the section says, without code, as one text. */
static int add_whole(record_walk *walk, const char *record, int32_t index) {
  char text[SECTION_TEXT_BYTES];
  size_t n = 0;
  const gov_section_info *section = gov_section_at(walk->document, index);
  for (int32_t i = section->first; i < section->end; i++) {
    const gov_sentence *sentence = gov_sentence_at(walk->document, i);
    if (gov_sentence_is_in(sentence, GOV_IN_CODE) || gov_sentence_is_in(sentence, GOV_IN_HEADING))
      continue;
    if (sentence->checked == 0 || n + sentence->text.n + 1 > sizeof text) continue;
    if (n) text[n++] = '\n';
    memcpy(text + n, sentence->text.z, sentence->text.n);
    n += sentence->text.n;
  }
  return n ? write_text(walk, record, index, section->line, (gov_text){text, n}) : SQLITE_OK;
}

/* Each sentence of the section and of those below it, code included, is asked by itself. */
static int add_below(record_walk *walk, const char *record, int32_t index) {
  int level = gov_section_at(walk->document, index)->level;
  for (int32_t at = index; (size_t)at < walk->document->sections.count; at++) {
    const gov_section_info *section = gov_section_at(walk->document, at);
    if (at > index && section->level <= level) break;
    for (int32_t i = section->first; i < section->end; i++) {
      const gov_sentence *sentence = gov_sentence_at(walk->document, i);
      if (write_text(walk, record, at, sentence->line, sentence->text)) return SQLITE_NOMEM;
    }
  }
  return SQLITE_OK;
}

/* A unit's body may name a decision anywhere. */
static int add_decisions(record_walk *walk) {
  if (walk->document->source->kind != GOV_KIND_RECORD) return SQLITE_OK;
  for (size_t i = 0; i < walk->document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(walk->document, (int32_t)i);
    if (gov_sentence_is_in(sentence, GOV_IN_HEADING) || gov_sentence_is_in(sentence, GOV_IN_CODE) ||
        !gov_text_find(sentence->text, "decision "))
      continue;
    if (write_text(walk, "decision", sentence->section, sentence->line, sentence->text))
      return SQLITE_NOMEM;
  }
  return SQLITE_OK;
}

static int add_sections(record_walk *walk) {
  const gov_data_table *table = gov_data("record_sections");
  for (size_t i = 0; table && i < walk->document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(walk->document, (int32_t)i);
    if (!section->level) continue;
    int number = 0;
    for (int row; (row = section_row(table, section->heading, number)) >= 0; number++) {
      const char *record = gov_data_cell(table, row, SECTION_RECORD);
      const char *read = gov_data_cell(table, row, SECTION_READ);
      int rc = !strcmp(read, "items")   ? add_items(walk, record, section)
               : !strcmp(read, "below") ? add_below(walk, record, (int32_t)i)
                                        : add_whole(walk, record, (int32_t)i);
      if (rc != SQLITE_OK) return rc;
    }
  }
  return SQLITE_OK;
}

int gov_records_in_document(const gov_document *document, gov_facts *facts) {
  record_walk walk = {.document = document, .facts = facts};
  int rc = add_tables(&walk);
  if (rc == SQLITE_OK) rc = add_labels(&walk);
  if (rc == SQLITE_OK) rc = add_sections(&walk);
  if (rc == SQLITE_OK) rc = add_decisions(&walk);
  for (const gov_node *root = document->tree.documents; root && rc == SQLITE_OK; root = root->next)
    rc = gov_records_in_tree(root, document->source->path, facts, &walk.record_no);
  return facts->arena.failed ? SQLITE_NOMEM : rc;
}
