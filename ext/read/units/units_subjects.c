/* units_subjects.c: which units each sentence speaks of.
**
** Nearest first: names in the sentence itself, the row it stands in, the item above it, the heading
** over it. A sentence for which none of these names a unit speaks of the whole plan.
*/
#include "read/units/units_build.h"

enum { RUNS_MAX = 32 };

typedef struct subject_finder {
  unit_finder *units;
  gov_document *document;
  int32_t row_table, row_no;
  uint32_t row_subject, row_count; /* of the current row */
  uint64_t
      initials[4]; /* a bit for each byte that a name begins with which is surely a dataset's */
  gov_map by_last; /* last part of a dotted claim, folded → claims; their count: of several */
  int failed;
} subject_finder;

static void add_subject(subject_finder *finder, const char *name, gov_subject_from from,
                        int candidate) {
  gov_subject *subject = gov_list_add(&finder->document->subjects);
  if (!subject) {
    finder->failed = 1;
    return;
  }
  *subject = (gov_subject){.name = name, .from = from, .candidate = (int8_t)candidate};
}

/* A name counts as a subject when the document claims it, or when it might be a dataset. */
static void add_name(subject_finder *finder, const name_run *run, gov_subject_from from) {
  int32_t known = gov_claim_find(finder->units, run->name);
  if (known < 0 && (run->shape == GOV_NAME_NO || !run->code || gov_is_copy_name(run->name))) return;
  const char *name;
  int candidate = 1;
  if (known >= 0) {
    const unit_claim *claim = gov_list_at(&finder->units->claims, (size_t)known);
    name = claim->name;
    candidate = claim->basis == BASIS_WEAK;
  } else {
    name = gov_arena_copy(finder->units->arena, run->name.z, run->name.n);
    if (!name) finder->failed = 1;
  }
  add_subject(finder, name, from, candidate);
}

/* Where the words of a sentence end behind which names are left out ("except"); 0: nowhere. */
static size_t behind_except(const unit_finder *finder, const gov_sentence *sentence) {
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  for (uint32_t i = 0; i < sentence->said_count; i++)
    if (gov_said_of_units(said[i].phrase) == UNIT_EXCEPT) return said[i].at + said[i].phrase->n;
  return 0;
}

static void mark_left(gov_subject *subject, gov_left left) {
  if (left == LEFT_EXCEPTED || left == LEFT_APART || left == LEFT_KEPT || left == LEFT_PART)
    subject->excepted = 1;
  else if (left == LEFT_OBJECT)
    subject->left_out = GOV_LEFT_OUT_OBJECT;
  else if (left == LEFT_BESIDE || left == LEFT_LACKS)
    subject->left_out = GOV_LEFT_OUT_SAID;
}

/* What is said of others is not said of those: "all but `a`", "the dump leaves out `a`". */
static void mark_excepted(subject_finder *finder, const gov_sentence *sentence, uint32_t first,
                          const name_run *runs, size_t count) {
  int8_t left[RUNS_MAX];
  gov_names_left(finder->units, sentence, runs, count, left);
  for (uint32_t i = first; i < finder->document->subjects.count; i++) {
    gov_subject *subject = gov_list_at(&finder->document->subjects, i);
    for (size_t k = 0; k < count; k++)
      if (left[k] && gov_text_is(runs[k].name, subject->name)) mark_left(subject, left[k]);
  }
}

static gov_text folded_last(const char *name, char *folded) {
  const char *dot = strrchr(name, '.');
  size_t n = 0;
  for (const char *z = dot ? dot + 1 : name; *z && n < GOV_MAX_NAME_BYTES; z++)
    folded[n++] = gov_lower(*z);
  return (gov_text){folded, n};
}

/* "shop.invoices" may go by "invoices" in the document that claims it, when it claims no other. */
static void keep_last_names(subject_finder *finder) {
  char folded[GOV_MAX_NAME_BYTES];
  unit_finder *units = finder->units;
  for (size_t i = 0; i < units->claims.count && !finder->failed; i++) {
    const unit_claim *claim = gov_list_at(&units->claims, i);
    if (!claim->name || !strchr(claim->name, '.') || claim->basis <= BASIS_WEAK) continue;
    gov_text last = folded_last(claim->name, folded);
    if (!last.n || gov_map_get(&units->by_name, last) != GOV_MAP_NONE) continue;
    char *key = gov_arena_copy(units->arena, last.z, last.n);
    uint32_t *slot = key ? gov_map_at(&finder->by_last, (gov_text){key, last.n}) : NULL;
    if (!slot) {
      finder->failed = 1;
      return;
    }
    *slot = *slot == GOV_MAP_NONE ? (uint32_t)i : (uint32_t)units->claims.count;
    unsigned char first = (unsigned char)key[0];
    units->initials[first / 64] |= UINT64_C(1) << first % 64;
    finder->initials[first / 64] |= UINT64_C(1) << first % 64;
  }
}

