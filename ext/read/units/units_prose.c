/* units_prose.c: datasets in sentences: a noun beside a name, exclusions, exceptions. */
#include "read/units/units_build.h"

enum { RUNS_MAX = 32, WINDOW_BYTES = 24 };

/* ---- the names of a sentence ---- */

static int is_name_byte(char c) {
  return (unsigned char)c < 0x80 && (gov_is_word(c) || c == '.' || c == '$');
}

/* Bare words count only when an underscore makes identifiers of them. */
static size_t bare_names(gov_text text, size_t start, size_t end, name_run *runs, size_t count,
                         size_t capacity) {
  while (start < end && count < capacity) {
    const char *mark = memchr(text.z + start, '_', end - start);
    if (!mark) break;
    size_t at = (size_t)(mark - text.z), stop = at;
    while (at > start && is_name_byte(text.z[at - 1])) at--;
    while (stop < end && is_name_byte(text.z[stop])) stop++;
    gov_text name = {text.z + at, stop - at};
    while (name.n && name.z[name.n - 1] == '.') name.n--;
    int address = stop < end && gov_is_any(text.z[stop], "/@(=");
    if (at > 0 && gov_is_any(text.z[at - 1], "/@$-")) address = 1;
    gov_name_shape shape = address ? GOV_NAME_NO : gov_name_shape_of(name);
    if (shape == GOV_NAME_IDENTIFIER || shape == GOV_NAME_CAPITALS)
      runs[count++] = (name_run){at, at + name.n, name, shape, 0};
    start = stop;
  }
  return count;
}

size_t gov_names_in(const gov_document *document, const gov_sentence *sentence, name_run *runs,
                    size_t capacity) {
  gov_text text = sentence->text;
  size_t count = 0, at = 0;
  if (!sentence->span_count && !(sentence->signs & GOV_SIGN_UNDERSCORE)) return 0;
  const gov_span *spans = gov_sentence_spans(document, sentence);
  for (uint32_t i = 0; i < sentence->span_count && count < capacity; i++) {
    if (spans[i].kind != GOV_SPAN_CODE || spans[i].start < at) continue;
    count = bare_names(text, at, spans[i].start, runs, count, capacity);
    gov_text name =
        gov_unquoted((gov_text){text.z + spans[i].start, spans[i].end - spans[i].start});
    at = spans[i].end;
    if (count < capacity)
      runs[count++] = (name_run){spans[i].start, spans[i].end, name, gov_name_shape_of(name), 1};
  }
  return bare_names(text, at, text.n, runs, count, capacity);
}

/* ---- what stands beside them ---- */

/* "(400 rows)" and the like in front: what stands behind. */
static gov_text behind_bracket(gov_text text) {
  const char *close = text.n && text.z[0] == '(' ? memchr(text.z, ')', text.n) : NULL;
  if (!close) return text;
  size_t n = (size_t)(close - text.z) + 1;
  return gov_trim((gov_text){text.z + n, text.n - n});
}

int gov_is_joint(gov_text between) {
  static const char *const words[] = {
      "and",    "or",      "und",     "oder",    "y",       "e",        "et",    "ou",      "и",
      "&",      "+",       "και",     "与",      "和",      "及",       "と",    "o",       "→",
      "->",     "the",     "table",   "tables",  "tabelle", "tabellen", "tabla", "tablas",  "la",
      "las",    "les",     "los",     "el",      "le",      "die",      "der",   "os",      "as",
      "tabela", "tabelas", "таблица", "таблицы", "ตาราง",   "และ",      "表",    "テーブル"};
  between = behind_bracket(gov_trim(between));
  while (between.n) {
    size_t n = 0;
    if (gov_is_any(between.z[0], ",/;")) n = 1;
    if (between.n >= 3 && !memcmp(between.z, "、", 3)) n = 3;
    size_t end = n;
    while (!n && end < between.n && !gov_is_any(between.z[end], " ,/;")) end++;
    for (size_t i = 0; !n && i < sizeof words / sizeof *words; i++)
      if (gov_text_is((gov_text){between.z, end}, words[i])) n = end;
    if (!n) return 0;
    between = gov_trim((gov_text){between.z + n, between.n - n});
  }
  return 1;
}

