/* meaning_left_out.c: "A snapshot is taken. `orders` is not part of it.": what one sentence promises for all, another takes back for some.
**
** In a part of the document about a safeguard that is meant of all it promises there; elsewhere only of what the same paragraph or point
** says. So each line has the names that are left out of what stands there.
*/
#include "read/prose/meaning_parts.h"

enum { MOST_NAMES = 256 };

typedef struct left_out {
  const char **by_line; /* names joined by ','; NULL: none */
  int32_t line_count;
  const char *names[MOST_NAMES]; /* of the place at hand */
  size_t count;
  int32_t first, last; /* its lines; first -1: none */
} left_out;

static const char too_many[] = ""; /* then nothing that is promised there counts */

static int is_place_of(const meaning *m, const gov_sentence *sentence, int32_t *first,
                       int32_t *last) {
  const gov_topic_set safeguards =
      GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(VERIFICATION);
  const gov_section_info *section = gov_section_at(m->document, sentence->section);
  if (!(section->inherited & safeguards)) return 0;
  *first = section->line;
  *last = section->end > section->first ? gov_sentence_at(m->document, section->end - 1)->line
                                        : section->line;
  return 1;
}

/* The lines of the paragraph or point. */
static void lines_of_block(const meaning *m, int32_t index, int32_t *first, int32_t *last) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  *first = *last = sentence->line;
  for (int32_t i = index; i > 0 && gov_sentence_at(m->document, i - 1)->block == sentence->block;
       i--)
    *first = gov_sentence_at(m->document, i - 1)->line;
}

static void flush(meaning *m, left_out *left) {
  gov_arena *arena = &m->reading->facts->arena;
  const char *joined = too_many;
  if (left->count <= MOST_NAMES) {
    size_t n = 0;
    for (size_t i = 0; i < left->count; i++) n += strlen(left->names[i]) + 1;
    char *z = gov_arena_alloc(arena, n + 1), *end = z;
    if (!z) m->failed = 1;
    for (size_t i = 0; z && i < left->count; i++) {
      size_t length = strlen(left->names[i]);
      if (i) *end++ = ',';
      memcpy(end, left->names[i], length);
      end += length;
    }
    if (z) *end = 0;
    joined = z;
  }
  for (int32_t line = left->first; left->count && line >= 0 && line <= left->last; line++)
    if (line < left->line_count) left->by_line[line] = joined;
  left->count = 0;
  left->first = -1;
}

static void note(meaning *m, left_out *left, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  for (uint32_t k = 0; k < sentence->subject_count; k++) {
    if (!subjects[k].left_out || subjects[k].from != GOV_SUBJECT_SENTENCE) continue;
    int32_t first, last;
    if (!is_place_of(m, sentence, &first, &last)) lines_of_block(m, index, &first, &last);
    if (left->first != first || left->last != last) {
      if (left->first >= 0) flush(m, left);
      left->first = first;
      left->last = last;
    }
    if (left->count < MOST_NAMES) left->names[left->count] = subjects[k].name;
    left->count++;
  }
}

static int promises(const gov_evidence *row) {
  return !row->unit_id && row->signal_no >= (int)GOV_BACKUP_MECHANISM &&
         row->signal_no <= (int)GOV_VERIFICATION_PARITY &&
         gov_vocabulary[row->signal_no].polarity != GOV_NEGATIVE;
}

static void take_back(meaning *m, const left_out *left, size_t from) {
  gov_evidence *rows = GOV_ROWS(m->reading->facts, stated);
  size_t kept = from, count = GOV_COUNT(m->reading->facts, stated);
  for (size_t i = from; i < count; i++) {
    gov_evidence row = rows[i];
    int32_t line = row.place.line;
    const char *names = line >= 0 && line < left->line_count ? left->by_line[line] : NULL;
    if (names && promises(&row)) {
      if (names == too_many) continue;
      gov_arena *arena = &m->reading->facts->arena;
      row.excepts = row.excepts ? gov_arena_printf(arena, "%s,%s", row.excepts, names) : names;
      if (!row.excepts) m->failed = 1;
    }
    rows[kept++] = row;
  }
  m->reading->facts->tables[GOV_FACT_stated].count = kept;
}

static int leaves_any_out(const gov_document *document) {
  for (size_t i = 0; i < document->subjects.count; i++)
    if (((const gov_subject *)gov_list_at(&document->subjects, i))->left_out) return 1;
  return 0;
}

void meaning_left_out_end(meaning *m, size_t from) {
  size_t count = m->document->sentences.count;
  if (from == GOV_COUNT(m->reading->facts, stated) || !count || !leaves_any_out(m->document))
    return;
  left_out left = {.first = -1};
  for (size_t i = 0; i < count; i++) {
    int32_t line = gov_sentence_at(m->document, (int32_t)i)->line;
    if (line >= left.line_count) left.line_count = line + 1;
  }
  size_t bytes = (size_t)left.line_count * sizeof *left.by_line;
  left.by_line = sqlite3_malloc64(bytes + 1);
  if (!left.by_line) {
    m->failed = 1;
    return;
  }
  memset(left.by_line, 0, bytes);
  for (size_t i = 0; i < count && !m->failed; i++) note(m, &left, (int32_t)i);
  if (left.first >= 0) flush(m, &left);
  if (!m->failed) take_back(m, &left, from);
  sqlite3_free(left.by_line);
}
