/* phrases.c: an index over the phrases of a data table. */
#include "read/prose/phrases.h"

#include "embedded.h"

/* ---- the index ---- */

/* Rows of a facet and of a value stand together: the search begins where the last one ended. */
static int find_value(const gov_phrase_facet *facet, int last, const char *word) {
  for (int i = 0; i < facet->value_count; i++) {
    int value = (last + i) % facet->value_count;
    if (!strcmp(facet->values[value], word)) return value;
  }
  return -1;
}

static int find_facet(const gov_phrase_facet *facets, int count, int last, const char *word) {
  for (int i = 0; i < count; i++) {
    int facet = (last + i) % count;
    if (!strcmp(facets[facet].word, word)) return facet;
  }
  return -1;
}

/* The phrases of one cell, in the order of the table; returns how many there are. */
static size_t add_phrases(gov_phrase *rows, size_t count, const char *cell, int facet, int value) {
  for (const char *at = cell; *at;) {
    const char *bar = strchr(at, '|');
    size_t step = bar ? (size_t)(bar - at) : strlen(at);
    gov_text phrase = gov_trim((gov_text){at, step});
    at += bar ? step + 1 : step;
    if (phrase.n < GOV_PHRASE_KEY_BYTES) continue;
    int open_end = phrase.z[phrase.n - 1] == '*';
    size_t n = phrase.n - (size_t)open_end;
    rows[count++] = (gov_phrase){
        phrase.z,          (uint16_t)n,
        (uint8_t)facet,    (uint8_t)value,
        (uint8_t)open_end, (char)(n > GOV_PHRASE_KEY_BYTES ? phrase.z[GOV_PHRASE_KEY_BYTES] : 0)};
  }
  return count;
}

/* At most this many phrases: each bar and each row ends one. */
static size_t capacity_of(const gov_data_table *table) {
  size_t count = 1;
  for (int row = 0; row < table->row_count; row++) {
    count++;
    for (const char *at = gov_data_cell(table, row, 3); (at = strchr(at, '|')) != NULL; at++)
      count++;
  }
  return count;
}

static size_t read_table(gov_phrase *rows, const gov_data_table *table,
                         const gov_phrase_facet *facets, int facet_count) {
  int facet = 0, value = 0;
  size_t count = 0;
  for (int row = 0; row < table->row_count; row++) {
    int f = find_facet(facets, facet_count, facet, gov_data_cell(table, row, 0));
    if (f < 0) continue;
    int v = find_value(&facets[f], f == facet ? value : 0, gov_data_cell(table, row, 1));
    if (v < 0) continue;
    facet = f;
    value = v;
    count = add_phrases(rows, count, gov_data_cell(table, row, 3), facet, value);
  }
  return count;
}

/* Sorts the rows into buckets; within one they stay in order. */
static int fill(gov_phrases *phrases, gov_arena *arena, const gov_phrase *read, size_t count) {
  phrases->rows = gov_arena_alloc(arena, (count + 1) * sizeof *read);
  if (!phrases->rows) return SQLITE_NOMEM;
  for (size_t i = 0; i < count; i++) {
    unsigned key = gov_phrase_key(read[i].z);
    phrases->first[key + 1]++;
    phrases->starts[key / 64] |= UINT64_C(1) << key % 64;
    if (read[i].n == GOV_PHRASE_KEY_BYTES) {
      phrases->shorts[key / 64] |= UINT64_C(1) << key % 64;
      continue;
    }
    unsigned four = gov_phrase_four(read[i].z);
    phrases->fours[four / 64] |= UINT64_C(1) << four % 64;
  }
  for (int i = 0; i < GOV_PHRASE_BUCKETS; i++) {
    phrases->first[i + 1] = (uint16_t)(phrases->first[i + 1] + phrases->first[i]);
  }
  uint16_t next[GOV_PHRASE_BUCKETS];
  memcpy(next, phrases->first, sizeof next);
  for (size_t i = 0; i < count; i++) phrases->rows[next[gov_phrase_key(read[i].z)]++] = read[i];
  return SQLITE_OK;
}

int gov_phrases_open(gov_phrases *phrases, gov_arena *arena, const char *table,
                     const gov_phrase_facet *facets, int facet_count) {
  const gov_data_table *data = gov_data(table);
  memset(phrases, 0, sizeof *phrases);
  phrases->facet_count = facet_count;
  gov_phrase *read = gov_arena_alloc(arena, (data ? capacity_of(data) : 1) * sizeof *read);
  if (!read) return SQLITE_NOMEM;
  return fill(phrases, arena, read, data ? read_table(read, data, facets, facet_count) : 0);
}

