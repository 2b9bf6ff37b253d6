/* meaning_rollback.c: can this migration be undone, and how?
**
** A word is worth a mention. Steps are found by adding up what stands under one rollback heading,
** or below one "to roll back:"; a concrete switch or command is enough alone. Restoring a backup
** is kept apart: it is worth what the backup is worth. Undoing code, a deployment or a
** transaction is none.
*/
#include "read/meaning_parts.h"
#include "read/phrase_tables.h"
#include "read/phrases.h"
#include "read/topics.h"

enum { STEPS_NEEDED = 2, HEADING_REACH = 5 };

int rollback_is_denied(const meaning *m, const clause *at, int hit) {
  return hit >= 0 && clause_negated(m, at, (uint32_t)hit) &&
         !rollback_denies_else(m, at, (uint32_t)hit);
}

/* "Fix forward": what is done instead, not that nothing else can be. */
static int names_another_way(const meaning *m, size_t hit) {
  const char *value = gov_hit_at(&m->folded, hit)->value;
  return value && !strcmp(value, "instead");
}

/* "There is no automatic rollback": one by hand may follow. */
static int is_of_the_automatic(const meaning *m, const clause *at) {
  static const char *const words[] = {
      "automat", "\xE8\x87\xAA\xE5\x8A\xA8", "\xE8\x87\xAA\xE5\x8B\x95",
      "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD0\xBC\xD0\xB0\xD1\x82",
      "\xE0\xB8\xAD\xE0\xB8\xB1\xE0\xB8\x95\xE0\xB9\x82\xE0\xB8\x99"};
  if (at->first >= at->end) return 0;
  uint32_t start = gov_token_at(&m->folded, at->first)->start;
  gov_text said = {m->folded.text + start, gov_token_at(&m->folded, at->end - 1)->end - start};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(said, words[i])) return 1;
  return 0;
}

/* A cell of a table whose row is about one kind of change: its denial is not the plan's. */
static int is_of_a_row(const meaning *m, const gov_sentence *sentence) {
  if (!is_position(sentence, GOV_IN_TABLE) || sentence->column < 1 || sentence->subject_count)
    return 0;
  if (!sentence->row_header.n || !m->reading->phrases) return 0;
  gov_heading_sense row = gov_topics_match(&m->reading->phrases->topics, sentence->row_header);
  return !(row.topics & GOV_TOPIC_BIT(ROLLBACK));
}

/* "So as to avoid irreversible loss": what is kept away. */
static int is_averted(const meaning *m, const clause *at, int hit) {
  static const char *const words[] = {"avoid",
                                      "prevent",
                                      "vermeid",
                                      "verhinder",
                                      "evit",
                                      "impedir",
                                      "empech",
                                      "prevenir",
                                      "\xE9\x81\xBF\xE5\x85\x8D",
                                      "\xE9\x98\xB2\xE6\xAD\xA2",
                                      "\xE4\xBB\xA5\xE5\x85\x8D",
                                      "\xD0\xB8\xD0\xB7\xD0\xB1\xD0\xB5\xD0\xB6",
                                      "\xD0\xBF\xD1\x80\xD0\xB5\xD0\xB4\xD0\xBE\xD1\x82",
                                      "\xE9\x98\xB2\xE3\x81\x90",
                                      "\xE9\x81\xBF\xE3\x81\x91"};
  uint32_t start = gov_token_at(&m->folded, at->first)->start;
  uint32_t end = gov_token_at(&m->folded, gov_hit_at(&m->folded, (size_t)hit)->first)->start;
  for (size_t i = 0; end > start && i < sizeof words / sizeof *words; i++)
    if (gov_text_find((gov_text){m->folded.text + start, end - start}, words[i])) return 1;
  return 0;
}

/* "Irreversible without a backup": with one it is not. */
static int is_without_copy(const meaning *m, const clause *at, int hit) {
  const gov_hit *said = gov_hit_at(&m->folded, (size_t)hit);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *copy = gov_hit_at(&m->folded, i);
    if (copy->cue == GOV_CUE_BACKUP_MECHANISM && copy->first >= said->end &&
        clause_negated(m, at, i))
      return 1;
  }
  return 0;
}

