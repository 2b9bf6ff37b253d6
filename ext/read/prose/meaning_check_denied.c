/* meaning_check_denied.c: is a check denied, or only what it must not find?
**
** "Validation is not done" denies it. "Check that no row is missing", "the counts must not differ", "compare them, so that
** nothing is overwritten" do not.
*/
#include "read/prose/meaning_parts.h"

static int is_word_of(const meaning *m, uint32_t token, const char *const *words) {
  return meaning_is_among(meaning_word(m, token), words);
}

/* "Check that no row is missing" tells to check; "validation is not done" does not. Of a sentence
** that opens with the verb, what is denied behind it is what must not be found. */
static int tells_to_check(const meaning *m, const clause *at) {
  static const char *const verbs[] = {"verify",    "check",     "confirm",  "validate",  "assert",
                                      "verificar", "verifique", "verifica", "comprobar", "validar",
                                      "confirmar", "verifier",  "verifiez", "controler"};
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (first + 1 >= at->end) return 0;
  const gov_token *token = gov_token_at(&m->folded, first);
  gov_text word = {m->folded.text + token->start, token->end - token->start};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (gov_text_is(word, verbs[i])) return 1;
  return 0;
}

/* "Compare the versions so that nothing is overwritten": what is denied is what the check is for. */
static int is_purpose(const meaning *m, const clause *at, uint32_t hit) {
  static const char *const words[] = {"that", "so", "to", "it", "which", "dass", "que", "para"};
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  uint32_t end = gov_hit_at(&m->folded, hit)->end;
  if (denial < 0) return 0;
  for (uint32_t i = end; i < gov_hit_at(&m->folded, (size_t)denial)->first; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    gov_text word = {m->folded.text + token->start, token->end - token->start};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
      if (gov_text_is(word, words[k])) return 1;
  }
  return 0;
}

/* "If the checksums do not match": what a condition denies is what the check finds. */
static int is_outcome(const meaning *m, const clause *at) {
  int denial = clause_find(m, at, GOV_CUE_NEGATION), found = clause_find(m, at, GOV_CUE_COMPARE);
  if (!(at->mood & CLAUSE_CONDITION) || denial < 0 || found < 0) return 0;
  uint32_t end = gov_hit_at(&m->folded, (size_t)denial)->end;
  uint32_t first = gov_hit_at(&m->folded, (size_t)found)->first;
  return first >= end && first <= end + 1;
}

/* "The row count must not differ": what is forbidden is a finding of the check, not the check. */
static int forbids_difference(const meaning *m, const clause *at) {
  static const char *const findings[] = {"differ",  "deviate",    "diverge",     "abweichen",
                                         "diferir", "divergir",   "diverger",    "differer",
                                         "ecarter", "отличаться", "расходиться", NULL};
  enum { REACH = 3 };
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  uint32_t end = gov_hit_at(&m->folded, (size_t)denial)->end;
  for (uint32_t i = end; i < at->end && i < end + REACH; i++)
    if (is_word_of(m, i, findings)) return 1;
  return 0;
}

/* "No orphaned rows are left", "keine Dubletten": what must not be there afterwards. "No check for orphans" denies the check. */
int check_finds_none(const meaning *m, const clause *at) {
  int fault = clause_find(m, at, GOV_CUE_FAULT);
  if (fault < 0 || !clause_has(at, GOV_CUE_NEGATION)) return 0;
  const gov_hit *of = gov_hit_at(&m->folded, (size_t)fault);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    int checks = verb->cue == GOV_CUE_VERIFY || verb->cue == GOV_CUE_COMPARE;
    if (checks && (verb->end <= of->first || verb->first >= of->end)) return 0;
  }
  return clause_negated(m, at, (uint32_t)fault);
}

int check_is_denied(const meaning *m, const clause *at, uint32_t hit) {
  return clause_negated(m, at, hit) && !is_outcome(m, at) && !tells_to_check(m, at) &&
         !is_purpose(m, at, hit) && !forbids_difference(m, at) && !check_finds_none(m, at);
}

/* "not verified", "verification is not done": the denial stands by the verb; "a row that is not later
** than a matching one" denies no check. */
int check_is_denied_closely(const meaning *m, const clause *at, uint32_t hit) {
  enum { LETTERS_REACH = 14, WORDS_REACH = 3 };
  const gov_hit *verb = gov_hit_at(&m->folded, hit);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *denial = gov_hit_at(&m->folded, i);
    if (denial->cue != GOV_CUE_NEGATION && denial->cue != GOV_CUE_UNNEEDED) continue;
    int letters = denial->language == GOV_LANGUAGE_th || denial->language == GOV_LANGUAGE_zh ||
                  denial->language == GOV_LANGUAGE_ja;
    uint32_t gap = denial->end <= verb->first   ? verb->first - denial->end
                   : denial->first >= verb->end ? denial->first - verb->end
                                                : 0;
    if (gap <= (letters ? LETTERS_REACH : WORDS_REACH)) return 1;
  }
  return !clause_has(at, GOV_CUE_NEGATION) && !clause_has(at, GOV_CUE_UNNEEDED);
}
