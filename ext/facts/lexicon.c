/* lexicon.c: the phrases as a trie of bytes, and the longest-phrase search.
**
** States and bytes are hashed into one table of edges: most words of a text end at their second or
** third letter, so a search looks at few of them. Prose, code and concepts have a root each.
*/
#include "facts/lexicon.h"

#include "embedded.h"

typedef struct lexicon_edge {
  uint32_t key; /* state × 256 + byte, never 0 for a used edge */
  uint32_t to;
} lexicon_edge;

/* A phrase: those that end in the same state are chained. */
typedef struct lexicon_phrase {
  uint16_t cue; /* gov_cue, or the number of a concept */
  uint8_t language;
  uint8_t open; /* any ending of the word follows */
  uint32_t next;
  const char *value;
} lexicon_phrase;

/* A bit for each key of a word that starts phrases of a root, and for the first letters of phrases that
** are an open word, which have no key: most words of a text start nothing, and one bit tells. */
typedef struct lexicon_heads {
  uint64_t keys[65536 / 64];
  uint64_t open[65536 / 64]; /* by two bytes */
} lexicon_heads;

struct gov_lexicon {
  lexicon_edge *edges; /* open addressing */
  uint32_t edge_mask, edge_count;
  gov_list ends;        /* uint32_t a state: 1 + its first phrase, 0 none */
  uint32_t *starts;     /* by root and the first two ASCII bytes of a text: the state behind them */
  lexicon_heads *heads; /* by root */
  gov_list phrases;     /* lexicon_phrase */
  gov_concepts concepts;
};

/* Function words, which only tell languages apart, have a root of their own; so have concepts. */
enum { ROOT_PROSE = 1, ROOT_CODE = 2, ROOT_WORDS = 3, ROOT_CONCEPTS = 4, ROOTS = 5 };

const gov_cue_name gov_cue_names[] = {
#define GOV_X(NAME, aspect, signal) {#aspect, #signal},
    GOV_CUES(GOV_X)
#undef GOV_X
};
const char *const gov_language_names[] = {
#define GOV_X(name) #name,
    GOV_LANGUAGES(GOV_X)
#undef GOV_X
};

int gov_cue_find(const char *aspect, const char *signal) {
  for (int i = 0; i < GOV_CUE_COUNT; i++) {
    if (!strcmp(gov_cue_names[i].signal, signal) && !strcmp(gov_cue_names[i].aspect, aspect))
      return i;
  }
  return -1;
}

int gov_language_find(const char *name) {
  for (int i = 0; i < GOV_LANGUAGE_COUNT; i++) {
    if (!strcmp(gov_language_names[i], name)) return i;
  }
  return -1;
}

static uint32_t edge_slot(const gov_lexicon *lexicon, uint32_t key) {
  uint32_t at = (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 40) & lexicon->edge_mask;
  while (lexicon->edges[at].key && lexicon->edges[at].key != key)
    at = (at + 1) & lexicon->edge_mask;
  return at;
}

static uint32_t follow(const gov_lexicon *lexicon, uint32_t state, unsigned char byte) {
  return lexicon->edges[edge_slot(lexicon, state << 8 | byte)].to;
}

static int grow_edges(gov_lexicon *lexicon) {
  if (lexicon->edges && lexicon->edge_count * 2 < lexicon->edge_mask) return SQLITE_OK;
  lexicon_edge *old = lexicon->edges;
  uint32_t old_size = old ? lexicon->edge_mask + 1 : 0;
  uint32_t size = old ? old_size * 2 : 1u << 18;
  lexicon->edges = sqlite3_malloc64(size * sizeof *lexicon->edges);
  if (!lexicon->edges) {
    lexicon->edges = old;
    return SQLITE_NOMEM;
  }
  memset(lexicon->edges, 0, size * sizeof *lexicon->edges);
  lexicon->edge_mask = size - 1;
  for (uint32_t i = 0; i < old_size; i++) {
    if (old[i].key) lexicon->edges[edge_slot(lexicon, old[i].key)] = old[i];
  }
  sqlite3_free(old);
  return SQLITE_OK;
}

/* The state after `text`, made where missing; 0 when out of memory. */
static uint32_t make_path(gov_lexicon *lexicon, uint32_t state, const char *text, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (grow_edges(lexicon) != SQLITE_OK) return 0;
    uint32_t key = state << 8 | (unsigned char)text[i];
    lexicon_edge *edge = &lexicon->edges[edge_slot(lexicon, key)];
    if (!edge->key) {
      if (!gov_list_add(&lexicon->ends)) return 0;
      *edge = (lexicon_edge){key, (uint32_t)lexicon->ends.count - 1};
      lexicon->edge_count++;
    }
    state = edge->to;
  }
  return state;
}