/* "no way back", "forward only": denied outright. */
static void read_denials(meaning *m, int32_t index, const clause *at) {
  static const gov_cue cues[] = {GOV_CUE_ROLLBACK_IRREVERSIBLE, GOV_CUE_ROLLBACK_ABSENT};
  static const gov_signal signals[] = {GOV_ROLLBACK_IRREVERSIBLE, GOV_ROLLBACK_ABSENT};
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_POSSIBLE)) return;
  for (size_t i = 0; i < 2; i++) {
    int hit = clause_find(m, at, cues[i]);
    if (hit < 0 || rollback_is_denied(m, at, hit) || is_averted(m, at, hit)) continue;
    /* dropping or masking something cannot be undone: not the migration's last word */
    const gov_sentence *sentence = gov_sentence_at(m->document, index);
    if (is_of_the_automatic(m, at) || is_without_copy(m, at, hit)) continue;
    int of_part = sentence->label.n && !(sentence->topics & GOV_TOPIC_BIT(ROLLBACK));
    int limited = of_part || sentence_has(m, GOV_CUE_WINDOW_END) || (at->mood & CLAUSE_UNDER) ||
                  names_another_way(m, (size_t)hit) || is_of_a_row(m, sentence) ||
                  (sentence->standing & (GOV_SECTION_TROUBLE | GOV_SECTION_BACKGROUND));
    if (!sentence->subject_count)
      limited |= sentence_has(m, GOV_CUE_DELETE) || sentence_has(m, GOV_CUE_CONTROL_MASKING);
    if (sentence_has(m, GOV_CUE_CONTROL_MASKING) && !sentence_has(m, GOV_CUE_PLAN_WORD)) continue;
    meaning_hold(m, signals[i], index, limited, "said that there is no way back");
  }
}

static undo_pool *pool_of(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int32_t root = m->undo_root[sentence->section];
  return &m->undo[root >= 0 ? root : sentence->section];
}

static void count_in(undo_pool *pool, int32_t *counter, int32_t index) {
  if (pool->sentence < 0) pool->sentence = index;
  ++*counter;
}

/* Who decides, when, for how long, rehearsed. */
static void read_conduct(meaning *m, int32_t index, const clause *at, int in_undo) {
  int tested = clause_find(m, at, GOV_CUE_ROLLBACK_TESTED);
  unsigned unsure =
      CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_WITHDRAWN;
  if (tested >= 0 && !(at->mood & unsure) && !rollback_is_denied(m, at, tested)) {
    int claimed = meaning_claims_undone(m, index, at);
    meaning_state(m, claimed ? GOV_ROLLBACK_PLACEHOLDER : GOV_ROLLBACK_TESTED, index, NULL,
                  claimed ? "a box not ticked" : "says the rollback was tried");
  }
  if (!in_undo) return;
  if ((at->mood & CLAUSE_CONDITION) && clause_has(at, GOV_CUE_FAIL))
    meaning_state(m, GOV_ROLLBACK_TRIGGER, index, NULL, "says when to go back");
  int window = clause_find(m, at, GOV_CUE_ROLLBACK_WINDOW);
  if (window >= 0 && !(at->mood & unsure) && !rollback_is_denied(m, at, window) &&
      clause_has_number(m, at))
    meaning_state(m, GOV_ROLLBACK_WINDOW, index, NULL, "says for how long");
  int owner = clause_find(m, at, GOV_CUE_ROLLBACK_OWNER);
  if (owner >= 0 && !(at->mood & unsure) && !rollback_is_denied(m, at, owner))
    meaning_state(m, GOV_ROLLBACK_OWNER, index, NULL, "says who decides");
}