static void note_initials(subject_finder *finder) {
  for (size_t i = 0; i < finder->units->claims.count; i++) {
    const unit_claim *claim = gov_list_at(&finder->units->claims, i);
    if (!claim->name || claim->basis <= BASIS_WEAK) continue;
    const char *name = claim->name + strspn(claim->name, "`\"[]");
    unsigned char first = (unsigned char)gov_lower(*name);
    finder->initials[first / 64] |= UINT64_C(1) << first % 64;
  }
}

/* The claim that a plain word stands for, whole or by its last part; -1. */
static int32_t claim_of_word(const subject_finder *finder, gov_text word) {
  char folded[GOV_MAX_NAME_BYTES];
  int32_t known = gov_claim_find(finder->units, word);
  if (known >= 0 || !word.n || word.n > sizeof folded || memchr(word.z, '.', word.n)) return known;
  for (size_t i = 0; i < word.n; i++) folded[i] = gov_lower(word.z[i]);
  uint32_t last = gov_map_get(&finder->by_last, (gov_text){folded, word.n});
  return last == GOV_MAP_NONE || last >= finder->units->claims.count ? -1 : (int32_t)last;
}

/* Plain words only where they start the sentence or its label: "orders: nightly dump". */
static void add_label(subject_finder *finder, const gov_sentence *sentence) {
  gov_text label = gov_unquoted(sentence->label);
  int32_t known = label.n ? claim_of_word(finder, label) : -1;
  if (known < 0) return;
  const unit_claim *claim = gov_list_at(&finder->units->claims, (size_t)known);
  add_subject(finder, claim->name, GOV_SUBJECT_ITEM, claim->basis == BASIS_WEAK);
}

/* "A dump of orders", "von orders", "резервная копия orders": a name in a script that is not its own is one. */
static int is_of(gov_text before) {
  static const char *const words[] = {"for", "of",  "of the", "for the", "von",
                                      "de",  "des", "для",    "из"};
  if (before.n && (unsigned char)before.z[before.n - 1] >= 0x80 && before.n >= 2 &&
      ((unsigned char)before.z[before.n - 2] & 0xFE) == 0xD0)
    return 1;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]);
    if (gov_text_ends(before, words[i]) &&
        (before.n == n || !gov_is_word(before.z[before.n - n - 1])))
      return 1;
  }
  return 0;
}

/* Does a clause, or the next name of a list, start there? */
static int starts_clause(gov_text text, size_t at) {
  static const char *const joints[] = {"and", "und", "y", "et", "e", "then", "but"};
  if (!at || text.z[at - 1] == '(') return 1;
  if (text.z[at - 1] != ' ') /* a wide comma, or a word of a script without spaces */
    return at >= 3 && (unsigned char)text.z[at - 1] >= 0x80 &&
           (unsigned char)text.z[at - 3] >= 0xE2;
  gov_text before = {text.z, at - 1};
  if (is_of(before)) return 1; /* "For invoices …" */
  char last = before.n ? gov_lower(before.z[before.n - 1]) : ' ';
  if (last == ';' || last == ',' || last == ':') return 1;
  if (!gov_is_any(last, "dyetn")) return 0; /* what the joints end with */
  for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
    if (gov_text_ends(before, joints[i])) return 1;
  return 0;
}

/* The first byte from `at` on that is no ASCII letter, digit or underscore. */
static size_t plain_end(gov_text text, size_t at) {
  while (at < text.n && (unsigned char)text.z[at] < 0x80 && gov_is_word(text.z[at])) at++;
  return at;
}

/* shop.invoices: the whole of it, without the full stop of a sentence. */
static size_t dotted_end(gov_text text, size_t end) {
  while (end + 1 < text.n && text.z[end] == '.' && gov_is_alpha(text.z[end + 1]))
    for (end++; end < text.n && gov_is_word(text.z[end]) && text.z[end] > 0;) end++;
  return end;
}

