/* regions_text.c: flows between regions as documents state them.
**
** Two places in one sentence are no flow yet: a word or an arrow must make one the source and the
** other the target. A place inside a host name, or one that is only mentioned, is none.
*/
#include "read/prose/regions_text.h"

#include "facts/redact/redact.h"
#include "facts/regions.h"
#include "read/prose/phrase_tables.h"

enum { BEFORE, HEADER, BEHIND, WAY, FACETS };
enum { SOURCE, TARGET };
enum { PROSE_BYTES_MAX = 1024, WINDOW_BYTES = 32, FAR_BYTES = 64 };

static const char *const ends[] = {"source", "target"};
static const gov_phrase_facet facets[FACETS] = {
    {"before", ends, 2}, {"header", ends, 2}, {"behind", ends, 2}, {"way", ends, 2}};

typedef struct flow_finder {
  const gov_document *document;
  gov_reading *reading;
  const gov_phrases *words;
  const char *label_source; /* of "Source region: …", waiting for its target */
  int32_t label_section;
} flow_finder;

/* ---- words ---- */

/* SOURCE or TARGET when the text starts or ends with a word of the facet; -1. */
static int end_of(const flow_finder *finder, gov_text text, int facet) {
  char folded[64];
  gov_text low = {folded, gov_fold_letters(gov_trim(text), folded, sizeof folded)};
  if (facet == HEADER && (low.n == 2 && !memcmp(low.z, "to", 2))) return TARGET;
  const gov_phrase *found[FACETS];
  for (size_t at = 0; (at = gov_phrases_find(finder->words, low, at, FACETS, found)) < low.n;
       at++) {
    if (!found[facet]) continue;
    size_t end = at + found[facet]->n;
    if (facet == HEADER ? at == 0 : end == low.n) return found[facet]->value;
  }
  return -1;
}

/* "to", "a", "à", "в": too short for the table of phrases. */
static int is_short_target(gov_text before) {
  static const char *const words[] = {"to", "a", "al", "à", "ao", "au", "en", "в", "на"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]);
    if (!gov_text_ends(before, words[i])) continue;
    if (before.n == n || before.z[before.n - n - 1] == ' ') return 1;
  }
  return 0;
}

/* "de Paris vers Francfort", "de São Paulo para Lisboa": "de" is "from" only where such a word follows. */
static int is_from_de(gov_text text, gov_text before, size_t start) {
  static const char *const froms[] = {"de", "du", "do", "da"};
  static const char *const tos[] = {" vers ", " para "};
  gov_text rest = {text.z + start, text.n - start};
  int leads = 0, from = 0;
  for (size_t i = 0; i < sizeof froms / sizeof *froms; i++)
    from |= gov_text_ends(before, froms[i]) && (before.n == 2 || before.z[before.n - 3] == ' ');
  for (size_t i = 0; from && i < sizeof tos / sizeof *tos; i++)
    leads |= gov_text_find(rest, tos[i]) != NULL;
  return leads;
}

/* "to the", "-> GCP": what stands between says nothing of the way. */
static gov_text without_filler(gov_text before) {
  static const char *const fillers[] = {" the", " region", " aws", " azure", " gcp",
                                        " (",   " der",    " la",  " el",    " die"};
  for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
    size_t n = strlen(fillers[i]);
    if (before.n >= n && !sqlite3_strnicmp(before.z + before.n - n, fillers[i], (int)n))
      before = gov_trim((gov_text){before.z, before.n - n});
  }
  return before;
}

/* "eu-west-1 to …": a code right before the word is where it comes from. */
static int code_leads(gov_text text, size_t at) {
  static const char to[] = " to ";
  size_t end = at, dashes = 0;
  while (end < text.n && (gov_is_word(text.z[end]) || text.z[end] == '-'))
    dashes += text.z[end++] == '-';
  return dashes && gov_is_digit(text.z[end - 1]) &&
         gov_text_starts((gov_text){text.z + end, text.n - end}, to);
}

/* Does a code stand before a "to"? */
static int has_leading_code(gov_text text) {
  for (const char *to = gov_text_find(text, " to "); to;) {
    const char *start = to;
    while (start > text.z && (gov_is_word(start[-1]) || start[-1] == '-')) start--;
    if (code_leads(text, (size_t)(start - text.z))) return 1;
    to = gov_text_find((gov_text){to + 1, text.n - (size_t)(to + 1 - text.z)}, " to ");
  }
  return 0;
}

