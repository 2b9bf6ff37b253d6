/* meaning_answers.c: whether a sentence that speaks of a cue says yes, no or planned.
**
** A denial beats everything, a box that is not ticked and anything put off, advised or conditional
** is a plan, and what has to have happened is a yes only when it is ticked, answered, dated or told
** in the past. A dry run rehearses nothing.
*/
#include "read/prose/meaning_cues.h"

enum { ITEM_SENTENCES = 12, FINDING_REACH = 4, MACHINE_WORD_BYTES = 48 };

/* ---- an answer that stands for itself ---- */

static size_t source_of(const meaning *m, uint32_t token) {
  return gov_token_at(&m->folded, token)->source;
}

/* "…: yes", "… — pending", "… → no", "… (not run)": what stands right before the token. */
static int follows_separator(const meaning *m, gov_text text, uint32_t token) {
  size_t at = source_of(m, token);
  if (at > text.n) return 0;
  while (at > 0 && gov_is_any(text.z[at - 1], " *_`")) at--;
  if (!at) return 0;
  if (gov_is_any(text.z[at - 1], ":=(|")) return 1;
  if (text.z[at - 1] == '-') return at > 1 && text.z[at - 2] == ' ';
  if (at < 3) return 0;
  const char *before = text.z + at - 3;
  return !memcmp(before, "—", 3) || !memcmp(before, "–", 3) || !memcmp(before, "→", 3) ||
         !memcmp(before, "：", 3) || !memcmp(before, "（", 3);
}

/* The end, a mark, a number, or a word that tells where or when. */
static int ends_answer(const meaning *m, uint32_t token) {
  static const char *const words[] = {"on", "at", "in",  "by",  "with", "am", "en", "el",
                                      "le", "em", "por", "par", "von",  "в",  "на", "for"};
  if (token >= m->folded.tokens.count) return 1;
  const gov_token *next = gov_token_at(&m->folded, token);
  if (next->kind == GOV_TOKEN_MARK || next->kind == GOV_TOKEN_NUMBER) return 1;
  gov_text word = {m->folded.text + next->start, next->end - next->start};
  if (gov_is_digit(word.z[0])) return 1;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_is(word, words[i])) return 1;
  return 0;
}

static int is_answer(const cue_reading *cues, int concept) {
  return has_role(cues, GOV_CONCEPT_YES, concept) || has_role(cues, GOV_CONCEPT_NO, concept) ||
         has_role(cues, GOV_CONCEPT_PLANNED, concept);
}

static int mark_of(gov_text text) {
  static const char *const ticks[] = {"✅", "✔", "✓", "☑"};
  static const char *const crosses[] = {"❌", "✗", "✘", "⛔"};
  for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
    if (gov_text_starts(text, ticks[i])) return 1;
    if (gov_text_starts(text, crosses[i])) return -1;
  }
  return 0;
}

/* NOT_EXECUTED, DONE_2026: a word of a machine. */
static gov_concept_role word_told(meaning *m, gov_text text) {
  static const gov_concept_role roles[] = {GOV_CONCEPT_NO, GOV_CONCEPT_PLANNED, GOV_CONCEPT_YES};
  char plain[MACHINE_WORD_BYTES];
  if (text.n >= sizeof plain || !memchr(text.z, '_', text.n)) return GOV_CONCEPT_WORD;
  for (size_t i = 0; i < text.n; i++) plain[i] = text.z[i] == '_' ? ' ' : text.z[i];
  gov_concept_set set = {{0}};
  if (cue_concepts(m, (gov_text){plain, text.n}, &set) != SQLITE_OK) return GOV_CONCEPT_WORD;
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (gov_concepts_meet(&set, &m->cues_read->rules->roles[roles[i]])) return roles[i];
  return GOV_CONCEPT_WORD;
}

gov_concept_role cue_told(meaning *m, const gov_sentence *sentence) {
  gov_text value = gov_trim(sentence->value);
  int mark = mark_of(value);
  if (sentence->table && sentence->checked >= 0) mark = sentence->checked ? 1 : -1;
  if (mark) return mark > 0 ? GOV_CONCEPT_YES : GOV_CONCEPT_NO;
  return word_told(m, value);
}

/* `jobs.purge.enabled: false`: code that holds more than the answer answers nothing. */
static int in_longer_code(const meaning *m, const gov_sentence *sentence,
                          const gov_concept_hit *hit) {
  size_t at = source_of(m, hit->first);
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++)
    if (spans[i].kind == GOV_SPAN_CODE && at > spans[i].start + 1u && at < spans[i].end) return 1;
  return 0;
}

