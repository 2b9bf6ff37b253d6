/* meaning_style.c: by which pattern the data moves; words of size; tenants; controls.
**
** Both stores written counts wherever it is affirmed. Of the other patterns the document's weight
** decides: a plan that moves a database and, in passing, adds a column is no in-place plan.
*/
#include "read/prose/meaning_parts.h"

enum { IN_PLACE, BACKFILL, DUAL_WRITE, OTHER, HEADING_WEIGHT = 3 };

static const gov_cue style_cues[] = {GOV_CUE_STYLE_IN_PLACE, GOV_CUE_STYLE_BACKFILL,
                                     GOV_CUE_STYLE_DUAL_WRITE, GOV_CUE_STYLE_OTHER};
static const gov_signal style_signals[] = {GOV_STYLE_IN_PLACE, GOV_STYLE_BACKFILL,
                                           GOV_STYLE_DUAL_WRITE, GOV_STYLE_OTHER};

/* "weak" marks a phrase that tells the pattern only where nothing else does: new tables alone. */
static const char *told_value(const char *value) {
  return value && !strcmp(value, "weak") ? NULL : value;
}

/* Held in m->held with the signal; meaning_style_end decides which are told. */
static void hold_style(meaning *m, int style, int32_t index, const gov_hit *hit, int weight) {
  m->style_score[style] += hit->value && !strcmp(hit->value, "weak") ? 0 : weight;
  held_evidence *held = gov_list_add(&m->held);
  if (!held) {
    m->failed = 1;
    return;
  }
  *held = (held_evidence){.signal = style_signals[style],
                          .sentence = index,
                          .why = "names the pattern",
                          .value = told_value(hit->value)};
}

static int is_word(const meaning *m, uint32_t token, const char *word) {
  const gov_token *at = gov_token_at(&m->folded, token);
  return gov_text_is((gov_text){m->folded.text + at->start, at->end - at->start}, word);
}

/* "Dual write vs. direct move": a heading that weighs two against each other chooses none. */
static int weighs_options(const meaning *m) {
  if (!meaning_may_say(m, "vs") && !meaning_may_say(m, "versus") && !meaning_may_say(m, "or"))
    return 0;
  for (uint32_t i = 0; i < m->folded.tokens.count; i++)
    if (is_word(m, i, "vs") || is_word(m, i, "versus") || is_word(m, i, "or")) return 1;
  return 0;
}

static int is_store_word(const meaning *m, uint32_t token) {
  static const char *const words[] = {"database", "databases", "cluster", "server", "bucket",
                                      "account",  "instance",  "host",    "store",  "warehouse"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is_word(m, token, words[i])) return 1;
  return 0;
}

/* "into PostgreSQL" */
static int is_store(const meaning *m, const clause *at, uint32_t token) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue == GOV_CUE_STYLE_STORE && hit->first == token) return 1;
  }
  return 0;
}

/* "migrate the blobs from CouchDB to SQL": between two stores; "upgrade to 14": the same one. */
static void read_move(meaning *m, int32_t index, const clause *at, int weight) {
  int moves = clause_find(m, at, GOV_CUE_MOVE), upgrades = clause_find(m, at, GOV_CUE_UPGRADE);
  int hit = moves >= 0 ? moves : upgrades;
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION;
  if (hit < 0 || (at->mood & unsure) || clause_negated(m, at, (uint32_t)hit)) return;
  int from = is_word(m, gov_hit_at(&m->folded, (size_t)hit)->end - 1, "from"), to = 0, store = 0;
  for (uint32_t i = gov_hit_at(&m->folded, (size_t)hit)->end; i < at->end; i++) {
    from |= is_word(m, i, "from");
    to |= is_word(m, i, "to") || is_word(m, i, "into");
    store |= to && (is_store_word(m, i) || is_store(m, at, i));
  }
  gov_hit named = {.value = NULL};
  int copy = clause_has(at, GOV_CUE_BACKUP_MECHANISM) || clause_has(at, GOV_CUE_BACKUP_ACT);
  if (moves >= 0 && copy) return; /* "copy the backup to S3" */
  if (moves >= 0 && to && (from || store))
    hold_style(m, OTHER, index, &named, weight);
  else if (moves < 0 && to && clause_has_number(m, at))
    hold_style(m, IN_PLACE, index, &named, weight);
}

