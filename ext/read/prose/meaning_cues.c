/* meaning_cues.c: which cues a sentence speaks of.
**
** A cue is a pattern of concepts. Its attributes stand in the sentence, in its label or in the
** headers of its cell; its subject there, in what introduces the list, or in a heading. The subject
** nearest to the sentence counts: "encrypted" under a heading of backups is said of the backup
** unless the sentence names something else. Within a sentence an attribute belongs to the subject
** of its clause, else to the last one before it.
*/
#include "read/prose/meaning_cues.h"

enum { MOST_SUBJECTS = 1, ROW_CELLS = 64, FRAGMENT_START = 1 };

/* ---- what is known of the document before its sentences are read ---- */

/* The document's language, that of the sentence at hand, English, whose terms are everywhere, and
** what is sought in any text: "not run" is filled in by many hands. */
static unsigned spoken(const meaning *m) {
  return m->spoken | 1u << m->latin | GOV_LANGUAGE_BIT(code) | GOV_LANGUAGE_BIT(en) |
         GOV_LANGUAGE_BIT(th) | GOV_LANGUAGE_BIT(ru) |
         (m->japanese ? GOV_LANGUAGE_BIT(ja) : GOV_LANGUAGE_BIT(zh));
}

static void join(gov_concept_set *set, const gov_concept_set *other) {
  for (size_t i = 0; i < sizeof set->bits / sizeof *set->bits; i++) set->bits[i] |= other->bits[i];
}

int cue_concepts(meaning *m, gov_text text, gov_concept_set *set) {
  gov_folded *folded = &m->cues_read->aside;
  if (!text.n) return SQLITE_OK;
  if (text.n > GOV_MAX_NAME_BYTES) text.n = GOV_MAX_NAME_BYTES;
  if (gov_fold(folded, text) != SQLITE_OK ||
      gov_lexicon_concepts(m->lexicon, folded, spoken(m)) != SQLITE_OK) {
    m->failed = 1;
    return SQLITE_NOMEM;
  }
  for (size_t i = 0; i < folded->concepts.count; i++)
    gov_concept_put(set, gov_concept_at(folded, i)->concept);
  return SQLITE_OK;
}

/* Likewise of a label or header of the document, which mostly stands over more than one sentence. */
static void concepts_over(meaning *m, gov_text text, gov_concept_set *set) {
  cue_aside *aside = &m->cues_read->asides[(uintptr_t)text.z / 8 % CUE_ASIDES];
  int known = aside->text.z == text.z && aside->text.n == text.n && aside->spoken == spoken(m);
  if (!known) {
    *aside = (cue_aside){.text = text, .spoken = spoken(m)};
    cue_concepts(m, text, &aside->concepts);
  }
  join(set, &aside->concepts);
}

/* A heading without a subject stands under the one above it: "Steps" of "Rollback". */
static int read_headings(meaning *m) {
  cue_reading *cues = m->cues_read;
  const gov_concept_set *subjects = &cues->rules->roles[GOV_CONCEPT_SUBJECT];
  for (size_t i = 0; i < m->document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(m->document, (int32_t)i);
    gov_concept_set *set = &cues->headings[i];
    if (cue_concepts(m, section->heading, set) != SQLITE_OK) return SQLITE_NOMEM;
    if ((section->topics & GOV_TOPIC_BIT(ROLLBACK)) || section->phase == GOV_PHASE_UNDO)
      gov_concept_put(set, cues->rollback);
    if (section->topics & GOV_TOPIC_BIT(BACKUP)) gov_concept_put(set, cues->backup);
    if (section->topics & GOV_TOPIC_BIT(MONITORING)) gov_concept_put(set, cues->monitoring);
    int above = section->parent;
    if (above >= 0 && (size_t)above < i && !gov_concepts_meet(set, subjects))
      join(set, &cues->headings[above]);
  }
  return SQLITE_OK;
}

static int concept_named(const gov_concepts *rules, const char *name) {
  int concept = gov_concepts_find(rules, gov_text_of(name));
  return concept < 0 ? 0 : concept; /* the data is held by a test */
}

