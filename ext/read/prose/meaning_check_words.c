/* meaning_check_words.c: what keeps a word of checking from being a check.
**
** A hash that somebody is given, an operator that reconciles machines, a file called RECONCILIATION.md, two
** files of code that must stay byte-identical: each is spoken of as checks are, and compares no data.
*/
#include "read/prose/meaning_parts.h"

static int has_value(const gov_hit *hit, const char *value) {
  return hit->value && !strcmp(hit->value, value);
}

static int is_verb(const gov_hit *hit) {
  return hit->cue == GOV_CUE_VERIFY || hit->cue == GOV_CUE_COMPARE;
}

static int overlaps(const gov_hit *one, const gov_hit *other) {
  return one->first < other->end && other->first < one->end;
}

/* "POST /api/v1/reconciliation/backfill": the name of an address. */
static int is_of_address(gov_text text, size_t at) {
  while (at > 0 && !gov_is_space(text.z[at - 1])) at--;
  gov_text rest = {text.z + at, text.n - at};
  size_t n = 0;
  while (n < rest.n && !gov_is_space(rest.z[n])) n++;
  rest.n = n;
  return gov_text_find(rest, "/api/") || gov_text_find(rest, "://");
}

/* "17-SCHEMA-RECONCILIATION.md", "sample-data.json": the name of a file that is read, and none that is run. */
int check_is_in_file_name(const meaning *m, uint32_t hit) {
  static const char *const endings[] = {".md",  ".mdx",  ".json", ".tsx",  ".jsx",
                                        ".csv", ".yaml", ".yml",  ".html", ".txt"};
  const gov_text text = m->text;
  size_t end = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->end - 1)->source;
  while (end < text.n && !gov_is_any(text.z[end], " \t\n`|),;<\"'")) end++;
  while (end > 0 && gov_is_any(text.z[end - 1], ".:?!*_")) end--;
  size_t start = gov_token_at(&m->folded, gov_hit_at(&m->folded, hit)->first)->source;
  if (end <= start || end > text.n) return 0;
  if (start && text.z[start - 1] == '<' && text.z[end - 1] == '>') return 1; /* "sha-<hash>" */
  if (start && text.z[start - 1] == '/' && is_of_address(text, start)) return 1;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (gov_text_ends((gov_text){text.z + start, end - start}, endings[i])) return 1;
  return 0;
}

/* "Compares its md5 with the blob column", "are computed on both sides": against something else. */
static int compares_with(const meaning *m) {
  enum { NAMES_SIDES = 3 };
  static const char *const with[] = {"with", "against", NULL}, *const to[] = {"to", NULL};
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (verb->cue != GOV_CUE_COMPARE) continue;
    if (verb->end - verb->first >= NAMES_SIDES) return 1;
    if (meaning_has_word(m, verb->end, (uint32_t)m->folded.tokens.count, with)) return 1;
    if (gov_text_starts(meaning_word(m, verb->first), "compar") &&
        meaning_has_word(m, verb->end, (uint32_t)m->folded.tokens.count, to))
      return 1;
  }
  return 0;
}

/* Data itself; "the migration", "the target" are of much else as well. */
static int names_data(const meaning *m) {
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_DATA && !has_value(hit, "move")) return 1;
  }
  return 0;
}

/* Any thing that data checks are of: data, sides of a move, numbers that are added up. */
static int names_object(const meaning *m, const gov_sentence *sentence) {
  static const gov_cue objects[] = {GOV_CUE_BOTH_SIDES,        GOV_CUE_TWO_SIDES,
                                    GOV_CUE_OLD_SIDE,          GOV_CUE_OTHER_SYSTEM,
                                    GOV_CUE_VERIFICATION_TERM, GOV_CUE_VERIFICATION_COUNT};
  return sentence->subject_count || compares_with(m) || names_data(m) ||
         sentence_has_any(m, objects, sizeof objects / sizeof *objects);
}

