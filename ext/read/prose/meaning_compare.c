/* meaning_compare.c: what is compared with what, by whom, and whether it is said without reserve.
*/
#include "read/prose/meaning_parts.h"

/* "Compared with the source": that both sides are compared is said, not what of them. */
static int tells_sides(const gov_hit *hit, const char *value) {
  return hit->cue == GOV_CUE_VERIFICATION_PARITY && hit->value && !strcmp(hit->value, value);
}

/* English names the sides by a verb. */
int compare_tells_sides(const meaning *m) {
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (tells_sides(hit, "sides") && hit->language == GOV_LANGUAGE_en) return 1;
  }
  return 0;
}

/* Is anything in the sentence denied, wished, put off or left to others? */
int compare_is_qualified(const meaning *m) {
  static const gov_cue cues[] = {GOV_CUE_NEGATION, GOV_CUE_UNNEEDED, GOV_CUE_REJECTED,
                                 GOV_CUE_ADVICE,   GOV_CUE_POSSIBLE, GOV_CUE_LATER,
                                 GOV_CUE_OFF};
  for (size_t i = 0; i < sizeof cues / sizeof *cues; i++)
    if (sentence_has(m, cues[i])) return 1;
  return 0;
}

enum { EQUATES_KIND = 1, EQUATES_OLD = 2, EQUATES_NEW = 4, EQUATES_TERM = 8 };

/* "Rows", "sum": what an equation counts or adds up, though the word alone tells of no check. */
static int is_term(const gov_hit *hit, gov_cue kind) {
  const char *of = kind == GOV_CUE_VERIFICATION_COUNT       ? "count"
                   : kind == GOV_CUE_VERIFICATION_RECONCILE ? "sum"
                                                            : NULL;
  return of && hit->cue == GOV_CUE_VERIFICATION_TERM && !strcmp(hit->value, of);
}

int compare_names_term(const meaning *m, const clause *at, gov_cue kind) {
  for (uint32_t i = at->hit; i < at->hit_end; i++)
    if (is_term(gov_hit_at(&m->folded, i), kind)) return 1;
  return 0;
}

static unsigned equates(const gov_hit *hit, gov_cue kind) {
  if (hit->cue == kind) return EQUATES_KIND;
  if (is_term(hit, kind)) return EQUATES_TERM;
  if (hit->cue == GOV_CUE_OLD_SIDE || hit->cue == GOV_CUE_BEFORE) return EQUATES_OLD;
  return hit->cue == GOV_CUE_OTHER_SYSTEM || hit->cue == GOV_CUE_AFTER ? EQUATES_NEW : 0;
}

/* "Sum of the source = sum of the target": the same named on both sides of the sign, of the old and of the new. */
int compare_is_equation(const meaning *m, const clause *at, gov_cue kind) {
  static const char *const new_side[] = {
      "new",  "target",   "destination", "neu",  "neue",  "neuen", "nuevo", "nueva",
      "novo", "nouvelle", "nouveau",     "nova", "новой", "новом", "新",    NULL};
  unsigned sides[2] = {0, 0};
  uint32_t sign = at->first;
  while (sign < at->end && !gov_text_is(meaning_word(m, sign), "=")) sign++;
  if (sign >= at->end || compare_is_qualified(m)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    sides[hit->first > sign] |= equates(hit, kind);
  }
  for (uint32_t i = at->first; i < at->end; i++)
    if (meaning_is_among(meaning_word(m, i), new_side)) sides[i > sign] |= EQUATES_NEW;
  unsigned apart = (sides[0] & EQUATES_OLD ? sides[1] & EQUATES_NEW : 0) |
                   (sides[0] & EQUATES_NEW ? sides[1] & EQUATES_OLD : 0);
  int told = (sides[0] | sides[1]) & EQUATES_KIND; /* "row count: old = new" as well */
  return (told || (sides[0] & sides[1] & EQUATES_TERM)) && apart;
}

/* "A hash of either side is taken, then compared": by another clause, and nothing takes it back. */
int compare_is_elsewhere(const meaning *m, const clause *at) {
  enum {
    IDLE = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_WITHDRAWN | CLAUSE_ADVICE | CLAUSE_POSSIBLE
  };
  if (compare_is_qualified(m)) return 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *other = gov_list_at(&m->clauses, i);
    if (other != at && clause_has(other, GOV_CUE_COMPARE) && !(other->mood & IDLE)) return 1;
  }
  return 0;
}

/* "Nobody compares them", in languages whose word for nobody denies on its own. */
int compare_by_nobody(const meaning *m) {
  static const char *const nobody[] = {"niemand",  "niemandem", "nadie", "ninguem",
                                       "personne", "никто",     NULL};
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!clause_has(at, GOV_CUE_COMPARE) && !clause_has(at, GOV_CUE_VERIFY)) continue;
    for (uint32_t k = at->first; k + 1 < at->end; k++) {
      gov_text word = meaning_word(m, k);
      int person = gov_text_is(word, "personne") && !gov_text_starts(meaning_word(m, k + 1), "n");
      if (meaning_is_among(word, nobody) && !person) return 1;
    }
  }
  return 0;
}

/* "Row counts are compared with the source": counts are, and nothing more. */
int compare_is_of_counts(const meaning *m, const clause *at, gov_cue kind) {
  if (kind != GOV_CUE_VERIFICATION_PARITY || !sentence_has(m, GOV_CUE_VERIFICATION_COUNT)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == kind && !tells_sides(hit, "sides") && !tells_sides(hit, "tool")) return 0;
  }
  return 1;
}

/* "Datensätze zählen, alt gegen neu" */
int compare_is_counting(const meaning *m) {
  int what = 0, how = 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    what |= compare_names_term(m, at, GOV_CUE_VERIFICATION_COUNT);
    how |= clause_find_value(m, at, GOV_CUE_VERIFICATION_TERM, "counts") >= 0;
  }
  return what && how;
}

/* "Сверка числа записей", "Abgleich der Satzzahlen": what is reconciled are numbers of rows. */
int compare_reconciles_counts(const meaning *m, const clause *at, uint32_t hit, gov_cue kind) {
  enum { NEAR = 2 };
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  int act = 0, sum = 0;
  if (kind != GOV_CUE_VERIFICATION_RECONCILE) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *next = gov_hit_at(&m->folded, i);
    act |= next->cue == GOV_CUE_COMPARE && next->first == of->first;
    sum |= next->cue == kind && next->first > of->first;
    if (next->cue == GOV_CUE_VERIFICATION_COUNT && next->first >= of->end &&
        next->first <= of->end + NEAR)
      return act && !sum;
  }
  return 0;
}
