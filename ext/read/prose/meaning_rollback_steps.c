/* meaning_rollback_steps.c: what of a sentence counts as a step back, and where it is added up.
**
** An act told, a setting turned, a copy restored: each is counted in the pool of its heading.
** Acts that only tell of the way back, name reasons or keep a risk small are none.
*/
#include "read/prose/copy_words.h"
#include "read/prose/meaning_parts.h"
#include "read/prose/phrase_tables.h"
#include "read/prose/phrases.h"
#include "read/prose/topics.h"

undo_pool *rollback_pool_of(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int32_t root = m->undo_root[sentence->section];
  return &m->undo[root >= 0 ? root : sentence->section];
}

static void count_in(meaning *m, undo_pool *pool, int32_t *counter, int32_t index) {
  int32_t section = gov_sentence_at(m->document, index)->section;
  if (counter == &pool->restores) pool->restored_in = section;
  if (counter == &pool->switches) pool->switched_in = section;
  if (pool->sentence < 0) pool->sentence = index;
  ++*counter;
}

/* "Call the vendor": somebody is told, and nothing is undone. */
static int only_calls(const meaning *m, const clause *at) {
  static const char *const persons[] = {"call", "ask", "phone", "ping", "page", "mail", NULL};
  static const char *const runs[] = {"procedure", "function", "script",  "endpoint",
                                     "api",       "job",      "routine", NULL};
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return first < at->end && meaning_is_among(meaning_word(m, first), persons) &&
         !meaning_has_word(m, first + 1, at->end, runs);
}

/* "Open a ticket", "take the appropriate steps", "check that it is dropped": the clause opens with what undoes
** nothing. */
static int opens_with_talk(const meaning *m, const clause *at) {
  uint32_t first = at->first;
  int talks = 0, acts = 0, looks = 0;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->first != first || hit->language != GOV_LANGUAGE_en) continue;
    int talk = hit->value && !strcmp(hit->value, "talk");
    talks |= hit->cue == GOV_CUE_ACTION && talk;
    acts |= (hit->cue == GOV_CUE_ACTION && !talk) || hit->cue == GOV_CUE_ROLLBACK_SWITCH ||
            hit->cue == GOV_CUE_RESTORE || hit->cue == GOV_CUE_DELETE;
    looks |= hit->cue == GOV_CUE_VERIFY;
  }
  return talks || (looks && !acts) || only_calls(m, at);
}

/* "A rollback would mean: stop the app, drop the tables": nobody plans to. */
int rollback_is_unreal(const meaning *m) {
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

/* "- Level 2: with restoration of the database": the name of a level; a numbered step may be told by a noun. */
static int is_named_by_noun(const meaning *m, int hit) {
  const gov_hit *act = gov_hit_at(&m->folded, (size_t)hit);
  const gov_sentence *sentence = gov_sentence_at(m->document, m->sentence_no);
  return act->cue == GOV_CUE_RESTORE && act->value && !strcmp(act->value, "noun") &&
         is_position(sentence, GOV_IN_BULLET);
}

int rollback_clause_acts(const meaning *m, const clause *at) {
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_LABEL | CLAUSE_ADVICE |
                  CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN))
    return 0;
  int hit = clause_find(m, at, GOV_CUE_ACTION);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_RESTORE);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_ROLLBACK_SWITCH);
  if (hit < 0) hit = clause_find(m, at, GOV_CUE_DELETE);
  return hit >= 0 && clause_length(at) > 1 && clause_starts_with_verb(m, at) &&
         !rollback_is_denied(m, at, hit) && !is_named_by_noun(m, hit) && !leaves_as_it_is(m, at) &&
         !opens_with_talk(m, at);
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
int rollback_drops(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_STYLE_IN_PLACE);
  unsigned none = CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_LABEL | CLAUSE_ADVICE |
                  CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN;
  if (hit < 0 || (at->mood & none) || rollback_is_denied(m, at, hit)) return 0;
  const gov_hit *drops = gov_hit_at(&m->folded, (size_t)hit);
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (drops->language == GOV_LANGUAGE_en) /* told as a step: "drop the column" */
    return drops->first == first || (first < drops->first && clause_is_and(m, first));
  return drops->language != GOV_LANGUAGE_code;
}

/* "| Kind of change | Way back |": what would be done in each case, no steps of this migration. */
static int is_of_a_kind(const meaning *m, const gov_sentence *sentence) {
  size_t index = (size_t)(sentence - gov_sentence_at(m->document, 0));
  if (!is_position(sentence, GOV_IN_TABLE) || sentence->column < 1) return 0;
  const gov_sentence *first = sentence;
  while (index > 0 && first->table == sentence->table && first->column > 0)
    first = gov_sentence_at(m->document, (int32_t)--index);
  if (first->table != sentence->table) return 0;
  return m->reading->phrases &&
         gov_copies_start(&m->reading->phrases->copies, first->header, GOV_COPY_KIND);
}