/* The dataset that a plain word surely stands for; NULL. */
static const unit_claim *claim_for_word(const subject_finder *finder, gov_text word) {
  int32_t known = claim_of_word(finder, word);
  const unit_claim *claim = known < 0 ? NULL : gov_list_at(&finder->units->claims, (size_t)known);
  return claim && claim->basis > BASIS_WEAK ? claim : NULL;
}

static int is_subject(const subject_finder *finder, uint32_t first, const char *name) {
  for (uint32_t i = first; i < finder->document->subjects.count; i++) {
    const gov_subject *subject = gov_list_at(&finder->document->subjects, i);
    if (!strcmp(subject->name, name)) return 1;
  }
  return 0;
}

/* "orders is backed up; payments is not": a dataset of the document, as a plain word that starts a
** clause. Elsewhere in a sentence such a word may be a word. */
static void add_leading_names(subject_finder *finder, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  uint32_t first = (uint32_t)finder->document->subjects.count;
  name_run runs[RUNS_MAX];
  size_t count = 0;
  size_t except_end = behind_except(finder->units, sentence); /* "All but invoices are checked." */
  if (text.n > GOV_MAX_NAME_BYTES * 4) text.n = GOV_MAX_NAME_BYTES * 4;
  for (size_t at = 0, end; at < text.n && count < RUNS_MAX; at = end + 1) {
    end = plain_end(text, at);
    if (!gov_is_alpha(text.z[at])) continue;
    if (end < text.n && text.z[end] == '.') end = dotted_end(text, end);
    unsigned char initial = (unsigned char)gov_lower(text.z[at]);
    int may = end < text.n && (finder->initials[initial / 64] >> initial % 64 & 1);
    int stops = may && text.z[end] == '.' && (end + 1 == text.n || text.z[end + 1] == ' ');
    int out = except_end && at >= except_end && at <= except_end + 5;
    if (!may || (!stops && gov_is_any(text.z[end], "./-@")) || (!out && !starts_clause(text, at)))
      continue;
    const unit_claim *claim = claim_for_word(finder, (gov_text){text.z + at, end - at});
    if (!claim || is_subject(finder, sentence->subject, claim->name)) continue;
    add_subject(finder, claim->name, GOV_SUBJECT_SENTENCE, 0);
    runs[count++] = (name_run){at, end, {claim->name, strlen(claim->name)}, GOV_NAME_WORD, 0};
  }
  if (count) mark_excepted(finder, sentence, first, runs, count);
}

/* What commands dump: -1 when all, else the number of names. */
static int add_dumped(subject_finder *finder, gov_text line) {
  gov_text names[DUMPED_MAX];
  int count = gov_names_dumped(line, names);
  for (int i = 0; i < count; i++) {
    name_run run = {0, 0, names[i], gov_name_shape_of(names[i]), 1};
    add_name(finder, &run, GOV_SUBJECT_ITEM);
  }
  return count;
}

static void add_dumped_in_spans(subject_finder *finder, const gov_sentence *sentence) {
  const gov_span *spans = gov_sentence_spans(finder->document, sentence);
  uint32_t first = (uint32_t)finder->document->subjects.count;
  for (uint32_t i = 0; i < sentence->span_count; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].end - spans[i].start < sizeof "pg_dump -t x" - 1)
      continue;
    gov_text code = {sentence->text.z + spans[i].start, spans[i].end - spans[i].start};
    if (add_dumped(finder, code) < 0) finder->document->subjects.count = first;
  }
}