/* "Validate parity before the legacy pages go": the old side alone stores nothing. */
static int names_stored(const meaning *m, const gov_sentence *sentence) {
  static const gov_cue objects[] = {GOV_CUE_BOTH_SIDES, GOV_CUE_TWO_SIDES,
                                    GOV_CUE_VERIFICATION_TERM, GOV_CUE_VERIFICATION_COUNT};
  return sentence->subject_count || compares_with(m) || names_data(m) ||
         sentence_has_any(m, objects, sizeof objects / sizeof *objects);
}

/* "Every row is compared", "compare each row", "each row must match"; not "each row is tagged to tell whether it
** matches". */
static int is_governed(const meaning *m, const clause *at, const gov_hit *of) {
  enum { AHEAD = 4, NEAR = 2 };
  static const char *const of_being[] = {"is",   "are",  "was",    "were", "be", "been",
                                         "gets", "must", "should", "has",  NULL};
  static const char *const apart[] = {"whether", "if", "to", "that", "which", "it", NULL};
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (!is_verb(verb) || overlaps(verb, of)) continue;
    if (verb->end <= of->first && of->first - verb->end <= AHEAD) return 1;
    if (verb->first < of->end || meaning_has_word(m, of->end, verb->first, apart)) continue;
    uint32_t near = verb->first > of->end + NEAR ? verb->first - NEAR : of->end;
    if (verb->first <= of->end + 1 || meaning_has_word(m, near, verb->first, of_being)) return 1;
  }
  return 0;
}

/* "`tests/unit/test_catalog.py` validates …": what is tested is code. */
int check_is_of_code(const meaning *m, const gov_sentence *sentence) {
  static const char *const parts[] = {"tests/", "test_", "_test.", ".test.", ".spec."};
  const gov_span *spans = gov_sentence_spans(m->document, sentence);
  if (!sentence->span_count || spans[0].kind != GOV_SPAN_CODE || spans[0].start > 1) return 0;
  gov_text name = {sentence->text.z + spans[0].start, spans[0].end - spans[0].start};
  if (memchr(name.z, ' ', name.n) || !memchr(name.z, '.', name.n)) return 0;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (gov_text_find(name, parts[i]) && !gov_text_ends(name, ".sql")) return 1;
  return 0;
}

/* A verb beside words that state the outcome ("byte-identical"), which are none themselves. */
static int has_other_verb(const meaning *m, const gov_hit *of) {
  for (uint32_t i = 0; i < m->folded.hits.count; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (is_verb(verb) && !overlaps(verb, of)) return 1;
  }
  return 0;
}

/* "Versioned migrations with checksum validation": of the migrations' files, not of what they move. */
static int is_of_migrations(const meaning *m, const gov_sentence *sentence, const clause *at) {
  static const char *const files[] = {"migrations", "migration's", "changesets", "changelogs",
                                      NULL};
  return meaning_has_word(m, at->first, at->end, files) && !sentence->subject_count &&
         !names_data(m) && !sentence_has(m, GOV_CUE_BOTH_SIDES) &&
         !sentence_has(m, GOV_CUE_TWO_SIDES) && !sentence_has(m, GOV_CUE_OLD_SIDE) &&
         !sentence_has(m, GOV_CUE_OTHER_SYSTEM);
}

int check_is_only_a_word(const meaning *m, const gov_sentence *sentence, const clause *at,
                         uint32_t hit, int in_checks) {
  const gov_hit *of = gov_hit_at(&m->folded, hit);
  if (of->cue == GOV_CUE_VERIFICATION_CHECKSUM && is_of_migrations(m, sentence, at)) return 1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) { /* another language's own word for it */
    const gov_hit *same = gov_hit_at(&m->folded, i);
    if (same->first == of->first && same->cue == of->cue && !same->value) return 0;
  }
  if (has_value(of, "each")) return !in_checks && !is_governed(m, at, of);
  if (has_value(of, "state"))
    return !in_checks && (!has_other_verb(m, of) || !names_object(m, sentence));
  if (has_value(of, "object") && of->cue == GOV_CUE_VERIFICATION_PARITY)
    return !names_stored(m, sentence); /* of functions, of what is drawn */
  if (has_value(of, "object"))
    return !in_checks && !names_object(m, sentence) && !sentence_has(m, GOV_CUE_COMPARE);
  if (!has_value(of, "hash")) return 0;
  if (in_checks && sentence_has(m, GOV_CUE_COMPARE)) return 0;
  int sides = compares_with(m) || sentence_has(m, GOV_CUE_BOTH_SIDES) ||
              sentence_has(m, GOV_CUE_TWO_SIDES) ||
              (clause_has(at, GOV_CUE_OLD_SIDE) && clause_has(at, GOV_CUE_OTHER_SYSTEM));
  int told = clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_VERIFY) ||
             (sides && sentence_has(m, GOV_CUE_COMPARE));
  return !told || !names_object(m, sentence);
}

