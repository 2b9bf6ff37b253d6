/* meaning_check_verbs.c: a verb that checks, of the data or of what runs on it.
**
** "Verify that users can log in", "danach prüfen, ob sie läuft", "ensure that the replica is healthy": no kind of check is
** named, and somebody is to look.
*/
#include "read/prose/meaning_parts.h"

/* "Ensure that the replica is healthy" checks; "this ensures that", "make sure you have" do not. */
static int ensures(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_ENSURE);
  if (hit < 0) return 0;
  const gov_hit *ensure = gov_hit_at(&m->folded, (size_t)hit);
  if (ensure->first > at->first + 1 && ensure->language == GOV_LANGUAGE_en) return 0;
  if (ensure->end >= at->end) return 0;
  const gov_token *next = gov_token_at(&m->folded, ensure->end);
  gov_text word = {m->folded.text + next->start, next->end - next->start};
  return !gov_text_is(word, "you") && !gov_text_is(word, "to");
}

/* "Check that users can log in", "ログインできることを確認": what must be possible, not whether somebody
** may look. Said before the verb, in Japanese behind it, it is the checking that is but possible. */
static int may_be_checked(const meaning *m, const clause *at, uint32_t verb) {
  const gov_hit *check = gov_hit_at(&m->folded, verb);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_POSSIBLE) continue;
    if (check->language == GOV_LANGUAGE_ja ? hit->first >= check->end : hit->first < check->end)
      return 1;
  }
  return 0;
}

/* "Verify", "validate", "compare": what "check" is also, it is much else as well. */
static int is_strict_verb(const meaning *m, const gov_hit *verb) {
  static const char *const stems[] = {"verif", "valid", "compar"};
  const gov_token *token = gov_token_at(&m->folded, verb->first);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
    if (gov_text_starts(word, stems[i])) return 1;
  return 0;
}

/* "Danach die Website aufrufen und prüfen, ob sie läuft": told in a sentence, by the verb where each language puts
** it when it instructs. */
static int instructs(const meaning *m, const gov_sentence *sentence, const clause *at,
                     uint32_t verb) {
  enum { WORDS = 2, LETTERS = 6, LETTERS_THAI = 24 };
  const gov_hit *hit = gov_hit_at(&m->folded, verb);
  if (!is_position(sentence, GOV_IN_PARAGRAPH) || clause_has(at, GOV_CUE_CODE_THING)) return 0;
  uint32_t from_start = hit->first - at->first, to_end = at->end - hit->end;
  switch (hit->language) {
  case GOV_LANGUAGE_de: return to_end <= WORDS || from_start <= 1;
  case GOV_LANGUAGE_ja: return to_end <= LETTERS;
  case GOV_LANGUAGE_zh: return from_start <= LETTERS && !clause_has(at, GOV_CUE_BEFORE);
  case GOV_LANGUAGE_th: return from_start <= LETTERS_THAI && !clause_has(at, GOV_CUE_BEFORE);
  case GOV_LANGUAGE_en: /* too often what a program does, unless it is to be done to the data */
    return (clause_has(at, GOV_CUE_OBLIGATION) || from_start == 0) &&
           clause_has(at, GOV_CUE_DATA) && is_strict_verb(m, hit);
  default: return from_start <= WORDS;
  }
}

/* "Compare the rows", not "the names match". */
static int opens_with_verb(const meaning *m, const clause *at) {
  int hit = clause_find(m, at, GOV_CUE_COMPARE);
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (hit < 0) return 0;
  const gov_hit *verb = gov_hit_at(&m->folded, (size_t)hit);
  return verb->first == first || verb->language != GOV_LANGUAGE_en;
}

/* A verb that tells to look; "match" and "equal" only say how things are. */
static int find_verb(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue != GOV_CUE_VERIFY) continue;
    int compares = 0;
    for (uint32_t k = at->hit; k < at->hit_end; k++) {
      const gov_hit *other = gov_hit_at(&m->folded, k);
      compares |= other->cue == GOV_CUE_COMPARE && other->first == verb->first;
    }
    if (!compares) return (int)i;
  }
  return -1;
}

/* "- Validate onboarding, reminders and admin actions": a point that opens with the verb, of whatever is to work; what
** must be there before is none. */
static int is_told_in_list(const meaning *m, const gov_sentence *sentence, const clause *at,
                           uint32_t verb) {
  static const gov_cue others[] = {GOV_CUE_PRECHECK, GOV_CUE_BEFORE, GOV_CUE_CODE_THING,
                                   GOV_CUE_OTHER_OBJECT, GOV_CUE_VERIFICATION_INERT};
  const gov_hit *hit = gov_hit_at(&m->folded, verb);
  int item = is_position(sentence, GOV_IN_STEP) || is_position(sentence, GOV_IN_BULLET);
  if (!item || sentence->phase == GOV_PHASE_BEFORE || !is_strict_verb(m, hit)) return 0;
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return hit->first == first && clause_length(at) > 1 &&
         !sentence_has_any(m, others, sizeof others / sizeof *others);
}