/* Opening brackets and colons of Chinese and Japanese; moves to their last byte. */
static int is_wide_bracket(gov_text text, size_t *at) {
  static const char *const signs[] = {"（", "：", "「", "『"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    if (text.n - *at < 3 || memcmp(text.z + *at, signs[i], 3) != 0) continue;
    *at += 2;
    return 1;
  }
  return 0;
}

static int touches_end(const gov_phrase *phrase, size_t at, gov_text text) {
  size_t end = at + phrase->n;
  while (phrase->open_end && end < text.n && gov_is_word(text.z[end])) end++;
  while (end < text.n && (gov_is_any(text.z[end], " :\"'(`*") || is_wide_bracket(text, &end)))
    end++;
  return end == text.n;
}

/* The words right before or behind, the first of each kind; those must touch the name. */
static void look_beside(const unit_finder *finder, gov_text window, int before,
                        nouns_beside *nouns) {
  char folded[WINDOW_BYTES * 2];
  gov_text low = {folded, gov_fold_letters(window, folded, sizeof folded)};
  const gov_phrase *found[UNIT_FACETS];
  /* in Chinese a short attribute may stand between the name and the noun it belongs to */
  size_t reach = window.n && (unsigned char)window.z[window.z[0] == ' '] >= 0xE3 ? 12 : 2;
  for (size_t at = 0; (at = gov_phrases_find(finder->words, low, at, UNIT_FACETS, found)) < low.n;
       at++) {
    const gov_phrase *noun = found[UNIT_NOUN], *other = found[UNIT_OTHER];
    if (!before && at > reach) break;
    if (noun && !nouns->noun && (!before || touches_end(noun, at, low))) nouns->noun = noun;
    if (other && !nouns->other && (!before || touches_end(other, at, low))) nouns->other = other;
  }
}

nouns_beside gov_nouns_beside(const unit_finder *finder, gov_text text, size_t start, size_t end) {
  nouns_beside nouns = {0};
  size_t from = start > WINDOW_BYTES ? start - WINDOW_BYTES : 0;
  while (from < start && ((unsigned char)text.z[from] & 0xC0) == 0x80) from++;
  look_beside(finder, (gov_text){text.z + from, start - from}, 1, &nouns);
  size_t rest = text.n - end < WINDOW_BYTES ? text.n - end : WINDOW_BYTES;
  look_beside(finder, (gov_text){text.z + end, rest}, 0, &nouns);
  return nouns;
}

/* ---- exclusions ---- */

/* In Chinese, Japanese and Korean what is excepted stands before the word. */
int gov_excepts_before(gov_text text, size_t at) {
  static const char *const words[] = {"以外", "之外", "除外", "を除く", "を除き", "除いて"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t n = strlen(words[i]);
    if (text.n - at >= n && !memcmp(text.z + at, words[i], n)) return 1;
  }
  return 0;
}

typedef struct prose_sense {
  unit_sense words;
  int in_topic; /* its place is about what is migrated */
  int left_out; /* its place is about what is not */
} prose_sense;

static unit_side side_of(const prose_sense *sense, gov_left left) {
  int speaks = sense->words.facets & 1u << UNIT_VERB || sense->in_topic;
  switch (left) {
  case LEFT_OUT:
  case LEFT_BESIDE:
  case LEFT_OBJECT: return SIDE_OUT;
  case LEFT_EXCEPTED: return speaks ? SIDE_OUT : SIDE_NONE;
  case LEFT_APART:
  case LEFT_DOUBT: return SIDE_NONE;
  default: return speaks ? SIDE_IN : SIDE_NONE;
  }
}

static int topic_of_migration(const gov_sentence *sentence) {
  const gov_topic_set about = GOV_TOPIC_BIT(SCOPE) | GOV_TOPIC_BIT(STEPS) |
                              GOV_TOPIC_BIT(STRATEGY) | GOV_TOPIC_BIT(CUTOVER) |
                              GOV_TOPIC_BIT(VOLUME);
  return (sentence->topics & about) != 0;
}

