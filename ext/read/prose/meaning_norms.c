/* meaning_norms.c: what a standard demands of every migration, and what is quoted of one.
**
** "The standard asks that each migration takes a backup", "> Before any change … (data handbook)":
** a safeguard is named, and nobody says that it is taken here. A clause that comes back to "we" or
** "ours" speaks of this migration again.
*/
#include "read/prose/meaning_parts.h"

static uint32_t first_word(const meaning *m, const clause *at) {
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return first;
}

/* ", so we compare them", "- this time nobody does" */
int clause_comes_back(const meaning *m, const clause *at) {
  static const char *const joints[] = {"so",    "and",  "but",  "therefore", "hence", "thus",
                                       "which", "that", "here", "now",       NULL};
  static const char *const ours[] = {"we", "our", "ours", "us", NULL};
  static const char *const this_one[] = {"this", "these", "here", "now", "today", NULL};
  uint32_t first = first_word(m, at);
  if (meaning_has_word(m, first, first + 1 < at->end ? first + 1 : at->end, this_one)) return 1;
  while (first < at->end && meaning_is_among(meaning_word(m, first), joints)) first++;
  return first < at->end && meaning_is_among(meaning_word(m, first), ours);
}

static void reject_from(meaning *m, size_t from) {
  for (size_t i = from; i < m->clauses.count; i++) {
    clause *at = gov_list_at(&m->clauses, i);
    if (i > from && clause_comes_back(m, at)) return;
    at->mood |= CLAUSE_REJECTED;
  }
}

/* "Every migration", "all schema changes": said of more than this one. */
static int is_of_all(const meaning *m) {
  enum { REACH = 3 };
  static const char *const all[] = {"every", "each", "any", "all", NULL};
  static const char *const of[] = {"migration", "migrations",  "change",  "changes",  "release",
                                   "releases",  "deployment",  "upgrade", "upgrades", "project",
                                   "projects",  "deployments", "team",    "teams",    NULL};
  uint32_t count = (uint32_t)m->folded.tokens.count;
  if (!meaning_may_say_any(m, all) || !meaning_may_say_any(m, of)) return 0;
  for (uint32_t i = 0; i < count; i++)
    if (meaning_is_among(meaning_word(m, i), all) &&
        meaning_has_word(m, i + 1, i + 1 + REACH < count ? i + 1 + REACH : count, of))
      return 1;
  return 0;
}

/* "The standard asks", "the guidelines of the group require" */
int clause_is_demand(const meaning *m, const clause *at) {
  enum { REACH = 5 };
  int norm = clause_find(m, at, GOV_CUE_NORM);
  if (norm < 0 || !clause_has(at, GOV_CUE_DEMAND)) return 0;
  uint32_t end = gov_hit_at(&m->folded, (size_t)norm)->end;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue == GOV_CUE_DEMAND && verb->first >= end && verb->first <= end + REACH) return 1;
  }
  return 0;
}

/* "According to the policy …", "under the change rules …" */
static int cites(const meaning *m, const clause *at) {
  enum { REACH = 4 };
  static const char *const by[] = {"according", "per", "under", "by", "following", NULL};
  int norm = clause_find(m, at, GOV_CUE_NORM);
  if (norm < 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)norm)->first;
  return meaning_has_word(m, first > at->first + REACH ? first - REACH : at->first, first, by);
}

/* A standard; a list or a book is one only where it demands. */
static int names_norm(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_NORM && !(hit->value && !strcmp(hit->value, "list"))) return 1;
  }
  return 0;
}

static int names_safeguard(gov_topic_set topics) {
  return (topics &
          (GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) | GOV_TOPIC_BIT(VERIFICATION))) != 0;
}

/* A quotation: what is said of all migrations there, or what somebody signed. */
static int is_quoted(const meaning *m, const gov_sentence *sentence) {
  static const char *const dashes[] = {"--", "—", "–", "―"};
  enum { SENTENCES = 24 };
  if (!sentence->in_quote) return 0;
  if (is_of_all(m)) return 1;
  const gov_sentence *last = gov_sentence_at(m->document, m->document->sentences.count - 1);
  for (const gov_sentence *next = sentence;
       next <= last && next <= sentence + SENTENCES && next->in_quote; next++)
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
      if (gov_text_starts(next->text, dashes[i])) return 1;
  return 0;
}

void meaning_reject_norms(meaning *m, const gov_sentence *sentence) {
  const clause *first = gov_list_at(&m->clauses, 0);
  if (is_quoted(m, sentence)) {
    reject_from(m, 0);
    return;
  }
  if (!sentence_has(m, GOV_CUE_NORM)) return;
  int labelled =
      (first->mood & CLAUSE_LABEL) && names_norm(m, first) && !names_safeguard(sentence->topics);
  if (labelled && (is_of_all(m) || sentence_has(m, GOV_CUE_OBLIGATION))) {
    reject_from(m, 0);
    return;
  }
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    int vendor = clause_find_value(m, at, GOV_CUE_NORM, "vendor") >= 0;
    if (!clause_is_demand(m, at) && !(cites(m, at) && (vendor || is_of_all(m)))) continue;
    reject_from(m, i);
    return;
  }
}

int sentence_names_norm(const meaning *m) {
  for (size_t i = 0; sentence_has(m, GOV_CUE_NORM) && i < m->clauses.count; i++)
    if (names_norm(m, gov_list_at(&m->clauses, i))) return 1;
  return 0;
}