typedef struct lexicon_row {
  const char *language, *aspect, *signal, *phrase, *value;
} lexicon_row;

static unsigned two_bytes(const char *z) {
  return (unsigned)(unsigned char)z[0] << 8 | (unsigned char)z[1];
}

static void note_head(lexicon_heads *heads, gov_text phrase, int open) {
  size_t n = 0;
  while (n < phrase.n && (unsigned char)phrase.z[n] < 0x80 && gov_is_word(phrase.z[n])) n++;
  int alone = !n; /* a mark or a letter of a script without spaces */
  if (alone) n++;
  while (alone && n < phrase.n && ((unsigned char)phrase.z[n] & 0xC0) == 0x80) n++;
  if (open && n == phrase.n && !alone) {
    unsigned letters = two_bytes((const char[]){phrase.z[0], n > 1 ? phrase.z[1] : 0});
    for (unsigned i = 0; i < (n > 1 ? 1 : 256); i++, letters++)
      heads->open[letters / 64] |= UINT64_C(1) << letters % 64;
  } else {
    unsigned key = gov_word_key(phrase.z, n);
    heads->keys[key / 64] |= UINT64_C(1) << key % 64;
  }
}

static int may_start(const lexicon_heads *heads, const gov_folded *folded, const gov_token *token) {
  if (!token->key || heads->keys[token->key / 64] >> token->key % 64 & 1) return 1;
  const char *word = folded->text + token->start;
  unsigned letters =
      two_bytes((const char[]){word[0], token->end - token->start > 1 ? word[1] : 0});
  return (int)(heads->open[letters / 64] >> letters % 64 & 1);
}

/* SQLITE_OK, SQLITE_NOMEM, or SQLITE_MISMATCH for text that is no phrase. */
static int add_text(gov_lexicon *lexicon, gov_folded *folded, uint32_t root, gov_text text,
                    const lexicon_phrase *what) {
  int open = text.n > 1 && text.z[text.n - 1] == '*';
  text.n -= (size_t)open;
  if (!text.n || text.n > GOV_MAX_NAME_BYTES) return SQLITE_MISMATCH;
  if (gov_fold(folded, text) != SQLITE_OK) return SQLITE_NOMEM;
  size_t n = folded->n;
  while (n && folded->text[n - 1] == ' ') n--;
  if (!n) return SQLITE_MISMATCH;
  uint32_t state = make_path(lexicon, root, folded->text, n);
  lexicon_phrase *phrase = state ? gov_list_add(&lexicon->phrases) : NULL;
  if (!phrase) return SQLITE_NOMEM;
  uint32_t *end = gov_list_at(&lexicon->ends, state);
  *phrase = *what;
  phrase->open = (uint8_t)open;
  note_head(&lexicon->heads[root], (gov_text){folded->text, n}, open);
  phrase->next = *end;
  *end = (uint32_t)lexicon->phrases.count;
  return SQLITE_OK;
}

static int add_phrase(gov_lexicon *lexicon, gov_folded *folded, const lexicon_row *row) {
  int language = gov_language_find(row->language);
  lexicon_phrase what = {.language = (uint8_t)language,
                         .value = row->value && *row->value ? row->value : NULL};
  int concept = !strcmp(row->aspect, "concept");
  int cue = concept ? gov_concepts_find(&lexicon->concepts, gov_text_of(row->signal))
                    : gov_cue_find(row->aspect, row->signal);
  if (cue < 0 || language < 0) return SQLITE_MISMATCH;
  what.cue = (uint16_t)cue;
  uint32_t root = language == GOV_LANGUAGE_code ? ROOT_CODE : ROOT_PROSE;
  if (concept)
    root = ROOT_CONCEPTS;
  else if (cue == GOV_CUE_FUNCTION_WORD)
    root = ROOT_WORDS;
  return add_text(lexicon, folded, root, gov_text_of(row->phrase), &what);
}

/* The words of data/concepts.tsv; phrases of a cell are joined by bars. */
static int add_concepts(gov_lexicon *lexicon, gov_folded *folded) {
  const gov_data_table *data = gov_data("concepts");
  int rc = gov_concepts_open(&lexicon->concepts);
  for (int i = 0; data && i < data->row_count && rc == SQLITE_OK; i++) {
    int concept = gov_concepts_find(&lexicon->concepts, gov_text_of(gov_data_cell(data, i, 0)));
    int language = gov_language_find(gov_data_cell(data, i, 2));
    if (concept < 0 || language < 0) continue;
    lexicon_phrase what = {.cue = (uint16_t) concept, .language = (uint8_t)language};
    for (const char *at = gov_data_cell(data, i, 3); *at && rc == SQLITE_OK;) {
      size_t n = strcspn(at, "|");
      int added = add_text(lexicon, folded, ROOT_CONCEPTS, gov_trim((gov_text){at, n}), &what);
      if (added == SQLITE_NOMEM) rc = added;
      at += n + (at[n] == '|');
    }
  }
  return rc;
}

