/* units_tables.c: tables of datasets, and lists under headings about scope. */
#include "read/units/units_build.h"

/* ---- names in a cell or an item ---- */

/* A dataset called by a few words: "Customer accounts". Only where the place says it is one. */
static int is_short_title(gov_text text) {
  size_t words = 1;
  if (text.n < 3 || text.n > 48) return 0;
  for (size_t i = 0; i < text.n; i++) {
    if (text.z[i] == ' ') words++;
    if (gov_is_any(text.z[i], ".;:!?=<>{}/\\|\n")) return 0;
  }
  return words <= 3 && !gov_is_digit(text.z[0]);
}

typedef struct name_place {
  const char *kind;
  unit_basis basis;
  unit_side side;
  int32_t sentence;
  int titles; /* names of several words are welcome */
  int words;  /* plain single words are welcome */
} name_place;

static int claim_name(unit_finder *finder, gov_text name, const name_place *place) {
  name = gov_unquoted(name);
  int topic = place->kind && !strcmp(place->kind, GOV_TOPIC);
  gov_name_shape shape = topic ? gov_topic_shape_of(name) : gov_name_shape_of(name);
  int title = shape == GOV_NAME_NO && place->titles && is_short_title(name);
  if (!place->words && (shape == GOV_NAME_WORD || memchr(name.z, '-', name.n))) return 0;
  if ((shape == GOV_NAME_NO && !title) || gov_is_placeholder(name)) return 0;
  gov_claim(finder, name, place->kind, place->basis, place->side, place->sentence, 0);
  return 1;
}

/* Names separated by commas, slashes or "and"; a remark in brackets is not part of a name. */
static int claim_names(unit_finder *finder, gov_text text, const name_place *place) {
  int claimed = 0;
  while (text.n) {
    size_t n = 0;
    while (n < text.n && !gov_is_any(text.z[n], ",;\n(") &&
           gov_text_starts((gov_text){text.z + n, text.n - n}, " and ") == 0 &&
           !(text.n - n >= 3 && !memcmp(text.z + n, "、", 3)))
      n++;
    claimed += claim_name(finder, (gov_text){text.z, n}, place);
    if (n < text.n && text.z[n] == '(') {
      while (n < text.n && text.z[n] != ')') n++;
    }
    size_t step = n < text.n ? (text.z[n] == ' '                   ? 5
                                : (unsigned char)text.z[n] >= 0x80 ? 3
                                                                   : 1)
                             : 0;
    if (n + step > text.n) step = text.n - n;
    text.z += n + step;
    text.n -= n + step;
  }
  return claimed;
}

/* ---- yes and no ---- */

static int is_no(gov_text text) {
  static const char *const words[] = {
      "no",           "n",        "false",     "out",   "skip",
      "exclude",      "excluded", "skipped",   "none",  "not migrated",
      "out of scope", "keep",     "ignore",    "0",     "nein",
      "non",          "não",      "нет",       "否",    "不",
      "不迁移",       "×",        "✗",         "❌",     "✘",
      "いいえ",       "対象外",   "ไม่",        "ไม่ย้าย", "drop",
      "leave",        "retain",   "no migrar", "☐"};
  text = gov_unquoted(text);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]);
    if (gov_text_is(text, words[i])) return 1;
    if (n > 1 && gov_text_starts(text, words[i]) && text.n > n && gov_is_any(text.z[n], " ,.(:;-"))
      return 1;
  }
  return 0;
}

static int is_yes(gov_text text) {
  static const char *const words[] = {
      "yes", "y", "true", "x", "1", "ja",   "oui",  "si", "sí",   "sim",     "да",
      "是",  "✓", "✔",    "✅", "○", "はい", "対象", "ใช่", "skip", "skipped", "excluded"};
  text = gov_unquoted(text);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (gov_text_is(text, words[i])) return 1;
  }
  return 0;
}

/* ---- tables ---- */

/* The columns of the table that starts at a sentence, found from its headers as they come by. */
typedef struct table_columns {
  int32_t table, unit; /* column of the datasets; -1 */
  const char *kind;
} table_columns;

static unit_side side_of_row(const unit_finder *finder, int32_t first, int32_t row) {
  unit_side side = SIDE_IN;
  const gov_sentence *start = gov_sentence_at(finder->document, first);
  for (size_t i = (size_t)first; i < finder->document->sentences.count; i++) {
    const gov_sentence *cell = gov_sentence_at(finder->document, (int32_t)i);
    if (cell->table != start->table || cell->row != row) break;
    unit_sense header = gov_unit_sense(finder, cell->header);
    if (header.header == HEADER_SCOPE && is_no(cell->text)) side = SIDE_OUT;
    if (header.header == HEADER_SKIP && is_yes(cell->text)) side = SIDE_OUT;
    if (header.header == HEADER_SCOPE &&
        gov_unit_sense(finder, cell->text).facets & 1u << UNIT_EXCLUDE)
      side = SIDE_OUT;
  }
  return side;
}