int meaning_cues_start(meaning *m) {
  cue_reading *cues = sqlite3_malloc64(sizeof *cues);
  if (!cues) return SQLITE_NOMEM;
  *cues = (cue_reading){.rules = gov_lexicon_rules(m->lexicon)};
  m->cues_read = cues;
  gov_folded_init(&cues->aside);
  size_t sentences = m->document->sentences.count + 1, sections = m->document->sections.count + 1;
  cues->said = sqlite3_malloc64(sentences * sizeof *cues->said);
  cues->headings = sqlite3_malloc64(sections * sizeof *cues->headings);
  if (!cues->said || !cues->headings) return SQLITE_NOMEM;
  memset(cues->said, 0, sentences * sizeof *cues->said);
  memset(cues->headings, 0, sections * sizeof *cues->headings);
  cues->rollback = concept_named(cues->rules, "rollback");
  cues->backup = concept_named(cues->rules, "backup");
  cues->alert = concept_named(cues->rules, "alert");
  cues->threshold = concept_named(cues->rules, "threshold");
  cues->monitoring = concept_named(cues->rules, "monitoring");
  cues->place = concept_named(cues->rules, "at_place");
  cues->recorded = concept_named(cues->rules, "recorded");
  cues->date = concept_named(cues->rules, "at_date");
  cues->at_work = concept_named(cues->rules, "at_work");
  cues->no = concept_named(cues->rules, "no");
  cues->failed = concept_named(cues->rules, "failed");
  cues->elsewhere = concept_named(cues->rules, "elsewhere");
  cues->has_failed = concept_named(cues->rules, "has_failed");
  cues->verify = concept_named(cues->rules, "verify");
  cues->verify_data = concept_named(cues->rules, "verify_data");
  cues->self = concept_named(cues->rules, "self");
  cues->untested[0] = concept_named(cues->rules, "tested");
  cues->untested[1] = concept_named(cues->rules, "test");
  cues->untested[2] = concept_named(cues->rules, "completed");
  cues->untested[3] = concept_named(cues->rules, "configured");
  return read_headings(m);
}

void meaning_cues_end(meaning *m) {
  cue_reading *cues = m->cues_read;
  if (!cues) return;
  gov_folded_free(&cues->aside);
  sqlite3_free(cues->said);
  sqlite3_free(cues->headings);
  sqlite3_free(cues);
  m->cues_read = NULL;
}

/* ---- the sentence and what stands around it ---- */

/* 2026-11-03, 3.11.2026, 03/11/2026, 2026年11月3日 */
static int has_date(gov_text text) {
  for (size_t at = 0; at < text.n; at++) {
    if (!gov_is_digit(text.z[at]) || (at && gov_is_digit(text.z[at - 1]))) continue;
    int parts = 0, year = 0;
    while (at < text.n && gov_is_digit(text.z[at])) {
      size_t start = at;
      while (at < text.n && gov_is_digit(text.z[at])) at++;
      year |= at - start == 4;
      parts++;
      if (parts == 1 && at - start == 4 && text.n - at >= 3 && !memcmp(text.z + at, "年", 3))
        return 1;
      if (parts < 3 && at + 1 < text.n && gov_is_any(text.z[at], "-./")) at++;
    }
    if (parts == 3 && year) return 1;
  }
  return 0;
}

/* `scripts/backup.sh`: what makes a backup is no place of it. */
static int is_program(const char *path, size_t n) {
  static const char *const endings[] = {".sh", ".py",  ".js",   ".mjs", ".ts", ".rb",
                                        ".md", ".yml", ".yaml", ".go",  ".php"};
  size_t length = 0;
  while (length < n && !gov_is_any(path[length], " `\"',;)")) length++;
  while (length && gov_is_any(path[length - 1], ".:")) length--;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    size_t ending = strlen(endings[i]);
    if (length > ending && !memcmp(path + length - ending, endings[i], ending)) return 1;
  }
  return 0;
}

/* An address, or a path from the root or in code. */
static int has_place(const meaning *m, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  const char *scheme = gov_text_find(text, "://");
  if (scheme && !(scheme - text.z >= 4 && !memcmp(scheme - 4, "http", 4)) &&
      !(scheme - text.z >= 5 && !memcmp(scheme - 5, "https", 5)))
    return 1; /* s3://, gs://; a page on the web tells of it */
  const char *end = text.z + text.n, *at = text.z;
  for (; (at = memchr(at, '/', (size_t)(end - at))) != NULL && at + 2 < end; at++) {
    if ((at == text.z || gov_is_any(at[-1], " (\"'")) && gov_is_alpha(at[1]) &&
        !is_program(at, (size_t)(end - at)))
      return 1;
  }
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end > text.n) continue;
    const char *code = text.z + spans[i].start;
    size_t n = spans[i].end - spans[i].start;
    if (memchr(code, '/', n) && !is_program(code, n)) return 1;
  }
  return 0;
}

