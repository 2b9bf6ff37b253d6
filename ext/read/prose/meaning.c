/* meaning.c: the walk over a document's sentences. */
#include "read/prose/meaning_parts.h"

#include "facts/redact/redact.h"
#include "read/prose/sentences_build.h"

enum { SHORT_HEADING = 32 };

int meaning_is_silent(const gov_sentence *sentence) {
  return (sentence->standing & STANDING_SILENT) != 0 ||
         ((sentence->standing & GOV_SECTION_ALTERNATIVE) &&
          !(sentence->standing & GOV_SECTION_CHOSEN));
}

static unsigned intents_above(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int32_t above[] = {sentence->lead, sentence->item, sentence->parent};
  unsigned intents = 0;
  for (size_t i = 0; i < sizeof above / sizeof *above; i++)
    if (above[i] >= 0 && above[i] < index) intents |= m->intents[above[i]];
  return intents;
}

/* Does what introduces the sentence, or the item above it, intend this? */
int meaning_context(const meaning *m, int32_t index, unsigned intent) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if ((m->asked & intent) && meaning_answers(m, sentence)) return 1;
  if (sentence->code != GOV_CODE_NONE && (m->intents[index] & intent))
    return 1; /* a comment line above it says so */
  if (m->intents[index] & intent & INTENT_FAILS)
    return 1; /* a bare "In case of failure" above it */
  unsigned above = index == m->sentence_no ? m->intents_above : intents_above(m, index);
  return (above & intent) != 0;
}

/* A sentence that only introduces a list is no heading: what it intends was weighed when it was
** read. */
int meaning_is_about(const meaning *m, int32_t index, gov_topic_set topic, unsigned intent) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const gov_section_info *section = gov_section_at(m->document, sentence->section);
  if (meaning_context(m, index, intent) || (section->inherited & topic)) return 1;
  return (sentence->topics & topic) && (sentence->label.n || sentence->header.n);
}

/* ---- the walk ----------------------------------------------------------------------------------
 */

/* In letters: those of most scripts take more bytes than one. */
static size_t length_of(gov_text text) {
  size_t letters = 0;
  for (size_t i = 0; i < text.n; i++) letters += ((unsigned char)text.z[i] & 0xC0) != 0x80;
  return letters;
}

/* The topmost section of the same rollback, for each section. */
static void find_undo_roots(meaning *m) {
  for (size_t i = 0; i < m->document->sections.count; i++) {
    const gov_section_info *section = gov_section_at(m->document, (int32_t)i);
    int about = (section->inherited & GOV_TOPIC_BIT(ROLLBACK)) || section->phase == GOV_PHASE_UNDO;
    m->undo[i].sentence = -1;
    m->undo_root[i] = -1;
    if (!about) continue;
    int above =
        section->parent >= 0 && (size_t)section->parent < i ? m->undo_root[section->parent] : -1;
    m->undo_root[i] = above >= 0 ? above : (int32_t)i;
    int own =
        (section->topics & GOV_TOPIC_BIT(ROLLBACK)) && length_of(section->heading) <= SHORT_HEADING;
    if (own) m->undo[m->undo_root[i]].named = 1;
  }
}

static void state_placeholders(meaning *m, int32_t index, gov_topic_set topics, const char *why) {
  if (topics & GOV_TOPIC_BIT(BACKUP)) meaning_state(m, GOV_BACKUP_PLACEHOLDER, index, NULL, why);
  if (topics & GOV_TOPIC_BIT(ROLLBACK))
    meaning_state(m, GOV_ROLLBACK_PLACEHOLDER, index, NULL, why);
  if (topics & GOV_TOPIC_BIT(VERIFICATION))
    meaning_state(m, GOV_VERIFICATION_PLACEHOLDER, index, NULL, why);
}