/* "The following tables are dumped:" is said of what the list below it names, when each item begins with a name; and "take the dump:"
** of what the commands below it dump. */
static void add_listed(subject_finder *finder, int32_t index) {
  enum { MOST_SENTENCES = 64 };
  gov_document *document = finder->document;
  const gov_sentence *lead = gov_sentence_at(document, index);
  uint32_t first = (uint32_t)document->subjects.count;
  int nouns = (gov_unit_sense_of(finder->units, lead).facets & 1u << UNIT_NOUN) != 0;
  nouns |= gov_text_find(lead->text, "following") != NULL;
  for (size_t i = (size_t)index + 1; i < document->sentences.count; i++) {
    const gov_sentence *below = gov_sentence_at(document, (int32_t)i);
    if (below->section != lead->section || below->lead != index) break;
    int failed = i > (size_t)index + MOST_SENTENCES;
    if (below->code != GOV_CODE_NONE) {
      failed |= add_dumped(finder, below->text) < 0;
    } else if (below->item == (int32_t)i) {
      name_run runs[RUNS_MAX];
      size_t count = gov_names_in(document, below, runs, RUNS_MAX);
      failed |= !nouns || below->table || !count || runs[0].start > 0;
      for (size_t k = 0, n = count ? gov_run_length(below->text, runs, count, 0) : 0;
           k < n && !failed; k++)
        add_name(finder, &runs[k], GOV_SUBJECT_ITEM);
    }
    if (!failed) continue;
    document->subjects.count = first;
    return;
  }
}

static uint32_t names_of(subject_finder *finder, const gov_sentence *sentence,
                         gov_subject_from from) {
  name_run runs[RUNS_MAX];
  uint32_t first = (uint32_t)finder->document->subjects.count;
  size_t count = gov_names_in(finder->document, sentence, runs, RUNS_MAX);
  for (size_t i = 0; i < count; i++) add_name(finder, &runs[i], from);
  if (finder->document->subjects.count > first) mark_excepted(finder, sentence, first, runs, count);
  return (uint32_t)finder->document->subjects.count - first;
}

/* The datasets a row is about: names in its first cell or in its column of datasets. */
static void start_row(subject_finder *finder, int32_t index) {
  const gov_document *document = finder->document;
  const gov_sentence *start = gov_sentence_at(document, index);
  finder->row_table = start->table;
  finder->row_no = start->row;
  finder->row_subject = (uint32_t)document->subjects.count;
  for (size_t i = (size_t)index; i < document->sentences.count; i++) {
    const gov_sentence *cell = gov_sentence_at(document, (int32_t)i);
    if (cell->table != start->table || cell->row != start->row) break;
    unit_sense sense = gov_unit_sense(finder->units, cell->header);
    if (sense.header != HEADER_UNIT && cell->column) continue;
    int32_t whole = gov_claim_find(finder->units, gov_unquoted(cell->text));
    if (whole >= 0) {
      const unit_claim *claim = gov_list_at(&finder->units->claims, (size_t)whole);
      add_subject(finder, claim->name, GOV_SUBJECT_ROW, claim->basis == BASIS_WEAK);
    } else if (sense.header == HEADER_UNIT) {
      names_of(finder, cell, GOV_SUBJECT_ROW);
    }
    if (document->subjects.count > finder->row_subject) break;
  }
  finder->row_count = (uint32_t)document->subjects.count - finder->row_subject;
}

/* What a sentence takes over from the one above it: the subjects it was given itself, as ITEM. */
static int take_over(gov_sentence *sentence, const gov_sentence *above) {
  if (!above->subject_count) return 0;
  sentence->subject = above->subject;
  sentence->subject_count = above->subject_count;
  return 1;
}

static int introduces(gov_text text) {
  text = gov_trim(text);
  return gov_text_ends(text, ":") || gov_text_ends(text, "：");
}

/* "`customers`:" or "For `customers`:" right before a list owns it; a longer lead only mentions. */
static int owns_list(const gov_sentence *lead) {
  enum { SHORT_LEAD = 48 };
  gov_text text = gov_trim(lead->text);
  return text.n <= SHORT_LEAD && introduces(text);
}

