/* meaning_condition.c: what holds only under a condition that need not come true.
**
** "If the budget is approved, counts are compared" promises nothing. A condition that only says when
** ("once the copy is complete") takes nothing away, nor one that is about the check itself ("if the
** counts differ, stop").
*/
#include "read/prose/meaning_parts.h"

#include "read/prose/phrases.h"

static int has_value(const gov_hit *hit, const char *value) {
  return hit->value && !strcmp(hit->value, value);
}

/* "When time permits": on time, room or money, which may or may not be there. */
static int hangs_on_chance(const meaning *m, const clause *at) {
  return clause_find_value(m, at, GOV_CUE_CONDITION, "chance") >= 0;
}

static int opens_with_if(const meaning *m, const clause *at) {
  return clause_find_value(m, at, GOV_CUE_CONDITION, "if") >= 0 || hangs_on_chance(m, at);
}

/* "Once the import is finished", "if the counts differ": says when, or is about the check. */
static int is_of_the_course(const meaning *m, const clause *at) {
  int course = clause_has(at, GOV_CUE_FINISHED) || clause_has(at, GOV_CUE_COMPARE) ||
               clause_has(at, GOV_CUE_VERIFICATION_COUNT);
  int condition = clause_find(m, at, GOV_CUE_CONDITION);
  if (course || condition < 0 || at == gov_list_at(&m->clauses, 0)) return course;
  const gov_hit *on = gov_hit_at(&m->folded, (size_t)condition);
  /* Japanese puts the condition's word behind it, in a clause of its own */
  return on->language == GOV_LANGUAGE_ja && on->first == at->first &&
         clause_has(at - 1, GOV_CUE_FINISHED);
}

static int is_last(const meaning *m, const clause *at) {
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  while (last > at && clause_length(last) <= 1) last--; /* a full stop */
  return last == at;
}

static int follows_comma(const meaning *m, const clause *at) {
  const gov_token *token = gov_token_at(&m->folded, at->first);
  if (token->kind != GOV_TOKEN_MARK && at->first > 0)
    token = gov_token_at(&m->folded, at->first - 1);
  return token->kind != GOV_TOKEN_MARK || m->folded.text[token->start] == ',';
}

/* ถ้า … ให้ …: in Thai what is to be done follows the condition without a comma. */
static int tells_behind(const meaning *m, uint32_t from, uint32_t to) {
  static const char *const words[] = {"จะ", "ให้", "ต้อง", "จึง"};
  if (from >= to) return 0;
  uint32_t start = gov_token_at(&m->folded, from)->start;
  gov_text between = {m->folded.text + start, gov_token_at(&m->folded, to - 1)->end - start};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(between, words[i])) return 1;
  return 0;
}

/* "Im Fehlerfall wird … zurückgestellt", "失敗した場合は…戻す": in one clause with its condition. */
int clause_is_consequence(const meaning *m, const clause *at, uint32_t hit) {
  int condition = clause_find(m, at, GOV_CUE_CONDITION);
  if (condition < 0) return 0;
  const gov_hit *on = gov_hit_at(&m->folded, (size_t)condition);
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  if (on->end > of->first) return 0;
  if (on->language == GOV_LANGUAGE_ja) return 1;
  if (on->language == GOV_LANGUAGE_th) return tells_behind(m, on->end, of->first);
  if (on->language == GOV_LANGUAGE_zh) { /* …时 closes the condition */
    const gov_token *last = gov_token_at(&m->folded, on->end - 1);
    return gov_text_ends((gov_text){m->folded.text, last->end}, "时");
  }
  return on->language != GOV_LANGUAGE_en && !has_value(on, "if");
}

/* The check stands in the clause that the condition opens: is it the condition, or what follows from it? */
static int follows_within(const meaning *m, const clause *at, uint32_t hit) {
  int condition = clause_find(m, at, GOV_CUE_CONDITION);
  if (condition < 0) return 0;
  const gov_hit *on = gov_hit_at(&m->folded, (size_t)condition);
  const gov_hit *check = gov_hit_at(&m->folded, hit);
  if (on->first > check->first || clause_has(at, GOV_CUE_FINISHED)) return 0;
  switch (on->language) {
  case GOV_LANGUAGE_ja: return 1;
  case GOV_LANGUAGE_zh: return is_last(m, at);
  case GOV_LANGUAGE_th:
    return is_last(m, at) &&
           (tells_behind(m, on->end, check->first) || !tells_behind(m, check->end, at->end));
  default: return 0;
  }
}

const clause *clause_hangs_on(const meaning *m, const clause *at, uint32_t hit) {
  if (at->mood & CLAUSE_CONDITION) return follows_within(m, at, hit) ? at : NULL;
  if (!(at->mood & CLAUSE_UNDER)) return NULL;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *on = gov_list_at(&m->clauses, i);
    if (on == at || !(on->mood & CLAUSE_CONDITION) || is_of_the_course(m, on)) continue;
    if (on < at || hangs_on_chance(m, on)) return on;
    int closes = is_last(m, on) && follows_comma(m, on) && !clause_has(on, GOV_CUE_FAIL) &&
                 !clause_has(on, GOV_CUE_ROLLBACK_ACT);
    if (closes && opens_with_if(m, on)) return on;
  }
  return NULL;
}

/* "If there is time:" above a list. */
int meaning_opens_condition(const meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (opens_with_if(m, at) && !is_of_the_course(m, at) && !clause_has(at, GOV_CUE_FAIL) &&
        !clause_has(at, GOV_CUE_ROLLBACK_ACT))
      return 1;
  }
  return 0;
}
