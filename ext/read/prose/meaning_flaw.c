/* meaning_flaw.c: something is wrong with a safeguard that was told of.
**
** "The dump is incomplete", "Der Vergleich wurde abgebrochen", "上次演练时失败了": then the copy has a gap,
** checks are but a look, steps are but a word. What is wrong is data (flaw, partly); of what it is said
** the clause tells, else what stands before it.
*/
#include "read/prose/meaning_parts.h"

typedef enum flawed { OF_NONE, OF_COPY, OF_CHECK, OF_WAY, OF_ELSE } flawed;

static int has_value(const gov_hit *hit, const char *value) {
  return hit->value && !strcmp(hit->value, value);
}

static flawed kind_of(gov_cue cue) {
  switch (cue) {
  case GOV_CUE_BACKUP_MECHANISM:
  case GOV_CUE_BACKUP_ACT:
  case GOV_CUE_BACKUP_DUMP:
  case GOV_CUE_BACKUP_TALK:
  case GOV_CUE_BACKUP_REGULAR: return OF_COPY;
  case GOV_CUE_COMPARE:
  case GOV_CUE_VERIFY:
  case GOV_CUE_VERIFICATION_CHECKSUM:
  case GOV_CUE_VERIFICATION_COUNT:
  case GOV_CUE_VERIFICATION_SAMPLE:
  case GOV_CUE_VERIFICATION_PARITY:
  case GOV_CUE_VERIFICATION_RECONCILE: return OF_CHECK;
  case GOV_CUE_ROLLBACK_ACT: return OF_WAY;
  case GOV_CUE_PLAN_WORD:
  case GOV_CUE_MOVE:
  case GOV_CUE_OTHER_SYSTEM:
  case GOV_CUE_CODE_THING: return OF_ELSE;
  default: return OF_NONE;
  }
}

static uint32_t gap_between(const gov_hit *one, const gov_hit *other) {
  if (one->first >= other->end) return one->first - other->end;
  return other->first >= one->end ? other->first - one->end : 0;
}

/* What stands nearest to it in its clause. */
static flawed said_of(const meaning *m, const clause *at, const gov_hit *flaw) {
  enum { REACH = 6, REACH_LETTERS = 22 };
  int letters = gov_token_at(&m->folded, flaw->first)->kind == GOV_TOKEN_LETTER;
  uint32_t nearest = (letters ? REACH_LETTERS : REACH) + 1;
  flawed of = OF_NONE;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    flawed kind = kind_of(hit->cue);
    uint32_t gap = gap_between(hit, flaw);
    if (kind == OF_NONE || hit->first == flaw->first || gap >= nearest) continue;
    nearest = gap;
    of = kind;
  }
  return of;
}

/* What the clauses before it, or the sentence before it, speak of: "…, not complete", "It is empty." */
static flawed told_before(const meaning *m, int32_t index, const clause *at) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const clause *first = gov_list_at(&m->clauses, 0);
  for (const clause *before = at; before > first;) {
    int other = 0;
    before--;
    for (uint32_t i = before->hit_end; i > before->hit; i--) {
      flawed kind = kind_of(gov_hit_at(&m->folded, i - 1)->cue);
      if (kind == OF_COPY || kind == OF_CHECK) return kind;
      other |= kind == OF_ELSE || gov_hit_at(&m->folded, i - 1)->cue == GOV_CUE_DATA;
    }
    if (other) return OF_ELSE;
  }
  if (sentence->first_of_block || !index) return OF_NONE;
  unsigned intents = m->intents[index - 1];
  return intents & INTENT_BACKUP ? OF_COPY : intents & INTENT_VERIFY ? OF_CHECK : OF_NONE;
}

/* Rows, tables; a file is what a copy lies in. */
static int names_data(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *data = gov_hit_at(&m->folded, i);
    if (data->cue != GOV_CUE_DATA) continue;
    uint32_t k = at->hit;
    while (k < at->hit_end && !(gov_hit_at(&m->folded, k)->cue == GOV_CUE_WAY &&
                                gov_hit_at(&m->folded, k)->first == data->first))
      k++;
    if (k == at->hit_end) return 1;
  }
  return 0;
}

/* A restore that failed is the copy's flaw. */
static flawed subject_of(const meaning *m, int32_t index, const clause *at, const gov_hit *flaw) {
  flawed of = said_of(m, at, flaw);
  if (of != OF_NONE) return of;
  if (clause_has(at, GOV_CUE_RESTORE) && m->mechanisms) return OF_COPY;
  int whole = has_value(flaw, "failed") || has_value(flaw, "state"); /* "incomplete rows" */
  if (whole && names_data(m, at)) return OF_ELSE;
  return told_before(m, index, at);
}

/* Told as it is, and not as it may turn out. */
static int is_told(const meaning *m, int32_t index, const clause *at) {
  enum {
    IDLE = CLAUSE_LABEL | CLAUSE_CONDITION | CLAUSE_UNDER | CLAUSE_POSSIBLE | CLAUSE_ADVICE |
           CLAUSE_LATER
  };
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if ((at->mood & IDLE) || meaning_checked(m, index) == 0) return 0;
  if ((sentence->topics & GOV_TOPIC_BIT(RISK)) || (sentence->standing & GOV_SECTION_TROUBLE))
    return 0;
  if (clause_has(at, GOV_CUE_AFTER) || clause_has(at, GOV_CUE_WINDOW_END)) return 0;
  return !meaning_context(m, index, INTENT_FAILS | INTENT_IF | INTENT_TRIGGERS);
}