/* What other languages say of a way from one store to another. Latin and Cyrillic words are whole
** tokens, verbs are their beginnings; elsewhere all are pieces of text. */
typedef struct passage {
  gov_language language;
  const char *from[6], *to[6], *verbs[6];
} passage;

static const passage passages[] = {
    {GOV_LANGUAGE_de,
     {"von", "vom", "aus"},
     {"nach", "auf", "zu", "zum", "in"},
     {"migr", "umzug", "umzieh", "wechs", "ubertrag"}},
    {GOV_LANGUAGE_es,
     {"desde"},
     {"a", "al", "hacia", "hasta"},
     {"migra", "mover", "trasla", "transf"}},
    {GOV_LANGUAGE_fr,
     {"de", "du", "des", "depuis", "d"},
     {"vers"},
     {"migr", "transf", "deplac", "bascul"}},
    {GOV_LANGUAGE_pt, {"de", "do", "da", "dos", "das"}, {"para"}, {"migra", "mover", "transf"}},
    {GOV_LANGUAGE_ru, {"из", "с", "со"}, {"в", "на"}, {"мигр", "перен", "переезд", "перев"}},
};

static int is_any(gov_text word, const char *const *words, int starts) {
  for (; *words; words++)
    if (starts ? gov_text_starts(word, *words) : gov_text_is(word, *words)) return 1;
  return 0;
}

static gov_text word_at(const meaning *m, uint32_t token) {
  const gov_token *at = gov_token_at(&m->folded, token);
  return (gov_text){m->folded.text + at->start, at->end - at->start};
}

/* "auf Version 2": the same store, newer. */
static int is_version(gov_text word) {
  if (word.n && gov_is_digit(word.z[0])) return 1;
  return gov_text_starts(word, "versi") || gov_text_starts(word, "versã") ||
         (word.n > 1 && word.z[0] == 'v' && gov_is_digit(word.z[1]));
}

static int leads_over(const meaning *m, const clause *at, const passage *way) {
  int verb = 0, from = 0, to = 0;
  if (!meaning_may_say_any(m, way->verbs)) return 0;
  for (uint32_t i = at->first; i < at->end; i++) {
    gov_text word = word_at(m, i);
    if (is_any(word, way->verbs, 1)) verb = 1;
    if (from && i + 1 < at->end && is_any(word, way->to, 0) && !is_version(word_at(m, i + 1)))
      to = 1;
    if (verb && is_any(word, way->from, 0)) from = 1;
  }
  return verb && from && to;
}

/* "旧DBから…へ…移行": Japanese puts the verb last, and commas between. */
static int leads_over_japanese(const meaning *m) {
  static const char *const order[] = {"から", "へ", "移行"};
  gov_text text = {m->folded.text, m->folded.n};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    const char *at = gov_text_find(text, order[i]);
    if (!at) return 0;
    text = (gov_text){at + 1, (size_t)(text.z + text.n - at - 1)};
  }
  return !sentence_has(m, GOV_CUE_NEGATION);
}

/* "Wechsel von 1.0 auf 2.0": no other store. */
static int leads_to_a_version(const meaning *m, const clause *at) {
  for (size_t i = 0; i < sizeof passages / sizeof *passages; i++)
    for (uint32_t k = at->first; (m->spoken >> passages[i].language & 1) && k + 1 < at->end; k++)
      if (is_any(word_at(m, k), passages[i].to, 0) && is_version(word_at(m, k + 1))) return 1;
  return 0;
}

static void read_passages(meaning *m, int32_t index, const clause *at, int weight) {
  gov_hit named = {.value = NULL};
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION;
  if ((at->mood & unsure) || clause_has(at, GOV_CUE_NEGATION)) return;
  for (size_t i = 0; i < sizeof passages / sizeof *passages; i++)
    if ((m->spoken >> passages[i].language & 1) && leads_over(m, at, &passages[i])) {
      hold_style(m, OTHER, index, &named, weight);
      return;
    }
}

