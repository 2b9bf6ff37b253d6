/* meaning_label.c: what a label and what stands behind its colon do to each other.
**
** "Abgleich: entfällt": the label names the check, and its answer takes it back. "Ce qu'on ne fera pas : …": the label
** takes back what follows.
*/
#include "read/prose/meaning_parts.h"

/* "A rollback is impossible: the old values are overwritten" says so before its colon. */
int label_denies_safeguard(const clause *at) {
  if (at->mood & CLAUSE_CONDITION) return 0;
  int denied = clause_has(at, GOV_CUE_NEGATION) || clause_has(at, GOV_CUE_UNNEEDED) ||
               clause_has(at, GOV_CUE_ROLLBACK_IRREVERSIBLE) ||
               clause_has(at, GOV_CUE_ROLLBACK_ABSENT);
  return denied &&
         (clause_has(at, GOV_CUE_ROLLBACK_ACT) || clause_has(at, GOV_CUE_RESTORE) ||
          clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_ACT) ||
          clause_has(at, GOV_CUE_ROLLBACK_IRREVERSIBLE) || clause_has(at, GOV_CUE_ROLLBACK_ABSENT));
}

/* Is it said in nothing but words that deny or put off and verbs of doing ("no se hace", "не проводится")? "Keine
** Abweichungen" is what was found. */
static int only_denies(const meaning *m, const clause *at) {
  int denied = (at->mood & CLAUSE_LATER) != 0;
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  if (denied || first >= at->end) return denied;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    int denies_it = hit->cue == GOV_CUE_NEGATION || hit->cue == GOV_CUE_UNNEEDED;
    int does = hit->cue == GOV_CUE_TAKE || hit->cue == GOV_CUE_CLAIM || hit->cue == GOV_CUE_ACTION;
    if (hit->first == first && (denies_it || (denied && does))) {
      denied = 1;
      first = hit->end;
    }
    while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  }
  return denied && first >= at->end;
}

/* "Abgleich: entfällt", "対帳：実施せず", "Cuadre: pendiente": the label is a verb as well, and what stands behind it takes it back.
*/
void label_answered(meaning *m, uint32_t label_tokens) {
  clause *label = m->clauses.count ? gov_list_at(&m->clauses, 0) : NULL;
  size_t i = 1;
  if (!label || !label_tokens || label->end > label_tokens || label_denies_safeguard(label)) return;
  while (i < m->clauses.count && clause_length(gov_list_at(&m->clauses, i)) <= 1 &&
         ((clause *)gov_list_at(&m->clauses, i))->hit ==
             ((clause *)gov_list_at(&m->clauses, i))->hit_end)
    i++;
  if (i >= m->clauses.count) return;
  const clause *answer =
      gov_list_at(&m->clauses, i); /* "Abgleich: macht der Kunde in seinem eigenen System" */
  if (!only_denies(m, answer) && !clause_is_of_others(m, answer)) return;
  for (size_t k = i + 1; k < m->clauses.count; k++)
    if (clause_length(gov_list_at(&m->clauses, k)) > 1) return;
  label->mood |= CLAUSE_LABEL;
}

/* "Ce qu'on ne fera pas : …", "不做：…": the label denies what stands behind it. */
void label_rejects(meaning *m) {
  if (!m->clauses.count) return; /* no memory for any */
  const clause *label = gov_list_at(&m->clauses, 0);
  if (label->mood & CLAUSE_CONDITION) return; /* "Se não funcionar: …" */
  if (!(label->mood & CLAUSE_LABEL) || clause_has(label, GOV_CUE_ROLLBACK_ACT) ||
      clause_has(label, GOV_CUE_ROLLBACK_ABSENT) || clause_has(label, GOV_CUE_BACKUP_MECHANISM))
    return;
  int denial = clause_find(m, label, GOV_CUE_NEGATION);
  if (denial < 0 || gov_hit_at(&m->folded, (size_t)denial)->language == GOV_LANGUAGE_en) return;
  for (size_t i = 1; i < m->clauses.count; i++)
    ((clause *)gov_list_at(&m->clauses, i))->mood |= CLAUSE_REJECTED;
}
