/* meaning_backup_around.c: what stands around a word of a backup and makes it none.
**
** A contrast in brackets, a copy that is looked at or restored: nobody takes one.
*/
#include "read/meaning_parts.h"

/* "Keep the key in a vault (not in files or backups)": what else it might have been. */
int backup_contrasts(const meaning *m, const clause *at) {
  if (at->first + 1 >= at->end || clause_has(at, GOV_CUE_TAKE)) return 0;
  const gov_token *open = gov_token_at(&m->folded, at->first), *word = open + 1;
  return m->folded.text[open->start] == '(' &&
         gov_text_is((gov_text){m->folded.text + word->start, word->end - word->start}, "not");
}

/* "Confirm the backup and its owner": one is taken to be there, and nobody is told to take it. */
int backup_is_looked_at(const meaning *m, const clause *at, uint32_t target) {
  const gov_hit *of = gov_hit_at(&m->folded, target);
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_VERIFY && hit->language == GOV_LANGUAGE_en && hit->first == first &&
        hit->end <= of->first)
      return 1;
  }
  return 0;
}

/* "Restore the dump", not "a dump exists and its restore was tried". */
int backup_is_restored(const meaning *m, const clause *at, uint32_t target) {
  int verb = clause_find(m, at, GOV_CUE_RESTORE);
  if (verb < 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)verb)->first;
  for (uint32_t i = gov_hit_at(&m->folded, target)->end; i < first; i++) {
    const gov_token *token = gov_token_at(&m->folded, i);
    if (gov_text_is((gov_text){m->folded.text + token->start, token->end - token->start}, "and"))
      return 0;
  }
  return 1;
}