/* "Copy the events, the items and the last rows into the new database": the clause that ends a list of
** what is moved. */
static int ends_in_a_store(const meaning *m, const clause *at) {
  const clause *first = gov_list_at(&m->clauses, 0);
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION;
  int to = 0, store = 0, moves = 0;
  if (!sentence_has(m, GOV_CUE_MOVE)) return 0;
  if (clause_has(at, GOV_CUE_MOVE) || clause_has(at, GOV_CUE_NEGATION)) return 0;
  for (const clause *before = first; before < at; before++)
    moves |= clause_has(before, GOV_CUE_MOVE) && !(before->mood & unsure) &&
             !clause_has(before, GOV_CUE_NEGATION);
  for (uint32_t i = at->first; moves && i < at->end; i++) {
    to |= is_word(m, i, "to") || is_word(m, i, "into");
    store |= to && is_store_word(m, i);
  }
  return store;
}

/* A word or arrow that leads from one store to the next. */
static int leads_to(const meaning *m, uint32_t token) {
  if (m->latin == GOV_LANGUAGE_en && (is_word(m, token, "a") || is_word(m, token, "al")))
    return 0; /* an article */
  static const char *const words[] = {"to",   "into", "zu", "nach", "auf", "a", "al", "para",
                                      "vers", "на",   "в",  "->",   "=>",  ">", "→",  "➡"};
  const gov_token *at = gov_token_at(&m->folded, token);
  gov_text text = {m->folded.text + at->start, at->end - at->start};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_is(text, words[i])) return 1;
  return 0;
}

static int is_migration_word(const meaning *m, uint32_t token) {
  const gov_token *at = gov_token_at(&m->folded, token);
  gov_text text = {m->folded.text + at->start, at->end - at->start};
  static const char *const words[] = {"migra",   "migri",    "umzug",  "umstieg", "umzieh",
                                      "traslad", "transfer", "bascul", "passage", "move",
                                      "мигр",    "перен",    "перее"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (gov_text_starts(text, words[i])) return 1;
  return 0;
}

/* "MongoDB → PostgreSQL": the sign is folded to one that parts clauses. */
static int opens_with_arrow(const meaning *m, const clause *at) {
  if (at->first >= at->end) return 0;
  uint32_t source = gov_token_at(&m->folded, at->first)->source;
  return source < m->text.n &&
         gov_text_starts((gov_text){m->text.z + source, m->text.n - source}, "→");
}

/* "SQLite to PostgreSQL", "MongoDB -> DynamoDB", "migração para PostgreSQL": between two stores. */
static void read_stores(meaning *m, int32_t index, const clause *at, int weight) {
  enum { FARTHEST = 3 };
  gov_hit named = {.value = NULL};
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION;
  const gov_hit *before = NULL;
  if (!clause_has(at, GOV_CUE_STYLE_STORE)) return;
  if ((at->mood & unsure) || clause_has(at, GOV_CUE_NEGATION)) return;
  if (at > (const clause *)gov_list_at(&m->clauses, 0) && opens_with_arrow(m, at))
    for (uint32_t i = (at - 1)->hit; i < (at - 1)->hit_end; i++) /* the arrow parts a label */
      if (gov_hit_at(&m->folded, i)->cue == GOV_CUE_STYLE_STORE) before = gov_hit_at(&m->folded, i);
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->cue != GOV_CUE_STYLE_STORE) continue;
    int leads = 0, moves = 0;
    uint32_t start = before && hit->first - before->end <= FARTHEST ? before->end : hit->first;
    if (!before) start = hit->first > at->first + FARTHEST ? hit->first - FARTHEST : at->first;
    for (uint32_t token = start; token < hit->first; token++) {
      leads |= leads_to(m, token);
      moves |= is_migration_word(m, token);
    }
    int other = before && before->value && hit->value && strcmp(before->value, hit->value) != 0;
    leads |= before && before->end <= at->first; /* across the arrow */
    if (leads && (other || (!before && moves))) {
      hold_style(m, OTHER, index, &named, weight);
      return;
    }
    before = hit;
  }
}

/* "Migrating the accounts": the title names a migration; of several ("database migrations") it tells how they are
** made. */
static int names_a_migration(const meaning *m, const clause *at) {
  for (uint32_t i = at->first; i < at->end; i++)
    if ((is_migration_word(m, i) || is_word(m, i, "cutover")) && !is_word(m, i, "migrations"))
      return 1;
  return 0;
}