/* "Open a ticket", "call the vendor": somebody is told, and nothing is undone. */
static int only_tells(const meaning *m, const clause *at) {
  static const char *const verbs[] = {"notify", "announce", "inform",   "escalate", "contact",
                                      "wait",   "tell",     "schedule", NULL};
  static const char *const persons[] = {"call", "ask", "phone", "ping", "page", "mail", NULL};
  static const char *const runs[] = {"procedure", "function", "script",  "endpoint",
                                     "api",       "job",      "routine", NULL};
  static const char *const others[] = {"open", "create", NULL};
  static const char *const desks[] = {"ticket",  "tickets", "incident", "issue",
                                      "vendor",  "support", "lead",     "team",
                                      "meeting", "bridge",  NULL};
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (first >= at->end) return 0;
  if (meaning_is_among(meaning_word(m, first), verbs)) return 1;
  if (meaning_is_among(meaning_word(m, first), persons))
    return !meaning_has_word(m, first + 1, at->end, runs);
  for (uint32_t i = first + 1; meaning_is_among(meaning_word(m, first), others) && i < at->end; i++)
    if (meaning_is_among(meaning_word(m, i), desks)) return 1;
  return 0;
}

/* "A rollback would mean: stop the app, drop the tables": nobody plans to. */
static int is_unreal(const meaning *m) {
  static const char *const would[] = {"would", NULL};
  const clause *first = gov_list_at(&m->clauses, 0);
  for (uint32_t i = first->first; i < first->end; i++)
    if (meaning_is_among(meaning_word(m, i), would)) return 1;
  return 0;
}

/* "Keep the worker held", "but retain the new columns": nothing is undone. */
static int leaves_as_it_is(const meaning *m, const clause *at) {
  static const char *const words[] = {"keep",     "retain", "leave", "preserve",
                                      "continue", "hold",   NULL};
  uint32_t first = at->first;
  while (first < at->end &&
         (gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK ||
          gov_text_is(meaning_word(m, first), "but") || gov_text_is(meaning_word(m, first), "and")))
    first++;
  return first < at->end && meaning_is_among(meaning_word(m, first), words);
}

static int clause_acts(const meaning *m, const clause *at) {
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_LABEL | CLAUSE_ADVICE |
                  CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN))
    return 0;
  int hit = clause_find(m, at, GOV_CUE_ACTION);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_RESTORE);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_ROLLBACK_SWITCH);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_DELETE);
  return hit >= 0 && clause_length(at) > 1 && clause_starts_with_verb(m, at) &&
         !rollback_is_denied(m, at, hit) && !leaves_as_it_is(m, at) && !only_tells(m, at);
}

/* "Roll back in these cases:" introduces reasons, not steps. */
static int names_triggers(const meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  return m->undo[sentence->section].triggers || meaning_context(m, index, INTENT_TRIGGERS);
}

/* 回滚 is a verb as well: "prepare the rollback script" is no step of it. */
static int is_only_named(const meaning *m, const clause *at, const gov_hit *act) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *word = gov_hit_at(&m->folded, i);
    if (word->cue == GOV_CUE_ROLLBACK_ACT && word->first <= act->first && word->end >= act->end)
      return 1;
  }
  return 0;
}

/* "Neue Spalte löschen und alte Version ausrollen", ลบ … แล้ว deploy …: how many things to do, where no comma parts
** them: none, one or two; -1: somebody is only told of it. */
static int count_acts(const meaning *m, const clause *at) {
  enum { APART = 2, APART_LETTERS = 3 };
  const gov_hit *first = NULL;
  int talks = 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    int acts = hit->cue == GOV_CUE_ACTION || hit->cue == GOV_CUE_DELETE ||
               hit->cue == GOV_CUE_RESTORE || hit->cue == GOV_CUE_ROLLBACK_SWITCH ||
               hit->cue == GOV_CUE_STYLE_IN_PLACE;
    if (!acts) continue;
    talks |= hit->value && !strcmp(hit->value, "talk"); /* "inform the team" undoes nothing */
    if (is_only_named(m, at, hit) || (hit->value && !strcmp(hit->value, "talk"))) continue;
    if (!first) {
      first = hit;
      continue;
    }
    int letters = gov_token_at(&m->folded, first->first)->kind == GOV_TOKEN_LETTER;
    if (first->language != GOV_LANGUAGE_en &&
        hit->first >= first->end + (letters ? APART_LETTERS : APART))
      return 2;
  }
  return first ? 1 : talks ? -1 : 0;
}

