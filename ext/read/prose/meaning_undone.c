/* meaning_undone.c: what a sentence takes back, of itself or of the one before.
**
** "… by a script that does not exist yet", "which has since been deleted", "it has failed in every
** rehearsal", "We do not.": each stands beside a safeguard that is named, and it is not there. What a
** document takes back further on is meaning_lost.c's.
*/
#include "read/prose/meaning_parts.h"

#include "read/prose/phrases.h"

static int has_value(const gov_hit *hit, const char *value) {
  return hit->value && !strcmp(hit->value, value);
}

int clause_hit_value(const meaning *m, const clause *at, gov_cue cue, const char *value) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == cue && has_value(hit, value)) return (int)i;
  }
  return -1;
}

static int finds_value(const meaning *m, const clause *at, gov_cue cue, const char *value) {
  return clause_find_value(m, at, cue, value) >= 0;
}

/* Does the clause speak of something else than what was claimed? "The new table does not exist yet." */
static int has_own_thing(const clause *at) {
  return clause_has(at, GOV_CUE_DATA) || clause_has(at, GOV_CUE_OLD_SIDE) ||
         clause_has(at, GOV_CUE_OTHER_SYSTEM) || clause_has(at, GOV_CUE_STYLE_STORE);
}

static int names_copy(const clause *at) {
  return clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_DUMP) ||
         clause_has(at, GOV_CUE_BACKUP_TALK) || clause_has(at, GOV_CUE_BACKUP_ACT) ||
         clause_has(at, GOV_CUE_BACKUP_LOCATION);
}

static int names_claim(const clause *at) {
  return names_copy(at) || clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_VERIFY) ||
         clause_has(at, GOV_CUE_ROLLBACK_ACT) || clause_has(at, GOV_CUE_CODE_THING);
}

/* ---- not there yet, given up, fails each time ---- */

static int clause_withdraws(const meaning *m, const clause *at) {
  if (at->mood & CLAUSE_CONDITION) return 0;
  if (clause_leaves_to_others(m, at) || finds_value(m, at, GOV_CUE_REJECTED, "here")) return 1;
  if (finds_value(m, at, GOV_CUE_REJECTED, "none")) return 1;
  if (clause_has(at, GOV_CUE_FAIL) && clause_has(at, GOV_CUE_EVERY)) return 1;
  if (!finds_value(m, at, GOV_CUE_LATER, "all") && !finds_value(m, at, GOV_CUE_REJECTED, "all"))
    return 0;
  return !has_own_thing(at) || names_claim(at);
}

/* "The script does not exist yet" may be the script of anything. */
static unsigned what_of(const clause *at) {
  unsigned what = 0;
  if (names_copy(at)) what |= WITHDRAWS_BACKUP;
  if (clause_has(at, GOV_CUE_ROLLBACK_ACT)) what |= WITHDRAWS_ROLLBACK;
  if (clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_VERIFY)) what |= WITHDRAWS_CHECK;
  return what ? what : WITHDRAWS_BACKUP | WITHDRAWS_ROLLBACK | WITHDRAWS_CHECK;
}

/* "We do not.", "Nothing comparable exists here.", "Ours is not written.": takes back what the sentence
** before told of others. */
static int disclaims(const meaning *m) {
  static const char *const ours[] = {"we", "ours", "our", "here", "us", "this", "these", NULL};
  static const char *const others[] = {
      "do",        "does",      "did",    "have",     "has",  "are",      "is",      "was",
      "will",      "so",        "that",   "it",       "done", "yet",      "either",  "ever",
      "for",       "them",      "one",    "ones",     "the",  "there",    "written", "exists",
      "but",       "today",     "of",     "any",      "same", "anything", "like",    "case",
      "table",     "and",       "tables", "at",       "all",  "has",      "nobody",  "nothing",
      "migration", "such",      "with",   "database", "a",    "just",     "time",    "plan",
      "at",        "currently", "simply", "in",       "on",   "move",     NULL};
  int denied = 0, own = 0;
  uint32_t count = (uint32_t)m->folded.tokens.count;
  if (count > 12 || !meaning_may_say_any(m, ours)) return 0;
  for (uint32_t i = 0; i < count; i++) {
    gov_text word = meaning_word(m, i);
    if (gov_token_at(&m->folded, i)->kind == GOV_TOKEN_MARK) continue;
    int known = meaning_is_among(word, ours);
    own |= known;
    known |= meaning_is_among(word, others);
    for (size_t k = 0; k < m->folded.hits.count; k++) {
      const gov_hit *hit = gov_hit_at(&m->folded, k);
      int denies = hit->cue == GOV_CUE_NEGATION || hit->cue == GOV_CUE_LATER ||
                   hit->cue == GOV_CUE_UNNEEDED || hit->cue == GOV_CUE_REJECTED;
      if (!denies || hit->first > i || hit->end <= i) continue;
      denied = known = 1;
    }
    if (!known) return 0;
  }
  return denied && own;
}

/* ": it will stop the job and switch back", of what is put off */
static int tells_on(const meaning *m, const clause *at) {
  static const char *const words[] = {"it", "which", "this", "they", "that", NULL};
  uint32_t first = at->first;
  while (first < at->end && gov_token_at(&m->folded, first)->kind == GOV_TOKEN_MARK) first++;
  return first + 1 < at->end && meaning_is_among(meaning_word(m, first), words) &&
         (gov_text_is(meaning_word(m, first + 1), "will") ||
          gov_text_is(meaning_word(m, first + 1), "would"));
}

