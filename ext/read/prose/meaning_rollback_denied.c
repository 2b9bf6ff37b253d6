/* meaning_rollback_denied.c: what a denial beside a word of going back denies.
**
** "There is no rollback" denies it. "No full rollback", "a change that is not reversible needs a
** script of its own", "never downgrade the schema", "no setting to remember to revert" deny a kind, a
** case, one way or another thing.
*/
#include "read/prose/meaning_parts.h"

enum { LEVEL_REACH = 6 };

/* "No setting to remember to revert": it is the setting that there is none of; "no way to roll back" denies. */
static int denies_a_thing(const meaning *m, uint32_t first, uint32_t end) {
  static const char *const ways[] = {
      "way",     "ways",    "option",    "options", "possibility", "plan",   "plans",     "means",
      "ability", "need",    "mechanism", "path",    "procedure",   "method", "steps",     "script",
      "tool",    "support", "intention", "able",    "possible",    "chance", "provision", "reason",
      "longer",  "going",   "easy",      "safe",    "attempt",     NULL};
  for (uint32_t i = first; i < end; i++)
    if (gov_text_is(meaning_word(m, i), "to"))
      return i > first && !meaning_is_among(meaning_word(m, i - 1), ways);
  return 0;
}

/* "The rollback cannot identify edited rows": what it does not do, while there is one. "It is no full
** rollback": there is one, in part. */
int rollback_denies_else(const meaning *m, const clause *at, uint32_t hit) {
  static const char *const small[] = {"be", "been", "yet", "currently", "a", "an", "any", NULL};
  static const char *const of_being[] = {
      "possible",  "supported",  "available", "planned",   "provided",  "needed",      "required",
      "exist",     "offered",    "work",      "option",    "feasible",  "included",    "covered",
      "defined",   "documented", "done",      "performed", "attempted", "allowed",     "applicable",
      "there",     "happen",     "necessary", "described", "safe",      "implemented", "guaranteed",
      "automatic", "made",       "executed",  "run",       NULL};
  static const char *const whole[] = {"full",      "complete",  "perfect", "clean",
                                      "instant",   "immediate", "driven",  "based",
                                      "trivially", "easily",    NULL};
  const gov_hit *act = gov_hit_at(&m->folded, hit);
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  const gov_hit *no = gov_hit_at(&m->folded, (size_t)denial);
  if (no->language != GOV_LANGUAGE_en) return 0;
  if (no->end <= act->first) {
    for (uint32_t i = no->end; i < act->first; i++)
      if (meaning_is_among(meaning_word(m, i), whole)) return 1;
    for (uint32_t i = act->end; i < at->end && i < act->end + LEVEL_REACH; i++)
      if (gov_text_is(meaning_word(m, i), "level")) return 1; /* "no undo at the network level" */
    return denies_a_thing(m, no->end, act->first);
  }
  uint32_t next = no->end;
  while (next < at->end && meaning_is_among(meaning_word(m, next), small)) next++;
  if (next >= at->end || gov_token_at(&m->folded, next)->kind != GOV_TOKEN_WORD) return 0;
  return no->first < act->end + 3 && !meaning_is_among(meaning_word(m, next), of_being);
}

/* "Never downgrade the schema": one way back is forbidden, others may stand beside it. */
int rollback_is_banned(const meaning *m, const clause *at, int hit) {
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  const gov_hit *no = gov_hit_at(&m->folded, (size_t)denial);
  const gov_token *token = gov_token_at(&m->folded, no->first);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  int imperative = gov_text_is(word, "never") || gov_text_is(word, "do") ||
                   gov_text_is(word, "don't") || gov_text_is(word, "dont") ||
                   gov_text_is(word, "nunca") || gov_text_is(word, "jamais");
  if (gov_text_is(word, "not") && no->first > at->first) {
    const gov_token *before = gov_token_at(&m->folded, no->first - 1);
    imperative =
        gov_text_is((gov_text){m->folded.text + before->start, before->end - before->start}, "do");
  }
  return imperative && no->first <= at->first + 2 &&
         gov_hit_at(&m->folded, (size_t)hit)->first >= no->end;
}

/* "A change that is not reversible needs …", "later changes would not be …": what holds for some, not for this. */
int rollback_is_of_a_case(const meaning *m, const clause *at) {
  static const char *const cases[] = {"would", "some", NULL};
  static const char *const relative[] = {"that", "which", "who", "whose", NULL};
  enum { REACH = 3 };
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  const gov_hit *no = gov_hit_at(&m->folded, (size_t)denial);
  if (no->language != GOV_LANGUAGE_en) return 0;
  for (uint32_t i = at->first; i < no->first; i++) {
    if (meaning_is_among(meaning_word(m, i), cases)) return 1;
    if (no->first - i <= REACH && i > at->first + 1 &&
        meaning_is_among(meaning_word(m, i), relative))
      return 1;
  }
  return 0;
}

/* "Never downgrade the schema, replay jobs or resume claims": of such a list nothing is to be done. */
int rollback_bans_list(const meaning *m) {
  static const char *const bans[] = {"never", "don't", "dont", NULL};
  const clause *all = gov_list_at(&m->clauses, 0);
  uint32_t first = all->first;
  while (first < all->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (first + 1 >= all->end) return 0;
  int bans_all =
      meaning_is_among(meaning_word(m, first), bans) ||
      (gov_text_is(meaning_word(m, first), "do") && gov_text_is(meaning_word(m, first + 1), "not"));
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  if (all == last || !gov_text_is(meaning_word(m, all->end), ",")) return 0;
  for (uint32_t i = all->end; bans_all && i < last->end; i++)
    if (gov_text_is(meaning_word(m, i), "or")) return 1;
  return 0;
}