/* In a sentence, what must not have happened counts as what should have: "not yet tested". */
static void read_body(meaning *m, const gov_sentence *sentence) {
  cue_reading *cues = m->cues_read;
  size_t value = 0;
  if (sentence->value.z > sentence->text.z &&
      sentence->value.z <= sentence->text.z + sentence->text.n)
    value = (size_t)(sentence->value.z - sentence->text.z);
  cues->value_token = 0;
  while (cues->value_token < m->folded.tokens.count &&
         gov_token_at(&m->folded, cues->value_token)->source < value)
    cues->value_token++;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    int level = hit->first < cues->value_token ? LEVEL_NEAR : LEVEL_BODY;
    gov_concept_put(&cues->level[level], hit->concept);
  }
  if ((sentence->signs & GOV_SIGN_DIGIT) && has_date(sentence->text))
    gov_concept_put(&cues->level[LEVEL_BODY], cues->date);
  if ((sentence->signs & GOV_SIGN_DIGIT) && meaning_is_at_work(sentence->text))
    gov_concept_put(&cues->level[LEVEL_BODY], cues->at_work);
  if ((sentence->signs & GOV_SIGN_SLASH) && has_place(m, sentence))
    gov_concept_put(&cues->level[LEVEL_BODY], cues->place);
}

/* Is the cell one that answers, and what do the cells before it ask? */
static void read_row(meaning *m, int32_t index) {
  cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  for (int32_t i = index - 1; i >= 0 && i > index - ROW_CELLS; i--) {
    const gov_sentence *cell = gov_sentence_at(m->document, i);
    if (cell->table != sentence->table || cell->row != sentence->row) break;
    if (cell->column < sentence->column) join(&cues->level[LEVEL_NEAR], &cues->said[i]);
  }
}

static int read_levels(meaning *m, int32_t index) {
  cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  memset(cues->level, 0, sizeof cues->level);
  if (sentence->placeholder || m->analysed != sentence) { /* nobody has cut it into clauses */
    m->clauses.count = m->folded.hits.count = 0;
    if (gov_fold(&m->folded, sentence->text) != SQLITE_OK) return m->failed = 1, 0;
  }
  if (gov_lexicon_concepts(m->lexicon, &m->folded, spoken(m)) != SQLITE_OK) return m->failed = 1, 0;
  read_body(m, sentence);
  cues->said[index] = cues->level[LEVEL_BODY];
  join(&cues->said[index], &cues->level[LEVEL_NEAR]);
  int own = sentence->label.z >= sentence->text.z &&
            sentence->label.z < sentence->text.z + sentence->text.n;
  if (!own) concepts_over(m, sentence->label, &cues->level[LEVEL_NEAR]);
  cue_find_answer(m, index);
  if (sentence->table) {
    concepts_over(m, sentence->header, &cues->level[LEVEL_NEAR]);
    concepts_over(m, sentence->row_header, &cues->level[LEVEL_NEAR]);
    if (cue_is_answered(cues) || cues->blank || (sentence->signs & GOV_SIGN_DIGIT))
      read_row(m, index);
  }
  int32_t above[] = {sentence->lead, sentence->item, sentence->parent};
  for (size_t i = 0; i < sizeof above / sizeof *above; i++)
    if (above[i] >= 0 && above[i] < index) join(&cues->level[LEVEL_LIST], &cues->said[above[i]]);
  if (sentence->section >= 0) join(&cues->level[LEVEL_FAR], &cues->headings[sentence->section]);
  if (sentence->phase == GOV_PHASE_UNDO) gov_concept_put(&cues->level[LEVEL_FAR], cues->rollback);
  return !m->failed;
}

/* ---- matching ---- */

const clause *cue_clause(const meaning *m, uint32_t token) {
  const clause *found = NULL;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (at->first <= token) found = at;
  }
  return found;
}

