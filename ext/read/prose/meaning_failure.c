/* meaning_failure.c: a way back that is told where things fail, without a word of going back.
**
** "If it goes wrong: stop the job, rename the old table back, restart the service." Two acts are
** needed, one of which brings something back: to stop and to try again undoes nothing.
*/
#include "read/prose/meaning_parts.h"

static int is_opening(const meaning *m, const clause *at) {
  uint32_t first = at->first;
  int no_go = first + 1 < at->end && gov_text_is(meaning_word(m, first), "no") &&
              gov_text_is(meaning_word(m, first + 1), "go");
  int found = clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_VERIFY) ||
              clause_has(at, GOV_CUE_HEALTH) || clause_has(at, GOV_CUE_DATA);
  int no = clause_find(m, at, GOV_CUE_NEGATION);
  int english = no >= 0 && gov_hit_at(&m->folded, (size_t)no)->language == GOV_LANGUAGE_en;
  int bad = clause_has(at, GOV_CUE_FAIL) || (no >= 0 && (found || !english));
  return no_go || (bad && (at->mood & CLAUSE_CONDITION));
}

/* "We stop the job", "the application is paused": who acts stands before the verb. */
static int tells_act(const meaning *m, const clause *at, uint32_t from) {
  static const char *const done[] = {"stopped",  "paused",   "renamed",  "pointed",   "switched",
                                     "dropped",  "resumed",  "restored", "restarted", "truncated",
                                     "disabled", "enabled",  "set",      "put",       "removed",
                                     "deleted",  "replayed", "drained",  "copied",    "brought",
                                     "routed",   "flipped",  "turned",   "emptied",   NULL};
  static const char *const is[] = {"is", "are", "be", "gets", "get", NULL};
  static const char *const who[] = {"we", "ops", "dba", "then", "and", "to", "i", "team", NULL};
  unsigned none =
      CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_WITHDRAWN;
  if (at->mood & none || clause_has(at, GOV_CUE_NEGATION)) return 0;
  for (uint32_t i = from; i < at->end; i++) {
    if (i > from && meaning_is_among(meaning_word(m, i), done) &&
        meaning_is_among(meaning_word(m, i - 1), is))
      return 1;
  }
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    int acts = verb->cue == GOV_CUE_ACTION || verb->cue == GOV_CUE_ROLLBACK_SWITCH ||
               verb->cue == GOV_CUE_DELETE || verb->cue == GOV_CUE_RESTORE;
    if (!acts || verb->first < from) continue;
    if (verb->language != GOV_LANGUAGE_en && verb->language != GOV_LANGUAGE_code) return 1;
    if (verb->language != GOV_LANGUAGE_en) continue;
    uint32_t start = from;
    while (start < verb->first && gov_token_at(&m->folded, start)->kind == GOV_TOKEN_MARK) start++;
    if (verb->first == start || meaning_is_among(meaning_word(m, verb->first - 1), who)) return 1;
  }
  return 0;
}

static int brings_back(const meaning *m, const clause *at, uint32_t from) {
  static const char *const words[] = {"back", "again", "former", NULL};
  static const char *const anew[] = {"start",   "run",   "try",
                                     "restart", "begin", NULL}; /* "and start again" */
  for (uint32_t i = from; i < at->end; i++)
    if (meaning_is_among(meaning_word(m, i), words) &&
        !(i > from && meaning_has_word(m, i - 1, i, anew)))
      return 1;
  static const char *const off[] = {"false", "off", NULL};
  for (uint32_t i = from; i < at->end; i++)
    if (meaning_is_among(meaning_word(m, i), off) && clause_has(at, GOV_CUE_ACTION)) return 1;
  return clause_has(at, GOV_CUE_OLD_SIDE) || clause_has(at, GOV_CUE_ROLLBACK_SWITCH);
}

int failure_tells_way_back(const meaning *m, const gov_sentence *sentence) {
  enum { ACTS_NEEDED = 2 };
  int acts = 0, back = 0, opened = 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    uint32_t from = at->first;
    if (!opened) {
      if (!is_opening(m, at)) return 0;
      int fail = clause_hit(m, at, GOV_CUE_FAIL);
      opened = 1;
      from = fail >= 0 ? gov_hit_at(&m->folded, (size_t)fail)->end : at->end;
    }
    if (clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_ROLLBACK_INERT))
      return 0;
    if (at->mood & (CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_WITHDRAWN)) return 0;
    back |= brings_back(m, at, from);
    acts += tells_act(m, at, from);
  }
  int undoes = acts && switch_names_undo(m, sentence);
  int concrete = undoes || (acts && switch_gives_setting(m, sentence)) ||
                 switch_gives_statement(m, sentence, 0);
  back |= undoes || switch_gives_statement(m, sentence, 1);
  return back && (acts >= ACTS_NEEDED || concrete);
}