void cue_find_answer(meaning *m, int32_t index) {
  cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int asked = sentence->label.n || sentence->table;
  cues->answer = -1;
  cues->told = asked ? cue_told(m, sentence) : GOV_CONCEPT_WORD;
  uint32_t first = cues->value_token;
  while (first < m->folded.tokens.count && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK)
    first++;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    if (!is_answer(cues, hit->concept) || hit->first < cues->value_token) continue;
    if (in_longer_code(m, sentence, hit)) continue;
    int alone = (hit->first == first && asked) || follows_separator(m, sentence->text, hit->first);
    if (!alone || !ends_answer(m, hit->end)) continue;
    if (cues->answer < 0) cues->answer = (int)i;
    /* a "no" further on takes a "yes" back */
    if (has_role(cues, GOV_CONCEPT_NO, hit->concept)) cues->answer = (int)i;
  }
}

/* ---- a denial ---- */

/* "No orphans", "no future dates": what must not be found is no denial of the check. */
static int is_finding(const meaning *m, const clause *at, const gov_concept_hit *hit) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *said = gov_hit_at(&m->folded, i);
    if (said->cue != GOV_CUE_NEGATION) continue;
    if (said->first > hit->first || said->end + FINDING_REACH < hit->first) return 0;
    int spaced = said->language != GOV_LANGUAGE_zh && said->language != GOV_LANGUAGE_ja &&
                 said->language != GOV_LANGUAGE_th;
    if (spaced && !(said->value && !strcmp(said->value, "before"))) return 0; /* "not random" */
  }
  return 1;
}

static int is_denied(const meaning *m, const cue_match *match, const gov_concept_hit *hit) {
  const clause *at = cue_clause(m, hit->first);
  if (!at) return 0;
  gov_hit target = {.first = hit->first, .end = hit->end, .language = hit->language};
  if (!clause_denies(m, at, &target)) return 0;
  return match->rule->wants != GOV_WANTS_FINDING || !is_finding(m, at, hit);
}

static int any_denied(const meaning *m, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    if (hit->first < cues->value_token) continue;
    int matters = (int)i == match->hit || has_role(cues, GOV_CONCEPT_SUBJECT, hit->concept);
    if (matters && is_denied(m, match, hit)) return 1;
  }
  return 0;
}

static int body_has(const meaning *m, gov_concept_role role) {
  const cue_reading *cues = m->cues_read;
  return gov_concepts_meet(&cues->level[LEVEL_BODY], &cues->rules->roles[role]);
}

/* ---- a rehearsal that rehearsed nothing ---- */

static int has_dry_flag(gov_text text) {
  static const char *const flags[] = {"--dry-run", "--dry_run", "--dryrun",    "--check",
                                      "--noop",    "--no-op",   "--simulate",  "--what-if",
                                      "--whatif",  "-WhatIf",   "dry_run=true"};
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (gov_text_find(text, flags[i])) return 1;
  return 0;
}

/* The sentence, the rest of its item, its row, and the commands below it. */
static int is_dry(const meaning *m, int32_t index) {
  const cue_reading *cues = m->cues_read;
  const gov_sentence *own = gov_sentence_at(m->document, index);
  const gov_concept_set *dry = &cues->rules->roles[GOV_CONCEPT_DRY];
  for (int level = LEVEL_BODY; level <= LEVEL_LIST; level++)
    if (gov_concepts_meet(&cues->level[level], dry)) return 1;
  for (int32_t i = index - ITEM_SENTENCES; i < index + ITEM_SENTENCES; i++) {
    if (i < 0 || (size_t)i >= m->document->sentences.count) continue;
    const gov_sentence *other = gov_sentence_at(m->document, i);
    int32_t item = own->item >= 0 ? own->item : index;
    int same = i == index || other->item == item || other->parent == item || other->lead == index ||
               (own->table && other->table == own->table && other->row == own->row);
    if (same && has_dry_flag(other->text)) return 1;
  }
  return 0;
}

/* ---- yes, no or planned ---- */

/* "Backup verified: YES (tested at [timestamp])" */
static int has_blank(gov_text text) {
  for (size_t at = 0; at + 2 < text.n; at++) {
    char close = text.z[at] == '[' ? ']' : text.z[at] == '<' ? '>' : 0;
    if (!close || !gov_is_alpha(text.z[at + 1])) continue;
    const char *end = memchr(text.z + at, close, text.n - at);
    if (!end) continue;
    size_t behind = (size_t)(end - text.z) + 1;
    int link = behind < text.n && gov_is_any(text.z[behind], "(:[");
    if (!link && behind - at > 3) return 1;
  }
  return gov_text_find(text, "{{") != NULL;
}