int gov_phrases_join(gov_phrases *all, gov_arena *arena, const gov_phrases *const *parts,
                     int part_count) {
  size_t count = 0;
  memset(all, 0, sizeof *all);
  for (int i = 0; i < part_count; i++) count += parts[i]->first[GOV_PHRASE_BUCKETS];
  gov_phrase *read = gov_arena_alloc(arena, (count + 1) * sizeof *read);
  if (!read) return SQLITE_NOMEM;
  count = 0;
  for (int i = 0; i < part_count; i++) {
    for (size_t row = 0; row < parts[i]->first[GOV_PHRASE_BUCKETS]; row++) {
      read[count] = parts[i]->rows[row];
      read[count++].facet += (uint8_t)all->facet_count;
    }
    all->facet_count += parts[i]->facet_count;
  }
  return fill(all, arena, read, count);
}

/* ---- letters ---- */

/* Eight letters at once, while all are ASCII; the number written. */
static size_t fold_ascii(const char *text, size_t n, char *out) {
  const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
  size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    uint64_t eight;
    memcpy(&eight, text + i, 8);
    if (eight & tops) break;
    uint64_t from_a = eight + ones * (0x80 - 'A'), behind_z = eight + ones * (0x7F - 'Z');
    eight |= ((from_a ^ behind_z) & tops) >> 2;
    memcpy(out + i, &eight, 8);
  }
  return i;
}

/* The last eight bytes, all of them ASCII: some may have been folded, which changes nothing. 0: they are not. */
static int fold_last(const char *text, size_t n, char *out) {
  return n >= 8 && fold_ascii(text + n - 8, 8, out + n - 8) == 8;
}

/* A capital of Latin-1 or Cyrillic, two bytes, as the small letter. */
static void fold_pair(unsigned char lead, unsigned char next, char *out) {
  int latin = lead == 0xC3 && next <= 0x9E && next != 0x97;
  if (latin || (lead == 0xD0 && next >= 0x90 && next <= 0x9F)) {
    next += 0x20;
  } else if (lead == 0xD0 && next >= 0xA0 && next <= 0xAF) {
    lead = 0xD1;
    next -= 0x20;
  } else if (lead == 0xD0 && next == 0x81) {
    lead = 0xD1;
    next = 0x91;
  }
  out[0] = (char)lead;
  out[1] = (char)next;
}

size_t gov_fold_letters(gov_text text, char *out, size_t capacity) {
  size_t n = text.n < capacity ? text.n : capacity;
  for (size_t i = 0; i < n;) {
    i += fold_ascii(text.z + i, n - i, out + i);
    if (i == n || (n - i < 8 && fold_last(text.z, n, out))) break;
    for (size_t stop = i + 8 < n ? i + 8 : n; i < stop; i++) {
      unsigned char c = (unsigned char)text.z[i];
      out[i] = gov_lower((char)c);
      if (c != 0xC3 && c != 0xD0) continue;
      unsigned char next = i + 1 < n ? (unsigned char)text.z[i + 1] : 0;
      if ((next & 0xC0) == 0x80) fold_pair(c, next, out + i++);
    }
  }
  return n;
}

int gov_is_listed(gov_text word, const char *words) {
  while (words && *++words) {
    size_t n = 0;
    while (n < word.n && words[n] != ' ' && gov_lower(word.z[n]) == gov_lower(words[n])) n++;
    if (n == word.n && words[n] == ' ') return 1;
    while (*words != ' ') words++;
  }
  return 0;
}

/* ---- the match ---- */

/* A letter that continues a word of a script with spaces. */
static int continues_word(const char *text, size_t at) {
  unsigned char c = (unsigned char)text[at];
  if (c < 0x80) return gov_is_word((char)c);
  while (at > 0 && (c & 0xC0) == 0x80) c = (unsigned char)text[--at];
  return !gov_is_spaceless((char)c);
}

static int matches(const gov_phrase *phrase, gov_text text, size_t at) {
  if (phrase->n > text.n - at) return 0;
  if (phrase->fourth && phrase->fourth != text.z[at + GOV_PHRASE_KEY_BYTES]) return 0;
  if (memcmp(text.z + at, phrase->z, phrase->n) != 0) return 0;
  if (gov_is_spaceless(phrase->z[0])) return 1;
  size_t end = at + phrase->n;
  return phrase->open_end || end == text.n || !continues_word(text.z, end);
}

