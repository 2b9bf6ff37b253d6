/* amounts_read.c: amounts of data in a document as volume evidence, each for the unit it is about.
 */
#include "facts/redact/redact.h"
#include "read/prose/amounts.h"

static int may_state_amounts(const gov_sentence *sentence) {
  const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_ALTERNATIVE |
                         GOV_SECTION_REJECTED | GOV_SECTION_TROUBLE | GOV_SECTION_FUTURE |
                         GOV_SECTION_QUESTION | GOV_SECTION_EXCLUDED;
  const gov_topic_set checks =
      GOV_TOPIC_BIT(VERIFICATION) | GOV_TOPIC_BIT(MONITORING) | GOV_TOPIC_BIT(PREREQUISITES);
  if (sentence->standing & aside || sentence->question || sentence->placeholder) return 0;
  if (sentence->topics & checks && !(sentence->topics & GOV_TOPIC_BIT(VOLUME))) return 0;
  return !gov_sentence_is_in(sentence, GOV_IN_CODE);
}

/* The unit an amount is about: the only subject, or the nearest named before it; NULL: the plan. */
static const gov_subject *subject_of(const gov_document *document, const gov_sentence *sentence,
                                     const gov_amount *amount) {
  const gov_subject *subjects = gov_sentence_subjects(document, sentence), *nearest = NULL;
  if (sentence->subject_count == 1) return subjects[0].excepted ? NULL : subjects;
  size_t last = 0;
  for (uint32_t i = 0; i < sentence->subject_count; i++) {
    if (subjects[i].excepted || subjects[i].from != GOV_SUBJECT_SENTENCE) continue;
    gov_text before = {sentence->text.z, amount->start};
    const char *at = gov_text_find(before, subjects[i].name);
    if (!at || (nearest && (size_t)(at - before.z) < last)) continue;
    last = (size_t)(at - before.z);
    nearest = &subjects[i];
  }
  return nearest;
}

static int add(const gov_document *document, gov_reading *reading, const gov_sentence *sentence,
               const gov_amount *amount) {
  enum { LEAST_BYTES = 1000000 }; /* what is measured in kilobytes is a file, not the data */
  if (amount->number > 9e18 || (amount->bytes && amount->number < LEAST_BYTES)) return SQLITE_OK;
  gov_signal signal = amount->bytes ? GOV_VOLUME_BYTES : GOV_VOLUME_ROWS;
  const gov_subject *subject = subject_of(document, sentence, amount);
  if (!subject && sentence->subject_count > 1) return SQLITE_OK; /* a total, or nobody's */
  gov_evidence *row = gov_state(reading->facts, signal, gov_kind_name(reading->source->kind),
                                (gov_place){reading->source->path, sentence->line});
  if (!row) return SQLITE_NOMEM;
  gov_arena *arena = &reading->facts->arena;
  row->value = gov_arena_printf(arena, "%lld", (long long)amount->number);
  row->position = sentence->position;
  row->why = amount->bytes ? "a stated size of the data" : "a stated number of rows or records";
  row->excerpt = gov_redact_excerpt(arena, sentence->text);
  if (!subject) return SQLITE_OK;
  row->unit_id = gov_arena_string(arena, subject->name);
  row->scope = GOV_SCOPE_UNIT;
  row->candidate = subject->candidate;
  return SQLITE_OK;
}

/* "`main.py` (125 lines)": what is counted are lines of code. */
static int names_code_file(gov_text text) {
  static const char *const endings[] = {".py",   ".js", ".ts", ".tsx", ".sh",   ".php",
                                        ".java", ".go", ".rb", ".cs",  ".html", ".css",
                                        ".vue",  ".md", ".kt", ".jsx", ".yaml", ".yml"};
  for (size_t at = 0; at + 2 < text.n; at++) {
    if (text.z[at] != '.' || at == 0 || !gov_is_word(text.z[at - 1])) continue;
    gov_text rest = {text.z + at, text.n - at};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
      size_t n = strlen(endings[i]);
      if (gov_text_starts(rest, endings[i]) && (n == rest.n || !gov_is_word(rest.z[n]))) return 1;
    }
  }
  return 0;
}

enum { NAME_BYTES = 60, VALUE_BYTES = 40 };

