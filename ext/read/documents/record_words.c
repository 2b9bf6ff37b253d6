/* record_words.c: finds the spellings of data/record_words.tsv in folded text. */
#include "read/documents/record_words.h"

#include "embedded.h"
#include "read/prose/phrases.h"

enum { WORD_KIND, WORD_VALUE, WORD_SPELLING }; /* columns of the table */
enum { WORDS_BACK = 4 };

static size_t arrow_at(gov_text text, size_t at) {
  static const char *const arrows[] = {"→", "->", "=>", "⇒"};
  if (!gov_is_any(text.z[at], "\xE2-=")) return 0;
  for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++) {
    size_t n = strlen(arrows[i]);
    if (text.n - at >= n && !memcmp(text.z + at, arrows[i], n)) return n;
  }
  return 0;
}

gov_text gov_record_fold(gov_text text, char *out) {
  char letters[GOV_RECORD_TEXT_BYTES];
  gov_text from = {letters, gov_fold_letters(gov_trim(text), letters, sizeof letters)};
  size_t n = 0;
  for (size_t at = 0; at < from.n;) {
    char c = from.z[at];
    if (gov_is_alpha(c)) { /* mostly */
      out[n++] = c;
      at++;
      continue;
    }
    size_t arrow = arrow_at(from, at);
    at += arrow ? arrow : 1;
    if (arrow) {
      while (n && out[n - 1] == ' ') n--;
      out[n++] = '>';
    } else if (gov_is_space(c)) {
      if (n && out[n - 1] != ' ' && out[n - 1] != '>') out[n++] = ' ';
    } else if (!gov_is_any(c, "*`") || !c) {
      out[n++] = c;
    }
  }
  return gov_trim((gov_text){out, n});
}

int gov_record_is(const char *kind, gov_text folded) {
  const gov_data_table *words = gov_data("record_words");
  for (int number = 0, row; (row = gov_data_find(words, WORD_SPELLING, folded, number)) >= 0;
       number++) {
    if (!strcmp(gov_data_cell(words, row, WORD_KIND), kind)) return 1;
  }
  return 0;
}

/* Letters and digits of ASCII need a border; other scripts may stand side by side. */
static int is_letter(char c) {
  return gov_is_alpha(c) || gov_is_digit(c) || c == '_';
}

static int borders(gov_text text, size_t at, size_t n) {
  int before = at && is_letter(text.z[at - 1]) && is_letter(text.z[at]);
  int after = at + n < text.n && is_letter(text.z[at + n]) && is_letter(text.z[at + n - 1]);
  return !before && !after;
}

/* The rows of a kind, which stand together. */
typedef struct word_kind {
  const gov_data_table *table;
  int first, end;
  uint64_t starts[4]; /* a bit for each byte that a spelling begins with */
} word_kind;

static word_kind kind_of(const char *name) {
  word_kind kind = {.table = gov_data("record_words")};
  int count = kind.table ? kind.table->row_count : 0;
  kind.first = gov_data_find(kind.table, WORD_KIND, gov_text_of(name), 0);
  if (kind.first < 0) kind.first = count;
  kind.end = kind.first; /* equal cells of a table are one text */
  const char *cell = kind.first < count ? gov_data_cell(kind.table, kind.first, WORD_KIND) : NULL;
  for (; kind.end < count && gov_data_cell(kind.table, kind.end, WORD_KIND) == cell; kind.end++) {
    unsigned char start = (unsigned char)gov_data_cell(kind.table, kind.end, WORD_SPELLING)[0];
    kind.starts[start / 64] |= UINT64_C(1) << start % 64;
  }
  return kind;
}

