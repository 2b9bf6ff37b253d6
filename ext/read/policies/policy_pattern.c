/* policy_pattern.c: matching a sentence with patterns, element by element from its first word to
** its last. Slots take as little as lets the rest fit; steps are counted, so that no sentence is
** dear.
*/
#include "read/policies/policy_pattern.h"

#include "embedded.h"
#include "facts/regions.h"

enum { WHAT, CONTROL, PATTERN };
enum {
  SENTENCE_BYTES_MAX = 400,
  TAIL_BYTES_MAX = 80,
  STEPS_MAX = 4000,
  AMOUNT_BYTES_MAX = 64,
  MACROS_MAX = 64
};

typedef struct matcher {
  const gov_data_table *table;
  int macros[MACROS_MAX], macro_count; /* rows */
  gov_text sentence;
  gov_policy_sentence *found;
  int steps;
} matcher;

static gov_text rest_at(const matcher *m, size_t at) {
  return (gov_text){m->sentence.z + at, m->sentence.n - at};
}

static size_t skip_space(const matcher *m, size_t at) {
  while (at < m->sentence.n && gov_is_space(m->sentence.z[at])) at++;
  return at;
}

static int is_ascii_word(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || c == '_';
}

/* Where the words end that begin at `at`; 0 when the text does not have them there. */
static size_t words_at(const matcher *m, size_t at, gov_text words) {
  size_t i = at;
  if (at && words.n && is_ascii_word(words.z[0]) && is_ascii_word(m->sentence.z[at - 1])) return 0;
  for (size_t k = 0; k < words.n; k++) {
    if (words.z[k] == '_') {
      size_t behind = skip_space(m, i);
      if (behind == i && is_ascii_word(m->sentence.z[i ? i - 1 : 0])) return 0;
      i = behind;
    } else if (i < m->sentence.n && gov_lower(m->sentence.z[i]) == words.z[k]) {
      i++;
    } else {
      return 0;
    }
  }
  int inside = i < m->sentence.n && is_ascii_word(m->sentence.z[i]) && words.n &&
               is_ascii_word(words.z[words.n - 1]);
  return inside ? 0 : i;
}

static int is_named(gov_text element, const char *name) {
  return strlen(name) == element.n && !memcmp(name, element.z, element.n);
}

static const char *macro(const matcher *m, gov_text name) {
  for (int i = 0; i < m->macro_count; i++) {
    if (is_named(name, gov_data_cell(m->table, m->macros[i], CONTROL)))
      return gov_data_cell(m->table, m->macros[i], PATTERN);
  }
  return NULL;
}

static void open_matcher(matcher *m, gov_text sentence) {
  *m = (matcher){.table = gov_data("policy_patterns")};
  m->sentence = gov_trim(sentence);
  while (m->sentence.n && gov_is_any(m->sentence.z[m->sentence.n - 1], ".!;:")) m->sentence.n--;
  for (int row = 0; m->table && row < m->table->row_count && m->macro_count < MACROS_MAX; row++) {
    if (!strcmp(gov_data_cell(m->table, row, WHAT), "macro")) m->macros[m->macro_count++] = row;
  }
}

static int has_any(const matcher *m, gov_text within, const char *alternatives) {
  for (const char *word = alternatives; word && *word;) {
    size_t n = strcspn(word, "|"), from = (size_t)(within.z - m->sentence.z);
    for (size_t at = from; at < from + within.n; at++) {
      if (gov_lower(m->sentence.z[at]) == word[0] && words_at(m, at, (gov_text){word, n})) return 1;
    }
    word += n + (word[n] == '|');
  }
  return 0;
}

static int match(matcher *m, size_t at, const char *pattern);

static int match_words(matcher *m, size_t at, gov_text alternatives, const char *rest) {
  while (alternatives.n) {
    const char *bar = memchr(alternatives.z, '|', alternatives.n);
    size_t n = bar ? (size_t)(bar - alternatives.z) : alternatives.n;
    size_t behind = words_at(m, at, (gov_text){alternatives.z, n});
    if (behind && match(m, behind, rest)) return 1;
    size_t step = bar ? n + 1 : n;
    alternatives.z += step, alternatives.n -= step;
  }
  return 0;
}

/* A slot ends where a word ends; in scripts without blanks, at any character. */
static int may_end(const matcher *m, size_t at) {
  if (at == m->sentence.n) return 1;
  unsigned char c = (unsigned char)m->sentence.z[at], before = (unsigned char)m->sentence.z[at - 1];
  if (c >= 0x80 || before >= 0x80) return (c & 0xC0) != 0x80;
  return gov_is_space((char)c);
}

static int match_slot(matcher *m, size_t at, gov_text *slot, const char *rest) {
  for (size_t end = at + 1; end <= m->sentence.n; end++) {
    if (!may_end(m, end)) continue;
    gov_text kept = *slot;
    *slot = gov_trim((gov_text){m->sentence.z + at, end - at});
    if (match(m, end, rest)) return 1;
    *slot = kept;
    if (m->steps > STEPS_MAX) return 0;
  }
  return 0;
}