/* What stands right before a place: "from", "to the", "→ ". */
static int role_of(const flow_finder *finder, gov_text text, size_t start, size_t previous_end) {
  size_t from = start > WINDOW_BYTES ? start - WINDOW_BYTES : 0;
  if (from < previous_end) from = previous_end;
  while (from < start && ((unsigned char)text.z[from] & 0xC0) == 0x80) from++;
  gov_text before = gov_trim((gov_text){text.z + from, start - from});
  static const char *const arrows[] = {"→", "->", "=>", "➜", ">"};
  int whole = end_of(finder, before, BEFORE); /* "in die USA", "para os Estados Unidos" */
  if (whole >= 0) return whole;
  before = without_filler(without_filler(before));
  for (size_t i = 0; previous_end && i < sizeof arrows / sizeof *arrows; i++) {
    if (gov_text_is(before, arrows[i])) return TARGET;
  }
  if (is_short_target(before)) return TARGET;
  if (is_from_de(text, before, start)) return SOURCE;
  return end_of(finder, before, BEFORE);
}

/* "from the cluster in Frankfurt", "desde el CPD de Madrid", "จาก MySQL ที่ Bangkok": the place is where that
** which comes from there, or goes there, stands. */
static int role_of_holder(const flow_finder *finder, gov_text text, size_t start,
                          size_t previous_end) {
  static const char *const holds[] = {" in",   " at", " of", " en",  " de", " em",
                                      " no",   " na", " du", " des", " do", " da",
                                      " dans", " im", " am", "ที่",    "ใน",  " в"};
  size_t from = start > FAR_BYTES ? start - FAR_BYTES : 0;
  if (from < previous_end) from = previous_end;
  while (from < start && ((unsigned char)text.z[from] & 0xC0) == 0x80) from++;
  gov_text before = gov_trim((gov_text){text.z + from, start - from});
  char folded[FAR_BYTES];
  gov_text low = {folded, gov_fold_letters(before, folded, sizeof folded)};
  int held = 0, role = -1;
  for (size_t i = 0; i < sizeof holds / sizeof *holds; i++) held |= gov_text_ends(low, holds[i]);
  const gov_phrase *found[FACETS];
  for (size_t at = 0;
       held && (at = gov_phrases_find(finder->words, low, at, FACETS, found)) < low.n; at++)
    if (found[BEFORE] && at + found[BEFORE]->n < low.n) role = found[BEFORE]->value;
  for (size_t i = 0; i < low.n; i++) /* not in 80.000 */
    if (gov_is_any(low.z[i], ".;:!?") && (i + 1 == low.n || gov_is_space(low.z[i + 1]))) return -1;
  if (held && role < 0 && gov_text_find(low, "to ") == low.z) role = TARGET;
  return role;
}

/* "東京リージョン(ap-northeast-1)から": Japanese says it behind the place. */
static int role_behind(const flow_finder *finder, gov_text text, size_t end) {
  static const char *const kinds[] = {"リージョン", "データセンター", "dc"};
  gov_text rest = gov_trim((gov_text){text.z + end, text.n - end});
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (gov_text_starts(rest, kinds[i])) rest.z += strlen(kinds[i]), rest.n -= strlen(kinds[i]);
  const char *close = NULL;
  if (gov_text_starts(rest, "(")) close = gov_text_find(rest, ")");
  if (gov_text_starts(rest, "（")) close = gov_text_find(rest, "）");
  if (close) {
    size_t n = (size_t)(close - rest.z) + (*close == ')' ? 1 : 3);
    rest = (gov_text){rest.z + n, rest.n - n};
  } else if (gov_text_starts(rest, ")")) {
    rest.z++, rest.n--;
  } else if (gov_text_starts(rest, "）")) {
    rest.z += 3, rest.n -= 3;
  }
  const gov_phrase *found[FACETS];
  if (!rest.n || !gov_phrases_at(finder->words, rest, 0, FACETS, found) || !found[BEHIND])
    return -1;
  return found[BEHIND]->value;
}

/* ---- facts ---- */

static int add_flow(const flow_finder *finder, const gov_sentence *sentence,
                    const gov_subject *subject, const char *source, const char *target) {
  gov_facts *facts = finder->reading->facts;
  gov_place place = {finder->reading->source->path, sentence->line};
  gov_flow *flow = GOV_ADD(facts, flows);
  gov_evidence *row =
      gov_state(facts, GOV_RESIDENCY_FLOW, gov_kind_name(finder->reading->source->kind), place);
  if (!flow || !row) return SQLITE_NOMEM;
  flow->unit_id = subject ? gov_arena_string(&facts->arena, subject->name) : NULL;
  flow->source_region = source;
  flow->target_region = target;
  flow->via = GOV_BY_PLAN;
  flow->place = place;
  row->unit_id = flow->unit_id;
  if (subject) row->scope = GOV_SCOPE_UNIT;
  row->candidate = subject && subject->candidate;
  row->value = gov_arena_printf(&facts->arena, "%s>%s", source, target);
  row->position = sentence->position;
  row->why = "the text states where the data comes from and where it goes";
  row->excerpt = gov_redact_excerpt(&facts->arena, sentence->text);
  return SQLITE_OK;
}

