/* meaning_rollback.c: can this migration be undone, and how?
**
** A word is worth a mention. Steps are found by adding up what stands under one rollback heading,
** or below one "to roll back:"; a concrete switch or command is enough alone. Restoring a backup
** is kept apart: it is worth what the backup is worth. Undoing code, a deployment or a
** transaction is none.
*/
#include "read/prose/meaning_parts.h"
#include "read/prose/phrase_tables.h"
#include "read/prose/phrases.h"
#include "read/prose/topics.h"

enum { STEPS_NEEDED = 2, HEADING_REACH = 5 };

int rollback_is_denied(const meaning *m, const clause *at, int hit) {
  return hit >= 0 && clause_negated(m, at, (uint32_t)hit) &&
         !rollback_denies_else(m, at, (uint32_t)hit) &&
         !property_of_way_back_is_denied(m, at, (uint32_t)hit);
}

/* "Fix forward": what is done instead, not that nothing else can be. */
static int names_another_way(const meaning *m, size_t hit) {
  const char *value = gov_hit_at(&m->folded, hit)->value;
  return value && !strcmp(value, "instead");
}

/* "There is no automatic rollback": one by hand may follow. */
static int is_of_the_automatic(const meaning *m, const clause *at) {
  static const char *const words[] = {"automat", "自动", "自動", "автомат", "อัตโน"};
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
  static const char *const words[] = {"avoid",     "prevent", "vermeid",  "verhinder", "evit",
                                      "impedir",   "empech",  "prevenir", "避免",      "防止",
                                      "以免",      "избеж",   "предот",   "防ぐ",      "避け",
                                      "potential", "risk of"};
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

/* "`rollback_collections`": the name of something. */
static int is_in_name(const meaning *m, uint32_t hit) {
  uint32_t end = gov_hit_at(&m->folded, hit)->end;
  if (end >= m->folded.tokens.count) return 0;
  uint32_t next = gov_token_at(&m->folded, end)->source;
  return next > 0 && next < m->text.n && (m->text.z[next - 1] == '_' || m->text.z[next] == '_');
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
  if (is_in_name(m, (uint32_t)hit)) return;
  if (hit_in_code_span(m, sentence, (uint32_t)hit) && gov_text_find(sentence->text, "commit"))
    return; /* `BEGIN`, `COMMIT`, `ROLLBACK`: a transaction's */
  if (tells_to_undo(m, sentence, (uint32_t)hit)) m->intents[index] |= INTENT_UNDO;
  if (is_position(sentence, GOV_IN_HEADING)) {
    const gov_hit *word = gov_hit_at(&m->folded, (size_t)hit);
    int weak = word->value && !strcmp(word->value, "weak");
    if (word->first <= HEADING_REACH && !weak) rollback_pool_of(m, index)->named = 1;
    return;
  }
  if (meaning_claims_undone(m, index, at)) {
    meaning_state(m, GOV_ROLLBACK_PLACEHOLDER, index, NULL, "a box not ticked");
    return;
  }
  meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "a word of going back, no steps by itself");
}

/* 回滚时运行 down.sql, "ย้อนกลับด้วยการรัน …": where no comma parts the word from what is done, that stands behind it. */
static int acts_behind(const meaning *m, const clause *at, int word) {
  const gov_hit *speaks = gov_hit_at(&m->folded, (size_t)word);
  unsigned none =
      CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN;
  int letters = gov_token_at(&m->folded, speaks->first)->kind == GOV_TOKEN_LETTER;
  if (!letters || (at->mood & none)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *act = gov_hit_at(&m->folded, i);
    int acts = act->cue == GOV_CUE_ACTION || act->cue == GOV_CUE_ROLLBACK_SWITCH;
    for (uint32_t k = at->hit; acts && k < at->hit_end; k++) /* 回滚时会删除 … warns */
      acts = !(gov_hit_at(&m->folded, k)->cue == GOV_CUE_DELETE &&
               gov_hit_at(&m->folded, k)->first == act->first);
    if (acts && act->first >= speaks->end && !(act->value && !strcmp(act->value, "talk"))) return 1;
  }
  return 0;
}

/* "When it must be reverted: `php artisan migrate:rollback`", "需要回滚时执行 `…`": what is run then undoes by its name. */
static int tells_command(const meaning *m, const gov_sentence *sentence) {
  unsigned none =
      CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN;
  int told = sentence->label.n || sentence_has(m, GOV_CUE_CONDITION) ||
             sentence_has(m, GOV_CUE_ACTION) || sentence_has(m, GOV_CUE_OBLIGATION);
  if (!told || !switch_runs_undo(m, sentence) ||
      meaning_checked(m, (int32_t)(sentence - gov_sentence_at(m->document, 0))) == 0)
    return 0;
  if (sentence_has(m, GOV_CUE_NEGATION) || sentence_has(m, GOV_CUE_UNNEEDED)) return 0;
  int speaks = 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int when = clause_has(at, GOV_CUE_ROLLBACK_ACT) || clause_has(at, GOV_CUE_FAIL);
    if ((at->mood & none) || ((at->mood & CLAUSE_CONDITION) && !when)) return 0;
    if (clause_find_value(m, at, GOV_CUE_ELSEWHERE, "once") >= 0) return 0; /* waits for it */
    if (clause_has(at, GOV_CUE_WINDOW_END) && !when) return 0;
    for (uint32_t k = at->hit; k < at->hit_end; k++)
      speaks |= gov_hit_at(&m->folded, k)->cue == GOV_CUE_ROLLBACK_ACT &&
                !hit_in_code_span(m, sentence, k);
  }
  return speaks;
}