static int match_amount(matcher *m, size_t at, const char *rest) {
  gov_text text = rest_at(m, at);
  if (text.n > AMOUNT_BYTES_MAX) text.n = AMOUNT_BYTES_MAX;
  gov_duration amount;
  if (!gov_duration_find(text, &amount) || amount.text.z != text.z) return 0;
  if (!match(m, at + amount.text.n, rest)) return 0;
  m->found->amount = amount;
  return 1;
}

/* No word of advice, example, condition, exception or denial. */
static int is_plain(const matcher *m, gov_text text) {
  for (int row = 0; row < m->table->row_count; row++) {
    if (!strcmp(gov_data_cell(m->table, row, WHAT), "reason") &&
        has_any(m, text, gov_data_cell(m->table, row, PATTERN)))
      return 0;
  }
  return 1;
}

/* What follows "from the end of" may be anything plain. */
static int is_plain_tail(const matcher *m, size_t at) {
  gov_text tail = rest_at(m, at);
  if (!tail.n || tail.n > TAIL_BYTES_MAX || has_any(m, tail, "but|or|and|plus|whichever")) return 0;
  return is_plain(m, tail);
}

static gov_text *slot_of(gov_policy_sentence *found, gov_text element) {
  if (is_named(element, "SUBJECT")) return &found->subject;
  if (is_named(element, "PLACE")) return &found->place;
  if (is_named(element, "FROM")) return &found->from;
  return is_named(element, "CLASS") ? &found->data_class : NULL;
}

/* An element after the other, from `at`; at the end of both it is a match. */
static int match(matcher *m, size_t at, const char *pattern) {
  if (m->steps++ > STEPS_MAX) return 0;
  at = skip_space(m, at);
  while (*pattern == ' ') pattern++;
  if (!*pattern) return at == m->sentence.n;
  size_t n = strcspn(pattern, " ");
  const char *rest = pattern + n;
  int optional = pattern[n - 1] == '?';
  gov_text element = {pattern, n - (size_t)optional};
  gov_text *slot = slot_of(m->found, element);
  const char *words = NULL;
  int fits;
  if (is_named(element, "AMOUNT")) {
    fits = match_amount(m, at, rest);
  } else if (is_named(element, "TAIL")) {
    fits = is_plain_tail(m, at);
  } else if (slot) {
    fits = match_slot(m, at, slot, rest);
  } else {
    words = macro(m, element);
    fits = match_words(m, at, words ? gov_text_of(words) : element, rest);
  }
  return fits || (optional && match(m, at, rest));
}

static int is_rule(const char *what) {
  return strcmp(what, "macro") != 0 && strcmp(what, "cue") != 0 && strcmp(what, "reason") != 0;
}

int gov_policy_sentence_read(gov_text sentence, gov_policy_sentence *found) {
  matcher m;
  open_matcher(&m, sentence);
  m.found = found;
  if (!m.table || !m.sentence.n || m.sentence.n > SENTENCE_BYTES_MAX) return 0;
  for (int row = 0; row < m.table->row_count; row++) {
    if (!is_rule(gov_data_cell(m.table, row, WHAT))) continue;
    *found = (gov_policy_sentence){.kind = gov_data_cell(m.table, row, WHAT),
                                   .control = gov_data_cell(m.table, row, CONTROL)};
    m.steps = 0;
    if (match(&m, 0, gov_data_cell(m.table, row, PATTERN))) return is_plain(&m, found->subject);
  }
  return 0;
}

/* A word of keeping with a time, of staying with a place, of hiding with an obligation. */
static int is_about(const matcher *m, const char *kind) {
  gov_duration amount;
  gov_region region;
  gov_text place;
  if (!strcmp(kind, "retention")) return gov_duration_find(m->sentence, &amount);
  int obliges = has_any(m, m->sentence, macro(m, GOV_TEXT("MUST"))) ||
                has_any(m, m->sentence, macro(m, GOV_TEXT("MUSTNOT"))) ||
                has_any(m, m->sentence, "should|may|ต้อง|ห้าม|ควร|do_not|never");
  if (!strcmp(kind, "classification")) return 1;
  if (!strcmp(kind, "residency"))
    return obliges && (has_any(m, m->sentence, "leave|outside|stay_in|remain_in|ออกนอก") ||
                       gov_region_in_text(NULL, m->sentence, &region, &place));
  return obliges;
}

int gov_policy_sentence_near(gov_text sentence, const char **kind, const char **reason) {
  matcher m;
  open_matcher(&m, sentence);
  *kind = NULL;
  *reason =
      "is worded in no way that is known to make one: who, what and how long or where must be "
      "plain";
  for (int row = 0; m.table && row < m.table->row_count; row++) {
    const char *what = gov_data_cell(m.table, row, WHAT);
    const char *control = gov_data_cell(m.table, row, CONTROL);
    const char *words = gov_data_cell(m.table, row, PATTERN);
    if (!strcmp(what, "cue") && !*kind && has_any(&m, m.sentence, words) && is_about(&m, control))
      *kind = control;
    if (!strcmp(what, "reason") && *kind && has_any(&m, m.sentence, words)) {
      *reason = control;
      break;
    }
  }
  return *kind != NULL;
}
