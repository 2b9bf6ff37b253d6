/* meaning_style_verbs.c: patterns that no phrase names, told by a verb and what it acts on.
**
** "Each write goes to the old table and the new one" writes both; "filled for all older rows" fills; "removes two
** columns" alters in place. The words are data (cues of the lexicon); how near they must stand is here.
*/
#include "read/prose/meaning_parts.h"

enum { PART_REACH = 4, FILL_REACH = 7, PAIR_REACH = 5 };

static int has_any(const meaning *m, const clause *at, const char *const *words) {
  return meaning_has_word(m, at->first, at->end, words);
}

/* A hit of one cue near one of another, in either order; the first of the two, or -1. */
static int find_near(const meaning *m, const clause *at, gov_cue verb, gov_cue object,
                     uint32_t reach) {
  if (!clause_has(at, verb) || !clause_has(at, object)) return -1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *said = gov_hit_at(&m->folded, i);
    if (said->cue != verb || clause_negated(m, at, i)) continue;
    for (uint32_t k = at->hit; k < at->hit_end; k++) {
      const gov_hit *of = gov_hit_at(&m->folded, k);
      if (of->cue != object || (of->first < said->end && said->first < of->end)) continue;
      if (said->value && of->value) continue; /* "updated history" */
      uint32_t gap = of->first >= said->end ? of->first - said->end : said->first - of->end;
      if (gap <= reach) return (int)i;
    }
  }
  return -1;
}

/* ---- both are written ---- */

/* "The old table and the new one", "MySQL and Redis": the two sides, joined by "and". */
static int joins_sides(const meaning *m, const clause *at) {
  static const char *const sides[] = {"old", "legacy", "existing", "current", NULL};
  for (uint32_t i = at->first + 1; i + 1 < at->end; i++) {
    if (!gov_text_is(meaning_word(m, i), "and")) continue;
    int old[2] = {0, 0}, new[2] = {0, 0};
    uint32_t from = i > at->first + PAIR_REACH ? i - PAIR_REACH : at->first;
    for (uint32_t k = from; k < at->end && k <= i + PAIR_REACH; k++) {
      old[k > i] |= meaning_is_among(meaning_word(m, k), sides);
      new[k > i] |= gov_text_is(meaning_word(m, k), "new");
    }
    if ((old[0] && new[1]) || (new[0] && old[1])) return 1;
  }
  return 0;
}

static int joins_stores(const meaning *m, const clause *at) {
  const gov_hit *before = NULL;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *store = gov_hit_at(&m->folded, i);
    if (store->cue != GOV_CUE_STYLE_STORE) continue;
    int two = before && before->value && store->value && strcmp(before->value, store->value) != 0;
    for (uint32_t k = two ? before->end : store->first; k < store->first; k++)
      if (store->first - before->end <= PAIR_REACH && clause_is_and(m, k)) return 1;
    before = store;
  }
  return 0;
}

/* "Rows are stored in both regions" tells how things are; for a while, it is a pattern. */
static int is_for_a_while(const meaning *m) {
  static const char *const words[] = {"during", "until",       "while", "phase", "transition",
                                      "period", "week",        "weeks", "days",  "month",
                                      "months", "meanwhile",   "each",  "every", "all",
                                      "new",    "temporarily", NULL};
  return meaning_has_word(m, 0, (uint32_t)m->folded.tokens.count, words);
}

/* "To the table and to the queue", "to one as well as to the other" */
static int joins_places(const meaning *m, const clause *at, uint32_t from) {
  static const char *const prepositions[] = {"to", "into", NULL};
  int first = 0;
  for (uint32_t i = from; i + 1 < at->end; i++) {
    if (meaning_is_among(meaning_word(m, i), prepositions)) {
      uint32_t back = i;
      int joint = back > from && gov_text_is(meaning_word(m, back - 1), "and");
      int well = back > from + 2 && gov_text_is(meaning_word(m, back - 1), "as") &&
                 gov_text_is(meaning_word(m, back - 2), "well");
      if (first && (joint || well)) return 1;
      first = 1;
    }
  }
  return 0;
}