/* "To roll back, stop the importer, rename the table and restart": the whole way in one sentence.
 */
static void read_one_sentence(meaning *m, int32_t index) {
  int acts = 0, speaks = 0;
  if (rollback_is_unreal(m)) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int word = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
    if (word >= 0 && (rollback_is_denied(m, at, word) || clause_has(at, GOV_CUE_ROLLBACK_INERT)))
      return;
    int looked_up = clause_find(m, at, GOV_CUE_VERIFY); /* "check the rollback playbook for …" */
    if (looked_up >= 0 && looked_up < word) continue;
    if (word >= 0 && !(at->mood & (CLAUSE_REJECTED | CLAUSE_LATER))) speaks = 1;
    acts += speaks && word < 0 && (rollback_clause_acts(m, at) || rollback_drops(m, at)) &&
            !clause_has(at, GOV_CUE_VERIFY);
    acts += word >= 0 && acts_behind(m, at, word);
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
  if (!sentence->label.n && !sentence->header.n && !rollback_pool_of(m, index)->named) return;
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
static int speaks_first(const meaning *m, int32_t index, const clause *at) {
  int act = clause_find(m, at, GOV_CUE_ROLLBACK_ACT);
  if (act < 0 || is_loose(m, index, at, (uint32_t)act)) return 0;
  if (hit_in_code_span(m, gov_sentence_at(m->document, index), (uint32_t)act)) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)act)->first;
  return !(first > at->first && gov_text_is(meaning_word(m, first), "reverted") &&
           gov_text_is(meaning_word(m, first - 1), "and"));
}

/* A word of going back in the sentence itself; "the `-- app:rollback=` marker" is a name. */
static int is_spoken_of(const meaning *m, const gov_sentence *sentence) {
  if (!sentence_has(m, GOV_CUE_ROLLBACK_ACT)) return 0;
  for (uint32_t i = 0; i < m->folded.hits.count; i++)
    if (gov_hit_at(&m->folded, i)->cue == GOV_CUE_ROLLBACK_ACT && !hit_in_code_span(m, sentence, i))
      return 1;
  return 0;
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
                (!heading && rollback_follows_failure(m, sentence));
  int fails = sentence_has(m, GOV_CUE_FAIL), speaks = is_spoken_of(m, sentence);
  int spoken = 0, says = in_undo || sentence_has_any(m, asked, sizeof asked / sizeof *asked);
  int setting = says && !heading && !in_undo && switch_names_setting(m, sentence) &&
                switch_gives_setting(m, sentence) && !switch_is_detour(m) &&
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
    spoken |= speaks_first(m, index, at);
    const clause *next =
        i + 1 < m->clauses.count ? at + 1 : at; /* "one can go back, by setting …" */
    int within = setting && spoken &&
                 (switch_names_within(m, sentence, at) ||
                  (switch_may_go_back(m, at) && switch_names_within(m, sentence, next) &&
                   !(next->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER))));
    int sets = within && (rollback_clause_acts(m, at) || switch_may_go_back(m, at));
    if (((fails || speaks || setting) && switch_is_told(m, sentence, at)) || sets)
      meaning_state(m, GOV_ROLLBACK_STEPS, index, NULL, "a concrete switch back");
    else if (fails && restore >= 0 && copy && !rollback_is_denied(m, at, restore) &&
             (!(at->mood & CLAUSE_CONDITION) || clause_find(m, at, GOV_CUE_FAIL) < restore))
      meaning_state(m, GOV_ROLLBACK_MENTION, index, NULL, "restores a copy when it fails");
  }
  meaning_focus(m, NULL);
  if (heading) return;
  if (in_undo && (m->withdraws & WITHDRAWS_ROLLBACK)) rollback_pool_of(m, index)->broken = 1;
  if (in_undo) {
    rollback_count_steps(m, index);
    if (sentence->topics & GOV_TOPIC_BIT(ROLLBACK)) read_presence(m, index);
  }
  if (!in_undo && speaks) read_one_sentence(m, index);
  if (speaks && tells_command(m, sentence))
    meaning_state(m, GOV_ROLLBACK_STEPS, index, NULL, "a command that undoes it");
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
    if (pool->restores && pool->switches && pool->switched_in != pool->restored_in)
      meaning_state(m, GOV_ROLLBACK_STEPS, pool->sentence, NULL, "a switch back beside a restore");
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