/* "Files to S3", not "an introduction to S3", "adding alerts to Kafka". */
static int goes_there(const meaning *m, const clause *at, const gov_hit *store) {
  static const char *const others[] = {"introduction", "intro",  "guide",   "access", "connect",
                                       "connecting",   "add",    "adding",  "how",    "changes",
                                       "welcome",      "login",  "logging", "link",   "upgrade",
                                       "upgrading",    "deploy", "support", "apply",  "back"};
  if (store->first < at->first + 2 || !is_word(m, store->first - 1, "to")) return 0;
  for (uint32_t i = at->first; i < store->first; i++)
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
      if (is_word(m, i, others[k])) return 0;
  return 1;
}

/* "PostgreSQL cutover", "Postgres migration guide": the title of a way to that store, where nothing says more. */
static void read_title(meaning *m, int32_t index, const clause *at) {
  static const char *const ways[] = {"cutover", "cut", "migration", "move", "switchover", "switch"};
  gov_hit named = {.value = "weak"};
  if (clause_has(at, GOV_CUE_NEGATION) || clause_has(at, GOV_CUE_UPGRADE)) return;
  if (!m->migrates && names_a_migration(m, at)) m->migrates = index + 1;
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *store = gov_hit_at(&m->folded, i);
    if (store->cue != GOV_CUE_STYLE_STORE) continue;
    if (goes_there(m, at, store)) {
      hold_style(m, OTHER, index, &named, 0);
      return;
    }
    if (store->end >= at->end) continue;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
      if (is_word(m, store->end, ways[k])) {
        hold_style(m, OTHER, index, &named, 0);
        return;
      }
  }
}

/* "Revert the dual writes", "remove the backfill job": a pattern that is given up. */
static int is_given_up(const meaning *m, const clause *at, const gov_hit *pattern) {
  for (uint32_t i = at->hit; i < at->hit_end; i++) {
    const gov_hit *hit = gov_hit_at(&m->folded, i);
    if (hit->end > pattern->first || pattern->first - hit->end > 2) continue;
    if (hit->cue == GOV_CUE_ROLLBACK_ACT || hit->cue == GOV_CUE_DELETE) return 1;
  }
  return 0;
}

/* "Schreibt jede Bestellung sowohl in die alte als auch in die neue Datenbank": the pattern, unnamed. */
static int find_style(const meaning *m, const clause *at, int style) {
  int hit = clause_find(m, at, style_cues[style]);
  return hit >= 0 ? hit : meaning_find_style(m, at, style_signals[style]);
}

/* "Exported as HTML and imported with a script" */
static int carries_over(const meaning *m) {
  int out = 0;
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION;
  if (!meaning_may_say(m, "export") || !meaning_may_say(m, "import")) return 0;
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if ((at->mood & unsure) || clause_has(at, GOV_CUE_NEGATION)) return 0;
    for (uint32_t k = at->first; k < at->end; k++) {
      gov_text word = word_at(m, k);
      if (out && gov_text_starts(word, "import") && !gov_text_starts(word, "importan")) return 1;
      out |= gov_text_starts(word, "export");
    }
  }
  return 0;
}

/* Is there a cue of a pattern in the sentence? Without any, only the words of a passage tell one. */
static int says_pattern(const meaning *m) {
  static const gov_cue asked[] = {
      GOV_CUE_STYLE_IN_PLACE, GOV_CUE_STYLE_BACKFILL, GOV_CUE_STYLE_DUAL_WRITE,
      GOV_CUE_STYLE_OTHER,    GOV_CUE_STYLE_STORE,    GOV_CUE_STYLE_FILL,
      GOV_CUE_STYLE_RESHAPE,  GOV_CUE_WRITE,          GOV_CUE_MOVE,
      GOV_CUE_UPGRADE,        GOV_CUE_FILL,           GOV_CUE_CHANGE,
      GOV_CUE_PROMOTE,        GOV_CUE_RESTORE};
  return sentence_has_any(m, asked, sizeof asked / sizeof *asked);
}

/* "Restore auf die neue Instanz": a step of the way there. */
static int restores_onto_new(const meaning *m, const clause *at) {
  unsigned unsure = CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION | CLAUSE_UNDER;
  int restore = clause_find(m, at, GOV_CUE_RESTORE);
  return restore >= 0 && gov_hit_at(&m->folded, (size_t)restore)->language != GOV_LANGUAGE_en &&
         clause_has(at, GOV_CUE_OTHER_SYSTEM) && !(at->mood & unsure) &&
         !clause_has(at, GOV_CUE_NEGATION) && !clause_has(at, GOV_CUE_OLD_SIDE);
}

