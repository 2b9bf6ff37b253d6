/* lexicon_parts.h: the trie of phrases, shared by the files of the lexicon.
**
**   lexicon_names.c   cues and languages by their words
**   lexicon_build.c   makes a trie; the build makes that of data/ with it (tools/embed_lexicon.c)
**   lexicon.c         the build's trie and one of the phrases of --lexicon
**   lexicon_find.c    walks a text through them
**
** The trie is two arrays in one (a "double array"): from a state with base b the byte c leads to cell
** b + c, if that cell comes from the state. A step is one addition and one comparison, and nothing has to
** be made when a scan starts.
*/
#ifndef GOV_LEXICON_PARTS_H
#define GOV_LEXICON_PARTS_H
#include "facts/lexicon/lexicon.h"

/* Kinds of phrases, bits. Each is looked for as if the others were not there. */
enum {
  LEXICON_PROSE = 1,
  LEXICON_CODE = 2,
  LEXICON_WORDS = 4, /* function words, which only tell languages apart */
  LEXICON_CONCEPTS = 8
};

enum { LEXICON_ROOT = 1 }; /* the state before the first byte */
#define LEXICON_ENDS                                                                               \
  0x80000000 /* in from: phrases end in this state, the cell at its base says which */

typedef struct lexicon_cell {
  uint32_t base; /* of the state; in the cell that says what ends: the number of the lexicon_end */
  uint32_t
      from; /* the state before; 0: a free cell; ~state in the cell that says what ends there */
} lexicon_cell;

/* The phrases that end in a state. */
typedef struct lexicon_end {
  uint32_t first; /* in phrases; the newest first */
  uint16_t count;
  uint8_t kinds, open_kinds; /* of all of them, and of those that leave the word open */
} lexicon_end;

typedef struct lexicon_phrase {
  uint16_t cue;   /* gov_cue, or the number of a concept */
  uint16_t value; /* in values; 0 none */
  uint8_t language, kind;
  uint8_t open; /* any ending of the word follows */
} lexicon_phrase;

typedef struct lexicon_trie {
  const lexicon_cell *cells; /* NULL: no phrases; 256 more than the last base */
  const lexicon_end *ends;
  const lexicon_phrase *phrases;
  const char *const *values;
} lexicon_trie;

extern const lexicon_trie gov_embedded_lexicon; /* of data/lexicon.tsv and data/concepts.tsv */

/* ---- making one ---- */

typedef struct lexicon_entry {
  const char *language, *aspect, *signal, *phrase, *value;
} lexicon_entry;

typedef struct lexicon_builder {
  gov_arena texts;
  gov_folded folded;
  gov_list rows;                 /* of lexicon_build.c */
  gov_list cells, ends, phrases; /* of the trie */
  gov_list values;               /* const char *: the first is none */
} lexicon_builder;

void lexicon_builder_init(lexicon_builder *builder);
/* SQLITE_OK, SQLITE_NOMEM, or SQLITE_MISMATCH for what is no phrase. */
int lexicon_add(lexicon_builder *builder, const gov_concepts *concepts, const lexicon_entry *entry);
int lexicon_add_text(lexicon_builder *builder, gov_text text, lexicon_phrase phrase);
/* SQLITE_OK or SQLITE_NOMEM. The trie's arrays are the builder's lists. */
int lexicon_build(lexicon_builder *builder, lexicon_trie *trie);
void lexicon_builder_free(lexicon_builder *builder);

/* ---- both ---- */

struct gov_lexicon {
  lexicon_trie tries[2];   /* the phrases of --lexicon, then those of the build */
  lexicon_builder builder; /* of the former */
  gov_concepts concepts;
};

#endif