/* Is it part of a concept's name: "future dates", "rejected rows"? */
static int is_named(const meaning *m, const gov_hit *said) {
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    if (said->first >= hit->first && said->end <= hit->end &&
        !has_role(m->cues_read, GOV_CONCEPT_NO, hit->concept) &&
        !has_role(m->cues_read, GOV_CONCEPT_PLANNED, hit->concept))
      return 1;
  }
  return 0;
}

/* Does the sentence hold the cue outside of names? */
static int is_meant(const meaning *m, gov_cue cue) {
  for (size_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *said = gov_hit_at(&m->folded, i);
    if (said->cue == cue && !is_named(m, said)) return 1;
  }
  return 0;
}

/* Without what names lend: the "future" of "no future dates" puts nothing off. */
static unsigned mood_around(const meaning *m, const gov_concept_hit *hit) {
  const clause *at = cue_clause(m, hit->first);
  unsigned mood = at ? at->mood : 0;
  if (!is_meant(m, GOV_CUE_LATER)) mood &= ~(unsigned)CLAUSE_LATER;
  if (!is_meant(m, GOV_CUE_REJECTED)) mood &= ~(unsigned)CLAUSE_REJECTED;
  return mood;
}

static unsigned mood_of(const meaning *m, const cue_match *match) {
  if (match->hit >= 0) return mood_around(m, gov_concept_at(&m->folded, (size_t)match->hit));
  unsigned mood = 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!(at->mood & CLAUSE_LABEL)) mood |= at->mood;
  }
  return mood;
}

static int answer_role(const meaning *m, gov_concept_role role) {
  const cue_reading *cues = m->cues_read;
  if (cues->told != GOV_CONCEPT_WORD) return cues->told == role;
  if (cues->answer < 0) return 0;
  return has_role(cues, role, gov_concept_at(&m->folded, (size_t)cues->answer)->concept);
}

/* "Duplicate keys: not looked at" */
static int starts_with_denial(const meaning *m) {
  uint32_t first = m->cues_read->value_token;
  for (size_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_NEGATION && hit->first >= first && hit->first <= first + 1) return 1;
  }
  return 0;
}

/* "Tests were not run", and not "no longer", "no errors". */
static int says_undone(const meaning *m) {
  const cue_reading *cues = m->cues_read;
  if (!sentence_has(m, GOV_CUE_NEGATION)) return 0;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    int concept = gov_concept_at(&m->folded, i)->concept;
    if (has_role(cues, GOV_CONCEPT_NO, concept) && concept != cues->no && concept != cues->failed &&
        concept != cues->has_failed)
      return 1;
  }
  return 0;
}

static int is_conditional(const meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_POSSIBLE | CLAUSE_LATER)) return 1;
  }
  return sentence_has(m, GOV_CUE_OBLIGATION);
}

/* "The drill failed", "the drill was a failure"; what is done if it fails says nothing, nor does "a
 * failed drill". */
static int says_failed(const meaning *m, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  if (match->hit < 0 || is_conditional(m)) return 0;
  int past = body_has(m, GOV_CONCEPT_DONE) || gov_concept_in(&cues->level[LEVEL_BODY], cues->date);
  for (size_t i = (size_t)match->hit + 1; i < m->folded.concepts.count; i++) {
    int concept = gov_concept_at(&m->folded, i)->concept;
    if (concept == cues->has_failed || (past && concept == cues->failed)) return 1;
  }
  return 0;
}

static const char *why_no(const meaning *m, int32_t index, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  if (answer_role(m, GOV_CONCEPT_NO)) return "answered no";
  if (match->hit >= 0 &&
      has_role(cues, GOV_CONCEPT_NO, gov_concept_at(&m->folded, (size_t)match->hit)->concept))
    return "said not to have been done";
  if (match->rule->wants == GOV_WANTS_DONE) {
    if (says_undone(m)) return "said not to have been done";
    if (says_failed(m, match)) return "said to have failed";
    if (is_dry(m, index)) return "a dry run changes nothing and proves nothing";
  }
  if (any_denied(m, match) || (match->hit < 0 && starts_with_denial(m))) return "denied";
  if (mood_of(m, match) & CLAUSE_REJECTED) return "spoken of as not taken";
  return NULL;
}

/* "Emergency contacts", "list the emergency contacts": the field, and no value of it. */
static int is_only_named(const meaning *m, const gov_sentence *sentence, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  if (match->hit < 0 || cue_is_answered(cues) || sentence->checked == 1) return 0;
  if (body_has(m, GOV_CONCEPT_YES) || gov_concept_in(&cues->level[LEVEL_BODY], cues->place))
    return 0;
  for (size_t i = 0; i < sentence->text.n; i++)
    if (gov_is_digit(sentence->text.z[i]) || gov_is_any(sentence->text.z[i], "@#")) return 0;
  return 1;
}