/* The row of the longest spelling of the kind at `at`; -1. */
static int longest_at(const word_kind *kind, gov_text text, size_t at, size_t *length) {
  int best = -1;
  unsigned char start = (unsigned char)text.z[at];
  *length = 0;
  if (!(kind->starts[start / 64] >> start % 64 & 1)) return -1;
  for (int row = kind->first; row < kind->end; row++) {
    const char *spelling = gov_data_cell(kind->table, row, WORD_SPELLING);
    if (spelling[0] != text.z[at]) continue;
    size_t n = strlen(spelling);
    int open_end = n > 1 && spelling[n - 1] == '*';
    n -= (size_t)open_end;
    if (n <= *length || n > text.n - at || memcmp(spelling, text.z + at, n) != 0) continue;
    while (open_end && at + n < text.n && is_letter(text.z[at + n])) n++;
    if (!borders(text, at, n)) continue;
    best = row;
    *length = n;
  }
  return best;
}

static int ends_clause(gov_text text, size_t at) {
  char c = text.z[at];
  if (gov_is_any(c, ";\n")) return 1;
  return (c == '.' || c == ',') && (at + 1 == text.n || text.z[at + 1] == ' ');
}

/* A word of the kind that begins in [from, to). */
static int has_word(const word_kind *kind, gov_text text, size_t from, size_t to) {
  size_t n;
  for (size_t at = from; at < to; at++) {
    if (at && is_letter(text.z[at - 1])) continue;
    if (longest_at(kind, text, at, &n) >= 0) return 1;
  }
  return 0;
}

static int is_denied(const word_kind *denial, const word_kind *doubt, gov_text text, size_t at,
                     size_t n) {
  size_t start = at, end = at + n;
  for (int blanks = 0; start && !ends_clause(text, start - 1); start--) {
    blanks += text.z[start - 1] == ' ';
    if (blanks > WORDS_BACK) break;
  }
  while (end < text.n && !ends_clause(text, end)) end++;
  return has_word(denial, text, start, at) || has_word(doubt, text, start, end);
}

static void find_words(gov_record_words *found, const char *kind, gov_text folded, int denied_too) {
  word_kind words = kind_of(kind), denial = kind_of("denial"), doubt = kind_of("doubt");
  found->count = 0;
  for (size_t at = 0, n; words.first < words.end && at < folded.n; at += n ? n : 1) {
    n = 0;
    if (at && is_letter(folded.z[at - 1]) && is_letter(folded.z[at])) continue;
    int row = longest_at(&words, folded, at, &n);
    if (row < 0 || (!denied_too && is_denied(&denial, &doubt, folded, at, n))) continue;
    const char *value = gov_data_cell(words.table, row, WORD_VALUE);
    int known = 0;
    for (int i = 0; i < found->count; i++) known |= !strcmp(found->word[i], value);
    if (!known && found->count < GOV_RECORD_WORDS_MAX) found->word[found->count++] = value;
  }
}

void gov_record_words_in(gov_record_words *found, const char *kind, gov_text folded) {
  find_words(found, kind, folded, 0);
}

void gov_record_signs_in(gov_record_words *found, const char *kind, gov_text folded) {
  find_words(found, kind, folded, 1);
}

/* What may stand between two values of a row: "+", ",", "and", "then". */
static size_t past_joints(gov_text text, size_t at) {
  static const char *const joints[] = {"+", ",", "&", "/", "and ", "then ", "with "};
  for (int moved = 1; moved;) {
    moved = 0;
    while (at < text.n && text.z[at] == ' ') at++;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
      size_t n = strlen(joints[i]);
      if (text.n - at < n || memcmp(text.z + at, joints[i], n) != 0) continue;
      at += n;
      moved = 1;
    }
  }
  return at;
}

size_t gov_record_words_first(const char *kind, gov_text folded, char *out, size_t capacity,
                              int *plain, size_t *end) {
  word_kind words = kind_of(kind);
  size_t n = 0, length;
  *plain = 1;
  *end = 0;
  for (size_t at = 0; at < folded.n; *end = at = past_joints(folded, at + length)) {
    int row = longest_at(&words, folded, at, &length);
    if (row < 0) break;
    const char *value = gov_data_cell(words.table, row, WORD_VALUE);
    size_t bytes = strlen(value);
    *plain &= !strcmp(value, gov_data_cell(words.table, row, WORD_SPELLING));
    if (n + bytes + 1 >= capacity) break;
    if (n) out[n++] = '+';
    for (size_t i = 0; i < bytes; i++) out[n++] = value[i];
  }
  return n;
}