static void subjects_of(subject_finder *finder, int32_t index) {
  gov_document *document = finder->document;
  gov_sentence *sentence = gov_list_at(&document->sentences, (size_t)index);
  if (sentence->subject_count) return; /* front matter says */
  if (sentence->table && (sentence->table != finder->row_table || sentence->row != finder->row_no))
    start_row(finder, index);
  sentence->subject = (uint32_t)document->subjects.count;
  if (!gov_sentence_is_in(sentence, GOV_IN_CODE)) {
    names_of(finder, sentence, GOV_SUBJECT_SENTENCE);
    if (sentence->label.n) add_label(finder, sentence);
    int names = finder->initials[0] || finder->initials[1]; /* of ASCII */
    if (names && !gov_sentence_is_in(sentence, GOV_IN_HEADING)) add_leading_names(finder, sentence);
    if (sentence->span_count && document->subjects.count == sentence->subject)
      add_dumped_in_spans(finder, sentence);
    if (document->subjects.count == sentence->subject && !sentence->table &&
        !gov_sentence_is_in(sentence, GOV_IN_HEADING) && introduces(sentence->text))
      add_listed(finder, index);
  } else if (sentence->code == GOV_CODE_COMMANDS && !sentence->comment) {
    if (add_dumped(finder, sentence->text) < 0) document->subjects.count = sentence->subject;
  }
  sentence->subject_count = (uint32_t)document->subjects.count - sentence->subject;
  if (sentence->subject_count) return;
  if (sentence->table && finder->row_count) {
    sentence->subject = finder->row_subject;
    sentence->subject_count = finder->row_count;
    return;
  }
  if (sentence->item >= 0 && sentence->item < index &&
      take_over(sentence, gov_sentence_at(document, sentence->item)))
    return;
  if (sentence->parent >= 0 && sentence->parent < index &&
      take_over(sentence, gov_sentence_at(document, sentence->parent)))
    return;
  if (sentence->lead >= 0 && sentence->lead < index &&
      owns_list(gov_sentence_at(document, sentence->lead)) &&
      take_over(sentence, gov_sentence_at(document, sentence->lead)))
    return;
  const gov_section_info *section = gov_section_at(document, sentence->section);
  sentence->subject = section->subject;
  sentence->subject_count = section->subject_count;
}

/* The title of the whole: what it names is not all that stands below it is about. Where headings of its rank
** follow, each is about its own. */
static int is_title(const gov_document *document, int32_t index) {
  const gov_section_info *section = gov_section_at(document, index);
  if (index != 1 || section->level != 1) return 0;
  for (size_t i = 2; i < document->sections.count; i++)
    if (gov_section_at(document, (int32_t)i)->level == 1) return 0;
  return 1;
}

/* A heading speaks for its section only when what it names is a unit for certain. */
static void heading_subjects(subject_finder *finder, int32_t index) {
  gov_document *document = finder->document;
  gov_section_info *section = gov_list_at(&document->sections, (size_t)index);
  int32_t heading = section->first;
  if (heading >= section->end || section->block < 0 || is_title(document, index)) heading = -1;
  section->subject = (uint32_t)document->subjects.count;
  if (heading >= 0) {
    name_run runs[RUNS_MAX];
    const gov_sentence *sentence = gov_sentence_at(document, heading);
    size_t count = gov_names_in(document, sentence, runs, RUNS_MAX);
    for (size_t i = 0; i < count; i++) {
      int32_t known = gov_claim_find(finder->units, runs[i].name);
      const unit_claim *claim =
          known < 0 ? NULL : gov_list_at(&finder->units->claims, (size_t)known);
      if (claim && claim->basis > BASIS_WEAK)
        add_subject(finder, claim->name, GOV_SUBJECT_HEADING, 0);
    }
    gov_text named = section->heading; /* "Phase 2: orders" */
    for (size_t at = 0; at + 1 < named.n; at++)
      if (named.z[at] == ':' && named.z[at + 1] == ' ')
        named = (gov_text){named.z + at + 1, named.n - at - 1};
    int32_t whole = gov_claim_find(finder->units, gov_unquoted(named));
    const unit_claim *claim = whole < 0 ? NULL : gov_list_at(&finder->units->claims, (size_t)whole);
    if (!count && claim && claim->basis > BASIS_WEAK && section->level > 1)
      add_subject(finder, claim->name, GOV_SUBJECT_HEADING, 0);
  }
  section->subject_count = (uint32_t)document->subjects.count - section->subject;
  if (section->subject_count || section->parent < 1) return;
  const gov_section_info *above = gov_section_at(document, section->parent);
  section->subject = above->subject;
  section->subject_count = above->level > 1 ? above->subject_count : 0;
}

int gov_units_subjects(unit_finder *units) {
  subject_finder finder = {.units = units, .document = units->document};
  keep_last_names(&finder);
  note_initials(&finder);
  for (size_t i = 0; i < units->document->sections.count; i++)
    heading_subjects(&finder, (int32_t)i);
  for (size_t i = 0; i < units->document->sentences.count && !finder.failed; i++)
    subjects_of(&finder, (int32_t)i);
  gov_map_free(&finder.by_last);
  return finder.failed ? SQLITE_NOMEM : SQLITE_OK;
}