/* "Eliminar la columna": a pattern's words on the way there, an act on the way back. */
static int drops_back(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_STYLE_IN_PLACE);
  unsigned none = CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_LABEL | CLAUSE_ADVICE |
                  CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN;
  return hit >= 0 && gov_hit_at(&m->folded, (size_t)hit)->language != GOV_LANGUAGE_en &&
         gov_hit_at(&m->folded, (size_t)hit)->language != GOV_LANGUAGE_code && !(at->mood & none) &&
         !rollback_is_denied(m, at, hit);
}

/* "| Kind of change | Way back |": what would be done in each case, no steps of this migration. */
static int is_of_a_kind(const meaning *m, const gov_sentence *sentence) {
  static const char *const kinds[] = {"kind of", "type of", "scenario", "case",    "situation",
                                      "symptom", "if ",     "failure",  "problem", "incident"};
  char folded[48];
  size_t index = (size_t)(sentence - gov_sentence_at(m->document, 0));
  if (!is_position(sentence, GOV_IN_TABLE) || sentence->column < 1) return 0;
  const gov_sentence *first = sentence;
  while (index > 0 && first->table == sentence->table && first->column > 0)
    first = gov_sentence_at(m->document, (int32_t)--index);
  if (first->table != sentence->table) return 0;
  gov_text header = {folded, gov_fold_letters(first->header, folded, sizeof folded)};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (gov_text_starts(header, kinds[i])) return 1;
  return 0;
}

/* "Falls etwas nicht stimmt: …", "If it fails: …": what stands behind the label is done then. */
static int is_labelled_by_failure(const meaning *m, const gov_sentence *sentence) {
  const clause *first = gov_list_at(&m->clauses, 0);
  if (!sentence->label.n || m->clauses.count < 2 || (sentence->standing & GOV_SECTION_TROUBLE))
    return 0;
  uint32_t label_end = gov_token_at(&m->folded, first->first)->source + (uint32_t)sentence->label.n;
  int wide = gov_is_spaceless(sentence->text.z[0]); /* 出现问题： no "if" is needed */
  return ((first->mood & CLAUSE_CONDITION) || wide) && clause_has(first, GOV_CUE_FAIL) &&
         sentence->label.z == sentence->text.z && label_end <= sentence->text.n;
}

/* "Risk | Likelihood | Mitigation": how a risk is kept small, and no way back, unless the column says so. */
static int is_mitigation(const meaning *m, const gov_sentence *sentence) {
  if (!(sentence->topics & GOV_TOPIC_BIT(RISK)) || !m->reading->phrases) return 0;
  return !(gov_topics_match(&m->reading->phrases->topics, sentence->header).topics &
           GOV_TOPIC_BIT(ROLLBACK));
}

