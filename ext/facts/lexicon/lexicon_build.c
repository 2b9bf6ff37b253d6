/* lexicon_build.c: phrases as a trie in a double array. */
#include <stdlib.h>

#include "facts/lexicon/lexicon_parts.h"

typedef struct lexicon_row {
  const char *text; /* folded */
  uint32_t n, number;
  lexicon_phrase phrase;
} lexicon_row;

void lexicon_builder_init(lexicon_builder *builder) {
  *builder = (lexicon_builder){.rows = {.row_bytes = sizeof(lexicon_row)},
                               .cells = {.row_bytes = sizeof(lexicon_cell)},
                               .ends = {.row_bytes = sizeof(lexicon_end)},
                               .phrases = {.row_bytes = sizeof(lexicon_phrase)},
                               .values = {.row_bytes = sizeof(const char *)}};
  gov_folded_init(&builder->folded);
}

void lexicon_builder_free(lexicon_builder *builder) {
  gov_arena_free(&builder->texts);
  gov_folded_free(&builder->folded);
  gov_list_free(&builder->rows);
  gov_list_free(&builder->cells);
  gov_list_free(&builder->ends);
  gov_list_free(&builder->phrases);
  gov_list_free(&builder->values);
}

/* ---- rows ---- */

int lexicon_add_text(lexicon_builder *builder, gov_text text, lexicon_phrase phrase) {
  phrase.open = text.n > 1 && text.z[text.n - 1] == '*';
  text.n -= phrase.open;
  if (!text.n || text.n > GOV_MAX_NAME_BYTES) return SQLITE_MISMATCH;
  if (gov_fold(&builder->folded, text) != SQLITE_OK) return SQLITE_NOMEM;
  size_t n = builder->folded.n;
  while (n && builder->folded.text[n - 1] == ' ') n--;
  if (!n) return SQLITE_MISMATCH;
  const char *copy = gov_arena_copy(&builder->texts, builder->folded.text, n);
  lexicon_row *row = copy ? gov_list_add(&builder->rows) : NULL;
  if (!row) return SQLITE_NOMEM;
  *row = (lexicon_row){copy, (uint32_t)n, (uint32_t)builder->rows.count, phrase};
  return SQLITE_OK;
}

/* 0: none, or out of memory, which *rc says. */
static uint16_t value_number(lexicon_builder *builder, const char *value, int *rc) {
  gov_list *values = &builder->values;
  if (!value || !*value) return 0;
  if (!values->count && !gov_list_add(values)) return *rc = SQLITE_NOMEM, 0;
  for (size_t i = 1; i < values->count; i++)
    if (!strcmp(*(const char **)gov_list_at(values, i), value)) return (uint16_t)i;
  const char **row = values->count < UINT16_MAX ? gov_list_add(values) : NULL;
  if (!row) return *rc = SQLITE_NOMEM, 0;
  *row = value;
  return (uint16_t)(values->count - 1);
}

int lexicon_add(lexicon_builder *builder, const gov_concepts *concepts,
                const lexicon_entry *entry) {
  int language = gov_language_find(entry->language), rc = SQLITE_OK;
  int concept = !strcmp(entry->aspect, "concept");
  int cue = concept ? gov_concepts_find(concepts, gov_text_of(entry->signal))
                    : gov_cue_find(entry->aspect, entry->signal);
  if (cue < 0 || language < 0) return SQLITE_MISMATCH;
  lexicon_phrase phrase = {.cue = (uint16_t)cue, .language = (uint8_t)language};
  phrase.kind = language == GOV_LANGUAGE_code ? LEXICON_CODE : LEXICON_PROSE;
  if (concept)
    phrase.kind = LEXICON_CONCEPTS;
  else if (cue == GOV_CUE_FUNCTION_WORD)
    phrase.kind = LEXICON_WORDS;
  phrase.value = value_number(builder, entry->value, &rc);
  return rc == SQLITE_OK ? lexicon_add_text(builder, gov_text_of(entry->phrase), phrase) : rc;
}

/* By text; of one text the newest first. */
static int by_text(const void *a, const void *b) {
  const lexicon_row *one = a, *other = b;
  int order = memcmp(one->text, other->text, one->n < other->n ? one->n : other->n);
  if (order) return order;
  if (one->n != other->n) return one->n < other->n ? -1 : 1;
  return one->number > other->number ? -1 : 1;
}

/* ---- cells ---- */

/* Rows low ≤ i < high share their first `depth` bytes, which lead to the state. */
typedef struct trie_branch {
  uint32_t low, high, depth, state;
} trie_branch;

typedef struct trie_maker {
  lexicon_builder *builder;
  gov_list branches; /* still to be made */
  uint32_t free;     /* no cell before it is free */
  uint32_t roomy;    /* where room for several is looked for */
} trie_maker;

static lexicon_cell *cell_at(const trie_maker *maker, uint32_t index) {
  return gov_list_at(&maker->builder->cells, index);
}

static const lexicon_row *row_at(const trie_maker *maker, uint32_t index) {
  return gov_list_at(&maker->builder->rows, index);
}

