/* units_document.c: collects what the parts of a document say about datasets and writes it down.
**
** A name counts as a unit when its place says that it is one: a column of datasets, a list under a
** heading about scope, a statement that changes it, a noun beside it. Names in weaker places are
** candidates: they count when a script, a model or a registry knows them. What the document says
** outright (a table, a list) beats what a passing sentence suggests.
*/
#include "read/units/units_document.h"

#include "facts/redact/redact.h"
#include "read/units/units_build.h"

static const char *const noun_values[] = {"table", "collection", "topic", "dataset"};
static const char *const header_values[] = {"unit", "scope", "skip"};
static const char *const verb_values[] = {"migrate"};
static const char *const exclude_values[] = {"word", "object"};
static const char *const except_values[] = {"word", "apart"};
static const char *const hint_values[] = {"part", "phase", "none", "lacks"};
static const char *const other_values[] = {"noun"};
static const char *const aside_values[] = {"title"};

static const gov_phrase_facet facets[UNIT_FACETS] = {
    {"noun", noun_values, 4},       {"header", header_values, 3}, {"verb", verb_values, 1},
    {"exclude", exclude_values, 2}, {"except", except_values, 2}, {"other", other_values, 1},
    {"aside", aside_values, 1},     {"plural", noun_values, 4},   {"hint", hint_values, 4},
};

const char *gov_noun_kind(int noun) {
  static const char *const kinds[] = {GOV_TABLE, GOV_COLLECTION, GOV_TOPIC, GOV_DATASET};
  return noun < 0 || noun > NOUN_DATASET ? NULL : kinds[noun];
}

int gov_units_open(gov_phrases *units, gov_arena *arena) {
  return gov_phrases_open(units, arena, "unit_words", facets, UNIT_FACETS);
}

static void add_sense(unit_sense *sense, const gov_phrase *phrase) {
  int facet = gov_said_of_units(phrase);
  sense->facets |= 1u << facet;
  if (facet == UNIT_NOUN && sense->noun < 0) sense->noun = phrase->value;
  if (facet == UNIT_HEADER && sense->header < 0) sense->header = phrase->value;
}

unit_sense gov_unit_sense(const unit_finder *finder, gov_text text) {
  unit_sense sense = {.noun = -1, .header = -1};
  char folded[GOV_SAID_BYTES];
  gov_text low = {folded, gov_fold_letters(text, folded, sizeof folded)};
  const gov_phrase *found[UNIT_FACETS];
  for (size_t at = 0; (at = gov_phrases_find(finder->words, low, at, UNIT_FACETS, found)) < low.n;
       at++) {
    for (int facet = 0; facet < UNIT_FACETS; facet++)
      if (found[facet]) add_sense(&sense, found[facet]);
    if (found[UNIT_EXCLUDE]) at += found[UNIT_EXCLUDE]->n - 1u;
  }
  return sense;
}

unit_sense gov_unit_sense_of(const unit_finder *finder, const gov_sentence *sentence) {
  unit_sense sense = {.noun = -1, .header = -1};
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  uint32_t left_out = 0,
           left_out_at = 0; /* what leaves out says nothing else but where it starts */
  for (uint32_t i = 0; i < sentence->said_count; i++) {
    int facet = gov_said_of_units(said[i].phrase);
    if (facet >= UNIT_FACETS || (said[i].at < left_out && said[i].at != left_out_at)) continue;
    add_sense(&sense, said[i].phrase);
    if (facet != UNIT_EXCLUDE) continue;
    left_out_at = said[i].at;
    left_out = left_out_at + said[i].phrase->n;
  }
  return sense;
}