/* A header cell that is nothing but the word for a dataset. */
static int is_unit_header(const unit_finder *finder, gov_text header, const char **kind) {
  unit_sense sense = gov_unit_sense(finder, header);
  if (sense.header != HEADER_UNIT || header.n > 40) return 0;
  *kind = gov_noun_kind(sense.noun);
  return !(sense.facets & 1u << UNIT_OTHER);
}

void gov_units_in_tables(unit_finder *finder) {
  const gov_document *document = finder->document;
  table_columns columns = {.table = 0, .unit = -1};
  int32_t row = 0, first_of_row = 0;
  for (size_t i = 0; i < document->sentences.count && !finder->failed; i++) {
    const gov_sentence *cell = gov_sentence_at(document, (int32_t)i);
    if (!cell->table) continue;
    if (cell->table != columns.table) columns = (table_columns){.table = cell->table, .unit = -1};
    if (cell->row != row || cell->column == 0) {
      row = cell->row;
      first_of_row = (int32_t)i;
    }
    const char *kind = columns.kind;
    if (columns.unit < 0 && is_unit_header(finder, cell->header, &kind)) {
      columns.unit = cell->column;
      columns.kind = kind;
    }
    if (cell->column != columns.unit || !cell->first_of_block || cell->placeholder) continue;
    int speaks = gov_speaks_of_migration(cell);
    name_place place = {.kind = columns.kind,
                        .basis = speaks ? BASIS_TABLE : BASIS_WEAK,
                        .sentence = (int32_t)i,
                        .titles = speaks,
                        .words = 1};
    place.side = speaks ? side_of_row(finder, first_of_row, row) : SIDE_NONE;
    if (cell->standing & GOV_SECTION_EXCLUDED) place.side = SIDE_OUT;
    claim_names(finder, cell->text, &place);
  }
}

/* ---- lists ---- */

/* What stands over the items of a list, told once for all of them. */
typedef struct list_words {
  const unit_finder *finder;
  gov_text words;
  unit_sense sense;
} list_words;

/* What introduces the list: its lead, or the heading it stands under. */
static int about_scope(list_words *over, const gov_sentence *item, unit_side *side,
                       name_place *place) {
  const unit_finder *finder = over->finder;
  gov_text words = gov_section_at(finder->document, item->section)->heading;
  if (item->lead >= 0) words = gov_sentence_at(finder->document, item->lead)->text;
  if (words.z != over->words.z || words.n != over->words.n)
    *over = (list_words){finder, words, gov_unit_sense(finder, words)};
  const unit_sense sense = over->sense;
  int noun = sense.noun >= 0;
  gov_topic_set topics = item->label.n ? 0 : item->topics;
  if (topics & GOV_TOPIC_BIT(OUT_OF_SCOPE) || item->standing & GOV_SECTION_EXCLUDED ||
      sense.facets & 1u << UNIT_EXCLUDE) {
    *side = SIDE_OUT;
  } else if (topics & GOV_TOPIC_BIT(SCOPE) || (noun && sense.facets & 1u << UNIT_VERB)) {
    *side = SIDE_IN;
  } else {
    return 0;
  }
  place->kind = gov_noun_kind(sense.noun);
  place->words = noun;
  return !(sense.facets & 1u << UNIT_OTHER) || noun;
}

/* "orders": small letters, one word. */
static int is_small_word(gov_text text) {
  for (size_t i = 0; i < text.n; i++)
    if (!((text.z[i] >= 'a' && text.z[i] <= 'z') || text.z[i] == '_')) return 0;
  return text.n > 2 && gov_name_shape_of(text) != GOV_NAME_NO;
}

/* A list of nothing but small words, most of them plural: datasets, even where no heading calls them
** tables. Names of environments and services are singular. */
static int lists_plurals(const gov_document *document, int32_t index) {
  enum { MOST_SENTENCES = 256 };
  const gov_sentence *item = gov_sentence_at(document, index);
  size_t words = 0, plurals = 0, first = (size_t)gov_section_at(document, item->section)->first;
  if ((size_t)index - first > MOST_SENTENCES) return 0;
  for (size_t i = first; i < document->sentences.count && i < first + MOST_SENTENCES; i++) {
    const gov_sentence *other = gov_sentence_at(document, (int32_t)i);
    if (other->section != item->section) break;
    if (other->item < 0 || other->lead != item->lead) continue;
    if (other->item != (int32_t)i || !is_small_word(other->text)) return 0;
    gov_text text = other->text;
    plurals += text.z[text.n - 1] == 's' || memchr(text.z, '_', text.n) != NULL;
    words++;
  }
  return words > 1 && plurals * 3 >= words * 2;
}