/* The longest phrase of each facet at the start of a word. */
static int longest_at(const gov_phrases *phrases, gov_text folded, size_t at, int facet_count,
                      const gov_phrase **found) {
  unsigned key = gov_phrase_key(folded.z + at);
  int count = 0;
  for (uint32_t i = phrases->first[key]; i < phrases->first[key + 1]; i++) {
    const gov_phrase *phrase = &phrases->rows[i], **longest = &found[phrase->facet];
    if ((count && *longest && phrase->n <= (*longest)->n) || !matches(phrase, folded, at)) continue;
    for (int facet = 0; !count && facet < facet_count; facet++) found[facet] = NULL;
    count += !*longest;
    *longest = phrase;
  }
  return count;
}

int gov_phrases_at(const gov_phrases *phrases, gov_text folded, size_t at, int facet_count,
                   const gov_phrase **found) {
  if (folded.n - at < GOV_PHRASE_KEY_BYTES ||
      !gov_phrases_may_match(phrases, folded.z + at, folded.n - at))
    return 0;
  if (!gov_is_spaceless(folded.z[at]) && at && continues_word(folded.z, at - 1)) return 0;
  return longest_at(phrases, folded, at, facet_count, found);
}

/* What a byte is to the start of a word. */
/* clang-format off */
enum { O /* none of these */, W /* of a word */, C /* within a character */, L /* first of a letter */,
       S /* first of a letter that is a word by itself */ };
#define SIXTEEN(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const unsigned char kinds[256] = {
    SIXTEEN(O), SIXTEEN(O), SIXTEEN(O),
    W, W, W, W, W, W, W, W, W, W, O, O, O, O, O, O,
    O, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, O, O, O, O, W,
    O, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, O, O, O, O, O,
    SIXTEEN(C), SIXTEEN(C), SIXTEEN(C), SIXTEEN(C),
    SIXTEEN(L), SIXTEEN(L), SIXTEEN(S), SIXTEEN(S),
};
#undef SIXTEEN
/* clang-format on */

static size_t word_end(gov_text text, size_t at) {
  if (at + 8 <= text.n) at += gov_letters_of_eight(text.z + at);
  const unsigned char *z = (const unsigned char *)text.z + at;
  const unsigned char *end = (const unsigned char *)text.z + text.n;
  while (z < end && kinds[*z] == W) z++;
  return (size_t)(z - (const unsigned char *)text.z);
}

size_t gov_phrases_find(const gov_phrases *phrases, gov_text folded, size_t at, int facet_count,
                        const gov_phrase **found) {
  int inside = at > 0 && at < folded.n && continues_word(folded.z, at - 1);
  for (; at + GOV_PHRASE_KEY_BYTES <= folded.n; at++) {
    if (inside) at = word_end(folded, at);
    if (inside && at < folded.n && folded.z[at] == ' ') { /* on to the next word */
      inside = 0;
      at++;
    }
    if (at + GOV_PHRASE_KEY_BYTES > folded.n) break;
    unsigned char kind = kinds[(unsigned char)folded.z[at]];
    if (kind == C) continue;
    if (folded.z[at] == ' ') { /* no phrase begins with one */
      inside = 0;
      continue;
    }
    int starts = !inside || kind == S;
    inside = kind == W || kind == L;
    if (starts && gov_phrases_may_match(phrases, folded.z + at, folded.n - at) &&
        longest_at(phrases, folded, at, facet_count, found))
      return at;
  }
  return folded.n;
}

int gov_phrases_list(const gov_phrases *phrases, gov_text folded, gov_list *hits) {
  const gov_phrase *found[GOV_PHRASE_FACETS_MAX];
  int facets = phrases->facet_count;
  for (size_t at = 0; (at = gov_phrases_find(phrases, folded, at, facets, found)) < folded.n;
       at++) {
    for (int facet = 0; facet < facets; facet++) {
      if (!found[facet]) continue;
      gov_phrase_hit *hit = gov_list_add(hits);
      if (!hit) return SQLITE_NOMEM;
      *hit = (gov_phrase_hit){(uint32_t)at, found[facet]};
    }
  }
  return SQLITE_OK;
}