/* A step is an item that tells what to do, or a sentence's part that does. */
static void count_steps(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  undo_pool *pool = pool_of(m, index);
  if (meaning_context(m, index, INTENT_UNDO) || sentence->label.n || sentence->header.n)
    pool->named = 1; /* below "To roll back:" as under a heading */
  int item = is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_TASK) ||
             is_position(sentence, GOV_IN_BULLET) || is_position(sentence, GOV_IN_TABLE);
  int acts = 0, genuine = 0, inert = sentence_has(m, GOV_CUE_ROLLBACK_INERT);
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int told = count_acts(m, at);
    if (told >= 0 && (clause_acts(m, at) || drops_back(m, at))) {
      acts += told > 1 ? told : 1;
      genuine += told;
    }
    int restore = clause_find(m, at, GOV_CUE_RESTORE);
    int copy = clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_DUMP) ||
               clause_has(at, GOV_CUE_BACKUP_REGULAR);
    int onto_new = clause_has(at, GOV_CUE_OTHER_SYSTEM) && !clause_has(at, GOV_CUE_OLD_SIDE);
    if (restore >= 0 && copy && onto_new) {
      m->intents[index] |= INTENT_ONTO_NEW;
      pool->onto_new = 1;
    }
    if (restore >= 0 && copy && !onto_new && !(at->mood & CLAUSE_ADVICE) &&
        !rollback_is_denied(m, at, restore))
      count_in(pool, &pool->restores, index);
    int lost =
        sentence_has(m, GOV_CUE_ROLLBACK_IRREVERSIBLE) || sentence_has(m, GOV_CUE_ROLLBACK_ABSENT);
    int brings_back = clause_has(at, GOV_CUE_ACTION) && clause_has(at, GOV_CUE_OLD_SIDE) &&
                      !sentence_has(m, GOV_CUE_NEGATION); /* "`SOURCE=old` restores …" */
    int off = sentence->label.n && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)) &&
              !(at->mood & (CLAUSE_LABEL | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_WITHDRAWN |
                            CLAUSE_CONDITION | CLAUSE_ADVICE)) &&
              !sentence_has(m, GOV_CUE_NEGATION) && switch_names_within(m, sentence, at) &&
              switch_gives_setting(m, sentence); /* "Revert: flag `read_new` off" */
    if (off && !lost) count_in(pool, &pool->switches, index);
    int sets = !lost && (clause_acts(m, at) || switch_may_go_back(m, at) || brings_back) &&
               switch_gives_setting(m, sentence);
    int labelled = !lost && is_labelled_by_failure(m, sentence) && !(at->mood & CLAUSE_CONDITION) &&
                   !sentence_has(m, GOV_CUE_NEGATION) && switch_names_within(m, sentence, at) &&
                   switch_gives_setting(m, sentence); /* "When it fails: `READ=old`" */
    if (switch_is_told(m, sentence, at) || sets || labelled ||
        switch_gives_command(m, sentence, at))
      count_in(pool, &pool->switches, index);
  }
  if (item && switch_is_statement(m, sentence)) {
    int told = sentence->phase == GOV_PHASE_UNDO || switch_gives_statement(m, sentence, 1) ||
               meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO);
    count_in(pool, told ? &pool->commands : &pool->steps, index);
  }
  if (inert && acts) {
    count_in(pool, &pool->code_only, index);
    return;
  }
  int labelled = sentence->label.n || (sentence->table && sentence->column > 0);
  int whole = labelled && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK));
  if (item && acts) acts = whole && genuine > 1 ? genuine : 1; /* "- Rollback: drop it, redeploy" */
  if (rollback_bans_list(m) || is_unreal(m)) acts = 0;
  for (uint32_t i = 0; i < m->folded.tokens.count; i++) {
    int again =
        gov_text_is(meaning_word(m, i), "rerun") || gov_text_is(meaning_word(m, i), "retry") ||
        (i && gov_text_is(meaning_word(m, i), "run") && gov_text_is(meaning_word(m, i - 1), "re"));
    pool->again |= again;
  }
  if (acts && (names_triggers(m, index) || is_of_a_kind(m, sentence))) acts = 0;
  if (is_position(sentence, GOV_IN_TABLE) && (!sentence->column || is_mitigation(m, sentence)))
    acts = 0;
  for (int i = 0; i < acts; i++) count_in(pool, &pool->steps, index);
}

/* Does it introduce the way back, or only praise that there is one ("… with versions and rollback")
** above commands that go forward? */
static int tells_to_undo(const meaning *m, const gov_sentence *sentence, uint32_t hit) {
  if (sentence->code != GOV_CODE_NONE || !is_position(sentence, GOV_IN_PARAGRAPH)) return 1;
  if (gov_hit_at(&m->folded, hit)->first <= HEADING_REACH) return 1;
  return meaning_introduces(sentence);
}

/* "Login fallback", "fast upgrade/downgrade": a word of code and versions, unless the way back of
** this migration is spoken of. */
static int is_loose(const meaning *m, int32_t index, const clause *at, uint32_t hit) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const char *value = gov_hit_at(&m->folded, hit)->value;
  if (!value || strcmp(value, "loose") != 0) return 0;
  enum { REACH = 4 };
  uint32_t end = gov_hit_at(&m->folded, hit)->end;
  for (uint32_t i = at->hit; i < at->hit_end;
       i++) { /* "fallback plan", "fallback to the old store" */
    const gov_hit *near = gov_hit_at(&m->folded, i);
    int tells = near->cue == GOV_CUE_OLD_SIDE || near->cue == GOV_CUE_PLAN_WORD;
    if (tells && near->first >= end && near->first < end + REACH) return 0;
  }
  if (sentence->phase == GOV_PHASE_UNDO || sentence_has(m, GOV_CUE_FAIL)) return 0;
  return !meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO);
}