/* The head of an item: what stands before a dash, a colon or a bracket. */
static gov_text item_head(const gov_sentence *item) {
  gov_text text = item->label.n && item->value.z != item->text.z ? item->label : item->text;
  static const char *const ends[] = {" — ", " – ", " - ", ": ", " → ", " -> "};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    const char *end = gov_text_find(text, ends[i]);
    if (end) text.n = (size_t)(end - text.z);
  }
  return text;
}

static int is_code(const gov_document *document, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(document, sentence);
  return sentence->span_count && spans[0].kind == GOV_SPAN_CODE && spans[0].start == 0;
}

/* "orders, customers and invoices": all that a paragraph below a heading about tables in scope says. */
static int is_enumeration(gov_text text) {
  size_t words = 0;
  if (text.n && text.z[text.n - 1] == '.') text.n--;
  while (text.n) {
    size_t n = 0;
    while (n < text.n && text.z[n] != ',' &&
           !gov_text_starts((gov_text){text.z + n, text.n - n}, " and "))
      n++;
    gov_text word = gov_trim((gov_text){text.z, n});
    if (gov_text_starts(word, "and ")) word.z += 4, word.n -= 4;
    if (!is_small_word(word)) return 0;
    words++;
    size_t step = n < text.n ? (text.z[n] == ',' ? 1 : 5) : 0;
    text.z += n + step;
    text.n -= n + step;
  }
  return words > 1;
}

static void claim_paragraph(unit_finder *finder, list_words *over, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(finder->document, index);
  unit_side side;
  name_place place = {.basis = BASIS_LIST, .sentence = index};
  if (sentence->table || !gov_sentence_is_in(sentence, GOV_IN_PARAGRAPH) ||
      !is_enumeration(sentence->text) || !about_scope(over, sentence, &side, &place))
    return;
  place.side = side;
  gov_text text = sentence->text;
  if (text.n && text.z[text.n - 1] == '.') text.n--;
  if (place.words) claim_names(finder, text, &place);
}

/* An item in words that names datasets somewhere: "the legacy tables `a` and `b`". */
static void claim_inside(unit_finder *finder, const gov_sentence *item, gov_text head,
                         const name_place *place) {
  enum { RUNS_MAX = 16 };
  name_run runs[RUNS_MAX];
  size_t head_end = (size_t)(head.z + head.n - item->text.z);
  size_t count = gov_names_in(finder->document, item, runs, RUNS_MAX);
  for (size_t i = 0; i < count; i++) {
    int named =
        runs[i].shape == GOV_NAME_IDENTIFIER || (runs[i].code && runs[i].shape == GOV_NAME_WORD);
    if (runs[i].end > head_end || !named || memchr(runs[i].name.z, '-', runs[i].name.n)) continue;
    if (gov_nouns_beside(finder, item->text, runs[i].start, runs[i].end).other) continue;
    name_place own = *place;
    own.words |= runs[i].code;
    if (!gov_is_copy_name(runs[i].name)) claim_name(finder, runs[i].name, &own);
  }
}

void gov_units_in_lists(unit_finder *finder) {
  const gov_document *document = finder->document;
  list_words over = {finder, {0}, gov_unit_sense(finder, (gov_text){0})};
  for (size_t i = 0; i < document->sentences.count && !finder->failed; i++) {
    const gov_sentence *item = gov_sentence_at(document, (int32_t)i);
    if (item->table || !gov_speaks_of_migration(item)) continue;
    if (item->item < 0) claim_paragraph(finder, &over, (int32_t)i);
    if (item->item != (int32_t)i) continue;
    if (gov_sentence_is_in(item, GOV_IN_CODE) || item->placeholder) continue;
    unit_side side;
    name_place place = {.basis = BASIS_LIST, .sentence = (int32_t)i};
    if (!about_scope(&over, item, &side, &place)) continue;
    place.side = side;
    if (is_code(document, item) || (!place.words && lists_plurals(document, (int32_t)i)))
      place.words = 1;
    gov_text head = item_head(item);
    if (head.n <= 160) claim_names(finder, head, &place);
    claim_inside(finder, item, head, &place);
  }
}