void meaning_style(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  int heading = is_position(sentence, GOV_IN_HEADING);
  if (sentence->phase == GOV_PHASE_UNDO || (sentence->standing & GOV_SECTION_TROUBLE)) return;
  if ((m->spoken & GOV_LANGUAGE_BIT(ja)) && leads_over_japanese(m))
    hold_style(m, OTHER, index, &(gov_hit){.value = NULL}, heading ? HEADING_WEIGHT : 1);
  if (!heading && carries_over(m)) hold_style(m, OTHER, index, &(gov_hit){.value = NULL}, 1);
  int says = heading || says_pattern(m);
  for (size_t i = 0; i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    if (!says) {
      read_passages(m, index, at, 1);
      continue;
    }
    if (heading && weighs_options(m)) {
      m->weighs |= sentence->section <= 1;
      break;
    }
    if (heading && sentence->section <= 1 && !m->upgrades && clause_has(at, GOV_CUE_UPGRADE) &&
        !clause_has(at, GOV_CUE_NEGATION))
      m->upgrades = index + 1;
    if (!heading && !m->upgrades && clause_has(at, GOV_CUE_UPGRADE) && leads_to_a_version(m, at) &&
        !(at->mood & (CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER)))
      m->upgrades = index + 1; /* a mail has no title */
    if (heading && sentence->section <= 1) read_title(m, index, at);
    read_move(m, index, at, heading ? HEADING_WEIGHT : 1);
    if (ends_in_a_store(m, at) || restores_onto_new(m, at))
      hold_style(m, OTHER, index, &(gov_hit){.value = NULL}, 1);
    read_stores(m, index, at, heading ? HEADING_WEIGHT : 1);
    read_passages(m, index, at, heading ? HEADING_WEIGHT : 1);
    gov_signal adds_up = clause_adds_up_to(m, sentence, at);
    for (int style = IN_PLACE; style <= OTHER; style++) {
      int hit = find_style(m, at, style);
      if (hit < 0 && adds_up == style_signals[style] && !heading)
        hold_style(m, style, index, &(gov_hit){.value = NULL}, 1);
      if (hit < 0 || (at->mood & (CLAUSE_REJECTED | CLAUSE_LATER | CLAUSE_CONDITION))) continue;
      if ((at->mood & CLAUSE_LABEL) && sentence_has(m, GOV_CUE_REJECTED)) continue;
      if (style == DUAL_WRITE && (at->mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE | CLAUSE_UNDER)))
        continue;
      if (style == DUAL_WRITE &&
          (sentence->standing & (GOV_SECTION_BACKGROUND | GOV_SECTION_OPTIONAL)))
        continue;
      if (style == DUAL_WRITE && m->weighs && !(sentence->standing & GOV_SECTION_CHOSEN)) continue;
      if (clause_negated(m, at, (uint32_t)hit)) continue;
      const gov_hit *pattern = gov_hit_at(&m->folded, (size_t)hit);
      if (style == DUAL_WRITE && is_given_up(m, at, pattern)) continue;
      if (style == BACKFILL && (at->mood & CLAUSE_DELEGATED)) continue;
      if (style == IN_PLACE && (at->mood & CLAUSE_POSSIBLE)) continue; /* "can be altered" */
      if (style == OTHER && pattern->language != GOV_LANGUAGE_en && leads_to_a_version(m, at))
        continue;
      int made = pattern->value && !strcmp(pattern->value, "new"); /* a table of its own */
      if (made && clause_has(at, GOV_CUE_STYLE_BACKFILL)) continue;
      gov_hit named = *pattern;
      if (made) named.value = "weak";
      hold_style(m, style, index, &named, heading && !made ? HEADING_WEIGHT : 1);
    }
  }
}

static int is_told(const meaning *m, gov_signal signal) {
  const int32_t *score = m->style_score;
  if (signal == GOV_STYLE_IN_PLACE)
    return (score[IN_PLACE] > score[OTHER] || (!score[IN_PLACE] && !score[OTHER])) &&
           score[IN_PLACE] * 2 >= score[BACKFILL];
  if (signal == GOV_STYLE_BACKFILL)
    return score[BACKFILL] * 2 >= score[OTHER] && score[BACKFILL] * 2 > score[IN_PLACE];
  return 1;
}