/* "The replacements are reverted before the import": a step of the way there. */
static int is_on_the_way(const meaning *m, const clause *at, uint32_t hit) {
  static const char *const done[] = {"reverted", "undone", "reversed", NULL};
  const gov_hit *act = gov_hit_at(&m->folded, hit);
  int before = clause_find(m, at, GOV_CUE_BEFORE);
  return before >= 0 && gov_hit_at(&m->folded, (size_t)before)->first >= act->end &&
         meaning_is_among(meaning_word(m, act->first), done);
}

/* What a rollback word in a clause is worth by itself. */
static void read_word(meaning *m, int32_t index, const clause *at) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int hit = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
  if (clause_has(at, GOV_CUE_TRIGGER)) {
    m->intents[index] |= INTENT_TRIGGERS;
    if (is_position(sentence, GOV_IN_HEADING)) m->undo[sentence->section].triggers = 1;
  }
  if (hit < 0 && is_position(sentence, GOV_IN_HEADING)) hit = clause_find(m, at, GOV_CUE_RESTORE);
  if (hit < 0 || (at->mood & (CLAUSE_LABEL | CLAUSE_REJECTED))) return;
  if (clause_has(at, GOV_CUE_ROLLBACK_INERT) || is_row_label(m, sentence, at)) return;
  if (is_on_the_way(m, at, (uint32_t)hit)) return;
  if (is_loose(m, index, at, (uint32_t)hit)) return;
  if (at->mood & CLAUSE_LATER) {
    meaning_state(m, GOV_ROLLBACK_PLACEHOLDER, index, NULL, "left for later");
    return;
  }
  if (rollback_is_denied(m, at, hit)) {
    /* "Problems that need no rollback:" */
    if (clause_has(at, GOV_CUE_UNNEEDED) &&
        (is_position(sentence, GOV_IN_HEADING) || meaning_introduces(sentence)))
      return;
    if ((at->mood & (CLAUSE_CONDITION | CLAUSE_POSSIBLE)) || is_of_the_automatic(m, at)) return;
    int limited = sentence_has(m, GOV_CUE_WINDOW_END) || (at->mood & CLAUSE_UNDER) ||
                  rollback_is_banned(m, at, hit) || rollback_is_of_a_case(m, at) ||
                  is_of_a_row(m, sentence) ||
                  (sentence->standing & (GOV_SECTION_TROUBLE | GOV_SECTION_BACKGROUND));
    meaning_hold(m, GOV_ROLLBACK_ABSENT, index, limited, "said that there is no rollback");
    return;
  }
  if (hit_in_code_span(m, sentence, (uint32_t)hit) && gov_text_find(sentence->text, "commit"))
    return; /* `BEGIN`, `COMMIT`, `ROLLBACK`: a transaction's */
  if (tells_to_undo(m, sentence, (uint32_t)hit)) m->intents[index] |= INTENT_UNDO;
  if (is_position(sentence, GOV_IN_HEADING)) {
    const gov_hit *word = gov_hit_at(&m->folded, (size_t)hit);
    int weak = word->value && !strcmp(word->value, "weak");
    if (word->first <= HEADING_REACH && !weak) pool_of(m, index)->named = 1;
    return;
  }
  if (meaning_claims_undone(m, index, at)) {
    meaning_state(m, GOV_ROLLBACK_PLACEHOLDER, index, NULL, "a box not ticked");
    return;
  }
  meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "a word of going back, no steps by itself");
}

/* "To roll back, stop the importer, rename the table and restart": the whole way in one sentence.
 */
static void read_one_sentence(meaning *m, int32_t index) {
  int acts = 0, speaks = 0;
  if (is_unreal(m)) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int word = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
    if (word >= 0 && (rollback_is_denied(m, at, word) || clause_has(at, GOV_CUE_ROLLBACK_INERT)))
      return;
    if (word >= 0 && !(at->mood & (CLAUSE_REJECTED | CLAUSE_LATER))) speaks = 1;
    acts += speaks && word < 0 && clause_acts(m, at) && !clause_has(at, GOV_CUE_VERIFY);
  }
  if (acts >= STEPS_NEEDED && !sentence_has(m, GOV_CUE_RESTORE))
    meaning_state(m, GOV_ROLLBACK_STEPS, index, NULL, "the steps in one sentence");
}