int gov_speaks_of_migration(const gov_sentence *sentence) {
  const uint32_t aside = GOV_SECTION_EXAMPLE | GOV_SECTION_TEMPLATE | GOV_SECTION_ALTERNATIVE |
                         GOV_SECTION_REJECTED | GOV_SECTION_FUTURE | GOV_SECTION_QUESTION |
                         GOV_SECTION_HISTORY | GOV_SECTION_REFERENCE | GOV_SECTION_TROUBLE |
                         GOV_SECTION_DEPRECATED;
  return !(sentence->standing & aside) && !sentence->question;
}

/* ---- claims ---- */

static gov_text folded_name(unit_finder *finder, gov_text name) {
  char *copy = gov_arena_alloc(finder->arena, name.n + 1);
  if (!copy) return (gov_text){"", 0};
  size_t n = 0;
  for (size_t i = 0; i < name.n; i++) {
    if (!gov_is_any(name.z[i], "`\"[]")) copy[n++] = gov_lower(name.z[i]);
  }
  return (gov_text){copy, n};
}

int32_t gov_claim_find(const unit_finder *finder, gov_text name) {
  char folded[GOV_MAX_NAME_BYTES];
  size_t n = 0;
  if (name.n > sizeof folded) return -1;
  if (name.n && !gov_is_any(name.z[0], "`\"[]") && !gov_claim_may_begin(finder, name.z[0]))
    return -1;
  for (size_t i = 0; i < name.n; i++) {
    char c = name.z[i];
    if (gov_is_alpha(c) || !gov_is_any(c, "`\"[]")) folded[n++] = gov_lower(c);
  }
  uint32_t index = gov_map_get(&finder->by_name, (gov_text){folded, n});
  return index == GOV_MAP_NONE ? -1 : (int32_t)index;
}

static unit_claim *claim_of(unit_finder *finder, gov_text name) {
  int32_t known = gov_claim_find(finder, name);
  if (known >= 0) return gov_list_at(&finder->claims, (size_t)known);
  gov_text key = folded_name(finder, name);
  uint32_t *slot = key.n ? gov_map_at(&finder->by_name, key) : NULL;
  unit_claim *claim = slot ? gov_list_add(&finder->claims) : NULL;
  if (!claim) {
    finder->failed = 1;
    return NULL;
  }
  *slot = (uint32_t)finder->claims.count - 1;
  unsigned char first = (unsigned char)key.z[0];
  finder->initials[first / 64] |= UINT64_C(1) << first % 64;
  claim->name = gov_arena_copy(finder->arena, name.z, name.n);
  claim->in = claim->out = claim->first = -1;
  claim->in_basis = claim->out_basis = claim->basis = -1;
  if (!claim->name) finder->failed = 1;
  return claim;
}

void gov_claim(unit_finder *finder, gov_text name, const char *kind, unit_basis basis,
               unit_side side, int32_t sentence, int32_t line) {
  name = gov_unquoted(name);
  if (!name.n || name.n >= GOV_MAX_NAME_BYTES || finder->failed) return;
  unit_claim *claim = claim_of(finder, name);
  if (!claim) return;
  if (kind && !claim->kind) claim->kind = kind;
  if (sentence >= 0) line = gov_sentence_at(finder->document, sentence)->line;
  if (claim->basis < 0) {
    claim->first = sentence;
    claim->line = line;
  }
  if ((int)basis > claim->basis) claim->basis = (int8_t)basis;
  if (side == SIDE_IN && (int)basis > claim->in_basis) {
    claim->in = sentence;
    claim->in_line = line;
    claim->in_basis = (int8_t)basis;
  }
  if (side == SIDE_OUT && (int)basis > claim->out_basis) {
    claim->out = sentence;
    claim->out_line = line;
    claim->out_basis = (int8_t)basis;
  }
}

/* ---- facts ---- */

static const char *source_of(gov_kind kind) {
  const char *name = gov_kind_name(kind);
  return name ? name : GOV_BY_PLAN;
}

static const char *const in_reasons[] = {
    "named by a sentence about the migration",     "the plan says it is moved or changed",
    "a statement or command of the plan names it", "listed under a heading or lead about scope",
    "a row of the plan's table of datasets",       "listed in structured data of the plan"};