/* Sections about safeguards name other things too: copies, logs, scratch tables. */
static int topic_aside(const gov_sentence *sentence) {
  const gov_topic_set aside = GOV_TOPIC_BIT(BACKUP) | GOV_TOPIC_BIT(ROLLBACK) |
                              GOV_TOPIC_BIT(VERIFICATION) | GOV_TOPIC_BIT(MONITORING) |
                              GOV_TOPIC_BIT(REFERENCES) | GOV_TOPIC_BIT(CLEANUP);
  return (sentence->topics & aside) != 0 || sentence->phase == GOV_PHASE_UNDO;
}

/* What a label leaves out is what stands behind it, not the next sentence that moves something: "Columns excluded: `a.b`. The
** tables are migrated." */
static int place_leaves_out(const unit_finder *finder, const gov_sentence *sentence, int moves) {
  gov_text text = sentence->text, label = sentence->label;
  int labelled = label.n && label.z >= text.z && label.z < text.z + text.n;
  if (sentence->standing & GOV_SECTION_EXCLUDED) return 1;
  if (!(sentence->topics & GOV_TOPIC_BIT(OUT_OF_SCOPE))) return 0;
  if (!label.n || !labelled) return !label.n || !moves;
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  for (uint32_t i = 0; i < sentence->said_count; i++) /* "Nothing is left out: …" */
    if (said[i].at < label.n && gov_said_of_units(said[i].phrase) == UNIT_HINT &&
        said[i].phrase->value == HINT_NONE)
      return 0;
  return 1;
}

static prose_sense sense_of(const unit_finder *finder, const gov_sentence *sentence) {
  prose_sense sense = {.words = gov_unit_sense_of(finder, sentence)};
  sense.in_topic = topic_of_migration(sentence);
  sense.left_out = place_leaves_out(finder, sentence, (sense.words.facets & 1u << UNIT_VERB) != 0);
  return sense;
}

/* Where in a title the words begin behind which names are not what is migrated: "why `a` is slow", "`b` after
** the move of `a`"; elsewhere the end of the text. */
static size_t title_end(const unit_finder *finder, const gov_sentence *sentence) {
  char folded[1024];
  const gov_phrase *found[UNIT_FACETS];
  if (!gov_sentence_is_in(sentence, GOV_IN_HEADING) || sentence->section > 1)
    return sentence->text.n;
  gov_text low = {folded, gov_fold_letters(sentence->text, folded, sizeof folded)};
  for (size_t at = 0; (at = gov_phrases_find(finder->words, low, at, UNIT_FACETS, found)) < low.n;
       at++)
    if (found[UNIT_ASIDE]) return at;
  return sentence->text.n;
}

/* A run of names joined by commas shares the noun beside its first or last one. */
size_t gov_run_length(gov_text text, const name_run *runs, size_t count, size_t first) {
  size_t last = first;
  while (last + 1 < count &&
         gov_is_joint((gov_text){text.z + runs[last].end, runs[last + 1].start - runs[last].end}))
    last++;
  return last + 1 - first;
}

/* Neither with capitals nor with dashes: those are classes and options more often than datasets. */
static int is_plain_name(gov_text name) {
  for (size_t i = 0; i < name.n; i++) {
    if (name.z[i] == '-' || (name.z[i] >= 'A' && name.z[i] <= 'Z')) return 0;
  }
  return 1;
}

/* Without a noun beside the name, the words that leave it out must be near. */
static int exclude_is_far(const unit_finder *finder, gov_text text, size_t start, size_t end) {
  enum { NEAR_BYTES = 40 };
  size_t from = start > NEAR_BYTES ? start - NEAR_BYTES : 0;
  size_t to = text.n - end > NEAR_BYTES ? end + NEAR_BYTES : text.n;
  unit_sense near = gov_unit_sense(finder, (gov_text){text.z + from, to - from});
  return !(near.facets & 1u << UNIT_EXCLUDE);
}