/* There are cells for every byte behind this one. */
static int make_cells(trie_maker *maker, uint32_t index) {
  gov_list *cells = &maker->builder->cells;
  size_t need = (size_t)index + 512;
  if (need > cells->capacity && gov_list_reserve(cells, need * 2) != SQLITE_OK) return SQLITE_NOMEM;
  if (need > cells->count) {
    memset(gov_list_at(cells, cells->count), 0, (need - cells->count) * cells->row_bytes);
    cells->count = need;
  }
  return SQLITE_OK;
}

/* A base from which the cells of all these bytes, in their order, are free; 0: out of memory. */
static uint32_t find_base(trie_maker *maker, const unsigned char *bytes, int count) {
  enum { TRIES = 256 };
  uint32_t *from = count == 1 ? &maker->free : &maker->roomy;
  uint32_t at = *from, tries = 0;
  for (;; at++, tries++) {
    if (make_cells(maker, at) != SQLITE_OK) return 0;
    if (cell_at(maker, at)->from || at <= bytes[0]) continue;
    uint32_t base = at - bytes[0];
    int k = 1;
    while (k < count && !cell_at(maker, base + bytes[k])->from) k++;
    if (k == count) {
      if (count == 1 || tries > TRIES) *from = at;
      return base;
    }
  }
}

static int add_end(trie_maker *maker, uint32_t low, uint32_t high, uint32_t state) {
  lexicon_builder *builder = maker->builder;
  lexicon_end *end = gov_list_add(&builder->ends);
  if (!end) return SQLITE_NOMEM;
  *end = (lexicon_end){.first = (uint32_t)builder->phrases.count, .count = (uint16_t)(high - low)};
  for (uint32_t i = low; i < high; i++) {
    lexicon_phrase *phrase = gov_list_add(&builder->phrases);
    if (!phrase) return SQLITE_NOMEM;
    *phrase = row_at(maker, i)->phrase;
    end->kinds |= phrase->kind;
    if (phrase->open) end->open_kinds |= phrase->kind;
  }
  lexicon_cell *cell = cell_at(maker, state);
  *cell_at(maker, cell->base) = (lexicon_cell){(uint32_t)builder->ends.count - 1, ~state};
  cell->from |= LEXICON_ENDS;
  return SQLITE_OK;
}

/* The bytes that follow, a zero first when rows end here; returns their number. */
static int bytes_of(const trie_maker *maker, const trie_branch *branch, unsigned char *bytes) {
  int count = 0;
  for (uint32_t i = branch->low; i < branch->high; i++) {
    const lexicon_row *row = row_at(maker, i);
    unsigned char byte = row->n == branch->depth ? 0 : (unsigned char)row->text[branch->depth];
    if (!count || bytes[count - 1] != byte) bytes[count++] = byte;
  }
  return count;
}

static int make_branch(trie_maker *maker, trie_branch branch) {
  unsigned char bytes[256] = {0};
  int count = bytes_of(maker, &branch, bytes), rc = SQLITE_OK;
  uint32_t base = find_base(maker, bytes, count), low = branch.low;
  if (!base) return SQLITE_NOMEM;
  cell_at(maker, branch.state)->base = base;
  for (int k = 0; k < count; k++) cell_at(maker, base + bytes[k])->from = branch.state;
  for (int k = 0; k < count && rc == SQLITE_OK; k++) {
    uint32_t high = low;
    while (high < branch.high) {
      const lexicon_row *row = row_at(maker, high);
      unsigned char byte = row->n == branch.depth ? 0 : (unsigned char)row->text[branch.depth];
      if (byte != bytes[k]) break;
      high++;
    }
    if (!bytes[k]) {
      rc = add_end(maker, low, high, branch.state);
    } else {
      trie_branch *next = gov_list_add(&maker->branches);
      if (!next) return SQLITE_NOMEM;
      *next = (trie_branch){low, high, branch.depth + 1, base + bytes[k]};
    }
    low = high;
  }
  return rc;
}

int lexicon_build(lexicon_builder *builder, lexicon_trie *trie) {
  trie_maker maker = {
      builder, {.row_bytes = sizeof(trie_branch)}, LEXICON_ROOT + 1, LEXICON_ROOT + 1};
  gov_list *rows = &builder->rows;
  if (!rows->count) return SQLITE_OK;
  qsort(rows->rows, rows->count, rows->row_bytes, by_text);
  trie_branch *root = gov_list_add(&maker.branches);
  int rc = root ? make_cells(&maker, LEXICON_ROOT) : SQLITE_NOMEM;
  if (rc == SQLITE_OK) {
    cell_at(&maker, 0)->from = cell_at(&maker, LEXICON_ROOT)->from = UINT32_MAX;
    *root = (trie_branch){0, (uint32_t)rows->count, 0, LEXICON_ROOT};
  }
  while (rc == SQLITE_OK && maker.branches.count) {
    const trie_branch *last = gov_list_at(&maker.branches, --maker.branches.count);
    rc = make_branch(&maker, *last);
  }
  gov_list_free(&maker.branches);
  *trie = (lexicon_trie){(const lexicon_cell *)(void *)builder->cells.rows,
                         (const lexicon_end *)(void *)builder->ends.rows,
                         (const lexicon_phrase *)(void *)builder->phrases.rows,
                         (const char *const *)(void *)builder->values.rows};
  return rc;
}