/* "Rows (M)", "Size, GB", "rows in millions": the unit, which belongs behind the number; nothing when there is none. */
static gov_text unit_of(gov_text name, gov_text *rest) {
  static const char *const marks[] = {"(", "[", ",", " in "};
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
    const char *at = gov_text_find(name, marks[i]);
    if (!at || at == name.z) continue;
    *rest = gov_trim((gov_text){name.z, (size_t)(at - name.z)});
    at += strlen(marks[i]);
    gov_text unit = gov_trim((gov_text){at, (size_t)(name.z + name.n - at)});
    if (unit.n && gov_is_any(unit.z[unit.n - 1], ")]")) unit.n--;
    return unit;
  }
  return (gov_text){0};
}

/* The number, its unit and what is counted, as people would say it: "250 M rows". */
static int said_so(const gov_phrases *words, gov_text value, gov_text unit, gov_text name,
                   gov_amount *amount) {
  char joined[2 * NAME_BYTES + VALUE_BYTES];
  sqlite3_snprintf(sizeof joined, joined, "%.*s %.*s%s%.*s", (int)value.n, value.z, (int)unit.n,
                   unit.n ? unit.z : "", unit.n ? " " : "", (int)name.n, name.z);
  size_t start = 0;
  while (start < value.n && gov_is_any(joined[start], "~<>= ")) start++;
  return gov_amount_next(words, gov_text_of(joined), 0, amount) && amount->start == start &&
         amount->end > value.n;
}

/* A cell or field that is but a number: its header or label says what it counts. */
static int bare_number(const gov_phrases *words, const gov_sentence *sentence, gov_amount *amount) {
  gov_text name = sentence->table ? sentence->header : sentence->label, rest;
  gov_text value = sentence->table ? sentence->text : sentence->value;
  if (!name.n || name.n > NAME_BYTES || !value.n || value.n > VALUE_BYTES) return 0;
  gov_text unit = unit_of(name, &rest);
  return (unit.n && said_so(words, value, unit, rest, amount)) ||
         said_so(words, value, (gov_text){0}, name, amount);
}

/* "2. 2024_add_columns.sql": what stands below measures the file. */
static int is_about_a_file(gov_text heading) {
  static const char *const endings[] = {".sql", ".py",  ".ts",   ".js",  ".sh",
                                        ".md",  ".php", ".yaml", ".yml", ".txt"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (gov_text_find(heading, endings[i])) return 1;
  return 0;
}

/* "| Free tier | 1 GB |", "| Memory | 6 GB |": what an offer or a machine holds. */
static int is_offer(gov_text name) {
  static const char *const words[] = {
      "memory", "memoria",      "mémoire",         "памят",      "内存",    "free",
      "tier",   "gratuit",      "gratis",          "kostenlos",  "бесплат", "免费",
      "無料",   "docker image", "container image", "build cache"};
  static const char *const machine[] = {"ram",   "swap",   "disk", "ssd",  "cpu",
                                        "disco", "disque", "диск", "磁盘", "festplatte"};
  char folded[64];
  if (name.n > sizeof folded) name.n = sizeof folded;
  gov_text low = {folded, gov_fold_letters(name, folded, sizeof folded)};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_find(low, words[i])) return 1;
  for (size_t i = 0; i < sizeof machine / sizeof *machine; i++)
    if (gov_text_is(low, machine[i])) return 1;
  return 0;
}

/* What is counted are lines of code, bytes of an offer, or something else than the data. */
static int measures_else(const gov_phrases *words, const gov_document *document,
                         const gov_sentence *sentence) {
  if (is_about_a_file(gov_section_at(document, sentence->section)->heading)) return 1;
  if (sentence->header.n && gov_amount_is_aside(words, sentence->header)) return 1;
  if (sentence->row_header.n && is_offer(sentence->row_header)) return 1;
  if (names_code_file(sentence->text) || names_code_file(sentence->row_header) ||
      names_code_file(sentence->header))
    return 1;
  return sentence->column > 0 && is_about_a_file(sentence->row_header);
}

int gov_amounts_read(const gov_document *document, gov_reading *reading) {
  const gov_phrases *words = &reading->phrases->amounts;
  int rc = SQLITE_OK;
  for (size_t i = 0; i < document->sentences.count && rc == SQLITE_OK; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!(sentence->signs & (GOV_SIGN_DIGIT | GOV_SIGN_WIDE))) continue;
    if (!may_state_amounts(sentence)) continue;
    gov_amount amount;
    int found = gov_amount_next(words, sentence->text, 0, &amount), bare = 0;
    if (!found) found = bare = bare_number(words, sentence, &amount);
    if (!found || measures_else(words, document, sentence)) continue;
    while (found && rc == SQLITE_OK) {
      rc = add(document, reading, sentence, &amount);
      found = !bare && gov_amount_next(words, sentence->text, amount.end, &amount);
    }
  }
  return rc;
}