/* "No orphan rows" in a list of checks, "without -c the rows are added": what is denied is no
** safeguard. A bare denial stands alone, after a label, or denies a word of planning. */
static int denies_a_finding(const meaning *m, const gov_sentence *sentence, const clause *at,
                            const gov_hit *denial) {
  static const gov_cue planning[] = {
      GOV_CUE_TAKE,         GOV_CUE_OBLIGATION, GOV_CUE_POSSIBLE, GOV_CUE_UNNEEDED,
      GOV_CUE_VERIFY,       GOV_CUE_COMPARE,    GOV_CUE_LATER,    GOV_CUE_BACKUP_MECHANISM,
      GOV_CUE_ROLLBACK_ACT, GOV_CUE_PLAN_WORD,  GOV_CUE_CLAIM};
  if (at->end <= denial->end) return 0;
  if (check_finds_none(m, at)) return 1;
  const gov_token *token = gov_token_at(&m->folded, denial->first);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  if (gov_text_is(word, "never") || gov_text_is(word, "don't") || gov_text_is(word, "nunca") ||
      gov_text_is(word, "neither"))
    return 1; /* a ban is weighed as such */
  for (size_t i = 0; i < sizeof planning / sizeof *planning; i++)
    if (clause_has(at, planning[i])) return 0;
  uint32_t words = 0; /* "no schema changes occurred" */
  for (uint32_t i = denial->end; i < at->end; i++)
    words += gov_token_at(&m->folded, i)->kind == GOV_TOKEN_WORD;
  if (words > 1 && denial->language == GOV_LANGUAGE_en) return 1;
  const clause *final = gov_list_at(&m->clauses, m->clauses.count - 1);
  int goes_on = final->end > at->end + 3;
  int item = is_position(sentence, GOV_IN_TASK) || is_position(sentence, GOV_IN_BULLET) ||
             is_position(sentence, GOV_IN_STEP);
  return goes_on || (item && !(sentence->label.n || sentence->header.n));
}

static int denies_bare(const gov_hit *hit) {
  return hit->cue == GOV_CUE_NEGATION || hit->cue == GOV_CUE_UNNEEDED;
}

/* "Backup: none", "Rollback: n/a", a bare "None." under the heading. */
static int state_bare_denial(meaning *m, const gov_sentence *sentence, int32_t index) {
  size_t said = m->clauses.count;
  const clause *last = said ? gov_list_at(&m->clauses, 0) : NULL;
  for (size_t i = 0; i < said; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!(at->mood & CLAUSE_LABEL) && clause_length(at) > 0) {
      last = at;
      break;
    }
  }
  if (!last || last->hit == last->hit_end) return 0;
  const gov_hit *first = gov_hit_at(&m->folded, last->hit);
  for (uint32_t i = last->hit; i < last->hit_end; i++) { /* one word may say several things */
    const gov_hit *also = gov_hit_at(&m->folded, i);
    if (also->first == first->first && denies_bare(also)) first = also;
  }
  /* Thai goes on behind it without a comma: "Backup: not needed the sessions expire" */
  int goes_on = first->language == GOV_LANGUAGE_th && first->cue == GOV_CUE_UNNEEDED &&
                sentence->label.n && (last->mood & ~(unsigned)CLAUSE_POSSIBLE) == 0;
  if (clause_length(last) > 6 && !goes_on) return 0;
  int denial = denies_bare(first);
  uint32_t start = last->first;
  while (start < last->end && gov_token_at(&m->folded, start)->kind == GOV_TOKEN_MARK) start++;
  if (sentence->header.n && m->reading->phrases &&
      gov_topics_match(&m->reading->phrases->topics, sentence->header).state == GOV_STATE_WAS)
    return 1; /* "| Test of the rollback | never | monthly |" */
  if (!denial || first->first > start || (last->end - first->end > 3 && !goes_on)) return 0;
  if (denies_a_finding(m, sentence, last, first)) return 0;
  if (property_is_labelled(m, sentence)) return 1;
  gov_topic_set topics = sentence->topics;
  int aside = (sentence->standing & GOV_SECTION_TROUBLE) != 0; /* an answer, not the plan */
  if (topics & GOV_TOPIC_BIT(BACKUP))
    meaning_hold(m, GOV_BACKUP_ABSENT, index, aside, "denied where a backup belongs");
  if (topics & GOV_TOPIC_BIT(ROLLBACK))
    meaning_hold(m, GOV_ROLLBACK_ABSENT, index, aside, "denied where a rollback belongs");
  if (topics & GOV_TOPIC_BIT(VERIFICATION))
    meaning_state(m, GOV_VERIFICATION_ABSENT, index, NULL, "denied where a check belongs");
  return (topics &
          (GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(VERIFICATION))) != 0;
}

