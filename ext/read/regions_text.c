/* regions_text.c: flows between regions as documents state them.
**
** Two places in one sentence are no flow yet: a word or an arrow must make one the source and the
** other the target. A place inside a host name, or one that is only mentioned, is none.
*/
#include "read/regions_text.h"

#include "facts/redact.h"
#include "facts/regions.h"
#include "read/phrase_tables.h"

enum { BEFORE, HEADER, FACETS };
enum { SOURCE, TARGET };
enum { PROSE_BYTES_MAX = 1024, WINDOW_BYTES = 32 };

static const char *const ends[] = {"source", "target"};
static const gov_phrase_facet facets[FACETS] = {{"before", ends, 2}, {"header", ends, 2}};

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

/* What stands right before a place: "from", "to the", "→ ". */
static int role_of(const flow_finder *finder, gov_text text, size_t start, size_t previous_end) {
  size_t from = start > WINDOW_BYTES ? start - WINDOW_BYTES : 0;
  if (from < previous_end) from = previous_end;
  while (from < start && ((unsigned char)text.z[from] & 0xC0) == 0x80) from++;
  gov_text before = gov_trim((gov_text){text.z + from, start - from});
  static const char *const arrows[] = {"\xE2\x86\x92", "->", "=>", "\xE2\x9E\x9C", ">"};
  for (size_t i = 0; previous_end && i < sizeof arrows / sizeof *arrows; i++) {
    if (gov_text_is(before, arrows[i])) return TARGET;
  }
  static const char *const fillers[] = {" the", " region", " aws", " azure", " gcp",
                                        " (",   " der",    " la",  " el",    " die"};
  for (int round = 0; round < 2; round++) {
    for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
      if (gov_text_ends(before, fillers[i]))
        before = gov_trim((gov_text){before.z, before.n - strlen(fillers[i])});
    }
  }
  if (gov_text_is(before, "to") || gov_text_ends(before, " to") || gov_text_is(before, "a"))
    return TARGET;
  return end_of(finder, before, BEFORE);
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
    if (end - at >= 3 && !memcmp(at, "\xE2\x86\x92", 3)) return 1;
  return 0;
}

/* Cheap to ask, and mostly no: looking for places is not. */
static int may_state_flow(const flow_finder *finder, gov_text text) {
  if (has_arrow(text)) return 1;
  char folded[512];
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  const gov_phrase *found[FACETS];
  for (size_t at = 0; (at = gov_phrases_find(finder->words, low, at, FACETS, found)) < low.n;
       at++) {
    if (found[BEFORE] && found[BEFORE]->value == SOURCE) return 1;
  }
  return 0;
}

/* A word that may be a place: capitalised, not ASCII, or with a digit or dash inside like a code.
 */
static int may_be_place(gov_text text, size_t at) {
  char c = text.z[at];
  if (at && (gov_is_word(text.z[at - 1]) || strchr("-./@", text.z[at - 1]))) {
    if ((unsigned char)text.z[at - 1] < 0x80) return 0;
  }
  if ((unsigned char)c >= 0xE0) return 1;
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
    if (strchr(",;()`", text.z[end])) break;
  }
  return (gov_text){text.z + at, end - at};
}

/* "from X to Y", "X → Y". Places are looked up only where a word or an arrow asks for one. */
static int in_prose(const flow_finder *finder, const gov_sentence *sentence) {
  gov_text text = sentence->text;
  if (!may_state_flow(finder, text)) return SQLITE_OK;
  if (text.n > PROSE_BYTES_MAX) text.n = PROSE_BYTES_MAX;
  const char *source = NULL, *target = NULL;
  size_t previous_end = 0;
  for (size_t at = 0; at < text.n && !(source && target); at++) {
    if (!may_be_place(text, at)) continue;
    int role = role_of(finder, text, at, previous_end);
    if (role < 0 && !source && arrow_follows(text, at)) role = SOURCE;
    if (role < 0) continue;
    gov_region region;
    size_t n = gov_region_at_head(first_words(text, at), &region);
    if (!n) continue;
    if (role == SOURCE && !source) source = region.code;
    if (role == TARGET && source) target = region.code;
    at += n - 1;
    previous_end = at + 1;
  }
  return source && target ? add_flows(finder, sentence, source, target) : SQLITE_OK;
}

/* The one place a label's or a column's text is about: the text itself, or the only code of a
** cloud region in it ("orders-db in eu-central-1"). Of two places none is chosen. */
static int one_place(gov_text text, gov_region *region) {
  gov_text place;
  text = gov_trim(text);
  while (text.n && strchr("`.;*", text.z[text.n - 1])) text.n--;
  if (gov_region_find(text, region)) return 1;
  if (text.n > PROSE_BYTES_MAX || !gov_region_in_text(text, region, &place)) return 0;
  if (strcmp(region->kind, "region") != 0 || !gov_text_find(place, "-")) return 0;
  gov_region other;
  size_t end = (size_t)(place.z - text.z) + place.n;
  gov_text rest = {text.z + end, text.n - end};
  while (gov_region_in_text(rest, &other, &place)) {
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
    if (end >= 0 && one_place(cell->text, &region)) found[end] = region.code;
  }
  if (!found[SOURCE] || !found[TARGET]) return SQLITE_OK;
  return add_flows(finder, first, found[SOURCE], found[TARGET]);
}

/* ---- labels ---- */

static int in_label(flow_finder *finder, const gov_sentence *sentence) {
  gov_region region;
  int end = end_of(finder, sentence->label, HEADER);
  if (end < 0 || !one_place(sentence->value, &region)) return SQLITE_OK;
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
  return strcmp(sentence->position, GOV_IN_CODE) != 0 &&
         strcmp(sentence->position, GOV_IN_FRONT_MATTER) != 0;
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
