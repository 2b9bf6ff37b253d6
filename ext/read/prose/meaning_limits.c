/* meaning_limits.c: numbers that are limits or amounts of the plan: "error rate above 1 % for 5
** minutes", "batches of 10,000 rows", "| Replication lag | > 30 s |".
**
** A number belongs to the thing named nearest before it in its sentence, else behind it, else to
** what its label, row or column names. Only units that the thing is measured in count. A time
** behind "for" is how long a limit must be passed.
*/
#include "embedded.h"
#include "read/prose/limit_numbers.h"
#include "read/prose/meaning_cues.h"
#include "read/prose/phrases.h"

enum { LIMIT_TEXT_BYTES = 1024, BEHIND_REACH = 16 };

/* Digits of Thai and full width as plain ones, in place: longer runs shrink, so places shift only
** behind them. */
static gov_text plain_digits(char *z, size_t n) {
  size_t to = 0;
  for (size_t i = 0; i < n; i++) {
    const unsigned char *c = (const unsigned char *)z + i;
    int thai = n - i >= 3 && c[0] == 0xE0 && c[1] == 0xB9 && c[2] >= 0x90 && c[2] <= 0x99;
    int wide = n - i >= 3 && c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x90 && c[2] <= 0x99;
    z[to++] = thai || wide ? (char)('0' + c[2] - 0x90) : z[i];
    i += thai || wide ? 2 : 0;
  }
  return (gov_text){z, to};
}

/* ---- what the number is of ---- */

static int takes_kind(const gov_data_table *limits, int row, const char *kind) {
  const char *kinds = gov_data_cell(limits, row, 2), *at = strstr(kinds, kind);
  size_t n = strlen(kind);
  for (; at; at = strstr(at + 1, kind))
    if ((at == kinds || at[-1] == ' ') && (at[n] == ' ' || !at[n])) return 1;
  return 0;
}

/* The row of data/limits.tsv for a concept and kind; -1. */
static int limit_of(const meaning *m, int concept, const char *kind) {
  const gov_data_table *limits = gov_data("limits");
  for (int row = 0; limits && row < limits->row_count; row++) {
    if (strcmp(gov_data_cell(limits, row, 1), m->cues_read->rules->names[concept]) != 0) continue;
    if (takes_kind(limits, row, kind)) return row;
  }
  return -1;
}

static int limit_in_set(const meaning *m, const gov_concept_set *set, const char *kind) {
  for (int concept = 0; concept < m->cues_read->rules->count; concept ++) {
    int row = gov_concept_in(set, concept) ? limit_of(m, concept, kind) : -1;
    if (row >= 0) return row;
  }
  return -1;
}

/* Offsets of the plain text: equal to the source's but for digits of other scripts. */
static int limit_of_number(const meaning *m, gov_text text, const gov_number *number) {
  const cue_reading *cues = m->cues_read;
  int before = -1, behind = -1;
  for (size_t i = 0; i < m->folded.concepts.count; i++) {
    const gov_concept_hit *hit = gov_concept_at(&m->folded, i);
    int row = limit_of(m, hit->concept, number->kind);
    if (row < 0) continue;
    size_t at = gov_token_at(&m->folded, hit->first)->source;
    int right_behind = at >= number->end && at <= number->end + BEHIND_REACH;
    if (right_behind && !memchr(text.z + number->end, ',', at - number->end)) return row;
    if (at < number->start)
      before = row;
    else if (behind < 0)
      behind = row;
  }
  if (before >= 0 || behind >= 0) return before >= 0 ? before : behind;
  int row = limit_in_set(m, &cues->level[LEVEL_NEAR], number->kind);
  return row >= 0 ? row : limit_in_set(m, &cues->level[LEVEL_LIST], number->kind);
}

static int is_window(const gov_phrases *words, gov_text text, size_t start, size_t end) {
  size_t from = start > GOV_COMPARE_REACH ? start - GOV_COMPARE_REACH : 0;
  for (size_t at = from; at < start; at++) {
    const gov_phrase *word = gov_limit_phrase_at(words, text, at, GOV_LIMIT_WINDOW);
    if (word && at + word->n <= start && at + word->n + 12u >= start) return 1;
  }
  const gov_phrase *behind = gov_limit_phrase_at(words, text, end, GOV_LIMIT_WINDOW);
  return behind && (unsigned char)behind->z[0] >= 0xE0;
}

static const char *level_in(const gov_phrases *words, gov_text text) {
  for (size_t at = 0; at < text.n; at++) {
    const gov_phrase *word = gov_limit_phrase_at(words, text, at, GOV_LIMIT_LEVEL);
    if (word) return gov_limit_level(word->value);
  }
  return NULL;
}

/* A cell under "For" or "Duration". */
static int is_window_cell(const meaning *m, const gov_sentence *sentence) {
  char buffer[GOV_MAX_NAME_BYTES];
  if (!sentence->table || !sentence->header.n) return 0;
  gov_text header = {buffer, gov_fold_letters(sentence->header, buffer, sizeof buffer)};
  for (size_t at = 0; at < header.n; at++)
    if (gov_limit_phrase_at(&m->reading->phrases->limits, header, at, GOV_LIMIT_WINDOW)) return 1;
  static const char *const words[] = {"duration", "window", "lasts", "period"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(header, words[i])) return 1;
  return 0;
}

/* ---- rows ---- */