static const char *const out_reasons[] = {
    "left out by a sentence",      "the plan says it is left out",
    "a command leaves it out",     "listed among what is left out",
    "its row says it is left out", "structured data of the plan leaves it out"};

typedef struct coverage {
  gov_signal signal;
  int32_t sentence, line;
  int basis;
  const char *why;
} coverage;

static int add_coverage(const unit_finder *finder, gov_reading *reading, const unit_claim *claim,
                        coverage row) {
  gov_place place = {reading->source->path, row.line};
  gov_evidence *evidence =
      gov_state(reading->facts, row.signal, source_of(reading->source->kind), place);
  if (!evidence) return SQLITE_NOMEM;
  gov_arena *arena = &reading->facts->arena;
  evidence->unit_id = gov_arena_string(arena, claim->name);
  evidence->scope = GOV_SCOPE_UNIT;
  evidence->candidate = claim->basis == BASIS_WEAK;
  evidence->why = row.why;
  if (row.sentence < 0) return SQLITE_OK;
  const gov_sentence *sentence = gov_sentence_at(finder->document, row.sentence);
  evidence->position = sentence->position;
  evidence->excerpt = gov_redact_excerpt(arena, sentence->text);
  return SQLITE_OK;
}

/* What leaves a unit out outright beats a weaker hint that it is in. */
static int is_out(const unit_claim *claim) {
  if (claim->out_basis < 0) return 0;
  return claim->in_basis <= claim->out_basis || claim->in_basis <= BASIS_PROSE;
}

static int emit(const unit_finder *finder, gov_reading *reading) {
  /* a spec knows datasets; only a plan says what the migration covers */
  int plan = reading->source->kind == GOV_KIND_PLAN;
  for (size_t i = 0; i < finder->claims.count; i++) {
    const unit_claim *claim = gov_list_at(&finder->claims, i);
    gov_mention *mention = GOV_ADD(reading->facts, mentions);
    if (!mention) return SQLITE_NOMEM;
    mention->role = claim->basis > BASIS_WEAK ? GOV_DECLARES : GOV_CANDIDATE;
    mention->name = gov_arena_string(&reading->facts->arena, claim->name);
    mention->kind = claim->kind;
    mention->source = source_of(reading->source->kind);
    mention->place = (gov_place){reading->source->path, claim->line};
    int rc = SQLITE_OK;
    if (plan && claim->in_basis >= 0 && !is_out(claim)) {
      rc = add_coverage(finder, reading, claim,
                        (coverage){GOV_COVERAGE_IN_SCOPE, claim->in, claim->in_line,
                                   claim->in_basis, in_reasons[claim->in_basis]});
    }
    if (rc == SQLITE_OK && plan && claim->out_basis >= 0) {
      rc = add_coverage(finder, reading, claim,
                        (coverage){GOV_COVERAGE_OUT_OF_SCOPE, claim->out, claim->out_line,
                                   claim->out_basis, out_reasons[claim->out_basis]});
    }
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

int gov_document_units(gov_document *document, gov_reading *reading) {
  unit_finder finder = {.document = document,
                        .arena = &document->markdown.arena,
                        .words = &reading->phrases->units,
                        .claims = {.row_bytes = sizeof(unit_claim)}};
  gov_units_in_trees(&finder);
  gov_units_in_tables(&finder);
  gov_units_in_lists(&finder);
  gov_units_in_code(&finder);
  gov_units_in_prose(&finder);
  int rc = finder.failed ? SQLITE_NOMEM : emit(&finder, reading);
  if (rc == SQLITE_OK) rc = gov_units_subjects(&finder);
  gov_map_free(&finder.by_name);
  gov_list_free(&finder.claims);
  return finder.arena->failed || reading->facts->arena.failed ? SQLITE_NOMEM : rc;
}
