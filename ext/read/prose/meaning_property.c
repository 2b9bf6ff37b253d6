/* meaning_property.c: a denial of one property, where the thing itself is there.
**
** "The backup is not encrypted", "no off-site copy", "Rollback test: not run": there is a backup, and a way
** back, and a word of "no" beside them says something smaller.
*/
#include "read/prose/meaning_parts.h"

static int is_property(gov_cue cue) {
  return cue == GOV_CUE_BACKUP_PROPERTY || cue == GOV_CUE_BACKUP_ENCRYPTED;
}

static int is_east_asian(const gov_hit *hit) {
  return hit->language == GOV_LANGUAGE_ja;
}

/* Of the copy at the hit, which the clause denies. */
int property_of_copy_is_denied(const meaning *m, const clause *at, uint32_t hit) {
  enum { REACH = 4, REACH_LETTERS = 12 };
  static const char *const of_being[] = {"is", "are", "was", "were", "be", "been", NULL};
  const gov_hit *copy = gov_hit_at(&m->folded, hit);
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  const gov_hit *no = gov_hit_at(&m->folded, (size_t)denial);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *property = gov_hit_at(&m->folded, i);
    if (!is_property(property->cue)) continue;
    int letters = gov_token_at(&m->folded, property->first)->kind == GOV_TOKEN_LETTER;
    uint32_t reach = letters ? REACH_LETTERS : REACH;
    if (is_east_asian(property) && property->end <= no->first && copy->end <= property->first)
      return 1; /* the denial stands at the end */
    if (property->first < no->end) continue;
    int behind = property->first >= copy->end && property->first > copy->end &&
                 meaning_has_word(m, property->first - 1, property->first, of_being);
    if (no->end <= copy->first && behind) return 1; /* "it is not true that the backup is …" */
    if (property->first > no->end + reach) continue;
    if (no->end <= copy->first ? property->end <= copy->first : no->first >= copy->end) return 1;
  }
  return 0;
}

/* "No backup file", "the backup location is not known": words of a copy that are none. "No backup plan" has no
** backup either. */
int property_is_of_talk(const gov_hit *hit) {
  return hit->cue == GOV_CUE_BACKUP_TALK && hit->language == GOV_LANGUAGE_en &&
         !(hit->value && !strcmp(hit->value, "whole"));
}

/* Of a label: a test or the place of it by name, or a property that ends it ("backup verified"). */
static int names_property(const gov_folded *label) {
  static const gov_cue named[] = {GOV_CUE_BACKUP_RESTORE_TESTED, GOV_CUE_ROLLBACK_TESTED,
                                  GOV_CUE_ROLLBACK_OWNER};
  for (size_t i = 0; i < label->hits.count; i++) {
    const gov_hit *hit = gov_hit_at(label, i);
    for (size_t k = 0; k < sizeof named / sizeof *named; k++)
      if (hit->cue == named[k]) return 1;
    if (property_is_of_talk(hit)) return 1;
    int ends = hit->end == label->tokens.count && hit->first > 0;
    if (ends && (is_property(hit->cue) || hit->cue == GOV_CUE_VERIFY)) return 1;
  }
  return 0;
}

/* "Restore test: not run", "| Backup location | none |": the label, or the row, names a property. */
int property_is_labelled(const meaning *m, const gov_sentence *sentence) {
  const gov_text labels[] = {sentence->label, sentence->row_header, sentence->header};
  gov_folded folded;
  int found = 0;
  gov_folded_init(&folded);
  for (size_t i = 0; i < sizeof labels / sizeof *labels && !found; i++) {
    if (!labels[i].n) continue;
    if (gov_fold(&folded, labels[i]) != SQLITE_OK ||
        gov_lexicon_find(m->lexicon, &folded, m->spoken | GOV_LANGUAGE_BIT(en), 0) != SQLITE_OK)
      break; /* then it stays a plain denial */
    found = names_property(&folded);
  }
  gov_folded_free(&folded);
  return found;
}

/* "Der Rollback wurde nicht getestet", "no analysis is done after a rollback": not the way back itself. */
int property_of_way_back_is_denied(const meaning *m, const clause *at, uint32_t hit) {
  enum { NEAR = 3, NEAR_LETTERS = 8 };
  const gov_hit *act = gov_hit_at(&m->folded, hit);
  int denial = clause_find(m, at, GOV_CUE_NEGATION);
  if (denial < 0) return 0;
  const gov_hit *no = gov_hit_at(&m->folded, (size_t)denial);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *of = gov_hit_at(&m->folded, i);
    if (of->cue == GOV_CUE_AFTER && of->first >= no->end && of->end <= act->first) return 1;
    if (of->cue != GOV_CUE_VERIFY && of->cue != GOV_CUE_ROLLBACK_TESTED) continue;
    int letters = gov_token_at(&m->folded, of->first)->kind == GOV_TOKEN_LETTER;
    uint32_t reach = letters ? NEAR_LETTERS : NEAR;
    uint32_t gap = of->first >= no->end   ? of->first - no->end
                   : no->first >= of->end ? no->first - of->end
                                          : 0;
    if (no->first >= act->end && gap <= reach) return 1;
  }
  return 0;
}