/* "Wird nachgereicht" under a heading, behind a label or in a column of a safeguard, and of nothing else. */
static void state_deferred(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!sentence_has(m, GOV_CUE_LATER) || is_position(sentence, GOV_IN_HEADING)) return;
  size_t later = 0; /* "lists all (and adopts what it does not yet know)" puts nothing off */
  while (later + 1 < m->clauses.count &&
         !clause_has(gov_list_at(&m->clauses, later), GOV_CUE_LATER))
    later++;
  const clause *at = gov_list_at(&m->clauses, later);
  if (later && m->folded.text[gov_token_at(&m->folded, at->first)->start] == '(') return;
  gov_topic_set told = GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(VERIFICATION);
  state_placeholders(m, index, sentence->topics & told, "left for later");
}

/* "Rollback:" alone has no value because a list or block below it says it. */
int meaning_introduces(const gov_sentence *sentence) {
  gov_text text = gov_trim(sentence->text);
  return text.n > 1 && gov_introduces(text);
}

/* The task box a sentence stands in, its own or that of the item above it, or its row's column of states: 0 not ticked. */
int meaning_checked(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (sentence->answer == GOV_ROW_BLANK) return 0;
  if (sentence->checked >= 0 || sentence->parent < 0) return sentence->checked;
  return gov_sentence_at(m->document, sentence->parent)->checked;
}

/* "Checksums compared", "backup made": told as done, by a participle behind what it is said of. */
static int ends_in_participle(const meaning *m, const clause *at) {
  static const char *const irregular[] = {"made", "taken", "run", "done", "kept", "written", NULL};
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->language != GOV_LANGUAGE_en) continue;
    int acts = verb->cue == GOV_CUE_COMPARE || verb->cue == GOV_CUE_VERIFY ||
               verb->cue == GOV_CUE_TAKE || verb->cue == GOV_CUE_ACTION;
    if (!acts) continue;
    gov_text word = meaning_word(m, verb->end - 1);
    if (verb->first == first) return 0; /* "compare …" */
    if (gov_text_ends(word, "ed") || meaning_is_among(word, irregular)) return 1;
  }
  return 0;
}

/* "[ ] `pg_dump -t orders` to /backup": a command is an instruction, and claims nothing. */
static int opens_with_command(const meaning *m, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  return sentence->span_count && spans[0].kind == GOV_SPAN_CODE && spans[0].start == 0 &&
         spans[0].end <= sentence->text.n && memchr(sentence->text.z, ' ', spans[0].end) != NULL;
}

int meaning_claims_undone(const meaning *m, int32_t index, const clause *at) {
  if (meaning_checked(m, index) != 0) return 0;
  if (opens_with_command(m, gov_sentence_at(m->document, index)) && !sentence_has(m, GOV_CUE_CLAIM))
    return 0;
  if (ends_in_participle(m, at)) return 1;
  int sides = clause_has(at, GOV_CUE_TWO_SIDES) &&
              clause_has(at, GOV_CUE_COMPARE); /* "altes gegen neues" */
  return sentence_has(m, GOV_CUE_CLAIM) || !(sides || clause_starts_with_verb(m, at));
}

/* "Bei Problemen" alone above a list: a condition introduces it, though no colon says so. */
static int stands_over_list(const meaning *m, const gov_sentence *sentence, int32_t index) {
  if (!is_position(sentence, GOV_IN_PARAGRAPH) || !sentence->first_of_block) return 0;
  if (!sentence_has(m, GOV_CUE_FAIL) && !sentence_has(m, GOV_CUE_NEGATION)) return 0;
  if (length_of(sentence->text) > SHORT_HEADING) return 0;
  if ((size_t)index + 1 >= m->document->sentences.count) return 0;
  const gov_sentence *next = gov_sentence_at(m->document, index + 1);
  return sentence_has(m, GOV_CUE_CONDITION) && next->section == sentence->section &&
         (is_position(next, GOV_IN_BULLET) || is_position(next, GOV_IN_STEP));
}

