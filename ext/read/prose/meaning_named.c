/* meaning_named.c: checks that a label or a row names, and what stands beside it carries out.
**
** "Stichprobe: 50 Vorgänge gegen die Quelle", "Tests fonctionnels : connexion, recherche", "| 行数 | 一致 | 一致 |": the noun
** alone is no check, nor is "equal" alone. Anything denied, wished or put off beside it leaves nothing.
*/
#include "read/prose/meaning_parts.h"

static const struct {
  gov_cue cue;
  gov_signal signal;
  int content; /* compares content, not numbers of things */
} kinds[] = {{GOV_CUE_VERIFICATION_COUNT, GOV_VERIFICATION_COUNT, 0},
             {GOV_CUE_VERIFICATION_CHECKSUM, GOV_VERIFICATION_CHECKSUM, 1},
             {GOV_CUE_VERIFICATION_SAMPLE, GOV_VERIFICATION_SAMPLE, 1},
             {GOV_CUE_VERIFICATION_RECONCILE, GOV_VERIFICATION_RECONCILE, 1}};

enum { SHORT_WORDS = 3, SHORT_LETTERS = 8, SHORT_LETTERS_THAI = 16 };

/* Nothing in the sentence is more or less than said. */
static int is_plain(const meaning *m, const gov_sentence *sentence) {
  static const gov_cue others[] = {GOV_CUE_BACKUP_MECHANISM,   GOV_CUE_BACKUP_ACT,
                                   GOV_CUE_BACKUP_TALK,        GOV_CUE_ROLLBACK_ACT,
                                   GOV_CUE_VERIFICATION_INERT, GOV_CUE_CONDITION};
  uint32_t weak = GOV_SECTION_BACKGROUND | GOV_SECTION_OPTIONAL | GOV_SECTION_REJECTED;
  if (sentence->standing & weak || sentence->phase == GOV_PHASE_BEFORE) return 0;
  if (sentence->answer == GOV_ROW_BLANK || sentence->answer == GOV_ROW_CROSSED) return 0;
  if (compare_is_qualified(m) || sentence_has_any(m, others, sizeof others / sizeof *others))
    return 0;
  for (size_t i = 0; i < m->clauses.count; i++)
    if (((clause *)gov_list_at(&m->clauses, i))->mood & ~(unsigned)CLAUSE_LABEL) return 0;
  return 1;
}

static unsigned kinds_of(const meaning *m, const clause *at) {
  unsigned found = 0;
  for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (clause_has(at, kinds[i].cue) || compare_names_term(m, at, kinds[i].cue)) found |= 1u << i;
  return found;
}

static void state(meaning *m, int32_t index, unsigned named, int sides) {
  for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!(named >> i & 1)) continue;
    meaning_state(m, kinds[i].signal, index, NULL, "named, and carried out beside it");
    if (kinds[i].content && sides)
      meaning_state(m, GOV_VERIFICATION_PARITY, index, NULL, "both sides are compared by it");
  }
}

/* ---- rows: "| Row count | equal | equal |", "| Row count | source = target |" ---- */

void named_remember_row(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  m->row_kinds = 0;
  if (!is_position(sentence, GOV_IN_TABLE) || sentence->column != 0) return;
  if (!is_plain(m, sentence) || meaning_checked(m, index) == 0) return;
  for (size_t i = 0; i < m->clauses.count; i++)
    m->row_kinds |= kinds_of(m, gov_list_at(&m->clauses, i));
  m->row_named = index;
}

static int has_term(const meaning *m, const clause *at, const char *value) {
  return clause_find_value(m, at, GOV_CUE_VERIFICATION_TERM, value) >= 0;
}

/* "Equal", and little else. */
static int is_equal(const meaning *m, const clause *at) {
  const gov_token *first = gov_token_at(&m->folded, at->first);
  int most = SHORT_WORDS;
  if (first->kind == GOV_TOKEN_LETTER)
    most = (unsigned char)m->folded.text[first->start] == 0xE0 ? SHORT_LETTERS_THAI : SHORT_LETTERS;
  return clause_length(at) <= most && !clause_has(at, GOV_CUE_FAIL) &&
         (clause_has(at, GOV_CUE_COMPARE) || has_term(m, at, "same"));
}

/* "Source = target" */
static int is_equation(const meaning *m, const clause *at) {
  static const char *const sign[] = {"=", NULL};
  int old = clause_has(at, GOV_CUE_OLD_SIDE) || has_term(m, at, "old");
  int new = clause_has(at, GOV_CUE_OTHER_SYSTEM) || has_term(m, at, "new");
  return old && new &&meaning_has_word(m, at->first, at->end, sign);
}

void named_read_row(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  if (!m->row_kinds || sentence->column < 1 || !m->clauses.count) return;
  const gov_sentence *named = gov_sentence_at(m->document, m->row_named);
  if (named->table != sentence->table || named->row != sentence->row) return;
  const clause *at = gov_list_at(&m->clauses, 0);
  if (at->first >= at->end || !is_plain(m, sentence)) return;
  if (!is_equal(m, at) && !is_equation(m, at)) return;
  const unsigned sums = 8; /* the last of the kinds */
  int checks = (named->topics & GOV_TOPIC_BIT(VERIFICATION)) || m->row_table == sentence->table ||
               meaning_is_about(m, index, GOV_TOPIC_BIT(VERIFICATION), INTENT_VERIFY);
  if (!checks) m->row_kinds &= ~sums; /* "| Total price | same |" */
  if (m->row_kinds & ~sums) m->row_table = sentence->table;
  state(m, index, m->row_kinds, 1);
  m->row_kinds = 0;
}

/* ---- labels ---- */

/* "50 Vorgänge gegen die Quelle"; "50 rows from the source" compares nothing. */
static int compares_sides(const meaning *m, const clause *at) {
  int against = clause_has(at, GOV_CUE_OLD_SIDE) && has_term(m, at, "against");
  return against || clause_has(at, GOV_CUE_BOTH_SIDES) || clause_has(at, GOV_CUE_TWO_SIDES) ||
         clause_has(at, GOV_CUE_COMPARE);
}

void named_read_label(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const clause *label = m->clauses.count ? gov_list_at(&m->clauses, 0) : NULL;
  int sides = 0, compares = 0, says = 0;
  if (!label || !(label->mood & CLAUSE_LABEL) || !sentence->label.n) return;
  if (is_position(sentence, GOV_IN_HEADING) || !is_plain(m, sentence)) return;
  if (meaning_checked(m, index) == 0 && sentence_has(m, GOV_CUE_CLAIM)) return;
  unsigned told = 0;
  for (size_t i = 1; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (at->mood & CLAUSE_LABEL) continue;
    sides |= compares_sides(m, at);
    compares |= clause_has(at, GOV_CUE_COMPARE) || has_term(m, at, "same");
    says |= at->end > at->first + 1 || gov_token_at(&m->folded, at->first)->kind != GOV_TOKEN_MARK;
    told |= kinds_of(m, at);
  }
  unsigned named = kinds_of(m, label) & ~told, count = 1; /* the first of the kinds */
  if (!compares) named &= ~count;
  if (!sides) named &= count;
  state(m, index, named, sides);
  if (says && clause_find_value(m, label, GOV_CUE_VERIFICATION_SMOKE, "alone") >= 0)
    meaning_state(m, GOV_VERIFICATION_SMOKE, index, NULL, "named, with what is tried");
}