/* The subject that the concept at `token` belongs to: in its clause the nearest, else the last one
** before it. -1: no subject in the sentence. -2: something that is none of ours. */
static int subject_of(const meaning *m, uint32_t token) {
  const cue_reading *cues = m->cues_read;
  const clause *at = cue_clause(m, token);
  uint32_t nearest = UINT32_MAX;
  int subject = -1, before = -1;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    if (!has_role(cues, GOV_CONCEPT_SUBJECT, hit->concept)) continue;
    uint32_t distance = hit->first > token ? hit->first - token : token - hit->first;
    int inside = at && hit->first >= at->first && hit->first < at->end;
    if (inside && distance < nearest) nearest = distance, subject = hit->concept;
    if (hit->first < token) before = hit->concept;
  }
  for (uint32_t i = at ? at->hit : 0; at && i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    uint32_t distance = hit->first > token ? hit->first - token : token - hit->first;
    if (hit->cue == GOV_CUE_OTHER_OBJECT && distance < nearest) return -2;
  }
  return subject >= 0 ? subject : before;
}

typedef struct part_found {
  int level; /* -1: not found */
  int hit;   /* in the body */
} part_found;

/* Does a "no" stand for what was to be done? "Not run" does; a bare "no" and "failed" only as an
 * answer: "no console errors" and "restart failed nodes" say nothing of a rehearsal. */
static int tells_undone(const meaning *m, size_t index) {
  const cue_reading *cues = m->cues_read;
  const gov_concept_hit *hit = gov_concept_at(&m->folded, index);
  if (!has_role(cues, GOV_CONCEPT_NO, hit->concept)) return 0;
  return cues->answer == (int)index || (hit->concept != cues->no && hit->concept != cues->failed &&
                                        hit->concept != cues->has_failed);
}

/* The part in the body, of the right subject. */
static int find_in_body(const meaning *m, const gov_cue_pattern *pattern,
                        const gov_concept_set *part, const gov_concept_set *subjects,
                        int stands_in) {
  const cue_reading *cues = m->cues_read;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    if (hit->first < cues->value_token) continue;
    int meets = gov_concept_in(part, hit->concept) || (stands_in && tells_undone(m, i));
    if (!meets) continue;
    if (pattern->part_count == 1 || has_role(cues, GOV_CONCEPT_SUBJECT, hit->concept))
      return (int)i;
    int subject = subject_of(m, hit->first);
    if (subject == -2 || (subject >= 0 && !gov_concept_in(subjects, subject))) continue;
    return (int)i;
  }
  return -1;
}

/* Does the part ask for something done, which a "not run" answers as well? */
static int may_stand_in(const meaning *m, const gov_concept_set *part) {
  const cue_reading *cues = m->cues_read;
  for (size_t i = 0; i < sizeof cues->untested / sizeof *cues->untested; i++)
    if (gov_concept_in(part, cues->untested[i])) return 1;
  return 0;
}

static part_found find_part(const meaning *m, const gov_cue_pattern *pattern,
                            const gov_concept_set *part, const gov_concept_set *subjects) {
  const cue_reading *cues = m->cues_read;
  int hit = find_in_body(m, pattern, part, subjects, may_stand_in(m, part));
  if (hit >= 0) return (part_found){LEVEL_BODY, hit};
  if ((gov_concept_in(part, cues->place) || gov_concept_in(part, cues->date) ||
       gov_concept_in(part, cues->at_work)) &&
      gov_concepts_meet(part, &cues->level[LEVEL_BODY]))
    return (part_found){LEVEL_BODY, -1};
  int subject = gov_concepts_meet(part, &cues->rules->roles[GOV_CONCEPT_SUBJECT]);
  for (int level = LEVEL_NEAR; level < (subject ? LEVELS : LEVEL_LIST); level++)
    if (gov_concepts_meet(part, &cues->level[level])) return (part_found){level, -1};
  return (part_found){-1, -1};
}

/* Of the levels that name a subject, only the nearest speaks for those further away. */
static int is_nearest_subject(const cue_reading *cues, const gov_concept_set *subjects) {
  const gov_concept_set *every = &cues->rules->roles[GOV_CONCEPT_SUBJECT];
  for (int level = 0; level < LEVELS; level++)
    if (gov_concepts_meet(&cues->level[level], every))
      return gov_concepts_meet(&cues->level[level], subjects);
  return 0;
}