enum { ASCII = 128, STARTS = ROOTS * ASCII * ASCII };

/* Most words of a text start no phrase: two letters tell. */
static int make_starts(gov_lexicon *lexicon) {
  lexicon->starts = sqlite3_malloc64(STARTS * sizeof *lexicon->starts);
  if (!lexicon->starts || !lexicon->edges) return SQLITE_NOMEM;
  for (uint32_t i = 0; i < STARTS; i++) {
    uint32_t state = i / (ASCII * ASCII);
    uint32_t once = state ? follow(lexicon, state, (unsigned char)(i / ASCII % ASCII)) : 0;
    lexicon->starts[i] = once ? follow(lexicon, once, (unsigned char)(i % ASCII)) : 0;
  }
  return SQLITE_OK;
}

static int add_built_in(gov_lexicon *lexicon, gov_folded *folded) {
  const gov_data_table *data = gov_data("lexicon");
  int rc = SQLITE_OK;
  for (int i = 0; data && i < data->row_count && rc != SQLITE_NOMEM; i++) {
    lexicon_row row = {gov_data_cell(data, i, 0), gov_data_cell(data, i, 1),
                       gov_data_cell(data, i, 2), gov_data_cell(data, i, 3),
                       gov_data_cell(data, i, 4)};
    rc = add_phrase(lexicon, folded, &row);
  }
  return rc == SQLITE_NOMEM ? rc : SQLITE_OK;
}

static int add_phrases(gov_lexicon *lexicon, gov_folded *folded, const gov_facts *facts) {
  const gov_added_phrase *added = facts ? GOV_ROWS(facts, added_phrases) : NULL;
  size_t count = facts ? GOV_COUNT(facts, added_phrases) : 0;
  int rc = SQLITE_OK;
  for (size_t i = 0; i < count && rc != SQLITE_NOMEM; i++) {
    lexicon_row row = {added[i].language, added[i].aspect, added[i].signal, added[i].phrase,
                       added[i].value};
    rc = add_phrase(lexicon, folded, &row);
  }
  return rc == SQLITE_NOMEM ? rc : SQLITE_OK;
}

gov_lexicon *gov_lexicon_new(const gov_facts *facts) {
  gov_lexicon *lexicon = sqlite3_malloc64(sizeof *lexicon);
  if (!lexicon) return NULL;
  *lexicon = (gov_lexicon){.ends = {.row_bytes = sizeof(uint32_t)},
                           .phrases = {.row_bytes = sizeof(lexicon_phrase)}};
  gov_folded folded;
  gov_folded_init(&folded);
  lexicon->heads = sqlite3_malloc64(ROOTS * sizeof *lexicon->heads);
  int rc = lexicon->heads ? SQLITE_OK : SQLITE_NOMEM;
  if (rc == SQLITE_OK) memset(lexicon->heads, 0, ROOTS * sizeof *lexicon->heads);
  for (int i = 0; i < ROOTS; i++) rc = gov_list_add(&lexicon->ends) ? rc : SQLITE_NOMEM;
  if (rc == SQLITE_OK) rc = add_concepts(lexicon, &folded);
  if (rc == SQLITE_OK) rc = add_built_in(lexicon, &folded);
  if (rc == SQLITE_OK) rc = add_phrases(lexicon, &folded, facts);
  if (rc == SQLITE_OK) rc = make_starts(lexicon);
  gov_folded_free(&folded);
  if (rc == SQLITE_OK) return lexicon;
  gov_lexicon_free(lexicon);
  return NULL;
}

void gov_lexicon_free(gov_lexicon *lexicon) {
  if (!lexicon) return;
  sqlite3_free(lexicon->edges);
  sqlite3_free(lexicon->starts);
  sqlite3_free(lexicon->heads);
  gov_list_free(&lexicon->ends);
  gov_list_free(&lexicon->phrases);
  gov_concepts_free(&lexicon->concepts);
  sqlite3_free(lexicon);
}

typedef struct lexicon_search {
  const gov_lexicon *lexicon;
  gov_folded *folded;
  unsigned languages, terms;
  uint32_t root;
} lexicon_search;

static int counts(const lexicon_search *search, const lexicon_phrase *phrase) {
  unsigned bit = 1u << phrase->language;
  if (search->root == ROOT_CONCEPTS) return (search->languages & bit) != 0;
  if (search->languages & bit) return 1;
  return (search->terms & bit) && phrase->cue > GOV_CUE_FUNCTION_WORD;
}