static const char *why_planned(const meaning *m, int32_t index, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  gov_cue_wants wants = match->rule->wants;
  unsigned mood = mood_of(m, match);
  if (cues->blank || has_blank(sentence->value)) return "a blank to fill in";
  if (meaning_checked(m, index) == 0) return "its box is not ticked";
  if (answer_role(m, GOV_CONCEPT_PLANNED)) return "answered as planned";
  if (answer_role(m, GOV_CONCEPT_YES) && sentence_has(m, GOV_CUE_CONTRAST))
    return "yes, with a reserve";
  if (wants == GOV_WANTS_WHEN || wants == GOV_WANTS_STEP)
    return mood & CLAUSE_LATER ? "put off" : NULL;
  if (wants == GOV_WANTS_VALUE && match->parts == 1 && is_only_named(m, sentence, match))
    return "named, and nothing is filled in";
  if (mood & CLAUSE_LATER) return "put off";
  if (mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE)) return "advised or possible, not decided";
  if (mood & (CLAUSE_CONDITION | CLAUSE_UNDER)) return "only under a condition";
  return NULL;
}

/* What shows that it has happened; NULL: nothing does. */
static const char *why_done(const meaning *m, int32_t index) {
  const cue_reading *cues = m->cues_read;
  if (meaning_checked(m, index) == 1) return "ticked";
  if (answer_role(m, GOV_CONCEPT_YES)) return "answered yes";
  int told =
      body_has(m, GOV_CONCEPT_YES) || gov_concept_in(&cues->level[LEVEL_BODY], cues->recorded);
  if (sentence_has(m, GOV_CUE_OBLIGATION) || !told) return NULL;
  if (body_has(m, GOV_CONCEPT_PLANNED)) return NULL;
  if (gov_concept_in(&cues->level[LEVEL_BODY], cues->date)) return "dated";
  return body_has(m, GOV_CONCEPT_DONE) ? "told as past" : NULL;
}

/* "Duplicate keys: none" may be what was found or that nobody looks: no answer. */
static int is_ambiguous(const meaning *m, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  if (match->rule->wants != GOV_WANTS_FINDING || match->hit >= 0) return 0;
  if (cues->answer < 0) return starts_with_denial(m);
  return gov_concept_at(&m->folded, (size_t)cues->answer)->concept == cues->no;
}

/* What only names the finding checks nothing: "the price resolves to null". A check stands in a list or
 * section of checks, is told by a word of checking, denies the finding, or is answered. */
static int is_check(const meaning *m, int32_t index, const cue_match *match) {
  const cue_reading *cues = m->cues_read;
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (cue_is_answered(cues) || sentence->checked >= 0 || match->hit < 0) return 1;
  uint32_t first = gov_concept_at(&m->folded, (size_t)match->hit)->first;
  if (sentence->item >= 0 || is_position(sentence, GOV_IN_BULLET)) {
    if (first <= cues->value_token + 1) return 1;
  }
  if (sentence->topics & GOV_TOPIC_BIT(VERIFICATION)) return 1;
  for (size_t i = 0; i < m->folded.hits.count; i++) { /* "no nulls" */
    const gov_hit *said = gov_hit_at(&m->folded, i);
    if (said->cue == GOV_CUE_NEGATION && said->first <= first && said->end + 1u >= first) return 1;
  }
  for (int level = 0; level < LEVELS; level++) {
    const gov_concept_set *said = &cues->level[level];
    if (gov_concept_in(said, cues->verify) || gov_concept_in(said, cues->verify_data) ||
        gov_concept_in(said, cues->untested[0]) || gov_concept_in(said, cues->untested[1]) ||
        gov_concepts_meet(said, &cues->rules->roles[GOV_CONCEPT_NO]))
      return 1;
  }
  return 0;
}

const char *cue_answer(const meaning *m, int32_t index, const cue_match *match, const char **why) {
  const cue_reading *cues = m->cues_read;
  if (is_ambiguous(m, match)) return NULL;
  if (match->rule->wants == GOV_WANTS_FINDING && !is_check(m, index, match)) return NULL;
  if (cues->blank) return *why = "a blank to fill in", GOV_ANSWER_PLANNED;
  if ((*why = why_no(m, index, match)) != NULL) return GOV_ANSWER_NO;
  if ((*why = why_planned(m, index, match)) != NULL) return GOV_ANSWER_PLANNED;
  if (match->rule->wants != GOV_WANTS_DONE) return *why = "said", GOV_ANSWER_YES;
  if ((*why = why_done(m, index)) != NULL) return GOV_ANSWER_YES;
  return *why = "not shown to have happened", GOV_ANSWER_PLANNED;
}