/* A heading owns what has no subject of its own: "Tested on staging", "it was tested", but not
** "passwords are encrypted". */
static int is_fragment(const meaning *m, int found) {
  const cue_reading *cues = m->cues_read;
  if (found < 0) return 1;
  const gov_concept_hit *hit = gov_concept_at(&m->folded, (size_t)found);
  const clause *at = cue_clause(m, hit->first);
  uint32_t first = at ? at->first : 0;
  while (first < hit->first && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (hit->first <= first + FRAGMENT_START) return 1;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *other = gov_concept_at(&m->folded, i);
    if (other->first == first && other->concept == cues->self) return 1;
  }
  return 0;
}

/* What is an object itself ("stop writes", "no orphans") is told by its words wherever it stands. */
static int may_be_owned(const meaning *m, const cue_match *match, int subject_level) {
  if (match->rule->wants == GOV_WANTS_WHEN || match->rule->wants == GOV_WANTS_FINDING ||
      match->rule->wants == GOV_WANTS_STEP)
    return 1;
  return subject_level < LEVEL_FAR || is_fragment(m, match->hit);
}

static int matches(const meaning *m, const gov_cue_pattern *pattern, cue_match *match) {
  const cue_reading *cues = m->cues_read;
  gov_concept_set subjects = {{0}};
  int needs_subject = 0, in_body = 0, in_near = 0, subject_level = 0;
  match->hit = -1;
  for (int i = 0; i < pattern->part_count; i++) {
    gov_concept_set part = pattern->parts[i];
    for (size_t w = 0; w < sizeof part.bits / sizeof *part.bits; w++)
      part.bits[w] &= cues->rules->roles[GOV_CONCEPT_SUBJECT].bits[w];
    join(&subjects, &part);
    needs_subject |= gov_concepts_meet(&part, &part);
  }
  for (int i = 0; i < pattern->part_count; i++) {
    part_found found = find_part(m, pattern, &pattern->parts[i], &subjects);
    if (found.level < 0 || (found.level > LEVEL_NEAR && (pattern->here >> i & 1))) return 0;
    in_body |= found.level == LEVEL_BODY;
    in_near |= found.level == LEVEL_NEAR;
    if (found.level > subject_level) subject_level = found.level;
    if (found.hit > match->hit) match->hit = found.hit;
  }
  if (!in_body && (!in_near || match->rule->wants == GOV_WANTS_STEP)) return 0;
  if (!needs_subject) return 1;
  return is_nearest_subject(cues, &subjects) && may_be_owned(m, match, subject_level);
}

/* What is told here: in the sentence, and all around it. */
typedef struct cue_told_here {
  gov_concept_set own, all;
  int denies; /* a "no", which stands for what was to be done */
} cue_told_here;

static cue_told_here told_here(const cue_reading *cues) {
  cue_told_here told = {.own = cues->level[LEVEL_BODY]};
  join(&told.own, &cues->level[LEVEL_NEAR]);
  for (int level = 0; level < LEVELS; level++) join(&told.all, &cues->level[level]);
  told.denies = gov_concepts_meet(&told.own, &cues->rules->roles[GOV_CONCEPT_NO]);
  return told;
}

/* The patterns of which something is told in the sentence, or denied. */
static gov_concept_set patterns_told(const cue_reading *cues, const cue_told_here *told) {
  gov_concept_set patterns = {{0}};
  for (int concept = -1; (concept = gov_concept_next(&told->own, concept + 1)) >= 0;)
    join(&patterns, &cues->rules->patterns_of[concept]);
  for (size_t i = 0; told->denies && i < sizeof cues->untested / sizeof *cues->untested; i++)
    join(&patterns, &cues->rules->patterns_of[cues->untested[i]]);
  return patterns;
}

/* Cheap to ask before `matches`: most sentences tell nothing of most patterns. */
static int may_match(const meaning *m, const cue_told_here *told, const gov_cue_pattern *pattern) {
  int own = 0;
  for (int i = 0; i < pattern->part_count; i++) {
    const gov_concept_set *part = &pattern->parts[i];
    int denied = told->denies && may_stand_in(m, part);
    if (!denied && !gov_concepts_meet(part, &told->all)) return 0;
    own |= denied || gov_concepts_meet(part, &told->own);
  }
  return own && !gov_concepts_meet(&pattern->without, &told->own);
}

/* ---- rows ---- */