static int is_style(const held_evidence *held) {
  return held->signal >= GOV_STYLE_IN_PLACE && held->signal <= GOV_STYLE_OTHER;
}

/* Steps that tell no pattern, below a title that names a migration: one of its own. */
static int has_steps_of_its_own(const meaning *m) {
  enum { LEAST = 3 };
  int steps = 0;
  for (size_t i = 0; i < m->held.count; i++)
    if (is_style(gov_list_at(&m->held, i))) return 0;
  for (size_t i = 0; m->migrates && i < m->document->sentences.count; i++) {
    const gov_sentence *sentence = gov_sentence_at(m->document, (int32_t)i);
    int told = is_position(sentence, GOV_IN_STEP) || sentence->code == GOV_CODE_COMMANDS;
    steps += told && !meaning_is_silent(sentence) && sentence->phase != GOV_PHASE_UNDO;
  }
  return steps >= LEAST;
}

void meaning_style_end(meaning *m) {
  const int32_t *score = m->style_score;
  if (has_steps_of_its_own(m)) hold_style(m, OTHER, m->migrates - 1, &(gov_hit){.value = NULL}, 1);
  if (m->upgrades && !score[IN_PLACE] && !score[BACKFILL] && !score[DUAL_WRITE] && !score[OTHER]) {
    hold_style(m, IN_PLACE, m->upgrades - 1, &(gov_hit){.value = NULL}, 1);
    if (m->failed) return;
  }
  size_t kept = 0;
  for (size_t i = 0; i < m->held.count; i++) {
    held_evidence held = *(held_evidence *)gov_list_at(&m->held, i);
    if (!is_style(&held))
      *(held_evidence *)gov_list_at(&m->held, kept++) = held;
    else if (is_told(m, held.signal))
      meaning_state(m, held.signal, held.sentence, held.value, held.why);
  }
  m->held.count = kept;
}

typedef struct plain_kind {
  gov_cue cue;
  gov_signal signal;
  const char *why;
} plain_kind;

static const plain_kind plain_kinds[] = {
    {GOV_CUE_VOLUME_SMALL, GOV_VOLUME_SMALL, "called small"},
    {GOV_CUE_VOLUME_MEDIUM, GOV_VOLUME_MEDIUM, "called moderate"},
    {GOV_CUE_VOLUME_LARGE, GOV_VOLUME_LARGE, "called large"},
    {GOV_CUE_TENANCY_MULTI_TENANT, GOV_TENANCY_MULTI_TENANT, "speaks of tenants"},
    {GOV_CUE_TENANCY_ISOLATED, GOV_TENANCY_ISOLATED, "describes their isolation"},
    {GOV_CUE_TENANCY_CHECKED, GOV_TENANCY_CHECKED, "checks their isolation"},
    {GOV_CUE_TENANCY_RISK, GOV_TENANCY_RISK, "says that tenants may mix"},
    {GOV_CUE_TENANCY_NO_TENANT, GOV_TENANCY_NO_TENANT, "says that there are no tenants"},
    {GOV_CUE_CONTROL_ENCRYPTION_IN_TRANSIT, GOV_CONTROL_ENCRYPTION_IN_TRANSIT, "moved encrypted"},
    {GOV_CUE_CONTROL_ENCRYPTION_AT_REST, GOV_CONTROL_ENCRYPTION_AT_REST, "kept encrypted"},
    {GOV_CUE_CONTROL_MASKING, GOV_CONTROL_MASKING, "personal fields are masked"},
    {GOV_CUE_CONTROL_APPROVAL, GOV_CONTROL_APPROVAL, "approval is required or given"},
    {GOV_CUE_CONTROL_DRY_RUN, GOV_CONTROL_DRY_RUN, "a rehearsal is made"},
    {GOV_CUE_CONTROL_DELETION, GOV_CONTROL_DELETION, "data is deleted"},
    {GOV_CUE_CONTROL_JUSTIFICATION, GOV_CONTROL_JUSTIFICATION, "a deviation is justified"},
};

