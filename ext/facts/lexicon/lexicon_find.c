/* lexicon_find.c: the phrases of a text.
**
** A text is walked once: every place where a phrase of any kind and language may stand becomes a
** match. What is asked for then is chosen among the matches of that kind and those languages: from
** left to right the longest at a place, and the search goes on behind it. Function words, the most
** of them all, are only ever counted: that is done on the way.
*/
#include "facts/lexicon/lexicon_parts.h"

/* ---- the walk ---- */

static int add_match(gov_folded *folded, gov_match match) {
  gov_list *matches = &folded->matches;
  if (matches->count == matches->capacity &&
      gov_list_reserve(matches, matches->capacity * 2 + 64) != SQLITE_OK)
    return SQLITE_NOMEM;
  ((gov_match *)(void *)matches->rows)[matches->count++] = match;
  return SQLITE_OK;
}

/* The longest function words of a place. */
typedef struct lexicon_place {
  uint32_t next; /* the token behind the last place that had one */
  uint32_t end, stop;
  const lexicon_end *longest[2]; /* in each trie; NULL: none so long */
  int whole;
} lexicon_place;

typedef struct lexicon_walk {
  const lexicon_trie *trie;
  gov_folded *folded;
  lexicon_place *place;
  unsigned kinds;
  uint8_t trie_no;
} lexicon_walk;

static int is_function_word(const lexicon_phrase *phrase, int whole) {
  return phrase->kind == LEXICON_WORDS && (whole || phrase->open) &&
         (GOV_LANGUAGES_LATIN >> phrase->language & 1);
}

static void note_word(const lexicon_walk *walk, uint32_t first, gov_match match) {
  const lexicon_end *end = &walk->trie->ends[match.end_no];
  lexicon_place *place = walk->place;
  if (first < place->next || match.stop < place->stop) return;
  uint32_t at = 0;
  while (at < end->count && !is_function_word(&walk->trie->phrases[end->first + at], match.whole))
    at++;
  if (at == end->count) return;
  if (match.stop > place->stop) place->longest[0] = place->longest[1] = NULL;
  place->stop = match.stop;
  place->end = match.end;
  place->whole = match.whole;
  place->longest[match.trie] = end;
}

/* Counts the words noted at a token. */
static void count_words(const gov_lexicon *lexicon, gov_folded *folded, lexicon_place *place) {
  for (int trie = 0; trie < 2; trie++) {
    const lexicon_end *end = place->longest[trie];
    const lexicon_phrase *phrases = lexicon->tries[trie].phrases;
    for (uint32_t at = 0; end && at < end->count; at++)
      if (is_function_word(&phrases[end->first + at], place->whole))
        folded->words[phrases[end->first + at].language]++;
  }
  *place = (lexicon_place){.next = place->end};
}

/* Phrases that start with token `first` end before byte `stop`. Apart from the walk, whose loop is to
** stay small. */
static __attribute__((noinline)) int end_at(const lexicon_walk *walk, uint32_t first, uint32_t stop,
                                            uint32_t end_no) {
  const gov_token *tokens = (const gov_token *)(const void *)walk->folded->tokens.rows;
  const lexicon_end *end = &walk->trie->ends[end_no];
  uint32_t token = first, count = (uint32_t)walk->folded->tokens.count;
  while (token < count && tokens[token].end < stop) token++;
  if (token == count || tokens[token].start >= stop) return SQLITE_OK;
  int whole = tokens[token].end == stop;
  unsigned kinds = walk->kinds & (whole ? end->kinds : end->open_kinds);
  if (!kinds) return SQLITE_OK;
  gov_match match = {first, token + 1, stop, end_no, walk->trie_no, 0, (uint8_t)whole};
  if (kinds & LEXICON_WORDS) note_word(walk, first, match);
  match.kinds = (uint8_t)(kinds & ~(unsigned)LEXICON_WORDS);
  return match.kinds ? add_match(walk->folded, match) : SQLITE_OK;
}

/* All phrases that start with token `first`. The folded text ends with a NUL, which leads nowhere. */
static inline int match_at(const lexicon_walk *walk, uint32_t first) {
  const lexicon_cell *cells = walk->trie->cells;
  const unsigned char *text = (const unsigned char *)walk->folded->text;
  const unsigned char *at = text + gov_token_at(walk->folded, first)->start;
  size_t state = LEXICON_ROOT, base = cells[LEXICON_ROOT].base;
  for (;;) {
    size_t to = base + *at++;
    uint32_t from = cells[to].from;
    if ((from & ~LEXICON_ENDS) != state) return SQLITE_OK;
    state = to;
    base = cells[to].base;
    if (!(from & LEXICON_ENDS) || !(walk->trie->ends[cells[base].base].kinds & walk->kinds))
      continue;
    if (end_at(walk, first, (uint32_t)(at - text), cells[base].base) != SQLITE_OK)
      return SQLITE_NOMEM;
  }
}

/* Walks the text unless it was walked for these kinds. */
static int match_all(const gov_lexicon *lexicon, gov_folded *folded, unsigned kinds) {
  if ((folded->matched & kinds) == kinds) return SQLITE_OK;
  folded->matches.count = 0;
  folded->matched = (uint8_t)kinds;
  memset(folded->words, 0, sizeof folded->words);
  lexicon_place place = {0};
  const lexicon_walk added = {&lexicon->tries[0], folded, &place, kinds, 0};
  const lexicon_walk built_in = {&lexicon->tries[1], folded, &place, kinds, 1};
  uint32_t count = (uint32_t)folded->tokens.count;
  int rc = SQLITE_OK;
  for (uint32_t at = 0; at < count && rc == SQLITE_OK; at++) {
    if (added.trie->cells) rc = match_at(&added, at);
    if (rc == SQLITE_OK) rc = match_at(&built_in, at);
    if (place.stop) count_words(lexicon, folded, &place);
  }
  return rc;
}