static void fail_list_below(meaning *m, int32_t index) {
  for (size_t i = (size_t)index + 1; i < m->document->sentences.count; i++) {
    const gov_sentence *item = gov_sentence_at(m->document, (int32_t)i);
    if (!is_position(item, GOV_IN_BULLET) && !is_position(item, GOV_IN_STEP)) return;
    m->intents[i] |= INTENT_FAILS;
  }
}

/* "1. Backup:" with the command below it: what it introduces is about that. */
static void introduce(meaning *m, int32_t index) {
  static const struct {
    gov_topic_set topic;
    unsigned intent;
  } intents[] = {{GOV_TOPIC_BIT(BACKUP), INTENT_BACKUP},
                 {GOV_TOPIC_BIT(VERIFICATION), INTENT_VERIFY}};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (is_position(sentence, GOV_IN_HEADING) || sentence->checked == 0) return;
  if (sentence->label.n && (sentence->topics & GOV_TOPIC_BIT(VERIFICATION)) &&
      sentence->phase != GOV_PHASE_UNDO)
    m->intents[index] |= INTENT_VERIFY;
  if (stands_over_list(m, sentence, index)) fail_list_below(m, index);
  if (!meaning_introduces(sentence)) return;
  int undoes = sentence->text.n <= SHORT_HEADING && m->reading->phrases &&
               gov_topics_match(&m->reading->phrases->topics, sentence->text).phase ==
                   GOV_PHASE_UNDO; /* "Down:" */
  int labelled = sentence->label.n && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK));
  if ((undoes || labelled) && !sentence_has(m, GOV_CUE_ROLLBACK_INERT) &&
      !sentence_has(m, GOV_CUE_NEGATION))
    m->intents[index] |= INTENT_UNDO;
  if (sentence_has(m, GOV_CUE_CONDITION) && sentence_has(m, GOV_CUE_FAIL))
    m->intents[index] |= INTENT_FAILS;
  if (sentence_has(m, GOV_CUE_BEFORE) && !sentence_has(m, GOV_CUE_NEGATION))
    m->intents[index] |= INTENT_BEFORE;
  if (meaning_opens_condition(m)) m->intents[index] |= INTENT_IF;
  if (meaning_introduces_others(m, sentence)) m->intents[index] |= INTENT_ELSEWHERE;
  if (sentence_has(m, GOV_CUE_NEGATION) || sentence_has(m, GOV_CUE_RESTORE) ||
      sentence_has(m, GOV_CUE_DELETE) || sentence_has(m, GOV_CUE_ROLLBACK_ACT) ||
      sentence_has(m, GOV_CUE_CONDITION) || sentence_has(m, GOV_CUE_AFTER) ||
      sentence->phase == GOV_PHASE_UNDO)
    return;
  for (size_t i = 0; i < sizeof intents / sizeof *intents; i++)
    if (sentence->topics & intents[i].topic) m->intents[index] |= (uint16_t)intents[i].intent;
}

/* "❌ Backup": a cross before a point, or in its row's column of results, takes it away; what it denies in words stays denied. */
static int is_crossed(const meaning *m, const gov_sentence *sentence) {
  static const char *const crosses[] = {"❌", "✗", "✘", "✖", "⛔", "❎", "🚫"};
  if (is_position(sentence, GOV_IN_HEADING)) return 0;
  if (sentence_has(m, GOV_CUE_NEGATION) || sentence_has(m, GOV_CUE_ROLLBACK_ABSENT) ||
      sentence_has(m, GOV_CUE_ROLLBACK_IRREVERSIBLE))
    return 0;
  if (sentence->answer == GOV_ROW_CROSSED) return 1;
  for (size_t i = 0; i < sizeof crosses / sizeof *crosses; i++)
    if (gov_text_starts(sentence->text, crosses[i])) return 1;
  return 0;
}