int gov_record_doubts(gov_text folded) {
  word_kind reserve = kind_of("reserve");
  return has_word(&reserve, folded, 0, folded.n) || gov_record_reserve(folded);
}

/* ---- answers taken back ---- */

/* A question mark that ends a word, in ASCII, full width or Arabic: none of "?id=3". */
static int asks_at(gov_text text, size_t at) {
  size_t n = text.z[at] == '?' ? 1 : 0;
  if (text.n - at >= 3 && !memcmp(text.z + at, "？", 3)) n = 3;
  if (text.n - at >= 2 && !memcmp(text.z + at, "؟", 2)) n = 2;
  return n && (at + n == text.n || !is_letter(text.z[at + n]));
}

int gov_record_asks(gov_text folded) {
  while (folded.n && gov_is_any(folded.z[folded.n - 1], " .!)\"'")) folded.n--;
  size_t n = folded.n < 3 ? folded.n : 3;
  for (size_t at = folded.n - n; at < folded.n; at++) {
    if (asks_at(folded, at)) return 1;
  }
  return 0;
}

static int ends_sentence(gov_text text, size_t at) {
  return text.z[at] == '\n' ||
         (gov_is_any(text.z[at], ".!") && at + 1 < text.n && text.z[at + 1] == ' ');
}

/* The clause around [at, at + n). */
static gov_text clause_around(gov_text text, size_t at, size_t n) {
  size_t start = at, end = at + n;
  while (start && !ends_clause(text, start - 1)) start--;
  while (end < text.n && !ends_clause(text, end)) end++;
  return (gov_text){text.z + start, end - start};
}

/* "no rows lost", "errors: 0", "two errors, both fixed": what is not there, or not any more. */
static int is_past(gov_text text, size_t at, size_t n) {
  enum { BEHIND_BYTES = 8 };
  word_kind gone = kind_of("gone"), settled = kind_of("settled"), denial = kind_of("denial");
  gov_text clause = clause_around(text, at, n), behind = {text.z + at + n, text.n - at - n};
  size_t start = (size_t)(clause.z - text.z), step;
  if (has_word(&gone, text, start, at)) return 1;
  while (behind.n && gov_is_any(behind.z[0], " :=("))
    behind = (gov_text){behind.z + 1, behind.n - 1};
  if (longest_at(&gone, behind, 0, &step) >= 0 && step <= BEHIND_BYTES) return 1;
  for (size_t i = at + n; i < text.n && !ends_sentence(text, i); i++) {
    if (is_letter(text.z[i - 1]) || longest_at(&settled, text, i, &step) < 0) continue;
    size_t from = i < 10 ? 0 : i - 10;
    gov_text before = {text.z + from, i - from}; /* "being fixed", "to be fixed" are not yet */
    if (!has_word(&denial, text, from, i) && !gov_text_find(before, "being ") &&
        !gov_text_find(before, " be "))
      return 1;
  }
  return 0;
}

const char *gov_record_reserve(gov_text folded) {
  enum { OPEN, UNSURE, LIMITED, CONDITIONAL, TROUBLE, KINDS };
  static const char *const names[KINDS] = {"open", "unsure", "limited", "conditional", "trouble"};
  word_kind kinds[KINDS], unreserved = kind_of("unreserved");
  int worst = KINDS, first_sentence = 1;
  for (int i = 0; i < KINDS; i++) kinds[i] = kind_of(names[i]);
  for (size_t at = 0, step; at < folded.n; at += step) {
    step = 1;
    first_sentence &= !ends_sentence(folded, at);
    if (asks_at(folded, at)) return names[OPEN];
    if (at && is_letter(folded.z[at - 1]) && is_letter(folded.z[at])) continue;
    size_t longest, n;
    if (longest_at(&unreserved, folded, at, &longest) >= 0) step = longest;
    for (int i = 0; i < KINDS; i++) {
      if (longest_at(&kinds[i], folded, at, &n) < 0 || n <= longest) continue;
      if (i == CONDITIONAL && !first_sentence) continue;
      int kind = i == TROUBLE ? LIMITED : i;
      if (kind < worst && (i != TROUBLE || !is_past(folded, at, n))) worst = kind;
    }
  }
  return worst < KINDS ? names[worst] : NULL;
}