/* A verb that checks, of the data or of what runs on it. */
void check_read_verb(meaning *m, int32_t index, const clause *at, int in_checks) {
  int hit = find_verb(m, at);
  if (hit < 0 && (in_checks || opens_with_verb(m, at) || clause_has(at, GOV_CUE_OLD_SIDE) ||
                  clause_has(at, GOV_CUE_OTHER_SYSTEM) || clause_has(at, GOV_CUE_OBLIGATION)))
    hit = clause_find(m, at, GOV_CUE_COMPARE); /* "is consistent with the API" checks nothing */
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int data = clause_has(at, GOV_CUE_DATA), health = clause_has(at, GOV_CUE_HEALTH);
  if (hit >= 0 && !data && !clause_has(at, GOV_CUE_PRECHECK)) /* "log in, see that it is listed" */
    health |= sentence_has(m, GOV_CUE_HEALTH) &&
              (sentence_has(m, GOV_CUE_TAKE) || sentence_has(m, GOV_CUE_ACTION)) &&
              instructs(m, sentence, at, (uint32_t)hit);
  data |=
      clause_has(at, GOV_CUE_COMPARE) && compare_names_term(m, at, GOV_CUE_VERIFICATION_RECONCILE);
  if (hit < 0 && ensures(m, at)) hit = clause_find(m, at, GOV_CUE_ENSURE);
  if (clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_ACT) ||
      clause_has(at, GOV_CUE_ROLLBACK_ACT) || clause_is_of_others(m, at))
    return;
  if (hit < 0) {
    int headed = in_checks && meaning_is_about(m, index, GOV_TOPIC_BIT(VERIFICATION), 0);
    int none = check_finds_none(m, at);
    int told = none || ((data || health) && !clause_has(at, GOV_CUE_NEGATION));
    if (headed && check_is_listed(sentence) && told &&
        !(at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER)))
      meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL,
                    none ? "what must not be there afterwards" : "listed as a check");
    return;
  }
  if (check_is_denied(m, at, (uint32_t)hit)) {
    const gov_hit *denied = gov_hit_at(&m->folded, (size_t)hit);
    if (denied->cue == GOV_CUE_ENSURE) return;
    if (denied->value && !strcmp(denied->value, "adjective")) return; /* "un identifiant valide" */
    if (clause_has(at, GOV_CUE_FAIL) || (m->intents[index] & INTENT_VERIFY))
      return; /* "compare them; differences are not allowed" */
    if (!check_is_denied_closely(m, at, (uint32_t)hit)) return;
    if ((data || in_checks) && !(at->mood & (CLAUSE_CONDITION | CLAUSE_POSSIBLE | CLAUSE_UNDER)))
      meaning_state(m, GOV_VERIFICATION_ABSENT, index, NULL, "said not to be checked");
    return;
  }
  if (clause_has(at, GOV_CUE_PRECHECK) && !in_checks) return;
  if (clause_has(at, GOV_CUE_PRECHECK) && !data && !health) return;
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_ADVICE)) return;
  if ((at->mood & CLAUSE_POSSIBLE) && may_be_checked(m, at, (uint32_t)hit)) return;
  int sides = data && (clause_has(at, GOV_CUE_OLD_SIDE) || clause_has(at, GOV_CUE_OTHER_SYSTEM));
  if (clause_has(at, GOV_CUE_COMPARE) && (sides || clause_has(at, GOV_CUE_TWO_SIDES)) &&
      !(at->mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE)) && (in_checks || check_is_listed(sentence)) &&
      check_pairs_sides(m, at) && !check_is_partial(m, at)) {
    if (compare_is_counting(m)) /* "Datensätze zählen, alt gegen neu" */
      meaning_state(m, GOV_VERIFICATION_COUNT, index, NULL, "both sides are counted");
    else
      meaning_state(m, GOV_VERIFICATION_PARITY, index, NULL, "data of both sides is compared");
    return;
  }
  int both = data && clause_has(at, GOV_CUE_TWO_SIDES) && /* whoever counts them on both sides */
             gov_hit_at(&m->folded, (size_t)hit)->language != GOV_LANGUAGE_en;
  int listed =
      both || check_is_listed(sentence) || in_checks || instructs(m, sentence, at, (uint32_t)hit);
  int worked = (data || health) && listed;
  if (worked || is_told_in_list(m, sentence, at, (uint32_t)hit))
    meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL, "looks whether it worked");
  m->intents[index] |= INTENT_VERIFY;
}