/* "Y / N", "by: ______": to be struck out or filled in. */
static int leaves_choice(const gov_sentence *sentence) {
  static const char *const blanks[] = {"____", "y / n", "y/n", "yes / no", "yes/no"};
  char folded[256];
  if (!(sentence->signs & (GOV_SIGN_UNDERSCORE | GOV_SIGN_SLASH))) return 0;
  gov_text text = sentence->text;
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
    unsigned needs = blanks[i][0] == '_' ? GOV_SIGN_UNDERSCORE : GOV_SIGN_SLASH;
    if (!(sentence->signs & needs)) continue;
    const char *at = gov_text_find(low, blanks[i]);
    const char *end = at ? at + strlen(blanks[i]) : NULL;
    if (at && (*at == '_' || ((at == low.z || !gov_is_word(at[-1])) &&
                              (end == low.z + low.n || !gov_is_word(*end)))))
      return 1;
  }
  return 0;
}

/* "Stored at {{LOCATION}}", "copied to <bucket> by <owner>": a form that nobody filled in. */
static int is_unfilled(const meaning *m, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  gov_text text = sentence->text;
  int blanks = 0, marked = sentence->signs & (GOV_SIGN_BRACE | GOV_SIGN_ANGLE);
  for (size_t at = 0; marked && at + 3 < text.n; at++) {
    int open = text.z[at] == '{' && text.z[at + 1] == '{';
    if (!open && (text.z[at] != '<' || !gov_is_alpha(text.z[at + 1]))) continue;
    const char *close = memchr(text.z + at, open ? '}' : '>', text.n - at);
    uint32_t span = 0;
    while (span < sentence->span_count &&
           !(spans[span].kind == GOV_SPAN_CODE && spans[span].start <= at && at < spans[span].end))
      span++;
    if (close && span == sentence->span_count) blanks += open ? 2 : 1;
  }
  return blanks >= 2 || leaves_choice(sentence);
}

static void read_sentence(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  gov_text text = sentence->text;
  if (text.n > MEANING_SENTENCE_BYTES_MAX) text.n = MEANING_SENTENCE_BYTES_MAX;
  m->sentence_no = index;
  m->intents_above = intents_above(m, index);
  if (is_position(sentence, GOV_IN_FRONT_MATTER)) return;
  if (sentence->question) {
    meaning_read_question(m, sentence, text);
    return;
  }
  if (m->asked && m->answer_block < 0 && sentence->block != m->asked_block)
    m->answer_block = sentence->block;
  int elsewhere = sentence->checked != 1 && meaning_context(m, index, INTENT_ELSEWHERE);
  if (sentence->code != GOV_CODE_NONE) {
    if (meaning_is_silent(sentence) || elsewhere) return;
    meaning_focus(m, NULL);
    meaning_code(m, index);
    return;
  }
  if ((sentence->placeholder || is_unfilled(m, sentence)) && !meaning_introduces(sentence)) {
    if (!sentence->fenced) meaning_cues(m, index);
    /* the state of a row, "not started", is no blank to be filled in */
    if (!is_position(sentence, GOV_IN_HEADING) && !(sentence->standing & GOV_SECTION_REFERENCE))
      state_placeholders(m, index, sentence->topics, "a placeholder");
    return;
  }
  m->text_end = (uint32_t)text.n;
  m->text = text;
  meaning_focus(m, NULL);
  if (meaning_analyse(m, sentence, text, 0) != SQLITE_OK) return;
  meaning_withdraw_before(m, index);
  int withdrawn = meaning_tells_of_withdrawn(m, index);
  if (withdrawn || m->withdraws == WITHDRAWS_ALL) m->withdrawn_by = index + 1;
  m->said_from = GOV_COUNT(m->reading->facts, stated);
  if (!sentence->fenced) meaning_cues(m, index); /* what a block quotes answers no check */
  if (!m->source) return;                        /* a report: what it tells are its runs */
  meaning_other(m, index);
  if (meaning_is_silent(sentence) || elsewhere || is_crossed(m, sentence)) return;
  if (!is_position(sentence, GOV_IN_HEADING) && state_bare_denial(m, sentence, index)) return;
  if (meaning_is_off(m, index) || withdrawn) return;
  state_deferred(m, index);
  meaning_backup(m, index);
  meaning_rollback(m, index);
  meaning_verification(m, index);
  meaning_lost(m, index);
  meaning_numbered(m, index);
  introduce(m, index);
  meaning_focus(m, NULL);
  meaning_style(m, index);
  meaning_code_spans(m, index);
}

