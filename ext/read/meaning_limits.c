/* meaning_limits.c: numbers that are limits or amounts of the plan: "error rate above 1 % for 5
** minutes", "batches of 10,000 rows", "| Replication lag | > 30 s |".
**
** A number belongs to the thing named nearest before it in its sentence, else behind it, else to
** what its label, row or column names. Only units that the thing is measured in count. A time
** behind "for" is how long a limit must be passed.
*/
#include <math.h>

#include "embedded.h"
#include "read/meaning_cues.h"
#include "read/phrases.h"

enum { COMPARE, UNIT, WINDOW, LEVEL, FACETS };
enum { ABOVE, BELOW, DROP };
enum { PERCENT, TIMES, MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, UNITS };
enum { LIMIT_TEXT_BYTES = 1024, DIGITS_MAX = 15, COMPARE_REACH = 60, BEHIND_REACH = 16 };

static const char *const compares[] = {"above", "below", "drop"};
static const char *const units[] = {"percent", "times", "millisecond", "second",
                                    "minute",  "hour",  "day",         "week"};
static const char *const windows[] = {"for"};
static const char *const levels[] = {"critical", "warning"};
static const gov_phrase_facet facets[FACETS] = {
    {"compare", compares, 3}, {"unit", units, UNITS}, {"window", windows, 1}, {"level", levels, 2}};
static const double unit_factors[UNITS] = {0.01, 1, 0.001, 1, 60, 3600, 86400, 604800};

typedef struct number_found {
  size_t start, end; /* with its unit */
  double value;
  const char *kind; /* ratio times time count */
} number_found;

int gov_limits_open(gov_phrases *limits, gov_arena *arena) {
  return gov_phrases_open(limits, arena, "limit_words", facets, FACETS);
}

/* 1,000 · 1.000 · 0.5 · 0,5 · 10 000: three digits behind a mark are a group unless a zero leads. */
static size_t read_number(gov_text text, size_t at, double *value) {
  size_t start = at;
  double number = 0;
  int digits = 0;
  for (; at < text.n && gov_is_digit(text.z[at]) && digits < DIGITS_MAX; at++, digits++)
    number = number * 10 + (text.z[at] - '0');
  while (at + 1 < text.n && strchr(".,", text.z[at]) && gov_is_digit(text.z[at + 1])) {
    double part = 0;
    int count = 0;
    size_t next = at + 1;
    for (; next < text.n && gov_is_digit(text.z[next]) && count < DIGITS_MAX; next++, count++)
      part = part * 10 + (text.z[next] - '0');
    at = next;
    int group = count == 3 && number > 0;
    number = group ? number * 1000 + part : number + part / pow(10, count);
    if (!group) break;
  }
  *value = number;
  return at - start;
}

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

static const gov_phrase *phrase_at(const gov_phrases *words, gov_text text, size_t at, int facet) {
  const gov_phrase *found[FACETS];
  return at < text.n && gov_phrases_at(words, text, at, FACETS, found) ? found[facet] : NULL;
}

static size_t skip_blanks(gov_text text, size_t at) {
  while (at < text.n && strchr(" *`-", text.z[at])) at++;
  if (text.n - at >= 2 && !memcmp(text.z + at, "\xC2\xA0", 2)) at += 2;
  return at;
}

static const struct {
  const char *sign;
  int unit;
} unit_signs[] = {{"%", PERCENT},      {"\xEF\xBC\x85", PERCENT},
                  {"x", TIMES},        {"\xC3\x97", TIMES},
                  {"ms", MILLISECOND}, {"s", SECOND},
                  {"m", MINUTE},       {"h", HOUR},
                  {"d", DAY},          {"с", SECOND}};

/* The unit behind a number; UNITS for none. */
static int unit_behind(const gov_phrases *words, gov_text text, size_t *at) {
  size_t next = skip_blanks(text, *at);
  /* a unit may stick to its number: "10min", "2fache" */
  gov_text behind = {text.z + next, text.n - next};
  const gov_phrase *word = phrase_at(words, behind, 0, UNIT);
  if (word) return *at = next + word->n, word->value;
  for (size_t i = 0; i < sizeof unit_signs / sizeof *unit_signs; i++) {
    size_t n = strlen(unit_signs[i].sign);
    if (text.n - next < n || memcmp(text.z + next, unit_signs[i].sign, n) != 0) continue;
    int letter =
        unit_signs[i].unit != PERCENT && next + n < text.n && gov_is_word(text.z[next + n]);
    if (!letter) return *at = next + n, unit_signs[i].unit;
  }
  return UNITS;
}