/* "Falls etwas nicht stimmt: …", "If it fails: …": what stands behind the label is done then. */
int rollback_follows_failure(const meaning *m, const gov_sentence *sentence) {
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

/* "When it fails": "- The owner is wrong: give it to …": a case of its own and its cure; one that speaks of the whole
** ("- If the load fails: …") tells the way back. */
static int is_cure(const meaning *m, const gov_sentence *sentence) {
  const clause *first = gov_list_at(&m->clauses, 0);
  return is_position(sentence, GOV_IN_BULLET) && sentence->label.n && m->clauses.count > 1 &&
         (first->mood & CLAUSE_CONDITION) && !clause_has(first, GOV_CUE_FAIL) &&
         !sentence_has(m, GOV_CUE_ROLLBACK_ACT) && !sentence_has(m, GOV_CUE_RESTORE) &&
         !sentence_has(m, GOV_CUE_ROLLBACK_SWITCH) && !sentence_has(m, GOV_CUE_OLD_SIDE);
}

/* A copy brought back to the old side; to the new one it is the way there. */
static void count_restores(meaning *m, int32_t index, undo_pool *pool, const clause *at) {
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
    count_in(m, pool, &pool->restores, index);
}

/* Settings, flags and commands that are told to lead back. */
static void count_switches(meaning *m, int32_t index, undo_pool *pool, const clause *at) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int lost = sentence_has(m, GOV_CUE_ROLLBACK_IRREVERSIBLE) ||
             sentence_has(m, GOV_CUE_ROLLBACK_ABSENT) || switch_is_detour(m);
  int brings_back = clause_has(at, GOV_CUE_ACTION) && clause_has(at, GOV_CUE_OLD_SIDE) &&
                    !sentence_has(m, GOV_CUE_NEGATION); /* "`SOURCE=old` restores …" */
  int off = sentence->label.n && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)) &&
            !(at->mood & (CLAUSE_LABEL | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_WITHDRAWN |
                          CLAUSE_CONDITION | CLAUSE_ADVICE)) &&
            !sentence_has(m, GOV_CUE_NEGATION) && switch_names_within(m, sentence, at) &&
            switch_gives_setting(m, sentence); /* "Revert: flag `read_new` off" */
  if (off && !lost) count_in(m, pool, &pool->switches, index);
  int sets = !lost && (rollback_clause_acts(m, at) || switch_may_go_back(m, at) || brings_back) &&
             switch_gives_setting(m, sentence);
  int labelled = !lost && rollback_follows_failure(m, sentence) && !(at->mood & CLAUSE_CONDITION) &&
                 !sentence_has(m, GOV_CUE_NEGATION) && switch_names_within(m, sentence, at) &&
                 switch_gives_setting(m, sentence); /* "When it fails: `READ=old`" */
  labelled |= !lost && rollback_follows_failure(m, sentence) && !(at->mood & CLAUSE_CONDITION) &&
              !sentence_has(m, GOV_CUE_NEGATION) && switch_names_within(m, sentence, at) &&
              switch_names_undo(m, sentence); /* "When it fails: `./rollback.sh`" */
  if (!lost && (switch_is_told(m, sentence, at) || sets || labelled ||
                switch_gives_command(m, sentence, at)))
    count_in(m, pool, &pool->switches, index);
}

/* "Re-run", "retry": forward once more. */
static int tells_again(const meaning *m) {
  for (uint32_t i = 0; i < m->folded.tokens.count; i++) {
    if (gov_text_is(meaning_word(m, i), "rerun") || gov_text_is(meaning_word(m, i), "retry") ||
        (i && gov_text_is(meaning_word(m, i), "run") && gov_text_is(meaning_word(m, i - 1), "re")))
      return 1;
  }
  return 0;
}

/* A step is an item that tells what to do, or a sentence's part that does. */
void rollback_count_steps(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  undo_pool *pool = rollback_pool_of(m, index);
  if (meaning_context(m, index, INTENT_UNDO) || sentence->label.n || sentence->header.n)
    pool->named = 1; /* below "To roll back:" as under a heading */
  int item = is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_TASK) ||
             is_position(sentence, GOV_IN_BULLET) || is_position(sentence, GOV_IN_TABLE);
  int acts = 0, genuine = 0, inert = sentence_has(m, GOV_CUE_ROLLBACK_INERT);
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int told = count_acts(m, at);
    if (told >= 0 && (rollback_clause_acts(m, at) || rollback_drops(m, at))) {
      acts += told > 1 ? told : 1;
      genuine += told;
    }
    count_restores(m, index, pool, at);
    count_switches(m, index, pool, at);
  }
  if (item && switch_is_statement(m, sentence)) {
    int clears = gov_text_find(sentence->text, "delete from") ||
                 gov_text_find(sentence->text, "insert "); /* a step, hardly the whole way */
    int told = switch_gives_statement(m, sentence, 1) ||
               (!clears && (sentence->phase == GOV_PHASE_UNDO ||
                            meaning_is_about(m, index, GOV_TOPIC_BIT(ROLLBACK), INTENT_UNDO)));
    if (told || !clears) count_in(m, pool, told ? &pool->commands : &pool->steps, index);
  }
  if (inert && acts) {
    count_in(m, pool, &pool->code_only, index);
    return;
  }
  int labelled = sentence->label.n || (sentence->table && sentence->column > 0);
  int whole = labelled && (sentence->topics & GOV_TOPIC_BIT(ROLLBACK));
  if (item && acts) acts = whole && genuine > 1 ? genuine : 1; /* "- Rollback: drop it, redeploy" */
  if (rollback_bans_list(m) || rollback_is_unreal(m)) acts = 0;
  pool->again |= tells_again(m);
  int cure = is_cure(m, sentence);
  if (cure) m->intents[index] |= INTENT_TRIGGERS; /* of all that stands below it, too */
  if (acts && (cure || names_triggers(m, index) || is_of_a_kind(m, sentence))) acts = 0;
  if (switch_is_detour(m)) acts = 0;
  if (is_position(sentence, GOV_IN_TABLE) && (!sentence->column || is_mitigation(m, sentence)))
    acts = 0;
  for (int i = 0; i < acts; i++) count_in(m, pool, &pool->steps, index);
}
