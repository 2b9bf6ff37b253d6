/* meaning_patterns.c: patterns of a migration that nobody names, added up from the words of a sentence.
**
** "Der Datentyp der Spalte `preis` wird geändert" changes in place, "`address` anlegen und aus `client`
** befüllen" fills, "exportiert … und importiert" moves. English has phrases of its own for these; here
** stand the languages that put names and other words between them.
*/
#include "read/prose/meaning_parts.h"

static int is_foreign(const meaning *m, const clause *at, gov_cue cue) {
  int hit = clause_find(m, at, cue);
  return hit >= 0 && gov_hit_at(&m->folded, (size_t)hit)->language != GOV_LANGUAGE_en &&
         !clause_negated(m, at, (uint32_t)hit);
}

static int has_foreign(const meaning *m, gov_cue cue) {
  for (size_t i = 0; i < m->clauses.count; i++)
    if (is_foreign(m, gov_list_at(&m->clauses, i), cue)) return 1;
  return 0;
}

static int is_sure(const clause *at) {
  return !(at->mood & (CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION | CLAUSE_WITHDRAWN |
                       CLAUSE_POSSIBLE));
}

/* Where something is filled: a table or column is spoken of beside it, by a word or as code. */
static int names_place(const meaning *m, const gov_sentence *sentence) {
  enum { FROM_AND_TO = 2 };
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  for (uint32_t i = 0; i < sentence->span_count; i++) /* `clientes.telefone` */
    if (spans[i].kind == GOV_SPAN_CODE && spans[i].end <= sentence->text.n &&
        memchr(sentence->text.z + spans[i].start, '.', spans[i].end - spans[i].start))
      return 1;
  return sentence_has(m, GOV_CUE_COLUMN) || sentence->span_count >= FROM_AND_TO ||
         (sentence_has(m, GOV_CUE_DATA) && sentence->span_count);
}

gov_signal clause_adds_up_to(const meaning *m, const gov_sentence *sentence, const clause *at) {
  if (!is_sure(at)) return GOV_SIGNAL_COUNT;
  if (is_foreign(m, at, GOV_CUE_FILL) && names_place(m, sentence) &&
      !sentence_has(m, GOV_CUE_VERIFY))
    return GOV_STYLE_BACKFILL;
  if (is_foreign(m, at, GOV_CUE_CHANGE) && clause_has(at, GOV_CUE_COLUMN) && sentence->span_count &&
      !has_foreign(m, GOV_CUE_FILL))
    return GOV_STYLE_IN_PLACE;
  int moved = is_foreign(m, at, GOV_CUE_MOVE) && has_foreign(m, GOV_CUE_EXPORT) &&
              (sentence_has(m, GOV_CUE_OTHER_SYSTEM) || sentence_has(m, GOV_CUE_DATA));
  if (moved || is_foreign(m, at, GOV_CUE_PROMOTE)) return GOV_STYLE_OTHER;
  return GOV_SIGNAL_COUNT;
}