/* ---- the choice ---- */

typedef struct lexicon_choice {
  const gov_lexicon *lexicon;
  const gov_folded *folded;
  unsigned kind, languages, terms;
  size_t at;                   /* in the matches */
  uint32_t next;               /* the token behind the last place */
  const gov_match *longest[2]; /* of that place, in each trie; NULL: none so long */
} lexicon_choice;

/* May the phrase stand for the match? */
static int counts(const lexicon_choice *choice, const gov_match *match,
                  const lexicon_phrase *phrase) {
  if (phrase->kind != choice->kind || !(match->whole || phrase->open)) return 0;
  unsigned bit = 1u << phrase->language;
  if (choice->languages & bit) return 1;
  return (choice->terms & bit) && phrase->cue > GOV_CUE_FUNCTION_WORD;
}

/* The next of its phrases from *at on that may stand for it; NULL: none. */
static inline const lexicon_phrase *next_phrase(const lexicon_choice *choice,
                                                const gov_match *match, uint32_t *at) {
  const lexicon_trie *trie = &choice->lexicon->tries[match->trie];
  const lexicon_end *end = &trie->ends[match->end_no];
  while (*at < end->count) {
    const lexicon_phrase *phrase = &trie->phrases[end->first + (*at)++];
    if (counts(choice, match, phrase)) return phrase;
  }
  return NULL;
}

/* The next place behind the last where something wanted stands. */
static int next_place(lexicon_choice *choice) {
  if (!choice->folded->matches.count) return 0;
  const gov_match *match = (const gov_match *)(const void *)choice->folded->matches.rows;
  const gov_match *end = match + choice->folded->matches.count;
  for (match += choice->at; match < end;) {
    uint32_t first = match->first, longest = 0;
    for (; match < end && match->first == first; match++) {
      uint32_t from = 0;
      if (!(match->kinds & choice->kind) || first < choice->next || match->stop < longest) continue;
      if (!next_phrase(choice, match, &from)) continue;
      if (match->stop > longest) choice->longest[0] = choice->longest[1] = NULL;
      longest = match->stop;
      choice->longest[match->trie] = match;
    }
    if (!longest) continue;
    const gov_match *one = choice->longest[0] ? choice->longest[0] : choice->longest[1];
    choice->next = one->end;
    choice->at = (size_t)(match - (const gov_match *)(const void *)choice->folded->matches.rows);
    return 1;
  }
  return 0;
}

static int add_hits(const lexicon_choice *choice, gov_folded *folded, const gov_match *match) {
  const char *const *values = choice->lexicon->tries[match->trie].values;
  const lexicon_phrase *phrase;
  for (uint32_t at = 0; (phrase = next_phrase(choice, match, &at)) != NULL;) {
    gov_hit *hit = gov_list_add(&folded->hits);
    if (!hit) return SQLITE_NOMEM;
    *hit = (gov_hit){match->first, match->end, (gov_cue)phrase->cue, (gov_language)phrase->language,
                     phrase->value ? values[phrase->value] : NULL};
  }
  return SQLITE_OK;
}

int gov_lexicon_find(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages,
                     unsigned terms) {
  int code = languages == GOV_LANGUAGE_BIT(code), rc;
  lexicon_choice choice = {.lexicon = lexicon,
                           .folded = folded,
                           .kind = code ? LEXICON_CODE : LEXICON_PROSE,
                           .languages = languages,
                           .terms = terms};
  folded->hits.count = 0;
  rc = match_all(lexicon, folded, choice.kind);
  while (rc == SQLITE_OK && next_place(&choice))
    for (int trie = 0; trie < 2 && rc == SQLITE_OK; trie++)
      if (choice.longest[trie]) rc = add_hits(&choice, folded, choice.longest[trie]);
  return rc;
}

static int add_concepts(const lexicon_choice *choice, gov_folded *folded, const gov_match *match) {
  const lexicon_phrase *phrase;
  for (uint32_t at = 0; (phrase = next_phrase(choice, match, &at)) != NULL;) {
    gov_concept_hit *hit = gov_list_add(&folded->concepts);
    if (!hit) return SQLITE_NOMEM;
    *hit = (gov_concept_hit){match->first, match->end, (gov_language)phrase->language, phrase->cue};
  }
  return SQLITE_OK;
}

int gov_lexicon_concepts(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages) {
  lexicon_choice choice = {
      .lexicon = lexicon, .folded = folded, .kind = LEXICON_CONCEPTS, .languages = languages};
  folded->concepts.count = 0;
  int rc = match_all(lexicon, folded, choice.kind);
  while (rc == SQLITE_OK && next_place(&choice))
    for (int trie = 0; trie < 2 && rc == SQLITE_OK; trie++)
      if (choice.longest[trie]) rc = add_concepts(&choice, folded, choice.longest[trie]);
  return rc;
}

int gov_lexicon_words(const gov_lexicon *lexicon, gov_folded *folded, int32_t *words) {
  unsigned prose = LEXICON_PROSE | LEXICON_WORDS | LEXICON_CONCEPTS; /* all that will be asked */
  if (match_all(lexicon, folded, prose) != SQLITE_OK) return SQLITE_NOMEM;
  for (int i = 0; i < GOV_LANGUAGE_COUNT; i++) words[i] += folded->words[i];
  return SQLITE_OK;
}