/* "Keeps writing its own and also posts every change to the new one" */
static int writes_also(const meaning *m, const clause *at, const gov_hit *write) {
  enum { REACH = 2 };
  int also = 0, new = 0;
  for (uint32_t i = at->first; i < at->end; i++) {
    also |=
        gov_text_is(meaning_word(m, i), "also") && i < write->first && write->first - i <= REACH;
    new |= gov_text_is(meaning_word(m, i), "new") && i >= write->end;
  }
  return also && new;
}

/* "Written from MySQL and Redis" */
static int is_said_from(const meaning *m, const clause *at, const gov_hit *write) {
  for (uint32_t i = write->end; i < at->end; i++)
    if (gov_text_is(meaning_word(m, i), "from")) return 1;
  return 0;
}

static int find_both_written(const meaning *m, const clause *at) {
  static const char *const reads[] = {"read", "reads", NULL};
  if (!clause_has(at, GOV_CUE_WRITE) || clause_has(at, GOV_CUE_VERIFY) ||
      clause_has(at, GOV_CUE_COMPARE) || clause_has(at, GOV_CUE_DELETE))
    return -1;
  int write = clause_find(m, at, GOV_CUE_WRITE);
  int both = clause_find(m, at, GOV_CUE_BOTH_SIDES);
  const char *value = gov_hit_at(&m->folded, (size_t)write)->value;
  int kept = value && !strcmp(value, "kept");
  if (clause_negated(m, at, (uint32_t)write) || (kept && !is_for_a_while(m))) return -1;
  if (both >= 0) return both;
  const gov_hit *verb = gov_hit_at(&m->folded, (size_t)write);
  if (has_any(m, at, reads) || is_said_from(m, at, verb)) return -1;
  return joins_sides(m, at) || joins_stores(m, at) || joins_places(m, at, verb->end) ||
                 writes_also(m, at, verb)
             ? write
             : -1;
}

/* ---- a new structure is filled ---- */

/* "The new table is filled", "the column is populated" */
static int fills_new(const meaning *m, const clause *at) {
  static const char *const made[] = {"table",      "tables", "column", "columns", "index",
                                     "collection", "field",  "fields", "view",    NULL};
  enum { ATTRIBUTES = 2 };
  for (uint32_t i = at->first; i < at->end; i++) {
    if (!gov_text_is(meaning_word(m, i), "new")) continue;
    for (uint32_t k = i + 1; k < at->end && k <= i + 1 + ATTRIBUTES; k++)
      if (meaning_is_among(meaning_word(m, k), made)) return 1;
  }
  return 0;
}

static int find_filled(const meaning *m, const clause *at) {
  if (!clause_has(at, GOV_CUE_STYLE_FILL) || clause_has(at, GOV_CUE_DELETE)) return -1;
  int fill = find_near(m, at, GOV_CUE_STYLE_FILL, GOV_CUE_STYLE_PAST, FILL_REACH);
  if (fill >= 0) return fill;
  fill = clause_find(m, at, GOV_CUE_STYLE_FILL);
  if (gov_hit_at(&m->folded, (size_t)fill)->value) return -1; /* "set": only of old rows */
  return fills_new(m, at) && !clause_negated(m, at, (uint32_t)fill) ? fill : -1;
}

static int find_told(const meaning *m, const clause *at, gov_signal style) {
  if (style == GOV_STYLE_DUAL_WRITE) return find_both_written(m, at);
  if (style == GOV_STYLE_BACKFILL) return find_filled(m, at);
  if (style == GOV_STYLE_IN_PLACE)
    return find_near(m, at, GOV_CUE_STYLE_RESHAPE, GOV_CUE_STYLE_PART, PART_REACH);
  return -1;
}

int meaning_find_style(const meaning *m, const clause *at, gov_signal style) {
  static const char *const unreal[] = {"would", "could", "impractical", "impossible", NULL};
  int found = find_told(m, at, style);
  return found >= 0 && has_any(m, at, unreal) ? -1 : found;
}