/* Under a rollback heading any sentence that is no denial is at least a word of it. */
static void read_presence(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (is_row_label(m, sentence, gov_list_at(&m->clauses, 0))) return;
  if (meaning_checked(m, index) == 0 || sentence_has(m, GOV_CUE_NEGATION) ||
      sentence_has(m, GOV_CUE_UNNEEDED) || sentence_has(m, GOV_CUE_ROLLBACK_IRREVERSIBLE) ||
      sentence_has(m, GOV_CUE_ROLLBACK_ABSENT))
    return;
  if (!sentence->label.n && !sentence->header.n && !pool_of(m, index)->named) return;
  int later = sentence_has(m, GOV_CUE_LATER);
  if (later || m->folded.tokens.count >= 3)
    meaning_state(m, later ? GOV_ROLLBACK_PLACEHOLDER : GOV_ROLLBACK_MENTION, index, NULL,
                  later ? "left for later" : "stands under a rollback heading");
}

/* "Wenn es schiefgeht" as a heading: a way back may stand there, or another try. */
static int stands_under_failure(const meaning *m, const gov_sentence *sentence) {
  return m->undo[sentence->section].fails && !(sentence->standing & GOV_SECTION_TROUBLE);
}

/* "To roll back, set it to false", not "set before the window and reverted afterwards". */
static int speaks_first(const meaning *m, const clause *at) {
  int act = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
  if (act < 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)act)->first;
  return !(first > at->first && gov_text_is(meaning_word(m, first), "reverted") &&
           gov_text_is(meaning_word(m, first - 1), "and"));
}

void meaning_rollback(meaning *m, int32_t index) {
  static const gov_cue asked[] = {GOV_CUE_ROLLBACK_ACT,    GOV_CUE_ROLLBACK_IRREVERSIBLE,
                                  GOV_CUE_ROLLBACK_ABSENT, GOV_CUE_ROLLBACK_TESTED,
                                  GOV_CUE_ROLLBACK_SWITCH, GOV_CUE_TRIGGER,
                                  GOV_CUE_RESTORE,         GOV_CUE_FAIL};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int heading = is_position(sentence, GOV_IN_HEADING);
  if (heading && sentence_has(m, GOV_CUE_CONDITION) && sentence_has(m, GOV_CUE_FAIL))
    m->undo[sentence->section].fails = 1;
  int in_undo = sentence->phase == GOV_PHASE_UNDO ||
                meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO) ||
                (!heading && meaning_context(m, index, INTENT_FAILS)) ||
                (!heading && stands_under_failure(m, sentence)) ||
                (!heading && is_labelled_by_failure(m, sentence));
  int fails = sentence_has(m, GOV_CUE_FAIL), speaks = sentence_has(m, GOV_CUE_ROLLBACK_ACT);
  int spoken = 0, says = in_undo || sentence_has_any(m, asked, sizeof asked / sizeof *asked);
  int setting = says && !heading && !in_undo && switch_names_setting(m, sentence) &&
                switch_gives_setting(m, sentence) &&
                !sentence_has(m, GOV_CUE_ROLLBACK_IRREVERSIBLE) &&
                !sentence_has(m, GOV_CUE_ROLLBACK_ABSENT);
  for (size_t i = 0; says && i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    meaning_focus(m, at);
    if (!heading) {
      read_denials(m, index, at);
      read_conduct(m, index, at, in_undo || speaks);
    }
    read_word(m, index, at);
    if (heading || in_undo) continue;
    int restore = clause_find(m, at, GOV_CUE_RESTORE);
    int copy = clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_REGULAR) ||
               (clause_has(at, GOV_CUE_DATA) && sentence_has(m, GOV_CUE_CONDITION));
    spoken |= speaks_first(m, at);
    const clause *next =
        i + 1 < m->clauses.count ? at + 1 : at; /* "one can go back, by setting …" */
    int within = setting && spoken &&
                 (switch_names_within(m, sentence, at) ||
                  (switch_may_go_back(m, at) && switch_names_within(m, sentence, next) &&
                   !(next->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER))));
    int sets = within && (clause_acts(m, at) || switch_may_go_back(m, at));
    if (((fails || speaks || setting) && switch_is_told(m, sentence, at)) || sets)
      meaning_state(m, GOV_ROLLBACK_STEPS, index, NULL, "a concrete switch back");
    else if (fails && restore >= 0 && copy && !rollback_is_denied(m, at, restore) &&
             (!(at->mood & CLAUSE_CONDITION) || clause_find(m, at, GOV_CUE_FAIL) < restore))
      meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "restores a copy when it fails");
  }
  meaning_focus(m, NULL);
  if (heading) return;
  if (in_undo && (m->withdraws & WITHDRAWS_ROLLBACK)) pool_of(m, index)->broken = 1;
  if (in_undo) {
    count_steps(m, index);
    if (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)) read_presence(m, index);
  }
  if (!in_undo && speaks) read_one_sentence(m, index);
  if (failure_tells_way_back(m, sentence) && !(sentence->standing & GOV_SECTION_TROUBLE))
    meaning_state(m, GOV_ROLLBACK_STEPS, index, NULL, "the steps when it fails, in one sentence");
}