gov_text gov_record_around(const char *kind, gov_text folded, gov_text *before) {
  word_kind words = kind_of(kind);
  size_t n;
  *before = (gov_text){0};
  for (size_t at = 0; at < folded.n; at++) {
    if (at && is_letter(folded.z[at - 1]) && is_letter(folded.z[at])) continue;
    if (longest_at(&words, folded, at, &n) < 0) continue;
    *before = gov_trim((gov_text){folded.z, at});
    return gov_trim((gov_text){folded.z + at + n, folded.n - at - n});
  }
  return (gov_text){0};
}

/* ---- texts that tell nothing ---- */

/* Where a pointer elsewhere ends and the text itself may go on: "see OPS-3: drop the column", "ask
** Kim to drop it". */
static int ends_pointer(gov_text text, size_t at) {
  static const char *const turns[] = {" - ",  " – ",     " — ",    " to ",  ", then ",
                                      " um ", " damit ", " para ", " pour "};
  if (gov_is_any(text.z[at], ":;\n>") || ends_sentence(text, at)) return 1;
  for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
    size_t n = strlen(turns[i]);
    if (text.n - at >= n && !memcmp(text.z + at, turns[i], n)) return 1;
  }
  return 0;
}

/* The bytes of a web address, of a ticket's id ("ops-311") or of a number; 0 when it is none. */
static size_t reference_at(gov_text text, size_t at) {
  size_t end = at, digits;
  if (gov_text_starts((gov_text){text.z + at, text.n - at}, "http")) {
    while (end < text.n && text.z[end] != ' ') end++;
    return end - at;
  }
  while (end < text.n && gov_is_alpha(text.z[end])) end++;
  if (end > at && (end == text.n || text.z[end] != '-')) return 0;
  end += end > at;
  for (digits = end; end < text.n && gov_is_digit(text.z[end]);) end++;
  return end > digits && (end == text.n || !is_letter(text.z[end])) ? end - at : 0;
}

/* The name of a script at `at`, which begins a word: there is something to run. */
static int names_script(gov_text text, size_t at) {
  static const char *const endings[] = {".sql", ".sh", ".py", ".js", ".ts", ".rb", ".ps1", ".php"};
  size_t end = at;
  while (end < text.n && (is_letter(text.z[end]) || gov_is_any(text.z[end], "./-"))) end++;
  gov_text word = {text.z + at, end - at};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (word.n > strlen(endings[i]) && gov_text_ends(word, endings[i])) return 1;
  return 0;
}

int gov_record_is_hollow(gov_text folded) {
  word_kind points = kind_of("points"), empty = kind_of("empty"), behind = kind_of("pointed");
  for (size_t at = 0, step; at < folded.n; at += step) {
    size_t pointer, filler;
    unsigned char c = (unsigned char)folded.z[at];
    step = 1;
    if (c < 0x80 && !is_letter(folded.z[at])) continue;
    if (names_script(folded, at)) return 0;
    longest_at(&points, folded, at, &pointer);
    longest_at(&empty, folded, at, &filler);
    step = pointer > filler ? pointer : filler;
    if (!step) step = reference_at(folded, at);
    if (!step) { /* "Kim fragen": the verb that points may end its clause */
      size_t end = at;
      while (end < folded.n && !ends_pointer(folded, end)) end++;
      if (has_word(&behind, folded, at, end)) step = end - at;
    }
    if (!step && c < 0x80) return 0;
    if (!step) { /* a dash or quotation mark of more than one byte says nothing */
      if (c != 0xE2 || folded.n - at < 3) return 0;
      step = 3;
    }
    if (pointer && pointer >= filler) {
      for (; at + step < folded.n && !ends_pointer(folded, at + step); step++)
        if (folded.z[at + step - 1] == ' ' && names_script(folded, at + step)) return 0;
    }
  }
  return 1;
}