/* One flow for each unit the sentence is about, or one for the plan. */
static int add_flows(const flow_finder *finder, const gov_sentence *sentence, const char *source,
                     const char *target) {
  const gov_subject *subjects = gov_sentence_subjects(finder->document, sentence);
  int rc = SQLITE_OK, named = 0;
  for (uint32_t i = 0; i < sentence->subject_count && rc == SQLITE_OK; i++) {
    if (subjects[i].excepted || subjects[i].candidate) continue;
    rc = add_flow(finder, sentence, &subjects[i], source, target);
    named = 1;
  }
  return named || rc != SQLITE_OK ? rc : add_flow(finder, sentence, NULL, source, target);
}

/* ---- prose ---- */

/* By a byte that is rare. */
static int has_arrow(gov_text text) {
  const char *end = text.z + text.n, *at = text.z;
  for (; (at = memchr(at, '>', (size_t)(end - at))) != NULL; at++)
    if (at > text.z && at[-1] == '-') return 1;
  for (at = text.z; (at = memchr(at, 0xE2, (size_t)(end - at))) != NULL; at++)
    if (end - at >= 3 && !memcmp(at, "→", 3)) return 1;
  return 0;
}

static int tells_way(gov_text text) {
  return gov_text_find(text, " vers ") || gov_text_find(text, " para ");
}

/* Cheap to ask, and mostly no: looking for places is not. */
static int may_state_flow(const flow_finder *finder, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  if ((sentence->signs & (GOV_SIGN_ANGLE | GOV_SIGN_WIDE)) && has_arrow(text)) return 1;
  if (text.n > GOV_SAID_BYTES && tells_way(text)) return 1; /* not all of it was looked at */
  if ((sentence->signs & GOV_SIGN_DIGIT) && has_leading_code(text)) return 1;
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  for (uint32_t i = 0; i < sentence->said_count; i++) {
    int facet = gov_said_of_flows(finder->reading->phrases, said[i].phrase);
    if ((facet == BEFORE || facet == BEHIND) && said[i].phrase->value == SOURCE) return 1;
    if (facet == WAY && tells_way(text)) return 1;
  }
  return 0;
}

/* A word that may be a place: capitalised, not ASCII, or with a digit or dash inside like a code.
 */
static int may_be_place(gov_text text, size_t at) {
  char c = text.z[at];
  if (at && (gov_is_word(text.z[at - 1]) || gov_is_any(text.z[at - 1], "-./@"))) {
    if ((unsigned char)text.z[at - 1] < 0x80) return 0;
  }
  if ((unsigned char)c >= 0xE0) return 1;
  if (((unsigned char)c == 0xD0 || (unsigned char)c == 0xC3) && at + 1 < text.n)
    return (unsigned char)text.z[at + 1] < 0xB0;
  if (!gov_is_alpha(c)) return 0;
  if (c < 'a') return 1;
  for (size_t i = at + 1; i < text.n && !gov_is_space(text.z[i]); i++) {
    if (gov_is_digit(text.z[i]) || text.z[i] == '-') return 1;
  }
  return 0;
}

static int arrow_follows(gov_text text, size_t at) {
  size_t n = text.n - at < WINDOW_BYTES ? text.n - at : WINDOW_BYTES;
  return has_arrow((gov_text){text.z + at, n});
}

/* The two words there: long enough for the name of a place, short enough to be looked up often. */
static gov_text first_words(gov_text text, size_t at) {
  size_t end = at, spaces = 0;
  for (; end < text.n && end - at < WINDOW_BYTES; end++) {
    if (text.z[end] == ' ' && ++spaces == 2) break;
    if (gov_is_any(text.z[end], ",;()`")) break;
  }
  return (gov_text){text.z + at, end - at};
}

/* "from X to Y", "X → Y". Places are looked up only where a word or an arrow asks for one. */
static int in_prose(const flow_finder *finder, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  if (!may_state_flow(finder, sentence)) return SQLITE_OK;
  int japanese = gov_text_find(text, "から") != NULL; /* から */
  if (text.n > PROSE_BYTES_MAX) text.n = PROSE_BYTES_MAX;
  const char *source = NULL, *target = NULL;
  size_t previous_end = 0;
  for (size_t at = 0; at < text.n && !(source && target); at++) {
    gov_text rest = {text.z + at, text.n - at};
    if (!may_be_place(text, at) || !gov_region_may_begin(&finder->reading->phrases->places, rest))
      continue;
    int role = role_of(finder, text, at, previous_end);
    if (role < 0 && !source && (arrow_follows(text, at) || code_leads(text, at))) role = SOURCE;
    if (role < 0) role = role_of_holder(finder, text, at, previous_end);
    if (role < 0 && !japanese) continue;
    gov_region region;
    size_t n =
        gov_region_at_head(&finder->reading->phrases->places, first_words(text, at), &region);
    if (!n) continue;
    if (role < 0) role = role_behind(finder, text, at + n);
    if (role < 0) continue;
    if (role == SOURCE && !source) source = region.code;
    if (role == TARGET && source) target = region.code;
    at += n - 1;
    previous_end = at + 1;
  }
  return source && target ? add_flows(finder, sentence, source, target) : SQLITE_OK;
}

