/* steps_cues.c: what a step does to data: takes a copy, changes it, loses it.
**
** These cues serve the order of steps ("is there a backup before anything changes?"), so they lean
** to the strict side: a copy that is denied, conditional, put off, restored or deleted is none, and
** whatever runs a script changes data.
*/
#include "read/documents/steps_parts.h"

enum { DENIAL_REACH = 2, OBJECT_REACH = 4 };

static int has_cue(const gov_folded *folded, gov_cue cue) {
  for (size_t i = 0; i < folded->hits.count; i++)
    if (gov_hit_at(folded, i)->cue == cue) return 1;
  return 0;
}

/* Is the word at this token denied right before it ("do not drop", "never delete")? */
static int is_denied(const gov_folded *folded, uint32_t token) {
  for (size_t i = 0; i < folded->hits.count; i++) {
    const gov_hit *hit = gov_hit_at(folded, i);
    if (hit->cue == GOV_CUE_NEGATION && hit->end <= token && token - hit->end < DENIAL_REACH)
      return 1;
  }
  return 0;
}

/* The first token of any of these cues that nothing denies; UINT32_MAX when there is none. */
static uint32_t first_of(const gov_folded *folded, const gov_cue *cues, size_t count) {
  for (size_t i = 0; i < folded->hits.count; i++) {
    const gov_hit *hit = gov_hit_at(folded, i);
    for (size_t c = 0; c < count; c++)
      if (hit->cue == cues[c] && !is_denied(folded, hit->first)) return hit->first;
  }
  return UINT32_MAX;
}

/* The first deletion that is not of code, a flag or a setting, which stand right behind the verb. */
static uint32_t deletion_at(const gov_folded *folded) {
  for (size_t i = 0; i < folded->hits.count; i++) {
    const gov_hit *hit = gov_hit_at(folded, i);
    if (hit->cue != GOV_CUE_DELETE || is_denied(folded, hit->first)) continue;
    int other = 0;
    for (size_t k = i + 1; k < folded->hits.count && !other; k++) {
      const gov_hit *object = gov_hit_at(folded, k);
      if (object->first > hit->end + OBJECT_REACH) break;
      other = object->cue == GOV_CUE_OTHER_OBJECT;
    }
    if (!other) return hit->first;
  }
  return UINT32_MAX;
}

/* For each facet of data/step_words.tsv the token at which a phrase of it starts; UINT32_MAX when there is none. */
static void first_words(const step_builder *builder, uint32_t *first) {
  const gov_folded *folded = &builder->folded;
  gov_text text = {folded->text, folded->n};
  for (int facet = 0; facet < STEP_FACETS; facet++) first[facet] = UINT32_MAX;
  for (size_t i = 0; i < folded->tokens.count; i++) {
    const gov_phrase *found[STEP_FACETS] = {0};
    if (!gov_phrases_at(builder->words, text, gov_token_at(folded, i)->start, STEP_FACETS, found) ||
        is_denied(folded, (uint32_t)i))
      continue;
    for (int facet = 0; facet < STEP_FACETS; facet++)
      if (found[facet] && first[facet] == UINT32_MAX) first[facet] = (uint32_t)i;
  }
}

/* A script by its name: what runs it changes what the script changes. */
static int names_script(gov_text text) {
  static const char *const endings[] = {".sql", ".py", ".sh", ".rb", ".js", ".ts"};
  const char *end = text.z + text.n;
  for (const char *dot = text.z; (dot = memchr(dot, '.', (size_t)(end - dot))) != NULL; dot++) {
    gov_text rest = {dot, (size_t)(end - dot)};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
      size_t n = strlen(endings[i]);
      if (gov_text_starts(rest, endings[i]) && (n == rest.n || !gov_is_word(rest.z[n]))) return 1;
    }
  }
  return 0;
}

static uint32_t least(uint32_t a, uint32_t b) {
  return a < b ? a : b;
}

/* Where the sentence says that a copy is taken; UINT32_MAX: nowhere. */
static uint32_t backup_at(const gov_folded *folded, uint32_t change) {
  static const gov_cue takes[] = {GOV_CUE_BACKUP_MECHANISM, GOV_CUE_BACKUP_ACT, GOV_CUE_BACKUP_DUMP,
                                  GOV_CUE_BACKUP_COMMAND};
  static const gov_cue vetoes[] = {GOV_CUE_NEGATION,  GOV_CUE_ADVICE,   GOV_CUE_POSSIBLE,
                                   GOV_CUE_CONDITION, GOV_CUE_REJECTED, GOV_CUE_LATER};
  static const gov_cue undoes[] = {GOV_CUE_RESTORE, GOV_CUE_DELETE};
  static const gov_cue before[] = {GOV_CUE_BEFORE};
  uint32_t at = first_of(folded, takes, sizeof takes / sizeof *takes);
  if (at == UINT32_MAX) return at;
  for (size_t i = 0; i < sizeof vetoes / sizeof *vetoes; i++)
    if (has_cue(folded, vetoes[i])) return UINT32_MAX;
  if (has_cue(folded, GOV_CUE_OTHER_OBJECT) && !has_cue(folded, GOV_CUE_DATA)) return UINT32_MAX;
  if (first_of(folded, undoes, 2) < at) return UINT32_MAX;
  if (change < at && first_of(folded, before, 1) > at) return UINT32_MAX;
  return at;
}

static int look_up(step_builder *builder, gov_text text) {
  const unsigned all = (1u << GOV_LANGUAGE_COUNT) - 1;
  if (!builder->reading->lexicon || builder->failed) return 0;
  if (gov_fold(&builder->folded, text) != SQLITE_OK ||
      gov_lexicon_find(builder->reading->lexicon, &builder->folded, all, 0) != SQLITE_OK)
    builder->failed = 1;
  return !builder->failed;
}

void step_cues(step_builder *builder, gov_text text, int code) {
  static const gov_cue moves[] = {GOV_CUE_MOVE, GOV_CUE_DELETE, GOV_CUE_STYLE_BACKFILL,
                                  GOV_CUE_STYLE_DUAL_WRITE, GOV_CUE_STYLE_IN_PLACE};
  static const gov_cue oneway[] = {GOV_CUE_ROLLBACK_IRREVERSIBLE};
  gov_document_step *step = &builder->step;
  if (code || names_script(text)) step->command = 1;
  if (!look_up(builder, text)) return;
  const gov_folded *folded = &builder->folded;
  uint32_t words[STEP_FACETS];
  first_words(builder, words);
  uint32_t change =
      least(first_of(folded, moves, sizeof moves / sizeof *moves), words[STEP_WORDS_CHANGES]);
  uint32_t loss = words[STEP_WORDS_DESTROYS];
  loss = least(loss, deletion_at(folded));
  change = least(change, loss);
  loss = least(loss, first_of(folded, oneway, 1));
  uint32_t backup = backup_at(folded, change);
  if (backup != UINT32_MAX && (!step->changes || builder->announced)) step->backup = 1;
  if (loss != UINT32_MAX) step->destroys = 1;
  if (change != UINT32_MAX || (backup == UINT32_MAX && names_script(text))) {
    step->changes = 1;
    builder->announced = 0;
  }
}

void step_condition(step_builder *builder, gov_text text) {
  if (look_up(builder, text) && backup_at(&builder->folded, UINT32_MAX) != UINT32_MAX)
    builder->step.backup_assumed = 1;
}