/* Whether a phrase of this state may end here: at the end of a token, or open in its middle. Most
** states end none: the caller asks that first. */
static int ends_here(const lexicon_search *search, uint32_t state, int whole) {
  uint32_t at = ((const uint32_t *)(const void *)search->lexicon->ends.rows)[state];
  for (; at; at = ((const lexicon_phrase *)gov_list_at(&search->lexicon->phrases, at - 1))->next) {
    const lexicon_phrase *phrase = gov_list_at(&search->lexicon->phrases, at - 1);
    if ((whole || phrase->open) && counts(search, phrase)) return 1;
  }
  return 0;
}

static int add_hits(const lexicon_search *search, uint32_t state, int whole, uint32_t first,
                    uint32_t end) {
  uint32_t at = *(const uint32_t *)gov_list_at(&search->lexicon->ends, state);
  for (; at; at = ((const lexicon_phrase *)gov_list_at(&search->lexicon->phrases, at - 1))->next) {
    const lexicon_phrase *phrase = gov_list_at(&search->lexicon->phrases, at - 1);
    if ((!whole && !phrase->open) || !counts(search, phrase)) continue;
    if (search->root == ROOT_CONCEPTS) {
      gov_concept_hit *found = gov_list_add(&search->folded->concepts);
      if (!found) return SQLITE_NOMEM;
      *found = (gov_concept_hit){first, end, (gov_language)phrase->language, phrase->cue};
      continue;
    }
    gov_hit *hit = gov_list_add(&search->folded->hits);
    if (!hit) return SQLITE_NOMEM;
    *hit =
        (gov_hit){first, end, (gov_cue)phrase->cue, (gov_language)phrase->language, phrase->value};
  }
  return SQLITE_OK;
}

/* The longest phrase that starts with token `first`; *next is the token behind it. */
static int find_at(const lexicon_search *search, uint32_t first, uint32_t *next) {
  const gov_folded *folded = search->folded;
  const gov_token *tokens = (const gov_token *)(const void *)folded->tokens.rows;
  const uint32_t *ends = (const uint32_t *)(const void *)search->lexicon->ends.rows;
  uint32_t root = search->root, token = first, state = root, best = 0, best_end = 0;
  int best_whole = 0;
  uint32_t at = tokens[first].start;
  *next = first + 1;
  if (tokens[first].end >= at + 2) {
    unsigned char one = (unsigned char)folded->text[at], two = (unsigned char)folded->text[at + 1];
    if (one < ASCII && two < ASCII) {
      state = search->lexicon->starts[(root * ASCII + one) * ASCII + two];
      if (!state) return SQLITE_OK;
      at += 2;
      int whole = tokens[first].end == at;
      if (ends[state] && ends_here(search, state, whole)) {
        best = state;
        best_end = first + 1;
        best_whole = whole;
      }
    }
  }
  for (uint32_t i = at; i < folded->n; i++) {
    state = follow(search->lexicon, state, (unsigned char)folded->text[i]);
    if (!state) break;
    if (!ends[state]) continue;
    while (token < folded->tokens.count && tokens[token].end < i + 1) token++;
    if (token >= folded->tokens.count || tokens[token].start > i) continue;
    int whole = tokens[token].end == i + 1;
    if (ends_here(search, state, whole)) {
      best = state;
      best_end = token + 1;
      best_whole = whole;
    }
  }
  if (best) *next = best_end;
  return best ? add_hits(search, best, best_whole, first, best_end) : SQLITE_OK;
}

static int find_all(const lexicon_search *search) {
  int rc = SQLITE_OK;
  const gov_folded *folded = search->folded;
  const lexicon_heads *heads = &search->lexicon->heads[search->root];
  for (uint32_t at = 0; at < folded->tokens.count && rc == SQLITE_OK;) {
    if (may_start(heads, folded, (const gov_token *)(const void *)folded->tokens.rows + at))
      rc = find_at(search, at, &at);
    else
      at++;
  }
  return rc;
}

int gov_lexicon_find(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages,
                     unsigned terms) {
  uint32_t root = languages == GOV_LANGUAGE_BIT(code) ? ROOT_CODE : ROOT_PROSE;
  if (languages & GOV_LANGUAGE_WORDS) root = ROOT_WORDS;
  lexicon_search search = {lexicon, folded, languages, terms, root};
  folded->hits.count = 0;
  return find_all(&search);
}

int gov_lexicon_concepts(const gov_lexicon *lexicon, gov_folded *folded, unsigned languages) {
  lexicon_search search = {lexicon, folded, languages, 0, ROOT_CONCEPTS};
  folded->concepts.count = 0;
  return find_all(&search);
}

const gov_concepts *gov_lexicon_rules(const gov_lexicon *lexicon) {
  return &lexicon->concepts;
}