/* The one place a label's or a column's text is about: the text itself, or the only code of a
** cloud region in it ("orders-db in eu-central-1"). Of two places none is chosen. */
static int one_place(const flow_finder *finder, gov_text text, gov_region *region) {
  const gov_region_heads *heads = &finder->reading->phrases->places;
  gov_text place;
  text = gov_trim(text);
  while (text.n && gov_is_any(text.z[text.n - 1], "`.;*")) text.n--;
  if (gov_region_find_by(heads, text, region)) return 1;
  if (text.n > PROSE_BYTES_MAX || !gov_region_in_text(heads, text, region, &place)) return 0;
  if (strcmp(region->kind, "region") != 0 || !gov_text_find(place, "-")) return 0;
  gov_region other;
  size_t end = (size_t)(place.z - text.z) + place.n;
  gov_text rest = {text.z + end, text.n - end};
  while (gov_region_in_text(heads, rest, &other, &place)) {
    if (strcmp(other.code, region->code) != 0) return 0;
    end = (size_t)(place.z - rest.z) + place.n;
    rest = (gov_text){rest.z + end, rest.n - end};
  }
  return 1;
}

/* ---- columns ---- */

static int in_row(const flow_finder *finder, int32_t index) {
  const gov_document *document = finder->document;
  const gov_sentence *first = gov_sentence_at(document, index);
  const char *found[2] = {NULL, NULL};
  for (size_t i = (size_t)index; i < document->sentences.count; i++) {
    const gov_sentence *cell = gov_sentence_at(document, (int32_t)i);
    if (cell->table != first->table || cell->row != first->row) break;
    gov_region region;
    int end = end_of(finder, cell->header, HEADER);
    if (end >= 0 && one_place(finder, cell->text, &region)) found[end] = region.code;
  }
  if (!found[SOURCE] || !found[TARGET]) return SQLITE_OK;
  return add_flows(finder, first, found[SOURCE], found[TARGET]);
}

/* ---- labels ---- */

static int in_label(flow_finder *finder, const gov_sentence *sentence) {
  gov_region region;
  int end = end_of(finder, sentence->label, HEADER);
  if (end < 0 || !one_place(finder, sentence->value, &region)) return SQLITE_OK;
  if (end == SOURCE) {
    finder->label_source = region.code;
    finder->label_section = sentence->section;
    return SQLITE_OK;
  }
  const char *source = finder->label_source;
  finder->label_source = NULL;
  if (!source || finder->label_section != sentence->section) return SQLITE_OK;
  return add_flows(finder, sentence, source, region.code);
}

static int states_flows(const gov_sentence *sentence) {
  const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_ALTERNATIVE |
                         GOV_SECTION_REJECTED | GOV_SECTION_FUTURE | GOV_SECTION_QUESTION |
                         GOV_SECTION_HISTORY | GOV_SECTION_EXCLUDED | GOV_SECTION_DEPRECATED;
  if (sentence->standing & aside || sentence->question || sentence->phase == GOV_PHASE_UNDO)
    return 0;
  return !gov_sentence_is_in(sentence, GOV_IN_CODE) &&
         !gov_sentence_is_in(sentence, GOV_IN_FRONT_MATTER);
}

int gov_flows_open(gov_phrases *flows, gov_arena *arena) {
  return gov_phrases_open(flows, arena, "flow_words", facets, FACETS);
}

int gov_flows_read(const gov_document *document, gov_reading *reading) {
  flow_finder finder = {
      .document = document, .reading = reading, .words = &reading->phrases->flows};
  int rc = SQLITE_OK;
  int32_t table = 0, row = 0;
  for (size_t i = 0; i < document->sentences.count && rc == SQLITE_OK; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (!states_flows(sentence)) continue;
    if (sentence->table) {
      if (sentence->table != table || sentence->row != row) rc = in_row(&finder, (int32_t)i);
      table = sentence->table;
      row = sentence->row;
    } else if (sentence->label.n && sentence->value.z != sentence->text.z) {
      rc = in_label(&finder, sentence);
    }
    if (rc == SQLITE_OK) rc = in_prose(&finder, sentence);
  }
  return reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}