static int is_mended(const meaning *m) {
  for (size_t i = 0; i < m->clauses.count; i++)
    if (clause_find_value(m, gov_list_at(&m->clauses, i), GOV_CUE_FLAW, "mended") >= 0) return 1;
  return 0;
}

/* "The last dump failed; take a new one" */
static int is_made_anew(const meaning *m, const clause *at) {
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1);
  for (const clause *next = at + 1; next <= last; next++)
    if (clause_has(next, GOV_CUE_TAKE) || clause_has(next, GOV_CUE_BACKUP_ACT)) return 1;
  return 0;
}

/* "Is part of the snapshot" */
static int is_within_copy(const meaning *m, const clause *at, const gov_hit *part) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (kind_of(hit->cue) == OF_COPY && hit->first >= part->end && hit->first <= part->end + 1)
      return 1;
  }
  return 0;
}

/* Half of what? An amount is of a copy where it is one of data. */
static int is_of_data(const meaning *m, int32_t index, const clause *at, const gov_hit *flaw) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (flaw->value) return 1;
  if (is_within_copy(m, at, flaw)) return 0;
  return sentence->subject_count || clause_has(at, GOV_CUE_DATA) ||
         clause_has(at, GOV_CUE_STYLE_STORE) || told_before(m, index, at) == OF_COPY;
}

static void read_flaw(meaning *m, int32_t index, const clause *at, const gov_hit *flaw,
                      int in_undo) {
  int failed = has_value(flaw, "failed"), state = has_value(flaw, "state");
  int look = has_value(flaw, "look"), own = said_of(m, at, flaw) == OF_CHECK;
  flawed of = subject_of(m, index, at, flaw);
  if (of == OF_COPY && !(at->mood & CLAUSE_REJECTED) && !in_undo && !look && m->mechanisms &&
      !is_made_anew(m, at) && is_of_data(m, index, at, flaw))
    meaning_state(m, GOV_BACKUP_GAP, index, NULL, "says that the copy is not whole, or not there");
  if (of == OF_CHECK && !failed && !(at->mood & CLAUSE_REJECTED) &&
      (state || !own || flaw->cue == GOV_CUE_FLAW))
    m->flawed_checks = index + 1;
  int tried = failed && sentence_has(m, GOV_CUE_TRIAL) && of != OF_COPY;
  int written = state && clause_has(at, GOV_CUE_WAY);
  if (in_undo && (tried || written)) meaning_take_back_way(m, index);
}

static int is_number(const meaning *m, uint32_t token) {
  const gov_token *number = gov_token_at(&m->folded, token);
  return number->kind == GOV_TOKEN_NUMBER &&
         !(number->end - number->start == 1 && m->folded.text[number->start] == '0');
}

/* "1,204 differences", 发现 12 处差异, "差異が 12 件": how many were found, and no limit of how many may be. */
static int is_counted(const meaning *m, const clause *at, const gov_hit *found) {
  enum { AHEAD = 2, APART_LETTERS = 6 };
  int letters = gov_token_at(&m->folded, found->first)->kind == GOV_TOKEN_LETTER;
  uint32_t ahead = letters ? APART_LETTERS : AHEAD, behind = letters ? APART_LETTERS : 0;
  uint32_t first = found->first > at->first + ahead ? found->first - ahead : at->first;
  for (uint32_t i = at->hit; i < at->hit_end; i++)
    if (has_value(gov_hit_at(&m->folded, i), "limit")) return 0;
  for (uint32_t i = first; i < at->end && i < found->end + behind; i++)
    if (is_number(m, i)) return 1;
  return 0;
}

void meaning_flaw(meaning *m, int32_t index, int in_undo) {
  if (!sentence_has(m, GOV_CUE_FLAW) && !sentence_has(m, GOV_CUE_PARTLY)) return;
  if (is_mended(m)) return;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!is_told(m, index, at)) continue;
    meaning_focus(m, at);
    for (uint32_t k = at->hit; k < at->hit_end; k++) {
      const gov_hit *hit = gov_hit_at(&m->folded, k);
      if (hit->cue != GOV_CUE_FLAW && hit->cue != GOV_CUE_PARTLY) continue;
      if (clause_negated(m, at, k) || has_value(hit, "limit")) continue;
      if (!has_value(hit, "counted"))
        read_flaw(m, index, at, hit, in_undo);
      else if (is_counted(m, at, hit) && subject_of(m, index, at, hit) == OF_CHECK)
        m->flawed_checks = index + 1;
    }
  }
}

/* Called when all is read: a comparison that is not complete is a look. */
void meaning_flaw_end(meaning *m, size_t from) {
  gov_facts *facts = m->reading->facts;
  for (size_t i = from; m->flawed_checks && i < GOV_COUNT(facts, stated); i++) {
    gov_evidence *row = &GOV_ROWS(facts, stated)[i];
    if (row->signal_no < GOV_VERIFICATION_CHECKSUM || row->signal_no > GOV_VERIFICATION_PARITY)
      continue;
    row->signal_no = GOV_VERIFICATION_SMOKE;
    row->why = "a check that is said not to be complete";
  }
}
