/* units_build.h: what the files that find the units of a document share. */
#ifndef GOV_UNITS_BUILD_H
#define GOV_UNITS_BUILD_H
#include "base/map.h"
#include "read/prose/phrase_tables.h"
#include "read/prose/sentences.h"
#include "read/units/units_names.h"

/* Facets of data/unit_words.tsv and their values. */
enum {
  UNIT_NOUN,
  UNIT_HEADER,
  UNIT_VERB,
  UNIT_EXCLUDE,
  UNIT_EXCEPT,
  UNIT_OTHER,
  UNIT_ASIDE,
  UNIT_PLURAL, /* what may stand behind the plural that names a dataset */
  UNIT_HINT,   /* what is said beside leaving out */
  UNIT_FACETS
};
enum { NOUN_TABLE, NOUN_COLLECTION, NOUN_TOPIC, NOUN_DATASET };
enum { HEADER_UNIT, HEADER_SCOPE, HEADER_SKIP };
enum { EXCLUDE_WORD, EXCLUDE_OBJECT }; /* what it leaves out stands before it; behind it */
enum { EXCEPT_WORD, EXCEPT_APART };    /* apart: only says that these stand otherwise */
enum { HINT_PART, HINT_PHASE, HINT_NONE, HINT_LACKS }; /* rows; in this phase; nothing */

/* How a name was met. The order is that of strength. */
typedef enum unit_basis {
  BASIS_WEAK,  /* may be a unit: counts when something else declares it */
  BASIS_PROSE, /* "the `users` table is moved" */
  BASIS_CODE,  /* a statement that changes it, a dump of it */
  BASIS_LIST,  /* an item under a heading or lead about scope */
  BASIS_TABLE, /* a row of a table of datasets */
  BASIS_TREE   /* a list in front matter, JSON, YAML */
} unit_basis;

typedef struct unit_claim {
  const char *name; /* as first spelt */
  const char *kind; /* GOV_TABLE …; NULL */
  int32_t in, out;  /* sentence that says so; -1 */
  int32_t first;    /* sentence it was first met in */
  int32_t line;     /* where no sentence is */
  int32_t in_line, out_line;
  int8_t in_basis, out_basis, basis; /* unit_basis; -1 */
} unit_claim;

typedef struct unit_finder {
  gov_document *document;
  gov_arena *arena; /* the document's */
  const gov_phrases *words;
  gov_map by_name;      /* folded → claims */
  gov_list claims;      /* unit_claim */
  uint64_t initials[4]; /* a bit for each byte that a folded name begins with */
  int failed;
} unit_finder;

/* May a name that begins so be claimed? Most words may not. */
static inline int gov_claim_may_begin(const unit_finder *finder, char first) {
  unsigned char c = (unsigned char)gov_lower(first);
  return (int)(finder->initials[c / 64] >> c % 64 & 1);
}

typedef enum unit_side { SIDE_NONE, SIDE_IN, SIDE_OUT } unit_side;

/* Notes a name. `sentence` may be -1, then `line` says where. */
void gov_claim(unit_finder *finder, gov_text name, const char *kind, unit_basis basis,
               unit_side side, int32_t sentence, int32_t line);
int32_t gov_claim_find(const unit_finder *finder, gov_text name); /* index in claims, -1 */

void gov_units_in_tables(unit_finder *finder);
void gov_units_in_lists(unit_finder *finder);
void gov_units_in_prose(unit_finder *finder);
void gov_units_in_code(unit_finder *finder);
void gov_units_in_trees(unit_finder *finder);
int gov_units_subjects(unit_finder *finder); /* fills document->subjects */

/* The facets met in a text: bits 1 << facet; the first noun's kind. Bounded to its first 1 KB. */
typedef struct unit_sense {
  unsigned facets;
  int noun, header; /* values; -1 */
} unit_sense;
unit_sense gov_unit_sense(const unit_finder *finder, gov_text text);
unit_sense gov_unit_sense_of(const unit_finder *finder, const gov_sentence *sentence);
const char *gov_noun_kind(int noun); /* GOV_TABLE …; NULL for -1 */

/* May this sentence say what the plan is about at all? */
int gov_speaks_of_migration(const gov_sentence *sentence);

/* The phrases that touch the name at [start, end) of the text: of a dataset, and of something else. */
typedef struct nouns_beside {
  const gov_phrase *noun, *other; /* NULL: none */
} nouns_beside;
nouns_beside gov_nouns_beside(const unit_finder *finder, gov_text text, size_t start, size_t end);

/* In Chinese, Japanese and Korean what is excepted stands before the word. */
int gov_excepts_before(gov_text text, size_t at);

/* Names in a text: code spans, and bare words shaped like identifiers. */
typedef struct name_run {
  size_t start, end; /* in the text */
  gov_text name;
  gov_name_shape shape;
  int8_t code;
} name_run;
size_t gov_names_in(const gov_document *document, const gov_sentence *sentence, name_run *runs,
                    size_t capacity);
/* Only "and", commas and the like between two names: they are one enumeration. */
int gov_is_joint(gov_text between);
/* How many of the names from `first` on are one enumeration. */
size_t gov_run_length(gov_text text, const name_run *runs, size_t count, size_t first);

/* The datasets that a command dumps (`pg_dump -t a -t b`); -1: it dumps others, too. */
enum { DUMPED_MAX = 16 };
int gov_names_dumped(gov_text line, gov_text *names);

/* What a sentence says of a name besides what it says of all. */
typedef enum gov_left {
  LEFT_NOT,
  LEFT_OUT,      /* "`a` … is not migrated" */
  LEFT_BESIDE,   /* "`a` is not migrated": right beside it */
  LEFT_LACKS,    /* "`a` cannot be restored": it is migrated, without that */
  LEFT_OBJECT,   /* "we skip `a`" */
  LEFT_EXCEPTED, /* "all but `a`" */
  LEFT_APART, /* "unlike `a`", "not `a`": what is said of others is not said of it, and nothing else */
  LEFT_KEPT, /* "none but `a`" */
  LEFT_PART, /* "but the old rows of `a`" */
  LEFT_DOUBT /* "in this phase `a` is skipped" */
} gov_left;
void gov_names_left(const unit_finder *finder, const gov_sentence *sentence, const name_run *runs,
                    size_t count, int8_t *left);

#endif