/* "In scope: `a`", "Tables to migrate: `a`": what the label of the sentence says of what stands behind it. */
static int label_takes_in(const unit_finder *finder, const gov_sentence *sentence, size_t start) {
  gov_text label = sentence->label;
  if (!label.n || sentence->value.z <= sentence->text.z ||
      sentence->value.z != sentence->text.z + start)
    return 0;
  if (sentence->topics & GOV_TOPIC_BIT(SCOPE)) return 1;
  unsigned wanted = 1u << UNIT_NOUN | 1u << UNIT_VERB;
  return (gov_unit_sense(finder, label).facets & (wanted | 1u << UNIT_OTHER)) == wanted;
}

/* "We migrate `a` and `b`.", but not "we migrate `a` to `b`": those are places. */
static int is_object_of_migrating(gov_text text, size_t start, size_t end) {
  static const char *const verbs[] = {"we migrate", "will migrate", "migrate", "wir migrieren",
                                      "migrieren",  "migramos",     "migrons", "on migre",
                                      "мигрируем",  "переносим",    "迁移",    "ย้าย"};
  gov_text before = gov_trim((gov_text){text.z, start}),
           behind = gov_trim((gov_text){text.z + end, text.n - end});
  if (behind.n && !gov_is_any(behind.z[0], ".,;")) return 0;
  char folded[32];
  size_t from = before.n > sizeof folded ? before.n - sizeof folded : 0;
  gov_text low = {folded, gov_fold_letters((gov_text){before.z + from, before.n - from}, folded,
                                           sizeof folded)};
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (gov_text_ends(low, verbs[i]) &&
        (low.n == strlen(verbs[i]) || !gov_is_word(low.z[low.n - strlen(verbs[i]) - 1])))
      return 1;
  return 0;
}

static void claim_run(unit_finder *finder, int32_t index, const name_run *runs, const int8_t *left,
                      size_t n, const prose_sense *sense) {
  const gov_sentence *sentence = gov_sentence_at(finder->document, index);
  gov_text text = sentence->text;
  size_t start = runs[0].start, end = runs[n - 1].end;
  const nouns_beside nouns = gov_nouns_beside(finder, text, start, end);
  const gov_phrase *noun = nouns.noun;
  int other = !noun && nouns.other;
  int speaks = gov_speaks_of_migration(sentence) && !topic_aside(sentence);
  size_t aside = title_end(finder, sentence);
  int topics = noun && noun->value == NOUN_TOPIC; /* `audit.log` is no file there */
  for (size_t i = 0; i < n; i++) {
    gov_name_shape shape = topics ? gov_topic_shape_of(runs[i].name) : runs[i].shape;
    if (shape == GOV_NAME_NO || other || gov_is_copy_name(runs[i].name)) continue;
    if (!noun && (shape == GOV_NAME_CAPITALS || !speaks)) continue;
    unit_side side = speaks && runs[i].start < aside ? side_of(sense, left[i]) : SIDE_NONE;
    if (speaks && sense->left_out && left[i] == LEFT_NOT) side = SIDE_OUT;
    unit_basis basis = noun && side != SIDE_NONE ? BASIS_PROSE : BASIS_WEAK;
    if (!noun && side == SIDE_OUT && runs[i].code && is_plain_name(runs[i].name) &&
        !(left[i] == LEFT_OUT && exclude_is_far(finder, text, start, end)))
      basis = BASIS_PROSE;
    if (!noun && side == SIDE_IN && runs[i].code && is_plain_name(runs[i].name)) {
      if (label_takes_in(finder, sentence, start))
        basis = BASIS_LIST;
      else if (is_object_of_migrating(text, start, end))
        basis = BASIS_PROSE;
    }
    gov_claim(finder, runs[i].name, noun ? gov_noun_kind(noun->value) : NULL, basis, side, index,
              0);
  }
}