static const char *role_of(const meaning *m) {
  const cue_reading *cues = m->cues_read;
  for (int level = 0; level < LEVELS; level++) {
    if (gov_concept_in(&cues->level[level], cues->rollback)) return "trigger";
    if (gov_concept_in(&cues->level[level], cues->alert)) return "alert";
  }
  return gov_concept_in(&cues->level[LEVEL_FAR], cues->monitoring) ? "alert" : "plan";
}

static int names_threshold(const cue_reading *cues) {
  for (int level = 0; level < LEVELS; level++)
    if (gov_concept_in(&cues->level[level], cues->threshold)) return 1;
  return 0;
}

/* Is the limit read last one of this line? */
static int has_limit(const meaning *m, int32_t line) {
  size_t count = GOV_COUNT(m->reading->facts, limits);
  return count && GOV_ROWS(m->reading->facts, limits)[count - 1].line == line;
}

/* What a later cell or clause of the same line adds to a limit. */
static void complete(meaning *m, int32_t line, const char *level, double window_s) {
  gov_limit *rows = GOV_ROWS(m->reading->facts, limits);
  for (size_t i = GOV_COUNT(m->reading->facts, limits); i > 0 && rows[i - 1].line == line; i--) {
    if (level && !rows[i - 1].level) rows[i - 1].level = level;
    if (window_s > 0 && rows[i - 1].window_s < 0) {
      rows[i - 1].window_s = window_s;
      return;
    }
  }
}

/* "It took 12 minutes", "tested, 12 minutes", and not "it will take 12 minutes". */
static int is_measured(const meaning *m) {
  const cue_reading *cues = m->cues_read;
  if (sentence_has(m, GOV_CUE_OBLIGATION)) return 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (at->mood & (CLAUSE_LATER | CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_CONDITION)) return 0;
  }
  for (int level = LEVEL_BODY; level <= LEVEL_NEAR; level++)
    if (gov_concepts_meet(&cues->level[level], &cues->rules->roles[GOV_CONCEPT_DONE]) ||
        gov_concepts_meet(&cues->level[level], &cues->rules->roles[GOV_CONCEPT_YES]) ||
        gov_concept_in(&cues->level[level], cues->recorded))
      return 1;
  return 0;
}

static gov_limit *add_limit(meaning *m, const gov_sentence *sentence, int row) {
  gov_limit *limit = GOV_ADD(m->reading->facts, limits);
  if (!limit) {
    m->failed = 1;
    return NULL;
  }
  limit->path = m->reading->artifact->path;
  limit->line = sentence->line;
  limit->section_id = sentence->section + 1;
  limit->name = gov_data_cell(gov_data("limits"), row, 0);
  int amount = !strcmp(gov_data_cell(gov_data("limits"), row, 3), "none");
  limit->role = amount ? "plan" : role_of(m);
  int open = meaning_checked(m, (int32_t)(sentence - gov_sentence_at(m->document, 0))) == 0;
  int wants_done = !strcmp(gov_data_cell(gov_data("limits"), row, 4), "done");
  limit->answer = open || (wants_done && !is_measured(m)) ? GOV_ANSWER_PLANNED : GOV_ANSWER_YES;
  return limit;
}

static void take_number(meaning *m, const gov_sentence *sentence, gov_text text,
                        const gov_number *number) {
  const gov_phrases *words = &m->reading->phrases->limits;
  int time = !strcmp(number->kind, "time"), drop = 0;
  const char *compare = gov_number_comparison(words, text, number->start, &drop);
  if (!compare) compare = gov_number_comparison_behind(words, text, number->end);
  if (time && GOV_COUNT(m->reading->facts, limits) &&
      (is_window(words, text, number->start, number->end) || is_window_cell(m, sentence))) {
    const gov_limit *last =
        GOV_ROWS(m->reading->facts, limits) + GOV_COUNT(m->reading->facts, limits) - 1;
    if (last->line == sentence->line && last->path == m->reading->artifact->path) {
      complete(m, sentence->line, NULL, number->value);
      return;
    }
  }
  int row = limit_of_number(m, text, number);
  if (row < 0) return;
  const char *side = gov_data_cell(gov_data("limits"), row, 3);
  if (!compare && strcmp(side, "none") != 0 && names_threshold(m->cues_read))
    compare = !strcmp(side, "below") ? "<" : ">";
  gov_limit *limit = add_limit(m, sentence, row);
  if (!limit) return;
  limit->value = number->value;
  limit->unit = number->kind;
  limit->comparator = compare;
  limit->drop = drop;
}

void meaning_limits(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  const gov_phrases *words = &m->reading->phrases->limits;
  char buffer[LIMIT_TEXT_BYTES];
  int numbers = sentence->signs & (GOV_SIGN_DIGIT | GOV_SIGN_WIDE);
  if (!numbers && !has_limit(m, sentence->line)) return;
  gov_text text = {buffer, gov_fold_letters(sentence->text, buffer, sizeof buffer)};
  if (sentence->signs & GOV_SIGN_WIDE) text = plain_digits(buffer, text.n);
  gov_number number = {0};
  for (size_t at = 0; !m->failed && gov_number_next(words, text, at, &number); at = number.end)
    take_number(m, sentence, text, &number);
  const char *level = has_limit(m, sentence->line) ? level_in(words, text) : NULL;
  if (level) complete(m, sentence->line, level, -1);
}
