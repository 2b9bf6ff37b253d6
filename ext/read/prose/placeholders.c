/* placeholders.c: texts that stand where something is still to be written. */
#include "embedded.h"
#include "read/prose/phrases.h"
#include "read/prose/sentences.h"

enum {
  PHRASE_BYTES = 48,
  HEAD_BYTES = 8,
  TAIL_BYTES = 80,
  TAIL_BLANKS_MAX = 5,
  TOKEN_BYTES = 140,
  BEHIND_WORDS_MAX = 3,
  PLACEHOLDER_BYTES = 300
};

/* "<name>", "[name]", "{{name}}", "${name}": the length of such a blank at the head, 0 when there
 * is none. */
static size_t blank_at(gov_text text) {
  static const struct {
    const char *open, *close;
  } marks[] = {{"{{", "}}"}, {"${", "}"}, {"<", ">"}, {"[", "]"}, {"{", "}"}};
  if (gov_is_word(text.z[0])) return 0;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    size_t n = strlen(marks[i].open);
    if (text.n <= n || memcmp(text.z, marks[i].open, n) != 0) continue;
    if (n == 1 && !gov_is_word(text.z[1])) return 0;
    gov_text rest = {text.z, text.n < TOKEN_BYTES ? text.n : TOKEN_BYTES};
    const char *end = gov_text_find(rest, marks[i].close);
    if (!end) return 0;
    size_t length = (size_t)(end - text.z) + strlen(marks[i].close);
    gov_text inside = {text.z + n, length - n};
    if (gov_text_find(inside, "://") || memchr(inside.z, '@', inside.n)) return 0; /* a link */
    if (length < text.n && marks[i].open[0] == '[' && gov_is_any(text.z[length], "(:")) return 0;
    if (marks[i].open[0] == '[' && strspn(inside.z, "0123456789") == length - 2) return 0; /* [1] */
    return length;
  }
  return 0;
}

static int is_only_blanks(gov_text text) {
  int blanks = 0;
  while (text.n) {
    size_t n = blank_at(text);
    if (n) {
      blanks++;
    } else {
      unsigned char c = (unsigned char)text.z[0];
      if (!gov_is_any((char)c, " -/,.:|_") && c != 0xE2 && (c & 0xC0) != 0x80) return 0;
      n = 1;
    }
    text.z += n;
    text.n -= n;
  }
  return blanks > 0;
}

/* `'pending'`: a value that is spoken of. */
static int is_literal(gov_text text) {
  return text.n > 2 && text.z[0] == '`' && gov_is_any(text.z[1], "'\"") &&
         text.z[text.n - 1] == '`';
}

static int is_row(const gov_data_table *rows, gov_text key) {
  return gov_data_find(rows, 1, key, 0) >= 0;
}

/* "TODO Priya", "tbd by ops": a few words behind a marker, of which none speaks of the marker itself
 * ("TODO list", "TODO items closed": data/marker_words.tsv). In Spanish and Portuguese "todo" is a word: as a marker it
 * stands in capitals, and not among capitals alone. */
static int is_left_to(gov_text marker, gov_text behind) {
  const gov_data_table *about = gov_data("marker_words");
  int lower = 0, words = 0;
  if (gov_text_is(marker, "todo") && memcmp(marker.z, "TODO", marker.n) != 0) return 0;
  for (size_t i = 0; i < behind.n; i++) {
    if (gov_is_spaceless(behind.z[i])) return 0;
    lower |= behind.z[i] >= 'a' && behind.z[i] <= 'z';
  }
  if (gov_text_is(marker, "todo") && !lower) return 0;
  while (behind.n) {
    size_t n = 0;
    while (n < behind.n && behind.z[n] != ' ') n++;
    gov_text word = {behind.z, n};
    while (word.n && gov_is_any(word.z[word.n - 1], ",;.:)")) word.n--;
    char low[PHRASE_BYTES];
    gov_text key = {low, word.n < sizeof low ? gov_fold_letters(word, low, sizeof low) : 0};
    if (++words > BEHIND_WORDS_MAX || is_row(about, key)) return 0;
    while (n < behind.n && behind.z[n] == ' ') n++;
    behind.z += n;
    behind.n -= n;
  }
  return words > 0;
}

/* "TODO: describe the rollback", "TBD (Anna)", "TBC w/ Kim". */
static int starts_with_marker(gov_text text) {
  static const char *const markers[] = {"tbd",    "todo",   "fixme",  "tbc", "tba",
                                        "t.b.d.", "t.b.c.", "t.b.a.", "...", "…"};
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
    size_t n = strlen(markers[i]);
    if (!gov_text_starts(text, markers[i])) continue;
    gov_text marker = {text.z, n};
    while (n < text.n && text.z[n] == ' ') n++;
    if (n == text.n || gov_is_any(text.z[n], ":(-.,;")) return 1;
    if (text.n - n >= 3 && !memcmp(text.z + n, "\xE2\x80", 2))
      return 1; /* a long dash, an ellipsis */
    if (n > marker.n && gov_is_alpha(marker.z[0]) && (gov_is_alpha(text.z[n]) || text.z[n] == '@'))
      return is_left_to(marker, (gov_text){text.z + n, text.n - n});
  }
  return 0;
}

static gov_text without_ends(gov_text text) {
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[0], "*_`(\"'")) text.z++, text.n--;
  while (text.n && gov_is_any(text.z[text.n - 1], "*_`)\"'.!:;")) text.n--;
  if (text.n >= 3 && !memcmp(text.z + text.n - 3, "。", 3)) text.n -= 3;
  return gov_trim(text);
}

/* A phrase as it is, or one that more may follow ("to be agreed *") with a few words behind it. */
static int is_phrase(const gov_data_table *rows, gov_text text) {
  char folded[PHRASE_BYTES + 3] = {0};
  if (!text.n || text.n >= TAIL_BYTES) return 0;
  size_t n = text.n < PHRASE_BYTES ? text.n : PHRASE_BYTES;
  gov_fold_letters(text, folded, n < HEAD_BYTES ? n : HEAD_BYTES);
  int may = n > 1 && folded[1] == ' '; /* "? *": fewer bytes than are marked */
  if (!may && !gov_data_may_begin(rows, 1, folded, n)) return 0;
  gov_text key = {folded, gov_fold_letters(text, folded, n)};
  if (text.n < PHRASE_BYTES && is_row(rows, key)) return 1;
  for (size_t at = 1, blanks = 0; at <= key.n && blanks < TAIL_BLANKS_MAX; at++) {
    if (at < key.n && folded[at] != ' ') continue;
    char behind[2] = {folded[at], folded[at + 1]};
    blanks++;
    folded[at] = ' ';
    folded[at + 1] = '*';
    if ((at < key.n || text.n == key.n) && is_row(rows, (gov_text){folded, at + 2})) return 1;
    folded[at] = behind[0];
    folded[at + 1] = behind[1];
  }
  return 0;
}

int gov_is_placeholder(gov_text text) {
  text = gov_trim(text);
  if (!text.n) return 1;
  if (text.n > PLACEHOLDER_BYTES) return 0;
  if (is_literal(text)) return 0;
  const gov_data_table *rows = gov_data("placeholders");
  if (is_phrase(rows, text) || is_only_blanks(text)) return 1;
  gov_text inner = without_ends(text);
  return !inner.n || (inner.n < text.n && is_phrase(rows, inner)) || starts_with_marker(inner);
}