/* "the users table": a plural word right before the noun. */
static void claim_plural(unit_finder *finder, int32_t index, const prose_sense *sense) {
  static const char *const not_plural[] = {
      "this",  "its",      "various", "previous", "postgres",  "across",  "these",
      "those", "progress", "access",  "process",  "following", "whereas", "has",
      "was",   "is",       "as",      "business", "his",       "sales"};
  const gov_sentence *sentence = gov_sentence_at(finder->document, index);
  gov_text text = sentence->text;
  if (!gov_speaks_of_migration(sentence) || topic_aside(sentence)) return;
  for (size_t at = 1; at + 6 < text.n; at++) {
    if (text.z[at] != ' ' || text.z[at - 1] != 's') continue;
    gov_text behind = {text.z + at + 1, text.n - at - 1};
    if (!gov_text_starts(behind, "table") && !gov_text_starts(behind, "collection")) continue;
    size_t start = at;
    while (start > 0 && text.z[start - 1] >= 'a' && text.z[start - 1] <= 'z') start--;
    gov_text word = {text.z + start, at - start};
    int listed = word.n < 4 || (start > 0 && text.z[start - 1] != ' ');
    for (size_t i = 0; i < sizeof not_plural / sizeof *not_plural; i++)
      listed |= gov_text_is(word, not_plural[i]);
    if (listed) continue;
    name_run run = {start, at, word, GOV_NAME_WORD, 0};
    int8_t left;
    gov_names_left(finder, sentence, &run, 1, &left);
    unit_side side = side_of(sense, left);
    gov_claim(finder, word, GOV_TABLE, side == SIDE_NONE ? BASIS_WEAK : BASIS_PROSE, side, index,
              0);
  }
}

/* The title's words may name what is migrated: candidates only. */
static void claim_title(unit_finder *finder) {
  static const char *const common[] = {
      "migration", "migrate", "migrating", "migrations", "plan",  "data",    "database",
      "table",     "tables",  "from",      "with",       "guide", "runbook", "step",
      "steps",     "schema",  "moving",    "move",       "into",  "using",   "procedure"};
  for (size_t i = 0; i < finder->document->sentences.count && i < 8; i++) {
    const gov_sentence *sentence = gov_sentence_at(finder->document, (int32_t)i);
    if (!gov_sentence_is_in(sentence, GOV_IN_HEADING)) continue;
    gov_text text = sentence->text;
    text.n = title_end(finder, sentence);
    for (size_t at = 0, words = 0; at < text.n && words < 12; words++) {
      while (at < text.n && !gov_is_alpha(text.z[at])) at++;
      size_t start = at;
      while (at < text.n && gov_is_word(text.z[at]) && (unsigned char)text.z[at] < 0x80) at++;
      gov_text word = {text.z + start, at - start};
      int listed = word.n < 4;
      for (size_t k = 0; k < sizeof common / sizeof *common; k++)
        listed |= gov_text_is(word, common[k]);
      if (!listed && gov_name_shape_of(word) != GOV_NAME_NO)
        gov_claim(finder, word, NULL, BASIS_WEAK, SIDE_IN, (int32_t)i, 0);
    }
    return;
  }
}

/* "The users table": asked of the text only where such a noun was seen, or not all of it was looked at. */
static int names_by_plural(const unit_finder *finder, const gov_sentence *sentence) {
  const gov_phrase_hit *said = gov_sentence_said(finder->document, sentence);
  int may = sentence->text.n > GOV_SAID_BYTES;
  for (uint32_t i = 0; i < sentence->said_count; i++)
    may |= gov_said_of_units(said[i].phrase) == UNIT_PLURAL;
  return may && (gov_text_find(sentence->text, "s table") ||
                 gov_text_find(sentence->text, "s collection"));
}

void gov_units_in_prose(unit_finder *finder) {
  const gov_document *document = finder->document;
  claim_title(finder);
  for (size_t i = 0; i < document->sentences.count && !finder->failed; i++) {
    const gov_sentence *sentence = gov_sentence_at(document, (int32_t)i);
    if (gov_sentence_is_in(sentence, GOV_IN_CODE)) continue;
    name_run runs[RUNS_MAX];
    size_t count = gov_names_in(document, sentence, runs, RUNS_MAX);
    int plural = names_by_plural(finder, sentence);
    if (!count && !plural) continue;
    int8_t left[RUNS_MAX];
    gov_names_left(finder, sentence, runs, count, left);
    prose_sense sense = sense_of(finder, sentence);
    for (size_t at = 0; at < count;) {
      size_t n = gov_run_length(sentence->text, runs, count, at);
      claim_run(finder, (int32_t)i, runs + at, left + at, n, &sense);
      at += n;
    }
    if (plural) claim_plural(finder, (int32_t)i, &sense);
  }
}