/* A section about a safeguard in which nothing stands. */
static void read_empty_sections(meaning *m) {
  for (size_t i = 0; i < m->document->sections.count && !m->failed; i++) {
    const gov_section_info *section = gov_section_at(m->document, (int32_t)i);
    if (!section->placeholder || !section->leaf || section->first >= section->end) continue;
    if (section->standing & STANDING_SILENT) continue;
    state_placeholders(m, section->first, section->topics, "an empty section");
  }
}

static int has_rollback(const meaning *m, size_t from) {
  return meaning_has_state(m, from, GOV_ROLLBACK_STEPS, GOV_ROLLBACK_STEPS) ||
         meaning_has_state(m, from, GOV_ROLLBACK_RESTORE, GOV_ROLLBACK_RESTORE) ||
         meaning_has_state(m, from, GOV_ROLLBACK_MENTION, GOV_ROLLBACK_MENTION);
}

static int start(meaning *m) {
  size_t sentences = m->document->sentences.count + 1, sections = m->document->sections.count + 1;
  gov_arena *arena = &m->reading->facts->arena;
  m->intents = gov_arena_alloc(arena, sentences * sizeof *m->intents);
  m->undo = gov_arena_alloc(arena, sections * sizeof *m->undo);
  m->undo_root = gov_arena_alloc(arena, sections * sizeof *m->undo_root);
  if (!m->intents || !m->undo || !m->undo_root) return SQLITE_NOMEM;
  find_undo_roots(m);
  int rc = meaning_choose_languages(m);
  return rc == SQLITE_OK ? meaning_cues_start(m) : rc;
}

int gov_meaning_read(const gov_document *document, gov_reading *reading) {
  meaning m = {.document = document,
               .reading = reading,
               .lexicon = reading->lexicon,
               .clauses = {.row_bytes = sizeof(clause)},
               .lists = {.row_bytes = sizeof(listed_names)},
               .held = {.row_bytes = sizeof(held_evidence)},
               .sample = {.row_bytes = sizeof(gov_folded_kept)}};
  gov_kind kind = reading->source->kind;
  if (!reading->lexicon) return SQLITE_OK;
  if (kind == GOV_KIND_PLAN)
    m.source = GOV_BY_PLAN;
  else if (kind == GOV_KIND_SPEC)
    m.source = GOV_BY_SPEC;
  else if (kind == GOV_KIND_TASKS)
    m.source = GOV_BY_TASKS;
  else if (kind == GOV_KIND_POLICY)
    return SQLITE_OK; /* it demands, and promises nothing */
  gov_folded_init(&m.folded);
  size_t from = GOV_COUNT(reading->facts, stated);
  m.said_from = from;
  int rc = start(&m);
  for (size_t i = 0; rc == SQLITE_OK && i < document->sentences.count && !m.failed; i++)
    read_sentence(&m, (int32_t)i);
  if (rc == SQLITE_OK && !m.failed && m.source) {
    meaning_focus(&m, NULL);
    read_empty_sections(&m);
    meaning_rollback_end(&m);
    meaning_style_end(&m);
    meaning_lost_end(&m, from);
    meaning_flaw_end(&m, from);
    meaning_tell_held(&m, m.mechanisms > 0, has_rollback(&m, from));
    meaning_left_out_end(&m, from);
  }
  meaning_cues_end(&m);
  gov_folded_free(&m.folded);
  gov_list_free(&m.sample);
  gov_arena_free(&m.sampled);
  gov_list_free(&m.clauses);
  gov_list_free(&m.lists);
  gov_list_free(&m.held);
  return rc != SQLITE_OK || m.failed ? SQLITE_NOMEM : SQLITE_OK;
}