/* "Masked in the old system's exports, not in this migration": a control of something else. */
static int is_control_elsewhere(const meaning *m, const clause *at) {
  static const char *const places[] = {"in", "im", "by", "en", "dans", "no", "na", "em", "в"};
  for (size_t i = 0; i < m->clauses.count; i++) {
    const clause *said = gov_list_at(&m->clauses, i);
    if (clause_has(said, GOV_CUE_NEGATION) && clause_has(said, GOV_CUE_PLAN_WORD)) return 1;
  }
  int old = clause_find(m, at, GOV_CUE_OLD_SIDE);
  if (old < 0) return 0;
  uint32_t first = gov_hit_at(&m->folded, (size_t)old)->first;
  for (uint32_t back = 1; back <= 2 && first >= at->first + back; back++)
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
      if (is_word(m, first - back, places[i])) return 1;
  return 0;
}

/* "For huge tables …", "Large data: in batches", a row for large tables: a case, not this data. */
static int is_a_case(const meaning *m, const gov_sentence *sentence, const clause *at, int hit) {
  static const char *const words[] = {"for",  "if",  "when", "on",  "with", "bei", "fur", "pour",
                                      "para", "sur", "con",  "com", "em",   "для", "при"};
  if ((at->mood & CLAUSE_LABEL) || is_row_label(m, sentence, at)) return 1;
  uint32_t first = gov_hit_at(&m->folded, (size_t)hit)->first;
  if (first <= at->first) return 0;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is_word(m, first - 1, words[i])) return 1;
  return 0;
}

void meaning_other(meaning *m, int32_t index) {
  const gov_sentence *sentence = gov_sentence_at(m->document, index);
  unsigned unsure = CLAUSE_CONDITION | CLAUSE_REJECTED | CLAUSE_LATER;
  int heading = is_position(sentence, GOV_IN_HEADING), says = 0;
  if (meaning_is_silent(sentence)) return;
  for (size_t k = 0; k < sizeof plain_kinds / sizeof *plain_kinds; k++)
    says |= sentence_has(m, plain_kinds[k].cue);
  for (size_t i = 0; says && i < m->clauses.count && !m->failed; i++) {
    const clause *at = gov_list_at(&m->clauses, i);
    for (size_t k = 0; k < sizeof plain_kinds / sizeof *plain_kinds; k++) {
      const plain_kind *kind = &plain_kinds[k];
      int hit = clause_find(m, at, kind->cue);
      if (hit < 0) continue;
      int tenants = kind->signal == GOV_TENANCY_MULTI_TENANT;
      int control = kind->signal >= GOV_CONTROL_ENCRYPTION_IN_TRANSIT;
      if (!tenants && (at->mood & unsure)) continue;
      int size = kind->signal >= GOV_VOLUME_SMALL && kind->signal <= GOV_VOLUME_LARGE;
      if (size && is_a_case(m, sentence, at, hit)) continue;
      if (kind->signal == GOV_VOLUME_SMALL && sentence_has(m, GOV_CUE_VERIFY))
        continue; /* how many are looked at */
      if (size && (sentence_has(m, GOV_CUE_REJECTED) || clause_has(at, GOV_CUE_OBLIGATION) ||
                   (at->mood & (CLAUSE_POSSIBLE | CLAUSE_UNDER))))
        continue; /* what would be large is not */
      if (control && kind->signal != GOV_CONTROL_JUSTIFICATION && is_control_elsewhere(m, at))
        continue;
      if (control && kind->signal != GOV_CONTROL_JUSTIFICATION &&
          (sentence_has(m, GOV_CUE_OFF) || sentence_has(m, GOV_CUE_BACKUP_GAP) ||
           clause_has(at, GOV_CUE_UNNEEDED)))
        continue; /* switched off, wished for, not for all of it */
      if (kind->signal == GOV_CONTROL_APPROVAL && clause_has(at, GOV_CUE_NEGATION)) continue;
      if (control &&
          (heading || (at->mood & (CLAUSE_ADVICE | CLAUSE_POSSIBLE)) || sentence->checked == 0))
        continue;
      if (kind->signal == GOV_CONTROL_JUSTIFICATION &&
          (clause_has(at, GOV_CUE_OBLIGATION) || (at->mood & CLAUSE_UNDER)))
        continue; /* one that is still to be written */
      if (!tenants && kind->signal != GOV_TENANCY_RISK && kind->signal != GOV_TENANCY_NO_TENANT &&
          clause_negated(m, at, (uint32_t)hit))
        continue;
      meaning_state(m, kind->signal, index, NULL, kind->why);
    }
  }
}