/* What is withdrawn in one part of a sentence is withdrawn in all that stands before it. */
void meaning_withdraw(meaning *m) {
  size_t last = m->clauses.count;
  while (last > 0 && !clause_withdraws(m, gov_list_at(&m->clauses, last - 1))) last--;
  const clause *by = last > 0 ? gov_list_at(&m->clauses, last - 1) : NULL;
  int to_others =
      by && (clause_leaves_to_others(m, by) || finds_value(m, by, GOV_CUE_REJECTED, "here") ||
             finds_value(m, by, GOV_CUE_REJECTED, "none"));
  m->withdraws = to_others || (!by && disclaims(m)) ? WITHDRAWS_ALL : by ? what_of(by) : 0;
  if (by && last < m->clauses.count && tells_on(m, by + 1)) last = m->clauses.count;
  for (size_t i = 0; i < last; i++) {
    clause *at = gov_list_at(&m->clauses, i);
    if (at->mood & CLAUSE_CONDITION) continue;
    at->mood |= m->withdraws == WITHDRAWS_ALL ? CLAUSE_REJECTED : CLAUSE_WITHDRAWN;
  }
}

/* "The gate is switched off for this load. Its checks are counts …": of what was taken back before. */
int meaning_tells_of_withdrawn(const meaning *m, int32_t index) {
  static const char *const words[] = {"its", "it", "their", "they", NULL};
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const clause *first = gov_list_at(&m->clauses, 0);
  return !sentence->first_of_block && m->withdrawn_by == index && first->first < first->end &&
         meaning_is_among(meaning_word(m, first->first), words);
}

/* "So we do none of it.": of all that stands in the section. */
static int tells_of_section(const meaning *m) {
  for (size_t i = 0; m->withdraws && i < m->clauses.count; i++)
    if (finds_value(m, gov_list_at(&m->clauses, i), GOV_CUE_REJECTED, "none")) return 1;
  return 0;
}

static int is_taken(gov_signal signal, unsigned what) {
  int of_check = signal >= GOV_VERIFICATION_COUNT && signal <= GOV_VERIFICATION_SMOKE;
  int of_others = what == WITHDRAWS_ALL &&
                  (of_check || signal == GOV_BACKUP_MENTION || signal == GOV_BACKUP_TIMING ||
                   signal == GOV_BACKUP_MECHANISM || signal == GOV_BACKUP_LOCATION ||
                   signal == GOV_ROLLBACK_MENTION || signal == GOV_ROLLBACK_STEPS);
  return of_others || (signal == GOV_BACKUP_MECHANISM && (what & WITHDRAWS_BACKUP)) ||
         (signal == GOV_ROLLBACK_STEPS && (what & WITHDRAWS_ROLLBACK)) ||
         (of_check && (what & WITHDRAWS_CHECK));
}

/* What was told on these lines, by the evidence from `from` on. */
static void take_back(meaning *m, size_t from, int32_t line, int32_t last, unsigned what) {
  gov_evidence *rows = GOV_ROWS(m->reading->facts, stated);
  size_t count = GOV_COUNT(m->reading->facts, stated), kept = from;
  for (size_t i = from; i < count; i++) {
    gov_signal signal = (gov_signal)rows[i].signal_no;
    int taken = rows[i].place.line >= line && rows[i].place.line <= last && is_taken(signal, what);
    if (taken && signal == GOV_BACKUP_MECHANISM && m->mechanisms) m->mechanisms--;
    if (!taken) rows[kept++] = rows[i];
  }
  m->reading->facts->tables[GOV_FACT_stated].count = kept;
}

/* The document's evidence from this line on. */
static size_t told_from(const meaning *m, size_t from, int32_t line) {
  const gov_evidence *rows = GOV_ROWS(m->reading->facts, stated);
  while (from > 0 && rows[from - 1].place.line >= line &&
         !strcmp(rows[from - 1].place.path, m->reading->artifact->path))
    from--;
  return from;
}

void meaning_take_back_lines(meaning *m, int32_t line, int32_t last) {
  size_t from = told_from(m, GOV_COUNT(m->reading->facts, stated), line);
  take_back(m, from, line, last, WITHDRAWS_ALL);
  m->said_from = GOV_COUNT(m->reading->facts, stated);
}

/* "Counts and checksums are compared by a script. It does not exist yet." */
void meaning_withdraw_before(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int section = tells_of_section(m);
  if (!m->withdraws || (sentence->first_of_block && !section) || index == 0) return;
  const gov_sentence *before = gov_sentence_at(m->document, index - 1);
  int32_t line = section ? gov_section_at(m->document, sentence->section)->line : before->line;
  size_t from = section ? told_from(m, m->said_from, line) : m->said_from;
  take_back(m, from, line, before->line, m->withdraws);
}

/* ---- the copy is gone ---- */

static int clause_deletes_copy(const meaning *m, const clause *at, int spoken_of) {
  if (at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_POSSIBLE)) return 0;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_DELETE || !has_value(hit, "gone")) continue;
    if (clause_negated(m, at, i)) continue;
    return names_copy(at) || (spoken_of && !has_own_thing(at));
  }
  return 0;
}

/* "The backup has since been deleted", "a backup was made, and deleted on Monday". `spoken_of`: the
** sentence before spoke of a copy. */
int meaning_copy_is_gone(const meaning *m, int spoken_of) {
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (clause_deletes_copy(m, at, spoken_of)) return 1;
    spoken_of |= names_copy(at);
  }
  return 0;
}