/* A cell that only asks: another cell of its row has the answer. */
static int is_asked(meaning *m, int32_t index) {
  cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!sentence->table || cue_is_answered(cues)) return 0;
  for (int32_t i = index + 1; i < index + ROW_CELLS; i++) {
    if ((size_t)i >= m->document->sentences.count) break;
    const gov_sentence *cell = gov_sentence_at(m->document, i);
    if (cell->table != sentence->table || cell->row != sentence->row) break;
    if (cell->column == sentence->column) continue;
    if (cell->placeholder || cue_told(m, cell) != GOV_CONCEPT_WORD) return 1;
    gov_concept_set set = {{0}};
    if (cue_concepts(m, cell->text, &set) != SQLITE_OK) return 0;
    if (gov_concepts_meet(&set, &cues->rules->roles[GOV_CONCEPT_YES]) ||
        gov_concepts_meet(&set, &cues->rules->roles[GOV_CONCEPT_NO]) ||
        gov_concepts_meet(&set, &cues->rules->roles[GOV_CONCEPT_PLANNED]))
      return 1;
  }
  return 0;
}

static const char *const phase_words[] = {NULL, "before", "during", "after", "undo"};

static void add_claim(meaning *m, int32_t index, const cue_match *match, const char *answer,
                      const char *why) {
  const cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  gov_facts *facts = m->reading->facts;
  gov_cue_said *claims = GOV_ROWS(facts, cues);
  size_t count = GOV_COUNT(facts, cues);
  for (size_t i = count; i > 0 && claims[i - 1].line == sentence->line; i--)
    if (claims[i - 1].cue == match->rule->name && claims[i - 1].answer == answer) return;
  gov_cue_said *row = GOV_ADD(facts, cues);
  if (!row) {
    m->failed = 1;
    return;
  }
  int told = cue_is_answered(cues) || sentence->checked == 1;
  row->path = m->reading->artifact->path;
  row->line = sentence->line;
  row->section_id = sentence->section + 1;
  row->cue = match->rule->name;
  row->answer = answer;
  row->origin = !m->source && told ? GOV_EVIDENCED : GOV_STATED;
  row->phase = phase_words[sentence->phase];
  row->position = sentence->position;
  row->why = why;
  row->step = sentence->number;
  const gov_subject *subjects = gov_sentence_subjects(m->document, sentence);
  if (sentence->subject_count == MOST_SUBJECTS && !subjects->excepted)
    row->unit_id = gov_arena_string(&facts->arena, subjects->name);
}

/* Headings are names, not statements; a numbered one names a step that is taken. */
static int may_claim(const meaning *m, const gov_sentence *sentence) {
  if (meaning_is_silent(sentence) || sentence->in_quote || is_position(sentence, GOV_IN_QUOTE))
    return 0;
  if (!is_position(sentence, GOV_IN_HEADING)) return 1;
  const gov_section_info *section = gov_section_at(m->document, sentence->section);
  return section->phase_number > 0 && !section->placeholder;
}

void meaning_cues(meaning *m, int32_t index) {
  cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  cues->blank = sentence->placeholder && sentence->checked < 0; /* a tick alone is an answer */
  if (!read_levels(m, index) || !may_claim(m, sentence)) return;
  const gov_concept_set *body = &cues->level[LEVEL_BODY], *near = &cues->level[LEVEL_NEAR];
  if (!gov_concepts_meet(body, body) && !gov_concepts_meet(near, near)) return;
  if (!cues->blank) meaning_limits(m, index);
  if (is_asked(m, index) || gov_concept_in(body, cues->elsewhere))
    return; /* "unlike the last time" */
  cue_told_here told = told_here(cues);
  gov_concept_set patterns = patterns_told(cues, &told);
  int answered = -1; /* one row a cue: its first pattern that matches */
  for (int i = -1; (i = gov_concept_next(&patterns, i + 1)) >= 0 && !m->failed;) {
    const gov_cue_pattern *pattern = gov_list_at(&cues->rules->patterns, (size_t)i);
    if (pattern->cue == answered) continue;
    cue_match match = {.rule = gov_list_at(&cues->rules->rules, pattern->cue)};
    if (!may_match(m, &told, pattern) || !matches(m, pattern, &match)) continue;
    match.parts = pattern->part_count;
    const char *why = NULL, *answer = cue_answer(m, index, &match, &why);
    if (!answer) continue;
    answered = pattern->cue;
    add_claim(m, index, &match, answer, why);
  }
}