static int next_number(const gov_phrases *words, gov_text text, size_t at, number_found *found) {
  for (; at < text.n; at++) {
    if (!gov_is_digit(text.z[at])) continue;
    char before = at ? text.z[at - 1] : ' ';
    int glued = gov_is_alpha(before) || strchr("_/#$:.", before) != NULL;
    size_t n = read_number(text, at, &found->value), end = at + n;
    int date = end < text.n && strchr("-:/", text.z[end]) && end + 1 < text.n &&
               gov_is_digit(text.z[end + 1]);
    if (!n) continue;
    if (date && text.z[end] == '-' && !glued) { /* 30-45 minutes: the larger */
      at = end;
      continue;
    }
    if (glued || date) {
      at = end;
      while (at < text.n && (gov_is_digit(text.z[at]) || strchr("-:/.", text.z[at]))) at++;
      continue;
    }
    size_t behind = end;
    int unit = unit_behind(words, text, &behind);
    double factor = 1;
    if (unit == UNITS && end < text.n && text.z[end] == 'k' &&
        (end + 1 == text.n || !gov_is_word(text.z[end + 1])))
      factor = 1000, behind = end + 1;
    *found = (number_found){at, behind, found->value * (unit < UNITS ? unit_factors[unit] : factor),
                            unit == PERCENT ? "ratio"
                            : unit == TIMES ? "times"
                            : unit < UNITS  ? "time"
                                            : "count"};
    return 1;
  }
  return 0;
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
static int limit_of_number(const meaning *m, gov_text text, const number_found *number) {
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

/* The comparison right before a number: ">", "exceeds", "drops by more than"; NULL for none. */
static const char *comparison(const gov_phrases *words, gov_text text, size_t start, int *drop) {
  size_t from = start > COMPARE_REACH ? start - COMPARE_REACH : 0;
  const char *sign = NULL;
  for (size_t at = from; at < start; at++) {
    if (strchr(";|", text.z[at])) sign = NULL, *drop = 0;
    if (text.z[at] == '>' && (!at || text.z[at - 1] != '-')) sign = ">";
    if (text.z[at] == '<') sign = "<";
    if (start - at >= 3 && !memcmp(text.z + at, "\xE2\x89\xA5", 3)) sign = ">";
    if (start - at >= 3 && !memcmp(text.z + at, "\xE2\x89\xA4", 3)) sign = "<";
    const gov_phrase *word = phrase_at(words, text, at, COMPARE);
    if (!word) continue;
    if (word->value == DROP) *drop = 1;
    sign = word->value == BELOW ? "<" : word->value == ABOVE ? ">" : sign ? sign : ">";
    at += word->n - 1u;
  }
  return sign;
}

/* Scripts that put the comparison behind the number. */
static const char *comparison_behind(const gov_phrases *words, gov_text text, size_t end) {
  for (size_t at = end; at < text.n && at < end + COMPARE_REACH / 3; at++) {
    if ((unsigned char)text.z[at] < 0x80 && text.z[at] != ' ') return NULL;
    const gov_phrase *word = phrase_at(words, text, at, COMPARE);
    if (word && (unsigned char)word->z[0] >= 0xE0) return word->value == BELOW ? "<" : ">";
  }
  return NULL;
}

static int is_window(const gov_phrases *words, gov_text text, size_t start, size_t end) {
  size_t from = start > COMPARE_REACH ? start - COMPARE_REACH : 0;
  for (size_t at = from; at < start; at++) {
    const gov_phrase *word = phrase_at(words, text, at, WINDOW);
    if (word && at + word->n <= start && at + word->n + 12u >= start) return 1;
  }
  const gov_phrase *behind = phrase_at(words, text, end, WINDOW);
  return behind && (unsigned char)behind->z[0] >= 0xE0;
}

static const char *level_in(const gov_phrases *words, gov_text text) {
  for (size_t at = 0; at < text.n; at++) {
    const gov_phrase *word = phrase_at(words, text, at, LEVEL);
    if (word) return levels[word->value];
  }
  return NULL;
}

/* A cell under "For" or "Duration". */
static int is_window_cell(const meaning *m, const gov_sentence *sentence) {
  char buffer[GOV_MAX_NAME_BYTES];
  if (!sentence->table || !sentence->header.n) return 0;
  gov_text header = {buffer, gov_fold_letters(sentence->header, buffer, sizeof buffer)};
  for (size_t at = 0; at < header.n; at++)
    if (phrase_at(&m->reading->phrases->limits, header, at, WINDOW)) return 1;
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
                        const number_found *number) {
  const gov_phrases *words = &m->reading->phrases->limits;
  int time = !strcmp(number->kind, "time"), drop = 0;
  const char *compare = comparison(words, text, number->start, &drop);
  if (!compare) compare = comparison_behind(words, text, number->end);
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
  number_found number = {0};
  for (size_t at = 0; !m->failed && next_number(words, text, at, &number); at = number.end)
    take_number(m, sentence, text, &number);
  const char *level = has_limit(m, sentence->line) ? level_in(words, text) : NULL;
  if (level) complete(m, sentence->line, level, -1);
}