/* "Recovery: migration failed half-way", and it is run again: the way there. */
static int recovers(const meaning *m, int32_t index) {
  char folded[48];
  gov_text heading = gov_section_at(m->document, index)->heading;
  if (heading.n > sizeof folded) heading.n = sizeof folded;
  heading = (gov_text){folded, gov_fold_letters(heading, folded, sizeof folded)};
  return gov_text_find(heading, "recover") && !gov_text_find(heading, "back");
}

/* "Rollback (if needed)": no other rollback is made. */
static int is_needed_only(const meaning *m, const gov_sentence *first) {
  char folded[64];
  gov_text heading = gov_section_at(m->document, first->section)->heading;
  if (heading.n > sizeof folded) return 0;
  heading = (gov_text){folded, gov_fold_letters(heading, folded, sizeof folded)};
  return gov_text_find(heading, "if needed") || gov_text_find(heading, "if required");
}

void meaning_rollback_end(meaning *m) {
  for (size_t i = 0; i < m->document->sections.count && !m->failed; i++) {
    undo_pool *pool = &m->undo[i];
    if (pool->sentence < 0) continue;
    if (pool->onto_new) pool->restores = pool->named = 0;
    if (pool->broken) {
      meaning_state(m, GOV_ROLLBACK_MENTION, pool->sentence, NULL,
                    "steps that are said not to work");
      continue;
    }
    int concrete = pool->commands + pool->switches;
    if (pool->again && !pool->restores && recovers(m, (int32_t)i)) pool->named = 0, concrete = 0;
    const gov_sentence *first = gov_sentence_at(m->document, pool->sentence);
    if ((first->standing & GOV_SECTION_OPTIONAL) && !is_needed_only(m, first)) {
      /* on a developer's machine, or if one likes */
      meaning_state(m, GOV_ROLLBACK_MENTION, pool->sentence, NULL, "only optional, or elsewhere");
      continue;
    }
    /* "helm rollback" undoes code alone; beside a copy that is restored it is a step */
    if (pool->restores && pool->steps + pool->restores + pool->code_only + concrete >= STEPS_NEEDED)
      meaning_state(m, GOV_ROLLBACK_RESTORE, pool->sentence, NULL, "steps that restore a copy");
    else if (pool->restores)
      meaning_state(m, GOV_ROLLBACK_MENTION, pool->sentence, NULL, "restores a copy, no steps");
    else if (concrete)
      meaning_state(m, GOV_ROLLBACK_STEPS, pool->sentence, NULL,
                    "a command or switch that undoes it");
    else if (pool->steps >= STEPS_NEEDED && pool->named)
      meaning_state(m, GOV_ROLLBACK_STEPS, pool->sentence, NULL, "steps under a rollback heading");
    else if (pool->named)
      meaning_state(m, GOV_ROLLBACK_MENTION, pool->sentence, NULL, "less than steps");
  }
}