static int is_number(const meaning *m, uint32_t token) {
  return gov_token_at(&m->folded, token)->kind == GOV_TOKEN_NUMBER;
}

static unsigned long number_of(gov_text word) {
  unsigned long value = 0;
  for (size_t i = 0; i < word.n && i < 9; i++)
    if (gov_is_digit(word.z[i])) value = value * 10 + (unsigned long)(word.z[i] - '0');
  return value;
}

/* "…, not for all rows": set off behind the check. */
static int partly_follows(const meaning *m, const clause *at) {
  const clause *last = gov_list_at(&m->clauses, m->clauses.count - 1), *next = at + 1;
  if (next > last) return 0;
  int hit = clause_find(m, next, GOV_CUE_PARTLY);
  return hit >= 0 && gov_hit_at(&m->folded, (size_t)hit)->first <= next->first + 1;
}

/* "800 of 812 batches", "for most tables", "by eye": of a part only, or by nobody's rule. */
int check_is_partial(const meaning *m, const clause *at) {
  if (clause_has(at, GOV_CUE_PARTLY) || partly_follows(m, at)) return 1;
  for (uint32_t i = at->first + 1; i + 1 < at->end; i++) {
    if (!gov_text_is(meaning_word(m, i), "of")) continue;
    if (is_number(m, i - 1) && is_number(m, i + 1) &&
        number_of(meaning_word(m, i - 1)) < number_of(meaning_word(m, i + 1)))
      return 1;
  }
  return 0;
}

/* "Limited fields compared to the example": how two things stand to each other; "are compared to" checks. */
static int only_relates(const meaning *m, const clause *at, const gov_hit *verb) {
  enum { NEAR = 3 };
  static const char *const of_being[] = {"is",  "are",  "was", "were", "be", "been",
                                         "and", "gets", "get", "then", NULL};
  gov_text word = meaning_word(m, verb->first);
  uint32_t near = verb->first > at->first + NEAR ? verb->first - NEAR : at->first;
  if (gov_text_is(word, "matching"))
    return verb->first > at->first && !meaning_has_word(m, near, verb->first, of_being);
  if (verb->end >= at->end || !gov_text_is(meaning_word(m, verb->end), "to")) return 0;
  if (gov_text_is(word, "compared"))
    return verb->first > at->first && !meaning_has_word(m, near, verb->first, of_being);
  return 0;
}

/* "Match the old value to the new row by name": a join of the move itself. */
static int only_joins(const meaning *m, const clause *at, const gov_hit *verb) {
  static const char *const to[] = {"to", "by", NULL};
  return gov_text_starts(meaning_word(m, verb->first), "match") &&
         meaning_has_word(m, verb->end, at->end, to);
}

/* Does a verb put both sides beside each other? "Side-by-side: create the new table" has none. */
int check_pairs_sides(const meaning *m, const clause *at) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *verb = gov_hit_at(&m->folded, i);
    if (!is_verb(verb)) continue;
    if (verb->language != GOV_LANGUAGE_en) return 1;
    int of_sides = 0;
    for (uint32_t k = at->hit; k < at->hit_end; k++) {
      const gov_hit *sides = gov_hit_at(&m->folded, k);
      of_sides |= sides->cue == GOV_CUE_TWO_SIDES && overlaps(sides, verb);
    }
    if (!of_sides && !only_relates(m, at, verb) && !only_joins(m, at, verb)) return 1;
  }
  return 0;
}
